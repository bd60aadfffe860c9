/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as plain text, for a terminal and a mail. */
#ifndef CAGRADE_REPORT_WRITE_REPORT_TEXT_H
#define CAGRADE_REPORT_WRITE_REPORT_TEXT_H

#include "base/text.h"
#include "report/report.h"

/* Add the document in the language spoken: 80 columns, safe to send to a terminal whatever it
 * says.  A chart is drawn with plain characters; the foot of pages is left out, as there are none.
 */
void write_report_text(struct text *out, const struct report *report);

#endif
