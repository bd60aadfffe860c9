/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The score, always in sight: the total between its ends, the level, and what is open. */
#include "config.h"

#include "tui/pane.h"

#include "base/i18n.h"
#include "base/text.h"
#include "base/utf8.h"
#include "model/session.h"
#include "tui/view.h"
#include "tui/words.h"

#include <assert.h>
#include <string.h>

#define ENDS_COLS 7 /* `1.2-4.2` */
#define BAR_COLS SCORE_MAX
#define STRIP_ROWS_MAX 3 /* for the names of the first-level indicators */
#define FACTS_GAP 3

/* What stands in words above the scale. */
enum fact { FACT_TOTAL, FACT_LEVEL, FACT_ELIGIBLE, FACT_OPEN, FACT_COUNT };

static const char *eligibility_words(enum eligibility eligibility)
{
	switch (eligibility) {
	case ELIGIBLE:
		return _("eligible");
	case INELIGIBLE:
		return _("not eligible");
	case ELIGIBILITY_OPEN:
		break;
	}
	return _("eligibility open");
}

/* How many questions are open, and how many of these the level may still depend on. */
static void add_open(struct text *out, const struct session *session)
{
	size_t open = session->score.open_count;

	if (open == 0)
		text_add_string(out, _("complete"));
	else if (session->mover_count == 0)
		text_printf(out, Q_("%zu open, not decisive", "%zu open, none decisive", open),
			    open);
	else
		text_printf(out,
			    Q_("%1$zu open, %2$zu decisive", "%1$zu open, %2$zu decisive", open),
			    open, session->mover_count);
}

static void add_fact(struct text *out, enum fact fact, const struct session *session)
{
	const struct score *score = &session->score;

	switch (fact) {
	case FACT_TOTAL:
		words_add_total(out, score);
		break;
	case FACT_LEVEL:
		words_add_level(out, score);
		break;
	case FACT_ELIGIBLE:
		if (score->eligibility != INELIGIBLE) /* the level says that */
			text_add_string(out, eligibility_words(score->eligibility));
		break;
	case FACT_OPEN:
		add_open(out, session);
		break;
	case FACT_COUNT:
		break;
	}
}

/* Put the facts side by side, on as many rows as they need; the number of these.  Without a frame
 * they are only measured. */
static size_t put_facts(struct frame *frame, struct rect area, const struct session *session)
{
	size_t row = 0;
	size_t col = 0;

	for (enum fact fact = 0; fact < FACT_COUNT; fact++) {
		struct text words = TEXT_EMPTY;
		size_t cols;

		add_fact(&words, fact, session);
		cols = utf8_cols(words.bytes, words.len);
		if (cols > 0 && col > 0 && col + FACTS_GAP + cols > area.cols) {
			row++;
			col = 0;
		} else if (cols > 0 && col > 0) {
			col += FACTS_GAP;
		}
		if (frame)
			frame_put(frame, area, row, col, STYLE_TITLE, words.bytes);
		col += cols;
		text_release(&words);
	}
	return row + 1;
}

/* How the first-level indicators stand side by side. */
struct strip {
	enum naming naming;
	size_t columns;
	size_t rows;
};

/* Each with its ends and its bar, in columns as wide as the widest name needs. */
static struct strip make_strip(const struct lookup *lookup, enum naming naming, size_t cols)
{
	size_t count = lookup->first_level_count;
	struct strip strip = {.naming = naming};

	strip.columns = (cols + 1) / (lookup->name_cols[naming] + 1 + ENDS_COLS + 1 + BAR_COLS + 1);
	if (strip.columns > count)
		strip.columns = count;
	if (strip.columns == 0)
		strip.columns = 1;
	strip.rows = (count + strip.columns - 1) / strip.columns;
	return strip;
}

/* The names in full or without their clauses, whichever takes fewer rows; where there is no room
 * for names, their clauses, which the scores explain. */
static struct strip strip_of(const struct lookup *lookup, size_t cols)
{
	struct strip full = make_strip(lookup, NAMING_FULL, cols);
	struct strip label = make_strip(lookup, NAMING_LABEL, cols);
	struct strip strip = full.rows <= label.rows ? full : label;

	return strip.rows <= STRIP_ROWS_MAX ? strip : make_strip(lookup, NAMING_CLAUSE, cols);
}

size_t pane_score_rows(const struct session *session, const struct lookup *lookup, size_t cols,
		       bool has_bars)
{
	struct rect area = {.cols = cols};
	size_t rows = put_facts(NULL, area, session) + 1;

	return has_bars ? rows + strip_of(lookup, cols).rows : rows;
}

