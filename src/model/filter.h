/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which questions are shown. */
#ifndef CAGRADE_MODEL_FILTER_H
#define CAGRADE_MODEL_FILTER_H

#include <stdbool.h>
#include <stddef.h>

struct answers;
struct warnings;

enum filter { FILTER_ALL, FILTER_OPEN, FILTER_NO, FILTER_FLAGGED, FILTER_CONTRADICTORY, FILTER_COUNT };

/* The filter's word: "all", "open", "no", "flagged", "contradictory". */
const char *filter_word(enum filter filter);

/* The filter with that word; false, and *out untouched, where there is none. */
bool filter_parse(const char *word, enum filter *out);

/* True where the filter lets the item through. */
bool filter_takes(enum filter filter, size_t item, const struct answers *answers,
		  const struct warnings *warnings);

#endif
