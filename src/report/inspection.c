/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inspection report: its cover, its result, its signatures, and the order of its parts. */
#include "config.h"

#include "report/inspection_part.h"

#include "base/i18n.h"
#include "base/map.h"
#include "base/mem.h"
#include "form/form.h"
#include "record/event.h"
#include "record/evidence.h"
#include "report/changes.h"
#include "report/phrase.h"
#include "score/compare.h"

#include <stdlib.h>

void inspection_say(const struct inspection *inspection, enum report_block_kind kind,
		    struct text *words)
{
	if (words->len > 0)
		report_add(inspection->out, kind, words->bytes);
	text_clear(words);
}

void inspection_cell(const struct inspection *inspection, enum report_tone tone, struct text *words)
{
	report_cell(inspection->out, tone, words->bytes);
	text_clear(words);
}

void inspection_add_remarks(const struct inspection *inspection, size_t item)
{
	const struct event *event = answers_event(inspection->assessment->answers, item);
	struct text evidence = TEXT_EMPTY;

	if (!event)
		return;
	evidence_add_words(&evidence, event->evidence);
	report_detail(inspection->out, _("Note"), event->note);
	report_detail(inspection->out, _("Evidence"), evidence.bytes);
	text_release(&evidence);
}

static void add_cover(const struct inspection *inspection)
{
	const struct assessment *assessment = inspection->assessment;
	const struct form *form = assessment->form;
	struct text words = TEXT_EMPTY;

	report_begin_facts(inspection->out);
	for (size_t i = 0; i < form->item_count; i++) {
		if (form->items[i].role != ROLE_COVER)
			continue;
		phrase_add_answer(&words, &form->items[i], assessment_answer(assessment, i));
		if (assessment->answers->of[i].kind == ANSWER_OPEN) {
			text_clear(&words);
			phrase_add_state(&words, assessment, i);
		}
		report_fact(inspection->out, i18n_label(&form->items[i].label), words.bytes);
		inspection_add_remarks(inspection, i);
		text_clear(&words);
	}
	text_release(&words);
}

/* Add the names in which rows were written, each once, as they first come up. */
static void add_writers(struct text *out, const struct answers *answers)
{
	struct map *seen = map_new();

	for (size_t i = 0; i < answers->folded; i++) {
		const char *by = answers->events[i].by;

		if (by[0] == '\0' || !map_add(seen, by, i))
			continue;
		if (out->len > 0)
			text_add_string(out, _(", "));
		text_add_string(out, by);
	}
	map_free(seen);
}

static void add_record(const struct inspection *inspection)
{
	const struct assessment *assessment = inspection->assessment;
	const struct answers *answers = assessment->answers;
	const struct form *form = assessment->form;
	struct report *out = inspection->out;
	struct text version = TEXT_EMPTY;
	struct text words = TEXT_EMPTY;

	report_begin_facts(out);
	phrase_add_version(&version, assessment);
	text_printf(&words, _("%1$s (%2$s, %3$s)"), form->standard, form->id, version.bytes);
	report_fact(out, _("Standard and form"), words.bytes);
	text_release(&version);
	text_clear(&words);
	assessment_add_path(&words, assessment);
	report_fact(out, _("Record"), words.bytes);
	text_clear(&words);
	if (answers->folded > 0) {
		report_fact(out, _("Begun"), answers->events[0].time);
		report_fact(out, _("Last entry"), answers->events[answers->folded - 1].time);
	}
	add_writers(&words, answers);
	if (words.len > 0)
		report_fact(out, _("Entries by"), words.bytes);
	report_fact(out, _("Sealed"), phrase_seal(assessment));
	text_release(&words);
}

/* What the record itself warns of stands beside the result, not only among the warnings. */
static void add_record_notices(const struct inspection *inspection)
{
	const struct warnings *warnings = inspection->assessment->warnings;
	struct text words = TEXT_EMPTY;

	for (size_t i = 0; i < warnings->list.count; i++) {
		enum check_code code = warnings->list.at[i].code;

		if (code != CHECK_ALTERED && code != CHECK_TORN && code != CHECK_FORM_CHANGED)
			continue;
		text_printf(&words, _("Warning: %s"), _(check_words(code)));
		inspection_say(inspection, REPORT_NOTICE, &words);
	}
	text_release(&words);
}

