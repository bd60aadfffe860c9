/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The question at the cursor, in plain lines. */
#include "config.h"

#include "line/line_question.h"

#include "base/i18n.h"
#include "form/form.h"
#include "line/line_phrase.h"
#include "line/line_say.h"
#include "model/baseline.h"
#include "model/evidence.h"
#include "model/refusal.h"
#include "model/session.h"
#include "score/advise.h"
#include "score/interval.h"

#include <string.h>

#define OPEN_NAMED_MAX 10
#define REACH_PLACES 2

static size_t count_questions(const struct form *form, size_t end)
{
	size_t count = 0;

	for (size_t i = 0; i < end; i++)
		count += form->items[i].type != ITEM_GROUP;
	return count;
}

static void say_position(FILE *out, const struct form *form, size_t cursor)
{
	const struct item *item = &form->items[cursor];
	struct text line = TEXT_EMPTY;

	text_printf(&line, _("Question %1$zu of %2$zu, %3$s."), count_questions(form, cursor + 1),
		    count_questions(form, form->item_count), item->id);
	if (item->group != FORM_NONE)
		text_printf(&line, _(" %s."), i18n_label(&form->items[item->group].label));
	if (item->clause[0] != '\0')
		text_printf(&line, _(" Clause %s."), item->clause);
	line_say(out, &line);
	text_release(&line);
}

static void say_filled(FILE *out, const char *sentence, const char *filling)
{
	struct text line = TEXT_EMPTY;

	text_printf(&line, sentence, filling);
	line_say(out, &line);
	text_release(&line);
}

/* How far the question's indicator can still move the total, where the level may depend on it. */
static void say_reach(FILE *out, const struct session *session)
{
	struct text reach = TEXT_EMPTY;
	struct advice advice;

	if (!session->is_mover[session->cursor])
		return;
	advice = advise_item(&session->answers, &session->score, session->cursor);
	decimal_print(&reach, advice.reach, REACH_PLACES);
	if (session->form->items[session->cursor].role != ROLE_ELIGIBILITY)
		say_filled(out,
			   _("the level may depend on it: its indicator moves the total by up "
			     "to %s"),
			   reach.bytes);
	text_release(&reach);
}

/* What a small sample leaves open. */
static void say_interval(FILE *out, const struct session *session)
{
	const struct criterion *share = interval_criterion(session->form, session->cursor);
	struct text low = TEXT_EMPTY;
	struct text high = TEXT_EMPTY;
	struct text line = TEXT_EMPTY;
	struct interval interval;

	if (!share || !interval_find(&session->answers, share, &interval))
		return;
	decimal_print(&low, (struct decimal){interval.low_permille, 1}, 1);
	decimal_print(&high, (struct decimal){interval.high_permille, 1}, 1);
	text_printf(&line,
		    _("as a sample, the share has the 95%% interval %1$s%% to %2$s%%, in "
		      "which lie the scores "),
		    low.bytes, high.bytes);
	for (size_t i = 0; i < interval.score_count; i++)
		text_printf(&line, "%s%d", i > 0 ? _(", ") : "", interval.scores[i]);
	line_say(out, &line);
	text_release(&low);
	text_release(&high);
	text_release(&line);
}

void line_question_ask(FILE *out, const struct session *session)
{
	const struct item *item = &session->form->items[session->cursor];

	line_say_string(out, "");
	say_position(out, session->form, session->cursor);
	line_say_string(out, i18n_label(&item->label));
	if (i18n_label(&item->hint)[0] != '\0')
		say_filled(out, _("Hint: %s"), i18n_label(&item->hint));
	say_reach(out, session);
	say_interval(out, session);
	line_question_prompt(out, session);
}

static void say_answer(FILE *out, const struct session *session)
{
	const char *answer = session_answer(session, session->cursor);
	struct text words = TEXT_EMPTY;

	if (answer[0] == '\0')
		return;
	line_phrase_add_answer(&words, &session->form->items[session->cursor], answer);
	say_filled(out, _("the answer so far is %s"), words.bytes);
	text_release(&words);
}

