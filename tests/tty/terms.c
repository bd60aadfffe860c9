/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the terminals that there are: capable ones, dumb ones, plain ones, odd locales. */
#include "config.h"

#include "tests/support/check.h"
#include "tests/tty/answers.h"
#include "tests/tty/term.h"
#include "tests/tty/walker.h"
#include "tests/tty/work.h"

#include <string.h>
#include <sys/wait.h>

TestSuite(terms, .fini = check_leaks, .timeout = 200);

/* Answer a few questions of each type, looking at what the cursor keys do. */
static void walk_a_little(const struct work *work, struct term *term)
{
	size_t count = answers_place("eligibility.law");

	walker_expect(term, 0);
	term_key(term, "Down");
	walker_expect(term, 1);
	term_key(term, "Up");
	walker_answer_to(term, 0, count);
	walker_go(term, "handling.cycle.days", answers_place("handling.cycle.days"));
	walker_answer(term, answers_place("handling.cycle.days"));
	cr_assert(term_settle(term));
	cr_expect_not(term_has_cut_character(term));
	walker_quit(term);
	cr_expect(work_has_row(work, "cover.organisation", "华东电子认证有限公司"));
	cr_expect(work_has_row(work, "handling.cycle.days", "2.5"));
}

Test(terms, capable_ones_show_the_screen)
{
	static const char *const types[] = {
	    "xterm-256color", "xterm", "linux", "vt100",	 "vt220",
	    "screen",	      "tmux",  "rxvt",	"tmux-256color", "screen-256color",
	};

	for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
		struct work work = work_begin();
		struct term *term = work_assess(&work, &(struct work_screen){.type = types[i]});

		walk_a_little(&work, term);
		term_end(term);
		work_end(&work);
	}
}

/* Line by line: no question is drawn, and what is said of the end is not either. */
static void expect_plain(const struct work *work, struct term *term)
{
	int status;

	cr_assert(term_expect(term, "Question 1 of 228, cover.organisation."));
	cr_expect_not(term_find(term, " 1/228", NULL, NULL));
	term_type(term, "证书机构");
	term_key(term, "Enter");
	cr_assert(term_expect(term, "Question 2 of 228, cover.licence."));
	term_key(term, "C-d");
	cr_assert(term_wait_exit(term, &status));
	cr_expect_eq(status, 0);
	cr_expect(term_find(term, "slip 2:", NULL, NULL));
	cr_expect(term_modes_restored(term));
	cr_expect_not(term_has_written(term, "\033"));
	cr_expect(work_has_row(work, "cover.organisation", "证书机构"));
}

Test(terms, others_get_the_plain_walk)
{
	static const struct {
		const char *type;
		const char *env[2];
	} cases[] = {
	    {"dumb", {NULL}}, {"unknown", {NULL}},	 {"no-such-terminal", {NULL}},
	    {"", {NULL}},     {"unset", {"TERM", NULL}},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct work work = work_begin();
		struct term *term = work_assess(
		    &work, &(struct work_screen){.type = cases[i].type, .env = cases[i].env});

		expect_plain(&work, term);
		term_end(term);
		work_end(&work);
	}
}

Test(terms, a_capable_one_gets_the_plain_walk_where_it_is_asked_for)
{
	const char *options[] = {"--plain", NULL};
	struct work work = work_begin();
	struct term *term = work_assess(&work, &(struct work_screen){.options = options});

	expect_plain(&work, term);
	term_end(term);
	work_end(&work);
}

/* True where any of the screens that a walk shows has a colour. */
static bool has_colour_anywhere(struct term *term)
{
	static const char *const keys[] = {"n", "u", "s", "c", "?", "Esc"};
	bool has = false;

	walker_go(term, "6.1", answers_place("6.1.a"));
	walker_answer(term, answers_place("6.1.a"));
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		term_key(term, keys[i]);
		cr_assert(term_settle(term));
		has = has || term_has_colour(term);
	}
	walker_expect(term, answers_place("6.1.b"));
	walker_quit(term);
	return has;
}

Test(terms, colours_only_where_the_user_has_nothing_against_them)
{
	static const struct {
		const char *type;
		const char *env[2];
		bool has_colour;
	} cases[] = {
	    {"xterm-256color", {NULL}, true},
	    {"xterm-256color", {"NO_COLOR=1"}, false},
	    {"xterm-256color", {"NO_COLOR="}, true},
	    {"linux", {"NO_COLOR=yes"}, false},
	    {"vt100", {NULL}, false},
	    {"xterm-mono", {NULL}, false},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct work work = work_begin();
		struct term *term = work_assess(
		    &work, &(struct work_screen){.type = cases[i].type, .env = cases[i].env});

		cr_expect_eq(has_colour_anywhere(term), cases[i].has_colour, "%s %s", cases[i].type,
			     cases[i].env[0] ? cases[i].env[0] : "");
		term_end(term);
		work_end(&work);
	}
}

