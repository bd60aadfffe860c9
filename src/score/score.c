/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers to scores: each criterion, each leaf, the weighted sums, and the level. */
#include "config.h"

#include "score/score.h"

#include "base/mem.h"

#include <assert.h>
#include <stdlib.h>

static const struct answer *answer_of(const struct answers *answers,
				      const struct criterion *criterion, size_t nth)
{
	return &answers->of[answers->form->criterion_items[criterion->first_item + nth]];
}

/* Is the criterion's question asked?  Not where any of its items is not. */
static enum asked criterion_asked(const struct answers *answers, const struct criterion *criterion)
{
	const size_t *items = answers->form->criterion_items + criterion->first_item;
	enum asked asked = ASKED_YES;

	for (size_t i = 0; i < criterion->item_count; i++) {
		enum asked item_asked = answers_asked(answers, items[i]);

		if (item_asked == ASKED_NO)
			return ASKED_NO;
		if (item_asked == ASKED_PERHAPS)
			asked = ASKED_PERHAPS;
	}
	return asked;
}

static bool has_open_item(const struct answers *answers, const struct criterion *criterion)
{
	for (size_t i = 0; i < criterion->item_count; i++) {
		if (answer_of(answers, criterion, i)->kind == ANSWER_OPEN)
			return true;
	}
	return false;
}

/* A form asks for a number wherever a criterion tests one. */
static struct decimal number_of(const struct answer *answer)
{
	assert(answer->kind == ANSWER_NUMBER);
	return answer->number;
}

/* Compare 100 x part with percent x whole: a quotient would have to be rounded. */
static bool share_holds(const struct answers *answers, const struct criterion *criterion,
			enum comparison op)
{
	struct decimal part = number_of(answer_of(answers, criterion, 0));
	struct decimal whole = number_of(answer_of(answers, criterion, 1));

	if (decimal_compare(part, whole) > 0)
		return false;
	return form_compare(decimal_multiply(decimal_from_integer(100), part), op,
			    decimal_multiply(criterion->value, whole));
}

/* Of a criterion that is asked and whose items are all answered.  TEST_NOES_AT_MOST is not one of
 * them: it may be decided with items open. */
static bool holds(const struct answers *answers, const struct criterion *criterion)
{
	const struct answer *first = answer_of(answers, criterion, 0);

	assert(criterion->test != TEST_NOES_AT_MOST);
	switch (criterion->test) {
	case TEST_YES:
		return first->kind == ANSWER_YES;
	case TEST_AT_MOST:
		return form_compare(number_of(first), COMPARE_AT_MOST, criterion->value);
	case TEST_AT_LEAST:
		return form_compare(number_of(first), COMPARE_AT_LEAST, criterion->value);
	case TEST_EQUAL:
		return form_compare(number_of(first), COMPARE_EQUAL, criterion->value);
	case TEST_SHARE_AT_MOST:
		return share_holds(answers, criterion, COMPARE_AT_MOST);
	case TEST_SHARE_AT_LEAST:
		return share_holds(answers, criterion, COMPARE_AT_LEAST);
	case TEST_NOES_AT_MOST:
		break;
	}
	return false;
}

/* Count the no's as a range, from those that stand to those that may yet be. */
static enum outcome noes_outcome(const struct answers *answers, const struct criterion *criterion)
{
	const size_t *items = answers->form->criterion_items + criterion->first_item;
	int64_t fewest = 0;
	int64_t most = 0;

	for (size_t i = 0; i < criterion->item_count; i++) {
		enum answer_kind kind = answers->of[items[i]].kind;
		enum asked asked = answers_asked(answers, items[i]);

		if (asked == ASKED_YES && kind == ANSWER_NO)
			fewest++;
		if (asked != ASKED_NO && (kind == ANSWER_NO || kind == ANSWER_OPEN))
			most++;
	}
	if (form_compare(decimal_from_integer(most), COMPARE_AT_MOST, criterion->value))
		return OUTCOME_MET;
	if (form_compare(decimal_from_integer(fewest), COMPARE_MORE, criterion->value))
		return OUTCOME_FAILED;
	return OUTCOME_OPEN;
}

enum outcome score_criterion(const struct answers *answers, const struct criterion *criterion)
{
	enum asked asked;

	if (criterion->test == TEST_NOES_AT_MOST)
		return noes_outcome(answers, criterion);
	asked = criterion_asked(answers, criterion);
	if (asked == ASKED_NO)
		return OUTCOME_MET;
	if (has_open_item(answers, criterion))
		return OUTCOME_OPEN;
	if (holds(answers, criterion))
		return OUTCOME_MET;
	return asked == ASKED_PERHAPS ? OUTCOME_OPEN : OUTCOME_FAILED;
}

/* The scores that a leaf with criteria comes to when those that are open count as failed, and when
 * they count as met.  The criteria stand in rising order of score, so that the first which does not
 * count ends it. */
static struct corridor derive(const struct answers *answers, const struct indicator *leaf)
{
	const struct criterion *criteria = answers->form->criteria + leaf->first_criterion;
	int reached = criteria[0].score > 1 ? 1 : 0; /* nothing is asked for this much */
	int low = -1;				     /* not ended yet */
	int tried = reached;

