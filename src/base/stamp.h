/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times as a record writes them: local time with offset, `2026-11-23T14:03:05+08:00`. */
#ifndef CAGRADE_BASE_STAMP_H
#define CAGRADE_BASE_STAMP_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#define STAMP_SIZE 32 /* bytes for a stamp and its NUL */

/* Gives the time in seconds since 1970; handed in so that tests set the clock. */
typedef time_t stamp_clock(void);

/* The system's clock; CAGRADE_NOW (seconds since 1970) in the environment takes its place. */
time_t stamp_system_clock(void);

/* Write the instant in the local time zone.  Years outside 0001 .. 9999 become the nearest. */
void stamp_print(time_t instant, char out[static STAMP_SIZE]);

/* Read what stamp_print() writes, in any zone; the instant in seconds since 1970.  False, and
 * nothing written, where it is no such time. */
bool stamp_parse(const char *string, int64_t *instant_out);

/* True where the string is a day of the calendar, `2026-11-23`. */
bool stamp_is_date(const char *string);

#endif
