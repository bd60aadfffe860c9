/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tui/editor: keys in, text and cursor out. */
#include "config.h"

#include "tui/editor.h"

#include "base/utf8.h"
#include "tests/support/check.h"
#include "tests/support/tui_keys.h"
#include "tui/frame.h"

#include <criterion/criterion.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

TestSuite(editor, .fini = check_leaks);

static void press(void *ctx, struct key key)
{
	editor_key(ctx, key);
}

/* The text with a `|` where the cursor is. */
static void add_state(struct text *out, const struct editor *editor)
{
	text_add(out, editor->text.bytes, editor->cursor);
	text_add_byte(out, '|');
	text_add_string(out, editor->text.bytes + editor->cursor);
}

Test(editor, keys_change_the_text_and_move_the_cursor)
{
	static const struct {
		const char *before; /* the cursor begins behind it */
		const char *keys;
		const char *after;
	} cases[] = {
	    {"", "abc", "abc|"},
	    {"abc", "Left X", "abX|c"},
	    {"abc", "Left Left Left Left X", "X|abc"},
	    {"abc", "Right X", "abcX|"},
	    {"abc", "Home X", "X|abc"},
	    {"abc", "Home End X", "abcX|"},
	    {"abc", "C-a X C-e Y", "XabcY|"},
	    {"abc", "C-b C-b X C-f Y", "aXbY|c"},
	    {"abc", "Backspace", "ab|"},
	    {"abc", "Home Backspace", "|abc"},
	    {"abc", "Home Del", "|bc"},
	    {"abc", "Del", "abc|"},
	    {"abc", "Home C-d", "|bc"},
	    {"one two", "C-u X", "X|"},
	    {"one two", "Left Left C-u", "|wo"},
	    {"one two", "Home Right Right C-k", "on|"},
	    {"one two", "C-w", "one |"},
	    {"one two  ", "C-w", "one |"},
	    {"one", "C-w C-w", "|"},
	    /* a character of double width is one step */
	    {"\u4e2d\u6587", "Backspace", "\u4e2d|"},
	    {"\u4e2d\u6587", "Left \u82f1", "\u4e2d\u82f1|\u6587"},
	    {"\u4e2d\u6587", "Home Del", "|\u6587"},
	    /* an accent goes with its letter */
	    {"caf", "e\u0301 X", "cafe\u0301X|"},
	    {"cafe\u0301s", "Left Backspace", "caf|s"},
	    {"cafe\u0301s", "Left Left X", "cafX|e\u0301s"},
	    {"cafe\u0301s", "Home Right Right Right Del", "caf|s"},
	    /* as does an emoji, from outside of the first plane, with the colour of its skin */
	    {"ok\U0001F600", "Backspace", "ok|"},
	    {"ok\U0001F44D\U0001F3FDx", "Left Backspace", "ok|x"},
	    /* an accent put behind another character moves the cursor behind both */
	    {"ex", "Left \u0301", "e\u0301|x"},
	    /* keys of no meaning leave all as it is */
	    {"abc", "C-x PgUp Esc S-Tab", "abc|"},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct text state = TEXT_EMPTY;
		struct editor editor;

		editor_init(&editor, cases[i].before, false);
		tui_keys(cases[i].keys, press, &editor);
		add_state(&state, &editor);
		cr_expect_str_eq(state.bytes, cases[i].after, "'%s' with %s gave '%s'",
				 cases[i].before, cases[i].keys, state.bytes);
		text_release(&state);
		editor_release(&editor);
	}
}

Test(editor, line_breaks_are_taken_only_where_there_may_be_lines)
{
	static const struct key line_break = {.kind = PRESS_LINE_BREAK};
	struct editor editor;

	editor_init(&editor, "ab", false);
	cr_expect_not(editor_key(&editor, line_break));
	cr_expect_str_eq(editor.text.bytes, "ab");
	editor_release(&editor);

	editor_init(&editor, "ab", true);
	tui_keys("Left", press, &editor);
	cr_expect(editor_key(&editor, line_break));
	cr_expect_str_eq(editor.text.bytes, "a\nb");
	cr_expect_eq(editor.cursor, 2);
	/* Ctrl-K takes the rest of the line, then the break. */
	tui_keys("Home Up C-k", press, &editor);
	cr_expect_str_eq(editor.text.bytes, "\nb");
	tui_keys("C-k", press, &editor);
	cr_expect_str_eq(editor.text.bytes, "b");
	editor_release(&editor);
}

Test(editor, up_and_down_go_by_the_lines_that_are_seen)
{
	/* 8 columns and the cursor's: "aaaa bbb" / "cc" / "dddddd". */
	static const struct {
		const char *keys;
		size_t line, col;
	} cases[] = {
	    {"", 2, 6},
	    {"Up", 1, 2},
	    {"Up Up", 0, 6}, /* the column that Down came from is kept over the short line */
	    {"Up Up Up", 0, 6},
	    {"Up Up Down Down", 2, 6},
	    {"Up Left Down", 2, 1},
	    {"Home", 2, 0},
	    {"Up Home", 1, 0},
	    {"Up Up End", 0, 8},
	    {"Down", 2, 6},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct editor editor;
		size_t line;
		size_t col;

		editor_init(&editor, "aaaa bbb cc\ndddddd", true);
		editor_wrap(&editor, 9);
		tui_keys(cases[i].keys, press, &editor);
		editor_place(&editor, &line, &col);
		cr_expect(line == cases[i].line && col == cases[i].col, "%s: line %zu, column %zu",
			  cases[i].keys, line, col);
		editor_release(&editor);
	}
}

