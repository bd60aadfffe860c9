/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the list of faults and of how they are said. */
#include "config.h"

#include "base/diag.h"

#include "base/i18n.h"
#include "base/text.h"
#include "tests/support/check.h"

#include <string.h>

#define LENGTH(table) (sizeof(table) / sizeof *(table))

TestSuite(diag, .fini = check_leaks);

/* The only fault of the list as it is printed; free() it. */
static char *printed(enum diag_code code, struct diag_place place, const char *detail_1,
		     const char *detail_2)
{
	struct diag_list list = {0};
	struct text text = TEXT_EMPTY;

	diag_add(&list, code, place, detail_1, detail_2);
	diag_print(&text, &list.diags.at[0]);
	diag_release(&list);
	return text_take(&text);
}

Test(diag, prints_the_place_as_far_as_it_is_known)
{
	static const struct {
		struct diag_place place;
		const char *expected;
	} cases[] = {
	    {{"items.csv", 17, 4}, "items.csv:17:4: the text is not valid UTF-8"},
	    {{"items.csv", 17, 0}, "items.csv:17: the text is not valid UTF-8"},
	    {{"items.csv", 0, 0}, "items.csv: the text is not valid UTF-8"},
	    {{"items.csv", 0, 4}, "items.csv: the text is not valid UTF-8"},
	    {{NULL, 0, 0}, "the text is not valid UTF-8"},
	    {{NULL, 17, 4}, "the text is not valid UTF-8"},
	};

	for (size_t i = 0; i < LENGTH(cases); i++) {
		char *line = printed(DIAG_CSV_ENCODING, cases[i].place, NULL, NULL);

		cr_expect_str_eq(line, cases[i].expected);
		free(line);
	}
}

Test(diag, fills_the_words_with_the_details)
{
	static const struct {
		enum diag_code code;
		const char *details[2];
		const char *expected;
	} cases[] = {
	    {DIAG_CSV_FIELD_COUNT, {"3", "12"}, "a:1: 3 cells where the header has 12"},
	    {DIAG_CSV_FIELD_COUNT, {NULL, "12"}, "a:1:  cells where the header has 12"},
	    {DIAG_CSV_FIELD_COUNT, {"3", NULL}, "a:1: 3 cells where the header has "},
	    {DIAG_CSV_COLUMN_MISSING, {"seq", NULL}, "a:1: the column 'seq' is missing"},
	    {DIAG_CSV_COLUMN_MISSING, {"seq", "x"}, "a:1: the column 'seq' is missing"},
	    {DIAG_CSV_COLUMN_MISSING, {NULL, NULL}, "a:1: the column '' is missing"},
	    {DIAG_CSV_NO_HEADER, {"x", "y"}, "a:1: the file has no header row"},
	    /* a detail is no pattern */
	    {DIAG_CSV_COLUMN_MISSING, {"%s%n%2$s", "x"}, "a:1: the column '%s%n%2$s' is missing"},
	};

	for (size_t i = 0; i < LENGTH(cases); i++) {
		char *line = printed(cases[i].code, (struct diag_place){"a", 1, 0},
				     cases[i].details[0], cases[i].details[1]);

		cr_expect_str_eq(line, cases[i].expected);
		free(line);
	}
}

Test(diag, makes_names_and_details_safe_to_show)
{
	char *line = printed(DIAG_CSV_COLUMN_MISSING, (struct diag_place){"a\033[2J\nb.csv", 1, 0},
			     "\033]0;x\007\r\xff\u202e", NULL);

	cr_expect_null(strpbrk(line, "\033\a\r\n\xff"), "%s", line);
	cr_expect_null(strstr(line, "\u202e"), "%s", line);
	cr_expect_not_null(strstr(line, "b.csv:1: the column '"), "%s", line);
	free(line);
}

Test(diag, adds_behind_what_is_there_without_a_line_end)
{
	struct diag_list list = {0};
	struct text text = TEXT_EMPTY;

	diag_add(&list, DIAG_CSV_ENCODING, (struct diag_place){"a", 0, 0}, NULL, NULL);
	text_add_string(&text, "cagrade: ");
	diag_print(&text, &list.diags.at[0]);
	cr_expect_str_eq(text.bytes, "cagrade: a: the text is not valid UTF-8");
	text_release(&text);
	diag_release(&list);
}

Test(diag, copies_its_strings)
{
	char file[] = "items.csv";
	char detail[] = "seq";
	struct diag_list list = {0};
	struct text text = TEXT_EMPTY;

	diag_add(&list, DIAG_CSV_COLUMN_MISSING, (struct diag_place){file, 1, 0}, detail, NULL);
	memset(file, 'x', strlen(file));
	memset(detail, 'x', strlen(detail));
	diag_print(&text, &list.diags.at[0]);
	cr_expect_str_eq(text.bytes, "items.csv:1: the column 'seq' is missing");
	text_release(&text);
	diag_release(&list);
	cr_expect_eq(list.diags.count, 0);
	cr_expect_eq(list.errors, 0);
}

