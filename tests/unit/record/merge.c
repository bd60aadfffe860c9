/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of merging: whose answer stands, which rows there are and in which order. */
#include "config.h"

#include "record/merge.h"

#include "tests/support/merge_fixture.h"

#define LENGTH(table) (sizeof(table) / sizeof *(table))

TestSuite(merge, .fini = check_leaks);

/* A second of one minute. */
#define AT(second) "2026-11-23T14:00:" second "+08:00"

/* What each row states, as `BY ITEM=ANSWER(NOTE)<FLAG>{EVIDENCE}; ` without the brackets that would
 * be empty.  Lives until the next call. */
static const char *rows_of(const struct merge *merge)
{
	static char shown[4096];
	struct text out = TEXT_EMPTY;

	for (size_t i = 0; i < merge->events.count; i++) {
		const struct event *event = &merge->events.at[i];

		cr_expect_eq(event->seq, i + 1);
		text_printf(&out, "%s %s=%s", event->by, event->item, event->answer);
		if (*event->note)
			text_printf(&out, "(%s)", event->note);
		if (*event->flag)
			text_printf(&out, "<%s>", event->flag);
		if (*event->evidence && strcmp(event->item, "record.begin") != 0)
			text_printf(&out, "{%s}", event->evidence);
		text_add_string(&out, "; ");
	}
	cr_assert_lt(out.len, sizeof shown);
	memcpy(shown, out.bytes, out.len + 1);
	text_release(&out);
	return shown;
}

#define BEGIN(by) by " record.begin=gbt35289-2017 1; "

/* Does the merged record open as a whole one, and is it sealed? */
static bool is_sealed(const struct text *bytes)
{
	struct merging reading = {.bytes = TEXT_EMPTY};
	bool is_sealed;

	merging_add(&reading, bytes);
	is_sealed = record_state(reading.records[0])->is_sealed;
	merging_release(&reading);
	return is_sealed;
}

/* Two inspectors who began together at second 00, with the question 6.1.a answered no, and went on
 * apart. */
struct pair {
	struct writing li;
	struct writing wang;
};

static struct pair pair_begin(void)
{
	struct pair pair = {.li = writing_begin(AT("00"), "li")};

	writing_add(&pair.li, AT("01"), "li", "6.1.a,no,,,,");
	pair.wang = writing_copy(&pair.li);
	return pair;
}

static void pair_release(struct pair *pair)
{
	writing_release(&pair->li);
	writing_release(&pair->wang);
}

#define START BEGIN("li") "li 6.1.a=no; "

/* Merge the two, expect these rows, and the same bytes the other way round and once more. */
static void expect_pair(struct pair *pair, bool takes_latest, const char *expected,
			size_t conflicts)
{
	const struct text *li = &pair->li.rows.bytes;
	const struct text *wang = &pair->wang.rows.bytes;
	struct merging there =
	    merging_of((const struct text *const[]){li, wang, NULL}, takes_latest);
	struct merging back =
	    merging_of((const struct text *const[]){wang, li, NULL}, takes_latest);
	struct merging again = MERGE(wang, &there.bytes, li);

	cr_assert(there.is_sound);
	cr_expect_str_eq(rows_of(&there.merge), expected);
	cr_expect_eq(there.merge.conflicts.count, conflicts);
	cr_expect(is_same_text(&there.bytes, &back.bytes), "order matters: %s", expected);
	cr_expect(is_same_text(&there.bytes, &again.bytes), "once more matters: %s", expected);
	cr_expect_eq(again.merge.conflicts.count, conflicts);
	merging_release(&there);
	merging_release(&back);
	merging_release(&again);
}

Test(merge, takes_the_side_that_changed)
{
	struct pair pair = pair_begin();

	writing_add(&pair.li, AT("02"), "li", "6.1.a,yes,seen,,,");
	writing_add(&pair.wang, AT("03"), "wang", "6.1.b,no,,,,");
	expect_pair(&pair, false, START "li 6.1.a=yes(seen); wang 6.1.b=no; ", 0);
	pair_release(&pair);
}

