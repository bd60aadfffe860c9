/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzz: the editor of the screen, and frames.  The input is a text to begin with and a series of
 * steps, each a letter: lower-case ones are keys, `P` pastes up to the next 0x1F, `W` wraps to the
 * width of the next byte, all else is typed. */
#include "config.h"

#include "tests/fuzz/fuzz.h"

#include "base/utf8.h"
#include "tui/editor.h"
#include "tui/frame.h"

#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#define PIECE_END 0x1F
#define COLS_MIN 3 /* what editor_wrap() takes */
#define STEPS_MAX 200

/* A text as the editor has it: characters, and line ends where it takes them. */
static bool is_clean(const struct editor *editor)
{
	const struct text *text = &editor->text;

	for (size_t i = 0; i < text->len; i++) {
		unsigned char byte = (unsigned char)text->bytes[i];

		if ((byte < ' ' && !(byte == '\n' && editor->has_lines)) || byte == 0x7F)
			return false;
	}
	return utf8_is_valid(text->bytes, text->len);
}

static bool is_between_characters(const struct text *text, size_t at)
{
	return at <= text->len && ((unsigned char)text->bytes[at] & 0xC0) != 0x80;
}

static void check_drawn(struct editor *editor)
{
	struct frame frame;
	struct text row = TEXT_EMPTY;

	frame_init(&frame);
	frame_clear(&frame, 4, editor->cols);
	editor_draw(editor, &frame, frame_area(&frame));
	fuzz_hold(frame.cursor_row < frame.rows && frame.cursor_col < frame.cols);
	for (size_t i = 0; i < frame.rows; i++) {
		text_clear(&row);
		frame_add_row(&row, &frame, i);
		fuzz_hold(fuzz_is_shown(row.bytes, row.len, false));
		fuzz_hold(utf8_cols(row.bytes, row.len) <= frame.cols);
	}
	text_release(&row);
	frame_release(&frame);
}

static void check(struct editor *editor)
{
	size_t line, col;

	fuzz_hold(is_clean(editor));
	fuzz_hold(is_between_characters(&editor->text, editor->cursor));
	fuzz_hold(editor->text.len <= EDITOR_MAX_BYTES);
	fuzz_hold(editor->lines.count > 0);
	editor_place(editor, &line, &col);
	fuzz_hold(line < editor->lines.count && col < editor->cols);
	check_drawn(editor);
}

static struct key key_of(char letter)
{
	static const enum key_kind kinds[] = {
	    PRESS_BACKSPACE, PRESS_DELETE, PRESS_UP,	     PRESS_DOWN,  PRESS_LEFT, PRESS_RIGHT,
	    PRESS_HOME,	     PRESS_END,	   PRESS_LINE_BREAK, PRESS_OTHER, PRESS_TAB};
	static const char controls[] = "aeubfkwdh";
	size_t index = (size_t)(letter - 'a');

	if (index < sizeof kinds / sizeof *kinds)
		return (struct key){.kind = kinds[index]};
	index -= sizeof kinds / sizeof *kinds;
	return (struct key){PRESS_CONTROL, (uint32_t)controls[index % (sizeof controls - 1)]};
}

/* Type one character; gives how many bytes it took. */
static size_t type(struct editor *editor, const uint8_t *bytes, size_t len)
{
	ucs4_t character;
	int size = u8_mbtoucr(&character, bytes, len);

	if (size <= 0)
		return 1;
	if (character >= ' ' && character != 0x7F)
		(void)editor_key(editor, (struct key){PRESS_CHARACTER, character});
	return (size_t)size;
}

/* Carry out the step that the bytes begin with; gives how many they are. */
static size_t step(struct editor *editor, const uint8_t *bytes, size_t len)
{
	const uint8_t *rest = bytes + 1;
	size_t rest_len = len - 1;

	if (bytes[0] >= 'a' && bytes[0] <= 'z') {
		(void)editor_key(editor, key_of((char)bytes[0]));
		return 1;
	}
	if (bytes[0] == 'P') {
		const uint8_t *end = memchr(rest, PIECE_END, rest_len);
		size_t pasted = end ? (size_t)(end - rest) : rest_len;

		(void)editor_paste(editor, (const char *)rest, pasted);
		return 1 + pasted + (end != NULL);
	}
	if (bytes[0] == 'W' && rest_len > 0) {
		editor_wrap(editor, COLS_MIN + rest[0] % 64);
		return 2;
	}
	return type(editor, bytes, len);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct editor editor;

	editor_init(&editor, "", len % 2 == 0);
	for (size_t i = 0; i < STEPS_MAX && len > 0; i++) {
		size_t taken = step(&editor, bytes, len);

		check(&editor);
		bytes += taken;
		len -= taken;
	}
	editor_release(&editor);
	return 0;
}
