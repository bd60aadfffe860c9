/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A look into a workbook before it is written. */
#ifndef CAGRADE_TESTS_REPORT_BOOK_H
#define CAGRADE_TESTS_REPORT_BOOK_H

#include "base/text.h"
#include "report/write_xlsx_book.h"

#include <criterion/criterion.h>
#include <string.h>

/* The cell that a spreadsheet calls so, `E5`; NULL where nothing was put. */
static inline const struct book_cell *book_at(const struct book *book, size_t sheet,
					      const char *name)
{
	for (size_t i = 0; i < book->sheets[sheet].cells.count; i++) {
		const struct book_cell *cell = &book->sheets[sheet].cells.at[i];

		if (strcmp(book_cell(cell->row, cell->column).of, name) == 0)
			return cell;
	}
	return NULL;
}

/* The cell must hold this: its value, and behind a blank its formula where it has one. */
static inline void expect_cell(const struct book *book, size_t sheet, const char *name,
			       const char *expected)
{
	const struct book_cell *cell = book_at(book, sheet, name);
	struct text found = TEXT_EMPTY;

	if (cell)
		text_printf(&found, "%s%s%s", cell->value, cell->formula ? " " : "",
			    cell->formula ? cell->formula : "");
	cr_expect_str_eq(found.bytes, expected, "%s: '%s', not '%s'", name, found.bytes, expected);
	text_release(&found);
}

/* The rule for the cell: `list FORMULA` or `holds FORMULA`; "" for none. */
static inline void expect_rule(const struct book *book, size_t sheet, const char *name,
			       const char *expected)
{
	const struct book_sheet *in = &book->sheets[sheet];
	struct text found = TEXT_EMPTY;

	for (size_t i = 0; i < in->rules.count; i++) {
		const struct book_rule *rule = &in->rules.at[i];

		if (strcmp(book_cell(rule->row, rule->column).of, name) == 0)
			text_printf(&found, "%s %s", rule->is_list ? "list" : "holds",
				    rule->formula);
	}
	cr_expect_str_eq(found.bytes, expected, "%s: '%s', not '%s'", name, found.bytes, expected);
	text_release(&found);
}

#endif
