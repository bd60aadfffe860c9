/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists in an area, of which one line is chosen. */
#include "config.h"

#include "tui/list.h"

#include "base/text.h"
#include "tui/frame.h"
#include "tui/page.h"
#include "tui/view.h"

#include <string.h>

#define SIGN_COLS 2 /* of the line that is chosen */

/* The columns in front of all rows of a line: the sign's, and those of its own indent. */
static size_t indent_of(const struct text *line)
{
	return SIGN_COLS + strspn(line->bytes, " ");
}

size_t list_rows(const struct text *line, size_t cols)
{
	return page_rows(line->bytes + strspn(line->bytes, " "), cols - indent_of(line));
}

void list_put(struct page *page, const struct text *line, bool is_chosen)
{
	size_t row = page_row(page);

	if (is_chosen && row < page->area.rows)
		frame_put(page->frame, page->area, row, 0, STYLE_KEY, MARK_CURSOR);
	page_add_within(page, indent_of(line), 0, is_chosen ? STYLE_KEY : STYLE_PLAIN,
			line->bytes + strspn(line->bytes, " "));
}

void list_settle(struct view *view, size_t count, size_t rows,
		 size_t (*rows_of)(const void *ctx, size_t line), const void *ctx)
{
	size_t first;
	size_t taken;

	if (view->selected >= count)
		view->selected = count > 0 ? count - 1 : 0;
	if (view->scroll > view->selected)
		view->scroll = view->selected;
	if (count == 0)
		return;
	/* The last row may be needed to say that there is more. */
	first = view->selected;
	taken = rows_of(ctx, first) + 1;
	while (first > view->scroll && taken + rows_of(ctx, first - 1) <= rows) {
		first--;
		taken += rows_of(ctx, first);
	}
	view->scroll = first;
}
