/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys of the views in which one line of a list is chosen. */
#ifndef CAGRADE_TUI_WALK_LIST_H
#define CAGRADE_TUI_WALK_LIST_H

#include "tui/keymap.h"

#include <stdbool.h>

struct session;
struct view;

/* Do what the key says in the view that is shown.  False for a key that means nothing there, and in
 * any other view. */
bool walk_list_key(struct session *session, struct view *view, struct key key);

#endif
