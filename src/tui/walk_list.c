/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys of the views in which one line of a list is chosen: warnings, and scores tried out. */
#include "config.h"

#include "tui/walk_list.h"

#include "base/i18n.h"
#include "base/text.h"
#include "model/session.h"
#include "tui/trial_list.h"
#include "tui/view.h"

static bool is_list(enum pane pane)
{
	return pane == PANE_WARNINGS || pane == PANE_WHAT_IF;
}

static size_t line_count(const struct session *session, enum pane pane)
{
	struct trial_list list;
	size_t count;

	if (pane == PANE_WARNINGS)
		return session->warnings.list.count;
	trial_list_init(&list, session);
	count = list.lines.count;
	trial_list_release(&list);
	return count;
}

/* Move the choice; the list follows it when it is drawn. */
static void choose(struct view *view, size_t count, enum key_kind kind)
{
	size_t page = view->rows > 2 ? view->rows - 2 : 1;
	size_t last = count > 0 ? count - 1 : 0;
	size_t at = view->selected;

	if (kind == PRESS_UP)
		at = at > 0 ? at - 1 : 0;
	else if (kind == PRESS_DOWN)
		at = at + 1;
	else if (kind == PRESS_PAGE_UP)
		at = at > page ? at - page : 0;
	else if (kind == PRESS_PAGE_DOWN)
		at = at + page;
	else
		at = kind == PRESS_HOME ? 0 : last;
	view->selected = at < last ? at : last;
}

static void go_to_warning(struct session *session, struct view *view)
{
	const struct warnings *warnings = &session->warnings;

	if (view->selected >= warnings->list.count)
		return;
	if (warnings->list.at[view->selected].item == FORM_NONE) {
		view_say(view, STYLE_PLAIN, _("this warning is about the record as a whole"));
		return;
	}
	session_go(session, warnings->list.at[view->selected].item);
	view_show(view, PANE_QUESTION);
}

static void go_to_trial(struct session *session, struct view *view)
{
	struct trial_list list;
	size_t item = FORM_NONE;

	trial_list_init(&list, session);
	if (view->selected < list.lines.count)
		item = trial_list_item(&list, session, view->selected);
	trial_list_release(&list);
	if (item == FORM_NONE)
		return;
	session_go(session, item);
	view_show(view, PANE_QUESTION);
}

/* A digit goes to the warning that it stands beside.  False for another key. */
static bool digit_key(struct session *session, struct view *view, struct key key)
{
	uint32_t character = key.kind == PRESS_CHARACTER ? key_narrow(key.character) : 0;

	if (character < '1' || character > '9')
		return false;
	view->selected = view->scroll + character - '1';
	go_to_warning(session, view);
	return true;
}

/* Try a score of the chosen leaf out, or with "" leave it as it is. */
static void try_score(struct session *session, struct view *view, const char *score)
{
	struct reply reply = {.message = TEXT_EMPTY};
	struct text trial = TEXT_EMPTY;
	struct trial_list list;
	struct trial_line line = {.kind = TRIAL_REMARK};

	trial_list_init(&list, session);
	if (view->selected < list.lines.count)
		line = list.lines.at[view->selected];
	trial_list_release(&list);
	if (line.kind != TRIAL_LEAF) {
		view_say(view, STYLE_WARNING, _("choose an indicator to try a score of it out"));
		return;
	}
	text_printf(&trial, "%s=%s", session->form->indicators[line.index].id, score);
	session_do(session, ACTION_WHAT_IF, trial.bytes, &reply);
	view_say(view, STYLE_WARNING, reply.message.bytes);
	text_release(&trial);
	text_release(&reply.message);
}

/* Keys of the scores tried out.  False for a key that it does not know. */
static bool trial_key(struct session *session, struct view *view, struct key key)
{
	char digit[2] = {0};

	if (key.kind == PRESS_DELETE || key.kind == PRESS_BACKSPACE) {
		try_score(session, view, "");
		return true;
	}
	key.character = key_narrow(key.character);
	if (key.kind != PRESS_CHARACTER || key.character < '0' || key.character > '9')
		return false;
	digit[0] = (char)key.character;
	try_score(session, view, digit);
	return true;
}

bool walk_list_key(struct session *session, struct view *view, struct key key)
{
	uint32_t character = key.kind == PRESS_CHARACTER ? key_narrow(key.character) : 0;

	if (!is_list(view->pane))
		return false;
	if (character == ' ' || character == 'b')
		key.kind = character == ' ' ? PRESS_PAGE_DOWN : PRESS_PAGE_UP;
	switch (key.kind) {
	case PRESS_UP:
	case PRESS_DOWN:
	case PRESS_PAGE_UP:
	case PRESS_PAGE_DOWN:
	case PRESS_HOME:
	case PRESS_END:
		choose(view, line_count(session, view->pane), key.kind);
		return true;
	case PRESS_ENTER:
		(view->pane == PANE_WARNINGS ? go_to_warning : go_to_trial)(session, view);
		return true;
	default:
		return (view->pane == PANE_WARNINGS ? digit_key : trial_key)(session, view, key);
	}
}
