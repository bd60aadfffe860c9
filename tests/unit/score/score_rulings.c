/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How GB/T 35289-2017 is read where it is silent or contradicts itself, ruling by ruling. */
#include "config.h"

#include "tests/support/check.h"
#include "tests/support/form_fixture.h"

TestSuite(score_rulings, .fini = check_leaks);

/* Ruling 1: table 18 leaves disputes out.  It is asked and scored, and weighs nothing. */
Test(score_rulings, r1_disputes_weigh_nothing)
{
	struct assessment assessment;

	assessment_init(&assessment);
	cr_expect(assessment_is_open(&assessment, "aftersales.disputes.count"), "it is asked");
	assessment_fill_all(&assessment, 5);
	assessment_score(&assessment);
	cr_expect_str_eq(assessment_leaf(&assessment, "aftersales.disputes"), "5");
	cr_expect_str_eq(assessment_total(&assessment), "5.00");
	assessment_fill(&assessment, "aftersales.disputes", 0);
	assessment_score(&assessment);
	cr_expect_str_eq(assessment_leaf(&assessment, "aftersales.disputes"), "0");
	cr_expect_str_eq(assessment_indicator(&assessment, "aftersales"), "5.00");
	cr_expect_str_eq(assessment_total(&assessment), "5.00");
	assessment_say(&assessment, "aftersales.disputes.count", "");
	assessment_score(&assessment);
	cr_expect_str_eq(assessment_leaf(&assessment, "aftersales.disputes"), "0..5");
	cr_expect_str_eq(assessment_total(&assessment), "5.00", "open, it widens nothing");
	assessment_release(&assessment);
}

/* Ruling 2: 3.5 and 4.5 exactly belong to the higher level, and the result says so. */
Test(score_rulings, r2_a_bound_belongs_to_the_higher_level)
{
	struct assessment assessment;

	assessment_init(&assessment);
	assessment_make_eligible(&assessment);
	assessment_fill_all(&assessment, 5);
	assessment_fill(&assessment, "consulting", 0); /* 5.00 - 0.50 */
	assessment_score(&assessment);
	cr_expect_str_eq(assessment_total(&assessment), "4.50");
	cr_expect_str_eq(fixture_form()->levels[assessment.score.level_low].id, "III");
	cr_expect(assessment.score.is_settled && assessment.score.is_on_bound);

	assessment_fill(&assessment, "support", 1);		  /* 4.50 - 0.80 */
	assessment_fill(&assessment, "aftersales.complaints", 0); /* 3.70 - 0.20 */
	assessment_score(&assessment);
	cr_expect_str_eq(assessment_total(&assessment), "3.50");
	cr_expect_str_eq(fixture_form()->levels[assessment.score.level_low].id, "II");
	cr_expect(assessment.score.is_settled && assessment.score.is_on_bound);

	assessment_fill(&assessment, "assurance.attitude", 3); /* 3.50 - 0.02 */
	assessment_score(&assessment);
	cr_expect_str_eq(assessment_total(&assessment), "3.48");
	cr_expect_str_eq(fixture_form()->levels[assessment.score.level_low].id, "I");
	cr_expect_not(assessment.score.is_on_bound);
	assessment_release(&assessment);
}

/* Ruling 3: in tables 3 and 14 "more than one" means 2 or more ... */
Test(score_rulings, r3_more_than_one_is_two_where_a_row_stands_for_one)
{
	EXPECT_LEAF("handling.disclosure", 5, "licence", "no", "3");
	EXPECT_LEAF("handling.disclosure", 3, "licence", "no", "1");
	EXPECT_LEAF("assurance.attitude", 1, "count", "1", "1");
	EXPECT_LEAF("assurance.attitude", 1, "count", "2", "0");
}

/* ... and everywhere else "above" includes the number. */
Test(score_rulings, r3_elsewhere_above_includes_the_number)
{
	EXPECT_LEAF("aftersales.followup", 3, "reached", "500", "3");
	EXPECT_LEAF("aftersales.followup", 5, "reached", "800", "5");
	EXPECT_LEAF("consulting", 5, "veterans", "3", "5");
	EXPECT_LEAF("consulting", 5, "veterans", "1", "3");
	EXPECT_LEAF("aftersales.complaints", 1, "count", "3", "0");
}

