/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which answers an item takes, and why it does not take the others. */
#include "config.h"

#include "score/answers.h"

#include "tests/support/check.h"
#include "tests/support/form_fixture.h"

TestSuite(answer_parse, .fini = check_leaks);

Test(answer_parse, takes_what_the_item_asks_for)
{
	static const struct {
		const char *item;
		const char *string;
		enum answer_kind kind;
		int64_t digits;
		int places;
	} cases[] = {
	    {"6.2.2.a", "yes", ANSWER_YES, 0, 0},
	    {"6.2.2.a", "no", ANSWER_NO, 0, 0},
	    {"6.2.2.a", "", ANSWER_OPEN, 0, 0},
	    {"6.1.a", "na", ANSWER_NA, 0, 0},
	    {"eligibility.law", "yes", ANSWER_YES, 0, 0},
	    {"consulting.veterans", "3", ANSWER_NUMBER, 3, 0},
	    {"consulting.veterans", "3.0", ANSWER_NUMBER, 3, 0},
	    {"consulting.veterans", "0", ANSWER_NUMBER, 0, 0},
	    {"consulting.veterans", "", ANSWER_OPEN, 0, 0},
	    {"handling.notification.sampled", "1", ANSWER_NUMBER, 1, 0},
	    {"handling.cycle.days", "7.5", ANSWER_NUMBER, 75, 1},
	    {"handling.cycle.days", "7.50", ANSWER_NUMBER, 75, 1},
	    {"handling.cycle.days", "7.000001", ANSWER_NUMBER, 7000001, 6},
	    {"handling.cycle.days", "0", ANSWER_NUMBER, 0, 0},
	    {"support.score", "0", ANSWER_NUMBER, 0, 0},
	    {"support.score", "1", ANSWER_NUMBER, 1, 0},
	    {"support.score", "3", ANSWER_NUMBER, 3, 0},
	    {"support.score", "5", ANSWER_NUMBER, 5, 0},
	    {"support.score", "3.0", ANSWER_NUMBER, 3, 0},
	    {"cover.date", "2026-11-23", ANSWER_TEXT, 0, 0},
	    {"cover.site", "1 Nanjing Road", ANSWER_TEXT, 0, 0},
	    {"cover.site", "na", ANSWER_TEXT, 0, 0},
	    {"cover.site", "", ANSWER_OPEN, 0, 0},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct answer answer = {.seq = 99};
		enum refusal refusal =
		    answer_parse(fixture_question(cases[i].item), cases[i].string, &answer);

		cr_expect_eq(refusal, REFUSAL_NONE, "%s '%s'", cases[i].item, cases[i].string);
		cr_expect_eq(answer.kind, cases[i].kind, "%s '%s'", cases[i].item, cases[i].string);
		cr_expect_eq(answer.seq, 0);
		if (cases[i].kind == ANSWER_NUMBER)
			cr_expect(answer.number.digits == cases[i].digits &&
				      answer.number.places == cases[i].places,
				  "%s '%s'", cases[i].item, cases[i].string);
	}
}

