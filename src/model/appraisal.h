/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records scored one after the other, for those who look at thousands: no screen, no history. */
#ifndef CAGRADE_MODEL_APPRAISAL_H
#define CAGRADE_MODEL_APPRAISAL_H

#include "base/status.h"
#include "record/chain.h"
#include "score/check.h"
#include "score/score.h"

#include <stdbool.h>
#include <stddef.h>

/* What became of a file; appraisal.def holds how outputs spell it. */
enum finding {
#define FINDING(code, spelling) FINDING_##code,
#include "model/appraisal.def"
#undef FINDING
	FINDING_COUNT
};

/* One file, looked at. */
struct appraisal {
	enum finding finding;
	size_t row;	    /* TORN: the last row that holds; ALTERED: the first that does not */
	enum status status; /* UNREADABLE: why */
	int reason;	    /* and errno, where that is STATUS_SYSTEM */

	/* What follows holds where finding_is_scored() alone, until the next file is looked at. */
	const struct answers *answers;
	const struct score *score;
	const struct warnings *warnings;
	struct slip slip;
	bool is_sealed;
	bool is_checked; /* the chains were worked out, and hold */
};

/* Looks at files over one form, in memory that is used again; not for two threads at once. */
struct appraiser;

/* The form is borrowed.  Yours: appraiser_free(); NULL is fine there. */
struct appraiser *appraiser_new(const struct form *form, bool checks_chains);
void appraiser_free(struct appraiser *appraiser);

/* Read the file and score what it says; all that *out points to is borrowed. */
void appraiser_look(struct appraiser *appraiser, const char *path, struct appraisal *out);

/* True where the finding comes with a score. */
bool finding_is_scored(enum finding finding);

/* The finding as the contract spells it: `torn`. */
const char *finding_spelling(enum finding finding);

#endif
