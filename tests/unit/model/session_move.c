/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moving the cursor, and going to what is named. */
#include "config.h"

#include "tests/support/check.h"
#include "tests/support/model_fixture.h"

#include <string.h>

TestSuite(session_move, .init = model_enter, .fini = model_leave);

struct step {
	const char *from; /* NULL: where the step before ended */
	enum action action;
	const char *argument;
	const char *to;
	const char *message; /* a part of it; "" for none at all */
};

static void expect_steps(struct session *session, const struct step *steps, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (steps[i].from)
			session_go(session, model_item(steps[i].from));
		model_do(session, steps[i].action, steps[i].argument);
		cr_expect_str_eq(model_cursor(session), steps[i].to, "step %zu leads to %s", i,
				 model_cursor(session));
		if (steps[i].message[0] == '\0')
			cr_expect_str_eq(model_message(), "", "step %zu: '%s'", i, model_message());
		else
			cr_expect(strstr(model_message(), steps[i].message) != NULL,
				  "step %zu: '%s'", i, model_message());
	}
}

#define EXPECT_STEPS(session, steps) expect_steps(session, steps, sizeof(steps) / sizeof *(steps))

Test(session_move, steps_over_groups_and_what_is_not_asked)
{
	static const struct step steps[] = {
	    {"cover.organisation", ACTION_UP, NULL, "cover.organisation", "the first question"},
	    {NULL, ACTION_DOWN, NULL, "cover.date", ""},
	    {NULL, ACTION_DOWN, NULL, "eligibility.law", ""},
	    {NULL, ACTION_UP, NULL, "cover.date", ""},
	    {"advice.staff", ACTION_DOWN, NULL, "advice.score", ""}, /* an arrow goes there */
	    {"service.speed.disputes", ACTION_DOWN, NULL, "service.speed.score", ""},
	    {"service.speed.score", ACTION_UP, NULL, "service.speed.disputes", ""},
	    {"level.2.plans", ACTION_DOWN, NULL, "level.2.plans", "the last question"},
	    {NULL, ACTION_FIRST, NULL, "cover.organisation", ""},
	    {NULL, ACTION_LAST, NULL, "level.2.plans", ""},
	};
	struct session *session = model_begin();

	model_at(session, "service.speed.disputes", ACTION_ANSWER, "0");
	EXPECT_STEPS(session, steps);
	session_close(session);
}

Test(session_move, stops_where_it_is_open_whether_it_is_asked)
{
	static const struct step steps[] = {
	    {"service.speed.disputes", ACTION_DOWN, NULL, "service.speed.days", ""},
	};
	struct session *session = model_begin();

	EXPECT_STEPS(session, steps);
	session_close(session);
}

Test(session_move, pages_by_ten_questions)
{
	/* Ten from cover.organisation: date, law, 5.1.a, 5.1.b, 5.2.a, offered, written, staff,
	 * advice.score, cases. */
	static const struct step steps[] = {
	    {"cover.organisation", ACTION_PAGE_DOWN, NULL, "service.speed.cases", ""},
	    {NULL, ACTION_PAGE_UP, NULL, "cover.organisation", ""},
	    {"cover.date", ACTION_PAGE_UP, NULL, "cover.organisation", ""}, /* as far as it goes */
	    {NULL, ACTION_PAGE_UP, NULL, "cover.organisation", "the first question"},
	    {"level.1.rules", ACTION_PAGE_DOWN, NULL, "level.2.plans", ""},
	};
	struct session *session = model_begin();

	EXPECT_STEPS(session, steps);
	session_close(session);
}

Test(session_move, goes_from_clause_to_clause)
{
	static const struct step steps[] = {
	    {"cover.organisation", ACTION_NEXT_CLAUSE, NULL, "eligibility.law", ""},
	    {NULL, ACTION_NEXT_CLAUSE, NULL, "5.1.a", ""},
	    {NULL, ACTION_NEXT_CLAUSE, NULL, "5.2.a", ""},
	    {NULL, ACTION_PREVIOUS_CLAUSE, NULL, "5.1.a", ""},
	    {NULL, ACTION_PREVIOUS_CLAUSE, NULL, "eligibility.law", ""},
	    {NULL, ACTION_PREVIOUS_CLAUSE, NULL, "cover.organisation", ""},
	    {"cover.date", ACTION_PREVIOUS_CLAUSE, NULL, "cover.date", "the first clause"},
	    {"service.speed.score", ACTION_NEXT_CLAUSE, NULL, "service.rating.score", ""},
	    {NULL, ACTION_PREVIOUS_CLAUSE, NULL, "service.speed.cases", ""},
	    {"level.1.rules", ACTION_NEXT_CLAUSE, NULL, "level.1.rules", "the last clause"},
	};
	struct session *session = model_begin();

	EXPECT_STEPS(session, steps);
	session_close(session);
}

