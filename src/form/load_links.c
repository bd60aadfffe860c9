/* SPDX-License-Identifier: GPL-3.0-or-later */
/* links.csv: which requirement bears on which leaf. */
#include "config.h"

#include "form/load_cell.h"

#include "base/mem.h"

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

static void check_twice(struct load *load, size_t row)
{
	const struct link *links = load->form->links;

	for (size_t i = 0; i < row; i++) {
		if (links[i].item == links[row].item &&
		    links[i].indicator == links[row].indicator) {
			form_tables_clash(&load->tables, row, COL_LINKS_ITEM, i,
					  DIAG_FORM_LINK_TWICE, NULL);
			return;
		}
	}
}

void load_links(struct load *load)
{
	struct form *form = load->form;
	size_t count = load->tables.of[SHEET_LINKS].row_count;

	form->links = mem_alloc(count * sizeof *form->links);
	form->link_count = count;
	for (size_t row = 0; row < count; row++) {
		struct link *link = &form->links[row];

		link->item = read_item(load, row);
		link->indicator = load_cell_leaf(load, row, COL_LINKS_INDICATOR);
		if (link->item != FORM_NONE && link->indicator != FORM_NONE)
			check_twice(load, row);
	}
}
