/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two assessments side by side: what is better, worse, new, gone. */
#include "config.h"

#include "score/compare.h"

#include "tests/support/check.h"
#include "tests/support/form_fixture.h"

#include <stdio.h>
#include <string.h>

TestSuite(compare, .fini = check_leaks);

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* An earlier and a later assessment, to be answered. */
struct pair {
	struct assessment before;
	struct assessment after;
	struct compare compare;
};

static void pair_init(struct pair *pair)
{
	*pair = (struct pair){0};
	assessment_init(&pair->before);
	assessment_init(&pair->after);
}

static void pair_compare(struct pair *pair)
{
	struct compare_side before = {&pair->before.answers, &pair->before.score};
	struct compare_side after = {&pair->after.answers, &pair->after.score};

	assessment_score(&pair->before);
	assessment_score(&pair->after);
	compare_init(&pair->compare, &before, &after);
}

static void pair_release(struct pair *pair)
{
	compare_release(&pair->compare);
	assessment_release(&pair->before);
	assessment_release(&pair->after);
}

static struct event *last_row(struct assessment *assessment)
{
	return &assessment->events.at[assessment->events.count - 1];
}

/* The trend of an item; SAME where it is not among those that differ. */
static enum trend trend_of(const struct compare *compare, const char *id)
{
	for (size_t i = 0; i < compare->items.count; i++) {
		if (compare->items.at[i].item == fixture_item(id))
			return compare->items.at[i].trend;
	}
	return TREND_SAME;
}

static void say(struct assessment *assessment, const char *item, const char *answer)
{
	if (answer)
		assessment_say(assessment, item, answer);
}

/* The trend of an item that is answered so, and so; NULL: never answered. */
static enum trend trend_between(const char *item, const char *before, const char *after)
{
	struct pair pair;
	enum trend trend;

	pair_init(&pair);
	say(&pair.before, item, before);
	say(&pair.after, item, after);
	pair_compare(&pair);
	trend = trend_of(&pair.compare, item);
	pair_release(&pair);
	return trend;
}

static void expect_trend(enum trend got, enum trend expected, const char *what)
{
	cr_expect_str_eq(compare_spelling(got), compare_spelling(expected), "%s: %s, not %s", what,
			 compare_spelling(got), compare_spelling(expected));
}

static void expect_item(const struct pair *pair, const char *id, enum trend expected)
{
	expect_trend(trend_of(&pair->compare, id), expected, id);
}

Test(compare, nothing_is_the_same_as_nothing)
{
	struct pair pair;

	pair_init(&pair);
	pair_compare(&pair);
	cr_expect_not(pair.compare.differs);
	cr_expect_eq(pair.compare.items.count, 0);
	expect_trend(pair.compare.total, TREND_SAME, "total");
	expect_trend(pair.compare.level, TREND_SAME, "level");
	pair_release(&pair);
}

Test(compare, judges_an_item_by_what_its_answers_are_worth)
{
	static const struct {
		const char *item, *before, *after;
		enum trend expected;
	} cases[] = {
	    {"6.1.a", "yes", "yes", TREND_SAME},
	    {"6.1.a", "no", "yes", TREND_BETTER},
	    {"6.1.a", "yes", "no", TREND_WORSE},
	    {"6.1.a", "na", "yes", TREND_CHANGED}, /* a service offered is no lack mended */
	    {"6.1.a", "no", "na", TREND_CHANGED},
	    {"6.1.a", NULL, "no", TREND_NEW},
	    {"6.1.a", "yes", NULL, TREND_GONE},
	    {"6.1.a", "yes", "", TREND_GONE},
	    {"6.1.a", NULL, "", TREND_SAME},
	    {"consulting.basic", "no", "yes", TREND_BETTER},
	    {"level.2.plans", "yes", "no", TREND_WORSE},
	    /* of eligibility no is the good answer */
	    {"eligibility.law", "yes", "no", TREND_BETTER},
	    {"eligibility.law", "no", "yes", TREND_WORSE},
	    {"eligibility.law", NULL, "yes", TREND_NEW},
	    /* table 5 asks for <= 7 and <= 3, table 2 for >= 1 and >= 3, table 9 for <= and = 0 */
	    {"handling.cycle.days", "7.5", "7.25", TREND_BETTER},
	    {"handling.cycle.days", "1", "2", TREND_WORSE},
	    {"handling.cycle.days", "3", "3.0", TREND_SAME},
	    {"consulting.veterans", "2", "3", TREND_BETTER},
	    {"consulting.veterans", "3", "2", TREND_WORSE},
	    {"aftersales.complaints.count", "1", "0", TREND_BETTER},
	    {"aftersales.complaints.count", "0", "1", TREND_WORSE},
	    {"judicial.score", "1", "3", TREND_BETTER},
	    {"judicial.score", "5", "0", TREND_WORSE},
	    {"cover.organisation", "A", "B", TREND_CHANGED},
	    {"cover.organisation", "A", "A", TREND_SAME},
	    {"cover.date", "2025-11-20", "2026-11-20", TREND_CHANGED},
	};

	for (size_t i = 0; i < COUNT(cases); i++)
		expect_trend(trend_between(cases[i].item, cases[i].before, cases[i].after),
			     cases[i].expected, cases[i].item);
}

