/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The walk without a terminal: a record over the real form, keys in, frames out. */
#ifndef CAGRADE_TESTS_TUI_STAGE_H
#define CAGRADE_TESTS_TUI_STAGE_H

#include "base/i18n.h"
#include "base/text.h"
#include "model/session.h"
#include "tui/frame.h"
#include "tui/view.h"

#include <stdbool.h>
#include <stddef.h>

#define STAGE_RECORD "demo.csv"
#define STAGE_TIME "06:03:05" /* what the clock always says, in UTC */

struct stage {
	struct session *session;
	struct view view;
	struct frame frame;
	struct text screen; /* of stage_screen() */
	size_t rows, cols;
	bool has_left; /* the user quit */
};

/* For .init and .fini of a suite: a folder of its own, the form read, times in UTC, messages from
 * the build's catalogue.  Where the form, the tests and the catalogue stand is told by TEST_FORMS,
 * TEST_SRCDIR and TEST_LOCALE, else they are looked for in the working folder and those above it.
 */
void stage_enter(void);
void stage_leave(void);

const struct form *stage_form(void);

/* The folder of the tests' sources. */
const char *stage_tests(void);

/* Begin a record and draw its first screen in that language. */
void stage_open(struct stage *stage, size_t rows, size_t cols, enum language language,
		bool is_ascii);
void stage_close(struct stage *stage);

/* Press keys as tui_keys.h has them, or type a text, drawing after each key. */
void stage_press(struct stage *stage, const char *words);
void stage_type(struct stage *stage, const char *text);
void stage_paste(struct stage *stage, const char *text);

/* Press the mouse's first button there, or turn its wheel. */
void stage_click(struct stage *stage, size_t row, size_t col);
void stage_wheel(struct stage *stage, bool is_down);

/* Go to an item. */
void stage_go(struct stage *stage, const char *id);

/* Have last time's answer to an item stand beside: one of "Li Na". */
void stage_set_earlier(struct stage *stage, const char *id, const char *answer);

/* Have two earlier notes of the inspector's on an item at hand; they are of one instant, and so
 * offered in the order of their bytes. */
void stage_set_phrases(struct stage *stage, const char *id, const char *one, const char *other);

/* Draw at another size. */
void stage_resize(struct stage *stage, size_t rows, size_t cols);

/* The rows as text, each ended by LF; until the next call. */
const char *stage_screen(struct stage *stage);

/* True where the text stands in one row of the screen. */
bool stage_shows(struct stage *stage, const char *text);

/* The item that the cursor is on. */
const char *stage_item(const struct stage *stage);

#endif