/* All of one record is the start of the other: as with a copy that nobody touched. */
Test(merge, takes_a_copy_for_the_history_it_is)
{
	struct pair pair = pair_begin();

	writing_add(&pair.wang, AT("02"), "wang", "6.1.a,yes,,,,");
	expect_pair(&pair, false, START "wang 6.1.a=yes; ", 0);
	pair_release(&pair);
}

Test(merge, opens_what_both_changed_to_different_answers)
{
	struct pair pair = pair_begin();

	writing_add(&pair.li, AT("02"), "li", "6.1.a,yes,b\\na,yes,ref=1,");
	writing_add(&pair.wang, AT("03"), "wang", "6.1.a,na,c\\nb,,method=test; ref=1,");
	writing_add(&pair.wang, AT("09"), "wang", "6.1.b,no,,,,");
	expect_pair(&pair, false,
		    START "li 6.1.a=yes(b\na)<yes>{ref=1}; "
			  "wang 6.1.a=na(c\nb){method=test; ref=1}; wang 6.1.b=no; "
			  "li; wang 6.1.a=(a\nb\nc)<conflict>{method=test; ref=1}; ",
		    1);
	pair_release(&pair);
}

/* Taken back on one side, answered anew on the other. */
Test(merge, opens_what_one_side_opened_again)
{
	struct pair pair = pair_begin();

	writing_add(&pair.li, AT("02"), "li", "6.1.a,,,,,");
	writing_add(&pair.wang, AT("03"), "wang", "6.1.a,yes,,,,");
	expect_pair(&pair, false, START "li 6.1.a=; wang 6.1.a=yes; li; wang 6.1.a=<conflict>; ",
		    1);
	pair_release(&pair);
}

Test(merge, lists_the_sides_of_a_conflict)
{
	struct pair pair = pair_begin();
	struct merging merging;
	const struct merge_conflict *conflict;
	const struct event *sides;

	writing_add(&pair.li, AT("05"), "li", "6.1.a,yes,,,,");
	writing_add(&pair.wang, AT("04"), "wang", "6.1.a,na,,,,");
	merging = MERGE(&pair.li.rows.bytes, &pair.wang.rows.bytes);
	cr_assert_eq(merging.merge.conflicts.count, 1);
	conflict = &merging.merge.conflicts.at[0];
	sides = &merging.merge.sides.at[conflict->first_side];
	cr_expect_str_eq(conflict->item, "6.1.a");
	cr_assert_eq(conflict->side_count, 2);
	cr_expect_str_eq(sides[0].by, "wang");
	cr_expect_str_eq(sides[0].answer, "na");
	cr_expect_str_eq(sides[1].by, "li");
	cr_expect_str_eq(sides[1].answer, "yes");
	cr_expect_str_eq(merging.merge.events.at[4].time, AT("05"), "the later of the two");
	merging_release(&merging);
	pair_release(&pair);
}

/* SM3 over the digests put together, in order, and the row as if it were number 0. */
Test(merge, names_its_own_row_by_what_it_puts_together)
{
	struct pair pair = pair_begin();
	struct text named = TEXT_EMPTY;
	char digest[DIGEST_HEX_SIZE];
	struct merging merging;

	writing_add(&pair.li, AT("02"), "li", "6.1.a,yes,,,,");
	writing_add(&pair.wang, AT("03"), "wang", "6.1.a,na,x,,,");
	text_printf(&named, "%s\n%s\n0," AT("03") ",li; wang,6.1.a,,x,conflict,,",
		    pair.li.rows.chain, pair.wang.rows.chain);
	rows_digest(named.bytes, named.len, digest);
	merging = MERGE(&pair.li.rows.bytes, &pair.wang.rows.bytes);
	cr_assert_eq(merging.merge.events.count, 5);
	cr_expect_str_eq(merging.merge.events.at[4].cause + strlen("merge "), digest);
	merging_release(&merging);
	text_release(&named);
	pair_release(&pair);
}

