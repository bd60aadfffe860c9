/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moving the cursor step by step, clause by clause, and from one open question to the next. */
#include "config.h"

#include "base/i18n.h"
#include "model/session_part.h"

#define PAGE_QUESTIONS 10
#define BACK ((size_t)-1) /* a step that, added, goes one back */

static bool is_question(const struct session *session, size_t item)
{
	return session->form->items[item].type != ITEM_GROUP;
}

/* True where moving stops: at what is asked, or may be, and the filter takes. */
static bool is_stop(const struct session *session, size_t item)
{
	return is_question(session, item) && answers_asked(&session->answers, item) != ASKED_NO &&
	       filter_takes(session->filter, session, item);
}

size_t session_move_find(const struct session *session, size_t from, size_t step)
{
	/* A step back from 0 comes out above every index. */
	for (size_t at = from + step; at < session->form->item_count; at += step) {
		if (is_stop(session, at))
			return at;
	}
	return FORM_NONE;
}

/* Say why the cursor stays where it is. */
static void say_end(const struct session *session, struct reply *reply, size_t step)
{
	if (session->filter != FILTER_ALL)
		session_say_filter(reply, _("no further question passes the filter '%s'"),
				   session->filter);
	else if (step == BACK)
		text_add_string(&reply->message, _("this is the first question"));
	else
		text_add_string(&reply->message, _("this is the last question"));
}

void session_move_step(struct call *call)
{
	struct session *session = call->session;
	bool is_page = call->action == ACTION_PAGE_UP || call->action == ACTION_PAGE_DOWN;
	bool is_back = call->action == ACTION_UP || call->action == ACTION_PAGE_UP;
	size_t step = is_back ? BACK : 1;
	size_t start = session->cursor;

	for (size_t i = 0; i < (is_page ? PAGE_QUESTIONS : 1); i++) {
		size_t next = session_move_find(session, session->cursor, step);

		if (next == FORM_NONE)
			break;
		session->cursor = next;
	}
	if (session->cursor == start)
		say_end(session, call->reply, step);
}

void session_move_end(struct call *call)
{
	struct session *session = call->session;
	bool is_first = call->action == ACTION_FIRST;
	size_t step = is_first ? 1 : BACK;
	size_t outside = is_first ? BACK : session->form->item_count;
	size_t found = session_move_find(session, outside, step);

	if (found != FORM_NONE)
		session->cursor = found;
	else
		say_end(session, call->reply, step);
}

/* The nearest stop that stands in another group. */
static size_t find_other_group(const struct session *session, size_t step)
{
	const struct item *items = session->form->items;
	size_t at = session->cursor;

	do {
		at = session_move_find(session, at, step);
	} while (at != FORM_NONE && items[at].group == items[session->cursor].group);
	return at;
}

/* The first of the stops up to this one that stand together in its group. */
static size_t first_of_group(const struct session *session, size_t item)
{
	const struct item *items = session->form->items;
	size_t before = session_move_find(session, item, BACK);

	while (before != FORM_NONE && items[before].group == items[item].group) {
		item = before;
		before = session_move_find(session, item, BACK);
	}
	return item;
}

void session_move_clause(struct call *call)
{
	struct session *session = call->session;
	size_t step = call->action == ACTION_PREVIOUS_CLAUSE ? BACK : 1;
	size_t found = find_other_group(session, step);

	if (found == FORM_NONE) {
		text_add_string(&call->reply->message, step == BACK ? _("this is the first clause")
								    : _("this is the last clause"));
		return;
	}
	session->cursor = step == BACK ? first_of_group(session, found) : found;
}

static bool is_sought(const struct session *session, size_t item)
{
	return is_question(session, item) && filter_takes(session->sought, session, item);
}

/* Say that nothing further of what is looked for was found. */
static void say_none(const struct session *session, struct reply *reply)
{
	bool is_here = is_sought(session, session->cursor);

	if (session->sought == FILTER_OF(KIND_OPEN))
		text_add_string(&reply->message, is_here ? _("no other question is open")
							 : _("no question is open"));
	else if (session->sought == FILTER_OF(KIND_MOVING))
		text_add_string(&reply->message, is_here ? _("no other question can move the level")
							 : _("no question can move the level"));
	else
		session_say_filter(reply,
				   is_here ? _("there is no other question of '%s'")
					   : _("there is no question of '%s'"),
				   session->sought);
}

/* Say that what is open is a matter of completeness alone. */
static void say_settled(const struct session *session, struct reply *reply)
{
	const struct score *score = &session->score;

	if (session->mover_count > 0 || (!score->is_settled && score->eligibility != INELIGIBLE))
		return;
	if (reply->message.len > 0)
		text_add_string(&reply->message, _("; "));
	if (score->is_settled)
		text_printf(&reply->message, _("the level is settled: %s"),
			    session->form->levels[score->level_low].id);
	else
		text_add_string(&reply->message, _("the level is settled: none, not eligible"));
}

void session_move_open(struct call *call)
{
	struct session *session = call->session;
	size_t count = session->form->item_count;
	size_t step = call->action == ACTION_PREVIOUS_OPEN ? count - 1 : 1;
	size_t at = session->cursor;

	do {
		at = (at + step) % count;
	} while (at != session->cursor && !is_sought(session, at));
	if (at == session->cursor)
		say_none(session, call->reply);
	session->cursor = at;
	if (session->sought & (FILTER_OF(KIND_OPEN) | FILTER_OF(KIND_MOVING)))
		say_settled(session, call->reply);
}

/* A direct score is given by its own action; walking on from answer to answer passes it over. */
static bool is_optional_score(const struct item *item)
{
	return item->role == ROLE_SCORE && !item->is_required;
}

void session_move_on(struct session *session, struct reply *reply)
{
	const struct item *items = session->form->items;
	size_t next = session_move_find(session, session->cursor, 1);
	size_t open = session->score.open_count;

	while (next != FORM_NONE && is_optional_score(&items[next]))
		next = session_move_find(session, next, 1);
	if (next != FORM_NONE) {
		session->cursor = next;
		return;
	}
	if (reply->message.len > 0)
		text_add_string(&reply->message, _("; "));
	say_end(session, reply, 1);
	if (open > 0) {
		text_add_string(&reply->message, _("; "));
		text_printf(&reply->message,
			    Q_("%zu question is still open", "%zu questions are still open", open),
			    open);
	}
}
