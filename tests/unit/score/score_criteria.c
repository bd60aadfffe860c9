/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a criterion stands while items are open, and what a leaf's criteria give, on a made-up form.
 */
#include "config.h"

#include "score/score.h"

#include "tests/support/check.h"

TestSuite(score_criteria, .fini = check_leaks);

/* A made-up form for what the real one has no case of.  small.b is asked of small.a > 0, small.c
 * and small.d of small.b >= 2. */
enum { GROUP, A, B, C, D, E, SCORE, SMALL_ITEMS };

static struct item small_items[SMALL_ITEMS] = {
    [GROUP] = {.id = "small", .type = ITEM_GROUP, .relevance = {.item = FORM_NONE}},
    [A] = {.id = "small.a", .type = ITEM_INTEGER, .relevance = {.item = FORM_NONE}},
    [B] = {.id = "small.b", .type = ITEM_INTEGER, .relevance = {A, COMPARE_MORE, {0, 0}}},
    [C] = {.id = "small.c", .type = ITEM_YESNO, .relevance = {B, COMPARE_AT_LEAST, {2, 0}}},
    [D] = {.id = "small.d", .type = ITEM_YESNO, .relevance = {B, COMPARE_AT_LEAST, {2, 0}}},
    [E] = {.id = "small.e", .type = ITEM_YESNO, .relevance = {.item = FORM_NONE}},
    [SCORE] = {.id = "small.score", .type = ITEM_SCORE, .relevance = {.item = FORM_NONE}},
};
static size_t small_criterion_items[] = {A, B, C, D, E};

static const struct form small_form = {
    .items = small_items,
    .item_count = SMALL_ITEMS,
    .criterion_items = small_criterion_items,
};

/* A number from 0 on, or one of these. */
enum { OPEN = -1, YES = -2, NO = -3 };

static struct answer answer_from(int spelled)
{
	switch (spelled) {
	case OPEN:
		return (struct answer){.kind = ANSWER_OPEN};
	case YES:
		return (struct answer){.kind = ANSWER_YES};
	case NO:
		return (struct answer){.kind = ANSWER_NO};
	default:
		return (struct answer){.kind = ANSWER_NUMBER,
				       .number = decimal_from_integer(spelled)};
	}
}

/* a, b, c, d, e as answered; what the criterion then comes to. */
struct stand {
	int answers[5];
	enum outcome outcome;
};

static void expect_outcomes(const char *what, const struct criterion *criterion,
			    const struct stand *stands, size_t count)
{
	struct answers answers;

	answers_init(&answers, &small_form);
	for (size_t i = 0; i < count; i++) {
		for (size_t item = A; item <= E; item++)
			answers.of[item] = answer_from(stands[i].answers[item - A]);
		cr_expect_eq(score_criterion(&answers, criterion), stands[i].outcome,
			     "%s, case %zu: %d, not %d", what, i,
			     score_criterion(&answers, criterion), stands[i].outcome);
	}
	answers_release(&answers);
}

#define EXPECT_OUTCOMES(what, criterion, stands)                                                   \
	expect_outcomes(what, criterion, stands, sizeof(stands) / sizeof *(stands))

Test(score_criteria, a_yes_is_wanted)
{
	static const struct criterion criterion = {
	    .test = TEST_YES, .first_item = 4, .item_count = 1};
	static const struct stand stands[] = {
	    {{0, 0, NO, NO, YES}, OUTCOME_MET},
	    {{0, 0, NO, NO, NO}, OUTCOME_FAILED},
	    {{0, 0, NO, NO, OPEN}, OUTCOME_OPEN},
	};

	EXPECT_OUTCOMES("yes", &criterion, stands);
}

Test(score_criteria, what_is_not_asked_holds_and_what_may_not_be_asked_must_hold_both_ways)
{
	static const struct criterion criterion = {
	    .test = TEST_YES, .first_item = 2, .item_count = 1};
	static const struct stand stands[] = {
	    /* asked: a > 0 and b >= 2 */
	    {{1, 2, YES, NO, NO}, OUTCOME_MET},
	    {{1, 2, NO, NO, NO}, OUTCOME_FAILED},
	    {{1, 2, OPEN, NO, NO}, OUTCOME_OPEN},
	    /* not asked */
	    {{1, 1, NO, NO, NO}, OUTCOME_MET},
	    {{1, 1, OPEN, NO, NO}, OUTCOME_MET},
	    {{0, 2, NO, NO, NO}, OUTCOME_MET},
	    /* open whether it is asked: a yes holds both ways, a no does not */
	    {{OPEN, 2, YES, NO, NO}, OUTCOME_MET},
	    {{OPEN, 2, NO, NO, NO}, OUTCOME_OPEN},
	    {{1, OPEN, YES, NO, NO}, OUTCOME_MET},
	    {{1, OPEN, NO, NO, NO}, OUTCOME_OPEN},
	    {{1, OPEN, OPEN, NO, NO}, OUTCOME_OPEN},
	    /* not asked however the open number turns out */
	    {{OPEN, 1, NO, NO, NO}, OUTCOME_MET},
	};

	EXPECT_OUTCOMES("yes, where asked", &criterion, stands);
}

