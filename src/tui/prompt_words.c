/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a prompt asks for, and what its keys do, in words. */
#include "config.h"

#include "tui/prompt_words.h"

#include "base/i18n.h"
#include "base/text.h"
#include "model/filter.h"
#include "model/session.h"
#include "tui/words.h"

/* Say which question it is for: an answer moves on, and what is written then is of the next one. */
static void add_of_question(struct text *out, const struct session *session, const char *words)
{
	text_printf(out, "%s ", words);
	words_add_clause(out, session->form, session->cursor);
}

static void add_answer(struct text *out, const struct session *session)
{
	const char *unit = i18n_label(&session->form->items[session->cursor].unit);

	text_add_string(out, _("Answer"));
	if (unit[0] != '\0')
		text_printf(out, _(" (%s)"), unit);
}

static void add_score(struct text *out, const struct session *session)
{
	size_t leaf = session_leaf(session, session->cursor);

	text_add_string(out, _("Score"));
	if (leaf != FORM_NONE) {
		text_add_byte(out, ' ');
		words_add_indicator(out, session->form, leaf);
	}
}

static void add_filter(struct text *out, const struct session *session, enum action action)
{
	struct text names = TEXT_EMPTY;

	filter_add_names(&names, session_filter(session, action));
	text_printf(out, action == ACTION_KIND ? _("Tab leads to (now %s)") : _("Show (now %s)"),
		    names.bytes);
	text_release(&names);
}

void prompt_words_add_about(struct text *out, const struct session *session, enum action action)
{
	switch (action_info(action)->argument) {
	case ARG_ANSWER:
		add_answer(out, session);
		break;
	case ARG_SCORE:
		add_score(out, session);
		break;
	case ARG_NOTE:
		add_of_question(out, session, _("Note"));
		break;
	case ARG_EVIDENCE:
		add_of_question(out, session, _("Evidence"));
		break;
	case ARG_CLAUSE:
		text_add_string(out, _("Go to clause"));
		break;
	case ARG_SEARCH:
		text_add_string(out, _("Search"));
		break;
	case ARG_FILTER:
		add_filter(out, session, action);
		break;
	case ARG_WHAT_IF: /* is chosen in its own view */
	case ARG_PHRASE:  /* is put into the note */
	case ARG_NONE:
		break;
	}
}

const char *prompt_words_keys(enum action action, bool has_phrases)
{
	switch (action_info(action)->argument) {
	case ARG_NOTE:
		if (has_phrases)
			return _("Enter keeps it, Ctrl-P offers your earlier notes, Ctrl-J "
				 "breaks the line, Esc leaves");
		return _("Enter keeps it, Alt-Enter or Ctrl-J breaks the line, Esc leaves");
	case ARG_SCORE:
		return _("0, 1, 3 or 5; Del takes it back, Esc leaves");
	case ARG_FILTER:
		return _("a all, o open, n no, f flagged, c contradictory, m can move the level; "
			 "with Shift beside the others; Esc leaves");
	case ARG_CLAUSE:
		return _("as 6.2.9e; Enter goes there, Esc leaves");
	case ARG_SEARCH:
		return _("in both languages; Enter finds, Esc leaves");
	default:
		return _("Enter keeps it, Tab Up Down also go on, Esc leaves");
	}
}
