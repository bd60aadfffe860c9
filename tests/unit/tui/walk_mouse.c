/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tui/walk: what the mouse does, and that it answers nothing. */
#include "config.h"

#include "tests/support/check.h"
#include "tests/support/tui_stage.h"

#include <string.h>
#include <unistd.h>

TestSuite(walk_mouse, .init = stage_enter, .fini = stage_leave);

/* The row of the screen that holds the text; the test ends where none does. */
static size_t row_of(struct stage *stage, const char *text)
{
	const char *screen = stage_screen(stage);
	const char *found = strstr(screen, text);
	size_t row = 0;

	cr_assert(found, "%s", screen);
	for (const char *at = screen; at < found; at++)
		row += *at == '\n';
	return row;
}

Test(walk_mouse, a_click_in_the_outline_goes_there)
{
	struct stage stage;

	stage_open(&stage, 24, 80, LANGUAGE_EN, false);
	stage_go(&stage, "6.2.9.e");
	stage_click(&stage, row_of(&stage, "[ ] g Are the availab"), 5);
	cr_expect_str_eq(stage_item(&stage), "6.2.9.g");
	/* A clause is its first question, in each line of its name. */
	stage_click(&stage, row_of(&stage, "6.2.9 Revocation"), 10);
	cr_expect_str_eq(stage_item(&stage), "6.2.9.a");
	stage_click(&stage, row_of(&stage, "6.2.10 Validity") + 1, 10);
	cr_expect_str_eq(stage_item(&stage), "6.2.10.a");
	/* From another view it leads back to the question. */
	stage_press(&stage, "c");
	stage_click(&stage, row_of(&stage, "6.3 Technical"), 0);
	cr_expect_str_eq(stage_item(&stage), "6.3.a");
	cr_expect_eq(stage.view.pane, PANE_QUESTION);
	cr_expect_eq(stage.session->event_count, 1);
	stage_close(&stage);
}

Test(walk_mouse, the_wheel_is_up_and_down)
{
	struct stage stage;

	stage_open(&stage, 24, 80, LANGUAGE_EN, false);
	stage_go(&stage, "6.2.9.e");
	stage_wheel(&stage, true);
	cr_expect_str_eq(stage_item(&stage), "6.2.9.f");
	stage_wheel(&stage, false);
	stage_wheel(&stage, false);
	cr_expect_str_eq(stage_item(&stage), "6.2.9.d");
	/* In a view it is what the arrows are there. */
	stage_press(&stage, "?");
	stage_wheel(&stage, true);
	cr_expect_eq(stage.view.scroll, 1);
	cr_expect_str_eq(stage_item(&stage), "6.2.9.d");
	stage_close(&stage);
}

/* Wherever it is pressed, with a prompt open or not: no row is written, no prompt left. */
static void click_everywhere(struct stage *stage)
{
	for (size_t row = 0; row < stage->rows; row++) {
		for (size_t col = 0; col < stage->cols; col += stage->cols / 4)
			stage_click(stage, row, col);
	}
	stage_wheel(stage, true);
	stage_wheel(stage, false);
}

Test(walk_mouse, nothing_is_answered_by_it)
{
	static const char *const keys[] = {"", "s", "c", "?", "H", "m x", "d", "v", "/ y"};
	static const struct {
		size_t rows, cols;
	} sizes[] = {{24, 80}, {12, 40}, {60, 200}, {11, 39}};

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		for (size_t j = 0; j < sizeof keys / sizeof *keys; j++) {
			struct stage stage;
			bool is_open;

			stage_open(&stage, sizes[i].rows, sizes[i].cols, LANGUAGE_ZH, false);
			stage_go(&stage, "consulting.basic");
			stage_press(&stage, keys[j]);
			is_open = stage.view.prompt.is_open;
			click_everywhere(&stage);
			cr_expect_eq(stage.session->event_count, 1, "'%s'", keys[j]);
			cr_expect_eq(stage.view.prompt.is_open, is_open, "'%s'", keys[j]);
			cr_expect_not(stage.has_left);
			stage_close(&stage);
			cr_assert_eq(unlink(STAGE_RECORD), 0);
		}
	}
}

Test(walk_mouse, a_prompt_stays_on_its_question)
{
	struct stage stage;

	stage_open(&stage, 24, 80, LANGUAGE_EN, false);
	stage_go(&stage, "6.2.9.e");
	stage_press(&stage, "m x");
	click_everywhere(&stage);
	stage_press(&stage, "Enter");
	cr_expect_str_eq(stage_item(&stage), "6.2.9.e");
	cr_expect_str_eq(session_note(stage.session, form_item(stage_form(), "6.2.9.e")), "x");
	stage_close(&stage);
}

Test(walk_mouse, below_the_outline_stands_nothing)
{
	struct stage stage;

	stage_open(&stage, 60, 200, LANGUAGE_EN, false);
	stage_go(&stage, "level.3.tailored");
	stage.view.outline_lines.count = 1; /* as of a form with one question */
	stage_click(&stage, stage.view.outline_area.row + 1, 0);
	cr_expect_str_eq(stage_item(&stage), "level.3.tailored");
	stage_close(&stage);
}
