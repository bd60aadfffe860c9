/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole screen: which pane stands where in what size. */
#include "config.h"

#include "tui/draw.h"

#include "base/i18n.h"
#include "base/text.h"
#include "base/utf8.h"
#include "model/session.h"
#include "tui/frame.h"
#include "tui/page.h"
#include "tui/pane.h"
#include "tui/view.h"
#include "tui/words.h"

#include <assert.h>

#define OUTLINE_COLS_MIN 26 /* with less the names of clauses say nothing */
#define OUTLINE_COLS_MAX 56
#define QUESTION_COLS_MIN 44 /* beside an outline */
#define SIDE_COLS 70	     /* the scores of all indicators */
#define SIDE_FROM_COLS 170   /* from which width on they stand beside the question */
#define BARS_FROM_ROWS 20    /* from which height on the first-level indicators are shown */
#define BARS_FROM_COLS 52

/* The areas of the screen; those that are left out have no rows. */
struct layout {
	struct rect title, outline, outline_line, line, main, side_line, side, score, bottom;
};

/* Add `y yes`, with what stands in front of it parted by two blanks. */
static void add_key(struct text *out, enum action action, const char *words)
{
	if (out->len > 0)
		text_add_string(out, "  ");
	keymap_add_name(out, action);
	text_printf(out, " %s", words);
}

static void add_filter(struct text *out, const char *sentence, unsigned filter)
{
	struct text words = TEXT_EMPTY;

	filter_add_names(&words, filter);
	text_printf(out, sentence, words.bytes);
	text_release(&words);
}

/* What the keys do for this question, or that another key leads back to it. */
static void add_answer_keys(struct text *out, const struct session *session, enum pane pane)
{
	const struct item *item = &session->form->items[session->cursor];

	if (pane != PANE_QUESTION) {
		text_printf(out, "Esc %s", _("back to the question"));
		return;
	}
	switch (item->type) {
	case ITEM_YESNO:
		add_key(out, ACTION_YES, _("yes"));
		add_key(out, ACTION_NO, _("no"));
		if (i18n_label(&item->na)[0] != '\0')
			add_key(out, ACTION_NA, _("not applicable"));
		break;
	case ITEM_INTEGER:
	case ITEM_DECIMAL:
		text_add_string(out, _("type the number"));
		break;
	case ITEM_SCORE:
		text_add_string(out, _("type the score: 0, 1, 3 or 5"));
		break;
	case ITEM_DATE:
		text_add_string(out, _("type the date, as 2026-11-23"));
		break;
	case ITEM_TEXT:
		add_key(out, ACTION_ANSWER, _("write the answer"));
		break;
	case ITEM_GROUP:
		break;
	}
	if (session->filter != FILTER_ALL) {
		text_add_string(out, "  ");
		add_filter(out, _("shown: %s"), session->filter);
	}
}

/* The rows that the prompt, the message or the keys take. */
static size_t bottom_rows(const struct session *session, struct view *view, size_t rows,
			  size_t cols)
{
	struct text keys = TEXT_EMPTY;
	size_t wanted;

	if (view->prompt.is_open)
		return prompt_rows(&view->prompt, cols, rows / 2);
	if (view->message.len > 0) {
		wanted = page_rows(view->message.bytes, cols);
	} else {
		add_answer_keys(&keys, session, view->pane);
		wanted = page_rows(keys.bytes, cols);
		text_release(&keys);
	}
	return wanted < rows / 2 ? wanted : rows / 2;
}

static size_t outline_cols(size_t cols)
{
	size_t wanted = cols / 3;

	if (cols < OUTLINE_COLS_MIN + 1 + QUESTION_COLS_MIN)
		return 0;
	if (wanted > OUTLINE_COLS_MAX)
		return OUTLINE_COLS_MAX;
	return wanted < OUTLINE_COLS_MIN ? OUTLINE_COLS_MIN : wanted;
}

