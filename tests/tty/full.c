/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of a disk that is full in the middle of a walk: it is said, nothing is lost from the
 * screen, and it is saved once there is room. */
#include "config.h"

#include "tests/support/check.h"
#include "tests/tty/answers.h"
#include "tests/tty/term.h"
#include "tests/tty/walker.h"
#include "tests/tty/work.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

TestSuite(full, .fini = check_leaks, .timeout = 100);

#define FIRST "eligibility.accident"
#define SECOND "eligibility.hazard"

/* Let no file of the program grow above so many bytes: its writes fail as on a full disk. */
static void limit_files(const struct term *term, rlim_t bytes)
{
	struct rlimit limit;

	cr_assert_eq(prlimit(term_program(term), RLIMIT_FSIZE, NULL, &limit), 0);
	limit.rlim_cur = bytes;
	cr_assert_eq(prlimit(term_program(term), RLIMIT_FSIZE, &limit, NULL), 0);
}

static size_t record_bytes(const struct work *work)
{
	struct text record = TEXT_EMPTY;
	size_t len;

	work_read(work, WORK_RECORD, &record);
	len = record.len;
	text_release(&record);
	return len;
}

/* Fill the disk but for some bytes, and give the second answer. */
static struct term *answer_on_full_disk(const struct work *work, size_t room_bytes)
{
	struct term *term = work_assess(work, &(struct work_screen){0});

	cr_assert(term_expect(term, "/228"));
	walker_go(term, FIRST, answers_place(FIRST));
	walker_answer(term, answers_place(FIRST));
	limit_files(term, record_bytes(work) + room_bytes);
	term_key(term, "n");
	cr_assert(term_expect_in_row(term, 0, "NOT SAVED: 1"));
	return term;
}

static void expect_sound(const struct work *work, size_t rows)
{
	struct text said = TEXT_EMPTY;

	work_do(work, (const char *const[]){"verify", WORK_RECORD, NULL}, &said);
	cr_expect(strstr(said.bytes, WORK_RECORD ": "), "%s", said.bytes);
	cr_expect_eq(work_row_count(work), rows);
	text_release(&said);
}

/* With no room at all, with room for half a row, and for all of its 128 bytes but the line's end.
 */
Test(full, an_answer_that_is_not_saved_is_said_so_kept_and_saved_later)
{
	static const size_t rooms[] = {0, 1, 60, 127};

	for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++) {
		struct work work = work_begin();
		struct term *term = answer_on_full_disk(&work, rooms[i]);

		cr_assert(term_expect(term, "File too large"));
		walker_go(term, SECOND, answers_place(SECOND));
		cr_assert(term_expect(term, "[n] no"));
		cr_assert(term_expect(term, "NOT SAVED: this answer is not on disk yet"));
		expect_sound(&work, 2);
		limit_files(term, RLIM_INFINITY);
		term_key(term, "S");
		cr_assert(term_expect(term, "all is saved"));
		cr_assert(term_expect_in_row(term, 0, "saved " WORK_TIME));
		cr_assert(term_expect_gone(term, "NOT SAVED"));
		expect_sound(&work, 3);
		cr_expect(work_has_row(&work, SECOND, "no"));
		walker_quit(term);
		term_end(term);
		work_end(&work);
	}
}

Test(full, the_next_answer_saves_what_waits)
{
	struct work work = work_begin();
	struct term *term = answer_on_full_disk(&work, 0);

	limit_files(term, RLIM_INFINITY);
	walker_go(term, "eligibility.law", answers_place("eligibility.law"));
	term_key(term, "y");
	cr_assert(term_expect_in_row(term, 0, "saved " WORK_TIME));
	expect_sound(&work, 4);
	cr_expect(work_has_row(&work, SECOND, "no"));
	cr_expect(work_has_row(&work, "eligibility.law", "yes"));
	walker_quit(term);
	term_end(term);
	work_end(&work);
}

/* Who leaves nevertheless is asked once more and told what is lost. */
Test(full, leaving_takes_a_second_word_and_is_not_done_well)
{
	struct work work = work_begin();
	struct term *term;
	int status;

	/* A program that counts its coverage finds the disk full at its end: it must neither cut
	 * the counters short that are there nor complain on the screen. */
	setenv("GCOV_PREFIX", work.folder.bytes, 1);
	setenv("GCOV_ERROR_FILE", "/dev/null", 1);
	term = answer_on_full_disk(&work, 0);
	unsetenv("GCOV_PREFIX");
	term_key(term, "q");
	cr_assert(term_expect(term, "quit again to leave without saving"));
	cr_assert(term_expect_in_row(term, 0, "NOT SAVED: 1"));
	term_key(term, "q");
	cr_assert(term_wait_exit(term, &status));
	cr_assert(WIFEXITED(status));
	cr_expect_eq(WEXITSTATUS(status), 2);
	cr_expect(term_find(term, "NOT SAVED", NULL, NULL), "%s", term_screen(term));
	cr_expect(term_find(term, "slip 2:", NULL, NULL), "%s", term_screen(term));
	cr_expect(term_modes_restored(term));
	expect_sound(&work, 2);
	term_end(term);
	work_end(&work);
}

/* Leaving tries to save before it asks. */
Test(full, leaving_saves_where_there_is_room_again)
{
	struct work work = work_begin();
	struct term *term = answer_on_full_disk(&work, 0);

	limit_files(term, RLIM_INFINITY);
	walker_quit(term);
	expect_sound(&work, 3);
	term_end(term);
	work_end(&work);
}
