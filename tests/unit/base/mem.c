/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of allocation and of how the program ends without memory. */
#include "config.h"

#include "base/mem.h"

#include "tests/support/check.h"

#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

TestSuite(mem, .fini = check_leaks);

#ifdef CHECK_HAS_ASAN
const char *__asan_default_options(void);

/* Let malloc() fail under the sanitizer as it does without. */
const char *__asan_default_options(void)
{
	return "allocator_may_return_null=1";
}
#endif

#define OUT_OF_MEMORY "cagrade: out of memory\n"

/* More than any machine has, and hidden from the compiler, which would warn. */
static volatile size_t too_much = SIZE_MAX / 4;

static void exhaust_by_alloc(void)
{
	free(mem_alloc(too_much));
}

static void exhaust_by_resize(void)
{
	free(mem_resize(NULL, too_much, 1));
}

static void exhaust_by_product(void)
{
	free(mem_resize(NULL, too_much, 8)); /* wraps around to a small size */
}

static void exhaust_by_copy(void)
{
	free(mem_copy("", 4 * too_much + 3)); /* SIZE_MAX: no room for the NUL */
}

static void say_hook(void)
{
	if (write(STDERR_FILENO, "hook\n", 5) != 5)
		_exit(9);
}

static void say_hook_and_exhaust(void)
{
	say_hook();
	exhaust_by_alloc();
}

/* Run exhaust in a child with that hook; what it writes to stderr, and its exit status. */
static int end_of_child(void (*hook)(void), void (*exhaust)(void), char *said, size_t said_size)
{
	size_t len = 0;
	ssize_t got;
	int pipes[2];
	int status;
	pid_t child;

	cr_assert_eq(pipe(pipes), 0);
	child = fork();
	cr_assert_geq(child, 0);
	if (child == 0) {
		dup2(pipes[1], STDERR_FILENO);
		close(pipes[0]);
		close(pipes[1]);
		mem_on_exhausted(hook);
		exhaust();
		_exit(0);
	}
	close(pipes[1]);
	while ((got = read(pipes[0], said + len, said_size - 1 - len)) > 0)
		len += (size_t)got;
	said[len] = '\0';
	close(pipes[0]); /* a child that never stops talking ends here too */
	cr_assert_eq(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static bool ends_with(const char *string, const char *end)
{
	size_t len = strlen(string);
	size_t end_len = strlen(end);

	return len >= end_len && strcmp(string + len - end_len, end) == 0;
}

Test(mem, gives_zeroed_bytes)
{
	static const char zeros[4096];
	char *block;

	/* A block that was used before must come back clean. */
	for (int i = 0; i < 8; i++) {
		block = mem_alloc(sizeof zeros);
		cr_expect_arr_eq(block, zeros, sizeof zeros);
		memset(block, 'x', sizeof zeros);
		free(block);
	}
}

Test(mem, gives_a_pointer_for_no_bytes)
{
	char *a = mem_alloc(0);
	char *b = mem_resize(NULL, 0, 8);

	cr_expect_not_null(a);
	cr_expect_not_null(b);
	a = mem_resize(a, 0, 1);
	cr_expect_not_null(a);
	free(a);
	free(b);
}

Test(mem, resize_keeps_the_elements)
{
	int *numbers = mem_resize(NULL, 3, sizeof *numbers);

	for (int i = 0; i < 3; i++)
		numbers[i] = 10 + i;
	numbers = mem_resize(numbers, 1000, sizeof *numbers);
	numbers[999] = 7;
	for (int i = 0; i < 3; i++)
		cr_expect_eq(numbers[i], 10 + i);
	free(numbers);
}

Test(mem, copies_end_with_nul)
{
	char *inside = mem_copy("a\0b?", 3);
	char *nothing = mem_copy(NULL, 0);
	char *string = mem_string("证书");

	cr_expect_arr_eq(inside, "a\0b", 4);
	cr_expect_str_eq(nothing, "");
	cr_expect_str_eq(string, "证书");
	free(inside);
	free(nothing);
	free(string);
}

Test(mem, ends_the_program_when_exhausted)
{
	static void (*const ways[])(void) = {exhaust_by_alloc, exhaust_by_resize,
					     exhaust_by_product, exhaust_by_copy};
	char said[4096];

	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		cr_expect_eq(end_of_child(NULL, ways[i], said, sizeof said), 2, "way %zu", i);
		cr_expect(ends_with(said, OUT_OF_MEMORY), "way %zu: %s", i, said);
	}
}

Test(mem, calls_the_hook_before_the_end)
{
	char said[4096];

	cr_expect_eq(end_of_child(say_hook, exhaust_by_alloc, said, sizeof said), 2);
	cr_expect(ends_with(said, "hook\n" OUT_OF_MEMORY), "%s", said);
}

Test(mem, calls_the_hook_once_though_it_needs_memory)
{
	char said[4096];
	char *first;

	cr_expect_eq(end_of_child(say_hook_and_exhaust, exhaust_by_alloc, said, sizeof said), 2);
	first = strstr(said, "hook\n");
	cr_assert_not_null(first);
	cr_expect_null(strstr(first + 1, "hook\n"));
	cr_expect(ends_with(said, OUT_OF_MEMORY), "%s", said);
}
