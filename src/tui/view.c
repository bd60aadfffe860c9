/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is looked at: all that the screen keeps beside the session. */
#include "config.h"

#include "tui/view.h"

#include "model/session.h"

void view_init(struct view *view, const struct session *session, bool is_ascii)
{
	*view = (struct view){.item = session->cursor,
			      .is_ascii = is_ascii,
			      .marks = marks_get(is_ascii),
			      .message = TEXT_EMPTY};
	outline_init(&view->outline);
	lookup_init(&view->lookup, session->form);
	keymap_init(&view->keymap);
}

void view_release(struct view *view)
{
	outline_release(&view->outline);
	vec_release(&view->outline_lines);
	lookup_release(&view->lookup);
	keymap_release(&view->keymap);
	prompt_close(&view->prompt);
	text_release(&view->message);
}

void view_show(struct view *view, enum pane pane)
{
	if (view->pane == pane)
		return;
	view->pane = pane;
	view->scroll = 0;
	view->selected = 0;
}

void view_say(struct view *view, enum style style, const char *words)
{
	text_clear(&view->message);
	text_add_string(&view->message, words);
	view->message_style = style;
}
