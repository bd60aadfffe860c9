/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the screen in all sizes, in both languages: whole words, whole characters, no mess. */
#include "config.h"

#include "tests/support/check.h"
#include "tests/tty/answers.h"
#include "tests/tty/questions.h"
#include "tests/tty/term.h"
#include "tests/tty/walker.h"
#include "tests/tty/work.h"

#include <string.h>
#include <sys/wait.h>

TestSuite(sizes, .fini = check_leaks, .timeout = 200);

#define LINE "│" /* between the outline, the question and the scores */

/* Before anything is answered: tables 3 to 5 give 1 at the least, (0.1 + 0.2 + 0.1) x 0.4. */
#define TOTAL "0.16-5.00"

static const struct {
	int rows, cols;
} sizes[] = {{24, 80}, {12, 40}, {60, 200}};

#define SIZE_COUNT (sizeof sizes / sizeof *sizes)

/* Add a string without its blanks: text is wrapped at these. */
static void add_dense(struct text *out, const char *string, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (string[i] != ' ')
			text_add_byte(out, string[i]);
	}
}

/* Read the column of the screen where the question stands, without blanks. */
static void read_question(struct term *term, struct text *out)
{
	int rows;

	text_clear(out);
	term_size(term, &rows, NULL);
	for (int row = 0; row < rows; row++) {
		const char *line = term_row(term, row);
		const char *start = strstr(line, LINE);
		const char *end;

		start = start ? start + strlen(LINE) : line;
		end = strstr(start, LINE);
		add_dense(out, start, end ? (size_t)(end - start) : strlen(start));
	}
}

/* Everything that must be there in any size. */
static void expect_whole(struct term *term, const char *label)
{
	struct text question = TEXT_EMPTY;
	struct text wanted = TEXT_EMPTY;

	read_question(term, &question);
	add_dense(&wanted, label, strlen(label));
	cr_expect(strstr(question.bytes, wanted.bytes), "'%s' on\n%s", label, term_screen(term));
	cr_expect(strstr(term_row(term, 0), WORK_RECORD));
	cr_expect(term_find(term, TOTAL, NULL, NULL), "%s", term_screen(term));
	cr_expect_not(term_has_cut_character(term));
	text_release(&question);
	text_release(&wanted);
}

/* Step through all questions and look at each. */
static void look_at_all(const char *language, int rows, int cols)
{
	const char *options[] = {"--lang", language, NULL};
	struct work work = work_begin();
	struct term *term = work_assess(
	    &work, &(struct work_screen){.rows = rows, .cols = cols, .options = options});
	struct questions questions;

	questions_read(&questions, language);
	for (size_t place = 0; place < questions.labels.count; place++) {
		walker_expect(term, place);
		cr_assert(term_settle(term));
		expect_whole(term, questions.labels.at[place]);
		term_key(term, "Down");
	}
	walker_quit(term);
	questions_release(&questions);
	term_end(term);
	work_end(&work);
}

Test(sizes, every_question_is_whole_in_english)
{
	for (size_t i = 0; i < SIZE_COUNT; i++)
		look_at_all("en", sizes[i].rows, sizes[i].cols);
}

Test(sizes, every_question_is_whole_in_chinese)
{
	for (size_t i = 0; i < SIZE_COUNT; i++)
		look_at_all("zh", sizes[i].rows, sizes[i].cols);
}

Test(sizes, a_screen_too_small_says_which_size_is_needed)
{
	static const struct {
		int rows, cols;
	} small[] = {{11, 39}, {11, 40}, {12, 39}, {1, 39}};
	struct work work = work_begin();
	struct term *term = work_assess(&work, &(struct work_screen){.rows = 11, .cols = 39});

	for (size_t i = 0; i < sizeof small / sizeof *small; i++) {
		term_resize(term, small[i].rows, small[i].cols);
		cr_assert(term_expect_in_row(term, 0, "40 columns and 12 rows are needed"));
		cr_assert(term_settle(term));
		cr_expect_not(term_find(term, "/228", NULL, NULL));
		term_resize(term, 12, 40);
		cr_assert(term_expect(term, " 1/228"));
		cr_expect_not(term_find(term, "needed", NULL, NULL));
	}
	walker_quit(term);
	term_end(term);
	work_end(&work);
}

