/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an answer rests on, brought from the way people write it into the record's spelling. */
#include "config.h"

#include "model/evidence.h"

#include "base/i18n.h"
#include "base/text.h"
#include "model/search.h"

#include <string.h>

const char *evidence_hint(void)
{
	return _(
	    "evidence is written as method=interview; ref=CPS 4.1; sample=12/300; role=auditor, "
	    "and the method is document, interview, observation or test");
}

static bool is_method(const char *value)
{
	for (size_t i = 0; i < EVIDENCE_METHOD_COUNT; i++) {
		if (strcmp(evidence_method(i), value) == 0)
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

bool evidence_read(const char *written, struct text *out)
{
	struct text evidence = TEXT_EMPTY;
	struct text raw = TEXT_EMPTY;
	struct text value = TEXT_EMPTY;
	bool fits = evidence_is_ours(written);

	for (enum evidence_key key = 0; key < EVIDENCE_KEY_COUNT; key++) {
		text_clear(&raw);
		text_clear(&value);
		if (!evidence_get(written, evidence_key_word(key), &raw))
			continue;
		fits = evidence_read_value(key, raw.bytes, &value) && fits;
		evidence_add(&evidence, evidence_key_word(key), value.bytes);
	}
	if (fits)
		text_add_string(out, evidence.bytes);
	text_release(&evidence);
	text_release(&raw);
	text_release(&value);
	return fits;
}
