/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records that another program has opened and saved again, whole or a row of it: every one is found
 * to be altered, and the first row that came out otherwise is named. */
#include "config.h"

#include "base/mem.h"
#include "tests/fault/fault.h"
#include "tests/fault/judge.h"
#include "tests/support/scratch.h"

#include <iconv.h>
#include <stdio.h>

TestSuite(damage_resave, .init = scratch_enter, .fini = scratch_leave);

#define SAMPLE_STEP 7
#define COUNT(table) (sizeof(table) / sizeof *(table))

enum dates {
	DATES_KEPT,
	DATES_SLASHED, /* 2026/11/23 14:03 */
	DATES_GERMAN,  /* 23.11.2026 14:03 */
	DATES_SHORT,   /* 2026-11-23 14:03:05 */
};

/* What a program does to each row that it saves; zero: what we do. */
struct saving {
	const char *name;
	char delimiter;
	bool quotes_all;
	const char *line_end;
	enum dates dates;
	const char *charset;  /* UTF-8 */
	const char *start;    /* put in front of all */
	const char *row_tail; /* put behind the last cell */
	bool unguards;	      /* takes off a leading ' */
	bool numbers;	      /* 1e5, 00123 and 3.5 come out as it shows them */
	bool upper_case;      /* yes, TRUE, hex digits */
	bool keeps_rows;      /* what comes out can still be read as rows, with their chains */
	bool keeps_ends;      /* each line still ends in its chain, whatever stands before */
};

static const struct saving savings[] = {
    {.name = "CRLF", .line_end = "\r\n", .keeps_rows = true},
    {.name = "CR", .line_end = "\r"},
    {.name = "quotes everywhere", .quotes_all = true, .keeps_rows = true},
    {.name = "BOM", .start = "\xEF\xBB\xBF"},
    {.name = "semicolons", .delimiter = ';'},
    {.name = "tabs", .delimiter = '\t'},
    {.name = "dates with slashes", .dates = DATES_SLASHED, .keeps_rows = true},
    {.name = "German dates", .dates = DATES_GERMAN, .keeps_rows = true},
    {.name = "dates without zone", .dates = DATES_SHORT, .keeps_rows = true},
    {.name = "guards taken off", .unguards = true, .keeps_rows = true},
    {.name = "numbers as shown", .numbers = true, .keeps_rows = true},
    {.name = "upper case", .upper_case = true},
    {.name = "an empty column", .row_tail = ","},
    {.name = "blanks at the end", .row_tail = " ", .keeps_rows = true},
    {.name = "GB18030", .charset = "GB18030", .keeps_ends = true},
    {.name = "UTF-16", .charset = "UTF-16"},
    {.name = "Excel",
     .start = "\xEF\xBB\xBF",
     .line_end = "\r\n",
     .dates = DATES_SLASHED,
     .numbers = true,
     .upper_case = true},
    {.name = "Excel in Chinese",
     .charset = "GB18030",
     .line_end = "\r\n",
     .dates = DATES_SLASHED,
     .numbers = true,
     .keeps_ends = true},
    {.name = "Excel in German",
     .delimiter = ';',
     .line_end = "\r\n",
     .dates = DATES_GERMAN,
     .numbers = true},
    {.name = "LibreOffice, all quoted",
     .quotes_all = true,
     .dates = DATES_SHORT,
     .keeps_rows = true},
    {.name = "WPS", .charset = "GB18030", .quotes_all = true, .line_end = "\r\n"},
};

/* Take the cell that begins at *at, without its quotes; *at is then behind the comma or the end. */
static void take_cell(const char **at, const char *end, struct text *cell)
{
	bool is_quoted = **at == '"';

	text_clear(cell);
	*at += is_quoted;
	while (*at < end && (is_quoted || **at != ',')) {
		if (is_quoted && **at == '"') {
			if (*at + 1 == end || (*at)[1] != '"')
				break;
			(*at)++;
		}
		text_add_byte(cell, *(*at)++);
	}
	*at += is_quoted;
	*at += *at < end;
}

