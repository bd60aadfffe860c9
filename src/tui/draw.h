/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole screen: which pane stands where in what size. */
#ifndef CAGRADE_TUI_DRAW_H
#define CAGRADE_TUI_DRAW_H

#include <stddef.h>

struct frame;
struct session;
struct view;

/* Smaller screens are told that they are too small. */
#define DRAW_ROWS_MIN 12
#define DRAW_COLS_MIN 40

/* Draw all into a frame of that size.  What the drawing finds out about itself (how far the pane
 * can be scrolled, where the outline begins) goes into the view. */
void draw_screen(struct frame *frame, size_t rows, size_t cols, const struct session *session,
		 struct view *view);

#endif
