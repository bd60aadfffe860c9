/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers from a spreadsheet's CSV: the header, the rows, and then all or nothing. */
#include "config.h"

#include "model/import.h"

#include "base/cell.h"
#include "model/import_part.h"
#include "model/search.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

static const char *const column_names[COLUMN_COUNT] = {
    [COLUMN_ITEM] = "item",	    [COLUMN_ANSWER] = "answer",
    [COLUMN_NOTE] = "note",	    [COLUMN_FLAG] = "flag",
    [COLUMN_METHOD] = "method",	    [COLUMN_REF] = "ref",
    [COLUMN_EVIDENCE] = "evidence", [COLUMN_SAMPLE] = "sample",
    [COLUMN_ROLE] = "role",	    [COLUMN_BY] = "by",
    [COLUMN_TIME] = "time",	    [COLUMN_SEQ] = "seq",
    [COLUMN_WORD] = "answer_word",
};

void import_complain(struct import_reading *reading, size_t row, size_t column, enum diag_code code,
		     const char *detail_1, const char *detail_2)
{
	struct diag_place place = {
	    .file = reading->name,
	    .row = reading->sheet.rows.at[row].number,
	    .column = column == IMPORT_NOWHERE ? 0 : column + 1,
	};

	diag_add(reading->diags, code, place, detail_1, detail_2);
}

static bool is_one_of(char byte, const char *set)
{
	return byte != '\0' && strchr(set, byte);
}

/* Excel writes, and wants, a line `sep=;` that names the delimiter.  Step over the line, but for
 * its end, so that the lines behind it keep their numbers; gives the delimiter, or 0 where there is
 * none. */
static char take_separator(const char **bytes, size_t *len)
{
	static const char bom[] = "\xEF\xBB\xBF", start[] = "sep=";
	size_t at = *len >= strlen(bom) && memcmp(*bytes, bom, strlen(bom)) == 0 ? strlen(bom) : 0;
	size_t delimiter = at + strlen(start);

	if (*len < delimiter + 2 || strncasecmp(*bytes + at, start, strlen(start)) != 0 ||
	    !is_one_of((*bytes)[delimiter], ",;\t") || !is_one_of((*bytes)[delimiter + 1], "\r\n"))
		return 0;
	*bytes += delimiter + 1;
	*len -= delimiter + 1;
	return (*bytes)[-1];
}

/* Spreadsheets part cells by what their country does not need for numbers.  The header has none of
 * these in its names, so the one that stands there most often is it. */
static char find_delimiter(const char *bytes, size_t len)
{
	static const char delimiters[] = {',', ';', '\t'};
	size_t counts[sizeof delimiters] = {0};
	size_t best = 0;
	bool is_quoted = false;
	size_t i = 0;

	while (i < len && (bytes[i] == '\n' || bytes[i] == '\r'))
		i++;
	for (; i < len && (is_quoted || (bytes[i] != '\n' && bytes[i] != '\r')); i++) {
		is_quoted ^= bytes[i] == '"';
		for (size_t d = 0; d < sizeof delimiters; d++)
			counts[d] += !is_quoted && bytes[i] == delimiters[d];
	}
	for (size_t d = 1; d < sizeof delimiters; d++) {
		if (counts[d] > counts[best])
			best = d;
	}
	return delimiters[best];
}

/* The column that the header's cell names; COLUMN_COUNT where it is one that does not count. */
static enum import_column find_column(const char *written)
{
	struct text key = TEXT_EMPTY;
	enum import_column column = 0;

	search_add_key(&key, sheet_unguard(written));
	while (column < COLUMN_COUNT && strcmp(column_names[column], key.bytes) != 0)
		column++;
	text_release(&key);
	return column;
}

