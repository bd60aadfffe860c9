/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds a damaged record against what the contract says of it. */
#ifndef CAGRADE_TESTS_JUDGE_H
#define CAGRADE_TESTS_JUDGE_H

#include "tests/fault/fault.h"
#include "tests/fault/hostile.h"

struct judge {
	struct fault fault;
	struct hostile *record; /* as it was; each is owned */
	struct hostile *other;	/* another one */
};

/* Make both records in the working folder, and begin the loop.  judge_end() */
struct judge *judge_new(const char *name, size_t sample_step);

/* End the loop, as fault_end(). */
void judge_end(struct judge *judge);

struct damage {
	const char *what;
	size_t first_row; /* the first row not as it was; 0: the header */
	bool rows_follow; /* whole rows are left behind that, so that it is no torn tail */
};

/* The bytes must be found to be damaged, the first row that is must be named, and the rows before
 * it must say what they said. */
void judge_bytes(struct judge *judge, const struct text *bytes, const struct damage *damage);

#endif
