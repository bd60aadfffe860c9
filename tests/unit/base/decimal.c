/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of exact decimal numbers. */
#include "config.h"

#include "base/decimal.h"

#include "base/text.h"
#include "tests/support/check.h"

#include <signal.h>

#define LENGTH(table) (sizeof(table) / sizeof *(table))
#define LARGEST INT64_C(999999999999999999)

TestSuite(decimal, .fini = check_leaks);

/* The number that the string states; for what decimal_parse() is to take. */
static struct decimal number(const char *string)
{
	struct decimal parsed = {.digits = -1, .places = -1};

	cr_assert(decimal_parse(string, &parsed), "'%s'", string);
	return parsed;
}

static void expect_print(struct decimal given, int min_places, const char *expected)
{
	struct text text = TEXT_EMPTY;

	decimal_print(&text, given, min_places);
	cr_expect_str_eq(text.bytes, expected);
	text_release(&text);
}

Test(decimal, parses_plain_numbers)
{
	static const struct {
		const char *string;
		int64_t digits;
		int places;
	} cases[] = {
	    {"0", 0, 0},
	    {"7", 7, 0},
	    {"10", 10, 0},
	    {"100", 100, 0},
	    {"3.5", 35, 1},
	    {"3.50", 35, 1},
	    {"3.500000", 35, 1},
	    {"0.1", 1, 1},
	    {"0.05", 5, 2},
	    {"0.000001", 1, 6},
	    {"0.0", 0, 0},
	    {"5.0", 5, 0},
	    {"10.0", 10, 0},
	    {"999999999", 999999999, 0},
	    {"999999999.999999", INT64_C(999999999999999), 6},
	};

	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct decimal parsed = number(cases[i].string);

		cr_expect_eq(parsed.digits, cases[i].digits, "'%s'", cases[i].string);
		cr_expect_eq(parsed.places, cases[i].places, "'%s'", cases[i].string);
	}
}

Test(decimal, refuses_anything_else_and_leaves_out_untouched)
{
	static const char *const cases[] = {
	    "",
	    " ",
	    "-1",
	    "+1",
	    "-0",
	    "1.",
	    ".5",
	    ".",
	    "1..2",
	    "1.2.3",
	    "1.-5",
	    "1e3",
	    "1E3",
	    "0x1",
	    "inf",
	    "nan",
	    "a1",
	    "1a",
	    "1.5a",
	    "1,5",
	    "1 000",
	    " 1",
	    "1 ",
	    "1\t",
	    "1\n",
	    "1.5 ",
	    "007",
	    "00",
	    "01.5",
	    "00.5",
	    /* ten digits before the point, or seven behind it */
	    "1234567890",
	    "0000000000",
	    "9999999999999999999999",
	    "0.1234567",
	    "0.0000000",
	    "5.0000000",
	    /* full-width digits and point */
	    "３",
	    "３．５",
	    "3．5",
	    "3.５",
	};

	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct decimal parsed = {.digits = 42, .places = 3};

		cr_expect_not(decimal_parse(cases[i], &parsed), "'%s'", cases[i]);
		cr_expect_eq(parsed.digits, 42, "'%s'", cases[i]);
		cr_expect_eq(parsed.places, 3, "'%s'", cases[i]);
	}
}

Test(decimal, adds_exactly)
{
	static const struct {
		const char *a;
		const char *b;
		const char *sum;
	} cases[] = {
	    {"0", "0", "0"},
	    {"0.1", "0.2", "0.3"},
	    {"3.5", "0", "3.5"},
	    {"0", "3.25", "3.25"},
	    {"3.4999", "0.0001", "3.5"},
	    {"1.999999", "0.000001", "2"},
	    {"5", "0.000001", "5.000001"},
	    {"999999999", "1", "1000000000"},
	};

	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct decimal sum = decimal_add(number(cases[i].a), number(cases[i].b));

		expect_print(sum, 0, cases[i].sum);
	}
}

Test(decimal, multiplies_exactly)
{
	static const struct {
		const char *a;
		const char *b;
		const char *product;
	} cases[] = {
	    {"0", "3.5", "0"},	    {"1", "3.5", "3.5"},
	    {"0.1", "0.1", "0.01"}, {"0.4", "0.3", "0.12"},
	    {"0.5", "0.2", "0.1"},  {"0.0001", "0.0001", "0.00000001"},
	    {"100", "0.05", "5"},   {"999999999", "999999999", "999999998000000001"},
	};

	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct decimal product = decimal_multiply(number(cases[i].a), number(cases[i].b));

		expect_print(product, 0, cases[i].product);
	}
}

