/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An inspector at the screen: answers questions of answers.h by keys, each once it is on the
 * screen. */
#ifndef CAGRADE_TESTS_WALKER_H
#define CAGRADE_TESTS_WALKER_H

#include <stddef.h>

struct term;

/* Wait until the question with that place is the one asked; the test ends where it does not come.
 */
void walker_expect(struct term *term, size_t place);

/* Answer the question at that place, which is the one asked, with its note and the direct score
 * behind it, and wait for the next one. */
void walker_answer(struct term *term, size_t place);

/* Answer from one place up to another, which is asked then. */
void walker_answer_to(struct term *term, size_t from, size_t end);

/* Go to an item or clause by name, and wait until the question with that place is asked. */
void walker_go(struct term *term, const char *name, size_t place);

/* Press q, and wait for the end with status 0, the slip on the main screen and the terminal as it
 * was. */
void walker_quit(struct term *term);

#endif
