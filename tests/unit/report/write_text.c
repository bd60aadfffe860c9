/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the pages of plain text. */
#include "config.h"

#include "report/write_text.h"

#include "base/i18n.h"
#include "tests/support/check.h"
#include "tests/unit/report/sample.h"

#include <string.h>

TestSuite(write_text, .fini = check_leaks);

#define DIGEST "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static void set_slip(struct sample *sample, size_t rows)
{
	sample->assessment.slip.rows = rows;
	memcpy(sample->assessment.slip.digest, DIGEST, sizeof DIGEST);
}

static void expect_text(struct text *out, const char *expected)
{
	cr_expect_str_eq(out->bytes, expected, "%s", out->bytes);
	text_release(out);
}

static void expect_score_holds(const struct sample *sample, const char *piece)
{
	struct text out = TEXT_EMPTY;

	write_text_score(&out, &sample->assessment);
	cr_expect(strstr(out.bytes, piece) != NULL, "no %s in %s", piece, out.bytes);
	text_release(&out);
}

Test(write_text, tells_a_corridor)
{
	struct sample sample;
	struct text out = TEXT_EMPTY;

	sample_init(&sample);
	set_slip(&sample, 1);
	write_text_score(&out, &sample.assessment);
	expect_text(&out,
		    "Assessed: not named yet\n"
		    "Form: A small form (small, version 2)\n"
		    "Record: a.csv\n"
		    "slip 1:" DIGEST "\n"
		    "\n"
		    "Total: 0.00 to 5.00 of 5\n"
		    "Level: I (basic execution) to III (optimised control), not settled yet\n"
		    "Eligible: not known yet\n"
		    "Open: 6 questions\n"
		    "\n"
		    "Indicator                Name                         Weight   Low  High\n"
		    "consulting               Consulting                      0.6     0     5\n"
		    "aftersales               After-sales service             0.4  0.00  5.00\n"
		    "aftersales.complaints    Complaints to the authority    0.75     0     5\n"
		    "aftersales.disputes      Disputes with customers                 0     5\n"
		    "aftersales.satisfaction  Customer satisfaction          0.25     0     5\n"
		    "\n"
		    "Clause  Requirements  Met  Not met  N.a.  Open\n"
		    "6.1     Consulting      0        0     0     2\n"
		    "7.1     Premises        0        0     0     1\n"
		    "        Together        0        0     0     3\n"
		    "\n"
		    "2 rulings hold for every assessment: see cagrade-scoring(7)\n");
	sample_release(&sample);
}

Test(write_text, tells_what_is_settled)
{
	struct sample sample;
	struct text out = TEXT_EMPTY;

	sample_init(&sample);
	sample_settle(&sample);
	set_slip(&sample, 2);
	sample.assessment.is_sealed = true;
	sample_say(&sample, (struct event){.item = "cover.organisation", .answer = "甲公司"});
	sample_say(&sample, (struct event){.item = "6.1.a", .answer = "yes"});
	sample_say(&sample, (struct event){.item = "6.1.b", .answer = "yes"});
	sample_say(&sample, (struct event){.item = "7.1.premises", .answer = "yes"});
	write_text_score(&out, &sample.assessment);
	expect_text(
	    &out,
	    "Assessed: 甲公司\n"
	    "Form: A small form (small, version 2)\n"
	    "Record: a.csv, sealed\n"
	    "slip 2:" DIGEST "\n"
	    "\n"
	    "Total: 4.20 of 5\n"
	    "Level: II (planned tracking)\n"
	    "Eligible: yes\n"
	    "Complete: no question is open\n"
	    "\n"
	    "Indicator                Name                         Weight   Low  High  Given\n"
	    "consulting               Consulting                      0.6     5     5\n"
	    "aftersales               After-sales service             0.4  3.00  3.00\n"
	    "aftersales.complaints    Complaints to the authority    0.75     3     3\n"
	    "aftersales.disputes      Disputes with customers                 1     1\n"
	    "aftersales.satisfaction  Customer satisfaction          0.25     3     3      3\n"
	    "\n"
	    "Clause  Requirements  Met  Not met  N.a.  Open\n"
	    "6.1     Consulting      2        0     0     0\n"
	    "7.1     Premises        1        0     0     0\n"
	    "        Together        3        0     0     0\n"
	    "\n"
	    "2 rulings hold for every assessment: see cagrade-scoring(7)\n");
	sample_release(&sample);
}

