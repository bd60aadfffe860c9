/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What panes look up about a form at every drawing, worked out once: a form may be very large. */
#ifndef CAGRADE_TUI_LOOKUP_H
#define CAGRADE_TUI_LOOKUP_H

#include <stddef.h>

struct form;

struct lookup {
	size_t *places; /* of each item: which question it is, from 1; 0 of a group */
	size_t question_count;
	size_t *first_link; /* of each item, and one more: indicators[first_link[i]] to before
			       indicators[first_link[i + 1]] are those it bears on */
	size_t *indicators;
};

/* lookup_release() frees the tables. */
void lookup_init(struct lookup *lookup, const struct form *form);
void lookup_release(struct lookup *lookup);

#endif
