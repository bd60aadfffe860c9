/* SPDX-License-Identifier: GPL-3.0-or-later */
/* items.csv: what is asked.  What an item is for follows from its id, see load_role.c. */
#include "config.h"

#include "form/load_cell.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

#define TYPE_COUNT (sizeof form_types / sizeof *form_types)
#define SIGN_COUNT (sizeof form_signs / sizeof *form_signs)
#define TYPE_BIT(type) (1u << ITEM_##type)
#define NUMBER_BITS (TYPE_BIT(INTEGER) | TYPE_BIT(DECIMAL))

/* Columns that only items of some types take. */
static const struct {
	enum form_column column;
	unsigned types; /* a bit a type */
} limited_columns[] = {
    {COL_ITEMS_REQUIRED, TYPE_BIT(YESNO) | NUMBER_BITS | TYPE_BIT(SCORE)},
    {COL_ITEMS_NA, TYPE_BIT(YESNO)},
    {COL_ITEMS_MIN, NUMBER_BITS},
    {COL_ITEMS_MAX, NUMBER_BITS},
    {COL_ITEMS_UNIT, NUMBER_BITS},
    {COL_ITEMS_RELEVANT, ~TYPE_BIT(GROUP)},
};

/* True where the item is of one of the types; also where its type is not known. */
static bool may_be(const struct load *load, size_t row, unsigned types)
{
	return !form_tables_cell(&load->tables, row, COL_ITEMS_TYPE) ||
	       (types & (1u << load->form->items[row].type));
}

static void read_type(struct load *load, size_t row, struct item *item)
{
	size_t type = load_cell_word(load, row, COL_ITEMS_TYPE, form_types, TYPE_COUNT);

	item->type = ITEM_TEXT;
	if (type == LOAD_NO_WORD)
		return;
	item->type = (enum item_type)type;
	for (size_t i = 0; i < sizeof limited_columns / sizeof *limited_columns; i++) {
		enum form_column column = limited_columns[i].column;
		const char *text = form_tables_cell(&load->tables, row, column);

		if (text && *text != '\0' && !(limited_columns[i].types & (1u << type)))
			form_tables_fault(&load->tables, row, column, DIAG_FORM_TYPE_CELL,
					  form_types[type], form_tables_column_name(column));
	}
}

/* Only a group explains itself without a hint. */
static void read_texts(struct load *load, size_t row, struct item *item)
{
	bool is_hint_needed =
	    item->type != ITEM_GROUP && form_tables_cell(&load->tables, row, COL_ITEMS_TYPE);

	item->label = load_cell_label(load, row, COL_ITEMS_LABEL_EN, true);
	item->hint = load_cell_label(load, row, COL_ITEMS_HINT_EN, is_hint_needed);
	item->clause = load_cell_text(load, row, COL_ITEMS_CLAUSE);
	item->na = load_cell_pair(load, row, COL_ITEMS_NA);
	item->unit = load_cell_pair(load, row, COL_ITEMS_UNIT);
}

static void read_required(struct load *load, size_t row, struct item *item)
{
	static const char *const words[] = {"yes"};
	const char *text = form_tables_cell(&load->tables, row, COL_ITEMS_REQUIRED);

	if (text && *text != '\0')
		item->is_required = load_cell_word(load, row, COL_ITEMS_REQUIRED, words, 1) == 0;
}

static void read_limits(struct load *load, size_t row, struct item *item)
{
	item->has_min = load_cell_decimal(load, row, COL_ITEMS_MIN, &item->min);
	item->has_max = load_cell_decimal(load, row, COL_ITEMS_MAX, &item->max);
	if (item->has_min && item->has_max && decimal_compare(item->min, item->max) > 0)
		form_tables_fault(&load->tables, row, COL_ITEMS_MIN, DIAG_FORM_MIN_MAX,
				  form_tables_text(&load->tables, row, COL_ITEMS_MIN),
				  form_tables_text(&load->tables, row, COL_ITEMS_MAX));
}

static void read_since(struct load *load, size_t row, struct item *item)
{
	const char *version = load->tables.of[SHEET_FORM].row_count > 0
				  ? form_tables_cell(&load->tables, 0, COL_FORM_VERSION)
				  : NULL;

	item->since = load_cell_count(load, row, COL_ITEMS_SINCE);
	if (version && item->since > load->form->version)
		form_tables_fault(&load->tables, row, COL_ITEMS_SINCE, DIAG_FORM_SINCE,
				  form_tables_text(&load->tables, row, COL_ITEMS_SINCE), version);
}

/* A group stands before its members, so there are no cycles. */
static size_t read_group(struct load *load, size_t row)
{
	const char *id = form_tables_cell(&load->tables, row, COL_ITEMS_GROUP);
	size_t group;

	if (!id || *id == '\0')
		return FORM_NONE;
	group = load_cell_item(load, row, COL_ITEMS_GROUP, id);
	if (group == FORM_NONE)
		return FORM_NONE;
	if (group >= row)
		form_tables_fault(&load->tables, row, COL_ITEMS_GROUP, DIAG_FORM_BEHIND, id, NULL);
	else if (!may_be(load, group, TYPE_BIT(GROUP)))
		form_tables_fault(&load->tables, row, COL_ITEMS_GROUP, DIAG_FORM_NO_GROUP, id,
				  NULL);
	else
		return group;
	return FORM_NONE;
}

