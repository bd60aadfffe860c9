/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the inspection report, read as plain text. */
#include "config.h"

#include "report/inspection.h"

#include "base/i18n.h"
#include "report/write_html.h"
#include "report/write_report_text.h"
#include "tests/support/check.h"
#include "tests/unit/report/sample.h"

#include <string.h>

TestSuite(inspection, .fini = check_leaks);

#define DIGEST "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static void add_report(struct text *out, const struct sample *sample)
{
	struct report report;

	inspection_compose(&report, &sample->assessment, NULL);
	write_report_text(out, &report);
	report_release(&report);
}

static void expect_holds(const struct sample *sample, const char *piece)
{
	struct text out = TEXT_EMPTY;

	add_report(&out, sample);
	cr_expect(strstr(out.bytes, piece) != NULL, "no %s in %s", piece, out.bytes);
	text_release(&out);
}

static void expect_lacks(const struct sample *sample, const char *piece)
{
	struct text out = TEXT_EMPTY;

	add_report(&out, sample);
	cr_expect(strstr(out.bytes, piece) == NULL, "%s in %s", piece, out.bytes);
	text_release(&out);
}

/* The small form has a score item for consulting alone; satisfaction, which is scored directly,
 * borrows it. */
static void settle(struct sample *sample)
{
	sample_settle(sample);
	sample->indicators[SATISFACTION].score_item = ITEM_CONSULTING_SCORE;
}

static void set_slip(struct sample *sample, size_t rows)
{
	sample->assessment.slip.rows = rows;
	memcpy(sample->assessment.slip.digest, DIGEST, sizeof DIGEST);
}

Test(inspection, begins_with_all_that_the_cover_says)
{
	struct sample sample;

	sample_init(&sample);
	sample.events[0].time = "2026-11-23T09:00:00+08:00";
	sample.events[0].by = "Li Ming";
	sample_say(&sample, (struct event){.item = "cover.organisation",
					   .answer = "甲公司",
					   .time = "2026-11-23T09:10:00+08:00",
					   .by = "王芳",
					   .note = "as licensed"});
	sample_say(&sample, (struct event){.item = "6.1.a", .answer = "yes", .by = "Li Ming"});
	sample.events[2].time = "2026-11-23T17:00:00+08:00";
	expect_holds(&sample, "Inspection report: 甲公司\n"
			      "=========================\n"
			      "\n"
			      "A small form\n"
			      "\n"
			      "Who is it?: 甲公司\n"
			      "    Note: as licensed\n"
			      "Which day is it?: not answered\n"
			      "\n"
			      "Standard and form: GB/T 0 (small, version 2)\n"
			      "Record: a.csv\n"
			      "Begun: 2026-11-23T09:00:00+08:00\n"
			      "Last entry: 2026-11-23T17:00:00+08:00\n"
			      "Entries by: Li Ming, 王芳\n"
			      "Sealed: no: entries may still be changed\n");
	sample.assessment.is_sealed = true;
	expect_holds(&sample, "Sealed: yes\n");
	sample.assessment.is_sealed = false;
	sample_say(&sample,
		   (struct event){.item = "6.1.b", .answer = "no", .cause = "amend 1: misheard"});
	expect_holds(&sample, "Sealed: amended since, and not sealed again\n");
	sample_release(&sample);
}

Test(inspection, tells_a_provisional_result)
{
	struct sample sample;

	sample_init(&sample);
	expect_holds(&sample,
		     "Result\n"
		     "------\n"
		     "Total: 0.00 to 5.00 of 5\n"
		     "Level: I (basic execution) to III (optimised control), not settled yet\n"
		     "\n"
		     "! Provisional: open questions may still move the total\n"
		     "\n"
		     "Open: 6 questions\n"
		     "\n"
		     "Eligible: not known yet\n");
	sample_release(&sample);
}

