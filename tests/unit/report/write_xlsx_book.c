/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the workbook before a library writes it. */
#include "config.h"

#include "report/write_xlsx_book.h"

#include "tests/support/check.h"
#include "tests/unit/report/book.h"

#include <string.h>

TestSuite(write_xlsx_book, .fini = check_leaks);

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const char *const names[BOOK_SHEET_COUNT] = {"A", "B", "C", "D", "E"};

Test(write_xlsx_book, names_cells_as_formulas_do)
{
	cr_expect_str_eq(book_cell(0, 0).of, "A1");
	cr_expect_str_eq(book_cell(41, 15).of, "P42");
	cr_expect_str_eq(book_fixed(9, 4).of, "$E$10");
	cr_expect_str_eq(book_column(4, 8, 6).of, "G5:G9");
	cr_expect_str_eq(book_fixed_column(4, 4, 1).of, "$B$5:$B$5");
}

Test(write_xlsx_book, keeps_what_is_put)
{
	struct book book;

	book_init(&book, "title", 1, names);
	book_text(&book, BOOK_ABOUT, 0, 0, BOOK_CODE, "", NULL);
	book_text(&book, BOOK_ABOUT, 0, 1, BOOK_WORDS, "甲", "=\"甲\"");
	book_number(&book, BOOK_ABOUT, 1, 0, BOOK_SCORE, (struct decimal){3425, 3}, "=1+2.425");
	book_number(&book, BOOK_ABOUT, 1, 1, BOOK_POINTS, (struct decimal){500, 2}, NULL);
	expect_cell(&book, BOOK_ABOUT, "A1", "");
	expect_cell(&book, BOOK_ABOUT, "B1", "甲 =\"甲\"");
	expect_cell(&book, BOOK_ABOUT, "A2", "3.425 =1+2.425");
	expect_cell(&book, BOOK_ABOUT, "B2", "5");
	cr_expect_eq(book_at(&book, BOOK_ABOUT, "A2")->kind, BOOK_IS_NUMBER);
	cr_expect_eq(book_at(&book, BOOK_ABOUT, "A2")->style, BOOK_SCORE);
	cr_expect_not(book.has_misfit);
	book_release(&book);
}

/* Excel takes 1900 for a leap year, LibreOffice does not. */
Test(write_xlsx_book, puts_days_where_all_spreadsheets_agree)
{
	struct book book;

	book_init(&book, "title", 1, names);
	book_day(&book, BOOK_ABOUT, 0, 0, "2026-11-23");
	book_day(&book, BOOK_ABOUT, 1, 0, "1901-01-01");
	book_day(&book, BOOK_ABOUT, 2, 0, "1900-12-31");
	book_day(&book, BOOK_ABOUT, 3, 0, "2026-13-01");
	cr_expect_eq(book_at(&book, BOOK_ABOUT, "A1")->style, BOOK_DAY);
	cr_expect_eq(book_at(&book, BOOK_ABOUT, "A1")->kind, BOOK_IS_NUMBER);
	expect_cell(&book, BOOK_ABOUT, "A1", "46349"); /* days from 1899-12-30 on */
	expect_cell(&book, BOOK_ABOUT, "A2", "367");
	cr_expect_eq(book_at(&book, BOOK_ABOUT, "A3")->kind, BOOK_IS_TEXT);
	expect_cell(&book, BOOK_ABOUT, "A3", "1900-12-31");
	expect_cell(&book, BOOK_ABOUT, "A4", "2026-13-01");
	book_release(&book);
}

/* Put count times the character, and tell whether the cell holds it. */
static bool holds(const char *character, size_t count)
{
	struct book book;
	struct text text = TEXT_EMPTY;
	bool fits;

	for (size_t i = 0; i < count; i++)
		text_add_string(&text, character);
	book_init(&book, "title", 1, names);
	book_text(&book, BOOK_ANSWERS, 4, 5, BOOK_CODE, text.bytes, NULL);
	fits = !book.has_misfit;
	if (!fits) {
		cr_expect_eq(book.misfit_sheet, BOOK_ANSWERS);
		cr_expect_eq(book.misfit_row, 4);
		cr_expect_eq(book.misfit_column, 5);
		cr_expect_null(book_at(&book, BOOK_ANSWERS, "F5"));
	}
	book_release(&book);
	text_release(&text);
	return fits;
}

