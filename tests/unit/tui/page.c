/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tui/page: wrapped paragraphs, of which a part is shown, and no line of which is ever lost. */
#include "config.h"

#include "tui/page.h"

#include "base/text.h"
#include "tests/support/check.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(page, .fini = check_leaks);

/* All rows of the frame, parted by `/`. */
static const char *shown(const struct frame *frame)
{
	static char bytes[1024];
	struct text text = TEXT_EMPTY;

	for (size_t row = 0; row < frame->rows; row++) {
		if (row > 0)
			text_add_byte(&text, '/');
		frame_add_row(&text, frame, row);
	}
	cr_assert_lt(text.len, sizeof bytes);
	memcpy(bytes, text.bytes, text.len + 1);
	text_release(&text);
	return bytes;
}

/* Six lines, seven with the gap of a page that has room for one. */
static size_t draw(struct frame *frame, size_t rows, size_t skip)
{
	struct page page;

	frame_clear(frame, rows, 30);
	page_begin(&page, frame, frame_area(frame), skip, "");
	page_add_gap(&page); /* none in front of the first */
	page_add(&page, STYLE_PLAIN, "one\ntwo\nthree");
	page_add_gap(&page);
	page_add_gap(&page);
	page_add_headed(&page, "Note:", STYLE_QUIET, "four and a half comes before five");
	page_add(&page, STYLE_PLAIN, "six");
	page_add_gap(&page); /* none behind the last */
	return page_end(&page);
}

Test(page, shows_all_where_there_is_room)
{
	struct frame frame;

	frame_init(&frame);
	cr_expect_eq(draw(&frame, 10, 0), 7);
	cr_expect_str_eq(shown(&frame),
			 "one/two/three//Note: four and a half comes/before five/six///");
	cr_expect_eq(frame_cell(&frame, 4, 0)->style, STYLE_HEADING);
	cr_expect_eq(frame_cell(&frame, 4, 6)->style, STYLE_QUIET);
	frame_release(&frame);
}

Test(page, says_that_there_is_more_and_leads_through_all_of_it)
{
	struct frame frame;
	size_t skip = 0;

	frame_init(&frame);
	cr_expect_eq(draw(&frame, 3, skip), 6);
	cr_expect_str_eq(shown(&frame), "one/two/                  more: Space");
	skip = page_next(skip, 6, 3);
	cr_expect_eq(skip, 2);
	draw(&frame, 3, skip);
	cr_expect_str_eq(shown(&frame),
			 "three/Note: four and a half comes/                  more: Space");
	skip = page_next(skip, 6, 3);
	cr_expect_eq(skip, 4);
	draw(&frame, 3, skip);
	cr_expect_str_eq(shown(&frame), "before five/six/          from the top: Space");
	cr_expect_eq(page_next(skip, 6, 3), 0);
	cr_expect_eq(page_previous(4, 3), 2);
	cr_expect_eq(page_previous(1, 3), 0);
	/* One row alone leads nowhere. */
	cr_expect_eq(page_next(0, 6, 1), 0);
	cr_expect_eq(page_previous(3, 1), 0);
	frame_release(&frame);
}

Test(page, marks_what_was_searched_for)
{
	struct frame frame;
	struct page page;

	frame_init(&frame);
	frame_clear(&frame, 2, 12);
	page_begin(&page, &frame, frame_area(&frame), 0, "key");
	page_add(&page, STYLE_PLAIN, "the KEY and a monkey");
	page_end(&page);
	cr_expect_str_eq(shown(&frame), "the KEY and/a monkey");
	cr_expect_eq(frame_cell(&frame, 0, 3)->style, STYLE_PLAIN);
	cr_expect_eq(frame_cell(&frame, 0, 4)->style, STYLE_HIT);
	cr_expect_eq(frame_cell(&frame, 0, 6)->style, STYLE_HIT);
	cr_expect_eq(frame_cell(&frame, 0, 7)->style, STYLE_PLAIN);
	cr_expect_eq(frame_cell(&frame, 1, 4)->style, STYLE_PLAIN);
	cr_expect_eq(frame_cell(&frame, 1, 5)->style, STYLE_HIT);
	frame_release(&frame);
}

Test(page, rows_are_told_before_they_are_taken)
{
	struct frame frame;
	struct page page;

	frame_init(&frame);
	frame_clear(&frame, 12, 30);
	page_begin(&page, &frame, frame_area(&frame), 1, "");
	cr_expect_eq(page_row(&page), (size_t)-1);
	cr_expect_eq(page_take_row(&page), (size_t)-1);
	cr_expect_eq(page_row(&page), 0);
	page_add_gap(&page);
	cr_expect_eq(page_row(&page), 1);
	cr_expect_eq(page_take_row(&page), 1);
	cr_expect_eq(page_take_row(&page), 2);
	cr_expect_eq(page_end(&page), 4);
	frame_release(&frame);
}
