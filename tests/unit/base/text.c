/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the growing string. */
#include "config.h"

#include "base/text.h"

#include "tests/support/check.h"

#include <string.h>

TestSuite(text, .fini = check_leaks);

Test(text, is_an_empty_string_at_first)
{
	struct text text = TEXT_EMPTY;

	cr_expect_str_eq(text.bytes, "");
	cr_expect_eq(text.len, 0);
	text_clear(&text);
	text_cut(&text, 0);
	text_add(&text, NULL, 0);
	text_add_string(&text, "");
	text_printf(&text, "%s", "");
	cr_expect_str_eq(text.bytes, "");
	cr_expect_eq(text.len, 0);
	text_release(&text);
	text_release(&text);
	cr_expect_str_eq(text.bytes, "");
}

Test(text, adds_bytes_strings_and_a_nul_behind)
{
	struct text text = TEXT_EMPTY;

	text_add(&text, "a\0b", 3);
	text_add_string(&text, "证");
	text_add_byte(&text, '\0');
	text_add_byte(&text, '!');
	cr_expect_eq(text.len, 8);
	cr_expect_arr_eq(text.bytes, "a\0b\xe8\xaf\x81\0!", 9);
	text_release(&text);
}

Test(text, grows_and_keeps_every_byte)
{
	struct text text = TEXT_EMPTY;

	for (int i = 0; i < 10000; i++) {
		text_add_byte(&text, (char)('a' + i % 26));
		cr_assert_eq(text.bytes[text.len], '\0');
		cr_assert_gt(text.room, text.len);
	}
	cr_assert_eq(text.len, 10000);
	for (int i = 0; i < 10000; i++)
		cr_assert_eq(text.bytes[i], 'a' + i % 26, "at %d", i);
	text_release(&text);
}

Test(text, prints_what_printf_prints)
{
	struct text text = TEXT_EMPTY;
	char expected[501];

	text_printf(&text, "%d-%s;", 42, "x");
	text_printf(&text, "%2$s%1$s", "b", "a");
	cr_expect_str_eq(text.bytes, "42-x;ab");
	cr_expect_eq(text.len, 7);
	text_clear(&text);
	text_printf(&text, "%0500d", 7); /* more than the room there is */
	memset(expected, '0', sizeof expected);
	memcpy(expected + 499, "7", 2);
	cr_expect_str_eq(text.bytes, expected);
	text_release(&text);
}

Test(text, cuts_and_clears_within_its_room)
{
	struct text text = TEXT_EMPTY;
	size_t room;

	text_add_string(&text, "abcdef");
	room = text.room;
	text_cut(&text, 6);
	cr_expect_str_eq(text.bytes, "abcdef");
	text_cut(&text, 2);
	cr_expect_str_eq(text.bytes, "ab");
	cr_expect_eq(text.len, 2);
	text_clear(&text);
	cr_expect_str_eq(text.bytes, "");
	cr_expect_eq(text.len, 0);
	cr_expect_eq(text.room, room);
	text_release(&text);
	cr_expect_eq(text.room, 0);
}

Test(text, reserved_bytes_do_not_move_it)
{
	struct text text = TEXT_EMPTY;
	char *before;

	text_reserve(&text, 1000);
	cr_expect_str_eq(text.bytes, "");
	before = text.bytes;
	for (int i = 0; i < 1000; i++)
		text_add_byte(&text, 'x');
	cr_expect_eq(text.bytes, before);
	cr_expect_eq(text.len, 1000);
	text_release(&text);
}

Test(text, gives_its_bytes_away)
{
	struct text text = TEXT_EMPTY;
	char *taken = text_take(&text);

	cr_expect_str_eq(taken, "");
	free(taken);
	text_add_string(&text, "abc");
	taken = text_take(&text);
	cr_expect_str_eq(taken, "abc");
	cr_expect_str_eq(text.bytes, "");
	cr_expect_eq(text.len, 0);
	text_add_string(&text, "xyz");
	cr_expect_str_eq(taken, "abc");
	cr_expect_str_eq(text.bytes, "xyz");
	free(taken);
	text_release(&text);
}
