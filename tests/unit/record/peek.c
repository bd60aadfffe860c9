/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a record was begun with, from its first row alone. */
#include "config.h"

#include "record/record.h"
#include "tests/support/check.h"
#include "tests/support/scratch.h"

#include <criterion/criterion.h>
#include <string.h>

#define NAME "a.csv"
#define CHAIN                                                                                      \
	"sm3:"                                                                                     \
	"00000000000000000000000000000000"                                                         \
	"00000000000000000000000000000000"
#define BEGIN "1,2026-11-23T08:00:00+00:00,li,record.begin,gbt35289-2017 1,,,sheets=sm3:x,,"

TestSuite(peek, .init = scratch_enter, .fini = scratch_leave);

static void expect_peek(const char *bytes, enum status status, const char *answer)
{
	struct text out = TEXT_EMPTY;

	scratch_write(NAME, bytes, strlen(bytes));
	cr_expect_eq(record_peek(NAME, &out), status, "%s", bytes);
	cr_expect_str_eq(out.bytes, answer);
	text_release(&out);
}

Test(peek, reads_the_first_row_alone)
{
	expect_peek(EVENT_HEADER "\n" BEGIN CHAIN "\n", STATUS_OK, "gbt35289-2017 1");
	expect_peek(EVENT_HEADER "\n" BEGIN CHAIN "\nno row at all", STATUS_OK, "gbt35289-2017 1");
}

Test(peek, refuses_what_is_no_record)
{
	expect_peek("", STATUS_BAD_DATA, "");
	expect_peek(EVENT_HEADER, STATUS_BAD_DATA, "");
	expect_peek(EVENT_HEADER "\n", STATUS_BAD_DATA, "");
	expect_peek(EVENT_HEADER "\n" BEGIN CHAIN, STATUS_BAD_DATA, "");
	expect_peek(EVENT_HEADER "\n1,2,3\n", STATUS_BAD_DATA, "");
	expect_peek(EVENT_HEADER ",more\n" BEGIN CHAIN "\n", STATUS_BAD_DATA, "");
	expect_peek("item,answer\n6.1.a,yes\n", STATUS_BAD_DATA, "");
	expect_peek(EVENT_HEADER "\n2,t,li,6.1.a,yes,,,,," CHAIN "\n", STATUS_BAD_DATA, "");
}

Test(peek, says_that_there_is_no_file)
{
	struct text out = TEXT_EMPTY;

	cr_expect_eq(record_peek("none.csv", &out), STATUS_MISSING);
	text_release(&out);
}
