/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as one HTML file that needs nothing else, for the screen and for A4 paper. */
#ifndef CAGRADE_REPORT_WRITE_HTML_H
#define CAGRADE_REPORT_WRITE_HTML_H

#include "base/text.h"
#include "report/report.h"

/* Add the document in the language spoken: UTF-8, well-formed as XML too, with its style and
 * charts inside, no script, and no link to anything.  Whatever the document says is escaped, and
 * what hides in it is made visible. */
void write_html_report(struct text *out, const struct report *report);

#endif
