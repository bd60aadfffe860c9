/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record: an append-only log of events, the only truth.  An acknowledged row is on disk. */
#ifndef CAGRADE_RECORD_RECORD_H
#define CAGRADE_RECORD_RECORD_H

#include "base/diag.h"
#include "base/status.h"
#include "record/chain.h"
#include "record/event.h"

#include <stdbool.h>
#include <stddef.h>

struct record;

/* What was found when the record was read. */
enum record_condition {
	RECORD_OK,
	RECORD_TORN,	/* behind the last row that holds only a row in flight follows */
	RECORD_ALTERED, /* something else does not hold: read-only, never appended to */
};

struct record_state {
	enum record_condition condition;
	size_t whole_rows;    /* rows that hold, from the first on */
	size_t altered_row;   /* RECORD_ALTERED: the seq due to the first row that does not hold */
	size_t torn_bytes;    /* RECORD_TORN: bytes behind the last row that holds */
	bool newline_missing; /* only the last LF is missing; the row holds and counts */
	bool is_sealed;	      /* the last row of a change or seal is a seal */
};

enum record_mode {
	RECORD_READ,  /* read only; takes no lock, cuts nothing */
	RECORD_WRITE, /* locked for us; a torn tail is set aside before the first append.  Call
			 record_hold() next */
};

/* What the first row of a new record says. */
struct record_birth {
	const char *form_id;
	int form_version;
	const char *form_digest; /* 64 hex digits */
	const char *time;
	const char *by;
};

/* Begin a record: it appears under its name with header and first row at once.
 *
 * errors  EXISTS (an existing file, however empty, is never begun in), LOCKED, SYSTEM, BAD_DATA (by
 *         is no text, or too long; no file is made then)
 * owner   *out is yours on OK only: record_close().  The holder's note is written already */
CHECKED enum status record_begin(const char *path, const struct record_birth *birth,
				 struct record **out);

/* What a record was begun with, `ID VERSION`, added to out: read from its first row alone, without
 * looking whether the record holds.
 * errors  as file_read(); BAD_DATA where there is no such row */
CHECKED enum status record_peek(const char *path, struct text *out);

/* True where the bytes, of a whole file or its start, begin with the header of a record, however a
 * spreadsheet may have saved it again: with a BOM, quotes, other separators or capitals, in UTF-16.
 * No more than RECORD_HEADER_MAX_BYTES of them are needed. */
bool record_has_header(const char *bytes, size_t len);
#define RECORD_HEADER_MAX_BYTES 512

/* Open an existing record and read it whole.  A torn or altered one opens too; look at
 * record_state().  Opened for writing, an altered one still opens, but record_append() refuses.
 *
 * errors  MISSING, NOT_REGULAR, LOCKED (record_holder() says by whom), READ_ONLY, TOO_LARGE,
 *         SYSTEM; BAD_DATA where it is no record at all (headless): a diagnostic in diags
 * owner   *out is yours on OK only: record_close() */
CHECKED enum status record_open(const char *path, enum record_mode mode, struct record **out,
				struct diag_list *diags);

/* Leave a note for others beside a record opened for writing: it is held by this inspector, by this
 * process, on this host, since now.  Where it cannot be written nothing else changes. */
void record_hold(struct record *record, const char *by);

/* Close, give up the lock, take the holder's note away.  NULL is fine. */
void record_close(struct record *record);

/* What was found, and what has become of it by appending; and the path as it was opened.  Borrowed.
 */
const struct record_state *record_state(const struct record *record);
const char *record_path(const struct record *record);

/* The events that hold, in order: event i has seq i + 1.  Of an altered record also those behind
 * the altered row that can still be read.  The array and its strings are borrowed and stay valid
 * until the next append or close. */
const struct event *record_events(const struct record *record, size_t *count_out);

/* The slip as of the last row that holds. */
struct slip record_slip(const struct record *record);

/* The chain of row seq (1 .. whole_rows) as it stands in the file: 64 hex digits, borrowed. */
const char *record_chain(const struct record *record, size_t seq);

/* Append events (their seq is given here): all of them with one write, synced and read back, or
 * none.  On OK they are on disk.  The strings are copied.
 *
 * The first append behind a torn tail first keeps that tail in NAME.csv.torn, synced, and cuts
 * it off; where it cannot be kept nothing is cut and nothing appended.
 *
 * errors  as file_append() and file_log_append(); READ_ONLY: not opened for writing; TOO_LARGE:
 *         the file would be; BAD_DATA: a string is over the limit or not UTF-8, the last event is
 *         an import's but not its last, or the record is altered or without its first row.
 *         Nothing is appended then, and it can be tried again. */
CHECKED enum status record_append(struct record *record, const struct event *events, size_t count);

/* Who holds the record, for a message: the content of NAME.csv.lock made safe to show, or "".
 * Added to out. */
void record_holder(const char *path, struct text *out);

/* Read events from bytes in memory, as record_open() does from a file; for tests and merges.
 * The result is read-only. */
CHECKED enum status record_from_bytes(const char *name, const char *bytes, size_t len,
				      struct record **out, struct diag_list *diags);

#endif
