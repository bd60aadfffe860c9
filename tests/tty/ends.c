/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of all the ways in which a walk ends or is stopped: the terminal is as it was, and no row
 * is lost. */
#include "config.h"

#include "tests/support/check.h"
#include "tests/tty/answers.h"
#include "tests/tty/term.h"
#include "tests/tty/walker.h"
#include "tests/tty/work.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>

TestSuite(ends, .fini = check_leaks, .timeout = 200);

/* What the program shows when it ends: a key that leads there and a text that tells. */
static const struct {
	const char *key; /* NULL: none */
	const char *text;
} screens[] = {
    {NULL, "help"},
    {"s", "Indicator"},
    {"c", "warning"},
    {"H", "History"},
    {"?", "answer not applicable"},
    {"m", ": Enter keeps it"},
    {"e", ": d document"},
    {"g", "Go to clause: "},
    {"/", "Search: "},
    {"v", "Show (now "},
    {"u", "undone: "},
};

#define SCREEN_COUNT (sizeof screens / sizeof *screens)

static const struct work_screen usual = {0};

/* Open the record, which is to stand on the question answered last (or on the first of all), and
 * answer that with the place. */
static struct term *answer_one(const struct work *work, size_t place)
{
	struct term *term = work_assess(work, &usual);

	cr_assert(term_expect(term, "/228"));
	walker_go(term, answers_at(place)->item, place);
	walker_answer(term, place);
	cr_assert(term_expect_in_row(term, 0, "saved " WORK_TIME));
	return term;
}

static void show(struct term *term, size_t screen)
{
	if (screens[screen].key)
		term_key(term, screens[screen].key);
	cr_assert(term_expect(term, screens[screen].text), "%s", screens[screen].text);
}

static void expect_kept(const struct work *work, size_t place)
{
	struct text said = TEXT_EMPTY;
	const struct given *given = answers_at(place);

	cr_expect(work_has_row(work, given->item, given->answer), "%s", given->item);
	work_do(work, (const char *const[]){"verify", WORK_RECORD, NULL}, &said);
	text_release(&said);
}

/* A crash in a program built with the address sanitizer ends with an abort. */
static bool is_ended_by(int status, int number)
{
	return WIFSIGNALED(status) &&
	       (WTERMSIG(status) == number || (number == SIGSEGV && WTERMSIG(status) == SIGABRT));
}

static bool is_crash(int number)
{
	return number == SIGSEGV || number == SIGABRT;
}

/* On every screen; who is asked to end still hands out the slip. */
static void end_by_signal(int number)
{
	struct work work = work_begin();
	size_t place = answers_place("eligibility.accident");

	for (size_t screen = 0; screen < SCREEN_COUNT; screen++) {
		struct term *term = answer_one(&work, place);
		int status;

		show(term, screen);
		term_signal(term, number);
		cr_assert(term_wait_exit(term, &status));
		cr_expect(is_ended_by(status, number), "'%s': ended with 0x%x",
			  screens[screen].text, (unsigned)status);
		cr_expect(term_modes_restored(term), "'%s'", screens[screen].text);
		cr_expect_eq(term_find(term, "slip ", NULL, NULL), !is_crash(number), "%s",
			     term_screen(term));
		expect_kept(&work, place);
		term_end(term);
		place = answers_next(place);
	}
	work_end(&work);
}

Test(ends, by_sigterm)
{
	end_by_signal(SIGTERM);
}

Test(ends, by_sighup)
{
	end_by_signal(SIGHUP);
}

Test(ends, by_sigint)
{
	end_by_signal(SIGINT);
}

Test(ends, by_sigquit)
{
	end_by_signal(SIGQUIT);
}

Test(ends, by_a_crash)
{
	end_by_signal(SIGSEGV);
}

Test(ends, by_an_abort)
{
	end_by_signal(SIGABRT);
}

/* Both keys leave at once: all is saved. */
Test(ends, by_q_and_by_ctrl_c)
{
	struct work work = work_begin();
	size_t place = answers_place("eligibility.accident");
	struct term *term = answer_one(&work, place);
	int status;

	walker_quit(term);
	expect_kept(&work, place);
	term_end(term);

	place = answers_next(place);
	term = answer_one(&work, place);
	term_key(term, "C-c");
	cr_assert(term_wait_exit(term, &status));
	cr_expect_eq(status, 0);
	cr_expect(term_modes_restored(term));
	expect_kept(&work, place);
	term_end(term);
	work_end(&work);
}

