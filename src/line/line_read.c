/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines that the user types. */
#include "config.h"

#include "line/line_read.h"

#include "base/sheet.h"
#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

#define LINE_BYTES_MAX ((size_t)SHEET_FIELD_MAX_BYTES) /* no cell of a record holds more */

static const char blanks[] = " \t\r";

static void trim(struct text *line)
{
	size_t leading;

	while (line->len > 0 && strchr(blanks, line->bytes[line->len - 1]))
		text_cut(line, line->len - 1);
	leading = strspn(line->bytes, blanks);
	if (leading > 0) {
		memmove(line->bytes, line->bytes + leading, line->len - leading);
		text_cut(line, line->len - leading);
	}
}

enum line_reading line_read(FILE *in, struct text *line)
{
	bool is_too_long = false;
	bool has_byte = false;
	int byte;

	text_clear(line);
	while ((byte = getc(in)) != EOF) {
		has_byte = true;
		if (byte == '\n')
			break;
		/* Go on reading to the line's end, but keep no more: memory has one, too. */
		is_too_long = is_too_long || line->len == LINE_BYTES_MAX;
		if (!is_too_long)
			text_add_byte(line, (char)byte);
	}
	if (!has_byte)
		return LINE_END;
	if (is_too_long)
		return LINE_TOO_LONG;
	if (!utf8_is_valid(line->bytes, line->len))
		return LINE_NOT_UTF8;
	trim(line);
	return LINE_READ;
}
