/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Look-ups in a form, over the small form of tests/forms/good. */
#include "config.h"

#include "form/form.h"

#include "tests/unit/form/overlay.h"

static struct form *form;

static void enter(void)
{
	overlay_enter();
	overlay_copy("good");
	form = overlay_form();
}

static void leave(void)
{
	form_free(form);
	scratch_leave();
}

TestSuite(form, .init = enter, .fini = leave);

Test(form, finds_by_id)
{
	cr_expect_eq(form_item(form, "cover"), 0);
	cr_expect_eq(form_item(form, "level.2.plans"), form->item_count - 1);
	cr_expect_eq(form_item(form, "advice"), 12);
	cr_expect_eq(form_indicator(form, "advice"), 0);
	cr_expect_eq(form_indicator(form, "service.rating"), 3);
}

Test(form, finds_nothing_by_other_ids)
{
	static const char *const ids[] = {"", "Cover", "cover ", "cover.organisatio", "a", "C"};

	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
		cr_expect_eq(form_item(form, ids[i]), FORM_NONE, "%s", ids[i]);
		cr_expect_eq(form_indicator(form, ids[i]), FORM_NONE, "%s", ids[i]);
	}
}

Test(form, knows_what_a_criterion_asks_for)
{
	size_t items[] = {4, 7, 9};
	struct form asking = {.criterion_items = items, .criterion_item_count = 3};
	struct criterion share = {.test = TEST_SHARE_AT_LEAST, .first_item = 1, .item_count = 2};
	struct criterion number = {.test = TEST_AT_LEAST, .first_item = 0, .item_count = 1};

	cr_expect(form_is_share(&share));
	cr_expect_not(form_is_share(&number));
	cr_expect(form_criterion_asks(&asking, &share, 7));
	cr_expect(form_criterion_asks(&asking, &share, 9));
	cr_expect_not(form_criterion_asks(&asking, &share, 4));
	cr_expect(form_criterion_asks(&asking, &number, 4));
	cr_expect_not(form_criterion_asks(&asking, &number, 7));
}

Test(form, knows_optional_clauses)
{
	static const struct {
		const char *item;
		bool is_optional;
	} cases[] = {
	    {"5.1.a", true},	   /* both of 5.1 may be n.a. */
	    {"5.1.b", true},	   /* likewise */
	    {"5.2.a", false},	   /* may not */
	    {"s5.1", false},	   /* its group is s5: 5.1 and 5.2 together */
	    {"s5", false},	   /* in no group */
	    {"cover.date", false}, /* no requirements there */
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		cr_expect_eq(form_is_optional_clause(form, form_item(form, cases[i].item)),
			     cases[i].is_optional, "%s", cases[i].item);
}

Test(form, knows_leaves_that_ask_for_a_service)
{
	/* advice asks a plain yes for 1, speed only for numbers, rating for nothing */
	cr_expect(form_asks_for_service(form, form_indicator(form, "advice")));
	cr_expect_not(form_asks_for_service(form, form_indicator(form, "service.speed")));
	cr_expect_not(form_asks_for_service(form, form_indicator(form, "service.rating")));
}

Test(form, takes_no_conditional_yes_for_a_service)
{
	struct form *changed;

	overlay_replace("criteria.csv", "advice,1,advice.offered,yes,",
			"service.speed,1,service.speed.settled,yes,");
	overlay_replace("items.csv", "service.speed.score,service.speed,score",
			"service.speed.settled,service.speed,yesno,Settled?,是否了结？,See.,看。,,"
			"yes,,,,,service.speed.disputes = 1,1\n"
			"service.speed.score,service.speed,score");
	changed = overlay_form();
	cr_expect_not(form_asks_for_service(changed, form_indicator(changed, "service.speed")));
	cr_expect_not(form_asks_for_service(changed, form_indicator(changed, "advice")));
	form_free(changed);
}

Test(form, compares)
{
	static const struct {
		enum comparison op;
		bool below, equal, above; /* whether 2.5, 3 and 3.5 OP 3 hold */
	} cases[] = {
	    {COMPARE_LESS, true, false, false},	 {COMPARE_AT_MOST, true, true, false},
	    {COMPARE_EQUAL, false, true, false}, {COMPARE_AT_LEAST, false, true, true},
	    {COMPARE_MORE, false, false, true},
	};
	const struct decimal three = {3, 0};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		enum comparison op = cases[i].op;

		cr_expect_eq(form_compare((struct decimal){25, 1}, op, three), cases[i].below);
		cr_expect_eq(form_compare((struct decimal){300, 2}, op, three), cases[i].equal);
		cr_expect_eq(form_compare((struct decimal){35, 1}, op, three), cases[i].above);
	}
}

Test(form, frees_nothing)
{
	form_free(NULL);
}
