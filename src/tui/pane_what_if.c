/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores tried out, what the result would be with them, and what lifts the level. */
#include "config.h"

#include "tui/pane.h"

#include "base/i18n.h"
#include "base/text.h"
#include "base/utf8.h"
#include "model/session.h"
#include "tui/list.h"
#include "tui/page.h"
#include "tui/trial_list.h"
#include "tui/view.h"
#include "tui/words.h"

#define TOTAL_PLACES 2

/* Columns from the right edge of a leaf's line, each with the blank in front of it. */
#define SCORE_COLS 5
#define TRIED_COLS 5
#define VALUE_COLS (SCORE_COLS + TRIED_COLS + 1) /* with a blank behind the name */
#define CHOICE_COLS 2				 /* the sign of the line that is chosen */

struct trials {
	const struct session *session;
	struct trial_list list;
	size_t cols;
};

/* Add what stands behind the leaves: that there is more, or why there is none. */
static void add_remark(struct text *out, const struct trials *trials)
{
	const struct form *form = trials->session->form;
	const struct lifts *lifts = &trials->list.lifts;

	if (trials->session->score.eligibility == INELIGIBLE)
		text_add_string(out, _("not eligible: no score lifts that to a level"));
	else if (lifts->level == FORM_NONE)
		text_add_string(out, _("this is the highest level"));
	else if (lifts->list.count == 0)
		text_printf(out, _("no few changes lift it to level %s"),
			    form->levels[lifts->level].id);
	else if (lifts->is_cut)
		text_printf(out,
			    _("the smallest sets of changes that lift it to level %s; there "
			      "are more"),
			    form->levels[lifts->level].id);
	else
		text_printf(out, _("the smallest sets of changes that lift it to level %s:"),
			    form->levels[lifts->level].id);
}

static void add_points(struct text *out, const char *sentence, struct decimal points)
{
	struct text printed = TEXT_EMPTY;

	decimal_print(&printed, points, TOTAL_PLACES);
	text_printf(out, sentence, printed.bytes);
	text_release(&printed);
}

static void add_raise(struct text *out, const struct form *form, const struct raise *raise)
{
	struct text name = TEXT_EMPTY;

	words_add_indicator(&name, form, raise->leaf);
	text_printf(out, _("  %1$s: %2$d to %3$d"), name.bytes, raise->from, raise->to);
	add_points(out, _(", +%s"), raise->points);
	text_release(&name);
}

static void add_criterion(struct text *out, const struct trials *trials, size_t index)
{
	const struct form *form = trials->session->form;
	const struct criterion *criterion = &form->criteria[index];

	text_printf(out, _("    for %d: "), criterion->score);
	for (size_t i = 0; i < criterion->item_count; i++) {
		size_t item = form->criterion_items[criterion->first_item + i];

		text_printf(out, "%s%s", i > 0 ? " / " : "", i18n_label(&form->items[item].label));
	}
	if (criterion->test != TEST_YES) {
		text_add_byte(out, ' ');
		words_add_test(out, criterion);
	}
	text_printf(out, _(" (%s)"),
		    words_outcome(score_criterion(&trials->session->answers, criterion)));
}

/* Add a line that is no leaf's. */
static void add_line(struct text *out, const struct trials *trials, size_t number)
{
	const struct trial_line *line = &trials->list.lines.at[number];
	const struct lifts *lifts = &trials->list.lifts;

	switch (line->kind) {
	case TRIAL_REMARK:
		add_remark(out, trials);
		break;
	case TRIAL_LIFT:
		text_printf(out,
			    Q_("%zu. %zu change", "%zu. %zu changes",
			       lifts->list.at[line->index].raise_count),
			    line->index + 1, lifts->list.at[line->index].raise_count);
		add_points(out, _(", +%s"), lifts->list.at[line->index].points);
		break;
	case TRIAL_RAISE:
		add_raise(out, trials->session->form, &lifts->raises.at[line->index]);
		break;
	case TRIAL_CRITERION:
		add_criterion(out, trials, line->index);
		break;
	case TRIAL_LEAF:
		break;
	}
}

