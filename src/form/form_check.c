/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules that hold across the rows and sheets of a form. */
#include "config.h"

#include "form/form_check.h"

#include "form/form_clash.h"

#include <string.h>

#define DEPTH_MAX 4 /* products of so many weights stay exact, see base/decimal.h */

static void check_sheets(struct load *load)
{
	static const enum form_sheet needed[] = {SHEET_FORM, SHEET_INDICATORS, SHEET_ITEMS,
						 SHEET_LEVELS};

	for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
		const struct form_table *table = &load->tables.of[needed[i]];

		if (table->is_usable && table->row_count == 0)
			form_tables_sheet_fault(&load->tables, needed[i], DIAG_FORM_SHEET_EMPTY,
						NULL);
	}
}

static void check_depths(struct load *load)
{
	const struct form *form = load->form;

	for (size_t i = 0; i < form->indicator_count; i++) {
		if (form->indicators[i].depth >= DEPTH_MAX)
			form_tables_fault(&load->tables, i, COL_INDICATORS_PARENT, DIAG_FORM_DEPTH,
					  form->indicators[i].id, NULL);
	}
}

/* True where both stand under one parent, or both under none. */
static bool are_siblings(const struct load *load, size_t a, size_t b)
{
	const struct indicator *indicators = load->form->indicators;

	return form_tables_cell(&load->tables, a, COL_INDICATORS_PARENT) &&
	       form_tables_cell(&load->tables, b, COL_INDICATORS_PARENT) &&
	       indicators[a].parent == indicators[b].parent;
}

static bool is_first_sibling(const struct load *load, size_t index)
{
	for (size_t i = 0; i < index; i++) {
		if (are_siblings(load, i, index))
			return false;
	}
	return form_tables_cell(&load->tables, index, COL_INDICATORS_PARENT);
}

/* The weights of an indicator and its siblings add up to 1, exactly; those without stay out. */
static void check_weights_from(struct load *load, size_t first)
{
	const struct form *form = load->form;
	struct decimal sum = DECIMAL_ZERO;
	size_t weight_count = 0;
	struct text shown = TEXT_EMPTY;

	for (size_t i = first; i < form->indicator_count; i++) {
		if (!are_siblings(load, first, i))
			continue;
		if (!form_tables_cell(&load->tables, i, COL_INDICATORS_WEIGHT))
			return;
		if (form->indicators[i].has_weight) {
			sum = decimal_add(sum, form->indicators[i].weight);
			weight_count++;
		}
	}
	decimal_print(&shown, sum, 0);
	if (weight_count == 0)
		form_tables_fault(&load->tables, first, COL_INDICATORS_WEIGHT, DIAG_FORM_NO_WEIGHT,
				  NULL, NULL);
	else if (decimal_compare(sum, decimal_from_integer(1)) != 0)
		form_tables_fault(&load->tables, first, COL_INDICATORS_WEIGHT, DIAG_FORM_WEIGHT_SUM,
				  shown.bytes, NULL);
	text_release(&shown);
}

static void check_weights(struct load *load)
{
	for (size_t i = 0; i < load->form->indicator_count; i++) {
		if (is_first_sibling(load, i))
			check_weights_from(load, i);
	}
}

/* True where the sheet has rows for the leaf, whether they are in order or not. */
static bool has_criteria(const struct load *load, const struct indicator *leaf)
{
	for (size_t row = 0; row < load->tables.of[SHEET_CRITERIA].row_count; row++) {
		if (strcmp(form_tables_text(&load->tables, row, COL_CRITERIA_INDICATOR),
			   leaf->id) == 0)
			return true;
	}
	return false;
}

/* A leaf can be scored directly; without criteria it must be, with them it never must. */
static void check_score_item(struct load *load, const struct indicator *leaf)
{
	bool is_required = load->form->items[leaf->score_item].is_required;

	if (!form_tables_cell(&load->tables, leaf->score_item, COL_ITEMS_REQUIRED) ||
	    !form_tables_has_column(&load->tables, COL_CRITERIA_INDICATOR) ||
	    is_required != has_criteria(load, leaf))
		return;
	form_tables_fault(&load->tables, leaf->score_item, COL_ITEMS_REQUIRED,
			  is_required ? DIAG_FORM_SCORE_IDLE : DIAG_FORM_SCORE_NEEDED, leaf->id,
			  NULL);
}

