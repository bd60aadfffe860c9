/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an answer rests on, brought from the way people write it into the record's spelling. */
#ifndef CAGRADE_MODEL_EVIDENCE_H
#define CAGRADE_MODEL_EVIDENCE_H

#include "record/evidence.h"

/* Read one value into the record's spelling, added to out: the case and width of a method and of a
 * sample do not matter.  "" is fine.  False, and nothing added, where it does not fit the key. */
bool evidence_read_value(enum evidence_key key, const char *written, struct text *out);

/* Read a whole evidence, `key=value; …` in any order, into the record's spelling, added to out.
 * False, and nothing added, where it is not evidence_is_ours() or a value does not fit. */
bool evidence_read(const char *written, struct text *out);

/* What evidence looks like, in one sentence for people, translated. */
const char *evidence_hint(void);

#endif
