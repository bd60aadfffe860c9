/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which open questions can still move the level.  Pure. */
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
 * form->items; returns how many can. */
size_t advise_movers(bool *moves, const struct answers *answers, const struct score *score);

#endif
