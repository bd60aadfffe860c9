/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has changed between two assessments: scores side by side, then item by item. */
#include "config.h"

#include "report/changes.h"

#include "base/i18n.h"
#include "form/form.h"
#include "record/event.h"
#include "record/evidence.h"
#include "report/phrase.h"

#include <string.h>

/* Places of numbers at least: a leaf scores whole points, anything weighted has hundredths. */
#define LEAF_PLACES 0
#define SUM_PLACES 2

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* What is compared, and where it goes. */
struct changes {
	struct report *out;
	const struct assessment *before;
	const struct assessment *after;
	const struct compare *compare;
};

static void words_cell(const struct changes *changes, enum report_tone tone, struct text *words)
{
	report_cell(changes->out, tone, words->bytes);
	text_clear(words);
}

static void add_side(const struct changes *changes, const char *name,
		     const struct assessment *assessment)
{
	const struct answers *answers = assessment->answers;
	const char *subject = assessment_subject(assessment);
	struct text words = TEXT_EMPTY;
	struct text path = TEXT_EMPTY;
	char slip[SLIP_SIZE];

	assessment_add_path(&path, assessment);
	text_printf(&words, _("%1$s: %2$s, begun %3$s, form version %4$d"), path.bytes,
		    *subject != '\0' ? subject : _("not named yet"),
		    answers->folded > 0 ? answers->events[0].time : "",
		    compare_form_version(answers));
	report_fact(changes->out, name, words.bytes);
	slip_print(&assessment->slip, slip);
	text_clear(&words);
	text_printf(&words, "slip %s", slip); /* spelled as every command spells it */
	report_detail(changes->out, "", words.bytes);
	text_release(&words);
	text_release(&path);
}

static enum report_tone tone_of(enum trend trend)
{
	if (trend == TREND_BETTER)
		return REPORT_GOOD;
	if (trend == TREND_WORSE)
		return REPORT_BAD;
	return trend == TREND_SAME ? REPORT_WEAK : REPORT_PLAIN;
}

static void trend_cell(const struct changes *changes, enum trend trend)
{
	report_cell(changes->out, tone_of(trend), _(compare_words(trend)));
}

static void add_level(struct text *out, const struct score *score)
{
	const char *low = score->form->levels[score->level_low].id;
	const char *high = score->form->levels[score->level_high].id;

	if (score->eligibility == INELIGIBLE)
		text_add_string(out, _("no level"));
	else if (score->level_low != score->level_high)
		text_printf(out, _("%1$s to %2$s"), low, high);
	else if (!score->is_settled)
		text_printf(out, _("%s, if eligible"), low);
	else
		text_add_string(out, low);
}

static void add_corridor_row(const struct changes *changes, const char *clause, const char *name,
			     const struct corridor *before, const struct corridor *after,
			     int min_places, enum trend trend)
{
	struct text words = TEXT_EMPTY;

	report_begin_row(changes->out);
	report_cell(changes->out, REPORT_PLAIN, clause);
	report_cell(changes->out, REPORT_PLAIN, name);
	phrase_add_corridor(&words, before, min_places);
	words_cell(changes, REPORT_PLAIN, &words);
	phrase_add_corridor(&words, after, min_places);
	words_cell(changes, REPORT_PLAIN, &words);
	trend_cell(changes, trend);
	text_release(&words);
}

static void add_level_row(const struct changes *changes)
{
	struct text words = TEXT_EMPTY;

	report_begin_row(changes->out);
	report_cell(changes->out, REPORT_PLAIN, "");
	report_cell(changes->out, REPORT_PLAIN, _("Level"));
	add_level(&words, changes->before->score);
	words_cell(changes, REPORT_PLAIN, &words);
	add_level(&words, changes->after->score);
	words_cell(changes, REPORT_PLAIN, &words);
	trend_cell(changes, changes->compare->level);
	text_release(&words);
}

static void add_scores(const struct changes *changes)
{
	const struct report_column columns[] = {
	    {REPORT_CODE, _("Clause")},	  {REPORT_WORDS, _("Indicator")},
	    {REPORT_NUMBER, _("Before")}, {REPORT_NUMBER, _("Now")},
	    {REPORT_STATE, _("Change")},
	};
	const struct form *form = changes->after->form;
	const struct score *before = changes->before->score;
	const struct score *after = changes->after->score;

	report_begin_table(changes->out, REPORT_TABLE, columns, COUNT_OF(columns));
	add_corridor_row(changes, "", _("Total"), &before->total, &after->total, SUM_PLACES,
			 changes->compare->total);
	add_level_row(changes);
	for (size_t i = 0; i < form->indicator_count; i++) {
		const struct indicator *indicator = &form->indicators[i];

		add_corridor_row(changes, indicator->clause, i18n_label(&indicator->label),
				 &before->indicators[i].score, &after->indicators[i].score,
				 indicator->is_leaf ? LEAF_PLACES : SUM_PLACES,
				 changes->compare->indicators[i]);
	}
}