static void check_leaf(struct load *load, size_t index)
{
	const struct indicator *leaf = &load->form->indicators[index];
	struct text id = TEXT_EMPTY;
	size_t item;

	if (leaf->score_item != FORM_NONE) {
		check_score_item(load, leaf);
		return;
	}
	text_printf(&id, "%s" FORM_SCORE_SUFFIX, leaf->id);
	item = form_item(load->form, id.bytes);
	/* An item of that name may be one, but for a fault in its type. */
	if (form_tables_has_column(&load->tables, COL_ITEMS_ID) &&
	    (item == FORM_NONE || form_tables_cell(&load->tables, item, COL_ITEMS_TYPE)))
		form_tables_fault(&load->tables, index, COL_INDICATORS_ID, DIAG_FORM_SCORE_MISSING,
				  id.bytes, NULL);
	text_release(&id);
}

static void check_leaves(struct load *load)
{
	/* Without parents all would be leaves. */
	if (!form_tables_has_column(&load->tables, COL_INDICATORS_PARENT))
		return;
	for (size_t i = 0; i < load->form->indicator_count; i++) {
		if (load->form->indicators[i].is_leaf &&
		    form_tables_cell(&load->tables, i, COL_INDICATORS_ID))
			check_leaf(load, i);
	}
}

/* Levels begin at 0 and rise, so that each total lies in one of them. */
static void check_levels(struct load *load)
{
	const struct level *levels = load->form->levels;
	size_t below = FORM_NONE; /* the last one whose min is known */

	for (size_t i = 0; i < load->form->level_count; i++) {
		const char *min = form_tables_cell(&load->tables, i, COL_LEVELS_MIN);

		if (!min)
			continue;
		if (i == 0 && levels[i].min.digits != 0)
			form_tables_fault(&load->tables, i, COL_LEVELS_MIN, DIAG_FORM_LEVEL_FIRST,
					  min, NULL);
		else if (below != FORM_NONE &&
			 decimal_compare(levels[i].min, levels[below].min) <= 0)
			form_tables_clash(&load->tables, i, COL_LEVELS_MIN, below,
					  DIAG_FORM_LEVEL_ORDER, min);
		else if (decimal_compare(levels[i].min, decimal_from_integer(FORM_SCORE_MAX)) > 0)
			form_tables_fault(&load->tables, i, COL_LEVELS_MIN, DIAG_FORM_LEVEL_ABOVE,
					  min, NULL);
		below = i;
	}
}

/* True where a number that the item takes can make the comparison hold. */
static bool can_hold(const struct item *item, enum comparison op, struct decimal bound)
{
	struct decimal min = item->has_min ? item->min : DECIMAL_ZERO;
	bool is_reached = !item->has_max || decimal_compare(bound, item->max) <= 0;

	switch (op) {
	case COMPARE_LESS:
	case COMPARE_AT_MOST:
		return form_compare(min, op, bound);
	case COMPARE_EQUAL:
		return is_reached && decimal_compare(min, bound) <= 0 &&
		       (item->type == ITEM_DECIMAL || decimal_is_integer(bound));
	case COMPARE_AT_LEAST:
		return is_reached;
	case COMPARE_MORE:
		return !item->has_max || form_compare(item->max, op, bound);
	}
	return true;
}

static void check_relevance(struct load *load)
{
	const struct form *form = load->form;

	for (size_t i = 0; i < form->item_count; i++) {
		const struct relevance *relevance = &form->items[i].relevance;
		const char *text = form_tables_cell(&load->tables, i, COL_ITEMS_RELEVANT);

		if (text && relevance->item != FORM_NONE &&
		    form_tables_cell(&load->tables, relevance->item, COL_ITEMS_MIN) &&
		    form_tables_cell(&load->tables, relevance->item, COL_ITEMS_MAX) &&
		    !can_hold(&form->items[relevance->item], relevance->op, relevance->number))
			form_tables_fault(&load->tables, i, COL_ITEMS_RELEVANT,
					  DIAG_FORM_RELEVANT_NEVER, text, NULL);
	}
}

void form_check(struct load *load)
{
	check_sheets(load);
	check_depths(load);
	check_weights(load);
	check_leaves(load);
	check_levels(load);
	check_relevance(load);
	form_clash(load);
}
