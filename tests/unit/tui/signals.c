/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tui/signals: they come in while the screen waits, and one that ends is never lost. */
#include "config.h"

#include "tui/signals.h"

#include "tests/support/check.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <unistd.h>

TestSuite(signals, .fini = check_leaks);

#define SOON_MS 10
#define LATE_MS 10000

static int empty_pipe(int *write_end)
{
	int ends[2];

	cr_assert_eq(pipe(ends), 0);
	*write_end = ends[1];
	return ends[0];
}

Test(signals, wait_tells_what_came)
{
	int write_end;
	int file = empty_pipe(&write_end);

	signals_begin();
	cr_expect_eq(signals_wait(file, SOON_MS), SIGNALS_TIMEOUT);
	cr_expect_eq(write(write_end, "x", 1), 1);
	cr_expect_eq(signals_wait(file, LATE_MS), SIGNALS_READABLE);
	cr_expect_eq(signals_wait(file, -1), SIGNALS_READABLE);
	signals_end();
}

Test(signals, come_in_while_waiting_and_not_before)
{
	int write_end;
	int file = empty_pipe(&write_end);

	signals_begin();
	raise(SIGTERM);
	cr_expect_eq(signals_ending(), 0);
	cr_expect_eq(signals_wait(file, LATE_MS), SIGNALS_CAUGHT);
	cr_expect_eq(signals_ending(), SIGTERM);
	signals_end();
	cr_expect_eq(signals_ending(), SIGTERM); /* for who ends the program by it */
}

Test(signals, one_that_stops_never_hides_one_that_ends)
{
	int write_end;
	int file = empty_pipe(&write_end);

	signals_begin();
	raise(SIGHUP);
	signals_wait(file, LATE_MS);
	raise(SIGTSTP);
	signals_wait(file, LATE_MS);
	raise(SIGCONT);
	signals_wait(file, LATE_MS);
	cr_expect_not(signals_take_stop());
	cr_expect_not(signals_take_continue());
	cr_expect_eq(signals_ending(), SIGHUP);
	signals_end();
}

Test(signals, stopping_and_continuing_are_told_once)
{
	int write_end;
	int file = empty_pipe(&write_end);

	signals_begin();
	raise(SIGTSTP);
	cr_expect_eq(signals_wait(file, LATE_MS), SIGNALS_CAUGHT);
	cr_expect_eq(signals_ending(), 0);
	cr_expect(signals_take_stop());
	cr_expect_not(signals_take_stop());
	raise(SIGCONT);
	cr_expect_eq(signals_wait(file, LATE_MS), SIGNALS_CAUGHT);
	cr_expect(signals_take_continue());
	cr_expect_not(signals_take_continue());
	signals_end();
}

Test(signals, what_was_ignored_stays_ignored)
{
	int write_end;
	int file = empty_pipe(&write_end);

	signal(SIGHUP, SIG_IGN); /* as nohup does */
	signals_begin();
	raise(SIGHUP);
	cr_expect_eq(signals_wait(file, SOON_MS), SIGNALS_TIMEOUT);
	cr_expect_eq(signals_ending(), 0);
	signals_end();
	cr_expect_eq(signal(SIGHUP, SIG_DFL), SIG_IGN);
}

Test(signals, do_afterwards_what_they_did_before, .signal = SIGTERM)
{
	signals_begin();
	signals_end();
	raise(SIGTERM);
}

Test(signals, a_crash_crashes_after_all, .signal = SIGABRT)
{
	signals_begin();
	raise(SIGABRT);
}
