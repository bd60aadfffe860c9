/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines that the user types. */
#ifndef CAGRADE_LINE_LINE_READ_H
#define CAGRADE_LINE_LINE_READ_H

#include "base/text.h"

#include <stdio.h>

enum line_reading {
	LINE_READ,     /* a line; what stands before the end of the input is one, too */
	LINE_TOO_LONG, /* longer than anything that a record holds; it was passed over */
	LINE_NOT_UTF8, /* bytes that are no text, or a NUL */
	LINE_END,      /* the end of the input, or ferror(in) */
};

/* Read a line into the text, in place of what it held, without the line's end and the blanks around
 * the rest. */
enum line_reading line_read(FILE *in, struct text *line);

#endif
