/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random assessments: corridors only narrow, a better answer never costs points, and the scores are
 * those of a second, slow and obvious reckoning written from the tables alone.
 *
 * TEST_SEED in the environment takes the place of the first seed; a failure prints the seed of the
 * assessment that failed, so that TEST_SEED=SEED begins with it. */
#include "config.h"

#include "tests/support/check.h"
#include "tests/support/draw.h"
#include "tests/support/form_fixture.h"
#include "tests/support/reckoning.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

TestSuite(score_property, .fini = check_leaks);

#define ASSESSMENTS 10000
#define ASSESSMENTS_WITH_DIRECT_SCORES 2000
#define LOGS 2000
#define WATCHED_STEPS 40
#define IMPROVEMENTS 5
#define STEPS_MAX 12

/* One assessment under test. */
struct run {
	uint64_t seed;
	uint64_t random;
	struct sheet sheet;
	size_t order[SHEET_ITEMS_MAX]; /* the items with an answer, in the order in which they are
					  said */
	size_t count;
	struct assessment assessment;
};

/* cr_assert() tells the runner of every success as well, which takes its time: hence the if's. */
static void expect(const struct run *run, bool holds, const char *what, const char *where)
{
	if (!holds)
		cr_assert_fail("seed %llu: %s: %s", (unsigned long long)run->seed, what, where);
}

/* Numbers worth trying, bounds and what lies just beside them; those that make for a high score
 * stand in the first third. */
static const struct scale {
	const char *item;
	const char *steps[STEPS_MAX];
} scales[] = {
    {"consulting.veterans", {"4", "3", "2", "1", "0"}},
    {"handling.notification.sampled",
     {"999999999", "1000", "100", "20", "19", "11", "10", "9", "1"}},
    {"handling.notification.uninformed",
     {"0", "1", "2", "5", "50", "51", "100", "101", "49999999", "50000000", "100000000"}},
    {"handling.cycle.days",
     {"0", "2.5", "3", "3.000001", "6.999999", "7", "7.000001", "7.5", "30"}},
    {"handling.authentication.days", {"0", "0.5", "1", "1.000001", "2"}},
    {"support.ordinary", {"0", "1", "1.000001", "3"}},
    {"support.severe", {"0", "6.5", "7", "7.000001", "8"}},
    {"aftersales.complaints.count", {"0", "1", "2", "3", "4"}},
    {"aftersales.complaints.days", {"0", "3", "3.000001", "5", "5.000001", "9"}},
    {"aftersales.followup.customers", {"1000", "999999999", "10", "5", "100", "2", "1"}},
    {"aftersales.followup.reached",
     {"800", "799", "799999999", "500", "499", "8", "50", "49", "5", "4", "1", "0"}},
    {"aftersales.disputes.count", {"0", "1", "2", "3", "50"}},
    {"aftersales.disputes.days", {"0", "3", "3.000001", "5", "5.000001", "9"}},
    {"aftersales.satisfaction.score", {"5", "3", "1", "0"}},
    {"judicial.days", {"0", "9.5", "10", "10.000001", "11"}},
    {"assurance.attitude.count", {"0", "1", "2", "3"}},
    {"assurance.continuity.hours",
     {"0", "24", "24.000001", "36", "36.5", "72", "72.000001", "100"}},
};

static const struct scale *scale_of(const char *item)
{
	for (size_t i = 0; i < sizeof scales / sizeof *scales; i++) {
		if (strcmp(scales[i].item, item) == 0)
			return &scales[i];
	}
	return NULL;
}

static size_t steps_of(const struct scale *scale)
{
	size_t count = 0;

	while (count < STEPS_MAX && scale->steps[count])
		count++;
	return count;
}

/* An answer to the item, a good one in `good` of 100 cases; NULL where it is left out. */
static const char *draw_answer(uint64_t *random, const struct item *item, size_t good)
{
	bool is_good = draw(random, 100) < good;
	const struct scale *scale;
	size_t count;

	if (item->type == ITEM_YESNO)
		return is_good ? "yes" : "no";
	scale = scale_of(item->id);
	if (!scale)
		return NULL;
	count = steps_of(scale);
	return scale->steps[draw(random, is_good ? (count + 2) / 3 : count)];
}

