/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tui/walk: what keys do to the record and to what is looked at. */
#include "config.h"

#include "tui/walk.h"

#include "tests/support/check.h"
#include "tests/support/tui_stage.h"
#include "tui/draw.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

TestSuite(walk, .init = stage_enter, .fini = stage_leave);

#define ROWS 24
#define COLS 80

static const char *answer(const struct stage *stage, const char *id)
{
	return session_answer(stage->session, form_item(stage_form(), id));
}

static const char *note(const struct stage *stage, const char *id)
{
	return session_note(stage->session, form_item(stage_form(), id));
}

Test(walk, answers_are_one_key_and_move_on)
{
	struct stage stage;

	stage_open(&stage, ROWS, COLS, LANGUAGE_EN, false);
	stage_go(&stage, "6.2.9.e");
	stage_press(&stage, "y n x");
	cr_expect_str_eq(answer(&stage, "6.2.9.e"), "yes");
	cr_expect_str_eq(answer(&stage, "6.2.9.f"), "no");
	/* n.a. is not to be had for 6.2.9 g: the reason is said, and nothing is changed. */
	cr_expect_str_eq(answer(&stage, "6.2.9.g"), "");
	cr_expect_str_eq(stage_item(&stage), "6.2.9.g");
	cr_expect(stage_shows(&stage, "the standard sets no condition here"));
	cr_expect(stage_shows(&stage, "saved " STAGE_TIME));
	stage_press(&stage, "u");
	cr_expect_str_eq(answer(&stage, "6.2.9.f"), "");
	cr_expect_str_eq(stage_item(&stage), "6.2.9.f");
	stage_close(&stage);
}

Test(walk, a_digit_begins_a_number_or_is_the_score)
{
	struct stage stage;

	stage_open(&stage, ROWS, COLS, LANGUAGE_EN, false);
	stage_go(&stage, "handling.cycle.days");
	stage_press(&stage, "7 .5 Enter");
	cr_expect_str_eq(answer(&stage, "handling.cycle.days"), "7.5");
	stage_go(&stage, "aftersales.satisfaction.score");
	stage_press(&stage, "3");
	cr_expect_str_eq(answer(&stage, "aftersales.satisfaction.score"), "3");
	/* Full-width digits are digits. */
	stage_go(&stage, "aftersales.satisfaction.score");
	stage_press(&stage, "\uFF15");
	cr_expect_str_eq(answer(&stage, "aftersales.satisfaction.score"), "5");
	stage_go(&stage, "6.1.a");
	stage_press(&stage, "3");
	cr_expect(stage_shows(&stage, "this key does nothing here"));
	cr_expect_str_eq(answer(&stage, "6.1.a"), "");
	stage_close(&stage);
}

Test(walk, a_refused_answer_stays_in_its_prompt)
{
	struct stage stage;

	stage_open(&stage, ROWS, COLS, LANGUAGE_EN, false);
	stage_go(&stage, "handling.cycle.days");
	stage_press(&stage, "7 x Enter");
	cr_expect(stage.view.prompt.is_open);
	cr_expect(stage_shows(&stage, "this question takes a plain number"));
	cr_expect(stage_shows(&stage, "> 7x"));
	stage_press(&stage, "Backspace Enter");
	cr_expect_not(stage.view.prompt.is_open);
	cr_expect_str_eq(answer(&stage, "handling.cycle.days"), "7");
	stage_close(&stage);
}

Test(walk, escape_leaves_a_field_as_it_was)
{
	struct stage stage;

	stage_open(&stage, ROWS, COLS, LANGUAGE_EN, false);
	stage_go(&stage, "6.1.a");
	stage_press(&stage, "m");
	stage_type(&stage, "two words");
	stage_press(&stage, "C-j");
	stage_type(&stage, "\u4e24\u884c");
	stage_press(&stage, "Enter");
	cr_expect_str_eq(note(&stage, "6.1.a"), "two words\n\u4e24\u884c");
	stage_press(&stage, "m C-u C-u x Esc");
	cr_expect_not(stage.view.prompt.is_open);
	cr_expect_str_eq(note(&stage, "6.1.a"), "two words\n\u4e24\u884c");
	cr_expect_eq(stage.session->event_count, 2);
	stage_close(&stage);
}

Test(walk, tab_in_a_field_also_goes_to_the_next_open)
{
	struct stage stage;

	stage_open(&stage, ROWS, COLS, LANGUAGE_EN, false);
	stage_go(&stage, "6.1.a");
	stage_press(&stage, "m x Tab");
	cr_expect_str_eq(note(&stage, "6.1.a"), "x");
	cr_expect_str_eq(stage_item(&stage), "6.1.b");
	/* An answer moves on by itself, and no question is passed over. */
	stage_go(&stage, "handling.cycle.days");
	stage_press(&stage, "3 Tab");
	cr_expect_str_eq(stage_item(&stage), "handling.validity.offered");
	stage_close(&stage);
}

