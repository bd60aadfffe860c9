/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of contents beside the questions. */
#include "config.h"

#include "model/outline.h"

#include "model/session.h"

#include <assert.h>
#include <string.h>

void outline_init(struct outline *outline)
{
	*outline = (struct outline){0};
}

void outline_release(struct outline *outline)
{
	free(outline->sums);
	vec_release(&outline->rows);
	*outline = (struct outline){0};
}

/* The bad answer: yes to a question of eligibility, no to any other. */
static bool is_bad(const struct item *item, enum answer_kind kind)
{
	return kind == (item->role == ROLE_ELIGIBILITY ? ANSWER_YES : ANSWER_NO);
}

static enum outline_mark mark_of(const struct session *session, size_t item, bool is_warned)
{
	const struct answers *answers = &session->answers;
	const char *flag = session_flag(session, item);
	bool is_asked = answers_asked(answers, item) != ASKED_NO;

	if (session_is_pending(session, item))
		return OUTLINE_NOT_SAVED;
	if (strcmp(flag, EVENT_FLAG_CONFLICT) == 0)
		return OUTLINE_CONFLICT;
	if (is_warned)
		return OUTLINE_WARNED;
	if (is_asked && is_bad(&session->form->items[item], answers->of[item].kind))
		return OUTLINE_NO;
	if (flag[0] != '\0')
		return OUTLINE_FLAGGED;
	return answers_is_open(answers, item) ? OUTLINE_OPEN : OUTLINE_FINE;
}

static struct outline_sum sum_of(const struct session *session, size_t item, bool is_warned)
{
	const struct item *asked = &session->form->items[item];
	struct outline_sum sum = {.mark = mark_of(session, item, is_warned), .problem = FORM_NONE};
	bool counts = answers_asked(&session->answers, item) == ASKED_YES;

	if (sum.mark != OUTLINE_FINE)
		sum.problem = item;
	if (asked->is_required && counts) {
		sum.required = 1;
		sum.required_done = !answers_is_open(&session->answers, item);
	} else if (asked->role != ROLE_SCORE && counts) {
		sum.optional = 1;
		sum.optional_done = session->answers.of[item].kind != ANSWER_OPEN;
	}
	return sum;
}

/* Add a member to its group.  Members come from the last to the first, so of two with the same
 * mark the later call brings the one to name. */
static void add_sum(struct outline_sum *group, const struct outline_sum *member)
{
	group->required += member->required;
	group->required_done += member->required_done;
	group->optional += member->optional;
	group->optional_done += member->optional_done;
	if (member->mark != OUTLINE_FINE && member->mark >= group->mark) {
		group->mark = member->mark;
		group->problem = member->problem;
	}
}

/* Which items a warning is about; yours: free(). */
static bool *find_warned(const struct session *session)
{
	bool *is_warned = mem_alloc(session->form->item_count * sizeof *is_warned);

	for (size_t i = 0; i < session->warnings.list.count; i++) {
		size_t item = session->warnings.list.at[i].item;

		if (item != FORM_NONE)
			is_warned[item] = true;
	}
	return is_warned;
}

/* A group stands before its members, so going back every member is whole before it is added. */
static void make_sums(struct outline *outline, const struct session *session)
{
	const struct form *form = session->form;
	struct outline_sum *sums = outline->sums;
	bool *is_warned = find_warned(session);

	for (size_t i = 0; i < form->item_count; i++)
		sums[i] = (struct outline_sum){.problem = FORM_NONE};
	for (size_t i = form->item_count; i-- > 0;) {
		if (form->items[i].type != ITEM_GROUP)
			sums[i] = sum_of(session, i, is_warned[i]);
		if (form->items[i].group != FORM_NONE)
			add_sum(&sums[form->items[i].group], &sums[i]);
	}
	free(is_warned);
}

static void find_rows(struct outline *outline, const struct form *form)
{
	vec_clear(&outline->rows);
	for (size_t i = 0; i < form->item_count; i++) {
		if (form->items[i].type == ITEM_GROUP || form->items[i].group == outline->group)
			*vec_push(&outline->rows) = i;
	}
}

void outline_update(struct outline *outline, const struct session *session)
{
	const struct form *form = session->form;
	size_t group = form->items[session->cursor].group;
	bool is_first = outline->sums == NULL;

	if (is_first)
		outline->sums = mem_alloc(form->item_count * sizeof *outline->sums);
	if (is_first || outline->revision != session->revision) {
		make_sums(outline, session);
		outline->revision = session->revision;
	}
	if (is_first || outline->group != group) {
		outline->group = group;
		find_rows(outline, form);
	}
}

struct outline_row outline_row(const struct outline *outline, const struct session *session,
			       size_t row)
{
	size_t item;
	const struct outline_sum *sum;
	bool is_group;

	assert(row < outline->rows.count);
	item = outline->rows.at[row];
	sum = &outline->sums[item];
	is_group = session->form->items[item].type == ITEM_GROUP;
	return (struct outline_row){
	    .item = item,
	    .depth = session->form->items[item].depth,
	    .is_group = is_group,
	    .mark = sum->mark,
	    .problem = sum->problem,
	    .done = sum->required > 0 ? sum->required_done : sum->optional_done,
	    .all = sum->required > 0 ? sum->required : sum->optional,
	    .is_passed_over = !is_group && (answers_asked(&session->answers, item) == ASKED_NO ||
					    !filter_takes(session->filter, session, item)),
	};
}

size_t outline_cursor(const struct outline *outline, const struct session *session)
{
	size_t first = 0;
	size_t end = outline->rows.count;

	while (first + 1 < end) {
		size_t middle = first + (end - first) / 2;

		if (outline->rows.at[middle] <= session->cursor)
			first = middle;
		else
			end = middle;
	}
	return first;
}
