/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records made by hand, for tests: the chain is worked out here from the contract alone, so that
 * the program is not held against itself. */
#ifndef CAGRADE_TESTS_ROWS_H
#define CAGRADE_TESTS_ROWS_H

#include "base/digest.h"
#include "base/text.h"

#include <string.h>

#define ROWS_HEADER "seq,time,by,item,answer,note,flag,evidence,cause,chain"

/* Some digest; no row's. */
#define ROWS_HEX "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"

struct rows {
	struct text bytes; /* the file so far */
	char chain[DIGEST_HEX_SIZE];
};

static inline void rows_digest(const char *bytes, size_t len, char hex_out[static DIGEST_HEX_SIZE])
{
	digest_sm3(&(struct digest_part){bytes, len}, 1, hex_out);
}

/* A file of the header alone.  Yours: rows_release(). */
static inline struct rows rows_begin(void)
{
	struct rows rows = {.bytes = TEXT_EMPTY};

	rows_digest(ROWS_HEADER, strlen(ROWS_HEADER), rows.chain);
	text_add_string(&rows.bytes, ROWS_HEADER "\n");
	return rows;
}

static inline void rows_release(struct rows *rows)
{
	text_release(&rows->bytes);
}

/* Add a row, given up to the comma before its chain. */
static inline void rows_add(struct rows *rows, const char *covered)
{
	struct text digested = TEXT_EMPTY;

	text_printf(&digested, "%s\n%s", rows->chain, covered);
	rows_digest(digested.bytes, digested.len, rows->chain);
	text_printf(&rows->bytes, "%s,sm3:%s\n", covered, rows->chain);
	text_release(&digested);
}

/* A plain row of that number, item and answer. */
static inline void rows_answer(struct rows *rows, size_t seq, const char *item, const char *answer,
			       const char *cause)
{
	struct text row = TEXT_EMPTY;

	text_printf(&row, "%zu,2026-11-23T14:03:05+08:00,li,%s,%s,,,,%s", seq, item, answer, cause);
	rows_add(rows, row.bytes);
	text_release(&row);
}

/* The first row of a record. */
static inline void rows_birth(struct rows *rows)
{
	rows_answer(rows, 1, "record.begin", "gbt35289-2017 1", "");
}

#define ROWS_HOSTILE 12 /* rows of rows_hostile() */

/* A record full of what people, spreadsheets and attackers put into cells. */
static inline struct rows rows_hostile(void)
{
	static const char *const covered[ROWS_HOSTILE] = {
	    "1,2026-11-23T14:03:05+08:00,\"李, \"\"雷\"\"\",record.begin,gbt35289-2017 1,,,,",
	    "2,,,6.1.a,yes,\\n,,,",
	    "3,,,6.1.a,,\\r\\n\\\\n,,,undo 2",
	    "4,,,6.1.b,no,\"'=1,2\",yes,\"ref=\"\"a\"\"\",",
	    "5,,,6.1.c,no,\"\\n6,,,6.1.c,yes,,,,,sm3:" ROWS_HEX "\\n\",,,",
	    "6,,,6.1.c,na,'-,,,",
	    "7,,,cover.organisation,证书\u3000认证 😀,\u202E\x1b[2J,,,",
	    "8,,,6.1.a,\" \",\"'\t\",conflict,,",
	    "9,,,record.seal,,,,,",
	    "10,,,x,''',\"\"\"\"\"\"\"\",,,\"amend 1: a, b\"",
	    "11,,,sm3:,\"seq,time\",'＝1'x,,,",
	    "12,,,6.1.d,yes,,,,",
	};
	struct rows rows = rows_begin();

	for (size_t i = 0; i < ROWS_HOSTILE; i++)
		rows_add(&rows, covered[i]);
	return rows;
}

/* Where line `number` begins, from 0 for the header; the end of the file for the one behind the
 * last. */
static inline size_t rows_start(const struct rows *rows, size_t number)
{
	size_t at = 0;

	for (; number > 0; number--)
		at += strcspn(rows->bytes.bytes + at, "\n") + 1;
	return at;
}

#endif
