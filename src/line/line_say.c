/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of plain mode, made safe to show. */
#include "config.h"

#include "line/line_say.h"

#include "base/utf8.h"

void line_say(FILE *file, struct text *words)
{
	struct text shown = TEXT_EMPTY;

	utf8_add_shown(&shown, words->bytes, words->len, false);
	text_add_byte(&shown, '\n');
	(void)fwrite(shown.bytes, 1, shown.len, file);
	text_release(&shown);
	text_clear(words);
}

void line_say_string(FILE *file, const char *words)
{
	struct text line = TEXT_EMPTY;

	text_add_string(&line, words);
	line_say(file, &line);
	text_release(&line);
}
