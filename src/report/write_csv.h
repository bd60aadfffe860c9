/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An assessment as CSV: scores for machines, answers for spreadsheets. */
#ifndef CAGRADE_REPORT_WRITE_CSV_H
#define CAGRADE_REPORT_WRITE_CSV_H

#include "base/i18n.h"
#include "base/text.h"
#include "report/assessment.h"

/* Add the header row of the scores; LF, no BOM. */
void write_csv_score_header(struct text *out);

/* Add one row an indicator and a last row `total`.  Scores of leaves are whole, all others exact
 * with at least two places; what does not exist is empty. */
void write_csv_score(struct text *out, const struct assessment *assessment);

/* Add the answers for a spreadsheet, one row a question in form order, unanswered ones too: BOM,
 * CRLF, line breaks as they are.  What it writes comes back through import and changes nothing.
 *
 * `answer` is in the record's spelling, `answer_word` says yes, no and n.a. in the language,
 * `question` is in it too.  `clause` begins with a section sign and `sample` ends in a no-break
 * space (U+00A0), so that a spreadsheet takes neither for a number or a date; every cell has the
 * formula guard.  `seq` is the row that stated the question last, empty before the first. */
void write_csv_answers(struct text *out, const struct assessment *assessment,
		       enum language language);

#endif
