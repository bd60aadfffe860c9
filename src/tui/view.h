/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is looked at: all that the screen keeps beside the session. */
#ifndef CAGRADE_TUI_VIEW_H
#define CAGRADE_TUI_VIEW_H

#include "base/text.h"
#include "base/vec.h"
#include "model/outline.h"
#include "tui/frame.h"
#include "tui/keymap.h"
#include "tui/lookup.h"
#include "tui/marks.h"
#include "tui/prompt.h"

#include <stdbool.h>
#include <stddef.h>

struct session;

/* What stands in the middle of the screen. */
enum pane { PANE_QUESTION, PANE_SCORES, PANE_WHAT_IF, PANE_WARNINGS, PANE_HISTORY, PANE_HELP };

struct view {
	enum pane pane;
	size_t selected; /* of a list: the line chosen */
	size_t scroll;	 /* lines of the pane above its area; of a list: the first one shown */
	size_t lines;	 /* of the pane, as drawn last */
	size_t rows;	 /* of its area, as drawn last */

	bool wants_hit;		   /* the first hit of a search is to come into sight */
	size_t item;		   /* the question drawn last; another one is shown from its top */
	bool is_brief;		   /* the hint and what the question bears on are left out */
	bool is_narrow;		   /* the outline is folded into a line */
	size_t outline_top;	   /* the first row of the outline shown */
	struct rect outline_area;  /* where it was drawn last */
	VEC(size_t) outline_lines; /* and which row in each of its lines */
	struct rect score_area;	   /* where the score was drawn last; no rows: nowhere */
	size_t score_revision;	   /* of the session, when that was */
	struct outline outline;
	struct lookup lookup;
	struct keymap keymap;
	bool is_ascii;
	const struct marks *marks;
	struct prompt prompt;

	struct text message; /* "" where there is nothing to say */
	enum style message_style;
};

/* Begin with the question at the session's cursor; view_release() frees what the view holds. */
void view_init(struct view *view, const struct session *session, bool is_ascii);
void view_release(struct view *view);

/* Show another pane from its top; the one that is shown stays as it is. */
void view_show(struct view *view, enum pane pane);

/* Say something at the lower edge until the next key; "" takes it away. */
void view_say(struct view *view, enum style style, const char *words);

#endif
