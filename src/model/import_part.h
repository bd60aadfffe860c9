/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the import share; nobody else includes this. */
#ifndef CAGRADE_MODEL_IMPORT_PART_H
#define CAGRADE_MODEL_IMPORT_PART_H

#include "base/sheet.h"
#include "model/import.h"

/* The columns that count. */
enum import_column {
	COLUMN_ITEM,
	COLUMN_ANSWER,
	COLUMN_NOTE,
	COLUMN_FLAG,
	COLUMN_EVIDENCE,
	COLUMN_METHOD, /* this and the next three in the order of enum evidence_key */
	COLUMN_REF,
	COLUMN_SAMPLE,
	COLUMN_ROLE,
	COLUMN_BY,
	COLUMN_TIME,
	COLUMN_SEQ,
	COLUMN_WORD, /* the answer in words, which does not count */
	COLUMN_COUNT
};

#define IMPORT_NOWHERE ((size_t)-1) /* a column that the sheet lacks; a string not given */

/* What one row changes, by where its strings begin in the pool, which still grows. */
struct import_draft {
	size_t item;
	size_t row; /* its number in the sheet */
	size_t answer, note, flag, evidence, by, time;
};

/* A sheet on its way in. */
struct import_reading {
	const char *name;
	const struct form *form;
	const struct answers *answers;
	bool begins;
	struct diag_list *diags;

	struct sheet sheet;
	size_t column_at[COLUMN_COUNT]; /* in the rows of this sheet, or IMPORT_NOWHERE */
	size_t *row_of;			/* by item: the number of its row; 0: not yet seen */
	struct text pool;
	VEC(struct import_draft) drafts;
};

/* Read one row behind the header: a draft where it changes something, and each of its faults. */
void import_row_read(struct import_reading *reading, size_t row);

/* Read a record in place of a sheet: a draft for each item that its last row states otherwise. */
void import_record_read(struct import_reading *reading, const char *bytes, size_t len);

/* Note a fault; column is one of the sheet's own, or IMPORT_NOWHERE for the whole row. */
void import_complain(struct import_reading *reading, size_t row, size_t column, enum diag_code code,
		     const char *detail_1, const char *detail_2);

#endif
