/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of how much is sent: over a slow line each byte of it is waited for. */
#include "config.h"

#include "tests/support/check.h"
#include "tests/tty/answers.h"
#include "tests/tty/term.h"
#include "tests/tty/walker.h"
#include "tests/tty/work.h"

TestSuite(bytes, .fini = check_leaks, .timeout = 100);

#define FIRST_SCREEN_BYTES 3000
#define CURSOR_KEY_BYTES 250
#define ANSWER_BYTES 400
#define REST_BYTES 2000 /* what comes once keys rest, those before and these */
#define KEYS 10

/* Type so many keys at once, and wait for the question with that place. */
static size_t bytes_of_keys(struct term *term, const char *keys, size_t place)
{
	size_t before;

	cr_assert(term_settle(term));
	before = term_byte_count(term);
	term_type(term, keys);
	walker_expect(term, place);
	cr_assert(term_settle(term));
	return term_byte_count(term) - before;
}

Test(bytes, keys_in_a_row_leave_out_what_can_wait)
{
	size_t place = answers_place("6.2.9.a");
	struct work work = work_begin();
	struct term *term = work_assess(&work, &(struct work_screen){0});

	walker_expect(term, 0);
	cr_assert(term_settle(term));
	cr_expect_leq(term_byte_count(term), FIRST_SCREEN_BYTES);
	walker_go(term, "6.2.9.a", place);
	cr_expect_leq(bytes_of_keys(term, "jjjjjjjjjj", place + KEYS),
		      KEYS * CURSOR_KEY_BYTES + REST_BYTES);
	cr_expect_leq(bytes_of_keys(term, "kkkkkkkkkk", place),
		      KEYS * CURSOR_KEY_BYTES + REST_BYTES);
	cr_expect_leq(bytes_of_keys(term, "yyyyyyyyyy", place + KEYS),
		      KEYS * ANSWER_BYTES + REST_BYTES);
	walker_quit(term);
	term_end(term);
	work_end(&work);
}
