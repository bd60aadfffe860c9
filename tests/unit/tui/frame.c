/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tui/frame: drawing by columns, never outside of an area, never half a character. */
#include "config.h"

#include "tui/frame.h"

#include "base/text.h"
#include "tests/support/check.h"

#include <criterion/criterion.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

TestSuite(frame, .fini = check_leaks);

static const char *row_text(const struct frame *frame, size_t row)
{
	static char bytes[512];
	struct text text = TEXT_EMPTY;

	frame_add_row(&text, frame, row);
	cr_assert_lt(text.len, sizeof bytes);
	memcpy(bytes, text.bytes, text.len + 1);
	text_release(&text);
	return bytes;
}

Test(frame, put_clips_by_columns)
{
	static const struct {
		size_t col;
		const char *string;
		const char *shown; /* the whole row of 8 columns, of which 2 to 7 may be drawn in */
		size_t end;
	} cases[] = {
	    {0, "abc", "..abc...", 3},
	    {0, "abcdefgh", "..abcde.", 5},
	    {4, "abc", "......a.", 5},
	    {5, "abc", "........", 5},
	    {9, "abc", "........", 9},
	    {0, "\u4e2d\u6587", "..\u4e2d\u6587..", 4},
	    {0, "\u4e2d\u6587\u5b57", "..\u4e2d\u6587..", 4}, /* half of it would fit */
	    {1, "\u4e2d\u6587\u5b57", "...\u4e2d\u6587.", 5},
	    {0, "e\u0301x", "..e\u0301x....", 2},
	    {0, "\033[1m", "..\u241b[1m..", 4}, /* nothing steers the terminal */
	    {0, "a\nb", "..a\u240ab...", 3},
	    {0, "\xff", "..\uFFFD.....", 1},
	    {0, "\U0001F600!", "..\U0001F600!...", 3},
	    {0, "", "........", 0},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct rect area = {.row = 0, .col = 2, .rows = 1, .cols = 5};
		struct frame frame;
		size_t end;

		frame_init(&frame);
		frame_clear(&frame, 1, 8);
		frame_repeat(&frame, frame_area(&frame), 0, 0, 8, STYLE_PLAIN, ".");
		end = frame_put(&frame, area, 0, cases[i].col, STYLE_PLAIN, cases[i].string);
		cr_expect_str_eq(row_text(&frame, 0), cases[i].shown, "case %zu gave '%s'", i,
				 row_text(&frame, 0));
		cr_expect_eq(end, cases[i].end, "case %zu ended in %zu", i, end);
		frame_release(&frame);
	}
}

Test(frame, ascii_has_one_column_for_what_others_draw_in_two)
{
	struct frame frame;

	frame_init(&frame);
	frame.is_ascii = true;
	frame_clear(&frame, 1, 8);
	frame_put(&frame, frame_area(&frame), 0, 0, STYLE_PLAIN, "\u201c\u662f\u201d\u2026a");
	cr_expect_str_eq(row_text(&frame, 0), "\"\u662f\".a");
	frame_release(&frame);
}

Test(frame, put_outside_of_the_rows_draws_nothing)
{
	struct rect area = {.row = 1, .col = 0, .rows = 1, .cols = 4};
	struct frame frame;

	frame_init(&frame);
	frame_clear(&frame, 3, 4);
	cr_expect_eq(frame_put(&frame, area, 1, 0, STYLE_PLAIN, "abc"), 0);
	cr_expect_eq(frame_put(&frame, area, (size_t)-1, 0, STYLE_PLAIN, "abc"), 0);
	for (size_t row = 0; row < 3; row++)
		cr_expect_str_eq(row_text(&frame, row), "");
	frame_release(&frame);
}

