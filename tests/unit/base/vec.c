/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the typed growing array. */
#include "config.h"

#include "base/vec.h"

#include "tests/support/check.h"

struct point {
	int x;
	int y;
};

TestSuite(vec, .fini = check_leaks);

Test(vec, keeps_elements_in_order_as_it_grows)
{
	VEC(struct point) points = {0};

	for (int i = 0; i < 1000; i++)
		*vec_push(&points) = (struct point){.x = i, .y = -i};
	cr_assert_eq(points.count, 1000);
	cr_expect_geq(points.room, points.count);
	for (int i = 0; i < 1000; i++) {
		cr_assert_eq(points.at[i].x, i);
		cr_assert_eq(points.at[i].y, -i);
	}
	vec_release(&points);
}

Test(vec, push_gives_the_last_element)
{
	VEC(int) numbers = {0};

	for (int i = 0; i < 20; i++) {
		int *last = vec_push(&numbers);

		*last = i;
		cr_expect_eq(last, &numbers.at[numbers.count - 1]);
	}
	vec_release(&numbers);
}

Test(vec, clear_keeps_the_room)
{
	VEC(int) numbers = {0};
	size_t room;

	for (int i = 0; i < 20; i++)
		*vec_push(&numbers) = i;
	room = numbers.room;
	vec_clear(&numbers);
	cr_expect_eq(numbers.count, 0);
	cr_expect_eq(numbers.room, room);
	*vec_push(&numbers) = 7;
	cr_expect_eq(numbers.at[0], 7);
	cr_expect_eq(numbers.room, room);
	vec_release(&numbers);
}

Test(vec, can_be_released_empty_and_used_again)
{
	VEC(int) numbers = {0};

	vec_release(&numbers);
	*vec_push(&numbers) = 1;
	vec_release(&numbers);
	cr_expect_null(numbers.at);
	cr_expect_eq(numbers.count, 0);
	cr_expect_eq(numbers.room, 0);
	*vec_push(&numbers) = 2;
	cr_expect_eq(numbers.at[0], 2);
	vec_release(&numbers);
}

Test(vec, reserves_room_at_once)
{
	VEC(int) numbers = {0};
	const int *at;

	vec_reserve(&numbers, 100);
	cr_expect_eq(numbers.room, 100);
	at = numbers.at;
	for (int i = 0; i < 100; i++)
		*vec_push(&numbers) = i;
	cr_expect_eq(numbers.at, at, "it grew");
	vec_reserve(&numbers, 10);
	cr_expect_eq(numbers.room, 100, "what is there already is kept");
	cr_expect_eq(numbers.at[99], 99);
	vec_release(&numbers);
}
