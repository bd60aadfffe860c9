/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of rows that are to be written: what is taken in is what will be read. */
#include "config.h"

#include "record/draft.h"

#include "tests/support/check.h"
#include "tests/support/rows.h"

TestSuite(draft, .fini = check_leaks);

static const struct event events[] = {
    {.time = "",
     .by = "li",
     .item = "6.1.a",
     .answer = "no",
     .note = "a\nb, c",
     .flag = "",
     .evidence = "",
     .cause = ""},
    {.time = "",
     .by = "li",
     .item = "6.1.b",
     .answer = "yes",
     .note = "",
     .flag = "",
     .evidence = "",
     .cause = "undo 2"},
};

static void expect_same(const struct content *drafted, const struct content *read)
{
	cr_assert_eq(drafted->events.count, 3);
	cr_assert_eq(read->events.count, 3);
	for (size_t row = 0; row <= 3; row++) {
		cr_expect_eq(drafted->rows.at[row].end, read->rows.at[row].end, "row %zu", row);
		cr_expect_str_eq(drafted->rows.at[row].chain, read->rows.at[row].chain);
	}
	for (size_t i = 0; i < 3; i++) {
		cr_expect_eq(drafted->events.at[i].seq, i + 1);
		cr_expect_str_eq(drafted->events.at[i].item, read->events.at[i].item);
		cr_expect_str_eq(drafted->events.at[i].note, read->events.at[i].note);
		cr_expect_str_eq(drafted->events.at[i].cause, read->events.at[i].cause);
	}
}

Test(draft, takes_rows_in_as_they_will_be_read)
{
	struct event_reader *reader = event_reader_new();
	struct rows rows = rows_begin();
	struct content drafted;
	struct content read;
	struct text lines = TEXT_EMPTY;
	struct text pool = TEXT_EMPTY;

	rows_birth(&rows);
	cr_assert(content_read(&drafted, reader, rows.bytes.bytes, rows.bytes.len));
	cr_assert(draft_rows(&drafted, events, 2, &lines, &pool));
	rows_add(&rows, "2,,li,6.1.a,no,\"a\\nb, c\",,,");
	rows_add(&rows, "3,,li,6.1.b,yes,,,,undo 2");
	cr_expect_str_eq(lines.bytes, rows.bytes.bytes + rows_start(&rows, 2));
	cr_assert(content_read(&read, reader, rows.bytes.bytes, rows.bytes.len));
	expect_same(&drafted, &read);
	content_cut(&drafted, 1);
	cr_expect_eq(drafted.events.count, 1);
	content_release(&drafted);
	content_release(&read);
	event_reader_free(reader);
	rows_release(&rows);
	text_release(&lines);
	text_release(&pool);
}

Test(draft, refuses_what_could_not_be_read)
{
	struct event_reader *reader = event_reader_new();
	struct rows rows = rows_begin();
	struct event bad[] = {events[0], events[1]};
	struct content drafted;
	struct text lines = TEXT_EMPTY;
	struct text pool = TEXT_EMPTY;

	rows_birth(&rows);
	cr_assert(content_read(&drafted, reader, rows.bytes.bytes, rows.bytes.len));
	bad[1].answer = "\xff";
	cr_expect_not(draft_rows(&drafted, bad, 2, &lines, &pool));
	content_release(&drafted);
	event_reader_free(reader);
	rows_release(&rows);
	text_release(&lines);
	text_release(&pool);
}
