/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several inspectors' records into one: which rows stand, in which order, and where they differ. */
#include "config.h"

#include "record/merge.h"

#include "base/mem.h"
#include "base/text.h"
#include "record/merge_join.h"
#include "record/merge_table.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* Where a row stands in the merged record. */
enum place { PLACE_FIRST, PLACE_IN_ORDER, PLACE_END };

struct placed {
	struct merge_row row;
	enum place place;
};

/* A merge under way. */
struct merging {
	struct merge *out;
	const struct merge_table *table;
	bool takes_latest;
	VEC(struct placed) rows; /* those of the table, by index there; then our own */
};

/* Keep a string for as long as the merge. */
static const char *keep(struct merge *merge, char *string)
{
	*vec_push(&merge->strings) = string;
	return string;
}

static void add_conflict(struct merging *merging, size_t item, const struct merge_joined *joined)
{
	struct merge *out = merging->out;

	*vec_push(&out->conflicts) = (struct merge_conflict){
	    .item = merging->table->items.at[item],
	    .first_side = out->sides.count,
	    .side_count = joined->heads.count,
	};
	for (size_t i = 0; i < joined->heads.count; i++)
		*vec_push(&out->sides) = merging->table->rows.at[joined->heads.at[i]].event;
}

/* Where the row must stand to be the last of its item.  Where nothing but the digests would make it
 * so, it stands at the end too: what counts is not to look like chance. */
static enum place place_of(const struct merge_table *table, const struct merge_row *row,
			   size_t item)
{
	for (size_t i = table->rows.count; i-- > 0;) {
		const struct merge_row *other = &table->rows.at[i];

		if (other->instant < row->instant)
			break;
		if (other->item == item && (merge_row_compare(row, other) < 0 ||
					    !event_says_the_same(&row->event, &other->event)))
			return PLACE_END;
	}
	return PLACE_IN_ORDER;
}

/* Make a row of the merge's own. */
static struct merge_row own_row(struct merging *merging, struct merge_joined *joined)
{
	size_t latest = joined->heads.at[joined->heads.count - 1];
	struct merge_row row = {
	    .event = joined->stated,
	    .instant = merging->table->rows.at[latest].instant,
	};

	row.event.by = keep(merging->out, text_take(&joined->by));
	row.event.note = keep(merging->out, text_take(&joined->note));
	row.event.evidence = keep(merging->out, text_take(&joined->evidence));
	row.digest = keep(merging->out, mem_string(joined->digest));
	return row;
}

static void settle_item(struct merging *merging, size_t item)
{
	struct merge_joined joined;
	struct placed *stands;

	merge_join(&joined, merging->table, item, merging->takes_latest);
	if (joined.is_conflict)
		add_conflict(merging, item, &joined);
	if (joined.row == MERGE_NONE) {
		stands = vec_push(&merging->rows);
		stands->row = own_row(merging, &joined);
	} else {
		stands = &merging->rows.at[joined.row];
	}
	stands->place = place_of(merging->table, &stands->row, item);
	merge_joined_release(&joined);
}

/* Take in the rows of the table.  Every record begins with a row that says so, whatever the clocks
 * of the others showed: here it is the earliest of such. */
static void place_rows(struct merging *merging)
{
	const struct merge_table *table = merging->table;
	bool has_begun = false;

	for (size_t i = 0; i < table->rows.count; i++) {
		const struct merge_row *row = &table->rows.at[i];
		bool begins = !has_begun && strcmp(row->event.item, EVENT_BEGIN_ITEM) == 0;

		*vec_push(&merging->rows) =
		    (struct placed){*row, begins ? PLACE_FIRST : PLACE_IN_ORDER};
		has_begun |= begins;
	}
	assert(has_begun);
}

static int compare_placed(const void *left, const void *right)
{
	const struct placed *a = left;
	const struct placed *b = right;

	if (a->place != b->place)
		return a->place < b->place ? -1 : 1;
	return merge_row_compare(&a->row, &b->row);
}

static void put_row(struct merge *out, const struct merge_row *row)
{
	struct text cause = TEXT_EMPTY;
	struct event event = row->event;

	text_printf(&cause, EVENT_CAUSE_MERGE "%s", row->digest);
	event.cause = keep(out, text_take(&cause));
	event.seq = out->events.count + 1;
	*vec_push(&out->events) = event;
}

static void merge_table(struct merge *out, const struct merge_table *table, bool takes_latest)
{
	struct merging merging = {.out = out, .table = table, .takes_latest = takes_latest};

	place_rows(&merging);
	for (size_t item = 0; item < table->items.count; item++)
		settle_item(&merging, item);
	qsort(merging.rows.at, merging.rows.count, sizeof *merging.rows.at, compare_placed);
	for (size_t i = 0; i < merging.rows.count; i++)
		put_row(out, &merging.rows.at[i].row);
	vec_release(&merging.rows);
}

bool merge_records(struct merge *out, const struct merge_source *sources, size_t count,
		   bool takes_latest, struct merge_clash *clash_out)
{
	struct merge_table table;
	bool is_sound;

	*out = (struct merge){0};
	is_sound = merge_table_init(&table, sources, count, clash_out);
	if (is_sound)
		merge_table(out, &table, takes_latest);
	merge_table_release(&table);
	return is_sound;
}

void merge_release(struct merge *merge)
{
	for (size_t i = 0; i < merge->strings.count; i++)
		free(merge->strings.at[i]);
	vec_release(&merge->strings);
	vec_release(&merge->sides);
	vec_release(&merge->conflicts);
	vec_release(&merge->events);
}
