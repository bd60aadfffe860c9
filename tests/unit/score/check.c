/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is worth a warning, of which item and which indicator. */
#include "config.h"

#include "score/check.h"

#include "tests/support/check.h"
#include "tests/support/form_fixture.h"

#include <string.h>

TestSuite(check, .fini = check_leaks);

static const struct check_record sound = {0};

/* A warning as expected; NULL: none is meant. */
struct expected {
	const char *item;
	const char *indicator;
};

static bool is_as_expected(const struct warning *warning, const struct expected *expected)
{
	size_t item = expected->item ? fixture_item(expected->item) : FORM_NONE;
	size_t indicator = expected->indicator ? fixture_indicator(expected->indicator) : FORM_NONE;

	return warning->item == item && warning->indicator == indicator && warning->seq == 0;
}

/* The warnings of one code are just these, in this order. */
static void expect_warnings(struct assessment *assessment, enum check_code code,
			    const struct expected *expected, size_t count)
{
	struct warnings warnings;
	size_t found = 0;

	assessment_score(assessment);
	check_find(&warnings, &assessment->answers, &assessment->score, &sound);
	for (size_t i = 0; i < warnings.list.count; i++) {
		if (warnings.list.at[i].code != code)
			continue;
		cr_expect(found < count && is_as_expected(&warnings.list.at[i], &expected[found]),
			  "%s: warning %zu is of item %zu and indicator %zu", check_spelling(code),
			  found, warnings.list.at[i].item, warnings.list.at[i].indicator);
		found++;
	}
	cr_expect_eq(found, count, "%s: %zu, not %zu", check_spelling(code), found, count);
	warnings_release(&warnings);
}

#define EXPECT_WARNINGS(assessment, code, ...)                                                     \
	expect_warnings(assessment, code, (const struct expected[]){__VA_ARGS__},                  \
			sizeof((const struct expected[]){__VA_ARGS__}) / sizeof(struct expected))
#define EXPECT_NONE(assessment, code) expect_warnings(assessment, code, NULL, 0)

Test(check, nothing_answered_is_nothing_to_warn_of)
{
	struct assessment assessment;
	struct warnings warnings;

	assessment_init(&assessment);
	check_find(&warnings, &assessment.answers, &assessment.score, &sound);
	cr_expect_eq(warnings.list.count, 0);
	warnings_release(&warnings);
	assessment_release(&assessment);
}

Test(check, a_no_contradicts_each_linked_leaf_that_is_5_whatever_comes)
{
	struct assessment assessment;

	assessment_init(&assessment);
	/* 7.4.a bears on authentication and on discipline */
	assessment_say(&assessment, "7.4.a", "no");
	EXPECT_NONE(&assessment, CHECK_CONTRADICTION);
	assessment_fill(&assessment, "assurance.discipline", 5);
	assessment_fill(&assessment, "handling.authentication", 3);
	EXPECT_WARNINGS(&assessment, CHECK_CONTRADICTION, {"7.4.a", "assurance.discipline"});
	assessment_fill(&assessment, "handling.authentication", 5);
	EXPECT_WARNINGS(&assessment, CHECK_CONTRADICTION, {"7.4.a", "handling.authentication"},
			{"7.4.a", "assurance.discipline"});
	/* 6.2.2.c stands before it and bears on the same two */
	assessment_say(&assessment, "6.2.2.c", "no");
	EXPECT_WARNINGS(&assessment, CHECK_CONTRADICTION, {"6.2.2.c", "handling.authentication"},
			{"6.2.2.c", "assurance.discipline"}, {"7.4.a", "handling.authentication"},
			{"7.4.a", "assurance.discipline"});
	assessment_say(&assessment, "6.2.2.c", "yes");
	assessment_say(&assessment, "7.4.a", "yes");
	EXPECT_NONE(&assessment, CHECK_CONTRADICTION);
	assessment_release(&assessment);
}

