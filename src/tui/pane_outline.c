/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of contents beside the question, or folded into one line above it. */
#include "config.h"

#include "tui/pane.h"

#include "base/i18n.h"
#include "base/text.h"
#include "model/session.h"
#include "tui/view.h"
#include "tui/words.h"

#include <string.h>

#define INDENT_MAX 3 /* deeper groups stand below one another: the place is for their names */

/* Draw `6.2.9 Revocation and su~ 3/9!` from a column to the right edge. */
static void draw_group(struct frame *frame, struct rect area, size_t row, size_t col,
		       enum style style, const struct session *session,
		       const struct outline_row *group, const char *clause)
{
	struct text name = TEXT_EMPTY;
	struct text sum = TEXT_EMPTY;
	size_t end;

	text_add_string(&name, clause);
	if (*clause != '\0')
		text_add_byte(&name, ' ');
	text_add_string(&name, i18n_label(&session->form->items[group->item].label));
	if (group->all > 0)
		text_printf(&sum, "%zu/%zu", group->done, group->all);
	text_add_string(&sum, mark_problem(group->mark));
	end = frame_put_right(frame, area, row, STYLE_PLAIN, sum.bytes);
	frame_put_cut(frame, area, row, col, end > 1 ? end - 1 : 0, style, name.bytes);
	text_release(&name);
	text_release(&sum);
}

/* The letter by which a clause names one of its paragraphs, where the id ends in one; else '\0'. */
static char paragraph_letter(const char *id)
{
	size_t len = strlen(id);

	return len > 2 && id[len - 2] == '.' ? id[len - 1] : '\0';
}

/* Draw `[y] e Where a CRL is used, i~ !`. */
static void draw_question(struct frame *frame, struct rect area, size_t row, size_t col,
			  const struct session *session, const struct outline_row *question)
{
	const struct item *item = &session->form->items[question->item];
	struct text name = TEXT_EMPTY;
	char letter = paragraph_letter(item->id);
	size_t end = area.cols - 1;

	col = frame_put(frame, area, row, col, mark_box_style(session, question->item),
			mark_box(session, question->item));
	if (letter != '\0') {
		text_add_byte(&name, letter);
		text_add_byte(&name, ' ');
	}
	text_add_string(&name, i18n_label(&item->label));
	frame_put_cut(frame, area, row, col + 1, end - 1,
		      question->is_passed_over ? STYLE_QUIET : STYLE_PLAIN, name.bytes);
	frame_put(frame, area, row, end, STYLE_PLAIN, mark_problem(question->mark));
	text_release(&name);
}

void pane_outline(struct frame *frame, struct rect area, const struct session *session,
		  const struct view *view)
{
	const struct outline *outline = &view->outline;
	size_t cursor = outline_cursor(outline, session);

	for (size_t row = 0; row < area.rows; row++) {
		size_t number = view->outline_top + row;
		struct outline_row at;
		size_t indent;

		if (number >= outline->rows.count)
			break;
		at = outline_row(outline, session, number);
		indent = 1 + (at.depth < INDENT_MAX ? at.depth : INDENT_MAX);
		if (at.is_group)
			draw_group(frame, area, row, indent, STYLE_PLAIN, session, &at,
				   session->form->items[at.item].clause);
		else
			draw_question(frame, area, row, 2, session, &at);
		if (number == cursor)
			frame_put(frame, area, row, 0, STYLE_KEY, MARK_CURSOR);
	}
}

/* The row of the group that the cursor is in: the last group in front of it. */
static size_t cursor_group(const struct outline *outline, const struct session *session)
{
	size_t row = outline_cursor(outline, session);

	while (row > 0 && !outline_row(outline, session, row).is_group)
		row--;
	return row;
}

void pane_outline_line(struct frame *frame, struct rect area, const struct session *session,
		       const struct view *view)
{
	size_t row = cursor_group(&view->outline, session);
	struct outline_row at = outline_row(&view->outline, session, row);
	const struct item *item = &session->form->items[session->cursor];
	struct text place = TEXT_EMPTY;
	size_t end;

	words_add_place(&place, &view->lookup, session->cursor);
	end = frame_put_right(frame, area, 0, STYLE_PLAIN, place.bytes);
	text_release(&place);
	rect_cut_right(&area, area.cols - (end > 1 ? end - 1 : 0));
	if (at.is_group)
		draw_group(frame, area, 0, 0, STYLE_HEADING, session, &at, item->clause);
}
