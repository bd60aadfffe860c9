/* SPDX-License-Identifier: GPL-3.0-or-later */
/* States, scores and levels in words, as several panes show them. */
#include "config.h"

#include "tui/words.h"

#include "base/i18n.h"
#include "base/text.h"
#include "model/session.h"
#include "score/interval.h"
#include "tui/lookup.h"

#include <string.h>

#define TOTAL_PLACES 2

/* In a stamp `2026-11-23T14:03:05+08:00`. */
#define STAMP_DAY_LEN 10
#define STAMP_TIME_AT 11
#define STAMP_MINUTES_LEN 5
#define STAMP_SECONDS_LEN 8

void words_add_answer(struct text *out, const struct item *item, const char *answer)
{
	struct answer parsed;

	if (answer_parse(item, answer, &parsed) != REFUSAL_NONE) {
		text_add_string(out, answer);
		return;
	}
	switch (parsed.kind) {
	case ANSWER_YES:
		text_add_string(out, _("yes"));
		break;
	case ANSWER_NO:
		text_add_string(out, _("no"));
		break;
	case ANSWER_NA:
		text_add_string(out, _("not applicable"));
		break;
	case ANSWER_NUMBER:
		text_add_string(out, answer);
		if (i18n_label(&item->unit)[0] != '\0')
			text_printf(out, " %s", i18n_label(&item->unit));
		break;
	case ANSWER_TEXT:
	case ANSWER_OPEN:
		text_add_string(out, answer);
		break;
	}
}

void words_add_state(struct text *out, const struct session *session, size_t item)
{
	const struct answers *answers = &session->answers;
	const char *answer = session_answer(session, item);

	if (answer[0] != '\0')
		words_add_answer(out, &session->form->items[item], answer);
	else if (strcmp(session_flag(session, item), EVENT_FLAG_CONFLICT) == 0)
		text_add_string(out, _("conflict: the inspectors differ, their notes say how"));
	else if (answers_asked(answers, item) == ASKED_NO)
		text_add_string(out, _("not asked"));
	else if (answers_is_open(answers, item))
		text_add_string(out, _("open"));
	else if (session->form->items[item].is_required)
		text_add_string(out, _("open; the direct score stands in for it"));
	else
		text_add_string(out, _("no answer yet; optional"));
}

void words_add_corridor(struct text *out, const struct corridor *corridor, int min_places)
{
	decimal_print(out, corridor->low, min_places);
	if (decimal_compare(corridor->low, corridor->high) == 0)
		return;
	text_add_byte(out, '-');
	decimal_print(out, corridor->high, min_places);
}

void words_add_indicator(struct text *out, const struct form *form, size_t indicator)
{
	lookup_add_name(out, form, indicator, NAMING_FULL);
}

void words_add_clause(struct text *out, const struct form *form, size_t item)
{
	const struct item *at = &form->items[item];

	if (at->clause[0] != '\0')
		text_add_string(out, at->clause);
	else if (at->group != FORM_NONE)
		text_add_string(out, i18n_label(&form->items[at->group].label));
}

void words_add_place(struct text *out, const struct lookup *lookup, size_t item)
{
	text_printf(out, "%zu/%zu", lookup->places[item], lookup->question_count);
}

void words_add_total(struct text *out, const struct score *score)
{
	struct text total = TEXT_EMPTY;

	words_add_corridor(&total, &score->total, TOTAL_PLACES);
	text_printf(out, _("total %s"), total.bytes);
	text_release(&total);
}

void words_add_level(struct text *out, const struct score *score)
{
	const struct level *levels = score->form->levels;

	if (score->eligibility == INELIGIBLE) {
		text_add_string(out, _("no level: not eligible"));
	} else if (score->is_settled) {
		text_printf(out, _("level %1$s, %2$s: settled"), levels[score->level_low].id,
			    i18n_label(&levels[score->level_low].label));
	} else if (score->level_low == score->level_high) {
		text_printf(out, _("level %s if eligible"), levels[score->level_low].id);
	} else {
		struct text ids = TEXT_EMPTY;

		for (size_t i = score->level_low; i <= score->level_high; i++)
			text_printf(&ids, "%s%s", i > score->level_low ? "/" : "", levels[i].id);
		text_printf(out, _("level %s"), ids.bytes);
		text_release(&ids);
	}
}

