/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Criteria of one leaf that contradict each other. */
#ifndef CAGRADE_FORM_FORM_CLASH_H
#define CAGRADE_FORM_FORM_CLASH_H

#include "form/load.h"

/* Report each criterion that an earlier one of its leaf, in rising order of scores, clashes with:
 * the same asked twice for one score, a higher score that asks less than a lower one, or two that
 * can never hold together though a score needs both.
 *
 * source  8.1.1: a higher score also needs all that the lower ones need */
void form_clash(struct load *load);

#endif
