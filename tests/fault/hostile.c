/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record of many rows full of what people, spreadsheets and attackers put into cells. */
#include "config.h"

#include "tests/fault/hostile.h"

#include "base/file.h"
#include "tests/support/rows.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define NAME "hostile.csv"
#define LENGTH(table) (sizeof(table) / sizeof *(table))
#define LONG_NOTE_REPEATS 12

static const char *const strings[] = {
    "",
    "said \"no\"",
    "\"",
    "\"\"\"",
    "a, b; c\td",
    ",",
    "line\nline\n",
    "\r\n",
    "\r",
    "\\",
    "\\n",
    "C:\\new\\road\\",
    "=1+1",
    "=HYPERLINK(\"http://x\",\"y\")",
    "+86 10 5555",
    "-5",
    "@SUM(A1)",
    "'=x",
    "''",
    "'",
    "\t=x",
    "＝1＋1",
    "＠x",
    "电子认证服务机构，\"服务质量\"",
    "证书\u3000策略；〔2026〕第１号",
    "😀👨\u200d👩\u200d👧",
    "e\u0301 \u202Exyz\u202C",
    "\uFEFFx",
    "\x1b[2J\x07\x7f",
    " blank ",
    "00123",
    "1e5",
    "2026-11-23",
    "TRUE",
    "#N/A",
    "sm3:" ROWS_HEX,
    ",sm3:" ROWS_HEX,
    "\n7,2026-11-23T14:03:05+08:00,li,6.1.a,yes,,,,,sm3:" ROWS_HEX "\n",
    ROWS_HEADER,
};

static const char *const inspectors[] = {"li", "李雷", "O'Brien, \"Bob\"", "=cmd", "", "wang"};
static const char *const items[] = {"6.1.a",   "6.2.9.e", "cover.organisation",
				    "=item()", "条款.一", "handling.score"};
static const char *const answers[] = {"yes", "no", "na", "3.5", "", "证书, \"甲\""};
static const char *const flags[] = {"", "", "yes", "", "conflict"};
static const char *const evidences[] = {"", "method=document; ref=§3\\; p. 4; sample=12/300", "",
					"ref=\"C:\\\\log\"; role=经理", "=ref"};

/* Rows that came as one import each, first and last: of one row, of a few, of many, and at the
 * record's end. */
static const struct {
	size_t first, last;
} imports[] = {{10, 10}, {20, 24}, {60, 62}, {100, 139}, {HOSTILE_ROWS - 2, HOSTILE_ROWS}};

#define SEAL_ROW 150

static const struct record_birth birth = {
    .form_id = "gbt35289-2017", .form_version = 1, .form_digest = ROWS_HEX, .by = "李雷, \"Li\""};

static void mark_pieces(struct hostile *hostile)
{
	for (size_t row = 1; row <= HOSTILE_ROWS; row++)
		hostile->piece_first[row] = hostile->piece_last[row] = row;
	for (size_t i = 0; i < LENGTH(imports); i++) {
		for (size_t row = imports[i].first; row <= imports[i].last; row++) {
			hostile->piece_first[row] = imports[i].first;
			hostile->piece_last[row] = imports[i].last;
		}
	}
}

static bool is_imported(size_t row)
{
	for (size_t i = 0; i < LENGTH(imports); i++)
		if (imports[i].first <= row && row <= imports[i].last)
			return true;
	return false;
}

static void write_cause(struct hostile *hostile, size_t row)
{
	char *out = hostile->causes[row - 1];
	size_t first = hostile->piece_first[row];

	if (is_imported(row))
		snprintf(out, HOSTILE_CAUSE_SIZE, "import %zu/%zu", row - first + 1,
			 hostile->piece_last[row] - first + 1);
	else if (row > SEAL_ROW)
		snprintf(out, HOSTILE_CAUSE_SIZE, "amend %zu: \"late\", \\ 补充", row - SEAL_ROW);
	else if (row % 9 == 0)
		snprintf(out, HOSTILE_CAUSE_SIZE, "undo %zu", row - 1);
	else if (row % 9 == 1)
		snprintf(out, HOSTILE_CAUSE_SIZE, "redo %zu", row - 1);
	else
		out[0] = '\0';
}

