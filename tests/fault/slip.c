/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What no chain can show and the slip does: a cut tail, an emptied file, another record in its
 * place, a record chained anew with another answer.  Each is found, by the judgement and by
 * `verify`. */
#include "config.h"

#include "record/verify.h"

#include "base/mem.h"
#include "tests/fault/judge.h"
#include "tests/support/rows.h"
#include "tests/support/scratch.h"
#include "tests/tty/work.h"

#include <sys/wait.h>

#define BYTES_SAMPLE_STEP 97
#define ROWS_SAMPLE_STEP 17
#define PROGRAM_SAMPLE_STEP 13
#define ANSWER_COLUMN 4

TestSuite(slip, .init = scratch_enter, .fini = scratch_leave);

static struct slip slip_of(const struct hostile *record, size_t rows)
{
	struct slip slip = {.rows = rows};

	memcpy(slip.digest, record->bytes.bytes + record->end[rows] - DIGEST_HEX_SIZE,
	       DIGEST_HEX_LEN);
	slip.digest[DIGEST_HEX_LEN] = '\0';
	return slip;
}

/* Hold the bytes against the slip. */
static void judge_against(struct judge *judge, const struct text *bytes, const struct slip *slip,
			  const struct verdict *due, const char *what, size_t number)
{
	struct diag_list diags = {0};
	struct record *record = NULL;
	struct verdict verdict = {.kind = VERDICT_SHORT}; /* where nothing of a record is left */

	if (record_from_bytes("held", bytes->bytes, bytes->len, &record, &diags) == STATUS_OK)
		verdict = verdict_of(record, slip);
	diag_release(&diags);
	record_close(record);
	if (verdict.kind != due->kind || verdict.row != due->row || verdict.since != due->since)
		fault_missed(&judge->fault,
			     "%s %zu: verdict %d, row %zu, %zu since, not %d, row %zu, %zu since",
			     what, number, (int)verdict.kind, verdict.row, verdict.since,
			     (int)due->kind, due->row, due->since);
}

/* Rows whose chain holds in the first `cut` bytes; an import that is not whole does not count. */
static size_t rows_left(const struct hostile *record, size_t cut)
{
	size_t row = 0;

	while (row < HOSTILE_ROWS && record->end[row + 1] - 1 <= cut)
		row++;
	if (row > 0 && record->piece_last[row] > row)
		row = record->piece_first[row] - 1;
	return row;
}

static void cut_at(struct judge *judge, struct text *bytes, size_t cut)
{
	const struct slip slip = slip_of(judge->record, HOSTILE_ROWS);
	struct verdict due = {.kind = VERDICT_SHORT, .row = rows_left(judge->record, cut)};

	if (due.row == HOSTILE_ROWS)
		due.kind = VERDICT_OK;
	else if (cut < judge->record->end[0] - 1 && cut >= strlen("seq"))
		due = (struct verdict){.kind = VERDICT_ALTERED, .row = 1}; /* another header */
	text_add(bytes, judge->record->bytes.bytes, cut);
	judge_against(judge, bytes, &slip, &due, "cut at byte", cut);
	text_clear(bytes);
}

Test(slip, shows_every_cut)
{
	struct judge *judge = judge_new("slip.cuts", BYTES_SAMPLE_STEP);
	struct text bytes = TEXT_EMPTY;

	for (size_t cut = 0; cut <= judge->record->bytes.len; cut++)
		if (fault_takes(&judge->fault))
			cut_at(judge, &bytes, cut);
	text_release(&bytes);
	judge_end(judge);
}

/* Chain a record anew, as whoever can write the file can. */

/* The row's bytes up to the comma before its chain. */
static void add_covered(struct text *out, const struct hostile *record, size_t row)
{
	size_t start = record->end[row - 1];

	text_add(out, record->bytes.bytes + start, record->end[row] - HOSTILE_CHAIN_LEN - start);
}

static size_t skip_cells(const char *row, size_t count)
{
	bool is_quoted = false;
	size_t at = 0;

	for (; count > 0; at++) {
		if (row[at] == '"')
			is_quoted = !is_quoted;
		else if (row[at] == ',' && !is_quoted)
			count--;
	}
	return at;
}

