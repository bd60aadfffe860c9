/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The question at the cursor with all that belongs to it. */
#include "config.h"

#include "tui/pane.h"

#include "base/i18n.h"
#include "base/text.h"
#include "model/baseline.h"
#include "model/evidence.h"
#include "model/refusal.h"
#include "model/search.h"
#include "model/session.h"
#include "score/advise.h"
#include "score/interval.h"
#include "tui/page.h"
#include "tui/view.h"
#include "tui/words.h"

#include <string.h>

#define REACH_PLACES 2

/* What the parts of the page need. */
struct scene {
	const struct session *session;
	const struct view *view;
	const struct item *item;
	size_t index;
	struct page page;
	struct text text; /* room for one paragraph */
};

static void add_text(struct scene *scene, const char *heading, enum style style)
{
	if (scene->text.len > 0)
		page_add_headed(&scene->page, heading, style, scene->text.bytes);
	text_clear(&scene->text);
}

static void add_string(struct scene *scene, const char *heading, enum style style,
		       const char *string)
{
	if (*string != '\0')
		page_add_headed(&scene->page, heading, style, string);
}

/* `6.2.9 e  Revocation and suspension      57/212` */
static void add_heading(struct scene *scene)
{
	struct page *page = &scene->page;
	const struct item *item = scene->item;
	struct text place = TEXT_EMPTY;
	size_t row = page_take_row(page);
	size_t end;
	size_t col;

	if (row < page->area.rows) {
		words_add_place(&place, &scene->view->lookup, scene->index);
		end = frame_put_right(page->frame, page->area, row, STYLE_PLAIN, place.bytes);
		col = frame_put(page->frame, page->area, row, 0, STYLE_HEADING, item->clause);
		if (item->group != FORM_NONE)
			frame_put_cut(page->frame, page->area, row, col > 0 ? col + 2 : 0,
				      end > 1 ? end - 1 : 0, STYLE_PLAIN,
				      i18n_label(&scene->session->form->items[item->group].label));
	}
	text_release(&place);
	page_add_gap(page);
}

/* The answer so far; the frame's cursor waits where it stands. */
static void add_answer(struct scene *scene)
{
	const struct session *session = scene->session;
	struct page *page = &scene->page;
	size_t row;

	page_add_gap(page);
	row = page_row(page);
	if (row < page->area.rows)
		frame_put_cursor(page->frame, page->area, row, 0);
	text_printf(&scene->text, "%s ", mark_box(session, scene->index));
	words_add_state(&scene->text, session, scene->index);
	add_text(scene, "", mark_box_style(session, scene->index));
	if (session_is_pending(session, scene->index))
		page_add(page, STYLE_WARNING, _("NOT SAVED: this answer is not on disk yet"));
	if (strcmp(session_flag(session, scene->index), "yes") == 0)
		page_add(page, STYLE_HEADING, _("f flagged: to come back to"));
}

/* What was answered last time, which counts for nothing. */
static void add_ghost(struct scene *scene)
{
	const struct session *session = scene->session;
	const struct ghost *ghost = session_ghost(session, scene->index);
	struct text answer = TEXT_EMPTY;
	struct text when = TEXT_EMPTY;

	if (!ghost)
		return;
	words_add_answer(&answer, scene->item, ghost->row.answer);
	words_add_when(&when, &ghost->row);
	text_printf(&scene->text, _("Last time: %1$s (%2$s)"), answer.bytes, when.bytes);
	if (ghost->is_outdated)
		text_add_string(&scene->text, _("; the question has changed since"));
	else if (session_answer(session, scene->index)[0] == '\0')
		text_add_string(&scene->text, _("; p takes it"));
	add_text(scene, "", STYLE_QUIET);
	text_release(&answer);
	text_release(&when);
}

/* Where the warnings of one code about one item begin in the list, which is sorted so. */
static size_t first_warning(const struct warnings *warnings, enum check_code code, size_t item)
{
	size_t first = 0;
	size_t end = warnings->list.count;

	while (first < end) {
		size_t middle = first + (end - first) / 2;
		const struct warning *at = &warnings->list.at[middle];

		if (at->code < code || (at->code == code && at->item < item))
			first = middle + 1;
		else
			end = middle;
	}
	return first;
}

static void add_warnings(struct scene *scene)
{
	const struct warnings *warnings = &scene->session->warnings;

	for (enum check_code code = 0; code < CHECK_COUNT; code++) {
		size_t at = first_warning(warnings, code, scene->index);

		if (at < warnings->list.count && warnings->list.at[at].code == code &&
		    warnings->list.at[at].item == scene->index)
			page_add_headed(&scene->page, "!", STYLE_WARNING, _(check_words(code)));
	}
}

