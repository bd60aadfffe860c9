/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A command brought into trouble, and held against how it goes without. */
#ifndef CAGRADE_TESTS_TRIAL_H
#define CAGRADE_TESTS_TRIAL_H

#include "tests/fault/fault.h"
#include "tests/fault/program.h"
#include "tests/fault/stage.h"

#include <stdbool.h>

/* How the command goes without trouble. */
struct reference {
	const struct stage_command *command;
	int status; /* as of waitpid(), as all of them */
	struct text said;
	struct text record; /* what they hold afterwards */
	struct text output;
};

struct trial {
	struct fault fault;
	struct stage stage;
	struct text input; /* of commands that walk */
	struct reference reference;

	struct text where; /* the case in words */
	bool is_killed;	   /* it is to end by SIGKILL */
	bool may_leave;	   /* it may be kept from taking away what it has made for a while */

	int status; /* what came of it */
	struct text said;
	struct text found; /* a file that is being looked at */
};

/* Begin a loop: as fault_begin().  In the working folder, which from then on is the trials' own. */
void trial_begin(struct trial *trial, const char *name, size_t sample_step);
void trial_end(struct trial *trial);

/* True where the program knows the command; that it does not is told at the end. */
bool trial_can(struct trial *trial, const struct stage_command *command);

/* Run the command without trouble.  `run` says what is needed besides its words and its input. */
void trial_refer(struct trial *trial, const struct stage_command *command,
		 const struct program_run *run);

/* Put the command's files into the working folder, whatever is there now. */
void trial_reset(const struct trial *trial);

/* Run it in the trouble that `run` says. */
void trial_run(struct trial *trial, const struct program_run *run);

/* True where the program says that all went as it does without trouble. */
bool trial_is_done(const struct trial *trial);

/* Judge what stands in the working folder: what was acknowledged is there, before and during the
 * trouble; the effect is complete, or the program says that it is not; no file has its name before
 * it is whole; nothing else is touched or left behind. */
void trial_judge(struct trial *trial);

/* The record that the command works on takes a row, if it is there. */
void trial_judge_going_on(struct trial *trial);

/* The trouble is over: the command run again makes up for what is missing. */
void trial_judge_again(struct trial *trial);

#endif
