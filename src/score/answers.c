/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has been answered: events folded over a form, and what the answers say of each item. */
#include "config.h"

#include "score/answers.h"

#include "base/map.h"
#include "base/mem.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static bool is_tied(const struct item *item)
{
	return item->role == ROLE_ELIGIBILITY || item->role == ROLE_CRITERION ||
	       item->role == ROLE_SCORE || item->relevance.item != FORM_NONE;
}

/* What comes behind an item until a record shows it: the next question. */
static void guess_followers(struct answers *answers)
{
	const struct form *form = answers->form;
	size_t next = 0;

	answers->followers = mem_alloc(form->item_count * sizeof *answers->followers);
	for (size_t i = form->item_count; i-- > 0;) {
		answers->followers[i] = next;
		if (form->items[i].type != ITEM_GROUP)
			next = i;
	}
}

void answers_init(struct answers *answers, const struct form *form)
{
	*answers = (struct answers){.form = form};
	answers->of = mem_alloc(form->item_count * sizeof *answers->of);
	guess_followers(answers);
	for (size_t i = 0; i < form->item_count; i++) {
		if (is_tied(&form->items[i]))
			*vec_push(&answers->tied) = i;
	}
	answers_recount(answers);
}

void answers_clear(struct answers *answers)
{
	memset(answers->of, 0, answers->form->item_count * sizeof *answers->of);
	vec_clear(&answers->orphans);
	answers->events = NULL;
	answers->folded = 0;
}

void answers_release(struct answers *answers)
{
	free(answers->of);
	free(answers->followers);
	vec_release(&answers->answered);
	vec_release(&answers->tied);
	vec_release(&answers->orphans);
	*answers = (struct answers){0};
}

/* Find the row's item.  Many records are answered in one order, so that the item is tried first
 * whose row last came behind that of the one before; FORM_NONE where there was none. */
static size_t find_item(struct answers *answers, const char *id, size_t before)
{
	size_t item;

	if (before == FORM_NONE)
		return form_item(answers->form, id);
	item = answers->followers[before];
	if (strcmp(answers->form->items[item].id, id) == 0)
		return item;
	item = form_item(answers->form, id);
	if (item != FORM_NONE)
		answers->followers[before] = item;
	return item;
}

/* State the item anew from its latest row.  A row that the item does not take still counts as its
 * last one: to go back to an older answer would hide that somebody tried to change it. */
static void fold_row(struct answers *answers, const struct event *event, size_t seq, size_t item)
{
	bool is_orphan = item == FORM_NONE;

	if (item != FORM_NONE) {
		struct answer *answer = &answers->of[item];

		if (event_is_conflict(event))
			*answer = (struct answer){.kind = ANSWER_OPEN};
		else
			is_orphan = answer_parse(&answers->form->items[item], event->answer,
						 answer) != REFUSAL_NONE;
		answer->seq = seq;
	}
	if (is_orphan)
		*vec_push(&answers->orphans) = seq;
}

/* True where no later row speaks of the same item.  seen: items of the orphans behind this one. */
static bool is_last_of_its_item(const struct answers *answers, size_t seq, struct map *seen)
{
	const char *id = answers->events[seq - 1].item;
	size_t item = form_item(answers->form, id);

	if (item != FORM_NONE)
		return answers->of[item].seq == seq;
	return map_add(seen, id, seq);
}

/* Take away the orphans that a later row has overtaken. */
static void drop_overtaken_orphans(struct answers *answers)
{
	size_t *seqs = answers->orphans.at;
	size_t count = answers->orphans.count;
	size_t kept_from = count;
	struct map *seen = map_new();

	for (size_t i = count; i-- > 0;) {
		if (is_last_of_its_item(answers, seqs[i], seen))
			seqs[--kept_from] = seqs[i];
	}
	map_free(seen);
	memmove(seqs, seqs + kept_from, (count - kept_from) * sizeof *seqs);
	answers->orphans.count = count - kept_from;
}

static size_t *tally_counter(struct tally *tally, enum answer_kind kind)
{
	switch (kind) {
	case ANSWER_YES:
		return &tally->met;
	case ANSWER_NO:
		return &tally->not_met;
	case ANSWER_NA:
		return &tally->na;
	case ANSWER_OPEN:
	case ANSWER_NUMBER: /* not of a requirement: they are all yes or no */
	case ANSWER_TEXT:
		break;
	}
	return &tally->open;
}

/* Count an item in, or out again. */
static void count_item(struct answers *answers, size_t item, bool is_in)
{
	enum answer_kind kind = answers->of[item].kind;

	if (answers->form->items[item].role == ROLE_REQUIREMENT &&
	    answers_asked(answers, item) != ASKED_NO) {
		size_t *counter = tally_counter(&answers->requirements, kind);

		*counter = is_in ? *counter + 1 : *counter - 1;
	}
	if (kind == ANSWER_OPEN && answers_is_open(answers, item))
		answers->open_count = is_in ? answers->open_count + 1 : answers->open_count - 1;
}

/* The same for all items that an answer to this one may bear on: itself, and those tied. */
static void count_around(struct answers *answers, size_t item, bool is_in)
{
	for (size_t i = 0; i < answers->tied.count; i++)
		count_item(answers, answers->tied.at[i], is_in);
	if (!is_tied(&answers->form->items[item]))
		count_item(answers, item, is_in);
}