/* Ruling 4, tables 9 and 11: cases that took over 5 working days. */
Test(score_rulings, r4_slow_complaints_and_disputes)
{
	EXPECT_LEAF("aftersales.complaints", 1, "days", "5.5", "0");
	EXPECT_LEAF("aftersales.complaints", 3, "days", "5.5", "0");
	/* one or two disputes handled in 4 or 5 working days */
	EXPECT_LEAF("aftersales.disputes", 3, "days", "4", "1");
	EXPECT_LEAF("aftersales.disputes", 3, "days", "5", "1");
	/* any number of them handled in over 5 */
	EXPECT_LEAF("aftersales.disputes", 3, "days", "6", "0");
	EXPECT_LEAF("aftersales.disputes", 1, "days", "6", "0");
}

/* Ruling 4, table 3: all seven facts are shown, but not all of them on the internet. */
Test(score_rulings, r4_facts_not_on_the_internet)
{
	EXPECT_LEAF("handling.disclosure", 5, "online", "no", "3");
}

/* Ruling 4, table 14: none meets the row for 1; one not resolved is 0; one resolved bars nothing.
 */
Test(score_rulings, r4_complaints_about_attitude)
{
	EXPECT_LEAF("assurance.attitude", 1, "count", "0", "1");
	EXPECT_LEAF("assurance.attitude", 5, "resolved", "no", "0");
	EXPECT_LEAF("assurance.attitude", 3, "resolved", "yes", "3");
	EXPECT_LEAF("assurance.attitude", 5, "resolved", "yes", "5");
}

/* Ruling 4: in tables 3 to 5 the criteria give no less than 1, answered or not; a score given
 * directly may be 0 there too. */
Test(score_rulings, r4_tables_3_to_5_begin_at_1)
{
	static const char *const leaves[] = {"handling.disclosure", "handling.notification",
					     "handling.cycle"};
	static const char *const scores[] = {"handling.disclosure.score",
					     "handling.notification.score", "handling.cycle.score"};

	for (size_t i = 0; i < 3; i++) {
		struct assessment assessment;

		assessment_init(&assessment);
		cr_expect_str_eq(assessment_leaf(&assessment, leaves[i]), "1..5");
		assessment_fill(&assessment, leaves[i], 1);
		assessment_say(&assessment, scores[i], "0");
		assessment_score(&assessment);
		cr_expect_str_eq(assessment_leaf(&assessment, leaves[i]), "0");
		cr_expect_str_eq(assessment_derived(&assessment, leaves[i]), "1");
		assessment_release(&assessment);
	}
}

/* Ruling 4: in the other tables the score is 0 where the criteria for 1 fail. */
Test(score_rulings, r4_elsewhere_failing_the_row_for_1_is_0)
{
	EXPECT_LEAF("consulting", 1, "basic", "no", "0");
	EXPECT_LEAF("handling.validity", 1, "crl", "no", "0");
	EXPECT_LEAF("handling.authentication", 1, "matched", "no", "0");
	EXPECT_LEAF("support", 1, "offered", "no", "0");
	EXPECT_LEAF("aftersales.followup", 1, "filed", "no", "0");
	EXPECT_LEAF("judicial", 1, "offered", "no", "0");
	EXPECT_LEAF("assurance.facilities", 1, "space", "no", "0");
	EXPECT_LEAF("assurance.continuity", 1, "backups", "no", "0");
}

/* Ruling 5: one yes settles it; the total is still there. */
Test(score_rulings, r5_one_yes_bars_every_level)
{
	static const struct {
		const char *answers[3]; /* accident, hazard, law */
		enum eligibility eligibility;
	} cases[] = {
	    {{"", "", ""}, ELIGIBILITY_OPEN},  {{"no", "no", ""}, ELIGIBILITY_OPEN},
	    {{"no", "no", "no"}, ELIGIBLE},    {{"yes", "", ""}, INELIGIBLE},
	    {{"no", "yes", ""}, INELIGIBLE},   {{"", "", "yes"}, INELIGIBLE},
	    {{"no", "no", "yes"}, INELIGIBLE}, {{"yes", "yes", "yes"}, INELIGIBLE},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct assessment assessment;

		assessment_init(&assessment);
		assessment_fill_all(&assessment, 5);
		assessment_say(&assessment, "eligibility.accident", cases[i].answers[0]);
		assessment_say(&assessment, "eligibility.hazard", cases[i].answers[1]);
		assessment_say(&assessment, "eligibility.law", cases[i].answers[2]);
		assessment_score(&assessment);
		cr_expect_eq(assessment.score.eligibility, cases[i].eligibility, "case %zu", i);
		cr_expect_eq(assessment.score.is_settled, cases[i].eligibility == ELIGIBLE);
		cr_expect_str_eq(assessment_total(&assessment), "5.00");
		assessment_release(&assessment);
	}
}

