/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Last time's answers: they stand beside, and count for nothing until they are taken over. */
#include "config.h"

#include "model/baseline.h"

#include "tests/support/check.h"
#include "tests/support/model_fixture.h"

#include <stdio.h>
#include <string.h>

TestSuite(baseline, .init = model_enter, .fini = model_leave);

Test(baseline, stands_beside_and_counts_for_nothing)
{
	struct session *session = model_begin();
	const struct ghost *ghost;

	model_set_earlier(session, 2, "service.speed.score", "5");
	ghost = session_ghost(session, model_item("service.speed.score"));
	cr_assert_not_null(ghost);
	cr_expect_str_eq(ghost->row.answer, "5");
	cr_expect_str_eq(ghost->row.by, "wang");
	cr_expect_str_eq(ghost->row.time, "2025-11-20T09:30:00+00:00");
	cr_expect_not(ghost->is_outdated);
	cr_expect_null(session_ghost(session, model_item("advice.score")));
	cr_expect_null(session_ghost(session, model_item("s5")), "a group");
	cr_expect_str_eq(session_answer(session, model_item("service.speed.score")), "");
	cr_expect_eq(decimal_compare(session->score.total.low, DECIMAL_ZERO), 0);
	cr_expect_str_eq(model_rows(session), "");
	session_close(session);
}

Test(baseline, is_taken_over_as_an_answer_alone_with_a_row_of_its_own)
{
	struct session *session = model_begin();

	model_set_earlier(session, 2, "5.1.a", "yes");
	model_at(session, "5.1.a", ACTION_NOTE, "this time");
	cr_expect_eq(model_at(session, "5.1.a", ACTION_TAKE_OVER, NULL), REPLY_DONE);
	/* Neither the note nor the flag nor the evidence of then. */
	cr_expect_str_eq(model_rows(session), "5.1.a=(this time);5.1.a=yes(this time);");
	cr_expect_str_eq(model_cursor(session), "5.1.b", "as after any answer");
	cr_expect_str_eq(session->events[2].by, "li");
	cr_expect_str_eq(session->events[2].time, MODEL_TIME);
	/* It can be undone, and taken over again it says nothing new. */
	cr_expect_eq(model_at(session, "5.1.a", ACTION_TAKE_OVER, NULL), REPLY_DONE);
	cr_expect_eq(session->event_count, 3);
	model_do(session, ACTION_UNDO, NULL);
	cr_expect_str_eq(session_answer(session, model_item("5.1.a")), "");
	session_close(session);
}

Test(baseline, is_refused_where_there_is_nothing_to_take)
{
	struct session *session = model_begin();

	cr_expect_eq(model_at(session, "5.1.a", ACTION_TAKE_OVER, NULL), REPLY_REFUSED);
	cr_expect(strstr(model_message(), "no earlier record"), "%s", model_message());
	model_set_earlier(session, 2, "5.1.a", "");
	cr_expect_eq(model_at(session, "5.1.a", ACTION_TAKE_OVER, NULL), REPLY_REFUSED);
	cr_expect(strstr(model_message(), "no answer here"), "%s", model_message());
	/* An answer that the form does not take any more is none. */
	model_set_earlier(session, 2, "advice.staff", "many");
	cr_expect_null(session_ghost(session, model_item("advice.staff")));
	/* Nor is that of an item which the form lacks. */
	model_set_earlier(session, 2, "advice.gone", "yes");
	cr_expect_eq(model_at(session, "advice.staff", ACTION_TAKE_OVER, NULL), REPLY_REFUSED);
	cr_expect_str_eq(model_rows(session), "");
	session_close(session);
}

/* The form is of version 2, which changed what `cover.date` asks. */
Test(baseline, is_not_offered_where_the_question_has_changed)
{
	static const struct {
		int version;
		const char *item, *answer;
		bool is_outdated;
	} cases[] = {
	    {1, "cover.date", "2025-11-20", true},
	    {2, "cover.date", "2025-11-20", false},
	    {3, "cover.date", "2025-11-20", false}, /* of a later form */
	    {1, "5.1.a", "yes", false},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct session *session = model_begin();
		const struct ghost *ghost;
		enum reply_kind kind;

		model_set_earlier(session, cases[i].version, cases[i].item, cases[i].answer);
		ghost = session_ghost(session, model_item(cases[i].item));
		cr_assert_not_null(ghost, "%zu", i);
		cr_expect_eq(ghost->is_outdated, cases[i].is_outdated, "%zu", i);
		kind = model_at(session, cases[i].item, ACTION_TAKE_OVER, NULL);
		cr_expect_eq(kind, cases[i].is_outdated ? REPLY_REFUSED : REPLY_DONE, "%zu", i);
		if (cases[i].is_outdated)
			cr_expect(strstr(model_message(), "has changed"), "%s", model_message());
		cr_expect_str_eq(session_answer(session, model_item(cases[i].item)),
				 cases[i].is_outdated ? "" : cases[i].answer, "%zu", i);
		session_close(session);
		cr_assert_eq(remove(MODEL_RECORD), 0);
	}
}

Test(baseline, is_refused_where_the_question_is_not_asked)
{
	struct session *session = model_begin();

	model_set_earlier(session, 2, "service.speed.days", "4");
	model_at(session, "service.speed.disputes", ACTION_ANSWER, "0");
	cr_expect_eq(model_at(session, "service.speed.days", ACTION_TAKE_OVER, NULL),
		     REPLY_REFUSED);
	cr_expect(strstr(model_message(), "asked only where"), "%s", model_message());
	session_close(session);
}
