/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which open questions can still move the level, how far, and in which order. */
#include "config.h"

#include "score/advise.h"

#include "tests/support/check.h"
#include "tests/support/form_fixture.h"

TestSuite(advise, .fini = check_leaks);

static void advise(struct assessment *assessment, struct advices *out)
{
	assessment_score(assessment);
	advise_open(out, &assessment->answers, &assessment->score);
}

static const struct advice *advice_on(const struct advices *advices, const char *id)
{
	for (size_t i = 0; i < advices->list.count; i++) {
		if (advices->list.at[i].item == fixture_item(id))
			return &advices->list.at[i];
	}
	return NULL;
}

static size_t count_movers(const struct advices *advices)
{
	size_t count = 0;

	for (size_t i = 0; i < advices->list.count; i++)
		count += advices->list.at[i].moves_level;
	return count;
}

/* The reach is given in thousandths. */
static void expect_advice(const struct advices *advices, const char *id, int64_t reach,
			  bool moves_level)
{
	const struct advice *advice = advice_on(advices, id);

	cr_assert_not_null(advice, "%s is not open", id);
	cr_expect_eq(decimal_compare(advice->reach, (struct decimal){reach, 3}), 0, "%s", id);
	cr_expect_eq(advice->moves_level, moves_level, "%s", id);
}

static void expect_run(const struct advices *advices, size_t *at, size_t count, int64_t reach,
		       bool moves_level)
{
	for (size_t i = 0; i < count; i++, (*at)++) {
		const struct advice *advice = &advices->list.at[*at];

		cr_expect(decimal_compare(advice->reach, (struct decimal){reach, 3}) == 0 &&
			      advice->moves_level == moves_level,
			  "%zu: %s", *at, fixture_form()->items[advice->item].id);
		cr_expect(i == 0 || advice[-1].item < advice->item, "%zu: not in form order", *at);
	}
}

/* With nothing answered every leaf but disputes moves the level by all that it weighs. */
Test(advise, with_nothing_answered_the_heaviest_leaves_come_first)
{
	struct assessment assessment;
	struct advices advices;
	size_t at = 0;

	assessment_init(&assessment);
	advise(&assessment, &advices);
	cr_assert_eq(advices.list.count, 182);
	expect_run(&advices, &at, 3, 0, true);	  /* eligibility */
	expect_run(&advices, &at, 9, 1000, true); /* support 5 x 0.2 */
	expect_run(&advices, &at, 12, 600, true); /* validity, authentication 5 x 0.3 x 0.4 */
	expect_run(&advices, &at, 17, 500, true); /* consulting, judicial 5 x 0.1 */
	expect_run(&advices, &at, 2, 320, true);  /* notification 4 x 0.2 x 0.4 */
	expect_run(&advices, &at, 11, 200,
		   true);			 /* complaints, satisfaction, continuity 5 x 0.04 */
	expect_run(&advices, &at, 9, 160, true); /* disclosure, cycle 4 x 0.1 x 0.4 */
	expect_run(&advices, &at, 7, 150, true); /* facilities 5 x 0.3 x 0.1 */
	expect_run(&advices, &at, 14, 100, true); /* followup, discipline 5 x 0.2 x 0.1 */
	expect_run(&advices, &at, 7, 50, true);	  /* attitude 5 x 0.1 x 0.1 */
	expect_run(&advices, &at, 91, 0, false);  /* 90 requirements, and disputes.count */
	cr_expect_str_eq(fixture_form()->items[advices.list.at[0].item].id, "eligibility.accident");
	cr_expect_str_eq(fixture_form()->items[advices.list.at[3].item].id, "support.offered");
	advices_release(&advices);
	assessment_release(&assessment);
}

Test(advise, only_open_items_are_listed)
{
	struct assessment assessment;
	struct advices advices;

	assessment_init(&assessment);
	assessment_say(&assessment, "judicial.score", "3");
	assessment_say(&assessment, "support.offered", "yes");
	advise(&assessment, &advices);
	cr_expect_null(advice_on(&advices, "judicial.days"), "closed by the direct score");
	cr_expect_null(advice_on(&advices, "support.offered"), "answered");
	cr_expect_null(advice_on(&advices, "aftersales.complaints.days"), "not known to be asked");
	cr_expect_null(advice_on(&advices, "cover.site"), "not required");
	cr_expect_null(advice_on(&advices, "consulting.score"), "not required");
	expect_advice(&advices, "aftersales.satisfaction.score", 200, true);
	expect_advice(&advices, "aftersales.complaints.count", 200, true);
	expect_advice(&advices, "support.recorded", 800, true); /* 1..5 */
	advices_release(&advices);
	assessment_release(&assessment);
}

