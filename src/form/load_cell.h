/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Single cells of a form's sheets as what they mean.  A cell that means nothing good is reported
 * and not relied on from there on; one that is not relied on reads as if it were empty, silently.
 */
#ifndef CAGRADE_FORM_LOAD_CELL_H
#define CAGRADE_FORM_LOAD_CELL_H

#include "form/load.h"

#define LOAD_NO_WORD ((size_t)-1)

/* The cell's text, kept with the form; "" where it is empty. */
const char *load_cell_text(struct load *load, size_t row, enum form_column column);

/* The same for a cell that must not be empty. */
const char *load_cell_needed(struct load *load, size_t row, enum form_column column);

/* The row's id, kept with the form and entered into ids under the row's index.  An id holds
 * letters, digits, '.', '_' and '-', a letter among them, so that no spreadsheet takes it for a
 * number or a date; it stands once in its sheet. */
const char *load_cell_id(struct load *load, size_t row, enum form_column column, struct map *ids);

/* A text in each language, from as many columns, of which `first` is the first.  Where it is
 * needed, or there in one language, it must be there in all. */
struct label load_cell_label(struct load *load, size_t row, enum form_column first, bool is_needed);

/* A text in each language from one cell, `English / Chinese`; empty where the cell is. */
struct label load_cell_pair(struct load *load, size_t row, enum form_column column);

/* A decimal with at most 4 places.  False, and *out untouched, where there is none. */
bool load_cell_decimal(struct load *load, size_t row, enum form_column column, struct decimal *out);

/* The same from a piece of the cell. */
bool load_cell_decimal_in(struct load *load, size_t row, enum form_column column, const char *text,
			  struct decimal *out);

/* A whole number of 1 or more; 0 where there is none. */
int load_cell_count(struct load *load, size_t row, enum form_column column);

/* The index of the cell's text in words[0 .. count-1]; LOAD_NO_WORD where it is none of them. */
size_t load_cell_word(struct load *load, size_t row, enum form_column column,
		      const char *const *words, size_t count);

/* Report that the cell holds none of the words.  For cells that are more than a word. */
void load_cell_word_fault(struct load *load, size_t row, enum form_column column, const char *text,
			  const char *const *words, size_t count);

/* Cut the first word off *rest, in place: words are parted by the separators.  NULL where there is
 * none left. */
char *load_cell_cut(char **rest, const char *separators);

/* The item, the indicator with an id that stands in the cell; FORM_NONE where there is none.  In a
 * sheet that could not be read anything may stand: that is FORM_NONE and no fault of the cell. */
size_t load_cell_item(struct load *load, size_t row, enum form_column column, const char *id);
size_t load_cell_indicator(struct load *load, size_t row, enum form_column column, const char *id);

/* The same for an indicator that must be a leaf and fills the cell. */
size_t load_cell_leaf(struct load *load, size_t row, enum form_column column);

#endif
