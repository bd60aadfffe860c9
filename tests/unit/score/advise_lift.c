/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lifts the level, worked out by hand from the weights of table 18.
 *
 * A point of each leaf, in hundredths of a point of the total:
 *
 *   support 20 · validity, authentication 12 · consulting, judicial 10 · notification 8
 *   complaints, satisfaction, continuity, disclosure, cycle 4 · facilities 3
 *   followup, discipline 2 · attitude 1 · disputes none */
#include "config.h"

#include "score/advise.h"

#include "tests/support/check.h"
#include "tests/support/form_fixture.h"

#include <string.h>

TestSuite(advise_lift, .fini = check_leaks);

static void lift(struct assessment *assessment, struct lifts *out)
{
	assessment_score(assessment);
	advise_lift(out, &assessment->answers, &assessment->score);
}

/* Fill all leaves so that they come to 3, and some to another score. */
struct other {
	const char *leaf;
	int score;
};

static void fill_with_3_but_for(struct assessment *assessment, const struct other *others)
{
	assessment_init(assessment);
	assessment_fill_all(assessment, 3);
	for (; others->leaf; others++)
		assessment_fill(assessment, others->leaf, others->score);
}

/* Every set in one line: `LEAF FROM-TO, LEAF FROM-TO: POINTS;`. */
static void list_sets(struct text *out, const struct lifts *lifts)
{
	for (size_t i = 0; i < lifts->list.count; i++) {
		const struct lift *set = &lifts->list.at[i];

		for (size_t j = 0; j < set->raise_count; j++) {
			const struct raise *raise = &lifts->raises.at[set->first_raise + j];

			text_printf(out, "%s%s %d-%d", j > 0 ? ", " : "",
				    fixture_form()->indicators[raise->leaf].id, raise->from,
				    raise->to);
		}
		text_add_string(out, ": ");
		decimal_print(out, set->points, 2);
		text_add_string(out, ";\n");
	}
}

static void expect_sets(const struct other *others, const char *total, const char *sets)
{
	struct assessment assessment;
	struct text found = TEXT_EMPTY;
	struct lifts lifts;

	fill_with_3_but_for(&assessment, others);
	lift(&assessment, &lifts);
	list_sets(&found, &lifts);
	cr_expect_str_eq(assessment_total(&assessment), total);
	cr_expect_str_eq(found.bytes, sets, "%s", found.bytes);
	cr_expect_not(lifts.is_cut);
	text_release(&found);
	lifts_release(&lifts);
	assessment_release(&assessment);
}

/* 0.50 is missing.  Two points more of each leaf: support 0.40, validity and authentication 0.24,
 * consulting and judicial 0.20, notification 0.16, all else at most 0.08.  No leaf does alone, and
 * no pair without support: 0.24 + 0.24. */
Test(advise_lift, names_the_pairs_that_do)
{
	expect_sets((const struct other[]){{NULL, 0}}, "3.00",
		    "handling.validity 3-5, support 3-5: 0.64;\n"
		    "handling.authentication 3-5, support 3-5: 0.64;\n"
		    "consulting 3-5, support 3-5: 0.60;\n"
		    "support 3-5, judicial 3-5: 0.60;\n"
		    "handling.notification 3-5, support 3-5: 0.56;\n");
}

/* 0.14 is missing: 3.00 + 0.40 - 0.20 + 0.16.  Consulting need come to no more than 3. */
Test(advise_lift, raises_no_leaf_higher_than_it_must)
{
	expect_sets(
	    (const struct other[]){
		{"support", 5}, {"consulting", 1}, {"handling.notification", 5}, {NULL, 0}},
	    "3.36",
	    "consulting 1-3: 0.20;\n"
	    "handling.validity 3-5: 0.24;\n"
	    "handling.authentication 3-5: 0.24;\n"
	    "judicial 3-5: 0.20;\n");
}

/* 0.10 is missing: 3.00 + 0.40 + 0.20 + 0.08 + 0.02 - 0.30.  Consulting at 1 brings just that. */
Test(advise_lift, a_bound_that_is_met_exactly_is_reached)
{
	expect_sets((const struct other[]){{"support", 5},
					   {"judicial", 5},
					   {"aftersales.complaints", 5},
					   {"assurance.attitude", 5},
					   {"consulting", 0},
					   {NULL, 0}},
		    "3.40",
		    "consulting 0-1: 0.10;\n"
		    "handling.validity 3-5: 0.24;\n"
		    "handling.authentication 3-5: 0.24;\n"
		    "handling.notification 3-5: 0.16;\n");
}

/* All 5 but these three: 5.00 - 1.00 - 0.20 - 0.10.  Support alone does not do with 3, satisfaction
 * and discipline do not do without it. */
