/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the CSV writer of answers, for spreadsheets. */
#include "config.h"

#include "report/write_csv_answers.h"

#include "base/diag.h"
#include "base/sheet.h"
#include "record/event.h"
#include "tests/support/check.h"
#include "tests/unit/report/sample.h"

#include <string.h>

TestSuite(write_csv_answers, .fini = check_leaks);

#define ANSWERS_COLUMNS                                                                            \
	"item,clause,question,answer,answer_word,note,flag,method,ref,sample,role,by,time,seq\r\n"
#define ANSWERS_HEADER "\xEF\xBB\xBF" ANSWERS_COLUMNS

/* The line of the answers that begins with that item's id, without its CRLF, must be this. */
static void expect_line(const struct sample *sample, enum language language, const char *expected)
{
	struct text out = TEXT_EMPTY;
	struct text line = TEXT_EMPTY;

	text_printf(&line, "\r\n%s\r\n", expected);
	write_csv_answers(&out, &sample->assessment, language, ENCODING_UTF8);
	cr_expect(strstr(out.bytes, line.bytes) != NULL, "no %s in %s", expected, out.bytes);
	text_release(&line);
	text_release(&out);
}

Test(write_csv_answers, has_a_row_for_each_question_in_form_order)
{
	struct sample sample;
	struct text out = TEXT_EMPTY;

	sample_init(&sample);
	write_csv_answers(&out, &sample.assessment, LANGUAGE_EN, ENCODING_UTF8);
	cr_expect_str_eq(out.bytes, ANSWERS_HEADER
			 "cover.organisation,,Who is it?,,,,,,,,,,,\r\n"
			 "cover.date,,Which day is it?,,,,,,,,,,,\r\n"
			 "eligibility.law,§8.4.1,Has a law been broken?,,,,,,,,,,,\r\n"
			 "6.1.a,§6.1 a,\"Is advice given, \"\"in full\"\"?\",,,,,,,,,,,\r\n"
			 "6.1.b,§6.1 b,Is there a brochure?,,,,,,,,,,,\r\n"
			 "7.1.premises,§7.1,Are there premises?,,,,,,,,,,,\r\n"
			 "consulting.basic,§8.1.2,Is the basic content offered?,,,,,,,,,,,\r\n"
			 "consulting.veterans,§8.1.2,How many veterans?,,,,,,,,,,,\r\n"
			 "consulting.score,§8.1.2,\"Which score, if any?\",,,,,,,,,,,\r\n");
	text_release(&out);
	sample_release(&sample);
}

