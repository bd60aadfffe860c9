/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the mouse on a real terminal: it leads to questions, answers none, and holds nothing up.
 */
#include "config.h"

#include "tests/support/check.h"
#include "tests/tty/answers.h"
#include "tests/tty/term.h"
#include "tests/tty/walker.h"
#include "tests/tty/work.h"

#include <signal.h>
#include <sys/wait.h>

TestSuite(mouse, .fini = check_leaks, .timeout = 100);

#define SWITCH_ON "\033[?1000h"

static struct term *start(const struct work *work, const char *type)
{
	struct term *term = work_assess(work, &(struct work_screen){.type = type});

	walker_expect(term, 0);
	walker_go(term, "6.2.9.e", answers_place("6.2.9.e"));
	cr_assert(term_settle(term));
	return term;
}

/* Press a button on the row that shows the text. */
static void click_on(struct term *term, const char *text, int button)
{
	int row, col;

	cr_assert(term_find(term, text, &row, &col), "%s", term_screen(term));
	term_click(term, row, col, button);
}

Test(mouse, leads_to_what_is_clicked_in_the_outline)
{
	static const char *const types[] = {"xterm-256color", "linux", "tmux-256color"};

	for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
		struct work work = work_begin();
		struct term *term = start(&work, types[i]);

		click_on(term, "g Are the availab", 1);
		walker_expect(term, answers_place("6.2.9.g"));
		term_click(term, 2, 5, 4);
		walker_expect(term, answers_place("6.2.9.f"));
		term_click(term, 2, 5, 5);
		walker_expect(term, answers_place("6.2.9.g"));
		cr_expect_eq(work_row_count(&work), 1);
		walker_quit(term);
		term_end(term);
		work_end(&work);
	}
}

/* Whatever is pressed or reported: the question stays, nothing is written, and the next key and a
 * signal come through. */
Test(mouse, otherwise_does_nothing_and_holds_nothing_up)
{
	static const char *const reports[] = {"\033[<66;40;5M", "\033[<67;40;5M",  "\033[<128;3;5M",
					      "\033[<35;3;5M",	"\033[<0;3;5m",	   "\033[<0;yM",
					      "\033[<;;M",	"\033[M!yy",	   "\033[M#!!",
					      "\033[<0;0;0M",	"\033[<0;999;999M"};
	struct work work = work_begin();
	struct term *term = start(&work, NULL);
	int status;

	for (int button = 1; button <= 3; button++)
		term_click(term, 5, 60, button);
	click_on(term, "g Are the availab", 2);
	click_on(term, "total ", 1);
	for (size_t i = 0; i < sizeof reports / sizeof *reports; i++)
		term_type(term, reports[i]);
	cr_assert(term_settle(term));
	walker_expect(term, answers_place("6.2.9.e"));
	cr_expect_eq(work_row_count(&work), 1);
	click_on(term, "g Are the availab", 3);
	term_signal(term, SIGTERM);
	cr_assert(term_wait_exit(term, &status));
	cr_expect(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
	cr_expect(term_modes_restored(term));
	cr_expect_eq(work_row_count(&work), 1);
	term_end(term);
	work_end(&work);
}

Test(mouse, is_there_again_behind_a_stop)
{
	struct work work = work_begin();
	struct term *term = start(&work, NULL);

	term_key(term, "C-z");
	cr_assert(term_wait_stopped(term));
	cr_expect(term_modes_restored(term));
	term_signal(term, SIGCONT);
	walker_expect(term, answers_place("6.2.9.e"));
	cr_assert(term_settle(term));
	click_on(term, "g Are the availab", 1);
	walker_expect(term, answers_place("6.2.9.g"));
	walker_quit(term);
	term_end(term);
	work_end(&work);
}

Test(mouse, is_not_asked_for_where_there_is_none)
{
	struct work work = work_begin();
	struct term *term = start(&work, "vt100");

	cr_expect_not(term_has_written(term, SWITCH_ON));
	walker_quit(term);
	term_end(term);
	work_end(&work);
}
