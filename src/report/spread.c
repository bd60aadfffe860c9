/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How numbers are spread, exactly, in memory that does not grow with how many there are. */
#include "config.h"

#include "report/spread.h"

#include <assert.h>
#include <string.h>

/* Where the number stands among the values, or would have to. */
static size_t find_place(const struct spread *spread, struct decimal number)
{
	size_t low = 0;
	size_t high = spread->values.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (decimal_compare(spread->values.at[middle].number, number) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void spread_add(struct spread *spread, struct decimal number)
{
	size_t place = find_place(spread, number);
	size_t count = spread->values.count;

	spread->count++;
	decimal_sum_add(&spread->sum, number);
	if (place == count || decimal_compare(spread->values.at[place].number, number) != 0) {
		(void)vec_push(&spread->values);
		memmove(&spread->values.at[place + 1], &spread->values.at[place],
			(count - place) * sizeof *spread->values.at);
		spread->values.at[place] = (struct spread_value){.number = number};
	}
	spread->values.at[place].count++;
}

void spread_release(struct spread *spread)
{
	vec_release(&spread->values);
}

/* The number at a place, from 0, among all in rising order. */
static struct decimal number_at(const struct spread *spread, size_t place)
{
	size_t i = 0;

	assert(place < spread->count);
	for (; place >= spread->values.at[i].count; i++)
		place -= spread->values.at[i].count;
	return spread->values.at[i].number;
}

struct decimal spread_least(const struct spread *spread)
{
	return number_at(spread, 0);
}

struct decimal spread_greatest(const struct spread *spread)
{
	return number_at(spread, spread->count - 1);
}

struct decimal spread_median(const struct spread *spread)
{
	struct decimal low = number_at(spread, (spread->count - 1) / 2);
	struct decimal high = number_at(spread, spread->count / 2);
	struct decimal_sum sum = {0};

	if (decimal_compare(low, high) == 0)
		return low;
	decimal_sum_add(&sum, low);
	decimal_sum_add(&sum, high);
	return decimal_sum_divide(&sum, 2, DECIMAL_PLACES_MAX - 1);
}

struct decimal spread_mean(const struct spread *spread)
{
	return decimal_sum_divide(&spread->sum, (int64_t)spread->count, SPREAD_MEAN_PLACES);
}

size_t spread_within(const struct spread *spread, struct decimal low, struct decimal high)
{
	size_t count = 0;

	for (size_t i = find_place(spread, low); i < find_place(spread, high); i++)
		count += spread->values.at[i].count;
	return count;
}
