/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a key does: to the session, through its one door, and to the view. */
#include "config.h"

#include "tui/walk.h"

#include "base/i18n.h"
#include "base/text.h"
#include "model/session.h"
#include "score/advise.h"
#include "tui/page.h"
#include "tui/view.h"
#include "tui/walk_list.h"
#include "tui/words.h"

#define QUIT_LETTER 'c' /* with Ctrl: leaves as the key for quit does, since all is saved */

/* Show what the reply says; a text that is refused stays in its prompt. */
static void say_reply(struct view *view, const struct reply *reply)
{
	bool is_bad = reply->kind == REPLY_REFUSED || reply->kind == REPLY_NOT_SAVED;

	view_say(view, is_bad ? STYLE_WARNING : STYLE_PLAIN, reply->message.bytes);
}

static void show(struct view *view, enum action action)
{
	static const enum pane panes[ACTION_COUNT] = {
	    [ACTION_SCORES] = PANE_SCORES,     [ACTION_WHAT_IF] = PANE_WHAT_IF,
	    [ACTION_WARNINGS] = PANE_WARNINGS, [ACTION_HISTORY] = PANE_HISTORY,
	    [ACTION_HELP] = PANE_HELP,
	};

	/* The key that opened a pane closes it too. */
	view_show(view, view->pane == panes[action] ? PANE_QUESTION : panes[action]);
}

static bool is_seeking(enum action action)
{
	return action == ACTION_SEARCH || action == ACTION_NEXT_HIT ||
	       action == ACTION_PREVIOUS_HIT;
}

/* Do an action that has been told all that it needs.  False where the user leaves. */
static bool perform(struct session *session, struct view *view, enum action action,
		    const char *argument)
{
	struct reply reply = {.message = TEXT_EMPTY};
	bool stays;

	session_do(session, action, argument, &reply);
	if (reply.kind == REPLY_SHOW)
		show(view, action);
	view->wants_hit = is_seeking(action);
	say_reply(view, &reply);
	stays = reply.kind != REPLY_QUIT;
	text_release(&reply.message);
	return stays;
}

/* Go where the prompt was left to, from the question that it was for.  An answer has moved on by
 * itself, perhaps to what is looked for. */
static void go_onward(struct session *session, struct view *view, enum action onward, size_t from)
{
	bool has_moved = session->cursor != from;

	if (onward == ACTION_DOWN && has_moved)
		return;
	if (onward == ACTION_NEXT_OPEN && has_moved &&
	    filter_takes(session->sought, session, session->cursor))
		return;
	if (onward == ACTION_UP || onward == ACTION_PREVIOUS_OPEN)
		session_go(session, from);
	perform(session, view, onward, NULL);
}

/* Do what the prompt was opened for; where it is refused, the prompt stays with what was typed. */
static void perform_prompt(struct session *session, struct view *view)
{
	struct reply reply = {.message = TEXT_EMPTY};
	enum action action = view->prompt.action;
	enum action onward = view->prompt.onward;
	size_t before = session->cursor;

	session_do(session, action, prompt_argument(&view->prompt), &reply);
	view->wants_hit = is_seeking(action);
	if (reply.kind == REPLY_REFUSED) {
		prompt_refuse(&view->prompt, reply.message.bytes);
		text_release(&reply.message);
		return;
	}
	prompt_close(&view->prompt);
	say_reply(view, &reply);
	if (onward != ACTION_COUNT && reply.kind == REPLY_DONE)
		go_onward(session, view, onward, before);
	text_release(&reply.message);
}

static void prompt_takes(struct session *session, struct view *view, struct key key)
{
	switch (prompt_key(&view->prompt, key)) {
	case PROMPT_STAYS:
		break;
	case PROMPT_LEFT:
		prompt_close(&view->prompt);
		break;
	case PROMPT_DONE:
		perform_prompt(session, view);
		break;
	}
}

/* True where the prompt is for what cannot be written: better said before somebody has typed. */
static bool is_barred(const struct session *session, struct view *view, enum action action)
{
	struct text why = TEXT_EMPTY;
	bool writes = action == ACTION_ANSWER || action == ACTION_SCORE || action == ACTION_NOTE ||
		      action == ACTION_EVIDENCE;
	bool is_barred = writes && session_is_barred(session, &why);

	if (is_barred)
		view_say(view, STYLE_WARNING, why.bytes);
	text_release(&why);
	return is_barred;
}

