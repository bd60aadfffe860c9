/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answers as CSV for a spreadsheet, from which they can come back. */
#include "config.h"

#include "report/write_csv_answers.h"

#include "base/cell.h"
#include "form/form.h"
#include "report/export.h"

#define BOM "\uFEFF"
#define LINE_END "\r\n"
#define CLAUSE_SIGN "\u00A7" /* § */
#define NO_MARK ""

static void add_header(struct text *out)
{
	for (enum export_column column = 0; column < EXPORT_COLUMN_COUNT; column++)
		text_printf(out, "%s%s", column > 0 ? "," : "", export_name(column));
	text_add_string(out, LINE_END);
}

/* What stands there, as a spreadsheet shows it: a bare clause would be taken for a number (7.1),
 * and 6.10 would lose its nought. */
static void add_content(struct text *out, const struct assessment *assessment, size_t item,
			enum export_column column, enum language language)
{
	if (column == EXPORT_CLAUSE && assessment->form->items[item].clause[0] != '\0')
		text_add_string(out, CLAUSE_SIGN);
	export_add(out, assessment, item, column, language);
}

static void add_row(struct text *out, const struct assessment *assessment, size_t item,
		    enum language language, const char *mark)
{
	struct text content = TEXT_EMPTY;

	for (enum export_column column = 0; column < EXPORT_COLUMN_COUNT; column++) {
		bool is_text = export_is_text(assessment->form, item, column);

		if (column > 0)
			text_add_byte(out, ',');
		text_clear(&content);
		add_content(&content, assessment, item, column, language);
		cell_add(out, content.bytes, is_text ? mark : NO_MARK);
	}
	text_add_string(out, LINE_END);
	text_release(&content);
}

void write_csv_answers(struct text *out, const struct assessment *assessment,
		       enum language language, enum encoding encoding)
{
	const char *mark = encoding == ENCODING_GB18030 ? CELL_MARK_ASCII : CELL_MARK;

	if (encoding == ENCODING_UTF8)
		text_add_string(out, BOM);
	add_header(out);
	for (size_t i = 0; i < assessment->form->item_count; i++) {
		if (assessment->form->items[i].type != ITEM_GROUP)
			add_row(out, assessment, i, language, mark);
	}
}
