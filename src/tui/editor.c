/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small editor of one text, on graphemes over UTF-8, shown wrapped.
 *
 * The forms library of the terminal is not used: it loses characters of double width. */
#include "config.h"

#include "tui/editor.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "tui/frame.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define WRAP_COLS_MIN 2	     /* what utf8_wrap() needs */
#define NO_GOAL ((size_t)-1) /* Up and Down aim at the column where the cursor is */

static void wrap(struct editor *editor);

void editor_init(struct editor *editor, const char *string, bool has_lines)
{
	*editor = (struct editor){.text = TEXT_EMPTY, .has_lines = has_lines, .goal_col = NO_GOAL};
	text_add_string(&editor->text, string);
	editor->cursor = editor->text.len;
	editor_wrap(editor, 80);
}

void editor_release(struct editor *editor)
{
	text_release(&editor->text);
	vec_release(&editor->lines);
}

void editor_wrap(struct editor *editor, size_t cols)
{
	assert(cols > WRAP_COLS_MIN);
	editor->cols = cols;
	wrap(editor);
}

static void add_line(void *ctx, const char *start, size_t line_len)
{
	struct editor *editor = ctx;
	size_t offset = (size_t)(start - editor->text.bytes);

	*vec_push(&editor->lines) = (struct editor_line){offset, line_len};
}

static void wrap(struct editor *editor)
{
	vec_clear(&editor->lines);
	utf8_wrap(editor->text.bytes, editor->text.len, editor->cols - 1, add_line, editor);
}

void editor_place(const struct editor *editor, size_t *line_out, size_t *col_out)
{
	size_t line = editor->lines.count - 1;
	size_t start;

	while (line > 0 && editor->lines.at[line].start > editor->cursor)
		line--;
	start = editor->lines.at[line].start;
	*line_out = line;
	*col_out = 0;
	if (start < editor->cursor) /* blanks in front of the first line belong to none */
		*col_out = utf8_shown_cols(editor->text.bytes + start, editor->cursor - start);
	/* Blanks typed past the edge neither: the cursor waits there for the next word. */
	if (*col_out > editor->cols - 1)
		*col_out = editor->cols - 1;
}

/* The last insertion point that is shown in a line.  Where the text goes on below without a blank
 * between, the one behind the last character is shown as the start of the next line. */
static size_t last_place(const struct editor *editor, size_t line)
{
	const struct editor_line *at = &editor->lines.at[line];
	size_t end = at->start + at->len;
	bool goes_on = line + 1 < editor->lines.count && at[1].start == end;

	return goes_on ? utf8_previous(editor->text.bytes, editor->text.len, end) : end;
}

/* Go to the grapheme nearest to a column of a line. */
static void go_to_place(struct editor *editor, size_t line, size_t col)
{
	const struct editor_line *at = &editor->lines.at[line];
	size_t last = last_place(editor, line);

	editor->cursor = at->start + utf8_clip(editor->text.bytes + at->start, at->len, col, NULL);
	if (editor->cursor > last)
		editor->cursor = last;
}

static void go_vertically(struct editor *editor, bool is_down)
{
	size_t line;
	size_t col;

	editor_place(editor, &line, &col);
	if (editor->goal_col == NO_GOAL)
		editor->goal_col = col;
	if (is_down && line + 1 < editor->lines.count)
		go_to_place(editor, line + 1, editor->goal_col);
	else if (!is_down && line > 0)
		go_to_place(editor, line - 1, editor->goal_col);
}

/* The line that the cursor stands in. */
static size_t cursor_line(const struct editor *editor)
{
	size_t line;
	size_t col;

	editor_place(editor, &line, &col);
	return line;
}

bool editor_is_at_edge(const struct editor *editor, bool is_last)
{
	return cursor_line(editor) == (is_last ? editor->lines.count - 1 : 0);
}

static size_t line_start(const struct editor *editor)
{
	return editor->lines.at[cursor_line(editor)].start;
}

static size_t line_end(const struct editor *editor)
{
	const struct editor_line *line = &editor->lines.at[cursor_line(editor)];

	return line->start + line->len;
}

static size_t next(const struct editor *editor)
{
	if (editor->cursor == editor->text.len)
		return editor->cursor;
	return utf8_next(editor->text.bytes, editor->text.len, editor->cursor);
}

static size_t previous(const struct editor *editor)
{
	if (editor->cursor == 0)
		return 0;
	return utf8_previous(editor->text.bytes, editor->text.len, editor->cursor);
}

/* The start of the word in front of the cursor: blanks, then all that is no blank. */
static size_t word_start(const struct editor *editor)
{
	const char *bytes = editor->text.bytes;
	size_t at = editor->cursor;

	while (at > 0 && (bytes[at - 1] == ' ' || bytes[at - 1] == '\n'))
		at--;
	while (at > 0 && bytes[at - 1] != ' ' && bytes[at - 1] != '\n')
		at--;
	return at;
}

/* A grapheme, in bytes. */
struct span {
	size_t start, end;
};

/* True where the cursor stands inside of a grapheme, and which. */
static bool is_inside(const struct editor *editor, struct span *out)
{
	const struct text *text = &editor->text;

	if (editor->cursor == 0 || editor->cursor == text->len)
		return false;
	out->start = utf8_previous(text->bytes, text->len, editor->cursor);
	out->end = utf8_next(text->bytes, text->len, out->start);
	return out->end > editor->cursor;
}

