/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tui/keymap: every action has a key, no key has two, and names are read and written alike. */
#include "config.h"

#include "tui/keymap.h"

#include "base/text.h"
#include "tests/support/check.h"

#include <criterion/criterion.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

TestSuite(keymap, .fini = check_leaks);

Test(keymap, every_action_has_a_key)
{
	struct keymap keymap;

	keymap_init(&keymap);
	for (enum action action = 0; action < ACTION_COUNT; action++) {
		size_t count = 0;

		for (size_t i = 0; i < keymap.bindings.count; i++)
			count += keymap.bindings.at[i].action == action;
		cr_expect_gt(count, 0, "%s has no key", action_info(action)->word);
	}
	keymap_release(&keymap);
}

Test(keymap, no_key_is_used_twice)
{
	struct keymap keymap;

	keymap_init(&keymap);
	for (size_t i = 0; i < keymap.bindings.count; i++) {
		for (size_t k = 0; k < i; k++) {
			const struct binding *a = &keymap.bindings.at[i];
			const struct binding *b = &keymap.bindings.at[k];

			cr_expect(a->key.kind != b->key.kind ||
				      a->key.character != b->key.character,
				  "%s and %s have one key", action_info(a->action)->word,
				  action_info(b->action)->word);
		}
	}
	keymap_release(&keymap);
}

Test(keymap, keys_of_the_view_and_the_terminal_are_left_free)
{
	static const struct key own[] = {
	    {PRESS_CHARACTER, ' '}, {PRESS_CHARACTER, 'b'}, {PRESS_ESCAPE, 0},
	    {PRESS_CHARACTER, '0'}, {PRESS_CHARACTER, '9'}, {PRESS_CONTROL, 'l'},
	    {PRESS_CONTROL, 'z'},   {PRESS_CONTROL, 'c'},
	};
	struct keymap keymap;

	keymap_init(&keymap);
	for (size_t i = 0; i < COUNT(own); i++) {
		enum action action = ACTION_COUNT;

		cr_expect_not(keymap_find(&keymap, own[i], &action), "key %zu", i);
		cr_expect_eq(action, ACTION_COUNT);
	}
	keymap_release(&keymap);
}

Test(keymap, keys_call_what_the_contract_says)
{
	static const struct {
		struct key key;
		enum action action;
	} cases[] = {
	    {{PRESS_CHARACTER, 'y'}, ACTION_YES},
	    {{PRESS_CHARACTER, 'n'}, ACTION_NO},
	    {{PRESS_CHARACTER, 'x'}, ACTION_NA},
	    {{PRESS_ENTER, 0}, ACTION_ANSWER},
	    {{PRESS_DELETE, 0}, ACTION_OPEN},
	    {{PRESS_UP, 0}, ACTION_UP},
	    {{PRESS_CHARACTER, 'k'}, ACTION_UP},
	    {{PRESS_CHARACTER, 'H'}, ACTION_HISTORY},
	    {{PRESS_CHARACTER, 'h'}, ACTION_PREVIOUS_CLAUSE},
	    {{PRESS_TAB, 0}, ACTION_NEXT_OPEN},
	    {{PRESS_BACK_TAB, 0}, ACTION_PREVIOUS_OPEN},
	    {{PRESS_PAGE_DOWN, 0}, ACTION_PAGE_DOWN},
	    /* an input method left on types full-width forms */
	    {{PRESS_CHARACTER, 0xFF59}, ACTION_YES},
	    {{PRESS_CHARACTER, 0xFF1F}, ACTION_HELP},
	};
	struct keymap keymap;

	keymap_init(&keymap);
	for (size_t i = 0; i < COUNT(cases); i++) {
		enum action action = ACTION_COUNT;

		cr_expect(keymap_find(&keymap, cases[i].key, &action), "case %zu", i);
		cr_expect_eq(action, cases[i].action, "case %zu", i);
	}
	keymap_release(&keymap);
}

Test(keymap, names_are_read)
{
	static const struct {
		const char *name;
		struct key key;
	} cases[] = {
	    {"Enter", {.kind = PRESS_ENTER}},	 {"Esc", {.kind = PRESS_ESCAPE}},
	    {"Tab", {.kind = PRESS_TAB}},	 {"S-Tab", {.kind = PRESS_BACK_TAB}},
	    {"Del", {.kind = PRESS_DELETE}},	 {"Up", {.kind = PRESS_UP}},
	    {"Down", {.kind = PRESS_DOWN}},	 {"Left", {.kind = PRESS_LEFT}},
	    {"Right", {.kind = PRESS_RIGHT}},	 {"Home", {.kind = PRESS_HOME}},
	    {"End", {.kind = PRESS_END}},	 {"PgUp", {.kind = PRESS_PAGE_UP}},
	    {"PgDn", {.kind = PRESS_PAGE_DOWN}}, {"Backspace", {.kind = PRESS_BACKSPACE}},
	    {"C-j", {.kind = PRESS_LINE_BREAK}}, {"C-p", {PRESS_CONTROL, 'p'}},
	    {"y", {PRESS_CHARACTER, 'y'}},	 {"]", {PRESS_CHARACTER, ']'}},
	};
	static const char *const none[] = {"", "Enterprise", "ente", "F1", "yy", " ", "\u4e2d"};
	struct key key;

	for (size_t i = 0; i < COUNT(cases); i++) {
		cr_assert(key_parse(cases[i].name, strlen(cases[i].name), &key), "%s",
			  cases[i].name);
		cr_expect_eq(key.kind, cases[i].key.kind, "%s", cases[i].name);
		cr_expect_eq(key.character, cases[i].key.character, "%s", cases[i].name);
	}
	for (size_t i = 0; i < COUNT(none); i++)
		cr_expect_not(key_parse(none[i], strlen(none[i]), &key), "'%s'", none[i]);
}

Test(keymap, an_action_is_named_by_its_first_key)
{
	struct text name = TEXT_EMPTY;

	keymap_add_name(&name, ACTION_PREVIOUS_CLAUSE);
	cr_expect_str_eq(name.bytes, "[");
	text_release(&name);
}

Test(keymap, characters_are_written_in_utf8)
{
	static const struct {
		uint32_t character;
		const char *bytes;
	} cases[] = {
	    {'a', "a"},
	    {0x7F, "\x7f"},
	    {0x80, "\xc2\x80"},
	    {0x7FF, "\xdf\xbf"},
	    {0x800, "\xe0\xa0\x80"},
	    {0x4E2D, "\xe4\xb8\xad"},
	    {0xFFFF, "\xef\xbf\xbf"},
	    {0x10000, "\xf0\x90\x80\x80"},
	    {0x10FFFF, "\xf4\x8f\xbf\xbf"},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		char bytes[KEY_UTF8_SIZE];

		key_print_utf8(cases[i].character, bytes);
		cr_expect_str_eq(bytes, cases[i].bytes);
	}
	cr_expect_eq(key_narrow(0x3000), ' ');
	cr_expect_eq(key_narrow(0xFF01), '!');
	cr_expect_eq(key_narrow(0xFF5E), '~');
	cr_expect_eq(key_narrow(0xFF5F), 0xFF5F);
	cr_expect_eq(key_narrow(0x4E2D), 0x4E2D);
}