Test(advise_lift, leads_from_the_second_level_to_the_third)
{
	struct assessment assessment;
	struct text found = TEXT_EMPTY;
	struct lifts lifts;

	assessment_init(&assessment);
	assessment_fill_all(&assessment, 5);
	assessment_fill(&assessment, "support", 0);
	assessment_fill(&assessment, "aftersales.satisfaction", 0);
	assessment_fill(&assessment, "assurance.discipline", 0);
	lift(&assessment, &lifts);
	list_sets(&found, &lifts);
	cr_expect_str_eq(assessment_total(&assessment), "3.70");
	cr_expect_str_eq(fixture_form()->levels[lifts.level].id, "III");
	cr_expect_str_eq(found.bytes, "support 0-5: 1.00;\n", "%s", found.bytes);
	text_release(&found);
	lifts_release(&lifts);
	assessment_release(&assessment);
}

/* 0.16 is sure, 3.34 are missing: support, validity, authentication, consulting and judicial bring
 * 3.20, and a sixth must bring 0.14.  Notification (from 1 on) brings 0.16 with 3. */
Test(advise_lift, takes_what_is_open_as_not_met)
{
	static const char *const sixth[] = {
	    "handling.disclosure",   "handling.notification",	"handling.cycle",
	    "aftersales.complaints", "aftersales.satisfaction", "assurance.facilities",
	    "assurance.continuity",
	};
	struct assessment assessment;
	struct text found = TEXT_EMPTY;
	struct lifts lifts;

	assessment_init(&assessment);
	lift(&assessment, &lifts);
	list_sets(&found, &lifts);
	cr_expect_eq(lifts.list.count, sizeof sixth / sizeof *sixth, "%s", found.bytes);
	for (size_t i = 0; i < sizeof sixth / sizeof *sixth; i++)
		cr_expect(strstr(found.bytes, sixth[i]), "%s", sixth[i]);
	cr_expect(strstr(found.bytes, "handling.notification 1-3"));
	cr_expect(strstr(found.bytes, "support 0-5"));
	cr_expect_eq(lifts.list.at[0].raise_count, 6);
	text_release(&found);
	lifts_release(&lifts);
	assessment_release(&assessment);
}

/* The items of the criteria that a raise lacks, each with a blank behind it. */
static void list_lacking(struct text *out, const struct lifts *lifts, const struct raise *raise)
{
	const struct form *form = fixture_form();

	for (size_t i = 0; i < raise->criterion_count; i++) {
		const struct criterion *criterion =
		    &form->criteria[lifts->criteria.at[raise->first_criterion + i]];

		text_printf(out, "%d:%s ", criterion->score,
			    form->items[form->criterion_items[criterion->first_item]].id);
	}
}

/* Table 2: at 1 only the basic content is there, and nobody has three years of experience. */
Test(advise_lift, names_the_criteria_that_do_not_hold)
{
	struct assessment assessment;
	struct text lacking = TEXT_EMPTY;
	struct lifts lifts;

	fill_with_3_but_for(&assessment, (const struct other[]){{"support", 5},
								{"consulting", 1},
								{"handling.notification", 5},
								{NULL, 0}});
	/* What is open does not hold either; what is there need not be named. */
	assessment_say(&assessment, "consulting.team", "yes");
	assessment_say(&assessment, "consulting.solutions", "");
	lift(&assessment, &lifts);
	cr_assert_eq(lifts.list.count, 4);
	list_lacking(&lacking, &lifts, &lifts.raises.at[lifts.list.at[0].first_raise]);
	cr_expect_str_eq(lacking.bytes, "3:consulting.full 3:consulting.documented "
					"3:consulting.solutions 3:consulting.veterans ");
	text_clear(&lacking);
	list_lacking(&lacking, &lifts, &lifts.raises.at[lifts.list.at[2].first_raise]);
	cr_expect_str_eq(lacking.bytes, "5:handling.authentication.days ");
	text_release(&lacking);
	lifts_release(&lifts);
	assessment_release(&assessment);
}

/* A direct score is what is raised, whatever the criteria give: consulting 0.40 from 1. */
Test(advise_lift, begins_at_the_direct_score)
{
	struct assessment assessment;
	struct text found = TEXT_EMPTY;
	struct lifts lifts;

	fill_with_3_but_for(&assessment, (const struct other[]){{"support", 5}, {NULL, 0}});
	assessment_say(&assessment, "consulting.score", "1");
	lift(&assessment, &lifts);
	list_sets(&found, &lifts);
	cr_expect_str_eq(assessment_total(&assessment), "3.20");
	cr_expect_str_eq(found.bytes, "consulting 1-5: 0.40;\n", "%s", found.bytes);
	text_release(&found);
	lifts_release(&lifts);
	assessment_release(&assessment);
}

