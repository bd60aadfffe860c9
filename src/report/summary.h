/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Assessments as rows of one table: what is said of each, whatever it is written as. */
#ifndef CAGRADE_REPORT_SUMMARY_H
#define CAGRADE_REPORT_SUMMARY_H

#include "base/text.h"
#include "base/vec.h"
#include "report/assessment.h"

#include <stdbool.h>
#include <stddef.h>

/* How a cell is meant.  An empty one of any kind says that there is nothing (yet). */
enum cell_kind {
	CELL_TEXT,
	CELL_NUMBER, /* an exact decimal */
	CELL_COUNT,  /* a whole number */
	CELL_TRUTH,  /* `yes` or `no` */
};

struct column {
	char *name;
	enum cell_kind kind;
};

/* The head of a table. */
struct columns {
	VEC(struct column) list;
};

/* Add a column; the name is copied. */
void columns_add(struct columns *columns, const char *name, enum cell_kind kind);
void columns_release(struct columns *columns);

/* The index of the column with that name; FORM_NONE where there is none. */
size_t columns_find(const struct columns *columns, const char *name);

/* A row of a table: cells are added one behind the other, and may be cleared for the next row.
 * Begin with CELLS_EMPTY. */
struct cells {
	struct text bytes;
	VEC(size_t) starts;
};

#define CELLS_EMPTY ((struct cells){.bytes = TEXT_EMPTY})

void cells_clear(struct cells *cells);
void cells_release(struct cells *cells);
void cells_add(struct cells *cells, const char *string);
void cells_add_count(struct cells *cells, size_t count);
void cells_add_number(struct cells *cells, struct decimal number, int min_places);

/* Cell `column`, from 0; valid until the next is added. */
const char *cells_at(const struct cells *cells, size_t column);

/* The columns of a summary, as summary.def has them. */
enum summary_column {
#define COLUMN(code, name, kind) SUMMARY_##code,
#include "report/summary.def"
#undef COLUMN
	SUMMARY_COLUMN_COUNT
};

/* What stands for the level of an assessment that eligibility bars from every one. */
#define SUMMARY_NO_LEVEL "none"

/* Add the columns of a summary over the form.
 *
 * has_leaves  behind them two of each leaf, `LEAF:low` and `LEAF:high` (no id holds a colon), in
 * the order of the sheet */
void summary_columns(struct columns *out, const struct form *form, bool has_leaves);

/* Add the cells of one assessment.
 *
 * is_verified  the record's chains were worked out, and hold */
void summary_row(struct cells *out, const struct assessment *assessment, bool is_verified,
		 bool has_leaves);

#endif
