/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the note that says who holds a record. */
#include "config.h"

#include "record/holder.h"

#include "tests/support/faults.h"
#include "tests/support/scratch.h"

#include <stdio.h>

#define NAME "a.csv"
#define NOTE NAME ".lock"

TestSuite(holder, .init = scratch_enter, .fini = scratch_leave);

static void expect_read(const char *expected, const char *what)
{
	struct text found = TEXT_EMPTY;

	text_add_string(&found, ">");
	holder_read(NAME, &found);
	cr_expect_eq(found.bytes[0], '>');
	cr_expect_str_eq(found.bytes + 1, expected, "%s", what);
	text_release(&found);
}

Test(holder, writes_one_line_and_removes_it)
{
	struct text note = TEXT_EMPTY;
	struct stat facts;
	char start[64];

	cr_assert(holder_write(NAME, "li\nlei\x1b[2J"));
	cr_assert_eq(file_read(NOTE, &note), STATUS_OK);
	snprintf(start, sizeof start, "by li␊lei␛[2J pid %ld host ", (long)getpid());
	cr_expect_eq(strncmp(note.bytes, start, strlen(start)), 0, "%s", note.bytes);
	cr_expect_eq(strchr(note.bytes, '\n'), note.bytes + note.len - 1);
	cr_assert_eq(stat(NOTE, &facts), 0);
	cr_expect_eq(facts.st_mode & 07777, 0600);
	holder_remove(NAME);
	cr_expect_not(scratch_has(NOTE));
	holder_remove(NAME);
	text_release(&note);
}

/* Half a note would name another, or nobody. */
Test(holder, is_not_left_half_written)
{
	faults.idle_writes = 1;
	cr_expect_not(holder_write(NAME, "li"));
	cr_expect_not(scratch_has(NOTE));
}

Test(holder, is_nothing_where_there_is_no_note)
{
	expect_read("", "missing");
	scratch_write(NOTE, "", 0);
	expect_read("", "empty");
}

/* Anybody may have put a file of that name there. */
Test(holder, is_made_safe_to_show)
{
	scratch_write(NOTE, "by li\x1b]0;x\x07 \xff\n", 14);
	expect_read("by li␛]0;x␇ \uFFFD", "controls");
	scratch_write(NOTE, "a\nb\n", 4);
	expect_read("a␊b", "lines");
}

Test(holder, is_cut_where_it_is_too_long)
{
	char bytes[10000];
	struct text found = TEXT_EMPTY;

	memset(bytes, 'x', sizeof bytes);
	scratch_write(NOTE, bytes, sizeof bytes);
	holder_read(NAME, &found);
	cr_expect_eq(found.len, 512);
	text_release(&found);
}

Test(holder, waits_for_no_fifo_and_follows_no_link, .timeout = 5)
{
	cr_assert_eq(mkfifo(NOTE, 0600), 0);
	expect_read("", "FIFO");
	cr_expect_not(holder_write(NAME, "li"));
	unlink(NOTE);
	scratch_write("secret", "secret\n", 7);
	cr_assert_eq(symlink("secret", NOTE), 0);
	expect_read("", "link");
	cr_expect_not(holder_write(NAME, "li"));
	cr_expect(scratch_holds("secret", "secret\n", 7));
	unlink(NOTE);
	cr_assert_eq(mkdir(NOTE, 0700), 0);
	expect_read("", "folder");
}
