/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the chain of digests and of the slip. */
#include "config.h"

#include "record/chain.h"

#include "base/text.h"
#include "tests/support/check.h"

#include <stdint.h>
#include <string.h>

#define LENGTH(table) (sizeof(table) / sizeof *(table))

/* Worked out with `nettle-hash -a sm3`, from the contract: the header line, and then the chain
 * before, LF, and the row. */
#define CHAIN_0 "380c196355c950000153526d2d312bf0c02370690a0d3a5d391a0c7ab9714680"
#define CHAIN_1 "069934a5162f19d5a677792806e286a220a23ad2ec95b0523a4656dc400469fe"
#define ROW_1                                                                                      \
	"1,2026-11-23T14:03:05+08:00,李雷,record.begin,gbt35289-2017 1,,,"                       \
	"sheets=sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0,"

#define ROW_2 "2,2026-11-23T14:03:06+08:00,李雷,6.1.a,yes,,,,"
#define CHAIN_2 "6367e2a976c461159bceef4693a23485d96b9bd27c438456ad913545d9afd4a7"
#define LINE_1 ROW_1 ",sm3:" CHAIN_1
#define LINE_2 ROW_2 ",sm3:" CHAIN_2

TestSuite(chain, .fini = check_leaks);

Test(chain, begins_with_the_header_line)
{
	char chain[DIGEST_HEX_SIZE];

	chain_begin(chain);
	cr_expect_str_eq(chain, CHAIN_0);
}

Test(chain, goes_on_with_each_row)
{
	char chain[DIGEST_HEX_SIZE] = CHAIN_0;

	chain_next(chain, ROW_1, strlen(ROW_1), chain);
	cr_expect_str_eq(chain, CHAIN_1);
}

Test(chain, is_the_same_beside_itself_and_in_place)
{
	char before[DIGEST_HEX_SIZE] = CHAIN_0;
	char after[DIGEST_HEX_SIZE];

	chain_next(before, ROW_1 "more", strlen(ROW_1), after);
	cr_expect_str_eq(after, CHAIN_1);
	cr_expect_str_eq(before, CHAIN_0);
}

/* Lines behind the first one, which holds. */
static const struct {
	const char *line;
	bool is_chained, is_due;
} lines[] = {
    {LINE_2, true, true},
    {LINE_1, true, false},
    {ROW_2 ",sm3:" CHAIN_1, true, false},
    {ROW_2 " ,sm3:" CHAIN_2, true, false},
    {" " LINE_2, true, false},
    {"2,sm3:" CHAIN_2, true, false},
    {ROW_2 ",sm4:" CHAIN_2, false, false},
    {ROW_2 ";sm3:" CHAIN_2, false, false},
    {ROW_2 ",sm3:" CHAIN_2 " ", false, false},
    {ROW_2 ",sm3:" CHAIN_2 "\r", false, false},
    {ROW_2 ",sm3: " CHAIN_2, false, false},
    {ROW_2, false, false},
    {",sm3:" CHAIN_2, false, false}, /* of no row */
    {"sm3:" CHAIN_2, false, false},
    {CHAIN_2, false, false},
    {"", false, false},
};

Test(chain, is_read_at_the_end_of_a_line)
{
	for (size_t i = 0; i < LENGTH(lines); i++) {
		size_t len = strlen(lines[i].line);
		char chain[DIGEST_HEX_SIZE];
		size_t covered = chain_parse(lines[i].line, len, chain);

		cr_expect_eq(covered, lines[i].is_chained ? len - CHAIN_CELL_LEN : 0,
			     "line %zu: %zu", i, covered);
		if (covered > 0)
			cr_expect_str_eq(chain, lines[i].line + len - DIGEST_HEX_LEN, "line %zu",
					 i);
	}
}

Test(chain, is_read_in_hex_digits_alone)
{
	for (int byte = 0; byte < 256; byte++) {
		char line[] = "row,sm3:" CHAIN_2;
		size_t len = sizeof line - 1;
		char chain[DIGEST_HEX_SIZE];
		bool is_digit = byte != 0 && strchr("0123456789abcdef", byte);

		line[len - 40] = (char)byte;
		cr_expect_eq(chain_parse(line, len, chain), is_digit ? 3 : 0, "%02x", byte);
	}
}

