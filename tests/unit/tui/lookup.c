/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tui/lookup: questions are numbered without the groups, links stand by their item. */
#include "config.h"

#include "tui/lookup.h"

#include "form/form.h"
#include "tests/support/check.h"

#include <criterion/criterion.h>

TestSuite(lookup, .fini = check_leaks);

Test(lookup, numbers_questions_and_sorts_links)
{
	struct item items[] = {{.type = ITEM_GROUP},
			       {.type = ITEM_YESNO},
			       {.type = ITEM_GROUP},
			       {.type = ITEM_TEXT},
			       {.type = ITEM_YESNO}};
	struct link links[] = {{4, 7}, {1, 3}, {4, 2}, {4, 9}};
	struct form form = {.items = items, .item_count = 5, .links = links, .link_count = 4};
	static const size_t places[] = {0, 1, 0, 2, 3};
	static const size_t first[] = {0, 0, 1, 1, 1, 4};
	static const size_t indicators[] = {3, 7, 2, 9};
	struct lookup lookup;

	lookup_init(&lookup, &form);
	cr_expect_eq(lookup.question_count, 3);
	for (size_t i = 0; i < 5; i++)
		cr_expect_eq(lookup.places[i], places[i], "item %zu", i);
	for (size_t i = 0; i < 6; i++)
		cr_expect_eq(lookup.first_link[i], first[i], "item %zu", i);
	for (size_t i = 0; i < 4; i++)
		cr_expect_eq(lookup.indicators[i], indicators[i], "link %zu", i);
	lookup_release(&lookup);
}

Test(lookup, a_form_without_links_has_none)
{
	struct item items[] = {{.type = ITEM_YESNO}};
	struct form form = {.items = items, .item_count = 1};
	struct lookup lookup;

	lookup_init(&lookup, &form);
	cr_expect_eq(lookup.first_link[0], 0);
	cr_expect_eq(lookup.first_link[1], 0);
	lookup_release(&lookup);
}
