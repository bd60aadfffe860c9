/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores tried out, and what lifts the level, in plain lines. */
#include "config.h"

#include "line/line_what_if.h"

#include "base/i18n.h"
#include "line/line_phrase.h"
#include "line/line_say.h"
#include "model/session.h"
#include "score/advise.h"

#define TOTAL_PLACES 2
#define LIFTS_SAID_MAX 3 /* more are no help to who has to listen to them */

static void say_tried(FILE *out, const struct session *session)
{
	const struct what_if *what_if = &session->what_if;
	struct text line = TEXT_EMPTY;

	for (size_t i = 0; i < session->form->indicator_count; i++) {
		if (!what_if->is_chosen[i])
			continue;
		text_printf(&line, _("tried out, and not in the record: %1$s %2$d"),
			    session->form->indicators[i].id, what_if->chosen[i]);
		line_say(out, &line);
	}
	line_phrase_add_standing(&line, session_what_if(session));
	line_say(out, &line);
	text_release(&line);
}

/* The questions named in a line, each of them once. */
struct naming {
	const struct form *form;
	VEC(size_t) items;
};

static bool is_named(const struct naming *naming, size_t item)
{
	for (size_t i = 0; i < naming->items.count; i++) {
		if (naming->items.at[i] == item)
			return true;
	}
	return false;
}

static void add_items(struct text *line, struct naming *naming, const struct criterion *criterion)
{
	for (size_t i = 0; i < criterion->item_count; i++) {
		size_t item = naming->form->criterion_items[criterion->first_item + i];

		if (is_named(naming, item))
			continue;
		text_printf(line, "%s%s", naming->items.count > 0 ? _(", ") : "",
			    naming->form->items[item].id);
		*vec_push(&naming->items) = item;
	}
}

/* One line with all questions of the raise's criteria that stand so; none where there are none. */
static void say_criteria(FILE *out, const struct session *session, const struct lifts *lifts,
			 const struct raise *raise, enum outcome outcome)
{
	struct naming naming = {.form = session->form};
	struct text ids = TEXT_EMPTY;
	struct text line = TEXT_EMPTY;

	for (size_t i = 0; i < raise->criterion_count; i++) {
		const struct criterion *criterion =
		    &session->form->criteria[lifts->criteria.at[raise->first_criterion + i]];

		if (score_criterion(&session->answers, criterion) == outcome)
			add_items(&ids, &naming, criterion);
	}
	if (ids.len > 0) {
		text_printf(&line, outcome == OUTCOME_OPEN ? _("open: %s") : _("not met: %s"),
			    ids.bytes);
		line_say(out, &line);
	}
	vec_release(&naming.items);
	text_release(&ids);
	text_release(&line);
}

static void say_raise(FILE *out, const struct session *session, const struct lifts *lifts,
		      const struct raise *raise)
{
	const struct indicator *leaf = &session->form->indicators[raise->leaf];
	struct text line = TEXT_EMPTY;

	text_printf(&line, _("%1$s, %2$s, from %3$d to %4$d"), leaf->id, i18n_label(&leaf->label),
		    raise->from, raise->to);
	line_say(out, &line);
	say_criteria(out, session, lifts, raise, OUTCOME_FAILED);
	say_criteria(out, session, lifts, raise, OUTCOME_OPEN);
	text_release(&line);
}

static void say_lift(FILE *out, const struct session *session, const struct lifts *lifts,
		     const struct lift *lift)
{
	struct text points = TEXT_EMPTY;
	struct text line = TEXT_EMPTY;

	decimal_print(&points, lift->points, TOTAL_PLACES);
	text_printf(&line,
		    Q_("to level %1$s by %2$zu change, %3$s points:",
		       "to level %1$s by %2$zu changes, %3$s points:", lift->raise_count),
		    session->form->levels[lifts->level].id, lift->raise_count, points.bytes);
	line_say(out, &line);
	for (size_t i = 0; i < lift->raise_count; i++)
		say_raise(out, session, lifts, &lifts->raises.at[lift->first_raise + i]);
	text_release(&points);
	text_release(&line);
}

static void say_lifts(FILE *out, const struct session *session)
{
	struct lifts lifts;

	advise_lift(&lifts, &session->answers, session_what_if(session));
	if (lifts.level == FORM_NONE)
		line_say_string(out, _("this is the highest level"));
	else if (lifts.list.count == 0)
		line_say_string(out, _("no few changes lift the level"));
	for (size_t i = 0; i < lifts.list.count && i < LIFTS_SAID_MAX; i++)
		say_lift(out, session, &lifts, &lifts.list.at[i]);
	if (lifts.list.count > LIFTS_SAID_MAX || (lifts.is_cut && lifts.list.count > 0))
		line_say_string(out, _("there are more such sets of changes"));
	lifts_release(&lifts);
}

void line_what_if_show(FILE *out, const struct session *session)
{
	say_tried(out, session);
	/* No score lifts what is not eligible, and the result says so. */
	if (session->score.eligibility != INELIGIBLE)
		say_lifts(out, session);
}