/* Every code of the catalogue: its words are filled, and a warning says that it is one. */
Test(diag, every_code_prints_by_its_severity)
{
	struct diag_list list = {0};
	size_t errors = 0;

	for (enum diag_code code = 0; code < DIAG_COUNT; code++) {
		char *line = printed(code, (struct diag_place){"a", 1, 2}, "ONE", "TWO");
		bool says_warning = strncmp(line, "a:1:2: warning: ", 16) == 0;

		cr_expect_eq(says_warning, diag_severity(code) == DIAG_WARNING, "%s", line);
		cr_expect_gt(strlen(line), strlen("a:1:2: "), "%s", diag_name(code));
		cr_expect_null(strstr(line, "$s"), "%s", line);
		free(line);
		diag_add(&list, code, (struct diag_place){"a", 1, 2}, NULL, NULL);
		errors += diag_severity(code) == DIAG_ERROR;
	}
	cr_expect_eq(list.diags.count, DIAG_COUNT);
	cr_expect_eq(list.errors, errors);
	diag_release(&list);
}

Test(diag, names_a_code_as_the_catalogue_spells_it)
{
	cr_expect_str_eq(diag_name(DIAG_CSV_SYNTAX), "CSV_SYNTAX");
	cr_expect_str_eq(diag_name(DIAG_CSV_COLUMN_TWICE), "CSV_COLUMN_TWICE");
	cr_expect_eq(diag_severity(DIAG_CSV_SYNTAX), DIAG_ERROR);
}

Test(diag, sorts_by_file_row_and_column)
{
	static const struct {
		struct diag_place place;
		size_t rank;
	} cases[] = {
	    {{"items.csv", 9, 1}, 5}, {{"items.csv", 10, 1}, 6}, {{"criteria.csv", 99, 9}, 1},
	    {{"items.csv", 0, 0}, 2}, {{"items.csv", 2, 4}, 4},	 {{NULL, 0, 0}, 0},
	    {{"items.csv", 2, 0}, 3}, {{"levels.csv", 1, 1}, 7},
	};
	struct diag_list list = {0};

	diag_sort(&list);
	for (size_t i = 0; i < LENGTH(cases); i++)
		diag_add(&list, DIAG_CSV_SYNTAX, cases[i].place, NULL, NULL);
	diag_sort(&list);
	for (size_t i = 0; i < LENGTH(cases); i++) {
		const struct diag *diag = &list.diags.at[cases[i].rank];

		cr_expect_eq(diag->row, cases[i].place.row, "rank %zu", cases[i].rank);
		cr_expect_eq(diag->column, cases[i].place.column, "rank %zu", cases[i].rank);
	}
	cr_expect_null(list.diags.at[0].file);
	cr_expect_str_eq(list.diags.at[1].file, "criteria.csv");
	cr_expect_str_eq(list.diags.at[7].file, "levels.csv");
	diag_release(&list);
}

/* Rules may find faults in any order: the same faults read the same. */
Test(diag, sorts_faults_of_one_place_the_same_way_whatever_came_first)
{
	static const struct {
		enum diag_code code;
		const char *details[2];
	} cases[] = {
	    {DIAG_CSV_COLUMN_UNKNOWN, {"a", NULL}}, {DIAG_CSV_COLUMN_MISSING, {"b", NULL}},
	    {DIAG_CSV_COLUMN_MISSING, {"a", NULL}}, {DIAG_CSV_COLUMN_MISSING, {NULL, NULL}},
	    {DIAG_CSV_FIELD_COUNT, {"1", "3"}},	    {DIAG_CSV_FIELD_COUNT, {"1", "2"}},
	};
	struct diag_place place = {"a", 1, 1};
	struct text forward = TEXT_EMPTY;
	struct text backward = TEXT_EMPTY;
	struct diag_list list = {0};
	size_t count = LENGTH(cases);

	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < count; i++) {
			size_t next = pass == 0 ? i : count - 1 - i;

			diag_add(&list, cases[next].code, place, cases[next].details[0],
				 cases[next].details[1]);
		}
		diag_sort(&list);
		for (size_t i = 0; i < list.diags.count; i++)
			diag_print(pass == 0 ? &forward : &backward, &list.diags.at[i]);
		diag_release(&list);
	}
	cr_expect_gt(forward.len, 0);
	cr_expect_str_eq(forward.bytes, backward.bytes);
	text_release(&forward);
	text_release(&backward);
}

/* A file that is no sheet at all may have a fault in each of a million rows. */
Test(diag, counts_what_the_list_has_no_room_for)
{
	struct diag_list list = {0};

	for (size_t row = 1; row <= DIAG_LIST_MAX + 3; row++)
		diag_add(&list, DIAG_CSV_ENCODING, (struct diag_place){"a", row, 0}, NULL, NULL);
	cr_expect_eq(list.diags.count, DIAG_LIST_MAX);
	cr_expect_eq(list.diags.at[DIAG_LIST_MAX - 1].row, DIAG_LIST_MAX);
	cr_expect_eq(list.errors, DIAG_LIST_MAX + 3);
	cr_expect_eq(list.left_out, 3);
	diag_release(&list);
	cr_expect_eq(list.left_out, 0);
}
