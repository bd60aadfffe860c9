/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Criteria of one leaf that contradict each other. */
#include "config.h"

#include "form/form_clash.h"

#include <string.h>

#define NO_CLASH DIAG_COUNT

/* True where the test bounds its number, share or count of noes from above, or from below. */
static bool is_upper(enum test test)
{
	return test == TEST_AT_MOST || test == TEST_SHARE_AT_MOST || test == TEST_NOES_AT_MOST ||
	       test == TEST_EQUAL;
}

static bool is_lower(enum test test)
{
	return test == TEST_AT_LEAST || test == TEST_SHARE_AT_LEAST || test == TEST_EQUAL;
}

static bool are_of_same_items(const struct form *form, const struct criterion *a,
			      const struct criterion *b)
{
	return a->item_count == b->item_count &&
	       memcmp(&form->criterion_items[a->first_item], &form->criterion_items[b->first_item],
		      a->item_count * sizeof *form->criterion_items) == 0;
}

/* How two criteria over the same items clash; lower's score is not above higher's. */
static enum diag_code clash_of(const struct criterion *lower, const struct criterion *higher)
{
	int rise = decimal_compare(higher->value, lower->value);

	if (lower->score == higher->score && lower->test == higher->test)
		return DIAG_FORM_CRITERION_TWICE;
	if ((is_upper(lower->test) && is_lower(higher->test) && rise > 0) ||
	    (is_lower(lower->test) && is_upper(higher->test) && rise < 0))
		return DIAG_FORM_CRITERION_NEVER;
	if (lower->score < higher->score &&
	    ((is_upper(lower->test) && is_upper(higher->test) && rise > 0) ||
	     (is_lower(lower->test) && is_lower(higher->test) && rise < 0)))
		return DIAG_FORM_CRITERION_WEAKER;
	return NO_CLASH;
}

/* Report a criterion against the first of its leaf's that it clashes with. */
static void check_criterion(struct load *load, size_t first, size_t index)
{
	const struct form *form = load->form;
	const struct criterion *criterion = &form->criteria[index];

	for (size_t i = first; i < index; i++) {
		enum diag_code code = are_of_same_items(form, &form->criteria[i], criterion)
					  ? clash_of(&form->criteria[i], criterion)
					  : NO_CLASH;

		if (code != NO_CLASH) {
			form_tables_clash(&load->tables, load->criterion_rows[index],
					  COL_CRITERIA_ITEM, load->criterion_rows[i], code, NULL);
			return;
		}
	}
}

void form_clash(struct load *load)
{
	const struct form *form = load->form;

	for (size_t i = 0; i < form->indicator_count; i++) {
		const struct indicator *leaf = &form->indicators[i];
		size_t end = leaf->first_criterion + leaf->criterion_count;

		for (size_t index = leaf->first_criterion; index < end; index++)
			check_criterion(load, leaf->first_criterion, index);
	}
}
