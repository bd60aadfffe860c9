/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record: an append-only log of events, the only truth. */
#include "config.h"

#include "record/record.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/vec.h"
#include "record/content.h"
#include "record/draft.h"
#include "record/holder.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct record {
	char *path;
	struct file_log *log; /* NULL: read only */
	struct event_reader *reader;
	struct content content;
	VEC(struct text) pools; /* the strings of the events appended, a pool for each append */
	struct text tail;	/* what is torn and not yet set aside */
	bool has_note;		/* the holder's note is ours */
};

static struct record *record_new(const char *path)
{
	struct record *record = mem_alloc(sizeof *record);

	record->path = mem_string(path);
	record->reader = event_reader_new();
	record->content = (struct content){.pool = TEXT_EMPTY};
	record->tail = TEXT_EMPTY;
	return record;
}

void record_close(struct record *record)
{
	int error = errno; /* callers close on the way out of a failure */

	if (!record)
		return;
	if (record->has_note) /* before the lock goes: afterwards it may be the next holder's */
		holder_remove(record->path);
	file_log_close(record->log);
	for (size_t i = 0; i < record->pools.count; i++)
		text_release(&record->pools.at[i]);
	vec_release(&record->pools);
	text_release(&record->tail);
	content_release(&record->content);
	event_reader_free(record->reader);
	free(record->path);
	free(record);
	errno = error;
}

/* Read the record's bytes into it. */
static enum status take_bytes(struct record *record, const char *bytes, size_t len,
			      struct diag_list *diags)
{
	const struct record_state *state = &record->content.state;

	if (!content_read(&record->content, record->reader, bytes, len)) {
		diag_add(diags, DIAG_NOT_A_RECORD, (struct diag_place){record->path, 1, 0}, NULL,
			 NULL);
		return STATUS_BAD_DATA;
	}
	if (record->log && state->condition == RECORD_TORN)
		text_add(&record->tail, bytes + len - state->torn_bytes, state->torn_bytes);
	return STATUS_OK;
}

static enum status load(struct record *record, enum record_mode mode, struct diag_list *diags)
{
	struct text bytes = TEXT_EMPTY;
	enum status status;

	if (mode == RECORD_WRITE) {
		status = file_log_open(record->path, &record->log);
		if (status == STATUS_OK)
			status = file_log_read(record->log, &bytes);
	} else {
		status = file_read(record->path, &bytes);
	}
	if (status == STATUS_OK)
		status = take_bytes(record, bytes.bytes, bytes.len, diags);
	text_release(&bytes);
	return status;
}

enum status record_open(const char *path, enum record_mode mode, struct record **out,
			struct diag_list *diags)
{
	struct record *record = record_new(path);
	enum status status = load(record, mode, diags);

	if (status == STATUS_OK)
		*out = record;
	else
		record_close(record);
	return status;
}

enum status record_from_bytes(const char *name, const char *bytes, size_t len, struct record **out,
			      struct diag_list *diags)
{
	struct record *record = record_new(name);
	enum status status = take_bytes(record, bytes, len, diags);

	if (status == STATUS_OK)
		*out = record;
	else
		record_close(record);
	return status;
}

void record_hold(struct record *record, const char *by)
{
	if (record->log && holder_write(record->path, by))
		record->has_note = true;
}

void record_holder(const char *path, struct text *out)
{
	holder_read(path, out);
}

const struct record_state *record_state(const struct record *record)
{
	return &record->content.state;
}

const char *record_path(const struct record *record)
{
	return record->path;
}

const struct event *record_events(const struct record *record, size_t *count_out)
{
	*count_out = record->content.events.count;
	return record->content.events.at;
}

const char *record_chain(const struct record *record, size_t seq)
{
	assert(seq >= 1 && seq <= record->content.state.whole_rows);
	return record->content.rows.at[seq].chain;
}

struct slip record_slip(const struct record *record)
{
	struct slip slip = {.rows = record->content.state.whole_rows};