/* What a small sample leaves open of the share that the answer belongs to. */
static void add_interval(struct scene *scene)
{
	const struct session *session = scene->session;
	const struct criterion *share = interval_criterion(session->form, scene->index);

	if (share)
		words_add_interval(&scene->text, session, share);
	add_text(scene, "", STYLE_PLAIN);
}

/* What the item takes, and where it may be n.a. or is not asked. */
static void add_conditions(struct scene *scene)
{
	const struct form *form = scene->session->form;
	const struct item *item = scene->item;

	if (item->relevance.item != FORM_NONE) {
		refusal_add_relevance(&scene->text, form, scene->index);
		add_text(scene, "", STYLE_PLAIN);
	}
	add_string(scene, _("Not applicable only where:"), STYLE_PLAIN, i18n_label(&item->na));
}

static void add_remarks(struct scene *scene)
{
	const struct session *session = scene->session;

	add_string(scene, _("Note:"), STYLE_PLAIN, session_note(session, scene->index));
	evidence_add_words(&scene->text, session_evidence(session, scene->index));
	add_text(scene, _("Evidence:"), STYLE_PLAIN);
}

static void add_hint(struct scene *scene)
{
	const struct event *event = answers_event(&scene->session->answers, scene->index);

	page_add_gap(&scene->page);
	add_string(scene, "", STYLE_PLAIN, i18n_label(&scene->item->hint));
	page_add_gap(&scene->page);
	if (event) {
		words_add_when(&scene->text, event);
		words_add_cause(&scene->text, event);
		add_text(scene, _("Last change:"), STYLE_PLAIN);
	}
}

/* `8.1.2 Consulting: 1-5` */
static void add_indicator(struct scene *scene, size_t indicator)
{
	const struct session *session = scene->session;
	const struct indicator_score *score = &session->score.indicators[indicator];
	struct text name = TEXT_EMPTY;
	struct text ends = TEXT_EMPTY;

	words_add_indicator(&name, session->form, indicator);
	words_add_corridor(&ends, &score->score, 0);
	text_printf(&scene->text, _("%1$s: %2$s"), name.bytes, ends.bytes);
	text_release(&name);
	text_release(&ends);
	if (score->is_given && score->is_derived) {
		struct text derived = TEXT_EMPTY;

		words_add_corridor(&derived, &score->derived, 0);
		text_printf(&scene->text, _(", given directly; the criteria give %s"),
			    derived.bytes);
		text_release(&derived);
	} else if (score->is_given) {
		text_add_string(&scene->text, _(", given directly"));
	}
	add_text(scene, _("Bears on:"), STYLE_PLAIN);
}

/* Which scores of its leaf need the item, and how that stands. */
static void add_criteria(struct scene *scene)
{
	const struct form *form = scene->session->form;
	const struct indicator *leaf = &form->indicators[scene->item->indicator];

	for (size_t i = 0; i < leaf->criterion_count; i++) {
		const struct criterion *criterion = &form->criteria[leaf->first_criterion + i];
		struct text test = TEXT_EMPTY;

		if (!form_criterion_asks(form, criterion, scene->index))
			continue;
		words_add_test(&test, criterion);
		text_printf(&scene->text, _("for %1$d: %2$s (%3$s)"), criterion->score, test.bytes,
			    words_outcome(score_criterion(&scene->session->answers, criterion)));
		add_text(scene, "", STYLE_PLAIN);
		text_release(&test);
	}
}

/* Whether the level may still depend on the open question, and how far it moves the total. */
static void add_reach(struct scene *scene)
{
	const struct session *session = scene->session;
	struct text reach = TEXT_EMPTY;
	struct advice advice;

	if (!answers_is_open(&session->answers, scene->index) ||
	    scene->item->role == ROLE_REQUIREMENT)
		return;
	advice = advise_item(&session->answers, &session->score, scene->index);
	decimal_print(&reach, advice.reach, REACH_PLACES);
	if (!advice.moves_level)
		text_add_string(&scene->text, _("cannot move the level any more"));
	else if (scene->item->role == ROLE_ELIGIBILITY)
		text_add_string(&scene->text, _("decides whether a level is given at all"));
	else
		text_printf(&scene->text, _("can still move the level: the total by up to %s"),
			    reach.bytes);
	add_text(scene, "", STYLE_QUIET);
	text_release(&reach);
}

static void add_indicators(struct scene *scene)
{
	const struct item *item = scene->item;

	add_reach(scene);
	if (item->indicator != FORM_NONE)
		add_indicator(scene, item->indicator);
	if (item->role == ROLE_CRITERION)
		add_criteria(scene);
	for (size_t i = 0; i < item->link_count; i++)
		add_indicator(scene, scene->session->form->links[item->first_link + i]);
}