Test(advise, a_criterion_for_a_score_out_of_reach_moves_nothing)
{
	struct assessment assessment;
	struct advices advices;

	assessment_init(&assessment);
	assessment_say(&assessment, "consulting.full", "no"); /* no 3 and no 5: 0..1 */
	advise(&assessment, &advices);
	expect_advice(&advices, "consulting.basic", 100, true);
	expect_advice(&advices, "consulting.team", 0, false);
	expect_advice(&advices, "consulting.legal", 0, false);
	expect_advice(&advices, "consulting.veterans", 0, false);
	advices_release(&advices);

	assessment_say(&assessment, "consulting.full", "yes");
	assessment_say(&assessment, "consulting.legal", "no"); /* 0..3 */
	advise(&assessment, &advices);
	expect_advice(&advices, "consulting.basic", 300, true);
	expect_advice(&advices, "consulting.team", 300, true);
	expect_advice(&advices, "consulting.veterans", 300, true); /* 1 for 3 */
	expect_advice(&advices, "consulting.process", 0, false);
	advices_release(&advices);

	assessment_say(&assessment, "consulting.basic", "no"); /* 0 */
	advise(&assessment, &advices);
	expect_advice(&advices, "consulting.team", 0, false);
	advices_release(&advices);
	assessment_release(&assessment);
}

Test(advise, a_criterion_that_is_decided_moves_nothing)
{
	struct assessment assessment;
	struct advices advices;

	assessment_init(&assessment);
	assessment_fill(&assessment, "handling.disclosure", 1); /* two no's: 1 */
	assessment_say(&assessment, "handling.disclosure.hotline", "");
	assessment_say(&assessment, "handling.disclosure.online", "");
	advise(&assessment, &advices);
	expect_advice(&advices, "handling.disclosure.hotline", 0, false);
	expect_advice(&advices, "handling.disclosure.online", 0, false);
	advices_release(&advices);

	/* one no, one open: 1..3; the internet is asked for 5 only */
	assessment_say(&assessment, "handling.disclosure.address", "yes");
	advise(&assessment, &advices);
	expect_advice(&advices, "handling.disclosure.hotline", 80, true);
	expect_advice(&advices, "handling.disclosure.online", 0, false);
	advices_release(&advices);
	assessment_release(&assessment);
}

Test(advise, days_reach_as_far_as_the_count_leaves)
{
	struct assessment assessment;
	struct advices advices;

	assessment_init(&assessment);
	assessment_say(&assessment, "aftersales.complaints.count", "1"); /* 0..3 */
	advise(&assessment, &advices);
	expect_advice(&advices, "aftersales.complaints.days", 120, true);
	advices_release(&advices);
	assessment_say(&assessment, "aftersales.complaints.count", "3"); /* 0 */
	advise(&assessment, &advices);
	expect_advice(&advices, "aftersales.complaints.days", 0, false);
	advices_release(&advices);
	assessment_release(&assessment);
}

Test(advise, a_leaf_without_weight_moves_nothing)
{
	struct assessment assessment;
	struct advices advices;

	assessment_init(&assessment);
	assessment_say(&assessment, "aftersales.disputes.count", "1");
	advise(&assessment, &advices);
	expect_advice(&advices, "aftersales.disputes.days", 0, false);
	advices_release(&advices);
	assessment_release(&assessment);
}

/* A made-up leaf for what the real form has no case of.  For 3 it asks for `solved`, which is asked
 * of `cases` > 0, and that of `one` and `two` at most one is no; `aside` feeds nothing. */
enum { CASES, SOLVED, ONE, TWO, ASIDE, MADE_UP_ITEMS };

static struct item made_up_items[MADE_UP_ITEMS] = {
    [CASES] = {.type = ITEM_INTEGER, .relevance = {.item = FORM_NONE}},
    [SOLVED] = {.type = ITEM_YESNO, .relevance = {CASES, COMPARE_MORE, {0, 0}}},
    [ONE] = {.type = ITEM_YESNO, .relevance = {.item = FORM_NONE}},
    [TWO] = {.type = ITEM_YESNO, .relevance = {.item = FORM_NONE}},
    [ASIDE] = {.type = ITEM_INTEGER, .relevance = {.item = FORM_NONE}},
};
static size_t made_up_criterion_items[] = {SOLVED, ONE, TWO};
static struct criterion made_up_criteria[] = {
    {.score = 3, .test = TEST_YES, .first_item = 0, .item_count = 1},
    {.score = 3, .test = TEST_NOES_AT_MOST, .first_item = 1, .item_count = 2, .value = {1, 0}},
};
static struct level made_up_levels[] = {{.id = "I"}, {.id = "II", .min = {2, 0}}};

