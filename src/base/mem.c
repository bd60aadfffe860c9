/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Allocation that never returns NULL: running out of memory ends the program. */
#include "config.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define EXIT_TROUBLE 2 /* the exit status of the program in trouble */

static void (*exhausted_hook)(void);

/* End the program without allocating: no stdio, no translation, no atexit handlers. */
static _Noreturn void end_exhausted(void)
{
	static const char words[] = "cagrade: out of memory\n";
	void (*hook)(void) = exhausted_hook;

	exhausted_hook = NULL; /* the hook may run out of memory too, and must not come again */
	if (hook)
		hook();
	if (write(STDERR_FILENO, words, sizeof words - 1) < 0)
		_exit(EXIT_TROUBLE); /* nobody is left to tell */
	_exit(EXIT_TROUBLE);
}

static void *or_end(void *block)
{
	if (!block)
		end_exhausted();
	return block;
}

void *mem_alloc(size_t size_bytes)
{
	return or_end(calloc(1, size_bytes ? size_bytes : 1));
}

void *mem_resize(void *old, size_t count, size_t size_bytes)
{
	size_t total_bytes;

	if (__builtin_mul_overflow(count, size_bytes, &total_bytes))
		end_exhausted();
	/* realloc() to a size of 0 may free the block and return NULL. */
	return or_end(realloc(old, total_bytes ? total_bytes : 1));
}

char *mem_copy(const char *bytes, size_t len)
{
	size_t size_bytes;
	char *copy;

	if (__builtin_add_overflow(len, 1, &size_bytes))
		end_exhausted();
	copy = or_end(malloc(size_bytes));
	if (len > 0) /* memcpy() must not be given NULL, not even for no bytes */
		memcpy(copy, bytes, len);
	copy[len] = '\0';
	return copy;
}

char *mem_string(const char *string)
{
	return mem_copy(string, strlen(string));
}

void mem_on_exhausted(void (*hook)(void))
{
	exhausted_hook = hook;
}
