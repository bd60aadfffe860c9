/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of documents as plain text. */
#include "config.h"

#include "report/write_report_text.h"

#include "base/utf8.h"
#include "tests/support/check.h"

#include <string.h>

TestSuite(write_report_text, .fini = check_leaks);

static const struct report_column answers[] = {
    {REPORT_CODE, "Clause"},
    {REPORT_STATE, "Result"},
    {REPORT_WORDS, "Question"},
};

static const struct report_column scores[] = {
    {REPORT_CODE, "Clause"},
    {REPORT_WORDS, "Indicator"},
    {REPORT_NUMBER, "Score"},
};

static void expect_text(struct report *report, const char *expected)
{
	struct text out = TEXT_EMPTY;

	write_report_text(&out, report);
	cr_expect_str_eq(out.bytes, expected, "%s", out.bytes);
	text_release(&out);
	report_release(report);
}

Test(write_report_text, parts_what_stands_on_the_page)
{
	struct report report;

	report_init(&report, "Title", "slip 1:ab");
	report_add(&report, REPORT_PARAGRAPH, "one\n\ntwo");
	report_add(&report, REPORT_HEADING, "结果");
	report_add(&report, REPORT_STATEMENT, "Total: 3");
	report_add(&report, REPORT_STATEMENT, "Level: I");
	report_add(&report, REPORT_NOTICE, "Mind this");
	report_add(&report, REPORT_LITERAL, "slip 1:ab");
	expect_text(&report, "Title\n"
			     "=====\n"
			     "\n"
			     "one\n"
			     "\n"
			     "two\n"
			     "\n"
			     "结果\n"
			     "----\n"
			     "Total: 3\n"
			     "Level: I\n"
			     "\n"
			     "! Mind this\n"
			     "\n"
			     "slip 1:ab\n");
}

Test(write_report_text, puts_short_names_beside_their_values)
{
	struct report report;

	report_init(&report, "T", "");
	report_begin_facts(&report);
	report_fact(&report, "Record", "a.csv");
	report_detail(&report, "", "slip 1:ab");
	report_fact(&report, "Note", "one\ntwo");
	expect_text(&report, "T\n"
			     "=\n"
			     "\n"
			     "Record: a.csv\n"
			     "    slip 1:ab\n"
			     "Note: one\n"
			     "      two\n");
}

Test(write_report_text, puts_all_names_above_where_one_is_long)
{
	struct report report;

	report_init(&report, "T", "");
	report_begin_facts(&report);
	report_fact(&report, "Which day is it?", "2026-11-20");
	report_fact(&report, "Who carries out the assessment?", "Li Ming");
	expect_text(&report, "T\n"
			     "=\n"
			     "\n"
			     "Which day is it?\n"
			     "    2026-11-20\n"
			     "Who carries out the assessment?\n"
			     "    Li Ming\n");
}

Test(write_report_text, prints_a_quiet_table_as_a_grid)
{
	struct report report;

	report_init(&report, "T", "");
	report_begin_table(&report, REPORT_TABLE, scores, 3);
	report_begin_row(&report);
	report_cell(&report, REPORT_PLAIN, "8.1.3");
	report_cell(&report, REPORT_PLAIN, "Handling");
	report_cell(&report, REPORT_PLAIN, "4.00");
	report_begin_row(&report);
	report_cell(&report, REPORT_PLAIN, "8.1.3.1");
	report_indented_cell(&report, 1, "Information");
	report_cell(&report, REPORT_PLAIN, "3");
	expect_text(&report, "T\n"
			     "=\n"
			     "\n"
			     "Clause   Indicator      Score\n"
			     "8.1.3    Handling        4.00\n"
			     "8.1.3.1    Information      3\n");
}

Test(write_report_text, prints_a_talkative_table_as_paragraphs)
{
	struct report report;

	report_init(&report, "T", "");
	report_begin_table(&report, REPORT_TABLE, answers, 3);
	report_heading_row(&report, "6.1  Consulting");
	report_begin_row(&report);
	report_cell(&report, REPORT_PLAIN, "6.1 a");
	report_cell(&report, REPORT_BAD, "not met");
	report_cell(&report, REPORT_PLAIN,
		    "Can customers get advice on certificates and the CA's other business?");
	report_detail(&report, "Note", "one\ntwo");
	report_detail(&report, "", "see finding 1");
	report_begin_row(&report);
	report_cell(&report, REPORT_PLAIN, "6.1 b");
	report_cell(&report, REPORT_GOOD, "met");
	report_cell(&report, REPORT_PLAIN, "有手册吗？");
	/* the lead takes 6 + 2 + 7 + 2 = 17 columns and leaves 63 */
	expect_text(&report,
		    "T\n"
		    "=\n"
		    "\n"
		    "Clause  Result   Question\n"
		    "\n"
		    "6.1  Consulting\n"
		    "6.1 a   not met  Can customers get advice on certificates and the CA's other\n"
		    "                 business?\n"
		    "                 Note: one\n"
		    "                 two\n"
		    "                 see finding 1\n"
		    "6.1 b   met      有手册吗？\n");
}

