/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding questions by words of either language, whatever their case and width.  Pure. */
#ifndef CAGRADE_MODEL_SEARCH_H
#define CAGRADE_MODEL_SEARCH_H

#include "base/vec.h"

#include <stdbool.h>
#include <stddef.h>

struct answers;
struct text;

/* A piece of a string to be marked as a hit: whole graphemes. */
struct search_span {
	size_t start; /* bytes before it */
	size_t len;   /* bytes */
};

struct search_spans {
	VEC(struct search_span) list; /* in order, none overlapping another */
};

/* Add the key for what a user typed: blanks around it do not count.  Every function below takes
 * such a key; struct session keeps one in `search`. */
void search_add_key(struct text *out, const char *typed);

/* True where the key stands in the question's id, clause, label or hint in either language, its
 * text answer or its note.  What a group says is found at the group's first question.  item is no
 * group; the empty key is found nowhere. */
bool search_matches(const struct answers *answers, size_t item, const char *key);

/* The nearest question behind (or before) `from` that matches, wrapping round; from itself comes
 * last.  FORM_NONE where none matches.  Filters do not count. */
size_t search_next(const struct answers *answers, size_t from, const char *key);
size_t search_previous(const struct answers *answers, size_t from, const char *key);

/* Find all places of the key in a string, replacing what spans held.  search_spans_release() frees
 * the list. */
void search_find(struct search_spans *spans, const char *string, const char *key);
void search_spans_release(struct search_spans *spans);

#endif