Test(check, a_score_that_may_still_be_5_is_no_contradiction)
{
	struct assessment assessment;

	assessment_init(&assessment);
	assessment_say(&assessment, "6.4.d", "no");
	assessment_fill(&assessment, "handling.cycle", 5);
	assessment_say(&assessment, "7.5.1.c", "no");
	assessment_say(&assessment, "6.1.a", "na");
	assessment_say(&assessment, "consulting.score", "5");
	EXPECT_WARNINGS(&assessment, CHECK_CONTRADICTION, {"7.5.1.c", "handling.cycle"});
	/* a direct 5 contradicts as well */
	assessment_say(&assessment, "aftersales.satisfaction.score", "5");
	EXPECT_WARNINGS(&assessment, CHECK_CONTRADICTION, {"6.4.d", "aftersales.satisfaction"},
			{"7.5.1.c", "handling.cycle"});
	assessment_say(&assessment, "handling.cycle.score", "3");
	EXPECT_WARNINGS(&assessment, CHECK_CONTRADICTION, {"6.4.d", "aftersales.satisfaction"});
	assessment_release(&assessment);
}

Test(check, na_wants_a_reason)
{
	struct assessment assessment;

	assessment_init(&assessment);
	assessment_say(&assessment, "7.5.3.c", "na");
	assessment_say_with_note(&assessment, "6.2.9.e", "na", "no CRL");
	assessment_say(&assessment, "6.2.9.f", "na");
	EXPECT_WARNINGS(&assessment, CHECK_NA_NO_REASON, {"6.2.9.f", NULL}, {"7.5.3.c", NULL});
	assessment_release(&assessment);
}

Test(check, an_optional_clause_is_na_as_a_whole_or_not_at_all)
{
	struct assessment assessment;

	assessment_init(&assessment);
	assessment_say(&assessment, "6.3.b", "na");
	EXPECT_NONE(&assessment, CHECK_NA_MIXED); /* the rest is open */
	assessment_say(&assessment, "6.3.c", "na");
	assessment_say(&assessment, "6.3.d", "na");
	EXPECT_NONE(&assessment, CHECK_NA_MIXED);
	assessment_say(&assessment, "6.3.a", "no");
	EXPECT_WARNINGS(&assessment, CHECK_NA_MIXED, {"6.3.b", NULL}); /* once a clause */
	assessment_say(&assessment, "6.1.d", "yes");
	assessment_say(&assessment, "6.1.a", "na");
	EXPECT_WARNINGS(&assessment, CHECK_NA_MIXED, {"6.1.a", NULL}, {"6.3.b", NULL});
	assessment_say(&assessment, "6.3.a", "na");
	EXPECT_WARNINGS(&assessment, CHECK_NA_MIXED, {"6.1.a", NULL});
	assessment_release(&assessment);
}

/* 6.2.9 and 7.5.3 hold requirements that every authority owes beside conditional ones. */
Test(check, other_clauses_may_mix)
{
	struct assessment assessment;

	assessment_init(&assessment);
	assessment_say(&assessment, "6.2.9.d", "yes");
	assessment_say(&assessment, "6.2.9.e", "na");
	assessment_say(&assessment, "7.5.3.c", "na");
	assessment_say(&assessment, "7.5.3.d", "no");
	EXPECT_NONE(&assessment, CHECK_NA_MIXED);
	assessment_release(&assessment);
}

/* Whatever else stands among the requirements of a clause does not mix with them. */
Test(check, only_requirements_mix)
{
	struct item items[] = {
	    {.id = "clause", .type = ITEM_GROUP, .group = FORM_NONE, .end = 3},
	    {.id = "clause.a", .type = ITEM_YESNO, .role = ROLE_REQUIREMENT, .end = 2},
	    {.id = "aside", .type = ITEM_YESNO, .role = ROLE_COVER, .end = 3},
	};
	const struct form form = {.items = items, .item_count = 3};
	const struct score score = {.form = &form};
	struct answers answers;
	struct warnings warnings;

	for (size_t i = 0; i < 3; i++)
		items[i].relevance.item = FORM_NONE;
	items[1].na.in[LANGUAGE_EN] = items[1].na.in[LANGUAGE_ZH] = "not offered";
	answers_init(&answers, &form);
	answers.of[1].kind = ANSWER_NA;
	answers.of[2].kind = ANSWER_YES;
	answers_recount(&answers);
	check_find(&warnings, &answers, &score, &sound);
	cr_assert_eq(warnings.list.count, 1);
	cr_expect_eq(warnings.list.at[0].code, CHECK_NA_NO_REASON);
	warnings_release(&warnings);
	answers_release(&answers);
}

