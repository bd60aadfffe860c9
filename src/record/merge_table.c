/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of several records, each once, and which record holds which. */
#include "config.h"

#include "record/merge_table.h"

#include "base/map.h"
#include "base/mem.h"
#include "base/stamp.h"

#include <stdlib.h>
#include <string.h>

/* What the row is known by. */
static const char *digest_of(const struct event *event, const char *chain)
{
	if (cause_parse(event->cause).kind == CAUSE_MERGE)
		return event->cause + strlen(EVENT_CAUSE_MERGE);
	return chain;
}

/* May both be one row?  The cause is left out: a merge puts its own in the place of the first. */
static bool is_same(const struct event *a, const struct event *b)
{
	return strcmp(a->time, b->time) == 0 && strcmp(a->by, b->by) == 0 &&
	       strcmp(a->item, b->item) == 0 && event_says_the_same(a, b);
}

static void add_row(struct merge_table *table, const struct merge_source *source, size_t number,
		    size_t seq)
{
	struct merge_row row = {.item = MERGE_NONE, .source = number, .seq = seq};

	row.event = source->events[seq - 1];
	row.digest = digest_of(&row.event, source->chains[seq - 1]);
	if (!stamp_parse(row.event.time, &row.instant))
		row.instant = INT64_MIN;
	*vec_push(&table->rows) = row;
}

/* Take in the rows of a source that the table does not have yet.  False where it has one by the
 * same name that states something else. */
static bool add_rows(struct merge_table *table, struct map *by_digest,
		     const struct merge_source *source, size_t number,
		     struct merge_clash *clash_out)
{
	for (size_t i = 0; i < source->count; i++) {
		const char *digest = digest_of(&source->events[i], source->chains[i]);
		size_t known = map_find(by_digest, digest);
		const struct merge_row *other;

		if (known == MAP_NONE) {
			map_add(by_digest, digest, table->rows.count);
			add_row(table, source, number, i + 1);
			continue;
		}
		other = &table->rows.at[known];
		if (!is_same(&other->event, &source->events[i])) {
			*clash_out = (struct merge_clash){.source = {other->source, number},
							  .row = {other->seq, i + 1}};
			return false;
		}
	}
	return true;
}

static bool gather(struct merge_table *table, const struct merge_source *sources, size_t count,
		   struct merge_clash *clash_out)
{
	struct map *by_digest = map_new();
	bool is_sound = true;

	for (size_t i = 0; i < count && is_sound; i++)
		is_sound = add_rows(table, by_digest, &sources[i], i, clash_out);
	map_free(by_digest);
	return is_sound;
}

int merge_row_compare(const void *left, const void *right)
{
	const struct merge_row *a = left;
	const struct merge_row *b = right;

	if (a->instant != b->instant)
		return a->instant < b->instant ? -1 : 1;
	return strcmp(a->digest, b->digest);
}

/* Find the items; once the rows are in order. */
static void index_items(struct merge_table *table)
{
	struct map *by_id = map_new();

	for (size_t i = 0; i < table->rows.count; i++) {
		struct merge_row *row = &table->rows.at[i];
		const char *id = row->event.item;

		if (event_is_of_record(&row->event))
			continue;
		row->item = map_find(by_id, id);
		if (row->item == MAP_NONE) {
			row->item = table->items.count;
			map_add(by_id, id, row->item);
			*vec_push(&table->items) = id;
		}
	}
	map_free(by_id);
}

static void add_side(struct merge_table *table, const struct map *by_digest,
		     const struct merge_source *source)
{
	struct merge_side side = {
	    .holds = mem_alloc(table->rows.count * sizeof *side.holds),
	    .heads = mem_alloc(table->items.count * sizeof *side.heads),
	};

	for (size_t i = 0; i < table->items.count; i++)
		side.heads[i] = MERGE_NONE;
	for (size_t i = 0; i < source->count; i++) {
		size_t row = map_find(by_digest, digest_of(&source->events[i], source->chains[i]));
		size_t item = table->rows.at[row].item;

		*vec_push(&side.rows) = row;
		side.holds[row] = true;
		if (item != MERGE_NONE)
			side.heads[item] = row;
	}
	*vec_push(&table->sides) = side;
}

static void add_sides(struct merge_table *table, const struct merge_source *sources, size_t count)
{
	struct map *by_digest = map_new(); /* anew: the rows have moved into their order */

	for (size_t i = 0; i < table->rows.count; i++)
		map_add(by_digest, table->rows.at[i].digest, i);
	for (size_t i = 0; i < count; i++)
		add_side(table, by_digest, &sources[i]);
	map_free(by_digest);
}

bool merge_table_init(struct merge_table *out, const struct merge_source *sources, size_t count,
		      struct merge_clash *clash_out)
{
	*out = (struct merge_table){0};
	if (!gather(out, sources, count, clash_out))
		return false;
	qsort(out->rows.at, out->rows.count, sizeof *out->rows.at, merge_row_compare);
	index_items(out);
	add_sides(out, sources, count);
	return true;
}

void merge_table_release(struct merge_table *table)
{
	for (size_t i = 0; i < table->sides.count; i++) {
		vec_release(&table->sides.at[i].rows);
		free(table->sides.at[i].holds);
		free(table->sides.at[i].heads);
	}
	vec_release(&table->sides);
	vec_release(&table->items);
	vec_release(&table->rows);
}
