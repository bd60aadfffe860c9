/* SPDX-License-Identifier: GPL-3.0-or-later */
/* States, scores and levels in words, as several panes show them. */
#ifndef CAGRADE_TUI_WORDS_H
#define CAGRADE_TUI_WORDS_H

#include "score/score.h"

#include <stddef.h>

struct event;
struct lookup;
struct session;
struct text;

/* Add an answer in the record's spelling as people read it: "not applicable", "7.5 days"; "" adds
 * nothing. */
void words_add_answer(struct text *out, const struct item *item, const char *answer);

/* Add how the item stands: its answer, or that it is open, optional or not asked. */
void words_add_state(struct text *out, const struct session *session, size_t item);

/* Add `3` or `1-5`, with at least min_places digits behind the point. */
void words_add_corridor(struct text *out, const struct corridor *corridor, int min_places);

/* Add which question it is of how many: `57/212`. */
void words_add_place(struct text *out, const struct lookup *lookup, size_t item);

/* Add an indicator: `8.1.2 Consulting`. */
void words_add_indicator(struct text *out, const struct form *form, size_t indicator);

/* Add the clause of an item, or its group's name where it has none: `6.2.9 e`, `Cover`. */
void words_add_clause(struct text *out, const struct form *form, size_t item);

/* Add the total: `total 3.42-4.10`. */
void words_add_total(struct text *out, const struct score *score);

/* Add which level it is, or those that it may still be. */
void words_add_level(struct text *out, const struct score *score);

/* Add what a criterion asks of its items: "yes", "at most 7", "a share of at most 10 %". */
void words_add_test(struct text *out, const struct criterion *criterion);

/* Add what a small sample leaves open, of a criterion that asks for a share: "2 of 40, as a sample:
 * 95 % interval 1.4 % to 16.5 %, …"; nothing where there is no interval. */
void words_add_interval(struct text *out, const struct session *session,
			const struct criterion *criterion);

/* How a criterion stands: "met", "not met", "open". */
const char *words_outcome(enum outcome outcome);

/* Add when and by whom: `2026-11-23 14:03, Zhang Wei`. */
void words_add_when(struct text *out, const struct event *event);

/* Add why, in brackets: ` (undo of row 7)`; nothing where the row does not say. */
void words_add_cause(struct text *out, const struct event *event);

/* Add whether all is saved: `saved 14:02:31`, `NOT SAVED: 2`, `read only`. */
void words_add_saved(struct text *out, const struct session *session);

#endif
