/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who answered what and when, as plain text for people. */
#include "config.h"

#include "report/write_text.h"

#include "base/i18n.h"
#include "form/form.h"
#include "record/event.h"
#include "record/evidence.h"
#include "report/layout.h"
#include "report/memory.h"
#include "report/phrase.h"

#include <string.h>

static const struct item *find_item(const struct form *form, const char *id)
{
	size_t item = form_item(form, id);

	return item == FORM_NONE ? NULL : &form->items[item];
}

static void add_answer(struct text *line, const struct item *item, const char *before,
		       const char *now)
{
	if (strcmp(before, now) != 0) {
		phrase_add_answer(line, item, before);
		text_add_string(line, " -> ");
	}
	phrase_add_answer(line, item, now);
}

static void add_note(struct text *line, const char *before, const char *now)
{
	if (strcmp(before, now) == 0)
		return;
	if (*now != '\0')
		text_printf(line, _("; note: %s"), now);
	else
		text_add_string(line, _("; note taken away"));
}

static void add_evidence(struct text *line, const char *before, const char *now)
{
	struct text words = TEXT_EMPTY;

	if (strcmp(before, now) == 0)
		return;
	evidence_add_words(&words, now);
	if (*now != '\0')
		text_printf(line, _("; evidence: %s"), words.bytes);
	else
		text_add_string(line, _("; evidence taken away"));
	text_release(&words);
}

static void add_flag(struct text *line, const char *before, const char *now)
{
	if (strcmp(before, now) == 0)
		return;
	if (strcmp(now, EVENT_FLAG_CONFLICT) == 0)
		text_add_string(line, _("; conflict: the inspectors differ"));
	else
		text_add_string(line, *now != '\0' ? _("; flagged") : _("; flag taken off"));
}

static void add_cause(struct text *line, const char *cause)
{
	if (*cause == '\0')
		return;
	text_add_string(line, _("; "));
	cause_add_words(line, cause);
}

/* What the row says of its item; before is NULL for the item's first row. */
static void add_state(struct text *line, const struct item *item, const struct event *before,
		      const struct event *now)
{
	before = before ? before : &event_nothing;
	text_printf(line, "%s: ", now->item);
	add_answer(line, item, before->answer, now->answer);
	add_flag(line, before->flag, now->flag);
	add_note(line, before->note, now->note);
	add_evidence(line, before->evidence, now->evidence);
}

static void add_row(struct text *out, const struct form *form, const struct event *before,
		    const struct event *event)
{
	struct text lead = TEXT_EMPTY;
	struct text line = TEXT_EMPTY;

	text_printf(&lead, "%zu  ", event->seq);
	text_printf(&line, "%s  %s  ", event->time, *event->by != '\0' ? event->by : "-");
	if (strcmp(event->item, EVENT_BEGIN_ITEM) == 0)
		text_printf(&line, _("record begun with form %s"), event->answer);
	else if (strcmp(event->item, EVENT_SEAL_ITEM) == 0)
		text_add_string(&line, _("record sealed"));
	else
		add_state(&line, find_item(form, event->item), before, event);
	add_cause(&line, event->cause);
	layout_paragraph(out, lead.bytes, line.bytes);
	text_release(&lead);
	text_release(&line);
}

void write_text_log(struct text *out, const struct assessment *assessment, size_t item)
{
	const struct form *form = assessment->form;
	const struct answers *answers = assessment->answers;
	const char *only = item == FORM_NONE ? NULL : form->items[item].id;
	struct memory memory;

	memory_init(&memory);
	for (size_t i = 0; i < answers->folded; i++) {
		const struct event *event = &answers->events[i];
		const struct event *before;

		if (only && strcmp(event->item, only) != 0)
			continue;
		before = memory_take(&memory, event);
		add_row(out, form, before, event);
	}
	memory_release(&memory);
}