/* Find the columns; false where the rows cannot be read without one that is missing. */
static bool read_header(struct import_reading *reading)
{
	static const enum import_column needed[] = {COLUMN_ITEM, COLUMN_ANSWER};
	size_t errors = reading->diags->errors;

	for (size_t i = 0; i < COLUMN_COUNT; i++)
		reading->column_at[i] = IMPORT_NOWHERE;
	for (size_t at = 0; at < reading->sheet.rows.at[0].count; at++) {
		enum import_column column = find_column(sheet_get(&reading->sheet, 0, at));

		if (column == COLUMN_COUNT)
			continue;
		if (reading->column_at[column] != IMPORT_NOWHERE)
			import_complain(reading, 0, at, DIAG_CSV_COLUMN_TWICE, column_names[column],
					NULL);
		reading->column_at[column] = at;
	}
	for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
		if (reading->column_at[needed[i]] == IMPORT_NOWHERE)
			import_complain(reading, 0, IMPORT_NOWHERE, DIAG_CSV_COLUMN_MISSING,
					column_names[needed[i]], NULL);
	}
	return reading->diags->errors == errors;
}

/* Take off the marks that keep a spreadsheet from making numbers and days of texts. */
static void take_marks_off(struct sheet *sheet)
{
	for (size_t i = 0; i < sheet->fields.count; i++) {
		struct sheet_field *field = &sheet->fields.at[i];

		field->len = cell_unmarked_len(field->bytes);
		sheet->pool.bytes[field->bytes - sheet->pool.bytes + (ptrdiff_t)field->len] = '\0';
	}
}

static void read_rows(struct import_reading *reading)
{
	if (reading->sheet.rows.count == 0) {
		diag_add(reading->diags, DIAG_CSV_NO_HEADER,
			 (struct diag_place){.file = reading->name}, NULL, NULL);
		return;
	}
	if (!read_header(reading))
		return;
	take_marks_off(&reading->sheet);
	for (size_t row = 1; row < reading->sheet.rows.count; row++)
		import_row_read(reading, row);
}

static void read_sheet(struct import_reading *reading, const char *bytes, size_t len)
{
	char delimiter = take_separator(&bytes, &len);

	if (delimiter == 0)
		delimiter = find_delimiter(bytes, len);
	if (sheet_parse(&reading->sheet, reading->name, bytes, len, delimiter, reading->diags) ==
	    STATUS_OK)
		read_rows(reading);
}

static const char *pool_string(const struct import *import, size_t at)
{
	return at == IMPORT_NOWHERE ? NULL : import->pool.bytes + at;
}

/* Now that the pool has come to rest, its strings can be pointed to. */
static void take_drafts(struct import *out, struct import_reading *reading)
{
	out->pool = reading->pool;
	reading->pool = TEXT_EMPTY;
	for (size_t i = 0; i < reading->drafts.count; i++) {
		const struct import_draft *draft = &reading->drafts.at[i];

		*vec_push(&out->rows) = draft->row;
		*vec_push(&out->changes) = (struct session_change){
		    .item = draft->item,
		    .answer = pool_string(out, draft->answer),
		    .note = pool_string(out, draft->note),
		    .flag = pool_string(out, draft->flag),
		    .evidence = pool_string(out, draft->evidence),
		    .by = pool_string(out, draft->by),
		    .time = pool_string(out, draft->time),
		};
	}
}

enum status import_read(const char *name, const char *bytes, size_t len, const struct form *form,
			const struct answers *answers, bool begins, struct import *out,
			struct diag_list *diags)
{
	struct import_reading reading = {
	    .name = name,
	    .form = form,
	    .answers = answers,
	    .begins = begins,
	    .diags = diags,
	    .row_of = mem_alloc(form->item_count * sizeof *reading.row_of),
	    .pool = TEXT_EMPTY,
	};
	size_t errors = diags->errors;

	*out = (struct import){.pool = TEXT_EMPTY};
	/* A record has escapes and many rows an item, whatever a spreadsheet made of it. */
	if (record_has_header(bytes, len))
		import_record_read(&reading, bytes, len);
	else
		read_sheet(&reading, bytes, len);
	enum status status = diags->errors > errors ? STATUS_BAD_DATA : STATUS_OK;
	if (status == STATUS_OK)
		take_drafts(out, &reading);
	sheet_release(&reading.sheet);
	text_release(&reading.pool);
	vec_release(&reading.drafts);
	free(reading.row_of);
	return status;
}

void import_release(struct import *import)
{
	vec_release(&import->changes);
	vec_release(&import->rows);
	text_release(&import->pool);
}
