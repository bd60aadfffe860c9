/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets to form. */
#include "config.h"

#include "form/form_load.h"

#include "form/form.h"
#include "form/form_check.h"
#include "form/load.h"
#include "form/load_cell.h"

#include "base/map.h"
#include "base/mem.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>

static enum status look_into(const char *folder)
{
	DIR *directory = opendir(folder);

	if (!directory)
		return errno == ENOENT ? STATUS_MISSING : STATUS_SYSTEM;
	closedir(directory);
	return STATUS_OK;
}

static struct form *new_form(const struct form_tables *tables)
{
	struct form *form = mem_alloc(sizeof *form);

	form->item_by_id = map_new();
	form->indicator_by_id = map_new();
	form_tables_digest(tables, form->digest);
	return form;
}

/* form.csv: the form's own name and version, in its one row. */
static void read_heading(struct load *load)
{
	struct form *form = load->form;
	size_t count = load->tables.of[SHEET_FORM].row_count;
	struct map *ids = map_new();

	for (size_t row = 1; row < count; row++)
		form_tables_row_fault(&load->tables, SHEET_FORM, row, DIAG_FORM_ROW_EXTRA);
	if (count > 0) {
		form->id = load_cell_id(load, 0, COL_FORM_ID, ids);
		form->version = load_cell_count(load, 0, COL_FORM_VERSION);
		form->title = load_cell_label(load, 0, COL_FORM_TITLE_EN, true);
		form->standard = load_cell_needed(load, 0, COL_FORM_STANDARD);
	}
	map_free(ids);
}

/* Each sheet comes behind those that it refers to. */
static void read_sheets(struct load *load)
{
	read_heading(load);
	load_indicators(load);
	load_levels(load);
	load_items(load);
	load_criteria(load);
	load_links(load);
	load_rulings(load);
	form_check(load);
}

static void keep(struct load *load, struct text *text)
{
	*vec_push(&load->form->texts) = *text;
	*text = TEXT_EMPTY;
}

/* The form's strings are the cells themselves, which stay where they were read to, and parts. */
static void keep_strings(struct load *load)
{
	for (enum form_sheet sheet = 0; sheet < SHEET_COUNT; sheet++)
		keep(load, &load->tables.of[sheet].sheet.pool);
	keep(load, &load->parts);
}

enum status form_load(const char *folder, struct form **out, struct diag_list *diags)
{
	struct load load = {.parts = TEXT_EMPTY};
	size_t errors_before = diags->errors;
	enum status status = look_into(folder);

	*out = NULL;
	if (status != STATUS_OK)
		return status;
	form_tables_read(&load.tables, folder, diags);
	load.form = new_form(&load.tables);
	text_reserve(&load.parts, form_tables_cell_bytes(&load.tables));
	read_sheets(&load);
	keep_strings(&load);
	free(load.criterion_rows);
	form_tables_release(&load.tables);
	diag_sort(diags);
	if (diags->errors > errors_before) {
		form_free(load.form);
		return STATUS_BAD_DATA;
	}
	*out = load.form;
	return STATUS_OK;
}
