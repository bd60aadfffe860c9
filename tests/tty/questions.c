/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the form's questions, as its sheet has them. */
#include "config.h"

#include "tests/tty/questions.h"

#include "base/diag.h"
#include "base/file.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

size_t questions_column(const struct sheet *sheet, const char *name)
{
	for (size_t i = 0; i < sheet->rows.at[0].count; i++) {
		if (strcmp(sheet_get(sheet, 0, i), name) == 0)
			return i;
	}
	cr_assert_fail("no column '%s'", name);
	return 0;
}

void questions_read(struct questions *questions, const char *language)
{
	const char *folder = getenv("TEST_FORMS");
	struct diag_list diags = {0};
	struct text path = TEXT_EMPTY;
	struct text bytes = TEXT_EMPTY;
	struct text label = TEXT_EMPTY;

	*questions = (struct questions){0};
	text_printf(&path, "%s/items.csv", folder ? folder : "forms/gbt35289-2017");
	text_printf(&label, "label::%s", language);
	cr_assert_eq(file_read(path.bytes, &bytes), STATUS_OK, "%s", path.bytes);
	cr_assert_eq(
	    sheet_parse(&questions->sheet, path.bytes, bytes.bytes, bytes.len, ',', &diags),
	    STATUS_OK);
	for (size_t row = 1; row < questions->sheet.rows.count; row++) {
		const struct sheet *sheet = &questions->sheet;

		if (strcmp(sheet_get(sheet, row, questions_column(sheet, "type")), "group") != 0)
			*vec_push(&questions->labels) =
			    sheet_get(sheet, row, questions_column(sheet, label.bytes));
	}
	diag_release(&diags);
	text_release(&path);
	text_release(&bytes);
	text_release(&label);
}

void questions_release(struct questions *questions)
{
	vec_release(&questions->labels);
	sheet_release(&questions->sheet);
}
