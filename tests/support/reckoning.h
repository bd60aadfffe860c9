/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A second way from answers to scores, slow and obvious: tables 2 to 18 of GB/T 35289-2017 written
 * as plain conditions with the ids spelled out.  It knows neither criteria.csv nor src/score, and
 * takes complete assessments only. */
#ifndef CAGRADE_TESTS_RECKONING_H
#define CAGRADE_TESTS_RECKONING_H

#include <stddef.h>

#define RECKONED_LEAVES 16
#define SHEET_ITEMS_MAX 400

/* What is answered to each item, by index into the form's items; NULL: nothing. */
struct sheet {
	const char *answers[SHEET_ITEMS_MAX];
};

struct reckoned_leaf {
	const char *id;
	const char *score_item;
	int (*reckon)(const struct sheet *sheet); /* by its table */
	int weight;				  /* in the total, in hundredths */
};

extern const struct reckoned_leaf reckoned_leaves[RECKONED_LEAVES];

/* The leaf's score: the one given directly where there is one, else that of its table. */
int reckon_leaf(const struct sheet *sheet, const struct reckoned_leaf *leaf);

int reckon_total_in_hundredths(const struct sheet *sheet);

/* The level of that total, 0 for I. */
size_t reckon_level(int hundredths);

/* A plain decimal of at most six places in millionths. */
long long reckon_millionths(const char *answer);

#endif