/* Of tables 4 (not told of sampled, <=) and 10 (reached of customers, >=). */
Test(compare, judges_part_and_whole_by_their_share)
{
	static const struct {
		const char *part, *whole;
		const char *before[2], *after[2];
		enum trend of_part, of_whole;
	} cases[] = {
	    /* 6 % to 5 %, though more were not told */
	    {"uninformed", "sampled", {"6", "100"}, {"10", "200"}, TREND_BETTER, TREND_BETTER},
	    {"uninformed", "sampled", {"6", "100"}, {"8", "100"}, TREND_WORSE, TREND_SAME},
	    {"uninformed", "sampled", {"6", "100"}, {"12", "200"}, TREND_CHANGED, TREND_CHANGED},
	    {"uninformed", "sampled", {"6", "100"}, {"6", "50"}, TREND_SAME, TREND_WORSE},
	    /* a part above its whole is no share */
	    {"uninformed", "sampled", {"101", "100"}, {"1", "100"}, TREND_CHANGED, TREND_SAME},
	    {"uninformed", "sampled", {NULL, "100"}, {"1", "200"}, TREND_NEW, TREND_CHANGED},
	    {"uninformed", "sampled", {"1", NULL}, {"2", "200"}, TREND_CHANGED, TREND_NEW},
	    /* as large as answers can be */
	    {"uninformed",
	     "sampled",
	     {"999999998", "999999999"},
	     {"999999999", "999999999"},
	     TREND_WORSE,
	     TREND_SAME},
	};
	struct pair pair;
	char part[64], whole[64];

	for (size_t i = 0; i < COUNT(cases); i++) {
		snprintf(part, sizeof part, "handling.notification.%s", cases[i].part);
		snprintf(whole, sizeof whole, "handling.notification.%s", cases[i].whole);
		pair_init(&pair);
		say(&pair.before, part, cases[i].before[0]);
		say(&pair.before, whole, cases[i].before[1]);
		say(&pair.after, part, cases[i].after[0]);
		say(&pair.after, whole, cases[i].after[1]);
		pair_compare(&pair);
		expect_item(&pair, part, cases[i].of_part);
		expect_item(&pair, whole, cases[i].of_whole);
		pair_release(&pair);
	}
	/* 50 % to 80 %, though fewer were reached */
	pair_init(&pair);
	assessment_say(&pair.before, "aftersales.followup.customers", "100");
	assessment_say(&pair.before, "aftersales.followup.reached", "50");
	assessment_say(&pair.after, "aftersales.followup.customers", "50");
	assessment_say(&pair.after, "aftersales.followup.reached", "40");
	pair_compare(&pair);
	expect_item(&pair, "aftersales.followup.reached", TREND_BETTER);
	expect_item(&pair, "aftersales.followup.customers", TREND_BETTER);
	pair_release(&pair);
}

static struct criterion *criterion_on(const char *item, int score)
{
	const struct form *form = fixture_form();

