/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running text in an area: wrapped paragraphs, of which a part is shown where not all fits. */
#ifndef CAGRADE_TUI_PAGE_H
#define CAGRADE_TUI_PAGE_H

#include "model/search.h"
#include "tui/frame.h"

#include <stdbool.h>
#include <stddef.h>

#define PAGE_NO_HIT ((size_t)-1)

struct page {
	struct frame *frame;
	struct rect area;
	const char *search;	   /* key of what is marked as a hit; "": nothing */
	size_t skip;		   /* lines above the area */
	size_t lines;		   /* lines added so far */
	struct search_spans spans; /* room for page_add() */
	size_t hit_line;	   /* the first line with a hit; PAGE_NO_HIT: none so far */
	bool is_tight;		   /* gaps are left out */
	bool is_locked;		   /* no key leads on: a prompt takes them all */
	bool is_gap_due;	   /* an empty line comes in front of the next paragraph */
};

/* Begin a text whose first `skip` lines stand above the area; an area has 2 columns at least.
 * search is a key of search.h, borrowed until page_end(). */
void page_begin(struct page *page, struct frame *frame, struct rect area, size_t skip,
		const char *search);

/* Add a paragraph.  In what the user wrote, line breaks stay. */
void page_add(struct page *page, enum style style, const char *string);

/* The same behind a heading on the same line: `Note: what was found`. */
void page_add_headed(struct page *page, const char *heading, enum style style, const char *string);

/* The same without so many columns at the left and at the right of the area. */
void page_add_within(struct page *page, size_t left, size_t right, enum style style,
		     const char *string);

/* The rows that a paragraph takes in a width of 2 columns at least. */
size_t page_rows(const char *string, size_t cols);

/* Leave a line free in front of what comes next, if anything does and it is not the first. */
void page_add_gap(struct page *page);

/* The row of the area where the next line will stand; area.rows or more where it is out of sight
 * below, (size_t)-1 above. */
size_t page_row(const struct page *page);

/* Take the next line for a caller who draws in it: its row as page_row() tells. */
size_t page_take_row(struct page *page);

/* End the text: what does not fit is told of at the lower edge, with the key that leads on.
 * Returns the number of lines of the whole text. */
size_t page_end(struct page *page);

/* What to skip for the next part, the first again behind the last, and for the part before. */
size_t page_next(size_t skip, size_t lines, size_t rows);
size_t page_previous(size_t skip, size_t rows);

#endif
