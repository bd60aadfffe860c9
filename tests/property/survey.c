/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For all bytes: what a survey says without looking at chains is what a reader of single records
 * says, or would say if the chains were right. */
#include "config.h"

#include "record/survey.h"

#include "record/chain.h"
#include "tests/support/check.h"
#include "tests/support/draw.h"
#include "tests/support/rows.h"

#include <inttypes.h>
#include <stdint.h>
#include <string.h>

#define LENGTH(table) (sizeof(table) / sizeof *(table))

#define ROUNDS 20000
#define ROWS_MAX 8

TestSuite(survey_property, .fini = check_leaks);

/* A record whose rows are ours, or nearly so. */
static void make_record(uint64_t *state, struct rows *rows)
{
	static const char *const answers[] = {"yes",	   "",	   "no",  "\"a, b\"", "'=1",
					      "\"'=1,2\"", "证书", "a b", "3.5",      "\\n"};
	static const char *const causes[] = {"",	   "",		 "",	      "undo 2",
					     "import 1/2", "import 2/2", "import 1/1"};

	*rows = rows_begin();
	rows_birth(rows);
	for (size_t seq = 2, count = draw(state, ROWS_MAX); seq < 2 + count; seq++)
		rows_answer(rows, seq, "6.1.a", answers[draw(state, LENGTH(answers))],
			    causes[draw(state, LENGTH(causes))]);
}

/* Change bytes, take some away at the end, or twice the same line. */
static void damage(uint64_t *state, struct text *bytes)
{
	static const char others[] = "\"\",\\'= 0123456789abcdef\n\r\0\xC3\x80";
	size_t at;

	switch (draw(state, 5)) {
	case 0:
		break;
	case 1:
		text_cut(bytes, bytes->len - draw(state, 100));
		break;
	case 2: /* in a chain, most often */
		at = bytes->len - 1 - draw(state, CHAIN_CELL_LEN);
		bytes->bytes[at] = others[draw(state, sizeof others - 1)];
		break;
	case 3:
		text_reserve(bytes, bytes->len); /* so that it does not move while it is read */
		text_add(bytes, bytes->bytes + bytes->len / 2, bytes->len - bytes->len / 2);
		break;
	default:
		for (size_t count = 1 + draw(state, 3); count > 0; count--) {
			at = draw(state, bytes->len);
			bytes->bytes[at] = others[draw(state, sizeof others - 1)];
		}
		break;
	}
}

/* Put the chain that is due into each row that ends in one, or in something of its length. */
static void mend_chains(struct text *bytes)
{
	char chain[DIGEST_HEX_SIZE];
	size_t at = strlen(ROWS_HEADER) + 1;

	chain_begin(chain);
	while (at < bytes->len) {
		const char *newline = memchr(bytes->bytes + at, '\n', bytes->len - at);
		size_t len = newline ? (size_t)(newline - bytes->bytes) - at : bytes->len - at;

		if (len > CHAIN_CELL_LEN) {
			chain_next(chain, bytes->bytes + at, len - CHAIN_CELL_LEN, chain);
			memcpy(bytes->bytes + at + len - DIGEST_HEX_LEN, chain, DIGEST_HEX_LEN);
		}
		at += len + 1;
	}
}

static bool is_same_state(const struct record_state *a, const struct record_state *b)
{
	return a->condition == b->condition && a->whole_rows == b->whole_rows &&
	       a->altered_row == b->altered_row && a->torn_bytes == b->torn_bytes &&
	       a->newline_missing == b->newline_missing && a->is_sealed == b->is_sealed;
}

static bool has_same_events(const struct survey *survey, const struct record *record)
{
	size_t counts[2];
	const struct event *a = survey_events(survey, &counts[0]);
	const struct event *b = record_events(record, &counts[1]);

	if (counts[0] != counts[1])
		return false;
	for (size_t i = 0; i < counts[0]; i++) {
		if (a[i].seq != b[i].seq || strcmp(a[i].item, b[i].item) != 0 ||
		    !event_says_the_same(&a[i], &b[i]) || strcmp(a[i].time, b[i].time) != 0 ||
		    strcmp(a[i].by, b[i].by) != 0 || strcmp(a[i].cause, b[i].cause) != 0)
			return false;
	}
	return true;
}

/* Hold the survey, of whatever it has read, against a reading of the bytes. */
static bool agrees(const struct survey *survey, enum status status, const struct text *bytes)
{
	struct diag_list diags = {0};
	struct record *record = NULL;
	enum status due = record_from_bytes("r", bytes->bytes, bytes->len, &record, &diags);
	bool is_so = due == status;

	if (is_so && due == STATUS_OK)
		is_so = is_same_state(survey_state(survey), record_state(record)) &&
			has_same_events(survey, record);
	record_close(record);
	diag_release(&diags);
	return is_so;
}

Test(survey_property, says_what_a_reader_says_who_takes_the_chains_as_right)
{
	struct survey *survey = survey_new();
	uint64_t state = draw_seed();
	size_t trusted = 0;
	size_t misled = 0;

	for (size_t round = 0; round < ROUNDS; round++) {
		uint64_t before = state;
		struct rows rows;

		make_record(&state, &rows);
		damage(&state, &rows.bytes);
		if (draw(&state, 2) == 0)
			mend_chains(&rows.bytes);
		enum status status =
		    survey_read_bytes(survey, rows.bytes.bytes, rows.bytes.len, true);
		cr_assert(agrees(survey, status, &rows.bytes),
			  DRAW_SEED "=%" PRIu64 " finds it again", before);
		bool holds = status == STATUS_OK && survey_state(survey)->condition == RECORD_OK;
		status = survey_read_bytes(survey, rows.bytes.bytes, rows.bytes.len, false);
		if (status == STATUS_OK && !survey_is_checked(survey)) {
			trusted++;
			misled += !holds;
			mend_chains(&rows.bytes);
		}
		cr_assert(agrees(survey, status, &rows.bytes),
			  DRAW_SEED "=%" PRIu64 " finds it again", before);
		rows_release(&rows);
	}
	cr_expect(trusted > ROUNDS / 10 && misled > ROUNDS / 100,
		  "both come up: %zu were trusted, %zu of them wrongly", trusted, misled);
	survey_free(survey);
}
