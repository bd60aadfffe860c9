/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What panes look up about a form at every drawing, worked out once: a form may be very large. */
#ifndef CAGRADE_TUI_LOOKUP_H
#define CAGRADE_TUI_LOOKUP_H

#include <stddef.h>

struct form;
struct text;

/* How an indicator is named, the longest first. */
enum naming { NAMING_FULL, NAMING_LABEL, NAMING_CLAUSE, NAMING_COUNT };

struct lookup {
	size_t *places; /* of each item: which question it is, from 1; 0 of a group */
	size_t question_count;

	size_t first_level_count;	/* indicators that belong to no other */
	size_t name_cols[NAMING_COUNT]; /* of the widest of their names */
};

/* lookup_release() frees the tables. */
void lookup_init(struct lookup *lookup, const struct form *form);
void lookup_release(struct lookup *lookup);

/* Add an indicator's name in the language spoken: `8.1.2 Consulting`, `Consulting`, `8.1.2`. */
void lookup_add_name(struct text *out, const struct form *form, size_t indicator,
		     enum naming naming);

#endif
