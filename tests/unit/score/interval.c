/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Wilson's interval.  The ends due were worked out with bc, to twelve places, from
 *
 *   (p + z^2/2n -+ z sqrt(p (1-p)/n + z^2/4n^2)) / (1 + z^2/n)   with z = 1.96, p = k/n
 *
 * and stand beside each case in percent. */
#include "config.h"

#include "score/interval.h"

#include "tests/support/check.h"
#include "tests/support/form_fixture.h"

#include <string.h>

TestSuite(interval, .fini = check_leaks);

#define COUNT(table) (sizeof(table) / sizeof *(table))

#define NOTICES "handling.notification"
#define FOLLOWUP "aftersales.followup"

/* The leaf's first criterion that asks for a share, the one that is for 3. */
static const struct criterion *share_of(const char *leaf)
{
	bool is_followup = strcmp(leaf, FOLLOWUP) == 0;

	return interval_criterion(
	    fixture_form(), fixture_item(is_followup ? FOLLOWUP ".reached" : NOTICES ".sampled"));
}

/* Answer the two questions; the interval of what that comes to. */
static bool find(const char *leaf, const char *part, const char *whole, struct interval *out)
{
	const struct criterion *share = share_of(leaf);
	const size_t *items = fixture_form()->criterion_items + share->first_item;
	struct assessment assessment;
	bool is_found;

	assessment_init(&assessment);
	assessment_say(&assessment, fixture_form()->items[items[0]].id, part);
	assessment_say(&assessment, fixture_form()->items[items[1]].id, whole);
	is_found = interval_find(&assessment.answers, share, out);
	assessment_release(&assessment);
	return is_found;
}

Test(interval, has_the_ends_of_wilsons_formula)
{
	static const struct {
		const char *part, *whole;
		int low, high;
	} cases[] = {
	    {"2", "40", 14, 165},	  /* 1.382037, 16.504170 */
	    {"0", "20", 0, 161},	  /* 0, 16.113012 */
	    {"20", "20", 839, 1000},	  /* 83.886987, 100 */
	    {"0", "1", 0, 793},		  /* 0, 79.345670 */
	    {"1", "1", 207, 1000},	  /* 20.654329, 100 */
	    {"3", "30", 35, 256},	  /* 3.459925, 25.621441 */
	    {"8", "10", 490, 943},	  /* 49.015684, 94.331905 */
	    {"50", "1000", 38, 65},	  /* 3.813007, 6.531413 */
	    {"33", "40", 680, 913},	  /* 68.049707, 91.254697 */
	    {"500", "9999", 46, 54},	  /* 4.590301, 5.445263 */
	    {"0", "9999", 0, 0},	  /* 0, 0.038404 */
	    {"9999", "9999", 1000, 1000}, /* 99.961595, 100 */
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct interval interval = {0};

		cr_assert(find(NOTICES, cases[i].part, cases[i].whole, &interval), "%zu", i);
		cr_expect_eq(interval.low_permille, cases[i].low, "%s of %s: %d", cases[i].part,
			     cases[i].whole, interval.low_permille);
		cr_expect_eq(interval.high_permille, cases[i].high, "%s of %s: %d", cases[i].part,
			     cases[i].whole, interval.high_permille);
	}
}

static void expect_scores(const char *leaf, const char *part, const char *whole, const char *due)
{
	struct interval interval = {0};
	struct text scores = TEXT_EMPTY;

	cr_assert(find(leaf, part, whole, &interval), "%s of %s", part, whole);
	for (size_t i = 0; i < interval.score_count; i++)
		text_printf(&scores, "%s%d", i > 0 ? " " : "", interval.scores[i]);
	cr_expect_str_eq(scores.bytes, due, "%s of %s: %s", part, whole, scores.bytes);
	text_release(&scores);
}

