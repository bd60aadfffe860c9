/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Power cuts in the middle of a write: the record cut at every byte, with nothing, NULs or old
 * bytes behind the cut, is opened by a writer and appended to.  No acknowledged row is lost. */
#include "config.h"

#include "record/record.h"

#include "tests/fault/fault.h"
#include "tests/fault/hostile.h"
#include "tests/support/rows.h"
#include "tests/support/scratch.h"

#include <fcntl.h>
#include <stdint.h>

#define NAME "cut.csv"
#define TAIL NAME ".torn"
#define TAIL_BEFORE "an earlier tail\n" /* in every other case there is one already */
#define SECTOR_BYTES ((size_t)512)
#define SAMPLE_STEP 37

TestSuite(cuts, .init = scratch_enter, .fini = scratch_leave);

/* What the disk shows behind the cut. */
enum behind {
	BEHIND_NOTHING,
	BEHIND_NULS,
	BEHIND_OLD_TEXT, /* of a file that was no record */
	BEHIND_OLD_ROWS, /* of another record */
	BEHIND_COUNT
};

static const char *const behind_names[BEHIND_COUNT] = {"nothing", "NULs", "old text", "old rows"};

/* The records, and the file that is made of them for one case. */
struct stage {
	struct fault fault;
	struct hostile record;
	struct hostile other;
	struct text old_text;
	struct text damaged;
	struct text found;
	enum behind behind;
	size_t cut;
};

/* What has to come of it, told from the places of the line ends alone. */
struct due {
	size_t whole;	      /* rows whose bytes are all there */
	size_t kept;	      /* the same without an import that is not whole */
	bool must_be_altered; /* a whole row follows that is not of this record */
	bool may_be_altered;
};

/* What is appended behind the damage, and what it must look like on disk. */
static const struct event late = {.time = "2026-11-24T09:00:00+08:00",
				  .by = "li, \"wang\"",
				  .item = "6.1.a",
				  .answer = "no",
				  .note = "=1+1,\n证书 \"😀\"",
				  .flag = "",
				  .evidence = "ref=a\\b",
				  .cause = ""};
#define LATE_ROW                                                                                   \
	"%zu,2026-11-24T09:00:00+08:00,\"li, \"\"wang\"\"\",6.1.a,no,"                             \
	"\"'=1+1,\\n证书 \"\"😀\"\"\",,ref=a\\\\b,"

/* Bytes of every value, with quotes, commas and line ends among them, and no row of a record. */
static void make_old_text(struct text *out, size_t len)
{
	static const char often[] = "\",\n\r\\";
	uint32_t state = 2017;

	while (out->len < len) {
		state = state * 1664525 + 1013904223;
		text_add_byte(out, state >> 28 == 0 ? often[state >> 20 & 3] : (char)(state >> 20));
	}
}

static size_t round_up(size_t len)
{
	return (len + SECTOR_BYTES - 1) / SECTOR_BYTES * SECTOR_BYTES;
}

/* The file was as long as the append under way made it, up to the end of its sector. */
static size_t damaged_len(const struct stage *stage)
{
	const struct hostile *record = &stage->record;
	size_t row = stage->cut < record->bytes.len ? hostile_row_of(record, stage->cut) : 0;
	size_t piece_end = row > 0 ? record->end[record->piece_last[row]] : stage->cut;

	if (stage->behind == BEHIND_NOTHING)
		return stage->cut;
	return round_up(piece_end > stage->cut ? piece_end : stage->cut + 1);
}

static void damage(struct stage *stage)
{
	size_t len = damaged_len(stage);
	size_t cut = stage->cut;

	text_clear(&stage->damaged);
	text_add(&stage->damaged, stage->record.bytes.bytes, cut);
	for (size_t at = cut; stage->behind == BEHIND_NULS && at < len; at++)
		text_add_byte(&stage->damaged, '\0');
	if (stage->behind == BEHIND_OLD_TEXT)
		text_add(&stage->damaged, stage->old_text.bytes + cut, len - cut);
	if (stage->behind == BEHIND_OLD_ROWS && cut < stage->other.bytes.len) {
		size_t left = stage->other.bytes.len - cut;

		text_add(&stage->damaged, stage->other.bytes.bytes + cut,
			 left < len - cut ? left : len - cut);
	}
}

/* How many leading bytes are the record's: old bytes may happen to be the same. */
static size_t same_bytes(const struct stage *stage)
{
	const struct text *damaged = &stage->damaged;
	const struct text *record = &stage->record.bytes;
	size_t same = stage->cut;

	while (same < damaged->len && same < record->len &&
	       damaged->bytes[same] == record->bytes[same])
		same++;
	return same;
}

/* Does one whole line of the other record stand behind the cut? */
static bool has_old_row(const struct stage *stage)
{
	const struct hostile *other = &stage->other;
	size_t first;

	if (stage->behind != BEHIND_OLD_ROWS || stage->cut >= other->bytes.len)
		return false;
	first = hostile_row_of(other, stage->cut) + 1;
	return first <= HOSTILE_ROWS && other->end[first] <= stage->damaged.len;
}

