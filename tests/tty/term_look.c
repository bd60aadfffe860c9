/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A terminal to sit at: what its screen shows and which modes it is in. */
#include "config.h"

#include "tests/tty/term.h"

#include "tests/tty/term_part.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistr.h>
#include <uniwidth.h>

#define WIDE_REST UINT32_MAX /* what libvterm puts in the second cell of a wide character */
#define REPLACEMENT 0xFFFDU

static VTermScreenCell cell_at(const struct term *term, int row, int col)
{
	VTermScreenCell cell = {0};

	vterm_screen_get_cell(term->screen, (VTermPos){.row = row, .col = col}, &cell);
	return cell;
}

static void add_cell(struct text *out, const VTermScreenCell *cell)
{
	if (cell->chars[0] == WIDE_REST)
		return;
	if (cell->chars[0] == 0)
		text_add_byte(out, ' ');
	for (size_t i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i] != 0; i++) {
		uint8_t bytes[6];
		int len = u8_uctomb(bytes, cell->chars[i], sizeof bytes);

		text_add(out, (const char *)bytes, len > 0 ? (size_t)len : 0);
	}
}

void term_size(const struct term *term, int *rows_out, int *cols_out)
{
	int rows, cols;

	vterm_get_size(term->emulator, &rows, &cols);
	if (rows_out)
		*rows_out = rows;
	if (cols_out)
		*cols_out = cols;
}

/* Read a row in place of what out holds. */
static void read_row(const struct term *term, int row, struct text *out)
{
	int cols;

	term_size(term, NULL, &cols);
	text_clear(out);
	for (int col = 0; col < cols; col++) {
		VTermScreenCell cell = cell_at(term, row, col);

		add_cell(out, &cell);
	}
	while (out->len > 0 && out->bytes[out->len - 1] == ' ')
		text_cut(out, out->len - 1);
}

const char *term_row(struct term *term, int row)
{
	read_row(term, row, &term->row);
	return term->row.bytes;
}

const char *term_screen(struct term *term)
{
	struct text row = TEXT_EMPTY;
	int rows;

	term_size(term, &rows, NULL);
	text_clear(&term->whole);
	for (int i = 0; i < rows; i++) {
		read_row(term, i, &row);
		text_add_string(&term->whole, row.bytes);
		text_add_byte(&term->whole, '\n');
	}
	text_release(&row);
	return term->whole.bytes;
}

/* The column in which byte `at` of a row's text stands. */
static int column_of(const struct term *term, int row, size_t at)
{
	struct text passed = TEXT_EMPTY;
	int col = 0;

	while (passed.len < at) {
		VTermScreenCell cell = cell_at(term, row, col);

		add_cell(&passed, &cell);
		col += cell.width > 1 ? cell.width : 1;
	}
	text_release(&passed);
	return col;
}

bool term_find(struct term *term, const char *text, int *row_out, int *col_out)
{
	int rows;

	term_size(term, &rows, NULL);
	for (int row = 0; row < rows; row++) {
		const char *bytes = term_row(term, row);
		const char *found = strstr(bytes, text);

		if (!found)
			continue;
		if (row_out)
			*row_out = row;
		if (col_out)
			*col_out = column_of(term, row, (size_t)(found - bytes));
		return true;
	}
	return false;
}

void term_cursor(const struct term *term, int *row_out, int *col_out)
{
	VTermPos place;

	vterm_state_get_cursorpos(vterm_obtain_state(term->emulator), &place);
	*row_out = place.row;
	*col_out = place.col;
}

bool term_is_cursor_shown(const struct term *term)
{
	return term->is_cursor_shown;
}

bool term_is_reverse(const struct term *term, int row, int col)
{
	return cell_at(term, row, col).attrs.reverse;
}

bool term_has_colour(const struct term *term)
{
	int rows, cols;

	term_size(term, &rows, &cols);
	for (int i = 0; i < rows * cols; i++) {
		VTermScreenCell cell = cell_at(term, i / cols, i % cols);

		if (!VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) || !VTERM_COLOR_IS_DEFAULT_BG(&cell.bg))
			return true;
	}
	return false;
}