/* Fill the sheet, with a quality of its own for each leaf, and shuffle what it holds. */
static void draw_sheet(struct run *run)
{
	static const size_t qualities[] = {50, 90, 98, 100};
	const struct form *form = fixture_form();
	size_t good = 50;

	cr_assert(form->item_count <= SHEET_ITEMS_MAX);
	for (size_t i = 0; i < form->item_count; i++) {
		if (form->items[i].type == ITEM_GROUP)
			good = qualities[draw(&run->random, 4)];
		run->sheet.answers[i] = draw_answer(&run->random, &form->items[i], good);
		if (run->sheet.answers[i])
			run->order[run->count++] = i;
	}
	for (size_t i = run->count; i > 1; i--) {
		size_t other = draw(&run->random, i);
		size_t kept = run->order[other];

		run->order[other] = run->order[i - 1];
		run->order[i - 1] = kept;
	}
}

static void run_init(struct run *run, uint64_t seed)
{
	*run = (struct run){.seed = seed, .random = seed};
	draw_sheet(run);
	assessment_init(&run->assessment);
}

static void run_release(struct run *run)
{
	assessment_release(&run->assessment);
}

static void say(struct run *run, size_t item, const char *answer)
{
	run->sheet.answers[item] = answer;
	assessment_say(&run->assessment, fixture_form()->items[item].id, answer);
}

static bool is_within(const struct corridor *inner, const struct corridor *outer)
{
	return decimal_compare(inner->low, outer->low) >= 0 &&
	       decimal_compare(inner->high, outer->high) <= 0 &&
	       decimal_compare(inner->low, inner->high) <= 0;
}

/* Score anew; no corridor may have widened.  With direct scores about, those of the criteria alone
 * are looked at: to give a direct score, or take it back, may move the others either way. */
static void score_and_compare(struct run *run, bool with_direct_scores)
{
	const struct form *form = fixture_form();
	struct score before = run->assessment.score;
	const struct score *now = &run->assessment.score;

	score_init(&run->assessment.score, &run->assessment.answers);
	for (size_t i = 0; i < form->indicator_count; i++) {
		const char *id = form->indicators[i].id;

		if (form->indicators[i].is_leaf)
			expect(
			    run,
			    is_within(&now->indicators[i].derived, &before.indicators[i].derived),
			    "what the criteria give has widened", id);
		if (!with_direct_scores)
			expect(run,
			       is_within(&now->indicators[i].score, &before.indicators[i].score),
			       "a corridor has widened", id);
	}
	if (!with_direct_scores)
		expect(run, is_within(&now->total, &before.total), "it has widened", "total");
	score_release(&before);
}

static bool is_just(const struct corridor *ends, int number)
{
	return decimal_compare(ends->low, decimal_from_integer(number)) == 0 &&
	       decimal_compare(ends->high, decimal_from_integer(number)) == 0;
}

/* The score is that of the second reckoning. */
static void compare_with_reckoning(struct run *run)
{
	const struct score *score = &run->assessment.score;
	int total = reckon_total_in_hundredths(&run->sheet);
	struct decimal expected = {.digits = total, .places = 2};

	for (size_t i = 0; i < RECKONED_LEAVES; i++)
		expect(run,
		       is_just(&score->indicators[fixture_indicator(reckoned_leaves[i].id)].score,
			       reckon_leaf(&run->sheet, &reckoned_leaves[i])),
		       "not the score of the table", reckoned_leaves[i].id);
	expect(run,
	       decimal_compare(score->total.low, expected) == 0 &&
		   decimal_compare(score->total.high, expected) == 0,
	       "not the sum of table 18", "total");
	expect(run,
	       score->level_low == reckon_level(total) && score->level_high == score->level_low,
	       "not the level of that total", "level");
	expect(run, score->is_on_bound == (total == 350 || total == 450), "wrong", "on bound");
}

static long long said(const struct run *run, const char *item)
{
	return reckon_millionths(run->sheet.answers[fixture_item(item)]);
}

/* True where the answer to the item can only be for the better. */
static bool is_better(const struct run *run, const char *item, const char *old, const char *new)
{
	long long from = reckon_millionths(old);
	long long to = reckon_millionths(new);

	if (strcmp(item, "aftersales.followup.reached") == 0) {
		long long customers = said(run, "aftersales.followup.customers");

		return to <= customers && (to > from || from > customers);
	}
	if (strcmp(item, "aftersales.followup.customers") == 0) {
		long long reached = said(run, "aftersales.followup.reached");

		return to >= reached && (to < from || from < reached);
	}
	if (strcmp(item, "consulting.veterans") == 0 ||
	    strcmp(item, "aftersales.satisfaction.score") == 0 ||
	    strcmp(item, "handling.notification.sampled") == 0)
		return to > from;
	return to < from;
}