/* All of a row but its line end, and old bytes that make it look saved by another program: blanks
 * or CR before the next line end.  Nobody can tell that from one that was. */
static bool looks_resaved(const struct stage *stage, size_t rows, size_t same)
{
	const char *behind = stage->damaged.bytes + same;

	return rows < HOSTILE_ROWS && same + 1 == stage->record.end[rows + 1] &&
	       behind[strspn(behind, " \t\r")] == '\n';
}

static struct due find_due(const struct stage *stage)
{
	const struct hostile *record = &stage->record;
	size_t same = same_bytes(stage);
	struct due due = {.must_be_altered = has_old_row(stage),
			  .may_be_altered = stage->behind == BEHIND_OLD_ROWS};

	while (due.whole < HOSTILE_ROWS && record->end[due.whole + 1] <= same)
		due.whole++;
	/* The line end alone is missing: the row is all there. */
	if (due.whole < HOSTILE_ROWS && stage->damaged.len == same &&
	    record->end[due.whole + 1] - 1 == same)
		due.whole++;
	due.may_be_altered |= looks_resaved(stage, due.whole, same);
	due.kept = due.whole;
	if (due.kept > 0 && record->piece_last[due.kept] > due.kept)
		due.kept = record->piece_first[due.kept] - 1;
	return due;
}

static const char *tail_before(const struct stage *stage)
{
	return stage->cut % 2 == 1 ? TAIL_BEFORE : "";
}

/* Not synced: it is there for the same process to read. */
static void put_file(const char *name, const char *bytes, size_t len)
{
	int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	cr_assert_geq(fd, 0);
	cr_assert_eq(write(fd, bytes, len), (ssize_t)len);
	close(fd);
}

static void put_files(const struct stage *stage)
{
	const char *before = tail_before(stage);

	put_file(NAME, stage->damaged.bytes, stage->damaged.len);
	unlink(TAIL);
	if (before[0] != '\0')
		put_file(TAIL, before, strlen(before));
}

static bool holds_file(struct stage *stage, const char *name, const char *bytes, size_t len)
{
	return file_read(name, &stage->found) == STATUS_OK && stage->found.len == len &&
	       memcmp(stage->found.bytes, bytes, len) == 0;
}

/* The tails set aside before, and this one behind them; no file where there is none. */
static bool holds_tail(struct stage *stage, const char *bytes, size_t len)
{
	const char *before = tail_before(stage);
	struct text due = TEXT_EMPTY;
	bool is_same;

	text_add_string(&due, before);
	text_add(&due, bytes, len);
	is_same = due.len > 0 ? holds_file(stage, TAIL, due.bytes, due.len) : !scratch_has(TAIL);
	text_release(&due);
	return is_same;
}

#define WHERE "byte %zu, %s behind: "
#define WHERE_OF(stage) (stage)->cut, behind_names[(stage)->behind]

static void expect_untouched(struct stage *stage)
{
	if (!holds_file(stage, NAME, stage->damaged.bytes, stage->damaged.len))
		fault_lost(&stage->fault, WHERE "touched though refused", WHERE_OF(stage));
	if (!holds_tail(stage, "", 0))
		fault_missed(&stage->fault, WHERE "a tail set aside though refused",
			     WHERE_OF(stage));
}

/* Nothing may be appended; every row that is whole can still be read. */
static void expect_altered(struct stage *stage, struct record *record, const struct due *due)
{
	const struct record_state *state = record_state(record);

	if (!due->may_be_altered)
		fault_missed(&stage->fault, WHERE "altered, not torn", WHERE_OF(stage));
	if (state->whole_rows != due->whole || state->altered_row != due->whole + 1)
		fault_missed(&stage->fault, WHERE "altered at row %zu, not %zu", WHERE_OF(stage),
			     state->altered_row, due->whole + 1);
	if (!hostile_holds(&stage->record, record, due->whole))
		fault_lost(&stage->fault, WHERE "rows of the altered record", WHERE_OF(stage));
	if (record_append(record, &late, 1) != STATUS_BAD_DATA)
		fault_missed(&stage->fault, WHERE "appended to", WHERE_OF(stage));
	record_close(record);
	expect_untouched(stage);
}

