/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys for tests, written as words. */
#include "config.h"

#include "tests/support/tui_keys.h"

#include <stdlib.h>
#include <string.h>
#include <unistr.h>

static bool parse_control(const char *word, size_t len, struct key *out)
{
	if (len != 3 || word[0] != 'C' || word[1] != '-' || word[2] == 'j')
		return false;
	*out = (struct key){PRESS_CONTROL, (uint32_t)word[2]};
	return true;
}

static void type(const char *text, size_t len, void (*press)(void *ctx, struct key key), void *ctx)
{
	for (size_t at = 0; at < len;) {
		ucs4_t character;
		int character_len = u8_mbtoucr(&character, (const uint8_t *)text + at, len - at);

		if (character_len <= 0)
			abort();
		press(ctx, (struct key){PRESS_CHARACTER, character});
		at += (size_t)character_len;
	}
}

void tui_type(const char *text, void (*press)(void *ctx, struct key key), void *ctx)
{
	type(text, strlen(text), press, ctx);
}

void tui_keys(const char *words, void (*press)(void *ctx, struct key key), void *ctx)
{
	for (const char *word = words + strspn(words, " "); *word != '\0';) {
		size_t len = strcspn(word, " ");
		struct key key = {PRESS_CHARACTER, ' '};
		bool is_space = len == 5 && memcmp(word, "Space", len) == 0;

		if (is_space || parse_control(word, len, &key) || key_parse(word, len, &key))
			press(ctx, key);
		else
			type(word, len, press, ctx);
		word += len;
		word += strspn(word, " ");
	}
}
