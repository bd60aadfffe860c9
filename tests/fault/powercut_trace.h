/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The system calls of a program, as strace wrote them down. */
#ifndef CAGRADE_TESTS_POWERCUT_TRACE_H
#define CAGRADE_TESTS_POWERCUT_TRACE_H

#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>

/* The words before the program that have its calls written into the file TRACE_NAME. */
#define TRACE_NAME "trace"
#define TRACE_WORDS "strace", "-o", TRACE_NAME, "-xx", "-s", "16777216", "-e", "trace=%file,%desc"

#define TRACE_HERE (-100) /* in place of a folder: the working folder, AT_FDCWD */
#define TRACE_PATH_SIZE 4096

enum trace_kind {
	TRACE_OPEN,
	TRACE_CLOSE,
	TRACE_WRITE,
	TRACE_WRITE_AT,
	TRACE_CUT,
	TRACE_SYNC,
	TRACE_RENAME,
	TRACE_LINK,
	TRACE_UNLINK,
};

/* A call that went well and bears on what is on disk. */
struct trace_call {
	enum trace_kind kind;
	int folder, new_folder;	    /* that the paths start from, or TRACE_HERE */
	char path[TRACE_PATH_SIZE]; /* OPEN, UNLINK; the old one of RENAME and LINK */
	char new_path[TRACE_PATH_SIZE];
	bool creates, truncates; /* OPEN */
	int fd;			 /* of the file, or the one that OPEN gave */
	uint64_t at;		 /* WRITE_AT: the offset; CUT: the length */
	struct text bytes;	 /* WRITE, WRITE_AT: those that were written */
};

/* Read the next such call from *at, which moves on, in place of what out holds; false behind the
 * last.  Ends the test at a call that it does not know: whatever may change a disk must be known.
 * owner  out's bytes are the caller's, for all calls of one trace: begin with TEXT_EMPTY */
bool trace_next(const char **at, struct trace_call *out);

#endif
