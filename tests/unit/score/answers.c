/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events folded over the form, and what the answers say of each item. */
#include "config.h"

#include "score/answers.h"

#include "tests/support/check.h"
#include "tests/support/form_fixture.h"

#include <string.h>

TestSuite(answers, .fini = check_leaks);

static enum answer_kind kind_of(const struct assessment *assessment, const char *id)
{
	return assessment->answers.of[fixture_item(id)].kind;
}

static enum asked is_asked(const struct assessment *assessment, const char *id)
{
	return answers_asked(&assessment->answers, fixture_item(id));
}

Test(answers, nothing_is_said_at_first)
{
	struct assessment assessment;

	assessment_init(&assessment);
	for (size_t i = 0; i < fixture_form()->item_count; i++) {
		cr_expect_eq(assessment.answers.of[i].kind, ANSWER_OPEN);
		cr_expect_null(answers_event(&assessment.answers, i));
		cr_expect_str_eq(answers_note(&assessment.answers, i), "");
		cr_expect_str_eq(answers_flag(&assessment.answers, i), "");
	}
	cr_expect_eq(assessment.answers.orphans.count, 0);
	assessment_release(&assessment);
}

Test(answers, the_last_row_of_an_item_counts)
{
	struct assessment assessment;
	size_t item = fixture_item("6.2.2.a");

	assessment_init(&assessment);
	assessment_say_with_note(&assessment, "6.2.2.a", "no", "none registered"); /* row 2 */
	assessment_say(&assessment, "6.2.2.b", "yes");				   /* row 3 */
	cr_expect_eq(kind_of(&assessment, "6.2.2.a"), ANSWER_NO);
	cr_expect_str_eq(answers_note(&assessment.answers, item), "none registered");
	cr_expect_eq(answers_event(&assessment.answers, item)->seq, 2);

	assessment_say(&assessment, "6.2.2.a", "yes"); /* row 4: a whole new state */
	cr_expect_eq(kind_of(&assessment, "6.2.2.a"), ANSWER_YES);
	cr_expect_str_eq(answers_note(&assessment.answers, item), "");
	cr_expect_eq(answers_event(&assessment.answers, item)->seq, 4);

	assessment_say_with_note(&assessment, "6.2.2.a", "", "to be looked at"); /* row 5 */
	cr_expect_eq(kind_of(&assessment, "6.2.2.a"), ANSWER_OPEN);
	cr_expect_str_eq(answers_note(&assessment.answers, item), "to be looked at");
	cr_expect_eq(kind_of(&assessment, "6.2.2.b"), ANSWER_YES);
	assessment_release(&assessment);
}

Test(answers, rows_of_the_record_itself_are_passed_over)
{
	struct assessment assessment;

	assessment_init(&assessment); /* begins with record.begin */
	assessment_say(&assessment, EVENT_SEAL_ITEM, "");
	assessment_say(&assessment, "record.of_a_later_version", "7");
	cr_expect_eq(assessment.answers.folded, 3);
	cr_expect_eq(assessment.answers.orphans.count, 0);
	assessment_release(&assessment);
}

Test(answers, an_item_in_conflict_is_open)
{
	struct assessment assessment;
	size_t item = fixture_item("6.2.2.a");

	assessment_init(&assessment);
	assessment_say(&assessment, "6.2.2.a", "yes");
	assessment_say_conflict(&assessment, "6.2.2.a", "");
	cr_expect_eq(kind_of(&assessment, "6.2.2.a"), ANSWER_OPEN);
	cr_expect_str_eq(answers_flag(&assessment.answers, item), "conflict");
	cr_expect(assessment_is_open(&assessment, "6.2.2.a"));
	assessment_say_conflict(&assessment, "6.2.2.a", "no");
	cr_expect_eq(kind_of(&assessment, "6.2.2.a"), ANSWER_OPEN);
	assessment_say_conflict(&assessment, "6.2.2.a", "perhaps");
	cr_expect_eq(kind_of(&assessment, "6.2.2.a"), ANSWER_OPEN);
	cr_expect_eq(assessment.answers.orphans.count, 0);
	assessment_say(&assessment, "6.2.2.a", "no");
	cr_expect_eq(kind_of(&assessment, "6.2.2.a"), ANSWER_NO);
	assessment_release(&assessment);
}

