/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the form's questions, as its sheet has them. */
#ifndef CAGRADE_TESTS_QUESTIONS_H
#define CAGRADE_TESTS_QUESTIONS_H

#include "base/sheet.h"
#include "base/vec.h"

#include <stddef.h>

struct questions {
	struct sheet sheet;
	VEC(const char *) labels; /* one a question, in the form's order */
};

/* Read $TEST_FORMS/items.csv; `language` is "en" or "zh".  Ends the test where there is none. */
void questions_read(struct questions *questions, const char *language);
void questions_release(struct questions *questions);

/* The column that a sheet's first row heads so.  Ends the test where there is none. */
size_t questions_column(const struct sheet *sheet, const char *name);

#endif
