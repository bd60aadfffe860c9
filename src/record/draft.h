/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of rows that are to be written: the first of a record, and those appended.  Pure. */
#ifndef CAGRADE_RECORD_DRAFT_H
#define CAGRADE_RECORD_DRAFT_H

#include "record/content.h"

/* Print events behind the last row, and take them in as if they were read from there.
 *
 * lines    gets what is to be written at the end of the file, in one piece
 * pool     empty; gets the strings of the events taken in, and must live as long as they do
 * returns  false where an event cannot be a row: a string is too long or not UTF-8.  Then, and
 *          where the writing fails, content_cut() takes the rows out again. */
bool draft_rows(struct content *content, const struct event *events, size_t count,
		struct text *lines, struct text *pool);

/* Print a whole record of these events, numbered and chained anew; the first is record.begin. */
void draft_whole(struct text *out, const struct event *events, size_t count);

/* Print the whole of a new record. */
void draft_birth(struct text *out, const struct record_birth *birth);

#endif
