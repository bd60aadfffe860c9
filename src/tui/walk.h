/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a key does: to the session, through its one door, and to the view. */
#ifndef CAGRADE_TUI_WALK_H
#define CAGRADE_TUI_WALK_H

#include "tui/keymap.h"

#include <stdbool.h>
#include <stddef.h>

struct mouse;
struct session;
struct view;

/* Do what the key says.  False where the user leaves. */
bool walk_key(struct session *session, struct view *view, struct key key);

/* Do what the mouse says: a click in the outline goes there, the wheel is as Up and Down.  Where a
 * prompt is open, and anywhere else, it does nothing. */
void walk_mouse(struct session *session, struct view *view, const struct mouse *mouse);

/* Take in what was pasted: into the prompt, and nowhere else. */
void walk_paste(struct session *session, struct view *view, const char *bytes, size_t len);

#endif