Test(write_csv_answers, says_answers_in_code_and_in_words)
{
	static const struct {
		struct event event;
		const char *en, *zh;
	} cases[] = {
	    {{.item = "6.1.b", .answer = "yes"},
	     "6.1.b,§6.1 b,Is there a brochure?,yes,yes,,,,,,,,,2",
	     "6.1.b,§6.1 b,有无手册？,yes,是,,,,,,,,,2"},
	    {{.item = "6.1.b", .answer = "no"},
	     "6.1.b,§6.1 b,Is there a brochure?,no,no,,,,,,,,,2",
	     "6.1.b,§6.1 b,有无手册？,no,否,,,,,,,,,2"},
	    {{.item = "6.1.b", .answer = "na"},
	     "6.1.b,§6.1 b,Is there a brochure?,na,not applicable,,,,,,,,,2",
	     "6.1.b,§6.1 b,有无手册？,na,不适用,,,,,,,,,2"},
	    {{.item = "consulting.veterans", .answer = "3"},
	     "consulting.veterans,§8.1.2,How many veterans?,3,,,,,,,,,,2",
	     "consulting.veterans,§8.1.2,老员工几人？,3,,,,,,,,,,2"},
	    {{.item = "cover.date", .answer = "2026-11-23"},
	     "cover.date,,Which day is it?,2026-11-23,,,,,,,,,,2",
	     "cover.date,,检查日期？,2026-11-23,,,,,,,,,,2"},
	    {{.item = "6.1.b", .note = "ask again", .flag = "conflict"},
	     "6.1.b,§6.1 b,Is there a brochure?,,,ask again,conflict,,,,,,,2",
	     "6.1.b,§6.1 b,有无手册？,,,ask again,conflict,,,,,,,2"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct sample sample;

		sample_init(&sample);
		sample_say(&sample, cases[i].event);
		expect_line(&sample, LANGUAGE_EN, cases[i].en);
		expect_line(&sample, LANGUAGE_ZH, cases[i].zh);
		sample_release(&sample);
	}
}

Test(write_csv_answers, gives_the_last_row_of_a_question_whole)
{
	struct sample sample;

	sample_init(&sample);
	sample_say(&sample, (struct event){.item = "6.1.b", .answer = "yes", .by = "Li"});
	sample_say(&sample,
		   (struct event){.item = "6.1.b",
				  .time = "2026-11-23T14:03:05+08:00",
				  .by = "王",
				  .answer = "no",
				  .note = "none at the desk",
				  .flag = "yes",
				  .evidence = "method=test; ref=a\\;b; sample=5/12; role=clerk"});
	expect_line(&sample, LANGUAGE_EN,
		    "6.1.b,§6.1 b,Is there a brochure?,no,no,none at the "
		    "desk,yes,test,a;b,5/12\u2060,clerk,"
		    "王,2026-11-23T14:03:05+08:00,3");
	sample_release(&sample);
}

Test(write_csv_answers, guards_and_quotes_what_people_wrote)
{
	struct sample sample;

	sample_init(&sample);
	sample_say(&sample, (struct event){.item = "6.1.b",
					   .by = "@li",
					   .answer = "yes",
					   .note = "=SUM(A1)\nsaid \"no\", 甲\x1b[2J",
					   .evidence = "ref=+1; role=-"});
	expect_line(&sample, LANGUAGE_EN,
		    "6.1.b,§6.1 b,Is there a brochure?,yes,yes,"
		    "\"'=SUM(A1)\nsaid \"\"no\"\", 甲\x1b[2J\",,,'+1,,'-,'@li,,2");
	sample_release(&sample);
}

Test(write_csv_answers, writes_what_reads_back)
{
	static const char *const expected[] = {"6.1.b", "§6.1 b", "Is there a brochure?",
					       "yes",	"yes",	  "'=1\nb\r\"c\"",
					       "",	"",	  "",
					       "",	"",	  "",
					       "",	"2"};
	struct sample sample;
	struct text out = TEXT_EMPTY;
	struct sheet sheet;
	struct diag_list diags = {0};

	sample_init(&sample);
	sample_say(&sample,
		   (struct event){.item = "6.1.b", .answer = "yes", .note = "=1\nb\r\"c\""});
	write_csv_answers(&out, &sample.assessment, LANGUAGE_EN, ENCODING_UTF8);
	cr_assert_eq(sheet_parse(&sheet, "x", out.bytes, out.len, ',', &diags), STATUS_OK);
	cr_assert_eq(sheet.rows.count, 10);
	for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
		cr_expect_str_eq(sheet_get(&sheet, 5, i), expected[i], "column %zu", i);
	cr_expect_eq(sheet.rows.at[5].count, sizeof expected / sizeof *expected);
	sheet_release(&sheet);
	diag_release(&diags);
	text_release(&out);
	sample_release(&sample);
}

Test(write_csv_answers, keeps_texts_from_becoming_numbers)
{
	static const struct {
		struct event event;
		const char *line;
	} cases[] = {
	    {{.item = "cover.organisation", .answer = "00123"},
	     "cover.organisation,,Who is it?,00123\u2060,,,,,,,,,,2"},
	    {{.item = "6.1.b",
	      .by = "007",
	      .answer = "yes",
	      .note = "3.10",
	      .evidence = "method=test; ref=4.1; sample=5/12; role=2"},
	     "6.1.b,§6.1 b,Is there a "
	     "brochure?,yes,yes,3.10\u2060,,test,4.1\u2060,5/12\u2060,2\u2060,007\u2060,,2"},
	    {{.item = "consulting.veterans", .answer = "3"},
	     "consulting.veterans,§8.1.2,How many veterans?,3,,,,,,,,,,2"},
	    {{.item = "cover.date", .answer = "2026-11-23"},
	     "cover.date,,Which day is it?,2026-11-23,,,,,,,,,,2"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct sample sample;

		sample_init(&sample);
		sample_say(&sample, cases[i].event);
		expect_line(&sample, LANGUAGE_EN, cases[i].line);
		sample_release(&sample);
	}
}

Test(write_csv_answers, fits_the_encoding_it_is_meant_for)
{
	static const struct {
		enum encoding encoding;
		const char *start;
	} cases[] = {
	    {ENCODING_UTF8, ANSWERS_HEADER "cover.organisation,,Who is it?,5\u2060,"},
	    {ENCODING_UTF16, ANSWERS_COLUMNS "cover.organisation,,Who is it?,5\u2060,"},
	    {ENCODING_GB18030, ANSWERS_COLUMNS "cover.organisation,,Who is it?,\"5\t\","},
	};
	struct sample sample;

	sample_init(&sample);
	sample_say(&sample, (struct event){.item = "cover.organisation", .answer = "5"});
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct text out = TEXT_EMPTY;

		write_csv_answers(&out, &sample.assessment, LANGUAGE_EN, cases[i].encoding);
		cr_expect_eq(strncmp(out.bytes, cases[i].start, strlen(cases[i].start)), 0, "%s",
			     out.bytes);
		text_release(&out);
	}
	sample_release(&sample);
}