/* The file is what was acknowledged, and the late row behind it; the rest was set aside. */
static void expect_file(struct stage *stage, const struct due *due)
{
	size_t end = stage->record.end[due->kept];
	size_t torn_len = stage->damaged.len > end ? stage->damaged.len - end : 0;
	struct rows rows = {.bytes = TEXT_EMPTY};
	struct text covered = TEXT_EMPTY;

	text_add(&rows.bytes, stage->record.bytes.bytes, end);
	memcpy(rows.chain, rows.bytes.bytes + end - DIGEST_HEX_SIZE, DIGEST_HEX_LEN);
	rows.chain[DIGEST_HEX_LEN] = '\0';
	text_printf(&covered, LATE_ROW, due->kept + 1);
	rows_add(&rows, covered.bytes);
	if (!holds_file(stage, NAME, rows.bytes.bytes, rows.bytes.len))
		fault_lost(&stage->fault, WHERE "not the rows up to %zu and the new one",
			   WHERE_OF(stage), due->kept);
	if (!holds_tail(stage, stage->damaged.bytes + stage->damaged.len - torn_len, torn_len))
		fault_missed(&stage->fault, WHERE "the tail is not set aside", WHERE_OF(stage));
	text_release(&covered);
	rows_release(&rows);
}

static void expect_appended(struct stage *stage, struct record *record, const struct due *due)
{
	const struct record_state *state = record_state(record);
	bool is_torn = stage->damaged.len > stage->record.end[due->kept];

	if (due->must_be_altered)
		fault_missed(&stage->fault, WHERE "a foreign row, but not altered",
			     WHERE_OF(stage));
	if (state->whole_rows != due->kept || !hostile_holds(&stage->record, record, due->kept))
		fault_lost(&stage->fault, WHERE "%zu rows opened, not %zu", WHERE_OF(stage),
			   state->whole_rows, due->kept);
	if ((state->condition == RECORD_TORN) != is_torn)
		fault_missed(&stage->fault, WHERE "torn or not?", WHERE_OF(stage));
	if (record_append(record, &late, 1) != STATUS_OK)
		fault_missed(&stage->fault, WHERE "takes no row", WHERE_OF(stage));
	record_close(record);
	expect_file(stage, due);
}

/* Read it as the next program does. */
static void expect_good_again(struct stage *stage, const struct due *due)
{
	struct diag_list diags = {0};
	struct record *record = NULL;

	if (record_open(NAME, RECORD_READ, &record, &diags) != STATUS_OK ||
	    record_state(record)->condition != RECORD_OK ||
	    record_state(record)->whole_rows != due->kept + 1 ||
	    !hostile_holds(&stage->record, record, due->kept))
		fault_lost(&stage->fault, WHERE "does not open as good", WHERE_OF(stage));
	record_close(record);
	diag_release(&diags);
}

/* A record appears with header and first row at once, so a cut there is no power cut; but it must
 * not be taken for an empty record. */
static void expect_refused(struct stage *stage, struct record *record)
{
	if (record && record_append(record, &late, 1) != STATUS_BAD_DATA)
		fault_missed(&stage->fault, WHERE "appended to without a first row",
			     WHERE_OF(stage));
	record_close(record);
	expect_untouched(stage);
}

static void try_case(struct stage *stage)
{
	struct diag_list diags = {0};
	struct record *record = NULL;
	struct due due;
	enum status status;

	damage(stage);
	put_files(stage);
	due = find_due(stage);
	status = record_open(NAME, RECORD_WRITE, &record, &diags);
	diag_release(&diags);
	if (due.kept == 0) {
		expect_refused(stage, record);
	} else if (status != STATUS_OK) {
		fault_lost(&stage->fault, WHERE "does not open", WHERE_OF(stage));
	} else if (record_state(record)->condition == RECORD_ALTERED) {
		expect_altered(stage, record, &due);
	} else {
		expect_appended(stage, record, &due);
		expect_good_again(stage, &due);
	}
}

/* Before the two records part, the one cut with the other behind it is the other: a record replaced
 * is no power cut, and only a slip can tell. */
static bool is_the_other(const struct stage *stage)
{
	return stage->behind == BEHIND_OLD_ROWS && stage->cut <= stage->other.bytes.len &&
	       memcmp(stage->record.bytes.bytes, stage->other.bytes.bytes, stage->cut) == 0;
}

Test(cuts, lose_no_acknowledged_row)
{
	struct stage *stage = mem_alloc(sizeof *stage);

	*stage = (struct stage){.fault = fault_begin("cuts", SAMPLE_STEP),
				.old_text = TEXT_EMPTY,
				.damaged = TEXT_EMPTY,
				.found = TEXT_EMPTY};
	hostile_make(&stage->record, 1);
	hostile_make(&stage->other, 2);
	make_old_text(&stage->old_text, round_up(stage->record.bytes.len + 1));
	for (stage->cut = 0; stage->cut <= stage->record.bytes.len; stage->cut++) {
		for (stage->behind = 0; stage->behind < BEHIND_COUNT; stage->behind++)
			if (!is_the_other(stage) && fault_takes(&stage->fault))
				try_case(stage);
	}
	unlink(NAME);
	unlink(TAIL);
	hostile_release(&stage->record);
	hostile_release(&stage->other);
	text_release(&stage->old_text);
	text_release(&stage->damaged);
	text_release(&stage->found);
	fault_end(&stage->fault);
	free(stage);
}
