/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a record begins: that it is one, and with what. */
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

Test(peek, reads_a_first_row_as_long_as_any)
{
	struct text record = TEXT_EMPTY;

	text_add_string(&record, EVENT_HEADER "\n1,2026-11-23T08:00:00+00:00,");
	for (size_t i = 0; i < 32767; i++)
		text_add_byte(&record, 'l');
	text_add_string(&record, ",record.begin,gbt35289-2017 1,,,sheets=sm3:x,," CHAIN "\n");
	expect_peek(record.bytes, STATUS_OK, "gbt35289-2017 1");
	text_release(&record);
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

static bool has_header(const char *bytes)
{
	return record_has_header(bytes, strlen(bytes));
}

Test(peek, knows_a_header_as_spreadsheets_save_it)
{
	static const char *const spellings[] = {
	    EVENT_HEADER,
	    EVENT_HEADER "\n" BEGIN CHAIN "\n",
	    "\xEF\xBB\xBF" EVENT_HEADER "\r\n",
	    "\"seq\",\"time\",\"by\",\"item\",\"answer\",\"note\",\"flag\",\"evidence\",\"cause\","
	    "\"chain\"\r\n",
	    "seq;time;by;item;answer;note;flag;evidence;cause;chain\n",
	    "seq\ttime\tby\titem\tanswer\tnote\tflag\tevidence\tcause\tchain\t\t\n",
	    "Seq,TIME,By,Item,Answer,Note,Flag,Evidence,Cause,Chain\r",
	    "\n\n" EVENT_HEADER,
	    "seq|time|by|item|answer|note|flag|evidence|cause|chain\n",
	};

	for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
		cr_expect(has_header(spellings[i]), "%s", spellings[i]);
}

Test(peek, knows_a_header_in_utf16)
{
	for (size_t high = 0; high < 2; high++) {
		char wide[2 * sizeof EVENT_HEADER] = "";

		for (size_t i = 0; i < strlen(EVENT_HEADER); i++)
			wide[2 * i + high] = EVENT_HEADER[i];
		cr_expect(record_has_header(wide, 2 * strlen(EVENT_HEADER)));
	}
}

Test(peek, takes_nothing_else_for_a_header)
{
	static const char *const others[] = {
	    "",
	    "\xEF\xBB\xBF",
	    "seq,time,by,item,answer,note,flag,evidence,cause,chai",
	    "item,clause,question,answer,answer_word,note,flag,method,ref,sample,role,by,time,"
	    "seq\n",
	    "seq,time,item,by,answer,note,flag,evidence,cause,chain\n",
	    "sequel\n" EVENT_HEADER,
	    "item,answer\n" EVENT_HEADER,
	};

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		cr_expect_not(has_header(others[i]), "%s", others[i]);
}

Test(peek, says_that_there_is_no_file)
{
	struct text out = TEXT_EMPTY;

	cr_expect_eq(record_peek("none.csv", &out), STATUS_MISSING);
	text_release(&out);
}
