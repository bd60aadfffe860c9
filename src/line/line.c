/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The walk through a form line by line. */
#include "config.h"

#include "line/line.h"

#include "base/i18n.h"
#include "line/line_phrase.h"
#include "line/line_question.h"
#include "line/line_read.h"
#include "line/line_say.h"
#include "line/line_view.h"
#include "model/session.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>

#define BLANKS " \t"

/* Where a stamp holds the time of day: `2026-11-23T14:03:05+08:00`. */
#define CLOCK_START 11
#define CLOCK_LEN 8

/* How the next line is asked for. */
enum asking {
	ASK_WHOLE,  /* the question with all that belongs to it */
	ASK_AGAIN,  /* what it takes, for the question has just been read */
	ASK_NO_MORE /* the last question lies behind */
};

struct walk {
	struct session *session;
	FILE *in;
	FILE *out;
	FILE *err;
	enum asking asking;
	struct text line; /* the line read last */
	struct reply reply;
};

static void greet(const struct walk *walk)
{
	struct text why = TEXT_EMPTY;

	line_say_string(walk->out, _("Type an answer to each question.  An empty line leaves it "
				     "open, :help tells what else there is, :quit ends."));
	if (session_is_barred(walk->session, &why))
		line_say(walk->out, &why);
	text_release(&why);
}

static void complain(const struct walk *walk, const char *words)
{
	(void)fflush(walk->out); /* so that both stand in order on one terminal */
	line_say_string(walk->err, words);
}

static void refuse(struct walk *walk, const char *words)
{
	complain(walk, words);
	/* The question need not be read out again, but what it takes. */
	if (walk->asking == ASK_WHOLE)
		walk->asking = ASK_AGAIN;
}

static void stop_asking(struct walk *walk)
{
	walk->asking = ASK_NO_MORE;
	line_question_list_open(walk->out, walk->session);
}

static void ask(const struct walk *walk)
{
	switch (walk->asking) {
	case ASK_WHOLE:
		line_question_ask(walk->out, walk->session);
		break;
	case ASK_AGAIN:
		line_question_prompt(walk->out, walk->session);
		break;
	case ASK_NO_MORE:
		line_say_string(walk->out, _("All questions have been asked.  :next-open or "
					     ":goto CLAUSE asks one again, :quit ends."));
		break;
	}
}

static bool is_answering(enum action action)
{
	return action == ACTION_YES || action == ACTION_NO || action == ACTION_NA ||
	       action == ACTION_ANSWER || action == ACTION_TAKE_OVER;
}

/* Say that it is on disk, and where the result stands now. */
static void say_saved(const struct walk *walk, bool is_new)
{
	struct text line = TEXT_EMPTY;

	if (is_new)
		text_printf(&line, _("saved %.*s; "), CLOCK_LEN,
			    walk->session->saved_at + CLOCK_START);
	else
		text_add_string(&line, _("unchanged; "));
	line_phrase_add_standing(&line, &walk->session->score);
	line_say(walk->out, &line);
	text_release(&line);
}

/* What stood before an action. */
struct before {
	size_t cursor;
	size_t saved_seq;
};

static void take_done(struct walk *walk, enum action action, struct before before)
{
	const struct session *session = walk->session;
	bool is_new = session->saved_seq != before.saved_seq;
	bool was_asked = walk->asking != ASK_NO_MORE;

	if (is_new || is_answering(action))
		say_saved(walk, is_new);
	if (walk->reply.message.len > 0)
		line_say(walk->out, &walk->reply.message);
	walk->asking = ASK_WHOLE;
	if (session->cursor != before.cursor)
		return;
	/* An answer that did not lead on was the last one; one taken back stays where it is. */
	if (is_answering(action) && session_answer(session, session->cursor)[0] != '\0')
		stop_asking(walk);
	else if (was_asked && (is_new || is_answering(action)))
		walk->asking = ASK_AGAIN;
}

/* Carry out an action and tell what came of it.  False: the user quits. */
static bool carry_out(struct walk *walk, enum action action, const char *argument)
{
	struct before before = {walk->session->cursor, walk->session->saved_seq};

	session_do(walk->session, action, argument, &walk->reply);
	switch (walk->reply.kind) {
	case REPLY_DONE:
		take_done(walk, action, before);
		break;
	case REPLY_REFUSED:
		refuse(walk, walk->reply.message.bytes);
		break;
	case REPLY_NOT_SAVED:
		refuse(walk, walk->reply.message.bytes);
		complain(walk, _("it is kept here and on no disk; :save tries again"));
		break;
	case REPLY_SHOW:
		line_view_show(walk->out, walk->session, action);
		if (walk->asking == ASK_AGAIN)
			walk->asking = ASK_WHOLE;
		break;
	case REPLY_QUIT:
		return false;
	}
	return true;
}

