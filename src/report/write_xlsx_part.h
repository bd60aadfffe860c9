/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the workbook share; nobody else includes this. */
#ifndef CAGRADE_REPORT_WRITE_XLSX_PART_H
#define CAGRADE_REPORT_WRITE_XLSX_PART_H

#include "base/i18n.h"
#include "report/assessment.h"
#include "report/write_xlsx_book.h"

/* An assessment on its way into a workbook. */
struct xlsx {
	struct book *book;
	const struct assessment *assessment;
	enum language language;
};

/* Fill the whole book.  Yours: book_release(). */
void xlsx_fill(struct book *book, const struct assessment *assessment, enum language language);

/* Fill one sheet. */
void xlsx_add_scores(const struct xlsx *xlsx);
void xlsx_add_answers(const struct xlsx *xlsx);
void xlsx_add_findings(const struct xlsx *xlsx);
void xlsx_add_rulings(const struct xlsx *xlsx);
void xlsx_add_about(const struct xlsx *xlsx);

/* The scores' columns. */
enum {
	SCORES_ID,
	SCORES_CLAUSE,
	SCORES_LABEL,
	SCORES_WEIGHT,
	SCORES_LOW,
	SCORES_HIGH,
	SCORES_WEIGHTED_LOW,
	SCORES_WEIGHTED_HIGH,
	SCORES_OPEN, /* how far the two ends are apart: a bar of the chart */
	SCORES_REMARK,
	SCORES_COLUMN_COUNT,
	/* the table of levels has columns of its own */
	LEVELS_ID = SCORES_ID,
	LEVELS_MIN = SCORES_CLAUSE,
	LEVELS_LABEL = SCORES_LABEL
};

/* The rows of what follows the indicators. */
struct xlsx_rows {
	size_t total, level, eligible, result;
	size_t first_level, last_level;
};

/* Add total, level, eligibility and result below the indicators. */
void xlsx_add_result(const struct xlsx *xlsx, const struct xlsx_rows *rows);

/* Put the sum of what an indicator's children weigh, FORM_NONE for the total's, into SCORES_LOW or
 * SCORES_HIGH. */
void xlsx_put_sum(const struct xlsx *xlsx, size_t row, size_t column, size_t parent,
		  enum book_style style, struct decimal value);

/* Put how far apart the two ends in the row are. */
void xlsx_put_open(const struct xlsx *xlsx, size_t row, const struct corridor *score);

/* Add what a formula of another sheet calls the cell that holds the item's answer. */
void xlsx_add_answer_cell(struct text *out, const struct xlsx *xlsx, size_t item);

/* Add a row of headers. */
void xlsx_add_header(const struct xlsx *xlsx, size_t sheet, size_t row, const char *const *headers,
		     size_t count);

#endif
