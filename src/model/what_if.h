/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the result would be with other scores: an overlay that never reaches the record.  Pure. */
#ifndef CAGRADE_MODEL_WHAT_IF_H
#define CAGRADE_MODEL_WHAT_IF_H

#include "score/score.h"

#include <stdbool.h>
#include <stddef.h>

struct what_if {
	const struct form *form; /* borrowed */
	bool *is_chosen;	 /* one per form->indicators; only leaves are chosen */
	int *chosen;		 /* 0, 1, 3 or 5, of those that are */
	size_t count;		 /* how many are */
	struct score score;	 /* with them, while count > 0 */
};

/* Begin with nothing chosen; what_if_release() frees what it holds. */
void what_if_init(struct what_if *what_if, const struct form *form);
void what_if_release(struct what_if *what_if);

/* Choose a leaf's score, or take the choice back.  what_if_update() before the score is read. */
void what_if_choose(struct what_if *what_if, size_t leaf, int score);
void what_if_leave(struct what_if *what_if, size_t leaf);

/* Score the answers anew with the chosen scores in place of the leaves' own.  The answers are only
 * read. */
void what_if_update(struct what_if *what_if, const struct answers *answers);

#endif
