/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the workbook's scores and what they come to. */
#include "config.h"

#include "report/write_xlsx_part.h"

#include "record/event.h"
#include "tests/support/check.h"
#include "tests/unit/report/book.h"
#include "tests/unit/report/sample.h"

TestSuite(write_xlsx_scores, .fini = check_leaks);

/* The indicators stand in rows 6 to 10, the total in row 11, the levels in rows 17 to 19. */

static void expect_cells(const struct sample *sample, const char *const (*cells)[2], size_t count)
{
	struct book book;

	xlsx_fill(&book, &sample->assessment, LANGUAGE_EN);
	for (size_t i = 0; i < count; i++)
		expect_cell(&book, BOOK_SCORES, cells[i][0], cells[i][1]);
	book_release(&book);
}

#define EXPECT(sample, cells) expect_cells(sample, cells, sizeof(cells) / sizeof *(cells))

Test(write_xlsx_scores, have_both_ends_while_answers_are_open)
{
	static const char *const cells[][2] = {
	    {"A6", "consulting"},
	    {"B6", "8.1.2"},
	    {"C6", "Consulting"},
	    {"D6", "0.6"},
	    {"E6", "0"},
	    {"F6", "5"},
	    {"G6", "0 =ROUND(D6*E6,12)"},
	    {"H6", "3 =ROUND(D6*F6,12)"},
	    {"I6", "5 =ROUND(F6-E6,12)"},
	    {"E7", "0 =ROUND(SUM(G8:G10),12)"},
	    {"F7", "5 =ROUND(SUM(H8:H10),12)"},
	    {"A9", "aftersales.disputes"},
	    {"D9", ""}, /* no weight, so nothing is weighted */
	    {"E9", "0"},
	    {"G9", ""},
	    {"H9", ""},
	    {"J9", "has no weight"},
	    {"A11", "total"},
	    {"E11", "0 =ROUND(SUM(G6:G7),12)"},
	    {"F11", "5 =ROUND(SUM(H6:H7),12)"},
	    {"I11", "5 =ROUND(F11-E11,12)"},
	    {"E12", "I =LOOKUP(E11,$B$17:$B$19,$A$17:$A$19)"},
	    {"F12", "III =LOOKUP(F11,$B$17:$B$19,$A$17:$A$19)"},
	    {"E13", "not known yet =IF(0+('Answers'!$D$4=\"yes\")>0,\"no\","
		    "IF(0+('Answers'!$D$4=\"no\")=1,\"yes\",\"not known yet\"))"},
	    {"E14", "not settled yet =IF(E13=\"no\",\"none\","
		    "IF(AND(E13=\"yes\",E12=F12),E12,\"not settled yet\"))"},
	    {"J14", " =IFERROR(INDEX($C$17:$C$19,MATCH(E14,$A$17:$A$19,0)),\"\")"},
	    {"A17", "I"},
	    {"B18", "3.5"},
	    {"C19", "optimised control"},
	};
	struct sample sample;

	sample_init(&sample);
	EXPECT(&sample, cells);
	sample_release(&sample);
}

Test(write_xlsx_scores, have_one_number_to_change_once_a_leaf_is_settled)
{
	static const char *const cells[][2] = {
	    {"A2", "甲公司"},
	    {"E6", "5"},
	    {"F6", "5 =E6"},
	    {"E7", "3 =ROUND(SUM(G8:G10),12)"},
	    {"F8", "3 =E8"},
	    {"G8", "2.25 =ROUND(D8*E8,12)"},
	    {"J10", "given directly"},
	    {"E11", "4.2 =ROUND(SUM(G6:G7),12)"},
	    {"E12", "II =LOOKUP(E11,$B$17:$B$19,$A$17:$A$19)"},
	    {"E13", "yes =IF(0+('Answers'!$D$4=\"yes\")>0,\"no\","
		    "IF(0+('Answers'!$D$4=\"no\")=1,\"yes\",\"not known yet\"))"},
	    {"E14", "II =IF(E13=\"no\",\"none\","
		    "IF(AND(E13=\"yes\",E12=F12),E12,\"not settled yet\"))"},
	    {"J14", "planned tracking =IFERROR(INDEX($C$17:$C$19,MATCH(E14,$A$17:$A$19,0)),\"\")"},
	};
	struct sample sample;

	sample_init(&sample);
	sample_settle(&sample);
	sample_say(&sample, (struct event){.item = "cover.organisation", .answer = "甲公司"});
	EXPECT(&sample, cells);
	sample_release(&sample);
}

Test(write_xlsx_scores, say_no_level_where_one_is_barred)
{
	static const char *const cells[][2] = {
	    {"E13", "no =IF(0+('Answers'!$D$4=\"yes\")>0,\"no\","
		    "IF(0+('Answers'!$D$4=\"no\")=1,\"yes\",\"not known yet\"))"},
	    {"E14", "none =IF(E13=\"no\",\"none\","
		    "IF(AND(E13=\"yes\",E12=F12),E12,\"not settled yet\"))"},
	};
	struct sample sample;

	sample_init(&sample);
	sample_settle(&sample);
	sample.score.is_settled = false;
	sample.score.eligibility = INELIGIBLE;
	EXPECT(&sample, cells);
	sample_release(&sample);
}

