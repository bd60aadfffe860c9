/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of what the bytes of a record say: whole, torn or altered, and where. */
#include "config.h"

#include "record/content.h"

#include "tests/support/check.h"
#include "tests/support/rows.h"

#include <string.h>

#define LENGTH(table) (sizeof(table) / sizeof *(table))
#define HEADER_LEN strlen(ROWS_HEADER)
#define HEX ROWS_HEX

/* A whole row, as old bytes on a disk may hold it: its chain belongs to another record. */
#define OLD_ROW "3,,,6.1.a,yes,,,,,sm3:" HEX "\n"
#define NEXT_ROW "2,,,6.1.a,yes,,,,,sm3:" HEX "\n"

TestSuite(content, .fini = check_leaks);

/* What is to come of some bytes. */
struct expected {
	enum record_condition condition;
	size_t whole_rows;
	size_t altered_row;
	size_t torn_bytes;
	bool newline_missing;
};

static struct content read_bytes(const char *bytes, size_t len, bool *is_record)
{
	struct event_reader *reader = event_reader_new();
	struct content content;

	*is_record = content_read(&content, reader, bytes, len);
	event_reader_free(reader);
	return content;
}

static void expect_state(const struct record_state *state, const struct expected *expected,
			 const char *what, size_t number)
{
	cr_expect_eq(state->condition, expected->condition, "%s %zu: condition %d", what, number,
		     (int)state->condition);
	cr_expect_eq(state->whole_rows, expected->whole_rows, "%s %zu: %zu rows", what, number,
		     state->whole_rows);
	cr_expect_eq(state->altered_row, expected->altered_row, "%s %zu: altered at %zu", what,
		     number, state->altered_row);
	cr_expect_eq(state->torn_bytes, expected->torn_bytes, "%s %zu: %zu bytes torn", what,
		     number, state->torn_bytes);
	cr_expect_eq(state->newline_missing, expected->newline_missing, "%s %zu: newline", what,
		     number);
}

/* Read, and look at the state, which is all that a record without its torn tail has. */
static void expect(const char *bytes, size_t len, const struct expected *expected, const char *what,
		   size_t number)
{
	bool is_record;
	struct content content = read_bytes(bytes, len, &is_record);

	cr_expect(is_record, "%s %zu: no record", what, number);
	expect_state(&content.state, expected, what, number);
	cr_expect_eq(content.rows.count, expected->whole_rows + 1, "%s %zu", what, number);
	if (expected->condition != RECORD_ALTERED)
		cr_expect_eq(content.events.count, expected->whole_rows, "%s %zu", what, number);
	content_release(&content);
}

static void expect_altered(const struct text *bytes, size_t row, const char *what)
{
	expect(bytes->bytes, bytes->len,
	       &(struct expected){
		   .condition = RECORD_ALTERED, .whole_rows = row - 1, .altered_row = row},
	       what, row);
}

/* The chains here came from `nettle-hash -a sm3`. */
#define CHAIN_1 "069934a5162f19d5a677792806e286a220a23ad2ec95b0523a4656dc400469fe"
#define CHAIN_2 "e41345d538ceb4b912068e961af276b1d7fd05a6c0362906a68a18ad0ecf87ca"
#define CHAIN_3 "3b93e597e144921ed5fd35d998addf1173f2647fecf12d1b9cb8a5a4ac010ecc"

static const char literal[] =
    "seq,time,by,item,answer,note,flag,evidence,cause,chain\n"
    "1,2026-11-23T14:03:05+08:00,李雷,record.begin,gbt35289-2017 1,,,sheets=sm3:" HEX
    ",,sm3:" CHAIN_1 "\n"
    "2,2026-11-23T14:04:00+08:00,李雷,6.1.a,no,\"'=SUM(A1), he said \"\"no\"\"\\nC:\\\\log\",yes,"
    "\"method=document; ref=§3, p. 4\",,sm3:" CHAIN_2 "\n"
    "3,2026-11-23T14:04:30+08:00,李雷,6.1.a,,,,,undo 2,sm3:" CHAIN_3 "\n";

