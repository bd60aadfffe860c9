/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each system call of each command fails, or is the last: what was acknowledged before is there,
 * the effect is complete or the command says that it is not, and no file has its name before it is
 * whole. */
#include "config.h"

#include "tests/fault/trial.h"
#include "tests/support/scratch.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define SAMPLE_STEP 17
#define CALL_NAME_SIZE 32
#define LOG_PATH_SIZE 64

TestSuite(syscalls, .init = scratch_enter, .fini = scratch_leave, .timeout = 1500);

/* How a call goes wrong. */
static const struct trouble {
	const char *name;
	const char *fault; /* as the shim takes it */
	bool is_for_good;
	bool is_of_moves; /* only of calls that move bytes */
} troubles[] = {
    {"ENOSPC", "28", false, false},  {"ENOSPC for good", "28", true, false},
    {"EIO", "5", false, false},	     {"EIO for good", "5", true, false},
    {"EDQUOT", "122", false, false}, {"EINTR", "4", false, false},
    {"short", "short", false, true}, {"short for good", "short", true, true},
    {"kill", "kill", false, false},
};

/* A call that the program makes. */
struct call {
	size_t number; /* from 1 */
	char name[CALL_NAME_SIZE];
};

static void try_case(struct trial *trial, const struct call *call, const struct trouble *trouble)
{
	char number[32];
	char fault[32];

	snprintf(number, sizeof number, "SHIM_CALL=%zu", call->number);
	snprintf(fault, sizeof fault, "SHIM_FAULT=%s", trouble->fault);
	text_clear(&trial->where);
	text_printf(&trial->where, "%s, call %zu (%s), %s", trial->reference.command->name,
		    call->number, call->name, trouble->name);
	trial->is_killed = strcmp(trouble->fault, "kill") == 0;
	trial->may_leave = trial->is_killed || strncmp(call->name, "unlink", 6) == 0;
	trial_reset(trial);
	trial_run(trial, &(struct program_run){.env = (const char *const[]){
						   "LD_PRELOAD=" SYSCALLS_SHIM, number, fault,
						   trouble->is_for_good ? "SHIM_FOR_GOOD=1" : NULL,
						   NULL}});
	trial_judge(trial);
	trial_judge_going_on(trial);
}

static bool moves_bytes(const struct call *call)
{
	static const char *const movers[] = {"read", "write", "pread", "pwrite"};

	for (size_t i = 0; i < sizeof movers / sizeof *movers; i++)
		if (strcmp(movers[i], call->name) == 0)
			return true;
	return false;
}

static void try_call(struct trial *trial, const struct call *call)
{
	for (size_t i = 0; i < sizeof troubles / sizeof *troubles; i++) {
		if (troubles[i].is_of_moves && !moves_bytes(call))
			continue;
		if (fault_takes(&trial->fault))
			try_case(trial, call, &troubles[i]);
	}
}

/* Have the program write down its calls.  Not in the working folder: a command that reads the
 * folder would come to one entry more than it does in the trials. */
static void log_calls(struct trial *trial, const struct stage_command *command, struct text *log)
{
	char assignment[LOG_PATH_SIZE];
	const char *path = assignment + strlen("SHIM_LOG=");

	snprintf(assignment, sizeof assignment, "SHIM_LOG=../cagrade-%ld.log", (long)getpid());
	trial_refer(trial, command,
		    &(struct program_run){.env = (const char *const[]){"LD_PRELOAD=" SYSCALLS_SHIM,
								       assignment, NULL}});
	cr_assert_eq(file_read(path, log), STATUS_OK, "no shim: " SYSCALLS_SHIM);
	cr_assert_eq(unlink(path), 0);
}

/* Try each call that the program makes. */
static void try_command(struct trial *trial, const struct stage_command *command)
{
	struct text log = TEXT_EMPTY;
	struct call call = {.number = 0};
	const char *line;

	log_calls(trial, command, &log);
	for (line = log.bytes; *line != '\0'; line = strchr(line, '\n') + 1) {
		call.number++;
		snprintf(call.name, sizeof call.name, "%.*s", (int)strcspn(line, "\n"), line);
		try_call(trial, &call);
	}
	text_release(&log);
}

Test(syscalls, that_fail_lose_nothing_and_are_told)
{
	struct trial trial;

	trial_begin(&trial, "syscalls", SAMPLE_STEP);
	for (size_t i = 0; stage_command(i); i++)
		if (trial_can(&trial, stage_command(i)))
			try_command(&trial, stage_command(i));
	trial_end(&trial);
}
