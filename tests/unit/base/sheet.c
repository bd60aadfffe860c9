/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base/sheet: rows of CSV read with their places and faults, single lines, and fields written. */
#include "config.h"

#include "base/sheet.h"

#include "base/diag.h"
#include "base/mem.h"
#include "tests/support/check.h"

#include <criterion/criterion.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

TestSuite(sheet, .fini = check_leaks);

/* The rows as `NUMBER:field|field|;`, the faults as `!CODE@ROW,COLUMN;`. */
static struct text describe(const char *bytes, size_t len, char delimiter)
{
	struct text out = TEXT_EMPTY;
	struct diag_list diags = {0};
	struct sheet sheet;
	enum status status = sheet_parse(&sheet, "x.csv", bytes, len, delimiter, &diags);

	for (size_t row = 0; row < sheet.rows.count; row++) {
		text_printf(&out, "%zu:", sheet.rows.at[row].number);
		for (size_t column = 0; column < sheet.rows.at[row].count; column++) {
			const struct sheet_field *field =
			    &sheet.fields.at[sheet.rows.at[row].first + column];

			cr_assert_eq(field->bytes[field->len], '\0');
			cr_assert_eq(sheet_get(&sheet, row, column), field->bytes);
			text_add(&out, field->bytes, field->len);
			text_add_byte(&out, '|');
		}
		text_add_byte(&out, ';');
	}
	for (size_t i = 0; i < diags.diags.count; i++) {
		const struct diag *diag = &diags.diags.at[i];

		cr_assert_str_eq(diag->file, "x.csv");
		text_printf(&out, "!%s@%zu,%zu;", diag_name(diag->code), diag->row, diag->column);
	}
	cr_assert_eq(status, diags.errors > 0 ? STATUS_BAD_DATA : STATUS_OK);
	sheet_release(&sheet);
	diag_release(&diags);
	return out;
}

Test(sheet, parse_numbers_rows_as_a_spreadsheet_does)
{
	static const struct {
		const char *csv;
		char delimiter;
		const char *rows;
	} cases[] = {
	    {"", ',', ""},
	    {"\n\r\n", ',', ""},
	    {"a,b\nc,d\n", ',', "1:a|b|;2:c|d|;"},
	    {"a,b\nc,d", ',', "1:a|b|;2:c|d|;"},
	    {"a,b\r\nc,d\r\n", ',', "1:a|b|;2:c|d|;"},
	    {"a,b\rc,d\r", ',', "1:a|b|;2:c|d|;"},
	    {"\uFEFFa,b\nc", ',', "1:a|b|;2:c|;"},
	    {"\uFEFF\"a\"\n", ',', "1:a|;"},
	    {"\uFEFF", ',', ""},
	    {"a,,\n,\n", ',', "1:a|||;2:||;"},
	    {"\n\na\n\n\nb\n", ',', "3:a|;6:b|;"},
	    {"\r\n\r\na\r\n\r\nb\r\n", ',', "3:a|;5:b|;"},
	    {"a\n \t \nb\n", ',', "1:a|;3:b|;"},
	    {"\"a\nb\",c\nd\n", ',', "1:a\nb|c|;2:d|;"},
	    {"\"a\r\nb\r\n\r\n\",c\r\nd\r\n", ',', "1:a\r\nb\r\n\r\n|c|;2:d|;"},
	    {"x\n\"\n\n\n\"\ny", ',', "1:x|;2:\n\n\n|;3:y|;"},
	    {"x\n\n\"a\n\",\"b\n\"\n\ny", ',', "1:x|;3:a\n|b\n|;5:y|;"},
	    {"\"a\"\"b\",\"\",\"c,d\"\n", ',', "1:a\"b||c,d|;"},
	    {" a , \"b\" ,c d \n", ',', "1:a|b|c d|;"},
	    {"\" a \"\n", ',', "1: a |;"},
	    {"a;b,c\n", ';', "1:a|b,c|;"},
	    {"a\tb c\t\n", '\t', "1:a|b c||;"},
	    {"\t\n\nx\n", '\t', "1:||;3:x|;"},
	    {"\u4e2d\u6587,\U0001F600\n", ',', "1:\u4e2d\u6587|\U0001F600|;"},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct text rows = describe(cases[i].csv, strlen(cases[i].csv), cases[i].delimiter);

		cr_assert_str_eq(rows.bytes, cases[i].rows, "case %zu: %s", i, rows.bytes);
		text_release(&rows);
	}
}