/* Open the prompt for an action, where the question at the cursor takes it at all. */
static void ask(struct session *session, struct view *view, enum action action, const char *start)
{
	const struct item *item = &session->form->items[session->cursor];

	if (action == ACTION_ANSWER && item->type == ITEM_YESNO) {
		view_say(view, STYLE_WARNING, _("this question is answered with y or n"));
		return;
	}
	if (action == ACTION_SCORE && session_leaf(session, session->cursor) == FORM_NONE) {
		view_say(view, STYLE_WARNING, _("this question bears on no one indicator"));
		return;
	}
	if (is_barred(session, view, action))
		return;
	view_show(view, PANE_QUESTION);
	prompt_open(&view->prompt, session, action, start);
}

/* On the scores: go to the next of those open questions that can still move the level. */
static void go_to_mover(struct session *session, struct view *view)
{
	struct advices advices = {0};
	struct text words = TEXT_EMPTY;
	size_t count = 0;
	size_t next = 0;

	advise_open(&advices, &session->answers, &session->score);
	while (count < advices.list.count && advices.list.at[count].moves_level) {
		if (advices.list.at[count].item == session->cursor)
			next = count + 1;
		count++;
	}
	if (count > 0) {
		next = next < count ? next : 0;
		session_go(session, advices.list.at[next].item);
		view_show(view, PANE_QUESTION);
		text_printf(&words, _("%1$zu of %2$zu that can still move the level"), next + 1,
			    count);
	} else {
		text_add_string(&words, _("no open question can move the level: "));
		words_add_level(&words, &session->score);
	}
	view_say(view, STYLE_PLAIN, words.bytes);
	text_release(&words);
	advices_release(&advices);
}

/* Offer the inspector's earlier notes: they are put into the note, which is asked for first. */
static void offer_phrases(struct session *session, struct view *view)
{
	struct reply reply = {.message = TEXT_EMPTY};

	session_do(session, ACTION_PHRASE, NULL, &reply);
	if (reply.kind == REPLY_SHOW) {
		if (!view->prompt.is_open)
			ask(session, view, ACTION_NOTE, NULL);
		if (view->prompt.is_open)
			prompt_offer(&view->prompt, session->offered.notes.at,
				     session->offered.notes.count);
	} else if (view->prompt.is_open) {
		prompt_refuse(&view->prompt, reply.message.bytes);
	} else {
		say_reply(view, &reply);
	}
	text_release(&reply.message);
}

/* True for the key that offers earlier notes, where a note is being written. */
static bool is_offer(const struct view *view, struct key key)
{
	enum action action;

	return view->prompt.is_open && view->prompt.action == ACTION_NOTE &&
	       key.kind == PRESS_CONTROL && keymap_find(&view->keymap, key, &action) &&
	       action == ACTION_PHRASE;
}

/* True for what changes the record by one key. */
static bool is_answer(enum action action)
{
	return action == ACTION_YES || action == ACTION_NO || action == ACTION_NA ||
	       action == ACTION_OPEN || action == ACTION_TAKE_OVER || action == ACTION_FLAG;
}

/* A question that is out of sight is not answered: see it first. */
static void show_question(struct view *view)
{
	view_show(view, PANE_QUESTION);
	view_say(view, STYLE_WARNING, _("this is the question: press the key again to answer it"));
}

static bool act(struct session *session, struct view *view, enum action action)
{
	enum pane pane = view->pane;

	if (action == ACTION_NEXT_OPEN && pane == PANE_SCORES) {
		go_to_mover(session, view);
		return true;
	}
	if (action == ACTION_PHRASE) {
		offer_phrases(session, view);
		return true;
	}
	if (pane != PANE_QUESTION && is_answer(action)) {
		show_question(view);
		return true;
	}
	/* What is tried out is chosen in the view. */
	if (action_info(action)->argument != ARG_NONE && action != ACTION_WHAT_IF) {
		ask(session, view, action, NULL);
		return true;
	}
	if (!perform(session, view, action, NULL))
		return false;
	/* What is part of the walk leads back to the question. */
	if (view->pane == pane)
		view_show(view, PANE_QUESTION);
	return true;
}

/* A digit begins the answer to a question that takes one, or is the score.  False where the
 * question takes none. */
