/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chain of digests that ties each row of a record to all rows before it, and the slip. */
#ifndef CAGRADE_RECORD_CHAIN_H
#define CAGRADE_RECORD_CHAIN_H

#include "base/digest.h"

#include <stdbool.h>
#include <stddef.h>

#define CHAIN_PREFIX "sm3:" /* stands before the hex digits in a row */

/* Of the cell at the end of a row, with the comma before it. */
#define CHAIN_CELL_LEN (sizeof "," CHAIN_PREFIX - 1 + DIGEST_HEX_LEN)

/* The chain before the first row: SM3 over the header line without its LF. */
void chain_begin(char hex_out[static DIGEST_HEX_SIZE]);

/* The chain of a row: SM3 over the chain before it (64 hex digits), LF, and the row's bytes on
 * disk up to the comma before `chain`.  previous and hex_out may be the same. */
void chain_next(const char previous[static DIGEST_HEX_SIZE], const char *row, size_t len,
		char hex_out[static DIGEST_HEX_SIZE]);

/* How many lines, from the first one on, end in the chain that is due; whether they are rows at all
 * is not looked at.
 *
 * lines  what stands behind the header line and its LF; the last line may lack its LF */
size_t chain_count(const char *lines, size_t len);

/* What is written on paper beside the signatures: how many rows there are, and the last one's
 * chain.  It shows what no chain can: a cut tail, an emptied file, a wholly new chain. */
struct slip {
	size_t rows;
	char digest[DIGEST_HEX_SIZE];
};

#define SLIP_SIZE 96 /* bytes for a printed slip and its NUL */

/* Write `ROWS:DIGEST`. */
void slip_print(const struct slip *slip, char out[static SLIP_SIZE]);

/* Read `ROWS:DIGEST`; false, and *out untouched, for anything else. */
bool slip_parse(const char *string, struct slip *out);

#endif
