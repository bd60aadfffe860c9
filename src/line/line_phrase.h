/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of sentences that plain mode says in several places, in the language spoken. */
#ifndef CAGRADE_LINE_LINE_PHRASE_H
#define CAGRADE_LINE_LINE_PHRASE_H

#include "base/text.h"
#include "score/score.h"

/* Add "3.42", or "3.42 to 4.10" while both ends differ, with at least min_places. */
void line_phrase_add_corridor(struct text *out, const struct corridor *corridor, int min_places);

/* Add where the result stands: "total 3.42 to 4.10, level I to II, 45 open". */
void line_phrase_add_standing(struct text *out, const struct score *score);

/* Add an answer in the record's spelling as people read it: "yes", "open", "3.5". */
void line_phrase_add_answer(struct text *out, const struct item *item, const char *answer);

#endif
