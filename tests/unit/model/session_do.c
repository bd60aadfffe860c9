/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one door: what each action states, and what it refuses. */
#include "config.h"

#include "model/session.h"

#include "tests/support/check.h"
#include "tests/support/model_fixture.h"

#include <string.h>

TestSuite(session_do, .init = model_enter, .fini = model_leave);

Test(session_do, answers_what_fits_the_item)
{
	static const struct {
		const char *id;
		enum action action;
		const char *argument;
		enum reply_kind kind;
		const char *message; /* a part of it */
		const char *answer;
	} cases[] = {
	    {"5.1.a", ACTION_YES, NULL, REPLY_DONE, "", "yes"},
	    {"5.1.a", ACTION_NO, NULL, REPLY_DONE, "", "no"},
	    {"5.1.a", ACTION_NA, NULL, REPLY_DONE, "only where no advice is offered", "na"},
	    {"5.1.a", ACTION_ANSWER, "是", REPLY_DONE, "", "yes"},
	    {"5.1.a", ACTION_ANSWER, "1", REPLY_REFUSED, "yes, no or na", "yes"},
	    {"5.1.a", ACTION_OPEN, NULL, REPLY_DONE, "", ""},
	    {"5.2.a", ACTION_NA, NULL, REPLY_REFUSED, "it always applies", ""},
	    {"5.2.a", ACTION_ANSWER, "maybe", REPLY_REFUSED, "answered yes or no", ""},
	    {"advice.staff", ACTION_YES, NULL, REPLY_REFUSED, "a whole number", ""},
	    {"advice.staff", ACTION_NA, NULL, REPLY_REFUSED, "a whole number", ""},
	    {"advice.staff", ACTION_ANSWER, "３.0", REPLY_DONE, "", "3"},
	    {"advice.staff", ACTION_ANSWER, "2.5", REPLY_REFUSED, "a whole number", "3"},
	    {"advice.staff", ACTION_ANSWER, "", REPLY_DONE, "", ""},
	    {"service.speed.cases", ACTION_ANSWER, "0", REPLY_REFUSED, "1 or more", ""},
	    {"service.speed.disputes", ACTION_ANSWER, "101", REPLY_REFUSED, "100 or less", ""},
	    {"advice.score", ACTION_ANSWER, "2", REPLY_REFUSED, "0, 1, 3 or 5", ""},
	    {"cover.organisation", ACTION_YES, NULL, REPLY_REFUSED, "takes a text", ""},
	    {"cover.organisation", ACTION_ANSWER, "某 CA", REPLY_DONE, "", "某 CA"},
	    {"cover.date", ACTION_NO, NULL, REPLY_REFUSED, "takes a date", ""},
	    {"cover.date", ACTION_ANSWER, "2026/1/5", REPLY_DONE, "", "2026-01-05"},
	    {"cover.date", ACTION_ANSWER, "2026-02-30", REPLY_REFUSED, "takes a date",
	     "2026-01-05"},
	};
	struct session *session = model_begin();

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t rows = session->event_count;
		enum reply_kind kind =
		    model_at(session, cases[i].id, cases[i].action, cases[i].argument);

		cr_expect_eq(kind, cases[i].kind, "case %zu: %d", i, (int)kind);
		cr_expect(strstr(model_message(), cases[i].message) != NULL, "case %zu: '%s'", i,
			  model_message());
		cr_expect_str_eq(session_answer(session, model_item(cases[i].id)), cases[i].answer,
				 "case %zu", i);
		if (kind == REPLY_REFUSED) {
			cr_expect_eq(session->event_count, rows, "case %zu", i);
			cr_expect_str_eq(model_cursor(session), cases[i].id, "case %zu moved", i);
		}
	}
	session_close(session);
}

Test(session_do, refuses_what_is_not_asked_and_takes_what_may_be)
{
	struct session *session = model_begin();

	/* Nobody knows yet whether there are disputes. */
	cr_expect_eq(model_at(session, "service.speed.days", ACTION_ANSWER, "4"), REPLY_DONE);
	cr_expect_eq(model_at(session, "service.speed.days", ACTION_OPEN, NULL), REPLY_DONE);
	model_at(session, "service.speed.disputes", ACTION_ANSWER, "0");
	cr_expect_eq(model_at(session, "service.speed.days", ACTION_ANSWER, "4"), REPLY_REFUSED);
	cr_expect_str_eq(model_message(), "asked only where 'How many disputes?' > 0");
	cr_expect_eq(model_at(session, "service.speed.days", ACTION_NOTE, "none"), REPLY_DONE);
	session_close(session);
}

