/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inspector's own earlier notes, from the records of a folder. */
#ifndef CAGRADE_MODEL_PHRASES_H
#define CAGRADE_MODEL_PHRASES_H

#include "base/vec.h"

struct phrases;

/* Notes, borrowed from the phrases. */
struct phrase_list {
	VEC(const char *) notes;
};

/* The notes in a folder's records (`*.csv` in it, not in folders below) in this inspector's name.
 * The folder is read when the first of them are asked for.  Yours: phrases_free(), for which NULL
 * is fine. */
struct phrases *phrases_new(const char *folder, const char *by);
void phrases_free(struct phrases *phrases);

/* Add the notes that stand in the records on one item, each once, the newest first.  A note counts
 * as that of whoever wrote it, not of whoever answered the item later.  Files that are no records,
 * or cannot be read, have none. */
void phrases_find(struct phrases *phrases, const char *item, struct phrase_list *out);

#endif