/* Table 4: at most 10 % for 3, at most 5 % for 5, else 1.  The true ends count, not those shown. */
Test(interval, touches_the_scores_of_table_4)
{
	static const struct {
		const char *part, *whole, *scores;
	} cases[] = {
	    {"2", "40", "1 3 5"},   /* 1.38 .. 16.50 */
	    {"50", "1000", "3 5"},  /* 3.81 .. 6.53 */
	    {"0", "73", "5"},	    /* 0 .. 4.999375 */
	    {"0", "72", "3 5"},	    /* 0 .. 5.065 */
	    {"6", "126", "1 3 5"},  /* 2.20 .. 10.000293 */
	    {"5", "126", "3 5"},    /* 1.71 .. 8.95 */
	    {"24", "350", "1 3 5"}, /* 4.65 .. 10.000157 */
	    {"40", "50", "1"},	    /* 66.96 .. 88.76 */
	    {"100", "1000", "1 3"}, /* 8.29 .. 12.02 */
	    {"700", "9999", "3"},   /* 6.52 .. 7.52 */
	    {"0", "9999", "5"},	    /* 0 .. 0.04 */
	};

	for (size_t i = 0; i < COUNT(cases); i++)
		expect_scores(NOTICES, cases[i].part, cases[i].whole, cases[i].scores);
}

/* Table 10: at least 50 % for 3, at least 80 % for 5; else no more than 1. */
Test(interval, touches_the_scores_of_table_10)
{
	static const struct {
		const char *part, *whole, *scores;
	} cases[] = {
	    {"8", "10", "1 3 5"},   /* 49.02 .. 94.33 */
	    {"33", "40", "3 5"},    /* 68.05 .. 91.25 */
	    {"38", "40", "5"},	    /* 83.50 .. 98.62 */
	    {"20", "20", "5"},	    /* 83.89 .. 100 */
	    {"1", "40", "1"},	    /* 0.44 .. 12.88 */
	    {"600", "1000", "3"},   /* 56.93 .. 62.99 */
	    {"500", "1000", "1 3"}, /* 46.91 .. 53.09 */
	};

	for (size_t i = 0; i < COUNT(cases); i++)
		expect_scores(FOLLOWUP, cases[i].part, cases[i].whole, cases[i].scores);
}

Test(interval, is_none_where_there_is_no_sample)
{
	static const struct {
		const char *part, *whole;
	} cases[] = {
	    {"", "40"}, {"2", ""}, {"", ""}, {"41", "40"}, {"2", "10000"}, {"9999", "10000"},
	};
	struct interval interval = {.low_permille = 77};

	for (size_t i = 0; i < COUNT(cases); i++)
		cr_expect_not(find(NOTICES, cases[i].part, cases[i].whole, &interval), "%zu", i);
	cr_expect_eq(interval.low_permille, 77, "the result was touched");
}

Test(interval, is_none_of_a_criterion_that_asks_for_no_share)
{
	struct assessment assessment;
	struct interval interval;
	size_t asked = 0;

	assessment_init(&assessment);
	assessment_fill_all(&assessment, 3);
	for (size_t i = 0; i < fixture_form()->criterion_count; i++)
		asked +=
		    interval_find(&assessment.answers, &fixture_form()->criteria[i], &interval);
	cr_expect_eq(asked, 4, "two of table 4, two of table 10");
	assessment_release(&assessment);
}

/* The form with other bounds: a bound of two places is read, one of three is not, and one above
 * 100 % holds always. */