Test(session_do, writes_one_whole_state_and_keeps_what_it_does_not_change)
{
	struct session *session = model_begin();

	session_go(session, model_item("5.1.a"));
	model_do(session, ACTION_NOTE, "seen");
	model_do(session, ACTION_FLAG, NULL);
	model_do(session, ACTION_EVIDENCE, "role=clerk;method=Test");
	model_do(session, ACTION_NO, NULL);
	session_go(session, model_item("5.1.a"));
	model_do(session, ACTION_OPEN, NULL);
	model_do(session, ACTION_FLAG, NULL);
	model_do(session, ACTION_NOTE, "");
	cr_expect_str_eq(model_rows(session), "5.1.a=(seen);"
					      "5.1.a=(seen)<yes>;"
					      "5.1.a=(seen)<yes>{method=test; role=clerk};"
					      "5.1.a=no(seen)<yes>{method=test; role=clerk};"
					      "5.1.a=(seen)<yes>{method=test; role=clerk};"
					      "5.1.a=(seen){method=test; role=clerk};"
					      "5.1.a={method=test; role=clerk};");
	cr_expect_str_eq(session->events[1].by, "li");
	cr_expect_str_eq(session->events[1].time, MODEL_TIME);
	cr_expect_str_eq(session->saved_at, MODEL_TIME);
	cr_expect_eq(session->saved_seq, 8);
	session_close(session);
}

Test(session_do, appends_nothing_where_that_is_stated_already)
{
	static const struct {
		const char *id;
		enum action action;
		const char *argument;
	} again[] = {
	    {"5.1.a", ACTION_YES, NULL},
	    {"5.1.a", ACTION_ANSWER, "TRUE"},
	    {"5.1.a", ACTION_NOTE, "seen"},
	    {"5.1.a", ACTION_EVIDENCE, " method=test"},
	    {"5.1.b", ACTION_OPEN, NULL},
	    {"5.1.b", ACTION_NOTE, ""},
	    {"advice.staff", ACTION_ANSWER, "3.0"},
	    {"advice.staff", ACTION_SCORE, ""},
	};
	struct session *session = model_begin();

	model_at(session, "5.1.a", ACTION_YES, NULL);
	model_at(session, "5.1.a", ACTION_NOTE, "seen");
	model_at(session, "5.1.a", ACTION_EVIDENCE, "method=test");
	model_at(session, "advice.staff", ACTION_ANSWER, "3");
	for (size_t i = 0; i < sizeof again / sizeof *again; i++) {
		cr_expect_eq(model_at(session, again[i].id, again[i].action, again[i].argument),
			     REPLY_DONE, "case %zu", i);
		cr_expect_eq(session->event_count, 5, "case %zu", i);
	}
	model_at(session, "5.1.a", ACTION_YES, NULL);
	cr_expect_str_eq(model_cursor(session), "5.1.b", "yes moves on all the same");
	model_at(session, "advice.staff", ACTION_ANSWER, "");
	cr_expect_str_eq(model_cursor(session), "advice.staff", "taking back stays");
	session_close(session);
}

Test(session_do, an_answer_takes_a_conflict_away_and_leaves_a_flag)
{
	struct session *session = model_begin();
	size_t item = model_item("5.1.a");
	struct session_change conflict = {.item = item, .answer = "", .flag = "conflict"};

	cr_assert_eq(session_import(session, &conflict, 1), STATUS_OK);
	cr_expect_eq(model_at(session, "5.1.a", ACTION_FLAG, NULL), REPLY_REFUSED);
	cr_expect_eq(model_at(session, "5.1.a", ACTION_NOTE, "ask both"), REPLY_DONE);
	cr_expect_str_eq(session_flag(session, item), "conflict");
	model_at(session, "5.1.a", ACTION_OPEN, NULL);
	cr_expect_str_eq(session_flag(session, item), "conflict");
	model_at(session, "5.1.a", ACTION_YES, NULL);
	cr_expect_str_eq(session_flag(session, item), "");
	model_at(session, "5.1.a", ACTION_FLAG, NULL);
	model_at(session, "5.1.a", ACTION_NO, NULL);
	cr_expect_str_eq(session_flag(session, item), "yes");
	session_close(session);
}

Test(session_do, scores_the_leaf_that_the_question_feeds)
{
	struct session *session = model_begin();

	cr_expect_eq(model_at(session, "advice.staff", ACTION_SCORE, "3"), REPLY_DONE);
	cr_expect_str_eq(model_cursor(session), "advice.staff", "scoring stays");
	cr_expect_eq(model_at(session, "5.2.a", ACTION_SCORE, "５"), REPLY_DONE);
	cr_expect_eq(model_at(session, "service.rating.score", ACTION_SCORE, "1"), REPLY_DONE);
	cr_expect_eq(model_at(session, "advice.score", ACTION_SCORE, ""), REPLY_DONE);
	cr_expect_str_eq(model_rows(session), "advice.score=3;service.speed.score=5;"
					      "service.rating.score=1;advice.score=;");
	cr_expect_eq(model_at(session, "advice.staff", ACTION_SCORE, "4"), REPLY_REFUSED);
	cr_expect_str_eq(model_message(), "a score is 0, 1, 3 or 5");
	cr_expect_eq(model_at(session, "cover.date", ACTION_SCORE, "5"), REPLY_REFUSED);
	cr_expect_eq(session->event_count, 5);
	session_close(session);
}

