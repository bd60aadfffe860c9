/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An inspector at the screen: answers questions of answers.h by keys, each once it is on the
 * screen. */
#include "config.h"

#include "tests/tty/walker.h"

#include "base/text.h"
#include "tests/tty/answers.h"
#include "tests/tty/term.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

void walker_expect(struct term *term, size_t place)
{
	char heading[32];

	/* Behind the last question the walk stays where it is. */
	if (place == answers_count())
		return;
	snprintf(heading, sizeof heading, " %zu/%zu", place + 1, answers_count());
	cr_assert(term_expect(term, heading), "question '%s'", answers_at(place)->item);
}

static void type_lines(struct term *term, const char *text)
{
	struct text line = TEXT_EMPTY;
	size_t len = strcspn(text, "\n");

	text_add(&line, text, len);
	term_type(term, line.bytes);
	while (text[len] == '\n') {
		text += len + 1;
		len = strcspn(text, "\n");
		text_clear(&line);
		text_add(&line, text, len);
		term_key(term, "A-Enter");
		term_type(term, line.bytes);
	}
	text_release(&line);
}

static void write_note(struct term *term, const struct given *given)
{
	if (!given->note)
		return;
	term_key(term, "m");
	type_lines(term, given->note);
	term_key(term, "Enter");
}

static bool is_text(const struct given *given)
{
	return strncmp(given->item, "cover.", 6) == 0 && strcmp(given->item, "cover.date") != 0;
}

static void press_answer(struct term *term, const struct given *given)
{
	const char *end = strrchr(given->item, '.');

	if (is_text(given)) {
		term_key(term, "Enter");
		term_type(term, given->answer);
		term_key(term, "Enter");
	} else if (strcmp(given->answer, "") == 0) {
		term_key(term, "Down");
	} else if (strcmp(given->answer, "na") == 0) {
		term_key(term, "x");
	} else if (given->answer[0] >= '0' && given->answer[0] <= '9') {
		term_type(term, given->answer);
		if (strcmp(end, ".score") != 0) /* a score is one digit, and needs no Enter */
			term_key(term, "Enter");
	} else {
		term_key(term, given->answer[0] == 'y' ? "y" : "n");
	}
}

/* Give a leaf's score from the question in front of the score's, go there for its note, and come
 * back. */
static void give_score(struct term *term, size_t place)
{
	const struct given *score = answers_at(place);

	term_key(term, "d");
	term_type(term, score->answer);
	if (!score->note)
		return;
	walker_go(term, score->item, place);
	write_note(term, score);
	walker_go(term, answers_at(place - 1)->item, place - 1);
}

void walker_answer(struct term *term, size_t place)
{
	const struct given *given = answers_at(place);

	if (answers_has_direct_score(place))
		give_score(term, place + 1);
	write_note(term, given);
	press_answer(term, given);
	walker_expect(term, answers_next(place));
}

void walker_answer_to(struct term *term, size_t from, size_t end)
{
	walker_expect(term, from);
	for (size_t place = from; place < end; place = answers_next(place))
		walker_answer(term, place);
}

void walker_go(struct term *term, const char *name, size_t place)
{
	term_key(term, "g");
	cr_assert(term_expect(term, "Go to clause"));
	term_type(term, name);
	term_key(term, "Enter");
	walker_expect(term, place);
}

void walker_quit(struct term *term)
{
	int status;

	term_key(term, "q");
	cr_assert(term_wait_exit(term, &status));
	cr_expect_eq(status, 0, "ended with 0x%x", (unsigned)status);
	cr_expect(WIFEXITED(status));
	cr_expect(term_find(term, "slip ", NULL, NULL), "%s", term_screen(term));
	cr_expect(term_modes_restored(term));
}
