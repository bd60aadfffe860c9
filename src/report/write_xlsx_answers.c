/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workbook's answers: one row a question, in columns that import reads back. */
#include "config.h"

#include "report/write_xlsx_part.h"

#include "base/cell.h"
#include "form/form.h"
#include "report/export.h"

#include <string.h>

#define HEADER_ROW 0

/* A cell shows so many characters of a number before it rounds what it shows, and what it saves as
 * CSV is what it shows. */
#define NUMBER_MAX_CHARACTERS 10

static const struct column {
	int width;
	enum book_style style;
} columns[EXPORT_COLUMN_COUNT] = {
    [EXPORT_ITEM] = {28, BOOK_CODE},	    [EXPORT_CLAUSE] = {11, BOOK_CODE},
    [EXPORT_QUESTION] = {60, BOOK_WORDS},   [EXPORT_ANSWER] = {24, BOOK_CODE},
    [EXPORT_ANSWER_WORD] = {14, BOOK_CODE}, [EXPORT_NOTE] = {50, BOOK_WORDS},
    [EXPORT_FLAG] = {9, BOOK_CODE},	    [EXPORT_METHOD] = {12, BOOK_CODE},
    [EXPORT_REF] = {24, BOOK_WORDS},	    [EXPORT_SAMPLE] = {10, BOOK_CODE},
    [EXPORT_ROLE] = {16, BOOK_WORDS},	    [EXPORT_BY] = {14, BOOK_CODE},
    [EXPORT_TIME] = {26, BOOK_CODE},	    [EXPORT_SEQ] = {6, BOOK_NUMBER},
};

/* A question on its way into its row. */
struct question {
	const struct xlsx *xlsx;
	const struct item *item;
	size_t index;
	size_t row;
};

static size_t row_of(const struct form *form, size_t item)
{
	size_t row = HEADER_ROW + 1;

	for (size_t i = 0; i < item; i++)
		row += form->items[i].type != ITEM_GROUP;
	return row;
}

void xlsx_add_answer_cell(struct text *out, const struct xlsx *xlsx, size_t item)
{
	size_t row = row_of(xlsx->assessment->form, item);

	text_printf(out, "'%s'!%s", xlsx->book->sheets[BOOK_ANSWERS].name,
		    book_fixed(row, EXPORT_ANSWER).of);
}

static void put_text(const struct question *question, enum export_column column,
		     enum book_style style, const char *value, const char *formula)
{
	book_text(question->xlsx->book, BOOK_ANSWERS, question->row, column, style, value, formula);
}

static void put_column(const struct question *question, enum export_column column,
		       enum book_style style)
{
	struct text content = TEXT_EMPTY;
	struct text cell = TEXT_EMPTY;

	export_add(&content, question->xlsx->assessment, question->index, column,
		   question->xlsx->language);
	cell_add_bare(&cell, content.bytes);
	put_text(question, column, style, cell.bytes, NULL);
	text_release(&cell);
	text_release(&content);
}

static bool is_number(const struct item *item)
{
	return item->type == ITEM_INTEGER || item->type == ITEM_DECIMAL || item->type == ITEM_SCORE;
}

/* What an empty cell is to make of what will be typed into it. */
static enum book_style style_of(const struct item *item)
{
	if (item->type == ITEM_DATE)
		return BOOK_DAY;
	return is_number(item) ? BOOK_NUMBER : item->type == ITEM_TEXT ? BOOK_WORDS : BOOK_CODE;
}

static void put_answer(const struct question *question)
{
	const struct assessment *assessment = question->xlsx->assessment;
	const char *answer = assessment_answer(assessment, question->index);
	struct book *book = question->xlsx->book;
	struct decimal number;

	if (answer[0] == '\0')
		put_text(question, EXPORT_ANSWER, style_of(question->item), "", NULL);
	else if (question->item->type == ITEM_DATE)
		book_day(book, BOOK_ANSWERS, question->row, EXPORT_ANSWER, answer);
	else if (is_number(question->item) && decimal_parse(answer, &number))
		book_number(book, BOOK_ANSWERS, question->row, EXPORT_ANSWER,
			    strlen(answer) <= NUMBER_MAX_CHARACTERS ? BOOK_NUMBER : BOOK_EXACT,
			    number, NULL);
	else
		put_column(question, EXPORT_ANSWER, style_of(question->item));
}

/* The word follows the code when that is changed. */
static void put_answer_word(const struct question *question)
{
	enum language language = question->xlsx->language;
	struct book_name answer = book_cell(question->row, EXPORT_ANSWER);
	enum answer_kind kind = question->xlsx->assessment->answers->of[question->index].kind;
	struct text formula = TEXT_EMPTY;

	if (question->item->type != ITEM_YESNO)
		return;
	text_printf(&formula,
		    "=IF(%s=\"yes\",\"%s\",IF(%s=\"no\",\"%s\",IF(%s=\"na\",\"%s\",\"\")))",
		    answer.of, export_word(ANSWER_YES, language), answer.of,
		    export_word(ANSWER_NO, language), answer.of, export_word(ANSWER_NA, language));
	put_text(question, EXPORT_ANSWER_WORD, BOOK_NUMBER, export_word(kind, language),
		 formula.bytes);
	text_release(&formula);
}

