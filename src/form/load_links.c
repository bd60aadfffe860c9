/* SPDX-License-Identifier: GPL-3.0-or-later */
/* links.csv: which requirement bears on which leaf. */
#include "config.h"

#include "form/load_cell.h"

#include "base/mem.h"

#include <stdlib.h>

/* The role of an item follows from its type and whether it is required. */
static bool is_role_known(const struct load *load, size_t item)
{
	return form_tables_cell(&load->tables, item, COL_ITEMS_TYPE) &&
	       form_tables_cell(&load->tables, item, COL_ITEMS_REQUIRED);
}

static size_t read_item(struct load *load, size_t row)
{
	const char *id = form_tables_cell(&load->tables, row, COL_LINKS_ITEM);
	size_t item = id ? load_cell_item(load, row, COL_LINKS_ITEM, id) : FORM_NONE;

	if (item == FORM_NONE || load->form->items[item].role == ROLE_REQUIREMENT)
		return item;
	if (is_role_known(load, item))
		form_tables_fault(&load->tables, row, COL_LINKS_ITEM, DIAG_FORM_LINK_ITEM, id,
				  NULL);
	return FORM_NONE;
}

/* A row of the sheet that names both. */
struct link {
	size_t item, leaf, row;
};

static void check_twice(struct load *load, const struct link *links, size_t count)
{
	const struct link *last = &links[count - 1];

	for (size_t i = 0; i + 1 < count; i++) {
		if (links[i].item == last->item && links[i].leaf == last->leaf) {
			form_tables_clash(&load->tables, last->row, COL_LINKS_ITEM, links[i].row,
					  DIAG_FORM_LINK_TWICE, NULL);
			return;
		}
	}
}

static int compare(const void *left, const void *right)
{
	const struct link *a = left;
	const struct link *b = right;
	int order = (a->item > b->item) - (a->item < b->item);

	return order != 0 ? order : (a->row > b->row) - (a->row < b->row);
}

/* Hand the links over to the form, and tell each item which are its own. */
static void place(struct form *form, struct link *links, size_t count)
{
	qsort(links, count, sizeof *links, compare);
	form->links = mem_alloc(count * sizeof *form->links);
	form->link_count = count;
	for (size_t i = 0; i < count; i++) {
		struct item *item = &form->items[links[i].item];

		form->links[i] = links[i].leaf;
		if (item->link_count++ == 0)
			item->first_link = i;
	}
}

void load_links(struct load *load)
{
	size_t rows = load->tables.of[SHEET_LINKS].row_count;
	struct link *links = mem_alloc(rows * sizeof *links);
	size_t count = 0;

	for (size_t row = 0; row < rows; row++) {
		struct link link = {.item = read_item(load, row), .row = row};

		link.leaf = load_cell_leaf(load, row, COL_LINKS_INDICATOR);
		if (link.item == FORM_NONE || link.leaf == FORM_NONE)
			continue;
		links[count++] = link;
		check_twice(load, links, count);
	}
	place(load->form, links, count);
	free(links);
}
