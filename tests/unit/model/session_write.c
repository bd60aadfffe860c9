/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes into the record: imports, seals and amendments; and what could not be written. */
#include "config.h"

#include "base/file.h"
#include "model/outline.h"
#include "model/session.h"
#include "tests/support/check.h"
#include "tests/support/model_fixture.h"
#include "tests/support/scratch.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

TestSuite(session_write, .init = model_enter, .fini = model_leave);

/* Let no file of this process grow beyond the record's length and some bytes; or lift that. */
static void limit_files(bool is_full, rlim_t spare_bytes)
{
	struct rlimit limit;
	struct stat facts;

	signal(SIGXFSZ, SIG_IGN);
	cr_assert_eq(getrlimit(RLIMIT_FSIZE, &limit), 0);
	cr_assert_eq(stat(MODEL_RECORD, &facts), 0);
	limit.rlim_cur = is_full ? (rlim_t)facts.st_size + spare_bytes : limit.rlim_max;
	cr_assert_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

Test(session_write, keeps_an_answer_that_could_not_be_saved)
{
	struct session *session = model_begin();
	size_t item = model_item("5.1.a");

	model_at(session, "5.1.b", ACTION_YES, NULL);
	limit_files(true, 10);
	cr_expect_eq(model_at(session, "5.1.a", ACTION_NO, NULL), REPLY_NOT_SAVED);
	cr_expect_str_eq(model_message(), "NOT SAVED: File too large");
	cr_expect_str_eq(model_cursor(session), "5.1.a", "what is not saved does not move on");
	cr_expect(session_is_pending(session, item));
	cr_expect_str_eq(session_answer(session, item), "no");
	cr_expect_eq(session->answers.of[item].kind, ANSWER_OPEN, "only what is on disk counts");
	cr_expect_eq(session->saved_seq, 2);
	cr_expect_eq(session->event_count, 2);

	/* The newest state of an item takes the place of the one that waits; it builds on it. */
	cr_expect_eq(model_do(session, ACTION_NOTE, "no brochure"), REPLY_NOT_SAVED);
	cr_expect_eq(session->pending.count, 1);
	cr_expect_str_eq(session_answer(session, item), "no");
	cr_expect_eq(model_at(session, "5.2.a", ACTION_FLAG, NULL), REPLY_NOT_SAVED);
	cr_expect_eq(session->pending.count, 2);

	limit_files(false, 0);
	cr_expect_eq(model_at(session, "eligibility.law", ACTION_NO, NULL), REPLY_DONE);
	cr_expect_eq(session->pending.count, 0);
	cr_expect_not(session_is_pending(session, item));
	cr_expect_str_eq(model_rows(session), "5.1.b=yes;5.1.a=no(no brochure);5.2.a=<yes>;"
					      "eligibility.law=no;");
	session_close(session);
	session = model_open(NULL);
	cr_expect_eq(record_state(session->record)->condition, RECORD_OK);
	cr_expect_str_eq(session_note(session, item), "no brochure");
	session_close(session);
}

Test(session_write, reads_its_rows_after_a_failure_wherever_they_moved)
{
	struct session *session = model_begin();

	model_at(session, "5.1.a", ACTION_NOTE, "first");
	/* However much room the record keeps for rows, one of these appends outgrows it. */
	for (size_t i = 0; i < 40; i++) {
		limit_files(true, 0);
		cr_expect_eq(model_at(session, "5.1.b", ACTION_FLAG, NULL), REPLY_NOT_SAVED);
		cr_expect_str_eq(session_note(session, model_item("5.1.a")), "first");
		limit_files(false, 0);
		cr_expect_eq(model_do(session, ACTION_SAVE, NULL), REPLY_DONE);
	}
	session_close(session);
}

Test(session_write, tries_again_on_request_and_on_the_same_key)
{
	struct session *session = model_begin();

	limit_files(true, 0);
	cr_expect_eq(model_at(session, "5.1.a", ACTION_YES, NULL), REPLY_NOT_SAVED);
	cr_expect_eq(model_do(session, ACTION_SAVE, NULL), REPLY_NOT_SAVED);
	cr_expect_eq(model_at(session, "5.1.a", ACTION_YES, NULL), REPLY_NOT_SAVED);
	cr_expect_eq(session->pending.count, 1);
	cr_expect_str_eq(session->saved_at, "");
	limit_files(false, 0);
	cr_expect_eq(model_do(session, ACTION_SAVE, NULL), REPLY_DONE);
	cr_expect_str_eq(model_message(), "all is saved");
	cr_expect_str_eq(model_rows(session), "5.1.a=yes;");
	cr_expect_str_eq(session->saved_at, MODEL_TIME);
	cr_expect_eq(model_at(session, "5.1.b", ACTION_NO, NULL), REPLY_DONE);
	cr_expect_str_eq(model_rows(session), "5.1.a=yes;5.1.b=no;", "what waited waits no more");
	session_close(session);
}

Test(session_write, taking_back_what_waits_leaves_nothing_to_write)
{
	struct session *session = model_begin();

	limit_files(true, 0);
	cr_expect_eq(model_at(session, "5.1.a", ACTION_YES, NULL), REPLY_NOT_SAVED);
	cr_expect_eq(model_do(session, ACTION_OPEN, NULL), REPLY_DONE);
	cr_expect_eq(session->pending.count, 0);
	limit_files(false, 0);
	cr_expect_eq(session->event_count, 1);
	session_close(session);
}

Test(session_write, quits_with_something_unsaved_only_when_told_twice)
{
	struct session *session = model_begin();

	limit_files(true, 0);
	model_at(session, "5.1.a", ACTION_YES, NULL);
	cr_expect_eq(model_do(session, ACTION_QUIT, NULL), REPLY_REFUSED);
	cr_expect_str_eq(model_message(),
			 "NOT SAVED: File too large; quit again to leave without saving");
	model_do(session, ACTION_DOWN, NULL);
	cr_expect_eq(model_do(session, ACTION_QUIT, NULL), REPLY_REFUSED, "not twice in a row");
	cr_expect_eq(model_do(session, ACTION_QUIT, NULL), REPLY_QUIT);
	limit_files(false, 0);
	session_close(session);
	session = model_open(NULL);
	cr_expect_eq(session->event_count, 1);
	model_at(session, "5.1.a", ACTION_YES, NULL);
	limit_files(true, 0);
	model_at(session, "5.1.b", ACTION_YES, NULL);
	limit_files(false, 0);
	cr_expect_eq(model_do(session, ACTION_QUIT, NULL), REPLY_QUIT,
		     "quitting saves what it can");
	cr_expect_eq(session->event_count, 3);
	session_close(session);
}

Test(session_write, undoes_what_waits_once_it_is_written)
{
	struct session *session = model_begin();

	model_at(session, "5.1.b", ACTION_YES, NULL);
	limit_files(true, 0);
	model_at(session, "5.1.a", ACTION_YES, NULL);
	cr_expect_eq(model_do(session, ACTION_UNDO, NULL), REPLY_NOT_SAVED);
	cr_expect_str_eq(session_answer(session, model_item("5.1.a")), "yes");
	limit_files(false, 0);
	cr_expect_eq(model_do(session, ACTION_UNDO, NULL), REPLY_DONE);
	cr_expect_str_eq(model_rows(session), "5.1.b=yes;5.1.a=yes;5.1.a=[undo 3];");
	limit_files(true, 0);
	cr_expect_eq(model_do(session, ACTION_UNDO, NULL), REPLY_REFUSED);
	cr_expect_str_eq(model_message(), "NOT SAVED: File too large");
	cr_expect_str_eq(session_answer(session, model_item("5.1.b")), "yes");
	limit_files(false, 0);
	cr_expect_eq(model_do(session, ACTION_UNDO, NULL), REPLY_DONE);
	cr_expect_str_eq(session_answer(session, model_item("5.1.b")), "");
	session_close(session);
}

Test(session_write, an_import_is_written_whole_or_not_at_all)
{
	struct session *session = model_begin();
	const struct session_change changes[] = {
	    {.item = model_item("5.1.a"), .answer = "yes"},
	    {.item = model_item("5.2.a"),
	     .answer = "no",
	     .by = "wang",
	     .time = "2026-11-22T10:00:00+08:00"},
	};

	limit_files(true, 150); /* room for one row, not for two */
	cr_expect_eq(session_import(session, changes, 2), STATUS_SYSTEM);
	cr_expect_eq(session->event_count, 1);
	cr_expect_eq(session->pending.count, 0);
	limit_files(false, 0);
	cr_expect_eq(session_import(session, changes, 2), STATUS_OK);
	cr_expect_str_eq(model_rows(session), "5.1.a=yes[import 1/2];5.2.a=no[import 2/2];");
	cr_expect_str_eq(session->events[1].by, "li");
	cr_expect_str_eq(session->events[1].time, MODEL_TIME);
	cr_expect_str_eq(session->events[2].by, "wang");
	cr_expect_str_eq(session->events[2].time, "2026-11-22T10:00:00+08:00");
	cr_expect_eq(session_import(session, changes, 0), STATUS_OK);
	cr_expect_eq(session->event_count, 3);
	session_close(session);
}

Test(session_write, an_import_keeps_what_it_does_not_name)
{
	struct session *session = model_begin();
	struct session_change change = {.item = model_item("5.1.a"), .note = "new"};

	model_at(session, "5.1.a", ACTION_YES, NULL);
	model_at(session, "5.1.a", ACTION_FLAG, NULL);
	model_at(session, "5.1.a", ACTION_EVIDENCE, "role=clerk");
	cr_assert_eq(session_import(session, &change, 1), STATUS_OK);
	cr_expect_str_eq(session_answer(session, change.item), "yes");
	cr_expect_str_eq(session_note(session, change.item), "new");
	cr_expect_str_eq(session_flag(session, change.item), "yes");
	cr_expect_str_eq(session_evidence(session, change.item), "role=clerk");
	session_close(session);
}

Test(session_write, behind_a_seal_each_change_needs_a_reason)
{
	struct session *session = model_begin();
	struct session_change change = {.item = model_item("5.2.a"), .answer = "no"};

	model_at(session, "5.1.a", ACTION_YES, NULL);
	cr_expect_eq(session_seal(session), STATUS_OK);
	cr_expect_eq(session_seal(session), STATUS_OK);
	cr_expect_str_eq(model_rows(session), "5.1.a=yes;record.seal=;", "one seal is enough");
	cr_expect_eq(model_at(session, "5.1.b", ACTION_YES, NULL), REPLY_REFUSED);
	cr_expect(strstr(model_message(), "--reason") != NULL, "%s", model_message());
	cr_expect_eq(model_do(session, ACTION_UNDO, NULL), REPLY_REFUSED);
	cr_expect_eq(session_import(session, &change, 1), STATUS_READ_ONLY);
	cr_expect_eq(session->event_count, 3);
	cr_expect_eq(session->pending.count, 0);
	session_close(session);
	session = model_open("");
	cr_expect_eq(model_at(session, "5.1.b", ACTION_YES, NULL), REPLY_REFUSED, "no reason");
	session_close(session);
}

Test(session_write, behind_a_seal_each_change_is_a_numbered_amendment)
{
	struct session *session = model_begin();
	const struct session_change changes[] = {
	    {.item = model_item("5.1.a"), .answer = "no"},
	    {.item = model_item("5.2.a"), .answer = "no"},
	};

	model_at(session, "5.1.a", ACTION_YES, NULL);
	cr_assert_eq(session_seal(session), STATUS_OK);
	session_close(session);
	session = model_open("wrong file");
	model_at(session, "5.1.b", ACTION_YES, NULL);
	model_at(session, "5.1.b", ACTION_FLAG, NULL);
	model_do(session, ACTION_UNDO, NULL);
	model_do(session, ACTION_UNDO, NULL);
	model_do(session, ACTION_UNDO, NULL); /* what was said before the seal */
	model_do(session, ACTION_REDO, NULL);
	cr_assert_eq(session_import(session, changes, 2), STATUS_OK);
	model_do(session, ACTION_UNDO, NULL);
	cr_assert_eq(session_seal(session), STATUS_OK);
	cr_expect_str_eq(model_rows(session), "5.1.a=yes;"
					      "record.seal=;"
					      "5.1.b=yes[amend 1: wrong file];"
					      "5.1.b=yes<yes>[amend 2: wrong file];"
					      "5.1.b=yes[amend 3: undo 5: wrong file];"
					      "5.1.b=[amend 4: undo 4: wrong file];"
					      "5.1.a=[amend 5: undo 2: wrong file];"
					      "5.1.a=yes[amend 6: redo 2: wrong file];"
					      "5.1.a=no[amend 7: import 1/2: wrong file];"
					      "5.2.a=no[amend 7: import 2/2: wrong file];"
					      "5.2.a=[amend 8: undo 11: wrong file];"
					      "5.1.a=yes[amend 8: undo 10: wrong file];"
					      "record.seal=;");
	session_close(session);
	session = model_open("later");
	model_at(session, "5.2.a", ACTION_YES, NULL);
	cr_expect_str_eq(session->events[session->event_count - 1].cause, "amend 9: later");
	session_close(session);
}

Test(session_write, amendments_that_waited_have_a_number_each)
{
	struct session *session = model_begin();

	cr_assert_eq(session_seal(session), STATUS_OK);
	session_close(session);
	session = model_open("x");
	limit_files(true, 0);
	model_at(session, "5.1.a", ACTION_YES, NULL);
	model_at(session, "5.1.b", ACTION_YES, NULL);
	limit_files(false, 0);
	cr_expect_eq(model_do(session, ACTION_SAVE, NULL), REPLY_DONE);
	cr_expect_str_eq(model_rows(session), "record.seal=;5.1.a=yes[amend 1: x];"
					      "5.1.b=yes[amend 2: x];");
	session_close(session);
}

Test(session_write, what_waits_is_marked_in_the_outline)
{
	struct session *session = model_begin();
	struct outline outline;
	size_t row = 0;

	outline_init(&outline);
	outline_update(&outline, session);
	limit_files(true, 0);
	model_at(session, "5.1.a", ACTION_YES, NULL);
	limit_files(false, 0);
	outline_update(&outline, session);
	while (outline.rows.at[row] != model_item("s5"))
		row++;
	cr_expect_eq(outline_row(&outline, session, row).mark, OUTLINE_NOT_SAVED);
	cr_expect_eq(outline_row(&outline, session, row).problem, model_item("5.1.a"));
	model_do(session, ACTION_SAVE, NULL);
	outline_update(&outline, session);
	cr_expect_eq(outline_row(&outline, session, row).mark, OUTLINE_OPEN);
	outline_release(&outline);
	session_close(session);
}

Test(session_write, a_torn_tail_is_told_until_the_first_row_is_written)
{
	struct text bytes = TEXT_EMPTY;
	struct session *session = model_begin();

	session_close(session);
	cr_assert_eq(file_read(MODEL_RECORD, &bytes), STATUS_OK);
	text_add_string(&bytes, "2,half a r");
	scratch_write(MODEL_RECORD, bytes.bytes, bytes.len);
	text_release(&bytes);
	session = model_open(NULL);
	cr_expect(session->condition.is_torn);
	cr_expect_eq(session->warnings.list.count, 1);
	model_at(session, "5.1.a", ACTION_YES, NULL);
	cr_expect_not(session->condition.is_torn);
	cr_expect_eq(session->warnings.list.count, 0);
	session_close(session);
}