Test(editor, the_end_of_a_line_without_blanks_stays_in_that_line)
{
	/* 4 columns: two characters a line. */
	struct editor editor;
	size_t line;
	size_t col;

	editor_init(&editor, "\u4e00\u4e8c\u4e09\u56db", false);
	editor_wrap(&editor, 5);
	tui_keys("Up End", press, &editor);
	editor_place(&editor, &line, &col);
	cr_expect(line == 0 && col == 2, "line %zu, column %zu", line, col);
	tui_keys("End", press, &editor);
	editor_place(&editor, &line, &col);
	cr_expect(line == 0 && col == 2, "line %zu, column %zu", line, col);
	editor_release(&editor);
}

Test(editor, the_cursor_stays_in_the_area_whatever_blanks_are_typed)
{
	struct editor editor;
	size_t line;
	size_t col;

	editor_init(&editor, "", false);
	editor_wrap(&editor, 5);
	for (int i = 0; i < 12; i++) {
		tui_keys("Space", press, &editor);
		editor_place(&editor, &line, &col);
		cr_assert_lt(col, 5);
	}
	tui_keys("wwwwww", press, &editor);
	for (int i = 0; i < 18; i++) {
		tui_keys("Left", press, &editor);
		editor_place(&editor, &line, &col);
		cr_assert_lt(col, 5);
	}
	cr_expect_eq(editor.cursor, 0);
	editor_release(&editor);
}

Test(editor, pasted_text_is_cleaned)
{
	static const struct {
		const char *pasted;
		bool has_lines;
		const char *after;
	} cases[] = {
	    {"two\nlines", false, "two lines"},
	    {"two\nlines", true, "two\nlines"},
	    {"two\r\nlines", true, "two\nlines"},
	    {"two\r\nlines", false, "two lines"},
	    {"two\rlines", true, "two\nlines"},
	    {"a\tb", false, "a b"},
	    {"a\033[31mb\a", true, "a[31mb"},
	    {"\u4e2d\u6587", false, "\u4e2d\u6587"},
	    {"bad \xff\xfe byte", true, "bad \uFFFD\uFFFD byte"},
	    {"", false, ""},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct editor editor;

		editor_init(&editor, "", cases[i].has_lines);
		cr_expect(editor_paste(&editor, cases[i].pasted, strlen(cases[i].pasted)));
		cr_expect_str_eq(editor.text.bytes, cases[i].after, "case %zu gave '%s'", i,
				 editor.text.bytes);
		cr_expect_eq(editor.cursor, editor.text.len);
		editor_release(&editor);
	}
}

Test(editor, a_paste_that_is_too_long_leaves_the_text_as_it_was)
{
	char *much = mem_alloc(EDITOR_MAX_BYTES);
	struct editor editor;

	memset(much, 'x', EDITOR_MAX_BYTES);
	editor_init(&editor, "a", false);
	cr_expect_not(editor_paste(&editor, much, EDITOR_MAX_BYTES));
	cr_expect_str_eq(editor.text.bytes, "a");
	cr_expect(editor_paste(&editor, much, EDITOR_MAX_BYTES - 1));
	cr_expect_eq(editor.text.len, EDITOR_MAX_BYTES);
	cr_expect_not(editor_key(&editor, (struct key){PRESS_CHARACTER, 'y'}));
	cr_expect_eq(editor.text.len, EDITOR_MAX_BYTES);
	editor_release(&editor);
	free(much);
}

Test(editor, draws_the_lines_around_the_cursor)
{
	struct frame frame;
	struct editor editor;
	struct text row = TEXT_EMPTY;

	frame_init(&frame);
	frame_clear(&frame, 2, 10);
	editor_init(&editor, "one\ntwo\nthree\u4e2d", true);
	editor_wrap(&editor, 10);
	editor_draw(&editor, &frame, frame_area(&frame));
	frame_add_row(&row, &frame, 0);
	text_add_byte(&row, '/');
	frame_add_row(&row, &frame, 1);
	cr_expect_str_eq(row.bytes, "two/three\u4e2d");
	cr_expect_eq(frame.cursor_row, 1);
	cr_expect_eq(frame.cursor_col, 7);
	text_release(&row);
	editor_release(&editor);
	frame_release(&frame);
}

/* A small generator whose numbers are the same on every machine. */
static uint32_t next_random(uint32_t *state)
{
	*state = *state * 1664525U + 1013904223U;
	return *state >> 16;
}

Test(editor, holds_valid_text_and_a_cursor_between_graphemes_whatever_is_pressed)
{
	static const char *const words[] = {
	    "a",    "\u4e2d", "\u0301", "\U0001F44D", "\U0001F3FD", "Space",   "C-j",  "Left",
	    "Left", "Right",  "Up",	"Down",	      "Backspace",  "Del",     "Home", "End",
	    "C-w",  "C-k",    "C-u",	"\uAC00",     "\u200D",	    "e\u0301",
	};
	uint32_t seed = 35289;
	struct editor editor;

	editor_init(&editor, "", true);
	editor_wrap(&editor, 7);
	for (int i = 0; i < 20000; i++) {
		const char *word = words[next_random(&seed) % COUNT(words)];
		size_t line;
		size_t col;
		size_t at = 0;

		/* What takes much away comes seldom, else the text stays short. */
		if (word[0] == 'C' && word[2] != 'j' && next_random(&seed) % 8 != 0)
			continue;
		tui_keys(word, press, &editor);
		cr_assert(utf8_is_valid(editor.text.bytes, editor.text.len), "step %d", i);
		while (at < editor.cursor)
			at = utf8_next(editor.text.bytes, editor.text.len, at);
		cr_assert_eq(at, editor.cursor, "step %d: %s", i, word);
		editor_place(&editor, &line, &col);
		cr_assert(line < editor.lines.count && col < 7, "step %d: %s", i, word);
	}
	editor_release(&editor);
}
