/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands of one item once the records are put together. */
#include "config.h"

#include "record/merge_join.h"

#include "record/merge_set.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const struct event *event_of(const struct merge_table *table, size_t row)
{
	return &table->rows.at[row].event;
}

static bool is_head(const struct merge_joined *joined, size_t row)
{
	for (size_t i = 0; i < joined->heads.count; i++) {
		if (joined->heads.at[i] == row)
			return true;
	}
	return false;
}

/* Rows are in order, so the greatest index is the latest. */
static int compare_rows(const void *left, const void *right)
{
	const size_t *a = left;
	const size_t *b = right;

	return (*a > *b) - (*a < *b);
}

static void find_heads(struct merge_joined *joined, const struct merge_table *table, size_t item)
{
	for (size_t i = 0; i < table->sides.count; i++) {
		size_t head = table->sides.at[i].heads[item];

		if (head != MERGE_NONE && !is_head(joined, head))
			*vec_push(&joined->heads) = head;
	}
	assert(joined->heads.count > 0); /* each item of the table comes from a row */
	qsort(joined->heads.at, joined->heads.count, sizeof *joined->heads.at, compare_rows);
}

/* Has the source gone on from a row that it holds? */
static bool has_gone_on(const struct merge_side *side, size_t item, size_t row)
{
	return side->holds[row] && side->heads[item] != row;
}

static bool is_gone_on_from(const struct merge_table *table, size_t item, size_t row)
{
	for (size_t i = 0; i < table->sides.count; i++) {
		if (has_gone_on(&table->sides.at[i], item, row))
			return true;
	}
	return false;
}

/* Does a source with this last row hold the other one as well? */
static bool is_said_knowing(const struct merge_table *table, size_t item, size_t row, size_t other)
{
	for (size_t i = 0; i < table->sides.count; i++) {
		const struct merge_side *side = &table->sides.at[i];

		if (side->heads[item] == row && side->holds[other])
			return true;
	}
	return false;
}

/* Has another source gone on from the row to one that was not known there?  Two that each have gone
 * on from the other's come from merges that took the later answer by clocks that go wrong. */
static bool is_overtaken(const struct merge_joined *joined, const struct merge_table *table,
			 size_t item, size_t row)
{
	(void)joined;
	for (size_t i = 0; i < table->sides.count; i++) {
		const struct merge_side *side = &table->sides.at[i];

		if (has_gone_on(side, item, row) &&
		    !is_said_knowing(table, item, row, side->heads[item]))
			return true;
	}
	return false;
}

/* What stood of the item in the history that both sources have. */
static const struct event *common_state(const struct merge_table *table, size_t item,
					const struct merge_side *side,
					const struct merge_side *other)
{
	for (size_t i = side->rows.count; i-- > 0;) {
		size_t row = side->rows.at[i];

		if (table->rows.at[row].item == item && other->holds[row])
			return event_of(table, row);
	}
	return &event_nothing;
}

/* Does the row say no more than what stood before, while another source changed it? */
static bool is_no_change(const struct merge_joined *joined, const struct merge_table *table,
			 size_t item, size_t row)
{
	const struct event *said = event_of(table, row);

	for (size_t i = 0; i < table->sides.count; i++) {
		const struct merge_side *side = &table->sides.at[i];

		for (size_t j = 0; side->heads[item] == row && j < table->sides.count; j++) {
			const struct merge_side *other = &table->sides.at[j];
			size_t head = other->heads[item];

			if (!other->holds[row] && is_head(joined, head) &&
			    !event_says_the_same(said, event_of(table, head)) &&
			    event_says_the_same(said, common_state(table, item, side, other)))
				return true;
		}
	}
	return false;
}

/* Leave out the heads that give way; where each would, to one of the others, none does. */
static void drop_heads(struct merge_joined *joined, const struct merge_table *table, size_t item,
		       bool (*gives_way)(const struct merge_joined *joined,
					 const struct merge_table *table, size_t item, size_t row))
{
	VEC(size_t) kept = {0};

	for (size_t i = 0; i < joined->heads.count; i++) {
		size_t row = joined->heads.at[i];

		if (!gives_way(joined, table, item, row))
			*vec_push(&kept) = row;
	}
	if (kept.count > 0) {
		memcpy(joined->heads.at, kept.at, kept.count * sizeof *kept.at);
		joined->heads.count = kept.count;
	}
	vec_release(&kept);
}

static const struct event *head_event(const struct merge_joined *joined,
				      const struct merge_table *table, size_t index)
{
	return event_of(table, joined->heads.at[index]);
}

