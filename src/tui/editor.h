/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small editor of one text, on graphemes over UTF-8, shown wrapped. */
#ifndef CAGRADE_TUI_EDITOR_H
#define CAGRADE_TUI_EDITOR_H

#include "base/text.h"
#include "base/vec.h"
#include "tui/keymap.h"

#include <stdbool.h>
#include <stddef.h>

struct frame;
struct rect;

/* More than any field of a record takes, so that what is pasted is refused with its reason. */
#define EDITOR_MAX_BYTES ((size_t)192 << 10)

struct editor_line {
	size_t start; /* bytes in front of it */
	size_t len;   /* bytes shown */
};

struct editor {
	struct text text; /* valid UTF-8, without controls but LF */
	size_t cursor;	  /* the insertion point, in bytes: between two graphemes */
	bool has_lines;	  /* line breaks are taken */

	size_t cols;		       /* the width that the lines are wrapped to, the cursor's own
					  column at the end included */
	VEC(struct editor_line) lines; /* as wrapped */
	size_t top;		       /* the first line shown */
	size_t goal_col;	       /* where Up and Down would like to be */
};

/* Begin with a text and the cursor behind it; editor_release() frees what it holds. */
void editor_init(struct editor *editor, const char *string, bool has_lines);
void editor_release(struct editor *editor);

/* True where the cursor is in the first line, or the last one, as wrapped last. */
bool editor_is_at_edge(const struct editor *editor, bool is_last);

/* Wrap to a width of at least 3 columns. */
void editor_wrap(struct editor *editor, size_t cols);

/* Take a key: characters, Backspace, Delete, the cursor keys, Ctrl-A E U K W H D B F; where line
 * breaks are taken also the key for one.  False for a key that means nothing here. */
bool editor_key(struct editor *editor, struct key key);

/* Put in a text as it was pasted: controls are left out, a tab and (in a field of one line) a line
 * break become a blank, bytes that are not UTF-8 U+FFFD.  False, and nothing put in, where the text
 * would become larger than EDITOR_MAX_BYTES. */
bool editor_paste(struct editor *editor, const char *bytes, size_t len);

/* The line and column where the cursor stands. */
void editor_place(const struct editor *editor, size_t *line_out, size_t *col_out);

/* Draw into an area, as wide as the text was wrapped to, and put the frame's cursor. */
void editor_draw(struct editor *editor, struct frame *frame, struct rect area);

#endif
