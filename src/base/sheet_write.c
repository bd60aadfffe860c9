/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of CSV out: quoted where a reader needs it, and guarded against spreadsheets. */
#include "config.h"

#include "base/sheet.h"

#include "base/sheet_line.h"

#include <string.h>

static bool holds_special(const char *bytes, size_t len)
{
	for (size_t at = 0; at < len; at++) {
		if (bytes[at] == ',' || bytes[at] == '"' || bytes[at] == '\n' || bytes[at] == '\r')
			return true;
	}
	return false;
}

static void add_quoted(struct text *out, const char *guard, const char *bytes, size_t len)
{
	const char *end = bytes + len;
	const char *quote;

	text_add_byte(out, '"');
	text_add_string(out, guard);
	while ((quote = memchr(bytes, '"', (size_t)(end - bytes)))) {
		text_add(out, bytes, (size_t)(quote + 1 - bytes));
		text_add_byte(out, '"');
		bytes = quote + 1;
	}
	text_add(out, bytes, (size_t)(end - bytes));
	text_add_byte(out, '"');
}

/* Add a cell of the guard (empty or one character) and the bytes. */
static void add_cell(struct text *out, const char *guard, const char *bytes, size_t len)
{
	bool has_blank_edge = len > 0 && (sheet_line_is_blank_byte(bytes[len - 1]) ||
					  (!*guard && sheet_line_is_blank_byte(*bytes)));

	if (has_blank_edge || holds_special(bytes, len)) {
		add_quoted(out, guard, bytes, len);
		return;
	}
	if (*guard)
		text_add_string(out, guard);
	text_add(out, bytes, len);
}

void sheet_add_field(struct text *out, const char *bytes, size_t len)
{
	add_cell(out, "", bytes, len);
}

bool sheet_needs_guard(const char *bytes, size_t len)
{
	static const char *const full_width[] = {"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"}; /* =+-@ */

	if (len == 0)
		return false;
	if (bytes[0] != '\0' && strchr("=+-@\t\r'", bytes[0]))
		return true;
	for (size_t i = 0; i < sizeof full_width / sizeof *full_width; i++) {
		if (len >= 3 && memcmp(bytes, full_width[i], 3) == 0)
			return true;
	}
	return false;
}

void sheet_add_guarded(struct text *out, const char *bytes, size_t len)
{
	add_cell(out, sheet_needs_guard(bytes, len) ? "'" : "", bytes, len);
}

const char *sheet_unguard(const char *field)
{
	return field[0] == '\'' && sheet_needs_guard(field + 1, strlen(field + 1)) ? field + 1
										   : field;
}
