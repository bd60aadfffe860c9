/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last row of each item so far, so that each row can be told beside the one before it. */
#ifndef CAGRADE_REPORT_MEMORY_H
#define CAGRADE_REPORT_MEMORY_H

#include "base/vec.h"
#include "record/event.h"

struct map;

struct memory {
	struct map *index_by_item; /* into last; the keys are the rows' own */
	VEC(const struct event *) last;
};

/* Begin with no row.  memory_release() */
void memory_init(struct memory *memory);
void memory_release(struct memory *memory);

/* The row of the same item before this one, NULL where it is the first; this one is remembered.
 * The rows are borrowed. */
const struct event *memory_take(struct memory *memory, const struct event *event);

#endif