/* The open items in the order of the advice, and how far each reaches. */
static void expect_made_up(const struct answer answers_given[MADE_UP_ITEMS], bool has_weight,
			   const size_t order[], const int reaches[], size_t count)
{
	struct indicator leaf = {.parent = FORM_NONE,
				 .has_weight = has_weight,
				 .weight = {1, 0},
				 .is_leaf = true,
				 .score_item = FORM_NONE,
				 .criterion_count = 2};
	const struct form form = {.items = made_up_items,
				  .item_count = MADE_UP_ITEMS,
				  .indicators = &leaf,
				  .indicator_count = 1,
				  .criteria = made_up_criteria,
				  .criterion_items = made_up_criterion_items,
				  .levels = made_up_levels,
				  .level_count = 2};
	struct answers answers;
	struct score score;
	struct advices advices;

	answers_init(&answers, &form);
	for (size_t i = 0; i < MADE_UP_ITEMS; i++) {
		made_up_items[i].role = ROLE_CRITERION;
		made_up_items[i].is_required = true;
		answers.of[i] = answers_given[i];
	}
	score_init(&score, &answers);
	advise_open(&advices, &answers, &score);
	cr_assert_eq(advices.list.count, count);
	for (size_t i = 0; i < count; i++) {
		const struct advice *advice = &advices.list.at[i];

		cr_expect_eq(advice->item, order[i], "%zu: %zu", i, advice->item);
		cr_expect_eq(decimal_compare(advice->reach, decimal_from_integer(reaches[i])), 0,
			     "%zu", i);
		cr_expect_eq(advice->moves_level, reaches[i] > 0);
	}
	advices_release(&advices);
	score_release(&score);
	answers_release(&answers);
}

/* Nothing is asked for 1, so the leaf lies in 1..3. */
Test(advise, what_decides_whether_a_question_is_asked_moves_its_leaf)
{
	static const struct answer given[MADE_UP_ITEMS] = {{0}};

	expect_made_up(given, true, (size_t[]){CASES, ONE, TWO, ASIDE}, (int[]){2, 2, 2, 0}, 4);
}

Test(advise, a_criterion_that_is_met_whatever_comes_moves_nothing)
{
	static const struct answer given[MADE_UP_ITEMS] = {[ONE] = {.kind = ANSWER_YES}};

	expect_made_up(given, true, (size_t[]){CASES, TWO, ASIDE}, (int[]){2, 0, 0}, 3);
}

Test(advise, without_weight_the_sheets_number_does_not_count)
{
	static const struct answer given[MADE_UP_ITEMS] = {[ONE] = {.kind = ANSWER_YES}};

	expect_made_up(given, false, (size_t[]){CASES, TWO, ASIDE}, (int[]){0, 0, 0}, 3);
}

/* Once both ends of the total lie in one level, only eligibility is left to move it. */
Test(advise, a_total_within_one_level_leaves_eligibility)
{
	struct assessment assessment;
	struct advices advices;

	assessment_init(&assessment);
	assessment_fill_all(&assessment, 5);
	assessment_say(&assessment, "judicial.recorded", "");	    /* 4.80..5.00: level III */
	assessment_say(&assessment, "assurance.attitude.code", ""); /* less 0.04 */
	assessment_say(&assessment, "eligibility.hazard", "no");
	advise(&assessment, &advices);
	cr_expect_eq(count_movers(&advices), 2);
	expect_advice(&advices, "eligibility.accident", 0, true);
	expect_advice(&advices, "eligibility.law", 0, true);
	/* the rest: what reaches farthest first */
	cr_expect_eq(advices.list.at[2].item, fixture_item("judicial.recorded"));
	expect_advice(&advices, "judicial.recorded", 200, false);
	cr_expect_eq(advices.list.at[3].item, fixture_item("assurance.attitude.code"));
	expect_advice(&advices, "assurance.attitude.code", 40, false);
	advices_release(&advices);

	assessment_make_eligible(&assessment);
	advise(&assessment, &advices);
	cr_expect(assessment.score.is_settled);
	cr_expect_eq(count_movers(&advices), 0);
	cr_expect_eq(advices.list.count, 90 + 2);
	advices_release(&advices);
	assessment_release(&assessment);
}

