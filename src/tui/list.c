/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists in an area, of which one line is chosen. */
#include "config.h"

#include "tui/list.h"

#include "base/text.h"
#include "base/utf8.h"
#include "tui/page.h"
#include "tui/view.h"

#include <string.h>

#define SIGN_CHOSEN MARK_CURSOR " "
#define SIGN_OTHER "  "

static void add_line(struct text *out, const struct text *line, bool is_chosen)
{
	text_add_string(out, is_chosen ? SIGN_CHOSEN : SIGN_OTHER);
	text_add(out, line->bytes, line->len);
}

size_t list_rows(const struct text *line, size_t cols)
{
	struct text signed_line = TEXT_EMPTY;
	size_t rows;

	add_line(&signed_line, line, true);
	rows = page_rows(signed_line.bytes, cols);
	text_release(&signed_line);
	return rows;
}

void list_put(struct page *page, const struct text *line, bool is_chosen)
{
	struct text signed_line = TEXT_EMPTY;

	add_line(&signed_line, line, is_chosen);
	page_add(page, is_chosen ? STYLE_KEY : STYLE_PLAIN, signed_line.bytes);
	text_release(&signed_line);
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