	for (size_t i = 0; i < leaf->criterion_count; i++) {
		enum outcome outcome = score_criterion(answers, &criteria[i]);

		if (criteria[i].score != tried) {
			reached = tried;
			tried = criteria[i].score;
		}
		if (outcome != OUTCOME_MET && low < 0)
			low = reached;
		if (outcome == OUTCOME_FAILED) {
			tried = reached;
			break;
		}
	}
	return (struct corridor){decimal_from_integer(low < 0 ? tried : low),
				 decimal_from_integer(tried)};
}

struct corridor score_derive(const struct answers *answers, size_t leaf)
{
	const struct indicator *indicator = &answers->form->indicators[leaf];

	assert(indicator->is_leaf);
	if (indicator->criterion_count > 0)
		return derive(answers, indicator);
	return (struct corridor){DECIMAL_ZERO, decimal_from_integer(SCORE_MAX)};
}

static void score_leaf(struct indicator_score *out, const struct answers *answers, size_t leaf)
{
	struct decimal given;

	out->is_derived = answers->form->indicators[leaf].criterion_count > 0;
	out->derived = score_derive(answers, leaf);
	out->score = out->derived;
	out->is_given = answers_direct_score(answers, leaf, &given);
	if (out->is_given)
		out->score = (struct corridor){given, given};
}

static void corridor_add(struct corridor *sum, const struct corridor *term)
{
	sum->low = decimal_add(sum->low, term->low);
	sum->high = decimal_add(sum->high, term->high);
}

/* Score the tree from its end: children stand behind their parent, so that each indicator's sum is
 * whole when its turn comes. */
static void score_indicators(struct score *score, const struct answers *answers)
{
	const struct form *form = score->form;

	for (size_t i = form->indicator_count; i-- > 0;) {
		const struct indicator *indicator = &form->indicators[i];
		struct indicator_score *own = &score->indicators[i];

		if (indicator->is_leaf)
			score_leaf(own, answers, i);
		if (!indicator->has_weight)
			continue;
		own->weighted.low = decimal_multiply(indicator->weight, own->score.low);
		own->weighted.high = decimal_multiply(indicator->weight, own->score.high);
		corridor_add(indicator->parent == FORM_NONE
				 ? &score->total
				 : &score->indicators[indicator->parent].score,
			     &own->weighted);
	}
}

/* 8.4.1: a yes to any one bars every level, whatever the others turn out to be. */
static enum eligibility find_eligibility(const struct answers *answers)
{
	enum eligibility eligibility = ELIGIBLE;

	for (size_t i = 0; i < answers->tied.count; i++) {
		size_t item = answers->tied.at[i];

		if (answers->form->items[item].role != ROLE_ELIGIBILITY)
			continue;
		if (answers->of[item].kind == ANSWER_YES)
			return INELIGIBLE;
		if (answers->of[item].kind == ANSWER_OPEN)
			eligibility = ELIGIBILITY_OPEN;
	}
	return eligibility;
}

size_t score_level(const struct form *form, struct decimal total)
{
	size_t level = form->level_count;

	assert(level > 0);
	/* The lowest level has no lower bound: even a total of 0 is of it. */
	while (level > 1 && decimal_compare(total, form->levels[level - 1].min) < 0)
		level--;
	return level - 1;
}

static bool is_on_bound(const struct score *score)
{
	return score->level_low > 0 && decimal_compare(score->total.low, score->total.high) == 0 &&
	       decimal_compare(score->total.low, score->form->levels[score->level_low].min) == 0;
}

void score_init(struct score *score, const struct answers *answers)
{
	const struct form *form = answers->form;

	*score = (struct score){.form = form};
	score->indicators = mem_alloc(form->indicator_count * sizeof *score->indicators);
	score_indicators(score, answers);
	score->level_low = score_level(form, score->total.low);
	score->level_high = score_level(form, score->total.high);
	score->eligibility = find_eligibility(answers);
	score->is_settled = score->eligibility == ELIGIBLE && score->level_low == score->level_high;
	score->is_on_bound = is_on_bound(score);
	score->open_count = answers->open_count;
	score->is_complete = score->open_count == 0;
	score->requirements = answers->requirements;
}

void score_release(struct score *score)
{
	free(score->indicators);
	*score = (struct score){0};
}

static bool has_na(const struct answers *answers, size_t item)
{
	for (size_t i = item; i < answers->form->items[item].end; i++) {
		if (answers->of[i].kind == ANSWER_NA)
			return true;
	}
	return false;
}

bool score_ruling_applies(const struct score *score, const struct answers *answers,
			  const struct ruling *ruling)
{
	switch (ruling->applies) {
	case RULING_ALWAYS:
	case RULING_INDICATOR:
		return true;
	case RULING_ON_BOUND:
		return score->is_on_bound;
	case RULING_INELIGIBLE:
		return score->eligibility == INELIGIBLE;
	case RULING_NA:
		return has_na(answers, ruling->subject);
	}
	return false;
}
