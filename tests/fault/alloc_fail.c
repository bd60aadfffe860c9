/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Linked into the program in place of the C library's allocator: the N-th allocation from main() on
 * fails, of the program and of its libraries alike.  ALLOC_FAIL says which, and ALLOC_FOR_GOOD
 * whether all behind it fail too.  Whose allocation it was is written to the file ALLOC_FD: `o` for
 * our own, `l` for a library's.
 *
 * Under the address sanitizer, whose allocator has to stay, the libraries' allocations succeed. */
#include "config.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#if defined __SANITIZE_ADDRESS__
#define HAS_ASAN 1
#elif defined __has_feature
#if __has_feature(address_sanitizer)
#define HAS_ASAN 1
#endif
#endif

static struct {
	unsigned long at; /* 0: none fails */
	unsigned long count;
	bool for_good;
	int fd; /* -1: nobody is told */
} plan;

static unsigned long number_of_environment(const char *name, unsigned long otherwise)
{
	const char *set = getenv(name);

	return set ? strtoul(set, NULL, 10) : otherwise;
}

/* Behind the constructors of all libraries: what they cannot do without is none of ours. */
__attribute__((constructor)) static void begin(void)
{
	plan.fd = (int)number_of_environment("ALLOC_FD", 0) - 1;
	plan.for_good = getenv("ALLOC_FOR_GOOD") != NULL;
	plan.at = number_of_environment("ALLOC_FAIL", 0);
}

static bool fails(char whose)
{
	if (plan.at == 0 || ++plan.count < plan.at || (plan.count > plan.at && !plan.for_good))
		return false;
	if (plan.count == plan.at && plan.fd >= 0 && write(plan.fd, &whose, 1) != 1)
		_exit(99);
	errno = ENOMEM;
	return true;
}

#ifdef HAS_ASAN
void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
#define real_malloc __real_malloc
#define real_calloc __real_calloc
#define real_realloc __real_realloc
#else
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
#define real_malloc __libc_malloc
#define real_calloc __libc_calloc
#define real_realloc __libc_realloc
#endif

/* The program's own calls, by the linker's --wrap. */
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);

void *__wrap_malloc(size_t size)
{
	return fails('o') ? NULL : real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
	return fails('o') ? NULL : real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size)
{
	return fails('o') ? NULL : real_realloc(old, size);
}

/* Those of the libraries, which find these before the C library's. */
#ifndef HAS_ASAN
void *malloc(size_t size)
{
	return fails('l') ? NULL : real_malloc(size);
}

void *calloc(size_t count, size_t size)
{
	return fails('l') ? NULL : real_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
	return fails('l') ? NULL : real_realloc(old, size);
}
#endif
