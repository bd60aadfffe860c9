/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An earlier record beside the one that is being written: last time's answer to each question.  It
 * counts for nothing until somebody takes it over. */
#ifndef CAGRADE_MODEL_BASELINE_H
#define CAGRADE_MODEL_BASELINE_H

#include "record/event.h"

#include <stdbool.h>
#include <stddef.h>

struct session;

/* What was answered last time. */
struct ghost {
	struct event row; /* its last row: time, by, answer; the other strings are "" */
	bool is_outdated; /* the question has been changed since: the answer is not offered */
};

struct baseline;

/* Keep the answers of an earlier record, opened over the same form; yours: baseline_free(), for
 * which NULL is fine.  What the form does not take any more, and a conflict, is no answer. */
struct baseline *baseline_new(const struct session *earlier);
void baseline_free(struct baseline *baseline);

/* Last time's answer to an item; NULL where there was none. */
const struct ghost *baseline_at(const struct baseline *baseline, size_t item);

#endif
