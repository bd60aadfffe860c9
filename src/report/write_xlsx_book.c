/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workbook before a library writes it. */
#include "config.h"

#include "report/write_xlsx_book.h"

#include "base/stamp.h"
#include "base/utf8.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_SAFE_DAY "1901-01-01" /* spreadsheets do not agree on 29 February 1900 */
#define DAY_OF_1970 25569	    /* 1 January, as they number the days */
#define DAY_SECONDS 86400

void book_init(struct book *book, const char *title, int64_t created,
	       const char *const names[static BOOK_SHEET_COUNT])
{
	*book = (struct book){.title = mem_string(title), .created = created};
	for (size_t i = 0; i < BOOK_SHEET_COUNT; i++)
		book->sheets[i].name = mem_string(names[i]);
}

static void release_chart(struct book_chart *chart)
{
	for (size_t i = 0; i < chart->bars.count; i++)
		free(chart->bars.at[i].name);
	vec_release(&chart->bars);
	free(chart->title);
}

static void release_sheet(struct book_sheet *sheet)
{
	for (size_t i = 0; i < sheet->cells.count; i++) {
		free(sheet->cells.at[i].value);
		free(sheet->cells.at[i].formula);
	}
	for (size_t i = 0; i < sheet->rules.count; i++) {
		free(sheet->rules.at[i].formula);
		free(sheet->rules.at[i].message);
	}
	for (size_t i = 0; i < sheet->highlights.count; i++)
		free(sheet->highlights.at[i].formula);
	vec_release(&sheet->cells);
	vec_release(&sheet->rules);
	vec_release(&sheet->highlights);
	release_chart(&sheet->chart);
	free(sheet->name);
}

void book_release(struct book *book)
{
	for (size_t i = 0; i < BOOK_SHEET_COUNT; i++)
		release_sheet(&book->sheets[i]);
	free(book->title);
	*book = (struct book){0};
}

/* How long UTF-16 would be: a character of four bytes takes two units. */
static size_t count_units(const char *string, size_t len)
{
	size_t units = utf8_count(string, len);

	for (size_t i = 0; i < len; i++)
		units += ((unsigned char)string[i] & 0xF8) == 0xF0;
	return units;
}

/* The library counts the text with its escapes. */
static bool fits(const char *value)
{
	struct text escaped = TEXT_EMPTY;
	bool is_short;

	if (!utf8_is_valid(value, strlen(value)))
		return false;
	book_add_escaped(&escaped, value);
	is_short = count_units(escaped.bytes, escaped.len) <= BOOK_CELL_MAX_UNITS;
	text_release(&escaped);
	return is_short;
}

static void note_misfit(struct book *book, size_t sheet, size_t row, size_t column)
{
	if (book->has_misfit)
		return;
	book->has_misfit = true;
	book->misfit_sheet = sheet;
	book->misfit_row = row;
	book->misfit_column = column;
}

static void add_cell(struct book *book, size_t sheet, const struct book_cell *cell,
		     const char *value, const char *formula)
{
	/* A formula that no spreadsheet takes is not worth the file: the value stays right. */
	bool is_alive = formula && strlen(formula) <= BOOK_FORMULA_MAX_BYTES;
	struct book_cell *added = vec_push(&book->sheets[sheet].cells);

	*added = *cell;
	added->value = mem_string(value);
	added->formula = is_alive ? mem_string(formula) : NULL;
}

static struct book_cell cell_at(size_t row, size_t column, enum book_style style,
				enum book_kind kind)
{
	assert(row <= UINT32_MAX && column < BOOK_COLUMNS_MAX);
	return (struct book_cell){
	    .row = (uint32_t)row, .column = (uint16_t)column, .style = style, .kind = kind};
}

void book_text(struct book *book, size_t sheet, size_t row, size_t column, enum book_style style,
	       const char *value, const char *formula)
{
	struct book_cell cell = cell_at(row, column, style, BOOK_IS_TEXT);

	if (fits(value))
		add_cell(book, sheet, &cell, value, formula);
	else
		note_misfit(book, sheet, row, column);
}

void book_number(struct book *book, size_t sheet, size_t row, size_t column, enum book_style style,
		 struct decimal value, const char *formula)
{
	struct book_cell cell = cell_at(row, column, style, BOOK_IS_NUMBER);
	struct text spelling = TEXT_EMPTY;

	decimal_print(&spelling, value, 0);
	add_cell(book, sheet, &cell, spelling.bytes, formula);
	text_release(&spelling);
}

