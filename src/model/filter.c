/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which questions are shown. */
#include "config.h"

#include "model/filter.h"

#include "base/i18n.h"
#include "base/text.h"
#include "model/search.h"
#include "model/session.h"

#include <assert.h>
#include <string.h>

#define ALL N_("all")
#define ENUMERATION_COMMA "\u3001" /* what parts words in Chinese */

static const char *const words[KIND_COUNT] = {
    [KIND_OPEN] = N_("open"),	    [KIND_NO] = N_("no"),
    [KIND_FLAGGED] = N_("flagged"), [KIND_CONTRADICTORY] = N_("contradictory"),
    [KIND_MOVING] = N_("moving"),
};

/* The warnings that say that two statements do not go together; the others miss a note. */
static const enum check_code contradictions[] = {
    CHECK_CONTRADICTION, CHECK_NA_MIXED,    CHECK_NA_SCORED,
    CHECK_SCORE_DIFFERS, CHECK_LEVEL_TRAIT, CHECK_PART_ABOVE_WHOLE,
};

const char *filter_word(enum kind kind)
{
	assert(kind < KIND_COUNT);
	return words[kind];
}

void filter_add_words(struct text *out, unsigned filter)
{
	const char *comma = "";

	if (filter == FILTER_ALL)
		text_add_string(out, ALL);
	for (enum kind kind = 0; kind < KIND_COUNT; kind++) {
		if (!(filter & FILTER_OF(kind)))
			continue;
		text_printf(out, "%s%s", comma, words[kind]);
		comma = ",";
	}
}

void filter_add_names(struct text *out, unsigned filter)
{
	const char *comma = "";

	if (filter == FILTER_ALL)
		text_add_string(out, _(ALL));
	for (enum kind kind = 0; kind < KIND_COUNT; kind++) {
		if (!(filter & FILTER_OF(kind)))
			continue;
		text_printf(out, "%s%s", comma, _(words[kind]));
		comma = _(", "); /* TRANSLATORS: between the kinds of questions that are shown */
	}
}

/* Step over a string that stands there.  False where it does not. */
static bool take(const char **at, const char *string)
{
	size_t len = strlen(string);

	if (strncmp(*at, string, len) != 0)
		return false;
	*at += len;
	return true;
}

/* Step over a kind's word or name; KIND_COUNT where there is none.  No word begins another. */
static enum kind take_kind(const char **at)
{
	enum kind kind = 0;

	while (kind < KIND_COUNT && !take(at, words[kind]) && !take(at, _(words[kind])))
		kind++;
	return kind;
}

static bool take_comma(const char **at)
{
	bool is_there;

	*at += strspn(*at, " ");
	is_there = take(at, ",") || take(at, ENUMERATION_COMMA);
	*at += strspn(*at, " ");
	return is_there;
}

/* Read the words of a key of search.h.  False where they are no filter. */
static bool read_kinds(const char *at, unsigned *filter)
{
	do {
		enum kind kind = take_kind(&at);

		if (kind == KIND_COUNT)
			return false;
		*filter |= FILTER_OF(kind);
	} while (take_comma(&at));
	return *at == '\0';
}

bool filter_parse(const char *string, unsigned *out)
{
	struct text key = TEXT_EMPTY;
	unsigned filter = FILTER_ALL;
	bool is_filter;

	search_add_key(&key, string);
	is_filter = strcmp(key.bytes, ALL) == 0 || strcmp(key.bytes, _(ALL)) == 0 ||
		    read_kinds(key.bytes, &filter);
	if (is_filter)
		*out = filter;
	text_release(&key);
	return is_filter;
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

/* Open in the record, and not answered by what is still to be saved. */
static bool is_open(const struct session *session, size_t item)
{
	return answers_is_open(&session->answers, item) &&
	       (!session_is_pending(session, item) || session_answer(session, item)[0] == '\0');
}

static bool is_of_kind(enum kind kind, const struct session *session, size_t item)
{
	const struct answers *answers = &session->answers;

	switch (kind) {
	case KIND_OPEN:
		return is_open(session, item);
	case KIND_NO:
		return answers->of[item].kind == ANSWER_NO;
	case KIND_FLAGGED:
		return answers_flag(answers, item)[0] != '\0';
	case KIND_CONTRADICTORY:
		return is_contradictory(&session->warnings, item);
	case KIND_MOVING:
		return session->is_mover[item] && is_open(session, item);
	case KIND_COUNT:
		break;
	}
	return false;
}

bool filter_takes(unsigned filter, const struct session *session, size_t item)
{
	for (enum kind kind = 0; kind < KIND_COUNT; kind++) {
		if ((filter & FILTER_OF(kind)) && is_of_kind(kind, session, item))
			return true;
	}
	return filter == FILTER_ALL;
}