Test(walk, the_direct_score_is_d_and_a_digit)
{
	struct stage stage;

	stage_open(&stage, ROWS, COLS, LANGUAGE_EN, false);
	stage_go(&stage, "consulting.basic");
	stage_press(&stage, "d 4");
	cr_expect(stage.view.prompt.is_open);
	cr_expect(stage_shows(&stage, "a score is 0, 1, 3 or 5"));
	stage_press(&stage, "3");
	cr_expect_not(stage.view.prompt.is_open);
	cr_expect_str_eq(answer(&stage, "consulting.score"), "3");
	cr_expect(stage_shows(&stage, "given directly"));
	stage_press(&stage, "d Del");
	cr_expect_str_eq(answer(&stage, "consulting.score"), "");
	stage_press(&stage, "d Esc");
	cr_expect_not(stage.view.prompt.is_open);
	/* The cover bears on nothing. */
	stage_go(&stage, "cover.site");
	stage_press(&stage, "d");
	cr_expect_not(stage.view.prompt.is_open);
	cr_expect(stage_shows(&stage, "bears on no one indicator"));
	stage_close(&stage);
}

Test(walk, evidence_is_a_small_form)
{
	struct stage stage;
	size_t item = form_item(stage_form(), "6.1.a");

	stage_open(&stage, ROWS, COLS, LANGUAGE_EN, false);
	stage_go(&stage, "6.1.a");
	stage_press(&stage, "e i Enter");
	cr_expect_str_eq(session_evidence(stage.session, item), "method=interview");
	cr_expect(stage_shows(&stage, "Evidence: interview"));
	stage_press(&stage, "e Tab CPS Tab 12 Enter");
	cr_expect(stage.view.prompt.is_open, "a sample of how many?");
	cr_expect(stage_shows(&stage, "two whole numbers"));
	stage_press(&stage, "/ 300 Down lead Enter");
	cr_expect_str_eq(session_evidence(stage.session, item),
			 "method=interview; ref=CPS; sample=12/300; role=lead");
	cr_expect(stage_shows(&stage, "interview; reference CPS; sample 12/300;"));
	/* What is left does not count, and an empty form says nothing. */
	stage_press(&stage, "e t Esc");
	stage_go(&stage, "6.1.b");
	stage_press(&stage, "e Enter");
	cr_expect_eq(stage.session->event_count, 3);
	stage_close(&stage);
}

Test(walk, yes_and_no_are_not_written)
{
	struct stage stage;

	stage_open(&stage, ROWS, COLS, LANGUAGE_EN, false);
	stage_go(&stage, "6.1.a");
	stage_press(&stage, "Enter");
	cr_expect_not(stage.view.prompt.is_open);
	cr_expect(stage_shows(&stage, "answered with y or n"));
	stage_close(&stage);
}

Test(walk, going_searching_and_filtering_ask_first)
{
	struct stage stage;

	stage_open(&stage, ROWS, COLS, LANGUAGE_EN, false);
	stage_press(&stage, "g 6.2.9e Enter");
	cr_expect_str_eq(stage_item(&stage), "6.2.9.e");
	stage_press(&stage, "g nowhere Enter");
	cr_expect(stage.view.prompt.is_open);
	cr_expect(stage_shows(&stage, "there is no clause or question 'nowhere'"));
	stage_press(&stage, "Esc / CRL Enter");
	cr_expect_str_neq(stage.session->search.bytes, "");
	stage_press(&stage, "v n");
	cr_expect_eq(stage.session->filter, FILTER_OF(KIND_NO));
	cr_expect(stage_shows(&stage, "no question passes the filter 'no'"));
	stage_press(&stage, "v z");
	cr_expect(stage.view.prompt.is_open);
	stage_press(&stage, "a");
	cr_expect_eq(stage.session->filter, FILTER_ALL);
	/* A large letter adds its kind to what is shown, and takes it off again. */
	stage_press(&stage, "v o v F");
	cr_expect_eq(stage.session->filter, FILTER_OF(KIND_OPEN) | FILTER_OF(KIND_FLAGGED));
	cr_expect(stage_shows(&stage, "shown: open, flagged"));
	stage_press(&stage, "v O");
	cr_expect_eq(stage.session->filter, FILTER_OF(KIND_FLAGGED));
	stage_press(&stage, "v \uFF21"); /* a full-width A */
	cr_expect_eq(stage.session->filter, FILTER_ALL);
	stage_close(&stage);
}

Test(walk, tab_leads_to_the_kind_that_was_chosen)
{
	struct stage stage;

	stage_open(&stage, ROWS, COLS, LANGUAGE_EN, false);
	stage_go(&stage, "6.1.b");
	stage_press(&stage, "f t f");
	cr_expect(stage_shows(&stage, "Tab next: flagged"));
	stage_go(&stage, "7.1.premises");
	stage_press(&stage, "Tab");
	cr_expect_str_eq(stage_item(&stage), "6.1.b");
	stage_press(&stage, "Tab");
	cr_expect(stage_shows(&stage, "there is no other question of 'flagged'"));
	/* A field that is kept with Tab goes on to it too. */
	stage_go(&stage, "7.1.premises");
	stage_press(&stage, "m x Tab");
	cr_expect_str_eq(stage_item(&stage), "6.1.b");
	stage_press(&stage, "t o");
	cr_expect(stage_shows(&stage, "Tab next open"));
	stage_close(&stage);
}

/* The first cell of the text on the screen; the test ends where it does not stand there. */
static const struct cell *cell_of(struct stage *stage, const char *text)
{
	for (size_t row = 0; row < stage->frame.rows; row++) {
		for (size_t col = 0; col < stage->frame.cols; col++) {
			size_t at = 0;

			while (text[at] != '\0' && col + at < stage->frame.cols &&
			       frame_cell(&stage->frame, row, col + at)->bytes[0] == text[at])
				at++;
			if (text[at] == '\0')
				return frame_cell(&stage->frame, row, col);
		}
	}
	cr_assert_fail("'%s' is not on\n%s", text, stage_screen(stage));
	return NULL;
}