static void expect_orphans(const struct assessment *assessment, size_t count, size_t first,
			   size_t second)
{
	const size_t expected[] = {first, second};

	cr_assert_eq(assessment->answers.orphans.count, count, "%zu orphans, not %zu",
		     assessment->answers.orphans.count, count);
	for (size_t i = 0; i < count; i++)
		cr_expect_eq(assessment->answers.orphans.at[i], expected[i]);
}

Test(answers, a_row_without_a_place_is_an_orphan)
{
	struct assessment assessment;

	assessment_init(&assessment);
	assessment_say(&assessment, "no.such.item", "yes"); /* row 2 */
	expect_orphans(&assessment, 1, 2, 0);
	assessment_say(&assessment, "handling.cycle.days", "5");    /* row 3 */
	assessment_say(&assessment, "handling.cycle.days", "soon"); /* row 4 */
	cr_expect_eq(kind_of(&assessment, "handling.cycle.days"), ANSWER_OPEN);
	cr_expect(assessment_is_open(&assessment, "handling.cycle.days"));
	expect_orphans(&assessment, 2, 2, 4);
	assessment_say(&assessment, "no.such.item", "no"); /* row 5: the last of its item */
	expect_orphans(&assessment, 2, 4, 5);
	assessment_say(&assessment, "handling.cycle.days", "7"); /* row 6 */
	cr_expect_eq(kind_of(&assessment, "handling.cycle.days"), ANSWER_NUMBER);
	expect_orphans(&assessment, 1, 5, 0);
	assessment_say(&assessment, "6.2.2.a", "na"); /* row 7 */
	expect_orphans(&assessment, 2, 5, 7);
	assessment_say(&assessment, "6.2.2.a", ""); /* row 8 */
	expect_orphans(&assessment, 1, 5, 0);
	assessment_say(&assessment, "s6.1", ""); /* row 9: a group takes nothing */
	expect_orphans(&assessment, 2, 5, 9);
	assessment_release(&assessment);
}

/* The array of events may move between two folds, as it does when it grows. */
Test(answers, folding_in_pieces_equals_folding_at_once)
{
	struct assessment assessment;
	struct answers pieces;

	assessment_init(&assessment);
	assessment_say(&assessment, "6.2.2.a", "yes");
	assessment_say(&assessment, "unknown.item", "yes");
	assessment_say(&assessment, "6.2.2.a", "maybe");
	assessment_say_with_note(&assessment, "6.2.2.a", "no", "not one");
	assessment_say(&assessment, "unknown.item", "no");
	for (size_t split = 0; split <= assessment.events.count; split++) {
		size_t count = assessment.events.count;
		struct event *moved = mem_alloc(count * sizeof *moved);

		memcpy(moved, assessment.events.at, count * sizeof *moved);
		answers_init(&pieces, fixture_form());
		answers_fold(&pieces, moved, split);
		free(moved);
		answers_fold(&pieces, assessment.events.at, count);
		cr_expect_eq(pieces.folded, 6);
		cr_expect_eq(pieces.of[fixture_item("6.2.2.a")].kind, ANSWER_NO);
		cr_expect_str_eq(answers_note(&pieces, fixture_item("6.2.2.a")), "not one");
		cr_assert_eq(pieces.orphans.count, 1);
		cr_expect_eq(pieces.orphans.at[0], 6);
		answers_release(&pieces);
	}
	assessment_release(&assessment);
}

/* Hold what is counted row by row against a look at every item. */
static void expect_counted(const struct answers *answers, const char *when)
{
	struct tally tally = answers_tally(answers, 0, answers->form->item_count);
	size_t open = 0;
	size_t answered = 0;

	for (size_t i = 0; i < answers->form->item_count; i++) {
		open += answers_is_open(answers, i);
		if (answers->of[i].kind == ANSWER_OPEN)
			continue;
		cr_assert_lt(answered, answers->answered.count, "%s", when);
		cr_expect_eq(answers->answered.at[answered++], i, "%s", when);
	}
	cr_expect_eq(answers->open_count, open, "%s", when);
	cr_expect_eq(answers->answered.count, answered, "%s", when);
	cr_expect_eq(answers->requirements.met, tally.met, "%s", when);
	cr_expect_eq(answers->requirements.not_met, tally.not_met, "%s", when);
	cr_expect_eq(answers->requirements.na, tally.na, "%s", when);
	cr_expect_eq(answers->requirements.open, tally.open, "%s", when);
}

