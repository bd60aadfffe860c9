/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The loop: draw, wait, do. */
#include "config.h"

#include "tui/tui.h"

#include "base/text.h"
#include "model/session.h"
#include "tui/draw.h"
#include "tui/frame.h"
#include "tui/mouse.h"
#include "tui/screen.h"
#include "tui/signals.h"
#include "tui/view.h"
#include "tui/walk.h"

#include <stdlib.h>

/* What does not need to be read before the next key, the hint above all, is sent once the keys
 * rest: who hurries on, over a slow line perhaps, need not wait for it. */
#define REST_MS 120

int tui_ending_signal(void)
{
	return signals_ending();
}

/* True where the user asks for no colours (no-color.org: set and not empty). */
static bool environment_is_plain(void)
{
	const char *no_color = getenv("NO_COLOR");

	return no_color && *no_color != '\0';
}

/* A key that is the terminal's business and not the walk's.  False where it is none. */
static bool terminal_key(struct screen *screen, struct key key)
{
	if (key.kind != PRESS_CONTROL || (key.character != 'l' && key.character != 'z'))
		return false;
	if (key.character == 'l')
		screen_forget(screen);
	else
		screen_suspend(screen);
	return true;
}

/* Where another question is shown now, leave out what can wait. */
static void hurry_on(struct view *view, const struct session *session)
{
	if (view->item != session->cursor)
		view->is_brief = true;
}

static void loop(struct screen *screen, struct session *session, struct view *view)
{
	struct text pasted = TEXT_EMPTY;
	struct frame frame;
	bool stays = true;

	frame_init(&frame);
	while (stays) {
		struct key key;
		struct mouse mouse;
		size_t rows, cols;

		screen_size(screen, &rows, &cols);
		draw_screen(&frame, rows, cols, session, view);
		screen_show(screen, &frame);
		switch (screen_wait(screen, view->is_brief ? REST_MS : -1, &key, &mouse, &pasted)) {
		case SCREEN_KEY:
			if (!terminal_key(screen, key))
				stays = walk_key(session, view, key);
			hurry_on(view, session);
			break;
		case SCREEN_MOUSE:
			walk_mouse(session, view, &mouse);
			hurry_on(view, session);
			break;
		case SCREEN_PASTE:
			walk_paste(session, view, pasted.bytes, pasted.len);
			break;
		case SCREEN_REST:
			view->is_brief = false;
			break;
		case SCREEN_REDRAW:
			break;
		case SCREEN_END:
			stays = false;
			break;
		}
	}
	frame_release(&frame);
	text_release(&pasted);
}

enum status tui_run(struct session *session, const struct tui_options *options)
{
	struct screen *screen;
	struct view view;
	enum status status = screen_open(options->is_plain || environment_is_plain(), &screen);

	if (status != STATUS_OK)
		return status;
	view_init(&view, session, options->is_ascii);
	loop(screen, session, &view);
	view_release(&view);
	screen_close(screen);
	return STATUS_OK;
}