/* Li's yes stands in wang's record too, who went on from it and came back to it. */
Test(merge, leaves_out_an_answer_that_another_has_gone_on_from)
{
	struct pair pair = pair_begin();
	struct writing zhao = writing_begin(AT("00"), "zhao");
	struct merging merging;

	writing_add(&pair.li, AT("02"), "li", "6.1.b,yes,,,,");
	writing_release(&pair.wang);
	pair.wang = writing_copy(&pair.li);
	writing_add(&pair.wang, AT("03"), "wang", "6.1.b,no,,,,");
	writing_add(&pair.wang, AT("04"), "wang", "6.1.b,yes,,,,");
	writing_add(&zhao, AT("05"), "zhao", "6.1.b,na,,,,");
	merging = MERGE(&pair.li.rows.bytes, &zhao.rows.bytes, &pair.wang.rows.bytes);
	cr_expect_eq(merging.merge.conflicts.count, 1);
	cr_expect_eq(merging.merge.sides.count, 2);
	cr_expect_str_eq(merging.merge.events.at[merging.merge.events.count - 1].by, "wang; zhao");
	merging_release(&merging);
	writing_release(&zhao);
	pair_release(&pair);
}

/* Records made by hand, each of which has gone on from the last row of the next one. */
Test(merge, guesses_nothing_where_records_contradict)
{
	static const char *const answers[] = {"yes", "no", "na"};
	struct writing ring[3];
	struct merging merging;

	for (size_t i = 0; i < LENGTH(ring); i++) {
		ring[i] = writing_begin(AT("00"), "li");
		for (size_t j = 0; j < 2; j++) {
			size_t row = (i + j) % 3;
			char digest[] = ROWS_HEX;
			struct text cells = TEXT_EMPTY;

			digest[DIGEST_HEX_LEN - 1] = (char)('1' + row); /* each its own */
			text_printf(&cells, "6.1.a,%s,,,,merge %s", answers[row], digest);
			writing_add(&ring[i], AT("01"), "li", cells.bytes);
			text_release(&cells);
		}
	}
	merging = MERGE(&ring[0].rows.bytes, &ring[1].rows.bytes, &ring[2].rows.bytes);
	cr_expect_str_eq(rows_of(&merging.merge),
			 BEGIN("li") "li 6.1.a=yes; li 6.1.a=no; li 6.1.a=na; "
				     "li 6.1.a=<conflict>; ");
	merging_release(&merging);
	for (size_t i = 0; i < LENGTH(ring); i++)
		writing_release(&ring[i]);
}

Test(merge, takes_the_later_answer_where_told)
{
	struct pair pair = pair_begin();

	writing_add(&pair.li, AT("03"), "li", "6.1.a,yes,,,,");
	writing_add(&pair.wang, AT("02"), "wang", "6.1.a,na,,,,");
	expect_pair(&pair, true, START "wang 6.1.a=na; li 6.1.a=yes; ", 0);
	pair_release(&pair);

	pair = pair_begin();
	writing_add(&pair.li, AT("02"), "li", "6.1.a,yes,l,,,");
	writing_add(&pair.wang, AT("03"), "wang", "6.1.a,na,w,,,");
	expect_pair(&pair, true,
		    START "li 6.1.a=yes(l); wang 6.1.a=na(w); li; wang 6.1.a=na(l\nw); ", 0);
	pair_release(&pair);
}

/* Whose digest is the greater one the test finds out from the rows themselves. */
Test(merge, takes_the_greater_digest_of_one_instant)
{
	struct pair pair = pair_begin();
	bool li_is_greater;

	writing_add(&pair.li, "2026-11-23T08:00:02+02:00", "li", "6.1.a,yes,,,,");
	writing_add(&pair.wang, "2026-11-23T06:00:02+00:00", "wang", "6.1.a,na,,,,");
	li_is_greater = strcmp(pair.li.rows.chain, pair.wang.rows.chain) > 0;
	expect_pair(&pair, true,
		    li_is_greater ? START "wang 6.1.a=na; li 6.1.a=yes; "
				  : START "li 6.1.a=yes; wang 6.1.a=na; ",
		    0);
	pair_release(&pair);
}