/* A better answer to the item; NULL where none was drawn. */
static const char *draw_better(struct run *run, size_t item)
{
	const struct item *asked = &fixture_form()->items[item];
	const char *old = run->sheet.answers[item];
	const char *new;

	if (asked->type == ITEM_YESNO)
		return strcmp(old, "no") == 0 ? "yes" : NULL;
	new = draw_answer(&run->random, asked, 0);
	return is_better(run, asked->id, old, new) ? new : NULL;
}

/* Better answers one on top of the other: no leaf and no total falls. */
static void improve_some(struct run *run)
{
	for (size_t i = 0; i < IMPROVEMENTS; i++) {
		size_t item = run->order[draw(&run->random, run->count)];
		const char *better = draw_better(run, item);
		struct score before = run->assessment.score;
		const struct score *now = &run->assessment.score;

		if (!better)
			continue;
		say(run, item, better);
		score_init(&run->assessment.score, &run->assessment.answers);
		for (size_t leaf = 0; leaf < fixture_form()->indicator_count; leaf++)
			expect(run,
			       decimal_compare(now->indicators[leaf].score.low,
					       before.indicators[leaf].score.low) >= 0,
			       "a better answer lowers it", fixture_form()->items[item].id);
		expect(run, decimal_compare(now->total.low, before.total.low) >= 0,
		       "a better answer lowers the total", fixture_form()->items[item].id);
		score_release(&before);
		compare_with_reckoning(run);
	}
}

/* Lists that came to be in different ways. */
static bool are_counted_alike(const struct answers *a, const struct answers *b)
{
	return a->open_count == b->open_count &&
	       memcmp(&a->requirements, &b->requirements, sizeof a->requirements) == 0 &&
	       a->answered.count == b->answered.count &&
	       (a->answered.count == 0 || memcmp(a->answered.at, b->answered.at,
						 a->answered.count * sizeof *a->answered.at) == 0);
}

static bool are_equal(const struct answers *a, const struct answers *b)
{
	if (!are_counted_alike(a, b))
		return false;
	for (size_t i = 0; i < a->form->item_count; i++) {
		if (a->of[i].kind != b->of[i].kind || a->of[i].seq != b->of[i].seq ||
		    decimal_compare(a->of[i].number, b->of[i].number) != 0)
			return false;
	}
	return a->folded == b->folded && a->orphans.count == b->orphans.count &&
	       (a->orphans.count == 0 || memcmp(a->orphans.at, b->orphans.at,
						a->orphans.count * sizeof *a->orphans.at) == 0);
}

/* Folded one by one, all at once, or a prefix and then the rest, the answers are the same. */
static void compare_foldings(struct run *run)
{
	const struct event *events = run->assessment.events.at;
	size_t count = run->assessment.events.count;
	struct answers at_once;
	struct answers in_two;

	answers_init(&at_once, fixture_form());
	answers_fold(&at_once, events, count);
	answers_init(&in_two, fixture_form());
	answers_fold(&in_two, events, draw(&run->random, count + 1));
	answers_fold(&in_two, events, count);
	expect(run, are_equal(&at_once, &run->assessment.answers), "differs", "folded at once");
	expect(run, are_equal(&in_two, &run->assessment.answers), "differs", "folded in two");
	answers_release(&at_once);
	answers_release(&in_two);
}

/* Say all answers of the sheet in their order, and look at some of the steps. */
static void say_all(struct run *run)
{
	for (size_t i = 0; i < run->count; i++) {
		say(run, run->order[i], run->sheet.answers[run->order[i]]);
		if (draw(&run->random, run->count) < WATCHED_STEPS)
			score_and_compare(run, false);
	}
	score_and_compare(run, false);
}

Test(score_property, corridors_narrow_to_what_the_tables_give)
{
	size_t levels[3] = {0};

	for (uint64_t i = 0; i < ASSESSMENTS; i++) {
		struct run run;

		run_init(&run, draw_seed() + i);
		say_all(&run);
		expect(&run, run.assessment.score.is_complete, "not complete", "at the end");
		compare_with_reckoning(&run);
		levels[run.assessment.score.level_low]++;
		improve_some(&run);
		compare_foldings(&run);
		run_release(&run);
	}
	/* or else the answers drawn are of no use */
	for (size_t level = 0; level < 3; level++)
		cr_assert(levels[level] > ASSESSMENTS / 50, "level %zu: %zu", level, levels[level]);
}