Test(answers, each_row_is_counted)
{
	static const struct {
		const char *item, *answer;
	} rows[] = {
	    {"6.2.2.a", "yes"},
	    {"6.1.a", "na"},
	    {"handling.cycle.days", "7"},
	    {"aftersales.complaints.count", "1"}, /* now its days are asked */
	    {"aftersales.complaints.days", "2"},
	    {"aftersales.complaints.count", "0"},
	    {"support.score", "3"}, /* closes its leaf's criteria */
	    {"support.score", ""},
	    {"6.2.2.a", "no"},
	    {"6.2.2.a", "maybe"},
	    {"6.1.a", ""},
	    {"unknown.item", "yes"},
	    {"record.seal", ""},
	};
	struct assessment assessment;

	assessment_init(&assessment);
	expect_counted(&assessment.answers, "at first");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assessment_say(&assessment, rows[i].item, rows[i].answer);
		expect_counted(&assessment.answers, rows[i].item);
	}
	assessment_release(&assessment);
}

Test(answers, what_is_forgotten_counts_no_more)
{
	static const struct event begin = {.item = "record.begin", .answer = "", .flag = ""};
	struct assessment assessment;

	assessment_init(&assessment);
	assessment_say(&assessment, "6.2.2.a", "no");
	assessment_say(&assessment, "support.score", "3");
	answers_clear(&assessment.answers);
	answers_fold(&assessment.answers, &begin, 1);
	expect_counted(&assessment.answers, "one row that answers nothing");
	assessment_release(&assessment);
}

/* Items are found whatever order the record before had them in. */
Test(answers, records_may_be_answered_in_any_order)
{
	static const char *const orders[][4] = {
	    {"6.2.2.a", "6.2.2.b", "support.score", "6.1.a"},
	    {"6.2.2.a", "6.2.2.b", "support.score", "6.1.a"},
	    {"6.1.a", "support.score", "6.2.2.b", "6.2.2.a"},
	    {"6.2.2.a", "6.2.2.a", "6.2.2.a", "6.1.a"},
	    {"6.2.2.a", "6.2.2", "support.score", "6.1.a"}, /* a group, which takes no answer */
	    {"unknown", "6.1.a", "unknown", "6.1.a"},
	};
	struct answers answers;

	answers_init(&answers, fixture_form());
	for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
		struct event events[4];

		for (size_t j = 0; j < 4; j++)
			events[j] = (struct event){
			    .item = orders[i][j], .answer = j % 2 == 0 ? "1" : "3", .flag = ""};
		answers_clear(&answers);
		answers_fold(&answers, events, 4);
		for (size_t j = 0; j < 4; j++) {
			size_t item = form_item(fixture_form(), orders[i][j]);
			size_t last = j;

			for (size_t k = j; k < 4; k++)
				last = strcmp(orders[i][k], orders[i][j]) == 0 ? k : last;
			if (item != FORM_NONE)
				cr_expect_eq(answers.of[item].seq, last + 1, "%zu, %s", i,
					     orders[i][j]);
		}
	}
	answers_release(&answers);
}

Test(answers, some_items_are_asked_only_of_a_number)
{
	static const struct {
		const char *item;
		const char *decider;
		const char *number;
		enum asked asked;
	} cases[] = {
	    {"aftersales.complaints.days", "aftersales.complaints.count", "", ASKED_PERHAPS},
	    {"aftersales.complaints.days", "aftersales.complaints.count", "0", ASKED_NO},
	    {"aftersales.complaints.days", "aftersales.complaints.count", "1", ASKED_YES},
	    {"aftersales.complaints.days", "aftersales.complaints.count", "9", ASKED_YES},
	    {"aftersales.disputes.days", "aftersales.disputes.count", "", ASKED_PERHAPS},
	    {"aftersales.disputes.days", "aftersales.disputes.count", "0", ASKED_NO},
	    {"aftersales.disputes.days", "aftersales.disputes.count", "1", ASKED_YES},
	    {"assurance.attitude.resolved", "assurance.attitude.count", "", ASKED_PERHAPS},
	    {"assurance.attitude.resolved", "assurance.attitude.count", "0", ASKED_NO},
	    {"assurance.attitude.resolved", "assurance.attitude.count", "1", ASKED_YES},
	    {"assurance.attitude.resolved", "assurance.attitude.count", "2", ASKED_NO},
	    {"consulting.veterans", "consulting.veterans", "", ASKED_YES},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct assessment assessment;

		assessment_init(&assessment);
		assessment_say(&assessment, cases[i].decider, cases[i].number);
		cr_expect_eq(is_asked(&assessment, cases[i].item), cases[i].asked, "%s of '%s'",
			     cases[i].item, cases[i].number);
		assessment_release(&assessment);
	}
}

