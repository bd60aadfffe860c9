/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of a record, by a bad disk, a spreadsheet or a hand: every one is found, and the first
 * row that is not as it was is the one that is named. */
#include "config.h"

#include "tests/fault/fault.h"
#include "tests/fault/judge.h"
#include "tests/support/scratch.h"

TestSuite(damage, .init = scratch_enter, .fini = scratch_leave);

#define FLIPS_SAMPLE_STEP 73
#define ROWS_SAMPLE_STEP 31

/* Bits. */

static void flip(struct judge *judge, struct text *bytes, size_t at, int bit)
{
	size_t row = hostile_row_of(judge->record, at);
	bool is_line_end = at + 1 == judge->record->end[row];
	struct text label = TEXT_EMPTY;

	text_printf(&label, "byte %zu, bit %d", at, bit);
	bytes->bytes[at] = (char)(bytes->bytes[at] ^ (1 << bit));
	/* Without its line end a row drags the next one down with it. */
	judge_bytes(judge, bytes,
		    &(struct damage){.what = label.bytes,
				     .first_row = row,
				     .rows_follow = row + is_line_end < HOSTILE_ROWS});
	bytes->bytes[at] = (char)(bytes->bytes[at] ^ (1 << bit));
	text_release(&label);
}

Test(damage, flips_are_all_found)
{
	struct judge *judge = judge_new("damage.flips", FLIPS_SAMPLE_STEP);
	struct text bytes = TEXT_EMPTY;

	hostile_add_lines(&bytes, judge->record, 0, HOSTILE_ROWS);
	for (size_t at = 0; at < bytes.len; at++)
		for (int bit = 0; bit < 8; bit++)
			if (fault_takes(&judge->fault))
				flip(judge, &bytes, at, bit);
	text_release(&bytes);
	judge_end(judge);
}

/* Rows. */

/* Judge a file made of whole rows; `first` is the first row in another place. */
static void judge_rows(struct judge *judge, struct text *bytes, const char *what, size_t from,
		       size_t to, size_t first)
{
	struct text label = TEXT_EMPTY;

	text_printf(&label, "row %zu %s %zu", from, what, to);
	judge_bytes(judge, bytes,
		    &(struct damage){
			.what = label.bytes,
			.first_row = first,
			/* Where all that is left is as it was, nothing is there to be altered. */
			.rows_follow = bytes->len > judge->record->end[first - 1],
		    });
	text_release(&label);
	text_clear(bytes);
}

static void drop(struct judge *judge, struct text *bytes, size_t row)
{
	hostile_add_lines(bytes, judge->record, 0, row - 1);
	hostile_add_lines(bytes, judge->record, row + 1, HOSTILE_ROWS);
	judge_rows(judge, bytes, "dropped; rows before and behind it:", row, row - 1, row);
}

/* Put a copy of a row behind another one. */
static void copy(struct judge *judge, struct text *bytes, size_t row, size_t behind)
{
	hostile_add_lines(bytes, judge->record, 0, behind);
	hostile_add_lines(bytes, judge->record, row, row);
	hostile_add_lines(bytes, judge->record, behind + 1, HOSTILE_ROWS);
	/* A copy before the row itself takes its place, and the row is the first in a wrong one. */
	judge_rows(judge, bytes, "copied behind row", row, behind,
		   behind + 1 == row ? row + 1 : behind + 1);
}

static void move(struct judge *judge, struct text *bytes, size_t row, size_t behind)
{
	const struct hostile *record = judge->record;

	if (behind < row) {
		hostile_add_lines(bytes, record, 0, behind);
		hostile_add_lines(bytes, record, row, row);
		hostile_add_lines(bytes, record, behind + 1, row - 1);
		hostile_add_lines(bytes, record, row + 1, HOSTILE_ROWS);
		judge_rows(judge, bytes, "moved behind row", row, behind, behind + 1);
	} else {
		hostile_add_lines(bytes, record, 0, row - 1);
		hostile_add_lines(bytes, record, row + 1, behind);
		hostile_add_lines(bytes, record, row, row);
		hostile_add_lines(bytes, record, behind + 1, HOSTILE_ROWS);
		judge_rows(judge, bytes, "moved behind row", row, behind, row);
	}
}

static void swap(struct judge *judge, struct text *bytes, size_t row, size_t with)
{
	const struct hostile *record = judge->record;

	hostile_add_lines(bytes, record, 0, row - 1);
	hostile_add_lines(bytes, record, with, with);
	hostile_add_lines(bytes, record, row + 1, with - 1);
	hostile_add_lines(bytes, record, row, row);
	hostile_add_lines(bytes, record, with + 1, HOSTILE_ROWS);
	judge_rows(judge, bytes, "swapped with row", row, with, row);
}

static void insert_foreign(struct judge *judge, struct text *bytes, size_t row, size_t behind)
{
	hostile_add_lines(bytes, judge->record, 0, behind);
	hostile_add_lines(bytes, judge->other, row, row);
	hostile_add_lines(bytes, judge->record, behind + 1, HOSTILE_ROWS);
	judge_rows(judge, bytes, "of another record, behind row", row, behind, behind + 1);
}

static void replace_by_foreign(struct judge *judge, struct text *bytes, size_t row, size_t place)
{
	hostile_add_lines(bytes, judge->record, 0, place - 1);
	hostile_add_lines(bytes, judge->other, row, row);
	hostile_add_lines(bytes, judge->record, place + 1, HOSTILE_ROWS);
	judge_rows(judge, bytes, "of another record, in place of row", row, place, place);
}

/* The first row is tied to none before it.  Behind the other record's, it is the second row that is
 * a foreign one. */
static void replace_the_first(struct judge *judge, struct text *bytes)
{
	struct hostile *record = judge->record;

	hostile_add_lines(bytes, judge->other, 0, 1);
	hostile_add_lines(bytes, record, 2, HOSTILE_ROWS);
	judge->record = judge->other;
	judge_rows(judge, bytes, "of another record, in place of row", 1, 1, 2);
	judge->record = record;
}

Test(damage, rows_out_of_place_are_all_found)
{
	struct judge *judge = judge_new("damage.rows", ROWS_SAMPLE_STEP);
	struct text bytes = TEXT_EMPTY;

	if (fault_takes(&judge->fault))
		replace_the_first(judge, &bytes);
	for (size_t row = 1; row <= HOSTILE_ROWS; row++) {
		if (fault_takes(&judge->fault))
			drop(judge, &bytes, row);
		for (size_t other = 1; other <= HOSTILE_ROWS; other++) {
			if (fault_takes(&judge->fault))
				copy(judge, &bytes, row, other);
			if (other != row && other + 1 != row && fault_takes(&judge->fault))
				move(judge, &bytes, row, other);
			if (other > row && fault_takes(&judge->fault))
				swap(judge, &bytes, row, other);
			if (fault_takes(&judge->fault))
				insert_foreign(judge, &bytes, row, other);
			if ((row > 1 || other > 1) && fault_takes(&judge->fault))
				replace_by_foreign(judge, &bytes, row, other);
		}
	}
	text_release(&bytes);
	judge_end(judge);
}
