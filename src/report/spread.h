/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How numbers are spread, exactly, in memory that does not grow with how many there are.
 *
 * A total is a sum of weights times 0, 1, 3 or 5, so that a form knows few of them: what is kept is
 * how often each came up. */
#ifndef CAGRADE_REPORT_SPREAD_H
#define CAGRADE_REPORT_SPREAD_H

#include "base/decimal.h"
#include "base/vec.h"

#include <stddef.h>

struct spread_value {
	struct decimal number;
	size_t count;
};

/* Begin with {0}. */
struct spread {
	VEC(struct spread_value) values; /* rising; each once */
	size_t count;			 /* of all numbers */
	struct decimal_sum sum;
};

void spread_add(struct spread *spread, struct decimal number);
void spread_release(struct spread *spread);

/* The least and the greatest number; count is above 0, here and below. */
struct decimal spread_least(const struct spread *spread);
struct decimal spread_greatest(const struct spread *spread);

/* The number in the middle, or the mean of the two in the middle; exact, but for a form whose
 * totals have DECIMAL_PLACES_MAX places or one less: there it is rounded half up to that. */
struct decimal spread_median(const struct spread *spread);

#define SPREAD_MEAN_PLACES 4

/* The sum divided by the count, rounded half up to SPREAD_MEAN_PLACES. */
struct decimal spread_mean(const struct spread *spread);

/* How many numbers are at least `low` and below `high`. */
size_t spread_within(const struct spread *spread, struct decimal low, struct decimal high);

#endif
