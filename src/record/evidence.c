/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an answer rests on, as a record spells it, and in words. */
#include "config.h"

#include "record/evidence.h"

#include "base/i18n.h"
#include "base/text.h"

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

/* Where the part that begins here ends: at a `;` without a backslash before it, or at the end. */
static const char *part_end(const char *part)
{
	while (*part != '\0' && *part != ';')
		part += part[0] == '\\' && part[1] != '\0' ? 2 : 1;
	return part;
}

/* Step over the blanks before a part, and over `key=`.  False where the part is of another key. */
static bool take_key(const char **part, const char *key)
{
	const char *at = *part + strspn(*part, " ");
	size_t len = strlen(key);

	if (strncmp(at, key, len) != 0 || at[len] != '=')
		return false;
	*part = at + len + 1;
	return true;
}

bool evidence_get(const char *evidence, const char *key, struct text *out)
{
	const char *at = evidence;

	while (*at != '\0') {
		const char *end = part_end(at);

		if (take_key(&at, key)) {
			for (; at < end; at++) {
				if (*at == '\\' && at + 1 < end)
					at++;
				text_add_byte(out, *at);
			}
			return true;
		}
		at = *end == ';' ? end + 1 : end;
	}
	return false;
}

void evidence_add(struct text *out, const char *key, const char *value)
{
	if (*value == '\0')
		return;
	if (out->len > 0)
		text_add_string(out, "; ");
	text_add_string(out, key);
	text_add_byte(out, '=');
	for (; *value != '\0'; value++) {
		if (*value == ';' || *value == '\\')
			text_add_byte(out, '\\');
		text_add_byte(out, *value);
	}
}

static bool is_blank(const char *part, const char *end)
{
	return part + strspn(part, " ") >= end;
}

/* The key of a part; EVIDENCE_KEY_COUNT where it is none of ours. */
static enum evidence_key key_of(const char *part)
{
	enum evidence_key key = 0;

	while (key < EVIDENCE_KEY_COUNT && !take_key(&part, evidence_key_word(key)))
		key++;
	return key;
}

bool evidence_is_ours(const char *evidence)
{
	bool is_there[EVIDENCE_KEY_COUNT] = {false};
	const char *end;

	for (const char *at = evidence; *at != '\0'; at = *end == ';' ? end + 1 : end) {
		enum evidence_key key = key_of(at);

		end = part_end(at);
		if (is_blank(at, end))
			continue;
		if (key == EVIDENCE_KEY_COUNT || is_there[key])
			return false;
		is_there[key] = true;
	}
	return true;
}

static void add_part(struct text *out, enum evidence_key key, const char *value)
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
			add_part(&words, key, value.bytes);
	}
	text_add_string(out, evidence_is_ours(evidence) ? words.bytes : evidence);
	text_release(&words);
	text_release(&value);
}
