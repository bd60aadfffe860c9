/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked and what is not, numbers, shares, open answers, and scores given directly. */
#include "config.h"

#include "tests/support/check.h"
#include "tests/support/form_fixture.h"

TestSuite(score_reading, .fini = check_leaks);

/* `days` are asked of a count above 0, `resolved` of a count of 1; what is not asked holds. */
Test(score_reading, what_is_not_asked_holds)
{
	EXPECT_LEAF("aftersales.complaints", 5, NULL, NULL, "5");
	EXPECT_LEAF("aftersales.disputes", 5, NULL, NULL, "5");
	EXPECT_LEAF("aftersales.complaints", 0, "count", "0", "5");
	EXPECT_LEAF("aftersales.disputes", 0, "count", "0", "5");
	EXPECT_LEAF("assurance.attitude", 3, "count", "0", "3");
}

/* Times take decimals and are never rounded; counts are whole; nothing is negative. */
Test(score_reading, times_are_never_rounded)
{
	EXPECT_LEAF("handling.cycle", 3, "days", "7.5", "1");
	EXPECT_LEAF("handling.cycle", 3, "days", "7.000001", "1");
	EXPECT_LEAF("handling.cycle", 3, "days", "6.999999", "3");
	cr_expect_eq(answer_parse(fixture_question("aftersales.complaints.count"), "1.5", NULL),
		     REFUSAL_NOT_INTEGER);
	cr_expect_eq(answer_parse(fixture_question("consulting.veterans"), "2.5", NULL),
		     REFUSAL_NOT_INTEGER);
	cr_expect_eq(answer_parse(fixture_question("handling.cycle.days"), "-1", NULL),
		     REFUSAL_NOT_DECIMAL);
	cr_expect_eq(answer_parse(fixture_question("handling.cycle.days"), "0", NULL),
		     REFUSAL_NONE);
}

