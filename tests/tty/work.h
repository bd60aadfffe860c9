/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder of its own for a test, and the program under test at work in it. */
#ifndef CAGRADE_TESTS_WORK_H
#define CAGRADE_TESTS_WORK_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

struct term;

/* The name of every test's record, and the inspector and the time (UTC) of all its rows. */
#define WORK_RECORD "ca.csv"
#define WORK_BY "wang"
#define WORK_TIME "08:03:05"

struct work {
	struct text folder; /* its absolute path */
};

/* Make the folder.  Ends the test where the system refuses.  work_end() takes it away with all that
 * is in it. */
struct work work_begin(void);
void work_end(struct work *work);

/* How a program that ran to its end ended. */
struct outcome {
	int status; /* as of waitpid() */
	struct text out, err;
};

/* Run the program with these arguments (ends with NULL) to its end; input comes through a pipe. */
struct outcome work_run(const struct work *work, const char *const *arguments, const char *input);
void outcome_release(struct outcome *outcome);

/* The same with no input, where it is to succeed: else the test ends.  Add its stdout to out. */
void work_do(const struct work *work, const char *const *arguments, struct text *out);

/* Start `assess` over the record on a terminal. */
struct work_screen {
	int rows, cols;		    /* 0: 24 and 80 */
	const char *type;	    /* TERM; NULL: xterm-256color */
	const char *const *env;	    /* as for term_start() */
	const char *const *options; /* of `assess`, ends with NULL; NULL: none */
};
struct term *work_assess(const struct work *work, const struct work_screen *screen);

/* Read a file of the folder in place of what out holds; ends the test where there is none. */
void work_read(const struct work *work, const char *name, struct text *out);
void work_write(const struct work *work, const char *name, const struct text *content);

/* True where the record has a row that gives the item that answer. */
bool work_has_row(const struct work *work, const char *item, const char *answer);

/* The number of rows that the record holds on disk. */
size_t work_row_count(const struct work *work);

#endif
