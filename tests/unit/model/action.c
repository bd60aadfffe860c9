/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of all that a user can do. */
#include "config.h"

#include "model/action.h"

#include "tests/support/check.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define KEY_SIZE 16

TestSuite(action, .fini = check_leaks);

Test(action, stands_in_its_own_place)
{
	for (enum action action = 0; action < ACTION_COUNT; action++)
		cr_expect_eq(action_info(action)->action, action);
}

Test(action, is_found_by_its_word)
{
	for (enum action action = 0; action < ACTION_COUNT; action++) {
		enum action found[ACTION_COUNT];

		cr_expect_eq(action_find(action_info(action)->word, found), 1);
		cr_expect_eq(found[0], action, "%s", action_info(action)->word);
	}
}

/* Words of several that begin alike are found by what tells them apart, and no sooner. */
Test(action, is_found_by_the_beginning_that_is_its_own)
{
	static const struct {
		const char *beginning;
		size_t count;
		enum action first;
	} cases[] = {
	    {"y", 1, ACTION_YES},
	    {"q", 1, ACTION_QUIT},
	    {"n", 6, ACTION_NO}, /* no, na, note, next-clause, next-open, next-hit */
	    {"no", 1, ACTION_NO},
	    {"not", 1, ACTION_NOTE},
	    {"next", 3, ACTION_NEXT_CLAUSE},
	    {"next-o", 1, ACTION_NEXT_OPEN},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		enum action found[ACTION_COUNT];

		cr_expect_eq(action_find(cases[i].beginning, found), cases[i].count, "'%s'",
			     cases[i].beginning);
		cr_expect_eq(found[0], cases[i].first, "'%s'", cases[i].beginning);
	}
}

Test(action, find_knows_nothing_that_is_no_beginning)
{
	static const char *const strings[] = {"", "Y", "YES", " yes", "yes ", "yess", "next open"};

	for (size_t i = 0; i < sizeof strings / sizeof *strings; i++) {
		enum action found[ACTION_COUNT];

		cr_expect_eq(action_find(strings[i], found), 0, "'%s'", strings[i]);
	}
}

Test(action, has_a_word_keys_and_help)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz-";

	for (enum action action = 0; action < ACTION_COUNT; action++) {
		const struct action_info *info = action_info(action);

		cr_expect(info->word[0] != '\0' && info->word[strspn(info->word, letters)] == '\0',
			  "'%s'", info->word);
		cr_expect(info->keys[0] != '\0', "%s has no key", info->word);
		cr_expect(info->help[0] != '\0', "%s has no help", info->word);
	}
}

/* Is the key among those of the action? */
static bool has_key(const struct action_info *info, const char *key)
{
	const char *at = info->keys;

	while (*at != '\0') {
		size_t len = strcspn(at, " ");

		if (len == strlen(key) && strncmp(at, key, len) == 0)
			return true;
		at += len + (at[len] == ' ');
	}
	return false;
}

static size_t count_with_key(const char *key)
{
	size_t count = 0;

	for (enum action action = 0; action < ACTION_COUNT; action++)
		count += has_key(action_info(action), key);
	return count;
}

Test(action, shares_no_key_with_another)
{
	for (enum action action = 0; action < ACTION_COUNT; action++) {
		const char *at = action_info(action)->keys;

		while (*at != '\0') {
			char key[KEY_SIZE];
			size_t len = strcspn(at, " ");

			snprintf(key, sizeof key, "%.*s", (int)len, at);
			cr_expect_eq(count_with_key(key), 1, "the key '%s'", key);
			at += len + (at[len] == ' ');
		}
	}
}

Test(action, asks_for_what_it_needs)
{
	static const struct {
		enum action action;
		enum action_argument argument;
	} cases[] = {
	    {ACTION_YES, ARG_NONE},	 {ACTION_ANSWER, ARG_ANSWER},
	    {ACTION_SCORE, ARG_SCORE},	 {ACTION_NOTE, ARG_NOTE},
	    {ACTION_GOTO, ARG_CLAUSE},	 {ACTION_SEARCH, ARG_SEARCH},
	    {ACTION_FILTER, ARG_FILTER}, {ACTION_EVIDENCE, ARG_EVIDENCE},
	    {ACTION_QUIT, ARG_NONE},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		cr_expect_eq(action_info(cases[i].action)->argument, cases[i].argument, "%s",
			     action_info(cases[i].action)->word);
}
