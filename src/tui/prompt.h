/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines at the lower edge where the user says what an action needs to be told. */
#ifndef CAGRADE_TUI_PROMPT_H
#define CAGRADE_TUI_PROMPT_H

#include "tui/editor.h"
#include "tui/evidence_form.h"
#include "tui/pick.h"

#include <stdbool.h>
#include <stddef.h>

struct frame;
struct rect;
struct session;

struct prompt {
	bool is_open;
	enum action action;
	enum action onward; /* what is to be done behind it, for it was left that way; ACTION_COUNT:
			       nothing */
	struct editor editor; /* what is typed; a choice is made with one key and has none */
	bool is_form;	      /* the fields of an evidence are asked for */
	struct evidence_form form;
	bool has_phrases;    /* earlier notes can be offered */
	struct pick pick;    /* texts offered to be put in, while there are any */
	struct text about;   /* what is asked for: "answer, working days" */
	struct text refusal; /* why the last try was refused; "" before */
};

/* Ask for an action's argument.  The text begins with what stands, or with `start` where that is
 * not NULL: the key that opened the prompt. */
void prompt_open(struct prompt *prompt, const struct session *session, enum action action,
		 const char *start);
void prompt_close(struct prompt *prompt);

enum prompt_reply {
	PROMPT_STAYS,
	PROMPT_LEFT, /* nothing is to be changed */
	PROMPT_DONE, /* prompt_argument() is to be done, and then what is onward */
};

enum prompt_reply prompt_key(struct prompt *prompt, struct key key);
void prompt_paste(struct prompt *prompt, const char *bytes, size_t len);

/* What was typed or chosen; borrowed until the next key. */
const char *prompt_argument(const struct prompt *prompt);

/* Offer texts to be put in where the cursor is; borrowed until one is picked or none wanted. */
void prompt_offer(struct prompt *prompt, const char *const *texts, size_t count);

/* Keep the prompt open with what was typed, and show why it was refused. */
void prompt_refuse(struct prompt *prompt, const char *why);

/* Wrap to that many columns; the rows wanted, at most max_rows (2 or more). */
size_t prompt_rows(struct prompt *prompt, size_t cols, size_t max_rows);

/* Draw into an area as prompt_rows() was told and told; puts the frame's cursor. */
void prompt_draw(struct prompt *prompt, struct frame *frame, struct rect area);

#endif