/* Ruling 6: n.a. answers nothing in section 8; its criteria are still asked. */
Test(score_rulings, r6_not_applicable_answers_no_criterion)
{
	struct assessment assessment;

	assessment_init(&assessment);
	assessment_say(&assessment, "6.1.a", "na");
	assessment_say(&assessment, "6.1.b", "na");
	assessment_say(&assessment, "6.1.c", "na");
	assessment_say(&assessment, "6.1.d", "na");
	assessment_score(&assessment);
	cr_expect(assessment_is_open(&assessment, "consulting.basic"));
	cr_expect_str_eq(assessment_leaf(&assessment, "consulting"), "0..5");
	assessment_release(&assessment);
}

/* Ruling 6: a service that is not offered comes to 0; the facts about customers keep their scores,
 * and no weight is spread: 5.00 - 0.50 - 1.00 - 0.10 - 0.50. */
Test(score_rulings, r6_services_not_offered_come_to_0)
{
	struct assessment assessment;

	assessment_init(&assessment);
	assessment_fill_all(&assessment, 5);
	assessment_fill(&assessment, "consulting", 0);
	assessment_fill(&assessment, "support", 0);
	assessment_fill(&assessment, "aftersales.followup", 0);
	assessment_fill(&assessment, "judicial", 0);
	assessment_score(&assessment);
	cr_expect_str_eq(assessment_leaf(&assessment, "aftersales.complaints"), "5");
	cr_expect_str_eq(assessment_leaf(&assessment, "aftersales.satisfaction"), "5");
	cr_expect_str_eq(assessment_total(&assessment), "2.90");
	assessment_release(&assessment);
}

/* Ruling 6: an n.a. beside a score above 0 in consulting, support, judicial or follow-up. */
Test(score_rulings, r6_not_applicable_beside_a_score_is_a_warning)
{
	static const struct {
		const char *item;
		size_t warnings;
	} cases[] = {
	    {"6.1.a", 1},   {"6.3.a", 1}, {"6.5.a", 1}, {"6.4.a", 1},
	    {"6.4.b", 0},   {"6.4.c", 0}, {"6.4.d", 0}, /* facts about customers */
	    {"6.2.9.e", 0},				/* no service, but a condition */
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct assessment assessment;

		assessment_init(&assessment);
		assessment_fill_all(&assessment, 1);
		assessment_say(&assessment, cases[i].item, "na");
		assessment_score(&assessment);
		cr_expect_eq(assessment_count_warnings(&assessment, CHECK_NA_SCORED),
			     cases[i].warnings, "%s", cases[i].item);
		assessment_fill_all(&assessment, 0);
		assessment_score(&assessment);
		cr_expect_eq(assessment_count_warnings(&assessment, CHECK_NA_SCORED), 0, "%s",
			     cases[i].item);
		assessment_release(&assessment);
	}
}

/* Ruling 6: table 6 has no "if": without CRLs the question on their renewal is no, and the leaf 0.
 */
Test(score_rulings, r6_without_crls_the_leaf_is_0)
{
	struct assessment assessment;

	assessment_init(&assessment);
	assessment_fill(&assessment, "handling.validity", 5);
	assessment_say(&assessment, "6.2.9.e", "na");
	assessment_say(&assessment, "handling.validity.crl", "na"); /* not taken: open */
	assessment_score(&assessment);
	cr_expect_str_eq(assessment_leaf(&assessment, "handling.validity"), "0..5");
	assessment_say(&assessment, "handling.validity.crl", "no");
	assessment_score(&assessment);
	cr_expect_str_eq(assessment_leaf(&assessment, "handling.validity"), "0");
	assessment_release(&assessment);
}

