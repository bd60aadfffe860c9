/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all writers ask of an assessment. */
#include "config.h"

#include "report/assessment.h"

#include "base/text.h"
#include "base/utf8.h"

#include <string.h>

void assessment_add_path(struct text *out, const struct assessment *assessment)
{
	const char *path = assessment->path;
	size_t len = strlen(path);

	for (size_t at = 0; at < len;) {
		size_t valid = utf8_first_fault(path + at, len - at);

		text_add(out, path + at, valid);
		at += valid;
		if (at < len) {
			text_add_string(out, "\uFFFD");
			at++;
		}
	}
}

const char *assessment_subject(const struct assessment *assessment)
{
	size_t item = form_item(assessment->form, FORM_SUBJECT_ID);

	return item == FORM_NONE ? "" : assessment_answer(assessment, item);
}

const char *assessment_answer(const struct assessment *assessment, size_t item)
{
	/* An answer that the item does not take is open, and does not count as one. */
	if (assessment->answers->of[item].kind == ANSWER_OPEN)
		return "";
	return answers_event(assessment->answers, item)->answer;
}

size_t assessment_level(const struct assessment *assessment)
{
	return assessment->score->is_settled ? assessment->score->level_low : FORM_NONE;
}

/* True where the item is a requirement of the group itself. */
static bool is_own_requirement(const struct form *form, size_t group, size_t item)
{
	return form->items[item].group == group && form->items[item].role == ROLE_REQUIREMENT;
}

bool assessment_is_section(const struct assessment *assessment, size_t item)
{
	const struct form *form = assessment->form;

	for (size_t i = item + 1; i < form->items[item].end; i++) {
		if (is_own_requirement(form, item, i))
			return true;
	}
	return false;
}

struct tally assessment_section(const struct assessment *assessment, size_t group)
{
	const struct form *form = assessment->form;
	struct tally sum = {0};

	for (size_t i = group + 1; i < form->items[group].end; i++) {
		struct tally one;

		if (!is_own_requirement(form, group, i))
			continue;
		one = answers_tally(assessment->answers, i, i + 1);
		sum.met += one.met;
		sum.not_met += one.not_met;
		sum.na += one.na;
		sum.open += one.open;
	}
	return sum;
}

const char *assessment_warned_item(const struct assessment *assessment,
				   const struct warning *warning)
{
	if (warning->item != FORM_NONE)
		return assessment->form->items[warning->item].id;
	return warning->seq > 0 ? assessment->answers->events[warning->seq - 1].item : NULL;
}
