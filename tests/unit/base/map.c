/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the look-up of an index by a string. */
#include "config.h"

#include "base/map.h"

#include "tests/support/check.h"

#include <stdio.h>

TestSuite(map, .fini = check_leaks);

Test(map, finds_what_was_added_and_nothing_else)
{
	static const char *const keys[] = {"6.1.a", "6.1.b", "", "handling.cycle.days",
					   "证书",  "6.1"};
	static const char *const absent[] = {"6.1.", "6.1.A", "6", "a", "handling.cycle.day", "证"};
	size_t count = sizeof keys / sizeof *keys;
	struct map *map = map_new();

	cr_expect_eq(map_find(map, "6.1.a"), MAP_NONE);
	for (size_t i = 0; i < count; i++)
		cr_expect(map_add(map, keys[i], 100 + i), "'%s'", keys[i]);
	for (size_t i = 0; i < count; i++)
		cr_expect_eq(map_find(map, keys[i]), 100 + i, "'%s'", keys[i]);
	for (size_t i = 0; i < sizeof absent / sizeof *absent; i++)
		cr_expect_eq(map_find(map, absent[i]), MAP_NONE, "'%s'", absent[i]);
	map_free(map);
}

Test(map, compares_bytes_not_addresses)
{
	char key[] = "6.1.a";
	char same[] = "6.1.a";
	struct map *map = map_new();

	cr_expect(map_add(map, key, 0));
	cr_expect_eq(map_find(map, same), 0);
	map_free(map);
}

Test(map, refuses_a_key_twice_and_keeps_the_first)
{
	char again[] = "x";
	struct map *map = map_new();

	cr_expect(map_add(map, "x", 1));
	cr_expect_not(map_add(map, again, 2));
	cr_expect_eq(map_find(map, "x"), 1);
	map_free(map);
}

Test(map, holds_many_keys)
{
	enum { COUNT = 5000 };
	static char keys[COUNT][16];
	struct map *map = map_new();

	for (size_t i = 0; i < COUNT; i++) {
		snprintf(keys[i], sizeof keys[i], "key.%zu", i);
		cr_assert(map_add(map, keys[i], i));
	}
	for (size_t i = 0; i < COUNT; i++) {
		cr_assert_eq(map_find(map, keys[i]), i);
		cr_assert_not(map_add(map, keys[i], 0));
	}
	map_free(map);
}

Test(map, can_be_freed_empty_or_not_there)
{
	map_free(NULL);
	map_free(map_new());
}