	memcpy(slip.digest, record->content.rows.at[slip.rows].chain, DIGEST_HEX_SIZE);
	return slip;
}

/* An import that is appended in part would be cut off as torn at the next opening. */
static bool ends_whole(const struct event *events, size_t count)
{
	struct cause last = cause_parse(events[count - 1].cause);

	return last.kind != CAUSE_IMPORT || (last.number == last.total && last.total <= count);
}

/* Keep the torn tail in NAME.csv.torn, and only then cut it off.  Each step is done once, however
 * often an append has to be tried again. */
static enum status set_tail_aside(struct record *record)
{
	struct record_state *state = &record->content.state;
	enum status status = STATUS_OK;

	if (record->tail.len > 0) {
		struct text path = TEXT_EMPTY;

		text_printf(&path, "%s.torn", record->path);
		status = file_append(path.bytes, record->tail.bytes, record->tail.len);
		text_release(&path);
		if (status != STATUS_OK)
			return status;
		text_release(&record->tail);
	}
	if (state->condition != RECORD_TORN)
		return STATUS_OK;
	status = file_log_cut(record->log, record->content.rows.at[state->whole_rows].end);
	if (status == STATUS_OK) {
		state->condition = RECORD_OK;
		state->torn_bytes = 0;
	}
	return status;
}

static enum status write_lines(struct record *record, const struct text *lines)
{
	size_t end = record->content.rows.at[record->content.state.whole_rows].end;
	enum status status;

	if (lines->len > FILE_READ_MAX_BYTES || end > FILE_READ_MAX_BYTES - lines->len)
		return STATUS_TOO_LARGE; /* nobody could open it again */
	status = set_tail_aside(record);
	if (status == STATUS_OK)
		status = file_log_append(record->log, lines->bytes, lines->len);
	return status;
}

enum status record_append(struct record *record, const struct event *events, size_t count)
{
	struct content *content = &record->content;
	struct record_state *state = &content->state;
	struct text lines = TEXT_EMPTY;
	struct text pool = TEXT_EMPTY;
	enum status status = STATUS_BAD_DATA;

	if (!record->log)
		return STATUS_READ_ONLY;
	if (state->condition == RECORD_ALTERED || state->whole_rows == 0)
		return STATUS_BAD_DATA;
	if (count == 0)
		return STATUS_OK;
	if (!ends_whole(events, count))
		return STATUS_BAD_DATA;
	if (draft_rows(content, events, count, &lines, &pool))
		status = write_lines(record, &lines);
	text_release(&lines);
	if (status != STATUS_OK) {
		content_cut(content, state->whole_rows);
		text_release(&pool);
		return status;
	}
	*vec_push(&record->pools) = pool;
	state->whole_rows += count;
	state->newline_missing = false;
	state->is_sealed = content_is_sealed(content, state->whole_rows);
	return STATUS_OK;
}

/* Would the bytes open as a whole record?  What the user calls himself may be no text. */
static bool is_whole(const char *path, const struct text *bytes)
{
	struct diag_list diags = {0};
	struct record *record = NULL;
	bool opens =
	    record_from_bytes(path, bytes->bytes, bytes->len, &record, &diags) == STATUS_OK;

	opens = opens && record_state(record)->condition == RECORD_OK;
	record_close(record);
	diag_release(&diags);
	return opens;
}

enum status record_begin(const char *path, const struct record_birth *birth, struct record **out)
{
	struct text bytes = TEXT_EMPTY;
	struct diag_list diags = {0};
	enum status status = STATUS_BAD_DATA;

	draft_birth(&bytes, birth);
	if (is_whole(path, &bytes))
		status = file_create(path, bytes.bytes, bytes.len);
	text_release(&bytes);
	if (status == STATUS_OK)
		status = record_open(path, RECORD_WRITE, out, &diags);
	if (status == STATUS_OK)
		record_hold(*out, birth->by);
	diag_release(&diags);
	return status;
}
