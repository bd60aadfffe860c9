/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening and closing a record over its form. */
#include "config.h"

#include "model/session.h"

#include "tests/support/check.h"
#include "tests/support/model_fixture.h"
#include "tests/support/rows.h"
#include "tests/support/scratch.h"

#include <string.h>

TestSuite(session, .init = model_enter, .fini = model_leave);

/* Put a record of these rows there, each up to the comma before its chain. */
static void write_rows(const char *const *covered, size_t count)
{
	struct rows rows = rows_begin();

	for (size_t i = 0; i < count; i++)
		rows_add(&rows, covered[i]);
	scratch_write(MODEL_RECORD, rows.bytes.bytes, rows.bytes.len);
	rows_release(&rows);
}

static enum status try_open(const struct session_options *options, struct session **out,
			    struct text *faults)
{
	struct diag_list diags = {0};
	enum status status = session_open(MODEL_RECORD, model_form(), options, out, &diags);

	for (size_t i = 0; i < diags.diags.count; i++)
		text_printf(faults, "%s;", diag_name(diags.diags.at[i].code));
	diag_release(&diags);
	return status;
}

Test(session, begins_with_one_row_and_the_first_question)
{
	struct session *session = model_begin();

	cr_expect_eq(session->event_count, 1);
	cr_expect_str_eq(session->events[0].item, "record.begin");
	cr_expect_str_eq(session->events[0].answer, "tiny 2");
	cr_expect_str_eq(session->events[0].by, "li");
	cr_expect_str_eq(session->events[0].time, MODEL_TIME);
	cr_expect_str_eq(model_cursor(session), "cover.organisation");
	cr_expect_not(session->condition.form_changed);
	cr_expect_not(session->is_read_only);
	cr_expect_eq(session->score.open_count, 12, "thirteen are required, one hangs on another");
	cr_expect_str_eq(session->saved_at, "", "this session has answered nothing yet");
	session_close(session);
}

Test(session, never_begins_in_an_existing_file)
{
	struct session_options options = {.by = "li", .clock = model_clock};
	struct session *session = NULL;

	scratch_write(MODEL_RECORD, "", 0);
	cr_expect_eq(session_begin(MODEL_RECORD, model_form(), &options, &session), STATUS_EXISTS);
}

Test(session, opens_with_what_was_said_and_on_the_question_last_answered)
{
	struct session *session = model_begin();

	model_at(session, "5.1.b", ACTION_NO, NULL);
	model_do(session, ACTION_LAST, NULL);
	session_close(session);
	session = model_open(NULL);
	cr_expect_str_eq(model_cursor(session), "5.1.b");
	cr_expect_str_eq(session_answer(session, model_item("5.1.b")), "no");
	cr_expect_eq(session->score.open_count, 11);
	cr_expect_eq(session->saved_seq, 2);
	session_close(session);
}

Test(session, opens_on_the_last_row_that_has_a_place)
{
	static const char *const covered[] = {
	    "1,,li,record.begin,tiny 2,,,,", "2,,li,advice.staff,4,,,,",
	    "3,,li,9.9.z,yes,,,,",	     "4,,li,s5,,,,,",
	    "5,,li,record.seal,,,,,",
	};
	struct session *session;

	write_rows(covered, 5);
	session = model_open(NULL);
	cr_expect_str_eq(model_cursor(session), "advice.staff");
	session_close(session);
}

