/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of contents beside the questions: every group with how far it is done and its gravest
 * problem, and the questions of the group that the cursor is in.
 *
 * The sums are made once and then follow each answer, up through the groups around it; moving the
 * cursor into another group takes one walk over the groups; a row is made when it is asked for.  So
 * a form of 50,000 items can be drawn at every key. */
#ifndef CAGRADE_MODEL_OUTLINE_H
#define CAGRADE_MODEL_OUTLINE_H

#include "base/vec.h"

#include <stdbool.h>
#include <stddef.h>

struct session;

/* What is wrong with a question, or with the worst one of a group, the gravest last. */
enum outline_mark {
	OUTLINE_FINE,	 /* answered, or need not be */
	OUTLINE_OPEN,	 /* the form is not complete without it */
	OUTLINE_FLAGGED, /* to come back to */
	OUTLINE_NO, /* a requirement or a criterion answered no, a question of eligibility yes */
	OUTLINE_WARNED,	  /* a contradiction or another warning */
	OUTLINE_CONFLICT, /* two inspectors differ */
	OUTLINE_NOT_SAVED,
};

struct outline_row {
	size_t item;  /* a group or a question, into form->items */
	size_t depth; /* groups above it */
	bool is_group;
	enum outline_mark mark;
	size_t problem; /* the first question under it with that mark; FORM_NONE on OUTLINE_FINE */

	/* Of a group: how many of its questions are done.  Counted are those that are asked and
	 * required; in a group that requires nothing, all that are asked but direct scores. */
	size_t done, all;

	/* Of a question: moving passes over it, for it is not asked or the filter does not take it.
	 */
	bool is_passed_over;
};

/* For the outline alone: one item, or all of a group. */
struct outline_sum {
	size_t required, required_done;
	size_t optional, optional_done;
	size_t problem;
	enum outline_mark mark;
};

struct outline {
	struct outline_sum *sums; /* one per form->items */
	VEC(size_t) groups;	  /* all groups, rising */
	VEC(size_t) rows;	  /* the item of each row, rising */
	size_t group;		  /* whose questions the rows hold; FORM_NONE: those in no group */

	bool *is_warned;    /* of each item */
	VEC(size_t) warned; /* those that are */
	size_t revision;    /* of the session, as the sums are */
	size_t event_count; /* the same */
	bool has_pending;   /* the same */
};

/* Begin with nothing; outline_update() before anything else. */
void outline_init(struct outline *outline);

/* Bring the outline up to date with the session, always the same one: cheap where nothing changed,
 * so call it before every drawing. */
void outline_update(struct outline *outline, const struct session *session);

/* Row number `row`, from 0 to rows.count - 1. */
struct outline_row outline_row(const struct outline *outline, const struct session *session,
			       size_t row);

/* The number of the row that the cursor is on. */
size_t outline_cursor(const struct outline *outline, const struct session *session);

void outline_release(struct outline *outline);

#endif
