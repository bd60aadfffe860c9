/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers from a spreadsheet's CSV, read against a form and what is answered so far. */
#ifndef CAGRADE_MODEL_IMPORT_H
#define CAGRADE_MODEL_IMPORT_H

#include "base/diag.h"
#include "base/status.h"
#include "base/text.h"
#include "model/session.h"

/* What a sheet would change. */
struct import {
	VEC(struct session_change) changes; /* what differs from the record, in sheet order */
	VEC(size_t) rows;		    /* the number of each change's row in the sheet */
	struct text pool;		    /* the strings of the changes */
};

/* Read a sheet: CSV (comma, semicolon or tab), columns found by header in any order, `item` and
 * `answer` needed; `note`, `flag`, `evidence` or else `method`, `ref`, `sample` and `role`, `by`,
 * `time` and `seq` taken, others ignored.
 *
 * An absent column and an empty cell change nothing, and an answer is opened by `open` or its
 * Chinese word.  What is unchanged is no change.  `seq` is the row that was exported: a cell is
 * held against that row, so that one left as exported changes nothing, one emptied counts (but for
 * the answer), and one changed on both sides is a fault.
 *
 * Another record, an altered one too, is taken like a sheet: the last state of each item counts.
 *
 * answers  of the record as it stands, or of none
 * begins   the record is begun by this import: then `by` and `time` count, and `seq` does not
 * errors   BAD_DATA: every fault is in diags, by row and column; *out is empty then
 * owner    import_release() in any case */
CHECKED enum status import_read(const char *name, const char *bytes, size_t len,
				const struct form *form, const struct answers *answers, bool begins,
				struct import *out, struct diag_list *diags);
void import_release(struct import *import);

/* Read one answer as people write it (`Yes`, `Y`, TRUE, the Chinese words, full-width digits, `3.0`
 * for 3, `open`) into the record's spelling, added to out.  False where it is none of these; the
 * answer may still not fit the item: answer_parse() tells. */
bool import_answer(const struct item *item, const char *written, struct text *out);

/* The same, held against the item: REFUSAL_NONE where the item takes it, with the record's spelling
 * added to out; else why it does not, and nothing added. */
enum refusal import_parse(const struct item *item, const char *written, struct text *out);

#endif
