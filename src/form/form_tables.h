/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheets of a form as tables: rows of cells under known columns, in whatever order the columns
 * stand in the file.  Rows count from 0 behind the header.
 *
 * A cell with a fault is not to be relied on: rules that need it pass it over, so that one mistake
 * is told once and not again by everything that hangs on it. */
#ifndef CAGRADE_FORM_FORM_TABLES_H
#define CAGRADE_FORM_FORM_TABLES_H

#include "base/diag.h"
#include "base/digest.h"
#include "base/sheet.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum form_sheet {
#define SHEET(sheet, file) SHEET_##sheet,
#define COLUMN(sheet, column, name)
#include "form/form_sheets.def"
#undef SHEET
#undef COLUMN
	SHEET_COUNT
};

/* Nobody is asked so many questions; and rules look at the rows of other sheets two by two. */
#define FORM_TABLES_ITEMS_MAX 100000
#define FORM_TABLES_ROWS_MAX 10000

/* The columns of all sheets; each knows its sheet. */
enum form_column {
#define SHEET(sheet, file)
#define COLUMN(sheet, column, name) COL_##sheet##_##column,
#include "form/form_sheets.def"
#undef SHEET
#undef COLUMN
	COL_COUNT
};

struct form_table {
	struct text bytes;  /* the file as it is on disk */
	struct sheet sheet; /* the same as rows of fields */
	bool is_usable;	    /* read and parsed; else it has no rows */
	size_t row_count;
	uint64_t *faults; /* by row: a bit a column, set where the cell is not to be relied on */
};

struct form_tables {
	struct form_table of[SHEET_COUNT];
	size_t position[COL_COUNT]; /* where the column stands, from 1; 0 where it is missing */
	struct diag_list *diags;    /* borrowed */
};

/* Read the seven sheets of a folder.  Adds a diagnostic for a sheet that is missing, no CSV or too
 * long, for each column that is missing, unknown or there twice, and each row with too few or many
 * cells.
 *
 * diags  borrowed until the release
 * owner  *tables is yours: form_tables_release() */
void form_tables_read(struct form_tables *tables, const char *folder, struct diag_list *diags);
void form_tables_release(struct form_tables *tables);

/* The digest over the sheets as they are on disk: SM3 over each one's name, NUL, length in
 * decimal, NUL and bytes, in name order. */
void form_tables_digest(const struct form_tables *tables, char hex_out[static DIGEST_HEX_SIZE]);

/* An upper bound of the bytes that all cells take, each with a NUL. */
size_t form_tables_cell_bytes(const struct form_tables *tables);

/* The column's name as the header spells it. */
const char *form_tables_column_name(enum form_column column);

/* True where the column's sheet could be read and has it. */
bool form_tables_has_column(const struct form_tables *tables, enum form_column column);

/* The text of a cell, whether it can be relied on or not; "" where the column is missing. */
const char *form_tables_text(const struct form_tables *tables, size_t row, enum form_column column);

/* The text of a cell; NULL where it cannot be relied on. */
const char *form_tables_cell(const struct form_tables *tables, size_t row, enum form_column column);

/* True where the whole row can be relied on. */
bool form_tables_is_sound(const struct form_tables *tables, enum form_sheet sheet, size_t row);

/* Note that a cell cannot be relied on, without a word: the reason is told elsewhere. */
void form_tables_distrust(struct form_tables *tables, size_t row, enum form_column column);

/* Report a fault of a cell, which is not relied on from here on. */
void form_tables_fault(struct form_tables *tables, size_t row, enum form_column column,
		       enum diag_code code, const char *detail_1, const char *detail_2);

/* Report a cell that clashes with an earlier row of its sheet, whose line fills %1$s. */
void form_tables_clash(struct form_tables *tables, size_t row, enum form_column column,
		       size_t other_row, enum diag_code code, const char *detail_2);

/* Report a fault of a whole row, or of a whole sheet. */
void form_tables_row_fault(struct form_tables *tables, enum form_sheet sheet, size_t row,
			   enum diag_code code);
void form_tables_sheet_fault(struct form_tables *tables, enum form_sheet sheet, enum diag_code code,
			     const char *detail);

#endif
