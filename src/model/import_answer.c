/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One answer as people write it, brought into the record's spelling. */
#include "config.h"

#include "base/text.h"
#include "model/import.h"
#include "model/search.h"
#include "score/answers.h"

#include <assert.h>
#include <string.h>

/* The words, as search keys.  No number is among them: 1 may be meant for yes, or for one. */
static const struct word {
	const char *written;
	const char *answer;
} words[] = {
    {"yes", "yes"}, {"y", "yes"},  {"true", "yes"}, {"是", "yes"},    {"√", "yes"},
    {"✓", "yes"},   {"✔", "yes"},  {"no", "no"},    {"n", "no"},      {"false", "no"},
    {"否", "no"},   {"×", "no"},   {"✗", "no"},	    {"✘", "no"},      {"na", "na"},
    {"n.a.", "na"}, {"n.a", "na"}, {"n/a", "na"},   {"不适用", "na"}, {"not applicable", "na"},
};

static bool is_open_word(const char *key)
{
	return key[0] == '\0' || strcmp(key, "open") == 0 || strcmp(key, "未答") == 0;
}

static bool read_word(const char *key, struct text *out)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (strcmp(words[i].written, key) == 0) {
			text_add_string(out, words[i].answer);
			return true;
		}
	}
	return false;
}

static bool read_number(const char *key, struct text *out)
{
	struct decimal number;

	if (!decimal_parse(key, &number))
		return false;
	decimal_print(out, number, 0);
	return true;
}

/* Step over a number of min to max digits; add it to out, with two digits at least. */
static bool take_digits(const char **at, size_t min, size_t max, struct text *out)
{
	size_t len = strspn(*at, "0123456789");

	if (len < min || len > max)
		return false;
	if (len == 1)
		text_add_byte(out, '0');
	text_add(out, *at, len);
	*at += len;
	return true;
}

/* Step over what parts the year from the month, and that from the day; add it as we write it. */
static bool take_parting(const char **at, struct text *out)
{
	static const char *const partings[] = {"-", "/", ".", "年", "月"};

	for (size_t i = 0; i < sizeof partings / sizeof *partings; i++) {
		size_t len = strlen(partings[i]);

		if (strncmp(*at, partings[i], len) == 0) {
			*at += len;
			text_add_byte(out, '-');
			return true;
		}
	}
	return false;
}

/* Read a day that begins with its year, however a spreadsheet parts it: 2026/1/5, 2026.1.5 and
 * 2026年1月5日.  One that begins with the day or the month is ambiguous. */
static bool read_date(const char *key, struct text *out)
{
	size_t start = out->len;

	if (take_digits(&key, 4, 4, out) && take_parting(&key, out) &&
	    take_digits(&key, 1, 2, out) && take_parting(&key, out) &&
	    take_digits(&key, 1, 2, out) && (*key == '\0' || strcmp(key, "日") == 0))
		return true;
	text_cut(out, start);
	return false;
}

static bool read_by_type(const struct item *item, const char *key, const char *written,
			 struct text *out)
{
	switch (item->type) {
	case ITEM_TEXT:
		text_add_string(out, written);
		return true;
	case ITEM_DATE:
		return read_date(key, out);
	case ITEM_YESNO:
	case ITEM_INTEGER:
	case ITEM_DECIMAL:
	case ITEM_SCORE:
	case ITEM_GROUP:
		break;
	}
	return read_word(key, out) || read_number(key, out);
}

bool import_answer(const struct item *item, const char *written, struct text *out)
{
	struct text key = TEXT_EMPTY;
	bool is_read;

	search_add_key(&key, written);
	is_read = is_open_word(key.bytes) || read_by_type(item, key.bytes, written, out);
	text_release(&key);
	return is_read;
}

enum refusal import_parse(const struct item *item, const char *written, struct text *out)
{
	size_t start = out->len;
	enum refusal refusal;

	if (!import_answer(item, written, out)) {
		/* What is no answer of any kind is refused for the reason that the item gives. */
		refusal = answer_parse(item, written, NULL);
		assert(refusal != REFUSAL_NONE);
		return refusal;
	}
	refusal = answer_parse(item, out->bytes + start, NULL);
	if (refusal != REFUSAL_NONE)
		text_cut(out, start);
	return refusal;
}