Test(session, refuses_a_record_of_another_form)
{
	static const struct {
		const char *covered;
		const char *faults;
	} cases[] = {
	    {"1,,li,record.begin,tiny 2,,,,", ""},
	    {"1,,li,record.begin,tiny 1,,,,", ""}, /* another version opens */
	    {"1,,li,record.begin,tin 2,,,,", "OTHER_FORM;"},
	    {"1,,li,record.begin,tiny2 2,,,,", "OTHER_FORM;"},
	    {"1,,li,record.begin,tiny,,,,", "NO_FORM;"},
	    {"1,,li,record.begin,,,,,", "NO_FORM;"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct session_options options = {.by = "li", .clock = model_clock};
		struct text faults = TEXT_EMPTY;
		struct session *session = NULL;
		enum status status;

		write_rows(&cases[i].covered, 1);
		status = try_open(&options, &session, &faults);
		cr_expect_str_eq(faults.bytes, cases[i].faults, "%s", cases[i].covered);
		cr_expect_eq(status, faults.len > 0 ? STATUS_BAD_DATA : STATUS_OK, "%s",
			     cases[i].covered);
		session_close(session);
		text_release(&faults);
	}
}

static bool is_form_changed(const char *answer, const char *evidence)
{
	struct text covered = TEXT_EMPTY;
	struct session *session;
	bool is_changed;

	text_printf(&covered, "1,,li,record.begin,%s,,,%s,", answer, evidence);
	write_rows((const char *const[]){covered.bytes}, 1);
	session = model_open(NULL);
	is_changed = session->condition.form_changed;
	cr_expect_eq(session->warnings.list.count, is_changed ? 1 : 0);
	session_close(session);
	text_release(&covered);
	return is_changed;
}

Test(session, tells_when_the_sheets_of_the_same_version_changed)
{
	struct text same = TEXT_EMPTY;

	text_printf(&same, "sheets=sm3:%s", model_form()->digest);
	cr_expect_not(is_form_changed("tiny 2", same.bytes));
	cr_expect(is_form_changed("tiny 2", "sheets=sm3:" ROWS_HEX));
	cr_expect(is_form_changed("tiny 2", ""));
	cr_expect_not(is_form_changed("tiny 1", "sheets=sm3:" ROWS_HEX));
	text_release(&same);
}

Test(session, reads_an_altered_record_and_writes_nothing_into_it)
{
	static const char *const covered[] = {"1,,li,record.begin,tiny 2,,,,",
					      "2,,li,5.1.a,yes,,,,"};
	struct rows rows = rows_begin();
	struct session *session;

	rows_add(&rows, covered[0]);
	rows_add(&rows, covered[1]);
	memcpy(strstr(rows.bytes.bytes, "yes"), "Yes", 3);
	scratch_write(MODEL_RECORD, rows.bytes.bytes, rows.bytes.len);
	session = model_open(NULL);
	cr_expect(session->is_read_only);
	cr_expect(session->condition.is_altered);
	cr_expect_eq(model_at(session, "5.1.b", ACTION_YES, NULL), REPLY_REFUSED);
	cr_expect_str_eq(model_message(), "the record has been altered, so it can only be read");
	cr_expect_eq(session_seal(session), STATUS_READ_ONLY);
	session_close(session);
	cr_expect(scratch_holds(MODEL_RECORD, rows.bytes.bytes, rows.bytes.len));
	rows_release(&rows);
}

Test(session, opens_beside_a_writer_for_reading_only)
{
	struct session_options writes = {.by = "wang", .clock = model_clock};
	struct session_options reads = {.by = "wang", .clock = model_clock, .is_read_only = true};
	static const enum action writing[] = {
	    ACTION_YES,	 ACTION_NO,   ACTION_NA,   ACTION_OPEN,	 ACTION_NOTE,  ACTION_EVIDENCE,
	    ACTION_FLAG, ACTION_UNDO, ACTION_REDO, ACTION_SCORE, ACTION_ANSWER};
	struct session *writer = model_begin();
	struct text faults = TEXT_EMPTY;
	struct session *reader = NULL;

	model_at(writer, "5.1.a", ACTION_YES, NULL);
	cr_expect_eq(try_open(&writes, &reader, &faults), STATUS_LOCKED);
	cr_assert_eq(try_open(&reads, &reader, &faults), STATUS_OK);
	cr_expect_str_eq(session_answer(reader, model_item("5.1.a")), "yes");
	for (size_t i = 0; i < sizeof writing / sizeof *writing; i++) {
		cr_expect_eq(model_at(reader, "5.1.a", writing[i], ""), REPLY_REFUSED, "%s",
			     action_info(writing[i])->word);
		cr_expect_str_eq(model_message(), "the record is open for reading only");
	}
	cr_expect_eq(session_import(reader, NULL, 0), STATUS_READ_ONLY);
	session_close(reader);
	session_close(writer);
	text_release(&faults);
}

Test(session, finds_the_leaf_of_an_item)
{
	static const struct {
		const char *item;
		const char *leaf; /* NULL: none */
	} cases[] = {
	    {"advice.staff", "advice"},
	    {"advice.score", "advice"},
	    {"service.speed.days", "service.speed"},
	    {"service.rating.score", "service.rating"},
	    {"5.1.a", "advice"},
	    {"5.2.a", "service.speed"},
	    {"cover.date", NULL},
	    {"eligibility.law", NULL},
	    {"level.1.rules", NULL},
	};
	struct session *session = model_begin();

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t due =
		    cases[i].leaf ? form_indicator(model_form(), cases[i].leaf) : FORM_NONE;

		cr_expect_eq(session_leaf(session, model_item(cases[i].item)), due, "%s",
			     cases[i].item);
	}
	session_close(session);
}

Test(session, says_what_is_to_be_edited)
{
	struct session *session = model_begin();

	model_at(session, "advice.staff", ACTION_ANSWER, "2");
	model_at(session, "advice.staff", ACTION_NOTE, "part-time");
	model_at(session, "advice.staff", ACTION_EVIDENCE, "role=clerk");
	model_at(session, "advice.staff", ACTION_SCORE, "3");
	session_go(session, model_item("advice.staff"));
	cr_expect_str_eq(session_current(session, ACTION_ANSWER), "2");
	cr_expect_str_eq(session_current(session, ACTION_NOTE), "part-time");
	cr_expect_str_eq(session_current(session, ACTION_EVIDENCE), "role=clerk");
	cr_expect_str_eq(session_current(session, ACTION_SCORE), "3");
	cr_expect_str_eq(session_current(session, ACTION_FILTER), "");
	cr_expect_str_eq(session_current(session, ACTION_YES), "");
	session_go(session, model_item("cover.date"));
	cr_expect_str_eq(session_current(session, ACTION_SCORE), "");
	session_close(session);
}

Test(session, goes_to_a_groups_first_question)
{
	struct session *session = model_begin();

	session_go(session, model_item("s6"));
	cr_expect_str_eq(model_cursor(session), "advice.offered");
	session_go(session, model_item("5.2.a"));
	cr_expect_str_eq(model_cursor(session), "5.2.a");
	session_close(session);
}
