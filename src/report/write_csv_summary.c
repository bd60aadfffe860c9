/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many assessments as CSV for machines. */
#include "config.h"

#include "report/write_summary.h"

#include "base/sheet.h"

#include <string.h>

static void add_cell(struct text *out, size_t column, const char *string)
{
	if (column > 0)
		text_add_byte(out, ',');
	sheet_add_guarded(out, string, strlen(string));
}

void write_csv_columns(struct text *out, const struct columns *columns)
{
	for (size_t i = 0; i < columns->list.count; i++)
		add_cell(out, i, columns->list.at[i].name);
	text_add_byte(out, '\n');
}

void write_csv_cells(struct text *out, const struct cells *cells)
{
	for (size_t i = 0; i < cells->starts.count; i++)
		add_cell(out, i, cells_at(cells, i));
	text_add_byte(out, '\n');
}
