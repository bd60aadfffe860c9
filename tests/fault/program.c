/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs the program under test in all kinds of trouble, and hears what it says. */
#include "config.h"

#include "tests/fault/program.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define STATUS_NOT_STARTED 127
#define ARGUMENTS_MAX 24
#define PATIENCE_SECONDS 60 /* a program that hangs is killed by the alarm */
#define READ_ROOM 4096

/* Whatever comes before the program may not be there, or in the way of the sanitizers. */
#define SANITIZER_OPTIONS "detect_leaks=0:verify_asan_link_order=0"

static void add_words(const char **argv, size_t *count, const char *const *words)
{
	for (size_t i = 0; words && words[i]; i++) {
		cr_assert_lt(*count, ARGUMENTS_MAX - 1);
		argv[(*count)++] = words[i];
	}
	argv[*count] = NULL;
}

static void set_environment(const struct program_run *run)
{
	static const char *const fixed[] = {"CAGRADE_BY=" PROGRAM_BY,
					    "CAGRADE_NOW=" PROGRAM_NOW,
					    "LC_ALL=C.UTF-8",
					    "TZ=UTC",
					    "TERM=dumb",
					    "ASAN_OPTIONS=" SANITIZER_OPTIONS,
					    NULL};

	unsetenv("LANGUAGE");
	for (size_t i = 0; fixed[i]; i++)
		putenv((char *)fixed[i]);
	for (size_t i = 0; run->env && run->env[i]; i++)
		putenv((char *)run->env[i]);
}

static bool limit_files(uint64_t max_bytes)
{
	struct rlimit limit;

	if (max_bytes == 0)
		return true;
	if (getrlimit(RLIMIT_FSIZE, &limit) != 0)
		return false;
	limit.rlim_cur = max_bytes;
	return setrlimit(RLIMIT_FSIZE, &limit) == 0;
}

static _Noreturn void become_program(const struct program_run *run, const char **argv, int input,
				     int said)
{
	const struct rlimit no_core = {0};
	int out = run->out ? open(run->out, O_WRONLY | O_CLOEXEC) : said;

	set_environment(run);
	alarm(PATIENCE_SECONDS);
	setrlimit(RLIMIT_CORE, &no_core);
	if (limit_files(run->file_max_bytes) && dup2(input, STDIN_FILENO) >= 0 &&
	    dup2(out, STDOUT_FILENO) >= 0 && dup2(said, STDERR_FILENO) >= 0)
		execvp(argv[0], (char *const *)argv);
	_exit(STATUS_NOT_STARTED);
}

/* A file without a name that holds the input, which so is all there at once. */
static int open_input(const char *input)
{
	size_t len = input ? strlen(input) : 0;
	int fd = memfd_create("input", MFD_CLOEXEC);

	cr_assert_geq(fd, 0, "no memory file: %s", strerror(errno));
	if (len > 0)
		cr_assert_eq(pwrite(fd, input, len, 0), (ssize_t)len);
	return fd;
}

struct program program_start(const struct program_run *run)
{
	const char *program = getenv("CAGRADE_BIN");
	const char *argv[ARGUMENTS_MAX];
	struct program started;
	size_t count = 0;
	int input = open_input(run->input);
	int ends[2];

	cr_assert(program, "no program: set CAGRADE_BIN");
	add_words(argv, &count, run->under);
	add_words(argv, &count, (const char *const[]){program, NULL});
	add_words(argv, &count, run->arguments);
	cr_assert_eq(pipe2(ends, O_CLOEXEC), 0, "no pipe");
	started.pid = fork();
	cr_assert_geq(started.pid, 0, "no process");
	if (started.pid == 0)
		become_program(run, argv, input, ends[1]);
	close(ends[1]);
	close(input);
	started.said_fd = ends[0];
	return started;
}

int program_finish(struct program *program, struct text *said)
{
	char bytes[READ_ROOM];
	ssize_t got;
	int status;

	while ((got = read(program->said_fd, bytes, sizeof bytes)) != 0) {
		cr_assert(got > 0 || errno == EINTR);
		if (got > 0)
			text_add(said, bytes, (size_t)got);
	}
	close(program->said_fd);
	while (waitpid(program->pid, &status, 0) < 0)
		cr_assert_eq(errno, EINTR);
	cr_assert_not(program_ended_with(status, STATUS_NOT_STARTED), "the program is not started");
	return status;
}

int program_run(const struct program_run *run, struct text *said)
{
	struct program program = program_start(run);

	text_clear(said);
	return program_finish(&program, said);
}

void program_do(const char *const *arguments, const char *input, struct text *said)
{
	int status =
	    program_run(&(struct program_run){.arguments = arguments, .input = input}, said);

	cr_assert(program_ended_with(status, 0), "'%s' ended with 0x%x: %s", arguments[0],
		  (unsigned)status, said->bytes);
}

bool program_ended_with(int status, int exit_status)
{
	return WIFEXITED(status) && WEXITSTATUS(status) == exit_status;
}

bool program_has(const char *command)
{
	struct text said = TEXT_EMPTY;
	int status = program_run(
	    &(struct program_run){.arguments = (const char *const[]){command, "--help", NULL}},
	    &said);

	text_release(&said);
	return program_ended_with(status, 0);
}