static void save_date(struct text *cell, enum dates dates)
{
	char date[sizeof "2026-11-23T14:03:05"];

	if (cell->len < sizeof date - 1)
		return; /* the header's cell */
	memcpy(date, cell->bytes, sizeof date - 1);
	text_clear(cell);
	if (dates == DATES_SLASHED)
		text_printf(cell, "%.4s/%.2s/%.2s %.5s", date, date + 5, date + 8, date + 11);
	else if (dates == DATES_GERMAN)
		text_printf(cell, "%.2s.%.2s.%.4s %.5s", date + 8, date + 5, date, date + 11);
	else
		text_printf(cell, "%.10s %.8s", date, date + 11);
}

static void replace(struct text *cell, const char *from, const char *to)
{
	if (strcmp(cell->bytes, from) != 0)
		return;
	text_clear(cell);
	text_add_string(cell, to);
}

static void save_cell(const struct saving *saving, size_t column, struct text *cell)
{
	if (column == 1 && saving->dates != DATES_KEPT)
		save_date(cell, saving->dates);
	if (saving->unguards && cell->bytes[0] == '\'') {
		memmove(cell->bytes, cell->bytes + 1, cell->len - 1);
		text_cut(cell, cell->len - 1);
	}
	if (saving->numbers) {
		replace(cell, "3.5", "3.50");
		replace(cell, "00123", "123");
		replace(cell, "1e5", "1.00E+05");
	}
	for (size_t i = 0; saving->upper_case && column > 3 && i < cell->len; i++)
		if (cell->bytes[i] >= 'a' && cell->bytes[i] <= 'z')
			cell->bytes[i] = (char)(cell->bytes[i] - 'a' + 'A');
}

static char delimiter_of(const struct saving *saving)
{
	return saving->delimiter ? saving->delimiter : ',';
}

static void add_cell(struct text *out, const struct saving *saving, const struct text *cell)
{
	bool is_blank = cell->len > 0 && (strchr(" \t", cell->bytes[0]) ||
					  strchr(" \t", cell->bytes[cell->len - 1]));

	if (!saving->quotes_all && !is_blank && !strchr(cell->bytes, delimiter_of(saving)) &&
	    !strchr(cell->bytes, '"')) {
		text_add(out, cell->bytes, cell->len);
		return;
	}
	text_add_byte(out, '"');
	for (size_t i = 0; i < cell->len; i++) {
		if (cell->bytes[i] == '"')
			text_add_byte(out, '"');
		text_add_byte(out, cell->bytes[i]);
	}
	text_add_byte(out, '"');
}

static void save_line(struct text *out, const struct saving *saving, const char *at,
		      const char *end)
{
	struct text cell = TEXT_EMPTY;

	for (size_t column = 0; at < end; column++) {
		if (column > 0)
			text_add_byte(out, delimiter_of(saving));
		take_cell(&at, end, &cell);
		save_cell(saving, column, &cell);
		add_cell(out, saving, &cell);
	}
	text_add_string(out, saving->row_tail ? saving->row_tail : "");
	text_add_string(out, saving->line_end ? saving->line_end : "\n");
	text_release(&cell);
}

/* Put what the charset makes of the text in its place. */
static void convert(struct text *text, const char *charset)
{
	size_t room = 4 * text->len + 4;
	size_t left = room;
	size_t in_left = text->len;
	char *converted = mem_alloc(room);
	char *out = converted;
	char *in = text->bytes;
	iconv_t iconv_to = iconv_open(charset, "UTF-8");

	cr_assert_neq(iconv_to, (iconv_t)-1, "no %s", charset);
	cr_assert_eq(iconv(iconv_to, &in, &in_left, &out, &left), 0, "not in %s", charset);
	iconv_close(iconv_to);
	text_clear(text);
	text_add(text, converted, room - left);
	free(converted);
}

/* Add lines first .. last as that program saves them. */
static void save(struct text *out, const struct saving *saving, const struct hostile *record,
		 size_t first, size_t last)
{
	struct text saved = TEXT_EMPTY;

	if (saving->start)
		text_add_string(&saved, saving->start);
	for (size_t row = first; row <= last; row++) {
		size_t start = row > 0 ? record->end[row - 1] : 0;

		save_line(&saved, saving, record->bytes.bytes + start,
			  record->bytes.bytes + record->end[row] - 1);
	}
	if (saving->charset)
		convert(&saved, saving->charset);
	text_add(out, saved.bytes, saved.len);
	text_release(&saved);
}

