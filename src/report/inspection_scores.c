/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scores in an inspection report: indicators as table and chart, and those given directly. */
#include "config.h"

#include "report/inspection_part.h"

#include "base/decimal.h"
#include "base/i18n.h"
#include "form/form.h"
#include "report/phrase.h"

/* Places of numbers at least: a leaf scores whole points, anything weighted has hundredths. */
#define LEAF_PLACES 0
#define SUM_PLACES 2

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

static void number_cell(const struct inspection *inspection, bool exists, struct decimal number,
			int min_places)
{
	struct text words = TEXT_EMPTY;

	if (exists)
		decimal_print(&words, number, min_places);
	inspection_cell(inspection, REPORT_PLAIN, &words);
	text_release(&words);
}

static void corridor_cell(const struct inspection *inspection, bool exists,
			  const struct corridor *corridor, int min_places)
{
	struct text words = TEXT_EMPTY;

	if (exists)
		phrase_add_corridor(&words, corridor, min_places);
	inspection_cell(inspection, REPORT_PLAIN, &words);
	text_release(&words);
}

static void add_table(const struct inspection *inspection)
{
	const struct report_column columns[] = {
	    {REPORT_CODE, _("Clause")},	    {REPORT_WORDS, _("Indicator")},
	    {REPORT_NUMBER, _("Weight")},   {REPORT_NUMBER, _("Score")},
	    {REPORT_NUMBER, _("Weighted")}, {REPORT_NUMBER, _("Given")},
	    {REPORT_NUMBER, _("Criteria")},
	};
	const struct form *form = inspection->assessment->form;
	struct report *out = inspection->out;

	report_begin_table(out, REPORT_TABLE, columns, COUNT_OF(columns));
	for (size_t i = 0; i < form->indicator_count; i++) {
		const struct indicator *indicator = &form->indicators[i];
		const struct indicator_score *score = &inspection->assessment->score->indicators[i];
		int places = indicator->is_leaf ? LEAF_PLACES : SUM_PLACES;

		report_begin_row(out);
		report_cell(out, REPORT_PLAIN, indicator->clause);
		report_indented_cell(out, indicator->depth, i18n_label(&indicator->label));
		number_cell(inspection, indicator->has_weight, indicator->weight, 0);
		corridor_cell(inspection, true, &score->score, places);
		corridor_cell(inspection, indicator->has_weight, &score->weighted, SUM_PLACES);
		number_cell(inspection, score->is_given, score->score.low, LEAF_PLACES);
		/* what the criteria give is worth saying only beside a direct score */
		corridor_cell(inspection, score->is_given && score->is_derived, &score->derived,
			      LEAF_PLACES);
	}
}

static void add_chart(const struct inspection *inspection)
{
	const struct form *form = inspection->assessment->form;
	const struct score *score = inspection->assessment->score;
	struct report *out = inspection->out;

	report_begin_chart(out);
	report_bar(out, _("Total"), 0, &score->total, SUM_PLACES);
	for (size_t i = 0; i < form->indicator_count; i++)
		report_bar(out, i18n_label(&form->indicators[i].label),
			   1 + form->indicators[i].depth, &score->indicators[i].score,
			   form->indicators[i].is_leaf ? LEAF_PLACES : SUM_PLACES);
	for (size_t i = 1; i < form->level_count; i++)
		report_mark(out, form->levels[i].id, form->levels[i].min);
}

void inspection_add_scores(const struct inspection *inspection)
{
	report_add(inspection->out, REPORT_HEADING, _("Indicators"));
	add_chart(inspection);
	add_table(inspection);
}

static void add_direct_score(const struct inspection *inspection, size_t index)
{
	const struct indicator *indicator = &inspection->assessment->form->indicators[index];
	const struct indicator_score *score = &inspection->assessment->score->indicators[index];
	struct report *out = inspection->out;
	bool has_note =
	    answers_note(inspection->assessment->answers, indicator->score_item)[0] != '\0';

	report_begin_row(out);
	report_cell(out, REPORT_PLAIN, indicator->clause);
	number_cell(inspection, true, score->score.low, LEAF_PLACES);
	corridor_cell(inspection, score->is_derived, &score->derived, LEAF_PLACES);
	report_cell(out, REPORT_PLAIN, i18n_label(&indicator->label));
	if (!has_note && score->is_derived)
		report_detail(out, "", _("no reason was given"));
	inspection_add_remarks(inspection, indicator->score_item);
}

void inspection_add_direct_scores(const struct inspection *inspection)
{
	const struct report_column columns[] = {
	    {REPORT_CODE, _("Clause")},
	    {REPORT_NUMBER, _("Given")},
	    {REPORT_NUMBER, _("Criteria")},
	    {REPORT_WORDS, _("Indicator")},
	};
	const struct form *form = inspection->assessment->form;
	bool has_heading = false;

	for (size_t i = 0; i < form->indicator_count; i++) {
		if (!inspection->assessment->score->indicators[i].is_given)
			continue;
		if (!has_heading) {
			report_add(inspection->out, REPORT_HEADING, _("Scores given directly"));
			report_begin_table(inspection->out, REPORT_TABLE, columns,
					   COUNT_OF(columns));
		}
		has_heading = true;
		add_direct_score(inspection, i);
	}
}
