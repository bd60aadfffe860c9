/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record opened over its form: opening, closing, and what is stated in it. */
#include "config.h"

#include "model/session.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "model/baseline.h"
#include "model/birth.h"
#include "model/session_part.h"
#include "record/evidence.h"
#include "score/advise.h"

#include <assert.h>
#include <string.h>

void session_refresh(struct session *session)
{
	/* The first row appended cuts a torn tail off. */
	session->condition.is_torn = record_state(session->record)->condition == RECORD_TORN;
	score_release(&session->score);
	warnings_release(&session->warnings);
	session->events = record_events(session->record, &session->event_count);
	answers_fold(&session->answers, session->events, session->event_count);
	history_fold(&session->history, session->events, session->event_count);
	score_init(&session->score, &session->answers);
	check_find(&session->warnings, &session->answers, &session->score, &session->condition);
	session->mover_count = advise_movers(session->is_mover, &session->answers, &session->score);
	what_if_update(&session->what_if, &session->answers);
	session->saved_seq = record_state(session->record)->whole_rows;
	session->revision++;
}

static size_t first_question(const struct form *form)
{
	for (size_t i = 0; i < form->item_count; i++) {
		if (form->items[i].type != ITEM_GROUP)
			return i;
	}
	return FORM_NONE;
}

/* The question of the last row that has a place in this form; else the first question. */
static size_t last_place(const struct session *session)
{
	for (size_t i = session->event_count; i-- > 0;) {
		size_t item = form_item(session->form, session->events[i].item);

		if (item != FORM_NONE && session->form->items[item].type != ITEM_GROUP)
			return item;
	}
	return first_question(session->form);
}

/* Does the record belong to the form?  What it warns of goes into *condition. */
static bool look_at_record(const struct record *record, const struct form *form,
			   struct check_record *condition)
{
	size_t count;
	const struct event *events = record_events(record, &count);
	enum birth birth = birth_over(events, count, form);

	*condition = (struct check_record){
	    .form_changed = birth == BIRTH_OTHER_SHEETS,
	    .is_altered = record_state(record)->condition == RECORD_ALTERED,
	};
	return birth != BIRTH_OTHER_FORM;
}

static struct session *session_new(struct record *record, const struct form *form,
				   const struct session_options *options,
				   const struct check_record *condition)
{
	struct session *session = mem_alloc(sizeof *session);

	session->form = form;
	session->record = record;
	session->condition = *condition;
	session->search = TEXT_EMPTY;
	session->by = mem_string(options->by);
	session->clock = options->clock;
	if (options->reason && options->reason[0] != '\0')
		session->reason = mem_string(options->reason);
	session->sought = FILTER_OF(KIND_OPEN);
	session->is_mover = mem_alloc(form->item_count * sizeof *session->is_mover);
	what_if_init(&session->what_if, form);
	answers_init(&session->answers, form);
	session_refresh(session);
	session->cursor = last_place(session);
	assert(session->cursor != FORM_NONE); /* a form has a leaf, and that its score item */
	return session;
}

static void complain_of_form(struct diag_list *diags, const char *path, const struct record *record,
			     const struct form *form)
{
	struct diag_place place = {.file = path, .row = 2};
	size_t count;
	const struct event *events = record_events(record, &count);
	const struct event *begin = count > 0 ? &events[0] : &event_nothing;

	if (event_form(begin).id_len == 0)
		diag_add(diags, DIAG_NO_FORM, place, begin->answer, NULL);
	else
		diag_add(diags, DIAG_OTHER_FORM, place, begin->answer, form->id);
}

/* Open for writing, or, where the medium does not let us, for reading. */
static enum status open_record(const char *path, bool *is_read_only, struct record **out,
			       struct diag_list *diags)
{
	enum status status;

	if (*is_read_only)
		return record_open(path, RECORD_READ, out, diags);
	status = record_open(path, RECORD_WRITE, out, diags);
	if (status != STATUS_READ_ONLY)
		return status;
	*is_read_only = true;
	return record_open(path, RECORD_READ, out, diags);
}

enum status session_open(const char *path, const struct form *form,
			 const struct session_options *options, struct session **out,
			 struct diag_list *diags)
{
	bool is_read_only = options->is_read_only;
	struct check_record condition;
	struct record *record;
	enum status status = open_record(path, &is_read_only, &record, diags);

	if (status != STATUS_OK)
		return status;
	if (!look_at_record(record, form, &condition)) {
		complain_of_form(diags, path, record, form);
		record_close(record);
		return STATUS_BAD_DATA;
	}
	*out = session_new(record, form, options, &condition);
	(*out)->is_read_only = is_read_only || condition.is_altered;
	if (!(*out)->is_read_only)
		record_hold(record, options->by);
	return STATUS_OK;
}

