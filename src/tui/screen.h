/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The terminal: shows frames, gives keys.  The only module that knows the screen library. */
#ifndef CAGRADE_TUI_SCREEN_H
#define CAGRADE_TUI_SCREEN_H

#include "base/status.h"
#include "tui/keymap.h"

#include <stdbool.h>
#include <stddef.h>

struct frame;
struct mouse;
struct screen;
struct text;

/* Take the terminal.  is_plain: no colours.
 * errors  MISSING: input and output are no terminal, or one whose description does not say how to
 *         put the cursor where it is wanted; SYSTEM: it cannot be set up, and is as it was
 * owner   *out is yours on OK only: screen_close() gives the terminal back as it was */
CHECKED enum status screen_open(bool is_plain, struct screen **out);
void screen_close(struct screen *screen);

void screen_size(const struct screen *screen, size_t *rows_out, size_t *cols_out);

/* Show a frame as large as the screen: what differs from the last one is sent. */
void screen_show(struct screen *screen, const struct frame *frame);

/* Send everything again with the next frame, for the terminal shows something else. */
void screen_forget(struct screen *screen);

/* Give the terminal back, stop the program, and take the terminal again once it is continued. */
void screen_suspend(struct screen *screen);

enum screen_event {
	SCREEN_KEY,    /* *key holds it */
	SCREEN_MOUSE,  /* *mouse says what was done */
	SCREEN_PASTE,  /* pasted holds the bytes as they came */
	SCREEN_REDRAW, /* another size, or back from being stopped */
	SCREEN_REST,   /* nothing came in for as long as was to be waited */
	SCREEN_END,    /* a signal ends the program, or the terminal is gone */
};

/* Wait for what happens next.
 *
 * wait_ms  how long; below 0: for ever
 * pasted   cleared first */
enum screen_event screen_wait(struct screen *screen, int wait_ms, struct key *key,
			      struct mouse *mouse, struct text *pasted);

#endif
