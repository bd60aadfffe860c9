/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The smallest sets of leaves that, raised, lift the level. */
#include "config.h"

#include "score/advise.h"

#include <assert.h>
#include <stdlib.h>

/* A leaf that can be raised, and how much it would bring at the most. */
struct candidate {
	size_t leaf;
	struct decimal weight;
	int from, most;
	struct decimal gain;
};

/* A search under way. */
struct ascent {
	const struct form *form;
	const struct answers *answers;
	struct decimal start;		  /* the total's low end */
	struct decimal goal;		  /* the least total of the level above */
	VEC(struct candidate) candidates; /* those with the most gain first, then in form order */
	size_t chosen[LIFT_RAISES_MAX];	  /* into candidates, rising */
	int to[LIFT_RAISES_MAX];	  /* what each is raised to */
	size_t size;			  /* of a set */
};

static bool has_rows_for(const struct form *form, const struct indicator *leaf, int score)
{
	for (size_t i = 0; i < leaf->criterion_count; i++) {
		if (form->criteria[leaf->first_criterion + i].score == score)
			return true;
	}
	return leaf->criterion_count == 0;
}

static int highest_score(const struct form *form, size_t leaf)
{
	int highest = 0;

	for (size_t i = 0; i < FORM_SCORE_COUNT; i++) {
		if (has_rows_for(form, &form->indicators[leaf], form_scores[i]))
			highest = form_scores[i];
	}
	return highest;
}

static struct decimal gain_of(const struct candidate *candidate, int to)
{
	return decimal_multiply(candidate->weight, decimal_from_integer(to - candidate->from));
}

static int compare_gains(const void *left, const void *right)
{
	const struct candidate *a = left;
	const struct candidate *b = right;
	int order = decimal_compare(b->gain, a->gain);

	return order != 0 ? order : (a->leaf > b->leaf) - (a->leaf < b->leaf);
}

static void find_candidates(struct ascent *ascent, const struct score *score)
{
	const struct form *form = ascent->form;

	for (size_t i = 0; i < form->indicator_count; i++) {
		struct candidate candidate = {.leaf = i};

		if (!form->indicators[i].is_leaf)
			continue;
		candidate.weight = advise_weight(form, i);
		candidate.from = (int)score->indicators[i].score.low.digits;
		candidate.most = highest_score(form, i);
		if (candidate.most <= candidate.from ||
		    decimal_compare(candidate.weight, DECIMAL_ZERO) == 0)
			continue;
		candidate.gain = gain_of(&candidate, candidate.most);
		*vec_push(&ascent->candidates) = candidate;
	}
	if (ascent->candidates.count > 0)
		qsort(ascent->candidates.at, ascent->candidates.count,
		      sizeof *ascent->candidates.at, compare_gains);
}

/* How many leaves it takes at the least: those with the most gain.  0 where all do not do. */
static size_t find_size(const struct ascent *ascent)
{
	struct decimal total = ascent->start;

	for (size_t i = 0; i < ascent->candidates.count; i++) {
		total = decimal_add(total, ascent->candidates.at[i].gain);
		if (decimal_compare(total, ascent->goal) >= 0)
			return i + 1;
	}
	return 0;
}

/* Fill the set from a place on with the candidate there and those right behind it, which are the
 * best that can follow.  False where they are too few or bring too little. */
static bool fill(struct ascent *ascent, size_t place, size_t candidate)
{
	struct decimal total = ascent->start;

	if (candidate + ascent->size - place > ascent->candidates.count)
		return false;
	for (size_t i = 0; i < ascent->size; i++) {
		if (i >= place)
			ascent->chosen[i] = candidate + i - place;
		total = decimal_add(total, ascent->candidates.at[ascent->chosen[i]].gain);
	}
	return decimal_compare(total, ascent->goal) >= 0;
}

/* Go on to the next set that does; false behind the last.  A candidate further down brings no
 * more, so where it does not do the place in front of it has to move. */
static bool next_set(struct ascent *ascent)
{
	size_t last[LIFT_RAISES_MAX];

	for (size_t i = 0; i < ascent->size; i++)
		last[i] = ascent->chosen[i];
	for (size_t place = ascent->size; place-- > 0;) {
		if (fill(ascent, place, last[place] + 1))
			return true;
	}
	return false;
}

