/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The little form of tests/forms/good, and sessions over it. */
#include "config.h"

#include "tests/support/model_fixture.h"

#include "base/mem.h"
#include "form/form_load.h"
#include "model/baseline.h"
#include "tests/support/scratch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FORM_FOLDER "forms/good"
#define FOLDERS_ABOVE_MAX 8
#define EARLIER_RECORD "earlier.csv"

/* Read once a process and never freed. */
static struct form *the_form;
static struct text the_message;
static struct text the_rows;

static _Noreturn void give_up(const char *what, const char *which)
{
	fprintf(stderr, "model fixture: %s: %s\n", what, which);
	abort();
}

static void find_folder(struct text *out)
{
	const char *tests = getenv("TEST_SRCDIR");
	struct text above = TEXT_EMPTY;

	if (tests) {
		text_printf(out, "%s/" FORM_FOLDER, tests);
		return;
	}
	for (int i = 0; out->len == 0 && i < FOLDERS_ABOVE_MAX; i++) {
		text_printf(out, "%stests/" FORM_FOLDER, above.bytes);
		if (access(out->bytes, R_OK) != 0)
			text_clear(out);
		text_add_string(&above, "../");
	}
	text_release(&above);
}

void model_enter(void)
{
	struct text folder = TEXT_EMPTY;
	struct diag_list diags = {0};

	find_folder(&folder);
	if (form_load(folder.bytes, &the_form, &diags) != STATUS_OK)
		give_up("cannot read the form", folder.bytes);
	diag_release(&diags);
	text_release(&folder);
	the_message = TEXT_EMPTY;
	the_rows = TEXT_EMPTY;
	setenv("TZ", "UTC", 1);
	tzset();
	scratch_enter();
}

void model_leave(void)
{
	form_free(the_form);
	the_form = NULL;
	text_release(&the_message);
	text_release(&the_rows);
	scratch_leave();
}

const struct form *model_form(void)
{
	return the_form;
}

size_t model_item(const char *id)
{
	size_t item = form_item(the_form, id);

	if (item == FORM_NONE)
		give_up("no such item", id);
	return item;
}

time_t model_clock(void)
{
	return 1795413785; /* MODEL_TIME */
}

static struct session_options options_with(const char *reason)
{
	return (struct session_options){.by = "li", .reason = reason, .clock = model_clock};
}

struct session *model_begin(void)
{
	struct session_options options = options_with(NULL);
	struct session *session = NULL;

	if (session_begin(MODEL_RECORD, the_form, &options, &session) != STATUS_OK)
		give_up("cannot begin", MODEL_RECORD);
	return session;
}

struct session *model_open(const char *reason)
{
	struct session_options options = options_with(reason);
	struct diag_list diags = {0};
	struct session *session = NULL;

	if (session_open(MODEL_RECORD, the_form, &options, &session, &diags) != STATUS_OK)
		give_up("cannot open", MODEL_RECORD);
	diag_release(&diags);
	return session;
}

static struct record *begin_earlier(int version)
{
	struct record_birth birth = {
	    .form_id = the_form->id,
	    .form_version = version,
	    .form_digest = the_form->digest,
	    .time = "2025-11-20T09:00:00+00:00",
	    .by = "wang",
	};
	struct record *record = NULL;

	if (record_begin(EARLIER_RECORD, &birth, &record) != STATUS_OK)
		give_up("cannot begin", EARLIER_RECORD);
	return record;
}

void model_set_earlier(struct session *session, int version, const char *id, const char *answer)
{
	struct record *record = begin_earlier(version);
	struct event event = {.time = "2025-11-20T09:30:00+00:00",
			      .by = "wang",
			      .item = id,
			      .answer = answer,
			      .note = "seen then",
			      .flag = "yes",
			      .evidence = "method=test",
			      .cause = ""};
	struct session_options options = {.by = "li", .clock = model_clock, .is_read_only = true};
	struct diag_list diags = {0};
	struct session *earlier = NULL;

	if (record_append(record, &event, 1) != STATUS_OK)
		give_up("cannot write", EARLIER_RECORD);
	record_close(record);
	if (session_open(EARLIER_RECORD, the_form, &options, &earlier, &diags) != STATUS_OK)
		give_up("cannot open", EARLIER_RECORD);
	diag_release(&diags);
	session_set_baseline(session, baseline_new(earlier));
	session_close(earlier);
	remove(EARLIER_RECORD);
}

void model_set_phrases(struct session *session, const char *id, const char *note)
{
	struct record *record = begin_earlier(2);
	struct event event = {.time = "2025-11-20T09:30:00+00:00",
			      .by = session->by,
			      .item = id,
			      .answer = "",
			      .note = note,
			      .flag = "",
			      .evidence = "",
			      .cause = ""};
	struct phrases *phrases = phrases_new(".", session->by);
	struct phrase_list found = {0};

	if (record_append(record, &event, 1) != STATUS_OK)
		give_up("cannot write", EARLIER_RECORD);
	record_close(record);
	/* Read while the record is there. */
	phrases_find(phrases, id, &found);
	vec_release(&found.notes);
	remove(EARLIER_RECORD);
	session_set_phrases(session, phrases);
}

enum reply_kind model_do(struct session *session, enum action action, const char *argument)
{
	struct reply reply = {.message = TEXT_EMPTY};

	session_do(session, action, argument, &reply);
	text_clear(&the_message);
	text_add_string(&the_message, reply.message.bytes);
	text_release(&reply.message);
	return reply.kind;
}

const char *model_message(void)
{
	return the_message.bytes;
}

enum reply_kind model_at(struct session *session, const char *id, enum action action,
			 const char *argument)
{
	session_go(session, model_item(id));
	return model_do(session, action, argument);
}

const char *model_cursor(const struct session *session)
{
	return session->form->items[session->cursor].id;
}

static void add_in_brackets(const char *string, const char *brackets)
{
	if (string[0] != '\0')
		text_printf(&the_rows, "%c%s%c", brackets[0], string, brackets[1]);
}

const char *model_rows(const struct session *session)
{
	text_clear(&the_rows);
	for (size_t i = 1; i < session->event_count; i++) {
		const struct event *event = &session->events[i];

		text_printf(&the_rows, "%s=%s", event->item, event->answer);
		add_in_brackets(event->note, "()");
		add_in_brackets(event->flag, "<>");
		add_in_brackets(event->evidence, "{}");
		add_in_brackets(event->cause, "[]");
		text_add_byte(&the_rows, ';');
	}
	return the_rows.bytes;
}
