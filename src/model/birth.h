/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a record was begun with, held against a form.  Pure. */
#ifndef CAGRADE_MODEL_BIRTH_H
#define CAGRADE_MODEL_BIRTH_H

#include "form/form.h"
#include "record/event.h"

#include <stddef.h>

enum birth {
	BIRTH_SAME_FORM,    /* the form, perhaps in another version */
	BIRTH_OTHER_SHEETS, /* the form in the same version, but not the same bytes */
	BIRTH_OTHER_FORM,   /* another form, or there is no first row that says which */
};

/* How the first of a record's events stands to the form. */
enum birth birth_over(const struct event *events, size_t count, const struct form *form);

#endif
