/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores tried out: what the result would be, and that nothing of it is written.
 *
 * The little form weighs advice 0.25 and service.speed 0.75; its levels are A, and B from 3.5 on.
 */
#include "config.h"

#include "model/what_if.h"

#include "tests/support/check.h"
#include "tests/support/model_fixture.h"

#include <string.h>

TestSuite(what_if, .init = model_enter, .fini = model_leave);

static void add_total(struct text *out, const struct score *score)
{
	text_clear(out);
	decimal_print(out, score->total.low, 2);
	text_add_string(out, "..");
	decimal_print(out, score->total.high, 2);
}

#define EXPECT_TOTAL(session, expected)                                                            \
	do {                                                                                       \
		struct text total = TEXT_EMPTY;                                                    \
                                                                                                   \
		add_total(&total, session_what_if(session));                                       \
		cr_expect_str_eq(total.bytes, expected);                                           \
		text_release(&total);                                                              \
	} while (0)

Test(what_if, scores_with_what_is_tried_out)
{
	struct session *session = model_begin();

	EXPECT_TOTAL(session, "0.00..5.00");
	cr_expect_eq(model_do(session, ACTION_WHAT_IF, "service.speed=3"), REPLY_SHOW);
	EXPECT_TOTAL(session, "2.25..3.50");
	/* Beside what was tried before; a clause names a leaf too. */
	cr_expect_eq(model_do(session, ACTION_WHAT_IF, "6.1=5 service.rating=1"), REPLY_SHOW);
	EXPECT_TOTAL(session, "3.50..3.50");
	cr_expect_eq(session_what_if(session)->level_low, 1);
	cr_expect_eq(session->what_if.count, 3);
	model_do(session, ACTION_WHAT_IF, "service.speed=");
	EXPECT_TOTAL(session, "1.25..5.00");
	model_do(session, ACTION_WHAT_IF, NULL);
	cr_expect_eq(session->what_if.count, 2);
	model_do(session, ACTION_WHAT_IF, "none");
	cr_expect_eq(session->what_if.count, 0);
	EXPECT_TOTAL(session, "0.00..5.00");
	session_close(session);
}

Test(what_if, never_reaches_the_record)
{
	struct session *session = model_begin();

	model_at(session, "advice.score", ACTION_ANSWER, "1");
	model_do(session, ACTION_WHAT_IF, "advice=5 service.speed=5");
	cr_expect_str_eq(model_rows(session), "advice.score=1;");
	cr_expect_str_eq(session_answer(session, model_item("advice.score")), "1");
	cr_expect_eq(decimal_compare(session->score.total.low, (struct decimal){25, 2}), 0);
	cr_expect(answers_is_open(&session->answers, model_item("service.speed.cases")));
	model_do(session, ACTION_SAVE, NULL);
	model_do(session, ACTION_QUIT, NULL);
	cr_expect_str_eq(model_rows(session), "advice.score=1;");
	session_close(session);
	session = model_open(NULL);
	cr_expect_eq(session->what_if.count, 0);
	EXPECT_TOTAL(session, "0.25..4.00");
	session_close(session);
}

Test(what_if, goes_on_with_what_is_answered_meanwhile)
{
	struct session *session = model_begin();

	model_do(session, ACTION_WHAT_IF, "advice=5");
	model_at(session, "service.speed.score", ACTION_ANSWER, "1");
	EXPECT_TOTAL(session, "2.00..2.00");
	model_do(session, ACTION_UNDO, NULL);
	EXPECT_TOTAL(session, "1.25..5.00");
	session_close(session);
}

/* All or nothing. */
Test(what_if, refuses_what_it_cannot_read)
{
	static const struct {
		const char *argument, *message;
	} cases[] = {
	    {"advice=4", "a score is 0, 1, 3 or 5"},
	    {"advice=yes", "a score is 0, 1, 3 or 5"},
	    {"nothing=3", "there is no indicator 'nothing' to be scored"},
	    {"service=3", "there is no indicator 'service' to be scored"}, /* it is a sum */
	    {"=3", "there is no indicator '' to be scored"},
	    {"advice", "a score is tried out as 'advice=3'"},
	    {"advice=5 service.speed=2", "a score is 0, 1, 3 or 5"},
	    {"none advice=3", "there is no indicator 'none' to be scored"},
	};
	struct session *session = model_begin();

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		cr_expect_eq(model_do(session, ACTION_WHAT_IF, cases[i].argument), REPLY_REFUSED,
			     "%s", cases[i].argument);
		cr_expect_str_eq(model_message(), cases[i].message, "%s: %s", cases[i].argument,
				 model_message());
		cr_expect_eq(session->what_if.count, 0, "%s", cases[i].argument);
	}
	session_close(session);
}
