/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys, and which action each of them calls. */
#include "config.h"

#include "tui/keymap.h"

#include "base/text.h"

#include <assert.h>
#include <string.h>

#define FULL_WIDTH_FIRST                                                                           \
	0xFF01U			/* the full-width form of '!', the others in the order of ASCII    \
				 */
#define FULL_WIDTH_LAST 0xFF5EU /* that of '~' */
#define IDEOGRAPHIC_SPACE 0x3000U

#define CONTROL_LAST 26U /* Ctrl-Z */
#define ESCAPE 27U
#define DELETE 127U

static const struct {
	const char *name;
	enum key_kind kind;
	uint32_t character;
} names[] = {
    {"Enter", PRESS_ENTER, 0},	  {"Esc", PRESS_ESCAPE, 0},
    {"Tab", PRESS_TAB, 0},	  {"S-Tab", PRESS_BACK_TAB, 0},
    {"Del", PRESS_DELETE, 0},	  {"Up", PRESS_UP, 0},
    {"Down", PRESS_DOWN, 0},	  {"Left", PRESS_LEFT, 0},
    {"Right", PRESS_RIGHT, 0},	  {"Home", PRESS_HOME, 0},
    {"End", PRESS_END, 0},	  {"PgUp", PRESS_PAGE_UP, 0},
    {"PgDn", PRESS_PAGE_DOWN, 0}, {"Backspace", PRESS_BACKSPACE, 0},
    {"C-j", PRESS_LINE_BREAK, 0}, {"C-p", PRESS_CONTROL, 'p'},
};

bool key_parse(const char *name, size_t len, struct key *out)
{
	if (len == 1 && name[0] > ' ' && name[0] <= '~') {
		*out = (struct key){PRESS_CHARACTER, (uint32_t)name[0]};
		return true;
	}
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (strlen(names[i].name) == len && memcmp(names[i].name, name, len) == 0) {
			*out = (struct key){names[i].kind, names[i].character};
			return true;
		}
	}
	return false;
}

void key_print_utf8(uint32_t character, char out[static KEY_UTF8_SIZE])
{
	size_t len = 0;

	if (character < 0x80) {
		out[len++] = (char)character;
	} else if (character < 0x800) {
		out[len++] = (char)(0xC0 | character >> 6);
		out[len++] = (char)(0x80 | (character & 0x3F));
	} else if (character < 0x10000) {
		out[len++] = (char)(0xE0 | character >> 12);
		out[len++] = (char)(0x80 | (character >> 6 & 0x3F));
		out[len++] = (char)(0x80 | (character & 0x3F));
	} else {
		out[len++] = (char)(0xF0 | character >> 18);
		out[len++] = (char)(0x80 | (character >> 12 & 0x3F));
		out[len++] = (char)(0x80 | (character >> 6 & 0x3F));
		out[len++] = (char)(0x80 | (character & 0x3F));
	}
	out[len] = '\0';
}

struct key key_of_character(uint32_t character)
{
	switch (character) {
	case '\r':
		return (struct key){.kind = PRESS_ENTER};
	case '\n':
		return (struct key){.kind = PRESS_LINE_BREAK};
	case '\t':
		return (struct key){.kind = PRESS_TAB};
	case '\b':
	case DELETE:
		return (struct key){.kind = PRESS_BACKSPACE};
	case ESCAPE:
		return (struct key){.kind = PRESS_ESCAPE};
	default:
		break;
	}
	if (character == 0 || (character > CONTROL_LAST && character < ' '))
		return (struct key){.kind = PRESS_OTHER};
	if (character <= CONTROL_LAST)
		return (struct key){PRESS_CONTROL, character - 1 + 'a'};
	return (struct key){PRESS_CHARACTER, character};
}

/* The first name in a list parted by blanks; its length in *len. */
static const char *first_name(const char *list, size_t *len)
{
	list += strspn(list, " ");
	*len = strcspn(list, " ");
	return list;
}

void keymap_add_name(struct text *out, enum action action)
{
	size_t len;
	const char *name = first_name(action_info(action)->keys, &len);

	text_add(out, name, len);
}

void keymap_init(struct keymap *keymap)
{
	*keymap = (struct keymap){0};
	for (enum action action = 0; action < ACTION_COUNT; action++) {
		size_t len;
		const char *name = first_name(action_info(action)->keys, &len);

		for (; len > 0; name = first_name(name + len, &len)) {
			struct key key;
			bool is_key = key_parse(name, len, &key);

			assert(is_key && "action.def names a key that there is not");
			(void)is_key;
			*vec_push(&keymap->bindings) = (struct binding){key, action};
		}
	}
}

void keymap_release(struct keymap *keymap)
{
	vec_release(&keymap->bindings);
}

uint32_t key_narrow(uint32_t character)
{
	if (character >= FULL_WIDTH_FIRST && character <= FULL_WIDTH_LAST)
		return character - FULL_WIDTH_FIRST + '!';
	return character == IDEOGRAPHIC_SPACE ? ' ' : character;
}

bool keymap_find(const struct keymap *keymap, struct key key, enum action *out)
{
	if (key.kind == PRESS_CHARACTER)
		key.character = key_narrow(key.character);
	for (size_t i = 0; i < keymap->bindings.count; i++) {
		const struct binding *binding = &keymap->bindings.at[i];

		if (binding->key.kind == key.kind && binding->key.character == key.character) {
			*out = binding->action;
			return true;
		}
	}
	return false;
}
