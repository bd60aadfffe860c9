/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicators.csv: what is scored, and how much it weighs. */
#include "config.h"

#include "form/load_cell.h"

#include "base/mem.h"

static void read_weight(struct load *load, size_t row, struct indicator *indicator)
{
	indicator->has_weight =
	    load_cell_decimal(load, row, COL_INDICATORS_WEIGHT, &indicator->weight);
	if (indicator->has_weight &&
	    decimal_compare(indicator->weight, decimal_from_integer(1)) > 0) {
		form_tables_fault(&load->tables, row, COL_INDICATORS_WEIGHT, DIAG_FORM_WEIGHT,
				  form_tables_text(&load->tables, row, COL_INDICATORS_WEIGHT),
				  NULL);
		indicator->has_weight = false;
	}
}

/* A parent stands before its children, so there are no cycles. */
static size_t read_parent(struct load *load, size_t row)
{
	const char *id = form_tables_cell(&load->tables, row, COL_INDICATORS_PARENT);
	size_t parent;

	if (!id || *id == '\0')
		return FORM_NONE;
	parent = load_cell_indicator(load, row, COL_INDICATORS_PARENT, id);
	if (parent == FORM_NONE)
		return FORM_NONE;
	if (parent < row) {
		load->form->indicators[parent].is_leaf = false;
		return parent;
	}
	form_tables_fault(&load->tables, row, COL_INDICATORS_PARENT, DIAG_FORM_BEHIND, id, NULL);
	return FORM_NONE;
}

void load_indicators(struct load *load)
{
	struct form *form = load->form;
	size_t count = load->tables.of[SHEET_INDICATORS].row_count;

	form->indicators = mem_alloc(count * sizeof *form->indicators);
	form->indicator_count = count;
	for (size_t row = 0; row < count; row++) {
		struct indicator *indicator = &form->indicators[row];

		indicator->id = load_cell_id(load, row, COL_INDICATORS_ID, form->indicator_by_id);
		indicator->is_leaf = true;
		indicator->score_item = FORM_NONE;
	}
	for (size_t row = 0; row < count; row++) {
		struct indicator *indicator = &form->indicators[row];

		indicator->parent = read_parent(load, row);
		indicator->depth = indicator->parent == FORM_NONE
				       ? 0
				       : form->indicators[indicator->parent].depth + 1;
		indicator->clause = load_cell_text(load, row, COL_INDICATORS_CLAUSE);
		indicator->table = load_cell_text(load, row, COL_INDICATORS_TABLE);
		indicator->label = load_cell_label(load, row, COL_INDICATORS_LABEL_EN, true);
		read_weight(load, row, indicator);
	}
}