/* Where the item stands among those answered, or would. */
static size_t answered_place(const struct answers *answers, size_t item)
{
	size_t first = 0;
	size_t end = answers->answered.count;

	while (first < end) {
		size_t middle = first + (end - first) / 2;

		if (answers->answered.at[middle] < item)
			first = middle + 1;
		else
			end = middle;
	}
	return first;
}

/* Enter the item among those answered, or take it out. */
static void list_item(struct answers *answers, size_t item)
{
	size_t place = answered_place(answers, item);
	size_t behind = answers->answered.count - place;
	bool is_listed = behind > 0 && answers->answered.at[place] == item;
	size_t *at;

	if ((answers->of[item].kind != ANSWER_OPEN) == is_listed)
		return;
	if (is_listed) {
		at = &answers->answered.at[place];
		memmove(at, at + 1, (behind - 1) * sizeof *at);
		answers->answered.count--;
	} else {
		(void)vec_push(&answers->answered);
		at = &answers->answered.at[place];
		memmove(at + 1, at, behind * sizeof *at);
		*at = item;
	}
}

void answers_recount(struct answers *answers)
{
	answers->open_count = 0;
	answers->requirements = (struct tally){0};
	vec_clear(&answers->answered);
	for (size_t i = 0; i < answers->form->item_count; i++) {
		count_item(answers, i, true);
		if (answers->of[i].kind != ANSWER_OPEN)
			*vec_push(&answers->answered) = i;
	}
}

/* There are two ways to the same state.  A record that is opened is folded row by row and counted
 * once at the end.  An answer that is given is one row more: what it may bear on is counted out,
 * the row folded, and counted in again, so that a key press costs no walk over the whole form. */

static void fold_rows(struct answers *answers, const struct event *events, size_t count)
{
	size_t item = FORM_NONE;

	for (size_t i = answers->folded; i < count; i++) {
		if (event_is_of_record(&events[i]))
			continue;
		item = find_item(answers, events[i].item, item);
		fold_row(answers, &events[i], i + 1, item);
	}
	answers_recount(answers);
}

static void fold_single(struct answers *answers, const struct event *event, size_t seq)
{
	size_t item = form_item(answers->form, event->item);

	if (event_is_of_record(event))
		return;
	if (item != FORM_NONE)
		count_around(answers, item, false);
	fold_row(answers, event, seq, item);
	if (item != FORM_NONE) {
		count_around(answers, item, true);
		list_item(answers, item);
	}
}

void answers_fold(struct answers *answers, const struct event *events, size_t count)
{
	assert(count >= answers->folded);
	answers->events = events;
	if (answers->folded > 0 && answers->folded + 1 == count)
		fold_single(answers, &events[count - 1], count);
	else
		fold_rows(answers, events, count);
	answers->folded = count;
	if (answers->orphans.count > 0)
		drop_overtaken_orphans(answers);
}

const struct event *answers_event(const struct answers *answers, size_t item)
{
	size_t seq = answers->of[item].seq;

	return seq > 0 ? &answers->events[seq - 1] : NULL;
}

const char *answers_note(const struct answers *answers, size_t item)
{
	const struct event *event = answers_event(answers, item);

	return event ? event->note : "";
}

const char *answers_flag(const struct answers *answers, size_t item)
{
	const struct event *event = answers_event(answers, item);

	return event ? event->flag : "";
}

static enum asked asked_by(const struct answers *answers, const struct relevance *relevance)
{
	const struct answer *answer = &answers->of[relevance->item];

	if (answer->kind != ANSWER_NUMBER)
		return ASKED_PERHAPS;
	return form_compare(answer->number, relevance->op, relevance->number) ? ASKED_YES
									      : ASKED_NO;
}

enum asked answers_asked(const struct answers *answers, size_t item)
{
	const struct relevance *relevance = &answers->form->items[item].relevance;
	enum asked asked = ASKED_YES;

	/* A loaded form has no cycle of relevance, so this comes to an end. */
	while (relevance->item != FORM_NONE) {
		enum asked here = asked_by(answers, relevance);

		if (here == ASKED_NO)
			return ASKED_NO;
		if (here == ASKED_PERHAPS)
			asked = ASKED_PERHAPS;
		relevance = &answers->form->items[relevance->item].relevance;
	}
	return asked;
}

bool answers_direct_score(const struct answers *answers, size_t indicator, struct decimal *out)
{
	size_t item = answers->form->indicators[indicator].score_item;

	if (item == FORM_NONE || answers->of[item].kind != ANSWER_NUMBER)
		return false;
	if (out)
		*out = answers->of[item].number;
	return true;
}

static bool is_closed_by_direct_score(const struct answers *answers, const struct item *item)
{
	return item->role == ROLE_CRITERION && answers_direct_score(answers, item->indicator, NULL);
}

bool answers_is_open(const struct answers *answers, size_t item)
{
	const struct item *asked = &answers->form->items[item];

	return asked->is_required && answers->of[item].kind == ANSWER_OPEN &&
	       answers_asked(answers, item) == ASKED_YES &&
	       !is_closed_by_direct_score(answers, asked);
}

struct tally answers_tally(const struct answers *answers, size_t first, size_t end)
{
	struct tally tally = {0};

	for (size_t i = first; i < end; i++) {
		if (answers->form->items[i].role == ROLE_REQUIREMENT &&
		    answers_asked(answers, i) != ASKED_NO)
			++*tally_counter(&tally, answers->of[i].kind);
	}
	return tally;
}