Test(sheet, parse_places_every_fault)
{
	static const struct {
		const char *csv;
		size_t len;
		const char *faults;
	} cases[] = {
	    {"a,b\nc,d\"e\n", 10, "1:a|b|;!CSV_SYNTAX@2,2;"},
	    {"a\n\"b\"c,d\n", 9, "1:a|;!CSV_SYNTAX@2,1;"},
	    {"a\n\nb,\"c\nd\n", 10, "1:a|;!CSV_SYNTAX@3,2;"},
	    {"\"x\ny\",\"a\" b\nc\n", 14, "!CSV_SYNTAX@1,2;"},
	    {"\"x\ny\"\n\"z\n\na\"b\n", 14, "1:x\ny|;!CSV_SYNTAX@2,1;"},
	    {"a\n\xff,b,\xe4\xb8\nc\n", 11,
	     "1:a|;2:\xff|b|\xe4\xb8|;3:c|;!CSV_ENCODING@2,1;!CSV_ENCODING@2,3;"},
	    {"\xfe,\"b\nc", 6, "!CSV_ENCODING@1,1;!CSV_SYNTAX@1,2;"},
	    {"\xff\xfez", 3, "1:\xff\xfez|;!CSV_ENCODING@1,1;"},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct text faults = describe(cases[i].csv, cases[i].len, ',');

		cr_assert_str_eq(faults.bytes, cases[i].faults, "case %zu: %s", i, faults.bytes);
		text_release(&faults);
	}
}

Test(sheet, parse_refuses_nul)
{
	static const struct {
		const char *csv; /* of 6 bytes */
		size_t column;
	} cases[] = {{"a,b\0c\n", 2}, {"\0,abc\n", 1}, {"abc,d\0", 2}, {"\"b\0\",\n", 1}};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct diag_list diags = {0};
		struct sheet sheet;

		cr_assert_eq(sheet_parse(&sheet, "x.csv", cases[i].csv, 6, ',', &diags),
			     STATUS_BAD_DATA, "case %zu", i);
		cr_assert_eq(diags.diags.count, 1, "case %zu", i);
		cr_assert_eq(diags.diags.at[0].code, DIAG_CSV_ENCODING, "case %zu", i);
		cr_assert_eq(diags.diags.at[0].column, cases[i].column, "case %zu", i);
		sheet_release(&sheet);
		diag_release(&diags);
	}
}

/* `name,` and a field of count characters, then another row. */
static struct text long_field(const char *character, size_t count)
{
	struct text csv = TEXT_EMPTY;

	text_add_string(&csv, "name,\"");
	for (size_t i = 0; i < count; i++)
		text_add_string(&csv, character);
	text_add_string(&csv, "\"\nnext\n");
	return csv;
}

