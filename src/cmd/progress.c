/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line on the terminal that says how far long work has come. */
#include "config.h"

#include "cmd/progress.h"

#include "base/i18n.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#define FIRST_MS 1000
#define NEXT_MS 200
#define LINE_COLS 60 /* what the line takes at most, in blanks */

static int64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

struct progress progress_begin(void)
{
	return (struct progress){.is_wanted = isatty(STDERR_FILENO) == 1,
				 .due_ms = now_ms() + FIRST_MS};
}

void progress_show(struct progress *progress, size_t count)
{
	if (!progress->is_wanted || now_ms() < progress->due_ms)
		return;
	progress->due_ms = now_ms() + NEXT_MS;
	progress->is_shown = true;
	fputc('\r', stderr);
	fprintf(stderr, Q_("%zu file read", "%zu files read", count), count);
	(void)fflush(stderr);
}

/* Blanks, and no code of the terminal's: it may know none. */
void progress_hide(struct progress *progress)
{
	if (progress->is_shown)
		fprintf(stderr, "\r%*s\r", LINE_COLS, "");
	progress->is_shown = false;
}