Test(walk, hits_are_marked_in_the_question_and_its_hint)
{
	struct stage stage;

	stage_open(&stage, ROWS, COLS, LANGUAGE_EN, false);
	stage_go(&stage, "6.2.9.d");
	cr_expect_neq(cell_of(&stage, "revocation")->style, STYLE_HIT);
	stage_press(&stage, "/ crl Enter");
	cr_expect_str_eq(stage_item(&stage), "6.2.9.e");
	cr_expect_eq(cell_of(&stage, "CRL is used")->style, STYLE_HIT);
	cr_expect_eq(cell_of(&stage, " is used, is it")->style, STYLE_HEADING);
	cr_expect_eq(cell_of(&stage, "CRL and compare")->style, STYLE_HIT);
	cr_expect_neq(cell_of(&stage, " and compare")->style, STYLE_HIT);
	stage_press(&stage, ">");
	cr_expect_str_eq(stage_item(&stage), "6.2.9.f");
	stage_press(&stage, "< <");
	cr_expect_str_neq(stage_item(&stage), "6.2.9.e");
	/* An empty search takes the marks away. */
	stage_go(&stage, "6.2.9.e");
	stage_press(&stage, "/ Enter");
	cr_expect_eq(cell_of(&stage, "CRL is used")->style, STYLE_HEADING);
	cr_expect_eq(stage.session->event_count, 1);
	stage_close(&stage);
}

/* What is left in the frame is what drawing it anew would give. */
Test(walk, a_frame_that_is_drawn_into_again_is_as_a_new_one)
{
	static const char *const keys[] = {"j", "n", "s",   "s", "w", "5", "Esc",
					   "u", "m", "Esc", "d", "5", "v", "n",
					   "c", "c", "] ]", "f", "?", "?", "g 8.4.1 Enter y",
					   "u"};
	struct stage stage;

	stage_open(&stage, ROWS, COLS, LANGUAGE_ZH, false);
	stage_go(&stage, "consulting.basic");
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		struct view again;
		struct frame fresh;

		stage_press(&stage, keys[i]);
		again = stage.view;
		again.score_area = (struct rect){0};
		frame_init(&fresh);
		draw_screen(&fresh, ROWS, COLS, stage.session, &again);
		cr_expect_arr_eq(fresh.cells, stage.frame.cells, ROWS * COLS * sizeof *fresh.cells,
				 "behind '%s'", keys[i]);
		frame_release(&fresh);
	}
	stage_close(&stage);
}

Test(walk, a_resize_writes_nothing)
{
	struct stage stage;

	stage_open(&stage, ROWS, COLS, LANGUAGE_EN, false);
	stage_press(&stage, "m x");
	for (size_t size = 1; size < 80; size += 7)
		stage_resize(&stage, size, 3 * size);
	cr_expect(stage.view.prompt.is_open);
	cr_expect_eq(stage.session->event_count, 1);
	stage_close(&stage);
}

Test(walk, views_open_and_close)
{
	static const struct {
		const char *key;
		enum pane pane;
	} cases[] = {{"s", PANE_SCORES},
		     {"w", PANE_WHAT_IF},
		     {"c", PANE_WARNINGS},
		     {"H", PANE_HISTORY},
		     {"?", PANE_HELP}};
	struct stage stage;

	stage_open(&stage, ROWS, COLS, LANGUAGE_EN, false);
	stage_go(&stage, "6.1.b");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		stage_press(&stage, cases[i].key);
		cr_expect_eq(stage.view.pane, cases[i].pane, "%s", cases[i].key);
		stage_press(&stage, "Esc");
		cr_expect_eq(stage.view.pane, PANE_QUESTION, "%s", cases[i].key);
		stage_press(&stage, cases[i].key);
		stage_press(&stage, cases[i].key); /* the same key closes */
		cr_expect_eq(stage.view.pane, PANE_QUESTION, "%s", cases[i].key);
		/* A key of the walk closes too, and does what it does. */
		stage_press(&stage, cases[i].key);
		stage_press(&stage, "k");
		cr_expect_eq(stage.view.pane, PANE_QUESTION, "%s", cases[i].key);
		cr_expect_str_eq(stage_item(&stage), "6.1.a");
		stage_press(&stage, "j");
	}
	stage_close(&stage);
}

Test(walk, scores_are_tried_out_and_not_written)
{
	struct stage stage;
	const struct session *session;

	stage_open(&stage, ROWS, COLS, LANGUAGE_EN, false);
	session = stage.session;
	stage_go(&stage, "6.1.b");
	stage_press(&stage, "w");
	cr_expect(stage_shows(&stage, "> 8.1.2 Consulting"));
	/* 0.5 of consulting beside the 0.16 that are sure; 4 is no score. */
	stage_press(&stage, "5 4");
	cr_expect(stage_shows(&stage, "a score is 0, 1, 3 or 5"));
	cr_expect(stage_shows(&stage, "total 0.66-5.00"));
	stage_press(&stage, "Down Down 3");
	cr_expect_eq(session->what_if.count, 2);
	cr_expect(stage_shows(&stage, "> 8.1.3.2 Notices to applicants"));
	cr_expect(stage_shows(&stage, "total 0.82-4.84"));
	/* The strip below shows what is in the record. */
	cr_expect(stage_shows(&stage, "total 0.16-5.00   level"));
	stage_press(&stage, "Del");
	cr_expect_eq(session->what_if.count, 1);
	/* What is tried out stands when the view is opened again. */
	stage_press(&stage, "Esc w");
	cr_expect(stage_shows(&stage, "total 0.66-5.00"));
	stage_press(&stage, "Backspace");
	cr_expect_eq(session->what_if.count, 0);
	cr_expect_eq(session->event_count, 1);
	stage_press(&stage, "Enter");
	cr_expect_str_eq(stage_item(&stage), "consulting.basic");
	cr_expect_eq(stage.view.pane, PANE_QUESTION);
	stage_close(&stage);
}

