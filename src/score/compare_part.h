/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pieces of compare share.  No other module needs this. */
#ifndef CAGRADE_SCORE_COMPARE_PART_H
#define CAGRADE_SCORE_COMPARE_PART_H

#include "score/compare.h"

struct compare_sides {
	const struct form *form;
	const struct compare_side *before;
	const struct compare_side *after;
	int version_before,
	    version_after; /* of the form, when the records were begun; 0: unknown */
};

/* How the item has changed; it is no group. */
enum trend compare_item_trend(const struct compare_sides *sides, size_t item);

/* True where both rows (NULL: none) have the same note and the same evidence. */
bool compare_is_same_remark(const struct event *before, const struct event *after);

#endif