Test(chain, is_checked_behind_the_line_before)
{
	for (size_t i = 0; i < LENGTH(lines); i++) {
		struct text both = TEXT_EMPTY;
		const char *line;
		char chain[DIGEST_HEX_SIZE];
		size_t row_len;

		text_printf(&both, LINE_1 "\n%s", lines[i].line);
		line = both.bytes + strlen(LINE_1 "\n");
		row_len = chain_parse(line, strlen(line), chain);
		if (row_len > 0)
			cr_expect_eq(chain_holds(line, row_len, false, chain), lines[i].is_due,
				     "line %zu", i);
		text_release(&both);
	}
}

Test(chain, is_checked_of_the_first_line)
{
	cr_expect(chain_holds(LINE_1, strlen(ROW_1), true, CHAIN_1));
	cr_expect_not(chain_holds(LINE_1, strlen(ROW_1), true, CHAIN_2));
	cr_expect_not(chain_holds(LINE_1, strlen(ROW_1) - 1, true, CHAIN_1));
	cr_expect_not(chain_holds(LINE_2, strlen(ROW_2), true, CHAIN_2));
}

/* A line may be cut anywhere: what it lacks is looked for nowhere else. */
Test(chain, is_not_found_in_a_line_that_is_cut)
{
	static const char both[] = LINE_1 "\n" LINE_2;
	char chain[DIGEST_HEX_SIZE];

	for (size_t len = 0; len < strlen(LINE_2); len++)
		cr_expect_eq(chain_parse(both + strlen(LINE_1 "\n"), len, chain), 0, "%zu", len);
}

Test(chain, slip_is_rows_and_digest)
{
	char printed[SLIP_SIZE];

	slip_print(&(struct slip){.rows = 12, .digest = CHAIN_1}, printed);
	cr_expect_str_eq(printed, "12:" CHAIN_1);
	slip_print(&(struct slip){.rows = SIZE_MAX, .digest = CHAIN_1}, printed);
	cr_expect_str_eq(printed, "18446744073709551615:" CHAIN_1);
}

Test(chain, slip_is_read_back)
{
	struct slip slip = {0};

	cr_assert(slip_parse("12:" CHAIN_1, &slip));
	cr_expect_eq(slip.rows, 12);
	cr_expect_str_eq(slip.digest, CHAIN_1);
	cr_assert(slip_parse("18446744073709551615:" CHAIN_0, &slip));
	cr_expect_eq(slip.rows, SIZE_MAX);
	cr_expect_str_eq(slip.digest, CHAIN_0);
}

static const char *const no_slips[] = {
    "",
    "12",
    "12:",
    ":" CHAIN_1,
    CHAIN_1,
    "0:" CHAIN_1,
    "012:" CHAIN_1,
    "+12:" CHAIN_1,
    "-12:" CHAIN_1,
    " 12:" CHAIN_1,
    "12 :" CHAIN_1,
    "12: " CHAIN_1,
    "12:" CHAIN_1 " ",
    "12:" CHAIN_1 "\n",
    "12:sm3:" CHAIN_1,
    "12::" CHAIN_1,
    "12:069934a5",
    "12:069934A5162F19D5A677792806E286A220A23AD2EC95B0523A4656DC400469FE",
    "12:069934a5162f19d5a677792806e286a220a23ad2ec95b0523a4656dc400469f",
    "12:069934a5162f19d5a677792806e286a220a23ad2ec95b0523a4656dc400469fg",
    "18446744073709551616:" CHAIN_1,
    "1８:" CHAIN_1,
};

Test(chain, refuses_what_is_no_slip)
{
	for (size_t i = 0; i < LENGTH(no_slips); i++) {
		struct slip slip = {.rows = 5, .digest = CHAIN_0};

		cr_expect_not(slip_parse(no_slips[i], &slip), "'%s'", no_slips[i]);
		cr_expect_eq(slip.rows, 5, "'%s'", no_slips[i]);
		cr_expect_str_eq(slip.digest, CHAIN_0, "'%s'", no_slips[i]);
	}
}
