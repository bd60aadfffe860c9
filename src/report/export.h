/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row a question: the columns that every export of answers has, and that import reads back. */
#ifndef CAGRADE_REPORT_EXPORT_H
#define CAGRADE_REPORT_EXPORT_H

#include "base/i18n.h"
#include "base/text.h"
#include "report/assessment.h"

enum export_column {
	EXPORT_ITEM,
	EXPORT_CLAUSE,
	EXPORT_QUESTION,    /* in the language */
	EXPORT_ANSWER,	    /* in the record's spelling */
	EXPORT_ANSWER_WORD, /* yes, no and n.a. in the language */
	EXPORT_NOTE,
	EXPORT_FLAG,
	EXPORT_METHOD,
	EXPORT_REF,
	EXPORT_SAMPLE,
	EXPORT_ROLE,
	EXPORT_BY,
	EXPORT_TIME,
	EXPORT_SEQ, /* the row that stated the question last */
	EXPORT_COLUMN_COUNT
};

/* The column as its header spells it in every language: "answer_word". */
const char *export_name(enum export_column column);

/* What an answer is called in words; "" of one that is no word. */
const char *export_word(enum answer_kind kind, enum language language);

/* Add the text of one cell as it is, without guard or mark; nothing where there is none. */
void export_add(struct text *out, const struct assessment *assessment, size_t item,
		enum export_column column, enum language language);

/* True where a cell of the column holds a text that people wrote, so that it must not be taken for
 * a number or a date. */
bool export_is_text(const struct form *form, size_t item, enum export_column column);

#endif
