/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A growing string of bytes, always with a NUL behind the last. */
#include "config.h"

#include "base/text.h"

#include "base/mem.h"

#include <assert.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROOM_AT_FIRST 64

void text_release(struct text *text)
{
	if (text->room > 0)
		free(text->bytes);
	*text = TEXT_EMPTY;
}

void text_clear(struct text *text)
{
	text_cut(text, 0);
}

void text_cut(struct text *text, size_t len)
{
	assert(len <= text->len);
	text->len = len;
	if (text->room > 0) /* the static "" must not be written to */
		text->bytes[len] = '\0';
}

void text_reserve(struct text *text, size_t more)
{
	bool is_static = text->room == 0;
	size_t needed;
	size_t room;

	/* A size that does not exist is left to the allocator, which cannot give it either. */
	if (__builtin_add_overflow(text->len, more, &needed) ||
	    __builtin_add_overflow(needed, 1, &needed))
		needed = SIZE_MAX;
	if (needed <= text->room)
		return;
	/* Doubling keeps the copying in proportion to the bytes added; no block is so large that
	 * this could wrap around. */
	room = 2 * text->room;
	if (room < ROOM_AT_FIRST)
		room = ROOM_AT_FIRST;
	if (room < needed)
		room = needed;
	text->bytes = mem_resize(is_static ? NULL : text->bytes, room, 1);
	text->bytes[text->len] = '\0';
	text->room = room;
}

void text_add(struct text *text, const char *bytes, size_t len)
{
	if (len == 0) /* memcpy() must not be given NULL, not even for no bytes */
		return;
	text_reserve(text, len);
	memcpy(text->bytes + text->len, bytes, len);
	text->len += len;
	text->bytes[text->len] = '\0';
}

void text_add_string(struct text *text, const char *string)
{
	text_add(text, string, strlen(string));
}

void text_add_byte(struct text *text, char byte)
{
	text_reserve(text, 1);
	text->bytes[text->len++] = byte;
	text->bytes[text->len] = '\0';
}

void text_printf(struct text *text, const char *format, ...)
{
	size_t room = text->room - text->len;
	va_list first;
	va_list second;
	int len;

	va_start(first, format);
	va_copy(second, first);
	/* Where there is room for it, this prints; where not, it measures, and nothing counts yet.
	 */
	len = vsnprintf(text->bytes + text->len, room, format, first);
	va_end(first);
	assert(len >= 0);
	if (len > 0 && (size_t)len >= room) {
		text_reserve(text, (size_t)len);
		vsnprintf(text->bytes + text->len, (size_t)len + 1, format, second);
	}
	text->len += (size_t)len;
	va_end(second);
}

char *text_take(struct text *text)
{
	char *taken = text->room > 0 ? text->bytes : mem_string("");

	*text = TEXT_EMPTY;
	return taken;
}