Test(write_xlsx_scores, say_where_the_total_stands_on_a_bound)
{
	static const char *const cells[][2] = {
	    {"J11", "on the bound of two levels: the upper one counts "
		    "=IF(AND(E11=F11,SUMPRODUCT(--($B$18:$B$19=E11))>0),"
		    "\"on the bound of two levels: the upper one counts\",\"\")"},
	};
	struct sample sample;

	sample_init(&sample);
	sample_settle(&sample);
	sample.score.total = sample_corridor("3.5", "3.5");
	sample.score.is_on_bound = true;
	EXPECT(&sample, cells);
	sample_release(&sample);
}

Test(write_xlsx_scores, tell_what_the_criteria_give_beside_a_direct_score)
{
	static const char *const cells[][2] = {
	    {"E6", "5"},
	    {"J6", "given directly; the criteria give 1 to 3"},
	};
	struct sample sample;

	sample_init(&sample);
	sample_settle(&sample);
	sample.scores[CONSULTING].is_given = true;
	sample_derive(&sample, CONSULTING, "1", "3");
	EXPECT(&sample, cells);
	sample_release(&sample);
}

Test(write_xlsx_scores, are_exact_at_four_places)
{
	static const char *const cells[][2] = {
	    {"E7", "3.0625 =ROUND(SUM(G8:G10),12)"},
	    {"I7", "0.9 =ROUND(F7-E7,12)"},
	};
	struct sample sample;

	sample_init(&sample);
	sample_score(&sample, AFTERSALES, "3.0625", "3.9625");
	EXPECT(&sample, cells);
	sample_release(&sample);
}

/* The members of a group need not stand side by side: their own members stand between. */
Test(write_xlsx_scores, add_up_groups_with_others_between)
{
	static const char *const cells[][2] = {
	    {"E11", "0 =ROUND(SUM(G6:G7)+SUM(G10:G10),12)"},
	    {"E7", "0 =ROUND(SUM(G8:G9),12)"},
	};
	struct sample sample;

	sample_init(&sample);
	sample.indicators[SATISFACTION].parent = FORM_NONE;
	EXPECT(&sample, cells);
	sample_release(&sample);
}

Test(write_xlsx_scores, take_only_scores)
{
	struct sample sample;
	struct book book;

	sample_init(&sample);
	sample_score(&sample, COMPLAINTS, "3", "3");
	xlsx_fill(&book, &sample.assessment, LANGUAGE_EN);
	expect_rule(&book, BOOK_SCORES, "E6", "list \"0,1,3,5\"");
	expect_rule(&book, BOOK_SCORES, "F6", "list \"0,1,3,5\"");
	expect_rule(&book, BOOK_SCORES, "E7", "");
	expect_rule(&book, BOOK_SCORES, "E8", "list \"0,1,3,5\"");
	expect_rule(&book, BOOK_SCORES, "F8", "");
	book_release(&book);
	sample_release(&sample);
}

static size_t count_highlights(const struct book *book, const char *first_cell, const char *formula,
			       enum book_tone tone)
{
	const struct book_sheet *sheet = &book->sheets[BOOK_SCORES];
	size_t count = 0;

	for (size_t i = 0; i < sheet->highlights.count; i++) {
		const struct book_highlight *highlight = &sheet->highlights.at[i];
		struct book_name name =
		    book_cell(highlight->range.first_row, highlight->range.first_column);

		count += strcmp(name.of, first_cell) == 0 &&
			 strcmp(highlight->formula, formula) == 0 && highlight->tone == tone;
	}
	return count;
}

/* The highest level comes first, as the first that holds counts. */
Test(write_xlsx_scores, show_levels_in_colour)
{
	struct sample sample;
	struct book book;

	sample_init(&sample);
	xlsx_fill(&book, &sample.assessment, LANGUAGE_EN);
	cr_expect_eq(book.sheets[BOOK_SCORES].highlights.count, 3 + 3 + 3);
	cr_expect_str_eq(book.sheets[BOOK_SCORES].highlights.at[0].formula, "=E7>=$B$19");
	cr_expect_eq(count_highlights(&book, "E11", "=E11>=$B$19", BOOK_GOOD), 1);
	cr_expect_eq(count_highlights(&book, "E11", "=E11>=$B$18", BOOK_MIDDLING), 1);
	cr_expect_eq(count_highlights(&book, "E11", "=E11>=$B$17", BOOK_BAD), 1);
	cr_expect_eq(count_highlights(&book, "A18", "=$A$18=$E$14", BOOK_MIDDLING), 1);
	book_release(&book);
	sample_release(&sample);
}

Test(write_xlsx_scores, are_drawn)
{
	struct sample sample;
	struct book book;
	const struct book_chart *chart;

	sample_init(&sample);
	xlsx_fill(&book, &sample.assessment, LANGUAGE_EN);
	chart = &book.sheets[BOOK_SCORES].chart;
	cr_expect_eq(chart->max, 5);
	cr_expect_eq(chart->categories.first_row, 5);
	cr_expect_eq(chart->categories.last_row, 9);
	cr_expect_eq(chart->categories.first_column, 2);
	cr_assert_eq(chart->bars.count, 2);
	cr_expect_eq(chart->bars.at[0].values.first_column, 4); /* the lowest score */
	cr_expect_eq(chart->bars.at[1].values.first_column, 8); /* how much is open above it */
	book_release(&book);
	sample_release(&sample);
}
