/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of commands. */
#ifndef CAGRADE_CMD_CMD_H
#define CAGRADE_CMD_CMD_H

#include "cmd/opt.h"

#include <stdbool.h>
#include <stddef.h>

/* How the program ends.  Of several records the highest wins. */
enum ending {
	ENDING_DONE = 0,
	ENDING_NO = 1,	    /* done, and the answer is no */
	ENDING_TROUBLE = 2, /* usage, bad data, no such file, disk, locked */
};

struct command {
	const char *name;
	const char *operands; /* how the usage line names them; untranslated */
	const char *summary;  /* untranslated */
	const char *about;    /* more for --help; untranslated */
	size_t operands_min;
	size_t operands_max;
	const enum opt *options; /* ended by OPT_COUNT */
	bool changes_record;	 /* the first operand is a record that it writes to */
	enum ending (*run)(const struct opts *opts);
};

/* Each command stands in its own file, the options that it takes in the list. */
#define COMMAND(name, offered, ...)                                                                \
	extern const struct command cmd_##name;                                                    \
	extern const enum opt cmd_##name##_options[];
#include "cmd/cmd.def"
#undef COMMAND

/* Run the program: find the command, parse its options, run it. */
enum ending cmd_main(int argc, char **argv);

#endif
