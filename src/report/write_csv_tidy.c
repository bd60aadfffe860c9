/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answers as CSV for a database, one row an assessment and question. */
#include "config.h"

#include "report/write_csv_answers.h"

#include "base/sheet.h"
#include "form/form.h"
#include "record/event.h"
#include "report/export.h"

#include <assert.h>
#include <string.h>

static void add_cell(struct text *out, const char *string)
{
	text_add_byte(out, ',');
	sheet_add_guarded(out, string, strlen(string));
}

static const char *role_word(enum item_role role)
{
	static const char *const words[] = {
	    [ROLE_GROUP] = "group",
	    [ROLE_COVER] = "cover",
	    [ROLE_ELIGIBILITY] = "eligibility",
	    [ROLE_REQUIREMENT] = "requirement",
	    [ROLE_CRITERION] = "criterion",
	    [ROLE_SCORE] = "score",
	    [ROLE_TRAIT] = "trait",
	};

	assert(role < sizeof words / sizeof *words);
	return words[role];
}

static const char *state_word(const struct answers *answers, size_t item)
{
	if (answers_asked(answers, item) == ASKED_NO)
		return "not_asked";
	if (strcmp(answers_flag(answers, item), EVENT_FLAG_CONFLICT) == 0)
		return "conflict";
	return answers->of[item].kind == ANSWER_OPEN ? "open" : "answered";
}

/* Add the cells that every row of an assessment begins with. */
static void add_assessment(struct text *out, const struct assessment *assessment)
{
	const struct form *form = assessment->form;
	struct text path = TEXT_EMPTY;

	assessment_add_path(&path, assessment);
	sheet_add_guarded(out, path.bytes, path.len);
	add_cell(out, form->id);
	text_printf(out, ",%d", form->version);
	add_cell(out, form->standard);
	add_cell(out, assessment_subject(assessment));
	text_release(&path);
}

/* What an item bears on: its leaf, or the level that it characterises. */
static const char *target(const struct form *form, const struct item *item)
{
	if (item->indicator != FORM_NONE)
		return form->indicators[item->indicator].id;
	return item->level != FORM_NONE ? form->levels[item->level].id : "";
}

static void add_question(struct text *out, const struct form *form, size_t index,
			 enum language language)
{
	const struct item *item = &form->items[index];

	add_cell(out, item->id);
	add_cell(out, item->group == FORM_NONE ? "" : form->items[item->group].id);
	add_cell(out, item->clause);
	add_cell(out, role_word(item->role));
	add_cell(out, form_types[item->type]);
	add_cell(out, item->is_required ? "yes" : "no");
	add_cell(out, target(form, item));
	add_cell(out, item->label.in[language]);
}

static void add_number(struct text *out, const struct answer *answer)
{
	text_add_byte(out, ',');
	if (answer->kind == ANSWER_NUMBER)
		decimal_print(out, answer->number, 0);
	else if (answer->kind == ANSWER_YES || answer->kind == ANSWER_NO)
		text_add_byte(out, answer->kind == ANSWER_YES ? '1' : '0');
}

static void add_answer(struct text *out, const struct assessment *assessment, size_t item,
		       enum language language)
{
	add_cell(out, state_word(assessment->answers, item));
	add_cell(out, assessment_answer(assessment, item));
	add_number(out, &assessment->answers->of[item]);
	add_cell(out, assessment->form->items[item].unit.in[language]);
}

static void add_state(struct text *out, const struct assessment *assessment, size_t item,
		      enum language language)
{
	struct text content = TEXT_EMPTY;

	for (enum export_column column = EXPORT_NOTE; column < EXPORT_COLUMN_COUNT; column++) {
		text_clear(&content);
		export_add(&content, assessment, item, column, language);
		add_cell(out, content.bytes);
	}
	text_release(&content);
}

void write_csv_tidy(struct text *out, const struct assessment *assessment, enum language language)
{
	const struct form *form = assessment->form;

	text_add_string(out, "record,form,version,standard,subject,item,section,clause,kind,type,"
			     "required,target,question,state,answer,number,unit,note,flag,method,"
			     "ref,sample,role,by,time,seq\n");
	for (size_t i = 0; i < form->item_count; i++) {
		if (form->items[i].type == ITEM_GROUP)
			continue;
		add_assessment(out, assessment);
		add_question(out, form, i, language);
		add_answer(out, assessment, i, language);
		add_state(out, assessment, i, language);
		text_add_byte(out, '\n');
	}
}
