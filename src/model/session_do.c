/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one door to every change: each action, and the table that leads to it. */
#include "config.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "model/baseline.h"
#include "model/evidence.h"
#include "model/import.h"
#include "model/refusal.h"
#include "model/session_part.h"

#include <assert.h>
#include <string.h>

static void refuse_item(struct call *call, size_t item, enum refusal refusal)
{
	call->reply->kind = REPLY_REFUSED;
	refusal_add_words(&call->reply->message, &call->session->form->items[item], refusal);
}

/* True where the item takes this answer, in the record's spelling, now; else the call is refused.
 */
static bool may_answer(struct call *call, size_t item, const char *answer)
{
	const struct session *session = call->session;
	enum refusal refusal = answer_parse(&session->form->items[item], answer, NULL);

	if (refusal != REFUSAL_NONE) {
		refuse_item(call, item, refusal);
		return false;
	}
	/* Where it is open whether the item is asked, an answer may come first. */
	if (answer[0] != '\0' && answers_asked(&session->answers, item) == ASKED_NO) {
		call->reply->kind = REPLY_REFUSED;
		refusal_add_relevance(&call->reply->message, session->form, item);
		return false;
	}
	return true;
}

/* State the answer beside the note and all else of the item.  Gives true where it is on disk. */
static bool give_answer(struct call *call, size_t item, const char *answer)
{
	struct state state = session_state(call->session, item);

	if (!may_answer(call, item, answer))
		return false;
	session_state_answer(&state, answer);
	return session_write_state(call->session, item, &state, call->reply);
}

/* YES NO NA: the words of these actions are the answers themselves. */
static void answer_word(struct call *call)
{
	struct session *session = call->session;
	const struct item *item = &session->form->items[session->cursor];
	const char *condition = i18n_label(&item->na);

	/* Any word would be a text; but who presses a key for yes means no text. */
	if (item->type == ITEM_TEXT) {
		session_refuse(call->reply, _("this question takes a text"));
		return;
	}
	if (!give_answer(call, session->cursor, action_info(call->action)->word))
		return;
	if (call->action == ACTION_NA)
		text_printf(&call->reply->message, _("not applicable only where %s"), condition);
	session_move_on(session, call->reply);
}

static void answer_written(struct call *call)
{
	struct session *session = call->session;
	size_t item = session->cursor;
	struct text answer = TEXT_EMPTY;
	enum refusal refusal = import_parse(&session->form->items[item], call->argument, &answer);

	if (refusal != REFUSAL_NONE)
		refuse_item(call, item, refusal);
	else if (give_answer(call, item, answer.bytes) && answer.len > 0)
		session_move_on(session, call->reply);
	text_release(&answer);
}

static void open_again(struct call *call)
{
	give_answer(call, call->session->cursor, "");
}

/* Last time's answer, as if it were given now: the note and the evidence of then are not taken. */
static void take_over(struct call *call)
{
	struct session *session = call->session;
	const struct ghost *ghost = session_ghost(session, session->cursor);

	if (!session->baseline)
		session_refuse(call->reply,
			       _("no earlier record stands beside this one: --previous RECORD"));
	else if (!ghost)
		session_refuse(call->reply, _("the earlier record has no answer here"));
	else if (ghost->is_outdated)
		session_refuse(call->reply,
			       _("the question has changed since last time: answer it anew"));
	else if (give_answer(call, session->cursor, ghost->row.answer))
		session_move_on(session, call->reply);
}

static void score_directly(struct call *call)
{
	struct session *session = call->session;
	size_t leaf = session_leaf(session, session->cursor);
	struct text answer = TEXT_EMPTY;
	enum refusal refusal;
	size_t item;

	if (leaf == FORM_NONE) {
		session_refuse(call->reply, _("this question bears on no one indicator"));
		return;
	}
	item = session->form->indicators[leaf].score_item;
	refusal = import_parse(&session->form->items[item], call->argument, &answer);
	if (refusal != REFUSAL_NONE)
		refuse_item(call, item, refusal);
	else
		give_answer(call, item, answer.bytes);
	text_release(&answer);
}

static void write_note(struct call *call)
{
	size_t item = call->session->cursor;
	struct state state = session_state(call->session, item);

	state.note = call->argument;
	session_write_state(call->session, item, &state, call->reply);
}

