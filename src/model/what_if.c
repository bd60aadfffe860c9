/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the result would be with other scores. */
#include "config.h"

#include "model/what_if.h"

#include "base/mem.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

void what_if_init(struct what_if *what_if, const struct form *form)
{
	*what_if = (struct what_if){
	    .form = form,
	    .is_chosen = mem_alloc(form->indicator_count * sizeof *what_if->is_chosen),
	    .chosen = mem_alloc(form->indicator_count * sizeof *what_if->chosen),
	};
}

void what_if_release(struct what_if *what_if)
{
	free(what_if->is_chosen);
	free(what_if->chosen);
	score_release(&what_if->score);
	*what_if = (struct what_if){0};
}

void what_if_choose(struct what_if *what_if, size_t leaf, int score)
{
	assert(what_if->form->indicators[leaf].is_leaf);
	what_if->count += !what_if->is_chosen[leaf];
	what_if->is_chosen[leaf] = true;
	what_if->chosen[leaf] = score;
}

void what_if_leave(struct what_if *what_if, size_t leaf)
{
	what_if->count -= what_if->is_chosen[leaf];
	what_if->is_chosen[leaf] = false;
}

/* The answers with the chosen scores as direct ones; free() its array and release the list of what
 * is answered, no more. */
static struct answers overlaid(const struct what_if *what_if, const struct answers *answers)
{
	const struct form *form = what_if->form;
	struct answers copy = *answers;

	copy.answered.at = NULL;
	copy.answered.count = copy.answered.room = 0;
	copy.of = mem_alloc(form->item_count * sizeof *copy.of);
	memcpy(copy.of, answers->of, form->item_count * sizeof *copy.of);
	for (size_t i = 0; i < form->indicator_count; i++) {
		if (what_if->is_chosen[i])
			copy.of[form->indicators[i].score_item] = (struct answer){
			    .kind = ANSWER_NUMBER,
			    .number = decimal_from_integer(what_if->chosen[i]),
			};
	}
	answers_recount(&copy);
	return copy;
}

void what_if_update(struct what_if *what_if, const struct answers *answers)
{
	struct answers copy;

	score_release(&what_if->score);
	if (what_if->count == 0)
		return;
	copy = overlaid(what_if, answers);
	score_init(&what_if->score, &copy);
	free(copy.of);
	vec_release(&copy.answered);
}