Test(check, a_service_not_offered_cannot_score)
{
	struct assessment assessment;

	assessment_init(&assessment);
	assessment_say(&assessment, "6.1.b", "na");
	assessment_say(&assessment, "6.4.a", "na");
	assessment_say(&assessment, "6.4.b", "na");
	EXPECT_NONE(&assessment, CHECK_NA_SCORED); /* 0..5: it may yet be 0 */
	assessment_say(&assessment, "consulting.basic", "yes");
	assessment_fill(&assessment, "aftersales.complaints", 5);
	EXPECT_WARNINGS(&assessment, CHECK_NA_SCORED, {"6.1.b", "consulting"});
	assessment_say(&assessment, "6.1.c", "na");
	assessment_say(&assessment, "aftersales.followup.score", "1");
	EXPECT_WARNINGS(&assessment, CHECK_NA_SCORED, {"6.1.b", "consulting"},
			{"6.1.c", "consulting"}, {"6.4.a", "aftersales.followup"});
	assessment_say(&assessment, "consulting.basic", "no");
	EXPECT_WARNINGS(&assessment, CHECK_NA_SCORED, {"6.4.a", "aftersales.followup"});
	assessment_release(&assessment);
}

Test(check, a_direct_score_wants_a_reason_where_there_are_criteria)
{
	struct assessment assessment;

	assessment_init(&assessment);
	assessment_say(&assessment, "aftersales.satisfaction.score", "3");
	assessment_say(&assessment, "support.score", "3");
	assessment_say(&assessment, "consulting.score", "0");
	assessment_say_with_note(&assessment, "judicial.score", "1", "see the file");
	EXPECT_WARNINGS(&assessment, CHECK_SCORE_NO_REASON, {"consulting.score", "consulting"},
			{"support.score", "support"});
	assessment_say(&assessment, "consulting.score", "");
	EXPECT_WARNINGS(&assessment, CHECK_SCORE_NO_REASON, {"support.score", "support"});
	assessment_release(&assessment);
}

Test(check, a_no_wants_a_note)
{
	struct assessment assessment;

	assessment_init(&assessment);
	assessment_say(&assessment, "eligibility.law", "no"); /* the good answer */
	assessment_say(&assessment, "level.2.plans", "no");
	assessment_say(&assessment, "consulting.legal", "no");
	assessment_say_with_note(&assessment, "consulting.team", "no", "two clerks");
	assessment_say(&assessment, "6.2.2.a", "no");
	assessment_say(&assessment, "6.2.2.b", "yes");
	assessment_say(&assessment, "6.1.a", "na");
	EXPECT_WARNINGS(&assessment, CHECK_NO_WITHOUT_NOTE, {"6.2.2.a", NULL},
			{"consulting.legal", NULL}, {"level.2.plans", NULL});
	assessment_release(&assessment);
}

Test(check, of_what_is_not_asked_nothing_is_said)
{
	struct assessment assessment;

	assessment_init(&assessment);
	assessment_say(&assessment, "assurance.attitude.resolved", "no");
	EXPECT_WARNINGS(&assessment, CHECK_NO_WITHOUT_NOTE, {"assurance.attitude.resolved", NULL});
	assessment_say(&assessment, "assurance.attitude.count", "1");
	EXPECT_WARNINGS(&assessment, CHECK_NO_WITHOUT_NOTE, {"assurance.attitude.resolved", NULL});
	assessment_say(&assessment, "assurance.attitude.count", "0");
	EXPECT_NONE(&assessment, CHECK_NO_WITHOUT_NOTE);
	assessment_release(&assessment);
}