	for (size_t i = 0; i < form->criterion_count; i++) {
		if (form->criteria[i].score == score &&
		    form->criterion_items[form->criteria[i].first_item] == fixture_item(item))
			return &form->criteria[i];
	}
	return NULL;
}

Test(compare, does_not_judge_a_number_that_no_criterion_tests)
{
	fixture_form()->indicators[fixture_indicator("handling.cycle")].criterion_count = 0;
	expect_trend(trend_between("handling.cycle.days", "7", "3"), TREND_CHANGED, "days");
}

Test(compare, does_not_judge_where_the_tests_are_not_of_one_mind)
{
	criterion_on("assurance.continuity.hours", 5)->test = TEST_AT_LEAST;
	expect_trend(trend_between("assurance.continuity.hours", "40", "30"), TREND_CHANGED,
		     "<=, <= and >=");
	criterion_on("aftersales.complaints.count", 5)->value = decimal_from_integer(1);
	expect_trend(trend_between("aftersales.complaints.count", "3", "2"), TREND_CHANGED,
		     "<=, <= and = 1");
}

Test(compare, counts_what_is_not_asked_as_open)
{
	struct pair pair;

	pair_init(&pair);
	assessment_say(&pair.before, "aftersales.complaints.count", "1");
	assessment_say(&pair.before, "aftersales.complaints.days", "4");
	assessment_say(&pair.after, "aftersales.complaints.count", "0");
	assessment_say(&pair.after, "aftersales.complaints.days", "4");
	pair_compare(&pair);
	expect_item(&pair, "aftersales.complaints.count", TREND_BETTER);
	expect_item(&pair, "aftersales.complaints.days", TREND_GONE);
	cr_expect_str_eq(
	    compare_answer(&pair.before.answers, fixture_item("aftersales.complaints.days")), "4");
	cr_expect_str_eq(
	    compare_answer(&pair.after.answers, fixture_item("aftersales.complaints.days")), "");
	pair_release(&pair);
}

Test(compare, counts_a_conflict_as_open)
{
	struct pair pair;

	pair_init(&pair);
	assessment_say(&pair.before, "6.1.a", "yes");
	assessment_say_conflict(&pair.after, "6.1.a", "");
	pair_compare(&pair);
	expect_item(&pair, "6.1.a", TREND_GONE);
	pair_release(&pair);
}

Test(compare, tells_a_remark_from_an_answer)
{
	struct pair pair;

	pair_init(&pair);
	assessment_say_with_note(&pair.before, "6.1.a", "no", "no brochure");
	assessment_say_with_note(&pair.after, "6.1.a", "no", "still no brochure");
	assessment_say(&pair.before, "6.1.b", "yes");
	assessment_say(&pair.after, "6.1.b", "yes");
	last_row(&pair.after)->evidence = "ref=A-1";
	assessment_say(&pair.before, "6.1.c", "yes");
	assessment_say(&pair.after, "6.1.c", "yes");
	last_row(&pair.after)->flag = "yes";
	assessment_say_with_note(&pair.after, "6.1.d", "", "come back to it");
	assessment_say_with_note(&pair.before, "6.2.2.a", "no", "not all");
	assessment_say_with_note(&pair.after, "6.2.2.a", "yes", "all");
	pair_compare(&pair);
	expect_item(&pair, "6.1.a", TREND_NOTE);
	expect_item(&pair, "6.1.b", TREND_NOTE);
	expect_item(&pair, "6.1.c", TREND_SAME);
	expect_item(&pair, "6.1.d", TREND_NOTE);
	expect_item(&pair, "6.2.2.a", TREND_BETTER);
	cr_expect_eq(pair.compare.counts[TREND_NOTE], 3);
	cr_expect_eq(pair.compare.counts[TREND_BETTER], 1);
	cr_expect_eq(pair.compare.items.count, 4);
	cr_expect(pair.compare.differs);
	pair_release(&pair);
}

