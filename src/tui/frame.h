/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A grid of styled characters in memory: panes draw into it, the screen shows it, tests read it. */
#ifndef CAGRADE_TUI_FRAME_H
#define CAGRADE_TUI_FRAME_H

#include <stdbool.h>
#include <stddef.h>

struct text;

/* What a piece of the picture means.  The screen decides what each looks like; none is told by its
 * look alone, a word or a mark always says the same. */
enum style {
	STYLE_PLAIN,
	STYLE_TITLE,   /* the top line */
	STYLE_HEADING, /* names what follows it */
	STYLE_CURRENT, /* where the walk stands */
	STYLE_QUIET,   /* of lesser weight */
	STYLE_KEY,     /* a key to be pressed */
	STYLE_YES,
	STYLE_NO,
	STYLE_WARNING, /* wants the user's eye: a contradiction, NOT SAVED, a refusal */
	STYLE_HIT,     /* what a search found */
	STYLE_COUNT
};

/* One base character and the four marks on it that a terminal's cell takes, in UTF-8. */
#define CELL_BYTES 22

struct cell {
	char bytes[CELL_BYTES]; /* a string, NULs to the end; "" right behind a wide character */
	unsigned char cols;	/* 1, or 2 of a wide character; 0 right behind one */
	unsigned char style;	/* enum style */
};

struct frame {
	size_t rows, cols;
	struct cell *cells; /* rows x cols, row by row */
	size_t cursor_row, cursor_col;
	bool is_ascii; /* what terminals draw one or two columns wide is drawn as ASCII */
};

/* A part of a frame; rows and columns count from 0 at the frame's upper left corner. */
struct rect {
	size_t row, col, rows, cols;
};

void frame_init(struct frame *frame);
void frame_release(struct frame *frame);

/* Make the frame that large, and all blank with the cursor in the corner. */
void frame_clear(struct frame *frame, size_t rows, size_t cols);

/* Make all blank but some whole rows, which stay as they were drawn. */
void frame_clear_but(struct frame *frame, struct rect kept);

/* All of the frame. */
struct rect frame_area(const struct frame *frame);

/* Cut rows or columns off one side of an area, at most all that it has, and return what was cut
 * off. */
struct rect rect_cut_top(struct rect *area, size_t rows);
struct rect rect_cut_bottom(struct rect *area, size_t rows);
struct rect rect_cut_left(struct rect *area, size_t cols);
struct rect rect_cut_right(struct rect *area, size_t cols);

/* Draw a string into an area.
 *
 * row, col  place in the area; what lies outside of the area is not drawn, and a wide character
 *           that would be cut by its edge neither
 * string    any bytes: what could steer a terminal is drawn as a stand-in (utf8_add_shown())
 * returns   the column in the area behind the last character drawn; col where none was */
size_t frame_put(struct frame *frame, struct rect area, size_t row, size_t col, enum style style,
		 const char *string);
size_t frame_put_bytes(struct frame *frame, struct rect area, size_t row, size_t col,
		       enum style style, const char *bytes, size_t len);

/* The same for a string that may be longer than its place: it ends before the column `end`, and
 * where it was cut its last column there is a `~`. */
size_t frame_put_cut(struct frame *frame, struct rect area, size_t row, size_t col, size_t end,
		     enum style style, const char *string);

/* The same, ending at the right edge of the area; cut where it is wider.  Returns the column where
 * it begins. */
size_t frame_put_right(struct frame *frame, struct rect area, size_t row, enum style style,
		       const char *string);

/* Draw a character of one column `count` times. */
size_t frame_repeat(struct frame *frame, struct rect area, size_t row, size_t col, size_t count,
		    enum style style, const char *character);

/* Give all cells of an area's row a style and keep what stands in them. */
void frame_restyle(struct frame *frame, struct rect area, size_t row, enum style style);

/* Put the cursor; a place outside of the area is moved to its edge. */
void frame_put_cursor(struct frame *frame, struct rect area, size_t row, size_t col);

/* The cell in that place of the frame. */
const struct cell *frame_cell(const struct frame *frame, size_t row, size_t col);

/* Add a row as text, wide characters once, without the blanks at its end. */
void frame_add_row(struct text *out, const struct frame *frame, size_t row);

#endif
