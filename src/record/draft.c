/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of rows that are to be written: the first of a record, and those appended. */
#include "config.h"

#include "record/draft.h"

#include "record/chain.h"
#include "record/evidence.h"

#include <assert.h>
#include <string.h>

/* Add the event's line, chained to the row before it. */
static void add_line(struct text *out, const struct event *event, const char *previous,
		     char chain_out[static DIGEST_HEX_SIZE])
{
	size_t start = out->len;

	event_print(out, event);
	chain_next(previous, out->bytes + start, out->len - start, chain_out);
	text_printf(out, "," CHAIN_PREFIX "%s\n", chain_out);
}

/* Print the events behind the last row, as rows of the content whose events are still missing.
 * The first LF is the one that the file's last row lacks. */
static void add_lines(struct content *content, const struct event *events, size_t count,
		      struct text *out)
{
	size_t end = content->rows.at[content->rows.count - 1].end;

	if (content->state.newline_missing)
		text_add_byte(out, '\n');
	for (size_t i = 0; i < count; i++) {
		size_t last = content->rows.count - 1;
		struct event event = events[i];
		struct content_row row;

		event.seq = last + 1;
		add_line(out, &event, content->rows.at[last].chain, row.chain);
		row.end = end + out->len;
		*vec_push(&content->rows) = row;
	}
}

/* Read the lines back into events, from `at` on.  What is appended so has been through the reader
 * that will meet it later: whatever that one would refuse is never written, and the strings in
 * memory are those of the file.  False where a line is refused. */
static bool read_lines(struct content *content, const struct text *lines, size_t at,
		       struct text *pool)
{
	char chain[DIGEST_HEX_SIZE];

	text_reserve(pool, EVENT_POOL_ROOM(lines->len));
	while (at < lines->len) {
		/* A line has one LF, at its end: event_print() writes none. */
		size_t len = strcspn(lines->bytes + at, "\n");
		struct event event;

		if (event_parse(lines->bytes + at, len, pool, &event, chain) == 0)
			return false;
		*vec_push(&content->events) = event;
		at += len + 1;
	}
	return true;
}

bool draft_rows(struct content *content, const struct event *events, size_t count,
		struct text *lines, struct text *pool)
{
	add_lines(content, events, count, lines);
	return read_lines(content, lines, content->state.newline_missing, pool);
}

void draft_whole(struct text *out, const struct event *events, size_t count)
{
	char chain[DIGEST_HEX_SIZE];

	chain_begin(chain);
	text_add_string(out, EVENT_HEADER "\n");
	for (size_t i = 0; i < count; i++) {
		struct event event = events[i];

		event.seq = i + 1;
		add_line(out, &event, chain, chain);
	}
}

void draft_birth(struct text *out, const struct record_birth *birth)
{
	struct text answer = TEXT_EMPTY;
	struct text sheets = TEXT_EMPTY;
	struct text evidence = TEXT_EMPTY;
	struct event begin = event_nothing;

	assert(digest_is_hex(birth->form_digest));
	text_printf(&answer, "%s %d", birth->form_id, birth->form_version);
	text_printf(&sheets, CHAIN_PREFIX "%s", birth->form_digest);
	evidence_add(&evidence, "sheets", sheets.bytes);
	begin.time = birth->time;
	begin.by = birth->by;
	begin.item = EVENT_BEGIN_ITEM;
	begin.answer = answer.bytes;
	begin.evidence = evidence.bytes;
	draft_whole(out, &begin, 1);
	text_release(&answer);
	text_release(&sheets);
	text_release(&evidence);
}