Test(session_move, finds_what_is_open_all_round_whatever_the_filter)
{
	static const struct step steps[] = {
	    {"cover.organisation", ACTION_NEXT_OPEN, NULL, "eligibility.law", ""},
	    {NULL, ACTION_NEXT_OPEN, NULL, "5.1.a", ""},
	    {"advice.staff", ACTION_NEXT_OPEN, NULL, "service.speed.cases", ""},
	    {NULL, ACTION_PREVIOUS_OPEN, NULL, "advice.staff", ""},
	    {"level.1.rules", ACTION_NEXT_OPEN, NULL, "eligibility.law", ""}, /* round */
	    {NULL, ACTION_PREVIOUS_OPEN, NULL, "service.rating.score", ""},
	};
	struct session *session = model_begin();

	EXPECT_STEPS(session, steps);
	model_do(session, ACTION_FILTER, "flagged");
	EXPECT_STEPS(session, steps);
	session_close(session);
}

Test(session_move, says_when_nothing_is_open)
{
	static const char *const answers[][2] = {
	    {"eligibility.law", "no"},	  {"5.1.a", "yes"}, {"5.1.b", "yes"}, {"advice.score", "5"},
	    {"service.speed.score", "5"}, {"5.2.a", "yes"},
	};
	static const struct step last[] = {
	    /* 5 x 0.25 + 5 x 0.75, and the rating without a weight */
	    {"cover.date", ACTION_NEXT_OPEN, NULL, "service.rating.score",
	     "the level is settled: B"},
	    {NULL, ACTION_NEXT_OPEN, NULL, "service.rating.score",
	     "no other question is open; the level is settled: B"},
	};
	static const struct step none[] = {
	    {"cover.date", ACTION_NEXT_OPEN, NULL, "cover.date", "no question is open"},
	    {"cover.date", ACTION_PREVIOUS_OPEN, NULL, "cover.date", "no question is open"},
	};
	struct session *session = model_begin();

	for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
		model_at(session, answers[i][0], ACTION_ANSWER, answers[i][1]);
	EXPECT_STEPS(session, last);
	model_at(session, "service.rating.score", ACTION_SCORE, "3");
	EXPECT_STEPS(session, none);
	cr_expect(session->score.is_complete);
	session_close(session);
}

Test(session_move, goes_to_a_clause_or_an_item)
{
	static const struct step steps[] = {
	    {"cover.date", ACTION_GOTO, "5.1b", "5.1.b", ""},
	    {"cover.date", ACTION_GOTO, "5.1 b", "5.1.b", ""},
	    {"cover.date", ACTION_GOTO, "5.1.b", "5.1.b", ""},
	    {"cover.date", ACTION_GOTO, " ５．１Ｂ ", "5.1.b", ""},
	    {"cover.date", ACTION_GOTO, "5.1", "5.1.a", ""},
	    {"cover.date", ACTION_GOTO, "5", "5.1.a", ""},
	    {"cover.date", ACTION_GOTO, "6.2.1", "service.speed.cases", ""},
	    {"cover.date", ACTION_GOTO, "6.1", "advice.offered", ""},
	    {"cover.date", ACTION_GOTO, "6.2.2", "service.rating.score", ""}, /* of no group */
	    {"cover.date", ACTION_GOTO, "Advice.Staff", "advice.staff", ""},
	    {"cover.date", ACTION_GOTO, "s6", "advice.offered", ""},
	    {"cover.date", ACTION_GOTO, "9.9", "cover.date", "no clause or question '9.9'"},
	    {"cover.date", ACTION_GOTO, "5.1bb", "cover.date", "no clause or question"},
	    {"cover.date", ACTION_GOTO, "", "cover.date", "no clause or question"},
	    {"cover.date", ACTION_GOTO, " . ", "cover.date", "no clause or question"},
	};
	struct session *session = model_begin();

	EXPECT_STEPS(session, steps);
	cr_expect_eq(model_do(session, ACTION_GOTO, "9.9"), REPLY_REFUSED);
	cr_expect_eq(model_do(session, ACTION_GOTO, "5.1b"), REPLY_DONE);
	session_close(session);
}

