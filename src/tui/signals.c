/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signals while the screen is up: none is missed, and none leaves the terminal in disorder. */
#include "config.h"

#include "tui/signals.h"

#include "base/mem.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static const int noted[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGCONT};
static const int crashes[] = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL};

#define COUNT(table) (sizeof(table) / sizeof *(table))

#define EXIT_TROUBLE 2 /* the exit status of the program in trouble */

/* The signal that was caught, 0 for none; one that stops or continues never hides one that ends. */
static volatile sig_atomic_t caught;

/* What the handlers of crashes need, set before they are. */
static struct {
	char bytes[SIGNALS_RESCUE_BYTES];
	size_t len;
	struct termios settings;
	bool has_settings;
	bool is_ready;
	struct sigaction before[COUNT(crashes)];
} rescue;

static struct sigaction before[COUNT(noted)];
static sigset_t mask_before;

static bool is_ending(int signal)
{
	return signal != 0 && signal != SIGTSTP && signal != SIGCONT;
}

static void note(int signal)
{
	if (!is_ending(caught))
		caught = signal;
}

void signals_rescue(void)
{
	int saved_errno = errno;

	if (rescue.is_ready && rescue.has_settings) {
		ssize_t written = write(STDOUT_FILENO, rescue.bytes, rescue.len);

		(void)written; /* nobody is left to tell */
		tcsetattr(STDIN_FILENO, TCSANOW, &rescue.settings);
	}
	errno = saved_errno;
}

/* Restore the terminal, then let the signal do what it did before: what crashed crashes again. */
static void crash(int signal)
{
	signals_rescue();
	for (size_t i = 0; i < COUNT(crashes); i++) {
		if (crashes[i] == signal)
			sigaction(signal, &rescue.before[i], NULL);
	}
	raise(signal);
}

/* The screen library ends the program by itself where it runs out of memory. */
static void rescue_at_exit(void)
{
	if (rescue.is_ready) {
		signals_rescue();
		_exit(EXIT_TROUBLE);
	}
}

void signals_set_rescue(const char *bytes, size_t len)
{
	assert(len <= SIGNALS_RESCUE_BYTES);
	memcpy(rescue.bytes, bytes, len);
	rescue.len = len;
	rescue.is_ready = true;
	mem_on_exhausted(signals_rescue);
}

static void handle(int signal, void (*handler)(int), struct sigaction *old)
{
	struct sigaction action = {.sa_handler = handler};

	sigfillset(&action.sa_mask);
	sigaction(signal, NULL, old);
	if (old->sa_handler != SIG_IGN)
		sigaction(signal, &action, NULL);
}

void signals_begin(void)
{
	sigset_t mask;

	caught = 0;
	/* Before the screen library changes them, which it does as soon as it is opened. */
	rescue.has_settings = tcgetattr(STDIN_FILENO, &rescue.settings) == 0;
	sigemptyset(&mask);
	sigaddset(&mask, SIGWINCH);
	for (size_t i = 0; i < COUNT(noted); i++) {
		sigaddset(&mask, noted[i]);
		handle(noted[i], note, &before[i]);
	}
	for (size_t i = 0; i < COUNT(crashes); i++)
		handle(crashes[i], crash, &rescue.before[i]);
	sigprocmask(SIG_BLOCK, &mask, &mask_before);
	(void)atexit(
	    rescue_at_exit); /* where there is no room for it the rest works all the same */
}

void signals_end(void)
{
	mem_on_exhausted(NULL);
	rescue.is_ready = false;
	for (size_t i = 0; i < COUNT(crashes); i++)
		sigaction(crashes[i], &rescue.before[i], NULL);
	/* One that waits is taken while our handler still stands. */
	sigprocmask(SIG_SETMASK, &mask_before, NULL);
	for (size_t i = 0; i < COUNT(noted); i++)
		sigaction(noted[i], &before[i], NULL);
}

enum signals_event signals_wait(int file, int timeout_ms)
{
	struct pollfd poll = {.fd = file, .events = POLLIN};
	struct timespec timeout = {.tv_sec = timeout_ms / 1000,
				   .tv_nsec = timeout_ms % 1000 * 1000000L};
	int ready = ppoll(&poll, 1, timeout_ms < 0 ? NULL : &timeout, &mask_before);

	if (ready < 0)
		return SIGNALS_CAUGHT;
	return ready > 0 ? SIGNALS_READABLE : SIGNALS_TIMEOUT;
}

int signals_ending(void)
{
	return is_ending(caught) ? caught : 0;
}

static bool take(int signal)
{
	if (caught != signal)
		return false;
	caught = 0;
	return true;
}

bool signals_take_stop(void)
{
	return take(SIGTSTP);
}

bool signals_take_continue(void)
{
	return take(SIGCONT);
}

void signals_stop(void)
{
	struct sigaction by_default = {.sa_handler = SIG_DFL};
	struct sigaction ours;
	sigset_t stop;

	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	sigaddset(&stop, SIGCONT);
	sigemptyset(&by_default.sa_mask);
	sigaction(SIGTSTP, &by_default, &ours);
	/* The whole job stops, as it does where the terminal itself reads the key: a shell script
	 * that waits for us would else hold the terminal for ever. */
	kill(0, SIGTSTP);
	sigprocmask(SIG_UNBLOCK, &stop, NULL);
	/* Here the program is stopped until it is continued. */
	sigprocmask(SIG_BLOCK, &stop, NULL);
	sigaction(SIGTSTP, &ours, NULL);
	take(SIGCONT); /* the caller knows */
}
