/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of paragraphs and tables of 80 columns. */
#include "config.h"

#include "report/layout.h"

#include "tests/support/check.h"

TestSuite(layout, .fini = check_leaks);

#define TEN "0123456789"
#define FORTY TEN TEN TEN TEN
#define SEVENTY FORTY TEN TEN TEN
#define BLANKS "          " /* ten */
#define BLANKS_40 BLANKS BLANKS BLANKS BLANKS
#define BLANKS_70 BLANKS_40 BLANKS BLANKS BLANKS

Test(layout, wraps_a_paragraph_beside_its_lead)
{
	static const struct {
		const char *lead, *words, *expected;
	} cases[] = {
	    {"", "", "\n"},
	    {"", "one line", "one line\n"},
	    {"", SEVENTY " 123456789", SEVENTY " 123456789\n"}, /* 80 columns */
	    {"", SEVENTY " 1234567890", SEVENTY "\n1234567890\n"},
	    {"- ", SEVENTY " 1234567", "- " SEVENTY " 1234567\n"},
	    {"- ", SEVENTY " 12345678", "- " SEVENTY "\n  12345678\n"},
	    {"12  ", SEVENTY " ab " SEVENTY " cd", "12  " SEVENTY " ab\n    " SEVENTY " cd\n"},
	    {"- ", "a\nb\x1b[31m\xff", "- a\u240Ab\u241B[31m\uFFFD\n"},
	};
	struct text out = TEXT_EMPTY;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		text_clear(&out);
		layout_paragraph(&out, cases[i].lead, cases[i].words);
		cr_expect_str_eq(out.bytes, cases[i].expected, "case %zu: %s", i, out.bytes);
	}
	text_release(&out);
}

Test(layout, counts_columns_and_not_bytes)
{
	struct text out = TEXT_EMPTY;

	/* 41 ideographs of two columns each: 40 fit */
	layout_paragraph(&out, "",
			 "证证证证证证证证证证证证证证证证证证证证"
			 "证证证证证证证证证证证证证证证证证证证证书");
	cr_expect_str_eq(out.bytes, "证证证证证证证证证证证证证证证证证证证证"
				    "证证证证证证证证证证证证证证证证证证证证\n书\n");
	text_release(&out);
}

static void expect_table(const enum layout_column *columns, size_t column_count,
			 const char *const *cells, const char *expected)
{
	struct layout_table table = {.columns = columns, .column_count = column_count};
	struct text out = TEXT_EMPTY;

	for (; *cells; cells++)
		layout_cell(&table, *cells);
	layout_table(&out, &table);
	cr_expect_str_eq(out.bytes, expected, "%s", out.bytes);
	text_release(&out);
}

Test(layout, aligns_words_left_and_numbers_right)
{
	static const enum layout_column columns[] = {LAYOUT_LEFT, LAYOUT_WRAPPED, LAYOUT_RIGHT};
	static const char *const cells[] = {"Id", "Name", "Low", "consulting", "业务",
					    "10", "a\tb", "",	 "3.25",       NULL};

	expect_table(columns, 3, cells,
		     "Id          Name   Low\n"
		     "consulting  业务    10\n"
		     "a\u2409b               3.25\n");
}

Test(layout, leaves_an_empty_column_out)
{
	static const enum layout_column columns[] = {LAYOUT_LEFT, LAYOUT_RIGHT, LAYOUT_RIGHT};
	static const char *const cells[] = {"Id", "Given", "Low", "x", "", "1", "y", "", "2", NULL};

	expect_table(columns, 3, cells,
		     "Id  Low\n"
		     "x     1\n"
		     "y     2\n");
}

Test(layout, wraps_one_column_into_the_room_that_is_left)
{
	static const enum layout_column columns[] = {LAYOUT_LEFT, LAYOUT_WRAPPED, LAYOUT_RIGHT};
	/* 70 columns, and 1 column for the number: 80 - 70 - 1 - 2 x 2 = 5, but 16 at least */
	static const char *const narrow[] = {SEVENTY, "Name", "N", "x", "once upon a time in",
					     "1",     NULL};
	/* 80 - 40 - 1 - 2 x 2 = 35 */
	static const char *const roomy[] = {
	    "Id", "Name", "N", FORTY, TEN " " TEN " " TEN " abc " TEN, "1", NULL};

	expect_table(columns, 3, narrow,
		     SEVENTY "  Name" BLANKS "    N\n"
			     "x" BLANKS_70 " once upon a time  1\n" BLANKS_70 "  in\n");
	expect_table(columns, 3, roomy,
		     "Id" BLANKS_40 "Name" BLANKS BLANKS BLANKS "   N\n" FORTY "  " TEN " " TEN
		     " " TEN "     1\n" BLANKS_40 "  abc " TEN "\n");
}
