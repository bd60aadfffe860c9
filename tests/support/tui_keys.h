/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys for tests, written as words: "g 6.2.9e Enter C-a S-Tab". */
#ifndef CAGRADE_TESTS_TUI_KEYS_H
#define CAGRADE_TESTS_TUI_KEYS_H

#include "tui/keymap.h"

/* Call press(ctx, key) for each key of the words.  A word is the name of a key (as action.def
 * spells it, "Space", or "C-" and a letter); any other is typed character by character. */
void tui_keys(const char *words, void (*press)(void *ctx, struct key key), void *ctx);

/* The same for a text, blanks included. */
void tui_type(const char *text, void (*press)(void *ctx, struct key key), void *ctx);

#endif