enum status session_begin(const char *path, const struct form *form,
			  const struct session_options *options, struct session **out)
{
	char now[STAMP_SIZE];
	struct record_birth birth = {
	    .form_id = form->id,
	    .form_version = form->version,
	    .form_digest = form->digest,
	    .time = now,
	    .by = options->by,
	};
	struct check_record condition = {0};
	struct record *record;
	enum status status;

	stamp_print(options->clock(), now);
	status = record_begin(path, &birth, &record);
	if (status == STATUS_OK)
		*out = session_new(record, form, options, &condition);
	return status;
}

void session_close(struct session *session)
{
	if (!session)
		return;
	session_drop_all_pending(session);
	text_release(&session->search);
	warnings_release(&session->warnings);
	score_release(&session->score);
	history_release(&session->history);
	answers_release(&session->answers);
	what_if_release(&session->what_if);
	baseline_free(session->baseline);
	phrases_free(session->phrases);
	vec_release(&session->offered.notes);
	free(session->is_mover);
	free(session->by);
	free(session->reason);
	record_close(session->record);
	free(session);
}

static const struct pending *find_pending(const struct session *session, size_t item)
{
	for (size_t i = 0; i < session->pending.count; i++) {
		if (session->pending.at[i].item == item)
			return &session->pending.at[i];
	}
	return NULL;
}

struct state session_state(const struct session *session, size_t item)
{
	const struct pending *pending = find_pending(session, item);
	const struct event *event = answers_event(&session->answers, item);

	if (pending)
		return (struct state){pending->answer, pending->note, pending->flag,
				      pending->evidence};
	if (event)
		return (struct state){event->answer, event->note, event->flag, event->evidence};
	return (struct state){"", "", "", ""};
}

const char *session_answer(const struct session *session, size_t item)
{
	return session_state(session, item).answer;
}

const char *session_note(const struct session *session, size_t item)
{
	return session_state(session, item).note;
}

const char *session_flag(const struct session *session, size_t item)
{
	return session_state(session, item).flag;
}

const char *session_evidence(const struct session *session, size_t item)
{
	return session_state(session, item).evidence;
}

bool session_is_pending(const struct session *session, size_t item)
{
	return find_pending(session, item) != NULL;
}

void session_set_baseline(struct session *session, struct baseline *baseline)
{
	baseline_free(session->baseline);
	session->baseline = baseline;
}

void session_set_phrases(struct session *session, struct phrases *phrases)
{
	vec_clear(&session->offered.notes);
	phrases_free(session->phrases);
	session->phrases = phrases;
}

const struct ghost *session_ghost(const struct session *session, size_t item)
{
	return session->baseline ? baseline_at(session->baseline, item) : NULL;
}

size_t session_leaf(const struct session *session, size_t index)
{
	const struct item *item = &session->form->items[index];

	/* Of a requirement that bears on several leaves none is meant more than the others. */
	return item->link_count == 1 ? session->form->links[item->first_link] : item->indicator;
}

static const char *current_score(const struct session *session)
{
	size_t leaf = session_leaf(session, session->cursor);

	if (leaf == FORM_NONE)
		return "";
	return session_answer(session, session->form->indicators[leaf].score_item);
}

const char *session_current(const struct session *session, enum action action)
{
	switch (action_info(action)->argument) {
	case ARG_ANSWER:
		return session_answer(session, session->cursor);
	case ARG_NOTE:
		return session_note(session, session->cursor);
	case ARG_EVIDENCE:
		return session_evidence(session, session->cursor);
	case ARG_SCORE:
		return current_score(session);
	case ARG_SEARCH:
		return session->search.bytes;
	case ARG_NONE:
	case ARG_CLAUSE:
	case ARG_FILTER:
	case ARG_WHAT_IF:
	case ARG_PHRASE:
		break;
	}
	return "";
}

unsigned session_filter(const struct session *session, enum action action)
{
	return action == ACTION_KIND ? session->sought : session->filter;
}

void session_go(struct session *session, size_t item)
{
	const struct item *items = session->form->items;
	size_t end = items[item].end;

	while (item < end && items[item].type == ITEM_GROUP)
		item++;
	if (item < end)
		session->cursor = item;
}

void session_refuse(struct reply *reply, const char *message)
{
	reply->kind = REPLY_REFUSED;
	text_clear(&reply->message);
	text_add_string(&reply->message, message);
}

void session_refuse_typed(struct reply *reply, const char *format, const char *typed)
{
	struct text shown = TEXT_EMPTY;

	reply->kind = REPLY_REFUSED;
	text_clear(&reply->message);
	utf8_add_shown(&shown, typed, strlen(typed), false);
	text_printf(&reply->message, format, shown.bytes);
	text_release(&shown);
}