Test(sheet, a_field_holds_as_much_as_a_cell)
{
	static const struct {
		const char *character;
		size_t count;
		bool is_taken;
		size_t rows; /* read all the same */
	} cases[] = {
	    {"a", SHEET_FIELD_MAX_CHARACTERS, true, 2},
	    {"a", SHEET_FIELD_MAX_CHARACTERS + 1, false, 2},
	    {"\u4e2d", SHEET_FIELD_MAX_CHARACTERS, true, 2},
	    {"\u4e2d", SHEET_FIELD_MAX_CHARACTERS + 1, false, 2},
	    {"\U0001F600", SHEET_FIELD_MAX_CHARACTERS, true, 2},
	    {"\U0001F600", SHEET_FIELD_MAX_CHARACTERS + 1, false, 2},
	    {"\U0001F600", 40000, false, 0}, /* given up in the middle */
	    {"a", 1000000, false, 0},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct text csv = long_field(cases[i].character, cases[i].count);
		struct sheet_reader *reader = sheet_reader_new();
		const struct sheet_field *fields;
		struct diag_list diags = {0};
		struct sheet sheet;
		enum status status = sheet_parse(&sheet, "x.csv", csv.bytes, csv.len, ',', &diags);
		size_t count;

		cr_assert_eq(status == STATUS_OK, cases[i].is_taken, "case %zu", i);
		cr_assert_eq(sheet.rows.count, cases[i].rows, "case %zu", i);
		if (!cases[i].is_taken) {
			cr_assert_eq(diags.diags.count, 1);
			cr_assert_eq(diags.diags.at[0].code, DIAG_CSV_FIELD_TOO_LONG);
			cr_assert_eq(diags.diags.at[0].row, 1);
			cr_assert_eq(diags.diags.at[0].column, 2);
		}
		cr_assert_eq(sheet_reader_split(reader, csv.bytes, csv.len - 6, &fields, &count),
			     cases[i].is_taken);
		cr_assert(sheet_reader_split(reader, "a,b", 3, &fields, &count));
		cr_assert_eq(count, 2);
		sheet_reader_free(reader);
		sheet_release(&sheet);
		diag_release(&diags);
		text_release(&csv);
	}
}

Test(sheet, parse_gives_up_on_what_is_no_sheet)
{
	struct text csv = TEXT_EMPTY;
	struct diag_list diags = {0};
	struct sheet sheet;

	for (size_t i = 0; i < 10000; i++)
		text_add_string(&csv, "\xff,\xff,\xff\n");
	cr_assert_eq(sheet_parse(&sheet, "x.csv", csv.bytes, csv.len, ',', &diags),
		     STATUS_BAD_DATA);
	cr_assert_eq(diags.diags.count, 100);
	cr_assert_eq(sheet.rows.count, 34); /* of three faults each */
	sheet_release(&sheet);
	diag_release(&diags);
	text_release(&csv);
}

/* Memory is asked for by cells, of which a file of commas has as many as bytes. */
Test(sheet, parse_takes_so_many_cells_and_no_more)
{
	for (size_t over = 0; over <= 1; over++) {
		size_t len =
		    SHEET_CELLS_MAX + over; /* the last cell stands behind the last comma */
		char *commas = mem_alloc(len);
		struct diag_list diags = {0};
		struct sheet sheet;

		memset(commas, ',', len - 1);
		commas[len - 1] = '\n';
		cr_assert_eq(sheet_parse(&sheet, "x.csv", commas, len, ',', &diags),
			     over ? STATUS_BAD_DATA : STATUS_OK);
		cr_assert_eq(sheet.fields.count, SHEET_CELLS_MAX);
		cr_assert_eq(diags.diags.count, over);
		if (over)
			cr_assert_eq(diags.diags.at[0].code, DIAG_CSV_TOO_MANY_CELLS);
		diag_release(&diags);
		sheet_release(&sheet);
		free(commas);
	}
}

Test(sheet, reader_takes_so_many_cells_and_no_more)
{
	struct sheet_reader *reader = sheet_reader_new();
	size_t len = SHEET_LINE_CELLS_MAX;
	char *commas = mem_alloc((size_t)1 << 20);
	const struct sheet_field *fields;
	size_t count;

	memset(commas, ',', (size_t)1 << 20);
	cr_expect(sheet_reader_split(reader, commas, len - 1, &fields, &count));
	cr_expect_eq(count, SHEET_LINE_CELLS_MAX);
	cr_expect_not(sheet_reader_split(reader, commas, len, &fields, &count));
	cr_expect_not(sheet_reader_split(reader, commas, (size_t)1 << 20, &fields, &count));
	cr_expect(sheet_reader_split(reader, "a,b", 3, &fields, &count));
	cr_expect_eq(count, 2);
	sheet_reader_free(reader);
	free(commas);
}