Test(inspection, tells_a_settled_result_and_what_its_level_means)
{
	struct sample sample;
	struct level levels[3];

	sample_init(&sample);
	settle(&sample);
	memcpy(levels, sample.form.levels, sizeof levels);
	levels[1].description.in[LANGUAGE_EN] = "Run by plan.";
	sample.form.levels = levels;
	sample_say(&sample, (struct event){.item = "eligibility.law", .answer = "no"});
	expect_holds(&sample, "Total: 4.20 of 5\n"
			      "Level: II (planned tracking)\n"
			      "\n"
			      "Run by plan.\n"
			      "\n"
			      "Complete: no question is open\n"
			      "\n"
			      "Eligible: yes\n"
			      "\n"
			      "Clause  Result  Question\n"
			      "\n"
			      "8.4.1  Eligibility\n"
			      "8.4.1   no      Has a law been broken?\n");
	expect_lacks(&sample, "Provisional");
	expect_holds(&sample, "\nNothing was found amiss so far.\n");
	sample_release(&sample);
}

Test(inspection, says_beside_the_result_what_shakes_it)
{
	struct sample sample;

	sample_init(&sample);
	settle(&sample);
	sample.score.is_on_bound = true;
	sample_warn(&sample, CHECK_NO_WITHOUT_NOTE, ITEM_61A, FORM_NONE, 0);
	sample_warn(&sample, CHECK_ALTERED, FORM_NONE, FORM_NONE, 0);
	expect_holds(&sample, "Level: II (planned tracking)\n"
			      "\n"
			      "! Warning: the record has been altered\n"
			      "\n"
			      "! The total stands exactly on the lower bound of level II\n");
	sample_release(&sample);
}

Test(inspection, shows_the_indicators_as_chart_and_table)
{
	struct sample sample;

	sample_init(&sample);
	settle(&sample);
	sample_score(&sample, CONSULTING, "1", "1");
	sample.scores[CONSULTING].is_given = true;
	sample_derive(&sample, CONSULTING, "3", "5");
	sample_weigh(&sample, CONSULTING, "0.6", "0.6");
	expect_holds(&sample,
		     "Indicators\n"
		     "----------\n"
		     "Total                             #########################.....  4.20\n"
		     "  Consulting                      ######........................  1\n"
		     "  After-sales service             ##################............  3.00\n"
		     "    Complaints to the authority   ##################............  3\n");
	expect_holds(
	    &sample,
	    "Clause   Indicator                      Weight  Score  Weighted  Given  Criteria\n"
	    "8.1.2    Consulting                        0.6      1      0.60      1    3 to 5\n"
	    "8.1.5    After-sales service               0.4   3.00      1.20\n"
	    "8.1.5.1    Complaints to the authority    0.75      3      2.25\n"
	    "8.1.5.3    Disputes with customers                  1\n"
	    "8.1.5.4    Customer satisfaction          0.25      3      0.75      3\n");
	sample_release(&sample);
}

Test(inspection, tells_requirements_clause_by_clause)
{
	struct sample sample;

	sample_init(&sample);
	sample.score.requirements = (struct tally){.met = 1, .not_met = 1, .open = 1};
	sample_say(&sample, (struct event){.item = "6.1.a",
					   .answer = "yes",
					   .note = "told twice",
					   .evidence = "method=test"});
	sample_say(&sample, (struct event){.item = "6.1.b", .answer = "no", .note = "none left"});
	expect_holds(&sample, "Clause  Requirements  Met  Not met  N.a.  Open\n"
			      "6.1     Consulting      1        1     0     0\n"
			      "7.1     Premises        0        0     0     1\n"
			      "        Together        1        1     0     1\n");
	expect_holds(&sample, "Clause  Result   Requirement\n"
			      "\n"
			      "6.1  Consulting\n"
			      "6.1 a   met      Is advice given, \"in full\"?\n"
			      "                 Note: told twice\n"
			      "                 Evidence: test\n"
			      "6.1 b   not met  Is there a brochure?\n"
			      "                 see finding 1\n"
			      "\n"
			      "7.1  Premises\n"
			      "7.1     open     Are there premises?\n");
	sample_release(&sample);
}

