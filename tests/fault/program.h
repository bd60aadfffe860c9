/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs the program under test in all kinds of trouble, and hears what it says. */
#ifndef CAGRADE_TESTS_PROGRAM_H
#define CAGRADE_TESTS_PROGRAM_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* The inspector and the time of all rows. */
#define PROGRAM_BY "wang"
#define PROGRAM_NOW "1795420985" /* 2026-11-23T08:03:05Z */

#define PROGRAM_TROUBLE 2 /* its exit status where something could not be done */

struct program_run {
	const char *const *arguments; /* of the program; ends with NULL */
	const char *input;	      /* what it reads; NULL: nothing */
	const char *const *under;     /* a command that runs it, as `strace -o FILE`; NULL: none */
	const char *const *env;	      /* "NAME=value" more for it, ends with NULL; NULL: none */
	const char *out;	 /* where its stdout goes; NULL: to whoever calls, with stderr */
	uint64_t file_max_bytes; /* no file of it grows above; 0: no limit */
};

/* A program under way. */
struct program {
	pid_t pid;
	int said_fd; /* what it says, stdout and stderr in the order in which they are written */
};

/* Start the program in the working folder.  Ends the test where the system refuses. */
struct program program_start(const struct program_run *run);

/* Read on until it ends, add what it said to *said, and give its status as of waitpid(). */
int program_finish(struct program *program, struct text *said);

/* Start and finish, in place of what *said holds. */
int program_run(const struct program_run *run, struct text *said);

/* The same where all has to go well: else the test ends. */
void program_do(const char *const *arguments, const char *input, struct text *said);

/* True where the status is of a program that came to its own end with that exit status. */
bool program_ended_with(int status, int exit_status);

/* True where the program knows the command: one that is still to be built is left out. */
bool program_has(const char *command);

#endif
