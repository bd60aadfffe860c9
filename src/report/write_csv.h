/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An assessment as CSV: scores for machines, answers for spreadsheets. */
#ifndef CAGRADE_REPORT_WRITE_CSV_H
#define CAGRADE_REPORT_WRITE_CSV_H

#include "base/text.h"
#include "report/assessment.h"

/* Add the header row of the scores; LF, no BOM. */
void write_csv_score_header(struct text *out);

/* Add one row an indicator and a last row `total`.  Scores of leaves are whole, all others exact
 * with at least two places; what does not exist is empty. */
void write_csv_score(struct text *out, const struct assessment *assessment);

#endif
