/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inspector's own earlier notes, from the records of a folder. */
#include "config.h"

#include "model/phrases.h"

#include "base/stamp.h"
#include "base/text.h"
#include "model/history.h"
#include "record/record.h"

#include <dirent.h>
#include <stdint.h>
#include <string.h>

#define RECORD_ENDING ".csv"

struct phrase {
	char *item;
	char *note;
	int64_t instant; /* when it was written; INT64_MIN where its time is none */
};

struct phrases {
	char *folder;
	char *by;
	bool is_read;
	VEC(struct phrase) list; /* the newest first */
};

struct phrases *phrases_new(const char *folder, const char *by)
{
	struct phrases *phrases = mem_alloc(sizeof *phrases);

	phrases->folder = mem_string(folder);
	phrases->by = mem_string(by);
	return phrases;
}

void phrases_free(struct phrases *phrases)
{
	if (!phrases)
		return;
	for (size_t i = 0; i < phrases->list.count; i++) {
		free(phrases->list.at[i].item);
		free(phrases->list.at[i].note);
	}
	vec_release(&phrases->list);
	free(phrases->folder);
	free(phrases->by);
	free(phrases);
}

/* The row that wrote the note which row seq states: the first of those of its item that state it
 * without another between. */
static const struct event *writer_of(const struct history *history, const struct event *events,
				     size_t seq)
{
	const char *note = events[seq - 1].note;

	for (size_t before = history_before(history, seq);
	     before > 0 && strcmp(events[before - 1].note, note) == 0;
	     before = history_before(history, before))
		seq = before;
	return &events[seq - 1];
}

static void add_phrase(struct phrases *phrases, const struct event *writer)
{
	struct phrase phrase = {
	    .item = mem_string(writer->item),
	    .note = mem_string(writer->note),
	    .instant = INT64_MIN,
	};

	(void)stamp_parse(writer->time, &phrase.instant);
	*vec_push(&phrases->list) = phrase;
}

/* Add the notes of a record that stand at its end. */
static void add_record(struct phrases *phrases, const struct record *record)
{
	struct history history = {0};
	size_t count;
	const struct event *events = record_events(record, &count);

	history_fold(&history, events, count);
	for (size_t i = 0; i < history.stated.count; i++) {
		size_t seq = history.stated.at[i].seq;
		const struct event *writer = writer_of(&history, events, seq);

		if (writer->note[0] != '\0' && strcmp(writer->by, phrases->by) == 0)
			add_phrase(phrases, writer);
	}
	history_release(&history);
}

static int is_record_name(const struct dirent *entry)
{
	size_t len = strlen(entry->d_name);

	return len > strlen(RECORD_ENDING) &&
	       strcmp(entry->d_name + len - strlen(RECORD_ENDING), RECORD_ENDING) == 0;
}

static void add_file(struct phrases *phrases, const char *name)
{
	struct diag_list diags = {0};
	struct text path = TEXT_EMPTY;
	struct record *record;

	text_printf(&path, "%s/%s", phrases->folder, name);
	if (record_open(path.bytes, RECORD_READ, &record, &diags) == STATUS_OK) {
		add_record(phrases, record);
		record_close(record);
	}
	diag_release(&diags);
	text_release(&path);
}

static int compare(const void *left, const void *right)
{
	const struct phrase *a = left;
	const struct phrase *b = right;
	int order = (a->instant < b->instant) - (a->instant > b->instant);

	/* Of one instant in the order of their bytes, so that the order is always the same. */
	return order != 0 ? order : strcmp(a->note, b->note);
}

static void read_folder(struct phrases *phrases)
{
	struct dirent **entries;
	int count = scandir(phrases->folder, &entries, is_record_name, alphasort);

	phrases->is_read = true;
	if (count < 0)
		return;
	for (int i = 0; i < count; i++) {
		add_file(phrases, entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
	if (phrases->list.count > 0)
		qsort(phrases->list.at, phrases->list.count, sizeof *phrases->list.at, compare);
}

static bool has_note(const struct phrase_list *list, const char *note)
{
	for (size_t i = 0; i < list->notes.count; i++) {
		if (strcmp(list->notes.at[i], note) == 0)
			return true;
	}
	return false;
}

void phrases_find(struct phrases *phrases, const char *item, struct phrase_list *out)
{
	if (!phrases->is_read)
		read_folder(phrases);
	for (size_t i = 0; i < phrases->list.count; i++) {
		const struct phrase *phrase = &phrases->list.at[i];

		if (strcmp(phrase->item, item) == 0 && !has_note(out, phrase->note))
			*vec_push(&out->notes) = phrase->note;
	}
}
