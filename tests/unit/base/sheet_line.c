/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base/sheet_line: which lines can be split without the library, and that it splits them so too. */
#include "config.h"

#include "base/sheet_line.h"

#include "tests/support/check.h"

#include <criterion/criterion.h>
#include <stdint.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

TestSuite(sheet_line, .fini = check_leaks);

static struct sheet_line line_of(const char *string, char delimiter)
{
	return (struct sheet_line){
	    .at = string, .end = string + strlen(string), .delimiter = delimiter};
}

/* The fields, a `|` behind each; `-` where the line is not simple. */
static struct text describe(const char *string, char delimiter)
{
	struct text out = TEXT_EMPTY;
	struct sheet_line line = line_of(string, delimiter);
	struct sheet_field field;

	if (!sheet_line_is_simple(&line))
		text_add_byte(&out, '-');
	else
		while (line.at) {
			sheet_line_take(&line, &field);
			text_add(&out, field.bytes, field.len);
			text_add_byte(&out, '|');
		}
	return out;
}

Test(sheet_line, splits_what_is_simple)
{
	static const struct {
		const char *line;
		char delimiter;
		const char *fields;
	} cases[] = {
	    {"a", ',', "a|"},
	    {"a,b", ',', "a|b|"},
	    {",", ',', "||"},
	    {"a,", ',', "a||"},
	    {" a , b c\t", ',', "a|b c|"},
	    {", ,", ',', "|||"},
	    {"\"a,b\",c", ',', "a,b|c|"},
	    {" \" a \" ,\"\"", ',', " a ||"},
	    {"a;b,c", ';', "a|b,c|"},
	    {"\t a \t", '\t', "|a||"},
	    {"\u4e2d\u6587,\"\u3001\"", ',', "\u4e2d\u6587|\u3001|"},
	    {"", ',', "-"},
	    {" \t", ',', "-"},
	    {"\"a\"\"b\"", ',', "-"},
	    {"a\"b", ',', "-"},
	    {"a,b\"", ',', "-"},
	    {"\"a", ',', "-"},
	    {"\"a\"b,c", ',', "-"},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct text fields = describe(cases[i].line, cases[i].delimiter);

		cr_expect_str_eq(fields.bytes, cases[i].fields, "case %zu: %s", i, fields.bytes);
		text_release(&fields);
	}
}

/* Hold the line against what the library makes of it: a last field of one quote, doubled, has the
 * reader give the line to the library. */
static void compare(struct sheet_reader *reader, const char *string)
{
	static const char last[] = ",\"\"\"\"";
	struct sheet_line line = line_of(string, ',');
	const struct sheet_field *fields;
	struct sheet_field field;
	struct text longer = TEXT_EMPTY;
	size_t count;
	size_t taken = 0;

	if (!sheet_line_is_simple(&line))
		return;
	text_printf(&longer, "%s%s", string, last);
	cr_assert(sheet_reader_split(reader, longer.bytes, longer.len, &fields, &count), "%s",
		  string);
	for (; line.at && taken < count; taken++) {
		sheet_line_take(&line, &field);
		cr_assert_eq(field.len, fields[taken].len, "%s", string);
		cr_assert_eq(memcmp(field.bytes, fields[taken].bytes, field.len), 0, "%s", string);
	}
	cr_assert_null(line.at, "%s", string);
	cr_assert_eq(taken + 1, count, "%s", string);
	text_release(&longer);
}

Test(sheet_line, agrees_with_the_library_on_every_short_line)
{
	static const char letters[] = "a,\" \t";
	const size_t letter_count = sizeof letters - 1;
	struct sheet_reader *reader = sheet_reader_new();

	for (size_t len = 1, lines = letter_count; len <= 6; len++, lines *= letter_count)
		for (size_t number = 0; number < lines; number++) {
			char string[8] = "";
			size_t rest = number;

			for (size_t at = 0; at < len; at++, rest /= letter_count)
				string[at] = letters[rest % letter_count];
			compare(reader, string);
		}
	sheet_reader_free(reader);
}

Test(sheet_line, knows_blank_lines)
{
	cr_expect(sheet_line_is_blank("", 0));
	cr_expect(sheet_line_is_blank(" \t\r\n", 4));
	cr_expect_not(sheet_line_is_blank(" ,", 2));
	cr_expect(sheet_line_is_blank_byte('\t'));
	cr_expect_not(sheet_line_is_blank_byte('\0'));
}
