/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workbook's pages to read: findings, rulings, and what it is about; and the book as a whole.
 */
#include "config.h"

#include "report/write_xlsx_part.h"

#include "base/stamp.h"
#include "form/form.h"
#include "record/event.h"
#include "report/export.h"
#include "report/phrase.h"
#include "report/write_text.h"

#include <string.h>

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))
#define HEADER_ROW 0

/* A file must have a time, and one that does not depend on the clock. */
#define TIME_OF_NO_RECORD 315532800 /* 1980-01-01, the first day of the container's calendar */

static void put(const struct xlsx *xlsx, size_t sheet, size_t row, size_t column,
		enum book_style style, const char *value)
{
	book_text(xlsx->book, sheet, row, column, style, value, NULL);
}

void xlsx_add_header(const struct xlsx *xlsx, size_t sheet, size_t row, const char *const *headers,
		     size_t count)
{
	for (size_t i = 0; i < count; i++)
		put(xlsx, sheet, row, i, BOOK_HEADER, headers[i]);
}

static void set_widths(const struct xlsx *xlsx, size_t sheet, const int *widths, size_t count)
{
	for (size_t i = 0; i < count; i++)
		xlsx->book->sheets[sheet].widths[i] = widths[i];
}

/* What speaks against the authority: a no, and of eligibility a yes. */
static bool is_finding(const struct assessment *assessment, size_t item)
{
	enum answer_kind kind = assessment->answers->of[item].kind;

	switch (assessment->form->items[item].role) {
	case ROLE_ELIGIBILITY:
		return kind == ANSWER_YES;
	case ROLE_REQUIREMENT:
	case ROLE_CRITERION:
	case ROLE_TRAIT:
		return kind == ANSWER_NO && answers_asked(assessment->answers, item) != ASKED_NO;
	case ROLE_GROUP:
	case ROLE_COVER:
	case ROLE_SCORE:
		break;
	}
	return false;
}

static void put_finding(const struct xlsx *xlsx, size_t item, size_t row)
{
	struct text content = TEXT_EMPTY;

	for (enum export_column column = 0; column < EXPORT_SEQ; column++) {
		bool is_words = column == EXPORT_QUESTION || column == EXPORT_NOTE ||
				column == EXPORT_REF || column == EXPORT_ROLE;

		text_clear(&content);
		export_add(&content, xlsx->assessment, item, column, xlsx->language);
		put(xlsx, BOOK_FINDINGS, row, column, is_words ? BOOK_WORDS : BOOK_CODE,
		    content.bytes);
	}
	text_release(&content);
}

void xlsx_add_findings(const struct xlsx *xlsx)
{
	static const int widths[] = {28, 11, 60, 9, 14, 60, 9, 13, 24, 10, 16, 14, 26};
	const char *const headers[] = {
	    _("Item"), _("Clause"), _("Question"), _("Answer"),	   _("In words"),
	    _("Note"), _("Flag"),   _("Method"),   _("Reference"), _("Sample"),
	    _("Role"), _("By"),	    _("Time"),
	};
	const struct form *form = xlsx->assessment->form;
	size_t row = HEADER_ROW;

	xlsx_add_header(xlsx, BOOK_FINDINGS, HEADER_ROW, headers, COUNT_OF(headers));
	set_widths(xlsx, BOOK_FINDINGS, widths, COUNT_OF(widths));
	xlsx->book->sheets[BOOK_FINDINGS].frozen_rows = HEADER_ROW + 1;
	for (size_t i = 0; i < form->item_count; i++) {
		if (is_finding(xlsx->assessment, i))
			put_finding(xlsx, i, ++row);
	}
	if (row == HEADER_ROW)
		put(xlsx, BOOK_FINDINGS, HEADER_ROW + 1, 0, BOOK_CODE, _("no findings"));
	xlsx->book->sheets[BOOK_FINDINGS].filter =
	    book_range(HEADER_ROW, 0, row, COUNT_OF(headers) - 1);
}

