/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contradictions and gaps in what was answered.  They warn and never refuse.  Pure. */
#ifndef CAGRADE_SCORE_CHECK_H
#define CAGRADE_SCORE_CHECK_H

#include "score/score.h"

#include "base/vec.h"

/* The codes as outputs spell them stand in check.def: CHECK(code, "spelling", words). */
enum check_code {
#define CHECK(code, spelling, words) CHECK_##code,
#include "score/check.def"
#undef CHECK
	CHECK_COUNT
};

struct warning {
	enum check_code code;
	size_t item;	  /* into form->items; FORM_NONE where none is meant */
	size_t indicator; /* into form->indicators; FORM_NONE where none is meant */
	size_t seq;	  /* ORPHAN_ROW: the row; else 0 */
};

/* Codes in the order of check.def; within a code by item, then by link; orphans by row. */
struct warnings {
	VEC(struct warning) list;
};

/* What the record itself warns of; handed in, since scoring knows no files. */
struct check_record {
	bool form_changed; /* same version, other digest */
	bool is_altered;
	bool is_torn;
};

/* Find all that is worth a warning.  warnings_release() frees the list.  Of items that are not
 * asked nothing is said.
 *
 * code             one for                                                item       indicator
 * CONTRADICTION    each link from a no to a leaf whose low end is 5       the no     the leaf
 * NA_NO_REASON     each n.a. without a note                               the n.a.
 * NA_MIXED         each optional clause (form_is_optional_clause()) with  its first
 *                  an n.a. beside a yes or a no                           n.a.
 * NA_SCORED        each link from an n.a. of an optional clause to a leaf the n.a.   the leaf
 *                  that asks for the service (form_asks_for_service())
 *                  and whose low end is above 0
 * SCORE_NO_REASON  each direct score, without a note, of a leaf with      the score  the leaf
 *                  criteria
 * NO_WITHOUT_NOTE  each no, without a note, to a requirement, a           the no
 *                  criterion or a trait
 * SCORE_DIFFERS    each direct score that the criteria, however the open  the score  the leaf
 *                  ones turn out, do not give
 * LEVEL_TRAIT      each no to a trait of the level of the total's low     the trait
 *                  end or of one below it; none where no level is given
 * PART_ABOVE_WHOLE each part that is above a whole it is a share of       the part   the leaf
 * ORPHAN_ROW       each of answers->orphans                               the item, where the form
 *                                                                         has it
 * FORM_CHANGED, ALTERED, TORN: the record, as told */
void check_find(struct warnings *out, const struct answers *answers, const struct score *score,
		const struct check_record *record);
void warnings_release(struct warnings *warnings);

/* The code as the contract spells it: `contradiction`. */
const char *check_spelling(enum check_code code);

/* The code in words, untranslated (N_): a whole sentence for a list of warnings. */
const char *check_words(enum check_code code);

#endif
