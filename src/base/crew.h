/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work done by several hands at once, and taken back in the order in which it was given. */
#ifndef CAGRADE_BASE_CREW_H
#define CAGRADE_BASE_CREW_H

#include <stddef.h>

struct crew;

/* Do a piece of work.  It may touch the hand and the piece, and otherwise what nobody changes. */
typedef void crew_work(void *hand, void *piece);

/* Set hands to work, each a thread; one alone works where crew_take() is called, without a thread,
 * and so does the first where the system gives none.  Pieces are filled, done and taken again and
 * again.
 *
 * hands, pieces  borrowed, as is what they point to; one hand and one piece at least
 * owner          crew_free() */
struct crew *crew_new(void *const *hands, size_t hand_count, void *const *pieces,
		      size_t piece_count, crew_work *work);

/* Wait for what is being done, and send the hands home.  NULL is fine. */
void crew_free(struct crew *crew);

/* The piece to be filled next, or NULL while all are given: take one. */
void *crew_blank(struct crew *crew);

/* Give the piece that crew_blank() gave. */
void crew_give(struct crew *crew);

/* Take the oldest piece given, waiting until it is done, or NULL where none is out.  It is ours
 * until the next call. */
void *crew_take(struct crew *crew);

#endif
