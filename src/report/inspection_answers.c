/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answers in an inspection report, group by group, and the findings among them. */
#include "config.h"

#include "report/inspection_part.h"

#include "base/i18n.h"
#include "form/form.h"
#include "record/event.h"
#include "report/phrase.h"

#include <string.h>

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

static bool is_finding(const struct answers *answers, size_t item)
{
	enum answer_kind bad = ANSWER_NO;

	switch (answers->form->items[item].role) {
	case ROLE_ELIGIBILITY:
		bad = ANSWER_YES;
		break;
	case ROLE_REQUIREMENT:
	case ROLE_CRITERION:
	case ROLE_TRAIT:
		break;
	case ROLE_COVER:
	case ROLE_GROUP:
	case ROLE_SCORE:
		return false;
	}
	return answers->of[item].kind == bad && answers_asked(answers, item) != ASKED_NO;
}

void inspection_number_findings(struct inspection *inspection)
{
	const struct answers *answers = inspection->assessment->answers;
	size_t number = 0;

	for (size_t i = 0; i < answers->form->item_count; i++) {
		if (is_finding(answers, i))
			inspection->finding[i] = ++number;
	}
}

static enum report_tone tone_of(const struct inspection *inspection, size_t item)
{
	const struct answers *answers = inspection->assessment->answers;

	if (inspection->finding[item] > 0)
		return REPORT_BAD;
	if (answers->form->items[item].role == ROLE_REQUIREMENT &&
	    answers->of[item].kind == ANSWER_YES)
		return REPORT_GOOD;
	return answers->of[item].kind == ANSWER_OPEN ? REPORT_WEAK : REPORT_PLAIN;
}

static void state_cell(const struct inspection *inspection, size_t item)
{
	const struct assessment *assessment = inspection->assessment;
	const char *unit = i18n_label(&assessment->form->items[item].unit);
	struct text words = TEXT_EMPTY;

	phrase_add_state(&words, assessment, item);
	if (assessment->answers->of[item].kind == ANSWER_NUMBER && unit[0] != '\0' &&
	    answers_asked(assessment->answers, item) != ASKED_NO)
		text_printf(&words, " %s", unit);
	inspection_cell(inspection, tone_of(inspection, item), &words);
	text_release(&words);
}

/* A finding says what was found, once. */
static void add_row_details(const struct inspection *inspection, size_t item)
{
	const struct form *form = inspection->assessment->form;
	const char *flag = answers_flag(inspection->assessment->answers, item);
	struct text words = TEXT_EMPTY;

	if (strcmp(flag, EVENT_FLAG_CONFLICT) == 0)
		report_detail(inspection->out, "", _("The inspectors differ."));
	if (form->items[item].type == ITEM_TEXT)
		report_detail(inspection->out, _("Answer"),
			      assessment_answer(inspection->assessment, item));
	if (inspection->finding[item] > 0) {
		text_printf(&words, _("see finding %zu"), inspection->finding[item]);
		report_detail(inspection->out, "", words.bytes);
	} else {
		inspection_add_remarks(inspection, item);
	}
	text_release(&words);
}

/* What need not be answered is told of only where it was. */
static bool is_member(const struct answers *answers, size_t group, size_t index,
		      enum item_role role)
{
	const struct item *item = &answers->form->items[index];

	return item->group == group && item->role == role &&
	       (item->is_required || answers->of[index].kind != ANSWER_OPEN);
}

static bool has_member(const struct answers *answers, size_t group, enum item_role role)
{
	for (size_t i = group + 1; i < answers->form->items[group].end; i++) {
		if (is_member(answers, group, i, role))
			return true;
	}
	return false;
}

/* Add the members of a group that have the role, themselves and not through groups in it. */
static void add_members(const struct inspection *inspection, size_t group, enum item_role role)
{
	const struct form *form = inspection->assessment->form;

	for (size_t i = group + 1; i < form->items[group].end; i++) {
		const struct item *item = &form->items[i];

		if (!is_member(inspection->assessment->answers, group, i, role))
			continue;
		report_begin_row(inspection->out);
		report_cell(inspection->out, REPORT_PLAIN, item->clause);
		state_cell(inspection, i);
		report_cell(inspection->out, REPORT_PLAIN, i18n_label(&item->label));
		add_row_details(inspection, i);
	}
}

/* "8.1.2  Consulting: score 3" */
static void add_group_heading(const struct inspection *inspection, size_t group)
{
	const struct assessment *assessment = inspection->assessment;
	const struct item *item = &assessment->form->items[group];
	size_t leaf = form_indicator(assessment->form, item->id);
	struct text name = TEXT_EMPTY;
	struct text score = TEXT_EMPTY;
	struct text words = TEXT_EMPTY;

	if (item->clause[0] != '\0')
		text_printf(&name, "%s  ", item->clause);
	text_add_string(&name, i18n_label(&item->label));
	if (leaf != FORM_NONE) {
		phrase_add_corridor(&score, &assessment->score->indicators[leaf].score, 0);
		text_printf(&words, _("%1$s: score %2$s"), name.bytes, score.bytes);
	}
	report_heading_row(inspection->out, leaf != FORM_NONE ? words.bytes : name.bytes);
	text_release(&name);
	text_release(&score);
	text_release(&words);
}