Test(merge, puts_notes_and_evidence_of_one_answer_together)
{
	static const struct {
		const char *li;
		const char *wang;
		const char *expected;
	} cases[] = {
	    /* nothing differs: the later one stands as it is, unsorted lines and all */
	    {"yes,b\\na,,ref=1,", "yes,b\\na,,ref=1,",
	     "li 6.1.a=yes(b\na){ref=1}; wang 6.1.a=yes(b\na){ref=1}; "},
	    /* the one says all that the other does, and is the later one */
	    {"yes,,,,", "yes,a,,,", "li 6.1.a=yes; wang 6.1.a=yes(a); "},
	    /* it is the earlier one, and stands at the end */
	    {"yes,a,,,", "yes,,,,", "wang 6.1.a=yes; li 6.1.a=yes(a); "},
	    {"yes,b\\na,,,", "yes,c\\nb\\n\\n,,,",
	     "li 6.1.a=yes(b\na); wang 6.1.a=yes(c\nb\n\n); li; wang 6.1.a=yes(a\nb\nc); "},
	    {"yes,,yes,,", "yes,a,,,",
	     "li 6.1.a=yes<yes>; wang 6.1.a=yes(a); li; wang 6.1.a=yes(a)<yes>; "},
	    /* a semicolon in a value parts nothing */
	    {"yes,,,ref=1\\\\; 2; role=x,", "yes,,,ref=1,",
	     "li 6.1.a=yes{ref=1\\; 2; role=x}; wang 6.1.a=yes{ref=1}; "
	     "li; wang 6.1.a=yes{ref=1; ref=1\\; 2; role=x}; "},
	    /* a backslash at the end parts nothing off */
	    {"yes,,,ref=a\\\\,", "yes,,,ref=0,",
	     "li 6.1.a=yes{ref=a\\}; wang 6.1.a=yes{ref=0}; "
	     "li; wang 6.1.a=yes{ref=0; ref=a\\}; "},
	};

	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct pair pair = pair_begin();
		struct text expected = TEXT_EMPTY;
		struct text cells = TEXT_EMPTY;

		text_printf(&cells, "6.1.a,%s", cases[i].li);
		writing_add(&pair.li, AT("02"), "li", cells.bytes);
		text_clear(&cells);
		text_printf(&cells, "6.1.a,%s", cases[i].wang);
		writing_add(&pair.wang, AT("03"), "wang", cells.bytes);
		text_printf(&expected, START "%s", cases[i].expected);
		expect_pair(&pair, false, expected.bytes, 0);
		text_release(&expected);
		text_release(&cells);
		pair_release(&pair);
	}
}

/* A key pressed by mistake, and u: that is no answer that could differ from another. */
Test(merge, takes_an_answer_taken_back_for_no_change)
{
	struct pair pair = pair_begin();

	writing_add(&pair.li, AT("02"), "li", "6.1.a,yes,,,,");
	writing_add(&pair.li, AT("04"), "li", "6.1.a,no,,,,undo 3");
	writing_add(&pair.li, AT("06"), "li", "6.1.b,yes,,,,");
	writing_add(&pair.li, AT("08"), "li", "6.1.b,,,,,undo 5");
	writing_add(&pair.wang, AT("03"), "wang", "6.1.b,no,,,,");
	writing_add(&pair.wang, AT("05"), "wang", "6.1.a,na,,,,");
	expect_pair(&pair, false,
		    START "li 6.1.a=yes; li 6.1.a=no; wang 6.1.a=na; li 6.1.b=yes; li 6.1.b=; "
			  "wang 6.1.b=no; ",
		    0);
	pair_release(&pair);
}

/* The first row of li is the same as that of wang only where all of it is: each began alone here.
 */
Test(merge, begins_with_the_earliest_and_keeps_the_other_beginnings)
{
	struct writing li = writing_begin(AT("10"), "li");
	struct writing wang = writing_begin(AT("20"), "wang");
	struct merging merging;

	writing_add(&li, AT("30"), "li", "6.1.a,yes,,,,");
	writing_add(&wang, AT("05"), "wang", "6.1.b,no,,,,"); /* the clock went back */
	merging = MERGE(&wang.rows.bytes, &li.rows.bytes);
	cr_expect_str_eq(rows_of(&merging.merge),
			 BEGIN("li") "wang 6.1.b=no; " BEGIN("wang") "li 6.1.a=yes; ");
	merging_release(&merging);
	writing_release(&li);
	writing_release(&wang);
}