static struct layout make_layout(struct rect area, const struct session *session, struct view *view)
{
	struct layout layout = {0};
	bool is_large = area.rows >= BARS_FROM_ROWS && area.cols >= BARS_FROM_COLS;
	/* The scores say what the bars say: their rows are left to them. */
	bool has_bars = is_large && view->pane != PANE_SCORES;
	/* Beside them there is no room for an outline, and they need none. */
	bool has_outline = view->pane != PANE_SCORES || area.cols >= SIDE_FROM_COLS;
	size_t cols = outline_cols(area.cols);

	layout.bottom = rect_cut_bottom(&area, bottom_rows(session, view, area.rows, area.cols));
	layout.title = rect_cut_top(&area, 1);
	layout.score =
	    rect_cut_bottom(&area, pane_score_rows(session, &view->lookup, area.cols, has_bars));
	if (area.cols >= SIDE_FROM_COLS && view->pane != PANE_SCORES) {
		layout.side = rect_cut_right(&area, SIDE_COLS);
		rect_cut_left(&layout.side, 1); /* a blank beside the line */
		layout.side_line = rect_cut_right(&area, 1);
	}
	if (has_outline && cols > 0) {
		layout.outline = rect_cut_left(&area, cols);
		layout.line = rect_cut_left(&area, 1);
	} else if (has_outline) {
		layout.outline_line = rect_cut_top(&area, 1);
	}
	layout.main = area;
	return layout;
}

/* Where something else than what is open is looked for, say so. */
static void say_sought(struct text *key, const struct session *session)
{
	if (session->sought == FILTER_OF(KIND_OPEN))
		return;
	text_clear(key);
	keymap_add_name(key, ACTION_NEXT_OPEN);
	text_add_byte(key, ' ');
	add_filter(key, _("next: %s"), session->sought);
}

/* The keys that always help, at the right edge, as many as there is room for. */
static void put_common_keys(struct frame *frame, struct rect area, const struct session *session,
			    size_t taken_cols)
{
	static const struct {
		enum action action;
		const char *words;
	} keys[] = {
	    {ACTION_HELP, N_("help")},
	    {ACTION_SCORES, N_("scores")},
	    {ACTION_NEXT_OPEN, N_("next open")},
	    {ACTION_NOTE, N_("note")},
	};
	size_t begin = area.cols;

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		struct text key = TEXT_EMPTY;
		size_t cols;

		add_key(&key, keys[i].action, _(keys[i].words));
		if (keys[i].action == ACTION_NEXT_OPEN)
			say_sought(&key, session);
		cols = utf8_cols(key.bytes, key.len) + (i > 0 ? 2 : 0);
		if (begin > cols + taken_cols + 2) {
			begin -= cols;
			frame_put(frame, area, 0, begin, STYLE_PLAIN, key.bytes);
		}
		text_release(&key);
	}
}

static void draw_bottom(struct frame *frame, struct rect area, const struct session *session,
			struct view *view)
{
	struct page page;
	struct text keys = TEXT_EMPTY;

	if (view->prompt.is_open) {
		prompt_draw(&view->prompt, frame, area);
		return;
	}
	page_begin(&page, frame, area, 0, "");
	if (view->message.len > 0) {
		page_add(&page, view->message_style, view->message.bytes);
	} else {
		add_answer_keys(&keys, session, view->pane);
		page_add(&page, STYLE_PLAIN, keys.bytes);
		if (page.lines == 1)
			put_common_keys(frame, area, session, utf8_cols(keys.bytes, keys.len));
	}
	page_end(&page);
	text_release(&keys);
}

static void draw_line(struct frame *frame, struct rect area, const struct view *view)
{
	for (size_t row = 0; row < area.rows; row++)
		frame_put(frame, area, row, 0, STYLE_QUIET, view->marks->vertical);
}