Test(session_move, searches_and_goes_from_hit_to_hit)
{
	static const struct step steps[] = {
	    {"cover.date", ACTION_NEXT_HIT, NULL, "cover.date", "nothing has been searched for"},
	    {"cover.date", ACTION_SEARCH, "DISPUTES", "service.speed.disputes", ""},
	    {"cover.date", ACTION_SEARCH, "read them", "level.1.rules", ""},
	    {NULL, ACTION_NEXT_HIT, NULL, "level.2.plans", ""},
	    {NULL, ACTION_NEXT_HIT, NULL, "level.1.rules", ""},
	    {NULL, ACTION_PREVIOUS_HIT, NULL, "level.2.plans", ""},
	    {"5.1.a", ACTION_SEARCH, "zebra\x1b", "5.1.a", "'zebra\xE2\x90\x9B' is not found"},
	    {NULL, ACTION_NEXT_HIT, NULL, "level.1.rules", ""}, /* the search before still stands */
	    {"5.1.a", ACTION_SEARCH, "旁听", "5.1.a", ""},
	    {NULL, ACTION_NEXT_HIT, NULL, "5.1.a", "there is no other hit"},
	    {NULL, ACTION_SEARCH, "", "5.1.a", ""},
	    {NULL, ACTION_PREVIOUS_HIT, NULL, "5.1.a", "nothing has been searched for"},
	};
	struct session *session = model_begin();

	EXPECT_STEPS(session, steps);
	cr_expect_eq(model_do(session, ACTION_SEARCH, "zebra"), REPLY_REFUSED);
	session_close(session);
}

Test(session_move, keeps_to_what_the_filter_takes)
{
	static const struct step steps[] = {
	    {"cover.date", ACTION_FILTER, "no", "5.1.a", ""},
	    {NULL, ACTION_DOWN, NULL, "5.2.a", ""},
	    {NULL, ACTION_DOWN, NULL, "5.2.a", "no further question passes the filter 'no'"},
	    {NULL, ACTION_FIRST, NULL, "5.1.a", ""},
	    {NULL, ACTION_LAST, NULL, "5.2.a", ""},
	    {NULL, ACTION_PREVIOUS_CLAUSE, NULL, "5.1.a", ""},
	    {"5.2.a", ACTION_FILTER, "no", "5.2.a", ""},	 /* it is taken itself */
	    {"level.1.rules", ACTION_FILTER, "no", "5.1.a", ""}, /* round */
	    {NULL, ACTION_FILTER, "flagged", "5.1.a", "no question passes the filter 'flagged'"},
	    {NULL, ACTION_FILTER, "some", "5.1.a", "there is no filter 'some'"},
	    {NULL, ACTION_FILTER, "open", "5.1.b", ""},
	    {NULL, ACTION_YES, NULL, "advice.offered", ""}, /* on to the next that is open */
	    {NULL, ACTION_FILTER, "all", "advice.offered", ""},
	};
	struct session *session = model_begin();

	model_at(session, "5.1.a", ACTION_NO, NULL);
	model_at(session, "5.2.a", ACTION_NO, NULL);
	EXPECT_STEPS(session, steps);
	session_close(session);
}

Test(session_move, filters_follow_one_another_where_none_is_named)
{
	static const unsigned order[] = {FILTER_OF(KIND_OPEN),	  FILTER_OF(KIND_NO),
					 FILTER_OF(KIND_FLAGGED), FILTER_OF(KIND_CONTRADICTORY),
					 FILTER_OF(KIND_MOVING),  FILTER_ALL,
					 FILTER_OF(KIND_OPEN)};
	struct session *session = model_begin();

	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		model_do(session, ACTION_FILTER, NULL);
		cr_expect_eq(session->filter, order[i], "%zu", i);
	}
	model_do(session, ACTION_FILTER, "open,flagged");
	model_do(session, ACTION_FILTER, NULL);
	cr_expect_eq(session->filter, FILTER_ALL);
	session_close(session);
}

