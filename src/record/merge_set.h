/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists put together: the lines of notes, names, what evidence there is.  Part of merge. */
#ifndef CAGRADE_RECORD_MERGE_SET_H
#define CAGRADE_RECORD_MERGE_SET_H

#include "base/text.h"
#include "base/vec.h"

#include <stddef.h>

struct merge_part {
	const char *bytes; /* borrowed */
	size_t len;
};

/* Begin with the mark set and all else 0. */
struct merge_set {
	char mark; /* what parts a list: '\n', or ';' with a blank behind, none where a `\` is
		      before */
	VEC(struct merge_part) parts;
};

/* Add the parts of a list, which is borrowed; empty ones are left out. */
void merge_set_add(struct merge_set *set, const char *list);

/* Add the set to out, as a list in the order of bytes. */
void merge_set_print(struct merge_set *set, struct text *out);

void merge_set_release(struct merge_set *set);

#endif
