/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The walk without a terminal: a record over the real form, keys in, frames out. */
#include "config.h"

#include "tests/support/tui_stage.h"

#include "form/form_load.h"
#include "model/baseline.h"
#include "tests/support/scratch.h"
#include "tests/support/tui_keys.h"
#include "tui/draw.h"
#include "tui/mouse.h"
#include "tui/walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define STAGE_NOW "1795413785" /* 2026-11-23T06:03:05Z */
#define FOLDERS_ABOVE_MAX 8
#define EARLIER_RECORD "earlier.csv"

static struct form *the_form;
static char *the_tests;

static _Noreturn void give_up(const char *what, const char *which)
{
	fprintf(stderr, "stage: %s: %s\n", what, which);
	abort();
}

/* The whole path of a folder that the environment names, or that stands in the working folder or
 * one above it.  free() */
static char *find_folder(const char *variable, const char *name)
{
	struct text path = TEXT_EMPTY;
	struct text above = TEXT_EMPTY;
	const char *told = getenv(variable);
	char *whole = told ? realpath(told, NULL) : NULL;

	for (int i = 0; !whole && i < FOLDERS_ABOVE_MAX; i++) {
		text_clear(&path);
		text_printf(&path, "%s%s", above.bytes, name);
		whole = realpath(path.bytes, NULL);
		text_add_string(&above, "../");
	}
	text_release(&path);
	text_release(&above);
	if (!whole)
		give_up("cannot find", name);
	return whole;
}

void stage_enter(void)
{
	char *folder = find_folder("TEST_FORMS", "forms/gbt35289-2017");
	struct diag_list diags = {0};
	char *locale = find_folder("TEST_LOCALE", "locale");

	the_tests = find_folder("TEST_SRCDIR", "tests");
	if (form_load(folder, &the_form, &diags) != STATUS_OK)
		give_up("cannot read the form", folder);
	diag_release(&diags);
	free(folder);
	setenv("TZ", "UTC", 1);
	tzset();
	setenv("CAGRADE_NOW", STAGE_NOW, 1);
	setenv("CAGRADE_LOCALEDIR", locale, 1);
	free(locale);
	scratch_enter();
}

void stage_leave(void)
{
	form_free(the_form);
	the_form = NULL;
	free(the_tests);
	the_tests = NULL;
	scratch_leave();
}

const struct form *stage_form(void)
{
	return the_form;
}

const char *stage_tests(void)
{
	return the_tests;
}

static void draw(struct stage *stage)
{
	draw_screen(&stage->frame, stage->rows, stage->cols, stage->session, &stage->view);
}

void stage_open(struct stage *stage, size_t rows, size_t cols, enum language language,
		bool is_ascii)
{
	struct session_options options = {.by = "Zhang Wei", .clock = stamp_system_clock};

	*stage = (struct stage){.rows = rows, .cols = cols, .screen = TEXT_EMPTY};
	i18n_speak(language);
	if (session_begin(STAGE_RECORD, the_form, &options, &stage->session) != STATUS_OK)
		give_up("cannot begin", STAGE_RECORD);
	view_init(&stage->view, stage->session, is_ascii);
	frame_init(&stage->frame);
	draw(stage);
}

void stage_close(struct stage *stage)
{
	view_release(&stage->view);
	frame_release(&stage->frame);
	text_release(&stage->screen);
	session_close(stage->session);
	i18n_speak(LANGUAGE_EN);
}

static void press(void *ctx, struct key key)
{
	struct stage *stage = ctx;

	if (!walk_key(stage->session, &stage->view, key))
		stage->has_left = true;
	draw(stage);
}

void stage_press(struct stage *stage, const char *words)
{
	tui_keys(words, press, stage);
}

void stage_type(struct stage *stage, const char *text)
{
	tui_type(text, press, stage);
}

void stage_paste(struct stage *stage, const char *text)
{
	walk_paste(stage->session, &stage->view, text, strlen(text));
	draw(stage);
}

static void point(struct stage *stage, struct mouse mouse)
{
	walk_mouse(stage->session, &stage->view, &mouse);
	draw(stage);
}

void stage_click(struct stage *stage, size_t row, size_t col)
{
	point(stage, (struct mouse){MOUSE_CLICK, row, col});
}

void stage_wheel(struct stage *stage, bool is_down)
{
	point(stage, (struct mouse){is_down ? MOUSE_WHEEL_DOWN : MOUSE_WHEEL_UP, 0, 0});
}

void stage_go(struct stage *stage, const char *id)
{
	size_t item = form_item(the_form, id);

	if (item == FORM_NONE)
		give_up("no such item", id);
	session_go(stage->session, item);
	draw(stage);
}

void stage_set_earlier(struct stage *stage, const char *id, const char *answer)
{
	struct session_options options = {.by = "Li Na", .clock = stamp_system_clock};
	struct reply reply = {.message = TEXT_EMPTY};
	struct session *earlier;

	if (session_begin(EARLIER_RECORD, the_form, &options, &earlier) != STATUS_OK)
		give_up("cannot begin", EARLIER_RECORD);
	session_go(earlier, form_item(the_form, id));
	session_do(earlier, ACTION_ANSWER, answer, &reply);
	if (reply.kind != REPLY_DONE)
		give_up(reply.message.bytes, id);
	text_release(&reply.message);
	session_set_baseline(stage->session, baseline_new(earlier));
	session_close(earlier);
	unlink(EARLIER_RECORD);
	draw(stage);
}

/* Write the notes one after the other into a record each, and read them while these are there. */
void stage_set_phrases(struct stage *stage, const char *id, const char *one, const char *other)
{
	const char *const notes[] = {one, other};
	struct phrases *phrases = phrases_new(".", stage->session->by);
	struct phrase_list found = {0};

	for (size_t i = 0; i < 2; i++) {
		struct session_options options = {.by = stage->session->by,
						  .clock = stamp_system_clock};
		struct reply reply = {.message = TEXT_EMPTY};
		struct session *earlier;

		if (session_begin(i == 0 ? "b.csv" : "a.csv", the_form, &options, &earlier) !=
		    STATUS_OK)
			give_up("cannot begin", "an earlier record");
		session_go(earlier, form_item(the_form, id));
		session_do(earlier, ACTION_NOTE, notes[i], &reply);
		text_release(&reply.message);
		session_close(earlier);
	}
	phrases_find(phrases, id, &found);
	vec_release(&found.notes);
	unlink("a.csv");
	unlink("b.csv");
	session_set_phrases(stage->session, phrases);
}

void stage_resize(struct stage *stage, size_t rows, size_t cols)
{
	stage->rows = rows;
	stage->cols = cols;
	draw(stage);
}

const char *stage_screen(struct stage *stage)
{
	text_clear(&stage->screen);
	for (size_t row = 0; row < stage->frame.rows; row++) {
		frame_add_row(&stage->screen, &stage->frame, row);
		text_add_byte(&stage->screen, '\n');
	}
	return stage->screen.bytes;
}

bool stage_shows(struct stage *stage, const char *text)
{
	return strstr(stage_screen(stage), text) != NULL;
}

const char *stage_item(const struct stage *stage)
{
	return stage->session->form->items[stage->session->cursor].id;
}