/* 14:00:02+08:00 is before 06:00:03+00:00, whatever the letters say. */
Test(merge, orders_by_instant_and_not_by_letters)
{
	struct writing li = writing_begin("2026-11-23T14:00:00+08:00", "li");
	struct writing wang = writing_begin("2026-11-23T06:00:01+00:00", "wang");
	struct merging merging;

	writing_add(&li, "2026-11-23T14:00:02+08:00", "li", "6.1.a,yes,,,,");
	writing_add(&li, "2026-11-23T14:00:04+08:00", "li", "6.1.b,yes,,,,");
	writing_add(&wang, "2026-11-23T06:00:03+00:00", "wang", "6.1.c,yes,,,,");
	writing_add(&wang, "2026-11-22T23:00:05-07:00", "wang", "6.1.d,yes,,,,");
	writing_add(&wang, "yesterday", "wang", "6.2.1.steps,yes,,,,");
	merging = MERGE(&wang.rows.bytes, &li.rows.bytes);
	cr_expect_str_eq(
	    rows_of(&merging.merge),
	    BEGIN("li") "wang 6.2.1.steps=yes; " BEGIN(
		"wang") "li 6.1.a=yes; wang 6.1.c=yes; li 6.1.b=yes; wang 6.1.d=yes; ");
	merging_release(&merging);
	writing_release(&li);
	writing_release(&wang);
}

/* Of one instant the digests decide, and the digest is the chain where the row was first written.
 */
Test(merge, orders_one_instant_by_digest_and_keeps_it_in_the_cause)
{
	struct writing li = writing_begin(AT("00"), "li");
	char chains[4][DIGEST_HEX_SIZE];
	struct merging merging;
	struct merging again;

	memcpy(chains[0], li.rows.chain, DIGEST_HEX_SIZE);
	for (size_t i = 1; i < LENGTH(chains); i++) {
		char cells[] = "6.1.x,yes,,,,import 1/1";

		cells[4] = (char)('a' + i);
		writing_add(&li, AT("01"), "li", cells);
		memcpy(chains[i], li.rows.chain, DIGEST_HEX_SIZE);
	}
	merging = MERGE(&li.rows.bytes);
	cr_assert_eq(merging.merge.events.count, LENGTH(chains));
	for (size_t i = 0; i < LENGTH(chains); i++) {
		const struct event *event = &merging.merge.events.at[i];
		const char *chain = i == 0 ? chains[0] : chains[event->item[4] - 'a'];

		cr_assert_eq(strncmp(event->cause, "merge ", 6), 0);
		cr_expect_str_eq(event->cause + 6, chain);
		if (i > 1)
			cr_expect_lt(strcmp(event[-1].cause, event->cause), 0);
	}
	again = MERGE(&merging.bytes);
	cr_expect(is_same_text(&merging.bytes, &again.bytes));
	merging_release(&merging);
	merging_release(&again);
	writing_release(&li);
}

/* What counts in a record is its last row, whatever its time: the merge must not turn that round.
 */
Test(merge, lets_no_clock_turn_an_answer_round)
{
	struct pair pair = pair_begin();

	writing_add(&pair.li, "2026-11-22T00:00:00+08:00", "li", "6.1.a,yes,,,,");
	writing_add(&pair.wang, AT("05"), "wang", "6.1.b,no,,,,");
	writing_add(&pair.wang, AT("04"), "wang", "6.1.b,na,,,,");
	expect_pair(&pair, false, START "wang 6.1.b=no; li 6.1.a=yes; wang 6.1.b=na; ", 0);
	pair_release(&pair);
}

/* Twice in one second: which of the two comes last must not be the digests' to say. */
Test(merge, keeps_the_last_of_one_second_the_last)
{
	struct pair pair = pair_begin();

	writing_add(&pair.li, AT("02"), "li", "6.1.b,no,,,,");
	writing_add(&pair.li, AT("02"), "li", "6.1.b,na,,,,");
	writing_add(&pair.wang, AT("05"), "wang", "6.1.a,yes,,,,");
	expect_pair(&pair, false, START "li 6.1.b=no; wang 6.1.a=yes; li 6.1.b=na; ", 0);
	pair_release(&pair);
}

