/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All contradictions and warnings, to choose one and go there. */
#include "config.h"

#include "tui/pane.h"

#include "base/i18n.h"
#include "base/text.h"
#include "model/session.h"
#include "tui/list.h"
#include "tui/page.h"
#include "tui/view.h"
#include "tui/words.h"

/* Add `6.2.9 e: answered no, but …`. */
static void add_warning(struct text *out, const struct session *session,
			const struct warning *warning)
{
	const struct form *form = session->form;
	const char *words = _(check_words(warning->code));
	struct text subject = TEXT_EMPTY;

	if (warning->item != FORM_NONE)
		words_add_clause(&subject, form, warning->item);
	else if (warning->seq > 0)
		text_printf(&subject, _("row %1$zu, '%2$s'"), warning->seq,
			    session->events[warning->seq - 1].item);
	if (subject.len > 0)
		text_printf(out, _("%1$s: %2$s"), subject.bytes, words);
	else
		text_add_string(out, words); /* the record as a whole */
	if (warning->indicator != FORM_NONE) {
		text_clear(&subject);
		words_add_indicator(&subject, form, warning->indicator);
		text_printf(out, _(" (%s)"), subject.bytes);
	}
	text_release(&subject);
}

#define KEYED_MAX 9 /* lines that have a digit to go there */

struct lines {
	const struct session *session;
	size_t cols;
	size_t first; /* the first one shown */
};

/* Add a line with the digit that goes there, where there is one. */
static void add_line(struct text *out, const struct lines *lines, size_t number)
{
	size_t place = number - lines->first;

	if (number >= lines->first && place < KEYED_MAX)
		text_printf(out, "%zu ", place + 1);
	else
		text_add_string(out, "  ");
	add_warning(out, lines->session, &lines->session->warnings.list.at[number]);
}

static size_t rows_of(const void *ctx, size_t number)
{
	const struct lines *lines = ctx;
	struct text text = TEXT_EMPTY;
	size_t rows;

	add_line(&text, lines, number);
	rows = list_rows(&text, lines->cols);
	text_release(&text);
	return rows;
}

static void put_heading(struct frame *frame, struct rect area, size_t count)
{
	struct text text = TEXT_EMPTY;

	text_printf(&text, Q_("%zu warning", "%zu warnings", count), count);
	if (count > 0)
		text_printf(&text, "  %s", _("Enter or digit: go there"));
	frame_put_cut(frame, area, 0, 0, area.cols, STYLE_HEADING, text.bytes);
	frame_put_cursor(frame, area, 0, 0);
	text_release(&text);
}

/* A heading that stays, then the list. */
size_t pane_warnings(struct frame *frame, struct rect area, const struct session *session,
		     struct view *view)
{
	size_t count = session->warnings.list.count;
	struct lines lines = {.session = session, .cols = area.cols};
	struct text text = TEXT_EMPTY;
	struct page page;

	put_heading(frame, rect_cut_top(&area, 1), count);
	list_settle(view, count, area.rows, rows_of, &lines);
	lines.first = view->scroll;
	page_begin(&page, frame, area, 0, "");
	for (size_t i = view->scroll; i < count && page_row(&page) < area.rows; i++) {
		bool is_chosen = i == view->selected;

		text_clear(&text);
		add_line(&text, &lines, i);
		if (is_chosen)
			frame_put_cursor(frame, area, page_row(&page), 0);
		list_put(&page, &text, is_chosen);
	}
	page_end(&page);
	text_release(&text);
	return count;
}
