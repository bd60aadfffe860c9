/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The signs of the screen.  Those beside words are ASCII, which every font has in one column; only
 * lines and bars come in two sets. */
#ifndef CAGRADE_TUI_MARKS_H
#define CAGRADE_TUI_MARKS_H

#include "model/outline.h"
#include "tui/frame.h"

#include <stdbool.h>
#include <stddef.h>

struct session;

#define MARK_CURSOR ">"

struct marks {
	const char *vertical;
	const char *sure;     /* of a bar: reached whatever comes */
	const char *possible; /* may still be reached */
	const char *rest;     /* out of reach */
};

const struct marks *marks_get(bool is_ascii);

/* How a question stands: `[y]`, `[n]`, `[-]` not applicable, `[=]` another answer, `[ ]` open,
 * ` . ` may stay open, blanks where it is not asked. */
const char *mark_box(const struct session *session, size_t item);

/* The style that goes with it: STYLE_YES of a good answer, STYLE_NO of a bad one. */
enum style mark_box_style(const struct session *session, size_t item);

/* The sign of what is wrong; a blank where nothing is. */
const char *mark_problem(enum outline_mark mark);

#endif
