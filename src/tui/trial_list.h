/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of the view in which scores are tried out. */
#ifndef CAGRADE_TUI_TRIAL_LIST_H
#define CAGRADE_TUI_TRIAL_LIST_H

#include "score/advise.h"

#include "base/vec.h"

#include <stddef.h>

struct session;

enum trial_kind {
	TRIAL_LEAF,	 /* what it scores, and what is tried out */
	TRIAL_REMARK,	 /* why nothing stands behind it, or what does */
	TRIAL_LIFT,	 /* one set of changes that lifts the level */
	TRIAL_RAISE,	 /* one change of it */
	TRIAL_CRITERION, /* what that needs and does not hold */
};

struct trial_line {
	enum trial_kind kind;
	size_t index; /* LEAF: into form->indicators; LIFT, RAISE: into the list of lifts;
			 CRITERION: into form->criteria */
};

struct trial_list {
	VEC(struct trial_line) lines;
	struct lifts lifts; /* from the scores tried out */
};

/* Make the lines; trial_list_release() frees them. */
void trial_list_init(struct trial_list *list, const struct session *session);
void trial_list_release(struct trial_list *list);

/* The question that a line leads to: its leaf's first, or the criterion's; FORM_NONE where none. */
size_t trial_list_item(const struct trial_list *list, const struct session *session, size_t line);

#endif
