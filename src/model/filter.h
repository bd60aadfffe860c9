/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which questions are shown, or looked for. */
#ifndef CAGRADE_MODEL_FILTER_H
#define CAGRADE_MODEL_FILTER_H

#include <stdbool.h>
#include <stddef.h>

struct session;
struct text;

enum kind {
	KIND_OPEN,	    /* the form is not complete without it */
	KIND_NO,	    /* answered no */
	KIND_FLAGGED,	    /* to come back to */
	KIND_CONTRADICTORY, /* two statements do not go together; that a note is missing is no
			       matter */
	KIND_MOVING,	    /* open, and the level may still depend on it */
	KIND_COUNT
};

/* A filter is a set of kinds: FILTER_OF() of each, added up.  It takes a question that is of any of
 * them, so that each further kind shows more: `open,flagged` takes what is open and what is
 * flagged.  The set of no kind takes every question. */
#define FILTER_ALL 0U
#define FILTER_OF(kind) (1U << (kind))

/* The kind's word: "open", "no", "flagged", "contradictory", "moving". */
const char *filter_word(enum kind kind);

/* Add the filter as it is written: the words parted by commas, in the order above; "all". */
void filter_add_words(struct text *out, unsigned filter);

/* Add it for people, translated: "open, flagged". */
void filter_add_names(struct text *out, unsigned filter);

/* The filter that is written so, in words of either kind and in whatever order; false, and *out
 * untouched, where it is none. */
bool filter_parse(const char *words, unsigned *out);

/* True where the filter lets the question through.  What is not saved yet counts as an answer, and
 * no further. */
bool filter_takes(unsigned filter, const struct session *session, size_t item);

#endif