/* Li's clock was an hour ahead when li said yes, and then put right.  A merge with --latest that
 * has li's yes alone puts it above wang's na, one that has li's no as well puts the na above both.
 */
Test(merge, guesses_nothing_where_wrong_clocks_contradict)
{
	struct pair pair = pair_begin();
	struct merging early, late, both, latest;
	struct writing zhao = writing_begin(AT("50"), "zhao");

	writing_add(&pair.li, "2026-11-23T15:00:00+08:00", "li", "6.1.a,yes,,,,");
	writing_add(&pair.wang, AT("20"), "wang", "6.1.a,na,,,,");
	writing_add(&zhao, AT("51"), "zhao", "6.1.a,no,,,,");
	early = MERGE_LATEST(&pair.li.rows.bytes, &pair.wang.rows.bytes);
	writing_add(&pair.li, AT("10"), "li", "6.1.a,,,,,");
	late = MERGE_LATEST(&pair.li.rows.bytes, &pair.wang.rows.bytes);
	cr_expect_str_eq(early.merge.events.at[early.merge.events.count - 1].answer, "yes");
	cr_expect_eq(early.merge.conflicts.count + late.merge.conflicts.count, 0);

	both = MERGE(&early.bytes, &late.bytes, &zhao.rows.bytes);
	cr_expect_eq(both.merge.conflicts.count, 1);
	cr_expect_eq(both.merge.sides.count, 3, "zhao's no is not alone");
	merging_release(&both);

	/* What --latest decides here stays decided, whatever is merged beside it. */
	latest = MERGE_LATEST(&early.bytes, &late.bytes);
	both = MERGE(&early.bytes, &latest.bytes, &late.bytes);
	cr_expect(is_same_text(&latest.bytes, &both.bytes));
	cr_expect_eq(both.merge.conflicts.count, 0);
	merging_release(&both);
	merging_release(&latest);
	merging_release(&early);
	merging_release(&late);
	writing_release(&zhao);
	pair_release(&pair);
}

Test(merge, keeps_a_conflict_until_somebody_answers_it)
{
	struct pair pair = pair_begin();
	struct merging first;
	struct merging later;
	struct writing chen;

	writing_add(&pair.li, AT("02"), "li", "6.1.a,yes,,,,");
	writing_add(&pair.wang, AT("03"), "wang", "6.1.a,na,,,,");
	first = MERGE(&pair.li.rows.bytes, &pair.wang.rows.bytes);

	/* Where the conflict is not known it is not settled, not even by giving in, or by --latest.
	 */
	writing_add(&pair.li, AT("04"), "li", "6.1.a,na,,,,");
	later = MERGE(&first.bytes, &pair.li.rows.bytes);
	cr_expect_eq(later.merge.conflicts.count, 1);
	merging_release(&later);
	later = MERGE_LATEST(&first.bytes, &pair.wang.rows.bytes);
	cr_expect_eq(later.merge.conflicts.count, 1);
	cr_expect_eq(later.merge.sides.count, 1);
	merging_release(&later);

	/* Without the merged record there is none. */
	later = MERGE(&pair.li.rows.bytes, &pair.wang.rows.bytes);
	cr_expect_eq(later.merge.conflicts.count, 0);
	merging_release(&later);

	chen = writing_of(&first.bytes);
	writing_add(&chen, AT("01"), "chen", "6.1.a,no,,,,");
	later = MERGE(&pair.wang.rows.bytes, &chen.rows.bytes, &first.bytes);
	cr_expect_eq(later.merge.conflicts.count, 0);
	cr_expect_str_eq(later.merge.events.at[5].by, "chen", "whose clock was behind");
	cr_expect_eq(later.merge.events.count, 6);
	merging_release(&later);
	writing_release(&chen);
	merging_release(&first);
	pair_release(&pair);
}

