/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of several records, each once, and which record holds which.  Part of merge. */
#ifndef CAGRADE_RECORD_MERGE_TABLE_H
#define CAGRADE_RECORD_MERGE_TABLE_H

#include "base/vec.h"
#include "record/merge.h"

#include <stdint.h>

#define MERGE_NONE SIZE_MAX

struct merge_row {
	struct event event; /* as in the source where it was met first */
	const char *digest; /* what the row is known by; borrowed from that source */
	int64_t instant;    /* INT64_MIN where its time is none */
	size_t item;	    /* into items; MERGE_NONE where it speaks of the record itself */
	size_t source, seq; /* where it was met first */
};

/* What one source has.  Rows are indices into the table's. */
struct merge_side {
	VEC(size_t) rows; /* in its own order */
	bool *holds;	  /* a row: is it among them? */
	size_t *heads;	  /* an item: its last row here; MERGE_NONE: none */
};

struct merge_table {
	VEC(struct merge_row) rows;   /* by instant, then digest */
	VEC(const char *) items;      /* their ids, as they first come up in rows */
	VEC(struct merge_side) sides; /* one a source */
};

/* As merge_records().  *out is yours in any case: merge_table_release() */
bool merge_table_init(struct merge_table *out, const struct merge_source *sources, size_t count,
		      struct merge_clash *clash_out);

void merge_table_release(struct merge_table *table);

/* Order rows by instant, then digest; for qsort(). */
int merge_row_compare(const void *left, const void *right);

#endif
