/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts in a CSV that people open with a spreadsheet: none is taken for a number, a date or a
 * formula, and each can be read back as it was. */
#ifndef CAGRADE_BASE_CELL_H
#define CAGRADE_BASE_CELL_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

/* What stands behind a text that would be taken for a value: `00123` would become 123, `5/12` a
 * day. WORD JOINER has no width, is no blank in any country's numbers (LibreOffice passes over a
 * no-break space), and is trimmed by nobody.  An encoding that its readers know less of gets a tab;
 * LibreOffice may part cells at it when it opens what it has saved itself, Excel does not. */
#define CELL_MARK "\u2060"
#define CELL_MARK_ASCII "\t"

/* True where some spreadsheet in some country could take the text for a number, a date, a time or a
 * truth value.  Says so of some other short texts with a digit too, but of none with a guard. */
bool cell_is_like_value(const char *string);

/* Add the text as a field, with the mark behind it where it is like a value, or the formula guard
 * of sheet_add_guarded() where it needs that. */
void cell_add(struct text *out, const char *string, const char *mark);

/* Add the text as it stands in the cell of a workbook, where it needs no guard and no mark: but so
 * that it comes back when a spreadsheet has saved the cell as CSV, and guard and mark are taken off
 * that. */
void cell_add_bare(struct text *out, const char *string);

/* The length of a field without the mark that cell_add() has put there; of any other field, its own
 * length. */
size_t cell_unmarked_len(const char *field);

#endif
