/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every record in some folders, read and scored, several at once, and handed over in order. */
#ifndef CAGRADE_CMD_SWEEP_H
#define CAGRADE_CMD_SWEEP_H

#include "base/text.h"
#include "base/walk.h"
#include "model/appraisal.h"
#include "report/groups.h"
#include "report/summary.h"

#include <stdbool.h>
#include <stddef.h>

/* What was come by. */
struct swept {
	enum walk_step step; /* never WALK_OVER */
	struct text path;
	bool is_given;	      /* the path was named by the user, not found in a folder */
	enum finding finding; /* WALK_FILE */
	size_t row;	      /* as of an appraisal */
	enum status status;   /* FINDING_UNREADABLE, WALK_UNREADABLE: why */
	int reason;	      /* and errno, where that is STATUS_SYSTEM */
	struct cells cells;   /* where it is scored: those of a summary */
	struct standing standing;
};

struct sweep {
	const struct form *form;
	bool checks_chains, has_leaves;
	size_t jobs;				       /* 1 or more */
	bool (*take)(void *ctx, const struct swept *); /* false ends it all; borrowed */
	void *ctx;
};

/* Sweep the paths in their order; one that is named twice, or lies in a folder that is named, once.
 * What is handed over, and in which order, does not depend on the jobs. */
void sweep_run(const struct sweep *sweep, char *const *paths, size_t count);

#endif
