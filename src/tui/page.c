/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running text in an area: wrapped paragraphs, of which a part is shown where not all fits. */
#include "config.h"

#include "tui/page.h"

#include "base/i18n.h"
#include "base/text.h"
#include "base/utf8.h"

#include <string.h>

#define ROWS_FOR_GAPS 10 /* a smaller area has no row for nothing */

/* A paragraph on its way into the lines of a page. */
struct paragraph {
	struct page *page;
	const char *bytes;
	size_t heading_len;
	enum style style;
	size_t span; /* the first hit that may reach into the line */
};

void page_begin(struct page *page, struct frame *frame, struct rect area, size_t skip,
		const char *search)
{
	*page = (struct page){.frame = frame,
			      .area = area,
			      .skip = skip,
			      .search = search,
			      .hit_line = PAGE_NO_HIT,
			      .is_tight = area.rows < ROWS_FOR_GAPS};
}

/* The number of the next line, from the top of the text. */
static size_t next_line(const struct page *page)
{
	return page->lines + (page->is_gap_due && page->lines > 0);
}

size_t page_row(const struct page *page)
{
	size_t line = next_line(page);

	return line < page->skip ? (size_t)-1 : line - page->skip;
}

size_t page_take_row(struct page *page)
{
	size_t row = page_row(page);

	page->lines = next_line(page) + 1;
	page->is_gap_due = false;
	return row;
}

void page_add_gap(struct page *page)
{
	page->is_gap_due = !page->is_tight;
}

/* The end of the piece of one style that begins at `at`, and that style. */
static size_t piece_end(struct paragraph *paragraph, size_t at, size_t end, enum style *style)
{
	const struct search_spans *spans = &paragraph->page->spans;

	*style = paragraph->style;
	if (at < paragraph->heading_len) {
		*style = STYLE_HEADING;
		return end < paragraph->heading_len ? end : paragraph->heading_len;
	}
	while (paragraph->span < spans->list.count) {
		const struct search_span *span = &spans->list.at[paragraph->span];

		if (span->start + span->len <= at) {
			paragraph->span++;
			continue;
		}
		if (span->start <= at) {
			*style = STYLE_HIT;
			return end < span->start + span->len ? end : span->start + span->len;
		}
		return end < span->start ? end : span->start;
	}
	return end;
}

static void draw_line(void *ctx, const char *start, size_t line_len)
{
	struct paragraph *paragraph = ctx;
	struct page *page = paragraph->page;
	size_t row = page_take_row(page);
	size_t at = (size_t)(start - paragraph->bytes);
	size_t end = at + line_len;
	size_t col = 0;

	while (at < end) {
		enum style style;
		size_t next = piece_end(paragraph, at, end, &style);

		if (style == STYLE_HIT && page->hit_line == PAGE_NO_HIT)
			page->hit_line = page->lines - 1;
		col = frame_put_bytes(page->frame, page->area, row, col, style,
				      paragraph->bytes + at, next - at);
		at = next;
	}
}

void page_add_headed(struct page *page, const char *heading, enum style style, const char *string)
{
	struct text shown = TEXT_EMPTY;
	struct paragraph paragraph = {.page = page, .style = style};

	if (*heading != '\0') {
		text_add_string(&shown, heading);
		paragraph.heading_len = shown.len;
		/* A full-width colon brings its own space. */
		if ((unsigned char)shown.bytes[shown.len - 1] < 0x80)
			text_add_byte(&shown, ' ');
	}
	utf8_add_shown(&shown, string, strlen(string), true);
	page->spans.list.count = 0;
	if (*page->search != '\0')
		search_find(&page->spans, shown.bytes, page->search);
	paragraph.bytes = shown.bytes;
	utf8_wrap(shown.bytes, shown.len, page->area.cols, draw_line, &paragraph);
	text_release(&shown);
}

void page_add(struct page *page, enum style style, const char *string)
{
	page_add_headed(page, "", style, string);
}

void page_add_within(struct page *page, size_t left, size_t right, enum style style,
		     const char *string)
{
	struct rect whole = page->area;

	rect_cut_left(&page->area, left);
	rect_cut_right(&page->area, right);
	page_add(page, style, string);
	page->area = whole;
}

static void count_row(void *ctx, const char *start, size_t line_len)
{
	(void)ctx;
	(void)start;
	(void)line_len;
}

size_t page_rows(const char *string, size_t cols)
{
	struct text shown = TEXT_EMPTY;
	size_t rows;

	utf8_add_shown(&shown, string, strlen(string), true);
	rows = utf8_wrap(shown.bytes, shown.len, cols, count_row, NULL);
	text_release(&shown);
	return rows;
}

/* Say at the right edge that the text goes on. */
static void put_sign(struct frame *frame, struct rect line, const char *words)
{
	struct text sign = TEXT_EMPTY;

	text_printf(&sign, " %s ", words);
	frame_put_right(frame, line, 0, STYLE_CURRENT, sign.bytes);
	text_release(&sign);
}

size_t page_end(struct page *page)
{
	size_t rows = page->area.rows;

	search_spans_release(&page->spans);
	/* A single row is worth more with a start of the text than with the word. */
	if (rows > (page->is_locked ? 1 : 0) && page->lines > page->skip + rows) {
		struct rect last = page->area;

		last = rect_cut_bottom(&last, 1);
		frame_repeat(page->frame, last, 0, 0, last.cols, STYLE_PLAIN, " ");
		put_sign(page->frame, last, page->is_locked ? _("more") : _("more: Space"));
	} else if (page->skip > 0 && page->lines < page->skip + rows) {
		struct rect last = page->area;

		last = rect_cut_bottom(&last, 1);
		put_sign(page->frame, last, _("from the top: Space"));
	}
	return page->lines;
}

size_t page_next(size_t skip, size_t lines, size_t rows)
{
	/* The last row is under the word that says that there is more. */
	return rows > 1 && lines > skip + rows ? skip + rows - 1 : 0;
}

size_t page_previous(size_t skip, size_t rows)
{
	return rows > 1 && skip > rows - 1 ? skip - (rows - 1) : 0;
}
