/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two assessments side by side, item by item.  Part of compare. */
#include "config.h"

#include "score/compare_part.h"

#include <string.h>

static enum trend trend_of_order(int order)
{
	if (order == 0)
		return TREND_CHANGED;
	return order > 0 ? TREND_BETTER : TREND_WORSE;
}

/* Which of two answers stands: one that is not asked counts for nothing, whatever it says. */
static struct answer answer_of(const struct answers *answers, size_t item)
{
	struct answer answer = answers->of[item];

	if (answers_asked(answers, item) == ASKED_NO)
		answer.kind = ANSWER_OPEN;
	return answer;
}

const char *compare_answer(const struct answers *answers, size_t item)
{
	if (answer_of(answers, item).kind == ANSWER_OPEN)
		return "";
	return answers_event(answers, item)->answer;
}

static bool is_reworded(const struct compare_sides *sides, size_t item)
{
	int before = sides->version_before;
	int after = sides->version_after;

	if (before == after || before == 0 || after == 0)
		return false;
	return sides->form->items[item].since > (before < after ? before : after);
}

/* Above 0 where the later share is larger, 0 also where one of the two is no share. */
static int compare_shares(const struct compare_sides *sides, const struct criterion *criterion)
{
	const size_t *items = sides->form->criterion_items + criterion->first_item;
	struct answer part[] = {answer_of(sides->before->answers, items[0]),
				answer_of(sides->after->answers, items[0])};
	struct answer whole[] = {answer_of(sides->before->answers, items[1]),
				 answer_of(sides->after->answers, items[1])};

	for (size_t i = 0; i < 2; i++) {
		if (part[i].kind != ANSWER_NUMBER || whole[i].kind != ANSWER_NUMBER ||
		    decimal_compare(part[i].number, whole[i].number) > 0)
			return 0;
	}
	/* Parts and wholes are integers of at most 9 digits, so that this cannot overflow. */
	return decimal_compare(decimal_multiply(part[1].number, whole[0].number),
			       decimal_multiply(part[0].number, whole[1].number));
}

/* What one criterion makes of a number that went up (order above 0) or down. */
static enum trend judge_by_criterion(const struct compare_sides *sides,
				     const struct criterion *criterion, int order)
{
	switch (criterion->test) {
	case TEST_AT_MOST:
		return trend_of_order(-order);
	case TEST_AT_LEAST:
		return trend_of_order(order);
	case TEST_EQUAL: /* nothing lies below 0 */
		return decimal_compare(criterion->value, DECIMAL_ZERO) == 0 ? trend_of_order(-order)
									    : TREND_CHANGED;
	case TEST_SHARE_AT_MOST:
		return trend_of_order(-compare_shares(sides, criterion));
	case TEST_SHARE_AT_LEAST:
		return trend_of_order(compare_shares(sides, criterion));
	case TEST_YES:
	case TEST_NOES_AT_MOST:
		break;
	}
	return TREND_CHANGED;
}

/* All criteria that hold the number must be of one mind. */
static enum trend judge_number(const struct compare_sides *sides, const struct item *item,
			       size_t index, int order)
{
	const struct indicator *leaf = &sides->form->indicators[item->indicator];
	enum trend trend = TREND_SAME; /* no criterion was heard yet */

	for (size_t i = 0; i < leaf->criterion_count; i++) {
		const struct criterion *criterion =
		    &sides->form->criteria[leaf->first_criterion + i];
		enum trend heard;

		if (!form_criterion_asks(sides->form, criterion, index))
			continue;
		heard = judge_by_criterion(sides, criterion, order);
		trend = trend == TREND_SAME || trend == heard ? heard : TREND_CHANGED;
	}
	return trend == TREND_SAME ? TREND_CHANGED : trend;
}

static int yes_above_no(enum answer_kind before, enum answer_kind after)
{
	if (before == ANSWER_NA || after == ANSWER_NA)
		return 0;
	return (after == ANSWER_YES) - (before == ANSWER_YES);
}

/* Two different answers to the same question. */
static enum trend judge(const struct compare_sides *sides, size_t index,
			const struct answer *before, const struct answer *after)
{
	const struct item *item = &sides->form->items[index];

	switch (item->role) {
	case ROLE_ELIGIBILITY:
		return trend_of_order(-yes_above_no(before->kind, after->kind));
	case ROLE_REQUIREMENT:
	case ROLE_TRAIT:
		return trend_of_order(yes_above_no(before->kind, after->kind));
	case ROLE_SCORE:
		return trend_of_order(decimal_compare(after->number, before->number));
	case ROLE_CRITERION:
		if (item->type == ITEM_YESNO)
			return trend_of_order(yes_above_no(before->kind, after->kind));
		return judge_number(sides, item, index,
				    decimal_compare(after->number, before->number));
	case ROLE_COVER:
	case ROLE_GROUP:
		break;
	}
	return TREND_CHANGED;
}

static bool is_same_answer(const struct answer *before, const struct answer *after,
			   const char *words_before, const char *words_after)
{
	if (before->kind != after->kind)
		return false;
	if (before->kind == ANSWER_NUMBER)
		return decimal_compare(before->number, after->number) == 0;
	return before->kind != ANSWER_TEXT || strcmp(words_before, words_after) == 0;
}

bool compare_is_same_remark(const struct event *before, const struct event *after)
{
	before = before ? before : &event_nothing;
	after = after ? after : &event_nothing;
	return strcmp(before->note, after->note) == 0 &&
	       strcmp(before->evidence, after->evidence) == 0;
}

enum trend compare_item_trend(const struct compare_sides *sides, size_t item)
{
	const struct answers *answers_before = sides->before->answers;
	const struct answers *answers_after = sides->after->answers;
	struct answer before = answer_of(answers_before, item);
	struct answer after = answer_of(answers_after, item);

	if (is_same_answer(&before, &after, compare_answer(answers_before, item),
			   compare_answer(answers_after, item)))
		return compare_is_same_remark(answers_event(answers_before, item),
					      answers_event(answers_after, item))
			   ? TREND_SAME
			   : TREND_NOTE;
	if (before.kind == ANSWER_OPEN)
		return TREND_NEW;
	if (after.kind == ANSWER_OPEN)
		return TREND_GONE;
	return is_reworded(sides, item) ? TREND_REWORDED : judge(sides, item, &before, &after);
}
