/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the workbook's scores come to: total, level, eligibility and result, each by a formula. */
#include "config.h"

#include "report/write_xlsx_part.h"

#include "form/form.h"
#include "report/export.h"

static void put_label(const struct xlsx *xlsx, size_t row, const char *label)
{
	book_text(xlsx->book, BOOK_SCORES, row, SCORES_LABEL, BOOK_RESULT, label, NULL);
}

static void put_words(const struct xlsx *xlsx, size_t row, size_t column, const char *value,
		      const struct text *formula)
{
	book_text(xlsx->book, BOOK_SCORES, row, column, BOOK_RESULT, value, formula->bytes);
}

/* A column of the table of levels, from that level on. */
static struct book_name levels(const struct xlsx_rows *rows, size_t first, size_t column)
{
	return book_fixed_column(rows->first_level + first, rows->last_level, column);
}

/* Say where the total stands on a bound.  The lowest level has none that it could stand on. */
static void put_bound(const struct xlsx *xlsx, const struct xlsx_rows *rows)
{
	struct book_name low = book_cell(rows->total, SCORES_LOW);
	struct book_name high = book_cell(rows->total, SCORES_HIGH);
	const char *words = _("on the bound of two levels: the upper one counts");
	struct text formula = TEXT_EMPTY;

	if (xlsx->assessment->form->level_count < 2)
		return;
	text_printf(&formula, "=IF(AND(%s=%s,SUMPRODUCT(--(%s=%s))>0),\"%s\",\"\")", low.of,
		    high.of, levels(rows, 1, LEVELS_MIN).of, low.of, words);
	put_words(xlsx, rows->total, SCORES_REMARK,
		  xlsx->assessment->score->is_on_bound ? words : "", &formula);
	text_release(&formula);
}

static void put_total(const struct xlsx *xlsx, const struct xlsx_rows *rows)
{
	const struct corridor *total = &xlsx->assessment->score->total;

	book_text(xlsx->book, BOOK_SCORES, rows->total, SCORES_ID, BOOK_CODE, "total", NULL);
	put_label(xlsx, rows->total, _("Total"));
	xlsx_put_sum(xlsx, rows->total, SCORES_LOW, FORM_NONE, BOOK_RESULT, total->low);
	xlsx_put_sum(xlsx, rows->total, SCORES_HIGH, FORM_NONE, BOOK_RESULT, total->high);
	xlsx_put_open(xlsx, rows->total, total);
	put_bound(xlsx, rows);
}

/* The last level that begins at the total or below it. */
static void put_level(const struct xlsx *xlsx, const struct xlsx_rows *rows, size_t column,
		      size_t level)
{
	struct text formula = TEXT_EMPTY;

	text_printf(&formula, "=LOOKUP(%s,%s,%s)", book_cell(rows->total, column).of,
		    levels(rows, 0, LEVELS_MIN).of, levels(rows, 0, LEVELS_ID).of);
	put_words(xlsx, rows->level, column, xlsx->assessment->form->levels[level].id, &formula);
	text_release(&formula);
}

/* Add how many of the questions of eligibility are answered so; gives how many there are.  The 0
 * makes a number of a single truth value, which would be above every number. */
static size_t add_count(struct text *out, const struct xlsx *xlsx, const char *answer)
{
	const struct form *form = xlsx->assessment->form;
	size_t count = 0;

	text_add_byte(out, '0');
	for (size_t i = 0; i < form->item_count; i++) {
		if (form->items[i].role != ROLE_ELIGIBILITY)
			continue;
		text_add_string(out, "+(");
		xlsx_add_answer_cell(out, xlsx, i);
		text_printf(out, "=\"%s\")", answer);
		count++;
	}
	return count;
}

static const char *eligibility_word(const struct xlsx *xlsx, enum eligibility eligibility)
{
	if (eligibility == ELIGIBILITY_OPEN)
		return _("not known yet");
	return export_word(eligibility == ELIGIBLE ? ANSWER_YES : ANSWER_NO, xlsx->language);
}

/* 8.4.1: one yes bars every level, and only all no opens them. */
static void put_eligibility(const struct xlsx *xlsx, const struct xlsx_rows *rows)
{
	struct text yes = TEXT_EMPTY;
	struct text no = TEXT_EMPTY;
	struct text formula = TEXT_EMPTY;
	size_t count;

	add_count(&yes, xlsx, "yes");
	count = add_count(&no, xlsx, "no");
	text_printf(&formula, "=IF(%s>0,\"%s\",IF(%s=%zu,\"%s\",\"%s\"))", yes.bytes,
		    eligibility_word(xlsx, INELIGIBLE), no.bytes, count,
		    eligibility_word(xlsx, ELIGIBLE), eligibility_word(xlsx, ELIGIBILITY_OPEN));
	put_label(xlsx, rows->eligible, _("Eligible for a level"));
	put_words(xlsx, rows->eligible, SCORES_LOW,
		  eligibility_word(xlsx, xlsx->assessment->score->eligibility), &formula);
	text_release(&yes);
	text_release(&no);
	text_release(&formula);
}

static const char *result_word(const struct xlsx *xlsx)
{
	const struct assessment *assessment = xlsx->assessment;
	size_t level = assessment_level(assessment);

	if (level != FORM_NONE)
		return assessment->form->levels[level].id;
	return assessment->score->eligibility == INELIGIBLE ? _("none") : _("not settled yet");
}

static void put_result(const struct xlsx *xlsx, const struct xlsx_rows *rows)
{
	struct book_name eligible = book_cell(rows->eligible, SCORES_LOW);
	struct book_name low = book_cell(rows->level, SCORES_LOW);
	struct book_name high = book_cell(rows->level, SCORES_HIGH);
	struct text formula = TEXT_EMPTY;

	text_printf(&formula, "=IF(%s=\"%s\",\"%s\",IF(AND(%s=\"%s\",%s=%s),%s,\"%s\"))",
		    eligible.of, eligibility_word(xlsx, INELIGIBLE), _("none"), eligible.of,
		    eligibility_word(xlsx, ELIGIBLE), low.of, high.of, low.of,
		    _("not settled yet"));
	put_label(xlsx, rows->result, _("Result"));
	put_words(xlsx, rows->result, SCORES_LOW, result_word(xlsx), &formula);
	text_release(&formula);
}

static void put_level_label(const struct xlsx *xlsx, const struct xlsx_rows *rows)
{
	const struct form *form = xlsx->assessment->form;
	size_t level = assessment_level(xlsx->assessment);
	struct text formula = TEXT_EMPTY;

	text_printf(&formula, "=IFERROR(INDEX(%s,MATCH(%s,%s,0)),\"\")",
		    levels(rows, 0, LEVELS_LABEL).of, book_cell(rows->result, SCORES_LOW).of,
		    levels(rows, 0, LEVELS_ID).of);
	put_words(xlsx, rows->result, SCORES_REMARK,
		  level == FORM_NONE ? "" : form->levels[level].label.in[xlsx->language], &formula);
	text_release(&formula);
}

void xlsx_add_result(const struct xlsx *xlsx, const struct xlsx_rows *rows)
{
	put_total(xlsx, rows);
	put_label(xlsx, rows->level, _("Level"));
	put_level(xlsx, rows, SCORES_LOW, xlsx->assessment->score->level_low);
	put_level(xlsx, rows, SCORES_HIGH, xlsx->assessment->score->level_high);
	put_eligibility(xlsx, rows);
	put_result(xlsx, rows);
	put_level_label(xlsx, rows);
}
