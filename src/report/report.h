/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A neutral document: headings, paragraphs and tables of typed cells, in order.  It knows no file
 * format: each writer prints it in its own way, and makes what it says safe for that format.
 *
 * All strings are copied; line breaks in them are LF. */
#ifndef CAGRADE_REPORT_REPORT_H
#define CAGRADE_REPORT_REPORT_H

#include "base/decimal.h"
#include "base/vec.h"
#include "score/score.h"

#include <stdbool.h>
#include <stddef.h>

/* How something is meant.  A writer may colour it; the words alone say it too. */
enum report_tone { REPORT_PLAIN, REPORT_GOOD, REPORT_BAD, REPORT_WEAK };

enum report_block_kind {
	REPORT_HEADING,
	REPORT_STATEMENT, /* the few sentences that matter most */
	REPORT_PARAGRAPH,
	REPORT_NOTICE,	/* a paragraph that must not be passed over */
	REPORT_LITERAL, /* a line in the spelling of machines, never broken */
	REPORT_FACTS,	/* a table of two columns without a header: name, value */
	REPORT_TABLE,
	REPORT_COMPACT,	   /* a table of small print */
	REPORT_CHART,	   /* bars on the scale of scores */
	REPORT_SIGNATURES, /* a table of one column: who signs; the lines to sign on are the
			      writer's */
};

enum report_column_kind {
	REPORT_CODE,   /* a clause, an id, a number of order: never broken */
	REPORT_STATE,  /* a few words: met, not met */
	REPORT_NUMBER, /* set to the right */
	REPORT_WORDS,  /* whole sentences; at most one column of a table */
};

struct report_column {
	enum report_column_kind kind;
	const char *header;
};

struct report_cell {
	enum report_tone tone;
	size_t depth; /* how far it is indented, in steps */
	char *words;
};

/* What is to be said about a row below it: `label: words`, or the words alone. */
struct report_detail {
	char *label; /* "" for none */
	char *words;
};

struct report_row {
	bool is_heading;   /* one cell across all columns, over the rows behind it */
	size_t first_cell; /* cells[first_cell ..], one a column */
	size_t first_detail, detail_count;
};

struct report_bar {
	char *label;
	size_t depth; /* below the total, 0 */
	struct corridor score;
	int min_places; /* of the number beside the bar */
};

/* A place on the scale of the chart. */
struct report_mark {
	char *label;
	struct decimal at;
};

struct report_block {
	enum report_block_kind kind;
	char *words; /* "" of tables and charts */
	size_t first_column, column_count;
	size_t first_row, row_count;
	size_t first_bar, bar_count;
	size_t first_mark, mark_count;
};

/* A document as writers read it. */
struct report {
	char *title;
	char *foot; /* for the foot of every page */
	VEC(struct report_block) blocks;
	VEC(struct report_column) columns;
	VEC(struct report_row) rows;
	VEC(struct report_cell) cells;
	VEC(struct report_detail) details;
	VEC(struct report_bar) bars;
	VEC(struct report_mark) marks;
};

/* Begin an empty document.
 *
 * foot   small letters, digits, blanks and `:` only; "" for none
 * owner  report_release() */
void report_init(struct report *report, const char *title, const char *foot);
void report_release(struct report *report);

/* Add a block of words: HEADING, STATEMENT, PARAGRAPH, NOTICE or LITERAL. */
void report_add(struct report *report, enum report_block_kind kind, const char *words);

/* Begin a table (TABLE, COMPACT); rows are added to the last table begun.  The headers are
 * copied. */
void report_begin_table(struct report *report, enum report_block_kind kind,
			const struct report_column *columns, size_t count);

/* Begin FACTS or SIGNATURES. */
void report_begin_facts(struct report *report);
void report_begin_signatures(struct report *report);

/* Begin a row, to be filled with one cell a column. */
void report_begin_row(struct report *report);
void report_cell(struct report *report, enum report_tone tone, const char *words);
void report_indented_cell(struct report *report, size_t depth, const char *words);

/* Add a whole row of FACTS. */
void report_fact(struct report *report, const char *name, const char *value);

/* Add a row that is a heading over those behind it. */
void report_heading_row(struct report *report, const char *words);

/* Add a detail to the last row.  Nothing is added where the words are "". */
void report_detail(struct report *report, const char *label, const char *words);

/* Begin a chart, and add a bar, or a mark on the scale, to it. */
void report_begin_chart(struct report *report);
void report_bar(struct report *report, const char *label, size_t depth,
		const struct corridor *score, int min_places);
void report_mark(struct report *report, const char *label, struct decimal at);

/* True where all names of FACTS are short enough to stand beside their values. */
bool report_has_short_names(const struct report *report, const struct report_block *block);

/* The column, the row, or the cell of a row, of a block; all from 0. */
const struct report_column *report_column_at(const struct report *report,
					     const struct report_block *block, size_t column);
const struct report_row *report_row_at(const struct report *report,
				       const struct report_block *block, size_t row);
const struct report_cell *report_cell_at(const struct report *report,
					 const struct report_block *block, size_t row,
					 size_t column);

#endif
