/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workbook's scores: formulas from the leaves up, the levels, and a chart. */
#include "config.h"

#include "report/write_xlsx_part.h"

#include "base/decimal.h"
#include "form/form.h"
#include "report/phrase.h"

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

enum { TITLE_ROW, SUBJECT_ROW, HINT_ROW, HEADER_ROW = 4, FIRST_ROW };

/* Every formula rounds: floating point would put a total that is 3.5 on either side of it.  Two
 * levels of weights with four places each have eight places; an exact total of more than twelve is
 * more than a spreadsheet's number holds. */
#define ROUNDED(what) "=ROUND(" what ",12)"

static void put_text(const struct xlsx *xlsx, size_t row, size_t column, enum book_style style,
		     const char *value)
{
	book_text(xlsx->book, BOOK_SCORES, row, column, style, value, NULL);
}

static void put_number(const struct xlsx *xlsx, size_t row, size_t column, enum book_style style,
		       struct decimal value, const char *formula)
{
	book_number(xlsx->book, BOOK_SCORES, row, column, style, value, formula);
}

static size_t row_of(size_t indicator)
{
	return FIRST_ROW + indicator;
}

static bool is_child(const struct form *form, size_t indicator, size_t parent)
{
	return form->indicators[indicator].parent == parent;
}

/* Add the sum of a column over the parent's children: a range for each run of them, since their own
 * children stand between, and a range with the parent's own row in it would go round in circles. */
static void add_sum(struct text *out, const struct form *form, size_t parent, size_t column)
{
	const char *between = "";

	for (size_t i = 0; i < form->indicator_count; i++) {
		size_t first = i;

		if (!is_child(form, i, parent))
			continue;
		while (i + 1 < form->indicator_count && is_child(form, i + 1, parent))
			i++;
		text_printf(out, "%sSUM(%s)", between,
			    book_column(row_of(first), row_of(i), column).of);
		between = "+";
	}
}

void xlsx_put_sum(const struct xlsx *xlsx, size_t row, size_t column, size_t parent,
		  enum book_style style, struct decimal value)
{
	struct text sum = TEXT_EMPTY;
	struct text formula = TEXT_EMPTY;

	add_sum(&sum, xlsx->assessment->form, parent, column + SCORES_WEIGHTED_LOW - SCORES_LOW);
	text_printf(&formula, ROUNDED("%s"), sum.bytes);
	put_number(xlsx, row, column, style, value, formula.bytes);
	text_release(&formula);
	text_release(&sum);
}

static struct decimal scaled(struct decimal number, int places)
{
	for (; number.places < places; number.places++)
		number.digits *= 10;
	return number;
}

static struct decimal distance(const struct corridor *corridor)
{
	int places = corridor->low.places > corridor->high.places ? corridor->low.places
								  : corridor->high.places;
	struct decimal low = scaled(corridor->low, places);
	struct decimal high = scaled(corridor->high, places);

	return (struct decimal){.digits = high.digits - low.digits, .places = places};
}

void xlsx_put_open(const struct xlsx *xlsx, size_t row, const struct corridor *score)
{
	struct text formula = TEXT_EMPTY;

	text_printf(&formula, ROUNDED("%s-%s"), book_cell(row, SCORES_HIGH).of,
		    book_cell(row, SCORES_LOW).of);
	put_number(xlsx, row, SCORES_OPEN, BOOK_SCORE, distance(score), formula.bytes);
	text_release(&formula);
}

static void put_input(const struct xlsx *xlsx, size_t row, size_t column, struct decimal value)
{
	put_number(xlsx, row, column, BOOK_INPUT, value, NULL);
	book_rule(&xlsx->book->sheets[BOOK_SCORES], row, column, true, "\"0,1,3,5\"",
		  _("A score is 0, 1, 3 or 5."));
}

/* While a leaf is open both its ends can be changed; a settled one has one score, and a change of
 * it reaches both. */
static void put_leaf(const struct xlsx *xlsx, size_t row, const struct corridor *score)
{
	struct text same = TEXT_EMPTY;

	put_input(xlsx, row, SCORES_LOW, score->low);
	if (decimal_compare(score->low, score->high) != 0) {
		put_input(xlsx, row, SCORES_HIGH, score->high);
		return;
	}
	text_printf(&same, "=%s", book_cell(row, SCORES_LOW).of);
	put_number(xlsx, row, SCORES_HIGH, BOOK_POINTS, score->high, same.bytes);
	text_release(&same);
}