/* Put another answer into the row. */
static void change_answer(struct text *covered)
{
	size_t start = skip_cells(covered->bytes, ANSWER_COLUMN);
	size_t end = skip_cells(covered->bytes, ANSWER_COLUMN + 1) - 1;
	const char *other =
	    strncmp(covered->bytes + start, "yes", strlen("yes")) == 0 ? "no" : "yes";
	struct text changed = TEXT_EMPTY;

	text_add(&changed, covered->bytes, start);
	text_add_string(&changed, other);
	text_add_string(&changed, covered->bytes + end);
	text_clear(covered);
	text_add(covered, changed.bytes, changed.len);
	text_release(&changed);
}

/* Rows first .. last with good chains; row `changed` has another answer.  They are numbered from 1
 * on, so that a row may be left out. */
static struct rows rechain(const struct hostile *record, size_t last, size_t changed,
			   size_t left_out)
{
	struct rows rows = rows_begin();
	struct text covered = TEXT_EMPTY;
	struct text numbered = TEXT_EMPTY;
	size_t seq = 0;

	for (size_t row = 1; row <= last; row++) {
		if (row == left_out)
			continue;
		text_clear(&covered);
		add_covered(&covered, record, row);
		if (row == changed)
			change_answer(&covered);
		text_clear(&numbered);
		text_printf(&numbered, "%zu%s", ++seq, strchr(covered.bytes, ','));
		rows_add(&rows, numbered.bytes);
	}
	text_release(&covered);
	text_release(&numbered);
	return rows;
}

/* Each row's answer changed, and each row left out, in the record and in one that goes on. */
static void forge(struct judge *judge, size_t row, size_t slip_rows)
{
	const struct hostile *record = judge->record;
	const struct slip slip = slip_of(record, slip_rows);
	const struct verdict altered = {.kind = VERDICT_ALTERED, .row = slip_rows};
	struct verdict due = altered;
	struct rows rows;

	if (fault_takes(&judge->fault)) {
		rows = rechain(record, HOSTILE_ROWS, row, 0);
		judge_against(judge, &rows.bytes, &slip, &altered, "another answer in row", row);
		rows_release(&rows);
	}
	if (row > 1 && fault_takes(&judge->fault)) {
		rows = rechain(record, HOSTILE_ROWS, 0, row);
		if (slip_rows == HOSTILE_ROWS)
			due = (struct verdict){.kind = VERDICT_SHORT,
					       .row = row < HOSTILE_ROWS
							  ? HOSTILE_ROWS - 1
							  : record->piece_first[row] - 1};
		judge_against(judge, &rows.bytes, &slip, &due, "left out: row", row);
		rows_release(&rows);
	}
}

Test(slip, shows_every_record_chained_anew)
{
	struct judge *judge = judge_new("slip.rechained", ROWS_SAMPLE_STEP);

	for (size_t row = 1; row <= HOSTILE_ROWS; row++) {
		forge(judge, row, HOSTILE_ROWS);
		/* The paper was signed at this row, and the record went on. */
		for (size_t slip_rows = row; slip_rows < HOSTILE_ROWS; slip_rows += 10)
			forge(judge, row, slip_rows);
	}
	judge_end(judge);
}

/* The record as it should be, against slips of all ages, right and wrong; and another one. */
static void hold_against_age(struct judge *judge, size_t rows)
{
	const struct hostile *record = judge->record;
	struct slip slip = slip_of(record, rows);
	struct text other = TEXT_EMPTY;
	struct verdict due = {
	    .kind = VERDICT_OK, .row = HOSTILE_ROWS, .since = HOSTILE_ROWS - rows};

	if (fault_takes(&judge->fault))
		judge_against(judge, &record->bytes, &slip, &due, "slip of row", rows);
	due = (struct verdict){.kind = VERDICT_ALTERED, .row = rows};
	if (fault_takes(&judge->fault))
		judge_against(judge, &judge->other->bytes, &slip, &due, "replaced, slip of row",
			      rows);
	for (size_t i = 0; i < DIGEST_HEX_LEN; i++) {
		slip.digest[i] ^= 1; /* each hex digit has one of these beside it */
		if (fault_takes(&judge->fault))
			judge_against(judge, &record->bytes, &slip, &due, "wrong digit", i);
		slip.digest[i] ^= 1;
	}
	/* Another record, not as long as the slip says. */
	hostile_add_lines(&other, judge->other, 0, rows - 1);
	due = (struct verdict){.kind = VERDICT_SHORT,
			       .row = rows_left(judge->other, judge->other->end[rows - 1])};
	if (fault_takes(&judge->fault))
		judge_against(judge, &other, &slip, &due, "replaced by a shorter one, row", rows);
	text_release(&other);
}

