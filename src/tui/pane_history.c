/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who answered the question what, and when: the latest first. */
#include "config.h"

#include "tui/pane.h"

#include "base/i18n.h"
#include "base/text.h"
#include "model/evidence.h"
#include "model/session.h"
#include "tui/page.h"
#include "tui/view.h"
#include "tui/words.h"

#include <string.h>

static void add_row(struct page *page, const struct session *session, const struct event *event)
{
	const struct item *item = &session->form->items[session->cursor];
	struct text text = TEXT_EMPTY;

	words_add_when(&text, event);
	words_add_cause(&text, event);
	page_add_gap(page);
	page_add(page, STYLE_QUIET, text.bytes);
	text_clear(&text);
	if (event->answer[0] != '\0')
		words_add_answer(&text, item, event->answer);
	else
		text_add_string(&text, _("open"));
	page_add(page, STYLE_HEADING, text.bytes);
	if (event->note[0] != '\0')
		page_add_headed(page, _("Note:"), STYLE_PLAIN, event->note);
	text_clear(&text);
	evidence_add_words(&text, event->evidence);
	if (text.len > 0)
		page_add_headed(page, _("Evidence:"), STYLE_PLAIN, text.bytes);
	if (event_is_conflict(event))
		page_add(page, STYLE_WARNING, _("conflict: the inspectors differ"));
	else if (event->flag[0] != '\0')
		page_add(page, STYLE_PLAIN, _("flagged"));
	text_release(&text);
}

size_t pane_history(struct frame *frame, struct rect area, const struct session *session,
		    const struct view *view)
{
	const struct event *event = answers_event(&session->answers, session->cursor);
	struct text heading = TEXT_EMPTY;
	struct page page;

	words_add_clause(&heading, session->form, session->cursor);
	text_printf(&heading, "  %s", _("History"));
	page_begin(&page, frame, area, view->scroll, "");
	page_add(&page, STYLE_HEADING, heading.bytes);
	frame_put_cursor(frame, area, 0, 0);
	if (!event)
		page_add(&page, STYLE_PLAIN, _("nothing has been said of this question yet"));
	for (size_t seq = event ? event->seq : 0; seq > 0;
	     seq = history_before(&session->history, seq))
		add_row(&page, session, &session->events[seq - 1]);
	text_release(&heading);
	return page_end(&page);
}
