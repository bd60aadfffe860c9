/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A growing string of bytes, always with a NUL behind the last. */
#ifndef CAGRADE_BASE_TEXT_H
#define CAGRADE_BASE_TEXT_H

#include <stddef.h>

struct text {
	char *bytes; /* "" before anything is added; never NULL */
	size_t len;  /* bytes in use, the NUL not counted */
	size_t room; /* bytes allocated; 0 while bytes is the static "" */
};

/* An empty text; needs no release until something is added. */
#define TEXT_EMPTY ((struct text){.bytes = (char *)"", .len = 0, .room = 0})

/* Free the bytes and make the text empty again. */
void text_release(struct text *text);

/* Make the text empty, keeping its room for what comes next. */
void text_clear(struct text *text);

/* Cut the text to its first len bytes; len is at most text->len. */
void text_cut(struct text *text, size_t len);

/* Make sure that `more` bytes can be added without moving the text. */
void text_reserve(struct text *text, size_t more);

/* Add bytes, which may hold NULs and must not be the text's own; a string; a byte. */
void text_add(struct text *text, const char *bytes, size_t len);
void text_add_string(struct text *text, const char *string);
void text_add_byte(struct text *text, char byte);

/* Add what printf would print. */
void text_printf(struct text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Take the bytes out: yours, free().  The text is empty afterwards. */
char *text_take(struct text *text);

#endif