/* 4.32, and to the 4.50 of level III a few leaves lack something: each is a line that leads there.
 */
Test(walk, what_lifts_the_level_leads_to_what_is_lacking)
{
	static const char *const scores[][2] = {
	    {"consulting", "5"},
	    {"handling.disclosure", "5"},
	    {"handling.notification", "5"},
	    {"handling.cycle", "5"},
	    {"handling.validity", "5"},
	    {"handling.authentication", "5"},
	    {"support", "5"},
	    {"aftersales.complaints", "5"},
	    {"aftersales.followup", "5"},
	    {"aftersales.satisfaction", "3"},
	    {"judicial", "0"},
	    {"assurance.attitude", "5"},
	    {"assurance.facilities", "5"},
	    {"assurance.continuity", "3"},
	    {"assurance.discipline", "5"},
	};
	struct stage stage;

	stage_open(&stage, ROWS, COLS, LANGUAGE_EN, false);
	for (size_t i = 0; i < sizeof scores / sizeof *scores; i++) {
		struct text id = TEXT_EMPTY;

		text_printf(&id, "%s.score", scores[i][0]);
		stage_go(&stage, id.bytes);
		stage_press(&stage, scores[i][1]);
		text_release(&id);
	}
	/* 5.00 - 0.50 - 0.04 x 2 x 2; judicial support with 3 brings 0.30. */
	stage_press(&stage, "w End");
	cr_expect(stage_shows(&stage, "total 4.34"));
	cr_expect(stage_shows(&stage, "1. 1 change, +0.30"));
	cr_expect(stage_shows(&stage, "8.1.6 Judicial support: 0 to 3, +0.30"));
	cr_expect(stage_shows(&stage, "for 3: Are requests for evidence handled"));
	stage_press(&stage, "5");
	cr_expect(stage_shows(&stage, "choose an indicator"));
	stage_press(&stage, "Enter");
	cr_expect_str_eq(stage_item(&stage), "judicial.standardised");
	/* The set itself leads nowhere, its change to its leaf. */
	stage_press(&stage, "w End Up Up Up Up Enter");
	cr_expect_str_eq(stage_item(&stage), "judicial.offered");
	stage_press(&stage, "w End Up Up Up Up Up Enter");
	cr_expect_eq(stage.view.pane, PANE_WHAT_IF);
	stage_close(&stage);
}

Test(walk, what_is_chosen_in_a_list_is_in_sight)
{
	static const struct {
		size_t rows, cols;
	} sizes[] = {{12, 40}, {24, 80}, {60, 200}};

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct stage stage;

		stage_open(&stage, sizes[i].rows, sizes[i].cols, LANGUAGE_ZH, false);
		stage_press(&stage, "w");
		for (size_t line = 0; line < 30; line++) {
			cr_expect(stage_shows(&stage, "> "), "line %zu of %zu rows: %s", line,
				  sizes[i].rows, stage_screen(&stage));
			stage_press(&stage, "Down");
		}
		stage_press(&stage, "End PgUp PgUp Home");
		cr_expect_eq(stage.view.selected, 0);
		cr_expect_eq(stage.view.scroll, 0);
		stage_close(&stage);
		cr_assert_eq(unlink(STAGE_RECORD), 0);
	}
}

Test(walk, a_warning_leads_to_its_question)
{
	struct stage stage;

	stage_open(&stage, ROWS, COLS, LANGUAGE_EN, false);
	stage_press(&stage, "c Enter Down Up"); /* there is none yet */
	cr_expect_eq(stage.view.pane, PANE_WARNINGS);
	stage_press(&stage, "Esc");
	stage_go(&stage, "6.1.a");
	stage_press(&stage, "n");
	stage_go(&stage, "6.2.9.e");
	stage_press(&stage, "n");
	cr_assert_eq(stage.session->warnings.list.count, 2);
	stage_go(&stage, "7.1.premises");
	stage_press(&stage, "c Enter");
	cr_expect_str_eq(stage_item(&stage), "6.1.a");
	cr_expect_eq(stage.view.pane, PANE_QUESTION);
	stage_press(&stage, "c Down Down Down Enter");
	cr_expect_str_eq(stage_item(&stage), "6.2.9.e");
	/* Each has a digit; there is no third. */
	stage_press(&stage, "c 3");
	cr_expect_eq(stage.view.pane, PANE_WARNINGS);
	stage_press(&stage, "1");
	cr_expect_str_eq(stage_item(&stage), "6.1.a");
	stage_press(&stage, "c \uFF12");
	cr_expect_str_eq(stage_item(&stage), "6.2.9.e");
	cr_expect_eq(stage.session->event_count, 3);
	stage_close(&stage);
}