Test(frame, half_of_a_wide_character_never_stays)
{
	struct frame frame;
	struct rect area;

	frame_init(&frame);
	frame_clear(&frame, 1, 6);
	area = frame_area(&frame);
	frame_put(&frame, area, 0, 0, STYLE_PLAIN, "\u4e2d\u6587\u5b57");
	frame_put(&frame, area, 0, 1, STYLE_PLAIN, "x"); /* over a right half */
	cr_expect_str_eq(row_text(&frame, 0), " x\u6587\u5b57");
	frame_put(&frame, area, 0, 2, STYLE_PLAIN, "y"); /* over a left half */
	cr_expect_str_eq(row_text(&frame, 0), " xy \u5b57");
	frame_put(&frame, area, 0, 3, STYLE_PLAIN, "\u4e2d"); /* over a blank and a left half */
	cr_expect_str_eq(row_text(&frame, 0), " xy\u4e2d");
	frame_release(&frame);
}

Test(frame, put_cut_marks_what_was_cut)
{
	static const struct {
		size_t end;
		const char *string;
		const char *shown;
	} cases[] = {
	    {8, "abc", "abc"},
	    {4, "abcd", "abcd"},
	    {3, "abcd", "ab~"},
	    {99, "abcdefghijk", "abcdefg~"},
	    {4, "\u4e2d\u6587", "\u4e2d\u6587"},
	    {3, "\u4e2d\u6587", "\u4e2d~"},
	    {4, "\u4e2d\u6587\u5b57", "\u4e2d~"},
	    {1, "abcd", "~"},
	    {0, "abcd", ""},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct frame frame;

		frame_init(&frame);
		frame_clear(&frame, 1, 8);
		frame_put_cut(&frame, frame_area(&frame), 0, 0, cases[i].end, STYLE_PLAIN,
			      cases[i].string);
		cr_expect_str_eq(row_text(&frame, 0), cases[i].shown, "case %zu gave '%s'", i,
				 row_text(&frame, 0));
		frame_release(&frame);
	}
}

Test(frame, put_right_ends_at_the_edge)
{
	struct frame frame;

	frame_init(&frame);
	frame_clear(&frame, 2, 8);
	cr_expect_eq(frame_put_right(&frame, frame_area(&frame), 0, STYLE_PLAIN, "a\u4e2d"), 5);
	cr_expect_str_eq(row_text(&frame, 0), "     a\u4e2d");
	cr_expect_eq(frame_put_right(&frame, frame_area(&frame), 1, STYLE_PLAIN, "123456789"), 0);
	cr_expect_str_eq(row_text(&frame, 1), "1234567~");
	frame_release(&frame);
}

Test(frame, cells_hold_a_character_with_its_marks_and_a_style)
{
	struct frame frame;
	struct rect area;

	frame_init(&frame);
	frame_clear(&frame, 1, 6);
	area = frame_area(&frame);
	frame_put(&frame, area, 0, 0, STYLE_NO, "e\u0301\u4e2d");
	cr_expect_str_eq(frame_cell(&frame, 0, 0)->bytes, "e\u0301");
	cr_expect_eq(frame_cell(&frame, 0, 0)->cols, 1);
	cr_expect_eq(frame_cell(&frame, 0, 0)->style, STYLE_NO);
	cr_expect_eq(frame_cell(&frame, 0, 1)->cols, 2);
	cr_expect_eq(frame_cell(&frame, 0, 2)->cols, 0);
	cr_expect_str_eq(frame_cell(&frame, 0, 2)->bytes, "");
	cr_expect_eq(frame_cell(&frame, 0, 3)->style, STYLE_PLAIN);
	frame_restyle(&frame, area, 0, STYLE_TITLE);
	cr_expect_eq(frame_cell(&frame, 0, 5)->style, STYLE_TITLE);
	frame_restyle(&frame, area, 1, STYLE_TITLE); /* there is no such row */
	/* More marks than a terminal's cell takes are left out, whole ones. */
	frame_put(&frame, area, 0, 4, STYLE_PLAIN,
		  "o\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u030a\u030bx");
	cr_expect_str_eq(frame_cell(&frame, 0, 5)->bytes, "x");
	cr_expect_lt(strlen(frame_cell(&frame, 0, 4)->bytes), CELL_BYTES);
	cr_expect_eq(strlen(frame_cell(&frame, 0, 4)->bytes) % 2, 1);
	frame_release(&frame);
}

