/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of sentences that several pages for people share, in the language spoken.  They are added
 * as they are: whoever shows them makes them safe. */
#ifndef CAGRADE_REPORT_PHRASE_H
#define CAGRADE_REPORT_PHRASE_H

#include "base/text.h"
#include "report/assessment.h"

/* Add "3.42", or "3.42 to 4.10" while both ends differ, with at least min_places. */
void phrase_add_corridor(struct text *out, const struct corridor *corridor, int min_places);

/* Add "Total: 3.42 to 4.10 of 5". */
void phrase_add_total(struct text *out, const struct assessment *assessment);

/* Add the level and how firm it is: "Level: I (basic execution) to II (planned tracking), not
 * settled yet". */
void phrase_add_level(struct text *out, const struct assessment *assessment);

/* Add, where it is so, that the total stands on the bound between two levels; else nothing. */
void phrase_add_bound(struct text *out, const struct assessment *assessment);

/* "Eligible: yes", "no" or "not known yet". */
const char *phrase_eligibility(const struct score *score);

/* Add the form's version: "version 2"; and that of the form that the record was begun with, where
 * it is another one. */
void phrase_add_version(struct text *out, const struct assessment *assessment);

/* Whether the record is sealed: "yes"; a change since, which makes an amendment; else "no". */
const char *phrase_seal(const struct assessment *assessment);

/* Add how many questions are open, or that none is. */
void phrase_add_open_count(struct text *out, const struct score *score);

/* Add an answer in the record's spelling as people read it: "yes", "open", "3.5".
 *
 * item  whose answer it is; NULL where the form lacks it: the answer is added as it stands */
void phrase_add_answer(struct text *out, const struct item *item, const char *answer);

/* Add how an item stands in a few words: "met" or "not met" of a requirement, else the answer;
 * "open", "not asked"; "not answered" of what need not be; "answered" of a text, which may be as
 * long as it likes. */
void phrase_add_state(struct text *out, const struct assessment *assessment, size_t item);

#endif
