/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The real form, and answers that come to each score of each of its leaves. */
#include "config.h"

#include "tests/support/form_fixture.h"

#include "base/mem.h"
#include "base/text.h"
#include "form/form_load.h"
#include "tests/support/form_answers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FORM_ID "gbt35289-2017"
#define FOLDERS_ABOVE_MAX 8
#define SHOWN_RING 8
#define SHOWN_SIZE 64
#define ID_SIZE 128

static _Noreturn void give_up(const char *what, const char *which)
{
	fprintf(stderr, "form fixture: %s: %s\n", what, which);
	abort();
}

static void find_folder(struct text *out)
{
	const char *forms = getenv("TEST_FORMS");
	const char *data = getenv("CAGRADE_DATADIR");
	struct text above = TEXT_EMPTY;

	text_clear(out);
	if (forms)
		text_add_string(out, forms);
	else if (data)
		text_printf(out, "%s/forms/" FORM_ID, data);
	for (int i = 0; out->len == 0 && i < FOLDERS_ABOVE_MAX; i++) {
		text_printf(out, "%sforms/" FORM_ID "/items.csv", above.bytes);
		if (access(out->bytes, R_OK) == 0)
			text_cut(out, out->len - strlen("/items.csv"));
		else
			text_clear(out);
		text_add_string(&above, "../");
	}
	text_release(&above);
}

static struct form *load_form(void)
{
	struct diag_list diags = {0};
	struct text folder = TEXT_EMPTY;
	struct text said = TEXT_EMPTY;
	struct form *form = NULL;

	find_folder(&folder);
	if (folder.len == 0)
		give_up("no folder `forms` here or above; set TEST_FORMS to that of", FORM_ID);
	if (form_load(folder.bytes, &form, &diags) != STATUS_OK) {
		for (size_t i = 0; i < diags.diags.count; i++) {
			diag_print(&said, &diags.diags.at[i]);
			text_add_byte(&said, '\n');
		}
		fputs(said.bytes, stderr);
		give_up("cannot read the form", folder.bytes);
	}
	diag_release(&diags);
	text_release(&folder);
	text_release(&said);
	return form;
}

const struct form *fixture_form(void)
{
	static struct form *form;

	if (!form)
		form = load_form();
	return form;
}

size_t fixture_item(const char *id)
{
	size_t item = form_item(fixture_form(), id);

	if (item == FORM_NONE)
		give_up("no such item", id);
	return item;
}

size_t fixture_indicator(const char *id)
{
	size_t indicator = form_indicator(fixture_form(), id);

	if (indicator == FORM_NONE)
		give_up("no such indicator", id);
	return indicator;
}

const struct item *fixture_question(const char *id)
{
	return &fixture_form()->items[fixture_item(id)];
}

static void add_row(struct assessment *assessment, const char *item, const char *answer,
		    const char *note, const char *flag)
{
	size_t seq = assessment->events.count + 1;

	*vec_push(&assessment->events) = (struct event){
	    .seq = seq,
	    .time = "2026-11-23T14:03:05+08:00",
	    .by = "inspector",
	    .item = item,
	    .answer = answer,
	    .note = note,
	    .flag = flag,
	    .evidence = "",
	    .cause = "",
	};
	answers_fold(&assessment->answers, assessment->events.at, seq);
}

void assessment_init(struct assessment *assessment)
{
	*assessment = (struct assessment){0};
	answers_init(&assessment->answers, fixture_form());
	add_row(assessment, EVENT_BEGIN_ITEM, FORM_ID " 1", "", "");
	score_init(&assessment->score, &assessment->answers);
}

void assessment_release(struct assessment *assessment)
{
	score_release(&assessment->score);
	answers_release(&assessment->answers);
	vec_release(&assessment->events);
}

void assessment_say(struct assessment *assessment, const char *item, const char *answer)
{
	add_row(assessment, item, answer, "", "");
}

void assessment_say_with_note(struct assessment *assessment, const char *item, const char *answer,
			      const char *note)
{
	add_row(assessment, item, answer, note, "");
}

void assessment_say_conflict(struct assessment *assessment, const char *item, const char *answer)
{
	add_row(assessment, item, answer, "", EVENT_FLAG_CONFLICT);
}

/* The column of the table of answers. */
static size_t column_of(int score)
{
	return (size_t)(score + 1) / 2; /* 0, 1, 3, 5 */
}