Test(content, reads_a_record_written_by_hand)
{
	bool is_record;
	struct content content = read_bytes(literal, strlen(literal), &is_record);

	cr_assert(is_record);
	expect_state(&content.state, &(struct expected){.whole_rows = 3}, "literal", 0);
	cr_assert_eq(content.events.count, 3);
	cr_expect_eq(content.events.at[0].seq, 1);
	cr_expect_str_eq(content.events.at[0].by, "李雷");
	cr_expect_str_eq(content.events.at[0].item, "record.begin");
	cr_expect_str_eq(content.events.at[0].answer, "gbt35289-2017 1");
	cr_expect_str_eq(content.events.at[0].evidence, "sheets=sm3:" HEX);
	cr_expect_eq(content.events.at[1].seq, 2);
	cr_expect_str_eq(content.events.at[1].time, "2026-11-23T14:04:00+08:00");
	cr_expect_str_eq(content.events.at[1].answer, "no");
	cr_expect_str_eq(content.events.at[1].note, "=SUM(A1), he said \"no\"\nC:\\log");
	cr_expect_str_eq(content.events.at[1].flag, "yes");
	cr_expect_str_eq(content.events.at[1].evidence, "method=document; ref=§3, p. 4");
	cr_expect_eq(content.events.at[2].seq, 3);
	cr_expect_str_eq(content.events.at[2].answer, "");
	cr_expect_str_eq(content.events.at[2].cause, "undo 2");
	cr_expect_str_eq(content.rows.at[1].chain, CHAIN_1);
	cr_expect_str_eq(content.rows.at[2].chain, CHAIN_2);
	cr_expect_str_eq(content.rows.at[3].chain, CHAIN_3);
	cr_expect_eq(content.rows.at[3].end, strlen(literal));
	content_release(&content);
}

static const char *const no_records[] = {
    "",
    "\n",
    "\xef\xbb\xbf",
    "s",
    "se",
    "seq2",
    "sequence,time\n",
    "Seq,time,by\n",
    " seq,time\n",
    "item,answer\n6.1.a,yes\n",
    "\n" ROWS_HEADER "\n",
    "\"se\"\n",
    "PK\x03\x04",
    OLD_ROW,
};

Test(content, tells_what_is_no_record)
{
	for (size_t i = 0; i < LENGTH(no_records); i++) {
		bool is_record;
		struct content content =
		    read_bytes(no_records[i], strlen(no_records[i]), &is_record);

		cr_expect_not(is_record, "'%s'", no_records[i]);
		content_release(&content);
	}
}

/* NULs cannot stand in the table above. */
Test(content, tells_a_file_of_nuls_from_a_record)
{
	static const char nuls[4096] = "seq";
	bool is_record;
	struct content content = read_bytes(nuls, sizeof nuls, &is_record);

	cr_expect_not(is_record);
	content_release(&content);
	content = read_bytes(nuls + 3, sizeof nuls - 3, &is_record);
	cr_expect_not(is_record);
	content_release(&content);
}

/* Saved again by a spreadsheet: altered, whatever the rows are. */
static const struct {
	const char *header;
	const char *line_end;
} resaved[] = {
    {"\xef\xbb\xbf" ROWS_HEADER, "\n"},
    {ROWS_HEADER, "\r\n"},
    {"\xef\xbb\xbf" ROWS_HEADER, "\r\n"},
    {"\"seq\",\"time\",\"by\",\"item\"", "\n"},
    {"\xef\xbb\xbf\"seq\";\"time\";\"by\"", "\r\n"},
    {"seq;time;by;item;answer;note;flag;evidence;cause;chain", "\n"},
    {"seq\ttime\tby\titem\tanswer\tnote\tflag\tevidence\tcause\tchain", "\n"},
    {"seq", "\n"},
    {"seq,time", "\n"},
    {ROWS_HEADER ",more", "\n"},
    {ROWS_HEADER " ", "\n"},
};

Test(content, takes_a_resaved_record_for_altered)
{
	for (size_t i = 0; i < LENGTH(resaved); i++) {
		struct text bytes = TEXT_EMPTY;
		bool is_record;
		struct content content;

		text_printf(&bytes, "%s%s1,t,li,record.begin,f 1,,,,,sm3:" HEX "%s",
			    resaved[i].header, resaved[i].line_end, resaved[i].line_end);
		text_printf(&bytes, "2,t,li,6.1.a,\"yes\",=1,,,,sm3:66C7%s", resaved[i].line_end);
		content = read_bytes(bytes.bytes, bytes.len, &is_record);
		cr_assert(is_record, "header %zu", i);
		expect_state(&content.state,
			     &(struct expected){.condition = RECORD_ALTERED, .altered_row = 1},
			     "header", i);
		/* The rows are there to be scored, with a warning. */
		cr_assert_eq(content.events.count, 2, "header %zu", i);
		cr_expect_eq(content.events.at[1].seq, 2);
		cr_expect_str_eq(content.events.at[1].answer, "yes");
		cr_expect_str_eq(content.events.at[1].note, "=1");
		content_release(&content);
		text_release(&bytes);
	}
}