Test(score_criteria, a_number_is_compared)
{
	static const struct criterion at_most = {
	    .test = TEST_AT_MOST, .first_item = 0, .item_count = 1, .value = {2, 0}};
	static const struct criterion at_least = {
	    .test = TEST_AT_LEAST, .first_item = 0, .item_count = 1, .value = {2, 0}};
	static const struct criterion equal = {
	    .test = TEST_EQUAL, .first_item = 0, .item_count = 1, .value = {2, 0}};
	static const struct stand at_most_stands[] = {
	    {{1}, OUTCOME_MET}, {{2}, OUTCOME_MET}, {{3}, OUTCOME_FAILED}, {{OPEN}, OUTCOME_OPEN}};
	static const struct stand at_least_stands[] = {
	    {{1}, OUTCOME_FAILED}, {{2}, OUTCOME_MET}, {{3}, OUTCOME_MET}, {{OPEN}, OUTCOME_OPEN}};
	static const struct stand equal_stands[] = {{{1}, OUTCOME_FAILED},
						    {{2}, OUTCOME_MET},
						    {{3}, OUTCOME_FAILED},
						    {{OPEN}, OUTCOME_OPEN}};

	EXPECT_OUTCOMES("<= 2", &at_most, at_most_stands);
	EXPECT_OUTCOMES(">= 2", &at_least, at_least_stands);
	EXPECT_OUTCOMES("= 2", &equal, equal_stands);
}

/* The share is a of b, and b hangs on a: where a is 0, b is not asked. */
Test(score_criteria, a_share_with_either_number_open_is_open)
{
	static const struct criterion at_most = {
	    .test = TEST_SHARE_AT_MOST, .first_item = 0, .item_count = 2, .value = {10, 0}};
	static const struct criterion at_least = {
	    .test = TEST_SHARE_AT_LEAST, .first_item = 0, .item_count = 2, .value = {10, 0}};
	static const struct stand at_most_stands[] = {
	    {{1, 10}, OUTCOME_MET},	  {{1, 9}, OUTCOME_FAILED},
	    {{1, OPEN}, OUTCOME_OPEN},	  {{OPEN, 10}, OUTCOME_OPEN},
	    {{OPEN, OPEN}, OUTCOME_OPEN}, {{0, OPEN}, OUTCOME_MET}, /* not asked */
	    {{11, 10}, OUTCOME_FAILED},
	};
	static const struct stand at_least_stands[] = {
	    {{1, 10}, OUTCOME_MET},
	    {{1, 11}, OUTCOME_FAILED},
	    {{10, 10}, OUTCOME_MET},
	    {{1, OPEN}, OUTCOME_OPEN},
	    {{OPEN, 10}, OUTCOME_OPEN},
	    {{11, 10}, OUTCOME_FAILED}, /* a part above its whole, though the share is large */
	};

	EXPECT_OUTCOMES("share <= 10", &at_most, at_most_stands);
	EXPECT_OUTCOMES("share >= 10", &at_least, at_least_stands);
}

Test(score_criteria, noes_are_counted_as_a_range)
{
	static const struct criterion at_most_one = {
	    .test = TEST_NOES_AT_MOST, .first_item = 2, .item_count = 3, .value = {1, 0}};
	static const struct criterion none = {
	    .test = TEST_NOES_AT_MOST, .first_item = 2, .item_count = 3, .value = {0, 0}};
	static const struct stand one_stands[] = {
	    {{1, 2, YES, YES, YES}, OUTCOME_MET},
	    {{1, 2, NO, YES, YES}, OUTCOME_MET},
	    {{1, 2, NO, NO, YES}, OUTCOME_FAILED},
	    {{1, 2, OPEN, YES, YES}, OUTCOME_MET},
	    {{1, 2, OPEN, OPEN, YES}, OUTCOME_OPEN},
	    {{1, 2, NO, OPEN, YES}, OUTCOME_OPEN},
	    {{1, 2, NO, NO, OPEN}, OUTCOME_FAILED},
	    {{1, 2, OPEN, OPEN, OPEN}, OUTCOME_OPEN},
	    /* c and d not asked: their no's do not count */
	    {{1, 1, NO, NO, NO}, OUTCOME_MET},
	    /* open whether they are asked: each no may count or not */
	    {{OPEN, 2, NO, NO, YES}, OUTCOME_OPEN},
	    {{OPEN, 2, NO, YES, YES}, OUTCOME_MET},
	    {{OPEN, 2, YES, YES, NO}, OUTCOME_MET},
	    {{OPEN, 2, OPEN, YES, NO}, OUTCOME_OPEN},
	};
	static const struct stand none_stands[] = {
	    {{1, 2, YES, YES, YES}, OUTCOME_MET},
	    {{1, 2, YES, YES, NO}, OUTCOME_FAILED},
	    {{1, 2, YES, OPEN, YES}, OUTCOME_OPEN},
	    {{1, 2, OPEN, OPEN, NO}, OUTCOME_FAILED},
	};

	EXPECT_OUTCOMES("noes <= 1", &at_most_one, one_stands);
	EXPECT_OUTCOMES("noes <= 0", &none, none_stands);
}

