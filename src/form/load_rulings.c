/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rulings.csv: how the standard is read where it is silent or contradicts itself. */
#include "config.h"

#include "form/load_cell.h"

#include "base/map.h"
#include "base/mem.h"

#include <string.h>

/* How a ruling says when it applies; one that ends in a colon is followed by an id. */
static const char *const applies_words[] = {
    [RULING_ALWAYS] = "always",		[RULING_ON_BOUND] = "on_bound",
    [RULING_INELIGIBLE] = "ineligible", [RULING_NA] = "na:",
    [RULING_INDICATOR] = "indicator:",
};

#define APPLIES_COUNT (sizeof applies_words / sizeof *applies_words)

static bool takes_subject(const char *word)
{
	return word[strlen(word) - 1] == ':';
}

/* Find the word that the text is or begins with.  APPLIES_COUNT where there is none. */
static size_t find_applies(const char *text)
{
	size_t i = 0;

	while (i < APPLIES_COUNT &&
	       (takes_subject(applies_words[i])
		    ? strncmp(text, applies_words[i], strlen(applies_words[i])) != 0
		    : strcmp(text, applies_words[i]) != 0))
		i++;
	return i;
}

static void read_applies(struct load *load, size_t row, struct ruling *ruling)
{
	const char *text = form_tables_cell(&load->tables, row, COL_RULINGS_APPLIES);
	size_t found = text ? find_applies(text) : APPLIES_COUNT;
	const char *subject;

	ruling->subject = FORM_NONE;
	if (!text)
		return;
	if (found == APPLIES_COUNT) {
		load_cell_word_fault(load, row, COL_RULINGS_APPLIES, text, applies_words,
				     APPLIES_COUNT);
		return;
	}
	ruling->applies = (enum ruling_applies)found;
	subject = text + strlen(applies_words[found]);
	if (ruling->applies == RULING_NA)
		ruling->subject = load_cell_item(load, row, COL_RULINGS_APPLIES, subject);
	else if (ruling->applies == RULING_INDICATOR)
		ruling->subject = load_cell_indicator(load, row, COL_RULINGS_APPLIES, subject);
}

void load_rulings(struct load *load)
{
	struct form *form = load->form;
	size_t count = load->tables.of[SHEET_RULINGS].row_count;
	struct map *ids = map_new();

	form->rulings = mem_alloc(count * sizeof *form->rulings);
	form->ruling_count = count;
	for (size_t row = 0; row < count; row++) {
		struct ruling *ruling = &form->rulings[row];

		ruling->id = load_cell_id(load, row, COL_RULINGS_ID, ids);
		ruling->clause = load_cell_text(load, row, COL_RULINGS_CLAUSE);
		ruling->label = load_cell_label(load, row, COL_RULINGS_LABEL_EN, true);
		read_applies(load, row, ruling);
	}
	map_free(ids);
}