Test(interval, reads_bounds_with_two_places)
{
	static const struct {
		struct decimal bound;
		const char *scores; /* NULL: no interval */
	} cases[] = {
	    {{1650, 2}, "1 3"},			 /* 2 of 40 reach up to 16.504170 */
	    {{1651, 2}, "3"},	{{138, 2}, "1"}, /* and down to 1.382037 */
	    {{139, 2}, "1 3"},	{{101, 0}, "3"}, {{INT64_C(999999999), 0}, "3"}, {{16504, 3}, NULL},
	};
	struct form form = *fixture_form();
	size_t first = (size_t)(share_of(NOTICES) - form.criteria);
	struct criterion *criteria = mem_alloc(form.criterion_count * sizeof *criteria);

	memcpy(criteria, form.criteria, form.criterion_count * sizeof *criteria);
	criteria[first + 1].value = DECIMAL_ZERO; /* for 5: none, which 2 of 40 never are */
	form.criteria = criteria;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct interval interval = {0};
		struct assessment assessment;
		struct text scores = TEXT_EMPTY;
		bool is_found;

		criteria[first].value = cases[i].bound;
		assessment_init(&assessment);
		assessment_say(&assessment, NOTICES ".uninformed", "2");
		assessment_say(&assessment, NOTICES ".sampled", "40");
		assessment.answers.form = &form;
		is_found = interval_find(&assessment.answers, &criteria[first], &interval);
		cr_expect_eq(is_found, cases[i].scores != NULL, "%zu", i);
		for (size_t j = 0; is_found && j < interval.score_count; j++)
			text_printf(&scores, "%s%d", j > 0 ? " " : "", interval.scores[j]);
		cr_expect_str_eq(scores.bytes, cases[i].scores ? cases[i].scores : "", "%zu: %s", i,
				 scores.bytes);
		text_release(&scores);
		assessment.answers.form = fixture_form();
		assessment_release(&assessment);
	}
	free(criteria);
}

/* 2 of 40 reach from 1.38 % to 16.50 %.  The form asks for at most 10 % for 3, and 5 % for 5. */
Test(interval, goes_up_whatever_criteria_the_leaf_has)
{
	static const struct {
		int first;	    /* the score that the first is for */
		int second;	    /* and the second */
		bool is_same_share; /* the second is over the share of the first */
		const char *scores;
	} cases[] = {
	    {3, 5, true, "1 3 5"}, {1, 5, true, "0 1 5"}, {1, 3, true, "0 1 3"},
	    {3, 3, true, "1 3"},   {3, 5, false, "1 3"},  {5, 5, false, "3 5"},
	};
	struct form form = *fixture_form();
	size_t first = (size_t)(share_of(NOTICES) - form.criteria);
	struct criterion *criteria = mem_alloc(form.criterion_count * sizeof *criteria);
	size_t *items = mem_alloc(form.criterion_item_count * sizeof *items);

	memcpy(criteria, form.criteria, form.criterion_count * sizeof *criteria);
	form.criteria = criteria;
	form.criterion_items = items;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct interval interval = {0};
		struct assessment assessment;
		struct text scores = TEXT_EMPTY;

		memcpy(items, fixture_form()->criterion_items,
		       form.criterion_item_count * sizeof *items);
		if (!cases[i].is_same_share)
			items[criteria[first + 1].first_item + 1] =
			    fixture_item("consulting.veterans");
		criteria[first].score = cases[i].first;
		criteria[first + 1].score = cases[i].second;
		assessment_init(&assessment);
		assessment_say(&assessment, NOTICES ".uninformed", "2");
		assessment_say(&assessment, NOTICES ".sampled", "40");
		assessment.answers.form = &form;
		cr_expect(interval_find(&assessment.answers, &criteria[first], &interval));
		for (size_t j = 0; j < interval.score_count; j++)
			text_printf(&scores, "%s%d", j > 0 ? " " : "", interval.scores[j]);
		cr_expect_str_eq(scores.bytes, cases[i].scores, "%zu: %s", i, scores.bytes);
		text_release(&scores);
		assessment.answers.form = fixture_form();
		assessment_release(&assessment);
	}
	free(criteria);
	free(items);
}

Test(interval, is_of_the_criterion_that_asks_for_the_share)
{
	const struct criterion *share =
	    interval_criterion(fixture_form(), fixture_item(NOTICES ".uninformed"));

	cr_assert_not_null(share);
	cr_expect_eq(share->score, 3);
	cr_expect_eq(share->test, TEST_SHARE_AT_MOST);
	cr_expect_eq(share_of(NOTICES), share);
	cr_expect_eq(share_of(FOLLOWUP)->test, TEST_SHARE_AT_LEAST);
	cr_expect_null(interval_criterion(fixture_form(), fixture_item(FOLLOWUP ".staff")));
	cr_expect_null(interval_criterion(fixture_form(), fixture_item("6.1.a")));
	cr_expect_null(interval_criterion(fixture_form(), fixture_item("consulting.veterans")));
}