/* Ruling 7: a characteristic of the level reached, or of one below it, answered no. */
Test(score_rulings, r7_level_characteristics_warn_and_change_nothing)
{
	struct assessment assessment;

	assessment_init(&assessment);
	assessment_make_eligible(&assessment);
	assessment_fill_all(&assessment, 5);
	assessment_fill(&assessment, "support", 3); /* 4.60: level III */
	assessment_say(&assessment, "level.1.posts", "no");
	assessment_say(&assessment, "level.2.plans", "no");
	assessment_say(&assessment, "level.3.warning", "no");
	assessment_score(&assessment);
	cr_expect_eq(assessment.score.level_low, 2);
	cr_expect(assessment.score.is_settled);
	cr_expect_eq(assessment_count_warnings(&assessment, CHECK_LEVEL_TRAIT), 3);
	assessment_fill(&assessment, "support", 1); /* 4.20: level II */
	assessment_score(&assessment);
	cr_expect_eq(assessment_count_warnings(&assessment, CHECK_LEVEL_TRAIT), 2);
	assessment_fill_all(&assessment, 3); /* 3.00: level I */
	assessment_score(&assessment);
	cr_expect_eq(assessment_count_warnings(&assessment, CHECK_LEVEL_TRAIT), 1);
	assessment_release(&assessment);
}

/* Ruling 8: conditions are asked as questions that take yes or no, and no n.a.; what 7.5.1 repeats
 * is asked again. */
Test(score_rulings, r8_conditions_and_repetitions_are_asked)
{
	static const char *const asked[] = {"6.2.4.a", "6.2.8.a", "6.2.3.1.b", "7.5.1.c",
					    "7.5.1.d", "7.5.1.e", "7.5.1.f",   "7.5.1.g",
					    "7.5.1.h", "6.1.a",	  "6.1.b"};
	struct assessment assessment;

	assessment_init(&assessment);
	for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
		cr_expect_eq(fixture_question(asked[i])->role, ROLE_REQUIREMENT, "%s", asked[i]);
		cr_expect_eq(fixture_question(asked[i])->type, ITEM_YESNO, "%s", asked[i]);
		cr_expect(assessment_is_open(&assessment, asked[i]), "%s", asked[i]);
	}
	cr_expect_eq(answer_parse(fixture_question("6.2.4.a"), "na", NULL), REFUSAL_NA);
	cr_expect_eq(answer_parse(fixture_question("6.2.8.a"), "na", NULL), REFUSAL_NA);
	assessment_say(&assessment, "6.2.3.1.b", "yes");
	cr_expect(assessment_is_open(&assessment, "7.5.1.c"), "the one does not answer the other");
	assessment_release(&assessment);
}

/* Ruling 9: the clause number decides; 13 second-level indicators stand in the form, 12 weigh. */
Test(score_rulings, r9_the_clause_number_decides)
{
	const struct form *form = fixture_form();
	size_t second_level = 0;
	size_t weighing = 0;

	for (size_t i = 0; i < form->indicator_count; i++) {
		if (form->indicators[i].parent == FORM_NONE)
			continue;
		second_level++;
		weighing += form->indicators[i].has_weight;
	}
	cr_expect_eq(form->indicator_count, 19);
	cr_expect_eq(second_level, 13);
	cr_expect_eq(weighing, 12);
	cr_expect_str_eq(form->indicators[fixture_indicator("handling.validity")].clause,
			 "8.1.3.4");
	cr_expect_str_eq(form->indicators[fixture_indicator("handling.validity")].table, "6");
	cr_expect_str_eq(form->indicators[fixture_indicator("handling.authentication")].clause,
			 "8.1.3.5");
}

/* Ruling 10: sections 6 and 7 carry no points; a no beside a 5 is a warning. */
Test(score_rulings, r10_requirements_carry_no_points)
{
	struct assessment assessment;

	assessment_init(&assessment);
	assessment_fill_all(&assessment, 3);
	assessment_say_requirements(&assessment, "yes");
	assessment_score(&assessment);
	cr_expect_str_eq(assessment_total(&assessment), "3.00");
	assessment_say_requirements(&assessment, "no");
	assessment_score(&assessment);
	cr_expect_str_eq(assessment_total(&assessment), "3.00");
	cr_expect_eq(assessment.score.requirements.not_met, 90);
	cr_expect_eq(assessment_count_warnings(&assessment, CHECK_CONTRADICTION), 0);
	/* 7.1 and 7.3 bear on facilities */
	assessment_fill(&assessment, "assurance.facilities", 5);
	assessment_score(&assessment);
	cr_expect_eq(assessment_count_warnings(&assessment, CHECK_CONTRADICTION), 2);
	assessment_release(&assessment);
}