Test(compare, judges_no_answer_to_other_words)
{
	static const struct {
		const char *begun_before, *begun_after;
		enum trend expected;
	} cases[] = {
	    {"gbt35289-2017 1", "gbt35289-2017 2", TREND_REWORDED},
	    {"gbt35289-2017 2", "gbt35289-2017 1", TREND_REWORDED},
	    {"gbt35289-2017 2", "gbt35289-2017 3", TREND_BETTER},
	    {"gbt35289-2017 1", "gbt35289-2017 1", TREND_BETTER},
	    {"gbt35289-2017", "gbt35289-2017 2", TREND_BETTER}, /* nobody knows */
	};

	fixture_form()->items[fixture_item("6.1.a")].since = 2;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct pair pair;

		pair_init(&pair);
		pair.before.events.at[0].answer = cases[i].begun_before;
		pair.after.events.at[0].answer = cases[i].begun_after;
		assessment_say(&pair.before, "6.1.a", "no");
		assessment_say(&pair.after, "6.1.a", "yes");
		assessment_say(&pair.before, "6.1.b", "no");
		assessment_say(&pair.after, "6.1.b", "yes");
		pair_compare(&pair);
		expect_item(&pair, "6.1.a", cases[i].expected);
		expect_item(&pair, "6.1.b", TREND_BETTER);
		pair_release(&pair);
	}
}

Test(compare, tells_of_other_words_only_where_both_are_answered_and_differ)
{
	struct pair pair;

	fixture_form()->items[fixture_item("6.1.a")].since = 2;
	fixture_form()->items[fixture_item("6.1.b")].since = 2;
	fixture_form()->items[fixture_item("6.1.c")].since = 2;
	pair_init(&pair);
	pair.after.events.at[0].answer = "gbt35289-2017 2";
	assessment_say(&pair.before, "6.1.a", "yes");
	assessment_say(&pair.after, "6.1.a", "yes");
	assessment_say(&pair.after, "6.1.b", "yes");
	assessment_say(&pair.before, "6.1.c", "yes");
	pair_compare(&pair);
	expect_item(&pair, "6.1.a", TREND_SAME);
	expect_item(&pair, "6.1.b", TREND_NEW);
	expect_item(&pair, "6.1.c", TREND_GONE);
	pair_release(&pair);
}

Test(compare, tells_of_other_words_only_where_both_versions_are_known)
{
	static const struct {
		const char *before, *after;
		enum trend expected;
	} cases[] = {
	    {"gbt35289-2017 1", "gbt35289-2017 2", TREND_REWORDED},
	    {"gbt35289-2017 2", "gbt35289-2017 1", TREND_REWORDED},
	    {"gbt35289-2017 1", "gbt35289-2017 1", TREND_BETTER},
	    {"gbt35289-2017 2", "gbt35289-2017 3", TREND_BETTER},
	    {"gbt35289-2017 1", "gbt35289-2017", TREND_BETTER},
	    {"gbt35289-2017", "gbt35289-2017 2", TREND_BETTER},
	};

	fixture_form()->items[fixture_item("6.1.a")].since = 2;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct pair pair;

		pair_init(&pair);
		pair.before.events.at[0].answer = cases[i].before;
		pair.after.events.at[0].answer = cases[i].after;
		assessment_say(&pair.before, "6.1.a", "no");
		assessment_say(&pair.after, "6.1.a", "yes");
		pair_compare(&pair);
		expect_item(&pair, "6.1.a", cases[i].expected);
		pair_release(&pair);
	}
}

Test(compare, reads_the_version_that_a_record_was_begun_with)
{
	static const struct {
		const char *item, *answer;
		int expected;
	} cases[] = {
	    {EVENT_BEGIN_ITEM, "gbt35289-2017 1", 1},
	    {EVENT_BEGIN_ITEM, "small 12", 12},
	    {EVENT_BEGIN_ITEM, "small", 0},
	    {EVENT_BEGIN_ITEM, "small two", 0},
	    {EVENT_BEGIN_ITEM, "small 0", 0},
	    {EVENT_BEGIN_ITEM, "small 2147483647", 2147483647},
	    {EVENT_BEGIN_ITEM, "small 2147483648", 0},
	    {EVENT_BEGIN_ITEM, "small 99999999999999999999", 0},
	    {"6.1.a", "small 1", 0},
	};
	struct event event = {0};
	struct answers answers = {.events = &event};

	cr_expect_eq(compare_form_version(&answers), 0, "no row");
	answers.folded = 1;
	for (size_t i = 0; i < COUNT(cases); i++) {
		event.item = cases[i].item;
		event.answer = cases[i].answer;
		cr_expect_eq(compare_form_version(&answers), cases[i].expected, "%s",
			     cases[i].answer);
	}
}

