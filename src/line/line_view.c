/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an action only shows, in plain lines: scores, warnings, history, help. */
#include "config.h"

#include "line/line_view.h"

#include "base/decimal.h"
#include "base/i18n.h"
#include "form/form.h"
#include "line/line_phrase.h"
#include "line/line_say.h"
#include "line/line_what_if.h"
#include "model/evidence.h"
#include "model/session.h"

#include <string.h>

/* Places of numbers at least: a leaf scores whole points, anything weighted has hundredths. */
#define LEAF_PLACES 0
#define SUM_PLACES 2

static void add_weight(struct text *line, const struct indicator *indicator)
{
	struct text weight = TEXT_EMPTY;

	if (indicator->has_weight) {
		decimal_print(&weight, indicator->weight, 0);
		text_printf(line, _("; weight %s"), weight.bytes);
	} else {
		text_add_string(line, _("; without a weight"));
	}
	text_release(&weight);
}

/* What the criteria give is worth a word only beside a direct score. */
static void add_given(struct text *line, const struct indicator_score *score)
{
	struct text derived = TEXT_EMPTY;

	if (!score->is_given)
		return;
	text_add_string(line, _("; given directly"));
	if (score->is_derived) {
		line_phrase_add_corridor(&derived, &score->derived, LEAF_PLACES);
		text_printf(line, _("; the criteria give %s"), derived.bytes);
	}
	text_release(&derived);
}

/* How much of what is open the level may still depend on. */
static void say_decisive(FILE *out, const struct session *session)
{
	size_t open = session->score.open_count;
	struct text line = TEXT_EMPTY;

	if (session->mover_count > 0)
		text_printf(&line,
			    Q_("%1$zu of %2$zu open question can still move the level; :kind "
			       "moving has :next-open lead there",
			       "%1$zu of %2$zu open questions can still move the level; :kind "
			       "moving has :next-open lead there",
			       open),
			    session->mover_count, open);
	else
		text_add_string(&line, _("no open question can move the level"));
	line_say(out, &line);
	text_release(&line);
}

static void show_scores(FILE *out, const struct session *session)
{
	const struct form *form = session->form;
	struct text line = TEXT_EMPTY;

	line_phrase_add_standing(&line, &session->score);
	line_say(out, &line);
	say_decisive(out, session);
	for (size_t i = 0; i < form->indicator_count; i++) {
		const struct indicator *indicator = &form->indicators[i];
		const struct indicator_score *score = &session->score.indicators[i];

		text_printf(&line, _("%1$s, %2$s: "), indicator->id, i18n_label(&indicator->label));
		line_phrase_add_corridor(&line, &score->score,
					 indicator->is_leaf ? LEAF_PLACES : SUM_PLACES);
		add_weight(&line, indicator);
		add_given(&line, score);
		line_say(out, &line);
	}
	text_release(&line);
}

static const char *warned_item(const struct session *session, const struct warning *warning)
{
	if (warning->item != FORM_NONE)
		return session->form->items[warning->item].id;
	return warning->seq > 0 ? session->events[warning->seq - 1].item : NULL;
}

static void show_warnings(FILE *out, const struct session *session)
{
	struct text line = TEXT_EMPTY;

	if (session->warnings.list.count == 0)
		line_say_string(out, _("there is no warning"));
	for (size_t i = 0; i < session->warnings.list.count; i++) {
		const struct warning *warning = &session->warnings.list.at[i];
		const char *item = warned_item(session, warning);

		if (warning->seq > 0)
			text_printf(&line, _("row %zu, "), warning->seq);
		if (item)
			text_printf(&line, _("%s: "), item);
		text_add_string(&line, _(check_words(warning->code)));
		if (warning->indicator != FORM_NONE)
			text_printf(&line, _(" (%s)"),
				    session->form->indicators[warning->indicator].id);
		line_say(out, &line);
	}
	text_release(&line);
}

static void show_row(FILE *out, const struct item *item, const struct event *event)
{
	struct text line = TEXT_EMPTY;
	struct text part = TEXT_EMPTY;

	text_printf(&line, _("row %1$zu, %2$s, %3$s: "), event->seq, event->time,
		    event->by[0] != '\0' ? event->by : _("nobody named"));
	line_phrase_add_answer(&line, item, event->answer);
	if (event->flag[0] != '\0')
		text_printf(&line, "%s%s", _("; "),
			    event_is_conflict(event) ? _("conflict: the inspectors differ")
						     : _("flagged"));
	if (event->note[0] != '\0')
		text_printf(&line, _("; note: %s"), event->note);
	evidence_add_words(&part, event->evidence);
	if (part.len > 0)
		text_printf(&line, _("; evidence: %s"), part.bytes);
	text_clear(&part);
	cause_add_words(&part, event->cause);
	if (part.len > 0)
		text_printf(&line, "%s%s", _("; "), part.bytes);
	line_say(out, &line);
	text_release(&line);
	text_release(&part);
}

static void show_history(FILE *out, const struct session *session)
{
	const struct item *item = &session->form->items[session->cursor];
	bool has_row = false;

	for (size_t i = 0; i < session->event_count; i++) {
		if (strcmp(session->events[i].item, item->id) != 0)
			continue;
		show_row(out, item, &session->events[i]);
		has_row = true;
	}
	if (!has_row)
		line_say_string(out, _("nobody has answered this question yet"));
}

static void show_phrases(FILE *out, const struct session *session)
{
	struct text line = TEXT_EMPTY;

	line_say_string(out, _("your earlier notes; :phrase NUMBER writes one"));
	for (size_t i = 0; i < session->offered.notes.count; i++) {
		text_printf(&line, "%zu. %s", i + 1, session->offered.notes.at[i]);
		line_say(out, &line);
	}
	text_release(&line);
}

static void show_help(FILE *out)
{
	struct text line = TEXT_EMPTY;

	line_say_string(out,
			_("An answer is yes, no, na, a number, a date or a text; open takes it "
			  "back."));
	line_say_string(out, _("An empty line leaves the question open and goes on."));
	line_say_string(out, _("A text that begins with : is written with two of them."));
	for (enum action action = 0; action < ACTION_COUNT; action++) {
		const struct action_info *info = action_info(action);

		if (action_heading(action))
			line_say_string(out, _(action_heading(action)));
		text_printf(&line, ":%s", info->word);
		if (info->argument != ARG_NONE)
			text_printf(&line, " %s", _(action_argument_name(info->argument)));
		text_printf(&line, ": %s", _(info->help));
		line_say(out, &line);
	}
	text_release(&line);
}

void line_view_show(FILE *out, const struct session *session, enum action action)
{
	switch (action) {
	case ACTION_SCORES:
		show_scores(out, session);
		break;
	case ACTION_PHRASE:
		show_phrases(out, session);
		break;
	case ACTION_WHAT_IF:
		line_what_if_show(out, session);
		break;
	case ACTION_WARNINGS:
		show_warnings(out, session);
		break;
	case ACTION_HISTORY:
		show_history(out, session);
		break;
	case ACTION_HELP:
		show_help(out);
		break;
	default: /* shows nothing that words could */
		break;
	}
}
