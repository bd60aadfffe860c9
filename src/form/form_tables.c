/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheets of a form as tables: reading them, finding the columns, and telling faults by place.
 */
#include "config.h"

#include "form/form_tables.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/status.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const file_names[SHEET_COUNT] = {
#define SHEET(sheet, file) [SHEET_##sheet] = (file),
#define COLUMN(sheet, column, name)
#include "form/form_sheets.def"
#undef SHEET
#undef COLUMN
};

static const struct {
	enum form_sheet sheet;
	const char *name;
} columns[COL_COUNT] = {
#define SHEET(sheet, file)
#define COLUMN(sheet, column, name) [COL_##sheet##_##column] = {SHEET_##sheet, name},
#include "form/form_sheets.def"
#undef SHEET
#undef COLUMN
};

#define ALL_COLUMNS UINT64_MAX
#define NUMBER_SIZE 24 /* bytes for any size_t in decimal and its NUL */

_Static_assert(COL_COUNT <= 64, "a bit a column in form_table.faults");

static uint64_t bit_of(enum form_column column)
{
	return UINT64_C(1) << column;
}

const char *form_tables_column_name(enum form_column column)
{
	return columns[column].name;
}

bool form_tables_has_column(const struct form_tables *tables, enum form_column column)
{
	return tables->position[column] > 0;
}

static size_t number_of(const struct form_tables *tables, enum form_sheet sheet, size_t row)
{
	return tables->of[sheet].sheet.rows.at[row + 1].number;
}

const char *form_tables_text(const struct form_tables *tables, size_t row, enum form_column column)
{
	if (!form_tables_has_column(tables, column))
		return "";
	return sheet_get(&tables->of[columns[column].sheet].sheet, row + 1,
			 tables->position[column] - 1);
}

const char *form_tables_cell(const struct form_tables *tables, size_t row, enum form_column column)
{
	bool is_faulty = tables->of[columns[column].sheet].faults[row] & bit_of(column);

	return is_faulty || !form_tables_has_column(tables, column)
		   ? NULL
		   : form_tables_text(tables, row, column);
}

bool form_tables_is_sound(const struct form_tables *tables, enum form_sheet sheet, size_t row)
{
	for (enum form_column column = 0; column < COL_COUNT; column++) {
		if (columns[column].sheet == sheet && !form_tables_cell(tables, row, column))
			return false;
	}
	return true;
}

void form_tables_distrust(struct form_tables *tables, size_t row, enum form_column column)
{
	tables->of[columns[column].sheet].faults[row] |= bit_of(column);
}

void form_tables_fault(struct form_tables *tables, size_t row, enum form_column column,
		       enum diag_code code, const char *detail_1, const char *detail_2)
{
	enum form_sheet sheet = columns[column].sheet;
	struct diag_place place = {.file = file_names[sheet],
				   .row = number_of(tables, sheet, row),
				   .column = tables->position[column]};

	diag_add(tables->diags, code, place, detail_1, detail_2);
	form_tables_distrust(tables, row, column);
}

void form_tables_clash(struct form_tables *tables, size_t row, enum form_column column,
		       size_t other_row, enum diag_code code, const char *detail_2)
{
	char number[NUMBER_SIZE];

	snprintf(number, sizeof number, "%zu", number_of(tables, columns[column].sheet, other_row));
	form_tables_fault(tables, row, column, code, number, detail_2);
}

void form_tables_row_fault(struct form_tables *tables, enum form_sheet sheet, size_t row,
			   enum diag_code code)
{
	struct diag_place place = {.file = file_names[sheet], .row = number_of(tables, sheet, row)};

	diag_add(tables->diags, code, place, NULL, NULL);
}

void form_tables_sheet_fault(struct form_tables *tables, enum form_sheet sheet, enum diag_code code,
			     const char *detail)
{
	diag_add(tables->diags, code, (struct diag_place){.file = file_names[sheet]}, detail, NULL);
}

static enum form_column column_named(enum form_sheet sheet, const char *name)
{
	enum form_column column = 0;

	while (column < COL_COUNT &&
	       (columns[column].sheet != sheet || strcmp(columns[column].name, name) != 0))
		column++;
	return column;
}

/* Find the sheet's columns by the names in its header. */
static void find_columns(struct form_tables *tables, enum form_sheet sheet)
{
	const struct sheet *rows = &tables->of[sheet].sheet;
	struct diag_place place = {.file = file_names[sheet], .row = rows->rows.at[0].number};

	for (size_t i = 0; i < rows->rows.at[0].count; i++) {
		const char *name = sheet_get(rows, 0, i);
		enum form_column column = column_named(sheet, name);

		place.column = i + 1;
		if (column == COL_COUNT)
			diag_add(tables->diags, DIAG_CSV_COLUMN_UNKNOWN, place, name, NULL);
		else if (tables->position[column] > 0)
			diag_add(tables->diags, DIAG_CSV_COLUMN_TWICE, place, name, NULL);
		else
			tables->position[column] = i + 1;
	}
	place.column = 0;
	for (enum form_column column = 0; column < COL_COUNT; column++) {
		if (columns[column].sheet == sheet && tables->position[column] == 0)
			diag_add(tables->diags, DIAG_CSV_COLUMN_MISSING, place,
				 columns[column].name, NULL);
	}
}

