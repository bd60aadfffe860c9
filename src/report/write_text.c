/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The result of an assessment as plain text for people. */
#include "config.h"

#include "report/write_text.h"

#include "base/decimal.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "form/form.h"
#include "report/layout.h"
#include "report/phrase.h"

/* Places of numbers at least: a leaf scores whole points, anything weighted has hundredths. */
#define LEAF_PLACES 0
#define SUM_PLACES 2

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* Add the line as a paragraph, and empty it for the next one. */
static void end_line(struct text *out, const char *lead, struct text *line)
{
	layout_paragraph(out, lead, line->bytes);
	text_clear(line);
}

static void add_heading(struct text *out, const char *words)
{
	text_add_byte(out, '\n');
	layout_paragraph(out, "", words);
}

static void add_subject(struct text *out, const struct assessment *assessment)
{
	const struct form *form = assessment->form;
	const char *subject = assessment_subject(assessment);
	struct text line = TEXT_EMPTY;
	struct text version = TEXT_EMPTY;
	char slip[SLIP_SIZE];

	text_printf(&line, _("Assessed: %s"), *subject != '\0' ? subject : _("not named yet"));
	end_line(out, "", &line);
	phrase_add_version(&version, assessment);
	text_printf(&line, _("Form: %1$s (%2$s, %3$s)"), i18n_label(&form->title), form->id,
		    version.bytes);
	end_line(out, "", &line);
	text_printf(&line, assessment->is_sealed ? _("Record: %s, sealed") : _("Record: %s"),
		    assessment->path);
	end_line(out, "", &line);
	slip_print(&assessment->slip, slip);
	text_printf(&line, "slip %s", slip); /* spelled as every command spells it */
	end_line(out, "", &line);
	text_release(&version);
	text_release(&line);
}

static void add_total(struct text *out, const struct assessment *assessment)
{
	struct text line = TEXT_EMPTY;

	phrase_add_total(&line, assessment);
	end_line(out, "", &line);
	phrase_add_level(&line, assessment);
	end_line(out, "", &line);
	phrase_add_bound(&line, assessment);
	if (line.len > 0)
		end_line(out, "", &line);
	text_release(&line);
}

/* Say which answers bar every level. */
static void add_bars(struct text *out, const struct assessment *assessment)
{
	const struct form *form = assessment->form;
	struct text line = TEXT_EMPTY;

	for (size_t i = 0; i < form->item_count; i++) {
		if (form->items[i].role != ROLE_ELIGIBILITY ||
		    assessment->answers->of[i].kind != ANSWER_YES)
			continue;
		text_printf(&line, _("%1$s is answered yes: %2$s"), form->items[i].id,
			    i18n_label(&form->items[i].label));
		end_line(out, "- ", &line);
	}
	text_release(&line);
}

static void add_eligibility(struct text *out, const struct assessment *assessment)
{
	layout_paragraph(out, "", phrase_eligibility(assessment->score));
	if (assessment->score->eligibility == INELIGIBLE)
		add_bars(out, assessment);
}

static void add_open_count(struct text *out, const struct score *score)
{
	struct text line = TEXT_EMPTY;

	phrase_add_open_count(&line, score);
	end_line(out, "", &line);
	text_release(&line);
}

/* Add a cell of a number, or an empty one. */
static void number_cell(struct layout_table *table, bool exists, struct decimal number,
			int min_places)
{
	struct text printed = TEXT_EMPTY;

	if (exists)
		decimal_print(&printed, number, min_places);
	layout_cell(table, printed.bytes);
	text_release(&printed);
}

/* What the criteria give is worth a column only beside a direct score. */
static void criteria_cell(struct layout_table *table, const struct indicator_score *score)
{
	struct text printed = TEXT_EMPTY;

	if (score->is_given && score->is_derived)
		phrase_add_corridor(&printed, &score->derived, LEAF_PLACES);
	layout_cell(table, printed.bytes);
	text_release(&printed);
}

static void add_indicators(struct text *out, const struct assessment *assessment)
{
	static const enum layout_column columns[] = {LAYOUT_LEFT,  LAYOUT_WRAPPED, LAYOUT_RIGHT,
						     LAYOUT_RIGHT, LAYOUT_RIGHT,   LAYOUT_RIGHT,
						     LAYOUT_RIGHT};
	const char *const header[] = {_("Indicator"), _("Name"),  _("Weight"),	_("Low"),
				      _("High"),      _("Given"), _("Criteria")};
	struct layout_table table = {.columns = columns, .column_count = COUNT_OF(columns)};
	const struct form *form = assessment->form;

	text_add_byte(out, '\n');
	for (size_t i = 0; i < COUNT_OF(header); i++)
		layout_cell(&table, header[i]);
	for (size_t i = 0; i < form->indicator_count; i++) {
		const struct indicator *indicator = &form->indicators[i];
		const struct indicator_score *score = &assessment->score->indicators[i];
		int places = indicator->is_leaf ? LEAF_PLACES : SUM_PLACES;

		layout_cell(&table, indicator->id);
		layout_cell(&table, i18n_label(&indicator->label));
		number_cell(&table, indicator->has_weight, indicator->weight, 0);
		number_cell(&table, true, score->score.low, places);
		number_cell(&table, true, score->score.high, places);
		number_cell(&table, score->is_given, score->score.low, LEAF_PLACES);
		criteria_cell(&table, score);
	}
	layout_table(out, &table);
}

