/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an action only shows, in plain lines. */
#ifndef CAGRADE_LINE_LINE_VIEW_H
#define CAGRADE_LINE_LINE_VIEW_H

#include "model/action.h"

#include <stdio.h>

struct session;

/* Print what the action names: PHRASE, SCORES, WHAT_IF, WARNINGS, HISTORY of the question at the
 * cursor, HELP. */
void line_view_show(FILE *out, const struct session *session, enum action action);

#endif
