/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the answers of answers.h must come to, whichever way they came into the record. */
#include "config.h"

#include "tests/tty/result.h"

#include "base/diag.h"
#include "base/cell.h"
#include "base/sheet.h"
#include "base/text.h"
#include "tests/tty/answers.h"
#include "tests/tty/questions.h"
#include "tests/tty/work.h"

#include <criterion/criterion.h>
#include <string.h>

void result_import(const struct work *work)
{
	struct text sheet = TEXT_EMPTY;
	struct text said = TEXT_EMPTY;

	answers_add_sheet(&sheet);
	work_write(work, "sheet.csv", &sheet);
	work_do(work, (const char *const[]){"import", WORK_RECORD, "sheet.csv", NULL}, &said);
	text_release(&sheet);
	text_release(&said);
}

void result_expect_same_score(const struct work *walked, const struct work *imported)
{
	const char *const score[] = {"score", "--format", "json", WORK_RECORD, NULL};
	struct text a = TEXT_EMPTY;
	struct text b = TEXT_EMPTY;

	work_do(walked, score, &a);
	work_do(imported, score, &b);
	cr_expect_str_eq(a.bytes, b.bytes);
	cr_expect(strstr(a.bytes, "\"total\": {\"low\": \"" ANSWERS_TOTAL
				  "\", \"high\": \"" ANSWERS_TOTAL "\"}"),
		  "%s", a.bytes);
	cr_expect(strstr(a.bytes, "\"settled\": \"" ANSWERS_LEVEL "\""));
	cr_expect(strstr(a.bytes, "\"subject\": \"华东电子认证有限公司\""));
	cr_expect(strstr(a.bytes, "\"complete\": true"));
	text_release(&a);
	text_release(&b);
}

/* The cell holds the text, with the guard and the mark that keep a spreadsheet from misreading it.
 */
static void expect_cell(const char *cell, const char *text, const char *item)
{
	const char *plain = sheet_unguard(cell);
	size_t len = cell_unmarked_len(plain);

	text = text ? text : "";
	cr_expect_eq(len, strlen(text), "%s: '%s'", item, cell);
	cr_expect_eq(strncmp(plain, text, len), 0, "%s: '%s'", item, cell);
}

void result_expect_exported(const struct work *work)
{
	struct diag_list diags = {0};
	struct text bytes = TEXT_EMPTY;
	struct text said = TEXT_EMPTY;
	struct sheet sheet;

	work_do(work, (const char *const[]){"export", WORK_RECORD, "-o", "out.csv", NULL}, &said);
	work_read(work, "out.csv", &bytes);
	cr_assert_eq(sheet_parse(&sheet, "out.csv", bytes.bytes, bytes.len, ',', &diags),
		     STATUS_OK);
	cr_assert_eq(sheet.rows.count, answers_count() + 1);
	for (size_t i = 0; i < answers_count(); i++) {
		const struct given *given = answers_at(i);
		const char *answer = sheet_get(&sheet, i + 1, questions_column(&sheet, "answer"));
		const char *note = sheet_get(&sheet, i + 1, questions_column(&sheet, "note"));

		cr_expect_str_eq(sheet_get(&sheet, i + 1, questions_column(&sheet, "item")),
				 given->item);
		expect_cell(answer, given->answer, given->item);
		expect_cell(note, given->note, given->item);
	}
	sheet_release(&sheet);
	text_release(&bytes);
	text_release(&said);
	diag_release(&diags);
}
