/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A grid of styled characters in memory: panes draw into it, the screen shows it, tests read it. */
#include "config.h"

#include "tui/frame.h"

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define CUT_MARK "~"

static const struct cell blank = {.bytes = " ", .cols = 1, .style = STYLE_PLAIN};

void frame_init(struct frame *frame)
{
	*frame = (struct frame){0};
}

void frame_release(struct frame *frame)
{
	free(frame->cells);
	frame_init(frame);
}

void frame_clear(struct frame *frame, size_t rows, size_t cols)
{
	if (frame->rows != rows || frame->cols != cols || !frame->cells) {
		frame->cells = mem_resize(frame->cells, rows * cols, sizeof *frame->cells);
		frame->rows = rows;
		frame->cols = cols;
	}
	frame_clear_but(frame, (struct rect){.rows = 0});
}

void frame_clear_but(struct frame *frame, struct rect kept)
{
	size_t first = kept.row * frame->cols;
	size_t end = first + kept.rows * frame->cols;

	assert(kept.rows == 0 || kept.cols == frame->cols);
	for (size_t i = 0; i < frame->rows * frame->cols; i++) {
		if (i < first || i >= end)
			frame->cells[i] = blank;
	}
	frame->cursor_row = 0;
	frame->cursor_col = 0;
}

struct rect frame_area(const struct frame *frame)
{
	return (struct rect){.rows = frame->rows, .cols = frame->cols};
}

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

struct rect rect_cut_top(struct rect *area, size_t rows)
{
	struct rect cut = *area;

	cut.rows = smaller(rows, area->rows);
	area->row += cut.rows;
	area->rows -= cut.rows;
	return cut;
}

struct rect rect_cut_bottom(struct rect *area, size_t rows)
{
	struct rect cut = *area;

	cut.rows = smaller(rows, area->rows);
	area->rows -= cut.rows;
	cut.row += area->rows;
	return cut;
}

struct rect rect_cut_left(struct rect *area, size_t cols)
{
	struct rect cut = *area;

	cut.cols = smaller(cols, area->cols);
	area->col += cut.cols;
	area->cols -= cut.cols;
	return cut;
}

struct rect rect_cut_right(struct rect *area, size_t cols)
{
	struct rect cut = *area;

	cut.cols = smaller(cols, area->cols);
	area->cols -= cut.cols;
	cut.col += area->cols;
	return cut;
}

static struct cell *cell_at(const struct frame *frame, size_t row, size_t col)
{
	assert(row < frame->rows && col < frame->cols);
	return &frame->cells[row * frame->cols + col];
}

const struct cell *frame_cell(const struct frame *frame, size_t row, size_t col)
{
	return cell_at(frame, row, col);
}

/* Make a place free: the other half of a wide character that stands there becomes a blank. */
static void cell_free(const struct frame *frame, size_t row, size_t col)
{
	const struct cell *cell = cell_at(frame, row, col);

	if (cell->cols == 0)
		*cell_at(frame, row, col - 1) = blank;
	else if (cell->cols == 2)
		*cell_at(frame, row, col + 1) = blank;
}

static void cell_set(const struct frame *frame, size_t row, size_t col, enum style style,
		     const char *bytes, size_t len, size_t cols)
{
	struct cell cell = {.cols = (unsigned char)cols, .style = (unsigned char)style};

	memcpy(cell.bytes, bytes, len);
	cell_free(frame, row, col);
	*cell_at(frame, row, col) = cell;
	if (cols == 2) {
		cell_free(frame, row, col + 1);
		*cell_at(frame, row, col + 1) = (struct cell){.style = (unsigned char)style};
	}
}