Test(write_text, tells_how_firm_the_level_is)
{
	static const struct {
		enum eligibility eligibility;
		size_t low, high;
		bool is_complete;
		const char *expected;
	} cases[] = {
	    {ELIGIBLE, 0, 1, false,
	     "\nLevel: I (basic execution) to II (planned tracking), not settled yet\n"},
	    {ELIGIBILITY_OPEN, 1, 1, false,
	     "\nLevel: II (planned tracking), provided that eligibility is confirmed\n"},
	    {ELIGIBLE, 1, 1, false,
	     "\nLevel: II (planned tracking), settled whatever the open answers will be\n"},
	    {ELIGIBLE, 2, 2, true, "\nLevel: III (optimised control)\n"},
	    {INELIGIBLE, 2, 2, true, "\nLevel: none, as eligibility is not given\n"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct sample sample;

		sample_init(&sample);
		sample.score.eligibility = cases[i].eligibility;
		sample.score.level_low = cases[i].low;
		sample.score.level_high = cases[i].high;
		sample.score.is_complete = cases[i].is_complete;
		sample.score.is_settled =
		    cases[i].eligibility == ELIGIBLE && cases[i].low == cases[i].high;
		expect_score_holds(&sample, cases[i].expected);
		sample_release(&sample);
	}
}

Test(write_text, says_why_no_level_is_given)
{
	struct sample sample;

	sample_init(&sample);
	sample.score.eligibility = INELIGIBLE;
	sample_say(&sample, (struct event){.item = "eligibility.law", .answer = "yes"});
	expect_score_holds(&sample, "\nEligible: no\n"
				    "- eligibility.law is answered yes: Has a law been broken?\n");
	expect_score_holds(&sample, "\nHow the standard was read here:\n"
				    "- 8.4.1: No level is given.\n"
				    "\n2 rulings hold for every assessment");
	sample_release(&sample);
}

Test(write_text, says_that_the_total_stands_on_a_bound)
{
	struct sample sample;

	sample_init(&sample);
	sample_settle(&sample);
	sample.score.total = sample_corridor("3.5", "3.5");
	sample.score.is_on_bound = true;
	expect_score_holds(&sample, "\nTotal: 3.50 of 5\n"
				    "Level: II (planned tracking)\n"
				    "The total stands exactly on the lower bound of level II\n");
	expect_score_holds(&sample, "\n- 8.4: The bound belongs above.\n");
	sample_release(&sample);
}

Test(write_text, shows_a_direct_score_beside_what_the_criteria_give)
{
	struct sample sample;

	sample_init(&sample);
	sample_score(&sample, CONSULTING, "1", "1");
	sample_derive(&sample, CONSULTING, "3", "5");
	sample.scores[CONSULTING].is_given = true;
	/* 80 - 23 - 6 - 4 - 4 - 5 - 8 - 6 x 2 = 18 columns are left for the names */
	expect_score_holds(
	    &sample,
	    "\n"
	    "Indicator                Name                Weight   Low  High  Given  Criteria\n"
	    "consulting               Consulting             0.6     1     1      1    3 to 5\n"
	    "aftersales               After-sales            0.4  0.00  5.00\n"
	    "                         service\n"
	    "aftersales.complaints    Complaints to the     0.75     0     5\n"
	    "                         authority\n");
	sample_release(&sample);
}

Test(write_text, says_where_a_service_was_not_offered_how_that_is_read)
{
	struct sample sample;

	sample_init(&sample);
	sample_say(&sample, (struct event){.item = "6.1.a", .answer = "na"});
	expect_score_holds(&sample, "\n- 6.1: It comes to 0.\n");
	sample_release(&sample);
}

Test(write_text, speaks_the_language_of_the_labels)
{
	struct sample sample;

	sample_init(&sample);
	i18n_speak(LANGUAGE_ZH);
	expect_score_holds(&sample, "小表");
	expect_score_holds(&sample, "基本执行级");
	expect_score_holds(&sample, "客户投诉");
	expect_score_holds(&sample, "服务场所");
	sample_release(&sample);
}

Test(write_text, places_a_warning)
{
	static const struct {
		struct warning warning;
		const char *expected;
	} cases[] = {
	    {{CHECK_CONTRADICTION, ITEM_61A, CONSULTING, 0}, "6.1.a, consulting: "},
	    {{CHECK_NO_WITHOUT_NOTE, ITEM_61B, FORM_NONE, 0}, "6.1.b: "},
	    {{CHECK_ORPHAN_ROW, FORM_NONE, FORM_NONE, 2}, "row 2, old\u241B\u240Aitem: "},
	    {{CHECK_TORN, FORM_NONE, FORM_NONE, 0}, ""},
	};
	struct sample sample;

	sample_init(&sample);
	sample_say(&sample, (struct event){.item = "old\x1b\nitem", .answer = "yes"});
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct text out = TEXT_EMPTY;
		struct text expected = TEXT_EMPTY;

		text_printf(&expected, "%s%s", cases[i].expected,
			    check_words(cases[i].warning.code));
		write_text_warning(&out, &sample.assessment, &cases[i].warning);
		expect_text(&out, expected.bytes);
		text_release(&expected);
	}
	sample_release(&sample);
}

