/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A program run as a job on a pseudo-terminal of its own, as a shell would run it. */
#ifndef CAGRADE_TESTS_JOB_H
#define CAGRADE_TESTS_JOB_H

#include <stdbool.h>
#include <sys/types.h>
#include <termios.h>

/* Between the tests and the program stands a process that leads the terminal's session, as the
 * shell does.  Without it the program would lead the session itself: then it could not be stopped
 * by Ctrl-Z, and its end would reset the terminal's modes, so that no test could see that the
 * program had left them wrong. */
struct job {
	int terminal; /* the end that a terminal emulator holds; reads and writes never wait */
	int line;     /* the program's end, to read the modes from; -1 after job_hang_up() */
	int news;     /* readable when something happened to the program */
	struct termios modes; /* of the line, as the program finds them */
	pid_t leader;
	pid_t program;
	bool is_stopped;
	bool has_ended;
	int status; /* as of waitpid(), once it has ended */
};

struct job_options {
	const char *const *argv; /* ends with NULL; argv[0] is looked for in PATH */
	char *const *environ;	 /* "NAME=value", ends with NULL */
	const char *folder;	 /* to run in; NULL: where the tests run */
	unsigned short rows, cols;
};

/* Start the program in the foreground of a new terminal.  Ends the test where the system refuses.
 * A program that is not found ends with status 127.  job_end() ends it. */
void job_start(struct job *job, const struct job_options *options);

/* Take in what happened to the program since; never waits. */
void job_read_news(struct job *job);

/* True where the program has read all that was typed and sleeps, waiting for more. */
bool job_is_waiting(const struct job *job);

/* Take the terminal away, as when a modem line drops or its window is closed.  The leader passes no
 * SIGHUP on: a test sends that itself where it wants one. */
void job_hang_up(struct job *job);

/* Kill what still runs, and close. */
void job_end(struct job *job);

#endif
