/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A program run as a job on a pseudo-terminal of its own, as a shell would run it. */
#include "config.h"

#include "tests/tty/job.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utmp.h>

#define STATUS_NOT_FOUND 127 /* what a shell says of a program that is not there */

/* What the leader writes to `news`: first the program's id, then its states. */
struct news {
	pid_t program;
	int status; /* as of waitpid(); not set in the first */
};

/* The tests may run under handlers and a mask that are not the program's business. */
static void reset_signals(void)
{
	sigset_t none;

	for (int number = 1; number < NSIG; number++)
		signal(number, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

static _Noreturn void become_program(const struct job_options *options)
{
	/* Tests have programs crash on purpose. */
	const struct rlimit no_core = {0};

	setrlimit(RLIMIT_CORE, &no_core);
	setpgid(0, 0);
	tcsetpgrp(STDIN_FILENO, getpid());
	reset_signals();
	if (!options->folder || chdir(options->folder) == 0)
		execvpe(options->argv[0], (char *const *)options->argv, options->environ);
	_exit(STATUS_NOT_FOUND);
}

/* Tell what happens to the program until it has ended, then wait to be killed: the end of a
 * session's leader resets the terminal.  Between fork and exec only calls that are safe in a signal
 * handler may stand here. */
static _Noreturn void lead_session(const struct job_options *options, int line, int news)
{
	struct news item = {0};

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (login_tty(line) != 0)
		_exit(STATUS_NOT_FOUND);
	signal(SIGHUP, SIG_IGN);
	signal(SIGTTOU, SIG_IGN);
	item.program = fork();
	if (item.program == 0)
		become_program(options);
	setpgid(item.program, item.program);
	do {
		if (write(news, &item, sizeof item) != sizeof item)
			_exit(STATUS_NOT_FOUND);
	} while (waitpid(item.program, &item.status, WUNTRACED | WCONTINUED) == item.program);
	for (;;)
		pause();
}

void job_start(struct job *job, const struct job_options *options)
{
	struct winsize size = {.ws_row = options->rows, .ws_col = options->cols};
	struct news first;
	int news[2];

	*job = (struct job){0};
	cr_assert_eq(openpty(&job->terminal, &job->line, NULL, NULL, &size), 0, "no terminal");
	cr_assert_eq(tcgetattr(job->line, &job->modes), 0, "no modes");
	cr_assert_eq(pipe2(news, O_CLOEXEC), 0, "no pipe");
	fcntl(job->terminal, F_SETFD, FD_CLOEXEC);
	fcntl(job->line, F_SETFD, FD_CLOEXEC);
	job->leader = fork();
	cr_assert_geq(job->leader, 0, "no process");
	if (job->leader == 0) {
		close(job->terminal);
		close(news[0]);
		lead_session(options, job->line, news[1]);
	}
	close(news[1]);
	job->news = news[0];
	cr_assert_eq(read(job->news, &first, sizeof first), sizeof first, "no leader");
	job->program = first.program;
	cr_assert_gt(job->program, 0, "no process");
	fcntl(job->news, F_SETFL, O_NONBLOCK);
	fcntl(job->terminal, F_SETFL, O_NONBLOCK);
}

void job_read_news(struct job *job)
{
	struct news item;

	while (read(job->news, &item, sizeof item) == sizeof item) {
		job->is_stopped = WIFSTOPPED(item.status);
		job->has_ended = WIFEXITED(item.status) || WIFSIGNALED(item.status);
		if (job->has_ended)
			job->status = item.status;
	}
}

/* The letter of the program's state: 'S' where it sleeps, '\0' where it cannot be read. */
static char state_of(const struct job *job)
{
	char path[64];
	char line[256];
	const char *name_end = NULL;
	FILE *file;

	snprintf(path, sizeof path, "/proc/%d/stat", (int)job->program);
	file = fopen(path, "r");
	/* `PID (NAME) STATE …`, and the name may hold anything. */
	if (file && fgets(line, sizeof line, file))
		name_end = strrchr(line, ')');
	if (file)
		fclose(file);
	return name_end ? name_end[2] : '\0';
}

bool job_is_waiting(const struct job *job)
{
	/* Asking poll() has the system bring what is under way on the line to its end. */
	struct pollfd line = {.fd = job->line, .events = POLLIN};

	return poll(&line, 1, 0) == 0 && state_of(job) == 'S';
}

void job_hang_up(struct job *job)
{
	if (job->terminal < 0)
		return;
	close(job->terminal);
	close(job->line);
	job->terminal = -1;
	job->line = -1;
}

void job_end(struct job *job)
{
	job_read_news(job);
	if (!job->has_ended)
		kill(job->program, SIGKILL);
	kill(job->leader, SIGKILL);
	while (waitpid(job->leader, NULL, 0) < 0 && errno == EINTR)
		continue;
	job_hang_up(job);
	close(job->news);
}
