/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of what all writers ask of an assessment. */
#include "config.h"

#include "report/assessment.h"

#include "base/map.h"
#include "base/text.h"
#include "tests/support/check.h"
#include "tests/unit/report/sample.h"

TestSuite(assessment, .fini = check_leaks);

Test(assessment, has_a_subject_while_it_is_answered)
{
	struct sample sample;

	sample_init(&sample);
	cr_expect_str_eq(assessment_subject(&sample.assessment), "");
	sample_say(&sample, (struct event){.item = "cover.organisation", .answer = "甲公司"});
	cr_expect_str_eq(assessment_subject(&sample.assessment), "甲公司");
	sample_say(&sample, (struct event){.item = "cover.organisation", .note = "who?"});
	cr_expect_str_eq(assessment_subject(&sample.assessment), "");
	sample_release(&sample);
}

Test(assessment, has_no_subject_where_the_form_asks_for_none)
{
	struct sample sample;

	sample_init(&sample);
	map_free(sample.form.item_by_id);
	sample.form.item_by_id = map_new();
	cr_expect_str_eq(assessment_subject(&sample.assessment), "");
	sample_release(&sample);
}

Test(assessment, takes_an_answer_that_does_not_fit_as_open)
{
	struct sample sample;

	sample_init(&sample);
	sample_say(&sample, (struct event){.item = "6.1.a", .answer = "perhaps"});
	sample.of[ITEM_61A].kind = ANSWER_OPEN; /* as folding leaves it */
	cr_expect_str_eq(assessment_answer(&sample.assessment, ITEM_61A), "");
	cr_expect_str_eq(assessment_answer(&sample.assessment, ITEM_S61), "");
	sample_release(&sample);
}

Test(assessment, has_a_level_once_it_is_settled)
{
	struct sample sample;

	sample_init(&sample);
	cr_expect_eq(assessment_level(&sample.assessment), FORM_NONE);
	sample_settle(&sample);
	cr_expect_eq(assessment_level(&sample.assessment), 1);
	sample.score.is_settled = false;
	cr_expect_eq(assessment_level(&sample.assessment), FORM_NONE);
	sample_release(&sample);
}

Test(assessment, knows_sections_by_what_they_hold_themselves)
{
	static const bool is_section[ITEM_COUNT] = {[ITEM_S61] = true, [ITEM_71] = true};
	struct sample sample;

	sample_init(&sample);
	for (size_t i = 0; i < ITEM_COUNT; i++)
		cr_expect_eq(assessment_is_section(&sample.assessment, i), is_section[i], "%s",
			     sample.items[i].id);
	sample_release(&sample);
}

Test(assessment, counts_in_a_section_only_what_is_its_own)
{
	struct sample sample;
	struct tally tally;

	sample_init(&sample);
	sample_say(&sample, (struct event){.item = "6.1.a", .answer = "no"});
	sample.items[ITEM_61A].group = ITEM_S6; /* beside the group that holds 6.1.b */
	tally = assessment_section(&sample.assessment, ITEM_S6);
	cr_expect_eq(tally.not_met, 1);
	cr_expect_eq(tally.open, 0);
	tally = assessment_section(&sample.assessment, ITEM_S61);
	cr_expect_eq(tally.not_met, 0);
	cr_expect_eq(tally.open, 1);
	sample_release(&sample);
}

Test(assessment, makes_a_path_utf8)
{
	static const struct {
		const char *path, *expected;
	} cases[] = {
	    {"甲/a b.csv", "甲/a b.csv"}, {"", ""},
	    {"\xff.csv", "\uFFFD.csv"},	  {"a\xe7\x94", "a\uFFFD\uFFFD"},
	    {"\x1b\n", "\x1b\n"},
	};
	struct sample sample;
	struct text out = TEXT_EMPTY;

	sample_init(&sample);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		sample.assessment.path = cases[i].path;
		text_clear(&out);
		assessment_add_path(&out, &sample.assessment);
		cr_expect_str_eq(out.bytes, cases[i].expected);
	}
	text_release(&out);
	sample_release(&sample);
}

Test(assessment, names_the_item_of_a_warning)
{
	struct sample sample;
	const struct warning *list;

	sample_init(&sample);
	sample_say(&sample, (struct event){.item = "old.item", .answer = "yes"});
	sample_warn(&sample, CHECK_NO_WITHOUT_NOTE, ITEM_61B, FORM_NONE, 0);
	sample_warn(&sample, CHECK_ORPHAN_ROW, FORM_NONE, FORM_NONE, 2);
	sample_warn(&sample, CHECK_ALTERED, FORM_NONE, FORM_NONE, 0);
	list = sample.warnings.list.at;
	cr_expect_str_eq(assessment_warned_item(&sample.assessment, &list[0]), "6.1.b");
	cr_expect_str_eq(assessment_warned_item(&sample.assessment, &list[1]), "old.item");
	cr_expect_null(assessment_warned_item(&sample.assessment, &list[2]));
	sample_release(&sample);
}
