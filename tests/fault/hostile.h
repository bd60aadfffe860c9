/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record of many rows full of what people, spreadsheets and attackers put into cells: written and
 * acknowledged row by row, and then damaged in every way that the loops know. */
#ifndef CAGRADE_TESTS_HOSTILE_H
#define CAGRADE_TESTS_HOSTILE_H

#include "base/stamp.h"
#include "base/text.h"
#include "record/record.h"

#include <stdbool.h>
#include <stddef.h>

#define HOSTILE_ROWS 200
#define HOSTILE_CAUSE_SIZE 64

/* The bytes of a row that its chain does not cover: `,sm3:`, the digits, LF. */
#define HOSTILE_CHAIN_LEN (sizeof ",sm3:" - 1 + DIGEST_HEX_LEN + 1)

struct hostile {
	struct text bytes;		      /* the file */
	size_t end[HOSTILE_ROWS + 1];	      /* where row r's line ends; [0] the header's */
	size_t piece_first[HOSTILE_ROWS + 1]; /* the first and the last row of the append ... */
	size_t piece_last[HOSTILE_ROWS + 1];  /* ... that acknowledged row r; from [1] */
	struct event events[HOSTILE_ROWS];    /* as they were given; row r is events[r - 1] */

	char times[HOSTILE_ROWS][STAMP_SIZE]; /* the strings of the events */
	char causes[HOSTILE_ROWS][HOSTILE_CAUSE_SIZE];
	struct text long_note;
};

/* Write the record through the program into a file in the working folder, which is removed again.
 * Records of two numbers differ in every row.  The last rows are one import.
 * owner  hostile_release(); the struct must stay where it is */
void hostile_make(struct hostile *out, unsigned number);
void hostile_release(struct hostile *hostile);

/* Add lines first .. last, each with its LF; 0 is the header. */
void hostile_add_lines(struct text *out, const struct hostile *hostile, size_t first, size_t last);

/* The line that the byte belongs to; 0 is the header. */
size_t hostile_row_of(const struct hostile *hostile, size_t at);

/* True where the record's first `rows` events say what was given, each in its place. */
bool hostile_holds(const struct hostile *hostile, const struct record *record, size_t rows);

#endif
