/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One answer in the record's spelling: what it says, or why its item does not take it. */
#include "config.h"

#include "score/answers.h"

#include "base/stamp.h"

#include <string.h>

static bool may_be_na(const struct item *item)
{
	if (item->type != ITEM_YESNO || item->role == ROLE_CRITERION)
		return false;
	for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
		if (item->na.in[i][0] != '\0')
			return true;
	}
	return false;
}

static enum refusal parse_yesno(const char *string, struct answer *out)
{
	if (strcmp(string, "yes") == 0)
		out->kind = ANSWER_YES;
	else if (strcmp(string, "no") == 0)
		out->kind = ANSWER_NO;
	else
		return REFUSAL_NOT_YESNO;
	return REFUSAL_NONE;
}

static bool is_score(struct decimal number)
{
	for (size_t i = 0; i < FORM_SCORE_COUNT; i++) {
		if (decimal_compare(number, decimal_from_integer(form_scores[i])) == 0)
			return true;
	}
	return false;
}

static enum refusal parse_number(const struct item *item, const char *string, struct answer *out)
{
	bool is_number = decimal_parse(string, &out->number);

	if (item->type == ITEM_SCORE && (!is_number || !is_score(out->number)))
		return REFUSAL_NOT_SCORE;
	if (item->type == ITEM_INTEGER && (!is_number || !decimal_is_integer(out->number)))
		return REFUSAL_NOT_INTEGER;
	if (!is_number)
		return REFUSAL_NOT_DECIMAL;
	if (item->has_min && decimal_compare(out->number, item->min) < 0)
		return REFUSAL_BELOW_MIN;
	if (item->has_max && decimal_compare(out->number, item->max) > 0)
		return REFUSAL_ABOVE_MAX;
	out->kind = ANSWER_NUMBER;
	return REFUSAL_NONE;
}

/* Read an answer that is neither empty nor n.a. */
static enum refusal parse_by_type(const struct item *item, const char *string, struct answer *out)
{
	switch (item->type) {
	case ITEM_YESNO:
		return parse_yesno(string, out);
	case ITEM_INTEGER:
	case ITEM_DECIMAL:
	case ITEM_SCORE:
		return parse_number(item, string, out);
	case ITEM_DATE:
		if (!stamp_is_date(string))
			return REFUSAL_NOT_DATE;
		break;
	case ITEM_GROUP: /* answer_parse() has refused it */
	case ITEM_TEXT:
		break;
	}
	out->kind = ANSWER_TEXT;
	return REFUSAL_NONE;
}

static enum refusal parse_na(const struct item *item, struct answer *out)
{
	if (!may_be_na(item))
		return REFUSAL_NA;
	out->kind = ANSWER_NA;
	return REFUSAL_NONE;
}

enum refusal answer_parse(const struct item *item, const char *string, struct answer *out)
{
	struct answer unwanted;

	if (!out)
		out = &unwanted;
	*out = (struct answer){.kind = ANSWER_OPEN};
	if (item->type == ITEM_GROUP)
		return REFUSAL_GROUP;
	if (strcmp(string, "na") == 0 && item->type != ITEM_TEXT)
		return parse_na(item, out);
	return string[0] != '\0' ? parse_by_type(item, string, out) : REFUSAL_NONE;
}