static size_t rows_of(const void *ctx, size_t number)
{
	const struct trials *trials = ctx;
	const struct trial_line *line = &trials->list.lines.at[number];
	struct text text = TEXT_EMPTY;
	size_t rows;

	if (line->kind == TRIAL_LEAF) {
		words_add_indicator(&text, trials->session->form, line->index);
		rows = page_rows(text.bytes, trials->cols - CHOICE_COLS - VALUE_COLS);
	} else {
		add_line(&text, trials, number);
		rows = list_rows(&text, trials->cols);
	}
	text_release(&text);
	return rows;
}

struct columns {
	struct rect now, tried;
};

/* The area's right edge, cut off: what a leaf scores now, and what is tried out. */
static struct columns columns_of(struct rect *line)
{
	struct columns columns;

	columns.tried = rect_cut_right(line, TRIED_COLS);
	columns.now = rect_cut_right(line, SCORE_COLS);
	return columns;
}

/* `> 8.1.4 Technical support   1-5   3`: what it scores, and what is tried out. */
static void put_leaf(struct frame *frame, struct page *page, const struct session *session,
		     size_t leaf, bool is_chosen)
{
	const struct what_if *what_if = &session->what_if;
	struct rect line = page->area;
	struct columns columns;
	struct text text = TEXT_EMPTY;

	rect_cut_top(&line, page_row(page));
	line = rect_cut_top(&line, 1);
	if (is_chosen)
		frame_put(frame, line, 0, 0, STYLE_KEY, MARK_CURSOR);
	words_add_indicator(&text, session->form, leaf);
	page_add_within(page, CHOICE_COLS, VALUE_COLS, STYLE_PLAIN, text.bytes);
	columns = columns_of(&line);
	text_clear(&text);
	words_add_corridor(&text, &session->score.indicators[leaf].score, 0);
	frame_put_right(frame, columns.now, 0, STYLE_PLAIN, text.bytes);
	text_clear(&text);
	if (what_if->is_chosen[leaf]) {
		text_printf(&text, "%d", what_if->chosen[leaf]);
		frame_put_right(frame, columns.tried, 0, STYLE_KEY, text.bytes);
	} else {
		frame_put_right(frame, columns.tried, 0, STYLE_QUIET, "-");
	}
	text_release(&text);
}

static void put_line(struct frame *frame, struct page *page, const struct trials *trials,
		     size_t number, bool is_chosen)
{
	struct text text = TEXT_EMPTY;

	if (is_chosen)
		frame_put_cursor(frame, page->area, page_row(page), 0);
	if (trials->list.lines.at[number].kind == TRIAL_LEAF) {
		put_leaf(frame, page, trials->session, trials->list.lines.at[number].index,
			 is_chosen);
		return;
	}
	add_line(&text, trials, number);
	list_put(page, &text, is_chosen);
	text_release(&text);
}

/* Two lines that stay: what this is, and what the result would be. */
static void put_heading(struct frame *frame, struct rect area, const struct session *session)
{
	const struct score *score = session_what_if(session);
	struct rect line = rect_cut_top(&area, 1);
	struct text result = TEXT_EMPTY;
	struct columns columns;
	size_t end;

	frame_put_cut(frame, line, 0, 0, line.cols, STYLE_HEADING,
		      _("What if: 0 1 3 5 try, Del off, Enter go"));
	words_add_total(&result, score);
	text_add_byte(&result, ' ');
	words_add_level(&result, score);
	end = frame_put_cut(frame, area, 0, 0, area.cols, STYLE_TITLE, result.bytes);
	frame_restyle(frame, area, 0, STYLE_TITLE);
	columns = columns_of(&area);
	if (end <= area.cols) {
		frame_put_right(frame, columns.now, 0, STYLE_TITLE, _("now"));
		frame_put_right(frame, columns.tried, 0, STYLE_TITLE, _("if"));
	}
	text_release(&result);
}

size_t pane_what_if(struct frame *frame, struct rect area, const struct session *session,
		    struct view *view)
{
	struct trials trials = {.session = session, .cols = area.cols};
	size_t count;
	struct page page;

	trial_list_init(&trials.list, session);
	count = trials.list.lines.count;
	put_heading(frame, rect_cut_top(&area, 2), session);
	list_settle(view, count, area.rows, rows_of, &trials);
	page_begin(&page, frame, area, 0, "");
	for (size_t i = view->scroll; i < count && page_row(&page) < area.rows; i++)
		put_line(frame, &page, &trials, i, i == view->selected);
	page_end(&page);
	trial_list_release(&trials.list);
	return count;
}
