/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Test of a whole assessment at the screen, with all that happens on the way. */
#include "config.h"

#include "tests/support/check.h"
#include "tests/tty/answers.h"
#include "tests/tty/result.h"
#include "tests/tty/term.h"
#include "tests/tty/walker.h"
#include "tests/tty/work.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>

TestSuite(walk, .fini = check_leaks, .timeout = 300);

/* Answer question after question while the window changes its size. */
static size_t answer_in_several_sizes(struct term *term)
{
	static const struct {
		const char *until;
		int rows, cols;
	} parts[] = {
	    {"6.2.3.1.a", 60, 200},
	    {"6.2.6.a", 12, 40},
	    {"6.2.9.a", 24, 80},
	};
	size_t place = 0;

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		size_t end = answers_place(parts[i].until);

		walker_answer_to(term, place, end);
		term_resize(term, parts[i].rows, parts[i].cols);
		walker_expect(term, end);
		place = end;
	}
	return place;
}

/* Take the last answer back, look, and give it again. */
static void undo_and_redo(struct term *term, size_t place)
{
	size_t next = answers_next(place);

	walker_answer(term, place);
	term_key(term, "u");
	walker_expect(term, place);
	cr_assert(term_expect(term, "undone: "));
	cr_assert(term_expect(term, "[ ] open"));
	term_key(term, "r");
	cr_assert(term_expect(term, "done again: "));
	cr_assert(term_expect(term, "[y] yes"));
	walker_expect(term, place);
	term_key(term, "Down");
	walker_expect(term, next);
}

/* Look at other clauses and come back to the place. */
static void look_around(struct term *term, size_t place)
{
	walker_go(term, "7.5.1 F", answers_place("7.5.1.f"));
	walker_go(term, "6.3", answers_place("6.3.a"));
	walker_go(term, "cover.site", answers_place("cover.site"));
	cr_assert(term_expect(term, "上海市浦东新区1号"));
	term_key(term, "Tab");
	walker_expect(term, place);
	walker_go(term, answers_at(place)->item, place);
}

/* Kill the program right behind a saved answer.  Nothing may be lost that was on the screen. */
static void kill_behind(struct term *term, const struct work *work, size_t place)
{
	int status;

	walker_answer_to(term, place, answers_next(place));
	cr_assert(term_expect_in_row(term, 0, "saved " WORK_TIME));
	term_signal(term, SIGKILL);
	cr_assert(term_wait_exit(term, &status));
	cr_expect(WIFSIGNALED(status));
	for (size_t i = answers_place("eligibility.accident"); i <= place; i = answers_next(i))
		cr_expect(work_has_row(work, answers_at(i)->item, answers_at(i)->answer), "%s",
			  answers_at(i)->item);
	term_end(term);
}

static void expect_result(struct term *term)
{
	cr_assert(term_expect(term, "this is the last question"));
	cr_assert(term_expect(term, "total " ANSWERS_TOTAL));
	cr_assert(term_expect(term, "level " ANSWERS_LEVEL ", planned tracking: settled"));
	cr_assert(term_expect(term, "complete"));
}

/* The assessment at the screen, from the first question to the last. */
static void walk_through(const struct work *work)
{
	struct term *term = work_assess(work, &(struct work_screen){0});
	size_t place;

	place = answer_in_several_sizes(term);
	undo_and_redo(term, place);
	place = answers_next(place);
	look_around(term, place);
	walker_answer_to(term, place, answers_place("7.1.premises"));
	kill_behind(term, work, answers_place("7.1.premises"));

	term = work_assess(work, &(struct work_screen){0});
	walker_expect(term, answers_place("7.1.premises"));
	cr_assert(term_expect(term, "[y] yes"));
	undo_and_redo(term, answers_place("7.1.premises"));
	walker_answer_to(term, answers_place("7.2.staff"), answers_count());
	expect_result(term);
	walker_quit(term);
	term_end(term);
}

Test(walk, a_whole_form_answered_by_keys_scores_like_the_same_answers_imported)
{
	struct work walked = work_begin();
	struct work imported = work_begin();
	struct text said = TEXT_EMPTY;

	walk_through(&walked);
	result_import(&imported);
	result_expect_same_score(&walked, &imported);
	result_expect_exported(&walked);
	result_expect_exported(&imported);
	work_do(&walked, (const char *const[]){"verify", WORK_RECORD, NULL}, &said);
	text_release(&said);
	work_end(&walked);
	work_end(&imported);
}
