/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every way in which a walk ends or is stopped, at every pane and prompt of the screen: the
 * terminal is as it was before, and the row that was acknowledged is on disk. */
#include "config.h"

#include "tests/fault/fault.h"
#include "tests/support/check.h"
#include "tests/tty/answers.h"
#include "tests/tty/term.h"
#include "tests/tty/walker.h"
#include "tests/tty/work.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#define SAMPLE_STEP 3
#define KEYS_MAX 4
#define COUNT(table) (sizeof(table) / sizeof *(table))

#define ANSWERED "eligibility.law" /* with a no, before anything happens */

TestSuite(ends, .fini = check_leaks);

/* What the program shows when it ends: the question, the keys that lead there, and a text that only
 * stands there then. */
static const struct {
	const char *item;
	const char *keys[KEYS_MAX + 1];
	const char *text;
} screens[] = {
    {"6.1.a", {NULL}, "yes"},
    {"cover.organisation", {NULL}, "Enter"},
    {"cover.organisation", {"Enter", "x"}, "> x"},
    {"cover.date", {"2", "0"}, "> 20"},
    {"cover.date", {"2", "1", "Enter"}, "> 21"}, /* refused, and kept */
    {"handling.cycle.days", {"1", "."}, "> 1."},
    {"6.1.b", {"d"}, "Score 8.1.2"},
    {"6.1.b", {"m", "z", "A-Enter", "z"}, "> z"},
    {"6.1.b", {"e"}, "> Method:"},
    {"6.1.b", {"g", "6"}, "> 6"},
    {"6.1.b", {"/", "q"}, "> q"},
    {"6.1.b", {"v"}, "o open, "},
    {"6.1.b", {"s"}, "Indicator"},
    {"6.1.b", {"c"}, "warning"},
    {"6.1.b", {"H"}, "History"},
    {"6.1.b", {"?"}, "answer not applicable"},
};

static void press_all(struct term *term, const char *const *keys)
{
	for (size_t i = 0; keys[i]; i++)
		term_key(term, keys[i]);
}

/* Answer one question, which is then on disk, and go to the screen. */
static struct term *stand_at(const struct work *work, size_t screen)
{
	struct term *term = work_assess(work, &(struct work_screen){0});

	cr_assert(term_expect(term, "/228"));
	walker_go(term, ANSWERED, answers_place(ANSWERED));
	term_key(term, "n");
	cr_assert(term_expect_in_row(term, 0, "saved " WORK_TIME));
	walker_go(term, screens[screen].item, answers_place(screens[screen].item));
	press_all(term, screens[screen].keys);
	cr_assert(term_expect(term, screens[screen].text), "%s", screens[screen].text);
	cr_assert(term_settle(term));
	return term;
}

/* A crash in a program built with the address sanitizer ends with an abort. */
static bool is_ended_by(int status, int number)
{
	return WIFSIGNALED(status) &&
	       (WTERMSIG(status) == number || (number == SIGSEGV && WTERMSIG(status) == SIGABRT));
}

static bool signal_it(struct term *term, const char *text, int number)
{
	int status;

	(void)text;
	term_signal(term, number);
	return term_wait_exit(term, &status) && is_ended_by(status, number) &&
	       term_modes_restored(term);
}

/* The walk goes on where it was, and the key for quitting still quits. */
static bool goes_on(struct term *term, const char *text)
{
	int status;

	if (!term_expect(term, text) || !term_settle(term) || term_has_cut_character(term))
		return false;
	term_key(term, "Esc");
	if (!term_expect_in_row(term, -1, "help"))
		return false;
	term_key(term, "q");
	return term_wait_exit(term, &status) && status == 0 && term_modes_restored(term);
}

/* number  SIGTSTP: by the signal; 0: by the key */
static bool stop_it(struct term *term, const char *text, int number)
{
	if (number)
		term_signal(term, number);
	else
		term_key(term, "C-z");
	if (!term_wait_stopped(term) || !term_modes_restored(term))
		return false;
	term_signal(term, SIGCONT);
	return goes_on(term, text);
}

static bool resize_it(struct term *term, const char *text, int number)
{
	static const struct {
		int rows, cols;
	} sizes[] = {{1, 1}, {2, 5}, {5, 20}, {12, 40}, {60, 200}, {24, 80}};

	(void)number;
	for (size_t i = 0; i < COUNT(sizes); i++) {
		term_resize(term, sizes[i].rows, sizes[i].cols);
		if (!term_settle(term))
			return false;
	}
	return goes_on(term, text);
}

/* number  SIGHUP where a shell passes the news on; 0: the line alone drops */
static bool hang_up(struct term *term, const char *text, int number)
{
	int status;

	(void)text;
	term_hang_up(term);
	if (number)
		term_signal(term, number);
	return term_wait_exit(term, &status) && (WIFEXITED(status) || WTERMSIG(status) == SIGHUP);
}

/* What happens then. */
static const struct {
	const char *name;
	bool (*happens)(struct term *term, const char *text, int number); /* false: not as due */
	int number;
} endings[] = {
    {"SIGINT", signal_it, SIGINT},   {"SIGTERM", signal_it, SIGTERM},
    {"SIGHUP", signal_it, SIGHUP},   {"SIGQUIT", signal_it, SIGQUIT},
    {"SIGSEGV", signal_it, SIGSEGV}, {"SIGABRT", signal_it, SIGABRT},
    {"SIGTSTP", stop_it, SIGTSTP},   {"Ctrl-Z", stop_it, 0},
    {"SIGWINCH", resize_it, 0},	     {"hung up, told", hang_up, SIGHUP},
    {"hung up", hang_up, 0},
};

/* The row is there, and the record is whole for whoever opens it next. */
static void expect_kept(struct fault *fault, const struct work *work, const char *what,
			const char *text)
{
	struct outcome outcome =
	    work_run(work, (const char *const[]){"verify", WORK_RECORD, NULL}, "");

	if (!work_has_row(work, ANSWERED, "no"))
		fault_lost(fault, "%s at '%s'", what, text);
	if (work_row_count(work) != 2)
		fault_missed(fault, "%s at '%s': %zu rows", what, text, work_row_count(work));
	if (outcome.status != 0)
		fault_missed(fault, "%s at '%s': %s", what, text, outcome.out.bytes);
	outcome_release(&outcome);
}

static void try_case(struct fault *fault, size_t screen, size_t ending)
{
	const char *name = endings[ending].name;
	const char *text = screens[screen].text;
	struct work work = work_begin();
	struct term *term = stand_at(&work, screen);

	if (!endings[ending].happens(term, text, endings[ending].number))
		fault_missed(fault, "%s at '%s': the terminal or the end", name, text);
	expect_kept(fault, &work, name, text);
	term_end(term);
	work_end(&work);
}

Test(ends, leave_the_terminal_and_the_record_whole)
{
	struct fault fault = fault_begin("ends", SAMPLE_STEP);

	for (size_t screen = 0; screen < COUNT(screens); screen++)
		for (size_t ending = 0; ending < COUNT(endings); ending++)
			if (fault_takes(&fault))
				try_case(&fault, screen, ending);
	fault_end(&fault);
}