Test(session_move, leads_to_the_kind_that_was_chosen)
{
	static const struct step flagged[] = {
	    {"cover.date", ACTION_KIND, "flagged", "cover.date", ""},
	    {NULL, ACTION_NEXT_OPEN, NULL, "5.1.b", ""},
	    {NULL, ACTION_NEXT_OPEN, NULL, "level.1.rules", ""},
	    {NULL, ACTION_NEXT_OPEN, NULL, "5.1.b", ""}, /* round */
	    {NULL, ACTION_PREVIOUS_OPEN, NULL, "level.1.rules", ""},
	    {NULL, ACTION_KIND, "no,flagged", "level.1.rules", ""},
	    {NULL, ACTION_NEXT_OPEN, NULL, "5.1.a", ""},
	    {NULL, ACTION_NEXT_OPEN, NULL, "5.1.b", ""},
	    {NULL, ACTION_KIND, "contradictory", "5.1.b", ""},
	    {NULL, ACTION_NEXT_OPEN, NULL, "5.1.b", "there is no question of 'contradictory'"},
	    {NULL, ACTION_KIND, "no", "5.1.b", ""},
	    {NULL, ACTION_NEXT_OPEN, NULL, "5.1.a", ""},
	    {NULL, ACTION_NEXT_OPEN, NULL, "5.1.a", "there is no other question of 'no'"},
	    {NULL, ACTION_KIND, "some", "5.1.a", "there is no filter 'some'"},
	    {NULL, ACTION_NEXT_OPEN, NULL, "5.1.a", "no other question of 'no'"},
	    {"service.speed.disputes", ACTION_KIND, "moving", "service.speed.disputes", ""},
	    /* The rating has no weight, the requirements carry no points. */
	    {NULL, ACTION_NEXT_OPEN, NULL, "eligibility.law", ""},
	    {NULL, ACTION_NEXT_OPEN, NULL, "advice.offered", ""},
	    {NULL, ACTION_KIND, NULL, "advice.offered", ""}, /* back to what is open */
	    {"service.speed.disputes", ACTION_NEXT_OPEN, NULL, "service.rating.score", ""},
	};
	struct session *session = model_begin();

	model_at(session, "5.1.a", ACTION_NO, NULL);
	model_at(session, "5.1.b", ACTION_FLAG, NULL);
	model_at(session, "level.1.rules", ACTION_FLAG, NULL);
	EXPECT_STEPS(session, flagged);
	session_close(session);
}

Test(session_move, says_that_the_level_is_settled)
{
	static const struct step steps[] = {
	    {"5.1.a", ACTION_NEXT_OPEN, NULL, "5.1.b", "the level is settled: B"},
	    {NULL, ACTION_KIND, "moving", "5.1.b", ""},
	    {NULL, ACTION_NEXT_OPEN, NULL, "5.1.b",
	     "no question can move the level; the level is settled: B"},
	    {NULL, ACTION_KIND, "flagged", "5.1.b", ""},
	    {NULL, ACTION_NEXT_OPEN, NULL, "5.1.b", "there is no question of 'flagged'"},
	    {"eligibility.law", ACTION_YES, NULL, "5.1.a", ""},
	    {NULL, ACTION_KIND, "moving", "5.1.a", ""},
	    {NULL, ACTION_NEXT_OPEN, NULL, "5.1.a", "the level is settled: none, not eligible"},
	};
	struct session *session = model_begin();

	model_at(session, "eligibility.law", ACTION_NO, NULL);
	model_at(session, "service.speed.score", ACTION_ANSWER, "5");
	EXPECT_STEPS(session, steps);
	session_close(session);
}

/* What only looks, and a flag: no answer is written, and a flag writes its own row alone. */
Test(session_move, writes_no_answer)
{
	static const struct {
		enum action action;
		const char *argument;
	} looks[] = {
	    {ACTION_UP, NULL},
	    {ACTION_DOWN, NULL},
	    {ACTION_PREVIOUS_CLAUSE, NULL},
	    {ACTION_NEXT_CLAUSE, NULL},
	    {ACTION_PAGE_UP, NULL},
	    {ACTION_PAGE_DOWN, NULL},
	    {ACTION_FIRST, NULL},
	    {ACTION_LAST, NULL},
	    {ACTION_NEXT_OPEN, NULL},
	    {ACTION_PREVIOUS_OPEN, NULL},
	    {ACTION_KIND, "flagged,open"},
	    {ACTION_NEXT_OPEN, NULL},
	    {ACTION_GOTO, "5.2"},
	    {ACTION_SEARCH, "read"},
	    {ACTION_NEXT_HIT, NULL},
	    {ACTION_PREVIOUS_HIT, NULL},
	    {ACTION_FILTER, "open,no"},
	    {ACTION_FILTER, NULL},
	};
	struct session *session = model_begin();

	model_at(session, "5.1.a", ACTION_NO, NULL);
	for (size_t i = 0; i < sizeof looks / sizeof *looks; i++)
		model_do(session, looks[i].action, looks[i].argument);
	cr_expect_str_eq(model_rows(session), "5.1.a=no;");
	model_at(session, "5.1.a", ACTION_FLAG, NULL);
	model_at(session, "5.1.b", ACTION_FLAG, NULL);
	cr_expect_str_eq(model_rows(session), "5.1.a=no;5.1.a=no<yes>;5.1.b=<yes>;");
	session_close(session);
}
