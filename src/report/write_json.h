/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Assessments as JSON, for machines.  The only module that knows the JSON library. */
#ifndef CAGRADE_REPORT_WRITE_JSON_H
#define CAGRADE_REPORT_WRITE_JSON_H

#include "base/text.h"
#include "report/assessment.h"
#include "report/summary.h"
#include "score/compare.h"

/* Add one object on one line, LF at its end, in UTF-8 without escapes but for control characters.
 *
 * Numbers that carry meaning to the last digit are strings: weights as the sheet has them, scores
 * of leaves whole, all others exact with at least two places.  What does not exist is null: the
 * weight and the weighted score of an indicator without a weight, `given` and `derived_*` of a
 * parent, `settled` until the level is.  A warning has `item` and `indicator` only where it is
 * about one. */
void write_json_score(struct text *out, const struct assessment *assessment);

/* Add two assessments side by side, one object on one line, in the same way: `before` and `after`
 * (record, subject, form version, slip), `counts` of the items that differ by how they do, `total`,
 * `level`, all `indicators`, and the `items` that differ.  `change` is as compare_spelling() has
 * it; an answer is in the record's spelling, null while it is open or not asked. */
void write_json_diff(struct text *out, const struct assessment *before,
		     const struct assessment *after, const struct compare *compare);

/* Add a row of a table as one object on one line: a key a column.  Numbers are strings, counts are
 * not, `yes` and `no` of a truth are true and false; an empty cell of any kind is null. */
void write_json_cells(struct text *out, const struct columns *columns, const struct cells *cells);

#endif
