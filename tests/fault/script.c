/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A walk through the form line by line, and what has to stand in the record of it. */
#include "config.h"

#include "tests/fault/script.h"

#include <stddef.h>
#include <string.h>

/* A line that is typed, and the state that the record has to hold once it is saved. */
struct line {
	const char *typed;
	const char *item; /* NULL: the line only moves */
	const char *answer;
	const char *note;
	bool is_undo; /* what cannot be undone at once waits for nothing */
};

static const struct line walk[] = {
    {.typed = ":goto cover.organisation"},
    {"电子认证, \"甲\" CA", "cover.organisation", "电子认证, \"甲\" CA", "", false},
    {.typed = ":goto eligibility.accident"},
    {"no", "eligibility.accident", "no", "", false},
    {.typed = ":goto 6.1.a"},
    {"yes", "6.1.a", "yes", "", false},
    {.typed = ":goto 6.1.b"},
    {"no", "6.1.b", "no", "", false},
    {.typed = ":goto 6.1.b"},
    {":note =desk, \"closed\"", "6.1.b", "no", "=desk, \"closed\"", false},
    {.typed = ":goto 6.1.a"},
    {"no", "6.1.a", "no", "", false},
    {":undo", "6.1.a", "yes", "", true},
    {.typed = ":goto support.severe"},
    {"3.5", "support.severe", "3.5", "", false},
};

#define WALK_LINES (sizeof walk / sizeof *walk)

/* What is said of a line that states something. */
enum word {
	WORD_NONE, /* the program ended before */
	WORD_SAVED,
	WORD_NOT_SAVED,
};

/* The words, by line of the walk. */
struct reading {
	enum word of[WALK_LINES];
	size_t behind_saved; /* the line behind the last that was saved */
};

void script_add_input(struct text *out)
{
	for (size_t i = 0; i < WALK_LINES; i++)
		text_printf(out, "%s\n", walk[i].typed);
}

static bool begins(const char *line, const char *start)
{
	return strncmp(line, start, strlen(start)) == 0;
}

static enum word word_of(const char *line)
{
	if (begins(line, "saved ") || begins(line, "unchanged; "))
		return WORD_SAVED;
	/* The question says so too, each time that it is asked again. */
	if (begins(line, "NOT SAVED: ") && !begins(line, "NOT SAVED: this is not on disk yet"))
		return WORD_NOT_SAVED;
	if (begins(line, "the record is open for reading only"))
		return WORD_NOT_SAVED;
	return WORD_NONE;
}

/* Words stand in the order of the lines that they are about, one for each. */
static struct reading read_words(const char *said)
{
	struct reading reading = {0};
	size_t line = 0;

	for (; *said != '\0'; said += strcspn(said, "\n"), said += *said == '\n') {
		enum word word = word_of(said);

		while (line < WALK_LINES && !walk[line].item)
			line++;
		if (word == WORD_NONE || line == WALK_LINES)
			continue;
		reading.of[line++] = word;
		if (word == WORD_SAVED)
			reading.behind_saved = line;
	}
	return reading;
}

static bool is_stated_again(size_t line, size_t end)
{
	for (size_t i = line + 1; i < end; i++)
		if (walk[i].item && strcmp(walk[i].item, walk[line].item) == 0)
			return true;
	return false;
}

/* What waits is saved with the next that is, unless that was said again meanwhile. */
static bool is_due(const struct reading *reading, size_t line)
{
	if (reading->of[line] == WORD_SAVED)
		return true;
	return reading->of[line] == WORD_NOT_SAVED && line < reading->behind_saved &&
	       !walk[line].is_undo && !is_stated_again(line, reading->behind_saved);
}

static bool says(const struct event *event, const struct line *line)
{
	return strcmp(event->item, line->item) == 0 && strcmp(event->answer, line->answer) == 0 &&
	       strcmp(event->note, line->note) == 0;
}

const char *script_lost(const char *said, const struct record *record)
{
	struct reading reading = read_words(said);
	size_t count = 0;
	size_t at = 0;
	const struct event *events = record ? record_events(record, &count) : NULL;

	for (size_t i = 0; i < WALK_LINES; i++) {
		if (!is_due(&reading, i))
			continue;
		while (at < count && !says(&events[at], &walk[i]))
			at++;
		if (at++ >= count)
			return walk[i].typed;
	}
	return NULL;
}

bool script_is_told(const char *said)
{
	struct reading reading = read_words(said);

	for (size_t i = 0; i < WALK_LINES; i++)
		if (walk[i].item && reading.of[i] == WORD_NONE)
			return false;
	return true;
}

bool script_has_unsaved(const char *said)
{
	struct reading reading = read_words(said);

	for (size_t i = 0; i < WALK_LINES; i++)
		if (reading.of[i] == WORD_NOT_SAVED)
			return true;
	return false;
}

/* The last row of an item counts. */
static const struct event *find_last(const struct record *record, const char *item)
{
	size_t count;
	const struct event *events = record_events(record, &count);

	while (count > 0)
		if (strcmp(events[--count].item, item) == 0)
			return &events[count];
	return NULL;
}

bool script_is_whole(const struct record *record)
{
	for (size_t i = 0; i < WALK_LINES; i++) {
		const struct event *event;

		if (!walk[i].item || is_stated_again(i, WALK_LINES))
			continue;
		event = find_last(record, walk[i].item);
		if (!event || !says(event, &walk[i]))
			return false;
	}
	return true;
}

static size_t count_whole_rows(const char *path, enum record_condition *condition_out)
{
	struct diag_list diags = {0};
	struct record *record = NULL;
	size_t rows = 0;

	*condition_out = RECORD_ALTERED;
	if (record_open(path, RECORD_READ, &record, &diags) == STATUS_OK) {
		*condition_out = record_state(record)->condition;
		rows = record_state(record)->whole_rows;
	}
	record_close(record);
	diag_release(&diags);
	return rows;
}

static bool append_row(const char *path)
{
	static const struct event row = {.time = "2026-11-24T09:00:00+08:00",
					 .by = "li",
					 .item = "6.1.d",
					 .answer = "na",
					 .note = "",
					 .flag = "",
					 .evidence = "",
					 .cause = ""};
	struct diag_list diags = {0};
	struct record *record = NULL;
	bool is_appended = record_open(path, RECORD_WRITE, &record, &diags) == STATUS_OK &&
			   record_append(record, &row, 1) == STATUS_OK;

	record_close(record);
	diag_release(&diags);
	return is_appended;
}

bool script_goes_on(const char *path)
{
	enum record_condition condition;
	size_t rows = count_whole_rows(path, &condition);

	return append_row(path) && count_whole_rows(path, &condition) == rows + 1 &&
	       condition == RECORD_OK;
}
