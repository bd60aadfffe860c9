/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an item is for. */
#include "config.h"

#include "form/load.h"

#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ELIGIBILITY_PREFIX "eligibility."
#define TRAIT_PREFIX "level."

static bool has_prefix(const char *id, const char *prefix)
{
	return strncmp(id, prefix, strlen(prefix)) == 0;
}

/* The leaf whose id and a dot begin the item's id; the longest where several do. */
static size_t leaf_of(const struct form *form, const char *id)
{
	char *prefix = mem_string(id);
	size_t leaf = FORM_NONE;
	char *dot;

	while (leaf == FORM_NONE && (dot = strrchr(prefix, '.'))) {
		*dot = '\0';
		leaf = form_indicator(form, prefix);
		if (leaf != FORM_NONE && !form->indicators[leaf].is_leaf)
			leaf = FORM_NONE;
	}
	free(prefix);
	return leaf;
}

static void want_yesno(struct load *load, size_t row, const char *prefix)
{
	if (load->form->items[row].type != ITEM_YESNO)
		form_tables_fault(&load->tables, row, COL_ITEMS_TYPE, DIAG_FORM_NOT_YESNO, prefix,
				  NULL);
}

static enum item_role take_eligibility(struct load *load, size_t row)
{
	want_yesno(load, row, ELIGIBILITY_PREFIX);
	if (!load->form->items[row].is_required &&
	    form_tables_cell(&load->tables, row, COL_ITEMS_REQUIRED))
		form_tables_fault(&load->tables, row, COL_ITEMS_REQUIRED, DIAG_FORM_NOT_REQUIRED,
				  ELIGIBILITY_PREFIX, NULL);
	return ROLE_ELIGIBILITY;
}

static enum item_role take_trait(struct load *load, size_t row)
{
	const struct form *form = load->form;
	struct item *item = &form->items[row];

	want_yesno(load, row, TRAIT_PREFIX);
	for (size_t level = 0; level < form->level_count; level++) {
		char prefix[sizeof TRAIT_PREFIX + 24]; /* a number and a dot */

		snprintf(prefix, sizeof prefix, TRAIT_PREFIX "%zu.", level + 1);
		if (has_prefix(item->id, prefix))
			item->level = level;
	}
	if (item->level == FORM_NONE && load->tables.of[SHEET_LEVELS].is_usable &&
	    form_tables_cell(&load->tables, row, COL_ITEMS_ID))
		form_tables_fault(&load->tables, row, COL_ITEMS_ID, DIAG_FORM_TRAIT_LEVEL, item->id,
				  NULL);
	return ROLE_TRAIT;
}

static enum item_role take_score(struct load *load, size_t row)
{
	struct form *form = load->form;
	const struct item *item = &form->items[row];
	struct indicator *leaf;

	if (item->indicator == FORM_NONE ||
	    strcmp(item->id + strlen(form->indicators[item->indicator].id), FORM_SCORE_SUFFIX) !=
		0) {
		if (form_tables_has_column(&load->tables, COL_INDICATORS_ID) &&
		    form_tables_cell(&load->tables, row, COL_ITEMS_ID))
			form_tables_fault(&load->tables, row, COL_ITEMS_ID, DIAG_FORM_SCORE_NAME,
					  item->id, NULL);
		return ROLE_COVER;
	}
	leaf = &form->indicators[item->indicator];
	if (leaf->score_item == FORM_NONE)
		leaf->score_item = row;
	return ROLE_SCORE;
}

static enum item_role take_role(struct load *load, size_t row)
{
	const struct item *item = &load->form->items[row];

	if (item->type == ITEM_GROUP)
		return ROLE_GROUP;
	if (has_prefix(item->id, ELIGIBILITY_PREFIX))
		return take_eligibility(load, row);
	if (has_prefix(item->id, TRAIT_PREFIX))
		return take_trait(load, row);
	if (item->type == ITEM_SCORE)
		return take_score(load, row);
	if (item->indicator != FORM_NONE)
		return ROLE_CRITERION;
	return item->type == ITEM_YESNO && item->is_required ? ROLE_REQUIREMENT : ROLE_COVER;
}

/* Only of a requirement it means something that it does not apply: all else scores or bars, and
 * there the standard knows no third answer. */
static void check_na(struct load *load, size_t row)
{
	const struct item *item = &load->form->items[row];
	const char *na = form_tables_cell(&load->tables, row, COL_ITEMS_NA);

	if (na && *na != '\0' && item->role != ROLE_REQUIREMENT &&
	    form_tables_cell(&load->tables, row, COL_ITEMS_REQUIRED))
		form_tables_fault(&load->tables, row, COL_ITEMS_NA, DIAG_FORM_NA, NULL, NULL);
}

void load_role(struct load *load, size_t row)
{
	struct item *item = &load->form->items[row];

	item->level = FORM_NONE;
	item->indicator = item->type == ITEM_GROUP ? FORM_NONE : leaf_of(load->form, item->id);
	item->role = ROLE_COVER;
	if (!form_tables_cell(&load->tables, row, COL_ITEMS_TYPE))
		return;
	item->role = take_role(load, row);
	if (item->role != ROLE_SCORE && item->role != ROLE_CRITERION)
		item->indicator = FORM_NONE;
	check_na(load, row);
}
