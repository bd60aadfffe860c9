/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An assessment as CSV: scores for machines, answers for spreadsheets. */
#include "config.h"

#include "report/write_csv.h"

#include "base/decimal.h"
#include "base/sheet.h"
#include "form/form.h"
#include "record/event.h"

#include <inttypes.h>
#include <string.h>

#define BOM "\uFEFF"
#define LINE_END_MACHINE "\n"
#define LINE_END_SPREADSHEET "\r\n"
#define CLAUSE_SIGN "\u00A7"	/* § */
#define NO_BREAK_SPACE "\u00A0" /* which no spreadsheet trims */

/* Places of numbers at least: a leaf scores whole points, anything weighted has hundredths. */
#define LEAF_PLACES 0
#define SUM_PLACES 2

/* The code of an answer in words.  These are part of the file's format, which import reads back,
 * and so no messages to be translated. */
static const struct label answer_words[] = {
    [ANSWER_OPEN] = {{"", ""}},	  [ANSWER_YES] = {{"yes", "是"}},
    [ANSWER_NO] = {{"no", "否"}}, [ANSWER_NA] = {{"not applicable", "不适用"}},
    [ANSWER_NUMBER] = {{"", ""}}, [ANSWER_TEXT] = {{"", ""}},
};

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

/* A bare clause would be taken for a number (7.1), and 6.10 would lose its nought. */
static void add_clause(struct text *out, const char *clause)
{
	struct text cell = TEXT_EMPTY;

	if (clause[0] != '\0')
		text_printf(&cell, CLAUSE_SIGN "%s", clause);
	add_cell(out, cell.bytes);
	text_release(&cell);
}

/* A bare sample would be taken for a date: 5/12.  Import does not mind what stands behind it. */
static void add_evidence(struct text *out, const char *evidence)
{
	static const struct {
		const char *key;
		const char *behind;
	} columns[] = {{"method", ""}, {"ref", ""}, {"sample", NO_BREAK_SPACE}, {"role", ""}};
	struct text value = TEXT_EMPTY;

	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
		text_clear(&value);
		evidence_get(evidence, columns[i].key, &value);
		if (value.len > 0)
			text_add_string(&value, columns[i].behind);
		add_cell(out, value.bytes);
	}
	text_release(&value);
}

static void add_question(struct text *out, const struct item *item, enum language language)
{
	add_cell(out, item->id);
	add_clause(out, item->clause);
	add_cell(out, item->label.in[language]);
}

static void add_state(struct text *out, const struct assessment *assessment, size_t item,
		      enum language language)
{
	static const struct event none = {
	    .time = "", .by = "", .note = "", .flag = "", .evidence = ""};
	const struct event *event = answers_event(assessment->answers, item);

	add_cell(out, assessment_answer(assessment, item));
	add_cell(out, answer_words[assessment->answers->of[item].kind].in[language]);
	event = event ? event : &none;
	add_cell(out, event->note);
	add_cell(out, event->flag);
	add_evidence(out, event->evidence);
	add_cell(out, event->by);
	add_cell(out, event->time);
	if (event->seq > 0)
		text_printf(out, "%zu", event->seq);
	text_add_byte(out, ',');
}

void write_csv_answers(struct text *out, const struct assessment *assessment,
		       enum language language)
{
	const struct form *form = assessment->form;

	text_add_string(out, BOM "item,clause,question,answer,answer_word,note,flag,method,ref,"
				 "sample,role,by,time,seq" LINE_END_SPREADSHEET);
	for (size_t i = 0; i < form->item_count; i++) {
		if (form->items[i].type == ITEM_GROUP)
			continue;
		add_question(out, &form->items[i], language);
		add_state(out, assessment, i, language);
		end_row(out, LINE_END_SPREADSHEET);
	}
}
