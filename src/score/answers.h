/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has been answered: events folded over a form.  Pure. */
#ifndef CAGRADE_SCORE_ANSWERS_H
#define CAGRADE_SCORE_ANSWERS_H

#include "base/decimal.h"
#include "base/vec.h"
#include "form/form.h"
#include "record/event.h"

#include <stdbool.h>
#include <stddef.h>

enum answer_kind {
	ANSWER_OPEN, /* a state of its own: neither 0 nor no */
	ANSWER_YES,
	ANSWER_NO,
	ANSWER_NA,
	ANSWER_NUMBER,
	ANSWER_TEXT, /* dates too */
};

#define ANSWER_KIND_COUNT (ANSWER_TEXT + 1)

struct answer {
	enum answer_kind kind;
	struct decimal number; /* ANSWER_NUMBER */
	size_t seq;	       /* the item's last row in the record; 0 before the first */
};

/* How many requirements stand where. */
struct tally {
	size_t met;	/* yes */
	size_t not_met; /* no */
	size_t na;
	size_t open;
};

struct answers {
	const struct form *form;    /* borrowed */
	const struct event *events; /* all events so far, borrowed; row seq is events[seq - 1] */
	size_t folded;		    /* how many of them are folded */
	struct answer *of;	    /* one entry per form->items, in that order */
	size_t *followers;	    /* of each item: whose row last came behind its own */
	VEC(size_t) answered;	    /* the items that are not ANSWER_OPEN, rising */
	size_t open_count;	    /* items that answers_is_open() */
	struct tally requirements;  /* of all items */

	/* The items, rising, that are more than themselves: they score, bar a level, or are asked
	 * under a condition.  Behind an answer to another one these alone may stand otherwise. */
	VEC(size_t) tied;

	/* The seq, rising, of the last row of each item that the form lacks, and of each item whose
	 * last answer it does not take: that item is open. */
	VEC(size_t) orphans;
};

/* Begin with nothing answered.  The form is borrowed.
 *
 * owner   the answers' arrays are its own: answers_release() */
void answers_init(struct answers *answers, const struct form *form);

/* Fold the events behind those folded before; a single one costs no more where the form has many
 * items.  The last row of an item counts; with the flag `conflict` it leaves the item open,
 * whatever its answer.
 *
 * events  the whole array from the record's first row on, and count its length; borrowed until the
 *         next fold, and may have moved since the last one.  Rows whose item begins with
 *         `record.` are passed over. */
void answers_fold(struct answers *answers, const struct event *events, size_t count);

/* List and count the answers anew, for whoever has set some by hand. */
void answers_recount(struct answers *answers);

/* Forget all that was folded, and keep the memory for another record; fold that next. */
void answers_clear(struct answers *answers);

void answers_release(struct answers *answers);

/* The item's last row; NULL before the first. */
const struct event *answers_event(const struct answers *answers, size_t item);

/* Why an item does not take an answer. */
enum refusal {
	REFUSAL_NONE,
	REFUSAL_GROUP,	     /* a group takes no answer, nor an empty one */
	REFUSAL_NOT_YESNO,   /* wants yes or no */
	REFUSAL_NA,	     /* not applicable is not allowed here */
	REFUSAL_NOT_INTEGER, /* wants a whole number */
	REFUSAL_NOT_DECIMAL, /* wants a plain decimal */
	REFUSAL_NOT_SCORE,   /* wants 0, 1, 3 or 5 */
	REFUSAL_NOT_DATE,    /* wants YYYY-MM-DD */
	REFUSAL_BELOW_MIN,
	REFUSAL_ABOVE_MAX,
};

/* Read an answer in the record's spelling (`yes`, `no`, `na`, a plain decimal, a date, a text; ""
 * is open) for one item.  `na` is taken only of a yes-no item whose sheet says when, and never of a
 * criterion (section 8 knows no n.a.).  *out (may be NULL) is then the answer, with seq 0; open
 * where it is refused. */
enum refusal answer_parse(const struct item *item, const char *string, struct answer *out);

/* Is the item asked?  Perhaps, while the number it hangs on is open.  An item that hangs on one
 * that is itself not asked is not asked either. */
enum asked { ASKED_NO, ASKED_PERHAPS, ASKED_YES };
enum asked answers_asked(const struct answers *answers, size_t item);

/* True where a leaf's score is given directly, `LEAF.score`: *out (may be NULL) is that score.
 * False, and *out untouched, where none is given, and of a parent. */
bool answers_direct_score(const struct answers *answers, size_t indicator, struct decimal *out);

/* True where the item still needs an answer for the form to be complete: required, asked, without
 * an answer, and not closed by a direct score of its leaf.  While it is perhaps asked it is not
 * open: the number it hangs on is. */
bool answers_is_open(const struct answers *answers, size_t item);

/* The item's note; "" where there is none. */
const char *answers_note(const struct answers *answers, size_t item);

/* The item's flag: "", "yes" or "conflict". */
const char *answers_flag(const struct answers *answers, size_t item);

/* Count the requirements (ROLE_REQUIREMENT) within items [first, end); one that is not asked counts
 * nowhere. */
struct tally answers_tally(const struct answers *answers, size_t first, size_t end);

#endif
