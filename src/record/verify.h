/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Verdicts on a record, alone and against its slip.  Pure. */
#ifndef CAGRADE_RECORD_VERIFY_H
#define CAGRADE_RECORD_VERIFY_H

#include "record/record.h"

enum verdict_kind {
	VERDICT_OK,	 /* holds, and the slip's row is there with the slip's digest */
	VERDICT_WHOLE,	 /* holds up to its last row; without a slip completeness is not shown */
	VERDICT_TORN,	 /* behind the last row that holds stands half a row */
	VERDICT_ALTERED, /* a row does not hold */
	VERDICT_SHORT,	 /* fewer rows than the slip says */
};

struct verdict {
	enum verdict_kind kind;
	size_t row;   /* ALTERED: the first row that does not hold; else the last that holds */
	size_t since; /* OK: rows behind the slip's */
};

/* Judge a record.  expected is NULL where no slip is at hand.  The first that applies: altered,
 * short, torn. */
struct verdict verdict_of(const struct record *record, const struct slip *expected);

/* Add `PATH: …` in the words of the contract, never translated, without a line end. */
void verdict_print(struct text *out, const char *path, const struct verdict *verdict,
		   const struct slip *expected);

#endif
