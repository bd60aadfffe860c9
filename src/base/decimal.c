/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exact decimal numbers, held as scaled integers. */
#include "config.h"

#include "base/decimal.h"

#include "base/text.h"

#include <assert.h>
#include <inttypes.h>
#include <stddef.h>

#define DIGITS_MAX INT64_C(999999999999999999)

static int64_t power_of_ten(int exponent)
{
	int64_t power = 1;

	while (exponent-- > 0)
		power *= 10;
	return power;
}

static bool is_valid(struct decimal number)
{
	return number.digits >= 0 && number.digits <= DIGITS_MAX && number.places >= 0 &&
	       number.places <= DECIMAL_PLACES_MAX;
}

static int64_t whole_part(struct decimal number)
{
	return number.digits / power_of_ten(number.places);
}

/* What stands behind the point, scaled to DECIMAL_PLACES_MAX places; fits for every number. */
static int64_t fraction(struct decimal number)
{
	int64_t behind = number.digits % power_of_ten(number.places);

	return behind * power_of_ten(DECIMAL_PLACES_MAX - number.places);
}

static struct decimal without_trailing_zeros(struct decimal number)
{
	while (number.places > 0 && number.digits % 10 == 0) {
		number.digits /= 10;
		number.places--;
	}
	return number;
}

/* Take a run of 1 to max_digits digits into *digits, behind those that it holds.  The digits
 * taken; 0 where there are none or too many. */
static int take_digits(const char **at, int max_digits, int64_t *digits)
{
	int taken = 0;

	for (; **at >= '0' && **at <= '9'; (*at)++) {
		if (taken == max_digits)
			return 0;
		*digits = *digits * 10 + (**at - '0');
		taken++;
	}
	return taken;
}

bool decimal_parse(const char *string, struct decimal *out)
{
	struct decimal number = DECIMAL_ZERO;
	const char *at = string;
	int whole_digits = take_digits(&at, DECIMAL_PARSE_WHOLE_DIGITS, &number.digits);

	if (whole_digits == 0 || (whole_digits > 1 && string[0] == '0'))
		return false;
	if (*at == '.') {
		at++;
		number.places = take_digits(&at, DECIMAL_PARSE_PLACES, &number.digits);
		if (number.places == 0)
			return false;
	}
	if (*at != '\0')
		return false;
	*out = without_trailing_zeros(number);
	return true;
}

struct decimal decimal_from_integer(int64_t integer)
{
	struct decimal number = {.digits = integer, .places = 0};

	assert(is_valid(number));
	return number;
}

/* The digits of the number when written with that many places, at least its own. */
static int64_t digits_at(struct decimal number, int places)
{
	int64_t digits;
	bool overflows =
	    __builtin_mul_overflow(number.digits, power_of_ten(places - number.places), &digits);

	assert(!overflows);
	return digits;
}

struct decimal decimal_add(struct decimal a, struct decimal b)
{
	struct decimal sum = {.places = a.places > b.places ? a.places : b.places};
	bool overflows;

	assert(is_valid(a) && is_valid(b));
	overflows =
	    __builtin_add_overflow(digits_at(a, sum.places), digits_at(b, sum.places), &sum.digits);
	assert(!overflows && is_valid(sum));
	return sum;
}

struct decimal decimal_multiply(struct decimal a, struct decimal b)
{
	struct decimal product = {.places = a.places + b.places};
	bool overflows;

	assert(is_valid(a) && is_valid(b));
	overflows = __builtin_mul_overflow(a.digits, b.digits, &product.digits);
	assert(!overflows && is_valid(product));
	return product;
}

void decimal_sum_add(struct decimal_sum *sum, struct decimal number)
{
	const int64_t one = power_of_ten(DECIMAL_PLACES_MAX);

	assert(is_valid(number));
	sum->whole += whole_part(number);
	sum->fraction += fraction(number);
	if (sum->fraction >= one) {
		sum->fraction -= one;
		sum->whole++;
	}
}

/* Long division, digit by digit: to scale the sum first could overflow. */
struct decimal decimal_sum_divide(const struct decimal_sum *sum, int64_t count, int places)
{
	struct decimal quotient = {.digits = sum->whole / count, .places = places};
	int64_t rest = sum->whole % count;
	int64_t behind = sum->fraction;
	int64_t digit = 0;

	assert(count > 0 && count <= INT64_MAX / 10 && places >= 0 && places < DECIMAL_PLACES_MAX);
	for (int i = 0; i <= places; i++) {
		int64_t unit = power_of_ten(DECIMAL_PLACES_MAX - 1 - i);

		rest = rest * 10 + behind / unit;
		behind %= unit;
		digit = rest / count;
		rest %= count;
		if (i < places)
			quotient.digits = quotient.digits * 10 + digit;
	}
	quotient.digits += digit >= 5; /* the digit behind the last */
	assert(is_valid(quotient));
	return quotient;
}

int decimal_compare(struct decimal a, struct decimal b)
{
	int64_t left;
	int64_t right;

	assert(is_valid(a) && is_valid(b));
	if (a.places == b.places)
		return (a.digits > b.digits) - (a.digits < b.digits);
	/* Part by part: to bring both to one scale could overflow. */
	left = whole_part(a);
	right = whole_part(b);
	if (left == right) {
		left = fraction(a);
		right = fraction(b);
	}
	return (left > right) - (left < right);
}

bool decimal_is_integer(struct decimal number)
{
	assert(is_valid(number));
	return fraction(number) == 0;
}

void decimal_print(struct text *text, struct decimal number, int min_places)
{
	struct decimal shown;
	int places;

	assert(is_valid(number) && min_places >= 0 && min_places <= DECIMAL_PLACES_MAX);
	shown = without_trailing_zeros(number);
	places = shown.places > min_places ? shown.places : min_places;
	text_printf(text, "%" PRId64, whole_part(shown));
	if (places > 0)
		text_printf(text, ".%0*" PRId64, places,
			    fraction(shown) / power_of_ten(DECIMAL_PLACES_MAX - places));
}
