/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of records read one after the other. */
#include "config.h"

#include "record/survey.h"

#include "tests/support/check.h"
#include "tests/support/rows.h"
#include "tests/support/scratch.h"

#include <errno.h>

#define LENGTH(table) (sizeof(table) / sizeof *(table))

TestSuite(survey, .init = scratch_enter, .fini = scratch_leave);

static struct rows three_rows(void)
{
	struct rows rows = rows_begin();

	rows_birth(&rows);
	rows_answer(&rows, 2, "6.1.a", "yes", "");
	rows_answer(&rows, 3, "6.1.b", "no", "");
	return rows;
}

Test(survey, trusts_the_chains_of_a_record_that_looks_whole)
{
	struct rows rows = three_rows();
	struct survey *survey = survey_new();
	size_t count;

	/* A digit of the last row's chain is another. */
	rows.bytes.bytes[rows.bytes.len - 2] ^= 1;
	cr_assert_eq(survey_read_bytes(survey, rows.bytes.bytes, rows.bytes.len, false), STATUS_OK);
	cr_expect_eq(survey_state(survey)->condition, RECORD_OK);
	cr_expect_eq(survey_state(survey)->whole_rows, 3);
	cr_expect_not(survey_is_checked(survey));
	const struct event *events = survey_events(survey, &count);
	cr_expect_eq(count, 3);
	cr_expect_str_eq(events[2].answer, "no");
	struct slip slip = survey_slip(survey);
	cr_expect_eq(slip.rows, 3);
	cr_expect_eq(memcmp(slip.digest, rows.bytes.bytes + rows.bytes.len - 65, 64), 0,
		     "as the record states it");

	cr_assert_eq(survey_read_bytes(survey, rows.bytes.bytes, rows.bytes.len, true), STATUS_OK);
	cr_expect_eq(survey_state(survey)->condition, RECORD_ALTERED);
	cr_expect_eq(survey_state(survey)->altered_row, 3);
	cr_expect(survey_is_checked(survey));
	survey_free(survey);
	survey_free(NULL);
	rows_release(&rows);
}

Test(survey, checks_what_was_asked_for)
{
	struct rows rows = three_rows();
	struct survey *survey = survey_new();

	cr_assert_eq(survey_read_bytes(survey, rows.bytes.bytes, rows.bytes.len, true), STATUS_OK);
	cr_expect_eq(survey_state(survey)->condition, RECORD_OK);
	cr_expect(survey_is_checked(survey));
	survey_free(survey);
	rows_release(&rows);
}

/* Whatever else is to be seen is judged with the chains, and as a record is. */
Test(survey, checks_the_chains_where_anything_is_to_be_seen)
{
	static const struct {
		const char *what;
		size_t cut;	     /* bytes taken away at the end */
		const char *changed; /* bytes put in place of others of the last row */
		enum record_condition condition;
		size_t whole_rows, altered_row;
	} cases[] = {
	    {"the last LF is missing", 1, NULL, RECORD_OK, 3, 0},
	    {"half of the last row", 40, NULL, RECORD_TORN, 2, 0},
	    {"a number left out", 0, "4,", RECORD_ALTERED, 2, 3},
	    {"a formula without its guard", 0, "3,=", RECORD_ALTERED, 2, 3},
	};
	struct survey *survey = survey_new();

	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct rows rows = three_rows();
		size_t start = rows_start(&rows, 3);

		if (cases[i].changed)
			memcpy(rows.bytes.bytes + start, cases[i].changed,
			       strlen(cases[i].changed));
		cr_assert_eq(survey_read_bytes(survey, rows.bytes.bytes,
					       rows.bytes.len - cases[i].cut, false),
			     STATUS_OK);
		cr_expect(survey_is_checked(survey), "%s", cases[i].what);
		cr_expect_eq(survey_state(survey)->condition, cases[i].condition, "%s",
			     cases[i].what);
		cr_expect_eq(survey_state(survey)->whole_rows, cases[i].whole_rows, "%s",
			     cases[i].what);
		cr_expect_eq(survey_state(survey)->altered_row, cases[i].altered_row, "%s",
			     cases[i].what);
		rows_release(&rows);
	}
	survey_free(survey);
}

Test(survey, tells_the_ruin_of_a_record_from_another_file)
{
	static const struct {
		const char *bytes;
		size_t len; /* 0: the string's */
		enum survey_ruin ruin;
	} cases[] = {
	    {"a,b\n1,2\n", 0, RUIN_NONE},
	    {"item,answer\n6.1.a,yes\n", 0, RUIN_NONE},
	    {"\xEF\xBB\xBFitem,clause\r\n", 0, RUIN_NONE},
	    {"a,sm3:1234\n", 0, RUIN_NONE},
	    {"a,sm3:" ROWS_HEX "0\n", 0, RUIN_NONE},
	    {"a,sm3:" ROWS_HEX ",b\n", 0, RUIN_NONE},
	    {"\xFF\xFEs\0e\0q\0", 8, RUIN_NONE},
	    {"\0\0\0\0", 4, RUIN_HEADLESS},
	    {"2,t,b,i,a,n,f,e,c,sm3:" ROWS_HEX "\n", 0, RUIN_HEADLESS},
	    {"a,sm3:1\n2,t,b,i,a,n,f,e,c,sm3:" ROWS_HEX, 0, RUIN_HEADLESS},
	    {"2,t,b,i,a,n,f,e,c,sm3:" ROWS_HEX "\r\n", 0, RUIN_HEADLESS},
	};
	struct survey *survey = survey_new();

	for (size_t i = 0; i < LENGTH(cases); i++) {
		size_t len = cases[i].len > 0 ? cases[i].len : strlen(cases[i].bytes);

		cr_expect_eq(survey_read_bytes(survey, cases[i].bytes, len, false), STATUS_BAD_DATA,
			     "case %zu", i);
		cr_expect_eq(survey_ruin(survey), cases[i].ruin, "case %zu", i);
	}
	cr_expect_eq(survey_read_bytes(survey, "", 0, false), STATUS_BAD_DATA);
	cr_expect_eq(survey_ruin(survey), RUIN_EMPTY);
	survey_free(survey);
}

Test(survey, reads_files_one_after_the_other)
{
	struct rows rows = three_rows();
	struct survey *survey = survey_new();

	scratch_write("a.csv", rows.bytes.bytes, rows.bytes.len);
	scratch_write("b.csv", rows.bytes.bytes, rows_start(&rows, 3));
	scratch_write("c.csv", "a,b\n", 4);
	cr_expect_eq(survey_read(survey, "a.csv", false), STATUS_OK);
	cr_expect_eq(survey_state(survey)->whole_rows, 3);
	cr_expect_eq(survey_read(survey, "b.csv", true), STATUS_OK);
	cr_expect_eq(survey_state(survey)->whole_rows, 2);
	cr_expect(survey_is_checked(survey));
	cr_expect_eq(survey_read(survey, "c.csv", false), STATUS_BAD_DATA);
	cr_expect_not(survey_is_checked(survey));
	cr_expect_eq(survey_read(survey, "a.csv", false), STATUS_OK);
	cr_expect_eq(survey_state(survey)->whole_rows, 3);
	cr_expect_not(survey_is_checked(survey));
	cr_expect_eq(survey_read(survey, "d.csv", false), STATUS_MISSING);
	cr_expect_eq(survey_read(survey, ".", false), STATUS_NOT_REGULAR);
	survey_free(survey);
	rows_release(&rows);
}