static void add_pair(const struct changes *changes, const char *label, const char *label_before,
		     const char *label_after, const char *before, const char *after)
{
	if (strcmp(before, after) == 0) {
		report_detail(changes->out, label, after);
		return;
	}
	report_detail(changes->out, label_before, before);
	report_detail(changes->out, label_after, after);
}

static void add_remarks(const struct changes *changes, const struct compare_item *item)
{
	const struct event *before = item->before ? item->before : &event_nothing;
	const struct event *after = item->after ? item->after : &event_nothing;
	struct text evidence_before = TEXT_EMPTY;
	struct text evidence_after = TEXT_EMPTY;

	evidence_add_words(&evidence_before, before->evidence);
	evidence_add_words(&evidence_after, after->evidence);
	add_pair(changes, _("Note"), _("Note before"), _("Note now"), before->note, after->note);
	add_pair(changes, _("Evidence"), _("Evidence before"), _("Evidence now"),
		 evidence_before.bytes, evidence_after.bytes);
	text_release(&evidence_before);
	text_release(&evidence_after);
}

/* What the form lacks is shown as its rows spell it. */
static void add_stranger(const struct changes *changes, const struct compare_item *item)
{
	const struct event *before = item->before;
	const struct event *after = item->after;

	report_begin_row(changes->out);
	report_cell(changes->out, REPORT_PLAIN, "");
	report_cell(changes->out, REPORT_PLAIN, "");
	report_cell(changes->out, REPORT_PLAIN, "");
	report_cell(changes->out, REPORT_PLAIN, (before ? before : after)->item);
	report_detail(changes->out, "", _("The form does not have this item."));
	add_pair(changes, _("Answer"), _("Before"), _("Now"), before ? before->answer : "",
		 after ? after->answer : "");
	add_remarks(changes, item);
}

static void add_item(const struct changes *changes, const struct compare_item *item)
{
	const struct item *asked = &changes->after->form->items[item->item];
	struct text words = TEXT_EMPTY;

	report_begin_row(changes->out);
	report_cell(changes->out, REPORT_PLAIN, asked->clause);
	phrase_add_state(&words, changes->before, item->item);
	words_cell(changes, REPORT_PLAIN, &words);
	phrase_add_state(&words, changes->after, item->item);
	words_cell(changes, REPORT_PLAIN, &words);
	report_cell(changes->out, REPORT_PLAIN, i18n_label(&asked->label));
	if (asked->type == ITEM_TEXT)
		add_pair(changes, _("Answer"), _("Before"), _("Now"),
			 compare_answer(changes->before->answers, item->item),
			 compare_answer(changes->after->answers, item->item));
	add_remarks(changes, item);
	text_release(&words);
}

static void add_group(const struct changes *changes, enum trend trend)
{
	struct text words = TEXT_EMPTY;

	text_printf(&words, _("%1$s (%2$zu)"), _(compare_words(trend)),
		    changes->compare->counts[trend]);
	report_heading_row(changes->out, words.bytes);
	text_release(&words);
	for (size_t i = 0; i < changes->compare->items.count; i++) {
		const struct compare_item *item = &changes->compare->items.at[i];

		if (item->trend != trend)
			continue;
		if (item->item == FORM_NONE)
			add_stranger(changes, item);
		else
			add_item(changes, item);
	}
}

static void add_items(const struct changes *changes)
{
	const struct report_column columns[] = {
	    {REPORT_CODE, _("Clause")},
	    {REPORT_STATE, _("Before")},
	    {REPORT_STATE, _("Now")},
	    {REPORT_WORDS, _("Question")},
	};

	if (changes->compare->items.count == 0) {
		report_add(changes->out, REPORT_PARAGRAPH, _("No answer has changed."));
		return;
	}
	if (changes->compare->counts[TREND_REWORDED] > 0)
		report_add(changes->out, REPORT_PARAGRAPH,
			   _("Questions whose words have changed between the two versions of the "
			     "form stand apart; their answers are not judged."));
	report_begin_table(changes->out, REPORT_TABLE, columns, COUNT_OF(columns));
	for (enum trend trend = TREND_SAME + 1; trend < TREND_COUNT; trend++) {
		if (changes->compare->counts[trend] > 0)
			add_group(changes, trend);
	}
}

void changes_add(struct report *out, const struct assessment *before,
		 const struct assessment *after, const struct compare *compare)
{
	struct changes changes = {out, before, after, compare};

	report_begin_facts(out);
	add_side(&changes, _("Before"), before);
	add_side(&changes, _("Now"), after);
	add_scores(&changes);
	add_items(&changes);
}

void changes_compose(struct report *out, const struct assessment *before,
		     const struct assessment *after, const struct compare *compare)
{
	report_init(out, _("Two assessments side by side"), "");
	changes_add(out, before, after, compare);
}
