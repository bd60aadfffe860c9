/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which questions are shown. */
#include "config.h"

#include "model/filter.h"

#include "score/answers.h"
#include "score/check.h"

#include <assert.h>
#include <string.h>

static const char *const words[FILTER_COUNT] = {
    [FILTER_ALL] = "all",
    [FILTER_OPEN] = "open",
    [FILTER_NO] = "no",
    [FILTER_FLAGGED] = "flagged",
    [FILTER_CONTRADICTORY] = "contradictory",
};

/* The warnings that say that two statements do not go together; the others miss a note. */
static const enum check_code contradictions[] = {
    CHECK_CONTRADICTION, CHECK_NA_MIXED,    CHECK_NA_SCORED,
    CHECK_SCORE_DIFFERS, CHECK_LEVEL_TRAIT, CHECK_PART_ABOVE_WHOLE,
};

const char *filter_word(enum filter filter)
{
	assert(filter < FILTER_COUNT);
	return words[filter];
}

bool filter_parse(const char *word, enum filter *out)
{
	for (size_t i = 0; i < FILTER_COUNT; i++) {
		if (strcmp(words[i], word) == 0) {
			*out = (enum filter)i;
			return true;
		}
	}
	return false;
}

/* True where the list holds that warning.  It stands in order of codes, then items: a form may have
 * very many of both, so it is halved and not walked. */
static bool has_warning(const struct warnings *warnings, enum check_code code, size_t item)
{
	size_t first = 0;
	size_t end = warnings->list.count;

	while (first < end) {
		size_t middle = first + (end - first) / 2;
		const struct warning *warning = &warnings->list.at[middle];

		if (warning->code == code && warning->item == item)
			return true;
		if (warning->code < code || (warning->code == code && warning->item < item))
			first = middle + 1;
		else
			end = middle;
	}
	return false;
}

static bool is_contradictory(const struct warnings *warnings, size_t item)
{
	for (size_t i = 0; i < sizeof contradictions / sizeof *contradictions; i++) {
		if (has_warning(warnings, contradictions[i], item))
			return true;
	}
	return false;
}

bool filter_takes(enum filter filter, size_t item, const struct answers *answers,
		  const struct warnings *warnings)
{
	switch (filter) {
	case FILTER_OPEN:
		return answers_is_open(answers, item);
	case FILTER_NO:
		return answers->of[item].kind == ANSWER_NO;
	case FILTER_FLAGGED:
		return answers_flag(answers, item)[0] != '\0';
	case FILTER_CONTRADICTORY:
		return is_contradictory(warnings, item);
	case FILTER_ALL:
	case FILTER_COUNT:
		break;
	}
	return true;
}