static void put_weighted(const struct xlsx *xlsx, size_t row, size_t column, size_t score_column,
			 struct decimal value)
{
	struct text formula = TEXT_EMPTY;

	text_printf(&formula, ROUNDED("%s*%s"), book_cell(row, SCORES_WEIGHT).of,
		    book_cell(row, score_column).of);
	put_number(xlsx, row, column, BOOK_SCORE, value, formula.bytes);
	text_release(&formula);
}

static void put_remark(const struct xlsx *xlsx, size_t row, const struct indicator *indicator,
		       const struct indicator_score *score)
{
	struct text derived = TEXT_EMPTY;
	struct text words = TEXT_EMPTY;

	phrase_add_corridor(&derived, &score->derived, 0);
	if (score->is_given && score->is_derived)
		text_printf(&words, _("given directly; the criteria give %s"), derived.bytes);
	else if (score->is_given)
		text_add_string(&words, _("given directly"));
	else if (!indicator->has_weight)
		text_add_string(&words, _("has no weight"));
	put_text(xlsx, row, SCORES_REMARK, BOOK_WORDS, words.bytes);
	text_release(&words);
	text_release(&derived);
}

static void put_indicator(const struct xlsx *xlsx, size_t index)
{
	const struct indicator *indicator = &xlsx->assessment->form->indicators[index];
	const struct indicator_score *score = &xlsx->assessment->score->indicators[index];
	size_t row = row_of(index);

	put_text(xlsx, row, SCORES_ID, BOOK_CODE, indicator->id);
	put_text(xlsx, row, SCORES_CLAUSE, BOOK_CODE, indicator->clause);
	put_text(xlsx, row, SCORES_LABEL, BOOK_WORDS, indicator->label.in[xlsx->language]);
	if (indicator->is_leaf) {
		put_leaf(xlsx, row, &score->score);
	} else {
		xlsx_put_sum(xlsx, row, SCORES_LOW, index, BOOK_SCORE, score->score.low);
		xlsx_put_sum(xlsx, row, SCORES_HIGH, index, BOOK_SCORE, score->score.high);
	}
	if (indicator->has_weight) {
		put_number(xlsx, row, SCORES_WEIGHT, BOOK_NUMBER, indicator->weight, NULL);
		put_weighted(xlsx, row, SCORES_WEIGHTED_LOW, SCORES_LOW, score->weighted.low);
		put_weighted(xlsx, row, SCORES_WEIGHTED_HIGH, SCORES_HIGH, score->weighted.high);
	}
	xlsx_put_open(xlsx, row, &score->score);
	put_remark(xlsx, row, indicator, score);
}

static enum book_tone tone_of(const struct form *form, size_t level)
{
	if (level + 1 == form->level_count)
		return BOOK_GOOD;
	return level == 0 ? BOOK_BAD : BOOK_MIDDLING;
}

/* Colour a sum by the level that such a total is of, the highest first.  The leaves keep the shade
 * that says that they can be changed. */
static void highlight_sum(const struct xlsx *xlsx, const struct xlsx_rows *rows, size_t row)
{
	const struct form *form = xlsx->assessment->form;
	struct book_range scores = book_range(row, SCORES_LOW, row, SCORES_HIGH);
	struct text formula = TEXT_EMPTY;

	for (size_t i = form->level_count; i-- > 0;) {
		text_clear(&formula);
		text_printf(&formula, "=%s>=%s", book_cell(row, SCORES_LOW).of,
			    book_fixed(rows->first_level + i, LEVELS_MIN).of);
		book_highlight(&xlsx->book->sheets[BOOK_SCORES], scores, tone_of(form, i),
			       formula.bytes);
	}
	text_release(&formula);
}

/* Colour the level that is the result. */
static void highlight_level(const struct xlsx *xlsx, const struct xlsx_rows *rows, size_t level)
{
	size_t row = rows->first_level + level;
	struct book_range cells = book_range(row, LEVELS_ID, row, LEVELS_LABEL);
	struct text formula = TEXT_EMPTY;

	text_printf(&formula, "=%s=%s", book_fixed(row, LEVELS_ID).of,
		    book_fixed(rows->result, SCORES_LOW).of);
	book_highlight(&xlsx->book->sheets[BOOK_SCORES], cells,
		       tone_of(xlsx->assessment->form, level), formula.bytes);
	text_release(&formula);
}

