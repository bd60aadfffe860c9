/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which open questions can still move the level, and how far. */
#include "config.h"

#include "score/advise.h"

#include <assert.h>
#include <stdlib.h>

/* What each item is judged by. */
struct outlook {
	const struct form *form;
	const struct answers *answers;
	const struct score *score;
};

/* True where it depends on the item `decider` whether the item is asked. */
static bool hangs_on(const struct form *form, size_t item, size_t decider)
{
	for (item = form->items[item].relevance.item; item != FORM_NONE;
	     item = form->items[item].relevance.item) {
		if (item == decider)
			return true;
	}
	return false;
}

static bool rests_on(const struct form *form, const struct criterion *criterion, size_t item)
{
	const size_t *items = form->criterion_items + criterion->first_item;

	for (size_t i = 0; i < criterion->item_count; i++) {
		if (items[i] == item || hangs_on(form, items[i], item))
			return true;
	}
	return false;
}

/* A criterion for a score that the leaf can no longer reach moves nothing.  (One for a score that
 * it has for certain is met, and so not open.) */
static bool is_within_reach(const struct criterion *criterion, const struct corridor *leaf)
{
	return decimal_compare(decimal_from_integer(criterion->score), leaf->high) <= 0;
}

static bool moves_by_criteria(const struct outlook *outlook, size_t item, size_t leaf)
{
	const struct indicator *indicator = &outlook->form->indicators[leaf];
	const struct corridor *ends = &outlook->score->indicators[leaf].score;

	for (size_t i = 0; i < indicator->criterion_count; i++) {
		const struct criterion *criterion =
		    &outlook->form->criteria[indicator->first_criterion + i];

		if (is_within_reach(criterion, ends) && rests_on(outlook->form, criterion, item) &&
		    score_criterion(outlook->answers, criterion) == OUTCOME_OPEN)
			return true;
	}
	return false;
}

/* True where an answer to the open item may change its leaf's score. */
static bool moves_leaf(const struct outlook *outlook, size_t item)
{
	const struct item *open = &outlook->form->items[item];

	if (open->role == ROLE_SCORE)
		return outlook->form->indicators[open->indicator].criterion_count == 0;
	return open->role == ROLE_CRITERION && moves_by_criteria(outlook, item, open->indicator);
}

struct decimal advise_weight(const struct form *form, size_t leaf)
{
	struct decimal weight = decimal_from_integer(1);

	for (size_t i = leaf; i != FORM_NONE; i = form->indicators[i].parent) {
		if (!form->indicators[i].has_weight)
			return DECIMAL_ZERO;
		weight = decimal_multiply(weight, form->indicators[i].weight);
	}
	return weight;
}

/* How far the leaf can move the total. */
static struct decimal leaf_reach(const struct outlook *outlook, size_t leaf)
{
	const struct corridor *ends = &outlook->score->indicators[leaf].score;

	assert(ends->low.places == 0 && ends->high.places == 0); /* of a leaf: 0, 1, 3 or 5 */
	return decimal_multiply(decimal_from_integer(ends->high.digits - ends->low.digits),
				advise_weight(outlook->form, leaf));
}

static bool is_positive(struct decimal number)
{
	return decimal_compare(number, DECIMAL_ZERO) > 0;
}

static bool is_level_open(const struct score *score)
{
	return score->eligibility != INELIGIBLE && score->level_low != score->level_high;
}

static struct advice judge(const struct outlook *outlook, size_t item)
{
	struct advice advice = {.item = item, .reach = DECIMAL_ZERO};

	if (outlook->form->items[item].role == ROLE_ELIGIBILITY) {
		advice.moves_level = outlook->score->eligibility == ELIGIBILITY_OPEN;
		return advice;
	}
	if (moves_leaf(outlook, item))
		advice.reach = leaf_reach(outlook, outlook->form->items[item].indicator);
	advice.moves_level = is_positive(advice.reach) && is_level_open(outlook->score);
	return advice;
}

/* An item of eligibility moves the level without moving the total. */
static bool decides_eligibility(const struct advice *advice)
{
	return advice->moves_level && !is_positive(advice->reach);
}

static int compare(const void *left, const void *right)
{
	const struct advice *a = left;
	const struct advice *b = right;
	int order = b->moves_level - a->moves_level;

	if (order == 0)
		order = decides_eligibility(b) - decides_eligibility(a);
	if (order == 0)
		order = decimal_compare(b->reach, a->reach);
	if (order == 0)
		order = (a->item > b->item) - (a->item < b->item);
	return order;
}

void advise_open(struct advices *out, const struct answers *answers, const struct score *score)
{
	struct outlook outlook = {.form = answers->form, .answers = answers, .score = score};

	*out = (struct advices){0};
	for (size_t i = 0; i < answers->form->item_count; i++) {
		if (answers_is_open(answers, i))
			*vec_push(&out->list) = judge(&outlook, i);
	}
	if (out->list.count > 0)
		qsort(out->list.at, out->list.count, sizeof *out->list.at, compare);
}

struct advice advise_item(const struct answers *answers, const struct score *score, size_t item)
{
	struct outlook outlook = {.form = answers->form, .answers = answers, .score = score};

	return judge(&outlook, item);
}

/* Mark what the criterion rests on within its own leaf: its items, and those that decide whether
 * they are asked. */
static void mark_items(bool *moves, const struct form *form, const struct criterion *criterion)
{
	for (size_t i = 0; i < criterion->item_count; i++) {
		size_t item = form->criterion_items[criterion->first_item + i];

		for (; item != FORM_NONE; item = form->items[item].relevance.item) {
			if (form->items[item].indicator == criterion->indicator)
				moves[item] = true;
		}
	}
}

/* Mark what may change the leaf's score. */
static void mark_leaf(bool *moves, const struct outlook *outlook, size_t leaf)
{
	const struct form *form = outlook->form;
	const struct indicator *indicator = &form->indicators[leaf];

	if (indicator->criterion_count == 0)
		moves[indicator->score_item] = true;
	for (size_t i = 0; i < indicator->criterion_count; i++) {
		const struct criterion *criterion = &form->criteria[indicator->first_criterion + i];

		if (is_within_reach(criterion, &outlook->score->indicators[leaf].score) &&
		    score_criterion(outlook->answers, criterion) == OUTCOME_OPEN)
			mark_items(moves, form, criterion);
	}
}

/* From the criteria to their items, and not item by item through the criteria: a form may have very
 * many of both, and this is asked behind every answer. */
size_t advise_movers(bool *moves, const struct answers *answers, const struct score *score)
{
	const struct form *form = answers->form;
	struct outlook outlook = {.form = form, .answers = answers, .score = score};
	size_t count = 0;

	for (size_t i = 0; i < answers->tied.count; i++)
		moves[answers->tied.at[i]] = false;
	for (size_t i = 0; i < form->indicator_count && is_level_open(score); i++) {
		if (form->indicators[i].is_leaf && is_positive(leaf_reach(&outlook, i)))
			mark_leaf(moves, &outlook, i);
	}
	for (size_t i = 0; i < answers->tied.count; i++) {
		size_t item = answers->tied.at[i];

		if (form->items[item].role == ROLE_ELIGIBILITY)
			moves[item] = score->eligibility == ELIGIBILITY_OPEN;
		moves[item] = moves[item] && answers_is_open(answers, item);
		count += moves[item];
	}
	return count;
}

void advices_release(struct advices *advices)
{
	vec_release(&advices->list);
}
