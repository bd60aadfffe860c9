/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers from another record in place of a sheet: what an altered one says begins a new one. */
#include "config.h"

#include "base/stamp.h"
#include "model/import_part.h"
#include "record/record.h"

#include <string.h>

/* The record that is read. */
struct source {
	struct import_reading *reading;
	VEC(size_t) rows; /* of each event its row in the file, as a spreadsheet counts */
};

static void complain(const struct source *source, size_t row, enum diag_code code,
		     const char *detail_1, const char *detail_2)
{
	struct diag_place place = {.file = source->reading->name, .row = row};

	diag_add(source->reading->diags, code, place, detail_1, detail_2);
}

static bool is_event(struct event_reader *reader, struct text *pool, const char *line, size_t len)
{
	char chain[DIGEST_HEX_SIZE];
	struct event event;

	text_clear(pool);
	text_reserve(pool, EVENT_POOL_ROOM(len));
	return event_read(reader, line, len, pool, &event, chain);
}

/* Find the row of each event.  An altered record is read as far as that goes; to go on from what is
 * left of it, unsaid, would lose the rest. */
static void find_rows(struct source *source, const char *bytes, size_t len, bool is_altered)
{
	struct event_reader *reader = event_reader_new();
	struct text pool = TEXT_EMPTY;
	const char *end = bytes + len;
	size_t row = 1;

	for (const char *line = bytes, *next; line < end; line = next, row++) {
		const char *line_end = memchr(line, '\n', (size_t)(end - line));
		size_t line_len = (size_t)((line_end ? line_end : end) - line);

		next = line_end ? line_end + 1 : end;
		if (line_len > 0 && line[line_len - 1] == '\r') /* re-saved by a spreadsheet */
			line_len--;
		if (row == 1 || line_len == 0)
			continue;
		if (is_event(reader, &pool, line, line_len))
			*vec_push(&source->rows) = row;
		else if (is_altered)
			complain(source, row, DIAG_IMPORT_ROW, NULL, NULL);
	}
	text_release(&pool);
	event_reader_free(reader);
}

static size_t row_of(const struct source *source, const struct event *event)
{
	if (event->seq == 0 || event->seq > source->rows.count)
		return 0;
	return source->rows.at[event->seq - 1];
}

static size_t pool_add(const struct source *source, const char *string)
{
	struct text *pool = &source->reading->pool;
	size_t at = pool->len;

	text_add(pool, string, strlen(string) + 1);
	return at;
}

/* The new string where it says something else than the old one. */
static size_t differing(const struct source *source, const char *old, const char *now)
{
	return strcmp(old, now) == 0 ? IMPORT_NOWHERE : pool_add(source, now);
}

/* A row that was saved again may have lost the offset of its time, which nobody can bring back. */
static size_t take_time(const struct source *source, const struct event *now)
{
	int64_t instant;

	if (stamp_parse(now->time, &instant))
		return pool_add(source, now->time);
	complain(source, row_of(source, now), DIAG_IMPORT_TIME_LOST, now->time, NULL);
	return IMPORT_NOWHERE;
}

static void check_flag(const struct source *source, const struct event *now)
{
	if (now->flag[0] != '\0' && strcmp(now->flag, "yes") != 0 &&
	    strcmp(now->flag, "conflict") != 0)
		complain(source, row_of(source, now), DIAG_IMPORT_FLAG, now->flag, NULL);
}

/* Draft what the item's last row says otherwise than the record. */
static void read_state(const struct source *source, size_t item, const struct event *now)
{
	static const struct event nothing = {.answer = "", .note = "", .flag = "", .evidence = ""};
	struct import_reading *reading = source->reading;
	const struct event *old = answers_event(reading->answers, item);
	struct import_draft draft = {.item = item, .row = row_of(source, now)};

	if (!old)
		old = &nothing;
	draft.answer = differing(source, old->answer, now->answer);
	draft.note = differing(source, old->note, now->note);
	draft.flag = differing(source, old->flag, now->flag);
	draft.evidence = differing(source, old->evidence, now->evidence);
	if (draft.answer == IMPORT_NOWHERE && draft.note == IMPORT_NOWHERE &&
	    draft.flag == IMPORT_NOWHERE && draft.evidence == IMPORT_NOWHERE)
		return;
	check_flag(source, now);
	draft.by = reading->begins ? pool_add(source, now->by) : IMPORT_NOWHERE;
	draft.time = reading->begins ? take_time(source, now) : IMPORT_NOWHERE;
	*vec_push(&reading->drafts) = draft;
}

/* A row without a place in this form would be lost unseen, so it is a fault. */
static void complain_of_orphans(const struct source *source, const struct answers *answers)
{
	for (size_t i = 0; i < answers->orphans.count; i++) {
		const struct event *event = &answers->events[answers->orphans.at[i] - 1];

		complain(source, row_of(source, event), DIAG_IMPORT_NO_PLACE, event->item,
			 event->answer);
	}
}

static void read_events(const struct source *source, const struct record *record)
{
	const struct form *form = source->reading->form;
	struct answers answers;
	size_t count;
	const struct event *events = record_events(record, &count);

	answers_init(&answers, form);
	answers_fold(&answers, events, count);
	complain_of_orphans(source, &answers);
	for (size_t item = 0; item < form->item_count; item++) {
		const struct event *event = answers_event(&answers, item);

		if (event)
			read_state(source, item, event);
	}
	answers_release(&answers);
}

void import_record_read(struct import_reading *reading, const char *bytes, size_t len)
{
	struct source source = {.reading = reading};
	struct record *record = NULL;

	if (record_from_bytes(reading->name, bytes, len, &record, reading->diags) != STATUS_OK)
		return;
	find_rows(&source, bytes, len, record_state(record)->condition == RECORD_ALTERED);
	read_events(&source, record);
	vec_release(&source.rows);
	record_close(record);
}