static void highlight(const struct xlsx *xlsx, const struct xlsx_rows *rows)
{
	const struct form *form = xlsx->assessment->form;

	for (size_t i = 0; i < form->indicator_count; i++) {
		if (!form->indicators[i].is_leaf)
			highlight_sum(xlsx, rows, row_of(i));
	}
	highlight_sum(xlsx, rows, rows->total);
	for (size_t i = 0; i < form->level_count; i++)
		highlight_level(xlsx, rows, i);
}

static void put_levels(const struct xlsx *xlsx, const struct xlsx_rows *rows)
{
	const struct form *form = xlsx->assessment->form;
	const char *const headers[] = {_("Level"), _("from"), _("Name")};

	xlsx_add_header(xlsx, BOOK_SCORES, rows->first_level - 1, headers, COUNT_OF(headers));
	for (size_t i = 0; i < form->level_count; i++) {
		const struct level *level = &form->levels[i];
		size_t row = rows->first_level + i;

		put_text(xlsx, row, LEVELS_ID, BOOK_CODE, level->id);
		put_number(xlsx, row, LEVELS_MIN, BOOK_NUMBER, level->min, NULL);
		put_text(xlsx, row, LEVELS_LABEL, BOOK_WORDS, level->label.in[xlsx->language]);
	}
}

static void put_chart(const struct xlsx *xlsx, const struct xlsx_rows *rows)
{
	struct book_chart *chart = &xlsx->book->sheets[BOOK_SCORES].chart;
	size_t last = row_of(xlsx->assessment->form->indicator_count - 1);

	chart->row = (uint32_t)rows->last_level + 2;
	chart->column = SCORES_ID;
	chart->title = mem_string(_("Scores of the indicators"));
	chart->max = SCORE_MAX;
	chart->categories = book_range(FIRST_ROW, SCORES_LABEL, last, SCORES_LABEL);
	book_bars(chart, book_range(FIRST_ROW, SCORES_LOW, last, SCORES_LOW), _("reached"));
	book_bars(chart, book_range(FIRST_ROW, SCORES_OPEN, last, SCORES_OPEN), _("still open"));
}

static enum book_style header_style(size_t column)
{
	if (column >= SCORES_WEIGHT && column <= SCORES_OPEN)
		return BOOK_HEADER_NUMBER;
	return column == SCORES_LABEL || column == SCORES_REMARK ? BOOK_HEADER_WORDS : BOOK_HEADER;
}

static void put_head(const struct xlsx *xlsx)
{
	static const int widths[] = {26, 10, 30, 9, 11, 11, 11, 11, 11, 40};
	const char *const headers[] = {
	    "id",
	    _("Clause"),
	    _("Indicator"),
	    _("Weight"),
	    _("Lowest"),
	    _("Highest"),
	    _("Lowest, weighted"),
	    _("Highest, weighted"),
	    _("Still open"),
	    _("Remark"),
	};
	struct book_sheet *sheet = &xlsx->book->sheets[BOOK_SCORES];

	for (size_t i = 0; i < COUNT_OF(widths); i++)
		sheet->widths[i] = widths[i];
	sheet->frozen_rows = HEADER_ROW + 1;
	sheet->is_one_page = true;
	put_text(xlsx, TITLE_ROW, 0, BOOK_TITLE, xlsx->assessment->form->title.in[xlsx->language]);
	put_text(xlsx, SUBJECT_ROW, 0, BOOK_CODE, assessment_subject(xlsx->assessment));
	put_text(xlsx, HINT_ROW, 0, BOOK_CODE,
		 _("Change a shaded score: its group, the total and the level follow."));
	for (size_t i = 0; i < COUNT_OF(headers); i++)
		put_text(xlsx, HEADER_ROW, i, header_style(i), headers[i]);
}

void xlsx_add_scores(const struct xlsx *xlsx)
{
	const struct form *form = xlsx->assessment->form;
	size_t total = row_of(form->indicator_count);
	size_t first_level = total + 6; /* behind the result, a gap and a header */
	struct xlsx_rows rows = {
	    .total = total,
	    .level = total + 1,
	    .eligible = total + 2,
	    .result = total + 3,
	    .first_level = first_level,
	    .last_level = first_level + form->level_count - 1,
	};

	put_head(xlsx);
	for (size_t i = 0; i < form->indicator_count; i++)
		put_indicator(xlsx, i);
	xlsx_add_result(xlsx, &rows);
	put_levels(xlsx, &rows);
	highlight(xlsx, &rows);
	put_chart(xlsx, &rows);
}
