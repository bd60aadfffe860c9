/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An assessment as plain text for people, in the language spoken: 80 columns, safe to send to a
 * terminal whatever the record holds. */
#ifndef CAGRADE_REPORT_WRITE_TEXT_H
#define CAGRADE_REPORT_WRITE_TEXT_H

#include "base/text.h"
#include "report/assessment.h"
#include "score/advise.h"

/* Add the result: total, level, indicators, requirements by clause, warnings, and how the standard
 * was read where that depends on these answers (other rulings are counted). */
void write_text_score(struct text *out, const struct assessment *assessment);

/* Add the level as it stands, one paragraph for each open question in the order of the advices,
 * those that can still move the level with a mark and how far they reach, and how many there
 * are. */
void write_text_next(struct text *out, const struct assessment *assessment,
		     const struct advices *advices);

/* Add who answered what and when, old and new, a paragraph each row of the record; item FORM_NONE:
 * of all items, and of the record itself. */
void write_text_log(struct text *out, const struct assessment *assessment, size_t item);

/* Add a warning as one line without its end: the place, and the words. */
void write_text_warning(struct text *out, const struct assessment *assessment,
			const struct warning *warning);

#endif
