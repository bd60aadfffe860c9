/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of inspectors made row by row, and what comes of merging them. */
#ifndef CAGRADE_TESTS_MERGE_FIXTURE_H
#define CAGRADE_TESTS_MERGE_FIXTURE_H

#include "base/mem.h"
#include "record/draft.h"
#include "record/merge.h"
#include "record/record.h"

#include "tests/support/check.h"
#include "tests/support/rows.h"

#define MERGE_BEGIN "record.begin,gbt35289-2017 1,,,sheets=sm3:" ROWS_HEX ","
#define MERGE_INPUTS_MAX 8

/* A record that somebody is writing. */
struct writing {
	struct rows rows;
	size_t count;
};

/* Add a row: its time, its name, and its cells from the item to the cause. */
static inline void writing_add(struct writing *writing, const char *time, const char *by,
			       const char *cells)
{
	struct text row = TEXT_EMPTY;

	text_printf(&row, "%zu,%s,%s,%s", ++writing->count, time, by, cells);
	rows_add(&writing->rows, row.bytes);
	text_release(&row);
}

/* Begin one.  Yours: writing_release() */
static inline struct writing writing_begin(const char *time, const char *by)
{
	struct writing writing = {.rows = rows_begin()};

	writing_add(&writing, time, by, MERGE_BEGIN);
	return writing;
}

/* A copy that goes its own way from here.  Yours too. */
static inline struct writing writing_copy(const struct writing *writing)
{
	struct writing copy = *writing;

	copy.rows.bytes = TEXT_EMPTY;
	text_add(&copy.rows.bytes, writing->rows.bytes.bytes, writing->rows.bytes.len);
	return copy;
}

/* Go on in a merged record.  Yours too. */
static inline struct writing writing_of(const struct text *bytes)
{
	struct writing writing = {.rows = {.bytes = TEXT_EMPTY}};
	const char *chain = bytes->bytes + bytes->len - 1 - DIGEST_HEX_LEN;

	text_add(&writing.rows.bytes, bytes->bytes, bytes->len);
	memcpy(writing.rows.chain, chain, DIGEST_HEX_LEN);
	writing.rows.chain[DIGEST_HEX_LEN] = '\0';
	for (size_t i = 0; i < bytes->len; i++)
		writing.count += bytes->bytes[i] == '\n';
	writing.count--; /* the header */
	return writing;
}

static inline void writing_release(struct writing *writing)
{
	rows_release(&writing->rows);
}

/* Records opened to be merged, and what came of it. */
struct merging {
	struct record *records[MERGE_INPUTS_MAX];
	struct merge_source sources[MERGE_INPUTS_MAX];
	size_t count;
	struct merge merge;
	struct merge_clash clash;
	bool is_sound;	   /* there was no clash */
	struct text bytes; /* the merged record */
};

static inline void merging_add(struct merging *merging, const struct text *bytes)
{
	struct diag_list diags = {0};
	struct merge_source *source = &merging->sources[merging->count];
	struct record **record = &merging->records[merging->count++];
	const char **chains;

	cr_assert_eq(record_from_bytes("", bytes->bytes, bytes->len, record, &diags), STATUS_OK);
	cr_assert_eq(record_state(*record)->condition, RECORD_OK);
	source->events = record_events(*record, &source->count);
	chains = mem_alloc(source->count * sizeof *chains);
	for (size_t i = 0; i < source->count; i++)
		chains[i] = record_chain(*record, i + 1);
	source->chains = chains;
}

/* Merge records, ended by NULL.  Yours: merging_release() */
static inline struct merging merging_of(const struct text *const *records, bool takes_latest)
{
	struct merging merging = {.bytes = TEXT_EMPTY};

	while (*records)
		merging_add(&merging, *records++);
	merging.is_sound = merge_records(&merging.merge, merging.sources, merging.count,
					 takes_latest, &merging.clash);
	if (merging.is_sound)
		draft_whole(&merging.bytes, merging.merge.events.at, merging.merge.events.count);
	return merging;
}

#define MERGE(...) merging_of((const struct text *const[]){__VA_ARGS__, NULL}, false)
#define MERGE_LATEST(...) merging_of((const struct text *const[]){__VA_ARGS__, NULL}, true)

static inline void merging_release(struct merging *merging)
{
	text_release(&merging->bytes);
	merge_release(&merging->merge);
	for (size_t i = 0; i < merging->count; i++) {
		free((void *)merging->sources[i].chains);
		record_close(merging->records[i]);
	}
}

/* True where the bytes are the same; else what is wrong stands in the test's report. */
static inline bool is_same_text(const struct text *a, const struct text *b)
{
	return a->len == b->len && memcmp(a->bytes, b->bytes, a->len) == 0;
}

#endif
