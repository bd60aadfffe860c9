/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Assessments put together by what one column says: how their totals are spread, and which levels
 * they reach. */
#ifndef CAGRADE_REPORT_GROUPS_H
#define CAGRADE_REPORT_GROUPS_H

#include "report/spread.h"
#include "report/summary.h"

struct map;

struct group {
	char *key; /* the cell that all have in common */
	size_t count, complete_count;
	struct spread low, high; /* of the ends of the totals */
	size_t *levels;		 /* how many have each level, by form->levels */
	size_t barred_count;	 /* without eligibility: no level */
	size_t unsettled_count;	 /* the level is not settled */
};

struct groups {
	const struct form *form; /* borrowed */
	VEC(struct group) list;	 /* as they came up; groups_sort() */
	struct map *by_key;
};

/* The form is borrowed; owner: groups_release(). */
void groups_init(struct groups *groups, const struct form *form);
void groups_release(struct groups *groups);

/* What of an assessment a group counts. */
struct standing {
	struct corridor total;
	size_t level; /* the settled one; FORM_NONE: none */
	bool is_barred, is_complete;
};

struct standing standing_of(const struct assessment *assessment);

/* Count an assessment in the group with that key, which is copied. */
void groups_add(struct groups *groups, const char *key, const struct standing *standing);

/* Order by key, byte by byte.  Nothing is added behind it. */
void groups_sort(struct groups *groups);

/* Add the columns of groups: the one that groups were made by, `n`, `complete`; of the low ends of
 * the totals `low_min`, `low_median`, `low_mean`, `low_max`; `high_…` of the high ones; and how
 * many have each level, `level:ID`, `level:none`, or none that is settled, `level:open`. */
void groups_columns(struct columns *out, const struct groups *groups, const char *column);

/* Add the cells of one group. */
void groups_row(struct cells *out, const struct groups *groups, const struct group *group);

#endif
