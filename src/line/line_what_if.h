/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores tried out, and what lifts the level, in plain lines. */
#ifndef CAGRADE_LINE_LINE_WHAT_IF_H
#define CAGRADE_LINE_LINE_WHAT_IF_H

#include <stdio.h>

struct session;

/* Print what is tried out, what the result would be, and the smallest sets of changes that lift the
 * level from there. */
void line_what_if_show(FILE *out, const struct session *session);

#endif
