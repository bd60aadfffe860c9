/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands of one item once the records are put together.  Part of merge. */
#ifndef CAGRADE_RECORD_MERGE_JOIN_H
#define CAGRADE_RECORD_MERGE_JOIN_H

#include "base/digest.h"
#include "base/text.h"
#include "record/merge_table.h"

struct merge_joined {
	VEC(size_t) heads;   /* the rows put together, the latest last; one at least */
	bool is_conflict;    /* the sources differ, or one of them did before */
	size_t row;	     /* the row that states what stands; MERGE_NONE: none does, so */
	struct event stated; /* this one must; its strings lie in the heads and here */
	char digest[DIGEST_HEX_SIZE]; /* and this it is known by */
	struct text by, note, evidence;
};

/* Put together what the sources say of an item.  *out is yours: merge_joined_release() */
void merge_join(struct merge_joined *out, const struct merge_table *table, size_t item,
		bool takes_latest);

void merge_joined_release(struct merge_joined *joined);

#endif