/* The slip that is left on the screen is the one that verify takes. */
Test(ends, with_the_slip_on_the_main_screen)
{
	struct work work = work_begin();
	struct term *term = answer_one(&work, answers_place("eligibility.law"));
	struct text slip = TEXT_EMPTY;
	struct text said = TEXT_EMPTY;
	int row;

	walker_quit(term);
	cr_assert(term_find(term, "slip 2:", &row, NULL));
	text_add_string(&slip, term_row(term, row) + strlen("slip "));
	work_do(&work, (const char *const[]){"verify", "--expect", slip.bytes, WORK_RECORD, NULL},
		&said);
	cr_expect(strstr(said.bytes, WORK_RECORD ": ok\n"), "%s", said.bytes);
	text_release(&slip);
	text_release(&said);
	term_end(term);
	work_end(&work);
}

/* Stop the program, by the key or by the signal, and go on. */
static void stop_and_go_on(struct term *term, const char *key)
{
	if (key)
		term_key(term, key);
	else
		term_signal(term, SIGTSTP);
	cr_assert(term_wait_stopped(term));
	cr_expect(term_modes_restored(term));
	term_signal(term, SIGCONT);
}

Test(ends, not_when_stopped_and_continued)
{
	struct work work = work_begin();
	size_t place = answers_place("eligibility.accident");

	for (size_t screen = 0; screen < SCREEN_COUNT; screen++) {
		struct term *term = answer_one(&work, place);

		show(term, screen);
		stop_and_go_on(term, "C-z");
		cr_assert(term_expect(term, screens[screen].text));
		stop_and_go_on(term, NULL);
		cr_assert(term_expect(term, screens[screen].text));
		term_key(term, "Esc");
		place = answers_next(place);
		walker_go(term, answers_at(place)->item, place);
		walker_answer(term, place);
		walker_quit(term);
		expect_kept(&work, place);
		term_end(term);
		place = answers_next(place);
	}
	work_end(&work);
}

Test(ends, not_when_stopped_in_the_middle_of_a_note)
{
	struct work work = work_begin();
	struct term *term = answer_one(&work, answers_place("eligibility.accident"));

	term_key(term, "m");
	term_type(term, "一半");
	cr_assert(term_expect(term, "> 一半"));
	stop_and_go_on(term, "C-z");
	cr_assert(term_expect(term, "> 一半"));
	term_type(term, "又一半");
	term_key(term, "Enter");
	cr_assert(term_expect(term, "Note: 一半又一半"));
	walker_quit(term);
	term_end(term);
	work_end(&work);
}

/* The window may change while nobody listens. */
Test(ends, not_when_the_window_changes_while_stopped)
{
	struct work work = work_begin();
	struct term *term = answer_one(&work, answers_place("eligibility.accident"));

	term_key(term, "C-z");
	cr_assert(term_wait_stopped(term));
	term_resize(term, 40, 120);
	term_signal(term, SIGCONT);
	cr_assert(term_expect_in_row(term, -1, "help"));
	walker_answer(term, answers_place("eligibility.hazard"));
	walker_quit(term);
	term_end(term);
	work_end(&work);
}

/* The same as a user has it: below a shell. */
Test(ends, not_when_a_shell_puts_it_into_the_background)
{
	struct work work = work_begin();
	const char *argv[] = {"sh", "-c", "set -m; \"$CAGRADE_BIN\" " WORK_RECORD "; stty -a; fg",
			      NULL};
	struct term *term =
	    term_start(&(struct term_options){.argv = argv, .folder = work.folder.bytes});
	int status;

	cr_assert(term_expect(term, " 1/228"));
	term_key(term, "C-z");
	cr_assert(term_expect(term, " 1/228"));
	walker_go(term, "eligibility.law", answers_place("eligibility.law"));
	walker_answer(term, answers_place("eligibility.law"));
	term_key(term, "q");
	cr_assert(term_wait_exit(term, &status));
	cr_expect_eq(status, 0);
	cr_expect(term_modes_restored(term));
	expect_kept(&work, answers_place("eligibility.law"));
	term_end(term);
	work_end(&work);
}

/* The line drops: with the signal that a shell passes on, and without it. */
static void hang_up(bool has_signal)
{
	struct work work = work_begin();
	size_t place = answers_place("eligibility.accident");

	for (size_t screen = 0; screen < SCREEN_COUNT; screen++) {
		struct term *term = answer_one(&work, place);
		int status;

		show(term, screen);
		term_hang_up(term);
		if (has_signal)
			term_signal(term, SIGHUP);
		cr_assert(term_wait_exit(term, &status), "'%s'", screens[screen].text);
		cr_expect(WIFEXITED(status) || WTERMSIG(status) == SIGHUP, "ended with 0x%x",
			  (unsigned)status);
		expect_kept(&work, place);
		term_end(term);
		place = answers_next(place);
	}
	work_end(&work);
}

Test(ends, when_the_line_drops)
{
	hang_up(true);
}

Test(ends, when_the_line_drops_without_a_signal)
{
	hang_up(false);
}
