/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many assessments as CSV for machines, and as plain text for people (write_json.h has JSON). */
#ifndef CAGRADE_REPORT_WRITE_SUMMARY_H
#define CAGRADE_REPORT_WRITE_SUMMARY_H

#include "base/text.h"
#include "report/groups.h"
#include "report/summary.h"

#include <stdbool.h>

/* Add the header row, or one row; LF, no BOM, every cell with the formula guard. */
void write_csv_columns(struct text *out, const struct columns *columns);
void write_csv_cells(struct text *out, const struct cells *cells);

/* Add the head of the list, or the line of one assessment, whose cells are those of a summary.  In
 * the language spoken, safe to send to a terminal; each line stands alone, so that a list of any
 * length needs no more room than one, and the last cell is as long as it likes. */
void write_text_summary_head(struct text *out);
void write_text_summary_line(struct text *out, const struct cells *cells);

/* Add a table of the groups, as sorted; of the totals' low ends. */
void write_text_groups(struct text *out, const struct groups *groups, const char *column);

/* Add how the totals are spread, by their low ends, and which levels they reach, as bars over all
 * groups.  is_ascii: the bars are of plain characters. */
void write_text_spread(struct text *out, const struct groups *groups, bool is_ascii);

#endif
