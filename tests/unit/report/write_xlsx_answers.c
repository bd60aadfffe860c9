/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the workbook's answers. */
#include "config.h"

#include "report/write_xlsx_part.h"

#include "record/event.h"
#include "tests/support/check.h"
#include "tests/unit/report/book.h"
#include "tests/unit/report/sample.h"

TestSuite(write_xlsx_answers, .fini = check_leaks);

#define WORD(row, yes, no, na)                                                                     \
	"=IF(D" row "=\"yes\",\"" yes "\",IF(D" row "=\"no\",\"" no "\",IF(D" row "=\"na\",\"" na  \
	"\",\"\")))"

Test(write_xlsx_answers, have_the_columns_that_import_reads)
{
	static const char *const cells[][2] = {
	    {"A1", "item"},
	    {"B1", "clause"},
	    {"C1", "question"},
	    {"D1", "answer"},
	    {"E1", "answer_word"},
	    {"F1", "note"},
	    {"G1", "flag"},
	    {"H1", "method"},
	    {"I1", "ref"},
	    {"J1", "sample"},
	    {"K1", "role"},
	    {"L1", "by"},
	    {"M1", "time"},
	    {"N1", "seq"},
	    {"A2", "cover.organisation"},
	    {"A4", "eligibility.law"},
	    {"A10", "consulting.score"},
	    {"A11", ""},
	};

	for (enum language language = 0; language < LANGUAGE_COUNT; language++) {
		struct sample sample;
		struct book book;

		sample_init(&sample);
		xlsx_fill(&book, &sample.assessment, language);
		for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
			expect_cell(&book, BOOK_ANSWERS, cells[i][0], cells[i][1]);
		expect_cell(&book, BOOK_ANSWERS, "C6",
			    language == LANGUAGE_EN ? "Is there a brochure?" : "有无手册？");
		cr_expect_eq(book.sheets[BOOK_ANSWERS].frozen_rows, 1);
		cr_expect_eq(book.sheets[BOOK_ANSWERS].filter.last_row, 9);
		cr_expect_eq(book.sheets[BOOK_ANSWERS].filter.last_column, 13);
		book_release(&book);
		sample_release(&sample);
	}
}

Test(write_xlsx_answers, give_the_last_row_of_a_question_whole)
{
	static const char *const cells[][2] = {
	    {"A6", "6.1.b"},	   {"B6", "6.1 b"},
	    {"D6", "no"},	   {"E6", "否 " WORD("6", "是", "否", "不适用")},
	    {"F6", "=1+1\n00123"}, {"G6", "yes"},
	    {"H6", "test"},	   {"I6", "4.1"},
	    {"J6", "5/12"},	   {"K6", "2"},
	    {"L6", "王"},	   {"M6", "2026-11-23T14:03:05+08:00"},
	    {"N6", "2"},
	};
	struct sample sample;
	struct book book;

	sample_init(&sample);
	sample_say(&sample,
		   (struct event){.item = "6.1.b",
				  .time = "2026-11-23T14:03:05+08:00",
				  .by = "王",
				  .answer = "no",
				  .note = "=1+1\n00123",
				  .flag = "yes",
				  .evidence = "method=test; ref=4.1; sample=5/12; role=2"});
	xlsx_fill(&book, &sample.assessment, LANGUAGE_ZH);
	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
		expect_cell(&book, BOOK_ANSWERS, cells[i][0], cells[i][1]);
	cr_expect_eq(book.created, 1795413785); /* 2026-11-23T06:03:05Z */
	book_release(&book);
	sample_release(&sample);
}