/* Add a table of all items of a role, group by group; nothing where there is none. */
static void add_answers(const struct inspection *inspection, const char *heading,
			const char *question, enum item_role role)
{
	const struct report_column columns[] = {
	    {REPORT_CODE, _("Clause")},
	    {REPORT_STATE, _("Result")},
	    {REPORT_WORDS, question},
	};
	const struct form *form = inspection->assessment->form;
	bool has_begun = false;

	for (size_t i = 0; i < form->item_count; i++) {
		if (!has_member(inspection->assessment->answers, i, role))
			continue;
		if (!has_begun) {
			if (heading[0] != '\0')
				report_add(inspection->out, REPORT_HEADING, heading);
			report_begin_table(inspection->out, REPORT_TABLE, columns,
					   COUNT_OF(columns));
		}
		has_begun = true;
		add_group_heading(inspection, i);
		add_members(inspection, i, role);
	}
}

void inspection_add_eligibility(const struct inspection *inspection)
{
	add_answers(inspection, "", _("Question"), ROLE_ELIGIBILITY);
}

static void tally_cells(const struct inspection *inspection, struct tally tally)
{
	const size_t counts[] = {tally.met, tally.not_met, tally.na, tally.open};
	struct text words = TEXT_EMPTY;

	for (size_t i = 0; i < COUNT_OF(counts); i++) {
		text_printf(&words, "%zu", counts[i]);
		inspection_cell(inspection, i == 1 && counts[i] > 0 ? REPORT_BAD : REPORT_PLAIN,
				&words);
	}
	text_release(&words);
}

static void add_tallies(const struct inspection *inspection)
{
	const struct report_column columns[] = {
	    {REPORT_CODE, _("Clause")}, {REPORT_WORDS, _("Requirements")},
	    {REPORT_NUMBER, _("Met")},	{REPORT_NUMBER, _("Not met")},
	    {REPORT_NUMBER, _("N.a.")}, {REPORT_NUMBER, _("Open")},
	};
	const struct assessment *assessment = inspection->assessment;
	const struct form *form = assessment->form;
	struct report *out = inspection->out;

	report_begin_table(out, REPORT_TABLE, columns, COUNT_OF(columns));
	for (size_t i = 0; i < form->item_count; i++) {
		if (!assessment_is_section(assessment, i))
			continue;
		report_begin_row(out);
		report_cell(out, REPORT_PLAIN, form->items[i].clause);
		report_cell(out, REPORT_PLAIN, i18n_label(&form->items[i].label));
		tally_cells(inspection, assessment_section(assessment, i));
	}
	report_begin_row(out);
	report_cell(out, REPORT_PLAIN, "");
	report_cell(out, REPORT_PLAIN, _("Together"));
	tally_cells(inspection, assessment->score->requirements);
}

void inspection_add_requirements(const struct inspection *inspection)
{
	report_add(inspection->out, REPORT_HEADING, _("Requirements by clause"));
	add_tallies(inspection);
	add_answers(inspection, _("Requirements one by one"), _("Requirement"), ROLE_REQUIREMENT);
}

void inspection_add_criteria(const struct inspection *inspection)
{
	add_answers(inspection, _("Answers for the indicators"), _("Question"), ROLE_CRITERION);
}

void inspection_add_traits(const struct inspection *inspection)
{
	add_answers(inspection, _("Level characteristics"), _("Question"), ROLE_TRAIT);
}

static void add_finding(const struct inspection *inspection, size_t index)
{
	const struct item *item = &inspection->assessment->form->items[index];
	struct text words = TEXT_EMPTY;

	report_begin_row(inspection->out);
	text_printf(&words, "%zu", inspection->finding[index]);
	inspection_cell(inspection, REPORT_PLAIN, &words);
	report_cell(inspection->out, REPORT_PLAIN, item->clause);
	state_cell(inspection, index);
	report_cell(inspection->out, REPORT_PLAIN, i18n_label(&item->label));
	inspection_add_remarks(inspection, index);
	text_release(&words);
}

void inspection_add_findings(const struct inspection *inspection)
{
	const struct report_column columns[] = {
	    {REPORT_CODE, _("No.")},
	    {REPORT_CODE, _("Clause")},
	    {REPORT_STATE, _("Result")},
	    {REPORT_WORDS, _("Finding")},
	};
	const struct form *form = inspection->assessment->form;
	bool has_begun = false;

	report_add(inspection->out, REPORT_HEADING, _("Findings"));
	for (size_t i = 0; i < form->item_count; i++) {
		if (inspection->finding[i] == 0)
			continue;
		if (!has_begun)
			report_begin_table(inspection->out, REPORT_TABLE, columns,
					   COUNT_OF(columns));
		has_begun = true;
		add_finding(inspection, i);
	}
	if (!has_begun)
		report_add(inspection->out, REPORT_PARAGRAPH, _("Nothing was found amiss so far."));
}
