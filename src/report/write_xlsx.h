/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An assessment as a workbook for a spreadsheet (xlsx). */
#ifndef CAGRADE_REPORT_WRITE_XLSX_H
#define CAGRADE_REPORT_WRITE_XLSX_H

#include "base/i18n.h"
#include "base/text.h"
#include "report/assessment.h"

#include <stdbool.h>

/* Add the bytes of a workbook with the sheets
 *
 * - Scores: every indicator, total and level by formulas from the leaves' scores on, beside each
 *   formula the value that we have worked out; a chart; the levels' bounds as colours
 * - Answers: the columns of report/export.h, one row a question; saved as CSV it comes back through
 *   import
 * - Findings: each no, and each yes that bars a level
 * - Rulings: how the standard is read
 * - About: form, record, slip, program, warnings
 *
 * Names and words are in the language, codes are not.  The same assessment gives the same bytes:
 * the file's time is that of the record's last row.
 *
 * The library is loaded by the first call and by no other command, since it brings much along.
 *
 * path     where the workbook will stand; a library that cannot do without temporary files makes
 *          them beside it
 * why      gets the reason where there is no workbook: this build or this system is without the
 *          library, a text is too long for a cell, the disk is full
 * returns  false then, and out is as it was */
bool write_xlsx(struct text *out, const struct assessment *assessment, enum language language,
		const char *path, struct text *why);

#endif
