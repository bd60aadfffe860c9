/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chain of digests that ties each row of a record to all rows before it, and the slip. */
#ifndef CAGRADE_RECORD_CHAIN_H
#define CAGRADE_RECORD_CHAIN_H

#include "base/digest.h"

#include <stdbool.h>
#include <stddef.h>

#define CHAIN_PREFIX "sm3:" /* stands before the hex digits in a row */

/* The chain before the first row: SM3 over the header line without its LF. */
void chain_begin(char hex_out[static DIGEST_HEX_SIZE]);

/* The chain of a row: SM3 over the chain before it (64 hex digits), LF, and the row's bytes on
 * disk up to the comma before `chain`.  previous and hex_out may be the same. */
void chain_next(const char previous[static DIGEST_HEX_SIZE], const char *row, size_t len,
		char hex_out[static DIGEST_HEX_SIZE]);

/* Of the cell at the end of a row, with the comma before it. */
#define CHAIN_CELL_LEN (sizeof "," CHAIN_PREFIX - 1 + DIGEST_HEX_LEN)

/* Read the chain at the end of a line, whether or not it is the one due.
 *
 * line     without its LF
 * returns  the length of the part that the chain covers; 0 where no `,sm3:` and 64 hex digits stand
 *          behind anything, and hex_out is not to be looked at then */
size_t chain_parse(const char *line, size_t len, char hex_out[static DIGEST_HEX_SIZE]);

/* True where that chain is the one due.
 *
 * line     stands behind the LF of a line whose chain holds, or, where it is the first, anywhere:
 *          so all that its chain covers is in one piece
 * row_len  as chain_parse() gives it, chain too */
bool chain_holds(const char *line, size_t row_len, bool is_first,
		 const char chain[static DIGEST_HEX_SIZE]);

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