/* The strides have no common factor with the tables, so that each meets each. */
static struct event make_event(struct hostile *hostile, size_t row, unsigned number)
{
	bool is_long = row % 67 == 5;
	struct event event = {
	    .seq = row,
	    .time = hostile->times[row - 1],
	    .by = inspectors[row % LENGTH(inspectors)],
	    .item = items[(row / 2 + number) % LENGTH(items)],
	    .answer = answers[row * 5 % LENGTH(answers)],
	    .note = is_long ? hostile->long_note.bytes : strings[row * 11 % LENGTH(strings)],
	    .flag = flags[row % LENGTH(flags)],
	    .evidence = evidences[row / 3 % LENGTH(evidences)],
	    .cause = hostile->causes[row - 1],
	};

	if (row == SEAL_ROW)
		event.item = EVENT_SEAL_ITEM;
	write_cause(hostile, row);
	return event;
}

static void make_events(struct hostile *hostile, unsigned number)
{
	for (size_t row = 1; row <= HOSTILE_ROWS; row++) {
		snprintf(hostile->times[row - 1], STAMP_SIZE, "2026-11-23T1%u:%02zu:%02zu+08:00",
			 number % 10, row / 60, row % 60);
		hostile->events[row - 1] = make_event(hostile, row, number);
	}
	hostile->causes[0][0] = '\0';
	hostile->events[0] = (struct event){
	    .seq = 1,
	    .time = hostile->times[0],
	    .by = birth.by,
	    .item = EVENT_BEGIN_ITEM,
	    .answer = "gbt35289-2017 1",
	    .note = "",
	    .flag = "",
	    .evidence = "sheets=sm3:" ROWS_HEX,
	    .cause = "",
	};
}

/* Append all, piece by piece, each acknowledged. */
static void write_record(const struct hostile *hostile)
{
	struct record_birth own = birth;
	struct record *record = NULL;
	size_t row = 2;

	own.time = hostile->times[0];
	cr_assert_eq(record_begin(NAME, &own, &record), STATUS_OK);
	while (row <= HOSTILE_ROWS) {
		size_t last = hostile->piece_last[row];

		cr_assert_eq(record_append(record, &hostile->events[row - 1], last - row + 1),
			     STATUS_OK, "row %zu", row);
		row = last + 1;
	}
	record_close(record);
}

/* A row has one LF, at its end: the contract says so, and that makes the rest countable. */
static void find_ends(struct hostile *hostile)
{
	size_t at = 0;

	for (size_t row = 0; row <= HOSTILE_ROWS; row++) {
		at += strcspn(hostile->bytes.bytes + at, "\n") + 1;
		hostile->end[row] = at;
	}
	cr_assert_eq(at, hostile->bytes.len);
}

void hostile_make(struct hostile *out, unsigned number)
{
	*out = (struct hostile){.bytes = TEXT_EMPTY, .long_note = TEXT_EMPTY};
	for (size_t i = 0; i < LONG_NOTE_REPEATS; i++)
		text_add_string(&out->long_note, "抽查了 12 份, \"C:\\档案\", 其中 =3 份不全。\n");
	mark_pieces(out);
	make_events(out, number);
	write_record(out);
	cr_assert_eq(file_read(NAME, &out->bytes), STATUS_OK);
	unlink(NAME);
	find_ends(out);
}

void hostile_release(struct hostile *hostile)
{
	text_release(&hostile->bytes);
	text_release(&hostile->long_note);
}

void hostile_add_lines(struct text *out, const struct hostile *hostile, size_t first, size_t last)
{
	size_t start = first > 0 ? hostile->end[first - 1] : 0;

	if (first <= last)
		text_add(out, hostile->bytes.bytes + start, hostile->end[last] - start);
}

size_t hostile_row_of(const struct hostile *hostile, size_t at)
{
	size_t row = 0;

	while (hostile->end[row] <= at)
		row++;
	return row;
}

static bool is_same(const struct event *a, const struct event *b)
{
	return a->seq == b->seq && strcmp(a->time, b->time) == 0 && strcmp(a->by, b->by) == 0 &&
	       strcmp(a->item, b->item) == 0 && strcmp(a->answer, b->answer) == 0 &&
	       strcmp(a->note, b->note) == 0 && strcmp(a->flag, b->flag) == 0 &&
	       strcmp(a->evidence, b->evidence) == 0 && strcmp(a->cause, b->cause) == 0;
}

bool hostile_holds(const struct hostile *hostile, const struct record *record, size_t rows)
{
	size_t count;
	const struct event *events = record_events(record, &count);

	if (count < rows)
		return false;
	for (size_t i = 0; i < rows; i++)
		if (!is_same(&events[i], &hostile->events[i]))
			return false;
	return true;
}
