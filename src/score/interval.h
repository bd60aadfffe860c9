/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far chance may have moved a share that was found in a small sample.  Pure. */
#ifndef CAGRADE_SCORE_INTERVAL_H
#define CAGRADE_SCORE_INTERVAL_H

#include "score/score.h"

#include <stdbool.h>
#include <stddef.h>

#define INTERVAL_FEW_MAX 9999 /* a larger sample leaves less than a point in a hundred open */
#define INTERVAL_SCORES_MAX 4

/* Wilson's interval of 95 % (z = 1.96), and the scores that its shares come to. */
struct interval {
	int low_permille, high_permille; /* its ends, rounded to the nearest 0.1 % */
	int scores[INTERVAL_SCORES_MAX]; /* rising; the highest that each share in it lets the leaf
					    have, by the criteria over this share alone */
	size_t score_count;
};

/* The criterion of the lowest score that asks for a share which the item is a number of; NULL where
 * none does. */
const struct criterion *interval_criterion(const struct form *form, size_t item);

/* Find the interval of a share criterion's two numbers.  That a score is touched is decided on the
 * interval's true ends, in integers, and not on those that are shown.
 *
 * returns  false, and *out untouched, where the criterion asks for no share, a number of it is not
 *          answered, or they are no sample: a part above its whole, no whole numbers, a whole of 0
 *          or above INTERVAL_FEW_MAX; or where a bound of the share has too many places (above
 *          0.01 %) */
bool interval_find(const struct answers *answers, const struct criterion *criterion,
		   struct interval *out);

#endif
