/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the terminal that the other tests sit at, with programs that every system has. */
#include "config.h"

#include "tests/tty/term.h"

#include "tests/support/check.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

TestSuite(harness, .fini = check_leaks, .timeout = 60);

static struct term *start_shell(const char *script)
{
	const char *argv[] = {"sh", "-c", script, NULL};

	return term_start(&(struct term_options){.argv = argv, .rows = 6, .cols = 40});
}

static void expect_exit(struct term *term, int code)
{
	int status;

	cr_assert(term_wait_exit(term, &status));
	cr_expect(WIFEXITED(status));
	cr_expect_eq(WEXITSTATUS(status), code);
}

Test(harness, shows_what_a_program_prints_and_how_it_ends)
{
	struct term *term = start_shell("printf 'one\\n  two'; exit 3");
	int row, col;

	cr_assert(term_expect(term, "two"));
	expect_exit(term, 3);
	cr_expect_str_eq(term_row(term, 0), "one");
	cr_expect_str_eq(term_row(term, 1), "  two");
	cr_expect_str_eq(term_screen(term), "one\n  two\n\n\n\n\n");
	term_cursor(term, &row, &col);
	cr_expect_eq(row, 1);
	cr_expect_eq(col, 5);
	cr_expect(term_modes_restored(term));
	term_end(term);
}

Test(harness, sees_all_that_was_written_before_the_end)
{
	struct term *term = start_shell("seq 1 20000; printf last");

	expect_exit(term, 0);
	cr_expect(term_find(term, "last", NULL, NULL));
	/* 9, 90, 900, 9000 and 10001 numbers of one to five digits, each with CR and LF */
	cr_expect_eq(term_byte_count(term),
		     9 * 3 + 90 * 4 + 900 * 5 + 9000 * 6 + 10001 * 7 + strlen("last"));
	term_end(term);
}

Test(harness, gives_up_when_the_program_has_ended_without_the_text)
{
	struct term *term = start_shell("printf other");
	int status;

	cr_expect_not(term_expect(term, "text"));
	cr_expect_not(term_expect_in_row(term, -1, "other"));
	cr_expect_not(term_expect_gone(term, "other"));
	cr_expect_not(term_wait_stopped(term));
	cr_assert(term_wait_exit(term, &status));
	cr_expect_eq(status, 0);
	term_end(term);
}

Test(harness, tells_a_program_that_is_not_there)
{
	const char *argv[] = {"/nowhere/at/all", NULL};
	struct term *term = term_start(&(struct term_options){.argv = argv});

	expect_exit(term, 127);
	term_end(term);
}

Test(harness, types_text_and_the_line_discipline_echoes_it)
{
	const char *argv[] = {"cat", NULL};
	struct term *term = term_start(&(struct term_options){.argv = argv, .rows = 4, .cols = 30});
	int row, col;

	term_type(term, "a 证书😀 b");
	cr_assert(term_expect(term, "a 证书😀 b"));
	term_cursor(term, &row, &col);
	cr_expect_eq(row, 0);
	cr_expect_eq(col, 10);
	cr_assert(term_find(term, "书", &row, &col));
	cr_expect_eq(col, 4);
	cr_expect_not(term_has_cut_character(term));
	term_key(term, "Enter");
	cr_assert(term_expect_in_row(term, 1, "a 证书😀 b"));
	term_key(term, "C-d");
	expect_exit(term, 0);
	term_end(term);
}

/* A line of the program's bytes in hex for each key. */
Test(harness, sends_the_bytes_of_named_keys)
{
	static const struct {
		const char *key;
		const char *hex;
	} cases[] = {
	    {"Enter", "0d"},
	    {"Tab", "09"},
	    {"S-Tab", "1b 5b 5a"},
	    {"Esc", "1b"},
	    {"Up", "1b 5b 41"},
	    {"Down", "1b 5b 42"},
	    {"Del", "1b 5b 33 7e"},
	    {"Backspace", "7f"},
	    {"PgDn", "1b 5b 36 7e"},
	    {"C-c", "03"},
	    {"C-z", "1a"},
	    {"A-x", "1b 78"},
	    {"y", "79"},
	    {"]", "5d"},
	    {"证", "e8 af 81"},
	};
	struct term *term = start_shell(
	    "stty raw -echo; printf ready; while :; do printf '\\r\\n<'; "
	    "dd bs=16 count=1 2>/dev/null | od -An -tx1 | tr -d '\\n'; printf '>'; done");

	cr_assert(term_expect(term, "ready"));
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char due[32];

		snprintf(due, sizeof due, "< %s>", cases[i].hex);
		term_key(term, cases[i].key);
		cr_assert(term_expect(term, due), "%s", cases[i].key);
	}
	term_end(term);
}

