/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exact decimal numbers.  No binary floating point stands between an answer and a level. */
#ifndef CAGRADE_BASE_DECIMAL_H
#define CAGRADE_BASE_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

struct text;

/* The number digits / 10^places.  Never negative.  Every operation below asserts that its result
 * fits; the limits on what decimal_parse() takes, on weights (4 places, at most 1) and on the
 * depth of an indicator tree make sure that it does. */
struct decimal {
	int64_t digits; /* 0 .. 10^18 - 1 */
	int places;	/* 0 .. DECIMAL_PLACES_MAX */
};

#define DECIMAL_PLACES_MAX 16
#define DECIMAL_PARSE_WHOLE_DIGITS 9 /* digits before the point that decimal_parse() takes */
#define DECIMAL_PARSE_PLACES 6	     /* digits behind the point that decimal_parse() takes */

#define DECIMAL_ZERO ((struct decimal){.digits = 0, .places = 0})

/* Read a plain decimal: digits, then perhaps a point and digits; no sign, blank, exponent or
 * leading zero but a single one before the point.  The result carries no trailing zeros behind
 * the point.  False, and *out untouched, for anything else. */
bool decimal_parse(const char *string, struct decimal *out);

/* A whole number, 0 or above; exact sums and products. */
struct decimal decimal_from_integer(int64_t integer);
struct decimal decimal_add(struct decimal a, struct decimal b);
struct decimal decimal_multiply(struct decimal a, struct decimal b);

/* A sum of as many numbers as anyone can count, exact: begin with {0}. */
struct decimal_sum {
	int64_t whole;
	int64_t fraction; /* 0 .. 10^DECIMAL_PLACES_MAX - 1, in units of 10^-DECIMAL_PLACES_MAX */
};

void decimal_sum_add(struct decimal_sum *sum, struct decimal number);

/* The sum divided by count, which is above 0, rounded half up to that many places, fewer than
 * DECIMAL_PLACES_MAX; the mean of count numbers is below 10^9, as each of them is. */
struct decimal decimal_sum_divide(const struct decimal_sum *sum, int64_t count, int places);

/* Below 0, 0 or above 0 as a is less than, equal to or greater than b. */
int decimal_compare(struct decimal a, struct decimal b);

bool decimal_is_integer(struct decimal number);

/* Add the number to text, exact, with at least min_places digits behind the point and no further
 * trailing zeros: 3.5 with 2 is "3.50", 3.425 with 2 is "3.425", 5 with 0 is "5". */
void decimal_print(struct text *text, struct decimal number, int min_places);

#endif
