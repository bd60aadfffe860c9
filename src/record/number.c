/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting numbers as a record spells them: seq, causes, the slip. */
#include "config.h"

#include "record/number.h"

bool number_take(const char **at, size_t *out)
{
	const char *digit = *at;
	size_t number = 0;

	/* One number has one spelling: else a changed one could pass for whole. */
	if (*digit == '0')
		return false;
	for (; *digit >= '0' && *digit <= '9'; digit++) {
		if (__builtin_mul_overflow(number, 10, &number) ||
		    __builtin_add_overflow(number, (size_t)(*digit - '0'), &number))
			return false;
	}
	if (digit == *at)
		return false;
	*at = digit;
	*out = number;
	return true;
}