/* Derive a made-up leaf whose criteria are yes of c, d and e, each for one of the scores given. */
static void expect_derived(const int scores[3], size_t count, const int answers_cde[3], int low,
			   int high)
{
	struct criterion criteria[3];
	struct indicator leaf = {
	    .is_leaf = true, .first_criterion = 0, .criterion_count = count, .score_item = SCORE};
	struct form form = small_form;
	struct answers answers;
	struct corridor derived;

	for (size_t i = 0; i < count; i++)
		criteria[i] = (struct criterion){
		    .score = scores[i], .test = TEST_YES, .first_item = 2 + i, .item_count = 1};
	form.indicators = &leaf;
	form.indicator_count = 1;
	form.criteria = criteria;
	answers_init(&answers, &form);
	answers.of[A] = answer_from(1);
	answers.of[B] = answer_from(2);
	for (size_t i = 0; i < 3; i++)
		answers.of[C + i] = answer_from(answers_cde[i]);
	derived = score_derive(&answers, 0);
	cr_expect(derived.low.digits == low && derived.high.digits == high,
		  "%zu rows for %d %d %d: %d..%d, not %d..%d", count, scores[0], scores[1],
		  scores[2], (int)derived.low.digits, (int)derived.high.digits, low, high);
	answers_release(&answers);
}

Test(score_criteria, a_higher_score_needs_all_that_the_lower_ones_need)
{
	static const int all[] = {1, 3, 5};

	expect_derived(all, 3, (int[]){YES, YES, YES}, 5, 5);
	expect_derived(all, 3, (int[]){YES, YES, NO}, 3, 3);
	expect_derived(all, 3, (int[]){YES, NO, YES}, 1, 1);
	expect_derived(all, 3, (int[]){NO, YES, YES}, 0, 0);
	expect_derived(all, 3, (int[]){OPEN, OPEN, OPEN}, 0, 5);
	expect_derived(all, 3, (int[]){OPEN, NO, YES}, 0, 1);
	expect_derived(all, 3, (int[]){YES, OPEN, NO}, 1, 3);
	expect_derived(all, 3, (int[]){YES, NO, OPEN}, 1, 1);
	expect_derived(all, 3, (int[]){OPEN, YES, YES}, 0, 5);
}

Test(score_criteria, rows_of_one_score_are_all_needed)
{
	static const int both[] = {1, 1, 3};

	expect_derived(both, 3, (int[]){YES, NO, YES}, 0, 0);
	expect_derived(both, 3, (int[]){NO, YES, YES}, 0, 0);
	expect_derived(both, 3, (int[]){YES, YES, NO}, 1, 1);
	expect_derived(both, 3, (int[]){YES, OPEN, YES}, 0, 3);
}

Test(score_criteria, one_is_had_for_nothing_where_nothing_is_asked_for_it)
{
	expect_derived((int[]){3, 5, 0}, 2, (int[]){OPEN, OPEN, OPEN}, 1, 5);
	expect_derived((int[]){3, 5, 0}, 2, (int[]){NO, YES, OPEN}, 1, 1);
	expect_derived((int[]){5, 0, 0}, 1, (int[]){NO, OPEN, OPEN}, 1, 1);
	expect_derived((int[]){5, 0, 0}, 1, (int[]){YES, OPEN, OPEN}, 5, 5);
}

Test(score_criteria, a_score_without_rows_is_not_reached)
{
	expect_derived((int[]){1, 5, 0}, 2, (int[]){YES, NO, OPEN}, 1, 1);
	expect_derived((int[]){1, 5, 0}, 2, (int[]){YES, YES, OPEN}, 5, 5);
	expect_derived((int[]){1, 3, 0}, 2, (int[]){YES, YES, OPEN}, 3, 3);
	expect_derived((int[]){1, 0, 0}, 1, (int[]){OPEN, OPEN, OPEN}, 0, 1);
}

Test(score_criteria, a_leaf_without_criteria_may_come_to_anything)
{
	expect_derived((int[]){0, 0, 0}, 0, (int[]){OPEN, OPEN, OPEN}, 0, 5);
}