/* Where binary floating point would stray from the level's bound. */
Test(decimal, sums_of_weighted_scores_meet_a_bound_exactly)
{
	struct decimal weight = decimal_multiply(number("0.1"), number("0.1"));
	struct decimal total = DECIMAL_ZERO;

	/* 350 x 0.1 x 0.1 = 3.5 */
	for (int i = 0; i < 350; i++)
		total = decimal_add(total, weight);
	cr_expect_eq(decimal_compare(total, number("3.5")), 0);
	expect_print(total, 2, "3.50");
	/* 0.1 x 5 + 0.4 x 3 + 0.2 x 3 + 0.1 x 3 + 0.1 x 5 + 0.1 x 4 = 3.5 */
	total = DECIMAL_ZERO;
	total = decimal_add(total, decimal_multiply(number("0.1"), decimal_from_integer(5)));
	total = decimal_add(total, decimal_multiply(number("0.4"), decimal_from_integer(3)));
	total = decimal_add(total, decimal_multiply(number("0.2"), decimal_from_integer(3)));
	total = decimal_add(total, decimal_multiply(number("0.1"), decimal_from_integer(3)));
	total = decimal_add(total, decimal_multiply(number("0.1"), decimal_from_integer(5)));
	total = decimal_add(total, decimal_multiply(number("0.1"), decimal_from_integer(4)));
	cr_expect_eq(decimal_compare(total, number("3.50")), 0);
}

Test(decimal, compares_by_value)
{
	static const struct {
		struct decimal a;
		struct decimal b;
		int order;
	} cases[] = {
	    {{35, 1}, {350, 2}, 0}, /* 3.5 and 3.50 */
	    {{0, 0}, {0, 16}, 0},
	    {{5, 0}, {5000, 3}, 0},
	    {{349999, 5}, {35, 1}, -1}, /* 3.49999 and 3.5 */
	    {{9, 0}, {10, 0}, -1},
	    {{9, 1}, {10, 1}, -1},
	    {{99, 2}, {1, 0}, -1},
	    {{1, 16}, {0, 0}, 1},
	    {{7, 0}, {75, 1}, -1}, /* 7 and 7.5 */
	    /* These leave no room to bring both to one scale. */
	    {{LARGEST, 0}, {LARGEST, 16}, 1},
	    {{LARGEST, 0}, {LARGEST - 1, 0}, 1},
	    {{LARGEST, 16}, {LARGEST - 1, 16}, 1},
	    {{LARGEST, 16}, {100, 0}, -1}, /* 99.9999999999999999 and 100 */
	};

	for (size_t i = 0; i < LENGTH(cases); i++) {
		int order = decimal_compare(cases[i].a, cases[i].b);
		int reverse = decimal_compare(cases[i].b, cases[i].a);

		cr_expect_eq((order > 0) - (order < 0), cases[i].order, "case %zu", i);
		cr_expect_eq((reverse > 0) - (reverse < 0), -cases[i].order, "case %zu", i);
	}
}

Test(decimal, knows_integers_however_they_are_written)
{
	static const struct {
		struct decimal number;
		bool is_integer;
	} cases[] = {
	    {{0, 0}, true},    {{0, 5}, true},	     {{30, 1}, true},
	    {{5, 0}, true},    {{35, 1}, false},     {{1, 16}, false},
	    {{305, 2}, false}, {{LARGEST, 0}, true}, {{LARGEST, 16}, false},
	};

	for (size_t i = 0; i < LENGTH(cases); i++)
		cr_expect_eq(decimal_is_integer(cases[i].number), cases[i].is_integer, "case %zu",
			     i);
}

