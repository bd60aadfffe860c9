/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of CSV that can be split without the library, which looks at every single byte.  Nearly all
 * lines are so; base/sheet.c gives the others to the library, and no one else needs this. */
#ifndef CAGRADE_BASE_SHEET_LINE_H
#define CAGRADE_BASE_SHEET_LINE_H

#include "base/sheet.h"

/* What of a line is still to be split; its end is not part of it. */
struct sheet_line {
	const char *at; /* where the next field begins; NULL behind the last */
	const char *end;
	char delimiter;
};

/* True where the line can be split here: there are fields in it, it is no longer than a field may
 * be, and a quote stands only at both ends of one. */
bool sheet_line_is_simple(const struct sheet_line *line);

/* Take the next field of a simple line: borrowed from it, without quotes and the blanks around it,
 * and without a NUL behind.  Needs line->at. */
void sheet_line_take(struct sheet_line *line, struct sheet_field *out);

/* True for a byte that is no part of an unquoted field where it stands at its edge. */
bool sheet_line_is_blank_byte(char byte);

/* True for a line, with its end or without, that has no fields. */
bool sheet_line_is_blank(const char *bytes, size_t len);

#endif
