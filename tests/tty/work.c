/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder of its own for a test, and the program under test at work in it. */
#include "config.h"

#include "tests/tty/work.h"

#include "base/file.h"
#include "base/vec.h"
#include "tests/tty/term.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define WORK_NOW "1795420985" /* 2026-11-23T08:03:05Z */
#define STATUS_NOT_FOUND 127
#define OUT_NAME ".out"
#define ERR_NAME ".err"
#define ARGUMENTS_MAX 16

static void add_path(const struct work *work, const char *name, struct text *out)
{
	text_printf(out, "%s/%s", work->folder.bytes, name);
}

/* Make the program's path absolute, since it is run in another folder. */
static void find_program(void)
{
	const char *set = getenv("CAGRADE_BIN");
	char *path = realpath(set && *set ? set : "cagrade", NULL);

	cr_assert(path, "no program: set CAGRADE_BIN");
	setenv("CAGRADE_BIN", path, 1);
	free(path);
}

struct work work_begin(void)
{
	const char *above = getenv("TMPDIR");
	struct work work = {.folder = TEXT_EMPTY};

	text_printf(&work.folder, "%s/cagrade-tty.XXXXXX", above && *above ? above : "/tmp");
	cr_assert(mkdtemp(work.folder.bytes), "%s: %s", work.folder.bytes, strerror(errno));
	find_program();
	setenv("CAGRADE_BY", WORK_BY, 1);
	setenv("CAGRADE_NOW", WORK_NOW, 1);
	return work;
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *place)
{
	(void)status;
	(void)kind;
	(void)place;
	return remove(path);
}

void work_end(struct work *work)
{
	nftw(work->folder.bytes, remove_one, 8, FTW_DEPTH | FTW_PHYS);
	text_release(&work->folder);
}

static void add_arguments(const char **argv, size_t *count, const char *const *arguments)
{
	for (size_t i = 0; arguments && arguments[i]; i++) {
		cr_assert_lt(*count, ARGUMENTS_MAX - 1);
		argv[(*count)++] = arguments[i];
	}
	argv[*count] = NULL;
}

static _Noreturn void become_program(const struct work *work, const char **argv, int input)
{
	const int flags = O_WRONLY | O_CREAT | O_TRUNC;

	if (chdir(work->folder.bytes) == 0 && dup2(input, STDIN_FILENO) >= 0 &&
	    dup2(open(OUT_NAME, flags, 0600), STDOUT_FILENO) >= 0 &&
	    dup2(open(ERR_NAME, flags, 0600), STDERR_FILENO) >= 0)
		execv(argv[0], (char *const *)argv);
	_exit(STATUS_NOT_FOUND);
}

/* Write all of it, or as much as the program reads before it ends. */
static void feed(int pipe, const char *input)
{
	void (*before)(int) = signal(SIGPIPE, SIG_IGN);
	size_t len = strlen(input);

	for (size_t at = 0; at < len;) {
		ssize_t written = write(pipe, input + at, len - at);

		if (written <= 0)
			break;
		at += (size_t)written;
	}
	close(pipe);
	signal(SIGPIPE, before);
}

struct outcome work_run(const struct work *work, const char *const *arguments, const char *input)
{
	struct outcome outcome = {.out = TEXT_EMPTY, .err = TEXT_EMPTY};
	const char *argv[ARGUMENTS_MAX] = {getenv("CAGRADE_BIN")};
	size_t count = 1;
	int ends[2];
	pid_t child;

	add_arguments(argv, &count, arguments);
	cr_assert_eq(pipe2(ends, O_CLOEXEC), 0, "no pipe");
	child = fork();
	cr_assert_geq(child, 0, "no process");
	if (child == 0)
		become_program(work, argv, ends[0]);
	close(ends[0]);
	feed(ends[1], input);
	cr_assert_eq(waitpid(child, &outcome.status, 0), child);
	work_read(work, OUT_NAME, &outcome.out);
	work_read(work, ERR_NAME, &outcome.err);
	return outcome;
}

void outcome_release(struct outcome *outcome)
{
	text_release(&outcome->out);
	text_release(&outcome->err);
}

void work_do(const struct work *work, const char *const *arguments, struct text *out)
{
	struct outcome outcome = work_run(work, arguments, "");

	cr_assert_eq(outcome.status, 0, "'%s' ended with 0x%x: %s", arguments[0],
		     (unsigned)outcome.status, outcome.err.bytes);
	text_add(out, outcome.out.bytes, outcome.out.len);
	outcome_release(&outcome);
}

struct term *work_assess(const struct work *work, const struct work_screen *screen)
{
	const char *argv[ARGUMENTS_MAX] = {getenv("CAGRADE_BIN"), "assess"};
	size_t count = 2;

	add_arguments(argv, &count, screen->options);
	add_arguments(argv, &count, (const char *const[]){WORK_RECORD, NULL});
	return term_start(&(struct term_options){
	    .argv = argv,
	    .env = screen->env,
	    .folder = work->folder.bytes,
	    .type = screen->type,
	    .rows = screen->rows,
	    .cols = screen->cols,
	});
}

void work_read(const struct work *work, const char *name, struct text *out)
{
	struct text path = TEXT_EMPTY;

	add_path(work, name, &path);
	cr_assert_eq(file_read(path.bytes, out), STATUS_OK, "%s", path.bytes);
	text_release(&path);
}

void work_write(const struct work *work, const char *name, const struct text *content)
{
	struct text path = TEXT_EMPTY;

	add_path(work, name, &path);
	cr_assert_eq(file_replace(path.bytes, content->bytes, content->len), STATUS_OK, "%s",
		     path.bytes);
	text_release(&path);
}

bool work_has_row(const struct work *work, const char *item, const char *answer)
{
	struct text record = TEXT_EMPTY;
	struct text row = TEXT_EMPTY;
	bool has;

	work_read(work, WORK_RECORD, &record);
	text_printf(&row, "," WORK_BY ",%s,%s,", item, answer);
	has = strstr(record.bytes, row.bytes) != NULL;
	text_release(&record);
	text_release(&row);
	return has;
}

size_t work_row_count(const struct work *work)
{
	struct text record = TEXT_EMPTY;
	size_t lines = 0;

	work_read(work, WORK_RECORD, &record);
	for (size_t i = 0; i < record.len; i++)
		lines += record.bytes[i] == '\n';
	text_release(&record);
	return lines - 1; /* the header is no row */
}