static void write_evidence(struct call *call)
{
	size_t item = call->session->cursor;
	struct state state = session_state(call->session, item);
	struct text evidence = TEXT_EMPTY;

	if (evidence_read(call->argument, &evidence)) {
		state.evidence = evidence.bytes;
		session_write_state(call->session, item, &state, call->reply);
	} else {
		session_refuse(call->reply, evidence_hint());
	}
	text_release(&evidence);
}

static void toggle_flag(struct call *call)
{
	size_t item = call->session->cursor;
	struct state state = session_state(call->session, item);

	if (strcmp(state.flag, EVENT_FLAG_CONFLICT) == 0) {
		session_refuse(call->reply, _("two inspectors differ here; an answer settles it"));
		return;
	}
	state.flag = state.flag[0] == '\0' ? "yes" : "";
	session_write_state(call->session, item, &state, call->reply);
}

static void show(struct call *call)
{
	call->reply->kind = REPLY_SHOW;
}

static void save(struct call *call)
{
	if (session_write_waiting(call->session, call->reply))
		text_add_string(&call->reply->message, _("all is saved"));
}

/* Leaving tries to save once more.  Where that fails, leaving takes a second word. */
static void quit(struct call *call)
{
	struct session *session = call->session;

	if (session->is_quit_confirmed || session_write_waiting(session, call->reply)) {
		call->reply->kind = REPLY_QUIT;
		return;
	}
	session->is_quit_confirmed = true;
	call->reply->kind = REPLY_REFUSED;
	text_printf(&call->reply->message, "%s%s", _("; "),
		    _("quit again to leave without saving"));
}

static void (*const deeds[ACTION_COUNT])(struct call *call) = {
    [ACTION_YES] = answer_word,
    [ACTION_NO] = answer_word,
    [ACTION_NA] = answer_word,
    [ACTION_ANSWER] = answer_written,
    [ACTION_SCORE] = score_directly,
    [ACTION_TAKE_OVER] = take_over,
    [ACTION_OPEN] = open_again,
    [ACTION_NOTE] = write_note,
    [ACTION_PHRASE] = session_offer_phrases,
    [ACTION_EVIDENCE] = write_evidence,
    [ACTION_FLAG] = toggle_flag,
    [ACTION_UNDO] = session_undo,
    [ACTION_REDO] = session_undo,
    [ACTION_UP] = session_move_step,
    [ACTION_DOWN] = session_move_step,
    [ACTION_PREVIOUS_CLAUSE] = session_move_clause,
    [ACTION_NEXT_CLAUSE] = session_move_clause,
    [ACTION_PAGE_UP] = session_move_step,
    [ACTION_PAGE_DOWN] = session_move_step,
    [ACTION_FIRST] = session_move_end,
    [ACTION_LAST] = session_move_end,
    [ACTION_NEXT_OPEN] = session_move_open,
    [ACTION_PREVIOUS_OPEN] = session_move_open,
    [ACTION_GOTO] = session_seek_clause,
    [ACTION_SEARCH] = session_seek_text,
    [ACTION_NEXT_HIT] = session_seek_hit,
    [ACTION_PREVIOUS_HIT] = session_seek_hit,
    [ACTION_FILTER] = session_seek_filter,
    [ACTION_KIND] = session_seek_kind,
    [ACTION_SCORES] = show,
    [ACTION_WHAT_IF] = session_try_scores,
    [ACTION_WARNINGS] = show,
    [ACTION_HISTORY] = show,
    [ACTION_HELP] = show,
    [ACTION_SAVE] = save,
    [ACTION_QUIT] = quit,
};

void session_do(struct session *session, enum action action, const char *argument,
		struct reply *reply)
{
	struct call call = {
	    .session = session,
	    .action = action,
	    .argument = argument ? argument : "",
	    .reply = reply,
	};

	assert(action < ACTION_COUNT && deeds[action]);
	reply->kind = REPLY_DONE;
	text_clear(&reply->message);
	if (action != ACTION_QUIT)
		session->is_quit_confirmed = false;
	if (utf8_is_valid(call.argument, strlen(call.argument)))
		deeds[action](&call);
	else
		session_refuse(reply, _("the text is not valid UTF-8"));
}