Test(check, a_direct_score_differs_when_the_criteria_cannot_give_it)
{
	struct assessment assessment;

	assessment_init(&assessment);
	assessment_say(&assessment, "support.score", "3");
	EXPECT_NONE(&assessment, CHECK_SCORE_DIFFERS); /* 0..5 */
	assessment_say(&assessment, "support.classified", "no");
	EXPECT_WARNINGS(&assessment, CHECK_SCORE_DIFFERS, {"support.score", "support"}); /* 0..1 */
	assessment_say(&assessment, "support.score", "1");
	EXPECT_NONE(&assessment, CHECK_SCORE_DIFFERS);
	assessment_say(&assessment, "support.offered", "yes");
	EXPECT_NONE(&assessment, CHECK_SCORE_DIFFERS); /* 1 */
	assessment_say(&assessment, "support.score", "0");
	EXPECT_WARNINGS(&assessment, CHECK_SCORE_DIFFERS, {"support.score", "support"});
	/* tables 3 to 5 give no less than 1 */
	assessment_say(&assessment, "handling.cycle.score", "0");
	EXPECT_WARNINGS(&assessment, CHECK_SCORE_DIFFERS,
			{"handling.cycle.score", "handling.cycle"}, {"support.score", "support"});
	assessment_release(&assessment);
}

/* The total's low end says which level is reached for certain. */
Test(check, a_trait_of_the_level_reached_or_of_a_lower_one)
{
	struct assessment assessment;

	assessment_init(&assessment);
	assessment_say(&assessment, "level.1.posts", "no");
	assessment_say(&assessment, "level.1.rules", "yes");
	assessment_say(&assessment, "level.2.plans", "no");
	assessment_say(&assessment, "level.3.warning", "no");
	EXPECT_WARNINGS(&assessment, CHECK_LEVEL_TRAIT, {"level.1.posts", NULL}); /* 0.16..5.00 */
	assessment_fill_all(&assessment, 5);
	assessment_say(&assessment, "support.offered", ""); /* 4.00..5.00 */
	EXPECT_WARNINGS(&assessment, CHECK_LEVEL_TRAIT, {"level.1.posts", NULL},
			{"level.2.plans", NULL});
	assessment_say(&assessment, "support.offered", "yes");
	EXPECT_WARNINGS(&assessment, CHECK_LEVEL_TRAIT, {"level.1.posts", NULL},
			{"level.2.plans", NULL}, {"level.3.warning", NULL});
	assessment_say(&assessment, "eligibility.law", "yes");
	EXPECT_NONE(&assessment, CHECK_LEVEL_TRAIT);
	assessment_release(&assessment);
}

Test(check, a_part_above_its_whole_is_told_once)
{
	struct assessment assessment;

	assessment_init(&assessment);
	assessment_say(&assessment, "aftersales.followup.reached", "11");
	EXPECT_NONE(&assessment, CHECK_PART_ABOVE_WHOLE);
	assessment_say(&assessment, "aftersales.followup.customers", "11");
	EXPECT_NONE(&assessment, CHECK_PART_ABOVE_WHOLE);
	assessment_say(&assessment, "aftersales.followup.customers", "10");
	EXPECT_WARNINGS(&assessment, CHECK_PART_ABOVE_WHOLE,
			{"aftersales.followup.reached", "aftersales.followup"});
	assessment_say(&assessment, "handling.notification.sampled", "1");
	assessment_say(&assessment, "handling.notification.uninformed", "2");
	EXPECT_WARNINGS(&assessment, CHECK_PART_ABOVE_WHOLE,
			{"handling.notification.uninformed", "handling.notification"},
			{"aftersales.followup.reached", "aftersales.followup"});
	assessment_release(&assessment);
}

