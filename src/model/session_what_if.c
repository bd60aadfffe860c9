/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trying scores out: `LEAF=SCORE …`, kept beside the record and never in it. */
#include "config.h"

#include "base/i18n.h"
#include "model/import.h"
#include "model/refusal.h"
#include "model/session_part.h"

#include <string.h>

#define BLANKS " \t\n"
#define NONE "none" /* takes all choices back */

/* One word of the argument, read. */
struct trial {
	size_t leaf;
	bool is_chosen; /* else its choice is taken back */
	int score;
};

/* The leaf with that id or clause; FORM_NONE where there is none. */
static size_t find_leaf(const struct form *form, const char *name)
{
	for (size_t i = 0; i < form->indicator_count; i++) {
		const struct indicator *indicator = &form->indicators[i];

		if (indicator->is_leaf &&
		    (strcmp(indicator->id, name) == 0 || strcmp(indicator->clause, name) == 0))
			return i;
	}
	return FORM_NONE;
}

/* Read a leaf's score.  False, and the call refused, where it is none. */
static bool read_score(struct call *call, const char *written, struct trial *out)
{
	const struct form *form = call->session->form;
	const struct item *item = &form->items[form->indicators[out->leaf].score_item];
	struct text score = TEXT_EMPTY;
	enum refusal refusal = import_parse(item, written, &score);

	if (refusal != REFUSAL_NONE) {
		call->reply->kind = REPLY_REFUSED;
		refusal_add_words(&call->reply->message, item, refusal);
	}
	out->is_chosen = score.len > 0;
	out->score = score.bytes[0] - '0';
	text_release(&score);
	return refusal == REFUSAL_NONE;
}

/* Read `LEAF=SCORE` or `LEAF=`. */
static bool read_trial(struct call *call, char *word, struct trial *out)
{
	char *sign = strchr(word, '=');

	if (sign)
		*sign = '\0';
	out->leaf = find_leaf(call->session->form, word);
	if (out->leaf == FORM_NONE) {
		session_refuse_typed(call->reply, _("there is no indicator '%s' to be scored"),
				     word);
		return false;
	}
	if (!sign) {
		session_refuse_typed(call->reply, _("a score is tried out as '%s=3'"), word);
		return false;
	}
	return read_score(call, sign + 1, out);
}

struct trials {
	VEC(struct trial) list;
};

/* Read all words.  False at the first that cannot be read. */
static bool read_trials(struct call *call, struct trials *out)
{
	char *words = mem_string(call->argument);
	char *rest = words;
	bool is_read = true;

	for (char *word; is_read && (word = strtok_r(rest, BLANKS, &rest)) != NULL;) {
		struct trial trial;

		is_read = read_trial(call, word, &trial);
		if (is_read)
			*vec_push(&out->list) = trial;
	}
	free(words);
	return is_read;
}

static void leave_all(struct what_if *what_if)
{
	for (size_t i = 0; i < what_if->form->indicator_count; i++)
		what_if_leave(what_if, i);
}

static void choose_all(struct what_if *what_if, const struct trials *trials)
{
	for (size_t i = 0; i < trials->list.count; i++) {
		const struct trial *trial = &trials->list.at[i];

		if (trial->is_chosen)
			what_if_choose(what_if, trial->leaf, trial->score);
		else
			what_if_leave(what_if, trial->leaf);
	}
}

void session_try_scores(struct call *call)
{
	struct session *session = call->session;
	struct trials trials = {0};

	if (strcmp(call->argument, NONE) == 0) {
		leave_all(&session->what_if);
	} else if (read_trials(call, &trials)) {
		choose_all(&session->what_if, &trials);
	}
	vec_release(&trials.list);
	if (call->reply->kind == REPLY_REFUSED)
		return;
	what_if_update(&session->what_if, &session->answers);
	call->reply->kind = REPLY_SHOW;
}

const struct score *session_what_if(const struct session *session)
{
	return session->what_if.count > 0 ? &session->what_if.score : &session->score;
}
