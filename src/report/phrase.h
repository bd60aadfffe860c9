/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of sentences that several pages for people share, in the language spoken.  They are added
 * as they are: whoever shows them makes them safe. */
#ifndef CAGRADE_REPORT_PHRASE_H
#define CAGRADE_REPORT_PHRASE_H

#include "base/text.h"
#include "report/assessment.h"

/* The label in the language spoken. */
const char *phrase_label(const struct label *label);

/* Add "3.42", or "3.42 to 4.10" while both ends differ, with at least min_places. */
void phrase_add_corridor(struct text *out, const struct corridor *corridor, int min_places);

/* Add the level and how firm it is: "Level: I (basic execution) to II (planned tracking), not
 * settled yet". */
void phrase_add_level(struct text *out, const struct assessment *assessment);

/* Add an answer in the record's spelling as people read it: "yes", "open", "3.5".
 *
 * item  whose answer it is; NULL where the form lacks it: the answer is added as it stands */
void phrase_add_answer(struct text *out, const struct item *item, const char *answer);

#endif
