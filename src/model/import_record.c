/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers from another record in place of a sheet: what an altered one says begins a new one. */
#include "config.h"

#include "model/import_part.h"
#include "record/record.h"

#include <string.h>

bool import_is_record(const char *bytes, size_t len)
{
	size_t header = strlen(EVENT_HEADER "\n");

	return len >= header && memcmp(bytes, EVENT_HEADER "\n", header) == 0;
}

static size_t pool_add(struct import_reading *reading, const char *string)
{
	size_t at = reading->pool.len;

	text_add(&reading->pool, string, strlen(string) + 1);
	return at;
}

/* The new string where it says something else than the old one. */
static size_t differing(struct import_reading *reading, const char *old, const char *now)
{
	return strcmp(old, now) == 0 ? IMPORT_NOWHERE : pool_add(reading, now);
}

/* Draft what the item's last row says otherwise than the record. */
static void read_state(struct import_reading *reading, size_t item, const struct event *now)
{
	const struct event *old = answers_event(reading->answers, item);
	struct import_draft draft = {.item = item, .row = now->seq + 1 /* behind the header */};

	if (!old)
		old = &event_nothing;
	draft.answer = differing(reading, old->answer, now->answer);
	draft.note = differing(reading, old->note, now->note);
	draft.flag = differing(reading, old->flag, now->flag);
	draft.evidence = differing(reading, old->evidence, now->evidence);
	if (draft.answer == IMPORT_NOWHERE && draft.note == IMPORT_NOWHERE &&
	    draft.flag == IMPORT_NOWHERE && draft.evidence == IMPORT_NOWHERE)
		return;
	draft.by = reading->begins ? pool_add(reading, now->by) : IMPORT_NOWHERE;
	draft.time = reading->begins ? pool_add(reading, now->time) : IMPORT_NOWHERE;
	*vec_push(&reading->drafts) = draft;
}

/* A row without a place in this form would be lost unseen, so it is a fault. */
static void complain_of_orphans(struct import_reading *reading, const struct answers *source)
{
	for (size_t i = 0; i < source->orphans.count; i++) {
		const struct event *row = &source->events[source->orphans.at[i] - 1];
		struct diag_place place = {.file = reading->name, .row = row->seq + 1};

		diag_add(reading->diags, DIAG_IMPORT_NO_PLACE, place, row->item, row->answer);
	}
}

void import_record_read(struct import_reading *reading, const char *bytes, size_t len)
{
	struct record *record = NULL;
	struct answers source;
	size_t count;
	const struct event *events;

	if (record_from_bytes(reading->name, bytes, len, &record, reading->diags) != STATUS_OK)
		return;
	events = record_events(record, &count);
	answers_init(&source, reading->form);
	answers_fold(&source, events, count);
	complain_of_orphans(reading, &source);
	for (size_t item = 0; item < reading->form->item_count; item++) {
		const struct event *row = answers_event(&source, item);

		if (row)
			read_state(reading, item, row);
	}
	answers_release(&source);
	record_close(record);
}
