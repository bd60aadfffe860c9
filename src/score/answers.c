/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has been answered: events folded over a form, and what the answers say of each item. */
#include "config.h"

#include "score/answers.h"

#include "base/map.h"
#include "base/mem.h"
#include "base/stamp.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

void answers_init(struct answers *answers, const struct form *form)
{
	*answers = (struct answers){.form = form};
	answers->of = mem_alloc(form->item_count * sizeof *answers->of);
}

void answers_release(struct answers *answers)
{
	free(answers->of);
	vec_release(&answers->orphans);
	*answers = (struct answers){0};
}

#define STEPS_GUESSED 3 /* a question, and the heads of two groups before it */

/* Find the row's item.  Most are answered in the order of the form, so that those behind the one
 * before are tried first; `before` is FORM_NONE where there was none. */
static size_t find_item(const struct form *form, const char *id, size_t before)
{
	size_t next = before == FORM_NONE ? 0 : before + 1;

	for (size_t i = next; i < form->item_count && i < next + STEPS_GUESSED; i++) {
		if (strcmp(form->items[i].id, id) == 0)
			return i;
	}
	return form_item(form, id);
}

/* State the item anew from its latest row.  A row that the item does not take still counts as its
 * last one: to go back to an older answer would hide that somebody tried to change it. */
static void fold_row(struct answers *answers, const struct event *event, size_t seq, size_t item)
{
	struct answer answer = {.kind = ANSWER_OPEN};
	bool is_orphan = item == FORM_NONE;

	if (item != FORM_NONE && strcmp(event->flag, EVENT_FLAG_CONFLICT) != 0)
		is_orphan = answer_parse(&answers->form->items[item], event->answer, &answer) !=
			    REFUSAL_NONE;
	answer.seq = seq;
	if (item != FORM_NONE)
		answers->of[item] = answer;
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

void answers_fold(struct answers *answers, const struct event *events, size_t count)
{
	size_t item = FORM_NONE;

	assert(count >= answers->folded);
	answers->events = events;
	for (size_t i = answers->folded; i < count; i++) {
		if (event_is_of_record(&events[i]))
			continue;
		item = find_item(answers->form, events[i].item, item);
		fold_row(answers, &events[i], i + 1, item);
	}
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
	struct answer answer = {.kind = ANSWER_OPEN};
	enum refusal refusal = REFUSAL_NONE;

	if (item->type == ITEM_GROUP)
		refusal = REFUSAL_GROUP;
	else if (strcmp(string, "na") == 0 && item->type != ITEM_TEXT)
		refusal = parse_na(item, &answer);
	else if (string[0] != '\0')
		refusal = parse_by_type(item, string, &answer);
	if (refusal == REFUSAL_NONE && out)
		*out = answer;
	return refusal;
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

static void tally_add(struct tally *tally, enum answer_kind kind)
{
	switch (kind) {
	case ANSWER_YES:
		tally->met++;
		break;
	case ANSWER_NO:
		tally->not_met++;
		break;
	case ANSWER_NA:
		tally->na++;
		break;
	case ANSWER_OPEN:
	case ANSWER_NUMBER: /* not of a requirement: they are all yes or no */
	case ANSWER_TEXT:
		tally->open++;
		break;
	}
}

struct tally answers_tally(const struct answers *answers, size_t first, size_t end)
{
	struct tally tally = {0};

	for (size_t i = first; i < end; i++) {
		if (answers->form->items[i].role == ROLE_REQUIREMENT &&
		    answers_asked(answers, i) != ASKED_NO)
			tally_add(&tally, answers->of[i].kind);
	}
	return tally;
}