/* The number that decides whether an item is asked: one that stands before it, so there are no
 * cycles, and one that must be answered, or a complete form could leave the score open. */
static size_t read_relevant_item(struct load *load, size_t row, const char *id)
{
	const struct item *items = load->form->items;
	size_t item = load_cell_item(load, row, COL_ITEMS_RELEVANT, id);
	enum diag_code code;

	if (item == FORM_NONE)
		return FORM_NONE;
	if (item >= row)
		code = DIAG_FORM_BEHIND;
	else if (!may_be(load, item, NUMBER_BITS))
		code = DIAG_FORM_NO_NUMBER;
	else if (items[row].is_required && !items[item].is_required &&
		 form_tables_cell(&load->tables, item, COL_ITEMS_REQUIRED))
		code = DIAG_FORM_ITEM_OPTIONAL;
	else
		return item;
	form_tables_fault(&load->tables, row, COL_ITEMS_RELEVANT, code, id, NULL);
	return FORM_NONE;
}

/* Read `ITEM OP NUMBER`. */
static void read_condition(struct load *load, size_t row, struct item *item, const char *text)
{
	char *copy = mem_string(text);
	char *rest = copy;
	const char *id = load_cell_cut(&rest, " ");
	const char *op = load_cell_cut(&rest, " ");
	const char *number = load_cell_cut(&rest, " ");
	size_t found = 0;

	if (number && !load_cell_cut(&rest, " ")) {
		while (found < SIGN_COUNT && strcmp(op, form_signs[found]) != 0)
			found++;
		if (found == SIGN_COUNT)
			load_cell_word_fault(load, row, COL_ITEMS_RELEVANT, op, form_signs,
					     SIGN_COUNT);
		item->relevance.op = (enum comparison)found;
		load_cell_decimal_in(load, row, COL_ITEMS_RELEVANT, number,
				     &item->relevance.number);
		item->relevance.item = read_relevant_item(load, row, id);
	} else {
		form_tables_fault(&load->tables, row, COL_ITEMS_RELEVANT, DIAG_FORM_RELEVANT, text,
				  NULL);
	}
	free(copy);
}

static void read_relevance(struct load *load, size_t row, struct item *item)
{
	const char *text = form_tables_cell(&load->tables, row, COL_ITEMS_RELEVANT);

	item->relevance.item = FORM_NONE;
	if (text && *text != '\0')
		read_condition(load, row, item, text);
}

/* Which of the groups that are open a row stands in: how many of them remain open. */
static size_t groups_around(struct load *load, size_t row, const size_t *open, size_t open_count)
{
	size_t group = load->form->items[row].group;
	size_t count = open_count;

	if (!form_tables_cell(&load->tables, row, COL_ITEMS_GROUP))
		return open_count;
	while (count > 0 && open[count - 1] != group)
		count--;
	if (count > 0 || group == FORM_NONE)
		return count;
	form_tables_fault(&load->tables, row, COL_ITEMS_GROUP, DIAG_FORM_SCATTERED,
			  load->form->items[group].id, NULL);
	return open_count;
}

/* Find how deep each item stands and where each group ends; a group's members stand together
 * behind it. */
static void find_extents(struct load *load)
{
	struct form *form = load->form;
	size_t *open = mem_alloc(form->item_count * sizeof *open);
	size_t open_count = 0;

	for (size_t row = 0; row < form->item_count; row++) {
		size_t remaining = groups_around(load, row, open, open_count);

		while (open_count > remaining)
			form->items[open[--open_count]].end = row;
		form->items[row].depth = open_count;
		form->items[row].end = row + 1;
		if (may_be(load, row, TYPE_BIT(GROUP)))
			open[open_count++] = row;
	}
	while (open_count > 0)
		form->items[open[--open_count]].end = form->item_count;
	free(open);
}

void load_items(struct load *load)
{
	struct form *form = load->form;
	size_t count = load->tables.of[SHEET_ITEMS].row_count;

	form->items = mem_alloc(count * sizeof *form->items);
	form->item_count = count;
	for (size_t row = 0; row < count; row++)
		form->items[row].id = load_cell_id(load, row, COL_ITEMS_ID, form->item_by_id);
	for (size_t row = 0; row < count; row++) {
		struct item *item = &form->items[row];

		read_type(load, row, item);
		item->group = read_group(load, row);
		read_texts(load, row, item);
		read_required(load, row, item);
		read_limits(load, row, item);
		read_relevance(load, row, item);
		read_since(load, row, item);
	}
	find_extents(load);
	for (size_t row = 0; row < count; row++)
		load_role(load, row);
}