Test(walk, a_warning_about_the_record_leads_nowhere)
{
	struct stage stage;

	stage_open(&stage, ROWS, COLS, LANGUAGE_EN, false);
	*vec_push(&stage.session->warnings.list) =
	    (struct warning){.code = CHECK_TORN, .item = FORM_NONE, .indicator = FORM_NONE};
	stage_press(&stage, "c");
	cr_expect(stage_shows(&stage, "> 1 the record ends in half a row"));
	stage_press(&stage, "Enter");
	cr_expect_eq(stage.view.pane, PANE_WARNINGS);
	cr_expect(stage_shows(&stage, "about the record as a whole"));
	stage_close(&stage);
}

Test(walk, tab_on_the_scores_leads_to_what_can_move_the_level)
{
	struct stage stage;

	stage_open(&stage, ROWS, COLS, LANGUAGE_EN, false);
	stage_press(&stage, "s Tab");
	cr_expect_str_eq(stage_item(&stage), "eligibility.accident");
	cr_expect(stage_shows(&stage, "1 of "));
	cr_expect_eq(stage.view.pane, PANE_QUESTION);
	stage_press(&stage, "s Tab");
	cr_expect_str_eq(stage_item(&stage), "eligibility.hazard");
	stage_press(&stage, "y"); /* that settles it: no level is given */
	stage_press(&stage, "s Tab");
	cr_expect(stage_shows(&stage, "no open question can move the level"));
	cr_expect(stage_shows(&stage, "no level: not eligible"));
	stage_close(&stage);
}

Test(walk, what_can_move_the_level_is_counted_and_said)
{
	static const char *const items[] = {"eligibility.accident", "eligibility.hazard",
					    "eligibility.law"};
	struct stage stage;

	stage_open(&stage, ROWS, COLS, LANGUAGE_EN, false);
	cr_expect(stage_shows(&stage, "182 open, 91 decisive"));
	stage_go(&stage, "eligibility.law");
	cr_expect(stage_shows(&stage, "decides whether a level is given at all"));
	stage_go(&stage, "aftersales.complaints.count"); /* 5 x 0.4 x 0.1 */
	cr_expect(stage_shows(&stage, "can still move the level: the total by up to 0.20"));
	/* All leaves at 0, and 5 in complaints and satisfaction, reach no 3.5. */
	for (size_t i = 0; i < stage_form()->indicator_count; i++) {
		const struct indicator *leaf = &stage_form()->indicators[i];

		if (leaf->is_leaf && strcmp(leaf->id, "aftersales.complaints") != 0) {
			session_go(stage.session, leaf->score_item);
			stage_press(&stage, "0");
		}
	}
	for (size_t i = 0; i < sizeof items / sizeof *items; i++) {
		stage_go(&stage, items[i]);
		stage_press(&stage, "n");
	}
	stage_go(&stage, "aftersales.complaints.count");
	cr_expect(stage_shows(&stage, "91 open, none decisive"));
	cr_expect(stage_shows(&stage, "level I, basic execution: settled"));
	cr_expect(stage_shows(&stage, "cannot move the level any more"));
	stage_press(&stage, "Tab");
	cr_expect(stage_shows(&stage, "the level is settled: I"));
	stage_close(&stage);
}

Test(walk, last_times_answer_is_shown_and_taken_over_with_p)
{
	struct stage stage;

	stage_open(&stage, ROWS, COLS, LANGUAGE_EN, false);
	stage_go(&stage, "6.1.b");
	stage_press(&stage, "p");
	cr_expect(stage_shows(&stage, "no earlier record stands beside this one"));
	stage_set_earlier(&stage, "6.1.b", "no");
	cr_expect(stage_shows(&stage, "[ ] open"));
	cr_expect(stage_shows(&stage, "Last time: no (2026-11-23 06:03, Li Na); p takes it"));
	cr_expect(stage_shows(&stage, "182 open, 91 decisive"));
	stage_press(&stage, "p");
	cr_expect_str_eq(answer(&stage, "6.1.b"), "no");
	cr_expect_str_eq(stage_item(&stage), "6.1.c");
	cr_expect_eq(stage.session->event_count, 2);
	stage_press(&stage, "Up");
	cr_expect(stage_shows(&stage, "Last time: no (2026-11-23 06:03, Li Na)"));
	cr_expect_not(stage_shows(&stage, "p takes it"));
	stage_close(&stage);
}

Test(walk, earlier_notes_are_put_into_a_note)
{
	struct stage stage;

	stage_open(&stage, ROWS, COLS, LANGUAGE_EN, false);
	stage_go(&stage, "6.1.b");
	stage_press(&stage, "C-p");
	cr_expect_not(stage.view.prompt.is_open);
	cr_expect(stage_shows(&stage, "no earlier notes are at hand: --phrases FOLDER"));
	stage_set_phrases(&stage, "6.1.b", "a note\nof two lines", "the brochure is of 2019");
	stage_press(&stage, "m");
	cr_expect(stage_shows(&stage, "Ctrl-P offers your earlier notes"));
	stage_press(&stage, "C-p");
	cr_expect(stage_shows(&stage, "> 1 a note"));
	cr_expect(stage_shows(&stage, "2 the brochure is of 2019"));
	/* It is put in at the cursor, and still to be kept. */
	stage_press(&stage, "Esc x C-p 2 y Enter");
	cr_expect_str_eq(note(&stage, "6.1.b"), "xthe brochure is of 2019y");
	/* From the question it opens the note first. */
	stage_press(&stage, "C-p Enter Enter");
	cr_expect_str_eq(note(&stage, "6.1.b"), "xthe brochure is of 2019ya note\nof two lines");
	stage_press(&stage, "C-p Down Esc Esc");
	cr_expect_not(stage.view.prompt.is_open);
	cr_expect_eq(stage.session->event_count, 3);
	/* Elsewhere there is none; what is being written is kept. */
	stage_go(&stage, "6.1.c");
	stage_press(&stage, "m z C-p");
	cr_expect(stage_shows(&stage, "there is no other note of yours"));
	cr_expect(stage_shows(&stage, "> z"));
	stage_close(&stage);
}

