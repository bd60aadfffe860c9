/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line on the terminal that says how far long work has come. */
#ifndef CAGRADE_CMD_PROGRESS_H
#define CAGRADE_CMD_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct progress {
	bool is_wanted; /* stderr is a terminal */
	bool is_shown;
	int64_t due_ms; /* when it is shown next, on a clock that never jumps */
};

/* Begin; nothing is shown within the first second. */
struct progress progress_begin(void);

/* Show that so many records have been read, where it is time to. */
void progress_show(struct progress *progress, size_t count);

/* Take the line away: before anything else is printed, and at the end. */
void progress_hide(struct progress *progress);

#endif