/* Whatever the locale, a terminal of today takes UTF-8. */
Test(terms, odd_locales_do_not_garble_chinese)
{
	static const char *const locales[][4] = {
	    {"LC_ALL=C", NULL},
	    {"LC_ALL=POSIX", NULL},
	    {"LC_ALL=no_SUCH.UTF-8", NULL},
	    {"LC_ALL", "LANG=en_US.ISO-8859-1", NULL},
	    {"LC_ALL", NULL},
	    {"LC_ALL=", "LC_CTYPE=C", "LANG=C", NULL},
	};

	for (size_t i = 0; i < sizeof locales / sizeof *locales; i++) {
		struct work work = work_begin();
		struct term *term = work_assess(&work, &(struct work_screen){.env = locales[i]});

		walk_a_little(&work, term);
		term_end(term);
		work_end(&work);
	}
}

Test(terms, the_language_follows_the_locale_even_where_it_is_not_installed)
{
	static const struct {
		const char *env[4];
		const char *question;
	} cases[] = {
	    {{"LC_ALL=zh_CN.UTF-8", NULL}, "受检认证机构的全称是什么？"},
	    {{"LC_ALL", "LANG=zh_CN.UTF-8", NULL}, "受检认证机构的全称是什么？"},
	    {{"LC_ALL", "LC_MESSAGES=zh_CN.UTF-8", "LANG=C.UTF-8", NULL},
	     "受检认证机构的全称是什么？"},
	    {{"LC_ALL=C.UTF-8", NULL}, "What is the full name"},
	    {{"LC_ALL=de_DE.UTF-8", NULL}, "What is the full name"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct work work = work_begin();
		struct term *term = work_assess(&work, &(struct work_screen){.env = cases[i].env});

		cr_expect(term_expect(term, cases[i].question), "%s", cases[i].env[0]);
		walker_quit(term);
		term_end(term);
		work_end(&work);
	}
}

/* Lines and bars of plain characters, for fonts that lack or widen the others. */
Test(terms, ascii_draws_nothing_else)
{
	const char *options[] = {"--ascii", NULL};
	struct work work = work_begin();
	struct term *term =
	    work_assess(&work, &(struct work_screen){.rows = 60, .cols = 200, .options = options});

	walker_expect(term, 0);
	cr_assert(term_settle(term));
	for (const char *at = term_screen(term); *at != '\0'; at++)
		cr_assert_lt((unsigned char)*at, 0x80, "%s", term_screen(term));
	walker_quit(term);
	term_end(term);
	work_end(&work);
}

/* These freeze the size that the screen library believes in. */
Test(terms, lines_and_columns_in_the_environment_do_not_matter)
{
	const char *env[] = {"LINES=5", "COLUMNS=20", NULL};
	struct work work = work_begin();
	struct term *term = work_assess(&work, &(struct work_screen){.env = env});

	walker_expect(term, 0);
	cr_assert(term_expect_in_row(term, -1, "? help"));
	term_resize(term, 30, 100);
	cr_assert(term_expect_in_row(term, -1, "? help"));
	walker_quit(term);
	term_end(term);
	work_end(&work);
}

/* Pasted text goes where text is written, and is never taken for keys. */
Test(terms, a_paste_is_no_row_of_answers)
{
	struct work work = work_begin();
	struct term *term = work_assess(&work, &(struct work_screen){0});

	walker_expect(term, 0);
	term_paste(term, "广东 CA\nsecond line");
	cr_assert(term_expect(term, "> 广东 CA second line"));
	term_key(term, "Enter");
	walker_expect(term, 1);
	walker_go(term, "8.4.1", answers_place("eligibility.accident"));
	term_paste(term, "nnn");
	cr_assert(term_expect(term, "nothing was pasted"));
	walker_expect(term, answers_place("eligibility.accident"));
	walker_quit(term);
	cr_expect(work_has_row(&work, "cover.organisation", "广东 CA second line"));
	cr_expect_eq(work_row_count(&work), 2);
	term_end(term);
	work_end(&work);
}

/* The terminal draws what an input method has under way at the cursor. */
Test(terms, the_cursor_stands_where_text_is_put_in)
{
	static const struct {
		const char *key;
		int col; /* behind the prompt's two columns */
	} moves[] = {{"证", 2}, {"书", 4},	  {"a", 5},   {"Left", 4}, {"Left", 2},
		     {"é", 3},	{"Backspace", 2}, {"Del", 2}, {"End", 3}};
	struct work work = work_begin();
	struct term *term = work_assess(&work, &(struct work_screen){0});

	walker_expect(term, 0);
	term_key(term, "Enter");
	cr_assert(term_expect_in_row(term, -1, ">"));
	for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
		int row, col;

		term_key(term, moves[i].key);
		cr_assert(term_settle(term));
		term_cursor(term, &row, &col);
		cr_expect_eq(row, 23);
		cr_expect_eq(col, 2 + moves[i].col, "'%s': %d", moves[i].key, col);
	}
	cr_expect_str_eq(term_row(term, 23), "> 证a");
	term_key(term, "Enter");
	walker_expect(term, 1);
	walker_quit(term);
	cr_expect(work_has_row(&work, "cover.organisation", "证a"));
	term_end(term);
	work_end(&work);
}
