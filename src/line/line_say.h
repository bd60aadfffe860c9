/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of plain mode, made safe to show. */
#ifndef CAGRADE_LINE_LINE_SAY_H
#define CAGRADE_LINE_LINE_SAY_H

#include "base/text.h"

#include <stdio.h>

/* Print the words as one line and empty them.  Lines are not wrapped: a screen reader reads on over
 * a line's end badly, and a terminal wraps by itself.  A write that fails shows in ferror(file). */
void line_say(FILE *file, struct text *words);

/* Print a string as one line. */
void line_say_string(FILE *file, const char *words);

#endif
