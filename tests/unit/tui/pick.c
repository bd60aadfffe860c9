/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tui/pick: one of a few texts, by a digit or by the cursor. */
#include "config.h"

#include "tui/pick.h"

#include "base/text.h"
#include "tests/support/check.h"
#include "tests/support/tui_keys.h"
#include "tui/frame.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(pick, .fini = check_leaks);

static const char *const texts[] = {"one",   "two",   "three", "four", "five",	"six",
				    "seven", "eight", "nine",  "ten",  "eleven"};

#define COUNT (sizeof texts / sizeof *texts)

struct picking {
	struct pick pick;
	enum pick_reply reply; /* to the last key */
};

static void press(void *ctx, struct key key)
{
	struct picking *picking = ctx;

	picking->reply = pick_key(&picking->pick, key);
}

Test(pick, takes_one_by_keys)
{
	static const struct {
		const char *keys;
		enum pick_reply reply;
		const char *text;
	} cases[] = {
	    {"Enter", PICK_TAKEN, "one"},
	    {"Down Down Enter", PICK_TAKEN, "three"},
	    {"Down Up Up Enter", PICK_TAKEN, "one"},
	    {"End Enter", PICK_TAKEN, "eleven"},
	    {"End Down Enter", PICK_TAKEN, "eleven"},
	    {"End Home Enter", PICK_TAKEN, "one"},
	    {"4", PICK_TAKEN, "four"},
	    {"9", PICK_TAKEN, "nine"},
	    {"\uFF13", PICK_TAKEN, "three"},
	    {"0", PICK_STAYS, "one"},
	    {"y", PICK_STAYS, "one"},
	    {"Down Esc", PICK_LEFT, "two"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct picking picking = {0};

		pick_offer(&picking.pick, texts, COUNT);
		tui_keys(cases[i].keys, press, &picking);
		cr_expect_eq(picking.reply, cases[i].reply, "%s", cases[i].keys);
		cr_expect_str_eq(picking.pick.texts.at[picking.pick.at], cases[i].text, "%s",
				 cases[i].keys);
		pick_release(&picking.pick);
	}
}

/* A digit means the line that it stands beside, wherever the list has been moved to. */
Test(pick, shows_the_one_chosen_and_digits_beside_the_lines)
{
	struct picking picking = {0};
	struct frame frame;
	struct text row = TEXT_EMPTY;

	frame_init(&frame);
	frame_clear(&frame, 3, 20);
	pick_offer(&picking.pick, texts, COUNT);
	tui_keys("End", press, &picking);
	pick_draw(&picking.pick, &frame, frame_area(&frame));
	frame_add_row(&row, &frame, 0);
	text_add_byte(&row, '|');
	frame_add_row(&row, &frame, 2);
	cr_expect_str_eq(row.bytes, "  1 nine|> 3 eleven", "%s", row.bytes);
	tui_keys("2", press, &picking);
	cr_expect_eq(picking.reply, PICK_TAKEN);
	cr_expect_str_eq(picking.pick.texts.at[picking.pick.at], "ten");
	text_release(&row);
	pick_release(&picking.pick);
	frame_release(&frame);
}
