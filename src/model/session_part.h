/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the session share; nobody else includes this. */
#ifndef CAGRADE_MODEL_SESSION_PART_H
#define CAGRADE_MODEL_SESSION_PART_H

#include "model/session.h"

struct batch;

/* One action under way. */
struct call {
	struct session *session;
	enum action action;
	const char *argument; /* "" where none was given; valid UTF-8 */
	struct reply *reply;  /* DONE, without a message, until something else is said */
};

/* The whole state of one item; borrowed strings. */
struct state {
	const char *answer;
	const char *note;
	const char *flag;
	const char *evidence;
};

/* session.c */

/* The item's state, pending or on disk; all "" before the first row. */
struct state session_state(const struct session *session, size_t item);

/* Fold in what the record has got since, and score anew. */
void session_refresh(struct session *session);

/* Refuse, in words already translated. */
void session_refuse(struct reply *reply, const char *message);

/* The same with what the user typed filled in for %s, made safe to show. */
void session_refuse_typed(struct reply *reply, const char *format, const char *typed);

/* session_write.c */

/* Give the state another answer, borrowed.  One settles what two inspectors differed in. */
void session_state_answer(struct state *state, const char *answer);

/* Write the item's new state, and all that is pending before it.  A state that stands already is
 * not written again.  Gives false where it is not on disk then; the reply says why. */
bool session_write_state(struct session *session, size_t item, const struct state *state,
			 struct reply *reply);

/* Write what is pending.  False, and the reply NOT_SAVED, where it cannot be written. */
bool session_write_waiting(struct session *session, struct reply *reply);

/* Append rows and take them in.  On failure save_status and save_errno say why, and what is stated
 * is as before. */
CHECKED enum status session_append(struct session *session, const struct batch *batch);

/* Add `NOT SAVED: why`, translated, after a failed session_append(). */
void session_explain(const struct session *session, struct text *out);

/* Add the cause of a row that does `deed` (`undo 5`, or "" for a plain change): behind a seal it is
 * an amendment, the one with number `amendment`, from 1, of those that are appended together. */
void session_add_cause(struct text *out, const struct session *session, size_t amendment,
		       const char *deed);

void session_drop_all_pending(struct session *session);

/* What the actions do; session_do.c has the table. */

void session_undo(struct call *call); /* session_undo.c; UNDO REDO */

void session_move_step(struct call *call);   /* session_move.c; UP DOWN PAGE_UP PAGE_DOWN */
void session_move_end(struct call *call);    /* FIRST LAST */
void session_move_clause(struct call *call); /* NEXT_CLAUSE PREVIOUS_CLAUSE */
void session_move_open(struct call *call);   /* NEXT_OPEN PREVIOUS_OPEN */

void session_seek_clause(struct call *call); /* session_seek.c; GOTO */
void session_seek_text(struct call *call);   /* SEARCH */
void session_seek_hit(struct call *call);    /* NEXT_HIT PREVIOUS_HIT */
void session_seek_filter(struct call *call); /* FILTER */
void session_seek_kind(struct call *call);   /* KIND */

void session_offer_phrases(struct call *call); /* session_phrase.c; PHRASE */

void session_try_scores(struct call *call); /* session_what_if.c; WHAT_IF */

/* Add a sentence with the filter's names filled in for %s. */
void session_say_filter(struct reply *reply, const char *sentence, unsigned filter);

/* Go on from an answered question to the next one; at the end stay, and say so. */
void session_move_on(struct session *session, struct reply *reply);

/* The nearest question from `from` on, itself not counted, that moving stops at, in steps of 1 or
 * (size_t)-1; FORM_NONE where there is none. */
size_t session_move_find(const struct session *session, size_t from, size_t step);

#endif
