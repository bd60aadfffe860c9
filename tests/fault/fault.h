/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts the cases of an exhaustive loop, and says what came of them on one line. */
#ifndef CAGRADE_TESTS_FAULT_H
#define CAGRADE_TESTS_FAULT_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

struct fault {
	const char *name;
	size_t step;	     /* every so many-th case is run */
	size_t seen;	     /* cases come to */
	size_t cases;	     /* cases run */
	size_t lost;	     /* what was acknowledged is not there, or is another */
	size_t missed;	     /* damage taken for good, named wrong, or made worse */
	struct text told;    /* the first things that went wrong, in words */
	struct text skipped; /* what was left out */
};

/* Begin a loop.  Every sample_step-th of its cases is run, or every $FAULT_SAMPLE-th where that is
 * set: `FAULT_SAMPLE=1` runs all.  The step must have no factor in common with the loops inside, or
 * some of their cases never come. */
struct fault fault_begin(const char *name, size_t sample_step);

/* Come to the next case; true where it is to be run. */
bool fault_takes(struct fault *fault);

/* The case went wrong; the first ones are told in these words when the test fails. */
void fault_lost(struct fault *fault, const char *format, ...) __attribute__((format(printf, 2, 3)));
void fault_missed(struct fault *fault, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Say that a part of the loop is left out, and why: the system lacks what it needs. */
void fault_skip(struct fault *fault, const char *what);

/* Print `fault: NAME: N cases, N lost, N missed`, and add that line to the file $FAULT_FIGURES
 * where it is set, for summary.sh.  The test fails where something was lost or missed, or no case
 * was run; it is skipped where that is so because of fault_skip(). */
void fault_end(struct fault *fault);

#endif
