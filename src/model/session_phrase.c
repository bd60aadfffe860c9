/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offering the inspector's own earlier notes, and writing one of them again. */
#include "config.h"

#include "base/i18n.h"
#include "model/session_part.h"
#include "record/number.h"

#include <string.h>

/* Find the notes on the question at the cursor, but for the one that stands there. */
static void find_offered(struct session *session)
{
	const char *standing = session_note(session, session->cursor);
	struct phrase_list found = {0};

	vec_clear(&session->offered.notes);
	phrases_find(session->phrases, session->form->items[session->cursor].id, &found);
	for (size_t i = 0; i < found.notes.count; i++) {
		if (strcmp(found.notes.at[i], standing) != 0)
			*vec_push(&session->offered.notes) = found.notes.at[i];
	}
	vec_release(&found.notes);
}

/* The note with that number; NULL, and the call refused, where there is none. */
static const char *numbered(struct call *call)
{
	const struct phrase_list *offered = &call->session->offered;
	const char *at = call->argument;
	size_t number;

	if (number_take(&at, &number) && *at == '\0' && number <= offered->notes.count)
		return offered->notes.at[number - 1];
	session_refuse_typed(call->reply, _("there is no earlier note '%s'"), call->argument);
	return NULL;
}

static void write_note(struct call *call, const char *phrase)
{
	size_t item = call->session->cursor;
	struct state state = session_state(call->session, item);
	struct text note = TEXT_EMPTY;

	text_add_string(&note, state.note);
	if (note.len > 0)
		text_add_byte(&note, '\n');
	text_add_string(&note, phrase);
	state.note = note.bytes;
	session_write_state(call->session, item, &state, call->reply);
	text_release(&note);
}

void session_offer_phrases(struct call *call)
{
	struct session *session = call->session;
	const char *phrase;

	if (!session->phrases) {
		session_refuse(call->reply, _("no earlier notes are at hand: --phrases FOLDER"));
		return;
	}
	find_offered(session);
	if (session->offered.notes.count == 0) {
		session_refuse(call->reply, _("there is no other note of yours on this question"));
	} else if (call->argument[0] == '\0') {
		call->reply->kind = REPLY_SHOW;
	} else {
		phrase = numbered(call);
		if (phrase)
			write_note(call, phrase);
	}
}
