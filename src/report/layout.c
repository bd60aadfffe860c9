/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs and tables of plain text, counted in columns of the terminal and not in bytes. */
#include "config.h"

#include "report/layout.h"

#include "base/utf8.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define GAP_COLS 2	    /* between the columns of a table */
#define WRAP_COLS_MIN 2	    /* what utf8_wrap() needs */
#define WRAPPED_COLS_MIN 16 /* however little room there is: such a table is wider than a line */
#define TABLE_COLUMNS_MAX 16

static size_t string_cols(const char *string)
{
	return utf8_cols(string, strlen(string));
}

static void add_blanks(struct text *out, size_t count)
{
	while (count-- > 0)
		text_add_byte(out, ' ');
}

/* Where the lines of a paragraph go. */
struct paragraph {
	struct text *out;
	size_t indent_cols; /* of every line but the first */
	bool has_line;
};

static void add_line(void *ctx, const char *start, size_t len)
{
	struct paragraph *paragraph = ctx;

	if (paragraph->has_line)
		add_blanks(paragraph->out, paragraph->indent_cols);
	paragraph->has_line = true;
	text_add(paragraph->out, start, len);
	text_add_byte(paragraph->out, '\n');
}

void layout_paragraph(struct text *out, const char *lead, const char *words)
{
	struct paragraph paragraph = {.out = out};
	struct text shown = TEXT_EMPTY;

	utf8_add_shown(&shown, lead, strlen(lead), false);
	paragraph.indent_cols = utf8_cols(shown.bytes, shown.len);
	assert(paragraph.indent_cols <= LAYOUT_COLS / 2);
	text_add(out, shown.bytes, shown.len);
	text_clear(&shown);
	utf8_add_shown(&shown, words, strlen(words), false);
	utf8_wrap(shown.bytes, shown.len, LAYOUT_COLS - paragraph.indent_cols, add_line,
		  &paragraph);
	text_release(&shown);
}

void layout_cell(struct layout_table *table, const char *string)
{
	struct text shown = TEXT_EMPTY;

	utf8_add_shown(&shown, string, strlen(string), false);
	*vec_push(&table->cells) = text_take(&shown);
}

static const char *cell(const struct layout_table *table, size_t row, size_t column)
{
	return table->cells.at[row * table->column_count + column];
}

static size_t row_count(const struct layout_table *table)
{
	assert(table->cells.count % table->column_count == 0);
	return table->cells.count / table->column_count;
}

/* The columns that the widest cell takes; 0 where there is nothing under the header. */
static size_t natural_cols(const struct layout_table *table, size_t column)
{
	size_t widest = 0;

	for (size_t row = 1; row < row_count(table); row++) {
		size_t cols = string_cols(cell(table, row, column));

		widest = cols > widest ? cols : widest;
	}
	if (widest > 0 && string_cols(cell(table, 0, column)) > widest)
		widest = string_cols(cell(table, 0, column));
	return widest;
}

/* The wrapped column gives way until the table fits into a line. */
static void find_widths(const struct layout_table *table, size_t *cols_out)
{
	size_t room = LAYOUT_COLS + GAP_COLS; /* behind the last column comes no gap */
	size_t wrapped = table->column_count;

	for (size_t i = 0; i < table->column_count; i++) {
		size_t taken;

		cols_out[i] = natural_cols(table, i);
		if (table->columns[i] == LAYOUT_WRAPPED && cols_out[i] > WRAPPED_COLS_MIN) {
			wrapped = i;
			continue;
		}
		taken = cols_out[i] > 0 ? cols_out[i] + GAP_COLS : 0;
		room = room > taken ? room - taken : 0;
	}
	if (wrapped == table->column_count || cols_out[wrapped] + GAP_COLS <= room)
		return;
	cols_out[wrapped] = room > WRAPPED_COLS_MIN + GAP_COLS ? room - GAP_COLS : WRAPPED_COLS_MIN;
}

struct line {
	const char *start;
	size_t len;
};

struct lines {
	VEC(struct line) list;
};

static void take_line(void *ctx, const char *start, size_t len)
{
	struct lines *lines = ctx;

	*vec_push(&lines->list) = (struct line){.start = start, .len = len};
}

/* What a cell shows in the nth line of its row; wrapped is what the wrapped cell shows. */
static struct line cell_line(const struct layout_table *table, size_t row, size_t column,
			     size_t nth, const struct lines *wrapped)
{
	struct line empty = {.start = "", .len = 0};
	const char *string = cell(table, row, column);

	if (table->columns[column] == LAYOUT_WRAPPED)
		return nth < wrapped->list.count ? wrapped->list.at[nth] : empty;
	return nth == 0 ? (struct line){.start = string, .len = strlen(string)} : empty;
}

/* Blanks are owed until something stands behind them, so that no line ends in one. */
static void add_row_line(struct text *out, const struct layout_table *table, size_t row, size_t nth,
			 const size_t *cols, const struct lines *wrapped)
{
	size_t owed = 0;

	for (size_t i = 0; i < table->column_count; i++) {
		struct line shown;
		size_t fill;

		if (cols[i] == 0)
			continue;
		shown = cell_line(table, row, i, nth, wrapped);
		fill = cols[i] - utf8_cols(shown.start, shown.len);
		if (table->columns[i] == LAYOUT_RIGHT)
			owed += fill;
		if (shown.len > 0) {
			add_blanks(out, owed);
			owed = 0;
		}
		text_add(out, shown.start, shown.len);
		if (table->columns[i] != LAYOUT_RIGHT)
			owed += fill;
		owed += GAP_COLS;
	}
	text_add_byte(out, '\n');
}

static void add_row(struct text *out, const struct layout_table *table, size_t row,
		    const size_t *cols)
{
	struct lines wrapped = {0};
	size_t nth = 0;

	for (size_t i = 0; i < table->column_count; i++) {
		const char *string = cell(table, row, i);
		size_t max_cols = cols[i] > WRAP_COLS_MIN ? cols[i] : WRAP_COLS_MIN;

		if (table->columns[i] == LAYOUT_WRAPPED && cols[i] > 0)
			utf8_wrap(string, strlen(string), max_cols, take_line, &wrapped);
	}
	do {
		add_row_line(out, table, row, nth, cols, &wrapped);
	} while (++nth < wrapped.list.count);
	vec_release(&wrapped.list);
}

void layout_table(struct text *out, struct layout_table *table)
{
	size_t cols[TABLE_COLUMNS_MAX];

	assert(table->column_count <= TABLE_COLUMNS_MAX);
	find_widths(table, cols);
	for (size_t row = 0; row < row_count(table); row++)
		add_row(out, table, row, cols);
	for (size_t i = 0; i < table->cells.count; i++)
		free(table->cells.at[i]);
	vec_release(&table->cells);
}