/* In a row with too few or too many cells nobody knows which cell is which. */
static void count_cells(struct form_tables *tables, enum form_sheet sheet)
{
	struct form_table *table = &tables->of[sheet];
	const struct sheet_row *header = table->sheet.rows.at;

	table->row_count = table->sheet.rows.count - 1;
	table->faults = mem_alloc(table->row_count * sizeof *table->faults);
	for (size_t row = 0; row < table->row_count; row++) {
		const struct sheet_row *cells = &header[row + 1];
		struct diag_place place = {.file = file_names[sheet], .row = cells->number};
		char found[NUMBER_SIZE];
		char wanted[NUMBER_SIZE];

		if (cells->count == header->count)
			continue;
		table->faults[row] = ALL_COLUMNS;
		snprintf(found, sizeof found, "%zu", cells->count);
		snprintf(wanted, sizeof wanted, "%zu", header->count);
		diag_add(tables->diags, DIAG_CSV_FIELD_COUNT, place, found, wanted);
	}
}

static bool has_too_many_rows(struct form_tables *tables, enum form_sheet sheet)
{
	size_t most = sheet == SHEET_ITEMS ? FORM_TABLES_ITEMS_MAX : FORM_TABLES_ROWS_MAX;
	char number[NUMBER_SIZE];

	if (tables->of[sheet].sheet.rows.count - 1 <= most)
		return false;
	snprintf(number, sizeof number, "%zu", most);
	form_tables_sheet_fault(tables, sheet, DIAG_FORM_ROWS_MANY, number);
	return true;
}

static void read_table(struct form_tables *tables, enum form_sheet sheet, const char *folder)
{
	struct form_table *table = &tables->of[sheet];
	struct text path = TEXT_EMPTY;
	enum status status;

	text_printf(&path, "%s/%s", folder, file_names[sheet]);
	status = file_read(path.bytes, &table->bytes);
	if (status == STATUS_MISSING)
		form_tables_sheet_fault(tables, sheet, DIAG_FORM_SHEET_MISSING, NULL);
	else if (status != STATUS_OK)
		form_tables_sheet_fault(tables, sheet, DIAG_FORM_SHEET_UNREADABLE,
					status_text(status));
	text_release(&path);
	if (status != STATUS_OK || sheet_parse(&table->sheet, file_names[sheet], table->bytes.bytes,
					       table->bytes.len, ',', tables->diags) != STATUS_OK)
		return;
	if (table->sheet.rows.count == 0) {
		form_tables_sheet_fault(tables, sheet, DIAG_CSV_NO_HEADER, NULL);
		return;
	}
	if (has_too_many_rows(tables, sheet))
		return;
	table->is_usable = true;
	find_columns(tables, sheet);
	count_cells(tables, sheet);
}

void form_tables_read(struct form_tables *tables, const char *folder, struct diag_list *diags)
{
	*tables = (struct form_tables){.diags = diags};
	for (enum form_sheet sheet = 0; sheet < SHEET_COUNT; sheet++) {
		tables->of[sheet].bytes = TEXT_EMPTY;
		tables->of[sheet].sheet.pool = TEXT_EMPTY;
		read_table(tables, sheet, folder);
	}
}

void form_tables_release(struct form_tables *tables)
{
	for (enum form_sheet sheet = 0; sheet < SHEET_COUNT; sheet++) {
		struct form_table *table = &tables->of[sheet];

		text_release(&table->bytes);
		sheet_release(&table->sheet);
		free(table->faults);
		*table = (struct form_table){.bytes = TEXT_EMPTY};
	}
}

void form_tables_digest(const struct form_tables *tables, char hex_out[static DIGEST_HEX_SIZE])
{
	struct text heads[SHEET_COUNT]; /* what stands before each sheet's bytes */
	struct digest_part parts[2 * SHEET_COUNT];

	for (enum form_sheet sheet = 0; sheet < SHEET_COUNT; sheet++) {
		const struct text *bytes = &tables->of[sheet].bytes;

		heads[sheet] = TEXT_EMPTY;
		text_add(&heads[sheet], file_names[sheet], strlen(file_names[sheet]) + 1);
		text_printf(&heads[sheet], "%zu", bytes->len);
		text_add_byte(&heads[sheet], '\0');
		parts[2 * sheet] = (struct digest_part){heads[sheet].bytes, heads[sheet].len};
		parts[2 * sheet + 1] = (struct digest_part){bytes->bytes, bytes->len};
	}
	digest_sm3(parts, 2 * SHEET_COUNT, hex_out);
	for (enum form_sheet sheet = 0; sheet < SHEET_COUNT; sheet++)
		text_release(&heads[sheet]);
}

size_t form_tables_cell_bytes(const struct form_tables *tables)
{
	size_t bytes = 0;

	for (enum form_sheet sheet = 0; sheet < SHEET_COUNT; sheet++) {
		const struct sheet *cells = &tables->of[sheet].sheet;

		for (size_t i = 0; i < cells->fields.count; i++)
			bytes += cells->fields.at[i].len + 1;
	}
	return bytes;
}