Test(inspection, tells_what_the_indicators_rest_on)
{
	struct sample sample;

	sample_init(&sample);
	sample.items[ITEM_VETERANS].unit.in[LANGUAGE_EN] = "people";
	sample_score(&sample, CONSULTING, "1", "3");
	sample_say(&sample, (struct event){.item = "consulting.veterans", .answer = "3"});
	sample_say(&sample, (struct event){.item = "consulting.basic",
					   .answer = "",
					   .flag = EVENT_FLAG_CONFLICT,
					   .note = "yes, says one"});
	expect_holds(&sample, "Clause  Result    Question\n"
			      "\n"
			      "8.1.2  Consulting: score 1 to 3\n"
			      "8.1.2   open      Is the basic content offered?\n"
			      "                  The inspectors differ.\n"
			      "                  Note: yes, says one\n"
			      "8.1.2   3 people  How many veterans?\n");
	sample_release(&sample);
}

Test(inspection, numbers_each_finding_with_note_and_evidence)
{
	struct sample sample;

	sample_init(&sample);
	sample.score.eligibility = INELIGIBLE;
	sample_say(&sample, (struct event){.item = "eligibility.law", .answer = "yes"});
	sample_say(&sample, (struct event){.item = "6.1.a", .answer = "yes"});
	sample_say(&sample, (struct event){.item = "6.1.b",
					   .answer = "no",
					   .note = "none left\n没有了",
					   .evidence = "method=observation; sample=0/3"});
	sample_say(&sample, (struct event){.item = "consulting.basic", .answer = "no"});
	expect_holds(&sample, "Findings\n"
			      "--------\n"
			      "No.  Clause  Result   Finding\n"
			      "1    8.4.1   yes      Has a law been broken?\n"
			      "2    6.1 b   not met  Is there a brochure?\n"
			      "                      Note: none left\n"
			      "                      没有了\n"
			      "                      Evidence: observation; sample 0/3\n"
			      "3    8.1.2   no       Is the basic content offered?\n");
	expect_holds(&sample, "8.4.1   yes     Has a law been broken?\n"
			      "                see finding 1\n");
	expect_holds(&sample, "Level: none, as eligibility is not given\n");
	sample_release(&sample);
}

Test(inspection, tells_why_a_score_was_given_directly)
{
	struct sample sample;

	sample_init(&sample);
	expect_lacks(&sample, "Scores given directly");
	settle(&sample);
	sample.scores[CONSULTING].is_given = true;
	sample_say(&sample, (struct event){.item = "consulting.score", .answer = "5"});
	expect_holds(&sample, "Clause   Given  Criteria  Indicator\n"
			      "8.1.2        5         5  Consulting\n"
			      "                          no reason was given\n"
			      "8.1.5.4      3            Customer satisfaction\n");
	sample_say(&sample, (struct event){
				.item = "consulting.score", .answer = "5", .note = "seen on site"});
	expect_holds(&sample, "8.1.2        5         5  Consulting\n"
			      "                          Note: seen on site\n");
	sample_release(&sample);
}

Test(inspection, lists_warnings_with_what_they_are_about)
{
	struct sample sample;

	sample_init(&sample);
	expect_holds(&sample, "Warnings and contradictions\n"
			      "---------------------------\n"
			      "There is none.\n");
	sample_say(&sample, (struct event){.item = "old.item", .answer = "yes"});
	sample_warn(&sample, CHECK_CONTRADICTION, ITEM_61A, CONSULTING, 0);
	sample_warn(&sample, CHECK_ORPHAN_ROW, FORM_NONE, FORM_NONE, 2);
	sample_warn(&sample, CHECK_TORN, FORM_NONE, FORM_NONE, 0);
	expect_holds(&sample, "Clause  Warning\n"
			      "6.1 a   answered no, but the indicator it bears on scores 5 "
			      "whatever comes\n"
			      "        Question: Is advice given, \"in full\"?\n"
			      "        Indicator: Consulting\n"
			      "        a row has no place in this form\n"
			      "        row 2, old.item\n"
			      "        the record ends in half a row\n");
	sample_release(&sample);
}