/* The column in a scale of so many columns where a score lies, rounded up.  What lies behind the
 * sixth place moves no column. */
static size_t scale_col(struct decimal score, size_t cols)
{
	uint64_t digits = (uint64_t)score.digits;
	uint64_t whole = SCORE_MAX;

	for (int places = score.places; places > 6; places--)
		digits /= 10;
	for (int places = score.places < 6 ? score.places : 6; places > 0; places--)
		whole *= 10;
	return (size_t)((digits * cols + whole - 1) / whole);
}

/* Draw a bar: what is sure, what is possible, the rest. */
static void put_bar(struct frame *frame, struct rect area, const struct corridor *corridor,
		    const struct marks *marks)
{
	size_t low = scale_col(corridor->low, area.cols);
	size_t high = scale_col(corridor->high, area.cols);
	size_t col;

	col = frame_repeat(frame, area, 0, 0, low, STYLE_PLAIN, marks->sure);
	col = frame_repeat(frame, area, 0, col, high - low, STYLE_PLAIN, marks->possible);
	frame_repeat(frame, area, 0, col, area.cols - high, STYLE_QUIET, marks->rest);
}

/* `0 ####====-----3.5---4.5--5`: the bar of the total with the bounds of the levels in it. */
static void put_scale(struct frame *frame, struct rect area, const struct session *session,
		      const struct marks *marks)
{
	const struct form *form = session->form;
	struct rect bar = area;

	frame_put(frame, area, 0, 0, STYLE_PLAIN, "0");
	frame_put(frame, area, 0, area.cols - 1, STYLE_PLAIN, "5");
	rect_cut_left(&bar, 2);
	rect_cut_right(&bar, 2);
	put_bar(frame, bar, &session->score.total, marks);
	for (size_t i = 0; i < form->level_count; i++) {
		struct text bound = TEXT_EMPTY;

		if (decimal_compare(form->levels[i].min, DECIMAL_ZERO) > 0) {
			decimal_print(&bound, form->levels[i].min, 0);
			frame_put(frame, bar, 0, scale_col(form->levels[i].min, bar.cols),
				  STYLE_HEADING, bound.bytes);
		}
		text_release(&bound);
	}
}

/* `8.1.2 Consulting   1-5 ##===` */
static void put_indicator(struct frame *frame, struct rect area, const struct session *session,
			  size_t indicator, enum naming naming, const struct marks *marks)
{
	const struct corridor *score = &session->score.indicators[indicator].score;
	struct rect bar = rect_cut_right(&area, BAR_COLS);
	struct text name = TEXT_EMPTY;
	struct text ends = TEXT_EMPTY;
	size_t end;

	put_bar(frame, bar, score, marks);
	rect_cut_right(&area, 1);
	lookup_add_name(&name, session->form, indicator, naming);
	words_add_corridor(&ends, score, 0);
	end = frame_put_right(frame, area, 0, STYLE_PLAIN, ends.bytes);
	frame_put_cut(frame, area, 0, 0, end > 1 ? end - 1 : 0, STYLE_PLAIN, name.bytes);
	text_release(&name);
	text_release(&ends);
}

static void put_indicators(struct frame *frame, struct rect area, const struct session *session,
			   const struct view *view)
{
	const struct form *form = session->form;
	struct strip strip = strip_of(&view->lookup, area.cols);
	size_t cols = (area.cols + 1) / strip.columns;
	size_t shown = 0;
	struct rect line = {0};

	for (size_t i = 0; i < form->indicator_count; i++) {
		struct rect cell;

		if (form->indicators[i].parent != FORM_NONE)
			continue;
		if (shown % strip.columns == 0)
			line = rect_cut_top(&area, 1);
		if (line.rows == 0)
			return;
		cell = rect_cut_left(&line, cols - 1);
		rect_cut_left(&line, 1);
		put_indicator(frame, cell, session, i, strip.naming, view->marks);
		shown++;
	}
}

void pane_score(struct frame *frame, struct rect area, const struct session *session,
		const struct view *view)
{
	size_t fact_rows = put_facts(frame, area, session);
	struct rect facts = rect_cut_top(&area, fact_rows);
	struct rect scale = rect_cut_top(&area, 1);

	for (size_t row = 0; row < facts.rows; row++)
		frame_restyle(frame, facts, row, STYLE_TITLE);
	if (scale.rows > 0)
		put_scale(frame, scale, session, view->marks);
	if (area.rows > 0)
		put_indicators(frame, area, session, view);
}