Test(sheet, get_is_empty_behind_a_short_row)
{
	struct diag_list diags = {0};
	struct sheet sheet;

	cr_assert_eq(sheet_parse(&sheet, "x.csv", "a,b\nc\n", 6, ',', &diags), STATUS_OK);
	cr_assert_str_eq(sheet_get(&sheet, 0, 1), "b");
	cr_assert_str_eq(sheet_get(&sheet, 1, 0), "c");
	cr_assert_str_eq(sheet_get(&sheet, 1, 1), "");
	cr_assert_str_eq(sheet_get(&sheet, 0, 99), "");
	sheet_release(&sheet);
}

Test(sheet, reader_splits_single_lines)
{
	static const struct {
		const char *line;
		size_t len;
		const char *fields; /* NULL: refused */
	} cases[] = {
	    {"a,b", 3, "a|b|"},
	    {"", 0, NULL},
	    {"   ", 3, NULL},
	    {"\"\"", 2, "|"},
	    {",", 1, "||"},
	    {"a,\"b,\"\"c\"\"\",", 12, "a|b,\"c\"||"},
	    {"a,\"b", 4, NULL},
	    {"a,b\"c", 5, NULL},
	    {"a,\"b\"c", 6, NULL},
	    {"still,works", 11, "still|works|"},
	    {"a,b\n", 4, NULL},
	    {"a,b\r", 4, NULL},
	    {"a\nb", 3, NULL},
	    {"a,\"b\nc\"", 7, NULL},
	    {"a,\"b\rc\"", 7, NULL},
	    {"a,b\0c", 5, NULL},
	    {"a,\xff", 3, NULL},
	    {"a,\xe4\xb8", 4, NULL},
	    {"\u4e2d,\u6587", 7, "\u4e2d|\u6587|"},
	    {"a;b\tc", 5, "a;b\tc|"},
	    {"\uFEFFa", 4, "\uFEFFa|"}, /* a mark in the middle of a file is text */
	};
	struct sheet_reader *reader = sheet_reader_new();

	for (size_t i = 0; i < COUNT(cases); i++) {
		/* A copy to the byte, so that reading past the end is seen. */
		char *line =
		    memcpy(malloc(cases[i].len + !cases[i].len), cases[i].line, cases[i].len);
		struct text joined = TEXT_EMPTY;
		const struct sheet_field *fields;
		size_t count;
		bool is_row = sheet_reader_split(reader, line, cases[i].len, &fields, &count);

		cr_assert_eq(is_row, cases[i].fields != NULL, "case %zu", i);
		for (size_t k = 0; is_row && k < count; k++) {
			cr_assert_eq(strlen(fields[k].bytes), fields[k].len);
			text_printf(&joined, "%s|", fields[k].bytes);
		}
		if (is_row)
			cr_assert_str_eq(joined.bytes, cases[i].fields, "case %zu", i);
		text_release(&joined);
		free(line);
	}
	sheet_reader_free(reader);
	sheet_reader_free(NULL);
}

