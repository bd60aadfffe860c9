/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of the view in which scores are tried out. */
#include "config.h"

#include "tui/trial_list.h"

#include "model/session.h"

#include <assert.h>

static void add_line(struct trial_list *list, enum trial_kind kind, size_t index)
{
	*vec_push(&list->lines) = (struct trial_line){kind, index};
}

static void add_lift(struct trial_list *list, size_t number)
{
	const struct lift *lift = &list->lifts.list.at[number];

	add_line(list, TRIAL_LIFT, number);
	for (size_t i = 0; i < lift->raise_count; i++) {
		const struct raise *raise = &list->lifts.raises.at[lift->first_raise + i];

		add_line(list, TRIAL_RAISE, lift->first_raise + i);
		for (size_t j = 0; j < raise->criterion_count; j++)
			add_line(list, TRIAL_CRITERION,
				 list->lifts.criteria.at[raise->first_criterion + j]);
	}
}

void trial_list_init(struct trial_list *list, const struct session *session)
{
	const struct form *form = session->form;

	*list = (struct trial_list){.lifts = {.level = FORM_NONE}};
	for (size_t i = 0; i < form->indicator_count; i++) {
		if (form->indicators[i].is_leaf)
			add_line(list, TRIAL_LEAF, i);
	}
	add_line(list, TRIAL_REMARK, 0);
	/* No score lifts what is not eligible. */
	if (session->score.eligibility == INELIGIBLE)
		return;
	advise_lift(&list->lifts, &session->answers, session_what_if(session));
	for (size_t i = 0; i < list->lifts.list.count; i++)
		add_lift(list, i);
}

void trial_list_release(struct trial_list *list)
{
	vec_release(&list->lines);
	lifts_release(&list->lifts);
}

/* The first question that the leaf rests on, else its score's own. */
static size_t first_item(const struct form *form, size_t leaf)
{
	const struct indicator *indicator = &form->indicators[leaf];

	if (indicator->criterion_count == 0)
		return indicator->score_item;
	return form->criterion_items[form->criteria[indicator->first_criterion].first_item];
}

size_t trial_list_item(const struct trial_list *list, const struct session *session, size_t line)
{
	const struct form *form = session->form;
	size_t index;

	assert(line < list->lines.count);
	index = list->lines.at[line].index;
	switch (list->lines.at[line].kind) {
	case TRIAL_LEAF:
		return first_item(form, index);
	case TRIAL_RAISE:
		return first_item(form, list->lifts.raises.at[index].leaf);
	case TRIAL_CRITERION:
		return form->criterion_items[form->criteria[index].first_item];
	case TRIAL_REMARK:
	case TRIAL_LIFT:
		break;
	}
	return FORM_NONE;
}
