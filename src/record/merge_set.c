/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists put together: the lines of notes, names, what evidence there is. */
#include "config.h"

#include "record/merge_set.h"

#include <stdlib.h>
#include <string.h>

/* Where the part that begins here ends.  In evidence a `;` of a value has a `\` before it. */
static size_t part_len(const char *part, char mark)
{
	size_t len = 0;

	while (part[len] != '\0' && part[len] != mark)
		len += mark == ';' && part[len] == '\\' && part[len + 1] != '\0' ? 2 : 1;
	return len;
}

void merge_set_add(struct merge_set *set, const char *list)
{
	const char *at = list;

	while (*at != '\0') {
		size_t len = part_len(at, set->mark);

		if (len > 0)
			*vec_push(&set->parts) = (struct merge_part){at, len};
		at += len;
		if (*at == set->mark)
			at++;
		if (set->mark == ';')
			at += strspn(at, " ");
	}
}

static int compare_parts(const void *left, const void *right)
{
	const struct merge_part *a = left;
	const struct merge_part *b = right;
	int order = memcmp(a->bytes, b->bytes, a->len < b->len ? a->len : b->len);

	return order != 0 ? order : (a->len > b->len) - (a->len < b->len);
}

void merge_set_print(struct merge_set *set, struct text *out)
{
	const struct merge_part *last = NULL;

	if (set->parts.count > 0)
		qsort(set->parts.at, set->parts.count, sizeof *set->parts.at, compare_parts);
	for (size_t i = 0; i < set->parts.count; i++) {
		const struct merge_part *part = &set->parts.at[i];

		if (last && compare_parts(last, part) == 0)
			continue;
		if (last)
			text_add_string(out, set->mark == ';' ? "; " : "\n");
		text_add(out, part->bytes, part->len);
		last = part;
	}
}

void merge_set_release(struct merge_set *set)
{
	vec_release(&set->parts);
}