Test(slip, tells_each_record_from_each_other)
{
	struct judge *judge = judge_new("slip.ages", ROWS_SAMPLE_STEP);

	for (size_t rows = 1; rows <= HOSTILE_ROWS; rows++)
		hold_against_age(judge, rows);
	judge_end(judge);
}

/* The same through the program. */

/* Put the bytes there as the record, and have the program hold them against the slip: it must print
 * these words and end with that status. */
static void run_verify(struct judge *judge, const struct work *work, const struct text *bytes,
		       const char *due, int status)
{
	const struct slip slip = slip_of(judge->record, HOSTILE_ROWS);
	struct text expected = TEXT_EMPTY;
	struct outcome outcome;
	char printed[SLIP_SIZE];

	if (!fault_takes(&judge->fault))
		return;
	slip_print(&slip, printed);
	text_printf(&expected, WORK_RECORD ": %s\n", due);
	work_write(work, WORK_RECORD, bytes);
	outcome = work_run(
	    work, (const char *const[]){"verify", "--expect", printed, WORK_RECORD, NULL}, "");
	if (!WIFEXITED(outcome.status) || WEXITSTATUS(outcome.status) != status ||
	    strncmp(outcome.out.bytes, expected.bytes, expected.len) != 0)
		fault_missed(&judge->fault, "'%s' was due, status 0x%x: %s%s", due,
			     (unsigned)outcome.status, outcome.out.bytes, outcome.err.bytes);
	outcome_release(&outcome);
	text_release(&expected);
}

static void verify_short(struct judge *judge, const struct work *work, const struct text *bytes,
			 size_t rows)
{
	struct text due = TEXT_EMPTY;

	text_printf(&due, "short, %zu of %d rows", rows, HOSTILE_ROWS);
	run_verify(judge, work, bytes, due.bytes, 1);
	text_release(&due);
}

/* Cut behind each row, and in the middle of each. */
static void verify_cuts(struct judge *judge, const struct work *work)
{
	const struct hostile *record = judge->record;
	struct text bytes = TEXT_EMPTY;

	verify_short(judge, work, &bytes, 0); /* the file emptied; in every sample */
	for (size_t row = 0; row < HOSTILE_ROWS; row++) {
		hostile_add_lines(&bytes, record, 0, row);
		verify_short(judge, work, &bytes, rows_left(record, bytes.len));
		text_add(&bytes, record->bytes.bytes + record->end[row],
			 (record->end[row + 1] - record->end[row]) / 2);
		verify_short(judge, work, &bytes, rows_left(record, bytes.len));
		text_clear(&bytes);
	}
	text_release(&bytes);
}

Test(slip, shows_the_same_to_verify)
{
	struct judge *judge = judge_new("slip.verify", PROGRAM_SAMPLE_STEP);
	struct work work = work_begin();

	verify_cuts(judge, &work);
	run_verify(judge, &work, &judge->record->bytes, "ok", 0);
	run_verify(judge, &work, &judge->other->bytes, "altered at row 200", 1);
	for (size_t row = 1; row <= HOSTILE_ROWS; row++) {
		struct rows rows = rechain(judge->record, HOSTILE_ROWS, row, 0);

		run_verify(judge, &work, &rows.bytes, "altered at row 200", 1);
		rows_release(&rows);
	}
	work_end(&work);
	judge_end(judge);
}