/* A spreadsheet counts in UTF-16, where a character beyond the first 65536 takes two. */
Test(write_xlsx_book, tells_what_no_cell_holds)
{
	cr_expect(holds("x", 32767));
	cr_expect_not(holds("x", 32768));
	cr_expect(holds("中", 32767));
	cr_expect_not(holds("中", 32768));
	cr_expect(holds("\xF0\x9F\x92\xA9", 16383));
	cr_expect_not(holds("\xF0\x9F\x92\xA9", 16384));
	cr_expect(holds("_x0041_", 2520)); /* 13 with the escape: 32760 */
	cr_expect_not(holds("_x0041_", 2521));
	cr_expect_not(holds("\xFF", 1));
}

Test(write_xlsx_book, remembers_the_first_misfit)
{
	struct book book;

	book_init(&book, "title", 1, names);
	book_text(&book, BOOK_ANSWERS, 4, 5, BOOK_CODE, "\xFF", NULL);
	book_text(&book, BOOK_ABOUT, 1, 1, BOOK_CODE, "\xFF", NULL);
	cr_expect_eq(book.misfit_sheet, BOOK_ANSWERS);
	cr_expect_eq(book.misfit_row, 4);
	book_release(&book);
}

Test(write_xlsx_book, leaves_out_a_formula_that_is_too_long)
{
	struct book book;
	struct text formula = TEXT_EMPTY;

	text_add_string(&formula, "=1");
	while (formula.len < BOOK_FORMULA_MAX_BYTES)
		text_add_string(&formula, "+1");
	book_init(&book, "title", 1, names);
	book_text(&book, BOOK_ABOUT, 0, 0, BOOK_CODE, "x", formula.bytes);
	text_add_byte(&formula, '0');
	book_text(&book, BOOK_ABOUT, 1, 0, BOOK_CODE, "x", formula.bytes);
	cr_expect_not_null(book_at(&book, BOOK_ABOUT, "A1")->formula);
	cr_expect_null(book_at(&book, BOOK_ABOUT, "A2")->formula);
	expect_cell(&book, BOOK_ABOUT, "A2", "x");
	book_release(&book);
	text_release(&formula);
}

Test(write_xlsx_book, counts_the_lines_that_a_cell_takes)
{
	static const struct {
		enum book_style style;
		const char *value;
		size_t lines;
	} cases[] = {
	    {BOOK_WORDS, "", 1},
	    {BOOK_WORDS, "one two", 1},
	    {BOOK_WORDS, "one two 345", 1}, /* eleven letters are as wide as ten digits */
	    {BOOK_WORDS, "one two three", 2},
	    {BOOK_WORDS, "one\ntwo\n", 3},
	    {BOOK_WORDS, "一二三四五六", 2},
	    {BOOK_WORDS, "一二三四", 1},
	    {BOOK_WORDS, "一二三四五", 2}, /* five are wider than ten digits */
	    {BOOK_HEADER, "one two 34", 1},
	    {BOOK_HEADER, "one two 345", 2},
	    {BOOK_HEADER_NUMBER, "one two 345", 2},
	    {BOOK_CODE, "one two three", 1},
	};
	struct book book;

	book_init(&book, "title", 1, names);
	book.sheets[BOOK_ABOUT].widths[0] = 10;
	for (size_t i = 0; i < COUNT(cases); i++) {
		book_text(&book, BOOK_ABOUT, i, 0, cases[i].style, cases[i].value, NULL);
		cr_expect_eq(
		    book_lines(&book.sheets[BOOK_ABOUT], &book.sheets[BOOK_ABOUT].cells.at[i]),
		    cases[i].lines, "case %zu", i);
	}
	book_text(&book, BOOK_ABOUT, 99, 1, BOOK_WORDS, "no width is given here", NULL);
	cr_expect_eq(
	    book_lines(&book.sheets[BOOK_ABOUT], &book.sheets[BOOK_ABOUT].cells.at[COUNT(cases)]),
	    1);
	book_release(&book);
}

Test(write_xlsx_book, escapes_what_would_be_read_as_an_escape)
{
	static const struct {
		const char *text;
		const char *escaped;
	} cases[] = {
	    {"plain _ text", "plain _ text"},
	    {"_x0041_", "_x005F_x0041_"},
	    {"a_xAbCd_b", "a_x005F_xAbCd_b"},
	    {"_x004_ _x00411_ _y0041_ _x0041", "_x004_ _x00411_ _y0041_ _x0041"},
	    {"\uFFFE\uFFFF\uFFFD", "_xFFFE__xFFFF_\uFFFD"},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct text out = TEXT_EMPTY;

		book_add_escaped(&out, cases[i].text);
		cr_expect_str_eq(out.bytes, cases[i].escaped);
		text_release(&out);
	}
}
