/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form: what a standard asks, how its answers score, and which levels there are. */
#include "config.h"

#include "form/form.h"

#include "base/map.h"

#include <stdlib.h>

/* NOLINTNEXTLINE(misc-redundant-expression): that both are the same is what is asserted. */
_Static_assert(FORM_NONE == MAP_NONE, "what a map does not find is nothing");

const char *const form_types[] = {
    [ITEM_GROUP] = "group", [ITEM_TEXT] = "text",	[ITEM_DATE] = "date",
    [ITEM_YESNO] = "yesno", [ITEM_INTEGER] = "integer", [ITEM_DECIMAL] = "decimal",
    [ITEM_SCORE] = "score",
};

const char *const form_signs[] = {
    [COMPARE_LESS] = "<",      [COMPARE_AT_MOST] = "<=", [COMPARE_EQUAL] = "=",
    [COMPARE_AT_LEAST] = ">=", [COMPARE_MORE] = ">",
};

const int form_scores[] = {0, 1, 3, FORM_SCORE_MAX};

void form_free(struct form *form)
{
	if (!form)
		return;
	free(form->items);
	free(form->indicators);
	free(form->criteria);
	free(form->criterion_items);
	free(form->levels);
	free(form->links);
	free(form->rulings);
	map_free(form->item_by_id);
	map_free(form->indicator_by_id);
	for (size_t i = 0; i < form->texts.count; i++)
		text_release(&form->texts.at[i]);
	vec_release(&form->texts);
	free(form);
}

size_t form_item(const struct form *form, const char *id)
{
	return map_find(form->item_by_id, id);
}

size_t form_indicator(const struct form *form, const char *id)
{
	return map_find(form->indicator_by_id, id);
}

bool form_is_optional_clause(const struct form *form, size_t item)
{
	size_t group = form->items[item].group;
	size_t requirement_count = 0;

	if (group == FORM_NONE)
		return false;
	for (size_t i = group + 1; i < form->items[group].end; i++) {
		if (form->items[i].role != ROLE_REQUIREMENT)
			continue;
		if (*form->items[i].na.in[LANGUAGE_EN] == '\0')
			return false;
		requirement_count++;
	}
	return requirement_count > 0;
}

bool form_asks_for_service(const struct form *form, size_t leaf)
{
	const struct indicator *indicator = &form->indicators[leaf];
	size_t end = indicator->first_criterion + indicator->criterion_count;

	for (size_t i = indicator->first_criterion; i < end; i++) {
		const struct criterion *criterion = &form->criteria[i];

		/* A yes that is asked only now and then says nothing of the service. */
		if (criterion->score == 1 && criterion->test == TEST_YES &&
		    form->items[form->criterion_items[criterion->first_item]].relevance.item ==
			FORM_NONE)
			return true;
	}
	return false;
}

bool form_is_share(const struct criterion *criterion)
{
	return criterion->test == TEST_SHARE_AT_MOST || criterion->test == TEST_SHARE_AT_LEAST;
}

bool form_criterion_asks(const struct form *form, const struct criterion *criterion, size_t item)
{
	for (size_t i = 0; i < criterion->item_count; i++) {
		if (form->criterion_items[criterion->first_item + i] == item)
			return true;
	}
	return false;
}

bool form_compare(struct decimal number, enum comparison op, struct decimal bound)
{
	int order = decimal_compare(number, bound);

	switch (op) {
	case COMPARE_LESS:
		return order < 0;
	case COMPARE_AT_MOST:
		return order <= 0;
	case COMPARE_EQUAL:
		return order == 0;
	case COMPARE_AT_LEAST:
		return order >= 0;
	case COMPARE_MORE:
		return order > 0;
	}
	return false;
}