/* Three items that hang on each other in a row: b is asked of a > 0, c of b >= 2. */
static struct item chain_items[] = {
    {.id = "a", .type = ITEM_INTEGER, .relevance = {.item = FORM_NONE}},
    {.id = "b", .type = ITEM_INTEGER, .relevance = {0, COMPARE_MORE, {0, 0}}},
    {.id = "c", .type = ITEM_YESNO, .relevance = {1, COMPARE_AT_LEAST, {2, 0}}},
};

Test(answers, an_item_that_hangs_on_one_not_asked_is_not_asked)
{
	static const struct {
		int a, b; /* -1: open */
		enum asked asked_c;
	} cases[] = {
	    {-1, -1, ASKED_PERHAPS}, {-1, 1, ASKED_NO}, {-1, 2, ASKED_PERHAPS},
	    {0, -1, ASKED_NO},	     {0, 1, ASKED_NO},	{0, 2, ASKED_NO},
	    {1, -1, ASKED_PERHAPS},  {1, 1, ASKED_NO},	{1, 2, ASKED_YES},
	};
	const struct form form = {.items = chain_items, .item_count = 3};
	struct answers answers;

	answers_init(&answers, &form);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const int numbers[] = {cases[i].a, cases[i].b};

		for (size_t item = 0; item < 2; item++) {
			answers.of[item] = (struct answer){.kind = ANSWER_OPEN};
			if (numbers[item] >= 0)
				answers.of[item] = (struct answer){
				    .kind = ANSWER_NUMBER,
				    .number = decimal_from_integer(numbers[item]),
				};
		}
		cr_expect_eq(answers_asked(&answers, 2), cases[i].asked_c, "a %d, b %d", cases[i].a,
			     cases[i].b);
	}
	answers_release(&answers);
}

Test(answers, what_is_required_and_asked_is_open_until_answered)
{
	struct assessment assessment;

	assessment_init(&assessment);
	cr_expect(assessment_is_open(&assessment, "eligibility.law"));
	cr_expect(assessment_is_open(&assessment, "6.2.1.steps"));
	cr_expect(assessment_is_open(&assessment, "consulting.veterans"));
	cr_expect(assessment_is_open(&assessment, "aftersales.satisfaction.score"));
	cr_expect_not(assessment_is_open(&assessment, "s6.1"), "a group");
	cr_expect_not(assessment_is_open(&assessment, "cover.organisation"), "the cover");
	cr_expect_not(assessment_is_open(&assessment, "level.1.posts"), "a trait");
	cr_expect_not(assessment_is_open(&assessment, "consulting.score"), "an optional score");
	assessment_say(&assessment, "6.1.a", "na");
	cr_expect_not(assessment_is_open(&assessment, "6.1.a"));
	assessment_say(&assessment, "consulting.veterans", "0");
	cr_expect_not(assessment_is_open(&assessment, "consulting.veterans"));
	assessment_say(&assessment, "consulting.veterans", "");
	cr_expect(assessment_is_open(&assessment, "consulting.veterans"));
	assessment_release(&assessment);
}

Test(answers, while_a_count_is_open_what_hangs_on_it_is_not)
{
	struct assessment assessment;

	assessment_init(&assessment);
	cr_expect(assessment_is_open(&assessment, "aftersales.complaints.count"));
	cr_expect_not(assessment_is_open(&assessment, "aftersales.complaints.days"));
	assessment_say(&assessment, "aftersales.complaints.count", "1");
	cr_expect(assessment_is_open(&assessment, "aftersales.complaints.days"));
	assessment_say(&assessment, "aftersales.complaints.count", "0");
	cr_expect_not(assessment_is_open(&assessment, "aftersales.complaints.days"));
	assessment_release(&assessment);
}