static size_t draw_pane(struct frame *frame, struct rect area, const struct session *session,
			struct view *view)
{
	switch (view->pane) {
	case PANE_SCORES:
		return pane_scores(frame, area, session, view);
	case PANE_WHAT_IF:
		return pane_what_if(frame, area, session, view);
	case PANE_WARNINGS:
		return pane_warnings(frame, area, session, view);
	case PANE_HISTORY:
		return pane_history(frame, area, session, view);
	case PANE_HELP:
		return pane_help(frame, area, session, view);
	case PANE_QUESTION:
		break;
	}
	return pane_question(frame, area, session, view);
}

/* Beside the question: all scores, and below them the question's history. */
static void draw_side(struct frame *frame, struct rect area, const struct session *session,
		      const struct view *view)
{
	struct view top = *view; /* only read; these stand at their top whatever the pane does */
	struct rect scores;

	top.scroll = 0;
	scores = rect_cut_top(&area, session->form->indicator_count + 1);
	pane_scores(frame, scores, session, &top);
	rect_cut_top(&area, 1);
	if (area.rows > 1)
		pane_history(frame, area, session, &top);
}

static void draw_too_small(struct frame *frame)
{
	struct text words = TEXT_EMPTY;

	text_printf(&words, _("%1$d columns and %2$d rows are needed"), DRAW_COLS_MIN,
		    DRAW_ROWS_MIN);
	frame_put(frame, frame_area(frame), 0, 0, STYLE_WARNING, words.bytes);
	text_release(&words);
}

/* The score changes with what is stated alone, and few keys state anything: where it stands in the
 * frame already, it is left there. */
static bool has_score(const struct frame *frame, size_t rows, size_t cols, struct rect area,
		      const struct session *session, const struct view *view)
{
	return frame->rows == rows && frame->cols == cols && view->score_area.rows == area.rows &&
	       view->score_area.row == area.row && area.rows > 0 &&
	       view->score_revision == session->revision;
}

/* Clear the frame, and have the score in it. */
static void begin(struct frame *frame, size_t rows, size_t cols, const struct layout *layout,
		  const struct session *session, struct view *view)
{
	if (has_score(frame, rows, cols, layout->score, session, view)) {
		frame_clear_but(frame, layout->score);
		return;
	}
	frame_clear(frame, rows, cols);
	pane_score(frame, layout->score, session, view);
	view->score_area = layout->score;
	view->score_revision = session->revision;
}

void draw_screen(struct frame *frame, size_t rows, size_t cols, const struct session *session,
		 struct view *view)
{
	struct layout layout;

	frame->is_ascii = view->is_ascii;
	if (rows < DRAW_ROWS_MIN || cols < DRAW_COLS_MIN) {
		frame_clear(frame, rows, cols);
		view->outline_area = (struct rect){0};
		view->score_area = (struct rect){0};
		draw_too_small(frame);
		return;
	}
	if (view->item != session->cursor) {
		view->item = session->cursor;
		if (view->pane == PANE_QUESTION || view->pane == PANE_HISTORY)
			view->scroll = 0;
	}
	layout = make_layout((struct rect){.rows = rows, .cols = cols}, session, view);
	begin(frame, rows, cols, &layout, session, view);
	view->is_narrow = layout.outline_line.rows > 0;
	view->outline_area = layout.outline;
	outline_update(&view->outline, session);
	if (layout.outline.rows > 0)
		pane_outline(frame, layout.outline, session, view);
	else if (layout.outline_line.rows > 0)
		pane_outline_line(frame, layout.outline_line, session, view);
	draw_line(frame, layout.line, view);
	draw_line(frame, layout.side_line, view);
	if (layout.side.rows > 0)
		draw_side(frame, layout.side, session, view);
	pane_title(frame, layout.title, session);
	rect_cut_left(&layout.main, layout.line.rows > 0 ? 1 : 0); /* a blank beside the line */
	view->rows = layout.main.rows;
	view->lines = draw_pane(frame, layout.main, session, view);
	draw_bottom(frame, layout.bottom, session, view);
}