void book_day(struct book *book, size_t sheet, size_t row, size_t column, const char *value)
{
	struct text midnight = TEXT_EMPTY;
	int64_t instant;

	text_printf(&midnight, "%sT00:00:00+00:00", value);
	if (strcmp(value, FIRST_SAFE_DAY) >= 0 && stamp_parse(midnight.bytes, &instant))
		book_number(book, sheet, row, column, BOOK_DAY,
			    decimal_from_integer(instant / DAY_SECONDS + DAY_OF_1970), NULL);
	else
		book_text(book, sheet, row, column, BOOK_CODE, value, NULL);
	text_release(&midnight);
}

struct book_range book_range(size_t first_row, size_t first_column, size_t last_row,
			     size_t last_column)
{
	struct book_cell first = cell_at(first_row, first_column, BOOK_NUMBER, BOOK_IS_NUMBER);
	struct book_cell last = cell_at(last_row, last_column, BOOK_NUMBER, BOOK_IS_NUMBER);

	return (struct book_range){first.row, first.column, last.row, last.column};
}

static void pass_over(void *ctx, const char *start, size_t line_len)
{
	(void)ctx;
	(void)start;
	(void)line_len;
}

static bool is_header(enum book_style style)
{
	return style == BOOK_HEADER || style == BOOK_HEADER_WORDS || style == BOOK_HEADER_NUMBER;
}

/* How many columns of a terminal go into a cell: letters are narrower than the digits that its
 * width is given in, unless they are bold, and Chinese characters wider than two digits. */
static size_t room_of(const struct book_cell *cell, int width)
{
	size_t len = strlen(cell->value);

	if (utf8_cols(cell->value, len) > utf8_count(cell->value, len))
		return (size_t)(width - width / 10);
	return (size_t)(is_header(cell->style) ? width : width + width / 10);
}

size_t book_lines(const struct book_sheet *sheet, const struct book_cell *cell)
{
	int width = sheet->widths[cell->column];

	if ((cell->style != BOOK_WORDS && !is_header(cell->style)) || width < 2)
		return 1;
	return utf8_wrap(cell->value, strlen(cell->value), room_of(cell, width), pass_over, NULL);
}

void book_rule(struct book_sheet *sheet, size_t row, size_t column, bool is_list,
	       const char *formula, const char *message)
{
	struct book_cell cell = cell_at(row, column, BOOK_NUMBER, BOOK_IS_NUMBER);

	*vec_push(&sheet->rules) = (struct book_rule){
	    .row = cell.row,
	    .column = cell.column,
	    .is_list = is_list,
	    .formula = mem_string(formula),
	    .message = mem_string(message),
	};
}

void book_highlight(struct book_sheet *sheet, struct book_range range, enum book_tone tone,
		    const char *formula)
{
	*vec_push(&sheet->highlights) =
	    (struct book_highlight){.range = range, .tone = tone, .formula = mem_string(formula)};
}

void book_bars(struct book_chart *chart, struct book_range values, const char *name)
{
	*vec_push(&chart->bars) = (struct book_bars){.values = values, .name = mem_string(name)};
}

/* Columns up to Z are all that we have. */
static char letter(size_t column)
{
	assert(column < BOOK_COLUMNS_MAX);
	return (char)('A' + column);
}

struct book_name book_cell(size_t row, size_t column)
{
	struct book_name name;

	snprintf(name.of, sizeof name.of, "%c%zu", letter(column), row + 1);
	return name;
}

struct book_name book_fixed(size_t row, size_t column)
{
	struct book_name name;

	snprintf(name.of, sizeof name.of, "$%c$%zu", letter(column), row + 1);
	return name;
}

struct book_name book_column(size_t first_row, size_t last_row, size_t column)
{
	struct book_name name;
	char at = letter(column);

	snprintf(name.of, sizeof name.of, "%c%zu:%c%zu", at, first_row + 1, at, last_row + 1);
	return name;
}

struct book_name book_fixed_column(size_t first_row, size_t last_row, size_t column)
{
	struct book_name name;
	char at = letter(column);

	snprintf(name.of, sizeof name.of, "$%c$%zu:$%c$%zu", at, first_row + 1, at, last_row + 1);
	return name;
}

/* True where `_xHHHH_` stands, which a spreadsheet reads as one character. */
static bool is_escape(const char *at)
{
	return at[0] == '_' && at[1] == 'x' && strspn(at + 2, "0123456789ABCDEFabcdef") >= 4 &&
	       at[6] == '_';
}

void book_add_escaped(struct text *out, const char *string)
{
	for (; *string != '\0'; string++) {
		if (is_escape(string))
			text_add_string(out, "_x005F");
		if (strncmp(string, "\uFFFE", 3) == 0 || strncmp(string, "\uFFFF", 3) == 0) {
			text_add_string(out, string[2] == '\xBE' ? "_xFFFE_" : "_xFFFF_");
			string += 2;
		} else {
			text_add_byte(out, *string);
		}
	}
}