Test(answers, a_direct_score_closes_the_leafs_open_criteria)
{
	struct assessment assessment;
	struct decimal score = decimal_from_integer(9);
	size_t consulting = fixture_indicator("consulting");

	assessment_init(&assessment);
	cr_expect_not(answers_direct_score(&assessment.answers, consulting, &score));
	cr_expect_eq(score.digits, 9);

	assessment_say(&assessment, "consulting.score", "3");
	cr_expect(answers_direct_score(&assessment.answers, consulting, &score));
	cr_expect(answers_direct_score(&assessment.answers, consulting, NULL));
	cr_expect_eq(decimal_compare(score, decimal_from_integer(3)), 0);
	cr_expect_not(assessment_is_open(&assessment, "consulting.basic"));
	cr_expect_not(assessment_is_open(&assessment, "consulting.veterans"));
	cr_expect(assessment_is_open(&assessment, "handling.cycle.days"), "of another leaf");

	assessment_say(&assessment, "consulting.score", "");
	cr_expect_not(answers_direct_score(&assessment.answers, consulting, &score));
	cr_expect(assessment_is_open(&assessment, "consulting.basic"));

	assessment_say_conflict(&assessment, "consulting.score", "3");
	cr_expect_not(answers_direct_score(&assessment.answers, consulting, &score));
	cr_expect(assessment_is_open(&assessment, "consulting.basic"));
	assessment_release(&assessment);
}

Test(answers, a_parent_has_no_direct_score)
{
	struct assessment assessment;

	assessment_init(&assessment);
	cr_expect_not(
	    answers_direct_score(&assessment.answers, fixture_indicator("handling"), NULL));
	assessment_release(&assessment);
}

static void expect_tally(const struct assessment *assessment, const char *group,
			 struct tally expected)
{
	const struct form *form = fixture_form();
	size_t first = group ? fixture_item(group) : 0;
	size_t end = group ? form->items[first].end : form->item_count;
	struct tally tally = answers_tally(&assessment->answers, first, end);

	cr_expect(tally.met == expected.met && tally.not_met == expected.not_met &&
		      tally.na == expected.na && tally.open == expected.open,
		  "%s: %zu met, %zu not met, %zu n.a., %zu open", group ? group : "all", tally.met,
		  tally.not_met, tally.na, tally.open);
}

Test(answers, requirements_are_counted_by_how_they_stand)
{
	struct assessment assessment;

	assessment_init(&assessment);
	expect_tally(&assessment, NULL, (struct tally){.open = 90});
	expect_tally(&assessment, "s6", (struct tally){.open = 65});
	expect_tally(&assessment, "s7", (struct tally){.open = 25});
	expect_tally(&assessment, "s8", (struct tally){0});
	assessment_say(&assessment, "6.1.a", "yes");
	assessment_say(&assessment, "6.1.b", "yes");
	assessment_say(&assessment, "6.1.c", "no");
	assessment_say(&assessment, "6.1.d", "na");
	assessment_say(&assessment, "6.3.a", "na");
	assessment_say(&assessment, "consulting.basic", "yes");
	assessment_say(&assessment, "eligibility.law", "no");
	assessment_say(&assessment, "level.1.posts", "yes");
	expect_tally(&assessment, "s6.1", (struct tally){.met = 2, .not_met = 1, .na = 1});
	expect_tally(&assessment, "s6.2.9", (struct tally){.open = 9});
	expect_tally(&assessment, NULL,
		     (struct tally){.met = 2, .not_met = 1, .na = 2, .open = 85});
	assessment_release(&assessment);
}

Test(answers, a_requirement_that_is_not_asked_counts_nowhere)
{
	struct item items[] = {
	    chain_items[0],
	    {.id = "r",
	     .type = ITEM_YESNO,
	     .role = ROLE_REQUIREMENT,
	     .relevance = {0, COMPARE_MORE, {0, 0}}},
	};
	const struct form form = {.items = items, .item_count = 2};
	struct answers answers;

	answers_init(&answers, &form);
	answers.of[0] = (struct answer){.kind = ANSWER_NUMBER, .number = decimal_from_integer(0)};
	answers.of[1] = (struct answer){.kind = ANSWER_YES};
	cr_expect_eq(answers_tally(&answers, 0, 2).met, 0);
	answers.of[0].number = decimal_from_integer(1);
	cr_expect_eq(answers_tally(&answers, 0, 2).met, 1);
	answers_release(&answers);
}
