/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be undone and done again, told from the record itself, over all sessions.  Pure. */
#ifndef CAGRADE_MODEL_HISTORY_H
#define CAGRADE_MODEL_HISTORY_H

#include "base/vec.h"

#include <stddef.h>

struct event;
struct map;

/* One undoable change: the rows of one action; an import's rows are one change. */
struct change {
	size_t first; /* seq of its first row */
	size_t last;  /* seq of its last row */
};

/* An item and the row that stated it last. */
struct history_item {
	char *id;
	size_t seq;
};

/* Begin with {0}.
 *
 * Undoing a change appends one row for each of its rows, the last one first, that states what stood
 * before that row (`undo SEQ`); doing it again appends what the rows stated, the first one first
 * (`redo SEQ`).  Behind a seal the cause is `amend N: undo SEQ: reason`, and likewise for redo and
 * import.  The stacks follow from the rows alone:
 *
 * - a row is an undo or a redo where it says so and states just that; it moves the change that SEQ
 *   lies in from the top of one stack to the other.  Any other SEQ moves nothing: so the further
 *   rows of an import undone, and rows of records that were not written in this way;
 * - `import K/N` behind `import K-1/N` belongs to the same change;
 * - rows of the record itself (`record.…`) are no changes;
 * - `merge DIGEST` is a beginning: nothing from before it is undone or done again;
 * - every other row is a change and empties redo. */
struct history {
	VEC(struct change) undo; /* what can be undone, the latest last */
	VEC(struct change) redo; /* what can be done again, the latest undone last */
	VEC(size_t) before;	 /* one per row taken in: see history_before() */
	size_t amendments;	 /* the highest number of an amendment; 0: none */
	size_t sealed_at;	 /* the last row that is a seal; 0: never sealed */

	/* For the history alone. */
	struct map *index_by_item; /* into stated */
	VEC(struct history_item) stated;
	size_t import_number, import_total; /* of the last row; 0 where it is not of an import */
};

/* Take in the events behind those taken in before.  events is the whole array. */
void history_fold(struct history *history, const struct event *events, size_t count);
void history_release(struct history *history);

/* The row that stated the item of row seq last before it; 0 where there is none. */
size_t history_before(const struct history *history, size_t seq);

#endif