static const struct event *latest_event(const struct merge_joined *joined,
					const struct merge_table *table)
{
	return head_event(joined, table, joined->heads.count - 1);
}

static bool differ(const struct merge_joined *joined, const struct merge_table *table)
{
	const struct event *latest = latest_event(joined, table);

	for (size_t i = 0; i < joined->heads.count; i++) {
		const struct event *head = head_event(joined, table, i);

		if (event_is_conflict(head) || strcmp(head->answer, latest->answer) != 0)
			return true;
	}
	return false;
}

/* The flag where there is no conflict: flagged by one is flagged. */
static const char *joined_flag(const struct merge_joined *joined, const struct merge_table *table)
{
	const char *flag = "";

	for (size_t i = 0; i < joined->heads.count; i++) {
		const struct event *head = head_event(joined, table, i);

		if (!event_is_conflict(head) && strcmp(head->flag, flag) > 0)
			flag = head->flag;
	}
	return flag;
}

static void join_sets(struct merge_joined *joined, const struct merge_table *table)
{
	struct merge_set by = {.mark = ';'};
	struct merge_set note = {.mark = '\n'};
	struct merge_set evidence = {.mark = ';'};

	for (size_t i = 0; i < joined->heads.count; i++) {
		const struct event *head = head_event(joined, table, i);

		merge_set_add(&by, head->by);
		merge_set_add(&note, head->note);
		merge_set_add(&evidence, head->evidence);
	}
	merge_set_print(&by, &joined->by);
	merge_set_print(&note, &joined->note);
	merge_set_print(&evidence, &joined->evidence);
	merge_set_release(&by);
	merge_set_release(&note);
	merge_set_release(&evidence);
}

static void state(struct merge_joined *joined, const struct merge_table *table)
{
	const struct event *latest = latest_event(joined, table);

	joined->stated = (struct event){
	    .time = latest->time,
	    .by = joined->by.bytes,
	    .item = latest->item,
	    .answer = joined->is_conflict ? "" : latest->answer,
	    .note = joined->note.bytes,
	    .flag = joined->is_conflict ? EVENT_FLAG_CONFLICT : joined_flag(joined, table),
	    .evidence = joined->evidence.bytes,
	    .cause = "",
	};
}

static bool all_say_the_same(const struct merge_joined *joined, const struct merge_table *table)
{
	for (size_t i = 0; i < joined->heads.count; i++) {
		if (!event_says_the_same(head_event(joined, table, i), latest_event(joined, table)))
			return false;
	}
	return true;
}

/* The latest of the heads that states it already; what all say stands as they said it.  One that a
 * source has gone on from cannot: beside that source it would not be the last word. */
static size_t find_stated(const struct merge_joined *joined, const struct merge_table *table,
			  size_t item)
{
	bool is_agreed = all_say_the_same(joined, table);

	for (size_t i = joined->heads.count; i-- > 0;) {
		bool says_it =
		    is_agreed || event_says_the_same(head_event(joined, table, i), &joined->stated);

		if (says_it && !is_gone_on_from(table, item, joined->heads.at[i]))
			return joined->heads.at[i];
	}
	return MERGE_NONE;
}

/* Name the row by what it puts together and what it says, so that no other row has its name. */
static void digest_stated(struct merge_joined *joined, const struct merge_table *table)
{
	struct text named = TEXT_EMPTY;

	for (size_t i = 0; i < joined->heads.count; i++)
		text_printf(&named, "%s\n", table->rows.at[joined->heads.at[i]].digest);
	event_print(&named, &joined->stated);
	digest_sm3(&(struct digest_part){named.bytes, named.len}, 1, joined->digest);
	text_release(&named);
}

void merge_join(struct merge_joined *out, const struct merge_table *table, size_t item,
		bool takes_latest)
{
	*out = (struct merge_joined){.by = TEXT_EMPTY, .note = TEXT_EMPTY, .evidence = TEXT_EMPTY};
	find_heads(out, table, item);
	drop_heads(out, table, item, is_overtaken);
	drop_heads(out, table, item, is_no_change);
	out->is_conflict =
	    takes_latest ? event_is_conflict(latest_event(out, table)) : differ(out, table);
	join_sets(out, table);
	state(out, table);
	out->row = find_stated(out, table, item);
	if (out->row == MERGE_NONE)
		digest_stated(out, table);
}

void merge_joined_release(struct merge_joined *joined)
{
	vec_release(&joined->heads);
	text_release(&joined->by);
	text_release(&joined->note);
	text_release(&joined->evidence);
}
