/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A terminal to sit at: a real program runs on it, is typed to, and its screen is read.
 *
 * The rule is: expect, then look.  Whatever is typed takes its time to show, so a test first waits
 * for a text that can only stand there once the program is done (term_expect()), and looks at the
 * rest then.  No test sleeps; deadlines matter only where something is wrong. */
#ifndef CAGRADE_TESTS_TERM_H
#define CAGRADE_TESTS_TERM_H

#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct term; /* opaque */

struct term_options {
	const char *const *argv; /* ends with NULL; argv[0] is looked for in PATH */
	const char *const
	    *env;	    /* "NAME=value" sets, "NAME" takes away; ends with NULL; NULL: none */
	const char *folder; /* to run in; NULL: where the tests run */
	const char *type;   /* TERM; NULL: xterm-256color */
	int rows, cols;	    /* 0: 24 and 80 */
};

/* Start a program on a new terminal: UTF-8, UTC, without the language, colour and size settings of
 * whoever runs the tests.  Ends the test where the system refuses.  term_end() ends it. */
struct term *term_start(const struct term_options *options);

/* Kill the program if it still runs, and free the terminal.  NULL is fine. */
void term_end(struct term *term);

/* Doing. */

/* Type a text of UTF-8, each character as a key. */
void term_type(struct term *term, const char *text);

/* Press a key by name: "Enter", "Tab", "Esc", "Backspace", "Up", "Down", "Left", "Right", "Ins",
 * "Del", "Home", "End", "PgUp", "PgDn", or one character; with "S-", "A-" or "C-" in front for
 * Shift, Alt or Control. */
void term_key(struct term *term, const char *name);

/* Paste a text: in brackets where the program asked for them, else as if it were typed. */
void term_paste(struct term *term, const char *text);

/* Press and release mouse button `button` (from 1; 4 and 5 are the wheel) over a cell. */
void term_click(struct term *term, int row, int col, int button);

void term_resize(struct term *term, int rows, int cols);

/* Send a signal to the program alone; one that has ended takes none. */
void term_signal(struct term *term, int number);

/* Take the terminal away while the program runs.  Nothing can be typed or read from then on. */
void term_hang_up(struct term *term);

/* Waiting: false at the deadline, or once the program has ended without it, and then what was
 * waited for and the whole screen are on stderr. */

/* Wait until the text stands on the screen, within one row. */
CHECKED bool term_expect(struct term *term, const char *text);

/* Wait until it stands in that row; a negative one counts from the bottom, -1 the last. */
CHECKED bool term_expect_in_row(struct term *term, int row, const char *text);

/* Wait until it stands nowhere. */
CHECKED bool term_expect_gone(struct term *term, const char *text);

/* Wait until holds(term, ctx) is true of the screen; `what` says it in words. */
CHECKED bool term_expect_that(struct term *term, bool (*holds)(struct term *term, const void *ctx),
			      const void *ctx, const char *what);

/* Wait until the program has taken all that was typed, has written all that came of it, and waits
 * for more: then the whole screen can be looked at. */
CHECKED bool term_settle(struct term *term);

/* Wait until the program has ended; *status as of waitpid(). */
CHECKED bool term_wait_exit(struct term *term, int *status);

/* Wait until the program is stopped by a signal. */
CHECKED bool term_wait_stopped(struct term *term);

/* Looking: at what has arrived.  Strings are the terminal's own until the next call of the same
 * function.  Rows and columns count from 0; a wide character stands once; blanks at the end of a
 * row are left out. */
const char *term_row(struct term *term, int row);

/* All rows, each ended by LF. */
const char *term_screen(struct term *term);

/* True where the text stands on the screen, within one row; its place goes to the pointers that are
 * not NULL, the column as cells. */
bool term_find(struct term *term, const char *text, int *row_out, int *col_out);

void term_size(const struct term *term, int *rows_out, int *cols_out);
void term_cursor(const struct term *term, int *row_out, int *col_out);
bool term_is_cursor_shown(const struct term *term);
bool term_is_reverse(const struct term *term, int row, int col);

/* True where a cell has a colour of its own. */
bool term_has_colour(const struct term *term);

/* True where half of a wide character stands alone, or a character that stands for bytes that are
 * none: the row goes to stderr. */
bool term_has_cut_character(struct term *term);

/* Of all the bytes that the program has written: their number, and whether the string is in them.
 */
size_t term_byte_count(const struct term *term);
bool term_has_written(const struct term *term, const char *string);

pid_t term_program(const struct term *term);

/* True where the terminal is as the program found it: line modes, main screen, cursor, mouse,
 * paste, keys, plain characters.  Says on stderr what is not. */
bool term_modes_restored(struct term *term);

#endif
