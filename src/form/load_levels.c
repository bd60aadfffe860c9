/* SPDX-License-Identifier: GPL-3.0-or-later */
/* levels.csv: the levels and the total from which each begins. */
#include "config.h"

#include "form/load_cell.h"

#include "base/map.h"
#include "base/mem.h"

void load_levels(struct load *load)
{
	struct form *form = load->form;
	size_t count = load->tables.of[SHEET_LEVELS].row_count;
	struct map *ids = map_new();

	form->levels = mem_alloc(count * sizeof *form->levels);
	form->level_count = count;
	for (size_t row = 0; row < count; row++) {
		struct level *level = &form->levels[row];
		const char *min = form_tables_cell(&load->tables, row, COL_LEVELS_MIN);

		level->id = load_cell_id(load, row, COL_LEVELS_ID, ids);
		level->label = load_cell_label(load, row, COL_LEVELS_LABEL_EN, true);
		level->description = load_cell_label(load, row, COL_LEVELS_DESCRIPTION_EN, true);
		if (min)
			(void)load_cell_decimal_in(load, row, COL_LEVELS_MIN, min, &level->min);
	}
	map_free(ids);
}