static void add_result(const struct inspection *inspection)
{
	const struct assessment *assessment = inspection->assessment;
	const struct score *score = assessment->score;
	size_t level = assessment_level(assessment);
	struct text words = TEXT_EMPTY;

	report_add(inspection->out, REPORT_HEADING, _("Result"));
	phrase_add_total(&words, assessment);
	inspection_say(inspection, REPORT_STATEMENT, &words);
	phrase_add_level(&words, assessment);
	inspection_say(inspection, REPORT_STATEMENT, &words);
	add_record_notices(inspection);
	phrase_add_bound(&words, assessment);
	inspection_say(inspection, REPORT_NOTICE, &words);
	if (level != FORM_NONE)
		report_add(inspection->out, REPORT_PARAGRAPH,
			   i18n_label(&assessment->form->levels[level].description));
	if (decimal_compare(score->total.low, score->total.high) != 0)
		report_add(inspection->out, REPORT_NOTICE,
			   _("Provisional: open questions may still move the total"));
	phrase_add_open_count(&words, score);
	inspection_say(inspection, REPORT_PARAGRAPH, &words);
	report_add(inspection->out, REPORT_PARAGRAPH, phrase_eligibility(score));
	inspection_add_eligibility(inspection);
	text_release(&words);
}

static void add_changes(const struct inspection *inspection, const struct assessment *previous)
{
	const struct assessment *assessment = inspection->assessment;
	struct compare_side before = {previous->answers, previous->score};
	struct compare_side after = {assessment->answers, assessment->score};
	struct compare compare;

	compare_init(&compare, &before, &after);
	report_add(inspection->out, REPORT_HEADING, _("Changes since the last inspection"));
	changes_add(inspection->out, previous, assessment, &compare);
	compare_release(&compare);
}

static void add_signatures(const struct inspection *inspection)
{
	const char *const signers[] = {_("Inspector"), _("Inspector"),
				       _("For the organisation assessed")};
	struct report *out = inspection->out;
	struct text words = TEXT_EMPTY;
	char slip[SLIP_SIZE];

	report_add(out, REPORT_HEADING, _("Signatures"));
	report_begin_signatures(out);
	for (size_t i = 0; i < sizeof signers / sizeof *signers; i++) {
		report_begin_row(out);
		report_cell(out, REPORT_PLAIN, signers[i]);
	}
	slip_print(&inspection->assessment->slip, slip);
	text_printf(&words, "slip %s", slip); /* spelled as every command spells it */
	inspection_say(inspection, REPORT_LITERAL, &words);
	report_add(
	    out, REPORT_PARAGRAPH,
	    _("The slip stands for the record as it is reported here: `cagrade verify --expect "
	      "ROWS:DIGEST RECORD` shows whether a record is still the one that was signed."));
	text_release(&words);
}

static void begin(struct report *out, const struct assessment *assessment)
{
	const char *subject = assessment_subject(assessment);
	struct text title = TEXT_EMPTY;
	struct text foot = TEXT_EMPTY;
	char slip[SLIP_SIZE];

	text_printf(&title, _("Inspection report: %s"),
		    *subject != '\0' ? subject : _("not named yet"));
	slip_print(&assessment->slip, slip);
	text_printf(&foot, "slip %s", slip);
	report_init(out, title.bytes, foot.bytes);
	report_add(out, REPORT_PARAGRAPH, i18n_label(&assessment->form->title));
	text_release(&title);
	text_release(&foot);
}

void inspection_compose(struct report *out, const struct assessment *assessment,
			const struct assessment *previous)
{
	struct inspection inspection = {
	    .out = out,
	    .assessment = assessment,
	    .finding = mem_alloc(assessment->form->item_count * sizeof *inspection.finding),
	};

	inspection_number_findings(&inspection);
	begin(out, assessment);
	add_cover(&inspection);
	add_record(&inspection);
	add_result(&inspection);
	inspection_add_scores(&inspection);
	inspection_add_findings(&inspection);
	inspection_add_requirements(&inspection);
	inspection_add_criteria(&inspection);
	inspection_add_traits(&inspection);
	inspection_add_direct_scores(&inspection);
	inspection_add_warnings(&inspection);
	inspection_add_rulings(&inspection);
	if (previous)
		add_changes(&inspection, previous);
	inspection_add_amendments(&inspection);
	add_signatures(&inspection);
	free(inspection.finding);
}
