/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several inspectors' records into one: whose rows stand, in which order, and what they differ in.
 * Pure. */
#ifndef CAGRADE_RECORD_MERGE_H
#define CAGRADE_RECORD_MERGE_H

#include "base/vec.h"
#include "record/event.h"

#include <stdbool.h>
#include <stddef.h>

/* A record to be merged.  All is borrowed, and must live as long as the merge. */
struct merge_source {
	const struct event *events; /* the first is record.begin */
	const char *const *chains;  /* of each event, 64 hex digits */
	size_t count;		    /* 1 or more */
};

/* An item that the sources leave in conflict, and what they say of it. */
struct merge_conflict {
	const char *item;
	size_t first_side; /* into merge->sides */
	size_t side_count; /* 1 where a source brings the conflict along, and no other differs */
};

/* The merged record.
 *
 * What a row is known by: the digest in its cause where that is `merge DIGEST`; else its chain.  So
 * a row keeps its name through any number of merges.  Rows known by one digest are one row.
 *
 * Order: the earliest record.begin, then all rows by instant (a time that is none comes first),
 * then by digest.  The cause of each is `merge DIGEST`: what it was before (undo, redo, import,
 * amend) can be read in the source, which the digest names.  Nothing depends on the clock, on who
 * merges, or on the order of the sources: even the first row is the earliest source's own.  The
 * first rows and the seals of the others are provenance, and neither begin nor close anything.
 *
 * What stands of an item: each source has a last row of it.
 *
 * - Such a row that another source holds too, and has gone on from, gives way to that one's; unless
 *   each has gone on from the other's, to which takes_latest and wrong clocks can lead.
 * - One that says again what stood in the rows that both have, gives way to one that says something
 *   else: an answer given and taken back is no change.
 * - Those left are put together, unless all say the same.  The same answer stands; different ones,
 *   or a conflict already, become an empty answer with the flag `conflict`; or, with takes_latest,
 *   the answer of the later instant stands, of the greater digest where the instants are equal.
 *   The note is the sorted set of the notes' lines, the evidence that of its `key=value`.  Flagged
 *   by one is flagged.
 *
 * Where one of the rows states just this, and no source has gone on from it, it stands.  Else the
 * merge adds a row that does: its time that of the latest of those put together, its `by` the
 * sorted set of their names, its digest SM3 over their digests, each with LF, and the row as it
 * would be printed with seq 0 and no cause.  To later merges it is a row like any other: a conflict
 * stays until an inspector answers it in a record that holds it, whatever is answered elsewhere.
 *
 * A row that must be the last of its item, and would not be so by its instant (clocks go wrong, or
 * something else was said in the same second, as beside every row that the merge adds), stands at
 * the end instead; these by instant and digest too. */
struct merge {
	VEC(struct event) events;	      /* of the merged record, seq from 1 */
	VEC(struct merge_conflict) conflicts; /* as the items first come up in it */
	VEC(struct event) sides;	      /* of the conflicts, the latest of each last */
	VEC(char *) strings;		      /* what the events have that no source has */
};

/* Two rows of the sources that are known by one digest, and differ: one of them is forged. */
struct merge_clash {
	size_t source[2]; /* which source, from 0 */
	size_t row[2];	  /* which of its rows, from 1 */
};

/* Merge one or more records of one form.  Same sources in any order, same result.
 *
 * returns  false where rows clash: *clash_out says which
 * owner    *out is yours in any case: merge_release() */
bool merge_records(struct merge *out, const struct merge_source *sources, size_t count,
		   bool takes_latest, struct merge_clash *clash_out);

void merge_release(struct merge *merge);

#endif