static bool take_digit(struct session *session, struct view *view, uint32_t character)
{
	char digit[2] = {(char)key_narrow(character)};

	if (digit[0] < '0' || digit[0] > '9')
		return false;
	switch (session->form->items[session->cursor].type) {
	case ITEM_SCORE:
		if (view->pane == PANE_QUESTION)
			perform(session, view, ACTION_ANSWER, digit);
		else
			show_question(view);
		return true;
	case ITEM_INTEGER:
	case ITEM_DECIMAL:
	case ITEM_DATE:
		ask(session, view, ACTION_ANSWER, digit);
		return true;
	default:
		return false;
	}
}

/* A character that is on no key of a keyboard, as of an input method, begins a text.  False where
 * the question takes none. */
static bool take_text(struct session *session, struct view *view, uint32_t character)
{
	char start[KEY_UTF8_SIZE];

	if (character < 0x80 || session->form->items[session->cursor].type != ITEM_TEXT ||
	    session_answer(session, session->cursor)[0] != '\0')
		return false;
	key_print_utf8(character, start);
	ask(session, view, ACTION_ANSWER, start);
	return true;
}

static bool is_text(enum pane pane)
{
	return pane == PANE_HELP || pane == PANE_HISTORY || pane == PANE_SCORES;
}

/* Up and down through a text that is no part of the walk.  False for other keys. */
static bool text_key(struct view *view, struct key key)
{
	size_t end = view->lines > view->rows ? view->lines - view->rows : 0;

	switch (key.kind) {
	case PRESS_UP:
		view->scroll -= view->scroll > 0;
		return true;
	case PRESS_DOWN:
		view->scroll += view->scroll < end;
		return true;
	case PRESS_PAGE_UP:
		view->scroll = page_previous(view->scroll, view->rows);
		return true;
	case PRESS_PAGE_DOWN:
		if (view->lines > view->scroll + view->rows)
			view->scroll = page_next(view->scroll, view->lines, view->rows);
		return true;
	case PRESS_HOME:
		view->scroll = 0;
		return true;
	case PRESS_END:
		view->scroll = end;
		return true;
	default:
		return false;
	}
}

/* Keys of the view itself, which no action has.  False for other keys. */
static bool view_key(struct session *session, struct view *view, struct key key)
{
	uint32_t character = key.kind == PRESS_CHARACTER ? key_narrow(key.character) : 0;

	if (key.kind == PRESS_ESCAPE) {
		view_show(view, PANE_QUESTION);
		return true;
	}
	if (walk_list_key(session, view, key))
		return true;
	if (is_text(view->pane) && text_key(view, key))
		return true;
	if (character == ' ' || character == 'b') {
		view->scroll = character == ' ' ? page_next(view->scroll, view->lines, view->rows)
						: page_previous(view->scroll, view->rows);
		return true;
	}
	return false;
}

bool walk_key(struct session *session, struct view *view, struct key key)
{
	enum action action;

	view_say(view, STYLE_PLAIN, "");
	if (key.kind == PRESS_CONTROL && key.character == QUIT_LETTER) {
		prompt_close(&view->prompt);
		return act(session, view, ACTION_QUIT);
	}
	if (is_offer(view, key)) {
		offer_phrases(session, view);
		return true;
	}
	if (view->prompt.is_open) {
		prompt_takes(session, view, key);
		return true;
	}
	if (view_key(session, view, key))
		return true;
	if (keymap_find(&view->keymap, key, &action))
		return act(session, view, action);
	if (key.kind == PRESS_CHARACTER && take_digit(session, view, key.character))
		return true;
	if (key.kind == PRESS_CHARACTER && take_text(session, view, key.character))
		return true;
	view_say(view, STYLE_WARNING, _("this key does nothing here; ? shows all keys"));
	return true;
}

void walk_paste(struct session *session, struct view *view, const char *bytes, size_t len)
{
	const struct item *item = &session->form->items[session->cursor];

	view_say(view, STYLE_PLAIN, "");
	/* Letters that were pasted are no answers to so many questions. */
	if (!view->prompt.is_open && item->type == ITEM_TEXT)
		ask(session, view, ACTION_ANSWER, NULL);
	if (view->prompt.is_open)
		prompt_paste(&view->prompt, bytes, len);
	else
		view_say(view, STYLE_WARNING,
			 _("nothing was pasted: open a note or an answer first"));
}
