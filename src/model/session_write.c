/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes into the record: states of items, imports and seals; and what could not be written. */
#include "config.h"

#include "base/i18n.h"
#include "base/sheet.h"
#include "base/utf8.h"
#include "model/batch.h"
#include "model/session_part.h"

#include <errno.h>
#include <string.h>

/* `amend 1: import 1/2: …` would be read as half an import, and cut off as torn. */
static bool reads_like_a_deed(const char *reason)
{
	struct text cause = TEXT_EMPTY;
	bool is_deed;

	text_printf(&cause, "amend 1: %s", reason);
	is_deed = cause_parse(cause.bytes).kind != CAUSE_AMEND;
	text_release(&cause);
	return is_deed;
}

bool session_is_barred(const struct session *session, struct text *why)
{
	if (session->condition.is_altered)
		text_add_string(why, _("the record has been altered, so it can only be read"));
	else if (session->is_read_only)
		text_add_string(why, _("the record is open for reading only"));
	else if (session->history.sealed_at > 0 && !session->reason)
		text_add_string(why,
				_("the record is sealed: a change needs a reason, --reason TEXT"));
	else if (session->history.sealed_at > 0 && reads_like_a_deed(session->reason))
		text_add_string(why, _("a reason does not begin with 'undo N:', 'redo N:' or "
				       "'import K/N:'"));
	else
		return false;
	return true;
}

void session_add_cause(struct text *out, const struct session *session, size_t amendment,
		       const char *deed)
{
	if (session->history.sealed_at > 0) {
		text_printf(out, "amend %zu: ", session->history.amendments + amendment);
		if (deed[0] != '\0')
			text_printf(out, "%s: ", deed);
		text_add_string(out, session->reason);
	} else {
		text_add_string(out, deed);
	}
}

enum status session_append(struct session *session, const struct batch *batch)
{
	enum status status = record_append(session->record, batch->events.at, batch->events.count);

	if (status == STATUS_OK) {
		stamp_print(session->clock(), session->saved_at);
	} else {
		session->save_status = status;
		session->save_errno = errno;
	}
	session_refresh(session); /* after a failure too: the events may have moved */
	return status;
}

void session_explain(const struct session *session, struct text *out)
{
	errno = session->save_errno;
	text_printf(out, _("NOT SAVED: %s"), status_text(session->save_status));
}

static void add_pending_rows(struct batch *batch, const struct session *session)
{
	struct text cause = TEXT_EMPTY;

	for (size_t i = 0; i < session->pending.count; i++) {
		const struct pending *pending = &session->pending.at[i];

		text_clear(&cause);
		session_add_cause(&cause, session, i + 1, "");
		batch_add(batch, &(struct event){
				     .time = pending->time,
				     .by = session->by,
				     .item = session->form->items[pending->item].id,
				     .answer = pending->answer,
				     .note = pending->note,
				     .flag = pending->flag,
				     .evidence = pending->evidence,
				     .cause = cause.bytes,
				 });
	}
	text_release(&cause);
}

static void pending_release(struct pending *pending)
{
	free(pending->answer);
	free(pending->note);
	free(pending->flag);
	free(pending->evidence);
}

void session_drop_all_pending(struct session *session)
{
	for (size_t i = 0; i < session->pending.count; i++)
		pending_release(&session->pending.at[i]);
	vec_release(&session->pending);
}

static enum status write_pending(struct session *session)
{
	struct batch batch = {0};
	enum status status = STATUS_OK;

	if (session->pending.count == 0)
		return STATUS_OK;
	add_pending_rows(&batch, session);
	status = session_append(session, &batch);
	if (status == STATUS_OK)
		session_drop_all_pending(session);
	batch_release(&batch);
	return status;
}

bool session_fits(const char *string)
{
	size_t len = strlen(string);
	size_t escapes = sheet_needs_guard(string, len);

	for (size_t i = 0; i < len; i++)
		escapes += string[i] == '\n' || string[i] == '\r' || string[i] == '\\';
	return utf8_is_valid(string, len) &&
	       utf8_count(string, len) + escapes <= SHEET_FIELD_MAX_CHARACTERS;
}

void session_state_answer(struct state *state, const char *answer)
{
	state->answer = answer;
	if (answer[0] != '\0' && strcmp(state->flag, EVENT_FLAG_CONFLICT) == 0)
		state->flag = "";
}

static bool is_same(const struct state *a, const struct state *b)
{
	return strcmp(a->answer, b->answer) == 0 && strcmp(a->note, b->note) == 0 &&
	       strcmp(a->flag, b->flag) == 0 && strcmp(a->evidence, b->evidence) == 0;
}

