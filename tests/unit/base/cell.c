/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base/cell: texts that a spreadsheet takes for nothing else, and that come back as they were. */
#include "config.h"

#include "base/cell.h"

#include "base/diag.h"
#include "base/sheet.h"
#include "tests/support/check.h"

#include <criterion/criterion.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

TestSuite(cell, .fini = check_leaks);

Test(cell, knows_what_a_spreadsheet_makes_a_value_of)
{
	/* Seen in LibreOffice 7.4 with English, Chinese, German or French, or known of Excel. */
	static const char *const values[] = {
	    "0",
	    "00123",
	    "2026-01",
	    "2026-11-23",
	    "12345678901234567890",
	    "5/12",
	    "1E5",
	    "3:15",
	    "50%",
	    "6.10",
	    "１２３",
	    "1 234",
	    "1,5",
	    "$5",
	    "￥5",
	    "5-6",
	    "(5)",
	    "12 1/2",
	    "Mar 5",
	    "Nov 23",
	    "2026年11月",
	    "十一月",
	    "TRUE",
	    "false",
	    "5/12\u00A0",
	    "5\u2060",
	    "true\u2060",
	    "Wednesday, September 30, 2026 11:59:59 PM",
	};
	static const char *const texts[] = {"",	  "yes",  "no", "CPS", "甲公司", "truth",
					    "tr", "=1+1", "-5", "+86", "'5",	 "\x1b[31m"};
	char digits[1001];

	for (size_t i = 0; i < COUNT(values); i++)
		cr_expect(cell_is_like_value(values[i]), "%s", values[i]);
	for (size_t i = 0; i < COUNT(texts); i++)
		cr_expect_not(cell_is_like_value(texts[i]), "%s", texts[i]);
	memset(digits, '7', sizeof digits);
	digits[1000] = '\0';
	cr_expect(cell_is_like_value(digits));
	digits[1] = '_';
	digits[2] = '~';
	cr_expect(cell_is_like_value(digits), "a long number with signs in it");
	cr_expect_not(
	    cell_is_like_value("In May 2026 the log of the data centre was not to be found"));
}

Test(cell, puts_a_mark_or_a_guard)
{
	static const struct {
		const char *string;
		const char *mark;
		const char *field;
	} cases[] = {
	    {"", CELL_MARK, ""},
	    {"甲公司", CELL_MARK, "甲公司"},
	    {"00123", CELL_MARK, "00123\u2060"},
	    {"00123", CELL_MARK_ASCII, "\"00123\t\""},
	    {"1,5", CELL_MARK, "\"1,5\u2060\""},
	    {"00123", "", "00123"},
	    {"=1+1", CELL_MARK, "'=1+1"},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct text out = TEXT_EMPTY;

		cell_add(&out, cases[i].string, cases[i].mark);
		cr_expect_str_eq(out.bytes, cases[i].field);
		text_release(&out);
	}
}

/* Write the text, read it as a sheet does, and take guard and mark off. */
static void expect_back(const char *string, const char *mark)
{
	struct text out = TEXT_EMPTY;
	struct diag_list diags = {0};
	struct sheet sheet;
	const char *field;
	size_t len;

	text_add_string(&out, "x,");
	cell_add(&out, string, mark);
	cr_assert_eq(sheet_parse(&sheet, "x", out.bytes, out.len, ',', &diags), STATUS_OK);
	field = sheet_get(&sheet, 0, 1);
	len = cell_unmarked_len(field) - (size_t)(sheet_unguard(field) - field);
	field = sheet_unguard(field);
	cr_expect(len == strlen(string) && memcmp(field, string, len) == 0, "'%s' of '%s'", field,
		  string);
	sheet_release(&sheet);
	text_release(&out);
}

Test(cell, comes_back)
{
	static const char *const strings[] = {
	    "5",
	    "5\u2060",
	    "5\u2060\u2060",
	    "5\t",
	    "5\u2060\t",
	    "true\u2060",
	    "true\t",
	    "x",
	    "x\u2060",
	    "x\t",
	    "\u2060",
	    "'5",
	    "'5\u2060",
	    "=5",
	    "=5\u2060",
	    "''5",
	    "-5\t",
	    "a\nb 5",
	    "\"5\"",
	    " 5 ",
	    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx5",
	    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx5\u2060",
	    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx5\u2060",
	};

	for (size_t i = 0; i < COUNT(strings); i++) {
		expect_back(strings[i], CELL_MARK);
		expect_back(strings[i], CELL_MARK_ASCII);
	}
}

/* What a workbook's cell shows, which a spreadsheet then saves as it is. */
Test(cell, stands_bare_in_a_workbook)
{
	static const struct {
		const char *string;
		const char *bare;
	} cases[] = {
	    {"00123", "00123"},		  {"=1+1", "=1+1"},
	    {"'=1+1", "''=1+1"},	  {"'x", "'x"},
	    {"5\u2060", "5\u2060\u2060"}, {"x\u2060", "x\u2060"},
	    {"5\t", "5\t\u2060"},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct text out = TEXT_EMPTY;
		const char *back;

		cell_add_bare(&out, cases[i].string);
		cr_expect_str_eq(out.bytes, cases[i].bare);
		text_cut(&out, cell_unmarked_len(out.bytes));
		back = sheet_unguard(out.bytes);
		cr_expect_str_eq(back, cases[i].string);
		text_release(&out);
	}
}