/* Some programs leave the header as it is and spell every row otherwise. */
static const char *const respelled[] = {
    "\"1\",\"t\",\"li\",\"record.begin\",\"f 1\",\"\",\"\",\"\",\"\",\"sm3:" HEX "\"\n",
    "1,t,li,record.begin,f 1,,,,,sm3:" HEX " \n",
    "1,t,li,record.begin,f 1,,,,,sm3:" HEX "\r\n",
    "1,t,li,record.begin,=f,,,,,sm3:" HEX "\n",
};

Test(content, takes_rows_spelled_otherwise_for_altered)
{
	for (size_t i = 0; i < LENGTH(respelled); i++) {
		struct text bytes = TEXT_EMPTY;

		text_printf(&bytes, ROWS_HEADER "\n%s", respelled[i]);
		expect_altered(&bytes, 1, "respelled");
		text_cut(&bytes, bytes.len - 1);
		expect(bytes.bytes, bytes.len,
		       &(struct expected){.condition = RECORD_TORN,
					  .torn_bytes = strlen(respelled[i]) - 1},
		       "not to its end", i);
		text_release(&bytes);
	}
}

/* A row with a name in GBK is no UTF-8, so no cell of it can be read, yet it was written to its
 * end. The first such line may be half of one row before the end of another, and is torn. */
Test(content, takes_rows_in_another_encoding_for_altered)
{
	static const char first[] = "1,,\xC0\xEE,record.begin,f 1,,,,,sm3:" HEX "\n";
	static const struct {
		const char *second;
		bool is_row;
	} cases[] = {
	    {"2,,\xC0\xEE,6.1.a,yes,,,,,sm3:" HEX "\n", true},
	    {"2,,\xC0\xEE,6.1.a,yes,,,,,sm3:" HEX "\r\n", true},
	    {"", false},
	    {"\n", false},
	    {"2,,\xC0\xEE,6.1.a,yes,,,,,sm3:" HEX, false},
	    {"2,,\xC0\xEE,6.1.a,yes,,,,,sm3:" HEX "0\n", false},
	    {"2,,\xC0\xEE,6.1.a,yes,,,,,sm4:" HEX "\n", false},
	    {"2,,\xC0\xEE,6.1.a,yes,,,,, sm3:" HEX "\n", false},
	};

	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct text bytes = TEXT_EMPTY;

		text_add_string(&bytes, ROWS_HEADER "\n");
		text_add_string(&bytes, first);
		text_add_string(&bytes, cases[i].second);
		expect(bytes.bytes, bytes.len,
		       cases[i].is_row
			   ? &(struct expected){.condition = RECORD_ALTERED, .altered_row = 1}
			   : &(struct expected){.condition = RECORD_TORN,
						.torn_bytes = bytes.len - HEADER_LEN - 1},
		       cases[i].second, i);
		text_release(&bytes);
	}
}

Test(content, takes_a_header_alone_for_torn)
{
	static const struct expected torn = {.condition = RECORD_TORN};

	expect(ROWS_HEADER, HEADER_LEN, &torn, "no LF", 0);
	expect(ROWS_HEADER "\n", HEADER_LEN + 1, &torn, "header", 0);
	expect(ROWS_HEADER "\n1,2026", HEADER_LEN + 7,
	       &(struct expected){.condition = RECORD_TORN, .torn_bytes = 6}, "half a row", 0);
}

/* A header cut short is never a good record, and never an empty one to begin in. */
Test(content, finds_every_cut_in_the_header)
{
	struct rows rows = rows_hostile();

	for (size_t cut = 0; cut < HEADER_LEN; cut++) {
		bool is_record;
		struct content content = read_bytes(rows.bytes.bytes, cut, &is_record);

		cr_expect_eq(is_record, cut >= 3, "cut at %zu", cut);
		cr_expect(!is_record || content.state.condition == RECORD_ALTERED, "cut at %zu",
			  cut);
		content_release(&content);
	}
	rows_release(&rows);
}