/* The groups that the item stands in, the outermost first, and what they say. */
static void add_groups(struct scene *scene)
{
	const struct form *form = scene->session->form;
	struct text path = TEXT_EMPTY;

	for (size_t group = scene->item->group; group != FORM_NONE;
	     group = form->items[group].group) {
		struct text longer = TEXT_EMPTY;

		if (form->items[group].clause[0] != '\0')
			text_printf(&longer, "%s ", form->items[group].clause);
		text_add_string(&longer, i18n_label(&form->items[group].label));
		if (path.len > 0)
			text_printf(&longer, " > %s", path.bytes);
		text_release(&path);
		path = longer;
	}
	page_add_gap(&scene->page);
	if (scene->view->is_narrow) /* the outline beside the question shows it */
		add_string(scene, _("Part of:"), STYLE_QUIET, path.bytes);
	text_release(&path);
	/* What is to be had at hand for a clause is said once, at its first question. */
	if (scene->item->group != FORM_NONE && scene->index == scene->item->group + 1)
		add_string(scene, "", STYLE_QUIET,
			   i18n_label(&form->items[scene->item->group].hint));
}

/* Add those words of an item that hold what was searched for. */
static void add_found(struct scene *scene, const struct item *item)
{
	const char *const texts[] = {
	    item->id,
	    item->clause,
	    item->label.in[LANGUAGE_EN],
	    item->label.in[LANGUAGE_ZH],
	    item->hint.in[LANGUAGE_EN],
	    item->hint.in[LANGUAGE_ZH],
	};
	struct search_spans spans = {0};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		search_find(&spans, texts[i], scene->page.search);
		if (spans.list.count > 0)
			page_add_headed(&scene->page, _("Found in:"), STYLE_QUIET, texts[i]);
	}
	search_spans_release(&spans);
}

/* What was found and stands nowhere above: in the other language, or said by a group whose first
 * question this is. */
static void add_elsewhere(struct scene *scene)
{
	const struct item *items = scene->session->form->items;
	size_t at = scene->index;

	if (*scene->page.search == '\0' || scene->page.hit_line != PAGE_NO_HIT)
		return;
	add_found(scene, &items[at]);
	for (; at > 0 && items[at - 1].type == ITEM_GROUP; at--)
		add_found(scene, &items[at - 1]);
}

/* Draw the question from a line on; the number of its lines, and the first one with a hit. */
static size_t draw(struct frame *frame, struct rect area, const struct session *session,
		   const struct view *view, size_t skip, size_t *hit_line)
{
	struct scene scene = {.session = session,
			      .view = view,
			      .index = session->cursor,
			      .item = &session->form->items[session->cursor],
			      .text = TEXT_EMPTY};
	size_t lines;

	page_begin(&scene.page, frame, area, skip, session->search.bytes);
	scene.page.is_locked = view->prompt.is_open;
	frame_put_cursor(frame, area, 0, 0);
	if (!view->is_narrow) /* else the line above says all that */
		add_heading(&scene);
	page_add(&scene.page, STYLE_HEADING, i18n_label(&scene.item->label));
	add_answer(&scene);
	add_ghost(&scene);
	add_warnings(&scene);
	add_interval(&scene);
	add_conditions(&scene);
	add_remarks(&scene);
	if (!view->is_brief) {
		add_hint(&scene);
		add_indicators(&scene);
		add_groups(&scene);
	}
	add_elsewhere(&scene);
	*hit_line = scene.page.hit_line;
	lines = page_end(&scene.page);
	text_release(&scene.text);
	return lines;
}

/* Have the first hit in sight, a row above the last, which may say that there is more. */
static void settle_hit(struct view *view, size_t hit_line, size_t rows)
{
	if (hit_line != PAGE_NO_HIT && rows > 1 && hit_line + 1 >= rows)
		view->scroll = hit_line + 2 - rows;
}

size_t pane_question(struct frame *frame, struct rect area, const struct session *session,
		     struct view *view)
{
	size_t hit_line;
	size_t lines = draw(frame, area, session, view, view->scroll, &hit_line);

	if (view->wants_hit && !view->is_brief) {
		view->wants_hit = false;
		settle_hit(view, hit_line, area.rows);
		for (size_t row = 0; row < area.rows; row++)
			frame_repeat(frame, area, row, 0, area.cols, STYLE_PLAIN, " ");
		lines = draw(frame, area, session, view, view->scroll, &hit_line);
	}
	return lines;
}
