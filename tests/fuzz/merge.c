/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzz: several inspectors' records into one.  The input is rows for up to three of them, four
 * bytes each: who writes it, what, when, and which note; rows of all stand only before the first of
 * one. The order of the sources makes no difference, and what was merged takes its sources again.
 */
#include "config.h"

#include "tests/fuzz/fuzz.h"

#include "base/mem.h"
#include "record/merge.h"
#include "record/record.h"
#include "tests/support/rows.h"

#include <stdlib.h>
#include <string.h>

#define SOURCES 3
#define ROW_BYTES 4
#define ROWS_MAX 40

/* A record in memory, and the same as a source of a merge. */
struct source {
	struct rows rows;
	size_t count;
	struct record *record;
	const char **chains;
	struct merge_source merge;
};

static void add_row(struct source *source, const uint8_t *row)
{
	static const char *const items[] = {"6.1.a", "6.1.b", "record.seal", "elsewhere"};
	static const char *const answers[] = {"yes", "no", "", "3", "证"};
	static const char *const notes[] = {"", "a", "b\\na", "'=x"};
	static const char *const flags[] = {"", "yes", "conflict", ""};
	static const char *const zones[] = {"+08:00", "+00:00", "-03:30", "x"};
	struct text covered = TEXT_EMPTY;

	text_printf(&covered, "%zu,2026-11-23T14:%02d:%02d%s,%c,%s,%s,%s,%s,%s,", ++source->count,
		    row[2] % 60, row[2] / 60, zones[row[3] % 4], 'a' + row[1] / 64,
		    items[row[1] % 4], answers[row[1] / 4 % 5], notes[row[3] / 4 % 4],
		    flags[row[3] / 16 % 4], row[3] > 128 ? "ref=x" : "");
	rows_add(&source->rows, covered.bytes);
	text_release(&covered);
}

static void begin(struct source *source)
{
	*source = (struct source){.rows = rows_begin(), .count = 1};
	rows_birth(&source->rows);
}

/* The same record so far in other hands. */
static void copy(struct source *to, const struct source *from)
{
	*to = (struct source){.rows = {.bytes = TEXT_EMPTY}, .count = from->count};
	memcpy(to->rows.chain, from->rows.chain, sizeof to->rows.chain);
	text_add(&to->rows.bytes, from->rows.bytes.bytes, from->rows.bytes.len);
}

static void open_source(struct source *source)
{
	struct diag_list diags = {0};
	const struct text *bytes = &source->rows.bytes;
	const struct event *events;
	size_t count;

	fuzz_hold(record_from_bytes("fuzz.csv", bytes->bytes, bytes->len, &source->record,
				    &diags) == STATUS_OK);
	fuzz_hold(record_state(source->record)->condition == RECORD_OK);
	events = record_events(source->record, &count);
	source->chains = mem_alloc(count * sizeof *source->chains);
	for (size_t i = 0; i < count; i++)
		source->chains[i] = record_chain(source->record, i + 1);
	source->merge = (struct merge_source){events, source->chains, count};
	diag_release(&diags);
}

static void close_source(struct source *source)
{
	record_close(source->record);
	free(source->chains);
	rows_release(&source->rows);
}

static void print(struct source *out, const struct merge *merge)
{
	*out = (struct source){.rows = rows_begin(), .count = merge->events.count};
	for (size_t i = 0; i < merge->events.count; i++) {
		struct text covered = TEXT_EMPTY;

		fuzz_hold(merge->events.at[i].seq == i + 1);
		event_print(&covered, &merge->events.at[i]);
		rows_add(&out->rows, covered.bytes);
		text_release(&covered);
	}
}

/* Merge some of the sources; false where their rows clash. */
static bool merge_them(const struct source *const *sources, size_t count, bool takes_latest,
		       struct source *out)
{
	struct merge_source inputs[SOURCES];
	struct merge_clash clash;
	struct merge merge;
	bool is_merged;

	for (size_t i = 0; i < count; i++)
		inputs[i] = sources[i]->merge;
	is_merged = merge_records(&merge, inputs, count, takes_latest, &clash);
	if (is_merged)
		print(out, &merge);
	merge_release(&merge);
	return is_merged;
}

static bool is_same(const struct source *a, const struct source *b)
{
	return a->rows.bytes.len == b->rows.bytes.len &&
	       memcmp(a->rows.bytes.bytes, b->rows.bytes.bytes, a->rows.bytes.len) == 0;
}

static void expect_same(const struct source *const *sources, size_t count, bool takes_latest,
			const struct source *expected)
{
	struct source merged;

	fuzz_hold(merge_them(sources, count, takes_latest, &merged));
	fuzz_hold(is_same(&merged, expected));
	rows_release(&merged.rows);
}

static void check(struct source sources[SOURCES], bool takes_latest)
{
	const struct source *const a = &sources[0];
	const struct source *const b = &sources[1];
	const struct source *const c = &sources[2];
	struct source merged;

	fuzz_hold(merge_them((const struct source *const[]){a, b, c}, 3, takes_latest, &merged));
	expect_same((const struct source *const[]){c, a, b}, 3, takes_latest, &merged);
	expect_same((const struct source *const[]){b, a, c}, 3, takes_latest, &merged);
	open_source(&merged);
	expect_same((const struct source *const[]){&merged}, 1, takes_latest, &merged);
	expect_same((const struct source *const[]){&merged, a}, 2, takes_latest, &merged);
	expect_same((const struct source *const[]){b, &merged, c}, 3, takes_latest, &merged);
	close_source(&merged);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct source sources[SOURCES];
	bool is_common = true;

	begin(&sources[0]);
	for (size_t row = 0; row < ROWS_MAX && len >= ROW_BYTES; row++) {
		if (is_common && bytes[0] % 4 != 0) {
			is_common = false;
			copy(&sources[1], &sources[0]);
			copy(&sources[2], &sources[0]);
		}
		add_row(&sources[is_common ? 0 : bytes[0] % SOURCES], bytes);
		bytes += ROW_BYTES;
		len -= ROW_BYTES;
	}
	for (size_t i = 1; is_common && i < SOURCES; i++)
		copy(&sources[i], &sources[0]);
	for (size_t i = 0; i < SOURCES; i++)
		open_source(&sources[i]);
	check(sources, false);
	check(sources, true);
	for (size_t i = 0; i < SOURCES; i++)
		close_source(&sources[i]);
	return 0;
}
