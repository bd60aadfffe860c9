/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys, and which action each of them calls. */
#ifndef CAGRADE_TUI_KEYMAP_H
#define CAGRADE_TUI_KEYMAP_H

#include "base/vec.h"
#include "model/action.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct text;

enum key_kind {
	PRESS_CHARACTER, /* printable */
	PRESS_CONTROL,	 /* a letter with Ctrl */
	PRESS_ENTER,
	PRESS_LINE_BREAK, /* Alt-Enter or Ctrl-J */
	PRESS_ESCAPE,
	PRESS_TAB,
	PRESS_BACK_TAB,
	PRESS_BACKSPACE,
	PRESS_DELETE,
	PRESS_UP,
	PRESS_DOWN,
	PRESS_LEFT,
	PRESS_RIGHT,
	PRESS_HOME,
	PRESS_END,
	PRESS_PAGE_UP,
	PRESS_PAGE_DOWN,
	PRESS_OTHER, /* a key without a meaning here */
};

struct key {
	enum key_kind kind;
	uint32_t character; /* CHARACTER: the code point; CONTROL: the letter, small; else 0 */
};

struct binding {
	struct key key;
	enum action action;
};

struct keymap {
	VEC(struct binding) bindings;
};

/* Read the keys of all actions; keymap_release() frees the table. */
void keymap_init(struct keymap *keymap);
void keymap_release(struct keymap *keymap);

/* The action that a key calls; false, and *out untouched, where it calls none.  A full-width letter
 * or sign, as an input method left on types it, counts as the plain one. */
bool keymap_find(const struct keymap *keymap, struct key key, enum action *out);

/* The key with that name: one character, or a word like "Enter" or "S-Tab". */
bool key_parse(const char *name, size_t len, struct key *out);

/* Add the name of an action's first key. */
void keymap_add_name(struct text *out, enum action action);

/* The key that sends a character: Enter a carriage return, Ctrl and a letter a control. */
struct key key_of_character(uint32_t character);

/* The plain character for a full-width one, any other character as it is. */
uint32_t key_narrow(uint32_t character);

/* The character as a string of UTF-8; "" where it is none. */
#define KEY_UTF8_SIZE 5
void key_print_utf8(uint32_t character, char out[static KEY_UTF8_SIZE]);

#endif
