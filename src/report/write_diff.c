/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two assessments side by side, as plain text and as CSV. */
#include "config.h"

#include "report/write_diff.h"

#include "base/decimal.h"
#include "base/sheet.h"
#include "form/form.h"
#include "record/event.h"
#include "report/changes.h"
#include "report/write_report_text.h"

#include <string.h>

/* Places of numbers at least: a leaf scores whole points, anything weighted has hundredths. */
#define LEAF_PLACES 0
#define SUM_PLACES 2

#define SCORE_CELLS 4  /* before_low to after_high */
#define ANSWER_CELLS 6 /* before to evidence_after */

void write_diff_text(struct text *out, const struct assessment *before,
		     const struct assessment *after, const struct compare *compare)
{
	struct report report;

	changes_compose(&report, before, after, compare);
	write_report_text(out, &report);
	report_release(&report);
}

/* Add a cell and the comma behind it; end_row() takes the last comma away. */
static void add_cell(struct text *out, const char *string)
{
	sheet_add_guarded(out, string, strlen(string));
	text_add_byte(out, ',');
}

static void add_empty_cells(struct text *out, size_t count)
{
	while (count-- > 0)
		add_cell(out, "");
}

static void end_row(struct text *out)
{
	text_cut(out, out->len - 1);
	text_add_byte(out, '\n');
}

static void begin_row(struct text *out, const char *part, const char *id, const char *clause,
		      enum trend trend)
{
	add_cell(out, part);
	add_cell(out, id);
	add_cell(out, clause);
	add_cell(out, compare_spelling(trend));
}

static void add_ends(struct text *out, const struct corridor *corridor, int min_places)
{
	decimal_print(out, corridor->low, min_places);
	text_add_byte(out, ',');
	decimal_print(out, corridor->high, min_places);
	text_add_byte(out, ',');
}

static void add_total(struct text *out, const struct score *before, const struct score *after,
		      enum trend trend)
{
	begin_row(out, "total", "", "", trend);
	add_ends(out, &before->total, SUM_PLACES);
	add_ends(out, &after->total, SUM_PLACES);
	add_empty_cells(out, ANSWER_CELLS);
	end_row(out);
}

static void add_level_ends(struct text *out, const struct score *score)
{
	bool is_none = score->eligibility == INELIGIBLE;

	add_cell(out, is_none ? "none" : score->form->levels[score->level_low].id);
	add_cell(out, is_none ? "none" : score->form->levels[score->level_high].id);
}

static void add_level(struct text *out, const struct score *before, const struct score *after,
		      enum trend trend)
{
	begin_row(out, "level", "", "", trend);
	add_level_ends(out, before);
	add_level_ends(out, after);
	add_empty_cells(out, ANSWER_CELLS);
	end_row(out);
}

static void add_indicator(struct text *out, const struct score *before, const struct score *after,
			  size_t index, enum trend trend)
{
	const struct indicator *indicator = &after->form->indicators[index];
	int places = indicator->is_leaf ? LEAF_PLACES : SUM_PLACES;

	begin_row(out, "indicator", indicator->id, indicator->clause, trend);
	add_ends(out, &before->indicators[index].score, places);
	add_ends(out, &after->indicators[index].score, places);
	add_empty_cells(out, ANSWER_CELLS);
	end_row(out);
}

static void add_item(struct text *out, const struct assessment *before,
		     const struct assessment *after, const struct compare_item *item)
{
	const struct event *was = item->before;
	const struct event *is = item->after;

	if (item->item != FORM_NONE) {
		begin_row(out, "item", after->form->items[item->item].id,
			  after->form->items[item->item].clause, item->trend);
		add_empty_cells(out, SCORE_CELLS);
		add_cell(out, compare_answer(before->answers, item->item));
		add_cell(out, compare_answer(after->answers, item->item));
	} else {
		begin_row(out, "item", (was ? was : is)->item, "", item->trend);
		add_empty_cells(out, SCORE_CELLS);
		add_cell(out, was ? was->answer : "");
		add_cell(out, is ? is->answer : "");
	}
	add_cell(out, was ? was->note : "");
	add_cell(out, is ? is->note : "");
	add_cell(out, was ? was->evidence : "");
	add_cell(out, is ? is->evidence : "");
	end_row(out);
}

void write_diff_csv(struct text *out, const struct assessment *before,
		    const struct assessment *after, const struct compare *compare)
{
	text_add_string(out, "part,id,clause,change,before_low,before_high,after_low,after_high,"
			     "before,after,note_before,note_after,evidence_before,"
			     "evidence_after\n");
	add_total(out, before->score, after->score, compare->total);
	add_level(out, before->score, after->score, compare->level);
	for (size_t i = 0; i < after->form->indicator_count; i++)
		add_indicator(out, before->score, after->score, i, compare->indicators[i]);
	for (size_t i = 0; i < compare->items.count; i++)
		add_item(out, before, after, &compare->items.at[i]);
}
