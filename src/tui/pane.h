/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the screen, a file each: drawn from the session, which they only read, and the view.
 */
#ifndef CAGRADE_TUI_PANE_H
#define CAGRADE_TUI_PANE_H

#include "tui/frame.h"

#include <stdbool.h>
#include <stddef.h>

struct lookup;
struct session;
struct view;

/* One line: the record, the inspector, and whether all is saved. */
void pane_title(struct frame *frame, struct rect area, const struct session *session);

/* The outline, from row view->outline_top on; brings the cursor's row into sight.  The outline
 * itself is up to date. */
void pane_outline(struct frame *frame, struct rect area, const struct session *session,
		  struct view *view);

/* The outline folded into one line: the clause that the cursor is in, and which question it is. */
void pane_outline_line(struct frame *frame, struct rect area, const struct session *session,
		       const struct view *view);

/* The rows that the score takes in a width; has_bars: the first-level indicators too. */
size_t pane_score_rows(const struct session *session, const struct lookup *lookup, size_t cols,
		       bool has_bars);

/* The total between its ends, the level, eligibility, what is open, and the first-level
 * indicators where the area has rows for them. */
void pane_score(struct frame *frame, struct rect area, const struct session *session,
		const struct view *view);

/* What fills the middle of the screen, from line view->scroll on.  Each returns the number of its
 * lines, those out of sight included.  The question brings what was searched for into sight, where
 * the view wants that. */
size_t pane_question(struct frame *frame, struct rect area, const struct session *session,
		     struct view *view);
size_t pane_scores(struct frame *frame, struct rect area, const struct session *session,
		   const struct view *view);
size_t pane_history(struct frame *frame, struct rect area, const struct session *session,
		    const struct view *view);
size_t pane_help(struct frame *frame, struct rect area, const struct session *session,
		 const struct view *view);

/* Lists: these bring the line that is chosen into sight, and return the number of lines. */
size_t pane_what_if(struct frame *frame, struct rect area, const struct session *session,
		    struct view *view);
size_t pane_warnings(struct frame *frame, struct rect area, const struct session *session,
		     struct view *view);

#endif
