/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of how numbers are spread.  All expected values are worked out by hand. */
#include "config.h"

#include "report/spread.h"

#include "base/text.h"
#include "tests/support/check.h"

#define LENGTH(table) (sizeof(table) / sizeof *(table))

TestSuite(spread, .fini = check_leaks);

static struct decimal number(const char *string)
{
	struct decimal parsed = DECIMAL_ZERO;

	cr_assert(decimal_parse(string, &parsed), "%s", string);
	return parsed;
}

static void expect(struct decimal found, const char *expected, size_t number)
{
	struct text printed = TEXT_EMPTY;

	decimal_print(&printed, found, 2);
	cr_expect_str_eq(printed.bytes, expected, "case %zu: %s", number, printed.bytes);
	text_release(&printed);
}

Test(spread, knows_least_median_mean_and_greatest)
{
	static const struct {
		const char *numbers[6];
		const char *least, *median, *mean, *greatest;
	} cases[] = {
	    {{"3.42"}, "3.42", "3.42", "3.42", "3.42"},
	    {{"5", "0"}, "0.00", "2.50", "2.50", "5.00"},
	    {{"3.42", "3.43"}, "3.42", "3.425", "3.425", "3.43"},
	    {{"5", "3", "3"}, "3.00", "3.00", "3.6667", "5.00"},
	    {{"1", "5", "3", "3"}, "1.00", "3.00", "3.00", "5.00"},
	    {{"4.36", "0.16", "4.36", "4.36", "2"}, "0.16", "4.36", "3.048", "4.36"},
	    {{"0", "0", "0", "1", "1", "5"}, "0.00", "0.50", "1.1667", "5.00"},
	    /* one number, however it is written */
	    {{"3.5", "3.50", "3.500"}, "3.50", "3.50", "3.50", "3.50"},
	};

	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct spread spread = {0};

		for (size_t j = 0; j < LENGTH(cases[i].numbers) && cases[i].numbers[j]; j++)
			spread_add(&spread, number(cases[i].numbers[j]));
		expect(spread_least(&spread), cases[i].least, i);
		expect(spread_median(&spread), cases[i].median, i);
		expect(spread_mean(&spread), cases[i].mean, i);
		expect(spread_greatest(&spread), cases[i].greatest, i);
		spread_release(&spread);
	}
}

Test(spread, counts_what_lies_within)
{
	struct spread spread = {0};

	for (size_t i = 0; i < 3; i++) {
		spread_add(&spread, number("3.5"));
		spread_add(&spread, number("3.49"));
		spread_add(&spread, number("5"));
	}
	cr_expect_eq(spread_within(&spread, number("3"), number("3.5")), 3);
	cr_expect_eq(spread_within(&spread, number("3.5"), number("4")), 3);
	cr_expect_eq(spread_within(&spread, number("0"), number("6")), 9);
	cr_expect_eq(spread_within(&spread, number("4"), number("5")), 0);
	spread_release(&spread);
}

/* A hundred thousand totals out of 501 need no more room than the 501. */
Test(spread, grows_with_how_many_there_are_to_tell_apart)
{
	struct spread spread = {0};

	for (size_t i = 0; i < 100000; i++)
		spread_add(&spread,
			   (struct decimal){.digits = (int64_t)(i * 7919 % 501), .places = 2});
	cr_expect_eq(spread.count, 100000);
	cr_expect_eq(spread.values.count, 501);
	cr_expect_leq(spread.values.room, 1024);
	/* 100000 = 199 x 501 + 301: the middle ones are among the 199 or 200 of 2.50 */
	expect(spread_median(&spread), "2.50", 0);
	spread_release(&spread);
}

/* (1 + 12) / 2 x 10^-16 = 0.65 x 10^-15, which is 1 x 10^-15 when rounded half up. */
Test(spread, rounds_a_median_that_no_decimal_holds)
{
	struct spread spread = {0};

	spread_add(&spread, (struct decimal){.digits = 1, .places = 16});
	spread_add(&spread, (struct decimal){.digits = 12, .places = 16});
	expect(spread_median(&spread), "0.000000000000001", 0);
	spread_release(&spread);
}
