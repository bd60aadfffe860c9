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
	ARG_NONE,
	ARG_ANSWER,   /* an answer to the question the cursor is on, in the record's spelling */
	ARG_SCORE,    /* 0, 1, 3 or 5; "" takes the direct score back */
	ARG_NOTE,     /* a text; "" takes the note away */
	ARG_EVIDENCE, /* `key=value; …` */
	ARG_CLAUSE,   /* a clause or an item's id */
	ARG_SEARCH,   /* a text */
	ARG_FILTER,   /* words of filter.h */
	ARG_PHRASE,   /* the number of a note that was offered, from 1 on; "" has them offered */
	ARG_WHAT_IF,  /* `LEAF=SCORE …`, `LEAF=`, "none" or "" */
};

struct action_info {
	enum action action;
	const char *word; /* as plain mode takes it */
	const char *keys; /* names of keys, parted by blanks */
	enum action_argument argument;
	const char *help; /* untranslated */
};

const struct action_info *action_info(enum action action);

/* The action whose word it is, or else all whose words begin so, in the order of the list; ""
 * begins none.  Returns how many they are, and puts them into out. */
size_t action_find(const char *beginning, enum action out[ACTION_COUNT]);

#endif