Test(check, what_the_record_says_of_itself_and_rows_without_a_place)
{
	static const struct check_record unsound = {
	    .form_changed = true, .is_altered = true, .is_torn = true};
	struct assessment assessment;
	struct warnings warnings;

	assessment_init(&assessment);
	assessment_say(&assessment, "of.another.form", "yes");	    /* row 2 */
	assessment_say(&assessment, "handling.cycle.days", "soon"); /* row 3 */
	assessment_score(&assessment);
	check_find(&warnings, &assessment.answers, &assessment.score, &unsound);
	cr_assert_eq(warnings.list.count, 5);
	cr_expect_eq(warnings.list.at[0].code, CHECK_FORM_CHANGED);
	cr_expect_eq(warnings.list.at[1].code, CHECK_ORPHAN_ROW);
	cr_expect_eq(warnings.list.at[1].seq, 2);
	cr_expect_eq(warnings.list.at[1].item, FORM_NONE);
	cr_expect_eq(warnings.list.at[2].code, CHECK_ORPHAN_ROW);
	cr_expect_eq(warnings.list.at[2].seq, 3);
	cr_expect_eq(warnings.list.at[2].item, fixture_item("handling.cycle.days"));
	cr_expect_eq(warnings.list.at[3].code, CHECK_ALTERED);
	cr_expect_eq(warnings.list.at[4].code, CHECK_TORN);
	for (size_t i = 0; i < 5; i++)
		cr_expect_eq(warnings.list.at[i].indicator, FORM_NONE);
	warnings_release(&warnings);

	check_find(&warnings, &assessment.answers, &assessment.score,
		   &(struct check_record){.is_torn = true});
	cr_expect_eq(warnings.list.count, 3);
	cr_expect_eq(warnings.list.at[2].code, CHECK_TORN);
	warnings_release(&warnings);
	assessment_release(&assessment);
}

/* One assessment with a warning of each code: the codes stand in their order. */
Test(check, codes_stand_in_the_order_of_the_contract)
{
	static const struct check_record unsound = {
	    .form_changed = true, .is_altered = true, .is_torn = true};
	struct assessment assessment;
	struct warnings warnings;
	bool seen[CHECK_COUNT] = {false};

	assessment_init(&assessment);
	assessment_say(&assessment, "nowhere", "yes");
	assessment_say(&assessment, "level.1.posts", "no");
	assessment_fill(&assessment, "assurance.facilities", 5);
	assessment_say(&assessment, "7.1.premises", "no");
	assessment_say(&assessment, "6.1.a", "na");
	assessment_say(&assessment, "6.1.b", "yes");
	assessment_say(&assessment, "consulting.basic", "no");
	assessment_say(&assessment, "consulting.score", "5");
	assessment_say(&assessment, "handling.notification.sampled", "1");
	assessment_say(&assessment, "handling.notification.uninformed", "2");
	assessment_score(&assessment);
	check_find(&warnings, &assessment.answers, &assessment.score, &unsound);
	for (size_t i = 0; i < warnings.list.count; i++) {
		seen[warnings.list.at[i].code] = true;
		cr_expect(i == 0 || warnings.list.at[i - 1].code <= warnings.list.at[i].code);
	}
	for (size_t code = 0; code < CHECK_COUNT; code++)
		cr_expect(seen[code], "%s", check_spelling((enum check_code)code));
	warnings_release(&warnings);
	assessment_release(&assessment);
}

Test(check, codes_are_spelled_as_the_contract_has_them)
{
	static const char *const spellings[] = {
	    "contradiction", "na_no_reason",	"na_mixed",
	    "na_scored",     "score_no_reason", "no_without_note",
	    "score_differs", "level_trait",	"part_above_whole",
	    "form_changed",  "orphan_row",	"altered",
	    "torn",
	};

	cr_assert_eq(CHECK_COUNT, sizeof spellings / sizeof *spellings);
	for (size_t code = 0; code < CHECK_COUNT; code++) {
		cr_expect_str_eq(check_spelling((enum check_code)code), spellings[code]);
		cr_expect(strlen(check_words((enum check_code)code)) > 10);
	}
}
