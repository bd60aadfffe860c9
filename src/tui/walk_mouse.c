/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the mouse does: it goes to a question, and never answers one. */
#include "config.h"

#include "tui/walk.h"

#include "model/session.h"
#include "tui/mouse.h"
#include "tui/view.h"

static bool is_within(const struct rect *area, const struct mouse *mouse)
{
	return mouse->row >= area->row && mouse->row < area->row + area->rows &&
	       mouse->col >= area->col && mouse->col < area->col + area->cols;
}

/* Go to what stands in the outline there: a question, or a group's first one. */
static void click(struct session *session, struct view *view, const struct mouse *mouse)
{
	size_t line;

	if (!is_within(&view->outline_area, mouse))
		return;
	line = mouse->row - view->outline_area.row;
	if (line >= view->outline_lines.count)
		return;
	session_go(session, view->outline.rows.at[view->outline_lines.at[line]]);
	view_show(view, PANE_QUESTION);
}

void walk_mouse(struct session *session, struct view *view, const struct mouse *mouse)
{
	/* What is being written is not left by a slip of the hand. */
	if (view->prompt.is_open)
		return;
	view_say(view, STYLE_PLAIN, "");
	switch (mouse->kind) {
	case MOUSE_CLICK:
		click(session, view, mouse);
		break;
	case MOUSE_WHEEL_UP:
		(void)walk_key(session, view, (struct key){.kind = PRESS_UP});
		break;
	case MOUSE_WHEEL_DOWN:
		(void)walk_key(session, view, (struct key){.kind = PRESS_DOWN});
		break;
	}
}