Test(write_xlsx_answers, are_numbers_and_days_where_these_are_meant)
{
	static const struct {
		struct event event;
		const char *cell;
		enum book_kind kind;
		enum book_style style;
	} cases[] = {
	    {{.item = "consulting.veterans", .answer = "3"}, "D9", BOOK_IS_NUMBER, BOOK_NUMBER},
	    {{.item = "consulting.veterans", .answer = "123456.123"},
	     "D9",
	     BOOK_IS_NUMBER,
	     BOOK_NUMBER},
	    {{.item = "consulting.veterans", .answer = "123456.1234"},
	     "D9",
	     BOOK_IS_NUMBER,
	     BOOK_EXACT},
	    {{.item = "consulting.score", .answer = "5"}, "D10", BOOK_IS_NUMBER, BOOK_NUMBER},
	    {{.item = "cover.date", .answer = "1899-11-23"}, "D3", BOOK_IS_TEXT, BOOK_CODE},
	    {{.item = "cover.organisation", .answer = "00123"}, "D2", BOOK_IS_TEXT, BOOK_WORDS},
	    {{.item = "6.1.b", .answer = "yes"}, "D6", BOOK_IS_TEXT, BOOK_CODE},
	    /* What will be typed: a day becomes one, a text stays one. */
	    {{.item = "cover.date", .answer = ""}, "D3", BOOK_IS_TEXT, BOOK_DAY},
	    {{.item = "cover.organisation", .answer = ""}, "D2", BOOK_IS_TEXT, BOOK_WORDS},
	    {{.item = "consulting.veterans", .answer = ""}, "D9", BOOK_IS_TEXT, BOOK_NUMBER},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct sample sample;
		struct book book;
		const struct book_cell *cell;

		sample_init(&sample);
		sample_say(&sample, cases[i].event);
		xlsx_fill(&book, &sample.assessment, LANGUAGE_EN);
		cell = book_at(&book, BOOK_ANSWERS, cases[i].cell);
		cr_assert_not_null(cell);
		cr_expect_str_eq(cell->value, cases[i].event.answer);
		cr_expect_eq(cell->kind, cases[i].kind, "case %zu", i);
		cr_expect_eq(cell->style, cases[i].style, "case %zu", i);
		book_release(&book);
		sample_release(&sample);
	}
}

Test(write_xlsx_answers, give_a_day_as_a_spreadsheet_counts_it)
{
	struct sample sample;
	struct book book;

	sample_init(&sample);
	sample_say(&sample, (struct event){.item = "cover.date", .answer = "2026-11-23"});
	xlsx_fill(&book, &sample.assessment, LANGUAGE_EN);
	expect_cell(&book, BOOK_ANSWERS, "D3", "46349"); /* days from 1899-12-30 on */
	cr_expect_eq(book_at(&book, BOOK_ANSWERS, "D3")->style, BOOK_DAY);
	book_release(&book);
	sample_release(&sample);
}

Test(write_xlsx_answers, take_only_what_import_takes)
{
	struct sample sample;
	struct book book;

	sample_init(&sample);
	sample.items[ITEM_61B].na = (struct label){{"never", "从不"}};
	sample.items[ITEM_VETERANS].has_max = true;
	sample.items[ITEM_VETERANS].max = (struct decimal){.digits = 15, .places = 1};
	xlsx_fill(&book, &sample.assessment, LANGUAGE_EN);
	expect_rule(&book, BOOK_ANSWERS, "D2", "");
	expect_rule(&book, BOOK_ANSWERS, "D3", "holds =OR(D3=\"open\",ISNUMBER(D3))");
	expect_rule(&book, BOOK_ANSWERS, "D5", "list \"yes,no,open\"");
	expect_rule(&book, BOOK_ANSWERS, "D6", "list \"yes,no,na,open\"");
	expect_rule(&book, BOOK_ANSWERS, "D9",
		    "holds =OR(D9=\"open\",AND(ISNUMBER(D9),D9>=0,D9<=1.5,D9=INT(D9)))");
	expect_rule(&book, BOOK_ANSWERS, "D10", "list \"0,1,3,5,open\"");
	expect_rule(&book, BOOK_ANSWERS, "G6", "list \"yes\"");
	expect_rule(&book, BOOK_ANSWERS, "H6", "list \"document,interview,observation,test\"");
	book_release(&book);
	sample_release(&sample);
}

/* A workbook needs neither guard nor mark; but a text that looks as if it had one gets another. */
Test(write_xlsx_answers, come_back_though_they_look_guarded)
{
	static const struct {
		const char *note;
		const char *cell;
	} cases[] = {
	    {"=1+1", "=1+1"},	    {"5", "5"},
	    {"'=1+1", "''=1+1"},    {"'x", "'x"},
	    {"x\u2060", "x\u2060"}, {"5\u2060", "5\u2060\u2060"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct sample sample;
		struct book book;

		sample_init(&sample);
		sample_say(&sample, (struct event){.item = "6.1.b", .note = cases[i].note});
		xlsx_fill(&book, &sample.assessment, LANGUAGE_EN);
		expect_cell(&book, BOOK_ANSWERS, "F6", cases[i].cell);
		book_release(&book);
		sample_release(&sample);
	}
}
