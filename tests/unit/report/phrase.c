/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the parts of sentences. */
#include "config.h"

#include "report/phrase.h"

#include "tests/support/check.h"
#include "tests/unit/report/sample.h"

TestSuite(phrase, .fini = check_leaks);

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void expect_text(struct text *out, const char *expected)
{
	cr_expect_str_eq(out->bytes, expected, "%s, not %s", out->bytes, expected);
	text_release(out);
}

Test(phrase, says_how_an_item_stands)
{
	static const struct {
		size_t item;
		const char *answer; /* NULL: never answered */
		const char *expected;
	} cases[] = {
	    {ITEM_61A, "yes", "met"},
	    {ITEM_61A, "no", "not met"},
	    {ITEM_61A, "na", "n.a."},
	    {ITEM_61A, NULL, "open"},
	    {ITEM_61A, "", "open"},
	    {ITEM_BASIC, "yes", "yes"},
	    {ITEM_BASIC, "no", "no"},
	    {ITEM_BASIC, NULL, "open"},
	    {ITEM_VETERANS, "3", "3"},
	    {ITEM_LAW, "yes", "yes"},
	    {ITEM_SUBJECT, "A very long name", "answered"},
	    {ITEM_SUBJECT, NULL, "not answered"},
	    {ITEM_DAY, "2026-11-20", "2026-11-20"},
	    {ITEM_CONSULTING_SCORE, NULL, "not answered"},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct sample sample;
		struct text out = TEXT_EMPTY;

		sample_init(&sample);
		if (cases[i].answer)
			sample_say(&sample, (struct event){.item = sample.items[cases[i].item].id,
							   .answer = cases[i].answer});
		phrase_add_state(&out, &sample.assessment, cases[i].item);
		expect_text(&out, cases[i].expected);
		sample_release(&sample);
	}
}

Test(phrase, names_the_version_that_a_record_was_begun_with_where_it_is_another)
{
	static const struct {
		const char *begun;
		const char *expected;
	} cases[] = {
	    {"small 2", "version 2"},
	    {"small 1", "version 2, while the record was begun with version 1"},
	    {"small 99", "version 2, while the record was begun with version 99"},
	    {"small", "version 2"},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct sample sample;
		struct text out = TEXT_EMPTY;

		sample_init(&sample);
		sample.events[0].answer = cases[i].begun;
		phrase_add_version(&out, &sample.assessment);
		expect_text(&out, cases[i].expected);
		sample_release(&sample);
	}
}

Test(phrase, says_that_an_item_is_not_asked)
{
	struct sample sample;
	struct text out = TEXT_EMPTY;

	sample_init(&sample);
	sample_say(&sample, (struct event){.item = "consulting.veterans", .answer = "3"});
	sample.of[ITEM_VETERANS].number = decimal_from_integer(3);
	sample.items[ITEM_BASIC].relevance =
	    (struct relevance){.item = ITEM_VETERANS, .op = COMPARE_EQUAL, .number = DECIMAL_ZERO};
	phrase_add_state(&out, &sample.assessment, ITEM_BASIC);
	expect_text(&out, "not asked");
	sample_release(&sample);
}