static void drop_pending(struct session *session, size_t item)
{
	size_t kept = 0;

	for (size_t i = 0; i < session->pending.count; i++) {
		struct pending *pending = &session->pending.at[i];

		if (pending->item == item)
			pending_release(pending);
		else
			session->pending.at[kept++] = *pending;
	}
	session->pending.count = kept;
}

/* Put the item's new state behind all that waits to be written.  A state that the record has
 * already need not wait: it takes back what was pending. */
static void put_pending(struct session *session, size_t item, const struct state *state)
{
	struct pending pending = {
	    .item = item,
	    .answer = mem_string(state->answer),
	    .note = mem_string(state->note),
	    .flag = mem_string(state->flag),
	    .evidence = mem_string(state->evidence),
	};
	struct state on_disk;

	stamp_print(session->clock(), pending.time);
	drop_pending(session, item); /* only now: the new state may borrow from it */
	on_disk = session_state(session, item);
	if (is_same(&(struct state){pending.answer, pending.note, pending.flag, pending.evidence},
		    &on_disk))
		pending_release(&pending);
	else
		*vec_push(&session->pending) = pending;
	session->revision++;
}

bool session_write_state(struct session *session, size_t item, const struct state *state,
			 struct reply *reply)
{
	struct state stated = session_state(session, item);

	if (session_is_barred(session, &reply->message)) {
		reply->kind = REPLY_REFUSED;
		return false;
	}
	if (!session_fits(state->answer) || !session_fits(state->note) ||
	    !session_fits(state->evidence)) {
		session_refuse(reply, _("the text is longer than 32767 characters"));
		return false;
	}
	if (!is_same(state, &stated))
		put_pending(session, item, state);
	return session_write_waiting(session, reply);
}

bool session_write_waiting(struct session *session, struct reply *reply)
{
	if (write_pending(session) == STATUS_OK)
		return true;
	reply->kind = REPLY_NOT_SAVED;
	text_clear(&reply->message);
	session_explain(session, &reply->message);
	return false;
}

/* What stands after the change. */
static struct state changed(const struct session *session, const struct session_change *change)
{
	struct state state = session_state(session, change->item);

	if (change->answer)
		session_state_answer(&state, change->answer);
	if (change->note)
		state.note = change->note;
	if (change->flag)
		state.flag = change->flag;
	if (change->evidence)
		state.evidence = change->evidence;
	return state;
}

static void add_import_rows(struct batch *batch, const struct session *session,
			    const struct session_change *changes, size_t count)
{
	struct text deed = TEXT_EMPTY;
	struct text cause = TEXT_EMPTY;
	char now[STAMP_SIZE];

	stamp_print(session->clock(), now);
	for (size_t i = 0; i < count; i++) {
		struct state state = changed(session, &changes[i]);

		text_clear(&deed);
		text_clear(&cause);
		text_printf(&deed, "import %zu/%zu", i + 1, count);
		session_add_cause(&cause, session, 1, deed.bytes);
		batch_add(batch, &(struct event){
				     .time = changes[i].time ? changes[i].time : now,
				     .by = changes[i].by ? changes[i].by : session->by,
				     .item = session->form->items[changes[i].item].id,
				     .answer = state.answer,
				     .note = state.note,
				     .flag = state.flag,
				     .evidence = state.evidence,
				     .cause = cause.bytes,
				 });
	}
	text_release(&deed);
	text_release(&cause);
}

enum status session_import(struct session *session, const struct session_change *changes,
			   size_t count)
{
	struct text why = TEXT_EMPTY;
	bool is_barred = session_is_barred(session, &why);
	struct batch batch = {0};
	enum status status;

	text_release(&why);
	if (is_barred)
		return STATUS_READ_ONLY;
	status = write_pending(session);
	if (status != STATUS_OK || count == 0)
		return status;
	add_import_rows(&batch, session, changes, count);
	status = session_append(session, &batch);
	batch_release(&batch);
	return status;
}

enum status session_seal(struct session *session)
{
	struct batch batch = {0};
	struct event seal = event_nothing;
	char now[STAMP_SIZE];
	enum status status;

	if (session->is_read_only)
		return STATUS_READ_ONLY;
	status = write_pending(session);
	if (status != STATUS_OK || record_state(session->record)->is_sealed)
		return status;
	stamp_print(session->clock(), now);
	seal.time = now;
	seal.by = session->by;
	seal.item = EVENT_SEAL_ITEM;
	batch_add(&batch, &seal);
	status = session_append(session, &batch);
	batch_release(&batch);
	return status;
}