static bool row_has_cut_character(const struct term *term, int row)
{
	bool is_rest_due = false;
	int cols;

	term_size(term, NULL, &cols);
	for (int col = 0; col < cols; col++) {
		VTermScreenCell cell = cell_at(term, row, col);
		bool is_rest = cell.chars[0] == WIDE_REST;

		if (is_rest != is_rest_due || cell.chars[0] == REPLACEMENT)
			return true;
		/* libvterm gives the width of what is left of a character: here its own counts. */
		is_rest_due = !is_rest && uc_width(cell.chars[0], "UTF-8") == 2;
	}
	return is_rest_due;
}

bool term_has_cut_character(struct term *term)
{
	int rows;

	term_size(term, &rows, NULL);
	for (int row = 0; row < rows; row++) {
		if (row_has_cut_character(term, row)) {
			fprintf(stderr, "a cut character in row %d: |%s|\n", row,
				term_row(term, row));
			return true;
		}
	}
	return false;
}

size_t term_byte_count(const struct term *term)
{
	return term->output.len;
}

bool term_has_written(const struct term *term, const char *string)
{
	return memmem(term->output.bytes, term->output.len, string, strlen(string)) != NULL;
}

/* What the emulator would send for a key now, in place of what out holds. */
static void try_key(struct term *term, VTermKey key, struct text *out)
{
	struct text kept = term->typed;

	text_clear(out);
	term->typed = *out;
	vterm_keyboard_key(term->emulator, key, VTERM_MOD_NONE);
	*out = term->typed;
	term->typed = kept;
}

static bool has_brackets(struct term *term)
{
	struct text kept = term->typed;
	bool has;

	term->typed = TEXT_EMPTY;
	vterm_keyboard_start_paste(term->emulator);
	has = term->typed.len > 0;
	text_release(&term->typed);
	term->typed = kept;
	return has;
}

static bool is_pen_plain(const struct term *term)
{
	static const VTermAttr switches[] = {VTERM_ATTR_BOLD, VTERM_ATTR_UNDERLINE,
					     VTERM_ATTR_REVERSE, VTERM_ATTR_BLINK};
	VTermState *state = vterm_obtain_state(term->emulator);
	VTermValue value;

	for (size_t i = 0; i < sizeof switches / sizeof *switches; i++) {
		/* Either member of the union lies at its beginning. */
		if (!vterm_state_get_penattr(state, switches[i], &value) || value.number != 0)
			return false;
	}
	return vterm_state_get_penattr(state, VTERM_ATTR_FOREGROUND, &value) &&
	       VTERM_COLOR_IS_DEFAULT_FG(&value.color) &&
	       vterm_state_get_penattr(state, VTERM_ATTR_BACKGROUND, &value) &&
	       VTERM_COLOR_IS_DEFAULT_BG(&value.color);
}

static bool are_keys_plain(struct term *term)
{
	struct text sent = TEXT_EMPTY;
	bool is_plain;

	try_key(term, VTERM_KEY_UP, &sent);
	is_plain = strcmp(sent.bytes, "\033[A") == 0;
	text_release(&sent);
	return is_plain;
}

static bool is_line_restored(const struct job *job)
{
	struct termios now;

	return tcgetattr(job->line, &now) == 0 && now.c_iflag == job->modes.c_iflag &&
	       now.c_oflag == job->modes.c_oflag && now.c_cflag == job->modes.c_cflag &&
	       now.c_lflag == job->modes.c_lflag &&
	       memcmp(now.c_cc, job->modes.c_cc, sizeof now.c_cc) == 0;
}

static bool complain_unless(bool is_restored, const char *what)
{
	if (!is_restored)
		fprintf(stderr, "not restored: %s\n", what);
	return is_restored;
}

bool term_modes_restored(struct term *term)
{
	bool is_restored = true;

	term_pump(term);
	is_restored &= complain_unless(is_line_restored(&term->job), "the line's modes");
	is_restored &= complain_unless(!term->is_alternate, "the main screen");
	is_restored &= complain_unless(term->is_cursor_shown, "the cursor");
	is_restored &= complain_unless(!term->has_mouse, "the mouse");
	is_restored &= complain_unless(!has_brackets(term), "pasting");
	is_restored &= complain_unless(are_keys_plain(term), "the cursor keys");
	is_restored &= complain_unless(is_pen_plain(term), "plain characters");
	return is_restored;
}
