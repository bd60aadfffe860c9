/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists in an area, of which one line is chosen; a line may take several rows. */
#ifndef CAGRADE_TUI_LIST_H
#define CAGRADE_TUI_LIST_H

#include <stdbool.h>
#include <stddef.h>

struct page;
struct text;
struct view;

/* The rows that a line takes in a width. */
size_t list_rows(const struct text *line, size_t cols);

/* Put a line; the one that is chosen has a sign in front of it. */
void list_put(struct page *page, const struct text *line, bool is_chosen);

/* Have view->scroll be the first line shown, so that the chosen one, view->selected, is whole in
 * sight in so many rows.  Neither lies behind the list's end then.
 *
 * rows_of  the rows that a line takes */
void list_settle(struct view *view, size_t count, size_t rows,
		 size_t (*rows_of)(const void *ctx, size_t line), const void *ctx);

#endif
