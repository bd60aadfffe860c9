/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two assessments side by side, for people and for machines (write_json.h has JSON). */
#ifndef CAGRADE_REPORT_WRITE_DIFF_H
#define CAGRADE_REPORT_WRITE_DIFF_H

#include "base/text.h"
#include "report/assessment.h"
#include "score/compare.h"

/* Add a page of plain text in the language spoken: 80 columns, safe to send to a terminal. */
void write_diff_text(struct text *out, const struct assessment *before,
		     const struct assessment *after, const struct compare *compare);

/* Add CSV; LF, no BOM, every cell with the formula guard.  A header, a row each for the total, the
 * level and every indicator, then one an item that differs.
 *
 * part                    total, level, indicator or item
 * id, clause              of the indicator or the item; an item that the form lacks has no clause
 * change                  as compare_spelling() has it
 * before_low .. after_high   scores; leaves whole, all others exact with at least two places; of
 *                         the level its id, or `none` without eligibility; empty of items
 * before, after           answers in the record's spelling, empty while open or not asked
 * note_before, note_after, evidence_before, evidence_after   of the item's last rows */
void write_diff_csv(struct text *out, const struct assessment *before,
		    const struct assessment *after, const struct compare *compare);

#endif
