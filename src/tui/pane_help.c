/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All keys and what they do, from the list of actions. */
#include "config.h"

#include "tui/pane.h"

#include "base/i18n.h"
#include "base/text.h"
#include "model/action.h"
#include "tui/page.h"
#include "tui/view.h"

/* The longest list of keys, "Right ] l", and two blanks. */
#define KEYS_COLS 12

/* Keys or signs, and beside them what they are for. */
static void add_line(struct frame *frame, struct page *page, const char *keys, const char *words)
{
	size_t row = page_row(page);

	if (row < page->area.rows)
		frame_put_cut(frame, page->area, row, 0, KEYS_COLS - 1, STYLE_KEY, keys);
	page_add_within(page, KEYS_COLS, 0, STYLE_PLAIN, words);
}

static void add_heading(struct page *page, const char *heading)
{
	page_add_gap(page);
	page_add(page, STYLE_HEADING, heading);
}

static void add_actions(struct frame *frame, struct page *page)
{
	for (enum action action = 0; action < ACTION_COUNT; action++) {
		if (action_heading(action))
			add_heading(page, _(action_heading(action)));
		add_line(frame, page, action_info(action)->keys, _(action_info(action)->help));
	}
}

static void add_legend(struct frame *frame, struct page *page)
{
	add_heading(page, _("On the screen alone"));
	add_line(frame, page, "Space b", _("the next and the previous part of a long text"));
	add_line(frame, page, "Esc", _("back to the question"));
	add_line(frame, page, _("Mouse"),
		 _("a click in the outline goes there, the wheel moves up and down"));
	add_line(frame, page, "C-l C-z", _("draw the screen anew; stop the program for a while"));
	add_heading(page, _("Marks"));
	add_line(frame, page, "[y] [n] [-]", _("yes, no, not applicable"));
	add_line(frame, page, "[=] [ ]", _("another answer, open"));
	add_line(frame, page, "* # ! n f", _("not saved, conflict, warning, not met, flagged"));
}

size_t pane_help(struct frame *frame, struct rect area, const struct session *session,
		 const struct view *view)
{
	struct page page;

	(void)session;
	page_begin(&page, frame, area, view->scroll, "");
	add_actions(frame, &page);
	add_legend(frame, &page);
	frame_put_cursor(frame, area, 0, 0);
	return page_end(&page);
}