/* Of the sample's rulings one is on an indicator, one always holds; the others need a bound, a
 * breach of the law, and an n.a. */
Test(inspection, tells_rulings_that_touched_the_result_from_those_that_always_hold)
{
	struct sample sample;

	sample_init(&sample);
	expect_holds(&sample,
		     "Where the standard is silent or contradicts itself, and this result rests on "
		     "how\n"
		     "it was read:\n"
		     "\n"
		     "Clause  How it was read\n"
		     "8.2     No weight.\n"
		     "\n"
		     "These readings hold for every assessment:\n"
		     "\n"
		     "Clause  How it was read\n"
		     "8.1     Never rounded.\n");
	sample.score.is_on_bound = true;
	sample.score.eligibility = INELIGIBLE;
	sample_say(&sample, (struct event){.item = "6.1.b", .answer = "na"});
	expect_holds(&sample, "8.2     No weight.\n"
			      "8.4     The bound belongs above.\n"
			      "8.4.1   No level is given.\n"
			      "6.1     It comes to 0.\n"
			      "\n");
	sample_release(&sample);
}

Test(inspection, tells_amendments_by_number_with_their_reason)
{
	struct sample sample;

	sample_init(&sample);
	sample_say(&sample, (struct event){.item = "6.1.a", .answer = "yes"});
	sample_say(&sample, (struct event){.item = "6.1.b", .answer = "yes"});
	sample_say(&sample, (struct event){.item = EVENT_SEAL_ITEM});
	expect_lacks(&sample, "Amendments");
	sample_say(&sample, (struct event){.item = "6.1.a",
					   .answer = "no",
					   .note = "page 2",
					   .time = "T5",
					   .by = "Li Ming",
					   .cause = "amend 1: import 1/2: pages swapped"});
	sample_say(&sample, (struct event){.item = "6.1.b",
					   .answer = "yes",
					   .note = "page 3",
					   .time = "T5",
					   .by = "Li Ming",
					   .cause = "amend 1: import 2/2: pages swapped"});
	sample_say(&sample, (struct event){.item = "9.gone",
					   .answer = "x",
					   .time = "T6",
					   .cause = "amend 2: forgotten"});
	expect_holds(&sample, "Amendments after a seal\n"
			      "-----------------------\n"
			      "Clause  What was changed\n"
			      "\n"
			      "Amendment 1, T5, Li Ming: pages swapped\n"
			      "6.1 a   Is advice given, \"in full\"?\n"
			      "        Before: yes\n"
			      "        Now: no\n"
			      "        Note: page 2\n"
			      "6.1 b   Is there a brochure?\n"
			      "        Answer, as before: yes\n"
			      "        Note: page 3\n"
			      "\n"
			      "Amendment 2, T6, -: forgotten\n"
			      "        9.gone\n"
			      "        Before: open\n"
			      "        Now: x\n");
	sample_release(&sample);
}

