/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moving the cursor to what the user names: a clause, a word, a kind of question. */
#include "config.h"

#include "base/i18n.h"
#include "model/search.h"
#include "model/session_part.h"

#include <string.h>

/* Add the key under which clauses and ids are looked up: `6.2.9 e`, `6.2.9.e` and `6.2.9E` are one,
 * so blanks go, and points before anything but a digit. */
static void add_place_key(struct text *out, const char *written)
{
	struct text key = TEXT_EMPTY;

	search_add_key(&key, written);
	for (const char *at = key.bytes; *at != '\0'; at++) {
		bool is_point = *at == '.' && !(at[1] >= '0' && at[1] <= '9');

		if (*at != ' ' && !is_point)
			text_add_byte(out, *at);
	}
	text_release(&key);
}

static bool is_place(const char *written, const char *key, struct text *room)
{
	text_clear(room);
	add_place_key(room, written);
	return strcmp(room->bytes, key) == 0;
}

/* An id names one item; a clause rather its group than one of several questions that bear it. */
enum rank { RANK_ID, RANK_GROUP, RANK_QUESTION, RANK_NONE };

static enum rank rank_of(const struct item *item, const char *key, struct text *room)
{
	if (is_place(item->id, key, room))
		return RANK_ID;
	if (is_place(item->clause, key, room))
		return item->type == ITEM_GROUP ? RANK_GROUP : RANK_QUESTION;
	return RANK_NONE;
}

/* The best item with that key, the first of equals; FORM_NONE where there is none. */
static size_t find_place(const struct form *form, const char *key)
{
	struct text room = TEXT_EMPTY;
	enum rank best = RANK_NONE;
	size_t found = FORM_NONE;

	for (size_t i = 0; i < form->item_count && best != RANK_ID; i++) {
		enum rank rank = rank_of(&form->items[i], key, &room);

		if (rank < best) {
			best = rank;
			found = i;
		}
	}
	text_release(&room);
	return found;
}

void session_seek_clause(struct call *call)
{
	struct text key = TEXT_EMPTY;
	size_t found = FORM_NONE;

	add_place_key(&key, call->argument);
	if (key.len > 0)
		found = find_place(call->session->form, key.bytes);
	if (found != FORM_NONE)
		session_go(call->session, found);
	else
		session_refuse_typed(call->reply, _("there is no clause or question '%s'"),
				     call->argument);
	text_release(&key);
}

void session_seek_text(struct call *call)
{
	struct session *session = call->session;
	struct text key = TEXT_EMPTY;
	size_t found;

	search_add_key(&key, call->argument);
	found = search_next(&session->answers, session->cursor, key.bytes);
	if (key.len > 0 && found == FORM_NONE) {
		session_refuse_typed(call->reply, _("'%s' is not found"), call->argument);
		text_release(&key);
		return;
	}
	text_release(&session->search);
	session->search = key;
	if (found != FORM_NONE)
		session->cursor = found;
}

void session_seek_hit(struct call *call)
{
	struct session *session = call->session;
	bool is_next = call->action == ACTION_NEXT_HIT;
	const char *key = session->search.bytes;
	size_t found;

	if (key[0] == '\0') {
		session_refuse(call->reply, _("nothing has been searched for yet"));
		return;
	}
	found = is_next ? search_next(&session->answers, session->cursor, key)
			: search_previous(&session->answers, session->cursor, key);
	if (found == session->cursor || found == FORM_NONE)
		text_add_string(&call->reply->message, _("there is no other hit"));
	else
		session->cursor = found;
}

/* Move to a question that the filter takes: this one, the next, or the first of all. */
static bool find_taken(struct session *session)
{
	size_t here = session->cursor;
	size_t found = session_move_find(session, here - 1, 1);

	if (found == FORM_NONE)
		found = session_move_find(session, FORM_NONE, 1);
	if (found != FORM_NONE)
		session->cursor = found;
	return found != FORM_NONE;
}

/* The next kind alone; all behind the last, and behind several together. */
static unsigned next_filter(unsigned filter)
{
	for (enum kind kind = 0; kind + 1 < KIND_COUNT; kind++) {
		if (filter == FILTER_OF(kind))
			return FILTER_OF(kind + 1);
	}
	return filter == FILTER_ALL ? FILTER_OF(0) : FILTER_ALL;
}

/* Read the argument, where there is one.  False where it is no filter. */
static bool read_filter(struct call *call, unsigned *filter)
{
	if (call->argument[0] == '\0' || filter_parse(call->argument, filter))
		return true;
	session_refuse_typed(call->reply, _("there is no filter '%s'"), call->argument);
	return false;
}

void session_say_filter(struct reply *reply, const char *sentence, unsigned filter)
{
	struct text words = TEXT_EMPTY;

	filter_add_names(&words, filter);
	text_printf(&reply->message, sentence, words.bytes);
	text_release(&words);
}

void session_seek_filter(struct call *call)
{
	struct session *session = call->session;
	unsigned filter = next_filter(session->filter);

	if (!read_filter(call, &filter))
		return;
	session->filter = filter;
	if (!find_taken(session))
		session_say_filter(call->reply, _("no question passes the filter '%s'"), filter);
}

void session_seek_kind(struct call *call)
{
	unsigned sought = FILTER_OF(KIND_OPEN);

	if (read_filter(call, &sought))
		call->session->sought = sought;
}
