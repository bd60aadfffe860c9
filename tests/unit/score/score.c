/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Criteria with open items, weighted sums, totals worked out by hand, and levels. */
#include "config.h"

#include "score/score.h"

#include "tests/support/check.h"
#include "tests/support/form_fixture.h"

TestSuite(score, .fini = check_leaks);

/* A tree of three levels beside a leaf of its own and one without weight. */
Test(score, sums_are_exact_down_a_deep_tree)
{
	struct item items[4];
	struct indicator indicators[] = {
	    /* top 0.3333: middle 0.1234 (one leaf, 0.9999), leaf 0.8766 */
	    {.id = "top", .parent = FORM_NONE, .has_weight = true, .weight = {3333, 4}},
	    {.id = "middle", .parent = 0, .has_weight = true, .weight = {1234, 4}},
	    {.id = "deep", .parent = 1, .has_weight = true, .weight = {9999, 4}},
	    {.id = "flat", .parent = 0, .has_weight = true, .weight = {8766, 4}},
	    {.id = "alone", .parent = FORM_NONE, .has_weight = true, .weight = {6667, 4}},
	    {.id = "weightless", .parent = FORM_NONE, .has_weight = false, .weight = {5, 1}},
	};
	static const size_t leaves[] = {2, 3, 4, 5};
	static const int scores[] = {5, 3, 1, 5};
	struct level levels[] = {{.id = "all"}};
	struct form form = {.items = items,
			    .item_count = 4,
			    .indicators = indicators,
			    .indicator_count = 6,
			    .levels = levels,
			    .level_count = 1};
	struct answers answers;
	struct score score;

	for (size_t i = 0; i < 6; i++)
		indicators[i].score_item = FORM_NONE;
	for (size_t i = 0; i < 4; i++) {
		items[i] = (struct item){.type = ITEM_SCORE,
					 .role = ROLE_SCORE,
					 .relevance = {.item = FORM_NONE},
					 .indicator = leaves[i]};
		indicators[leaves[i]].is_leaf = true;
		indicators[leaves[i]].score_item = i;
	}
	answers_init(&answers, &form);
	for (size_t i = 0; i < 4; i++)
		answers.of[i] = (struct answer){.kind = ANSWER_NUMBER,
						.number = decimal_from_integer(scores[i])};
	score_init(&score, &answers);
	/* middle: 0.9999 x 5 = 4.9995
	 * top: 0.1234 x 4.9995 + 0.8766 x 3 = 0.61693830 + 2.62980000 = 3.24673830
	 * total: 0.3333 x 3.2467383 + 0.6667 x 1 = 1.08213787539 + 0.6667 = 1.74883787539 */
	cr_expect_eq(decimal_compare(score.indicators[1].score.low, (struct decimal){49995, 4}), 0);
	cr_expect_eq(decimal_compare(score.indicators[0].score.high, (struct decimal){32467383, 7}),
		     0);
	cr_expect_eq(decimal_compare(score.total.low, (struct decimal){174883787539, 11}), 0);
	cr_expect_eq(decimal_compare(score.total.high, score.total.low), 0);
	/* weighted is towards the parent; without a weight it is 0 */
	cr_expect_eq(decimal_compare(score.indicators[2].weighted.low, (struct decimal){49995, 4}),
		     0);
	cr_expect_eq(
	    decimal_compare(score.indicators[1].weighted.low, (struct decimal){6169383, 7}), 0);
	cr_expect_eq(decimal_compare(score.indicators[5].score.low, decimal_from_integer(5)), 0);
	cr_expect_eq(decimal_compare(score.indicators[5].weighted.high, DECIMAL_ZERO), 0);
	score_release(&score);
	answers_release(&answers);
}

/* The 15 leaves that weigh, and disputes, which do not. */
enum {
	CONSULTING,
	DISCLOSURE,
	NOTIFICATION,
	CYCLE,
	VALIDITY,
	AUTHENTICATION,
	SUPPORT,
	COMPLAINTS,
	FOLLOWUP,
	DISPUTES,
	SATISFACTION,
	JUDICIAL,
	ATTITUDE,
	FACILITIES,
	CONTINUITY,
	DISCIPLINE,
	LEAF_COUNT
};

