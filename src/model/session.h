/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record opened over its form, and the one door to every change of it: session_do(). */
#ifndef CAGRADE_MODEL_SESSION_H
#define CAGRADE_MODEL_SESSION_H

#include "base/stamp.h"
#include "base/status.h"
#include "base/text.h"
#include "base/vec.h"
#include "model/action.h"
#include "model/filter.h"
#include "model/history.h"
#include "model/phrases.h"
#include "model/what_if.h"
#include "record/record.h"
#include "score/check.h"
#include "score/score.h"

#include <stdbool.h>
#include <stddef.h>

struct baseline;
struct ghost;

/* A state that could not be written: the strings are the session's own. */
struct pending {
	size_t item;
	char *answer;
	char *note;
	char *flag;
	char *evidence;
	char time[STAMP_SIZE]; /* when it was said */
};

/* All is for reading only outside the model. */
struct session {
	const struct form *form;    /* borrowed */
	struct record *record;	    /* owned */
	const struct event *events; /* of the record */
	size_t event_count;
	struct answers answers; /* folded over the events */
	struct score score;
	struct warnings warnings;
	struct check_record condition; /* what the record itself warns of */
	struct history history;

	bool *is_mover;	    /* of each item: it is open and can still move the level */
	size_t mover_count; /* how many can */

	struct what_if what_if; /* scores tried out; never written */

	struct baseline *baseline;  /* owned: an earlier record; NULL: none */
	struct phrases *phrases;    /* owned: the inspector's earlier notes; NULL: none */
	struct phrase_list offered; /* those on the question at the cursor, as PHRASE found them */

	size_t cursor;	    /* the question looked at: an item that is no group */
	unsigned filter;    /* of filter.h: moving passes over what it does not take */
	unsigned sought;    /* of filter.h: what NEXT_OPEN and PREVIOUS_OPEN lead to */
	struct text search; /* key of the last search, see search.h; empty: none */

	char *by;	    /* the inspector; rows are written in this name */
	stamp_clock *clock; /* for the time of rows */
	char *reason;	    /* for amendments behind a seal; NULL: none given */
	bool is_read_only;  /* opened so, or altered, or on a read-only medium */

	size_t saved_seq;	   /* last row that is known to be on disk */
	char saved_at[STAMP_SIZE]; /* when this session wrote it; "" before it has */

	/* NOT SAVED: kept here and on screen, the newest of each item, and written with the next.
	 */
	VEC(struct pending) pending;
	enum status save_status; /* why, while something is pending */
	int save_errno;		 /* errno of STATUS_SYSTEM */

	size_t revision;	/* another one after every change of what is stated or pending */
	bool is_quit_confirmed; /* QUIT was refused once for what is pending; the next one leaves */
};

struct session_options {
	const char *by;	    /* the inspector's name; "" where it is not known */
	const char *reason; /* NULL: none */
	stamp_clock *clock;
	bool is_read_only; /* do not lock, do not write */
};

/* Open an existing record over the form (borrowed, must outlive the session).  The cursor stands on
 * the question last answered.
 *
 * errors  as record_open(); BAD_DATA with a diagnostic where the record is of another form.
 *         A record of another version of the form opens; its rows without a place are warnings.
 * owner   *out is yours on OK only: session_close() */
CHECKED enum status session_open(const char *path, const struct form *form,
				 const struct session_options *options, struct session **out,
				 struct diag_list *diags);

/* Begin a new record under that name and open it.  errors  as record_begin() */
CHECKED enum status session_begin(const char *path, const struct form *form,
				  const struct session_options *options, struct session **out);

/* Close the record.  NULL is fine. */
void session_close(struct session *session);

/* How an action ended. */
enum reply_kind {
	REPLY_DONE,	 /* done; what was to be written is on disk */
	REPLY_REFUSED,	 /* it does not fit here; nothing changed; the message says why */
	REPLY_NOT_SAVED, /* the answer is kept in pending; the message says why in words */
	REPLY_SHOW,	 /* the front end shows what the action names (scores, help, …) */
	REPLY_QUIT,
};

struct reply {
	enum reply_kind kind;
	struct text message; /* translated; may be empty on DONE.  Begin with TEXT_EMPTY */
};

/* Carry out one action.
 *
 * argument  what action_info(action)->argument asks for; NULL for ARG_NONE
 * reply     its message is cleared first; release the text when done with it
 *
 * Answering (YES NO NA ANSWER TAKE_OVER) moves on to the next question that is asked and the filter
 * takes; what opens a question stays, as do NOTE, FLAG, EVIDENCE, SCORE, and all that is not saved.
 * What is stated already is not appended again.
 *
 * FILTER with ""   goes on to the next kind alone, behind the last to all
 * KIND with ""     is back to what is open.  NEXT_OPEN and PREVIOUS_OPEN lead to what KIND said, in
 *                  form order and round its ends, whatever the filter
 * SEARCH with ""   ends the search
 * WHAT_IF          tries scores out beside those tried before, or with "none" takes them all back;
 *                  they are shown, and never written
 * PHRASE with ""   finds the notes to be offered; with a number it writes that one, behind what the
 *                  note says already
 *
 * Once a record has been sealed, every change is an amendment with the session's reason, whether
 * or not another one came before it. */
void session_do(struct session *session, enum action action, const char *argument,
		struct reply *reply);

/* What an action's argument is now, to be edited: the answer, the note, the evidence of the
 * question at the cursor, the leaf's direct score, what was searched for; "" else.  Borrowed until
 * the next action. */
const char *session_current(const struct session *session, enum action action);

/* The filter that stands, of FILTER or of KIND. */
unsigned session_filter(const struct session *session, enum action action);

/* The state of an item as the screen shows it: what is pending in place of what is on disk. */
const char *session_answer(const struct session *session, size_t item);
const char *session_note(const struct session *session, size_t item);
const char *session_flag(const struct session *session, size_t item);
const char *session_evidence(const struct session *session, size_t item);
bool session_is_pending(const struct session *session, size_t item);

/* Move the cursor to an item (or to a group's first question). */
void session_go(struct session *session, size_t item);

/* The score with what is tried out by WHAT_IF; the record's own where nothing is. */
const struct score *session_what_if(const struct session *session);

/* Have last time's answers stand beside the questions; the baseline is the session's then, and any
 * other is freed. */
void session_set_baseline(struct session *session, struct baseline *baseline);

/* Last time's answer to an item; NULL where there is none. */
const struct ghost *session_ghost(const struct session *session, size_t item);

/* Have the inspector's earlier notes at hand; they are the session's then, and any others are
 * freed.
 */
void session_set_phrases(struct session *session, struct phrases *phrases);

/* The leaf that an item feeds; FORM_NONE where it feeds none. */
size_t session_leaf(const struct session *session, size_t item);

/* True where the record takes no change: it was opened for reading, is altered, or is sealed and no
 * reason was given.  Adds why, translated, to *why then. */
bool session_is_barred(const struct session *session, struct text *why);

/* True where a string can stand in a row: valid UTF-8, and not too long once it is printed. */
bool session_fits(const char *string);

/* Append many changes as one, `import K/N`; all or nothing, and one undo takes them back. */
struct session_change {
	size_t item;
	const char *answer; /* NULL: as it is */
	const char *note;
	const char *evidence;
	const char *flag;
	const char *by;	  /* NULL: the session's */
	const char *time; /* NULL: now */
};
CHECKED enum status session_import(struct session *session, const struct session_change *changes,
				   size_t count);

/* Seal the record. */
CHECKED enum status session_seal(struct session *session);

#endif
