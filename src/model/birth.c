/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a record was begun with, held against a form. */
#include "config.h"

#include "model/birth.h"

#include "record/chain.h"
#include "record/evidence.h"

#include <stdbool.h>
#include <string.h>

static bool is_of_form(const struct event_form *named, const struct form *form)
{
	return named->id_len == strlen(form->id) && memcmp(named->id, form->id, named->id_len) == 0;
}

static bool has_digest(const struct event *begin, const struct form *form)
{
	struct text sheets = TEXT_EMPTY;
	struct text due = TEXT_EMPTY;
	bool is_same;

	evidence_get(begin->evidence, "sheets", &sheets);
	text_printf(&due, CHAIN_PREFIX "%s", form->digest);
	is_same = strcmp(sheets.bytes, due.bytes) == 0;
	text_release(&sheets);
	text_release(&due);
	return is_same;
}

enum birth birth_over(const struct event *events, size_t count, const struct form *form)
{
	const struct event *begin = count > 0 ? &events[0] : &event_nothing;
	struct event_form named = event_form(begin);

	if (!is_of_form(&named, form))
		return BIRTH_OTHER_FORM;
	return named.version == (size_t)form->version && !has_digest(begin, form)
		   ? BIRTH_OTHER_SHEETS
		   : BIRTH_SAME_FORM;
}
