/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of form_load(), one sheet each, and the form on its way.  No other module needs this.
 *
 * Each step reads its sheet's cells and resolves what they refer to, so the order below is the
 * order of the calls: a step may refer to what the steps before it have read.  Faults are reported
 * and the work goes on; a form that had one is thrown away in the end. */
#ifndef CAGRADE_FORM_LOAD_H
#define CAGRADE_FORM_LOAD_H

#include "form/form.h"
#include "form/form_tables.h"

struct load {
	struct form *form;	   /* as far as it has been read */
	struct form_tables tables; /* what it is read from; rows stand as in form->items etc. */
	struct text parts;	   /* strings that are parts of a cell; has room for all */
	size_t *criterion_rows;	   /* by form->criteria, which are sorted: row in criteria.csv */
};

/* indicators.csv; leaves are known afterwards. */
void load_indicators(struct load *load);

/* levels.csv */
void load_levels(struct load *load);

/* items.csv */
void load_items(struct load *load);

/* What one item is for, which follows from its id, the leaves and the levels; load_items() calls
 * it.  Items named `eligibility.…` bar every level, `level.K.…` describe the K-th one,
 * `LEAF.score` is a leaf's direct score and other `LEAF.…` feed its criteria; of the rest, what is
 * required and answered yes or no is a requirement. */
void load_role(struct load *load, size_t row);

/* criteria.csv; rows with a fault are left out of form->criteria. */
void load_criteria(struct load *load);

/* links.csv */
void load_links(struct load *load);

/* rulings.csv */
void load_rulings(struct load *load);

#endif
