/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the terminal share: for term*.c alone. */
#ifndef CAGRADE_TESTS_TERM_PART_H
#define CAGRADE_TESTS_TERM_PART_H

#include "base/text.h"
#include "tests/tty/job.h"

#include <stdbool.h>
#include <vterm.h>

struct term {
	struct job job;
	VTerm *emulator;
	VTermScreen *screen;
	bool is_alternate;
	bool is_cursor_shown;
	bool has_mouse;
	struct text typed;  /* for the program, not yet taken by it */
	struct text output; /* all that the program has written */
	struct text row;    /* what term_row() gave */
	struct text whole;  /* what term_screen() gave */
};

/* Take in what the program has written and hand it what is typed; never waits. */
void term_pump(struct term *term);

#endif
