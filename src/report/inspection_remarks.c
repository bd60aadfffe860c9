/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is to be minded beside the answers: warnings, how the standard was read, amendments. */
#include "config.h"

#include "report/inspection_part.h"

#include "base/i18n.h"
#include "form/form.h"
#include "record/event.h"
#include "report/memory.h"
#include "report/phrase.h"

#include <string.h>

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* The clause of what the warning is about; "" where that is the record. */
static const char *clause_of(const struct form *form, const struct warning *warning)
{
	if (warning->item != FORM_NONE)
		return form->items[warning->item].clause;
	return warning->indicator != FORM_NONE ? form->indicators[warning->indicator].clause : "";
}

static void add_warning(const struct inspection *inspection, const struct warning *warning)
{
	const struct form *form = inspection->assessment->form;
	const char *item = assessment_warned_item(inspection->assessment, warning);
	struct report *out = inspection->out;
	struct text words = TEXT_EMPTY;

	report_begin_row(out);
	report_cell(out, REPORT_PLAIN, clause_of(form, warning));
	report_cell(out, REPORT_PLAIN, _(check_words(warning->code)));
	if (warning->seq > 0) {
		text_printf(&words, _("row %1$zu, %2$s"), warning->seq, item);
		report_detail(out, "", words.bytes);
	}
	if (warning->item != FORM_NONE)
		report_detail(out, _("Question"), i18n_label(&form->items[warning->item].label));
	if (warning->indicator != FORM_NONE)
		report_detail(out, _("Indicator"),
			      i18n_label(&form->indicators[warning->indicator].label));
	text_release(&words);
}

void inspection_add_warnings(const struct inspection *inspection)
{
	const struct report_column columns[] = {
	    {REPORT_CODE, _("Clause")},
	    {REPORT_WORDS, _("Warning")},
	};
	const struct warnings *warnings = inspection->assessment->warnings;

	report_add(inspection->out, REPORT_HEADING, _("Warnings and contradictions"));
	if (warnings->list.count == 0) {
		report_add(inspection->out, REPORT_PARAGRAPH, _("There is none."));
		return;
	}
	report_begin_table(inspection->out, REPORT_TABLE, columns, COUNT_OF(columns));
	for (size_t i = 0; i < warnings->list.count; i++)
		add_warning(inspection, &warnings->list.at[i]);
}

/* Add the rulings that hold for every assessment, or those that this one brought up. */
static void add_rulings(const struct inspection *inspection, bool is_always, const char *words)
{
	const struct report_column columns[] = {
	    {REPORT_CODE, _("Clause")},
	    {REPORT_WORDS, _("How it was read")},
	};
	const struct assessment *assessment = inspection->assessment;
	const struct form *form = assessment->form;
	bool has_begun = false;

	for (size_t i = 0; i < form->ruling_count; i++) {
		const struct ruling *ruling = &form->rulings[i];

		if ((ruling->applies == RULING_ALWAYS) != is_always ||
		    !score_ruling_applies(assessment->score, assessment->answers, ruling))
			continue;
		if (!has_begun) {
			report_add(inspection->out, REPORT_PARAGRAPH, words);
			report_begin_table(inspection->out,
					   is_always ? REPORT_COMPACT : REPORT_TABLE, columns,
					   COUNT_OF(columns));
		}
		has_begun = true;
		report_begin_row(inspection->out);
		report_cell(inspection->out, REPORT_PLAIN, ruling->clause);
		report_cell(inspection->out, REPORT_PLAIN, i18n_label(&ruling->label));
	}
}

void inspection_add_rulings(const struct inspection *inspection)
{
	if (inspection->assessment->form->ruling_count == 0)
		return;
	report_add(inspection->out, REPORT_HEADING, _("How the standard was read"));
	add_rulings(inspection, false,
		    _("Where the standard is silent or contradicts itself, and this result rests "
		      "on how it was read:"));
	add_rulings(inspection, true, _("These readings hold for every assessment:"));
}

static void add_answer_detail(struct report *out, const char *label, const struct item *item,
			      const char *answer)
{
	struct text words = TEXT_EMPTY;

	phrase_add_answer(&words, item, answer);
	report_detail(out, label, words.bytes);
	text_release(&words);
}

static void add_amended(const struct inspection *inspection, const struct event *before,
			const struct event *now)
{
	const struct form *form = inspection->assessment->form;
	size_t index = form_item(form, now->item);
	const struct item *item = index == FORM_NONE ? NULL : &form->items[index];
	struct report *out = inspection->out;

	report_begin_row(out);
	report_cell(out, REPORT_PLAIN, item ? item->clause : "");
	report_cell(out, REPORT_PLAIN, item ? i18n_label(&item->label) : now->item);
	if (!before || strcmp(before->answer, now->answer) != 0) {
		add_answer_detail(out, _("Before"), item, before ? before->answer : "");
		add_answer_detail(out, _("Now"), item, now->answer);
	} else {
		add_answer_detail(out, _("Answer, as before"), item, now->answer);
	}
	report_detail(out, _("Note"), now->note);
}

static void add_amendment_heading(const struct inspection *inspection, const struct cause *cause,
				  const struct event *event)
{
	const char *by = event->by[0] != '\0' ? event->by : "-";
	struct text words = TEXT_EMPTY;

	if (cause->amendment > 0)
		text_printf(&words, _("Amendment %1$zu, %2$s, %3$s: %4$s"), cause->amendment,
			    event->time, by, cause->reason);
	else
		text_printf(&words, _("Without number and reason, %1$s, %2$s"), event->time, by);
	report_heading_row(inspection->out, words.bytes);
	text_release(&words);
}

void inspection_add_amendments(const struct inspection *inspection)
{
	const struct report_column columns[] = {
	    {REPORT_CODE, _("Clause")},
	    {REPORT_WORDS, _("What was changed")},
	};
	const struct answers *answers = inspection->assessment->answers;
	struct memory memory;
	size_t amendment = 0; /* the last one told of */
	bool is_sealed = false, has_begun = false;

	memory_init(&memory);
	for (size_t i = 0; i < answers->folded; i++) {
		const struct event *event = &answers->events[i];
		const struct event *before = memory_take(&memory, event);
		struct cause cause = cause_parse(event->cause);

		is_sealed = is_sealed || event_is_seal(event);
		/* Whoever writes a row by another program can leave its number out. */
		if (cause.amendment == 0 && (!is_sealed || event_is_of_record(event)))
			continue;
		if (!has_begun) {
			report_add(inspection->out, REPORT_HEADING, _("Amendments after a seal"));
			report_begin_table(inspection->out, REPORT_TABLE, columns,
					   COUNT_OF(columns));
		}
		if (!has_begun || cause.amendment != amendment)
			add_amendment_heading(inspection, &cause, event);
		has_begun = true;
		amendment = cause.amendment;
		add_amended(inspection, before, event);
	}
	memory_release(&memory);
}
