/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the memory of rows. */
#include "config.h"

#include "report/memory.h"

#include "tests/support/check.h"

TestSuite(memory, .fini = check_leaks);

Test(memory, gives_the_row_before_of_the_same_item)
{
	static const struct event rows[] = {
	    {.seq = 1, .item = "a"}, {.seq = 2, .item = "b"}, {.seq = 3, .item = "a"},
	    {.seq = 4, .item = "a"}, {.seq = 5, .item = "b"},
	};
	static const size_t before[] = {0, 0, 1, 3, 2}; /* 0: none */
	struct memory memory;

	memory_init(&memory);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct event *found = memory_take(&memory, &rows[i]);

		cr_expect_eq(found ? found->seq : 0, before[i], "row %zu", i + 1);
	}
	memory_release(&memory);
}