/* A third one differs from a conflict, and from an answer that settled one. */
Test(merge, puts_a_third_answer_beside_a_conflict)
{
	struct pair pair = pair_begin();
	struct writing zhao = writing_copy(&pair.li);
	struct merging two;
	struct merging three;
	struct merging at_once;

	writing_add(&pair.li, AT("02"), "li", "6.1.a,yes,l,,,");
	writing_add(&pair.wang, AT("03"), "wang", "6.1.a,na,w,,,");
	writing_add(&zhao, AT("04"), "zhao", "6.1.a,yes,z,,,");
	two = MERGE(&pair.li.rows.bytes, &pair.wang.rows.bytes);
	three = MERGE(&two.bytes, &zhao.rows.bytes);
	at_once = MERGE(&pair.li.rows.bytes, &pair.wang.rows.bytes, &zhao.rows.bytes);
	cr_expect_str_eq(rows_of(&at_once.merge),
			 START "li 6.1.a=yes(l); wang 6.1.a=na(w); zhao 6.1.a=yes(z); "
			       "li; wang; zhao 6.1.a=(l\nw\nz)<conflict>; ");
	cr_expect_eq(at_once.merge.sides.count, 3);
	cr_expect_eq(three.merge.conflicts.count, 1);
	cr_expect_eq(three.merge.events.count, 7, "both conflicts are kept");
	cr_expect_str_eq(three.merge.events.at[6].by, "li; wang; zhao");
	cr_expect_str_eq(three.merge.events.at[6].note, "l\nw\nz");
	cr_expect_str_eq(three.merge.events.at[6].time, AT("04"));
	merging_release(&two);
	merging_release(&three);
	merging_release(&at_once);
	writing_release(&zhao);
	pair_release(&pair);
}

