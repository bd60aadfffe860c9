/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking changes back and doing them again: both append rows, nothing is ever cut. */
#include "config.h"

#include "base/i18n.h"
#include "model/batch.h"
#include "model/session_part.h"

/* Add a row that states the item of row seq as row `as` did; as 0 stands for nothing stated. */
static void add_row(struct batch *batch, const struct session *session, size_t seq, size_t as,
		    const char *word)
{
	struct event row = as > 0 ? session->events[as - 1] : event_nothing;
	struct text deed = TEXT_EMPTY;
	struct text cause = TEXT_EMPTY;
	char now[STAMP_SIZE];

	stamp_print(session->clock(), now);
	text_printf(&deed, "%s %zu", word, seq);
	session_add_cause(&cause, session, 1, deed.bytes);
	row.time = now;
	row.by = session->by;
	row.item = session->events[seq - 1].item;
	row.cause = cause.bytes;
	batch_add(batch, &row);
	text_release(&deed);
	text_release(&cause);
}

/* The last row first, so that an item stated twice comes back to what stood before both. */
static void add_undo_rows(struct batch *batch, const struct session *session,
			  const struct change *change)
{
	for (size_t seq = change->last; seq >= change->first; seq--)
		add_row(batch, session, seq, history_before(&session->history, seq), "undo");
}

static void add_redo_rows(struct batch *batch, const struct session *session,
			  const struct change *change)
{
	for (size_t seq = change->first; seq <= change->last; seq++)
		add_row(batch, session, seq, seq, "redo");
}

static void say_done(struct call *call, const struct change *change)
{
	const char *id = call->session->events[change->first - 1].item;
	bool is_undo = call->action == ACTION_UNDO;
	size_t rows = change->last - change->first + 1;

	if (rows > 1)
		text_printf(&call->reply->message,
			    is_undo ? Q_("undone: an import of %zu row",
					 "undone: an import of %zu rows", rows)
				    : Q_("done again: an import of %zu row",
					 "done again: an import of %zu rows", rows),
			    rows);
	else
		text_printf(&call->reply->message,
			    is_undo ? _("undone: '%s'") : _("done again: '%s'"), id);
}

/* Append the rows and go to where the change was.  What could not be written has changed nothing
 * and waits for nothing: the key can simply be pressed again. */
static void carry_out(struct call *call, const struct change *change, const struct batch *batch)
{
	struct session *session = call->session;
	size_t item;

	if (session_append(session, batch) != STATUS_OK) {
		call->reply->kind = REPLY_REFUSED;
		session_explain(session, &call->reply->message);
		return;
	}
	item = form_item(session->form, session->events[change->first - 1].item);
	if (item != FORM_NONE)
		session_go(session, item);
	say_done(call, change);
}

void session_undo(struct call *call)
{
	struct session *session = call->session;
	const struct history *history = &session->history;
	bool is_undo = call->action == ACTION_UNDO;
	struct batch batch = {0};
	struct change change;

	if (session_is_barred(session, &call->reply->message)) {
		call->reply->kind = REPLY_REFUSED;
		return;
	}
	/* What is pending is the last change; it can be undone once it stands in the record. */
	if (!session_write_waiting(session, call->reply))
		return;
	if (is_undo ? history->undo.count == 0 : history->redo.count == 0) {
		session_refuse(call->reply, is_undo ? _("there is nothing to undo")
						    : _("there is nothing to do again"));
		return;
	}
	change = is_undo ? history->undo.at[history->undo.count - 1]
			 : history->redo.at[history->redo.count - 1];
	(is_undo ? add_undo_rows : add_redo_rows)(&batch, session, &change);
	carry_out(call, &change, &batch);
	batch_release(&batch);
}