Test(walk, what_is_pasted_answers_nothing)
{
	struct stage stage;

	stage_open(&stage, ROWS, COLS, LANGUAGE_EN, false);
	stage_go(&stage, "6.1.a");
	stage_paste(&stage, "ynynqq");
	cr_expect_eq(stage.session->event_count, 1);
	cr_expect(stage_shows(&stage, "nothing was pasted"));
	stage_press(&stage, "m");
	stage_paste(&stage, "a\r\nb");
	stage_press(&stage, "Enter");
	cr_expect_str_eq(note(&stage, "6.1.a"), "a\nb");
	/* On a question that takes a text it begins the answer. */
	stage_go(&stage, "cover.site");
	stage_paste(&stage, "\u5317\u4eac\n");
	cr_expect(stage_shows(&stage, "> \u5317\u4eac"));
	cr_expect_str_eq(answer(&stage, "cover.site"), "");
	stage_press(&stage, "Enter");
	cr_expect(strncmp(answer(&stage, "cover.site"), "\u5317\u4eac", 6) == 0);
	stage_go(&stage, "6.1.b");
	stage_press(&stage, "d");
	stage_paste(&stage, "5");
	cr_expect(stage_shows(&stage, "nothing was pasted"));
	stage_close(&stage);
}

Test(walk, what_cannot_be_saved_is_said_and_kept)
{
	struct rlimit limit;
	struct stage stage;

	signal(SIGXFSZ, SIG_IGN); /* as the program does */
	cr_assert_eq(getrlimit(RLIMIT_FSIZE, &limit), 0);
	stage_open(&stage, ROWS, COLS, LANGUAGE_EN, false);
	stage_go(&stage, "6.1.a");
	limit.rlim_cur = 100;
	cr_assert_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
	stage_press(&stage, "y");
	limit.rlim_cur = limit.rlim_max;
	cr_assert_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
	stage_go(&stage, "6.1.a");
	cr_expect(stage_shows(&stage, "NOT SAVED: 1"));
	cr_expect(stage_shows(&stage, "[y] yes"));
	cr_expect(stage_shows(&stage, "this answer is not on disk yet"));
	stage_press(&stage, "S");
	cr_expect_not(stage_shows(&stage, "NOT SAVED"));
	cr_expect(stage_shows(&stage, "saved " STAGE_TIME));
	cr_expect_str_eq(answer(&stage, "6.1.a"), "yes");
	stage_close(&stage);
}

Test(walk, a_conflict_is_shown_until_it_is_answered)
{
	struct session_change conflict = {
	    .item = form_item(stage_form(), "6.1.a"), .answer = "", .flag = "conflict"};
	struct stage stage;

	stage_open(&stage, ROWS, COLS, LANGUAGE_EN, false);
	cr_assert_eq(session_import(stage.session, &conflict, 1), STATUS_OK);
	stage_go(&stage, "6.1.a");
	cr_expect(stage_shows(&stage, "conflict: the inspectors differ"));
	cr_expect(stage_shows(&stage, "> [ ] a Can customers g~ #"));
	stage_press(&stage, "y");
	cr_expect_not(stage_shows(&stage, "#"));
	stage_close(&stage);
}

Test(walk, leaving_is_q_or_control_c)
{
	struct stage stage;

	stage_open(&stage, ROWS, COLS, LANGUAGE_EN, false);
	stage_press(&stage, "q");
	cr_expect(stage.has_left);
	stage.has_left = false;
	stage_press(&stage, "m text C-c");
	cr_expect(stage.has_left);
	cr_expect_not(stage.view.prompt.is_open);
	stage_close(&stage);
}

Test(walk, long_questions_are_read_part_by_part)
{
	struct stage stage;
	size_t parts = 1;

	stage_open(&stage, 12, 40, LANGUAGE_EN, false);
	stage_go(&stage, "6.2.9.e");
	cr_assert(stage_shows(&stage, "more: Space"));
	for (stage_press(&stage, "Space"); stage.view.scroll > 0 && parts < 20; parts++)
		stage_press(&stage, "Space");
	cr_expect(parts > 1 && parts < 20);
	cr_expect(stage_shows(&stage, "Where a CRL is used"));
	stage_press(&stage, "Space b");
	cr_expect_eq(stage.view.scroll, 0);
	/* Another question begins at its top. */
	stage_press(&stage, "Space Down");
	cr_expect_eq(stage.view.scroll, 0);
	stage_close(&stage);
}

