/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzz: the record.  The first byte says what the rest is: the bytes of a file, rows whose chain is
 * worked out here so that they get past it, or the strings of one event. */
#include "config.h"

#include "tests/fuzz/fuzz.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "record/record.h"
#include "tests/support/rows.h"

#include <stdlib.h>
#include <string.h>

#define STRINGS 8 /* of an event */
#define STRING_END 0x1F

static void check_strings(const struct event *event)
{
	const char *const strings[STRINGS] = {event->time,     event->by,   event->item,
					      event->answer,   event->note, event->flag,
					      event->evidence, event->cause};

	for (size_t i = 0; i < STRINGS; i++)
		fuzz_hold(utf8_is_valid(strings[i], strlen(strings[i])));
}

/* The rows that hold, printed again, are the file's own bytes. */
static size_t check_printed(const struct record *record, const char *bytes, size_t len)
{
	const struct record_state *state = record_state(record);
	struct text printed = TEXT_EMPTY;
	size_t count;
	const struct event *events = record_events(record, &count);
	size_t printed_len;

	fuzz_hold(state->whole_rows <= count);
	text_add_string(&printed, ROWS_HEADER "\n");
	for (size_t i = 0; i < state->whole_rows; i++) {
		event_print(&printed, &events[i]);
		text_printf(&printed, ",sm3:%s\n", record_chain(record, i + 1));
	}
	printed_len = printed.len - state->newline_missing;
	fuzz_hold(printed_len <= len && memcmp(printed.bytes, bytes, printed_len) == 0);
	text_release(&printed);
	return printed_len;
}

static struct record *open_bytes(const char *bytes, size_t len)
{
	struct record *record = NULL;
	struct diag_list diags = {0};
	enum status status = record_from_bytes("fuzz.csv", bytes, len, &record, &diags);

	fuzz_hold((status == STATUS_OK) == (record != NULL));
	fuzz_hold((status == STATUS_OK) == (diags.errors == 0));
	diag_release(&diags);
	return record;
}

/* A record that was cut is never altered, and says nothing that the whole one does not. */
static void check_cut(const char *bytes, size_t len, size_t rows)
{
	struct record *cut = open_bytes(bytes, len);

	if (!cut)
		return;
	fuzz_hold(record_state(cut)->condition != RECORD_ALTERED);
	fuzz_hold(record_state(cut)->whole_rows <= rows);
	record_close(cut);
}

static void check_file(const char *bytes, size_t len)
{
	struct record *record = open_bytes(bytes, len);
	const struct record_state *state;
	const struct event *events;
	size_t count;

	if (!record)
		return;
	state = record_state(record);
	events = record_events(record, &count);
	for (size_t i = 0; i < count; i++) {
		check_strings(&events[i]);
		fuzz_hold(events[i].seq == i + 1);
	}
	if (state->condition != RECORD_ALTERED) {
		fuzz_hold(state->whole_rows == count);
		fuzz_hold(check_printed(record, bytes, len) + state->torn_bytes == len);
	} else if (state->altered_row > 1) {
		check_printed(record, bytes, len);
	}
	if (state->condition == RECORD_OK)
		check_cut(bytes, len - 1 - len % 97 % len, state->whole_rows);
	record_close(record);
}

/* Each line as what stands in front of a row's chain. */
static void check_rows(const uint8_t *bytes, size_t len)
{
	struct rows rows = rows_begin();

	if (len > 0 && bytes[0] != '1')
		rows_birth(&rows);
	while (len > 0) {
		char *covered = fuzz_take(&bytes, &len, '\n');

		rows_add(&rows, covered);
		free(covered);
	}
	check_file(rows.bytes.bytes, rows.bytes.len);
	rows_release(&rows);
}

static bool is_same(const struct event *a, const struct event *b)
{
	return a->seq == b->seq && strcmp(a->time, b->time) == 0 && strcmp(a->by, b->by) == 0 &&
	       strcmp(a->item, b->item) == 0 && strcmp(a->answer, b->answer) == 0 &&
	       strcmp(a->note, b->note) == 0 && strcmp(a->flag, b->flag) == 0 &&
	       strcmp(a->evidence, b->evidence) == 0 && strcmp(a->cause, b->cause) == 0;
}

/* Parsing what was printed gives the event again; strings that are no UTF-8 are refused. */
static void check_parsed(const struct event *event, bool is_valid)
{
	struct text line = TEXT_EMPTY;
	struct text pool = TEXT_EMPTY;
	char chain[DIGEST_HEX_SIZE];
	struct event read;
	size_t covered;
	size_t printed;

	event_print(&line, event);
	printed = line.len;
	text_add_string(&line, ",sm3:" ROWS_HEX);
	text_reserve(&pool, EVENT_POOL_ROOM(line.len));
	covered = event_parse(line.bytes, line.len, &pool, &read, chain);
	fuzz_hold(covered == (is_valid ? printed : 0));
	fuzz_hold(!is_valid || (is_same(event, &read) && strcmp(chain, ROWS_HEX) == 0));
	text_release(&line);
	text_release(&pool);
}

static void check_event(const uint8_t *bytes, size_t len)
{
	char *strings[STRINGS];
	bool is_valid = true;

	for (size_t i = 0; i < STRINGS; i++) {
		strings[i] = fuzz_take(&bytes, &len, STRING_END);
		is_valid = is_valid && utf8_is_valid(strings[i], strlen(strings[i]));
	}
	check_parsed(&(struct event){.seq = 1 + len,
				     .time = strings[0],
				     .by = strings[1],
				     .item = strings[2],
				     .answer = strings[3],
				     .note = strings[4],
				     .flag = strings[5],
				     .evidence = strings[6],
				     .cause = strings[7]},
		     is_valid);
	for (size_t i = 0; i < STRINGS; i++)
		free(strings[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	if (len == 0)
		return 0;
	switch (bytes[0]) {
	case 'f':
		check_file((const char *)bytes + 1, len - 1);
		break;
	case 'e':
		check_event(bytes + 1, len - 1);
		break;
	default:
		check_rows(bytes + 1, len - 1);
		break;
	}
	return 0;
}
