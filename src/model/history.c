/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be undone and done again, told from the record itself. */
#include "config.h"

#include "model/history.h"

#include "base/map.h"
#include "record/event.h"

#include <assert.h>
#include <string.h>

/* Note that row seq states the item; gives the row that stated it before, or 0. */
static size_t remember(struct history *history, const char *item, size_t seq)
{
	size_t index;
	size_t before;

	if (!history->index_by_item)
		history->index_by_item = map_new();
	index = map_find(history->index_by_item, item);
	if (index == MAP_NONE) {
		/* A copy: the events move when the record grows. */
		char *id = mem_string(item);

		map_add(history->index_by_item, id, history->stated.count);
		*vec_push(&history->stated) = (struct history_item){.id = id, .seq = seq};
		return 0;
	}
	before = history->stated.at[index].seq;
	history->stated.at[index].seq = seq;
	return before;
}

/* True where row seq does to the row it names what its cause says. */
static bool holds(const struct history *history, const struct event *events, size_t seq,
		  const struct cause *cause)
{
	const struct event *named;
	size_t before;

	if (cause->number >= seq)
		return false;
	named = &events[cause->number - 1];
	if (strcmp(named->item, events[seq - 1].item) != 0)
		return false;
	if (cause->kind == CAUSE_REDO)
		return event_says_the_same(&events[seq - 1], named);
	before = history_before(history, cause->number);
	return event_says_the_same(&events[seq - 1],
				   before > 0 ? &events[before - 1] : &event_nothing);
}

static bool top_holds(const struct change *changes, size_t count, size_t seq)
{
	return count > 0 && changes[count - 1].first <= seq && seq <= changes[count - 1].last;
}

static void fold_undo(struct history *history, size_t seq)
{
	if (top_holds(history->undo.at, history->undo.count, seq))
		*vec_push(&history->redo) = history->undo.at[--history->undo.count];
}

static void fold_redo(struct history *history, size_t seq)
{
	if (top_holds(history->redo.at, history->redo.count, seq))
		*vec_push(&history->undo) = history->redo.at[--history->redo.count];
}

static void fold_change(struct history *history, size_t seq)
{
	*vec_push(&history->undo) = (struct change){.first = seq, .last = seq};
	vec_clear(&history->redo);
}

static void fold_import(struct history *history, size_t seq, const struct cause *cause)
{
	bool goes_on = history->import_total == cause->total &&
		       history->import_number + 1 == cause->number && cause->number > 1;

	if (goes_on)
		history->undo.at[history->undo.count - 1].last = seq;
	else
		fold_change(history, seq);
	history->import_number = cause->number;
	history->import_total = cause->total;
}

static void fold_cause(struct history *history, const struct event *events, size_t seq,
		       const struct cause *cause)
{
	if (cause->kind != CAUSE_IMPORT)
		history->import_number = history->import_total = 0;
	switch (cause->kind) {
	case CAUSE_UNDO:
	case CAUSE_REDO:
		if (!holds(history, events, seq, cause)) {
			/* A reason may happen to read like an undo; the row then is a change. */
			if (cause->amendment > 0)
				fold_change(history, seq);
		} else if (cause->kind == CAUSE_UNDO) {
			fold_undo(history, cause->number);
		} else {
			fold_redo(history, cause->number);
		}
		break;
	case CAUSE_IMPORT:
		fold_import(history, seq, cause);
		break;
	case CAUSE_MERGE:
		vec_clear(&history->undo);
		vec_clear(&history->redo);
		break;
	case CAUSE_NONE:
	case CAUSE_AMEND:
	case CAUSE_OTHER:
		fold_change(history, seq);
		break;
	}
}

static void fold_row(struct history *history, const struct event *events, size_t seq)
{
	const struct event *event = &events[seq - 1];
	struct cause cause = cause_parse(event->cause);

	*vec_push(&history->before) = remember(history, event->item, seq);
	if (cause.amendment > history->amendments)
		history->amendments = cause.amendment;
	if (!event_is_of_record(event)) {
		fold_cause(history, events, seq, &cause);
		return;
	}
	history->import_number = history->import_total = 0;
	if (event_is_seal(event))
		history->sealed_at = seq;
}

void history_fold(struct history *history, const struct event *events, size_t count)
{
	assert(count >= history->before.count);
	for (size_t seq = history->before.count + 1; seq <= count; seq++)
		fold_row(history, events, seq);
}

void history_release(struct history *history)
{
	map_free(history->index_by_item);
	for (size_t i = 0; i < history->stated.count; i++)
		free(history->stated.at[i].id);
	vec_release(&history->stated);
	vec_release(&history->undo);
	vec_release(&history->redo);
	vec_release(&history->before);
	*history = (struct history){0};
}

size_t history_before(const struct history *history, size_t seq)
{
	assert(seq >= 1 && seq <= history->before.count);
	return history->before.at[seq - 1];
}
