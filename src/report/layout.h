/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs and tables of plain text for a terminal of 80 columns. */
#ifndef CAGRADE_REPORT_LAYOUT_H
#define CAGRADE_REPORT_LAYOUT_H

#include "base/text.h"
#include "base/vec.h"

#include <stddef.h>

#define LAYOUT_COLS 80

/* Add a paragraph: the lead, then the words wrapped beside it, so that every further line is
 * indented by the lead's width.  Both are made safe to show; a line break in them becomes visible
 * and breaks nothing.
 *
 * lead  "" for none; at most half a line wide */
void layout_paragraph(struct text *out, const char *lead, const char *words);

enum layout_column {
	LAYOUT_LEFT,
	LAYOUT_RIGHT,	/* numbers */
	LAYOUT_WRAPPED, /* words that take the room that is left; at most one column of a table */
};

/* A table to be filled cell by cell, row by row, the header first.  Zero but for its columns:
 * `struct layout_table table = {.columns = columns, .column_count = 3};` */
struct layout_table {
	const enum layout_column *columns; /* borrowed */
	size_t column_count;
	VEC(char *) cells;
};

/* Add the next cell.  The string is copied and made safe to show. */
void layout_cell(struct layout_table *table, const char *string);

/* Add the table, whose rows are full, and free its cells.  A column that is empty under its header
 * is left out. */
void layout_table(struct text *out, struct layout_table *table);

#endif