/* Replace the bytes from `start` to `end` and put the cursor behind what came in. */
static void replace(struct editor *editor, size_t start, size_t end, const char *bytes, size_t len)
{
	struct text *text = &editor->text;
	char *rest = mem_copy(text->bytes + end, text->len - end);
	size_t rest_len = text->len - end;
	struct span grapheme;

	text_cut(text, start);
	text_add(text, bytes, len);
	text_add(text, rest, rest_len);
	free(rest);
	editor->cursor = start + len;
	/* What was put in, or now stands side by side, may have become one grapheme. */
	if (is_inside(editor, &grapheme))
		editor->cursor = grapheme.end;
	wrap(editor);
}

static bool put_in(struct editor *editor, const char *bytes, size_t len)
{
	if (len > EDITOR_MAX_BYTES - editor->text.len)
		return false;
	replace(editor, editor->cursor, editor->cursor, bytes, len);
	return true;
}

static void erase(struct editor *editor, size_t start, size_t end)
{
	if (start < end)
		replace(editor, start, end, "", 0);
}

static bool control(struct editor *editor, uint32_t letter)
{
	switch (letter) {
	case 'a':
		editor->cursor = line_start(editor);
		return true;
	case 'e':
		editor->cursor = last_place(editor, cursor_line(editor));
		return true;
	case 'b':
		editor->cursor = previous(editor);
		return true;
	case 'f':
		editor->cursor = next(editor);
		return true;
	case 'd':
		erase(editor, editor->cursor, next(editor));
		return true;
	case 'u':
		erase(editor, line_start(editor), editor->cursor);
		return true;
	case 'k':
		/* At the end of a line the break goes, so that a second press joins the next. */
		erase(editor, editor->cursor,
		      line_end(editor) > editor->cursor ? line_end(editor) : next(editor));
		return true;
	case 'w':
		erase(editor, word_start(editor), editor->cursor);
		return true;
	default:
		return false;
	}
}

static bool character(struct editor *editor, uint32_t character)
{
	char bytes[KEY_UTF8_SIZE];

	key_print_utf8(character, bytes);
	return put_in(editor, bytes, strlen(bytes));
}

static bool edit(struct editor *editor, struct key key)
{
	switch (key.kind) {
	case PRESS_CHARACTER:
		return character(editor, key.character);
	case PRESS_LINE_BREAK:
		return editor->has_lines && put_in(editor, "\n", 1);
	case PRESS_BACKSPACE:
		erase(editor, previous(editor), editor->cursor);
		return true;
	case PRESS_DELETE:
		erase(editor, editor->cursor, next(editor));
		return true;
	case PRESS_LEFT:
		editor->cursor = previous(editor);
		return true;
	case PRESS_RIGHT:
		editor->cursor = next(editor);
		return true;
	case PRESS_HOME:
		editor->cursor = line_start(editor);
		return true;
	case PRESS_END:
		editor->cursor = last_place(editor, cursor_line(editor));
		return true;
	case PRESS_CONTROL:
		return control(editor, key.character);
	default:
		return false;
	}
}

bool editor_key(struct editor *editor, struct key key)
{
	struct span grapheme;
	bool is_taken = true;

	if (key.kind == PRESS_UP || key.kind == PRESS_DOWN) {
		go_vertically(editor, key.kind == PRESS_DOWN);
	} else {
		editor->goal_col = NO_GOAL;
		is_taken = edit(editor, key);
	}
	/* A line begins inside of a grapheme where that alone is wider than a line. */
	if (is_inside(editor, &grapheme))
		editor->cursor = grapheme.start;
	return is_taken;
}

/* What a byte of pasted text becomes; '\0' where it is left out. */
static char pasted_byte(const struct editor *editor, char byte)
{
	if (byte == '\n' || byte == '\r')
		return editor->has_lines ? '\n' : ' ';
	if (byte == '\t')
		return ' ';
	return (unsigned char)byte < ' ' || byte == '\x7F' ? '\0' : byte;
}

bool editor_paste(struct editor *editor, const char *bytes, size_t len)
{
	struct text clean = TEXT_EMPTY;
	bool is_put_in;

	for (size_t at = 0; at < len; at++) {
		size_t valid = at + utf8_first_fault(bytes + at, len - at);

		for (; at < valid; at++) {
			char byte = pasted_byte(editor, bytes[at]);
			bool is_second_of_crlf =
			    bytes[at] == '\n' && at > 0 && bytes[at - 1] == '\r';

			if (byte != '\0' && !is_second_of_crlf)
				text_add_byte(&clean, byte);
		}
		if (at < len && bytes[at] != '\0')
			text_add_string(&clean, "\uFFFD");
	}
	editor->goal_col = NO_GOAL;
	is_put_in = put_in(editor, clean.bytes, clean.len);
	text_release(&clean);
	return is_put_in;
}

void editor_draw(struct editor *editor, struct frame *frame, struct rect area)
{
	size_t line;
	size_t col;

	if (area.rows == 0)
		return;
	editor_place(editor, &line, &col);
	if (editor->top > line)
		editor->top = line;
	if (line - editor->top >= area.rows)
		editor->top = line - area.rows + 1;
	for (size_t row = 0; row < area.rows && editor->top + row < editor->lines.count; row++) {
		const struct editor_line *at = &editor->lines.at[editor->top + row];

		frame_put_bytes(frame, area, row, 0, STYLE_PLAIN, editor->text.bytes + at->start,
				at->len);
	}
	frame_put_cursor(frame, area, line - editor->top, col);
}