Test(frame, areas_are_cut_from_all_sides)
{
	struct rect area = {.row = 1, .col = 2, .rows = 10, .cols = 20};
	struct rect cut;

	cut = rect_cut_top(&area, 3);
	cr_expect(cut.row == 1 && cut.rows == 3 && cut.col == 2 && cut.cols == 20);
	cr_expect(area.row == 4 && area.rows == 7);
	cut = rect_cut_bottom(&area, 2);
	cr_expect(cut.row == 9 && cut.rows == 2);
	cr_expect(area.row == 4 && area.rows == 5);
	cut = rect_cut_left(&area, 5);
	cr_expect(cut.col == 2 && cut.cols == 5);
	cr_expect(area.col == 7 && area.cols == 15);
	cut = rect_cut_right(&area, 4);
	cr_expect(cut.col == 18 && cut.cols == 4);
	cr_expect(area.col == 7 && area.cols == 11);
	cut = rect_cut_top(&area, 99);
	cr_expect(cut.rows == 5 && area.rows == 0);
	cut = rect_cut_right(&area, 99);
	cr_expect(cut.cols == 11 && area.cols == 0);
}

Test(frame, the_cursor_stays_inside_of_the_area)
{
	struct rect area = {.row = 1, .col = 2, .rows = 2, .cols = 3};
	struct frame frame;

	frame_init(&frame);
	frame_clear(&frame, 5, 9);
	frame_put_cursor(&frame, area, 1, 1);
	cr_expect(frame.cursor_row == 2 && frame.cursor_col == 3);
	frame_put_cursor(&frame, area, 7, 7);
	cr_expect(frame.cursor_row == 2 && frame.cursor_col == 4);
	frame_clear(&frame, 5, 9);
	cr_expect(frame.cursor_row == 0 && frame.cursor_col == 0);
	frame_release(&frame);
}

Test(frame, clearing_keeps_the_rows_that_are_to_stay)
{
	struct frame frame;
	struct text text = TEXT_EMPTY;

	frame_init(&frame);
	frame_clear(&frame, 3, 6);
	for (size_t row = 0; row < 3; row++)
		frame_put(&frame, frame_area(&frame), row, 0, STYLE_KEY, "\u4e2d ab");
	frame_put_cursor(&frame, frame_area(&frame), 2, 2);
	frame_clear_but(&frame, (struct rect){.row = 1, .rows = 1, .cols = 6});
	for (size_t row = 0; row < 3; row++) {
		frame_add_row(&text, &frame, row);
		text_add_byte(&text, '|');
	}
	cr_expect_str_eq(text.bytes, "|\u4e2d ab||", "%s", text.bytes);
	cr_expect(frame.cursor_row == 0 && frame.cursor_col == 0);
	text_release(&text);
	frame_release(&frame);
}

/* ASCII beside other characters is drawn as it is alone: marks stay on the letter before them, and
 * what the edge would cut is left out. */
Test(frame, plain_runs_beside_wide_characters_and_marks)
{
	static const struct {
		const char *string, *due;
		size_t cols;
	} cases[] = {
	    {"ab\u4e2dcd", "ab\u4e2dcd", 6}, {"ab\u4e2dcd", "ab\u4e2dc", 5},
	    {"ab\u4e2dcd", "ab", 3},	     {"abe\u0301fg", "abe\u0301fg", 6},
	    {"abe\u0301fg", "abe\u0301", 3}, {"e\u0301", "e\u0301", 6},
	    {"\u4e2dx", "\u4e2dx", 3},
	};
	struct frame frame;
	struct text text = TEXT_EMPTY;

	frame_init(&frame);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		frame_clear(&frame, 1, cases[i].cols);
		frame_put(&frame, frame_area(&frame), 0, 0, STYLE_PLAIN, cases[i].string);
		text_clear(&text);
		frame_add_row(&text, &frame, 0);
		cr_expect_str_eq(text.bytes, cases[i].due, "%zu: %s", i, text.bytes);
	}
	text_release(&text);
	frame_release(&frame);
}