/* Leave the question as it is and go on. */
static void go_on(struct walk *walk)
{
	size_t before = walk->session->cursor;

	if (walk->asking == ASK_NO_MORE)
		return;
	session_do(walk->session, ACTION_DOWN, NULL, &walk->reply);
	if (walk->reply.message.len > 0)
		line_say(walk->out, &walk->reply.message);
	if (walk->session->cursor != before)
		walk->asking = ASK_WHOLE;
	else
		stop_asking(walk);
}

static bool take_answer(struct walk *walk, const char *answer)
{
	/* A line too many must not change the last answer. */
	if (walk->asking == ASK_NO_MORE) {
		refuse(walk, _("no question is being asked"));
		return true;
	}
	return carry_out(walk, ACTION_ANSWER, answer);
}

/* Which actions a beginning stands for, where it is of several. */
static void add_choice(struct text *why, const char *beginning, const enum action *found,
		       size_t count)
{
	struct text words = TEXT_EMPTY;

	for (size_t i = 0; i < count; i++)
		text_printf(&words, i == 0 ? ":%s" : ", :%s", action_info(found[i])->word);
	text_printf(why, _("'%1$s' begins several actions: %2$s"), beginning, words.bytes);
	text_release(&words);
}

/* Take `WORD [ARGUMENT]`, behind the colon.  Of a word its beginning is enough, where no other
 * begins so. */
static bool take_action(struct walk *walk, char *command)
{
	size_t len = strcspn(command, BLANKS);
	const char *argument = command + len + strspn(command + len, BLANKS);
	struct text why = TEXT_EMPTY;
	enum action found[ACTION_COUNT];
	size_t count;
	bool goes_on = true;

	command[len] = '\0';
	count = action_find(command, found);
	if (count == 0)
		text_printf(&why, _("there is no action '%s'; :help lists them"), command);
	else if (count > 1)
		add_choice(&why, command, found, count);
	else if (action_info(found[0])->argument == ARG_NONE && argument[0] != '\0')
		text_printf(&why, _("nothing can stand behind '%s'"), action_info(found[0])->word);
	else
		goes_on = carry_out(walk, found[0], argument);
	if (why.len > 0)
		refuse(walk, why.bytes);
	text_release(&why);
	return goes_on;
}

/* Take the line read last.  False: the user quits. */
static bool take_line(struct walk *walk)
{
	char *line = walk->line.bytes;

	if (line[0] == '\0') {
		go_on(walk);
		return true;
	}
	if (line[0] != ':')
		return take_answer(walk, line);
	if (line[1] == ':')
		return take_answer(walk, line + 1);
	return take_action(walk, line + 1);
}

/* The input ends, or what we say goes nowhere: nobody can say :save any more. */
static void save_what_waits(struct walk *walk)
{
	if (walk->session->pending.count == 0)
		return;
	session_do(walk->session, ACTION_SAVE, NULL, &walk->reply);
	if (walk->reply.kind == REPLY_DONE)
		line_say(walk->out, &walk->reply.message);
	else
		complain(walk, walk->reply.message.bytes);
}

/* See that all that was said has gone out: a failure may lie behind any line of it. */
static enum status flush(const struct walk *walk)
{
	if (fflush(walk->out) != 0)
		return STATUS_SYSTEM;
	if (!ferror(walk->out))
		return STATUS_OK;
	errno = EIO; /* of an earlier line, whose own reason is gone */
	return STATUS_SYSTEM;
}

/* Ask and take lines until there is an end to it. */
static enum status go_through(struct walk *walk)
{
	bool goes_on = true;

	while (goes_on) {
		ask(walk);
		if (flush(walk) != STATUS_OK)
			return STATUS_SYSTEM;
		switch (line_read(walk->in, &walk->line)) {
		case LINE_READ:
			goes_on = take_line(walk);
			break;
		case LINE_TOO_LONG:
			refuse(walk, _("the line is too long"));
			break;
		case LINE_NOT_UTF8:
			refuse(walk, _("the line is not valid UTF-8"));
			break;
		case LINE_END:
			return ferror(walk->in) ? STATUS_SYSTEM : STATUS_OK;
		}
	}
	return STATUS_OK;
}

enum status line_run(struct session *session, const struct line_options *options)
{
	struct walk walk = {
	    .session = session,
	    .in = options->in,
	    .out = options->out,
	    .err = options->err,
	    .line = TEXT_EMPTY,
	    .reply = {.message = TEXT_EMPTY},
	};
	enum status status;
	int reason;

	greet(&walk);
	status = go_through(&walk);
	reason = errno;
	save_what_waits(&walk);
	if (flush(&walk) != STATUS_OK && status == STATUS_OK) {
		status = STATUS_SYSTEM;
		reason = errno;
	}
	text_release(&walk.line);
	text_release(&walk.reply.message);
	errno = reason; /* why, for STATUS_SYSTEM */
	return status;
}