void xlsx_add_rulings(const struct xlsx *xlsx)
{
	static const int widths[] = {26, 11, 90, 16};
	const char *const headers[] = {_("Ruling"), _("Clause"), _("How we read it"),
				       _("Bears on this result")};
	const struct assessment *assessment = xlsx->assessment;

	xlsx_add_header(xlsx, BOOK_RULINGS, HEADER_ROW, headers, COUNT_OF(headers));
	set_widths(xlsx, BOOK_RULINGS, widths, COUNT_OF(widths));
	xlsx->book->sheets[BOOK_RULINGS].frozen_rows = HEADER_ROW + 1;
	for (size_t i = 0; i < assessment->form->ruling_count; i++) {
		const struct ruling *ruling = &assessment->form->rulings[i];
		bool applies = score_ruling_applies(assessment->score, assessment->answers, ruling);
		size_t row = HEADER_ROW + 1 + i;

		put(xlsx, BOOK_RULINGS, row, 0, BOOK_CODE, ruling->id);
		put(xlsx, BOOK_RULINGS, row, 1, BOOK_CODE, ruling->clause);
		put(xlsx, BOOK_RULINGS, row, 2, BOOK_WORDS, ruling->label.in[xlsx->language]);
		put(xlsx, BOOK_RULINGS, row, 3, BOOK_CODE,
		    applies ? export_word(ANSWER_YES, xlsx->language) : "");
	}
}

static void put_fact(const struct xlsx *xlsx, size_t *row, const char *name, const char *value)
{
	put(xlsx, BOOK_ABOUT, *row, 0, BOOK_HEADER, name);
	put(xlsx, BOOK_ABOUT, *row, 1, BOOK_WORDS, value);
	++*row;
}

static void put_form(const struct xlsx *xlsx, size_t *row)
{
	const struct form *form = xlsx->assessment->form;
	struct text version = TEXT_EMPTY;

	text_printf(&version, "%d", form->version);
	put_fact(xlsx, row, _("Standard"), form->standard);
	put_fact(xlsx, row, _("Form"), form->id);
	put_fact(xlsx, row, _("Version of the form"), version.bytes);
	put_fact(xlsx, row, _("Digest of the form"), form->digest);
	text_release(&version);
}

static void put_record(const struct xlsx *xlsx, size_t *row)
{
	const struct assessment *assessment = xlsx->assessment;
	struct text path = TEXT_EMPTY;
	char slip[SLIP_SIZE];

	assessment_add_path(&path, assessment);
	slip_print(&assessment->slip, slip);
	put_fact(xlsx, row, _("Assessed"), assessment_subject(assessment));
	put_fact(xlsx, row, _("Record"), path.bytes);
	put_fact(xlsx, row, _("Slip"), slip);
	put_fact(xlsx, row, _("Sealed"), phrase_seal(assessment));
	put_fact(
	    xlsx, row, _("Complete"),
	    export_word(assessment->score->is_complete ? ANSWER_YES : ANSWER_NO, xlsx->language));
	text_release(&path);
}

static void put_warnings(const struct xlsx *xlsx, size_t *row)
{
	const struct assessment *assessment = xlsx->assessment;
	struct text words = TEXT_EMPTY;

	for (size_t i = 0; i < assessment->warnings->list.count; i++) {
		text_clear(&words);
		write_text_warning(&words, assessment, &assessment->warnings->list.at[i]);
		put_fact(xlsx, row, _("Warning"), words.bytes);
	}
	text_release(&words);
}

void xlsx_add_about(const struct xlsx *xlsx)
{
	static const int widths[] = {24, 100};
	size_t row = 0;

	set_widths(xlsx, BOOK_ABOUT, widths, COUNT_OF(widths));
	put_form(xlsx, &row);
	put_record(xlsx, &row);
	put_fact(xlsx, &row, _("Program"), PACKAGE_STRING);
	put_warnings(xlsx, &row);
}

static int64_t time_of(const struct answers *answers)
{
	int64_t instant;

	if (answers->folded > 0 &&
	    stamp_parse(answers->events[answers->folded - 1].time, &instant) && instant > 0)
		return instant;
	return TIME_OF_NO_RECORD;
}

void xlsx_fill(struct book *book, const struct assessment *assessment, enum language language)
{
	const char *const names[BOOK_SHEET_COUNT] = {
	    [BOOK_SCORES] = _("Scores"),     [BOOK_ANSWERS] = _("Answers"),
	    [BOOK_FINDINGS] = _("Findings"), [BOOK_RULINGS] = _("Rulings"),
	    [BOOK_ABOUT] = _("About"),
	};
	struct xlsx xlsx = {.book = book, .assessment = assessment, .language = language};

	book_init(book, assessment->form->title.in[language], time_of(assessment->answers), names);
	xlsx_add_scores(&xlsx);
	xlsx_add_answers(&xlsx);
	xlsx_add_findings(&xlsx);
	xlsx_add_rulings(&xlsx);
	xlsx_add_about(&xlsx);
}
