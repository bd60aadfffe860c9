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

/* One action: its keys, and beside them what it does. */
static void add_action(struct frame *frame, struct page *page, const struct action_info *info)
{
	struct page words = *page;
	size_t row = page_row(page);

	words.area.col += KEYS_COLS;
	words.area.cols -= KEYS_COLS;
	if (row < page->area.rows)
		frame_put_cut(frame, page->area, row, 0, KEYS_COLS - 1, STYLE_KEY, info->keys);
	page_add(&words, STYLE_PLAIN, _(info->help));
	page->lines = words.lines;
	page->is_gap_due = false;
}

static void add_legend(struct page *page)
{
	page_add_gap(page);
	page_add_headed(page, "Space b", STYLE_PLAIN,
			_("the next and the previous part of a long text"));
	page_add_headed(page, "Esc", STYLE_PLAIN, _("back to the question"));
	page_add_headed(page, _("Mouse"), STYLE_PLAIN,
			_("a click in the outline goes there, the wheel moves up and down"));
	page_add_headed(page, "C-l C-z", STYLE_PLAIN,
			_("draw the screen anew; stop the program for a while"));
	page_add_gap(page);
	page_add_headed(page, "[y] [n] [-] [=] [ ]", STYLE_PLAIN,
			_("yes, no, not applicable, another answer, open"));
	page_add_headed(page, "* # ! n f", STYLE_PLAIN,
			_("not saved, conflict, warning, not met, flagged"));
}

size_t pane_help(struct frame *frame, struct rect area, const struct session *session,
		 const struct view *view)
{
	struct page page;

	(void)session;
	page_begin(&page, frame, area, view->scroll, "");
	for (enum action action = 0; action < ACTION_COUNT; action++)
		add_action(frame, &page, action_info(action));
	add_legend(&page);
	frame_put_cursor(frame, area, 0, 0);
	return page_end(&page);
}