static void tally_cells(struct layout_table *table, struct tally tally)
{
	const size_t counts[] = {tally.met, tally.not_met, tally.na, tally.open};
	struct text printed = TEXT_EMPTY;

	for (size_t i = 0; i < COUNT_OF(counts); i++) {
		text_printf(&printed, "%zu", counts[i]);
		layout_cell(table, printed.bytes);
		text_clear(&printed);
	}
	text_release(&printed);
}

static void add_requirements(struct text *out, const struct assessment *assessment)
{
	static const enum layout_column columns[] = {LAYOUT_LEFT,  LAYOUT_WRAPPED, LAYOUT_RIGHT,
						     LAYOUT_RIGHT, LAYOUT_RIGHT,   LAYOUT_RIGHT};
	const char *const header[] = {_("Clause"),  _("Requirements"), _("Met"),
				      _("Not met"), _("N.a."),	       _("Open")};
	struct layout_table table = {.columns = columns, .column_count = COUNT_OF(columns)};
	const struct form *form = assessment->form;

	text_add_byte(out, '\n');
	for (size_t i = 0; i < COUNT_OF(header); i++)
		layout_cell(&table, header[i]);
	for (size_t i = 0; i < form->item_count; i++) {
		if (!assessment_is_section(assessment, i))
			continue;
		layout_cell(&table, form->items[i].clause);
		layout_cell(&table, i18n_label(&form->items[i].label));
		tally_cells(&table, assessment_section(assessment, i));
	}
	layout_cell(&table, "");
	layout_cell(&table, _("Together"));
	tally_cells(&table, assessment->score->requirements);
	layout_table(out, &table);
}

static void compose_warning(struct text *line, const struct assessment *assessment,
			    const struct warning *warning)
{
	const char *words = _(check_words(warning->code));
	const char *item = assessment_warned_item(assessment, warning);
	const char *indicator = warning->indicator == FORM_NONE
				    ? NULL
				    : assessment->form->indicators[warning->indicator].id;

	if (warning->seq > 0)
		text_printf(line, _("row %1$zu, %2$s: %3$s"), warning->seq, item, words);
	else if (item && indicator)
		text_printf(line, _("%1$s, %2$s: %3$s"), item, indicator, words);
	else if (item || indicator)
		text_printf(line, _("%1$s: %2$s"), item ? item : indicator, words);
	else
		text_add_string(line, words);
}

void write_text_warning(struct text *out, const struct assessment *assessment,
			const struct warning *warning)
{
	struct text line = TEXT_EMPTY;

	compose_warning(&line, assessment, warning);
	utf8_add_shown(out, line.bytes, line.len, false);
	text_release(&line);
}

static void add_warnings(struct text *out, const struct assessment *assessment)
{
	const struct warnings *warnings = assessment->warnings;
	struct text line = TEXT_EMPTY;

	if (warnings->list.count == 0)
		return;
	add_heading(out, _("Warnings:"));
	for (size_t i = 0; i < warnings->list.count; i++) {
		compose_warning(&line, assessment, &warnings->list.at[i]);
		end_line(out, "- ", &line);
	}
	text_release(&line);
}

/* True for a ruling that holds whatever is answered: the manual lists these. */
static bool holds_for_all(const struct ruling *ruling)
{
	return ruling->applies == RULING_ALWAYS || ruling->applies == RULING_INDICATOR;
}

static void add_ruling(struct text *out, const struct ruling *ruling)
{
	struct text line = TEXT_EMPTY;

	text_printf(&line, _("%1$s: %2$s"), ruling->clause, i18n_label(&ruling->label));
	end_line(out, "- ", &line);
	text_release(&line);
}

static void add_rulings(struct text *out, const struct assessment *assessment)
{
	const struct form *form = assessment->form;
	struct text line = TEXT_EMPTY;
	size_t for_all = 0;
	bool has_heading = false;

	for (size_t i = 0; i < form->ruling_count; i++) {
		const struct ruling *ruling = &form->rulings[i];

		for_all += holds_for_all(ruling);
		if (holds_for_all(ruling) ||
		    !score_ruling_applies(assessment->score, assessment->answers, ruling))
			continue;
		if (!has_heading)
			add_heading(out, _("How the standard was read here:"));
		has_heading = true;
		add_ruling(out, ruling);
	}
	if (for_all > 0) {
		text_printf(&line,
			    Q_("%zu ruling holds for every assessment: see cagrade-scoring(7)",
			       "%zu rulings hold for every assessment: see cagrade-scoring(7)",
			       for_all),
			    for_all);
		text_add_byte(out, '\n');
		end_line(out, "", &line);
	}
	text_release(&line);
}

void write_text_score(struct text *out, const struct assessment *assessment)
{
	add_subject(out, assessment);
	text_add_byte(out, '\n');
	add_total(out, assessment);
	add_eligibility(out, assessment);
	add_open_count(out, assessment->score);
	add_indicators(out, assessment);
	add_requirements(out, assessment);
	add_warnings(out, assessment);
	add_rulings(out, assessment);
}
