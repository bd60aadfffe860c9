/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of all that a user can do; keys, help, plain mode, manual and completion derive from it.
 */
#ifndef CAGRADE_MODEL_ACTION_H
#define CAGRADE_MODEL_ACTION_H

#include <stddef.h>

enum action {
#define ACTION(id, word, keys, argument, help) ACTION_##id,
#include "model/action.def"
#undef ACTION
	ACTION_COUNT
};

/* What an action needs to be told. */
enum action_argument {
#define ARGUMENT(id, name) ARG_##id,
#include "model/argument.def"
#undef ARGUMENT
};

struct action_info {
	enum action action;
	const char *word; /* as plain mode takes it */
	const char *keys; /* names of keys, parted by blanks */
	enum action_argument argument;
	const char *help; /* untranslated */
};

/* The action's entry in the list. */
const struct action_info *action_info(enum action action);

/* The heading that stands before the action in help and manual, untranslated; NULL where none does.
 */
const char *action_heading(enum action action);

/* What help and manual call an argument, untranslated; "" for ARG_NONE. */
const char *action_argument_name(enum action_argument argument);

/* The action whose word it is, or else all whose words begin so, in the order of the list; ""
 * begins none.  Returns how many they are, and puts them into out. */
size_t action_find(const char *beginning, enum action out[ACTION_COUNT]);

#endif