Test(walk, every_screen_of_a_question_is_shown_at_the_smallest_size)
{
	struct stage stage;

	for (enum language language = 0; language < LANGUAGE_COUNT; language++) {
		const struct form *form = stage_form();

		stage_open(&stage, 12, 40, language, false);
		for (size_t i = 0; i < form->item_count; i++) {
			size_t reached = 0;

			if (form->items[i].type == ITEM_GROUP)
				continue;
			stage_go(&stage, form->items[i].id);
			/* Each part begins at the latest where the one before ended. */
			do {
				size_t seen = stage.view.rows;

				if (stage.view.lines > stage.view.scroll + stage.view.rows)
					seen--; /* the last row says that there is more */
				cr_assert_leq(stage.view.scroll, reached, "%s", form->items[i].id);
				reached = stage.view.scroll + seen;
				stage_press(&stage, "Space");
			} while (stage.view.scroll > 0);
			cr_assert_geq(reached, stage.view.lines, "%s", form->items[i].id);
		}
		stage_close(&stage);
		cr_assert_eq(unlink(STAGE_RECORD), 0);
	}
}

Test(walk, a_question_out_of_sight_is_not_answered)
{
	static const char *const keys[] = {"y", "n", "x", "Del", "f", "p"};
	static const char *const panes[] = {"s", "?", "c", "w", "H"};
	struct stage stage;

	stage_open(&stage, ROWS, COLS, LANGUAGE_EN, false);
	for (size_t i = 0; i < sizeof panes / sizeof *panes; i++) {
		for (size_t j = 0; j < sizeof keys / sizeof *keys; j++) {
			stage_go(&stage, "6.2.9.e");
			stage_press(&stage, "Esc");
			stage_press(&stage, panes[i]);
			/* In a list it is a key of the list. */
			if (strcmp(keys[j], "Del") == 0 && stage.view.pane == PANE_WHAT_IF)
				continue;
			stage_press(&stage, keys[j]);
			cr_expect_eq(stage.session->event_count, 1, "%s %s", panes[i], keys[j]);
			cr_expect_eq(stage.view.pane, PANE_QUESTION, "%s %s", panes[i], keys[j]);
			cr_expect(stage_shows(&stage, "press the key again"), "%s %s", panes[i],
				  keys[j]);
		}
	}
	stage_go(&stage, "aftersales.satisfaction.score");
	stage_press(&stage, "s 3");
	cr_expect_eq(stage.session->event_count, 1);
	stage_press(&stage, "3");
	cr_expect_eq(stage.session->event_count, 2);
	stage_close(&stage);
}

/* True where a row of the screen has something marked as found. */
static bool shows_hit(const struct stage *stage)
{
	for (size_t i = 0; i < stage->frame.rows * stage->frame.cols; i++) {
		if (stage->frame.cells[i].style == STYLE_HIT)
			return true;
	}
	return false;
}

Test(walk, what_was_found_is_in_sight)
{
	static const char *const searches[] = {
	    "/ CRL Enter",	/* in the words of the language spoken */
	    "/ 撤销列表 Enter", /* in those of the other */
	    "/ 8.1.3.4 Enter",	/* a clause */
	    "/ handling.validity.crl Enter",
	    "/ OCSP Enter",
	};
	static const struct {
		size_t rows, cols;
	} sizes[] = {{12, 40}, {24, 80}, {60, 200}};
	struct stage stage;

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		for (enum language language = 0; language < LANGUAGE_COUNT; language++) {
			stage_open(&stage, sizes[i].rows, sizes[i].cols, language, false);
			for (size_t j = 0; j < sizeof searches / sizeof *searches; j++) {
				stage_press(&stage, "Home");
				stage_press(&stage, searches[j]);
				cr_expect(shows_hit(&stage), "'%s' in %zu columns:\n%s",
					  searches[j], sizes[i].cols, stage_screen(&stage));
				stage_press(&stage, ">");
				cr_expect(shows_hit(&stage), "behind '%s' in %zu columns:\n%s",
					  searches[j], sizes[i].cols, stage_screen(&stage));
			}
			stage_close(&stage);
			cr_assert_eq(unlink(STAGE_RECORD), 0);
		}
	}
}

Test(walk, scores_are_a_text_to_go_through)
{
	struct stage stage;

	stage_open(&stage, 12, 40, LANGUAGE_EN, false);
	stage_go(&stage, "6.2.9.e");
	stage_press(&stage, "s Down Down");
	cr_expect_eq(stage.view.scroll, 2);
	stage_press(&stage, "End");
	cr_expect(stage_shows(&stage, "discipline"));
	stage_press(&stage, "Home");
	cr_expect(stage_shows(&stage, "8.1.2 Consulting"));
	cr_expect_str_eq(stage_item(&stage), "6.2.9.e");
	stage_close(&stage);
}

Test(walk, an_input_method_begins_a_text)
{
	struct stage stage;

	stage_open(&stage, ROWS, COLS, LANGUAGE_ZH, false);
	stage_type(&stage, "华东");
	stage_press(&stage, "Enter");
	cr_expect_str_eq(answer(&stage, "cover.organisation"), "华东");
	/* What stands is not written over, and no other question takes it. */
	stage_go(&stage, "cover.organisation");
	stage_type(&stage, "华");
	cr_expect_not(stage.view.prompt.is_open);
	stage_go(&stage, "6.2.9.e");
	stage_type(&stage, "华");
	cr_expect_not(stage.view.prompt.is_open);
	stage_close(&stage);
}