void words_add_test(struct text *out, const struct criterion *criterion)
{
	static const char *const words[] = {
	    [TEST_YES] = N_("yes"),
	    [TEST_AT_MOST] = N_("at most %s"),
	    [TEST_AT_LEAST] = N_("at least %s"),
	    [TEST_EQUAL] = N_("exactly %s"),
	    [TEST_SHARE_AT_MOST] = N_("a share of at most %s%%"),
	    [TEST_SHARE_AT_LEAST] = N_("a share of at least %s%%"),
	    [TEST_NOES_AT_MOST] = N_("at most %s no among these questions"),
	};
	struct text value = TEXT_EMPTY;

	decimal_print(&value, criterion->value, 0);
	text_printf(out, _(words[criterion->test]), value.bytes);
	text_release(&value);
}

static void add_permille(struct text *out, int permille)
{
	decimal_print(out, (struct decimal){.digits = permille, .places = 1}, 1);
}

void words_add_interval(struct text *out, const struct session *session,
			const struct criterion *criterion)
{
	const size_t *items = session->form->criterion_items + criterion->first_item;
	struct text low = TEXT_EMPTY;
	struct text high = TEXT_EMPTY;
	struct text scores = TEXT_EMPTY;
	struct interval interval;

	if (!interval_find(&session->answers, criterion, &interval))
		return;
	add_permille(&low, interval.low_permille);
	add_permille(&high, interval.high_permille);
	for (size_t i = 0; i < interval.score_count; i++)
		text_printf(&scores, "%s%d", i > 0 ? "/" : "", interval.scores[i]);
	text_printf(out,
		    interval.score_count > 1
			? _("%1$s of %2$s, as a sample: 95%% interval %3$s%% to %4$s%%, in "
			    "which lie the scores %5$s")
			: _("%1$s of %2$s, as a sample: 95%% interval %3$s%% to %4$s%%, all of "
			    "it at score %5$s"),
		    session_answer(session, items[0]), session_answer(session, items[1]), low.bytes,
		    high.bytes, scores.bytes);
	text_release(&low);
	text_release(&high);
	text_release(&scores);
}

const char *words_outcome(enum outcome outcome)
{
	switch (outcome) {
	case OUTCOME_MET:
		return _("met");
	case OUTCOME_FAILED:
		return _("not met");
	case OUTCOME_OPEN:
		break;
	}
	return _("open");
}

/* Add a part of a stamp; what is no stamp as a whole. */
static void add_stamp_part(struct text *out, const char *stamp, size_t start, size_t len)
{
	if (strlen(stamp) < start + len)
		text_add_string(out, stamp);
	else
		text_add(out, stamp + start, len);
}

void words_add_when(struct text *out, const struct event *event)
{
	add_stamp_part(out, event->time, 0, STAMP_DAY_LEN);
	text_add_byte(out, ' ');
	add_stamp_part(out, event->time, STAMP_TIME_AT, STAMP_MINUTES_LEN);
	text_printf(out, _(", %s"), event->by);
}

void words_add_cause(struct text *out, const struct event *event)
{
	struct text cause = TEXT_EMPTY;

	cause_add_words(&cause, event->cause);
	if (cause.len > 0)
		text_printf(out, _(" (%s)"), cause.bytes);
	text_release(&cause);
}

void words_add_saved(struct text *out, const struct session *session)
{
	if (session->pending.count > 0) {
		text_printf(out, _("NOT SAVED: %zu"), session->pending.count);
	} else if (session->condition.is_altered) {
		text_add_string(out, _("altered: read only"));
	} else if (session->is_read_only) {
		text_add_string(out, _("read only"));
	} else if (session->history.sealed_at > 0 && !session->reason) {
		text_add_string(out, _("sealed: read only"));
	} else if (session->saved_at[0] == '\0') {
		text_add_string(out, _("all saved"));
	} else {
		struct text time = TEXT_EMPTY;

		add_stamp_part(&time, session->saved_at, STAMP_TIME_AT, STAMP_SECONDS_LEN);
		text_printf(out, _("saved %s"), time.bytes);
		text_release(&time);
	}
}
