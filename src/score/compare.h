/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two assessments over one form side by side: what is better, worse, new, gone.  Pure. */
#ifndef CAGRADE_SCORE_COMPARE_H
#define CAGRADE_SCORE_COMPARE_H

#include "score/score.h"

#include "base/vec.h"

#include <stdbool.h>
#include <stddef.h>

/* How something has changed.  The codes as outputs spell them stand in compare.def. */
enum trend {
#define TREND(trend, spelling, words) TREND_##trend,
#include "score/compare.def"
#undef TREND
	TREND_COUNT
};

/* One of the two assessments; both are over the same form.  All borrowed. */
struct compare_side {
	const struct answers *answers;
	const struct score *score;
};

struct compare_item {
	enum trend trend;	    /* never TREND_SAME */
	size_t item;		    /* into form->items; FORM_NONE: the form lacks it */
	const struct event *before; /* the item's last row on either side, borrowed; NULL: none */
	const struct event *after;
};

struct compare {
	/* Those that differ: in form order, then those that the form lacks, by their rows. */
	VEC(struct compare_item) items;
	size_t counts[TREND_COUNT]; /* how many of these have which trend */
	enum trend *indicators;	    /* one entry per form->indicators */
	enum trend total;
	enum trend level;
	bool differs; /* anything at all */
};

/* Compare an earlier assessment with a later one.
 *
 * An item that is not asked counts as open; a number is compared by its value, not its spelling.
 *
 * SAME      the answer, its note and its evidence; flags are a mark for the work and do not count
 * NEW GONE  open before, answered now; and the other way round
 * NOTE      the answer is the same, the note or the evidence is not
 * REWORDED  two answers to what was asked in other words: the records were begun with different
 *           versions of the form, and the item was changed since the lower of them
 * BETTER    yes in place of no, of eligibility no in place of yes; a higher direct score; a number
 * WORSE     that lies on the better side by the tests of all criteria which hold it (`<=`, and `=`
 *           0: lower; `>=`: higher; of a share its part and whole are judged by the share)
 * CHANGED   another answer, of which none of this can be said: text, n.a., mixed tests
 *
 * An indicator, the total and the level are BETTER where the later low end is above the earlier
 * high end, WORSE the other way round, CHANGED where the ends differ but overlap; no level at all,
 * for want of eligibility, lies below every level.
 *
 * owner  compare_release() */
void compare_init(struct compare *compare, const struct compare_side *before,
		  const struct compare_side *after);
void compare_release(struct compare *compare);

/* The answer that was compared, in the record's spelling; "" while the item is open, or not asked.
 */
const char *compare_answer(const struct answers *answers, size_t item);

/* The version of the form that the record was begun with; 0 where its first row does not say. */
int compare_form_version(const struct answers *answers);

/* The trend as outputs spell it: `better`. */
const char *compare_spelling(enum trend trend);

/* The trend in words, untranslated (N_). */
const char *compare_words(enum trend trend);

#endif
