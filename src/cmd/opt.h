/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options: one table for all commands, parsed in the manner of GNU. */
#ifndef CAGRADE_CMD_OPT_H
#define CAGRADE_CMD_OPT_H

#include <stdbool.h>
#include <stddef.h>

struct text;

enum opt {
#define OPT(id, name, letter, argument, offered, help) OPT_##id,
#include "cmd/opt.def"
#undef OPT
	OPT_COUNT
};

/* What was given on the command line. */
struct opts {
	const char *of[OPT_COUNT]; /* an option's argument, "" for a flag; NULL: not given */
	char **operands;	   /* what is no option, in order; borrowed from argv */
	size_t operand_count;
};

/* Parse a command's arguments.
 *
 * name     how errors call the program (`cagrade score`); argv[0] is passed over
 * allowed  the options that the command takes, ended by OPT_COUNT; OPT_HELP and OPT_LANG are
 *          always taken
 * returns  false after a message on stderr where an argument is not understood */
bool opt_parse(struct opts *out, const char *name, const enum opt *allowed, int argc, char **argv);

/* The first argument behind argv[0] that is neither an option that every command takes, spelled
 * out, nor what such a one is given: where a command may stand.  argc where there is none. */
int opt_skip_common(int argc, char *const *argv);

/* Add a help line for each of the options: name, argument, words. */
void opt_print_help(struct text *out, const enum opt *allowed);

#endif