Test(compare, lists_last_what_the_form_lacks)
{
	static const struct {
		const char *id;
		enum trend trend;
	} expected[] = {{"9.gone", TREND_GONE},	   {"9.other", TREND_CHANGED},
			{"9.noted", TREND_NOTE},   {"9.opened", TREND_GONE},
			{"9.differs", TREND_GONE}, {"9.new", TREND_NEW}};
	struct pair pair;

	pair_init(&pair);
	assessment_say(&pair.before, "9.gone", "yes");
	assessment_say(&pair.before, "9.alike", "yes");
	assessment_say(&pair.before, "9.other", "yes");
	assessment_say(&pair.before, "6.1.a", "perhaps"); /* not taken: open */
	assessment_say(&pair.before, "9.open", "");
	assessment_say(&pair.before, "9.noted", "");
	assessment_say(&pair.before, "9.opened", "no");
	assessment_say(&pair.before, "9.differs", "no");
	assessment_say(&pair.after, "9.new", "5");
	assessment_say(&pair.after, "9.other", "no");
	assessment_say(&pair.after, "9.alike", "yes");
	assessment_say(&pair.after, "9.open", "");
	assessment_say_with_note(&pair.after, "9.noted", "", "asked");
	assessment_say(&pair.after, "9.opened", "");
	assessment_say_conflict(&pair.after, "9.differs", "no");
	pair_compare(&pair);
	cr_assert_eq(pair.compare.items.count, COUNT(expected));
	for (size_t i = 0; i < COUNT(expected); i++) {
		const struct compare_item *item = &pair.compare.items.at[i];

		cr_expect_eq(item->item, FORM_NONE);
		cr_expect_str_eq((item->before ? item->before : item->after)->item, expected[i].id);
		expect_trend(item->trend, expected[i].trend, expected[i].id);
	}
	pair_release(&pair);
}

/* Table 5: open it comes to 1 to 5, 7.5 days are 1, 3 days are 5. */
Test(compare, calls_a_score_better_only_where_that_is_certain)
{
	static const struct {
		const char *before, *after;
		enum trend expected;
	} cases[] = {
	    {"7.5", "3", TREND_BETTER}, {"3", "7.5", TREND_WORSE},    {"3", "2", TREND_SAME},
	    {NULL, "3", TREND_CHANGED}, {"7.5", NULL, TREND_CHANGED},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct pair pair;

		pair_init(&pair);
		say(&pair.before, "handling.cycle.days", cases[i].before);
		say(&pair.after, "handling.cycle.days", cases[i].after);
		pair_compare(&pair);
		expect_trend(pair.compare.indicators[fixture_indicator("handling.cycle")],
			     cases[i].expected, "handling.cycle");
		expect_trend(pair.compare.indicators[fixture_indicator("judicial")], TREND_SAME,
			     "judicial");
		pair_release(&pair);
	}
}

/* All leaves at 3 make 3.00, level I; all at 5 make 5.00, level III. */
Test(compare, ranks_levels_and_no_level_below_them_all)
{
	struct pair pair;

	pair_init(&pair);
	assessment_fill_all(&pair.before, 3);
	assessment_make_eligible(&pair.before);
	assessment_fill_all(&pair.after, 5);
	pair_compare(&pair);
	expect_trend(pair.compare.total, TREND_BETTER, "total");
	/* eligibility is open: none to III, against I */
	expect_trend(pair.compare.level, TREND_CHANGED, "level while open");
	compare_release(&pair.compare);
	assessment_make_eligible(&pair.after);
	pair_compare(&pair);
	expect_trend(pair.compare.level, TREND_BETTER, "level III");
	compare_release(&pair.compare);
	assessment_say(&pair.after, "eligibility.law", "yes");
	pair_compare(&pair);
	expect_trend(pair.compare.total, TREND_BETTER, "total");
	expect_trend(pair.compare.level, TREND_WORSE, "no level");
	pair_release(&pair);
}
