/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which open questions can still move the level, and what would lift it.  Pure. */
#ifndef CAGRADE_SCORE_ADVISE_H
#define CAGRADE_SCORE_ADVISE_H

#include "score/score.h"

struct advice {
	size_t item;	      /* an open item, into form->items */
	struct decimal reach; /* how far its leaf can still move the total; 0 where the item moves
				 nothing */
	bool moves_level;     /* which level it comes to may depend on it */
};

struct advices {
	VEC(struct advice) list;
};

/* All open items: first those that can still move the level, those of eligibility ahead of all,
 * then the farthest-reaching first; then the rest, the farthest-reaching first; items that are
 * equal in this stand in form order.  advices_release() frees the list.
 *
 * An item moves its leaf where it is the direct score of a leaf without criteria, or where a
 * criterion that is still open rests on it (or asks an item that hangs on it) and the criterion's
 * score lies above the leaf's low end and not above its high end.  Its reach is then the leaf's
 * high end less its low end, times the weights up to the total.
 *
 * An item of eligibility moves the level while all that were answered are no; any other item with a
 * reach above 0 while the two ends of the total lie in two levels and no yes bars every level. */
void advise_open(struct advices *out, const struct answers *answers, const struct score *score);
void advices_release(struct advices *advices);

/* The same of one open item, without a list. */
struct advice advise_item(const struct answers *answers, const struct score *score, size_t item);

/* Tell of each item whether it is open and can still move the level, into one entry per
 * form->items, false at first; returns how many can. */
size_t advise_movers(bool *moves, const struct answers *answers, const struct score *score);

/* How much of the total one point of the leaf is; 0 where it, or what it belongs to, has no weight.
 */
struct decimal advise_weight(const struct form *form, size_t leaf);

/* A leaf raised to a higher score. */
struct raise {
	size_t leaf;		/* into form->indicators */
	int from, to;		/* 0, 1, 3 or 5: its low end, and what it is raised to */
	struct decimal points;	/* that the total gains by it */
	size_t first_criterion; /* criteria[first .. first + count - 1] of struct lifts do not hold
				   yet, of those that `to` needs */
	size_t criterion_count;
};

/* A set of raises that together lift the level. */
struct lift {
	size_t first_raise; /* raises[first .. first + count - 1] of struct lifts, in form order */
	size_t raise_count;
	struct decimal points; /* that the total gains by all of them */
};

#define LIFTS_MAX 64	    /* sets that are listed */
#define LIFT_RAISES_MAX 32U /* leaves in a set; where more are needed no set is listed */

struct lifts {
	size_t level; /* the level above that of the total's low end; FORM_NONE: there is none */
	VEC(struct lift) list;
	VEC(struct raise) raises;
	VEC(size_t) criteria; /* into form->criteria */
	bool is_cut;	      /* there are more sets, or larger ones, than are listed */
};

/* The smallest sets of leaves that, raised, bring the total's low end to the next level: no fewer
 * leaves do.  lifts_release() frees the lists.
 *
 * Open questions count as their low end has it: as not met.  A leaf can come to the scores that its
 * sheet has rows for, one without criteria to 1, 3 and 5.  Sets stand in the order of their leaves,
 * those that can bring the most first, then as in the form.  Within a set, from the heaviest leaf
 * on, each is raised no higher than it must be while those behind it are raised all the way. */
void advise_lift(struct lifts *out, const struct answers *answers, const struct score *score);
void lifts_release(struct lifts *lifts);

#endif
