/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two assessments side by side: all items, and the scores by their ends. */
#include "config.h"

#include "score/compare_part.h"

#include "base/i18n.h"
#include "base/map.h"
#include "base/mem.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

int compare_form_version(const struct answers *answers)
{
	size_t version = answers->folded > 0 ? event_form(&answers->events[0]).version : 0;

	return version <= INT_MAX ? (int)version : 0;
}

static void add_item(struct compare *compare, const struct compare_item *item)
{
	if (item->trend == TREND_SAME)
		return;
	*vec_push(&compare->items) = *item;
	compare->counts[item->trend]++;
}

static void compare_items(struct compare *compare, const struct compare_sides *sides)
{
	for (size_t i = 0; i < sides->form->item_count; i++) {
		struct compare_item item = {
		    .item = i,
		    .before = answers_event(sides->before->answers, i),
		    .after = answers_event(sides->after->answers, i),
		};

		if (sides->form->items[i].role == ROLE_GROUP)
			continue;
		item.trend = compare_item_trend(sides, i);
		add_item(compare, &item);
	}
}

/* The rows of items that the form lacks, by their ids. */
struct strangers {
	const struct answers *answers;
	struct map *row_by_id; /* index into answers->events */
};

static void strangers_init(struct strangers *strangers, const struct answers *answers)
{
	*strangers = (struct strangers){.answers = answers, .row_by_id = map_new()};
	for (size_t i = 0; i < answers->orphans.count; i++) {
		size_t row = answers->orphans.at[i] - 1;

		if (form_item(answers->form, answers->events[row].item) == FORM_NONE)
			map_add(strangers->row_by_id, answers->events[row].item, row);
	}
}

static const struct event *find_stranger(const struct strangers *strangers, const char *id)
{
	size_t row = map_find(strangers->row_by_id, id);

	return row == MAP_NONE ? NULL : &strangers->answers->events[row];
}

static bool is_open_row(const struct event *event)
{
	return !event || event->answer[0] == '\0' || event_is_conflict(event);
}

static enum trend find_stranger_trend(const struct event *before, const struct event *after)
{
	bool was_open = is_open_row(before);
	bool is_open = is_open_row(after);

	if (was_open != is_open)
		return was_open ? TREND_NEW : TREND_GONE;
	if (!is_open && strcmp(before->answer, after->answer) != 0)
		return TREND_CHANGED;
	return compare_is_same_remark(before, after) ? TREND_SAME : TREND_NOTE;
}

/* Add what one side has and the form lacks; what both have is added with the earlier side. */
static void add_strangers(struct compare *compare, const struct strangers *own,
			  const struct strangers *other, bool is_before)
{
	const struct answers *answers = own->answers;

	for (size_t i = 0; i < answers->orphans.count; i++) {
		const struct event *event = &answers->events[answers->orphans.at[i] - 1];
		const struct event *twin = find_stranger(other, event->item);
		struct compare_item item = {.item = FORM_NONE};

		if (form_item(answers->form, event->item) != FORM_NONE || (twin && !is_before))
			continue;
		item.before = is_before ? event : twin;
		item.after = is_before ? twin : event;
		item.trend = find_stranger_trend(item.before, item.after);
		add_item(compare, &item);
	}
}

static void compare_strangers(struct compare *compare, const struct compare_sides *sides)
{
	struct strangers before;
	struct strangers after;

	strangers_init(&before, sides->before->answers);
	strangers_init(&after, sides->after->answers);
	add_strangers(compare, &before, &after, true);
	add_strangers(compare, &after, &before, false);
	map_free(before.row_by_id);
	map_free(after.row_by_id);
}

/* Better only where that is certain however the open answers turn out. */
static enum trend trend_of_corridors(const struct corridor *before, const struct corridor *after)
{
	if (decimal_compare(after->low, before->high) > 0)
		return TREND_BETTER;
	if (decimal_compare(after->high, before->low) < 0)
		return TREND_WORSE;
	if (decimal_compare(after->low, before->low) == 0 &&
	    decimal_compare(after->high, before->high) == 0)
		return TREND_SAME;
	return TREND_CHANGED;
}

/* The ranks that a level may come to: 0 is none, and the lowest level is 1. */
static struct corridor find_rank(const struct score *score)
{
	int64_t low = (int64_t)score->level_low + 1;
	int64_t high = (int64_t)score->level_high + 1;

	if (score->eligibility != ELIGIBLE)
		low = 0;
	if (score->eligibility == INELIGIBLE)
		high = 0;
	return (struct corridor){decimal_from_integer(low), decimal_from_integer(high)};
}

static void compare_scores(struct compare *compare, const struct compare_sides *sides)
{
	const struct score *before = sides->before->score;
	const struct score *after = sides->after->score;
	struct corridor rank_before = find_rank(before);
	struct corridor rank_after = find_rank(after);
	size_t count = sides->form->indicator_count;

	compare->indicators = mem_alloc(count * sizeof *compare->indicators);
	for (size_t i = 0; i < count; i++) {
		compare->indicators[i] =
		    trend_of_corridors(&before->indicators[i].score, &after->indicators[i].score);
		compare->differs |= compare->indicators[i] != TREND_SAME;
	}
	compare->total = trend_of_corridors(&before->total, &after->total);
	compare->level = trend_of_corridors(&rank_before, &rank_after);
}

void compare_init(struct compare *compare, const struct compare_side *before,
		  const struct compare_side *after)
{
	struct compare_sides sides = {
	    .form = after->answers->form,
	    .before = before,
	    .after = after,
	    .version_before = compare_form_version(before->answers),
	    .version_after = compare_form_version(after->answers),
	};

	assert(before->answers->form == after->answers->form);
	*compare = (struct compare){0};
	compare_items(compare, &sides);
	compare_strangers(compare, &sides);
	compare_scores(compare, &sides);
	compare->differs |= compare->items.count > 0 || compare->total != TREND_SAME ||
			    compare->level != TREND_SAME;
}

void compare_release(struct compare *compare)
{
	vec_release(&compare->items);
	free(compare->indicators);
	*compare = (struct compare){0};
}

static const struct {
	const char *spelling;
	const char *words;
} trends[TREND_COUNT] = {
#define TREND(trend, spelling, words) [TREND_##trend] = {spelling, words},
#include "score/compare.def"
#undef TREND
};

const char *compare_spelling(enum trend trend)
{
	return trends[trend].spelling;
}

const char *compare_words(enum trend trend)
{
	return trends[trend].words;
}