/* Bytes of the character that begins with this byte; the string is valid UTF-8. */
static size_t character_len(char first)
{
	unsigned char byte = (unsigned char)first;

	return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/* The bytes of the first character and of the marks behind it that take no column. */
static size_t cell_len(const char *bytes, size_t len)
{
	size_t end = character_len(bytes[0]);

	while (end < len && (unsigned char)bytes[end] >= 0x80) {
		size_t mark_len = character_len(bytes[end]);

		if (utf8_cols(bytes + end, mark_len) > 0)
			break;
		end += mark_len;
	}
	return end;
}

/* As much of a cell's bytes as a cell holds: whole characters. */
static size_t cell_fit(const char *bytes, size_t len)
{
	size_t fit = 0;

	while (fit < len && fit + character_len(bytes[fit]) < CELL_BYTES)
		fit += character_len(bytes[fit]);
	return fit;
}

/* Bytes of printable ASCII that the string begins with. */
static size_t plain_len(const char *bytes, size_t len)
{
	size_t at = 0;

	while (at < len && bytes[at] >= ' ' && bytes[at] <= '~')
		at++;
	return at;
}

/* Draw printable ASCII, which is most of what is drawn and has one byte and one column each. */
static size_t put_plain(struct frame *frame, struct rect area, size_t row, size_t col,
			enum style style, const char *bytes, size_t len)
{
	struct cell cell = {.cols = 1, .style = (unsigned char)style};

	for (size_t i = 0; row < area.rows && i < len && col < area.cols; i++, col++) {
		cell.bytes[0] = bytes[i];
		cell_free(frame, area.row + row, area.col + col);
		*cell_at(frame, area.row + row, area.col + col) = cell;
	}
	return col;
}

/* How many of these can be drawn so: a mark behind them would belong to the last character. */
static size_t plain_run(const char *bytes, size_t len)
{
	size_t run = plain_len(bytes, len);

	return run < len && run > 0 ? run - 1 : run;
}

/* Draw bytes that are valid UTF-8 and safe to show. */
static size_t put_shown(struct frame *frame, struct rect area, size_t row, size_t col,
			enum style style, const char *bytes, size_t len)
{
	if (row >= area.rows)
		return col;
	for (size_t at = 0, next; at < len; at = next) {
		size_t run = plain_run(bytes + at, len - at);
		size_t cols;
		char plain;

		if (run > 0) {
			col = put_plain(frame, area, row, col, style, bytes + at, run);
			next = at + run;
			continue;
		}
		next = at + cell_len(bytes + at, len - at);
		plain = frame->is_ascii ? utf8_plain(bytes + at, next - at) : '\0';
		if (plain != '\0') {
			col = put_plain(frame, area, row, col, style, &plain, 1);
			continue;
		}
		cols = utf8_cols(bytes + at, next - at);
		if (cols == 0)
			continue; /* marks without a character to stand on */
		if (col + cols > area.cols)
			break;
		cell_set(frame, area.row + row, area.col + col, style, bytes + at,
			 cell_fit(bytes + at, next - at), cols);
		col += cols;
	}
	return col;
}

size_t frame_put_bytes(struct frame *frame, struct rect area, size_t row, size_t col,
		       enum style style, const char *bytes, size_t len)
{
	struct text shown = TEXT_EMPTY;

	if (plain_len(bytes, len) == len)
		return put_plain(frame, area, row, col, style, bytes, len);
	utf8_add_shown(&shown, bytes, len, false);
	col = put_shown(frame, area, row, col, style, shown.bytes, shown.len);
	text_release(&shown);
	return col;
}

size_t frame_put(struct frame *frame, struct rect area, size_t row, size_t col, enum style style,
		 const char *string)
{
	return frame_put_bytes(frame, area, row, col, style, string, strlen(string));
}

size_t frame_put_cut(struct frame *frame, struct rect area, size_t row, size_t col, size_t end,
		     enum style style, const char *string)
{
	struct text shown = TEXT_EMPTY;
	size_t room;
	size_t after = col;

	area.cols = smaller(area.cols, end);
	room = col < area.cols ? area.cols - col : 0;
	utf8_add_shown(&shown, string, strlen(string), false);
	if (utf8_cols(shown.bytes, shown.len) <= room) {
		after = frame_put_bytes(frame, area, row, col, style, shown.bytes, shown.len);
	} else if (room > 0) {
		size_t fit = utf8_clip(shown.bytes, shown.len, room - 1, NULL);

		after = frame_put_bytes(frame, area, row, col, style, shown.bytes, fit);
		after = frame_put(frame, area, row, after, style, CUT_MARK);
	}
	text_release(&shown);
	return after;
}

size_t frame_put_right(struct frame *frame, struct rect area, size_t row, enum style style,
		       const char *string)
{
	struct text shown = TEXT_EMPTY;
	size_t cols;
	size_t col;

	utf8_add_shown(&shown, string, strlen(string), false);
	cols = utf8_cols(shown.bytes, shown.len);
	col = cols < area.cols ? area.cols - cols : 0;
	frame_put_cut(frame, area, row, col, area.cols, style, shown.bytes);
	text_release(&shown);
	return col;
}

size_t frame_repeat(struct frame *frame, struct rect area, size_t row, size_t col, size_t count,
		    enum style style, const char *character)
{
	const struct cell *first;

	if (count == 0 || row >= area.rows || col >= area.cols)
		return col;
	put_shown(frame, area, row, col, style, character, strlen(character));
	first = cell_at(frame, area.row + row, area.col + col);
	for (col++; --count > 0 && col < area.cols; col++) {
		cell_free(frame, area.row + row, area.col + col);
		*cell_at(frame, area.row + row, area.col + col) = *first;
	}
	return col;
}

void frame_restyle(struct frame *frame, struct rect area, size_t row, enum style style)
{
	for (size_t col = 0; row < area.rows && col < area.cols; col++)
		cell_at(frame, area.row + row, area.col + col)->style = (unsigned char)style;
}

void frame_put_cursor(struct frame *frame, struct rect area, size_t row, size_t col)
{
	frame->cursor_row = area.row + smaller(row, area.rows ? area.rows - 1 : 0);
	frame->cursor_col = area.col + smaller(col, area.cols ? area.cols - 1 : 0);
}

void frame_add_row(struct text *out, const struct frame *frame, size_t row)
{
	size_t start = out->len;

	for (size_t col = 0; col < frame->cols; col++)
		text_add_string(out, frame_cell(frame, row, col)->bytes);
	while (out->len > start && out->bytes[out->len - 1] == ' ')
		text_cut(out, out->len - 1);
}