void assessment_fill(struct assessment *assessment, const char *leaf, int score)
{
	size_t indicator = fixture_indicator(leaf);

	for (size_t i = 0; i < sizeof form_answers / sizeof *form_answers; i++) {
		const char *answer = form_answers[i].at[column_of(score)];

		if (fixture_question(form_answers[i].item)->indicator != indicator || !answer)
			continue;
		if (strcmp(answer, NOT_TO_BE_HAD) == 0)
			give_up("no answers come to that score", leaf);
		assessment_say(assessment, form_answers[i].item, answer);
	}
}

const char *fixture_leaf_but_for(const char *leaf, int from,
				 const struct change changes[CHANGES_MAX])
{
	struct assessment assessment;
	char id[ID_SIZE];
	const char *shown;

	assessment_init(&assessment);
	assessment_fill(&assessment, leaf, from);
	for (size_t i = 0; i < CHANGES_MAX && changes[i].name; i++) {
		snprintf(id, sizeof id, "%s.%s", leaf, changes[i].name);
		/* the form's own id, since the row keeps it */
		assessment_say(&assessment, fixture_question(id)->id, changes[i].answer);
	}
	assessment_score(&assessment);
	shown = assessment_leaf(&assessment, leaf);
	assessment_release(&assessment);
	return shown;
}

void assessment_fill_all(struct assessment *assessment, int score)
{
	for (size_t i = 0; i < sizeof form_answers / sizeof *form_answers; i++) {
		const char *answer = form_answers[i].at[column_of(score)];

		if (answer && strcmp(answer, NOT_TO_BE_HAD) == 0)
			answer = form_answers[i].at[column_of(1)];
		if (answer)
			assessment_say(assessment, form_answers[i].item, answer);
	}
}

void assessment_make_eligible(struct assessment *assessment)
{
	assessment_say(assessment, "eligibility.accident", "no");
	assessment_say(assessment, "eligibility.hazard", "no");
	assessment_say(assessment, "eligibility.law", "no");
}

void assessment_say_requirements(struct assessment *assessment, const char *answer)
{
	const struct form *form = assessment->answers.form;

	for (size_t i = 0; i < form->item_count; i++) {
		if (form->items[i].role == ROLE_REQUIREMENT)
			assessment_say(assessment, form->items[i].id, answer);
	}
}

void assessment_score(struct assessment *assessment)
{
	score_release(&assessment->score);
	score_init(&assessment->score, &assessment->answers);
}

static const char *show(const struct corridor *ends, int places)
{
	static char ring[SHOWN_RING][SHOWN_SIZE];
	static size_t turn;
	char *shown = ring[turn++ % SHOWN_RING];
	struct text text = TEXT_EMPTY;

	decimal_print(&text, ends->low, places);
	if (decimal_compare(ends->low, ends->high) != 0) {
		text_add_string(&text, "..");
		decimal_print(&text, ends->high, places);
	}
	snprintf(shown, SHOWN_SIZE, "%s", text.bytes);
	text_release(&text);
	return shown;
}

static const struct indicator_score *scored(const struct assessment *assessment, const char *id)
{
	return &assessment->score.indicators[fixture_indicator(id)];
}

const char *assessment_leaf(const struct assessment *assessment, const char *leaf)
{
	return show(&scored(assessment, leaf)->score, 0);
}

const char *assessment_derived(const struct assessment *assessment, const char *leaf)
{
	return show(&scored(assessment, leaf)->derived, 0);
}

const char *assessment_indicator(const struct assessment *assessment, const char *indicator)
{
	return show(&scored(assessment, indicator)->score, 2);
}

const char *assessment_total(const struct assessment *assessment)
{
	return show(&assessment->score.total, 2);
}

bool assessment_is_open(const struct assessment *assessment, const char *item)
{
	return answers_is_open(&assessment->answers, fixture_item(item));
}

size_t assessment_count_warnings(const struct assessment *assessment, enum check_code code)
{
	static const struct check_record sound = {0};
	struct warnings warnings;
	size_t count = 0;

	check_find(&warnings, &assessment->answers, &assessment->score, &sound);
	for (size_t i = 0; i < warnings.list.count; i++)
		count += warnings.list.at[i].code == code;
	warnings_release(&warnings);
	return count;
}
