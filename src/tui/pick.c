/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few texts to pick one from, each on one line. */
#include "config.h"

#include "tui/pick.h"

#include "base/text.h"
#include "tui/frame.h"
#include "tui/marks.h"

#define DIGITS 9    /* lines that have one */
#define SIGN_COLS 2 /* of the line that is chosen */
#define DIGIT_COLS 2

void pick_offer(struct pick *pick, const char *const *texts, size_t count)
{
	pick_release(pick);
	for (size_t i = 0; i < count; i++)
		*vec_push(&pick->texts) = texts[i];
}

void pick_release(struct pick *pick)
{
	vec_release(&pick->texts);
	*pick = (struct pick){0};
}

static enum pick_reply take_digit(struct pick *pick, uint32_t character)
{
	size_t number;

	if (character < '1' || character > '0' + DIGITS)
		return PICK_STAYS;
	number = pick->first + character - '1';
	if (number >= pick->texts.count)
		return PICK_STAYS;
	pick->at = number;
	return PICK_TAKEN;
}

enum pick_reply pick_key(struct pick *pick, struct key key)
{
	switch (key.kind) {
	case PRESS_ESCAPE:
		return PICK_LEFT;
	case PRESS_ENTER:
		return PICK_TAKEN;
	case PRESS_UP:
		pick->at -= pick->at > 0;
		break;
	case PRESS_DOWN:
		pick->at += pick->at + 1 < pick->texts.count;
		break;
	case PRESS_HOME:
		pick->at = 0;
		break;
	case PRESS_END:
		pick->at = pick->texts.count - 1;
		break;
	case PRESS_CHARACTER:
		return take_digit(pick, key_narrow(key.character));
	default:
		break;
	}
	return PICK_STAYS;
}

void pick_draw(struct pick *pick, struct frame *frame, struct rect area)
{
	if (pick->first > pick->at)
		pick->first = pick->at;
	if (pick->at - pick->first >= area.rows)
		pick->first = pick->at - area.rows + 1;
	for (size_t row = 0; row < area.rows && pick->first + row < pick->texts.count; row++) {
		size_t number = pick->first + row;
		bool is_chosen = number == pick->at;
		struct text digit = TEXT_EMPTY;

		if (row < DIGITS)
			text_printf(&digit, "%zu", row + 1);
		if (is_chosen)
			frame_put(frame, area, row, 0, STYLE_KEY, MARK_CURSOR);
		frame_put(frame, area, row, SIGN_COLS, STYLE_KEY, digit.bytes);
		frame_put_cut(frame, area, row, SIGN_COLS + DIGIT_COLS, area.cols,
			      is_chosen ? STYLE_KEY : STYLE_PLAIN, pick->texts.at[number]);
		if (is_chosen)
			frame_put_cursor(frame, area, row, 0);
		text_release(&digit);
	}
}
