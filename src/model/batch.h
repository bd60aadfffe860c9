/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows on their way into the record, with strings of their own. */
#ifndef CAGRADE_MODEL_BATCH_H
#define CAGRADE_MODEL_BATCH_H

#include "base/vec.h"
#include "record/event.h"

/* Begin with {0}. */
struct batch {
	VEC(struct event) events;
	VEC(char *) strings; /* what the events point to */
};

/* Add a row.  Its strings are copied: those of the record's rows may move when it grows. */
void batch_add(struct batch *batch, const struct event *event);

/* Free the rows and their strings. */
void batch_release(struct batch *batch);

#endif
