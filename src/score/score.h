/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers to scores: every indicator, the total and the level, each with both ends.  Pure. */
#ifndef CAGRADE_SCORE_SCORE_H
#define CAGRADE_SCORE_SCORE_H

#include "base/decimal.h"
#include "score/answers.h"

#include <stdbool.h>
#include <stddef.h>

#define SCORE_MAX FORM_SCORE_MAX /* of a leaf, and so of the total */

/* What a criterion says while items may be open. */
enum outcome { OUTCOME_FAILED, OUTCOME_OPEN, OUTCOME_MET };

/* The two ends between which a score may still come to lie; equal once it is settled. */
struct corridor {
	struct decimal low;  /* open criteria taken as failed */
	struct decimal high; /* open criteria taken as met */
};

struct indicator_score {
	struct corridor score;	  /* 0 .. 5; a leaf's direct score where one is given */
	struct corridor weighted; /* weight x score, towards the parent; 0 without a weight */
	bool is_given;		  /* the leaf's score was given directly */
	bool is_derived;	  /* a leaf with criteria: derived holds */
	struct corridor derived;  /* what the criteria give */
};

enum eligibility { ELIGIBILITY_OPEN, ELIGIBLE, INELIGIBLE };

struct score {
	const struct form *form;	    /* borrowed */
	struct indicator_score *indicators; /* one entry per form->indicators, in that order */
	struct corridor total;
	size_t level_low, level_high; /* the levels of the two ends, into form->levels */
	enum eligibility eligibility;
	bool is_settled;   /* both ends in one level and eligible: that level is the result */
	bool is_on_bound;  /* both ends are the one bound between two levels */
	bool is_complete;  /* nothing that the form requires is open */
	size_t open_count; /* items that answers_is_open() */
	struct tally requirements;
};

/* Score the answers.  Any loaded form and any answers are valid input.
 *
 * owner   the score's array is its own: score_release()
 * source  8.1.1 (a higher score also needs what the lower ones need), 8.2, 8.3, 8.4 */
void score_init(struct score *score, const struct answers *answers);
void score_release(struct score *score);

/* How one criterion stands.  Of an item that is not asked it holds; with an open item it is open,
 * whatever the other number is; where it is open whether the item is asked it is met only if it
 * holds both ways, else open; of a part above its whole it fails.  A count of no's is met or failed
 * as soon as no open item can change that. */
enum outcome score_criterion(const struct answers *answers, const struct criterion *criterion);

/* What a leaf's criteria give, direct score or not: the highest score with rows in the sheet whose
 * criteria hold along with those of every lower score.  The lowest is the score for which nothing
 * is asked: 1 where the sheet has rows for 3 or 5 and none for 1, else 0.  0 to 5 of a leaf without
 * criteria. */
struct corridor score_derive(const struct answers *answers, size_t leaf);

/* The level, into form->levels, in which a total lies; a bound belongs to the level above it. */
size_t score_level(const struct form *form, struct decimal total);

/* True where the ruling touched this result; a ruling on an indicator always does, since every
 * indicator is scored. */
bool score_ruling_applies(const struct score *score, const struct answers *answers,
			  const struct ruling *ruling);

#endif
