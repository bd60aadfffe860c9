/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an answer rests on, as a record spells it: `key=value; …`.  In a value `;` and `\` are
 * written with a `\` before them. */
#ifndef CAGRADE_RECORD_EVIDENCE_H
#define CAGRADE_RECORD_EVIDENCE_H

#include <stdbool.h>
#include <stddef.h>

struct text;

/* The keys that inspectors fill, in the order in which we write them. */
enum evidence_key {
	EVIDENCE_METHOD, /* one of the methods below */
	EVIDENCE_REF,	 /* what was seen: any text */
	EVIDENCE_SAMPLE, /* how many of how many: `12/300` */
	EVIDENCE_ROLE,	 /* whose word it is: any text */
	EVIDENCE_KEY_COUNT
};

/* The key as it is written: "method". */
const char *evidence_key_word(enum evidence_key key);

#define EVIDENCE_METHOD_COUNT 4

/* The methods as they are written: "document"; and in words, translated ("" and what is no method
 * stay as they are). */
const char *evidence_method(size_t number);
const char *evidence_method_words(const char *method);

/* The value of any key added to out; false where the key is not there. */
bool evidence_get(const char *evidence, const char *key, struct text *out);

/* Add `key=value`, with `; ` before it where out is not empty; nothing where value is "". */
void evidence_add(struct text *out, const char *key, const char *value);

/* True where each of its parts is one of the keys above with a value, and none stands there twice.
 */
bool evidence_is_ours(const char *evidence);

/* Add it in words, translated, in our order: "interview; reference CPS 4.1; sample 12/300; told by
 * the auditor".  What is not ours is added as it stands. */
void evidence_add_words(struct text *out, const char *evidence);

#endif