Test(decimal, prints_all_digits_and_at_least_the_places_asked_for)
{
	static const struct {
		struct decimal number;
		int min_places;
		const char *expected;
	} cases[] = {
	    {{35, 1}, 2, "3.50"},
	    {{3425, 3}, 2, "3.425"},
	    {{5, 0}, 0, "5"},
	    {{5, 0}, 2, "5.00"},
	    {{0, 0}, 0, "0"},
	    {{0, 0}, 2, "0.00"},
	    {{0, 7}, 1, "0.0"},
	    {{3500, 3}, 0, "3.5"},
	    {{3500, 3}, 2, "3.50"},
	    {{35000, 4}, 2, "3.50"},
	    {{5, 2}, 0, "0.05"},
	    {{1005, 3}, 0, "1.005"},
	    {{100, 0}, 0, "100"}, /* zeros before the point stay */
	    {{1000, 1}, 0, "100"},
	    {{1, 16}, 0, "0.0000000000000001"},
	    {{1, 0}, 16, "1.0000000000000000"},
	    {{LARGEST, 0}, 0, "999999999999999999"},
	    {{LARGEST, 16}, 2, "99.9999999999999999"},
	};

	for (size_t i = 0; i < LENGTH(cases); i++)
		expect_print(cases[i].number, cases[i].min_places, cases[i].expected);
}

Test(decimal, print_adds_to_what_is_there)
{
	struct text text = TEXT_EMPTY;

	text_add_string(&text, "total ");
	decimal_print(&text, number("3.5"), 2);
	cr_expect_str_eq(text.bytes, "total 3.50");
	text_release(&text);
}

Test(decimal, from_integer_holds_the_ends_of_the_range)
{
	expect_print(decimal_from_integer(0), 0, "0");
	expect_print(decimal_from_integer(LARGEST), 0, "999999999999999999");
}

/* What does not fit is our bug, and must not become a wrong number. */
Test(decimal, asserts_that_a_sum_fits, .signal = SIGABRT)
{
	decimal_add((struct decimal){LARGEST, 0}, (struct decimal){1, 0});
}

Test(decimal, asserts_that_a_sum_fits_at_its_scale, .signal = SIGABRT)
{
	decimal_add((struct decimal){LARGEST, 0}, (struct decimal){1, 16});
}

Test(decimal, asserts_that_a_product_fits, .signal = SIGABRT)
{
	decimal_multiply((struct decimal){LARGEST, 0}, (struct decimal){LARGEST, 0});
}

Test(decimal, asserts_that_a_product_has_not_too_many_places, .signal = SIGABRT)
{
	decimal_multiply((struct decimal){1, 16}, (struct decimal){1, 1});
}

Test(decimal, asserts_that_an_integer_is_not_negative, .signal = SIGABRT)
{
	decimal_from_integer(-1);
}

/* Worked out by hand: 10 / 3, 2 / 3, halves that round up, and a sum with carries behind the point.
 */
Test(decimal, divides_sums_and_rounds_half_up)
{
	static const struct {
		const char *numbers[4];
		int64_t count;
		int places;
		const char *expected;
	} cases[] = {
	    {{"5", "5"}, 2, 4, "5"},
	    {{"5", "3", "2"}, 3, 4, "3.3333"},
	    {{"1", "1"}, 3, 4, "0.6667"},
	    {{"0.00005"}, 1, 4, "0.0001"},
	    {{"0.000049"}, 1, 4, "0"},
	    {{"0.0001"}, 2, 4, "0.0001"},
	    {{"3.88", "4.36"}, 2, 4, "4.12"},
	    {{"0.999999", "0.000001"}, 1, 0, "1"},
	    {{"0.5"}, 1, 0, "1"},
	    {{"0.499999"}, 1, 0, "0"},
	    {{"999999999", "999999999", "999999999", "999999999"}, 4, 6, "999999999"},
	    {{"1"}, 3, 15, "0.333333333333333"},
	    {{"0"}, 7, 4, "0"},
	};

	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct decimal_sum sum = {0};

		for (size_t j = 0; j < LENGTH(cases[i].numbers) && cases[i].numbers[j]; j++)
			decimal_sum_add(&sum, number(cases[i].numbers[j]));
		expect_print(decimal_sum_divide(&sum, cases[i].count, cases[i].places), 0,
			     cases[i].expected);
	}
}

/* A million totals of 16 places: scaled and added up they would not fit. */
Test(decimal, adds_up_very_many_numbers)
{
	const struct decimal third = {.digits = INT64_C(33333333333333333), .places = 16};
	struct decimal_sum sum = {0};

	for (size_t i = 0; i < 1000000; i++)
		decimal_sum_add(&sum, third);
	cr_expect_eq(sum.whole, 3333333);
	cr_expect_eq(sum.fraction, INT64_C(3333333333000000));
	expect_print(decimal_sum_divide(&sum, 1000000, 15), 0, "3.333333333333333");
}
