/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All contradictions and warnings, to choose one and go there. */
#include "config.h"

#include "tui/pane.h"

#include "base/i18n.h"
#include "base/text.h"
#include "model/session.h"
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
	text_release(&subject);
	if (warning->indicator != FORM_NONE) {
		text_add_string(out, " (");
		words_add_indicator(out, form, warning->indicator);
		text_add_string(out, ")");
	}
}

/* A heading that stays, then the list from the chosen one's page on. */
size_t pane_warnings(struct frame *frame, struct rect area, const struct session *session,
		     const struct view *view)
{
	size_t count = session->warnings.list.count;
	struct rect heading = rect_cut_top(&area, 1);
	struct text text = TEXT_EMPTY;
	struct page page;

	text_printf(&text, Q_("%zu warning", "%zu warnings", count), count);
	if (count > 0)
		text_printf(&text, "  %s", _("Enter goes there, Esc back"));
	frame_put_cut(frame, heading, 0, 0, heading.cols, STYLE_HEADING, text.bytes);
	frame_put_cursor(frame, heading, 0, 0);
	page_begin(&page, frame, area, 0, "");
	/* Each warning takes a line or a few; those in front of the first shown take none. */
	for (size_t i = view->scroll; i < count && page_row(&page) < area.rows; i++) {
		bool is_chosen = i == view->selected;

		text_clear(&text);
		text_add_string(&text, is_chosen ? MARK_CURSOR " " : "  ");
		add_warning(&text, session, &session->warnings.list.at[i]);
		if (is_chosen)
			frame_put_cursor(frame, area, page_row(&page), 0);
		page_add(&page, is_chosen ? STYLE_KEY : STYLE_PLAIN, text.bytes);
	}
	page_end(&page);
	text_release(&text);
	return count;
}
