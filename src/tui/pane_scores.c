/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scores of all indicators, each with its weight and both ends. */
#include "config.h"

#include "tui/pane.h"

#include "base/i18n.h"
#include "base/text.h"
#include "model/session.h"
#include "tui/page.h"
#include "tui/view.h"
#include "tui/words.h"

/* Columns from the right edge, each with the blank in front of it. */
#define WEIGHT_COLS 7
#define SCORE_COLS 9
#define SOURCE_COLS 12

struct columns {
	struct rect name, weight, score, source;
};

static struct columns columns_of(struct rect line)
{
	struct columns columns;

	columns.source = rect_cut_right(&line, line.cols > 50 ? SOURCE_COLS : 0);
	columns.score = rect_cut_right(&line, SCORE_COLS);
	columns.weight = rect_cut_right(&line, WEIGHT_COLS);
	columns.name = line;
	return columns;
}

/* The next line of the page; of no rows where it is out of sight. */
static struct rect line_of(const struct page *page)
{
	struct rect line = page->area;
	size_t row = page_row(page);

	rect_cut_top(&line, row < line.rows ? row : line.rows);
	return rect_cut_top(&line, 1);
}

/* Where the score comes from. */
static void add_source(struct text *out, const struct indicator *indicator,
		       const struct indicator_score *score)
{
	if (score->is_given && score->is_derived) {
		struct text derived = TEXT_EMPTY;

		words_add_corridor(&derived, &score->derived, 0);
		text_printf(out, _("given (%s)"), derived.bytes);
		text_release(&derived);
	} else if (score->is_given) {
		text_add_string(out, _("given"));
	} else if (!indicator->is_leaf) {
		text_add_string(out, _("sum"));
	} else if (score->is_derived) {
		text_add_string(out, _("derived"));
	} else {
		text_add_string(out, _("to give"));
	}
}

static void put_headings(struct frame *frame, struct page *page)
{
	struct rect line = line_of(page);
	struct columns columns = columns_of(line);

	frame_put(frame, columns.name, 0, 0, STYLE_HEADING, _("Indicator"));
	frame_put_right(frame, columns.weight, 0, STYLE_HEADING, _("weight"));
	frame_put_right(frame, columns.score, 0, STYLE_HEADING, _("score"));
	rect_cut_left(&columns.source, 1);
	frame_put(frame, columns.source, 0, 0, STYLE_HEADING, _("source"));
	page_take_row(page);
}

static void put_indicator(struct frame *frame, struct page *page, const struct session *session,
			  size_t index, bool is_current)
{
	const struct indicator *indicator = &session->form->indicators[index];
	const struct indicator_score *score = &session->score.indicators[index];
	struct columns columns = columns_of(line_of(page));
	struct text text = TEXT_EMPTY;

	words_add_indicator(&text, session->form, index);
	page_add_within(page, 1 + indicator->depth, page->area.cols - columns.name.cols,
			STYLE_PLAIN, text.bytes);
	if (is_current)
		frame_put(frame, columns.name, 0, 0, STYLE_KEY, MARK_CURSOR);
	text_clear(&text);
	if (indicator->has_weight)
		decimal_print(&text, indicator->weight, 0);
	else
		text_add_string(&text, _("none"));
	frame_put_right(frame, columns.weight, 0, STYLE_PLAIN, text.bytes);
	text_clear(&text);
	words_add_corridor(&text, &score->score, 0);
	frame_put_right(frame, columns.score, 0, STYLE_PLAIN, text.bytes);
	text_clear(&text);
	add_source(&text, indicator, score);
	rect_cut_left(&columns.source, 1);
	frame_put_cut(frame, columns.source, 0, 0, columns.source.cols, STYLE_PLAIN, text.bytes);
	text_release(&text);
}

/* True where the question at the cursor bears on the indicator. */
static bool is_borne_on(const struct session *session, size_t indicator)
{
	const struct item *item = &session->form->items[session->cursor];

	for (size_t i = 0; i < item->link_count; i++) {
		if (session->form->links[item->first_link + i] == indicator)
			return true;
	}
	return item->indicator == indicator;
}

size_t pane_scores(struct frame *frame, struct rect area, const struct session *session,
		   const struct view *view)
{
	struct page page;

	page_begin(&page, frame, area, view->scroll, "");
	put_headings(frame, &page);
	for (size_t i = 0; i < session->form->indicator_count; i++)
		put_indicator(frame, &page, session, i, is_borne_on(session, i));
	frame_put_cursor(frame, area, 0, 0);
	return page_end(&page);
}
