/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The signs of the screen. */
#include "config.h"

#include "tui/marks.h"

#include "model/session.h"

const struct marks *marks_get(bool is_ascii)
{
	static const struct marks lines = {
	    .vertical = "\u2502",
	    .sure = "\u2588",
	    .possible = "\u2592",
	    .rest = "\u2500",
	};
	static const struct marks ascii = {
	    .vertical = "|",
	    .sure = "#",
	    .possible = "=",
	    .rest = ".",
	};

	return is_ascii ? &ascii : &lines;
}

/* What is stated of an item, what is not saved yet included. */
static enum answer_kind kind_of(const struct session *session, size_t item)
{
	struct answer answer;

	if (!session_is_pending(session, item))
		return session->answers.of[item].kind;
	(void)answer_parse(&session->form->items[item], session_answer(session, item), &answer);
	return answer.kind;
}

const char *mark_box(const struct session *session, size_t item)
{
	switch (kind_of(session, item)) {
	case ANSWER_YES:
		return "[y]";
	case ANSWER_NO:
		return "[n]";
	case ANSWER_NA:
		return "[-]";
	case ANSWER_NUMBER:
	case ANSWER_TEXT:
		return "[=]";
	case ANSWER_OPEN:
		break;
	}
	if (answers_is_open(&session->answers, item))
		return "[ ]";
	return answers_asked(&session->answers, item) == ASKED_NO ? "   " : " . ";
}

enum style mark_box_style(const struct session *session, size_t item)
{
	/* Of the questions of eligibility it is the yes that bars every level. */
	bool is_turned = session->form->items[item].role == ROLE_ELIGIBILITY;

	switch (kind_of(session, item)) {
	case ANSWER_YES:
		return is_turned ? STYLE_NO : STYLE_YES;
	case ANSWER_NO:
		return is_turned ? STYLE_YES : STYLE_NO;
	default:
		return STYLE_PLAIN;
	}
}

const char *mark_problem(enum outline_mark mark)
{
	switch (mark) {
	case OUTLINE_FLAGGED:
		return "f";
	case OUTLINE_NO:
		return "n";
	case OUTLINE_WARNED:
		return "!";
	case OUTLINE_CONFLICT:
		return "#";
	case OUTLINE_NOT_SAVED:
		return "*";
	case OUTLINE_FINE:
	case OUTLINE_OPEN:
		break;
	}
	return " ";
}
