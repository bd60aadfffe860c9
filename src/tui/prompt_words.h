/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a prompt asks for, and what its keys do, in words. */
#ifndef CAGRADE_TUI_PROMPT_WORDS_H
#define CAGRADE_TUI_PROMPT_WORDS_H

#include "model/action.h"

#include <stdbool.h>

struct session;
struct text;

/* Add what the action's argument is, at the cursor: "Answer (working days)", "Note 6.2.9 e". */
void prompt_words_add_about(struct text *out, const struct session *session, enum action action);

/* What the keys do where the argument is typed, or chosen with one key; phrases: earlier notes can
 * be offered. */
const char *prompt_words_keys(enum action action, bool has_phrases);

#endif
