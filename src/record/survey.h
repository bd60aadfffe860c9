/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records read one after the other in the same memory, for those who look at thousands. */
#ifndef CAGRADE_RECORD_SURVEY_H
#define CAGRADE_RECORD_SURVEY_H

#include "record/record.h"

#include <stdbool.h>
#include <stddef.h>

/* The record that is looked at, and the memory that the next one is read into. */
struct survey;

/* Yours: survey_free(); NULL is fine there. */
struct survey *survey_new(void);
void survey_free(struct survey *survey);

/* Read a record in place of the one before, as record_open() does for reading.
 *
 * checks_chains  false: a record whose rows all stand as we write them is taken to hold, and only
 *                survey_is_checked() tells it from one whose chains were worked out.  With anything
 *                else in it, be it the last LF that is missing, the chains are worked out all the
 *                same, so that no verdict but "nothing to be seen" is ever given without them
 * errors         MISSING, NOT_REGULAR, TOO_LARGE, SYSTEM; BAD_DATA where it is no record at all:
 *                see survey_ruin() */
CHECKED enum status survey_read(struct survey *survey, const char *path, bool checks_chains);

/* The same of bytes in memory; OK or BAD_DATA. */
CHECKED enum status survey_read_bytes(struct survey *survey, const char *bytes, size_t len,
				      bool checks_chains);

/* True where the chains of the record were worked out. */
bool survey_is_checked(const struct survey *survey);

/* What a file is that is no record any more, after BAD_DATA. */
enum survey_ruin {
	RUIN_NONE,     /* nothing shows that it ever was one: some other CSV */
	RUIN_EMPTY,    /* no bytes at all */
	RUIN_HEADLESS, /* it begins with a NUL (a power cut), or holds a line that ends as the rows
			  of records do */
};
enum survey_ruin survey_ruin(const struct survey *survey);

/* As those of a record; valid until the next one is read. */
const struct record_state *survey_state(const struct survey *survey);
const struct event *survey_events(const struct survey *survey, size_t *count_out);
struct slip survey_slip(const struct survey *survey);

#endif