Test(write_text, lists_warnings)
{
	struct sample sample;
	struct text expected = TEXT_EMPTY;

	sample_init(&sample);
	sample_warn(&sample, CHECK_NA_NO_REASON, ITEM_61B, FORM_NONE, 0);
	sample_warn(&sample, CHECK_TORN, FORM_NONE, FORM_NONE, 0);
	text_printf(&expected, "\n\nWarnings:\n- 6.1.b: %s\n- %s\n",
		    check_words(CHECK_NA_NO_REASON), check_words(CHECK_TORN));
	expect_score_holds(&sample, expected.bytes);
	text_release(&expected);
	sample_release(&sample);
}

Test(write_text, sends_nothing_raw_to_a_terminal)
{
	struct sample sample;

	sample_init(&sample);
	sample.assessment.path = "a\x1b[2J\xff.csv";
	sample_say(&sample, (struct event){.item = "cover.organisation",
					   .answer = "甲\n\x1b]0;x\x07\u202E"});
	expect_score_holds(&sample, "Assessed: 甲\u240A\u241B]0;x\u2407<U+202E>\n");
	expect_score_holds(&sample, "Record: a\u241B[2J\uFFFD.csv\n");
	sample_release(&sample);
}

Test(write_text, lists_first_what_can_still_move_the_level)
{
	struct advice list[] = {
	    {.item = ITEM_LAW, .reach = {0, 0}, .moves_level = true},
	    {.item = ITEM_BASIC, .reach = {3, 0}, .moves_level = true},
	    {.item = ITEM_VETERANS, .reach = {1255, 3}, .moves_level = true},
	    {.item = ITEM_61A, .reach = {0, 0}},
	    {.item = ITEM_SUBJECT, .reach = {0, 0}},
	};
	struct advices advices = {.list = {.at = list, .count = 5, .room = 5}};
	struct sample sample;
	struct text out = TEXT_EMPTY;

	sample_init(&sample);
	sample.items[ITEM_61A].label.in[LANGUAGE_EN] =
	    "Is advice given to everybody who asks for it, at the counter and on the telephone?";
	write_text_next(&out, &sample.assessment, &advices);
	expect_text(
	    &out,
	    "Level: I (basic execution) to III (optimised control), not settled yet\n"
	    "Marked * is what can still move it, with how far it reaches in points of the\n"
	    "total\n"
	    "\n"
	    "*       eligibility.law  8.4.1  Has a law been broken?\n"
	    "* 3.00  consulting.basic  8.1.2  Is the basic content offered?\n"
	    "* 1.255 consulting.veterans  8.1.2  How many veterans?\n"
	    "        6.1.a  Is advice given to everybody who asks for it, at the counter and\n"
	    "        on the telephone?\n"
	    "        cover.organisation  Who is it?\n"
	    "\n"
	    "5 questions are open, and 3 can still move the level\n");
	sample_release(&sample);
}

Test(write_text, says_that_nothing_can_move_the_level_any_more)
{
	struct advice list[] = {{.item = ITEM_61B, .reach = {0, 0}}};
	struct advices advices = {.list = {.at = list, .count = 1, .room = 1}};
	struct advices none = {.list = {0}};
	struct sample sample;
	struct text out = TEXT_EMPTY;

	sample_init(&sample);
	sample_settle(&sample);
	sample.score.is_complete = false;
	write_text_next(&out, &sample.assessment, &advices);
	expect_text(&out,
		    "Level: II (planned tracking), settled whatever the open answers will be\n"
		    "\n"
		    "        6.1.b  Is there a brochure?\n"
		    "\n"
		    "1 question is open, and cannot move the level any more\n");
	sample.score.is_complete = true;
	write_text_next(&out, &sample.assessment, &none);
	expect_text(&out, "Level: II (planned tracking)\n"
			  "\n"
			  "No question is open\n");
	sample_release(&sample);
}