Test(advise_lift, above_the_highest_level_is_none)
{
	struct assessment assessment;
	struct lifts lifts;

	assessment_init(&assessment);
	assessment_fill_all(&assessment, 5);
	lift(&assessment, &lifts);
	cr_expect_eq(lifts.level, FORM_NONE);
	cr_expect_eq(lifts.list.count, 0);
	cr_expect_not(lifts.is_cut);
	lifts_release(&lifts);
	assessment_release(&assessment);
}

/* The form with another bound of the second level. */
static struct form form_with_bound(struct level levels[3], struct decimal bound)
{
	struct form form = *fixture_form();

	memcpy(levels, form.levels, 3 * sizeof *levels);
	levels[1].min = bound;
	form.levels = levels;
	return form;
}

Test(advise_lift, lists_no_set_where_all_leaves_do_not_do)
{
	struct level levels[3];
	struct form form = form_with_bound(levels, (struct decimal){501, 2});
	struct answers answers;
	struct score score;
	struct lifts lifts;

	answers_init(&answers, &form);
	score_init(&score, &answers);
	advise_lift(&lifts, &answers, &score);
	cr_expect_eq(lifts.level, 1);
	cr_expect_eq(lifts.list.count, 0);
	cr_expect_not(lifts.is_cut);
	lifts_release(&lifts);
	score_release(&score);
	answers_release(&answers);
}

Test(advise_lift, lists_no_set_where_no_leaf_can_be_raised)
{
	struct level levels[3];
	struct form form = form_with_bound(levels, (struct decimal){501, 2});
	struct assessment assessment;
	struct lifts lifts;

	levels[2].min = (struct decimal){502, 2};
	assessment_init(&assessment);
	assessment_fill_all(&assessment, 5);
	assessment_score(&assessment);
	assessment.answers.form = &form;
	assessment.score.form = &form;
	assessment.score.level_low = assessment.score.level_high = 0;
	advise_lift(&lifts, &assessment.answers, &assessment.score);
	cr_expect_eq(lifts.level, 1);
	cr_expect_eq(lifts.list.count, 0);
	cr_expect_not(lifts.is_cut);
	lifts_release(&lifts);
	assessment.answers.form = assessment.score.form = fixture_form();
	assessment_release(&assessment);
}

/* Without rows for 3 the leaf goes from 1 to 5 at once.  All else is 5, and 10 days are 1: the
 * total is 5 - 4 x 0.04 = 4.84, and 4.90 would do. */
Test(advise_lift, raises_a_leaf_only_to_scores_that_it_has_rows_for)
{
	struct level levels[3];
	struct form form = form_with_bound(levels, (struct decimal){35, 1});
	size_t cycle = fixture_indicator("handling.cycle");
	struct assessment assessment;
	struct text found = TEXT_EMPTY;
	struct lifts lifts;

	levels[2].min = (struct decimal){49, 1};
	fixture_form()->criteria[fixture_form()->indicators[cycle].first_criterion].score = 5;
	assessment_init(&assessment);
	assessment_fill_all(&assessment, 5);
	assessment_say(&assessment, "handling.cycle.days", "10");
	assessment.answers.form = &form;
	lift(&assessment, &lifts);
	list_sets(&found, &lifts);
	cr_expect_str_eq(found.bytes, "handling.cycle 1-5: 0.16;\n", "%s", found.bytes);
	text_release(&found);
	lifts_release(&lifts);
	assessment.answers.form = fixture_form();
	assessment_release(&assessment);
}

/* Sixteen leaves of the same weight, 1/16 each: a leaf brings 5/16, those that have 1 for certain
 * 4/16, so that any two bring 0.40 and no one does: 16 x 15 / 2 are 120 pairs. */
Test(advise_lift, says_where_there_are_more_sets_than_it_lists)
{
	struct level levels[3];
	struct form form = form_with_bound(levels, (struct decimal){5875, 4});
	struct indicator *indicators = mem_alloc(form.indicator_count * sizeof *indicators);
	struct answers answers;
	struct score score;
	struct lifts lifts;

	memcpy(indicators, form.indicators, form.indicator_count * sizeof *indicators);
	for (size_t i = 0; i < form.indicator_count; i++) {
		indicators[i].parent = FORM_NONE;
		indicators[i].has_weight = indicators[i].is_leaf;
		indicators[i].weight = (struct decimal){625, 4};
	}
	form.indicators = indicators;
	answers_init(&answers, &form);
	score_init(&score, &answers);
	advise_lift(&lifts, &answers, &score);
	cr_expect_eq(lifts.list.count, LIFTS_MAX);
	cr_expect(lifts.is_cut);
	for (size_t i = 0; i < lifts.list.count; i++)
		cr_expect_eq(lifts.list.at[i].raise_count, 2);
	lifts_release(&lifts);
	score_release(&score);
	answers_release(&answers);
	free(indicators);
}
