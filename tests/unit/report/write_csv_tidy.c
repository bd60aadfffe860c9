/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the CSV writer of answers, for databases. */
#include "config.h"

#include "report/write_csv_answers.h"

#include "record/event.h"
#include "tests/support/check.h"
#include "tests/unit/report/sample.h"

#include <string.h>

TestSuite(write_csv_tidy, .fini = check_leaks);

#define COLUMNS                                                                                    \
	"record,form,version,standard,subject,item,section,clause,kind,type,required,target,"      \
	"question,state,answer,number,unit,note,flag,method,ref,sample,role,by,time,seq\n"
#define ASSESSMENT "a.csv,small,2,GB/T 0,"

/* The line with that item's id, behind the cells of the assessment, must be this. */
static void expect_line(const struct sample *sample, enum language language, const char *expected)
{
	struct text out = TEXT_EMPTY;
	struct text line = TEXT_EMPTY;

	text_printf(&line, "\n" ASSESSMENT "%s,%s\n", assessment_subject(&sample->assessment),
		    expected);
	write_csv_tidy(&out, &sample->assessment, language);
	cr_expect(strstr(out.bytes, line.bytes) != NULL, "no %s in %s", line.bytes, out.bytes);
	text_release(&line);
	text_release(&out);
}

Test(write_csv_tidy, has_a_row_for_each_question_in_form_order)
{
	struct sample sample;
	struct text out = TEXT_EMPTY;

	sample_init(&sample);
	sample.items[ITEM_BASIC].indicator = CONSULTING;
	sample.items[ITEM_PREMISES].level = 1;
	write_csv_tidy(&out, &sample.assessment, LANGUAGE_EN);
	cr_expect_str_eq(
	    out.bytes, COLUMNS ASSESSMENT
	    ",cover.organisation,cover,,cover,text,no,,Who is it?,open,,,,,,,,,,,,\n" ASSESSMENT
	    ",cover.date,cover,,cover,date,no,,Which day is it?,open,,,,,,,,,,,,\n" ASSESSMENT
	    ",eligibility.law,eligibility,8.4.1,eligibility,yesno,yes,,"
	    "Has a law been broken?,open,,,,,,,,,,,,\n" ASSESSMENT
	    ",6.1.a,s6.1,6.1 a,requirement,yesno,yes,,"
	    "\"Is advice given, \"\"in full\"\"?\",open,,,,,,,,,,,,\n" ASSESSMENT
	    ",6.1.b,s6.1,6.1 b,requirement,yesno,yes,,Is there a brochure?,"
	    "open,,,,,,,,,,,,\n" ASSESSMENT
	    ",7.1.premises,s7.1,7.1,requirement,yesno,yes,II,Are there premises?,"
	    "open,,,,,,,,,,,,\n" ASSESSMENT
	    ",consulting.basic,consulting,8.1.2,criterion,yesno,yes,consulting,"
	    "Is the basic content offered?,open,,,,,,,,,,,,\n" ASSESSMENT
	    ",consulting.veterans,consulting,8.1.2,criterion,integer,yes,,"
	    "How many veterans?,open,,,,,,,,,,,,\n" ASSESSMENT
	    ",consulting.score,consulting,8.1.2,score,score,no,,"
	    "\"Which score, if any?\",open,,,,,,,,,,,,\n");
	text_release(&out);
	sample_release(&sample);
}

Test(write_csv_tidy, says_answers_as_they_are_and_as_numbers)
{
	static const struct {
		struct event event;
		const char *line;
	} cases[] = {
	    {{.item = "6.1.b", .answer = "yes"},
	     "6.1.b,s6.1,6.1 b,requirement,yesno,yes,,有无手册？,answered,yes,1,,,,,,,,,,2"},
	    {{.item = "6.1.b", .answer = "no", .by = "王", .time = "2026-11-23T14:03:05+08:00"},
	     "6.1.b,s6.1,6.1 b,requirement,yesno,yes,,有无手册？,answered,no,0,,,,,,,,王,"
	     "2026-11-23T14:03:05+08:00,2"},
	    {{.item = "6.1.b", .answer = "na"},
	     "6.1.b,s6.1,6.1 b,requirement,yesno,yes,,有无手册？,answered,na,,,,,,,,,,,2"},
	    {{.item = "6.1.b", .note = "who?", .flag = "conflict"},
	     "6.1.b,s6.1,6.1 "
	     "b,requirement,yesno,yes,,有无手册？,conflict,,,,who?,conflict,,,,,,,2"},
	    {{.item = "6.1.b",
	      .answer = "no",
	      .note = "=1\n3.10",
	      .flag = "yes",
	      .evidence = "method=test; ref=4.1; sample=5/12; role=2"},
	     "6.1.b,s6.1,6.1 b,requirement,yesno,yes,,有无手册？,answered,no,0,,\"'=1\n3.10\",yes,"
	     "test,4.1,5/12,2,,,2"},
	    {{.item = "cover.organisation", .answer = "甲5"},
	     "cover.organisation,cover,,cover,text,no,,受检机构是谁？,answered,甲5,,,,,,,,,,,2"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct sample sample;

		sample_init(&sample);
		sample_say(&sample, cases[i].event);
		expect_line(&sample, LANGUAGE_ZH, cases[i].line);
		sample_release(&sample);
	}
}

Test(write_csv_tidy, gives_numbers_their_unit)
{
	struct sample sample;

	sample_init(&sample);
	sample.items[ITEM_VETERANS].unit = (struct label){{"people", "人"}};
	sample_say(&sample, (struct event){.item = "consulting.veterans", .answer = "3"});
	sample.of[ITEM_VETERANS].number = (struct decimal){.digits = 3, .places = 0};
	expect_line(&sample, LANGUAGE_EN,
		    "consulting.veterans,consulting,8.1.2,criterion,integer,yes,,How many "
		    "veterans?,answered,3,3,people,,,,,,,,,2");
	sample_release(&sample);
}

Test(write_csv_tidy, tells_what_is_not_asked)
{
	struct sample sample;

	sample_init(&sample);
	sample_say(&sample, (struct event){.item = "consulting.veterans", .answer = "0"});
	sample.items[ITEM_BASIC].relevance =
	    (struct relevance){.item = ITEM_VETERANS, .op = COMPARE_MORE, .number = DECIMAL_ZERO};
	expect_line(&sample, LANGUAGE_EN,
		    "consulting.basic,consulting,8.1.2,criterion,yesno,yes,,Is the basic content "
		    "offered?,not_asked,,,,,,,,,,,,");
	sample_release(&sample);
}
