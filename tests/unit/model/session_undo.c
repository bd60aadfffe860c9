/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking changes back and doing them again, over all sessions. */
#include "config.h"

#include "tests/support/check.h"
#include "tests/support/model_fixture.h"

#include <string.h>

TestSuite(session_undo, .init = model_enter, .fini = model_leave);

Test(session_undo, restores_the_whole_state_and_goes_there)
{
	struct session *session = model_begin();

	model_at(session, "5.1.a", ACTION_NO, NULL);
	model_at(session, "5.1.a", ACTION_NOTE, "as found");
	model_at(session, "5.1.a", ACTION_YES, NULL);
	model_do(session, ACTION_LAST, NULL);
	cr_expect_eq(model_do(session, ACTION_UNDO, NULL), REPLY_DONE);
	cr_expect_str_eq(model_message(), "undone: '5.1.a'");
	cr_expect_str_eq(model_cursor(session), "5.1.a");
	model_do(session, ACTION_UNDO, NULL);
	model_do(session, ACTION_REDO, NULL);
	cr_expect_str_eq(model_message(), "done again: '5.1.a'");
	cr_expect_str_eq(model_rows(session), "5.1.a=no;"
					      "5.1.a=no(as found);"
					      "5.1.a=yes(as found);"
					      "5.1.a=no(as found)[undo 4];"
					      "5.1.a=no[undo 3];"
					      "5.1.a=no(as found)[redo 3];");
	session_close(session);
}

Test(session_undo, goes_back_to_nothing_and_says_when_there_is_no_more)
{
	struct session *session = model_begin();

	cr_expect_eq(model_do(session, ACTION_UNDO, NULL), REPLY_REFUSED);
	cr_expect_str_eq(model_message(), "there is nothing to undo");
	cr_expect_eq(model_do(session, ACTION_REDO, NULL), REPLY_REFUSED);
	cr_expect_str_eq(model_message(), "there is nothing to do again");
	model_at(session, "5.1.a", ACTION_YES, NULL);
	model_do(session, ACTION_UNDO, NULL);
	cr_expect_str_eq(model_rows(session), "5.1.a=yes;5.1.a=[undo 2];");
	cr_expect_eq(session->answers.of[model_item("5.1.a")].kind, ANSWER_OPEN);
	cr_expect_eq(model_do(session, ACTION_UNDO, NULL), REPLY_REFUSED);
	model_at(session, "5.1.b", ACTION_YES, NULL);
	cr_expect_eq(model_do(session, ACTION_REDO, NULL), REPLY_REFUSED, "a change empties redo");
	cr_expect_eq(session->event_count, 4);
	session_close(session);
}

Test(session_undo, reaches_into_earlier_sessions)
{
	struct session *session = model_begin();

	model_at(session, "5.1.a", ACTION_YES, NULL);
	model_at(session, "5.1.b", ACTION_YES, NULL);
	session_close(session);
	session = model_open(NULL);
	model_do(session, ACTION_UNDO, NULL);
	session_close(session);
	session = model_open(NULL);
	model_do(session, ACTION_UNDO, NULL);
	model_do(session, ACTION_REDO, NULL);
	model_do(session, ACTION_REDO, NULL);
	cr_expect_str_eq(model_rows(session), "5.1.a=yes;5.1.b=yes;5.1.b=[undo 3];5.1.a=[undo 2];"
					      "5.1.a=yes[redo 2];5.1.b=yes[redo 3];");
	session_close(session);
}

Test(session_undo, takes_an_import_back_as_one)
{
	struct session *session = model_begin();
	const struct session_change changes[] = {
	    {.item = model_item("5.1.a"), .answer = "no"},
	    {.item = model_item("5.2.a"), .answer = "yes", .note = "by mail"},
	};

	model_at(session, "5.1.a", ACTION_YES, NULL);
	cr_assert_eq(session_import(session, changes, 2), STATUS_OK);
	model_do(session, ACTION_LAST, NULL);
	model_do(session, ACTION_UNDO, NULL);
	cr_expect_str_eq(model_message(), "undone: an import of 2 rows");
	cr_expect_str_eq(model_cursor(session), "5.1.a");
	model_do(session, ACTION_REDO, NULL);
	cr_expect_str_eq(model_rows(session), "5.1.a=yes;"
					      "5.1.a=no[import 1/2];"
					      "5.2.a=yes(by mail)[import 2/2];"
					      "5.2.a=[undo 4];"
					      "5.1.a=yes[undo 3];"
					      "5.1.a=no[redo 3];"
					      "5.2.a=yes(by mail)[redo 4];");
	model_do(session, ACTION_UNDO, NULL);
	model_do(session, ACTION_UNDO, NULL);
	cr_expect_str_eq(session_answer(session, model_item("5.1.a")), "");
	cr_expect_str_eq(session_answer(session, model_item("5.2.a")), "");
	session_close(session);
}

Test(session_undo, brings_a_conflict_back)
{
	struct session *session = model_begin();
	size_t item = model_item("5.1.a");
	struct session_change conflict = {.item = item, .answer = "", .flag = "conflict"};

	cr_assert_eq(session_import(session, &conflict, 1), STATUS_OK);
	model_at(session, "5.1.a", ACTION_YES, NULL);
	model_do(session, ACTION_UNDO, NULL);
	cr_expect_str_eq(session_flag(session, item), "conflict");
	cr_expect_str_eq(session_answer(session, item), "");
	session_close(session);
}
