/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an answer rests on, as people write it. */
#include "config.h"

#include "model/evidence.h"

#include "base/i18n.h"
#include "base/text.h"
#include "model/search.h"
#include "record/event.h"

#include <assert.h>
#include <string.h>

const char *evidence_key_word(enum evidence_key key)
{
	static const char *const words[EVIDENCE_KEY_COUNT] = {
	    [EVIDENCE_METHOD] = "method",
	    [EVIDENCE_REF] = "ref",
	    [EVIDENCE_SAMPLE] = "sample",
	    [EVIDENCE_ROLE] = "role",
	};

	assert(key < EVIDENCE_KEY_COUNT);
	return words[key];
}

void evidence_add_value(struct text *out, const char *evidence, enum evidence_key key)
{
	(void)evidence_get(evidence, evidence_key_word(key), out); /* nothing is a value too */
}

void evidence_add_key(struct text *out, enum evidence_key key, const char *value)
{
	evidence_add(out, evidence_key_word(key), value);
}

const char *evidence_words(void)
{
	return _(
	    "evidence is written as method=interview; ref=CPS 4.1; sample=12/300; role=auditor, "
	    "and the method is document, interview, observation or test");
}

static const char *const methods[EVIDENCE_METHOD_COUNT][2] = {
    {"document", N_("document")},
    {"interview", N_("interview")},
    {"observation", N_("observation")},
    {"test", N_("test")},
};

const char *evidence_method(size_t number)
{
	assert(number < EVIDENCE_METHOD_COUNT);
	return methods[number][0];
}

const char *evidence_method_words(const char *method)
{
	for (size_t i = 0; i < EVIDENCE_METHOD_COUNT; i++) {
		if (strcmp(methods[i][0], method) == 0)
			return _(methods[i][1]);
	}
	return method;
}

static bool is_method(const char *value)
{
	for (size_t i = 0; i < EVIDENCE_METHOD_COUNT; i++) {
		if (strcmp(methods[i][0], value) == 0)
			return true;
	}
	return false;
}

/* A spreadsheet may have made a date of `12/30`, which this finds. */
static bool is_sample(const char *value)
{
	static const char digits[] = "0123456789";
	size_t part = strspn(value, digits);
	size_t whole = value[part] == '/' ? strspn(value + part + 1, digits) : 0;

	return part > 0 && whole > 0 && value[part + 1 + whole] == '\0';
}

bool evidence_read_value(enum evidence_key key, const char *written, struct text *out)
{
	struct text folded = TEXT_EMPTY;
	bool is_free = key == EVIDENCE_REF || key == EVIDENCE_ROLE;
	bool fits;

	if (is_free) {
		text_add_string(out, written);
		return true;
	}
	search_add_key(&folded, written);
	fits = folded.len == 0 ||
	       (key == EVIDENCE_METHOD ? is_method(folded.bytes) : is_sample(folded.bytes));
	if (fits)
		text_add_string(out, folded.bytes);
	text_release(&folded);
	return fits;
}

/* How many `key=value` stand there; blank ones do not count. */
static size_t count_pairs(const char *written)
{
	size_t count = 0;
	bool is_blank = true;

	for (const char *at = written; *at != '\0'; at++) {
		if (*at == ';') {
			is_blank = true;
			continue;
		}
		if (*at != ' ' && is_blank) {
			is_blank = false;
			count++;
		}
		if (*at == '\\' && at[1] != '\0')
			at++;
	}
	return count;
}

bool evidence_read(const char *written, struct text *out)
{
	struct text evidence = TEXT_EMPTY;
	struct text raw = TEXT_EMPTY;
	struct text value = TEXT_EMPTY;
	size_t found = 0;
	bool fits = true;

	for (enum evidence_key key = 0; key < EVIDENCE_KEY_COUNT; key++) {
		text_clear(&raw);
		text_clear(&value);
		if (!evidence_get(written, evidence_key_word(key), &raw))
			continue;
		found++;
		fits = evidence_read_value(key, raw.bytes, &value) && fits;
		evidence_add(&evidence, evidence_key_word(key), value.bytes);
	}
	/* A pair that no key took is unknown or stands twice. */
	fits = fits && found == count_pairs(written);
	if (fits)
		text_add_string(out, evidence.bytes);
	text_release(&evidence);
	text_release(&raw);
	text_release(&value);
	return fits;
}

static void add_value(struct text *out, enum evidence_key key, const char *value)
{
	static const char *const sentences[EVIDENCE_KEY_COUNT] = {
	    [EVIDENCE_REF] = N_("reference %s"),
	    [EVIDENCE_SAMPLE] = N_("sample %s"),
	    [EVIDENCE_ROLE] = N_("told by %s"),
	};

	if (out->len > 0)
		text_add_string(out, _("; "));
	if (sentences[key])
		text_printf(out, _(sentences[key]), value);
	else
		text_add_string(out, evidence_method_words(value));
}

void evidence_add_words(struct text *out, const char *evidence)
{
	struct text words = TEXT_EMPTY;
	struct text value = TEXT_EMPTY;

	for (enum evidence_key key = 0; key < EVIDENCE_KEY_COUNT; key++) {
		text_clear(&value);
		if (evidence_get(evidence, evidence_key_word(key), &value) && value.len > 0)
			add_value(&words, key, value.bytes);
	}
	text_clear(&value);
	text_add_string(out, evidence_read(evidence, &value) ? words.bytes : evidence);
	text_release(&words);
	text_release(&value);
}