/* Days in table 8 are calendar days, elsewhere working days; recovery is in hours. */
Test(score_reading, times_have_the_units_of_their_tables)
{
	static const struct {
		const char *item;
		const char *unit;
	} cases[] = {
	    {"handling.cycle.days", "working days"},
	    {"handling.authentication.days", "working days"},
	    {"support.ordinary", "days"},
	    {"support.severe", "days"},
	    {"aftersales.complaints.days", "working days"},
	    {"aftersales.disputes.days", "working days"},
	    {"judicial.days", "working days"},
	    {"assurance.continuity.hours", "hours"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		cr_expect_str_eq(fixture_question(cases[i].item)->unit.in[LANGUAGE_EN],
				 cases[i].unit, "%s", cases[i].item);
}

/* Rates are compared in whole numbers; who was sampled is 1 or more. */
Test(score_reading, rates_are_never_rounded)
{
	EXPECT_LEAF("handling.notification", 3, "uninformed", "101", "1");
	/* 500 of 1001 are 49.95 % */
	EXPECT_LEAF("aftersales.followup", 3, "customers", "1001", "1");
	cr_expect_eq(answer_parse(fixture_question("handling.notification.sampled"), "0", NULL),
		     REFUSAL_BELOW_MIN);
	cr_expect_eq(answer_parse(fixture_question("aftersales.followup.customers"), "0", NULL),
		     REFUSAL_BELOW_MIN);
}

/* A part above its whole fails the criterion, whichever way it is compared, with a warning. */
Test(score_reading, a_part_above_its_whole_fails)
{
	struct assessment assessment;

	assessment_init(&assessment);
	assessment_fill(&assessment, "aftersales.followup", 5);
	assessment_fill(&assessment, "handling.notification", 5);
	assessment_say(&assessment, "aftersales.followup.reached", "1001");
	assessment_say(&assessment, "handling.notification.uninformed", "1001");
	assessment_score(&assessment);
	cr_expect_str_eq(assessment_leaf(&assessment, "aftersales.followup"), "1");
	cr_expect_str_eq(assessment_leaf(&assessment, "handling.notification"), "1");
	cr_expect_eq(assessment_count_warnings(&assessment, CHECK_PART_ABOVE_WHOLE), 2);
	assessment_release(&assessment);
}

/* A criterion with an open item is open, whatever the other number is. */
Test(score_reading, a_share_with_an_open_number_is_open)
{
	struct assessment assessment;

	assessment_init(&assessment);
	assessment_say(&assessment, "handling.notification.uninformed", "0");
	assessment_score(&assessment);
	cr_expect_str_eq(assessment_leaf(&assessment, "handling.notification"), "1..5");
	assessment_fill(&assessment, "aftersales.followup", 5);
	assessment_say(&assessment, "aftersales.followup.customers", "");
	assessment_score(&assessment);
	cr_expect_str_eq(assessment_leaf(&assessment, "aftersales.followup"), "1..5");
	assessment_release(&assessment);
}

/* The count of no's is a range. */
Test(score_reading, facts_still_open_make_the_count_a_range)
{
	static const struct {
		const char *name, *address, *online;
		const char *leaf;
	} cases[] = {
	    {"yes", "yes", "yes", "5"}, {"", "yes", "yes", "3..5"}, {"", "yes", "no", "3"},
	    {"", "", "yes", "1..5"},	{"no", "", "yes", "1..3"},  {"no", "no", "yes", "1"},
	    {"no", "yes", "", "3"},	{"yes", "yes", "", "3..5"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct assessment assessment;

		assessment_init(&assessment);
		assessment_fill(&assessment, "handling.disclosure", 5);
		assessment_say(&assessment, "handling.disclosure.name", cases[i].name);
		assessment_say(&assessment, "handling.disclosure.address", cases[i].address);
		assessment_say(&assessment, "handling.disclosure.online", cases[i].online);
		assessment_score(&assessment);
		cr_expect_str_eq(assessment_leaf(&assessment, "handling.disclosure"), cases[i].leaf,
				 "case %zu: %s", i,
				 assessment_leaf(&assessment, "handling.disclosure"));
		assessment_release(&assessment);
	}
}

/* Where it is open whether the item is asked, the criterion holds only if it holds both ways. */
Test(score_reading, what_may_not_be_asked_must_hold_both_ways)
{
	static const struct {
		const char *resolved;
		const char *leaf;
	} cases[] = {{"yes", "0..5"}, {"no", "0..5"}, {"", "0..5"}};
	struct assessment assessment;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assessment_init(&assessment);
		assessment_fill(&assessment, "assurance.attitude", 5);
		assessment_say(&assessment, "assurance.attitude.resolved", cases[i].resolved);
		assessment_say(&assessment, "assurance.attitude.count", "");
		assessment_score(&assessment);
		cr_expect_str_eq(assessment_leaf(&assessment, "assurance.attitude"), cases[i].leaf);
		assessment_release(&assessment);
	}
	/* disputes ask of 1 the days alone: 5 hold both ways, 6 hold only if there were none */
	assessment_init(&assessment);
	assessment_say(&assessment, "aftersales.disputes.days", "5");
	assessment_score(&assessment);
	cr_expect_str_eq(assessment_leaf(&assessment, "aftersales.disputes"), "1..5");
	assessment_say(&assessment, "aftersales.disputes.days", "6");
	assessment_score(&assessment);
	cr_expect_str_eq(assessment_leaf(&assessment, "aftersales.disputes"), "0..5");
	assessment_release(&assessment);
}

/* A direct score counts and closes the leaf's open criteria; what the criteria give stays. */
Test(score_reading, a_direct_score_counts)
{
	struct assessment assessment;
	const struct indicator_score *judicial;

	assessment_init(&assessment);
	assessment_say(&assessment, "judicial.offered", "yes");
	assessment_say_with_note(&assessment, "judicial.score", "3", "seen in three cases");
	assessment_score(&assessment);
	judicial = &assessment.score.indicators[fixture_indicator("judicial")];
	cr_expect(judicial->is_given && judicial->is_derived);
	cr_expect_str_eq(assessment_leaf(&assessment, "judicial"), "3");
	cr_expect_str_eq(assessment_derived(&assessment, "judicial"), "1..5");
	cr_expect_str_eq(assessment_total(&assessment), "0.46..4.80"); /* 0.3 of 0 to 0.5 */
	cr_expect_not(assessment_is_open(&assessment, "judicial.days"));
	cr_expect_eq(assessment_count_warnings(&assessment, CHECK_SCORE_NO_REASON), 0);
	cr_expect_eq(assessment_count_warnings(&assessment, CHECK_SCORE_DIFFERS), 0,
		     "3 may still come");
	/* taken back, all is as before */
	assessment_say(&assessment, "judicial.score", "");
	assessment_score(&assessment);
	cr_expect_str_eq(assessment_leaf(&assessment, "judicial"), "1..5");
	cr_expect(assessment_is_open(&assessment, "judicial.days"));
	assessment_release(&assessment);
}

/* Without a note it counts too, and is a warning; so is one that the criteria do not give. */
Test(score_reading, a_direct_score_without_a_note_counts_and_warns)
{
	struct assessment assessment;

	assessment_init(&assessment);
	assessment_fill(&assessment, "judicial", 1);
	assessment_say(&assessment, "judicial.score", "5");
	assessment_score(&assessment);
	cr_expect_str_eq(assessment_leaf(&assessment, "judicial"), "5");
	cr_expect_str_eq(assessment_derived(&assessment, "judicial"), "1");
	cr_expect_eq(assessment_count_warnings(&assessment, CHECK_SCORE_NO_REASON), 1);
	cr_expect_eq(assessment_count_warnings(&assessment, CHECK_SCORE_DIFFERS), 1);
	assessment_release(&assessment);
}

/* Satisfaction is rated this way: required, and without a note no warning. */
Test(score_reading, satisfaction_is_rated_directly)
{
	struct assessment assessment;
	const struct indicator_score *satisfaction;

	assessment_init(&assessment);
	cr_expect(assessment_is_open(&assessment, "aftersales.satisfaction.score"));
	cr_expect_not(assessment_is_open(&assessment, "judicial.score"), "optional elsewhere");
	assessment_say(&assessment, "aftersales.satisfaction.score", "5");
	assessment_score(&assessment);
	satisfaction = &assessment.score.indicators[fixture_indicator("aftersales.satisfaction")];
	cr_expect(satisfaction->is_given);
	cr_expect_not(satisfaction->is_derived);
	cr_expect_str_eq(assessment_leaf(&assessment, "aftersales.satisfaction"), "5");
	cr_expect_eq(assessment_count_warnings(&assessment, CHECK_SCORE_NO_REASON), 0);
	cr_expect_eq(assessment_count_warnings(&assessment, CHECK_SCORE_DIFFERS), 0);
	assessment_release(&assessment);
}