Test(write_report_text, gives_a_broad_lead_a_line_of_its_own)
{
	struct report report;

	report_init(&report, "T", "");
	report_begin_table(&report, REPORT_TABLE, answers, 3);
	report_begin_row(&report);
	report_cell(&report, REPORT_PLAIN, "6.1 a");
	report_cell(&report, REPORT_PLAIN, "a state that nobody has ever seen before");
	report_cell(&report, REPORT_PLAIN, "Why?");
	report_detail(&report, "Note", "one");
	expect_text(&report, "T\n"
			     "=\n"
			     "\n"
			     "Clause  Result\n"
			     "    Question\n"
			     "6.1 a   a state that nobody has ever seen before\n"
			     "    Why?\n"
			     "    Note: one\n");
}

/* 6 cells a point: 3.425 is 20.55, so 20 are certain; 4 is 24. */
Test(write_report_text, draws_bars)
{
	struct corridor total = {{3425, 3}, {4, 0}};
	struct corridor leaf = {{5, 0}, {5, 0}};
	struct corridor none = {{0, 0}, {0, 0}};
	struct report report;

	report_init(&report, "T", "");
	report_begin_chart(&report);
	report_bar(&report, "Total", 0, &total, 2);
	report_bar(&report, "咨询", 1, &leaf, 0);
	report_bar(&report, "A label of more than thirty-two columns", 0, &none, 0);
	report_mark(&report, "II", decimal_from_integer(4));
	expect_text(&report, "T\n"
			     "=\n"
			     "\n"
			     "Total                             ####################----......  "
			     "3.425 to 4.00\n"
			     "  咨询                            ##############################  5\n"
			     "A label of more than thirty-two   ..............................  0\n"
			     "# is certain, - still possible while questions are open.\n");
}

Test(write_report_text, leaves_lines_to_sign_on)
{
	struct report report;

	report_init(&report, "T", "");
	report_begin_signatures(&report);
	report_begin_row(&report);
	report_cell(&report, REPORT_PLAIN, "Inspector");
	report_add(&report, REPORT_LITERAL, "slip 1:ab");
	expect_text(
	    &report,
	    "T\n"
	    "=\n"
	    "\n"
	    "Inspector\n"
	    "\n"
	    "    Name in full: ______________  Signature: ______________  Date: __________\n"
	    "\n"
	    "slip 1:ab\n");
}

/* Whatever is said, no line is broader than a terminal, and nothing in it steers one. */
Test(write_report_text, is_safe_for_a_terminal_of_80_columns)
{
	static const char hostile[] =
	    "a\x1b[2J\x07\xff\u202e\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b"
	    "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十\n\r\t"
	    "b";
	struct corridor score = {{3, 0}, {5, 0}};
	struct text out = TEXT_EMPTY;
	struct report report;

	report_init(&report, hostile, "");
	for (int kind = REPORT_HEADING; kind <= REPORT_LITERAL; kind++)
		report_add(&report, (enum report_block_kind)kind, hostile);
	report_begin_facts(&report);
	report_fact(&report, hostile, hostile);
	report_detail(&report, hostile, hostile);
	report_begin_table(&report, REPORT_TABLE, answers, 3);
	report_heading_row(&report, hostile);
	for (size_t column = 0; column < 3; column++) {
		report_begin_row(&report);
		for (size_t i = 0; i < 3; i++)
			report_cell(&report, REPORT_PLAIN, i == column ? hostile : "x");
		report_detail(&report, hostile, hostile);
	}
	report_begin_chart(&report);
	report_bar(&report, hostile, 1, &score, 0);
	report_begin_signatures(&report);
	report_begin_row(&report);
	report_cell(&report, REPORT_PLAIN, hostile);
	write_report_text(&out, &report);
	for (const char *line = out.bytes; *line != '\0';) {
		size_t len = strcspn(line, "\n");

		cr_expect(utf8_is_valid(line, len));
		cr_expect(utf8_cols(line, len) <= 80, "%.*s", (int)len, line);
		for (size_t i = 0; i < len; i++)
			cr_expect((unsigned char)line[i] >= ' ' && line[i] != 0x7f);
		line += len + 1;
	}
	cr_expect(strstr(out.bytes, "\u202e") == NULL);
	text_release(&out);
	report_release(&report);
}