/* The chain has no key: whoever can work it out can write a row behind a seal. */
Test(inspection, tells_changes_behind_a_seal_that_bear_no_number)
{
	struct sample sample;

	sample_init(&sample);
	sample_say(&sample, (struct event){.item = "6.1.a", .answer = "no"});
	sample_say(&sample, (struct event){.item = EVENT_SEAL_ITEM, .cause = "merge " DIGEST});
	sample_say(&sample, (struct event){.item = "6.1.b", .answer = "no"});
	expect_holds(&sample, "Sealed: no: entries may still be changed\n");
	expect_lacks(&sample, "Amendments");
	sample_say(&sample, (struct event){.item = EVENT_SEAL_ITEM});
	sample_say(&sample, (struct event){.item = "6.1.a", .answer = "yes", .time = "T6"});
	sample_say(&sample, (struct event){.item = "6.1.b", .answer = "yes", .time = "T6"});
	expect_holds(&sample, "Sealed: amended since, and not sealed again\n");
	expect_holds(&sample, "Amendments after a seal\n"
			      "-----------------------\n"
			      "Clause  What was changed\n"
			      "\n"
			      "Without number and reason, T6, -\n"
			      "6.1 a   Is advice given, \"in full\"?\n"
			      "        Before: no\n"
			      "        Now: yes\n"
			      "6.1 b   Is there a brochure?\n"
			      "        Before: no\n"
			      "        Now: yes\n");
	sample_release(&sample);
}

Test(inspection, ends_with_lines_to_sign_on_beside_the_slip)
{
	struct sample sample;

	sample_init(&sample);
	set_slip(&sample, 3);
	expect_holds(
	    &sample,
	    "For the organisation assessed\n"
	    "\n"
	    "    Name in full: ______________  Signature: ______________  Date: __________\n"
	    "\n"
	    "slip 3:" DIGEST "\n");
	sample_release(&sample);
}

Test(inspection, puts_the_slip_at_the_foot_of_each_page)
{
	struct sample sample;
	struct report report;

	sample_init(&sample);
	set_slip(&sample, 3);
	inspection_compose(&report, &sample.assessment, NULL);
	cr_expect_str_eq(report.foot, "slip 3:" DIGEST);
	report_release(&report);
	sample_release(&sample);
}

Test(inspection, tells_what_has_changed_since_an_earlier_one)
{
	struct sample earlier;
	struct sample sample;
	struct report report;
	struct text out = TEXT_EMPTY;

	sample_init(&earlier);
	sample_init(&sample);
	sample.answers.form = &earlier.form; /* both over one form */
	earlier.assessment.path = "old.csv";
	sample_say(&earlier, (struct event){.item = "6.1.a", .answer = "no"});
	sample_say(&sample, (struct event){.item = "6.1.a", .answer = "yes"});
	inspection_compose(&report, &sample.assessment, &earlier.assessment);
	write_report_text(&out, &report);
	cr_expect(strstr(out.bytes, "Changes since the last inspection\n"
				    "---------------------------------\n"
				    "Before: old.csv: not named yet, begun "));
	cr_expect(strstr(out.bytes, "\nbetter (1)\n6.1 a   not met  met  Is advice given"));
	text_release(&out);
	report_release(&report);
	sample_release(&sample);
	sample_release(&earlier);
}

/* The same in Chinese, so that a label or a state is not left behind in English. */
Test(inspection, speaks_the_language_of_the_labels)
{
	struct sample sample;

	sample_init(&sample);
	i18n_speak(LANGUAGE_ZH);
	sample_say(&sample, (struct event){.item = "6.1.b", .answer = "no"});
	expect_holds(&sample, "小表");
	expect_holds(&sample, "有无手册？");
	expect_holds(&sample, "客户投诉");
	expect_holds(&sample, "没有权重。");
	sample_release(&sample);
}

Test(inspection, is_the_same_bytes_each_time)
{
	struct text pages[2] = {TEXT_EMPTY, TEXT_EMPTY};
	struct sample sample;

	sample_init(&sample);
	for (size_t i = 0; i < 2; i++) {
		struct report report;

		inspection_compose(&report, &sample.assessment, NULL);
		write_html_report(&pages[i], &report);
		report_release(&report);
	}
	cr_expect_str_eq(pages[0].bytes, pages[1].bytes);
	text_release(&pages[0]);
	text_release(&pages[1]);
	sample_release(&sample);
}