/* The first line that is not as it was; HOSTILE_ROWS + 1 where all are. */
static size_t first_changed(const struct judge *judge, const struct text *bytes)
{
	const struct text *record = &judge->record->bytes;
	size_t same = 0;

	while (same < bytes->len && same < record->len && bytes->bytes[same] == record->bytes[same])
		same++;
	if (same == record->len)
		return HOSTILE_ROWS + 1;
	return hostile_row_of(judge->record, same);
}

/* True where one of the record's rows behind `row` still stands on a line of its own. */
static bool is_row_left(const struct judge *judge, const struct text *bytes, size_t row)
{
	struct text line = TEXT_EMPTY;
	bool is_left = false;

	for (size_t other = row + 1; !is_left && other <= HOSTILE_ROWS; other++) {
		text_clear(&line);
		text_add_byte(&line, '\n');
		hostile_add_lines(&line, judge->record, other, other);
		is_left = memmem(bytes->bytes, bytes->len, line.bytes, line.len) != NULL;
	}
	text_release(&line);
	return is_left;
}

/* Judge the file; it is a case only where the program has changed something. */
static void judge_saved(struct judge *judge, struct text *bytes, const struct saving *saving,
			const char *which, size_t row)
{
	size_t first = first_changed(judge, bytes);
	struct text label = TEXT_EMPTY;

	text_printf(&label, "%s, %s %zu", saving->name, which, row);
	if (first <= HOSTILE_ROWS && fault_takes(&judge->fault))
		judge_bytes(judge, bytes,
			    &(struct damage){
				.what = label.bytes,
				.first_row = first,
				.rows_follow = saving->keeps_rows ||
					       (saving->keeps_ends && first < HOSTILE_ROWS) ||
					       is_row_left(judge, bytes, first),
			    });
	text_release(&label);
	text_clear(bytes);
}

/* One row alone, all rows from one on (the first: all but the header, which some programs leave as
 * it is), all up to one (the last: all). */
static void try_saving(struct judge *judge, const struct saving *saving, struct text *bytes)
{
	const struct hostile *record = judge->record;

	for (size_t row = 1; row <= HOSTILE_ROWS; row++) {
		hostile_add_lines(bytes, record, 0, row - 1);
		save(bytes, saving, record, row, row);
		hostile_add_lines(bytes, record, row + 1, HOSTILE_ROWS);
		judge_saved(judge, bytes, saving, "row", row);

		hostile_add_lines(bytes, record, 0, row - 1);
		save(bytes, saving, record, row, HOSTILE_ROWS);
		judge_saved(judge, bytes, saving, "from row", row);

		save(bytes, saving, record, 0, row);
		hostile_add_lines(bytes, record, row + 1, HOSTILE_ROWS);
		judge_saved(judge, bytes, saving, "up to row", row);
	}
}

Test(damage_resave, records_saved_by_others_are_all_found)
{
	struct judge *judge = judge_new("damage.resaved", SAMPLE_STEP);
	struct text bytes = TEXT_EMPTY;

	for (size_t i = 0; i < COUNT(savings); i++)
		try_saving(judge, &savings[i], &bytes);
	text_release(&bytes);
	judge_end(judge);
}

/* What editors and old systems put at a file's end. */
static const struct {
	const char *what;
	const char *bytes;
	size_t len;
} tails[] = {
    {"an empty line", "\n", 1},
    {"an empty line, CRLF", "\r\n", 2},
    {"a blank", " ", 1},
    {"a NUL", "\0", 1},
    {"Ctrl-Z", "\x1a", 1},
    {"commas", ",,,,,,,,,\n", 10},
    {"the header", "seq,time,by,item,answer,note,flag,evidence,cause,chain\n", 55},
};

Test(damage_resave, tails_are_all_found)
{
	struct judge *judge = judge_new("damage.tails", 1);
	struct text bytes = TEXT_EMPTY;

	for (size_t i = 0; i < COUNT(tails); i++) {
		if (!fault_takes(&judge->fault))
			continue;
		hostile_add_lines(&bytes, judge->record, 0, HOSTILE_ROWS);
		text_add(&bytes, tails[i].bytes, tails[i].len);
		judge_bytes(judge, &bytes,
			    &(struct damage){.what = tails[i].what, .first_row = HOSTILE_ROWS + 1});
		text_clear(&bytes);
	}
	text_release(&bytes);
	judge_end(judge);
}