Test(advise, one_yes_leaves_nothing_to_move)
{
	struct assessment assessment;
	struct advices advices;

	assessment_init(&assessment);
	assessment_say(&assessment, "eligibility.law", "yes");
	advise(&assessment, &advices);
	cr_expect_eq(count_movers(&advices), 0);
	expect_advice(&advices, "eligibility.hazard", 0, false);
	expect_advice(&advices, "support.offered", 1000, false);
	cr_expect_eq(advices.list.at[0].item, fixture_item("support.offered"));
	advices_release(&advices);
	assessment_release(&assessment);
}

Test(advise, nothing_is_left_of_a_complete_assessment)
{
	struct assessment assessment;
	struct advices advices;

	assessment_init(&assessment);
	assessment_make_eligible(&assessment);
	assessment_say_requirements(&assessment, "yes");
	assessment_fill_all(&assessment, 3);
	advise(&assessment, &advices);
	cr_expect(assessment.score.is_complete);
	cr_expect_eq(advices.list.count, 0);
	advices_release(&advices);
	assessment_release(&assessment);
}

Test(advise, movers_are_those_of_the_list_that_move_the_level)
{
	const struct form *form = fixture_form();
	bool *moves = mem_alloc(form->item_count * sizeof *moves);
	struct assessment assessment;

	assessment_init(&assessment);
	assessment_score(&assessment);
	/* 3 of eligibility, and the 88 that bear on a leaf with a weight: 9 + 12 + 17 + 2 + 11 + 9
	 * + 7 + 14 + 7, as with_nothing_answered_the_heaviest_leaves_come_first has them. */
	cr_expect_eq(advise_movers(moves, &assessment.answers, &assessment.score), 91);
	cr_expect(moves[fixture_item("eligibility.law")]);
	cr_expect(moves[fixture_item("consulting.basic")]);
	cr_expect_not(moves[fixture_item("6.1.a")]);
	cr_expect_not(moves[fixture_item("aftersales.disputes.count")]);
	cr_expect_not(moves[fixture_item("consulting.score")], "not open");
	assessment_say(&assessment, "eligibility.law", "yes");
	assessment_score(&assessment);
	cr_expect_eq(advise_movers(moves, &assessment.answers, &assessment.score), 0);
	cr_expect_not(moves[fixture_item("consulting.basic")]);
	free(moves);
	assessment_release(&assessment);
}

Test(advise, of_one_item_says_what_the_list_says)
{
	struct assessment assessment;
	struct advice advice;

	assessment_init(&assessment);
	assessment_score(&assessment);
	advice =
	    advise_item(&assessment.answers, &assessment.score, fixture_item("support.offered"));
	cr_expect_eq(decimal_compare(advice.reach, decimal_from_integer(1)), 0, "5 x 0.2");
	cr_expect(advice.moves_level);
	advice = advise_item(&assessment.answers, &assessment.score, fixture_item("6.1.a"));
	cr_expect_eq(decimal_compare(advice.reach, DECIMAL_ZERO), 0);
	cr_expect_not(advice.moves_level);
	assessment_release(&assessment);
}

/* Both ways to find them agree, whichever leaf is left open, at either end of what the others can
 * be, and with half of a leaf answered. */
Test(advise, movers_and_the_list_agree)
{
	const struct form *form = fixture_form();
	bool *moves = mem_alloc(form->item_count * sizeof *moves);

	for (size_t i = 0; i < form->indicator_count * 4; i++) {
		const struct indicator *leaf = &form->indicators[i / 4];
		struct assessment assessment;
		struct advices advices;
		size_t movers = 0;

		if (!leaf->is_leaf)
			continue;
		assessment_init(&assessment);
		assessment_make_eligible(&assessment);
		assessment_fill_all(&assessment, i % 2 == 0 ? 3 : 5);
		for (size_t j = 0; j < form->item_count; j++) {
			bool is_half = i % 4 < 2 && j % 2 == 0;

			if (form->items[j].indicator == i / 4 && !is_half)
				assessment_say(&assessment, form->items[j].id, "");
		}
		advise(&assessment, &advices);
		advise_movers(moves, &assessment.answers, &assessment.score);
		for (size_t j = 0; j < advices.list.count; j++) {
			const struct advice *advice = &advices.list.at[j];

			cr_expect_eq(moves[advice->item], advice->moves_level, "%s, %zu: %s",
				     leaf->id, i % 4, form->items[advice->item].id);
			movers += advice->moves_level;
		}
		cr_expect_eq(advise_movers(moves, &assessment.answers, &assessment.score), movers);
		advices_release(&advices);
		assessment_release(&assessment);
	}
	free(moves);
}
