/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the neutral document. */
#include "config.h"

#include "report/report.h"

#include "tests/support/check.h"

#include <string.h>

TestSuite(report, .fini = check_leaks);

static const struct report_column columns[] = {
    {REPORT_CODE, "Clause"},
    {REPORT_WORDS, "Question"},
};

Test(report, keeps_blocks_in_order_and_copies_what_they_say)
{
	struct report report;
	char words[] = "first";

	report_init(&report, "Title", "slip 1:ab");
	report_add(&report, REPORT_HEADING, words);
	memset(words, 'x', strlen(words));
	report_add(&report, REPORT_NOTICE, "second");
	cr_assert_eq(report.blocks.count, 2);
	cr_expect_str_eq(report.title, "Title");
	cr_expect_str_eq(report.foot, "slip 1:ab");
	cr_expect_eq(report.blocks.at[0].kind, REPORT_HEADING);
	cr_expect_str_eq(report.blocks.at[0].words, "first");
	cr_expect_eq(report.blocks.at[1].kind, REPORT_NOTICE);
	cr_expect_str_eq(report.blocks.at[1].words, "second");
	report_release(&report);
}

Test(report, knows_the_rows_of_each_table)
{
	struct report report;
	const struct report_block *table;

	report_init(&report, "", "");
	report_begin_facts(&report);
	report_fact(&report, "name", "value");
	report_begin_table(&report, REPORT_TABLE, columns, 2);
	report_heading_row(&report, "over all");
	report_begin_row(&report);
	report_cell(&report, REPORT_BAD, "6.1");
	report_indented_cell(&report, 2, "Why?");
	report_detail(&report, "Note", "because");
	report_detail(&report, "Evidence", "");
	report_begin_row(&report);
	report_cell(&report, REPORT_PLAIN, "6.2");
	report_cell(&report, REPORT_PLAIN, "How?");

	cr_assert_eq(report.blocks.count, 2);
	cr_expect_eq(report.blocks.at[0].row_count, 1);
	cr_expect_str_eq(report_cell_at(&report, &report.blocks.at[0], 0, 1)->words, "value");
	table = &report.blocks.at[1];
	cr_assert_eq(table->row_count, 3);
	cr_expect_eq(table->column_count, 2);
	cr_expect_str_eq(report.columns.at[table->first_column + 1].header, "Question");
	cr_expect(report.rows.at[table->first_row].is_heading);
	cr_expect_str_eq(report_cell_at(&report, table, 0, 0)->words, "over all");
	cr_expect_str_eq(report_cell_at(&report, table, 1, 0)->words, "6.1");
	cr_expect_eq(report_cell_at(&report, table, 1, 0)->tone, REPORT_BAD);
	cr_expect_eq(report_cell_at(&report, table, 1, 1)->depth, 2);
	cr_expect_eq(report.rows.at[table->first_row + 1].detail_count, 1, "an empty one is none");
	cr_expect_str_eq(report.details.at[report.rows.at[table->first_row + 1].first_detail].words,
			 "because");
	cr_expect_eq(report.rows.at[table->first_row + 2].detail_count, 0);
	cr_expect_str_eq(report_cell_at(&report, table, 2, 1)->words, "How?");
	report_release(&report);
}

Test(report, knows_the_bars_and_marks_of_each_chart)
{
	struct corridor score = {decimal_from_integer(3), decimal_from_integer(5)};
	struct report report;

	report_init(&report, "", "");
	report_begin_chart(&report);
	report_bar(&report, "Total", 0, &score, 2);
	report_bar(&report, "Part", 1, &score, 0);
	report_mark(&report, "II", decimal_from_integer(4));
	report_begin_chart(&report);
	report_bar(&report, "Another", 0, &score, 2);
	cr_assert_eq(report.blocks.count, 2);
	cr_expect_eq(report.blocks.at[0].bar_count, 2);
	cr_expect_eq(report.blocks.at[0].mark_count, 1);
	cr_expect_eq(report.blocks.at[1].first_bar, 2);
	cr_expect_eq(report.blocks.at[1].bar_count, 1);
	cr_expect_eq(report.blocks.at[1].mark_count, 0);
	cr_expect_str_eq(report.bars.at[1].label, "Part");
	cr_expect_eq(report.bars.at[1].depth, 1);
	cr_expect_str_eq(report.marks.at[0].label, "II");
	report_release(&report);
}

/* 20 columns at most, counted as they will be shown. */
Test(report, tells_short_names_from_long_ones)
{
	static const struct {
		const char *name;
		bool is_short;
	} cases[] = {
	    {"12345678901234567890", true}, {"123456789012345678901", false},
	    {"一二三四五六七八九十", true}, {"一二三四五六七八九十一", false},
	    {"\u200b\u200b", true}, /* <U+200B> twice: 16 columns */
	    {"\u200b\u200b\u200b", false},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct report report;

		report_init(&report, "", "");
		report_begin_facts(&report);
		report_fact(&report, "short", "");
		report_fact(&report, cases[i].name, "");
		cr_expect_eq(report_has_short_names(&report, &report.blocks.at[0]),
			     cases[i].is_short, "%s", cases[i].name);
		report_release(&report);
	}
}
