/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules that hold across the rows and sheets of a form. */
#ifndef CAGRADE_FORM_FORM_CHECK_H
#define CAGRADE_FORM_FORM_CHECK_H

#include "form/load.h"

/* Check what no single cell shows, when all sheets have been read: weights of siblings that do not
 * add up to 1, indicator trees over four deep, a leaf without a score item, criteria of one leaf
 * that contradict each other (a higher score whose rows are weaker than a lower one's), an item
 * that its relevance can never ask, levels out of order, and sheets without rows.  Adds a
 * diagnostic for each; what hangs on a cell that has a fault already is passed over. */
void form_check(struct load *load);

#endif
