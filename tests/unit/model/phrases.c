/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inspector's own earlier notes, and how they are offered. */
#include "config.h"

#include "model/phrases.h"

#include "tests/support/check.h"
#include "tests/support/model_fixture.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

TestSuite(phrases, .init = model_enter, .fini = model_leave);

#define FOLDER "old"

/* What was said in a row of an earlier record. */
struct saying {
	const char *time, *by, *item, *note;
};

static void write_record(const char *name, const struct saying *sayings)
{
	const struct form *form = model_form();
	struct record_birth birth = {.form_id = form->id,
				     .form_version = form->version,
				     .form_digest = form->digest,
				     .time = sayings[0].time,
				     .by = sayings[0].by};
	struct text path = TEXT_EMPTY;
	struct record *record;

	mkdir(FOLDER, 0700);
	text_printf(&path, FOLDER "/%s", name);
	cr_assert_eq(record_begin(path.bytes, &birth, &record), STATUS_OK, "%s", name);
	for (; sayings->time; sayings++) {
		struct event event = {.time = sayings->time,
				      .by = sayings->by,
				      .item = sayings->item,
				      .answer = "",
				      .note = sayings->note,
				      .flag = "",
				      .evidence = "",
				      .cause = ""};

		cr_assert_eq(record_append(record, &event, 1), STATUS_OK);
	}
	record_close(record);
	text_release(&path);
}

static void expect_notes(struct phrases *phrases, const char *item, const char *due)
{
	struct phrase_list list = {0};
	struct text found = TEXT_EMPTY;

	phrases_find(phrases, item, &list);
	for (size_t i = 0; i < list.notes.count; i++)
		text_printf(&found, "%s;", list.notes.at[i]);
	cr_expect_str_eq(found.bytes, due, "%s: %s", item, found.bytes);
	text_release(&found);
	vec_release(&list.notes);
}

static const struct saying of_2024[] = {
    {"2024-03-01T10:00:00+08:00", "li", "5.1.a", "no desk"},
    {"2024-03-01T10:01:00+08:00", "wang", "5.1.a", "no desk at all"},
    {"2024-03-01T10:02:00+08:00", "li", "5.1.b", "no log"},
    {"2024-03-01T10:03:00+08:00", "li", "5.2.a", "draft"},
    {"2024-03-01T10:04:00+08:00", "li", "5.2.a", "only on paper"},
    {"2024-03-01T10:05:00+08:00", "li", "cover.date", "put off"},
    {"2024-03-01T10:06:00+08:00", "li", "cover.date", ""},
    {NULL, NULL, NULL, NULL},
};

static const struct saying of_2025[] = {
    {"2025-03-01T10:00:00+08:00", "li", "5.1.b", "kept in a book"},
    /* 02:02 in Greenwich is the same instant as 10:02 in Beijing, and this one a minute earlier. */
    {"2025-03-01T02:01:00+00:00", "li", "5.2.a", "only on paper"},
    {"2025-03-01T10:02:00+08:00", "li", "5.1.b", "kept in a file"},
    /* Who answers later does not become the note's writer. */
    {"2025-03-01T10:03:00+08:00", "wang", "5.1.b", "kept in a file"},
    {NULL, NULL, NULL, NULL},
};

Test(phrases, are_the_inspectors_own_and_the_newest_first)
{
	struct phrases *phrases;

	write_record("a.csv", of_2025);
	write_record("b.csv", of_2024);
	phrases = phrases_new(FOLDER, "li");
	expect_notes(phrases, "5.1.a", ""); /* wang's stands there */
	expect_notes(phrases, "5.1.b", "kept in a file;no log;");
	expect_notes(phrases, "5.2.a", "only on paper;"); /* in both records, said once */
	expect_notes(phrases, "cover.date", "");	  /* taken away again */
	expect_notes(phrases, "5.1", "");
	phrases_free(phrases);
	phrases = phrases_new(FOLDER, "wang");
	expect_notes(phrases, "5.1.a", "no desk at all;");
	expect_notes(phrases, "5.1.b", "");
	phrases_free(phrases);
}

/* Files that are no records, a folder, and no folder at all. */
Test(phrases, come_from_records_alone)
{
	struct phrases *phrases;
	FILE *file;

	write_record("a.csv", of_2025);
	write_record("b.txt", of_2024);
	cr_assert_eq(mkdir(FOLDER "/c.csv", 0700), 0);
	file = fopen(FOLDER "/d.csv", "w");
	cr_assert_not_null(file);
	fputs("item,answer,note\n5.1.b,no,from a sheet\n", file);
	fclose(file);
	phrases = phrases_new(FOLDER, "li");
	expect_notes(phrases, "5.1.b", "kept in a file;");
	phrases_free(phrases);
	phrases = phrases_new("nowhere", "li");
	expect_notes(phrases, "5.1.b", "");
	phrases_free(phrases);
}

Test(phrases, are_offered_by_number_and_written_behind_what_stands)
{
	struct session *session = model_begin();

	cr_expect_eq(model_at(session, "5.1.b", ACTION_PHRASE, NULL), REPLY_REFUSED);
	cr_expect(strstr(model_message(), "--phrases"), "%s", model_message());
	write_record("a.csv", of_2025);
	write_record("b.csv", of_2024);
	session_set_phrases(session, phrases_new(FOLDER, "li"));
	cr_expect_eq(model_at(session, "5.1.a", ACTION_PHRASE, NULL), REPLY_REFUSED);
	cr_expect(strstr(model_message(), "no other note of yours"), "%s", model_message());
	cr_expect_eq(model_at(session, "5.1.b", ACTION_PHRASE, NULL), REPLY_SHOW);
	cr_expect_eq(session->offered.notes.count, 2);
	cr_expect_str_eq(model_rows(session), "");
	cr_expect_eq(model_at(session, "5.1.b", ACTION_PHRASE, "2"), REPLY_DONE);
	/* What stands there already need not be offered. */
	cr_expect_eq(model_at(session, "5.1.b", ACTION_PHRASE, "1"), REPLY_DONE);
	cr_expect_str_eq(model_rows(session), "5.1.b=(no log);5.1.b=(no log\nkept in a file);");
	session_close(session);
}

Test(phrases, are_refused_by_any_other_number)
{
	static const char *const arguments[] = {"0", "3",  "-1", "1x",
						"x", "01", " 1", "99999999999999999999"};
	struct session *session = model_begin();

	write_record("a.csv", of_2025);
	write_record("b.csv", of_2024);
	session_set_phrases(session, phrases_new(FOLDER, "li"));
	for (size_t i = 0; i < sizeof arguments / sizeof *arguments; i++)
		cr_expect_eq(model_at(session, "5.1.b", ACTION_PHRASE, arguments[i]), REPLY_REFUSED,
			     "%s", arguments[i]);
	cr_expect_str_eq(model_rows(session), "");
	session_close(session);
}
