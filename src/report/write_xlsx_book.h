/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workbook before a library writes it: sheets of styled cells, and what goes with them.  Knows no
 * library, so that a test can look into it.
 *
 * Rows and columns count from 0.  All strings are copied.  What a workbook cannot hold (a text of
 * more than BOOK_CELL_MAX_UNITS, or none of UTF-8) is left out, and the first such place is kept.
 */
#ifndef CAGRADE_REPORT_WRITE_XLSX_BOOK_H
#define CAGRADE_REPORT_WRITE_XLSX_BOOK_H

#include "base/decimal.h"
#include "base/text.h"
#include "base/vec.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BOOK_CELL_MAX_UNITS 32767 /* of UTF-16, in a cell, escapes included */
#define BOOK_FORMULA_MAX_BYTES 8192

/* How a cell looks, and what a spreadsheet may make of what is typed into it. */
enum book_style {
	BOOK_TITLE,
	BOOK_HEADER,
	BOOK_HEADER_WORDS,  /* of a column of BOOK_WORDS */
	BOOK_HEADER_NUMBER, /* of a column of numbers */
	BOOK_CODE,	    /* text, as it is typed */
	BOOK_WORDS,	    /* the same, wrapped */
	BOOK_NUMBER,	    /* as short as it is */
	BOOK_EXACT,	    /* a number too long for that: six places */
	BOOK_DAY,
	BOOK_POINTS, /* a leaf's score */
	BOOK_INPUT,  /* the same, which the reader may change */
	BOOK_SCORE,  /* two places or more */
	BOOK_RESULT, /* the total, or words of that weight */
	BOOK_STYLE_COUNT
};

enum book_kind { BOOK_IS_TEXT, BOOK_IS_NUMBER };

struct book_cell {
	uint32_t row;
	uint16_t column;
	enum book_style style;
	enum book_kind kind;
	char *value;
	char *formula; /* what works the value out, `=…`; NULL: nothing does */
};

struct book_range {
	uint32_t first_row;
	uint16_t first_column;
	uint32_t last_row;
	uint16_t last_column;
};

/* What may be typed into a cell. */
struct book_rule {
	uint32_t row;
	uint16_t column;
	bool is_list; /* formula is `"a,b,c"`; else it is `=…` and says whether the cell holds */
	char *formula;
	char *message; /* what is said where something else is typed */
};

enum book_tone { BOOK_GOOD, BOOK_MIDDLING, BOOK_BAD, BOOK_TONE_COUNT };

/* Cells that are coloured where the formula, written for the first of them, holds.  The first
 * highlight that holds counts. */
struct book_highlight {
	struct book_range range;
	char *formula;
	enum book_tone tone;
};

/* Stacked bars. */
struct book_bars {
	struct book_range values; /* one column */
	char *name;
};

struct book_chart {
	uint32_t row; /* where its corner stands */
	uint16_t column;
	char *title;
	int max;		      /* of the scale, which begins at 0 */
	struct book_range categories; /* one column */
	VEC(struct book_bars) bars;   /* none: no chart */
};

#define BOOK_COLUMNS_MAX 16

struct book_sheet {
	char *name;
	VEC(struct book_cell) cells; /* in the order in which they were added */
	VEC(struct book_rule) rules;
	VEC(struct book_highlight) highlights;
	struct book_chart chart;
	int widths[BOOK_COLUMNS_MAX]; /* in digits; 0: as the spreadsheet likes */
	uint32_t frozen_rows;	      /* stay in sight; the last of them is on each page printed */
	uint16_t frozen_columns;
	bool is_one_page;	  /* printed; else as many pages as it takes */
	struct book_range filter; /* of one row alone: none */
};

enum { BOOK_SCORES, BOOK_ANSWERS, BOOK_FINDINGS, BOOK_RULINGS, BOOK_ABOUT, BOOK_SHEET_COUNT };

struct book {
	struct book_sheet sheets[BOOK_SHEET_COUNT];
	char *title;
	int64_t created; /* seconds since 1970 */
	bool has_misfit; /* something was left out, first in this place */
	size_t misfit_sheet, misfit_row, misfit_column;
};

/* Yours: book_release(). */
void book_init(struct book *book, const char *title, int64_t created,
	       const char *const names[static BOOK_SHEET_COUNT]);
void book_release(struct book *book);

/* Add a cell.  formula may be NULL: the value stands there for good. */
void book_text(struct book *book, size_t sheet, size_t row, size_t column, enum book_style style,
	       const char *value, const char *formula);
void book_number(struct book *book, size_t sheet, size_t row, size_t column, enum book_style style,
		 struct decimal value, const char *formula);

/* Add a day of the calendar, `2026-11-23`, as the number that spreadsheets have for it; one before
 * 1901, on which they differ, as text. */
void book_day(struct book *book, size_t sheet, size_t row, size_t column, const char *value);

/* How many lines a cell takes, wrapped to its column as it is; 1 of a cell that is not wrapped. The
 * file must say how high its rows are: LibreOffice believes it, and shows one line where it says
 * nothing. */
size_t book_lines(const struct book_sheet *sheet, const struct book_cell *cell);

/* The cells from the first row and column to the last. */
struct book_range book_range(size_t first_row, size_t first_column, size_t last_row,
			     size_t last_column);

void book_rule(struct book_sheet *sheet, size_t row, size_t column, bool is_list,
	       const char *formula, const char *message);
void book_highlight(struct book_sheet *sheet, struct book_range range, enum book_tone tone,
		    const char *formula);
void book_bars(struct book_chart *chart, struct book_range values, const char *name);

/* What a formula calls a cell or a part of a column; `of` is the string. */
struct book_name {
	char of[64];
};

/* `E5`, or `$E$5`, which stays so in each cell that a formula is meant for. */
struct book_name book_cell(size_t row, size_t column);
struct book_name book_fixed(size_t row, size_t column);

/* `E5:E9`, or `$E$5:$E$9`: a column from the first row to the last. */
struct book_name book_column(size_t first_row, size_t last_row, size_t column);
struct book_name book_fixed_column(size_t first_row, size_t last_row, size_t column);

/* Add a text so that XML can hold it and it is shown as it is.  The library sees to the control
 * characters, but not to what looks like its escapes, nor to the two that no XML may hold. */
void book_add_escaped(struct text *out, const char *string);

#endif