Test(sheet, fields_are_quoted_where_a_reader_needs_it)
{
	static const struct {
		const char *field;
		const char *plain;
		const char *guarded;
	} cases[] = {
	    {"", "", ""},
	    {"abc", "abc", "abc"},
	    {"a b;c'd", "a b;c'd", "a b;c'd"},
	    {"a,b", "\"a,b\"", "\"a,b\""},
	    {"\"a\"", "\"\"\"a\"\"\"", "\"\"\"a\"\"\""},
	    {"a\nb", "\"a\nb\"", "\"a\nb\""},
	    {"a\rb", "\"a\rb\"", "\"a\rb\""},
	    {" a", "\" a\"", "\" a\""},
	    {"a ", "\"a \"", "\"a \""},
	    {"a\t", "\"a\t\"", "\"a\t\""},
	    {" ", "\" \"", "\" \""},
	    {"\u4e2d\u3000", "\u4e2d\u3000", "\u4e2d\u3000"},
	    {"=1+1", "=1+1", "'=1+1"},
	    {"+1", "+1", "'+1"},
	    {"-5", "-5", "'-5"},
	    {"@SUM", "@SUM", "'@SUM"},
	    {"\uFF1D1", "\uFF1D1", "'\uFF1D1"},
	    {"\uFF0B1", "\uFF0B1", "'\uFF0B1"},
	    {"\uFF0D1", "\uFF0D1", "'\uFF0D1"},
	    {"\uFF20x", "\uFF20x", "'\uFF20x"},
	    {"\uFF0C", "\uFF0C", "\uFF0C"},
	    {"\ta", "\"\ta\"", "'\ta"},
	    {"\ra", "\"\ra\"", "\"'\ra\""},
	    {"'a", "'a", "''a"},
	    {"'", "'", "''"},
	    {"=a,\"b\"", "\"=a,\"\"b\"\"\"", "\"'=a,\"\"b\"\"\""},
	    {"=a ", "\"=a \"", "\"'=a \""},
	    {"1-1", "1-1", "1-1"},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct text plain = TEXT_EMPTY;
		struct text guarded = TEXT_EMPTY;

		sheet_add_field(&plain, cases[i].field, strlen(cases[i].field));
		sheet_add_guarded(&guarded, cases[i].field, strlen(cases[i].field));
		cr_assert_str_eq(plain.bytes, cases[i].plain, "case %zu: %s", i, plain.bytes);
		cr_assert_str_eq(guarded.bytes, cases[i].guarded, "case %zu: %s", i, guarded.bytes);
		text_release(&plain);
		text_release(&guarded);
	}
}

/* No field of ours holds one, but no formula begins with it either. */
Test(sheet, guards_no_nul)
{
	struct text guarded = TEXT_EMPTY;

	sheet_add_guarded(&guarded, "\0=", 2);
	cr_assert_eq(guarded.len, 2);
	cr_assert_eq(memcmp(guarded.bytes, "\0=", 2), 0);
	text_release(&guarded);
}

Test(sheet, unguard_takes_off_only_a_guard)
{
	static const struct {
		const char *field;
		const char *bare;
	} cases[] = {
	    {"", ""},
	    {"a", "a"},
	    {"'", "'"},
	    {"'a", "'a"},
	    {"'=", "="},
	    {"''", "'"},
	    {"''a", "'a"},
	    {"'\t", "\t"},
	    {"'\uFF1D", "\uFF1D"},
	    {"=1", "="
		   "1"},
	    {"'\uFF0C", "'\uFF0C"},
	};

	for (size_t i = 0; i < COUNT(cases); i++)
		cr_assert_str_eq(sheet_unguard(cases[i].field), cases[i].bare, "case %zu", i);
}

Test(sheet, what_is_written_reads_back_the_same)
{
	static const char *const pieces[] = {"a", ",", "\"", "\n",     "\r",	 " ",  "\t",
					     "'", "=", "-",  "\u4e2d", "\uFF1D", "\\", ";"};
	uint32_t state = 17;

	for (size_t round = 0; round < 20000; round++) {
		struct text fields[3] = {TEXT_EMPTY, TEXT_EMPTY, TEXT_EMPTY};
		struct text row = TEXT_EMPTY;
		struct diag_list diags = {0};
		struct sheet sheet;

		for (size_t i = 0; i < COUNT(fields); i++) {
			state = state * 1664525U + 1013904223U;
			for (uint32_t bits = state >> 8; bits % 4 != 0; bits /= 19)
				text_add_string(&fields[i], pieces[bits % COUNT(pieces)]);
			text_add_string(&row, i > 0 ? "," : "");
			sheet_add_guarded(&row, fields[i].bytes, fields[i].len);
		}
		text_add_byte(&row, '\n');
		cr_assert_eq(sheet_parse(&sheet, "x.csv", row.bytes, row.len, ',', &diags),
			     STATUS_OK);
		cr_assert_eq(sheet.rows.count, 1, "%s", row.bytes);
		cr_assert_eq(sheet.rows.at[0].count, COUNT(fields), "%s", row.bytes);
		for (size_t i = 0; i < COUNT(fields); i++) {
			cr_assert_str_eq(sheet_unguard(sheet_get(&sheet, 0, i)), fields[i].bytes);
			text_release(&fields[i]);
		}
		sheet_release(&sheet);
		text_release(&row);
	}
}