Test(answer_parse, refuses_the_rest)
{
	static const struct {
		const char *item;
		const char *string;
		enum refusal refusal;
	} cases[] = {
	    {"s6.1", "yes", REFUSAL_GROUP},
	    {"s6.1", "", REFUSAL_GROUP},
	    {"6.2.2.a", "Yes", REFUSAL_NOT_YESNO},
	    {"6.2.2.a", " yes", REFUSAL_NOT_YESNO},
	    {"6.2.2.a", "1", REFUSAL_NOT_YESNO},
	    {"6.2.2.a", "na", REFUSAL_NA},
	    {"6.1.a", "NA", REFUSAL_NOT_YESNO},
	    {"consulting.basic", "na", REFUSAL_NA},
	    {"eligibility.law", "na", REFUSAL_NA},
	    {"level.1.posts", "na", REFUSAL_NA},
	    {"consulting.veterans", "na", REFUSAL_NA},
	    {"consulting.veterans", "3.5", REFUSAL_NOT_INTEGER},
	    {"consulting.veterans", "-1", REFUSAL_NOT_INTEGER},
	    {"consulting.veterans", "03", REFUSAL_NOT_INTEGER},
	    {"consulting.veterans", "yes", REFUSAL_NOT_INTEGER},
	    {"consulting.veterans", "1000000000", REFUSAL_NOT_INTEGER},
	    {"handling.notification.sampled", "0", REFUSAL_BELOW_MIN},
	    {"aftersales.followup.customers", "0", REFUSAL_BELOW_MIN},
	    {"handling.cycle.days", "-1", REFUSAL_NOT_DECIMAL},
	    {"handling.cycle.days", "1e3", REFUSAL_NOT_DECIMAL},
	    {"handling.cycle.days", "7,5", REFUSAL_NOT_DECIMAL},
	    {"handling.cycle.days", "7.0000001", REFUSAL_NOT_DECIMAL},
	    {"handling.cycle.days", "no", REFUSAL_NOT_DECIMAL},
	    {"support.score", "2", REFUSAL_NOT_SCORE},
	    {"support.score", "4", REFUSAL_NOT_SCORE},
	    {"support.score", "6", REFUSAL_NOT_SCORE},
	    {"support.score", "3.5", REFUSAL_NOT_SCORE},
	    {"support.score", "yes", REFUSAL_NOT_SCORE},
	    {"support.score", "na", REFUSAL_NA},
	    {"cover.date", "2026-02-30", REFUSAL_NOT_DATE},
	    {"cover.date", "23.11.2026", REFUSAL_NOT_DATE},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct answer answer = {.kind = ANSWER_TEXT, .seq = 99};

		cr_expect_eq(
		    answer_parse(fixture_question(cases[i].item), cases[i].string, &answer),
		    cases[i].refusal, "%s '%s'", cases[i].item, cases[i].string);
		cr_expect(answer.kind == ANSWER_OPEN && answer.seq == 0, "%s '%s' is no answer",
			  cases[i].item, cases[i].string);
		cr_expect_eq(answer_parse(fixture_question(cases[i].item), cases[i].string, NULL),
			     cases[i].refusal);
	}
}

Test(answer_parse, keeps_to_the_bounds_of_the_sheet)
{
	struct item item = *fixture_question("handling.cycle.days");

	item.has_min = item.has_max = true;
	item.min = (struct decimal){.digits = 15, .places = 1};
	item.max = (struct decimal){.digits = 20, .places = 0};
	cr_expect_eq(answer_parse(&item, "1.499999", NULL), REFUSAL_BELOW_MIN);
	cr_expect_eq(answer_parse(&item, "1.5", NULL), REFUSAL_NONE);
	cr_expect_eq(answer_parse(&item, "20", NULL), REFUSAL_NONE);
	cr_expect_eq(answer_parse(&item, "20.000001", NULL), REFUSAL_ABOVE_MAX);
}

/* Section 1 of the reading: where the standard makes the clause conditional or the service
 * optional, and nowhere else. */
Test(answer_parse, na_is_taken_in_just_these_places)
{
	static const char *const allowed[] = {
	    "6.1.a", "6.1.b", "6.1.c", "6.1.d",	  "6.2.9.e", "6.2.9.f", "6.2.10.c", "6.3.a",
	    "6.3.b", "6.3.c", "6.3.d", "6.4.a",	  "6.4.b",   "6.4.c",	"6.4.d",    "6.5.a",
	    "6.5.b", "6.5.c", "6.5.d", "7.5.1.f", "7.5.1.g", "7.5.3.c",
	};
	const struct form *form = fixture_form();
	size_t count = 0;

	for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
		cr_expect_eq(answer_parse(fixture_question(allowed[i]), "na", NULL), REFUSAL_NONE,
			     "%s", allowed[i]);
	for (size_t i = 0; i < form->item_count; i++)
		count += form->items[i].type != ITEM_TEXT &&
			 answer_parse(&form->items[i], "na", NULL) == REFUSAL_NONE;
	cr_expect_eq(count, sizeof allowed / sizeof *allowed);
}

Test(answer_parse, na_is_never_taken_of_a_criterion_or_a_number)
{
	struct item item = *fixture_question("consulting.basic");

	item.na.in[LANGUAGE_EN] = "whatever the sheet says";
	cr_expect_eq(answer_parse(&item, "na", NULL), REFUSAL_NA);
	item.role = ROLE_REQUIREMENT;
	cr_expect_eq(answer_parse(&item, "na", NULL), REFUSAL_NONE);
	item.type = ITEM_INTEGER;
	cr_expect_eq(answer_parse(&item, "na", NULL), REFUSAL_NA);
	item.type = ITEM_YESNO;
	item.na.in[LANGUAGE_ZH] = item.na.in[LANGUAGE_EN];
	item.na.in[LANGUAGE_EN] = "";
	cr_expect_eq(answer_parse(&item, "na", NULL), REFUSAL_NONE);
}
