/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Assessments put together by what one column says. */
#include "config.h"

#include "report/groups.h"

#include "base/map.h"
#include "base/mem.h"
#include "form/form.h"

#include <stdlib.h>
#include <string.h>

#define SUM_PLACES 2

void groups_init(struct groups *groups, const struct form *form)
{
	*groups = (struct groups){.form = form, .by_key = map_new()};
}

void groups_release(struct groups *groups)
{
	map_free(groups->by_key); /* it borrows the keys */
	for (size_t i = 0; i < groups->list.count; i++) {
		struct group *group = &groups->list.at[i];

		spread_release(&group->low);
		spread_release(&group->high);
		free(group->levels);
		free(group->key);
	}
	vec_release(&groups->list);
}

struct standing standing_of(const struct assessment *assessment)
{
	return (struct standing){
	    .total = assessment->score->total,
	    .level = assessment_level(assessment),
	    .is_barred = assessment->score->eligibility == INELIGIBLE,
	    .is_complete = assessment->score->is_complete,
	};
}

static struct group *find_group(struct groups *groups, const char *key)
{
	size_t index = map_find(groups->by_key, key);
	struct group *group;

	if (index != MAP_NONE)
		return &groups->list.at[index];
	group = vec_push(&groups->list);
	*group = (struct group){
	    .key = mem_string(key),
	    .levels = mem_alloc(groups->form->level_count * sizeof *group->levels),
	};
	(void)map_add(groups->by_key, group->key, groups->list.count - 1);
	return group;
}

void groups_add(struct groups *groups, const char *key, const struct standing *standing)
{
	struct group *group = find_group(groups, key);

	group->count++;
	group->complete_count += standing->is_complete;
	spread_add(&group->low, standing->total.low);
	spread_add(&group->high, standing->total.high);
	if (standing->is_barred)
		group->barred_count++;
	else if (standing->level == FORM_NONE)
		group->unsettled_count++;
	else
		group->levels[standing->level]++;
}

static int compare_groups(const void *a, const void *b)
{
	return strcmp(((const struct group *)a)->key, ((const struct group *)b)->key);
}

void groups_sort(struct groups *groups)
{
	if (groups->list.count > 0)
		qsort(groups->list.at, groups->list.count, sizeof *groups->list.at, compare_groups);
}

void groups_columns(struct columns *out, const struct groups *groups, const char *column)
{
	static const char *const names[] = {"low_min",	"low_median",  "low_mean",  "low_max",
					    "high_min", "high_median", "high_mean", "high_max"};
	const struct form *form = groups->form;
	struct text name = TEXT_EMPTY;

	columns_add(out, column, CELL_TEXT);
	columns_add(out, "n", CELL_COUNT);
	columns_add(out, "complete", CELL_COUNT);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		columns_add(out, names[i], CELL_NUMBER);
	for (size_t i = 0; i < form->level_count; i++) {
		text_clear(&name);
		text_printf(&name, "level:%s", form->levels[i].id);
		columns_add(out, name.bytes, CELL_COUNT);
	}
	columns_add(out, "level:" SUMMARY_NO_LEVEL, CELL_COUNT);
	columns_add(out, "level:open", CELL_COUNT);
	text_release(&name);
}

static void add_spread(struct cells *out, const struct spread *spread)
{
	cells_add_number(out, spread_least(spread), SUM_PLACES);
	cells_add_number(out, spread_median(spread), SUM_PLACES);
	cells_add_number(out, spread_mean(spread), SUM_PLACES);
	cells_add_number(out, spread_greatest(spread), SUM_PLACES);
}

void groups_row(struct cells *out, const struct groups *groups, const struct group *group)
{
	cells_add(out, group->key);
	cells_add_count(out, group->count);
	cells_add_count(out, group->complete_count);
	add_spread(out, &group->low);
	add_spread(out, &group->high);
	for (size_t i = 0; i < groups->form->level_count; i++)
		cells_add_count(out, group->levels[i]);
	cells_add_count(out, group->barred_count);
	cells_add_count(out, group->unsettled_count);
}
