/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One whole assessment: what an inspector answers to every question, and what it must come to. */
#ifndef CAGRADE_TESTS_ANSWERS_H
#define CAGRADE_TESTS_ANSWERS_H

#include <stdbool.h>
#include <stddef.h>

struct text;

struct given {
	const char *item;
	const char *answer; /* in the record's spelling; "": asked and left open; NULL: walking on
			       from question to question does not come to it */
	const char *note;   /* NULL: none */
};

/* The number of questions, and the one with that place in the form's order, from 0. */
size_t answers_count(void);
const struct given *answers_at(size_t place);

/* True where the next question is a leaf's score, given directly beside its criteria. */
bool answers_has_direct_score(size_t place);

/* The place of an item; ends the test where it has none. */
size_t answers_place(const char *item);

/* The place of the next question that walking on comes to, behind `place`; the count of all where
 * there is none. */
size_t answers_next(size_t place);

/* Add the answers as a sheet for `import`, as a spreadsheet would write it. */
void answers_add_sheet(struct text *out);

/* What the answers come to, worked out by hand: see answers.c. */
#define ANSWERS_TOTAL "3.50"
#define ANSWERS_LEVEL "II"

#endif
