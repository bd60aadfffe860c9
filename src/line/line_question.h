/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The question at the cursor, in plain lines. */
#ifndef CAGRADE_LINE_LINE_QUESTION_H
#define CAGRADE_LINE_LINE_QUESTION_H

#include <stdio.h>

struct session;

/* Print the question whole, after an empty line: which of how many, where it stands, what is asked,
 * the hint, how much depends on it; then as line_question_prompt(). */
void line_question_ask(FILE *out, const struct session *session);

/* Print what the record says of the question so far, and last what it takes as an answer. */
void line_question_prompt(FILE *out, const struct session *session);

/* Print the ids of what is open, so that it can be gone to: the first ten, and how many more. */
void line_question_list_open(FILE *out, const struct session *session);

#endif
