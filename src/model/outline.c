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
	free(outline->is_warned);
	vec_release(&outline->warned);
	vec_release(&outline->groups);
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

/* Members come in their order, so the first of those with the gravest mark is the one to name. */
static void add_sum(struct outline_sum *group, const struct outline_sum *member)
{
	group->required += member->required;
	group->required_done += member->required_done;
	group->optional += member->optional;
	group->optional_done += member->optional_done;
	if (member->mark > group->mark) {
		group->mark = member->mark;
		group->problem = member->problem;
	}
}

static struct outline_sum sum_of_group(const struct outline *outline, const struct form *form,
				       size_t group)
{
	struct outline_sum sum = {.mark = OUTLINE_FINE, .problem = FORM_NONE};

	for (size_t i = group + 1; i < form->items[group].end; i = form->items[i].end)
		add_sum(&sum, &outline->sums[i]);
	return sum;
}

/* Mark the items that a warning is about, in place of those that were. */
static void mark_warned(struct outline *outline, const struct session *session)
{
	for (size_t i = 0; i < outline->warned.count; i++)
		outline->is_warned[outline->warned.at[i]] = false;
	for (size_t i = 0; i < session->warnings.list.count; i++) {
		if (session->warnings.list.at[i].item != FORM_NONE)
			outline->is_warned[session->warnings.list.at[i].item] = true;
	}
}

static void list_warned(struct outline *outline, const struct session *session)
{
	vec_clear(&outline->warned);
	for (size_t i = 0; i < session->warnings.list.count; i++) {
		if (session->warnings.list.at[i].item != FORM_NONE)
			*vec_push(&outline->warned) = session->warnings.list.at[i].item;
	}
}

/* A group stands before its members, so going back every member is whole before it is added. */
static void make_sums(struct outline *outline, const struct session *session)
{
	const struct form *form = session->form;

	mark_warned(outline, session);
	list_warned(outline, session);
	for (size_t i = form->item_count; i-- > 0;) {
		if (form->items[i].type == ITEM_GROUP)
			outline->sums[i] = sum_of_group(outline, form, i);
		else
			outline->sums[i] = sum_of(session, i, outline->is_warned[i]);
	}
}

static bool are_equal(const struct outline_sum *a, const struct outline_sum *b)
{
	return a->mark == b->mark && a->required == b->required &&
	       a->required_done == b->required_done && a->optional == b->optional &&
	       a->optional_done == b->optional_done;
}

/* Look at a question anew, and where it stands otherwise now, at the groups around it. */
static void follow_item(struct outline *outline, const struct session *session, size_t item)
{
	const struct form *form = session->form;
	struct outline_sum sum;

	if (form->items[item].type == ITEM_GROUP)
		return;
	sum = sum_of(session, item, outline->is_warned[item]);
	if (are_equal(&sum, &outline->sums[item]))
		return;
	outline->sums[item] = sum;
	for (size_t group = form->items[item].group; group != FORM_NONE;
	     group = form->items[group].group)
		outline->sums[group] = sum_of_group(outline, form, group);
}

static void follow_warned(struct outline *outline, const struct session *session)
{
	for (size_t i = 0; i < outline->warned.count; i++)
		follow_item(outline, session, outline->warned.at[i]);
}

/* An answer changes how its item stands, those that are tied to others, and what is warned of. */
static void follow_answer(struct outline *outline, const struct session *session, size_t item)
{
	mark_warned(outline, session);
	follow_warned(outline, session);
	list_warned(outline, session);
	follow_warned(outline, session);
	follow_item(outline, session, item);
	for (size_t i = 0; i < session->answers.tied.count; i++)
		follow_item(outline, session, session->answers.tied.at[i]);
}

/* The item whose answer alone made the session another one than the outline shows; FORM_NONE where
 * there is no such one. */
static size_t answered_item(const struct outline *outline, const struct session *session)
{
	if (outline->has_pending || session->pending.count > 0 ||
	    session->event_count != outline->event_count + 1)
		return FORM_NONE;
	return form_item(session->form, session->events[session->event_count - 1].item);
}

static void follow(struct outline *outline, const struct session *session)
{
	size_t item = answered_item(outline, session);

	if (item == FORM_NONE)
		make_sums(outline, session);
	else
		follow_answer(outline, session, item);
	outline->revision = session->revision;
	outline->event_count = session->event_count;
	outline->has_pending = session->pending.count > 0;
}

/* All groups, and between them the questions that stand directly in the cursor's. */
static void find_rows(struct outline *outline, const struct form *form)
{
	bool is_in_group = outline->group != FORM_NONE;
	size_t first = is_in_group ? outline->group + 1 : 0;
	size_t end = is_in_group ? form->items[outline->group].end : form->item_count;
	size_t next = 0; /* of the groups */

	vec_clear(&outline->rows);
	for (size_t i = first; i < end; i = form->items[i].end) {
		if (form->items[i].type == ITEM_GROUP)
			continue;
		while (next < outline->groups.count && outline->groups.at[next] < i)
			*vec_push(&outline->rows) = outline->groups.at[next++];
		*vec_push(&outline->rows) = i;
	}
	while (next < outline->groups.count)
		*vec_push(&outline->rows) = outline->groups.at[next++];
}

static void begin(struct outline *outline, const struct form *form)
{
	outline->sums = mem_alloc(form->item_count * sizeof *outline->sums);
	outline->is_warned = mem_alloc(form->item_count * sizeof *outline->is_warned);
	for (size_t i = 0; i < form->item_count; i++) {
		if (form->items[i].type == ITEM_GROUP)
			*vec_push(&outline->groups) = i;
	}
	outline->has_pending = true; /* so that all sums are made */
}

void outline_update(struct outline *outline, const struct session *session)
{
	const struct form *form = session->form;
	size_t group = form->items[session->cursor].group;
	bool is_first = outline->sums == NULL;

	if (is_first)
		begin(outline, form);
	if (is_first || outline->revision != session->revision)
		follow(outline, session);
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
