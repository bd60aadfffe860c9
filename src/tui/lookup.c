/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What panes look up about a form at every drawing, worked out once: a form may be very large. */
#include "config.h"

#include "tui/lookup.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "form/form.h"

#include <stdlib.h>

static void number_questions(struct lookup *lookup, const struct form *form)
{
	lookup->places = mem_alloc(form->item_count * sizeof *lookup->places);
	for (size_t i = 0; i < form->item_count; i++) {
		if (form->items[i].type != ITEM_GROUP)
			lookup->places[i] = ++lookup->question_count;
	}
}

void lookup_add_name(struct text *out, const struct form *form, size_t indicator,
		     enum naming naming)
{
	const struct indicator *named = &form->indicators[indicator];

	if (naming != NAMING_LABEL)
		text_add_string(out, named->clause);
	if (naming == NAMING_FULL)
		text_add_byte(out, ' ');
	if (naming != NAMING_CLAUSE)
		text_add_string(out, i18n_label(&named->label));
}

static void measure_name(struct lookup *lookup, const struct form *form, size_t indicator)
{
	struct text name = TEXT_EMPTY;

	for (enum naming naming = 0; naming < NAMING_COUNT; naming++) {
		size_t cols;

		text_clear(&name);
		lookup_add_name(&name, form, indicator, naming);
		cols = utf8_cols(name.bytes, name.len);
		if (cols > lookup->name_cols[naming])
			lookup->name_cols[naming] = cols;
	}
	text_release(&name);
}

static void measure_names(struct lookup *lookup, const struct form *form)
{
	for (size_t i = 0; i < form->indicator_count; i++) {
		if (form->indicators[i].parent != FORM_NONE)
			continue;
		lookup->first_level_count++;
		measure_name(lookup, form, i);
	}
}

void lookup_init(struct lookup *lookup, const struct form *form)
{
	*lookup = (struct lookup){0};
	number_questions(lookup, form);
	measure_names(lookup, form);
}

void lookup_release(struct lookup *lookup)
{
	free(lookup->places);
	*lookup = (struct lookup){0};
}