static const char *const leaf_ids[LEAF_COUNT] = {
    [CONSULTING] = "consulting",
    [DISCLOSURE] = "handling.disclosure",
    [NOTIFICATION] = "handling.notification",
    [CYCLE] = "handling.cycle",
    [VALIDITY] = "handling.validity",
    [AUTHENTICATION] = "handling.authentication",
    [SUPPORT] = "support",
    [COMPLAINTS] = "aftersales.complaints",
    [FOLLOWUP] = "aftersales.followup",
    [DISPUTES] = "aftersales.disputes",
    [SATISFACTION] = "aftersales.satisfaction",
    [JUDICIAL] = "judicial",
    [ATTITUDE] = "assurance.attitude",
    [FACILITIES] = "assurance.facilities",
    [CONTINUITY] = "assurance.continuity",
    [DISCIPLINE] = "assurance.discipline",
};

/* Each sum below stands in hundredths, by table 18:
 *   10 consulting + 4 (disclosure + 2 notification + cycle + 3 validity + 3 authentication)
 *   + 20 support + (4 complaints + 2 followup + 4 satisfaction) + 10 judicial
 *   + (attitude + 3 facilities + 4 continuity + 2 discipline) */
struct total {
	int scores[LEAF_COUNT]; /* in the order above */
	const char *total;
	const char *level;
	bool is_on_bound;
};