static void put_seq(const struct question *question)
{
	size_t seq = question->xlsx->assessment->answers->of[question->index].seq;

	if (seq > 0)
		book_number(question->xlsx->book, BOOK_ANSWERS, question->row, EXPORT_SEQ,
			    BOOK_NUMBER, decimal_from_integer((int64_t)seq), NULL);
}

/* Add what the cell of a number must hold: `open`, or a number within the item's bounds. */
static void add_number_rule(struct text *out, const struct question *question)
{
	const struct item *item = question->item;
	struct book_name cell = book_cell(question->row, EXPORT_ANSWER);

	text_printf(out, "=OR(%s=\"open\",AND(ISNUMBER(%s),%s>=", cell.of, cell.of, cell.of);
	decimal_print(out, item->has_min ? item->min : DECIMAL_ZERO, 0);
	if (item->has_max) {
		text_printf(out, ",%s<=", cell.of);
		decimal_print(out, item->max, 0);
	}
	if (item->type == ITEM_INTEGER)
		text_printf(out, ",%s=INT(%s)", cell.of, cell.of);
	text_add_string(out, "))");
}

static void add_rule(const struct question *question, bool is_list, const char *formula,
		     const char *message)
{
	book_rule(&question->xlsx->book->sheets[BOOK_ANSWERS], question->row, EXPORT_ANSWER,
		  is_list, formula, message);
}

static void put_number_rule(const struct question *question)
{
	struct text formula = TEXT_EMPTY;

	add_number_rule(&formula, question);
	add_rule(question, false, formula.bytes,
		 question->item->type == ITEM_INTEGER
		     ? _("A whole number; open takes the answer back.")
		     : _("A number; open takes the answer back."));
	text_release(&formula);
}

static void put_date_rule(const struct question *question)
{
	struct book_name cell = book_cell(question->row, EXPORT_ANSWER);
	struct text formula = TEXT_EMPTY;

	text_printf(&formula, "=OR(%s=\"open\",ISNUMBER(%s))", cell.of, cell.of);
	add_rule(question, false, formula.bytes,
		 _("A day, as 2026-11-23; open takes the answer back."));
	text_release(&formula);
}

static void put_rule(const struct question *question)
{
	bool has_na = question->item->na.in[LANGUAGE_EN][0] != '\0';

	switch (question->item->type) {
	case ITEM_YESNO:
		add_rule(question, true, has_na ? "\"yes,no,na,open\"" : "\"yes,no,open\"",
			 has_na ? _("yes, no or na (not applicable); open takes the answer back.")
				: _("yes or no; open takes the answer back."));
		break;
	case ITEM_SCORE:
		add_rule(question, true, "\"0,1,3,5,open\"",
			 _("0, 1, 3 or 5; open takes the answer back."));
		break;
	case ITEM_INTEGER:
	case ITEM_DECIMAL:
		put_number_rule(question);
		break;
	case ITEM_DATE:
		put_date_rule(question);
		break;
	case ITEM_TEXT:
	case ITEM_GROUP:
		break;
	}
}

static void put_evidence_rules(const struct question *question)
{
	struct book_sheet *sheet = &question->xlsx->book->sheets[BOOK_ANSWERS];

	book_rule(sheet, question->row, EXPORT_FLAG, true, "\"yes\"", _("yes, or nothing."));
	book_rule(sheet, question->row, EXPORT_METHOD, true,
		  "\"document,interview,observation,test\"",
		  _("document, interview, observation or test."));
}

static void put_question(const struct question *question)
{
	for (enum export_column column = 0; column < EXPORT_COLUMN_COUNT; column++) {
		if (column == EXPORT_ANSWER)
			put_answer(question);
		else if (column == EXPORT_ANSWER_WORD)
			put_answer_word(question);
		else if (column == EXPORT_SEQ)
			put_seq(question);
		else
			put_column(question, column, columns[column].style);
	}
	put_rule(question);
	put_evidence_rules(question);
}

void xlsx_add_answers(const struct xlsx *xlsx)
{
	const struct form *form = xlsx->assessment->form;
	struct book_sheet *sheet = &xlsx->book->sheets[BOOK_ANSWERS];
	const char *headers[EXPORT_COLUMN_COUNT];
	size_t row = HEADER_ROW;

	for (enum export_column column = 0; column < EXPORT_COLUMN_COUNT; column++) {
		headers[column] = export_name(column);
		sheet->widths[column] = columns[column].width;
	}
	xlsx_add_header(xlsx, BOOK_ANSWERS, HEADER_ROW, headers, EXPORT_COLUMN_COUNT);
	for (size_t i = 0; i < form->item_count; i++) {
		if (form->items[i].type == ITEM_GROUP)
			continue;
		row++;
		put_question(&(struct question){
		    .xlsx = xlsx, .item = &form->items[i], .index = i, .row = row});
	}
	sheet->frozen_rows = HEADER_ROW + 1;
	sheet->frozen_columns = 1;
	sheet->filter = book_range(HEADER_ROW, 0, row, EXPORT_COLUMN_COUNT - 1);
}
