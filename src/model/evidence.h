/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an answer rests on, as people write it: checked, and brought into the record's spelling. */
#ifndef CAGRADE_MODEL_EVIDENCE_H
#define CAGRADE_MODEL_EVIDENCE_H

#include <stdbool.h>
#include <stddef.h>

struct text;

/* The keys of `key=value; …`, in the order in which we write them. */
enum evidence_key {
	EVIDENCE_METHOD, /* document, interview, observation or test */
	EVIDENCE_REF,	 /* what was seen: any text */
	EVIDENCE_SAMPLE, /* how many of how many: `12/300` */
	EVIDENCE_ROLE,	 /* whose word it is: any text */
	EVIDENCE_KEY_COUNT
};

/* The key as it is written: "method". */
const char *evidence_key_word(enum evidence_key key);

/* Read one value into the record's spelling, added to out: the case and width of a method and of a
 * sample do not matter.  "" is fine.  False, and nothing added, where it does not fit the key. */
bool evidence_read_value(enum evidence_key key, const char *written, struct text *out);

/* Read a whole evidence, `key=value; …` in any order, into the record's spelling, added to out.
 * False, and nothing added, where a key is unknown or stands twice, or a value does not fit. */
bool evidence_read(const char *written, struct text *out);

/* Add the value of one key of an evidence in the record's spelling; nothing where it is not there.
 */
void evidence_add_value(struct text *out, const char *evidence, enum evidence_key key);

/* Add one key and its value to an evidence in the record's spelling; nothing for "". */
void evidence_add_key(struct text *out, enum evidence_key key, const char *value);

#define EVIDENCE_METHOD_COUNT 4

/* The methods as they are written: "document"; and in words, translated ("" and what is no method
 * stay as they are). */
const char *evidence_method(size_t number);
const char *evidence_method_words(const char *method);

/* Add an evidence in words, translated: "interview; reference CPS 4.1; sample 12 of 300; told by
 * the auditor"; one that evidence_read() would not take as it stands. */
void evidence_add_words(struct text *out, const char *evidence);

/* What evidence looks like, in one sentence for people, translated. */
const char *evidence_words(void);

#endif
