/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The walk through a form line by line: for a serial line, a screen reader, a pipe. */
#ifndef CAGRADE_LINE_LINE_H
#define CAGRADE_LINE_LINE_H

#include "base/status.h"

#include <stdio.h>

struct session;

struct line_options {
	FILE *in;  /* what the user types */
	FILE *out; /* questions, what came of each answer, and what the user asks to see */
	FILE *err; /* what was refused, and what is not saved */
};

/* Ask one question after the other until the user quits or the input ends.
 *
 * A line that is read is an answer as import takes it; empty, it leaves the question open and goes
 * on; `:WORD [ARGUMENT]` is an action of action.def; a text that begins with `:` is written `::`.
 * A refused line is said on err and asked again.  Behind the last question it says what is open and
 * asks no more, until an action leads to a question or quits.  All words are whole lines, so that
 * nothing of ours stands on the line that the user types, nor before what follows on out.
 *
 * errors  SYSTEM: reading in or writing out failed; every answer that was said to be saved is.
 *         What could not be saved is left in session->pending, and was said on err */
CHECKED enum status line_run(struct session *session, const struct line_options *options);

#endif
