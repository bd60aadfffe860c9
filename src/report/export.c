/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row a question: the columns that every export of answers has. */
#include "config.h"

#include "report/export.h"

#include "form/form.h"
#include "record/event.h"
#include "record/evidence.h"

#include <assert.h>

const char *export_name(enum export_column column)
{
	static const char *const names[EXPORT_COLUMN_COUNT] = {
	    [EXPORT_ITEM] = "item",
	    [EXPORT_CLAUSE] = "clause",
	    [EXPORT_QUESTION] = "question",
	    [EXPORT_ANSWER] = "answer",
	    [EXPORT_ANSWER_WORD] = "answer_word",
	    [EXPORT_NOTE] = "note",
	    [EXPORT_FLAG] = "flag",
	    [EXPORT_METHOD] = "method",
	    [EXPORT_REF] = "ref",
	    [EXPORT_SAMPLE] = "sample",
	    [EXPORT_ROLE] = "role",
	    [EXPORT_BY] = "by",
	    [EXPORT_TIME] = "time",
	    [EXPORT_SEQ] = "seq",
	};

	assert(column < EXPORT_COLUMN_COUNT);
	return names[column];
}

/* These are part of the files' format, and so no messages to be translated. */
const char *export_word(enum answer_kind kind, enum language language)
{
	static const struct label words[] = {
	    [ANSWER_OPEN] = {{"", ""}},	  [ANSWER_YES] = {{"yes", "是"}},
	    [ANSWER_NO] = {{"no", "否"}}, [ANSWER_NA] = {{"not applicable", "不适用"}},
	    [ANSWER_NUMBER] = {{"", ""}}, [ANSWER_TEXT] = {{"", ""}},
	};

	assert(kind < sizeof words / sizeof *words);
	return words[kind].in[language];
}

static void add_of_item(struct text *out, const struct assessment *assessment, size_t item,
			enum export_column column, enum language language)
{
	const struct item *question = &assessment->form->items[item];

	if (column == EXPORT_ITEM)
		text_add_string(out, question->id);
	else if (column == EXPORT_CLAUSE)
		text_add_string(out, question->clause);
	else if (column == EXPORT_QUESTION)
		text_add_string(out, question->label.in[language]);
	else if (column == EXPORT_ANSWER)
		text_add_string(out, assessment_answer(assessment, item));
	else
		text_add_string(out, export_word(assessment->answers->of[item].kind, language));
}

static void add_of_event(struct text *out, const struct event *event, enum export_column column)
{
	if (column == EXPORT_NOTE)
		text_add_string(out, event->note);
	else if (column == EXPORT_FLAG)
		text_add_string(out, event->flag);
	else if (column == EXPORT_BY)
		text_add_string(out, event->by);
	else if (column == EXPORT_TIME)
		text_add_string(out, event->time);
	else if (column == EXPORT_SEQ)
		text_printf(out, "%zu", event->seq);
	else /* a part of the evidence, whose key is the column's name */
		(void)evidence_get(event->evidence, export_name(column), out);
}

void export_add(struct text *out, const struct assessment *assessment, size_t item,
		enum export_column column, enum language language)
{
	const struct event *event = answers_event(assessment->answers, item);

	if (column <= EXPORT_ANSWER_WORD)
		add_of_item(out, assessment, item, column, language);
	else if (event)
		add_of_event(out, event, column);
}

bool export_is_text(const struct form *form, size_t item, enum export_column column)
{
	if (column == EXPORT_ANSWER)
		return form->items[item].type == ITEM_TEXT;
	return column == EXPORT_NOTE || (column >= EXPORT_REF && column <= EXPORT_BY);
}
