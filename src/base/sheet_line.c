/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of CSV that can be split without the library. */
#include "config.h"

#include "base/sheet_line.h"

#include <assert.h>
#include <string.h>

bool sheet_line_is_blank_byte(char byte)
{
	return byte == ' ' || byte == '\t';
}

bool sheet_line_is_blank(const char *bytes, size_t len)
{
	for (size_t at = 0; at < len; at++) {
		if (!sheet_line_is_blank_byte(bytes[at]) && bytes[at] != '\n' && bytes[at] != '\r')
			return false;
	}
	return true;
}

static bool is_padding(const struct sheet_line *line, const char *at)
{
	return at < line->end && sheet_line_is_blank_byte(*at) && *at != line->delimiter;
}

/* Step over the delimiter, or the end of the line. */
static void step_over(struct sheet_line *line, const char *delimiter)
{
	line->at = delimiter < line->end ? delimiter + 1 : NULL;
}

/* Take a field from behind its first quote up to the next one; false where more than the delimiter
 * follows it. */
static bool take_quoted(struct sheet_line *line, const char *start, struct sheet_field *out)
{
	const char *close = memchr(start, '"', (size_t)(line->end - start));
	const char *next;

	if (!close)
		return false;
	next = close + 1;
	while (is_padding(line, next))
		next++;
	if (next < line->end && *next != line->delimiter)
		return false;
	*out = (struct sheet_field){.bytes = start, .len = (size_t)(close - start)};
	step_over(line, next);
	return true;
}

static void take_plain(struct sheet_line *line, const char *start, struct sheet_field *out)
{
	const char *next = memchr(start, line->delimiter, (size_t)(line->end - start));
	const char *stop;

	if (!next)
		next = line->end;
	stop = next;
	while (stop > start && is_padding(line, stop - 1))
		stop--;
	*out = (struct sheet_field){.bytes = start, .len = (size_t)(stop - start)};
	step_over(line, next);
}

static bool take(struct sheet_line *line, struct sheet_field *out)
{
	const char *start = line->at;

	while (is_padding(line, start))
		start++;
	if (start < line->end && *start == '"')
		return take_quoted(line, start + 1, out);
	take_plain(line, start, out);
	return true;
}

static bool has_quote(const char *start, size_t len)
{
	return memchr(start, '"', len) != NULL;
}

bool sheet_line_is_simple(const struct sheet_line *line)
{
	struct sheet_line rest = *line;
	size_t len = (size_t)(rest.end - rest.at);
	struct sheet_field field;

	if (len > SHEET_FIELD_MAX_BYTES || sheet_line_is_blank(rest.at, len))
		return false;
	if (!has_quote(rest.at, len))
		return true;
	while (rest.at)
		if (!take(&rest, &field) || has_quote(field.bytes, field.len))
			return false;
	return true;
}

void sheet_line_take(struct sheet_line *line, struct sheet_field *out)
{
	bool is_taken = take(line, out);

	assert(is_taken); /* the line is simple */
	(void)is_taken;
}
