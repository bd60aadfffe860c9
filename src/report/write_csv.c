/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An assessment as CSV: scores for machines, answers for spreadsheets. */
#include "config.h"

#include "report/write_csv.h"

#include "base/decimal.h"
#include "base/sheet.h"
#include "form/form.h"

#include <string.h>

#define LINE_END_MACHINE "\n"

/* Places of numbers at least: a leaf scores whole points, anything weighted has hundredths. */
#define LEAF_PLACES 0
#define SUM_PLACES 2

/* Add a cell and the comma behind it; end_row() takes the last comma away. */
static void add_cell(struct text *out, const char *string)
{
	sheet_add_guarded(out, string, strlen(string));
	text_add_byte(out, ',');
}

static void add_number(struct text *out, struct decimal number, int min_places)
{
	decimal_print(out, number, min_places);
	text_add_byte(out, ',');
}

static void add_number_or_empty(struct text *out, bool exists, struct decimal number,
				int min_places)
{
	if (exists)
		add_number(out, number, min_places);
	else
		add_cell(out, "");
}

static void end_row(struct text *out, const char *line_end)
{
	text_cut(out, out->len - 1);
	text_add_string(out, line_end);
}

/* The cells that every row of an assessment begins with. */
static void add_assessment(struct text *out, const struct assessment *assessment)
{
	struct text path = TEXT_EMPTY;

	assessment_add_path(&path, assessment);
	add_cell(out, path.bytes);
	text_release(&path);
	add_cell(out, assessment_subject(assessment));
}

static void add_indicator(struct text *out, const struct indicator *indicator,
			  const struct indicator_score *score)
{
	int places = indicator->is_leaf ? LEAF_PLACES : SUM_PLACES;
	bool has_weight = indicator->has_weight;

	add_cell(out, indicator->id);
	add_cell(out, indicator->clause);
	add_number_or_empty(out, has_weight, indicator->weight, 0);
	add_number(out, score->score.low, places);
	add_number(out, score->score.high, places);
	add_number_or_empty(out, score->is_given, score->score.low, LEAF_PLACES);
	add_number_or_empty(out, has_weight, score->weighted.low, SUM_PLACES);
	add_number_or_empty(out, has_weight, score->weighted.high, SUM_PLACES);
}

static void add_total(struct text *out, const struct score *score)
{
	add_cell(out, "total");
	add_cell(out, ""); /* clause */
	add_cell(out, ""); /* weight */
	add_number(out, score->total.low, SUM_PLACES);
	add_number(out, score->total.high, SUM_PLACES);
	add_cell(out, ""); /* given */
	add_cell(out, ""); /* weighted_low: there is nothing above it to weigh in */
	add_cell(out, ""); /* weighted_high */
}

void write_csv_score_header(struct text *out)
{
	text_add_string(out, "record,subject,id,clause,weight,low,high,given,weighted_low,"
			     "weighted_high" LINE_END_MACHINE);
}

void write_csv_score(struct text *out, const struct assessment *assessment)
{
	const struct form *form = assessment->form;

	for (size_t i = 0; i < form->indicator_count; i++) {
		add_assessment(out, assessment);
		add_indicator(out, &form->indicators[i], &assessment->score->indicators[i]);
		end_row(out, LINE_END_MACHINE);
	}
	add_assessment(out, assessment);
	add_total(out, assessment->score);
	end_row(out, LINE_END_MACHINE);
}