/* Sizes one behind the other without order, down to 1x1 and back. */
static void storm(struct term *term)
{
	int rows = 7;
	int cols = 31;

	for (int i = 0; i < 100; i++) {
		rows = (rows * 31 + 17) % 67 + 1;
		cols = (cols * 29 + 43) % 211 + 1;
		term_resize(term, rows, cols);
	}
	for (int size = 20; size > 0; size--)
		term_resize(term, size, 2 * size - 1);
	term_resize(term, 24, 80);
}

/* What stands on the screen is what drawing it anew gives. */
static void expect_drawn(struct term *term, const char *text)
{
	struct text before = TEXT_EMPTY;
	size_t count;

	cr_assert(term_expect(term, text));
	cr_assert(term_settle(term));
	text_add_string(&before, term_screen(term));
	count = term_byte_count(term);
	term_key(term, "C-l");
	cr_assert(term_settle(term));
	cr_expect_str_eq(term_screen(term), before.bytes);
	cr_expect_gt(term_byte_count(term), count + before.len / 2, "it was not drawn anew");
	text_release(&before);
}

Test(sizes, a_storm_of_resizes_leaves_the_screen_whole)
{
	static const struct {
		const char *key; /* NULL: none */
		const char *text;
	} shown[] = {
	    {NULL, " 1/228"}, {"s", "Indicator"},  {"c", "warning"},	  {"w", "What if: "},
	    {"H", "History"}, {"?", "answer yes"}, {"m", "Note Cover: "}, {"e", "Evidence Cover: "},
	    {"g", "Go to "},  {"v", "Show "},
	};
	struct work work = work_begin();
	struct term *term = work_assess(&work, &(struct work_screen){0});

	for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
		cr_assert(term_expect(term, " 1/228"));
		if (shown[i].key)
			term_key(term, shown[i].key);
		cr_assert(term_expect(term, shown[i].text));
		storm(term);
		expect_drawn(term, shown[i].text);
		term_key(term, "Esc");
	}
	walker_go(term, "8.4.1", answers_place("eligibility.accident"));
	walker_answer(term, answers_place("eligibility.accident"));
	walker_quit(term);
	cr_expect(work_has_row(&work, "eligibility.accident", "no"));
	term_end(term);
	work_end(&work);
}

/* Keys that are typed while the window changes are neither lost nor doubled. */
Test(sizes, no_key_is_lost_in_a_storm)
{
	struct work work = work_begin();
	struct term *term = work_assess(&work, &(struct work_screen){0});
	size_t place = answers_place("6.2.10.a");

	cr_assert(term_expect(term, " 1/228"));
	for (size_t i = 0; i < place; i++) {
		term_key(term, "j");
		term_resize(term, 12 + (int)(i % 40), 40 + (int)(i * 7 % 150));
	}
	walker_expect(term, place);
	term_key(term, "m");
	for (size_t i = 0; i < 30; i++) {
		term_type(term, "证书");
		term_resize(term, 12 + (int)(i % 40), 40 + (int)(i * 7 % 150));
	}
	term_resize(term, 24, 80);
	term_key(term, "Enter");
	cr_assert(term_expect_gone(term, "Enter keeps it"));
	term_key(term, "y");
	walker_expect(term, answers_next(place));
	walker_quit(term);
	cr_expect(
	    work_has_row(&work, "6.2.10.a",
			 "yes,证书证书证书证书证书证书证书证书证书证书证书证书证书证书证书证书证书"
			 "证书证书证书证书证书证书证书证书证书证书证书证书证书"));
	term_end(term);
	work_end(&work);
}
