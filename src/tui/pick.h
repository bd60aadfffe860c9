/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few texts to pick one from, each on one line. */
#ifndef CAGRADE_TUI_PICK_H
#define CAGRADE_TUI_PICK_H

#include "base/vec.h"
#include "tui/keymap.h"

#include <stddef.h>

struct frame;
struct rect;

struct pick {
	VEC(const char *) texts; /* borrowed; none: nothing is offered */
	size_t at;		 /* the one chosen */
	size_t first;		 /* the first one shown */
};

/* Begin with {0}.  Offer texts, borrowed while they are offered; pick_release() ends it. */
void pick_offer(struct pick *pick, const char *const *texts, size_t count);
void pick_release(struct pick *pick);

enum pick_reply { PICK_STAYS, PICK_LEFT, PICK_TAKEN };

/* Take a key: the cursor's keys choose, Enter takes the one chosen, a digit the one that it stands
 * beside, Esc none.  TAKEN: texts.at[at]. */
enum pick_reply pick_key(struct pick *pick, struct key key);

/* Draw into an area of a row at least, the one chosen in sight. */
void pick_draw(struct pick *pick, struct frame *frame, struct rect area);

#endif