/* What lies behind the cut, from what was on the disk there before. */
#define BYTES(literal) literal, sizeof literal - 1
static const struct {
	const char *what;
	const char *bytes;
	size_t len;
	bool holds_row;
} behind[] = {
    {"nothing", BYTES(""), false},
    {"a NUL", BYTES("\0"), false},
    {"NULs", BYTES("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), false},
    {"old text", BYTES("ld bytes,\"of\nanother file\n\n"), false},
    {"halves of rows", BYTES("9,sm3:no digest\n4,,,6.1.a,ye"), false},
    {"an old row behind half a one", BYTES("64dab71c9\n" OLD_ROW), true},
    {"an old row behind NULs", BYTES("\0\0\0\n" OLD_ROW "\0"), true},
};

/* What the contract says of the first `cut` bytes, told from the line ends alone. */
static struct expected expected_of_cut(const struct rows *rows, size_t cut, size_t behind_len,
				       bool holds_row)
{
	struct expected expected = {.condition = RECORD_OK};
	size_t left;

	while (rows_start(rows, expected.whole_rows + 2) <= cut)
		expected.whole_rows++;
	left = cut - rows_start(rows, expected.whole_rows + 1);
	if (behind_len == 0 && expected.whole_rows < ROWS_HOSTILE &&
	    cut + 1 == rows_start(rows, expected.whole_rows + 2)) {
		expected.whole_rows++;
		expected.newline_missing = true;
	} else if (holds_row) {
		expected.condition = RECORD_ALTERED;
		expected.altered_row = expected.whole_rows + 1;
	} else if (left + behind_len > 0 || expected.whole_rows == 0) {
		expected.condition = RECORD_TORN;
		expected.torn_bytes = left + behind_len;
	}
	return expected;
}

Test(content, judges_every_cut_and_what_lies_behind_it)
{
	struct rows rows = rows_hostile();

	for (size_t i = 0; i < LENGTH(behind); i++) {
		for (size_t cut = HEADER_LEN + 1; cut <= rows.bytes.len; cut++) {
			struct expected expected =
			    expected_of_cut(&rows, cut, behind[i].len, behind[i].holds_row);
			struct text bytes = TEXT_EMPTY;

			text_add(&bytes, rows.bytes.bytes, cut);
			text_add(&bytes, behind[i].bytes, behind[i].len);
			expect(bytes.bytes, bytes.len, &expected, behind[i].what, cut);
			text_release(&bytes);
		}
	}
	rows_release(&rows);
}

/* The letter of the rule: where old bytes happen to make a whole row of the torn one, it is
 * altered. */
Test(content, calls_a_half_row_that_old_bytes_made_whole_altered)
{
	struct rows rows = rows_begin();

	rows_birth(&rows);
	text_add_string(&rows.bytes, "2,t,li,6.1.a,ye" /* torn here */ "7,,,,,sm3:" HEX "\n");
	expect_altered(&rows.bytes, 2, "glued");
	rows_release(&rows);
}

/* The row that the byte belongs to; 0 for the header. */
static size_t row_of_byte(const struct rows *rows, size_t at)
{
	size_t row = 0;

	while (rows_start(rows, row + 1) <= at)
		row++;
	return row;
}

/* No flip goes unseen, and the row that holds it is the one that is named.  A record is torn and
 * not altered only where nothing whole follows: the flip is in the last row, or has glued the last
 * to the one before it. */
static void expect_flip(struct rows *rows, size_t rows_count, size_t at, int bit)
{
	size_t row = row_of_byte(rows, at);
	bool is_record;
	struct content content;

	rows->bytes.bytes[at] = (char)(rows->bytes.bytes[at] ^ (1 << bit));
	content = read_bytes(rows->bytes.bytes, rows->bytes.len, &is_record);
	rows->bytes.bytes[at] = (char)(rows->bytes.bytes[at] ^ (1 << bit));
	if (row == 0) {
		cr_expect(!is_record || (content.state.condition == RECORD_ALTERED &&
					 content.state.altered_row == 1),
			  "byte %zu, bit %d", at, bit);
	} else {
		bool ends_row = at + 1 == rows_start(rows, row + 1);
		bool may_be_torn = row == rows_count || (row + 1 == rows_count && ends_row);

		cr_expect(is_record);
		cr_expect_eq(content.state.whole_rows, row - 1, "byte %zu, bit %d", at, bit);
		if (may_be_torn && content.state.condition == RECORD_TORN)
			cr_expect_eq(content.state.torn_bytes,
				     rows->bytes.len - rows_start(rows, row));
		else
			cr_expect(content.state.condition == RECORD_ALTERED &&
				      content.state.altered_row == row,
				  "byte %zu, bit %d", at, bit);
	}
	content_release(&content);
}

Test(content, finds_every_flipped_bit_and_names_its_row)
{
	struct rows rows = rows_hostile();

	for (size_t at = 0; at < rows.bytes.len; at++)
		for (int bit = 0; bit < 8; bit++)
			expect_flip(&rows, ROWS_HOSTILE, at, bit);
	rows_release(&rows);
}

/* The letter of the rule, in the last row: torn where it is no row any more, else altered. */
Test(content, calls_a_flip_in_the_last_row_torn_or_altered)
{
	struct rows rows = rows_hostile();
	size_t last = rows_start(&rows, ROWS_HOSTILE);
	char *answer = strstr(rows.bytes.bytes + last, "yes");

	answer[0] ^= 1;
	expect(rows.bytes.bytes, rows.bytes.len,
	       &(struct expected){.condition = RECORD_ALTERED,
				  .whole_rows = ROWS_HOSTILE - 1,
				  .altered_row = ROWS_HOSTILE},
	       "still a row", 0);
	answer[0] = '"';
	expect(rows.bytes.bytes, rows.bytes.len,
	       &(struct expected){.condition = RECORD_TORN,
				  .whole_rows = ROWS_HOSTILE - 1,
				  .torn_bytes = rows.bytes.len - last},
	       "no row", 0);
	answer[0] = 'y';
	memcpy(strstr(rows.bytes.bytes + last, ",sm3:"), ",md5:", 5);
	expect(rows.bytes.bytes, rows.bytes.len,
	       &(struct expected){.condition = RECORD_TORN,
				  .whole_rows = ROWS_HOSTILE - 1,
				  .torn_bytes = rows.bytes.len - last},
	       "no chain", 0);
	rows_release(&rows);
}

/* Add lines first .. last of the rows. */
static void add_lines(struct text *out, const struct rows *rows, size_t first, size_t last)
{
	size_t start = rows_start(rows, first);

	text_add(out, rows->bytes.bytes + start, rows_start(rows, last + 1) - start);
}

Test(content, finds_every_row_dropped_doubled_and_swapped)
{
	struct rows rows = rows_hostile();

	for (size_t row = 1; row <= ROWS_HOSTILE; row++) {
		struct text bytes = TEXT_EMPTY;

		if (row < ROWS_HOSTILE) { /* the last one's loss only the slip shows */
			add_lines(&bytes, &rows, 0, row - 1);
			add_lines(&bytes, &rows, row + 1, ROWS_HOSTILE);
			expect_altered(&bytes, row, "dropped");
			text_clear(&bytes);
			add_lines(&bytes, &rows, 0, row - 1);
			add_lines(&bytes, &rows, row + 1, row + 1);
			add_lines(&bytes, &rows, row, row);
			add_lines(&bytes, &rows, row + 2, ROWS_HOSTILE);
			expect_altered(&bytes, row, "swapped");
			text_clear(&bytes);
		}
		add_lines(&bytes, &rows, 0, row);
		add_lines(&bytes, &rows, row, ROWS_HOSTILE);
		expect_altered(&bytes, row + 1, "doubled");
		text_release(&bytes);
	}
	rows_release(&rows);
}

Test(content, finds_every_row_of_another_record)
{
	struct rows rows = rows_hostile();
	struct rows other = rows_begin();

	for (size_t row = 1; row <= ROWS_HOSTILE; row++)
		rows_answer(&other, row, row == 1 ? "record.begin" : "6.1.a", "yes", "");
	for (size_t row = 2; row <= ROWS_HOSTILE; row++) {
		struct text bytes = TEXT_EMPTY;

		add_lines(&bytes, &rows, 0, row - 1);
		add_lines(&bytes, &other, row, row);
		add_lines(&bytes, &rows, row + 1, ROWS_HOSTILE);
		expect_altered(&bytes, row, "moved");
		text_clear(&bytes);
		add_lines(&bytes, &rows, 0, row - 1);
		add_lines(&bytes, &other, row, ROWS_HOSTILE);
		expect_altered(&bytes, row, "grafted");
		text_release(&bytes);
	}
	rows_release(&rows);
	rows_release(&other);
}

/* A chain that was made anew over rows that no record has. */
Test(content, finds_rows_out_of_place_under_a_good_chain)
{
	struct rows rows = rows_begin();

	rows_answer(&rows, 1, "6.1.a", "yes", "");
	rows_answer(&rows, 2, "6.1.a", "yes", "");
	expect_altered(&rows.bytes, 1, "no first row");
	rows_release(&rows);
	rows = rows_begin();
	rows_birth(&rows);
	rows_answer(&rows, 3, "6.1.a", "yes", "");
	expect_altered(&rows.bytes, 2, "a number left out");
	rows_release(&rows);
	rows = rows_begin();
	rows_birth(&rows);
	rows_add(&rows, "2,,,6.1.a,\"yes\",,,,");
	rows_answer(&rows, 3, "6.1.a", "yes", "");
	expect_altered(&rows.bytes, 2, "needless quotes");
	rows_release(&rows);
}

/* Without its LF it is no whole row, unless its chain holds. */
Test(content, calls_a_last_line_without_newline_and_chain_torn)
{
	struct rows rows = rows_begin();

	rows_birth(&rows);
	text_add_string(&rows.bytes, OLD_ROW);
	expect_altered(&rows.bytes, 2, "with LF");
	expect(rows.bytes.bytes, rows.bytes.len - 1,
	       &(struct expected){
		   .condition = RECORD_TORN, .whole_rows = 1, .torn_bytes = strlen(OLD_ROW) - 1},
	       "without LF", 0);
	rows_release(&rows);
	/* Nor does the right number make it one. */
	rows = rows_begin();
	rows_birth(&rows);
	text_add_string(&rows.bytes, NEXT_ROW);
	expect_altered(&rows.bytes, 2, "the next number, with LF");
	expect(rows.bytes.bytes, rows.bytes.len - 1,
	       &(struct expected){
		   .condition = RECORD_TORN, .whole_rows = 1, .torn_bytes = strlen(NEXT_ROW) - 1},
	       "the next number, without LF", 0);
	rows_release(&rows);
}

Test(content, finds_an_empty_line_between_rows)
{
	struct rows rows = rows_begin();

	rows_birth(&rows);
	text_add_string(&rows.bytes, "\n");
	expect(rows.bytes.bytes, rows.bytes.len,
	       &(struct expected){.condition = RECORD_TORN, .whole_rows = 1, .torn_bytes = 1},
	       "at the end", 0);
	rows_answer(&rows, 2, "6.1.a", "yes", "");
	expect_altered(&rows.bytes, 2, "between");
	rows_release(&rows);
}

Test(content, gives_what_can_be_read_behind_an_altered_row)
{
	struct rows rows = rows_begin();
	bool is_record;
	struct content content;

	rows_birth(&rows);
	text_add_string(&rows.bytes, "2,t,li,6.1.a,=no,,,,,sm3:\r\n"
				     "no row at all\n"
				     "9,t,li,6.1.b,yes,,,,,sm3:" HEX "\n"
				     "10,t,li,6.1.c,\"na\",,,,,");
	content = read_bytes(rows.bytes.bytes, rows.bytes.len, &is_record);
	cr_assert(is_record);
	expect_state(
	    &content.state,
	    &(struct expected){.condition = RECORD_ALTERED, .whole_rows = 1, .altered_row = 2},
	    "altered", 0);
	cr_assert_eq(content.events.count, 4);
	for (size_t i = 0; i < 4; i++)
		cr_expect_eq(content.events.at[i].seq, i + 1);
	cr_expect_str_eq(content.events.at[1].answer, "=no");
	cr_expect_str_eq(content.events.at[2].answer, "yes");
	cr_expect_str_eq(content.events.at[3].answer, "na");
	content_release(&content);
	rows_release(&rows);
}

/* Causes of the rows behind the first, what is torn off behind them, and how many rows stay. */
static const struct {
	const char *causes[6];
	const char *rest;
	size_t whole_rows;
} imports[] = {
    {{"import 1/1"}, "", 2},
    {{"import 1/2"}, "", 1},
    {{"import 1/3", "import 2/3"}, "", 1},
    {{"import 1/3", "import 2/3"}, "4,half", 1},
    {{"import 1/3", "import 2/3", "import 3/3"}, "", 4},
    {{"import 1/3", "import 2/3", "import 3/3"}, "5,half", 4},
    {{"", "import 1/3", "import 2/3"}, "", 2},
    {{"import 1/2", "import 2/2", "import 1/2"}, "", 3},
    {{"import 1/2", "import 2/2", "import 1/3", "import 2/3"}, "", 3},
    {{"import 1/3", "import 2/3", ""}, "", 4},
    {{"import 1/3", "import 2/3", "import 1/2"}, "", 1},
    {{"import 1/2", "import 2/3"}, "", 1},
    {{"import 2/3"}, "", 1},
    {{"", "import 2/4", "import 3/4"}, "", 2},
    {{"import 2/2"}, "", 2},
    {{"import 0/2"}, "", 2},
};

static void run_import(size_t number)
{
	struct rows rows = rows_begin();
	struct expected expected = {.whole_rows = imports[number].whole_rows};

	rows_birth(&rows);
	for (size_t i = 0; i < LENGTH(imports[number].causes) && imports[number].causes[i]; i++)
		rows_answer(&rows, 2 + i, "6.1.a", "yes", imports[number].causes[i]);
	text_add_string(&rows.bytes, imports[number].rest);
	expected.torn_bytes = rows.bytes.len - rows_start(&rows, expected.whole_rows + 1);
	if (expected.torn_bytes > 0)
		expected.condition = RECORD_TORN;
	expect(rows.bytes.bytes, rows.bytes.len, &expected, "import", number);
	rows_release(&rows);
}

Test(content, tears_an_import_as_a_whole)
{
	for (size_t i = 0; i < LENGTH(imports); i++)
		run_import(i);
}

/* However much of the import came to disk, all of it or nothing counts. */
Test(content, judges_every_cut_of_an_import)
{
	struct rows rows = rows_begin();

	rows_birth(&rows);
	rows_answer(&rows, 2, "6.1.a", "yes", "import 1/3");
	rows_answer(&rows, 3, "6.1.b", "yes", "import 2/3");
	rows_answer(&rows, 4, "6.1.c", "yes", "import 3/3");
	for (size_t cut = rows_start(&rows, 2); cut <= rows.bytes.len; cut++) {
		struct expected expected = {.whole_rows = 1};

		if (cut + 1 >= rows.bytes.len)
			expected.whole_rows = 4;
		else
			expected.torn_bytes = cut - rows_start(&rows, 2);
		if (expected.torn_bytes > 0)
			expected.condition = RECORD_TORN;
		expected.newline_missing = cut + 1 == rows.bytes.len;
		expect(rows.bytes.bytes, cut, &expected, "cut", cut);
	}
	rows_release(&rows);
}

static const struct {
	const char *items[4]; /* behind the first row */
	bool is_sealed;
} seals[] = {
    {{NULL}, false},
    {{"6.1.a"}, false},
    {{"record.seal"}, true},
    {{"6.1.a", "record.seal"}, true},
    {{"record.seal", "6.1.a"}, false},
    {{"record.seal", "6.1.a", "record.seal"}, true},
    {{"record.seal", "record.begin"}, true},
};

Test(content, tells_whether_the_record_is_sealed)
{
	for (size_t i = 0; i < LENGTH(seals); i++) {
		struct rows rows = rows_begin();
		bool is_record;
		struct content content;

		rows_birth(&rows);
		for (size_t j = 0; j < LENGTH(seals[i].items) && seals[i].items[j]; j++)
			rows_answer(&rows, 2 + j, seals[i].items[j], "", "");
		content = read_bytes(rows.bytes.bytes, rows.bytes.len, &is_record);
		cr_expect(is_record);
		cr_expect_eq(content.state.condition, RECORD_OK, "case %zu", i);
		cr_expect_eq(content.state.is_sealed, seals[i].is_sealed, "case %zu", i);
		content_release(&content);
		rows_release(&rows);
	}
}
