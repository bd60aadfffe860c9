/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tui/lookup: questions are numbered without the groups, names are measured. */
#include "config.h"

#include "tui/lookup.h"

#include "base/i18n.h"
#include "form/form.h"
#include "tests/support/check.h"

#include <criterion/criterion.h>

TestSuite(lookup, .fini = check_leaks);

Test(lookup, numbers_questions)
{
	struct item items[] = {{.type = ITEM_GROUP},
			       {.type = ITEM_YESNO},
			       {.type = ITEM_GROUP},
			       {.type = ITEM_TEXT},
			       {.type = ITEM_YESNO}};
	struct form form = {.items = items, .item_count = 5};
	static const size_t places[] = {0, 1, 0, 2, 3};
	struct lookup lookup;

	lookup_init(&lookup, &form);
	cr_expect_eq(lookup.question_count, 3);
	for (size_t i = 0; i < 5; i++)
		cr_expect_eq(lookup.places[i], places[i], "item %zu", i);
	lookup_release(&lookup);
}

Test(lookup, the_widest_names_of_the_first_level_are_measured)
{
	struct indicator indicators[] = {
	    {.clause = "8.1.2", .label = {{"Advice", "业务咨询"}}, .parent = FORM_NONE},
	    {.clause = "8.1.3.1", .label = {{"A name below", "下级指标"}}, .parent = 0},
	    {.clause = "8.1.10", .label = {{"Care", "照管"}}, .parent = FORM_NONE},
	};
	struct form form = {.indicators = indicators, .indicator_count = 3};
	static const size_t cols[LANGUAGE_COUNT][NAMING_COUNT] = {
	    [LANGUAGE_EN] = {12, 6, 6}, /* 8.1.2 Advice, Advice, 8.1.10 */
	    [LANGUAGE_ZH] = {14, 8, 6}, /* 8.1.2 业务咨询, 业务咨询, 8.1.10 */
	};

	for (enum language language = 0; language < LANGUAGE_COUNT; language++) {
		struct lookup lookup;

		i18n_speak(language);
		lookup_init(&lookup, &form);
		cr_expect_eq(lookup.first_level_count, 2);
		for (enum naming naming = 0; naming < NAMING_COUNT; naming++)
			cr_expect_eq(lookup.name_cols[naming], cols[language][naming], "%s %d",
				     language_code(language), (int)naming);
		lookup_release(&lookup);
	}
	i18n_speak(LANGUAGE_EN);
}