Test(harness, reads_attributes_colours_and_halves_of_wide_characters)
{
	struct term *term = start_shell("printf 'ab\\033[7mcd\\033[m.\\r\\n证证'; read line; "
					"printf '\\033[31mred'; read line; "
					"printf '\\033[m\\033[2;2H!'; read line");

	cr_assert(term_expect(term, "证证"));
	cr_expect_not(term_is_reverse(term, 0, 1));
	cr_expect(term_is_reverse(term, 0, 2));
	cr_expect(term_is_reverse(term, 0, 3));
	cr_expect_not(term_is_reverse(term, 0, 4));
	cr_expect_not(term_has_colour(term));
	cr_expect_not(term_has_cut_character(term));
	term_key(term, "Enter");
	cr_assert(term_expect(term, "red"));
	cr_expect(term_has_colour(term));
	term_key(term, "Enter");
	cr_assert(term_expect(term, "!证"));
	cr_expect(term_has_cut_character(term));
	term_end(term);
}

Test(harness, tells_the_program_its_size_and_when_it_changes)
{
	struct term *term = start_shell("trap 'stty size' WINCH; stty size; "
					"while :; do read line; done");
	int rows, cols;

	cr_assert(term_expect(term, "6 40"));
	term_resize(term, 12, 50);
	cr_assert(term_expect(term, "12 50"));
	term_size(term, &rows, &cols);
	cr_expect_eq(rows, 12);
	cr_expect_eq(cols, 50);
	for (int size = 30; size > 0; size--)
		term_resize(term, size, 2 * size - 1);
	term_resize(term, 7, 33);
	cr_assert(term_expect(term, "7 33"));
	term_end(term);
}

/* Each mode is set by a program that then ends without setting it back. */
Test(harness, sees_each_mode_that_is_not_restored)
{
	static const char *const scripts[] = {
	    "stty raw",
	    "stty -echo",
	    "stty intr ^A",
	    "printf '\\033[?1049h'",
	    "printf '\\033[?25l'",
	    "printf '\\033[?1000h'",
	    "printf '\\033[?2004h'",
	    "printf '\\033[?1h'",
	    "printf '\\033[7m'",
	    "printf '\\033[32m'",
	};

	for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
		struct term *term = start_shell(scripts[i]);

		expect_exit(term, 0);
		cr_expect_not(term_modes_restored(term), "%s", scripts[i]);
		term_end(term);
	}
}

Test(harness, pastes_in_brackets_only_where_they_were_asked_for)
{
	struct term *term = start_shell("stty raw -echo; printf 'plain:'; head -c 9; "
					"printf ';\\033[?2004h\\r\\nthen:'; "
					"head -c 9 | tr '\\033' E");

	cr_assert(term_expect(term, "plain:"));
	term_paste(term, "one line.");
	cr_assert(term_expect(term, "plain:one line.;"));
	cr_assert(term_expect(term, "then:"));
	term_paste(term, "abc");
	cr_assert(term_expect(term, "then:E[200~abc"));
	term_end(term);
}

Test(harness, clicks)
{
	struct term *term = start_shell("stty raw -echo; printf '\\033[?1000h\\033[?1006hready'; "
					"head -c 9 | tr '\\033' E");

	cr_assert(term_expect(term, "ready"));
	term_click(term, 2, 4, 1);
	cr_assert(term_expect(term, "E[<0;5;3M"));
	term_end(term);
}

Test(harness, stops_and_continues_a_program)
{
	struct term *term = start_shell("printf ready; read line; printf \"got $line\"");
	int status;

	cr_assert(term_expect(term, "ready"));
	term_key(term, "C-z");
	cr_assert(term_wait_stopped(term));
	term_type(term, "x");
	term_key(term, "Enter");
	term_signal(term, SIGCONT);
	cr_assert(term_expect(term, "got x"));
	cr_assert(term_wait_exit(term, &status));
	cr_expect_eq(status, 0);
	term_end(term);
}

Test(harness, tells_the_signal_that_ended_a_program)
{
	struct term *term = start_shell("printf ready; kill -s TERM $$; read line");
	int status;

	cr_assert(term_wait_exit(term, &status));
	cr_assert(WIFSIGNALED(status));
	cr_expect_eq(WTERMSIG(status), SIGTERM);
	term_end(term);
}

Test(harness, takes_the_terminal_away)
{
	/* `read` fails on a line that hung up, and so does printf. */
	struct term *term = start_shell("printf ready; trap '' HUP; read line; printf x || exit 5");

	cr_assert(term_expect(term, "ready"));
	term_hang_up(term);
	expect_exit(term, 5);
	term_end(term);
}

Test(harness, gives_each_program_an_environment_of_its_own)
{
	const char *argv[] = {"sh", "-c",
			      "printf \"$TERM,$LC_ALL,${LINES-none},$MINE,${HOME-none}.\"", NULL};
	const char *env[] = {"MINE=yes", "LC_ALL=C", "HOME", NULL};
	struct term *term =
	    term_start(&(struct term_options){.argv = argv, .env = env, .type = "vt100"});

	cr_assert(term_expect(term, "vt100,C,none,yes,none."));
	term_end(term);
}
