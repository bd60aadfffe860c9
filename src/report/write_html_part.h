/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pieces of the HTML writer share.  No other module needs this. */
#ifndef CAGRADE_REPORT_WRITE_HTML_PART_H
#define CAGRADE_REPORT_WRITE_HTML_PART_H

#include "report/write_html.h"

/* Add the words as they can stand between tags and in an attribute: made safe to show, and
 * escaped.  Line breaks stay. */
void write_html_words(struct text *out, const char *words);

/* Add a chart as inline SVG. */
void write_html_chart(struct text *out, const struct report *report,
		      const struct report_block *block);

/* The style of the page, but for the foot of printed pages. */
extern const char write_html_style[];

#endif
