/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of verdicts on a record, alone and against its slip. */
#include "config.h"

#include "record/verify.h"

#include "tests/support/check.h"
#include "tests/support/rows.h"

#include <stdio.h>
#include <string.h>

#define ROWS 5
#define HEX ROWS_HEX

TestSuite(verify, .fini = check_leaks);

/* A record of ROWS rows, and the chain of each as the test works it out. */
struct made {
	struct rows rows;
	char chains[ROWS + 1][DIGEST_HEX_SIZE];
};

static struct made make(const char *answer)
{
	struct made made = {.rows = rows_begin()};

	for (size_t row = 1; row <= ROWS; row++) {
		if (row == 1)
			rows_birth(&made.rows);
		else
			rows_answer(&made.rows, row, "6.1.a", answer, "");
		memcpy(made.chains[row], made.rows.chain, DIGEST_HEX_SIZE);
	}
	return made;
}

static struct slip slip_of(const struct made *made, size_t row)
{
	struct slip slip = {.rows = row};

	memcpy(slip.digest, made->chains[row], DIGEST_HEX_SIZE);
	return slip;
}

/* Judge the bytes, and put the verdict into words. */
static void expect_words(const char *bytes, size_t len, const struct slip *slip,
			 const char *expected)
{
	struct diag_list diags = {0};
	struct record *record = NULL;
	struct text words = TEXT_EMPTY;
	struct verdict verdict;

	cr_assert_eq(record_from_bytes("a.csv", bytes, len, &record, &diags), STATUS_OK);
	verdict = verdict_of(record, slip);
	verdict_print(&words, "a.csv", &verdict, slip);
	cr_expect_str_eq(words.bytes, expected);
	text_release(&words);
	record_close(record);
}

static void expect_rows(const struct rows *rows, const struct slip *slip, const char *expected)
{
	expect_words(rows->bytes.bytes, rows->bytes.len, slip, expected);
}

Test(verify, does_not_call_a_record_complete_without_its_slip)
{
	struct made made = make("yes");

	expect_rows(&made.rows, NULL, "a.csv: whole up to row 5; completeness not shown");
	rows_release(&made.rows);
}

Test(verify, holds_a_record_against_its_slip)
{
	struct made made = make("yes");
	struct slip slip = slip_of(&made, 5);

	expect_rows(&made.rows, &slip, "a.csv: ok");
	slip = slip_of(&made, 4);
	expect_rows(&made.rows, &slip, "a.csv: ok, 1 rows since");
	slip = slip_of(&made, 1);
	expect_rows(&made.rows, &slip, "a.csv: ok, 4 rows since");
	rows_release(&made.rows);
}

/* The chain of a cut record holds: this the slip alone shows. */
Test(verify, finds_every_cut_tail)
{
	struct made made = make("yes");
	struct slip slip = slip_of(&made, ROWS);

	for (size_t rows = 0; rows < ROWS; rows++) {
		size_t len = rows_start(&made.rows, rows + 1);
		char expected[80];

		snprintf(expected, sizeof expected, "a.csv: short, %zu of 5 rows", rows);
		expect_words(made.rows.bytes.bytes, len, &slip, expected);
		if (rows > 0) {
			snprintf(expected, sizeof expected,
				 "a.csv: whole up to row %zu; completeness not shown", rows);
			expect_words(made.rows.bytes.bytes, len, NULL, expected);
			/* half a row behind it changes nothing: short goes before torn */
			snprintf(expected, sizeof expected, "a.csv: short, %zu of 5 rows", rows);
			expect_words(made.rows.bytes.bytes, len + 10, &slip, expected);
		}
	}
	rows_release(&made.rows);
}

/* So does that of one that was written anew, from whichever row on. */
Test(verify, finds_a_record_with_a_new_chain)
{
	struct made made = make("yes");
	struct made other = make("no");

	for (size_t row = 2; row <= ROWS; row++) {
		struct slip slip = slip_of(&made, row);
		char expected[80];

		snprintf(expected, sizeof expected, "a.csv: altered at row %zu", row);
		expect_rows(&other.rows, &slip, expected);
	}
	rows_release(&made.rows);
	rows_release(&other.rows);
}

Test(verify, names_a_torn_record)
{
	struct made made = make("yes");
	struct slip slip = slip_of(&made, 4);
	size_t len = made.rows.bytes.len - 10;

	expect_words(made.rows.bytes.bytes, len, NULL, "a.csv: torn after row 4");
	expect_words(made.rows.bytes.bytes, len, &slip, "a.csv: torn after row 4");
	slip = slip_of(&made, 2);
	expect_words(made.rows.bytes.bytes, len, &slip, "a.csv: torn after row 4");
	expect_words(ROWS_HEADER "\n", strlen(ROWS_HEADER) + 1, NULL, "a.csv: torn after row 0");
	rows_release(&made.rows);
}

Test(verify, takes_a_row_without_its_newline_for_whole)
{
	struct made made = make("yes");
	struct slip slip = slip_of(&made, ROWS);

	expect_words(made.rows.bytes.bytes, made.rows.bytes.len - 1, &slip, "a.csv: ok");
	rows_release(&made.rows);
}

Test(verify, names_the_first_altered_row)
{
	struct made made = make("yes");
	struct slip slip = slip_of(&made, ROWS);

	strstr(made.rows.bytes.bytes + rows_start(&made.rows, 3), "yes")[0] = 'Y';
	expect_rows(&made.rows, NULL, "a.csv: altered at row 3");
	/* altered goes before short */
	expect_rows(&made.rows, &slip, "a.csv: altered at row 3");
	slip.rows = 100;
	expect_rows(&made.rows, &slip, "a.csv: altered at row 3");
	/* a slip that holds does not heal it, and one that does not names an earlier row */
	slip = slip_of(&made, 2);
	expect_rows(&made.rows, &slip, "a.csv: altered at row 3");
	memcpy(slip.digest, HEX, DIGEST_HEX_SIZE);
	expect_rows(&made.rows, &slip, "a.csv: altered at row 2");
	rows_release(&made.rows);
}

Test(verify, shows_no_raw_path)
{
	struct text words = TEXT_EMPTY;

	verdict_print(&words, "a\x1b[2J\n.csv", &(struct verdict){.kind = VERDICT_OK}, NULL);
	cr_expect_str_eq(words.bytes, "a␛[2J␊.csv: ok");
	text_release(&words);
}
