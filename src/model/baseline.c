/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An earlier record beside the one that is being written. */
#include "config.h"

#include "model/baseline.h"

#include "base/mem.h"
#include "model/session.h"

#include <stdlib.h>
#include <string.h>

struct baseline {
	struct ghost *ghosts; /* one per form->items; without an answer where there was none */
	struct text strings;  /* theirs */
};

static bool has_answer(const struct session *session, size_t item)
{
	return session->form->items[item].type != ITEM_GROUP &&
	       session->answers.of[item].kind != ANSWER_OPEN;
}

static size_t room_for(const struct event *event)
{
	return strlen(event->answer) + strlen(event->time) + strlen(event->by) + 3;
}

/* Copy a string behind those that the text holds, which has room for it. */
static const char *keep(struct text *strings, const char *string)
{
	const char *kept = strings->bytes + strings->len;

	text_add(strings, string, strlen(string) + 1);
	return kept;
}

static struct ghost ghost_of(struct text *strings, const struct event *event)
{
	struct ghost ghost = {.row = event_nothing};

	ghost.row.time = keep(strings, event->time);
	ghost.row.by = keep(strings, event->by);
	ghost.row.answer = keep(strings, event->answer);
	return ghost;
}

struct baseline *baseline_new(const struct session *earlier)
{
	struct baseline *baseline = mem_alloc(sizeof *baseline);
	const struct form *form = earlier->form;
	/* 0 where none can be read: everything counts as changed since. */
	size_t version = event_form(&earlier->events[0]).version;
	size_t room = 0;

	baseline->strings = TEXT_EMPTY;
	baseline->ghosts = mem_alloc(form->item_count * sizeof *baseline->ghosts);
	for (size_t i = 0; i < form->item_count; i++) {
		if (has_answer(earlier, i))
			room += room_for(answers_event(&earlier->answers, i));
	}
	text_reserve(&baseline->strings, room);
	for (size_t i = 0; i < form->item_count; i++) {
		if (!has_answer(earlier, i))
			continue;
		baseline->ghosts[i] =
		    ghost_of(&baseline->strings, answers_event(&earlier->answers, i));
		baseline->ghosts[i].is_outdated = (size_t)form->items[i].since > version;
	}
	return baseline;
}

void baseline_free(struct baseline *baseline)
{
	if (!baseline)
		return;
	free(baseline->ghosts);
	text_release(&baseline->strings);
	free(baseline);
}

const struct ghost *baseline_at(const struct baseline *baseline, size_t item)
{
	const struct ghost *ghost = &baseline->ghosts[item];

	return ghost->row.answer ? ghost : NULL;
}
