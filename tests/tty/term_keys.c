/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A terminal to sit at: its keyboard and mouse. */
#include "config.h"

#include "tests/tty/term.h"

#include "tests/tty/term_part.h"

#include <criterion/criterion.h>
#include <string.h>
#include <unistr.h>

static const struct {
	const char *name;
	VTermKey key;
} names[] = {
    {"Enter", VTERM_KEY_ENTER}, {"Tab", VTERM_KEY_TAB},	      {"Backspace", VTERM_KEY_BACKSPACE},
    {"Esc", VTERM_KEY_ESCAPE},	{"Up", VTERM_KEY_UP},	      {"Down", VTERM_KEY_DOWN},
    {"Left", VTERM_KEY_LEFT},	{"Right", VTERM_KEY_RIGHT},   {"Ins", VTERM_KEY_INS},
    {"Del", VTERM_KEY_DEL},	{"Home", VTERM_KEY_HOME},     {"End", VTERM_KEY_END},
    {"PgUp", VTERM_KEY_PAGEUP}, {"PgDn", VTERM_KEY_PAGEDOWN},
};

static void type_with(struct term *term, const char *text, VTermModifier modifier)
{
	const uint8_t *at = (const uint8_t *)text;
	ucs4_t character;

	for (at = u8_next(&character, at); at; at = u8_next(&character, at))
		vterm_keyboard_unichar(term->emulator, character, modifier);
}

void term_type(struct term *term, const char *text)
{
	type_with(term, text, VTERM_MOD_NONE);
	term_pump(term);
}

/* Take "S-", "A-" and "C-" off the front of a name. */
static VTermModifier take_modifiers(const char **name)
{
	VTermModifier modifier = VTERM_MOD_NONE;

	while ((*name)[0] != '\0' && (*name)[1] == '-' && (*name)[2] != '\0') {
		switch ((*name)[0]) {
		case 'S':
			modifier |= VTERM_MOD_SHIFT;
			break;
		case 'A':
			modifier |= VTERM_MOD_ALT;
			break;
		case 'C':
			modifier |= VTERM_MOD_CTRL;
			break;
		default:
			cr_assert_fail("no such modifier: %s", *name);
		}
		*name += 2;
	}
	return modifier;
}

static VTermKey key_of(const char *name)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (strcmp(names[i].name, name) == 0)
			return names[i].key;
	}
	return VTERM_KEY_NONE;
}

void term_key(struct term *term, const char *name)
{
	VTermModifier modifier = take_modifiers(&name);
	VTermKey key = key_of(name);

	if (key != VTERM_KEY_NONE) {
		vterm_keyboard_key(term->emulator, key, modifier);
	} else {
		cr_assert_eq(u8_mbsnlen((const uint8_t *)name, strlen(name)), 1, "no such key: %s",
			     name);
		type_with(term, name, modifier);
	}
	term_pump(term);
}

void term_paste(struct term *term, const char *text)
{
	term_pump(term);
	vterm_keyboard_start_paste(term->emulator);
	type_with(term, text, VTERM_MOD_NONE);
	vterm_keyboard_end_paste(term->emulator);
	term_pump(term);
}

void term_click(struct term *term, int row, int col, int button)
{
	term_pump(term);
	vterm_mouse_move(term->emulator, row, col, VTERM_MOD_NONE);
	vterm_mouse_button(term->emulator, button, true, VTERM_MOD_NONE);
	vterm_mouse_button(term->emulator, button, false, VTERM_MOD_NONE);
	term_pump(term);
}
