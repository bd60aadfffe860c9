/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the workbook's pages to read. */
#include "config.h"

#include "report/write_xlsx_part.h"

#include "record/event.h"
#include "tests/support/check.h"
#include "tests/unit/report/book.h"
#include "tests/unit/report/sample.h"

TestSuite(write_xlsx_pages, .fini = check_leaks);

Test(write_xlsx_pages, list_each_finding)
{
	struct sample sample;
	struct book book;

	sample_init(&sample);
	sample_say(&sample, (struct event){.item = "eligibility.law", .answer = "yes"});
	sample_say(&sample, (struct event){.item = "6.1.a", .answer = "yes"});
	sample_say(&sample, (struct event){.item = "6.1.b",
					   .answer = "no",
					   .note = "none",
					   .evidence = "method=test; sample=5/12"});
	sample_say(&sample, (struct event){.item = "7.1.premises", .answer = "na"});
	sample_say(&sample, (struct event){.item = "consulting.basic", .answer = "no"});
	xlsx_fill(&book, &sample.assessment, LANGUAGE_EN);
	expect_cell(&book, BOOK_FINDINGS, "A2", "eligibility.law");
	expect_cell(&book, BOOK_FINDINGS, "D2", "yes");
	expect_cell(&book, BOOK_FINDINGS, "A3", "6.1.b");
	expect_cell(&book, BOOK_FINDINGS, "B3", "6.1 b");
	expect_cell(&book, BOOK_FINDINGS, "C3", "Is there a brochure?");
	expect_cell(&book, BOOK_FINDINGS, "E3", "no");
	expect_cell(&book, BOOK_FINDINGS, "F3", "none");
	expect_cell(&book, BOOK_FINDINGS, "H3", "test");
	expect_cell(&book, BOOK_FINDINGS, "J3", "5/12");
	expect_cell(&book, BOOK_FINDINGS, "A4", "consulting.basic");
	expect_cell(&book, BOOK_FINDINGS, "A5", "");
	book_release(&book);
	sample_release(&sample);
}

Test(write_xlsx_pages, say_that_there_is_no_finding)
{
	struct sample sample;
	struct book book;

	sample_init(&sample);
	sample_say(&sample, (struct event){.item = "eligibility.law", .answer = "no"});
	xlsx_fill(&book, &sample.assessment, LANGUAGE_EN);
	expect_cell(&book, BOOK_FINDINGS, "A2", "no findings");
	book_release(&book);
	sample_release(&sample);
}

Test(write_xlsx_pages, list_the_rulings_and_which_bear)
{
	struct sample sample;
	struct book book;

	sample_init(&sample);
	xlsx_fill(&book, &sample.assessment, LANGUAGE_ZH);
	expect_cell(&book, BOOK_RULINGS, "A2", "disputes");
	expect_cell(&book, BOOK_RULINGS, "B2", "8.2");
	expect_cell(&book, BOOK_RULINGS, "C2", "没有权重。");
	expect_cell(&book, BOOK_RULINGS, "D2", "是");
	expect_cell(&book, BOOK_RULINGS, "A3", "bound");
	expect_cell(&book, BOOK_RULINGS, "D3", "");
	book_release(&book);
	sample_release(&sample);
}

/* The value beside the name in the sheet about the workbook; "" where there is none. */
static const char *fact(const struct book *book, const char *name)
{
	for (size_t i = 0; i < book->sheets[BOOK_ABOUT].cells.count; i++) {
		const struct book_cell *cell = &book->sheets[BOOK_ABOUT].cells.at[i];

		if (cell->column == 0 && strcmp(cell->value, name) == 0)
			return book_at(book, BOOK_ABOUT, book_cell(cell->row, 1).of)->value;
	}
	return "";
}

Test(write_xlsx_pages, tell_what_the_workbook_is_about)
{
	struct sample sample;
	struct book book;

	sample_init(&sample);
	sample_say(&sample, (struct event){.item = "cover.organisation", .answer = "甲公司"});
	sample_warn(&sample, CHECK_TORN, FORM_NONE, FORM_NONE, 0);
	sample.assessment.slip = (struct slip){.rows = 2, .digest = "12ab"};
	sample.assessment.is_sealed = true;
	xlsx_fill(&book, &sample.assessment, LANGUAGE_EN);
	cr_expect_str_eq(fact(&book, "Standard"), "GB/T 0");
	cr_expect_str_eq(fact(&book, "Form"), "small");
	cr_expect_str_eq(fact(&book, "Version of the form"), "2");
	cr_expect_str_eq(fact(&book, "Assessed"), "甲公司");
	cr_expect_str_eq(fact(&book, "Record"), "a.csv");
	cr_expect_str_eq(fact(&book, "Slip"), "2:12ab");
	cr_expect_str_eq(fact(&book, "Sealed"), "yes");
	cr_expect_str_eq(fact(&book, "Complete"), "no");
	cr_expect_str_eq(fact(&book, "Program"), PACKAGE_STRING);
	cr_expect_str_neq(fact(&book, "Warning"), "");
	book_release(&book);
	sample_release(&sample);
}

/* No row says a time that can be read: the file has one all the same, and always the same. */
Test(write_xlsx_pages, do_not_depend_on_the_clock)
{
	struct sample sample;
	struct book book;

	sample_init(&sample);
	xlsx_fill(&book, &sample.assessment, LANGUAGE_EN);
	cr_expect_eq(book.created, 315532800); /* 1980-01-01 */
	book_release(&book);
	sample_release(&sample);
}
