/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of contents beside the question, or folded into one line above it. */
#include "config.h"

#include "tui/pane.h"

#include "base/i18n.h"
#include "base/text.h"
#include "base/utf8.h"
#include "model/session.h"
#include "tui/page.h"
#include "tui/view.h"
#include "tui/words.h"

#include <string.h>

#define INDENT_MAX 3 /* deeper groups stand below one another: the place is for their names */
#define NAME_COLS_MIN 2
#define MARGIN 6 /* one line in so many is kept free around the cursor */

/* `6.2.9 Revocation and suspension` and `3/9!`. */
struct group_words {
	struct text name;
	struct text sum;
};

static void words_of_group(struct group_words *words, const struct session *session,
			   const struct outline_row *group, const char *clause)
{
	*words = (struct group_words){.name = TEXT_EMPTY, .sum = TEXT_EMPTY};
	text_add_string(&words->name, clause);
	if (*clause != '\0')
		text_add_byte(&words->name, ' ');
	text_add_string(&words->name, i18n_label(&session->form->items[group->item].label));
	if (group->all > 0)
		text_printf(&words->sum, "%zu/%zu", group->done, group->all);
	text_add_string(&words->sum, mark_problem(group->mark));
}

static void group_words_release(struct group_words *words)
{
	text_release(&words->name);
	text_release(&words->sum);
}

static size_t indent_of(const struct outline_row *row)
{
	return 1 + (row->depth < INDENT_MAX ? row->depth : INDENT_MAX);
}

/* The columns of a group's name, between its indent and its sum. */
static size_t name_room(const struct group_words *words, size_t indent, size_t cols)
{
	size_t taken = indent + 1 + utf8_cols(words->sum.bytes, words->sum.len);

	return cols >= taken + NAME_COLS_MIN ? cols - taken : NAME_COLS_MIN;
}

/* The lines that a row of the outline takes: a group's name is whole, a question stands beside. */
static size_t line_count(const struct outline *outline, const struct session *session,
			 size_t number, size_t cols)
{
	struct outline_row at = outline_row(outline, session, number);
	struct group_words words;
	size_t count;

	if (!at.is_group)
		return 1;
	words_of_group(&words, session, &at, session->form->items[at.item].clause);
	count = page_rows(words.name.bytes, name_room(&words, indent_of(&at), cols));
	group_words_release(&words);
	return count;
}

/* Note which row stands in which line, from view->outline_top on. */
static void fill_lines(struct view *view, const struct session *session, struct rect area)
{
	const struct outline *outline = &view->outline;

	vec_clear(&view->outline_lines);
	for (size_t number = view->outline_top;
	     number < outline->rows.count && view->outline_lines.count < area.rows; number++) {
		size_t count = line_count(outline, session, number, area.cols);

		for (; count > 0 && view->outline_lines.count < area.rows; count--)
			*vec_push(&view->outline_lines) = number;
	}
}

/* True where the row is in sight, with what comes next around it. */
static bool is_in_sight(const struct view *view, size_t row, size_t rows)
{
	size_t count = view->outline_lines.count;
	size_t margin = rows / MARGIN;
	size_t at = 0;
	bool is_end_shown =
	    count == 0 || view->outline_lines.at[count - 1] + 1 == view->outline.rows.count;

	while (at < count && view->outline_lines.at[at] != row)
		at++;
	return at < count && (view->outline_top == 0 || at >= margin) &&
	       (is_end_shown || at + margin < rows);
}

/* The first row to show so that those in front of `end` take at most so many lines. */
static size_t first_before(const struct view *view, const struct session *session, size_t end,
			   size_t lines, size_t cols)
{
	size_t taken = 0;

	while (end > 0) {
		taken += line_count(&view->outline, session, end - 1, cols);
		if (taken > lines)
			break;
		end--;
	}
	return end;
}

/* The row of the group that the cursor is in: the last group in front of it. */
static size_t cursor_group(const struct outline *outline, const struct session *session)
{
	size_t row = outline_cursor(outline, session);

	while (row > 0 && !outline_row(outline, session, row).is_group)
		row--;
	return row;
}

/* The row to show first: the cursor's a third from the top, or a little lower where its group's
 * name comes into sight by that. */
static size_t first_row(const struct view *view, const struct session *session, size_t cursor,
			struct rect area)
{
	size_t top = first_before(view, session, cursor, area.rows / 3, area.cols);
	size_t group = cursor_group(&view->outline, session);
	size_t most = area.rows - area.rows / MARGIN;

	if (group < top && first_before(view, session, cursor + 1, most, area.cols) <= group)
		return group;
	return top;
}

/* Keep the cursor's row in sight.  Out of sight it comes to stand a third from the top: moving on
 * line by line would send the whole outline with every key. */
static void settle(struct view *view, const struct session *session, struct rect area)
{
	size_t cursor = outline_cursor(&view->outline, session);
	size_t count = view->outline.rows.count;

	fill_lines(view, session, area);
	if (!is_in_sight(view, cursor, area.rows)) {
		view->outline_top = first_row(view, session, cursor, area);
		fill_lines(view, session, area);
	}
	if (view->outline_lines.count < area.rows && view->outline_top > 0) {
		view->outline_top = first_before(view, session, count, area.rows, area.cols);
		fill_lines(view, session, area);
	}
}

/* A group's name on its way into its lines. */
struct name_lines {
	struct frame *frame;
	struct rect area;
	size_t row;
	size_t col;
};

static void draw_name_line(void *ctx, const char *start, size_t line_len)
{
	struct name_lines *lines = ctx;

	frame_put_bytes(lines->frame, lines->area, lines->row++, lines->col, STYLE_PLAIN, start,
			line_len);
}

/* Draw `6.2.9 Revocation and      3/9!` and, below it, `suspension`. */
static void draw_group(struct frame *frame, struct rect area, size_t row,
		       const struct session *session, const struct outline_row *group)
{
	struct name_lines lines = {
	    .frame = frame, .area = area, .row = row, .col = indent_of(group)};
	struct group_words words;

	words_of_group(&words, session, group, session->form->items[group->item].clause);
	frame_put_right(frame, area, row, STYLE_PLAIN, words.sum.bytes);
	utf8_wrap(words.name.bytes, words.name.len, name_room(&words, lines.col, area.cols),
		  draw_name_line, &lines);
	group_words_release(&words);
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
		  struct view *view)
{
	size_t cursor = outline_cursor(&view->outline, session);

	settle(view, session, area);
	for (size_t row = 0; row < view->outline_lines.count; row++) {
		size_t number = view->outline_lines.at[row];
		struct outline_row at;

		if (row > 0 && view->outline_lines.at[row - 1] == number)
			continue; /* drawn with its first line */
		at = outline_row(&view->outline, session, number);
		if (at.is_group)
			draw_group(frame, area, row, session, &at);
		else
			draw_question(frame, area, row, 2, session, &at);
		if (number == cursor)
			frame_put(frame, area, row, 0, STYLE_KEY, MARK_CURSOR);
	}
}

/* Draw a group in one line, cut where it is longer: the question says its place at its end. */
static void draw_group_line(struct frame *frame, struct rect area, const struct session *session,
			    const struct outline_row *group, const char *clause)
{
	struct group_words words;
	size_t end;

	words_of_group(&words, session, group, clause);
	end = frame_put_right(frame, area, 0, STYLE_PLAIN, words.sum.bytes);
	frame_put_cut(frame, area, 0, 0, end > 1 ? end - 1 : 0, STYLE_HEADING, words.name.bytes);
	group_words_release(&words);
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
		draw_group_line(frame, area, session, &at, item->clause);
}