Test(session_do, refuses_evidence_that_is_none)
{
	struct session *session = model_begin();

	cr_expect_eq(model_at(session, "5.1.a", ACTION_EVIDENCE, "I saw it"), REPLY_REFUSED);
	cr_expect(strstr(model_message(), "method=interview") != NULL, "%s", model_message());
	cr_expect_eq(session->event_count, 1);
	session_close(session);
}

Test(session_do, refuses_text_that_no_row_can_hold)
{
	struct session *session = model_begin();
	struct text longest = TEXT_EMPTY;
	struct text guarded = TEXT_EMPTY;

	cr_expect_eq(model_at(session, "5.1.a", ACTION_NOTE, "\xFF"), REPLY_REFUSED);
	cr_expect_str_eq(model_message(), "the text is not valid UTF-8");
	for (int i = 0; i < 32767; i++)
		text_add_string(&longest, "证");
	cr_expect_eq(model_at(session, "5.1.a", ACTION_NOTE, longest.bytes), REPLY_DONE);
	text_add_string(&guarded, "=");
	text_add_string(&guarded, longest.bytes + strlen("证")); /* as many, and a guard */
	cr_expect_eq(model_at(session, "5.1.a", ACTION_NOTE, guarded.bytes), REPLY_REFUSED);
	cr_expect_str_eq(model_message(), "the text is longer than 32767 characters");
	text_add_string(&longest, "书");
	cr_expect_eq(model_at(session, "5.1.a", ACTION_NOTE, longest.bytes), REPLY_REFUSED);
	cr_expect_str_eq(model_message(), "the text is longer than 32767 characters");
	cr_expect_eq(session->event_count, 2);
	text_release(&longest);
	text_release(&guarded);
	session_close(session);
}

Test(session_do, moves_on_to_the_next_question_that_is_asked)
{
	static const struct {
		const char *from;
		const char *answer;
		const char *to;
		const char *message; /* a part of it */
	} cases[] = {
	    {"cover.date", "2026-11-23", "eligibility.law", ""}, /* over a group */
	    {"5.1.b", "yes", "5.2.a", ""},
	    {"advice.staff", "1", "service.speed.cases", ""}, /* over an optional score */
	    {"service.speed.disputes", "1", "service.speed.days", ""},
	    {"service.speed.disputes", "0", "service.rating.score", ""}, /* days: not asked */
	    {"service.rating.score", "3", "level.1.rules", ""},
	    {"level.2.plans", "yes", "level.2.plans", "this is the last question; "},
	};
	struct session *session = model_begin();

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		cr_expect_eq(model_at(session, cases[i].from, ACTION_ANSWER, cases[i].answer),
			     REPLY_DONE);
		cr_expect_str_eq(model_cursor(session), cases[i].to, "from %s", cases[i].from);
		cr_expect(strstr(model_message(), cases[i].message) != NULL, "%s", model_message());
	}
	session_close(session);
}

Test(session_do, shows_and_quits)
{
	static const enum action showing[] = {ACTION_SCORES, ACTION_WARNINGS, ACTION_HISTORY,
					      ACTION_HELP};
	struct session *session = model_begin();

	for (size_t i = 0; i < sizeof showing / sizeof *showing; i++)
		cr_expect_eq(model_do(session, showing[i], NULL), REPLY_SHOW);
	cr_expect_eq(model_do(session, ACTION_SAVE, NULL), REPLY_DONE);
	cr_expect_str_eq(model_message(), "all is saved");
	cr_expect_eq(model_do(session, ACTION_QUIT, NULL), REPLY_QUIT);
	cr_expect_eq(session->event_count, 1);
	session_close(session);
}

/* Every action can be called anywhere, with its argument or without, and leaves a record that
 * holds. */
Test(session_do, takes_every_action_everywhere)
{
	static const char *const arguments[] = {NULL, "", "yes", "3", "method=test", "open", "5.1"};
	struct session *session = model_begin();

	for (enum action action = 0; action < ACTION_COUNT; action++) {
		for (size_t item = 0; item < model_form()->item_count; item++) {
			for (size_t i = 0; i < sizeof arguments / sizeof *arguments; i++) {
				session_go(session, item);
				model_do(session, action, arguments[i]);
				cr_assert_neq(model_form()->items[session->cursor].type,
					      ITEM_GROUP);
			}
		}
	}
	cr_expect_eq(session->pending.count, 0);
	session_close(session);
	session = model_open(NULL);
	cr_expect_eq(record_state(session->record)->condition, RECORD_OK);
	session_close(session);
}