/* Three records, two of which share a longer start. */
Test(merge, knows_starts_of_different_length)
{
	struct pair pair = pair_begin();
	struct writing zhao;
	const struct text *records[3];
	struct text first = TEXT_EMPTY;

	writing_add(&pair.li, AT("02"), "li", "6.1.a,yes,,,,");
	zhao = writing_copy(&pair.li);
	writing_add(&pair.li, AT("03"), "li", "6.1.b,yes,,,,");
	writing_add(&zhao, AT("04"), "zhao", "6.1.a,na,,,,");
	writing_add(&pair.wang, AT("05"), "wang", "6.1.c,yes,,,,");
	records[0] = &pair.li.rows.bytes;
	records[1] = &pair.wang.rows.bytes;
	records[2] = &zhao.rows.bytes;
	for (size_t i = 0; i < 6; i++) {
		static const size_t orders[6][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2},
						    {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
		const size_t *order = orders[i];
		struct merging merging =
		    MERGE(records[order[0]], records[order[1]], records[order[2]]);

		cr_expect_str_eq(rows_of(&merging.merge),
				 START "li 6.1.a=yes; li 6.1.b=yes; zhao 6.1.a=na; "
				       "wang 6.1.c=yes; ");
		if (i == 0)
			text_add(&first, merging.bytes.bytes, merging.bytes.len);
		cr_expect(is_same_text(&first, &merging.bytes));
		merging_release(&merging);
	}
	text_release(&first);
	writing_release(&zhao);
	pair_release(&pair);
}

Test(merge, changes_nothing_by_merging_a_record_with_itself)
{
	struct pair pair = pair_begin();
	struct merging once;
	struct merging twice;

	writing_add(&pair.li, AT("02"), "li", "6.1.a,yes,seen,yes,ref=1,");
	once = MERGE(&pair.li.rows.bytes, &pair.li.rows.bytes);
	twice = MERGE(&once.bytes, &once.bytes, &pair.li.rows.bytes);
	cr_expect_str_eq(rows_of(&once.merge), START "li 6.1.a=yes(seen)<yes>{ref=1}; ");
	cr_expect(is_same_text(&once.bytes, &twice.bytes));
	merging_release(&once);
	merging_release(&twice);
	pair_release(&pair);
}

/* The sources' seals and first rows count no more; a seal behind the merge does. */
Test(merge, is_not_sealed_by_the_seals_of_its_sources)
{
	struct pair pair = pair_begin();
	struct merging merging;
	struct writing chen;

	writing_add(&pair.li, AT("02"), "li", "record.seal,,,,,");
	cr_expect(is_sealed(&pair.li.rows.bytes));
	merging = MERGE(&pair.li.rows.bytes, &pair.wang.rows.bytes);
	cr_expect_str_eq(rows_of(&merging.merge), START "li record.seal=; ");
	cr_expect_not(is_sealed(&merging.bytes));
	chen = writing_of(&merging.bytes);
	writing_add(&chen, AT("03"), "chen", "record.seal,,,,,");
	cr_expect(is_sealed(&chen.rows.bytes));
	writing_release(&chen);
	merging_release(&merging);
	pair_release(&pair);
}

/* A row of a merged record that was changed, with all chains made anew behind it. */
Test(merge, refuses_rows_that_claim_to_be_one_and_differ)
{
	struct pair pair = pair_begin();
	struct writing forged = writing_begin(AT("00"), "li");
	struct text cells = TEXT_EMPTY;
	struct merging merging;

	text_printf(&cells, "6.1.a,yes,,,,merge %s", pair.li.rows.chain);
	writing_add(&forged, AT("01"), "li", cells.bytes);
	merging = MERGE(&pair.li.rows.bytes, &forged.rows.bytes);
	cr_expect_not(merging.is_sound);
	cr_expect_eq(merging.clash.source[0], 0);
	cr_expect_eq(merging.clash.source[1], 1);
	cr_expect_eq(merging.clash.row[0], 2);
	cr_expect_eq(merging.clash.row[1], 2);
	merging_release(&merging);
	text_release(&cells);
	writing_release(&forged);
	pair_release(&pair);
}

/* Whatever it is in that they differ; and the records that follow are not looked at. */
Test(merge, refuses_rows_that_differ_in_any_cell)
{
	static const struct {
		const char *time;
		const char *by;
		const char *cells;
		bool is_sound;
	} cases[] = {
	    {AT("01"), "li", "6.1.a,no,,,", true},     {AT("02"), "li", "6.1.a,no,,,", false},
	    {AT("01"), "wang", "6.1.a,no,,,", false},  {AT("01"), "li", "6.1.b,no,,,", false},
	    {AT("01"), "li", "6.1.a,,,,", false},      {AT("01"), "li", "6.1.a,no,seen,,", false},
	    {AT("01"), "li", "6.1.a,no,,yes,", false}, {AT("01"), "li", "6.1.a,no,,,ref=1", false},
	};

	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct pair pair = pair_begin();
		struct writing forged = writing_begin(AT("00"), "li");
		struct text cells = TEXT_EMPTY;
		struct merging merging;

		text_printf(&cells, "%s,merge %s", cases[i].cells, pair.li.rows.chain);
		writing_add(&forged, cases[i].time, cases[i].by, cells.bytes);
		merging = MERGE(&pair.li.rows.bytes, &forged.rows.bytes, &pair.wang.rows.bytes);
		cr_expect_eq(merging.is_sound, cases[i].is_sound, "%zu", i);
		merging_release(&merging);
		text_release(&cells);
		writing_release(&forged);
		pair_release(&pair);
	}
}

/* Commas, quotes, formulas, escapes, other scripts: each comes through as it was. */
Test(merge, keeps_hostile_cells_as_they_are)
{
	struct rows hostile = rows_hostile();
	struct merging merging = MERGE(&hostile.bytes);
	struct merging again = MERGE(&merging.bytes, &hostile.bytes);
	size_t found = 0;

	cr_assert_eq(merging.merge.events.count, ROWS_HOSTILE);
	for (size_t i = 0; i < ROWS_HOSTILE; i++) {
		const struct event *source = &merging.sources[0].events[i];

		for (size_t j = 0; j < ROWS_HOSTILE; j++) {
			const struct event *event = &merging.merge.events.at[j];

			found += strcmp(event->cause + 6, merging.sources[0].chains[i]) == 0 &&
				 strcmp(event->note, source->note) == 0 &&
				 strcmp(event->answer, source->answer) == 0 &&
				 strcmp(event->by, source->by) == 0;
		}
	}
	cr_expect_eq(found, ROWS_HOSTILE);
	cr_expect(is_same_text(&merging.bytes, &again.bytes));
	merging_release(&merging);
	merging_release(&again);
	rows_release(&hostile);
}