static const struct total totals[] = {
    /* 50 + 4 (5 + 10 + 5 + 15 + 15 = 50) + 100 + (20 + 10 + 20) + 50 + (5 + 15 + 20 + 10) */
    {{5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5}, "5.00", "III", false},
    /* 30 + 4 x 30 + 60 + 30 + 30 + 30 */
    {{3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3}, "3.00", "I", false},
    /* 10 + 4 x 10 + 20 + 10 + 10 + 10 */
    {{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, "1.00", "I", false},
    /* 0 + 4 (1 + 2 + 1) + 0: tables 3 to 5 give no less than 1 */
    {{0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, "0.16", "I", false},
    /* all 5 but consulting 0: 500 - 50 */
    {{0, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5}, "4.50", "III", true},
    /* all 5 but support 3, facilities 3, attitude 0: 500 - 40 - 6 - 5 */
    {{5, 5, 5, 5, 5, 5, 3, 5, 5, 5, 5, 5, 0, 3, 5, 5}, "4.49", "II", false},
    /* all 5 but support 3, followup 3, judicial 3, attitude 3: 500 - 40 - 4 - 20 - 2 */
    {{5, 5, 5, 5, 5, 5, 3, 5, 3, 5, 5, 3, 3, 5, 5, 5}, "4.34", "II", false},
    /* all 5 but consulting 0, support 1, satisfaction 0: 500 - 50 - 80 - 20 */
    {{0, 5, 5, 5, 5, 5, 1, 5, 5, 5, 0, 5, 5, 5, 5, 5}, "3.50", "II", true},
    /* all 5 but consulting 0, support 1, followup 1, satisfaction 3, attitude 0:
       500 - 50 - 80 - 8 - 8 - 5 */
    {{0, 5, 5, 5, 5, 5, 1, 5, 1, 5, 3, 5, 0, 5, 5, 5}, "3.49", "I", false},
    /* the same with attitude 1: 349 + 1, on the bound by another way */
    {{0, 5, 5, 5, 5, 5, 1, 5, 1, 5, 3, 5, 1, 5, 5, 5}, "3.50", "II", true},
    /* 30 + 4 (1 + 6 + 5 + 3 + 9 = 24) + 60 + (4 + 6 + 20) + 10 + (1 + 9 + 4 + 6) */
    {{3, 1, 3, 5, 1, 3, 3, 1, 3, 0, 5, 1, 1, 3, 1, 3}, "2.46", "I", false},
    /* 50 + 4 (3 + 2 + 3 + 15 + 0 = 23) + 20 + (0 + 10 + 4) + 30 + (3 + 0 + 12 + 10) */
    {{5, 3, 1, 3, 5, 0, 1, 0, 5, 3, 1, 3, 3, 0, 3, 5}, "2.31", "I", false},
};

static void score_all_leaves(struct assessment *assessment, const int scores[LEAF_COUNT])
{
	assessment_init(assessment);
	for (size_t leaf = 0; leaf < LEAF_COUNT; leaf++)
		assessment_fill(assessment, leaf_ids[leaf], scores[leaf]);
	assessment_make_eligible(assessment);
	assessment_score(assessment);
}

Test(score, totals_and_levels_as_worked_out_by_hand)
{
	for (size_t i = 0; i < sizeof totals / sizeof *totals; i++) {
		const struct total *expected = &totals[i];
		struct assessment assessment;
		const struct score *score = &assessment.score;

		score_all_leaves(&assessment, expected->scores);
		cr_expect_str_eq(assessment_total(&assessment), expected->total, "case %zu: %s", i,
				 assessment_total(&assessment));
		cr_expect_str_eq(fixture_form()->levels[score->level_low].id, expected->level,
				 "case %zu", i);
		cr_expect_eq(score->level_high, score->level_low);
		cr_expect(score->is_settled, "case %zu", i);
		cr_expect_eq(score->is_on_bound, expected->is_on_bound, "case %zu", i);
		assessment_release(&assessment);
	}
}

/* Only scores given directly make a total of 0; it is level I all the same. */
Test(score, a_total_of_nothing_is_of_the_lowest_level)
{
	struct assessment assessment;
	const struct form *form = fixture_form();

	assessment_init(&assessment);
	for (size_t i = 0; i < form->item_count; i++) {
		if (form->items[i].role == ROLE_SCORE)
			assessment_say(&assessment, form->items[i].id, "0");
	}
	assessment_make_eligible(&assessment);
	assessment_score(&assessment);
	cr_expect_str_eq(assessment_total(&assessment), "0.00");
	cr_expect_str_eq(form->levels[assessment.score.level_high].id, "I");
	cr_expect(assessment.score.is_settled);
	cr_expect_not(assessment.score.is_on_bound, "0 is no bound between two levels");
	assessment_release(&assessment);
}

Test(score, parents_are_the_weighted_sums_of_their_children)
{
	/* handling 0.1 x 1 + 0.2 x 3 + 0.1 x 5 + 0.3 x 1 + 0.3 x 3 = 2.4
	 * aftersales 0.4 x 1 + 0.2 x 3 + 0.4 x 5 = 3.0, disputes outside
	 * assurance 0.1 x 1 + 0.3 x 3 + 0.4 x 1 + 0.2 x 3 = 2.0 */
	static const int scores[LEAF_COUNT] = {3, 1, 3, 5, 1, 3, 3, 1, 3, 0, 5, 1, 1, 3, 1, 3};
	struct assessment assessment;
	const struct indicator_score *indicators;

	score_all_leaves(&assessment, scores);
	indicators = assessment.score.indicators;
	cr_expect_str_eq(assessment_indicator(&assessment, "handling"), "2.40");
	cr_expect_str_eq(assessment_indicator(&assessment, "aftersales"), "3.00");
	cr_expect_str_eq(assessment_indicator(&assessment, "assurance"), "2.00");
	cr_expect_str_eq(assessment_indicator(&assessment, "consulting"), "3.00");
	/* towards the parent: 0.4 x 2.4, 0.3 x 3 and nothing */
	cr_expect_eq(decimal_compare(indicators[fixture_indicator("handling")].weighted.low,
				     (struct decimal){96, 2}),
		     0);
	cr_expect_eq(
	    decimal_compare(indicators[fixture_indicator("assurance.facilities")].weighted.high,
			    (struct decimal){9, 1}),
	    0);
	cr_expect_eq(
	    decimal_compare(indicators[fixture_indicator("aftersales.disputes")].weighted.high,
			    DECIMAL_ZERO),
	    0);
	cr_expect_not(indicators[fixture_indicator("handling")].is_derived);
	cr_expect_not(indicators[fixture_indicator("handling")].is_given);
	assessment_release(&assessment);
}

Test(score, with_nothing_answered_each_leaf_may_come_to_anything)
{
	struct assessment assessment;

	assessment_init(&assessment);
	for (size_t leaf = 0; leaf < LEAF_COUNT; leaf++)
		cr_expect_str_eq(assessment_leaf(&assessment, leaf_ids[leaf]),
				 leaf >= DISCLOSURE && leaf <= CYCLE ? "1..5" : "0..5", "%s",
				 leaf_ids[leaf]);
	/* handling 0.1 + 0.2 + 0.1 = 0.4; total 0.4 x 0.4 */
	cr_expect_str_eq(assessment_indicator(&assessment, "handling"), "0.40..5.00");
	cr_expect_str_eq(assessment_indicator(&assessment, "assurance"), "0.00..5.00");
	cr_expect_str_eq(assessment_total(&assessment), "0.16..5.00");
	cr_expect_eq(assessment.score.level_low, 0);
	cr_expect_eq(assessment.score.level_high, 2);
	cr_expect_eq(assessment.score.eligibility, ELIGIBILITY_OPEN);
	cr_expect_not(assessment.score.is_settled);
	cr_expect_not(assessment.score.is_on_bound);
	cr_expect_not(assessment.score.is_complete);
	assessment_release(&assessment);
}

/* 3 of eligibility, 90 requirements, and of section 8: consulting 10, disclosure 8, notification 2,
 * cycle 1, validity 6, authentication 6, support 9, complaints 1 (its days hang on the count),
 * follow-up 7, disputes 1, satisfaction 1, judicial 7, attitude 7, facilities 7, continuity 9,
 * discipline 7: 89. */
Test(score, what_is_open_is_counted)
{
	struct assessment assessment;

	assessment_init(&assessment);
	cr_expect_eq(assessment.score.open_count, 3 + 90 + 89, "%zu", assessment.score.open_count);
	cr_expect_eq(assessment.score.requirements.open, 90);
	assessment_say(&assessment, "aftersales.complaints.count", "1"); /* days is asked now */
	assessment_score(&assessment);
	cr_expect_eq(assessment.score.open_count, 182);
	assessment_say(&assessment, "aftersales.disputes.count", "0");
	assessment_say(&assessment, "consulting.score", "1"); /* closes 10 */
	assessment_say(&assessment, "6.1.a", "na");
	assessment_say(&assessment, "cover.site", "here");
	assessment_score(&assessment);
	cr_expect_eq(assessment.score.open_count, 182 - 1 - 10 - 1);
	cr_expect_eq(assessment.score.requirements.na, 1);
	cr_expect_eq(assessment.score.requirements.open, 89);
	assessment_release(&assessment);
}

Test(score, an_assessment_is_complete_when_nothing_is_open)
{
	struct assessment assessment;

	assessment_init(&assessment);
	assessment_fill_all(&assessment, 5);
	assessment_say_requirements(&assessment, "yes");
	assessment_score(&assessment);
	cr_expect_eq(assessment.score.open_count, 3);
	cr_expect_not(assessment.score.is_complete);
	assessment_make_eligible(&assessment);
	assessment_score(&assessment);
	cr_expect(assessment.score.is_complete);
	cr_expect_str_eq(assessment_total(&assessment), "5.00");
	assessment_release(&assessment);
}

Test(score, corridors_narrow_as_answers_come_in)
{
	struct assessment assessment;

	assessment_init(&assessment);
	/* consulting: without 3 veterans no 5, without the basic content nothing is sure */
	assessment_say(&assessment, "consulting.veterans", "2");
	assessment_score(&assessment);
	cr_expect_str_eq(assessment_leaf(&assessment, "consulting"), "0..3");
	cr_expect_str_eq(assessment_total(&assessment), "0.16..4.80");
	assessment_say(&assessment, "consulting.basic", "yes");
	assessment_score(&assessment);
	cr_expect_str_eq(assessment_leaf(&assessment, "consulting"), "1..3");
	cr_expect_str_eq(assessment_total(&assessment), "0.26..4.80");
	assessment_say(&assessment, "consulting.team", "no");
	assessment_score(&assessment);
	cr_expect_str_eq(assessment_leaf(&assessment, "consulting"), "1");
	cr_expect_str_eq(assessment_total(&assessment), "0.26..4.60");

	/* disclosure: two facts missing, whatever the rest; 0.04 x 4 less at the high end */
	assessment_say(&assessment, "handling.disclosure.name", "no");
	assessment_score(&assessment);
	cr_expect_str_eq(assessment_leaf(&assessment, "handling.disclosure"), "1..3");
	assessment_say(&assessment, "handling.disclosure.issuer", "no");
	assessment_score(&assessment);
	cr_expect_str_eq(assessment_leaf(&assessment, "handling.disclosure"), "1");
	cr_expect_str_eq(assessment_total(&assessment), "0.26..4.44");

	/* complaints: one, its days still open: row 1 at worst not, row 3 at best */
	assessment_say(&assessment, "aftersales.complaints.count", "1");
	assessment_score(&assessment);
	cr_expect_str_eq(assessment_leaf(&assessment, "aftersales.complaints"), "0..3");
	cr_expect_str_eq(assessment_total(&assessment), "0.26..4.36");
	assessment_release(&assessment);
}

/* An answer that was given to a question while it was open whether it is asked. */
Test(score, days_without_their_count_settle_nothing_by_themselves)
{
	struct assessment assessment;

	assessment_init(&assessment);
	assessment_say(&assessment, "aftersales.complaints.days", "6");
	assessment_score(&assessment);
	cr_expect_str_eq(assessment_leaf(&assessment, "aftersales.complaints"), "0..5");
	assessment_say(&assessment, "aftersales.complaints.days", "4");
	assessment_score(&assessment);
	cr_expect_str_eq(assessment_leaf(&assessment, "aftersales.complaints"), "0..5");
	/* disputes ask of 1 only that the slowest took no more than 5 days: met both ways */
	assessment_say(&assessment, "aftersales.disputes.days", "4");
	assessment_score(&assessment);
	cr_expect_str_eq(assessment_leaf(&assessment, "aftersales.disputes"), "1..5");
	assessment_say(&assessment, "aftersales.disputes.days", "6");
	assessment_score(&assessment);
	cr_expect_str_eq(assessment_leaf(&assessment, "aftersales.disputes"), "0..5");
	assessment_say(&assessment, "aftersales.disputes.count", "1");
	assessment_score(&assessment);
	cr_expect_str_eq(assessment_leaf(&assessment, "aftersales.disputes"), "0");
	assessment_release(&assessment);
}

Test(score, a_level_begins_at_its_bound)
{
	static const struct {
		struct decimal total;
		const char *level;
	} cases[] = {
	    {{0, 0}, "I"},    {{349, 2}, "I"},	     {{34999999, 7}, "I"}, {{35, 1}, "II"},
	    {{350, 2}, "II"}, {{35000001, 7}, "II"}, {{449, 2}, "II"},	   {{44999999, 7}, "II"},
	    {{45, 1}, "III"}, {{5, 0}, "III"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		cr_expect_str_eq(
		    fixture_form()->levels[score_level(fixture_form(), cases[i].total)].id,
		    cases[i].level, "case %zu", i);
}

Test(score, the_lowest_level_takes_what_lies_below_its_bound)
{
	struct level levels[] = {{.id = "one", .min = {1, 0}}, {.id = "two", .min = {2, 0}}};
	const struct form form = {.levels = levels, .level_count = 2};

	cr_expect_eq(score_level(&form, decimal_from_integer(0)), 0);
	cr_expect_eq(score_level(&form, decimal_from_integer(1)), 0);
	cr_expect_eq(score_level(&form, decimal_from_integer(2)), 1);
}

/* A total on a bound at one end only is not on it. */
Test(score, on_a_bound_only_with_both_ends)
{
	struct assessment assessment;

	assessment_init(&assessment);
	assessment_fill_all(&assessment, 5);
	assessment_fill(&assessment, "consulting", 0);
	assessment_score(&assessment);
	cr_expect_str_eq(assessment_total(&assessment), "4.50");
	cr_expect(assessment.score.is_on_bound);
	cr_expect_not(assessment.score.is_settled, "eligibility is open");
	/* satisfaction open: 4.50 - 0.20 at the low end */
	assessment_say(&assessment, "aftersales.satisfaction.score", "");
	assessment_score(&assessment);
	cr_expect_str_eq(assessment_total(&assessment), "4.30..4.50");
	cr_expect_not(assessment.score.is_on_bound);
	cr_expect_eq(assessment.score.level_low, 1);
	cr_expect_eq(assessment.score.level_high, 2);
	/* consulting open instead: the low end stands on the bound, and the level is reached */
	assessment_fill(&assessment, "aftersales.satisfaction", 5);
	assessment_fill(&assessment, "consulting", 5);
	assessment_say(&assessment, "consulting.basic", "");
	assessment_score(&assessment);
	cr_expect_str_eq(assessment_total(&assessment), "4.50..5.00");
	cr_expect_not(assessment.score.is_on_bound);
	assessment_make_eligible(&assessment);
	assessment_score(&assessment);
	cr_expect(assessment.score.is_settled);
	assessment_release(&assessment);
}

Test(score, a_level_is_settled_once_the_total_lies_in_one_and_nothing_bars_it)
{
	struct assessment assessment;

	assessment_init(&assessment);
	assessment_make_eligible(&assessment);
	assessment_score(&assessment);
	cr_expect_eq(assessment.score.eligibility, ELIGIBLE);
	cr_expect_not(assessment.score.is_settled, "0.16..5.00");
	assessment_fill_all(&assessment, 3);
	assessment_say(&assessment, "support.offered", ""); /* 3.00 - 0.60: level I all the same */
	assessment_score(&assessment);
	cr_expect_str_eq(assessment_total(&assessment), "2.40..3.00");
	cr_expect(assessment.score.is_settled);
	assessment_say(&assessment, "eligibility.law", "");
	assessment_score(&assessment);
	cr_expect_not(assessment.score.is_settled);
	assessment_release(&assessment);
}

Test(score, rulings_apply_where_they_touched_the_result)
{
	static const struct ruling always = {.applies = RULING_ALWAYS};
	static const struct ruling on_bound = {.applies = RULING_ON_BOUND};
	static const struct ruling ineligible = {.applies = RULING_INELIGIBLE};
	struct ruling na_clause = {.applies = RULING_NA, .subject = fixture_item("s6.3")};
	struct ruling na_item = {.applies = RULING_NA, .subject = fixture_item("6.2.9.e")};
	struct ruling indicator = {.applies = RULING_INDICATOR,
				   .subject = fixture_indicator("handling.cycle")};
	struct assessment assessment;

	assessment_init(&assessment);
	cr_expect(score_ruling_applies(&assessment.score, &assessment.answers, &always));
	cr_expect(score_ruling_applies(&assessment.score, &assessment.answers, &indicator));
	cr_expect_not(score_ruling_applies(&assessment.score, &assessment.answers, &on_bound));
	cr_expect_not(score_ruling_applies(&assessment.score, &assessment.answers, &ineligible));
	cr_expect_not(score_ruling_applies(&assessment.score, &assessment.answers, &na_clause));
	cr_expect_not(score_ruling_applies(&assessment.score, &assessment.answers, &na_item));

	assessment_say(&assessment, "6.3.d", "na");
	assessment_say(&assessment, "6.2.9.f", "na"); /* not e, and no neighbour of 6.3 */
	assessment_say(&assessment, "eligibility.hazard", "yes");
	assessment_fill_all(&assessment, 5);
	assessment_fill(&assessment, "consulting", 0);
	assessment_score(&assessment);
	cr_expect(score_ruling_applies(&assessment.score, &assessment.answers, &on_bound));
	cr_expect(score_ruling_applies(&assessment.score, &assessment.answers, &ineligible));
	cr_expect(score_ruling_applies(&assessment.score, &assessment.answers, &na_clause));
	cr_expect_not(score_ruling_applies(&assessment.score, &assessment.answers, &na_item));
	assessment_say(&assessment, "6.2.9.e", "na");
	cr_expect(score_ruling_applies(&assessment.score, &assessment.answers, &na_item));
	assessment_release(&assessment);
}
