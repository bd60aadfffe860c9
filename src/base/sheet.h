/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of CSV in and out. */
#ifndef CAGRADE_BASE_SHEET_H
#define CAGRADE_BASE_SHEET_H

#include "base/status.h"
#include "base/text.h"
#include "base/vec.h"

#include <stdbool.h>
#include <stddef.h>

struct diag_list;

#define SHEET_FIELD_MAX_CHARACTERS 32767 /* what a spreadsheet's cell holds */
#define SHEET_FIELD_MAX_BYTES (4 * SHEET_FIELD_MAX_CHARACTERS)
#define SHEET_CELLS_MAX ((size_t)1 << 24) /* a million rows of sixteen */
#define SHEET_LINE_CELLS_MAX ((size_t)1 << 10)

/* A field: valid UTF-8 without NUL, with a NUL behind it. */
struct sheet_field {
	const char *bytes; /* borrowed from the sheet or the reader */
	size_t len;
};

struct sheet_row {
	size_t number; /* from 1, as a spreadsheet counts: see sheet_parse() */
	size_t first;  /* index of its first field in sheet->fields */
	size_t count;  /* fields in the row */
};

/* A whole file as rows of fields.  Row 0 is the header where the format has one. */
struct sheet {
	VEC(struct sheet_row) rows;
	VEC(struct sheet_field) fields;
	struct text pool; /* the bytes of all fields */
};

/* Parse the bytes of a CSV file.  A BOM is skipped; LF, CRLF and CR end a row; blanks around an
 * unquoted field are not part of it.  Rows are counted as the spreadsheet shows them in which
 * people look for a fault: an empty line counts, though it is no row here; the lines within quotes
 * do not.
 *
 * name       how diagnostics call the file
 * delimiter  ',' ';' or '\t'
 * errors     STATUS_BAD_DATA with a diagnostic at row and column: a quote out of place or not
 *            closed, bytes that are not UTF-8, NUL, a field over SHEET_FIELD_MAX_CHARACTERS, more
 *            than SHEET_CELLS_MAX fields
 * owner      *out is yours in any case: sheet_release() */
CHECKED enum status sheet_parse(struct sheet *out, const char *name, const char *bytes, size_t len,
				char delimiter, struct diag_list *diags);
void sheet_release(struct sheet *sheet);

/* Field `column` (from 0) of a row; "" where the row is shorter. */
const char *sheet_get(const struct sheet *sheet, size_t row, size_t column);

/* A reader of single rows, each on a line of its own, for files that are checked line by line. */
struct sheet_reader;

/* Yours: sheet_reader_free(), for which NULL is fine. */
struct sheet_reader *sheet_reader_new(void);
void sheet_reader_free(struct sheet_reader *reader);

/* Split one line, without its line end, into fields that live until the next call.  False where
 * the line is no CSV row, holds CR, LF, NUL or invalid UTF-8, or a field over the limit. */
bool sheet_reader_split(struct sheet_reader *reader, const char *line, size_t len,
			const struct sheet_field **fields_out, size_t *count_out);

/* Add a field to a row of CSV: quoted where it holds a comma, a quote, CR or LF, or begins or ends
 * with a blank or tab (a reader may trim it); else as it is. */
void sheet_add_field(struct text *out, const char *bytes, size_t len);

/* True for a field that a spreadsheet may run as a formula, or that begins as a guarded one: with
 * = + - @, one of their full-width forms, a tab, CR or '. */
bool sheet_needs_guard(const char *bytes, size_t len);

/* Add the field with the formula guard: where it needs one, one ' is put before it, so that no
 * spreadsheet runs a formula from it. */
void sheet_add_guarded(struct text *out, const char *bytes, size_t len);

/* The string with the guard taken off: behind the ' where a guarded character follows it, else
 * the string itself.  Inverse of what sheet_add_guarded() does. */
const char *sheet_unguard(const char *field);

#endif
