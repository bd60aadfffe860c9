/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of work done by several hands. */
#include "config.h"

#include "base/crew.h"

#include "tests/support/check.h"

#include <stdbool.h>

#define HANDS 4
#define PIECES 7

TestSuite(crew, .fini = check_leaks);

struct hand {
	size_t done;
};

struct piece {
	int given;
	int squared;
};

struct gear {
	struct hand hands[HANDS];
	struct piece pieces[PIECES];
	void *hand_list[HANDS];
	void *piece_list[PIECES];
};

static void gear_init(struct gear *gear)
{
	*gear = (struct gear){.hands = {{0}}};
	for (size_t i = 0; i < HANDS; i++)
		gear->hand_list[i] = &gear->hands[i];
	for (size_t i = 0; i < PIECES; i++)
		gear->piece_list[i] = &gear->pieces[i];
}

static void square(void *hand, void *piece)
{
	struct piece *worked = piece;

	((struct hand *)hand)->done++;
	worked->squared = worked->given * worked->given;
}

static bool give(struct crew *crew, int number)
{
	struct piece *blank = crew_blank(crew);

	if (!blank)
		return false;
	blank->given = number;
	blank->squared = -1;
	crew_give(crew);
	return true;
}

/* Give 1000 numbers through the ring, and take each back squared, in their order. */
static void expect_order(size_t hand_count)
{
	struct gear gear;
	int taken = 0;

	gear_init(&gear);
	struct crew *crew = crew_new(gear.hand_list, hand_count, gear.piece_list, PIECES, square);
	for (int number = 0; number < 1000 || taken < 1000;) {
		const struct piece *piece;

		if (number < 1000 && give(crew, number)) {
			number++;
			continue;
		}
		piece = crew_take(crew);
		cr_assert_not_null(piece);
		cr_assert_eq(piece->given, taken);
		cr_assert_eq(piece->squared, taken * taken);
		taken++;
	}
	cr_expect_null(crew_take(crew), "nothing is out");
	crew_free(crew);
	size_t done = 0;
	for (size_t i = 0; i < HANDS; i++)
		done += gear.hands[i].done;
	cr_expect_eq(done, 1000, "each piece was worked on once: %zu", done);
}

Test(crew, gives_back_in_order_what_several_hands_did)
{
	expect_order(2);
	expect_order(HANDS);
}

Test(crew, works_alone_with_one_hand)
{
	expect_order(1);
}

Test(crew, has_no_blank_while_all_pieces_are_out)
{
	struct gear gear;

	gear_init(&gear);
	struct crew *crew = crew_new(gear.hand_list, 2, gear.piece_list, PIECES, square);
	for (int i = 0; i < PIECES; i++)
		cr_expect(give(crew, i));
	cr_expect_not(give(crew, PIECES));
	cr_expect_not_null(crew_take(crew));
	cr_expect(give(crew, PIECES));
	crew_free(crew);
}

/* Work may be given up: what was given and not taken is nobody's business any more. */
Test(crew, goes_home_with_work_left)
{
	for (size_t hand_count = 1; hand_count <= HANDS; hand_count++) {
		struct gear gear;

		gear_init(&gear);
		struct crew *crew =
		    crew_new(gear.hand_list, hand_count, gear.piece_list, PIECES, square);
		for (int i = 0; i < PIECES; i++)
			cr_expect(give(crew, i));
		crew_free(crew);
	}
	crew_free(NULL);
}

static _Atomic bool is_first_begun, is_second_done;

/* The first piece waits for the second: with one hand at a time it would for ever. */
static void wait_for_other(void *hand, void *piece)
{
	(void)hand;
	if (((struct piece *)piece)->given == 0) {
		is_first_begun = true;
		while (!is_second_done)
			;
	} else {
		while (!is_first_begun)
			;
		is_second_done = true;
	}
}

Test(crew, works_with_both_hands_at_once, .timeout = 60)
{
	struct gear gear;

	gear_init(&gear);
	struct crew *crew = crew_new(gear.hand_list, 2, gear.piece_list, PIECES, wait_for_other);
	cr_expect(give(crew, 0));
	cr_expect(give(crew, 1));
	cr_expect_eq(((struct piece *)crew_take(crew))->given, 0);
	cr_expect_eq(((struct piece *)crew_take(crew))->given, 1);
	crew_free(crew);
}
