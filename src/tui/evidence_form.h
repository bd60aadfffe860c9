/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small form for what an answer rests on: how it was found, where, in how many, told by whom. */
#ifndef CAGRADE_TUI_EVIDENCE_FORM_H
#define CAGRADE_TUI_EVIDENCE_FORM_H

#include "tui/editor.h"

#include <stdbool.h>
#include <stddef.h>

struct frame;
struct rect;
struct text;

enum evidence_field {
	FIELD_METHOD, /* chosen with one letter */
	FIELD_REF,
	FIELD_PART,  /* of the sample: how many */
	FIELD_WHOLE, /* of how many */
	FIELD_ROLE,
	FIELD_COUNT
};

struct evidence_form {
	struct editor fields[FIELD_COUNT];
	enum evidence_field at; /* where the cursor is */
};

/* Begin with an evidence in the record's spelling; evidence_form_release() frees the fields.
 * False, and nothing to be freed, where it holds what the form has no field for. */
bool evidence_form_init(struct evidence_form *form, const char *evidence);
void evidence_form_release(struct evidence_form *form);

/* Take a key: the cursor's keys and Tab lead from field to field, all else is the field's.  False
 * for a key that means nothing there. */
bool evidence_form_key(struct evidence_form *form, struct key key);

/* Put in what was pasted.  False where the field takes none of it. */
bool evidence_form_paste(struct evidence_form *form, const char *bytes, size_t len);

/* Why what stands there is no evidence, translated; NULL where it is. */
const char *evidence_form_fault(const struct evidence_form *form);

/* Add what stands there in the record's spelling. */
void evidence_form_add(struct text *out, const struct evidence_form *form);

/* The rows that it takes where there is room. */
#define EVIDENCE_FORM_ROWS 4

/* Draw into an area; where it has fewer rows, those around the cursor. */
void evidence_form_draw(struct evidence_form *form, struct frame *frame, struct rect area);

#endif