/* Give a leaf's score directly, or take it back. */
static void say_direct_score(struct run *run)
{
	static const char *const scores[] = {"", "0", "1", "3", "5"};
	size_t item = fixture_item(reckoned_leaves[draw(&run->random, RECKONED_LEAVES)].score_item);

	/* satisfaction's is no way around its criteria: it has none */
	if (!fixture_form()->items[item].is_required)
		say(run, item, scores[draw(&run->random, 5)]);
}

Test(score_property, direct_scores_count_and_leave_the_criteria_alone)
{
	for (uint64_t i = 0; i < ASSESSMENTS_WITH_DIRECT_SCORES; i++) {
		struct run run;

		run_init(&run, draw_seed() + i);
		for (size_t step = 0; step < run.count; step++) {
			say(&run, run.order[step], run.sheet.answers[run.order[step]]);
			if (draw(&run.random, run.count) < WATCHED_STEPS / 4)
				say_direct_score(&run);
			if (draw(&run.random, run.count) < WATCHED_STEPS)
				score_and_compare(&run, true);
		}
		score_and_compare(&run, true);
		compare_with_reckoning(&run);
		compare_foldings(&run);
		run_release(&run);
	}
}

/* A row of a record that was written by hand, merged, or made for another form. */
static void say_anything(struct run *run)
{
	static const char *const items[] = {"6.2.2.a",	     "6.1.a",	    "handling.cycle.days",
					    "support.score", "cover.date",  "s6.1",
					    "unknown.one",   "unknown.two", "record.seal"};
	static const char *const answers[] = {"",  "yes", "no", "na",	      "0",
					      "3", "7.5", "-1", "2026-11-23", "nonsense"};
	const char *item = items[draw(&run->random, sizeof items / sizeof *items)];
	const char *answer = answers[draw(&run->random, sizeof answers / sizeof *answers)];

	if (draw(&run->random, 5) == 0)
		assessment_say_conflict(&run->assessment, item, answer);
	else
		assessment_say(&run->assessment, item, answer);
}

static bool is_last_of_its_item(const struct run *run, size_t row)
{
	const struct event *events = run->assessment.events.at;

	for (size_t later = row + 1; later < run->assessment.events.count; later++) {
		if (strcmp(events[later].item, events[row].item) == 0)
			return false;
	}
	return strncmp(events[row].item, "record.", strlen("record.")) != 0;
}

/* True where the form has no place for the row; *out is what its item is then to stand at. */
static bool is_without_place(const struct event *event, struct answer *out)
{
	size_t item = form_item(fixture_form(), event->item);

	*out = (struct answer){.kind = ANSWER_OPEN};
	if (item == FORM_NONE)
		return true;
	return strcmp(event->flag, EVENT_FLAG_CONFLICT) != 0 &&
	       answer_parse(&fixture_form()->items[item], event->answer, out) != REFUSAL_NONE;
}

/* Is what the answers hold just what the last row of each item says? */
static void compare_with_last_rows(struct run *run)
{
	const struct answers *answers = &run->assessment.answers;
	size_t orphans = 0;

	for (size_t i = 0; i < run->assessment.events.count; i++) {
		const struct event *event = &run->assessment.events.at[i];
		size_t item = form_item(fixture_form(), event->item);
		struct answer expected;

		if (!is_last_of_its_item(run, i))
			continue;
		if (is_without_place(event, &expected)) {
			expect(run,
			       orphans < answers->orphans.count &&
				   answers->orphans.at[orphans] == i + 1,
			       "not among the orphans", event->item);
			orphans++;
		}
		expect(run,
		       item == FORM_NONE || (answers->of[item].seq == i + 1 &&
					     answers->of[item].kind == expected.kind),
		       "not what its last row says", event->item);
	}
	expect(run, orphans == answers->orphans.count, "too many", "orphans");
}

Test(score_property, any_log_folds_to_the_last_row_of_each_item)
{
	for (uint64_t i = 0; i < LOGS; i++) {
		struct run run = {.seed = draw_seed() + i, .random = draw_seed() + i};

		assessment_init(&run.assessment);
		for (size_t rows = draw(&run.random, 40); rows > 0; rows--)
			say_anything(&run);
		compare_with_last_rows(&run);
		compare_foldings(&run);
		run_release(&run);
	}
}
