/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of a record: who said what of one item, and when.  Parsing and printing are inverse to
 * each other. */
#ifndef CAGRADE_RECORD_EVENT_H
#define CAGRADE_RECORD_EVENT_H

#include "base/digest.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

#define EVENT_HEADER "seq,time,by,item,answer,note,flag,evidence,cause,chain"
#define EVENT_BEGIN_ITEM "record.begin" /* the first row of every record */
#define EVENT_SEAL_ITEM "record.seal"	/* closes a record; a later change is an amendment */
#define EVENT_FLAG_CONFLICT "conflict"	/* two inspectors differ; the item is open */
#define EVENT_CAUSE_MERGE "merge "	/* before the digest by which a merge knows the row */

/* All strings are whole texts as the user wrote them (line breaks are LF; no escape, no guard),
 * never NULL, without NUL, at most SHEET_FIELD_MAX_CHARACTERS long when printed. */
struct event {
	size_t seq;	  /* 1 for the first row, then one more each */
	const char *time; /* stamp.h; a label: the order is that of seq */
	const char *by;	  /* the inspector */
	const char *item;
	const char *answer; /* "" opens the item again */
	const char *note;
	const char *flag;     /* "", "yes" or "conflict" */
	const char *evidence; /* `key=value; …` */
	const char *cause;    /* of this row alone: "", `undo SEQ`, `redo SEQ`, `import K/N`,
				 `amend N: reason`, `merge DIGEST`; behind a seal also
				 `amend N: undo SEQ: reason`, and so for redo, import */
};

/* What stands before anything is said: every string is "". */
extern const struct event event_nothing;

/* True for a row that speaks of the record itself (`record.…`) and not of an item. */
bool event_is_of_record(const struct event *event);

/* True for a row that closes the record.  A merge keeps the sources' seals as their provenance;
 * they close nothing. */
bool event_is_seal(const struct event *event);

/* True for a row that says that two inspectors differ: its item is open. */
bool event_is_conflict(const struct event *event);

/* True where both say the same of their item, whoever said it and when: the same answer, note, flag
 * and evidence. */
bool event_says_the_same(const struct event *a, const struct event *b);

/* The form that a record was begun over. */
struct event_form {
	const char *id; /* borrowed from the row; not a string, but the first id_len bytes */
	size_t id_len;	/* 0 where the row names no form */
	size_t version; /* 0 where it names none */
};

/* Read `ID VERSION`, the answer of a record's first row. */
struct event_form event_form(const struct event *begin);

/* Add the row's bytes as they stand on disk up to and without the comma before `chain`. */
void event_print(struct text *out, const struct event *event);

/* Read one row, spelled as we print it.
 *
 * line       the row's bytes without the LF
 * pool       gets the event's strings but for those that are empty; the caller has reserved
 *            EVENT_POOL_ROOM(len) bytes, so that it does not move and the event may point into it
 * chain_out  the 64 hex digits behind `sm3:`
 * returns    the length of the part of the line that the chain covers; 0 where the line is no row
 *            of a record, or is not, byte for byte, what printing the event again gives; the pool
 *            is then as it was, and *event_out not to be looked at */
size_t event_parse(const char *line, size_t len, struct text *pool, struct event *event_out,
		   char chain_out[static DIGEST_HEX_SIZE]);

/* The same of what event_print() gives, which is the part that the chain covers.  False where
 * event_parse() returns 0. */
bool event_parse_row(const char *row, size_t len, struct text *pool, struct event *event_out);

/* Reads rows in any spelling; holds what is used again for each of them. */
struct event_reader;

/* Yours: event_reader_free(); NULL is fine there. */
struct event_reader *event_reader_new(void);
void event_reader_free(struct event_reader *reader);

/* Read one row as far as it can be understood, whether or not we would have written it so: ten
 * cells, the first a number from 1 on.  chain_out is "" where no chain stands in the last cell.
 * False, and all as it was, where the line is no such row. */
bool event_read(struct event_reader *reader, const char *line, size_t len, struct text *pool,
		struct event *event_out, char chain_out[static DIGEST_HEX_SIZE]);

/* No string grows when read, and its NUL takes the place of a comma; the last one's comes on top
 * where it is the end of the row. */
#define EVENT_POOL_ROOM(len) ((len) + 1)

/* What a cause says. */
enum cause_kind {
	CAUSE_NONE,
	CAUSE_UNDO,   /* number: the row taken back */
	CAUSE_REDO,   /* number: the row done again */
	CAUSE_IMPORT, /* number of total */
	CAUSE_AMEND,  /* a change behind a seal, neither undo nor redo nor import; number: which */
	CAUSE_MERGE,
	CAUSE_OTHER, /* nothing that this version knows */
};

struct cause {
	enum cause_kind kind;
	size_t number;
	size_t total;
	size_t amendment;   /* which amendment the row belongs to, whatever its kind; 0: none */
	const char *reason; /* of the amendment, borrowed from the string parsed; else "" */
};

/* Read a cause.  What reads like none of the kinds is CAUSE_OTHER; its reason points into string.
 */
struct cause cause_parse(const char *string);

/* Add a cause for people, translated: "undo of row 7", "amendment 2: the log was found"; nothing
 * for "". */
void cause_add_words(struct text *out, const char *string);

#endif