static struct decimal total_of(const struct ascent *ascent)
{
	struct decimal total = ascent->start;

	for (size_t i = 0; i < ascent->size; i++)
		total = decimal_add(
		    total, gain_of(&ascent->candidates.at[ascent->chosen[i]], ascent->to[i]));
	return total;
}

/* Raise each leaf of the set no higher than it must be. */
static void settle_scores(struct ascent *ascent)
{
	for (size_t i = 0; i < ascent->size; i++)
		ascent->to[i] = ascent->candidates.at[ascent->chosen[i]].most;
	for (size_t i = 0; i < ascent->size; i++) {
		const struct candidate *candidate = &ascent->candidates.at[ascent->chosen[i]];
		const struct indicator *leaf = &ascent->form->indicators[candidate->leaf];

		for (size_t j = 0; j < FORM_SCORE_COUNT; j++) {
			if (form_scores[j] <= candidate->from ||
			    !has_rows_for(ascent->form, leaf, form_scores[j]))
				continue;
			ascent->to[i] = form_scores[j];
			if (decimal_compare(total_of(ascent), ascent->goal) >= 0)
				break;
		}
	}
}

/* Add a raise with the criteria that its score needs and that do not hold. */
static void add_raise(struct lifts *lifts, const struct ascent *ascent,
		      const struct candidate *candidate, int to)
{
	const struct form *form = ascent->form;
	const struct indicator *leaf = &form->indicators[candidate->leaf];
	struct raise raise = {.leaf = candidate->leaf,
			      .from = candidate->from,
			      .to = to,
			      .points = gain_of(candidate, to),
			      .first_criterion = lifts->criteria.count};

	for (size_t i = 0; i < leaf->criterion_count; i++) {
		const struct criterion *criterion = &form->criteria[leaf->first_criterion + i];

		if (criterion->score <= to &&
		    score_criterion(ascent->answers, criterion) != OUTCOME_MET)
			*vec_push(&lifts->criteria) = leaf->first_criterion + i;
	}
	raise.criterion_count = lifts->criteria.count - raise.first_criterion;
	*vec_push(&lifts->raises) = raise;
}

static int compare_leaves(const void *left, const void *right)
{
	const struct raise *a = left;
	const struct raise *b = right;

	return (a->leaf > b->leaf) - (a->leaf < b->leaf);
}

static void add_lift(struct lifts *lifts, const struct ascent *ascent)
{
	struct lift lift = {.first_raise = lifts->raises.count,
			    .raise_count = ascent->size,
			    .points = DECIMAL_ZERO};

	for (size_t i = 0; i < ascent->size; i++)
		add_raise(lifts, ascent, &ascent->candidates.at[ascent->chosen[i]], ascent->to[i]);
	for (size_t i = lift.first_raise; i < lifts->raises.count; i++)
		lift.points = decimal_add(lift.points, lifts->raises.at[i].points);
	qsort(&lifts->raises.at[lift.first_raise], lift.raise_count, sizeof *lifts->raises.at,
	      compare_leaves);
	*vec_push(&lifts->list) = lift;
}

static void find_sets(struct lifts *lifts, struct ascent *ascent)
{
	bool has_set;

	ascent->size = find_size(ascent);
	lifts->is_cut = ascent->size > LIFT_RAISES_MAX;
	if (ascent->size == 0 || lifts->is_cut)
		return;
	has_set = fill(ascent, 0, 0);
	assert(has_set);
	for (; has_set && lifts->list.count < LIFTS_MAX; has_set = next_set(ascent)) {
		settle_scores(ascent);
		add_lift(lifts, ascent);
	}
	lifts->is_cut = has_set;
}

void advise_lift(struct lifts *out, const struct answers *answers, const struct score *score)
{
	const struct form *form = answers->form;
	struct ascent ascent = {.form = form, .answers = answers, .start = score->total.low};

	*out = (struct lifts){.level = FORM_NONE};
	if (score->level_low + 1 >= form->level_count)
		return;
	out->level = score->level_low + 1;
	ascent.goal = form->levels[out->level].min;
	find_candidates(&ascent, score);
	find_sets(out, &ascent);
	vec_release(&ascent.candidates);
}

void lifts_release(struct lifts *lifts)
{
	vec_release(&lifts->list);
	vec_release(&lifts->raises);
	vec_release(&lifts->criteria);
}