/* What was answered last time, which counts for nothing. */
static void say_ghost(FILE *out, const struct session *session)
{
	const struct ghost *ghost = session_ghost(session, session->cursor);
	struct text words = TEXT_EMPTY;

	if (!ghost)
		return;
	line_phrase_add_answer(&words, &session->form->items[session->cursor], ghost->row.answer);
	if (ghost->is_outdated)
		say_filled(out,
			   _("last time the answer was %s, but the question has changed since"),
			   words.bytes);
	else
		say_filled(out, _("last time the answer was %s; :take-over takes it over"),
			   words.bytes);
	text_release(&words);
}

static void say_flag(FILE *out, const char *flag)
{
	if (strcmp(flag, EVENT_FLAG_CONFLICT) == 0)
		line_say_string(out, _("two inspectors differ here; an answer settles it"));
	else if (flag[0] != '\0')
		line_say_string(out, _("flagged to come back to"));
}

static void say_state(FILE *out, const struct session *session)
{
	const char *note = session_note(session, session->cursor);
	struct text evidence = TEXT_EMPTY;

	say_answer(out, session);
	say_ghost(out, session);
	if (note[0] != '\0')
		say_filled(out, _("note: %s"), note);
	evidence_add_words(&evidence, session_evidence(session, session->cursor));
	if (evidence.len > 0)
		say_filled(out, _("evidence: %s"), evidence.bytes);
	text_release(&evidence);
	say_flag(out, session_flag(session, session->cursor));
	if (session_is_pending(session, session->cursor))
		line_say_string(out, _("NOT SAVED: this is not on disk yet"));
}

static void add_limits(struct text *line, const struct item *item)
{
	if (item->has_min) {
		text_add_string(line, _("; "));
		refusal_add_words(line, item, REFUSAL_BELOW_MIN);
	}
	if (item->has_max) {
		text_add_string(line, _("; "));
		refusal_add_words(line, item, REFUSAL_ABOVE_MAX);
	}
	if (i18n_label(&item->unit)[0] != '\0')
		text_printf(line, _("; the unit is %s"), i18n_label(&item->unit));
	if (i18n_label(&item->na)[0] != '\0')
		text_printf(line, _("; not applicable only where %s"), i18n_label(&item->na));
}

static void say_wanted(FILE *out, const struct item *item)
{
	enum refusal refusal = refusal_wanted(item->type);
	struct text line = TEXT_EMPTY;

	if (refusal == REFUSAL_NONE)
		text_add_string(&line, _("this question takes a text"));
	else
		refusal_add_words(&line, item, refusal);
	add_limits(&line, item);
	line_say(out, &line);
	text_release(&line);
}

static void say_relevance(FILE *out, const struct session *session)
{
	struct text line = TEXT_EMPTY;

	refusal_add_relevance(&line, session->form, session->cursor);
	line_say(out, &line);
	text_release(&line);
}

void line_question_prompt(FILE *out, const struct session *session)
{
	say_state(out, session);
	if (answers_asked(&session->answers, session->cursor) == ASKED_NO)
		say_relevance(out, session);
	say_wanted(out, &session->form->items[session->cursor]);
}

void line_question_list_open(FILE *out, const struct session *session)
{
	const struct form *form = session->form;
	size_t left = session->score.open_count;
	struct text line = TEXT_EMPTY;
	size_t named = 0;

	for (size_t i = 0; i < form->item_count && named < OPEN_NAMED_MAX; i++) {
		if (!answers_is_open(&session->answers, i))
			continue;
		text_add_string(&line, named > 0 ? _(", ") : _("still open: "));
		text_add_string(&line, form->items[i].id);
		named++;
	}
	if (left > named)
		text_printf(&line, _(", and %zu more"), left - named);
	if (named == 0)
		text_add_string(&line, _("no question is open"));
	line_say(out, &line);
	text_release(&line);
}
