/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding questions by words of either language, whatever their case and width. */
#include "config.h"

#include "model/search.h"

#include "base/text.h"
#include "base/utf8.h"
#include "score/answers.h"

#include <string.h>

void search_add_key(struct text *out, const char *typed)
{
	static const char blanks[] = " \t\n";
	struct text key = TEXT_EMPTY;
	const char *start;
	size_t len;

	/* The key is trimmed, not what was typed: a full-width blank folds to a plain one. */
	utf8_add_search_key(&key, typed, strlen(typed));
	start = key.bytes + strspn(key.bytes, blanks);
	len = strlen(start);
	while (len > 0 && strchr(blanks, start[len - 1]))
		len--;
	text_add(out, start, len);
	text_release(&key);
}

static bool holds(const char *string, const char *key, struct text *folded)
{
	text_clear(folded);
	utf8_add_search_key(folded, string, strlen(string));
	return strstr(folded->bytes, key) != NULL;
}

static bool label_holds(const struct label *label, const char *key, struct text *folded)
{
	for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
		if (holds(label->in[i], key, folded))
			return true;
	}
	return false;
}

/* folded is room that every comparison uses anew. */
static bool item_holds(const struct item *item, const char *key, struct text *folded)
{
	return holds(item->id, key, folded) || holds(item->clause, key, folded) ||
	       label_holds(&item->label, key, folded) || label_holds(&item->hint, key, folded);
}

static bool answer_holds(const struct answers *answers, size_t item, const char *key,
			 struct text *folded)
{
	const struct event *event = answers_event(answers, item);

	return event &&
	       (holds(event->note, key, folded) || (answers->form->items[item].type == ITEM_TEXT &&
						    holds(event->answer, key, folded)));
}

/* True where a group whose first question this is says it. */
static bool heading_holds(const struct form *form, size_t item, const char *key,
			  struct text *folded)
{
	while (item > 0 && form->items[item - 1].type == ITEM_GROUP) {
		item--;
		if (item_holds(&form->items[item], key, folded))
			return true;
	}
	return false;
}

bool search_matches(const struct answers *answers, size_t item, const char *key)
{
	struct text folded = TEXT_EMPTY;
	bool is_found = key[0] != '\0' && (item_holds(&answers->form->items[item], key, &folded) ||
					   answer_holds(answers, item, key, &folded) ||
					   heading_holds(answers->form, item, key, &folded));

	text_release(&folded);
	return is_found;
}

/* Walk round the form in steps of `step`, which is 1, or item_count - 1 to go back. */
static size_t walk(const struct answers *answers, size_t from, const char *key, size_t step)
{
	const struct form *form = answers->form;
	size_t at = from;

	for (size_t i = 0; i < form->item_count; i++) {
		at = (at + step) % form->item_count;
		if (form->items[at].type != ITEM_GROUP && search_matches(answers, at, key))
			return at;
	}
	return FORM_NONE;
}

size_t search_next(const struct answers *answers, size_t from, const char *key)
{
	return walk(answers, from, key, 1);
}

size_t search_previous(const struct answers *answers, size_t from, const char *key)
{
	return walk(answers, from, key, answers->form->item_count - 1);
}

/* A string folded grapheme by grapheme, so that a place in the key's spelling leads back to whole
 * graphemes of the string: one may fold to several bytes more or fewer. */
struct folding {
	struct text folded;
	VEC(size_t) starts;  /* of each grapheme in the string, and the string's end */
	VEC(size_t) borders; /* of each grapheme in folded, and folded's end */
};

static void fold(struct folding *folding, const char *string)
{
	size_t len = strlen(string);
	size_t at = 0;

	while (at < len) {
		size_t next = utf8_next(string, len, at);

		*vec_push(&folding->starts) = at;
		*vec_push(&folding->borders) = folding->folded.len;
		utf8_add_search_key(&folding->folded, string + at, next - at);
		at = next;
	}
	*vec_push(&folding->starts) = len;
	*vec_push(&folding->borders) = folding->folded.len;
}

static void folding_release(struct folding *folding)
{
	text_release(&folding->folded);
	vec_release(&folding->starts);
	vec_release(&folding->borders);
}

/* Add the graphemes that the bytes [hit, hit_end) of the folded string touch.  *grapheme is where
 * to look from; it ends behind the last one touched. */
static void add_span(struct search_spans *spans, const struct folding *folding, size_t hit,
		     size_t hit_end, size_t *grapheme)
{
	size_t start;

	while (folding->borders.at[*grapheme + 1] <= hit)
		(*grapheme)++;
	start = folding->starts.at[*grapheme];
	while (folding->borders.at[*grapheme] < hit_end)
		(*grapheme)++;
	*vec_push(&spans->list) = (struct search_span){
	    .start = start,
	    .len = folding->starts.at[*grapheme] - start,
	};
}

void search_find(struct search_spans *spans, const char *string, const char *key)
{
	struct folding folding = {.folded = TEXT_EMPTY};
	size_t key_len = strlen(key);
	size_t grapheme = 0;
	const char *hit;

	vec_clear(&spans->list);
	if (key_len == 0)
		return;
	fold(&folding, string);
	hit = strstr(folding.folded.bytes, key);
	while (hit) {
		size_t at = (size_t)(hit - folding.folded.bytes);

		add_span(spans, &folding, at, at + key_len, &grapheme);
		hit = strstr(folding.folded.bytes + folding.borders.at[grapheme], key);
	}
	folding_release(&folding);
}

void search_spans_release(struct search_spans *spans)
{
	vec_release(&spans->list);
}
