/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the bytes of a record say: its rows, how far they hold, and what follows.  Pure. */
#ifndef CAGRADE_RECORD_CONTENT_H
#define CAGRADE_RECORD_CONTENT_H

#include "base/text.h"
#include "base/vec.h"
#include "record/record.h"

#include <stdbool.h>
#include <stddef.h>

struct content_row {
	size_t end; /* where its line ends in the file, the LF included */
	char chain[DIGEST_HEX_SIZE];
};

struct content {
	VEC(struct event) events;     /* as record_events() gives them */
	VEC(struct content_row) rows; /* at[seq], for the rows that hold; at[0] is the header */
	struct text pool;	      /* the strings of the events read */
	struct record_state state;
};

/* Read the bytes of a record into *out.  False where they are no record at all.
 * owner  *out is yours in any case: content_release() */
bool content_read(struct content *out, struct event_reader *reader, const char *bytes, size_t len);

/* The same in place of what the content holds, whose memory is used again.
 *
 * trusts_chains  each row's chain is taken to be the one due: a row holds where it is spelled as
 *                ours and its number is the next.  What the state says then is a guess, and is
 * worth something only where it is RECORD_OK with its last LF: all that is unknown is whether the
 * chains hold */
bool content_read_again(struct content *content, struct event_reader *reader, const char *bytes,
			size_t len, bool trusts_chains);

void content_release(struct content *content);

/* Drop all events and rows behind the first `rows` rows; their strings stay in the pool. */
void content_cut(struct content *content, size_t rows);

/* True where the last of the rows is a seal, first rows of records not counted: nothing was changed
 * since.  A seal that came with a merge is none. */
bool content_is_sealed(const struct content *content, size_t rows);

#endif
