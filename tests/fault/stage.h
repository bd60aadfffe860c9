/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands that are brought into trouble, and the folder in which they work. */
#ifndef CAGRADE_TESTS_STAGE_H
#define CAGRADE_TESTS_STAGE_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

#define STAGE_WORDS_MAX 8

/* One command, and what it is there to do. */
struct stage_command {
	const char *name;			/* of the case */
	const char *words[STAGE_WORDS_MAX + 1]; /* what it is called with; ends with NULL */
	bool walks;				/* the lines of script.h are typed */
	const char *record;			/* begun or appended to; NULL: none */
	const char *output;			/* written as a whole; NULL: none */
};

/* The commands, one behind the other; NULL behind the last.  Those that the program does not have
 * yet are there too: see program_has(). */
const struct stage_command *stage_command(size_t index);

#define STAGE_FILES 6

/* The files that commands begin with: records of several kinds, a sheet, an export of before. */
struct stage {
	struct text files[STAGE_FILES];
	struct text slip; /* of ca.csv */
};

/* Have the program make the files, in the working folder.  stage_release() */
void stage_init(struct stage *stage);
void stage_release(struct stage *stage);

/* Take away all files that are in the working folder, and put those files there that the command's
 * words name. */
void stage_reset(const struct stage *stage, const struct stage_command *command);

/* The content of that file before the command; NULL where it names no such file. */
const struct text *stage_before(const struct stage *stage, const struct stage_command *command,
				const char *name);

/* How many files the command begins with. */
size_t stage_count(const struct stage_command *command);

/* The command's words, with what `@slip` and `@form` stand for; borrowed from both. */
void stage_words(const struct stage *stage, const struct stage_command *command,
		 const char *out[STAGE_WORDS_MAX + 1]);

#endif
