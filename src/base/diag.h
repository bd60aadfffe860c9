/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Faults in what the user gave us: numbered, graded, placed, all reported in one run. */
#ifndef CAGRADE_BASE_DIAG_H
#define CAGRADE_BASE_DIAG_H

#include "base/vec.h"

#include <stddef.h>

struct text;

enum diag_severity { DIAG_WARNING, DIAG_ERROR };

/* One code a kind of fault; diag.def holds its severity and its words. */
enum diag_code {
#define DIAG(code, severity, words) DIAG_##code,
#include "base/diag.def"
#undef DIAG
	DIAG_COUNT
};

struct diag {
	enum diag_code code;
	char *file;	 /* as the user knows it; NULL: no place */
	size_t row;	 /* from 1, as a spreadsheet counts; 0: the whole file */
	size_t column;	 /* field in the row, from 1; 0: the whole row */
	char *detail[2]; /* what fills %1$s and %2$s of the words; NULL: not used */
};

struct diag_list {
	VEC(struct diag) diags;
	size_t errors;	 /* how many errors there were */
	size_t left_out; /* faults that are not in the list, which holds DIAG_LIST_MAX */
};

/* No sheet that people fill in has as many cells; a file that is none has as many as it likes. */
#define DIAG_LIST_MAX 10000

/* Where a fault stands. */
struct diag_place {
	const char *file;
	size_t row;
	size_t column;
};

/* Note a fault, or count it where the list is full.  The strings are copied; detail_1 and detail_2
 * may be NULL where the words do not use them. */
void diag_add(struct diag_list *list, enum diag_code code, struct diag_place place,
	      const char *detail_1, const char *detail_2);

void diag_release(struct diag_list *list);

/* Order by file, row and column, so that faults found by different rules read in order. */
void diag_sort(struct diag_list *list);

enum diag_severity diag_severity(enum diag_code code);

/* The code's name as diag.def spells it, for tests and tools. */
const char *diag_name(enum diag_code code);

/* Add `items.csv:17:4: the words` (translated, made safe to show; no line end).  A warning has
 * `warning: ` before the words. */
void diag_print(struct text *out, const struct diag *diag);

#endif