Test(walk, a_note_says_which_question_it_is_for)
{
	struct stage stage;

	stage_open(&stage, ROWS, COLS, LANGUAGE_EN, false);
	stage_go(&stage, "6.2.9.e");
	stage_press(&stage, "n m");
	cr_expect(stage_shows(&stage, "Note 6.2.9 f: Enter keeps it"));
	stage_press(&stage, "Esc e");
	cr_expect(stage_shows(&stage, "Evidence 6.2.9 f: "));
	stage_close(&stage);
}

Test(walk, a_field_is_left_in_any_direction)
{
	static const struct {
		const char *keys; /* in the answer, at handling.cycle.days */
		const char *item;
		const char *answer;
	} cases[] = {
	    {"7 Down", "handling.validity.offered", "7"}, /* as an answer moves on */
	    {"7 Up", "handling.notification.score", "7"},
	    {"7 Tab", "handling.validity.offered", "7"},
	    {"7 S-Tab", "handling.notification.uninformed", "7"},
	    {"7 Enter", "handling.validity.offered", "7"},
	    {"7 Esc", "handling.cycle.days", ""},
	    {"7 x Down", "handling.cycle.days", ""}, /* is refused, and stays */
	    {"7 x Up", "handling.cycle.days", ""},
	    {"Enter Down", "handling.cycle.score", ""}, /* nothing was typed */
	    {"Enter Up", "handling.notification.score", ""},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct stage stage;

		stage_open(&stage, ROWS, COLS, LANGUAGE_EN, false);
		stage_go(&stage, "handling.cycle.days");
		stage_press(&stage, cases[i].keys);
		cr_expect_str_eq(stage_item(&stage), cases[i].item, "'%s' leads to %s",
				 cases[i].keys, stage_item(&stage));
		cr_expect_str_eq(answer(&stage, "handling.cycle.days"), cases[i].answer, "'%s'",
				 cases[i].keys);
		stage_close(&stage);
		cr_assert_eq(unlink(STAGE_RECORD), 0);
	}
}

Test(walk, a_note_is_left_from_its_first_and_last_line)
{
	struct stage stage;

	stage_open(&stage, ROWS, COLS, LANGUAGE_EN, false);
	stage_go(&stage, "6.2.9.e");
	stage_press(&stage, "m a C-j b Up");
	cr_expect(stage.view.prompt.is_open);
	stage_press(&stage, "Up");
	cr_expect_not(stage.view.prompt.is_open);
	cr_expect_str_eq(note(&stage, "6.2.9.e"), "a\nb");
	cr_expect_str_eq(stage_item(&stage), "6.2.9.d");
	stage_press(&stage, "Down m Down");
	cr_expect_str_eq(stage_item(&stage), "6.2.9.f");
	cr_expect_eq(stage.session->event_count, 2); /* nothing was changed the second time */
	stage_close(&stage);
}

Test(walk, nothing_is_typed_that_cannot_be_written)
{
	static const char *const keys[] = {"m", "e", "d", "C-p"};
	struct stage stage;

	stage_open(&stage, ROWS, COLS, LANGUAGE_EN, false);
	stage.session->is_read_only = true;
	stage_go(&stage, "6.2.9.e");
	stage_set_phrases(&stage, "6.2.9.e", "one", "other");
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		stage_press(&stage, keys[i]);
		cr_expect_not(stage.view.prompt.is_open, "'%s'", keys[i]);
	}
	stage_go(&stage, "handling.cycle.days");
	stage_press(&stage, "7");
	cr_expect_not(stage.view.prompt.is_open);
	cr_expect(stage_shows(&stage, "open for reading only"));
	stage_press(&stage, "/"); /* but it may be searched */
	cr_expect(stage.view.prompt.is_open);
	stage_close(&stage);
}

/* True where a line of the outline has a name that was cut, or the cursor is not to be seen. */
static bool is_outline_faulty(const struct stage *stage)
{
	const struct rect *area = &stage->view.outline_area;
	bool has_cursor = false;
	bool is_cut = false;

	for (size_t line = 0; line < stage->view.outline_lines.count; line++) {
		size_t row = stage->view.outline_lines.at[line];
		bool is_group = outline_row(&stage->view.outline, stage->session, row).is_group;

		for (size_t col = 0; col < area->cols; col++) {
			const char *bytes =
			    frame_cell(&stage->frame, area->row + line, area->col + col)->bytes;

			has_cursor = has_cursor || (col == 0 && strcmp(bytes, ">") == 0);
			is_cut = is_cut || (is_group && strcmp(bytes, "~") == 0);
		}
	}
	return is_cut || !has_cursor;
}

Test(walk, names_of_clauses_are_whole_beside_every_question)
{
	static const struct {
		size_t rows, cols;
	} sizes[] = {{12, 72}, {24, 80}, {30, 100}, {60, 200}};
	const struct form *form = stage_form();

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		for (enum language language = 0; language < LANGUAGE_COUNT; language++) {
			struct stage stage;

			stage_open(&stage, sizes[i].rows, sizes[i].cols, language, false);
			for (size_t item = 0; item < form->item_count; item++) {
				if (form->items[item].type == ITEM_GROUP)
					continue;
				stage_go(&stage, form->items[item].id);
				cr_assert_not(is_outline_faulty(&stage), "%s",
					      stage_screen(&stage));
			}
			stage_close(&stage);
			cr_assert_eq(unlink(STAGE_RECORD), 0);
		}
	}
}
