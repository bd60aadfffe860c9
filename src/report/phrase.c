/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of sentences that several pages for people share. */
#include "config.h"

#include "report/phrase.h"

#include "base/decimal.h"
#include "base/i18n.h"
#include "form/form.h"
#include "record/event.h"

#include <string.h>

#define SUM_PLACES 2 /* of anything weighted, at least */

void phrase_add_corridor(struct text *out, const struct corridor *corridor, int min_places)
{
	struct text low = TEXT_EMPTY;
	struct text high = TEXT_EMPTY;

	decimal_print(&low, corridor->low, min_places);
	decimal_print(&high, corridor->high, min_places);
	if (strcmp(low.bytes, high.bytes) == 0)
		text_add_string(out, low.bytes);
	else
		text_printf(out, _("%1$s to %2$s"), low.bytes, high.bytes);
	text_release(&low);
	text_release(&high);
}

void phrase_add_total(struct text *out, const struct assessment *assessment)
{
	struct text total = TEXT_EMPTY;

	phrase_add_corridor(&total, &assessment->score->total, SUM_PLACES);
	text_printf(out, _("Total: %1$s of %2$d"), total.bytes, SCORE_MAX);
	text_release(&total);
}

static void add_level_name(struct text *out, const struct level *level)
{
	text_printf(out, _("%1$s (%2$s)"), level->id, i18n_label(&level->label));
}

void phrase_add_level(struct text *out, const struct assessment *assessment)
{
	const struct score *score = assessment->score;
	struct text low = TEXT_EMPTY;
	struct text high = TEXT_EMPTY;

	add_level_name(&low, &assessment->form->levels[score->level_low]);
	add_level_name(&high, &assessment->form->levels[score->level_high]);
	if (score->eligibility == INELIGIBLE)
		text_add_string(out, _("Level: none, as eligibility is not given"));
	else if (score->level_low != score->level_high)
		text_printf(out, _("Level: %1$s to %2$s, not settled yet"), low.bytes, high.bytes);
	else if (!score->is_settled)
		text_printf(out, _("Level: %s, provided that eligibility is confirmed"), low.bytes);
	else if (!score->is_complete)
		text_printf(out, _("Level: %s, settled whatever the open answers will be"),
			    low.bytes);
	else
		text_printf(out, _("Level: %s"), low.bytes);
	text_release(&low);
	text_release(&high);
}

void phrase_add_bound(struct text *out, const struct assessment *assessment)
{
	const struct score *score = assessment->score;

	if (score->is_on_bound)
		text_printf(out, _("The total stands exactly on the lower bound of level %s"),
			    assessment->form->levels[score->level_low].id);
}

const char *phrase_eligibility(const struct score *score)
{
	switch (score->eligibility) {
	case ELIGIBLE:
		return _("Eligible: yes");
	case ELIGIBILITY_OPEN:
		return _("Eligible: not known yet");
	case INELIGIBLE:
		break;
	}
	return _("Eligible: no");
}

void phrase_add_version(struct text *out, const struct assessment *assessment)
{
	const struct answers *answers = assessment->answers;
	size_t version = (size_t)assessment->form->version;
	size_t begun = answers->folded > 0 ? event_form(&answers->events[0]).version : version;

	if (begun == version || begun == 0)
		text_printf(out, _("version %zu"), version);
	else
		text_printf(out, _("version %1$zu, while the record was begun with version %2$zu"),
			    version, begun);
}

const char *phrase_seal(const struct assessment *assessment)
{
	const struct answers *answers = assessment->answers;

	if (assessment->is_sealed)
		return _("yes");
	for (size_t i = 0; i < answers->folded; i++) {
		const struct event *event = &answers->events[i];

		if (event_is_seal(event) || cause_parse(event->cause).amendment > 0)
			return _("amended since, and not sealed again");
	}
	return _("no: entries may still be changed");
}

void phrase_add_open_count(struct text *out, const struct score *score)
{
	if (score->is_complete)
		text_add_string(out, _("Complete: no question is open"));
	else
		text_printf(out, Q_("Open: %zu question", "Open: %zu questions", score->open_count),
			    score->open_count);
}

void phrase_add_answer(struct text *out, const struct item *item, const char *answer)
{
	/* What a text says is said by its writer, be it "no". */
	bool is_word = item && item->type == ITEM_YESNO;

	if (answer[0] == '\0')
		text_add_string(out, _("open"));
	else if (is_word && strcmp(answer, "yes") == 0)
		text_add_string(out, _("yes"));
	else if (is_word && strcmp(answer, "no") == 0)
		text_add_string(out, _("no"));
	else if (is_word && strcmp(answer, "na") == 0)
		text_add_string(out, _("not applicable"));
	else
		text_add_string(out, answer);
}

static const char *requirement_state(enum answer_kind kind)
{
	switch (kind) {
	case ANSWER_YES:
		return _("met");
	case ANSWER_NO:
		return _("not met");
	case ANSWER_NA:
		return _("n.a.");
	case ANSWER_OPEN:
	case ANSWER_NUMBER: /* not of a requirement: they are all yes or no */
	case ANSWER_TEXT:
		break;
	}
	return _("open");
}

void phrase_add_state(struct text *out, const struct assessment *assessment, size_t index)
{
	const struct item *item = &assessment->form->items[index];
	enum answer_kind kind = assessment->answers->of[index].kind;

	if (answers_asked(assessment->answers, index) == ASKED_NO)
		text_add_string(out, _("not asked"));
	else if (item->role == ROLE_REQUIREMENT)
		text_add_string(out, requirement_state(kind));
	else if (kind != ANSWER_OPEN && item->type == ITEM_TEXT)
		text_add_string(out, _("answered"));
	else if (kind == ANSWER_OPEN && !item->is_required)
		text_add_string(out, _("not answered"));
	else
		phrase_add_answer(out, item, assessment_answer(assessment, index));
}
