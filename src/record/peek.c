/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a record begins, before it is opened: that it is one, and over which form. */
#include "config.h"

#include "record/record.h"

#include "base/file.h"

#include <string.h>

/* A header and a first row, as they mostly are; and more than any that we would write. */
static const size_t peek_bytes[] = {(size_t)1 << 10, (size_t)64 << 10};

static char lower_letter(char byte)
{
	return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

/* The names of the columns are letters, and all else is what a program puts between these. */
bool record_has_header(const char *bytes, size_t len)
{
	const char *wanted = EVENT_HEADER;

	for (size_t at = 0; at < len && *wanted != '\0'; at++) {
		char letter = lower_letter(bytes[at]);

		if (letter < 'a' || letter > 'z')
			continue;
		wanted += *wanted == ',';
		if (letter != *wanted++)
			return false;
	}
	return *wanted == '\0';
}

/* The second line of the text without its LF; NULL where the first is not the header of a record,
 * or the second is not whole. */
static const char *second_line(const struct text *start, size_t *len_out)
{
	size_t header = strlen(EVENT_HEADER);
	const char *line;
	const char *end;

	if (start->len <= header || memcmp(start->bytes, EVENT_HEADER, header) != 0 ||
	    start->bytes[header] != '\n')
		return NULL;
	line = start->bytes + header + 1;
	end = memchr(line, '\n', start->len - header - 1);
	if (!end)
		return NULL;
	*len_out = (size_t)(end - line);
	return line;
}

static enum status add_begin(const char *line, size_t len, struct text *out)
{
	struct event_reader *reader = event_reader_new();
	struct text pool = TEXT_EMPTY;
	struct event event;
	char chain[DIGEST_HEX_SIZE];
	enum status status = STATUS_BAD_DATA;

	text_reserve(&pool, EVENT_POOL_ROOM(len));
	if (event_read(reader, line, len, &pool, &event, chain) &&
	    strcmp(event.item, EVENT_BEGIN_ITEM) == 0) {
		text_add_string(out, event.answer);
		status = STATUS_OK;
	}
	text_release(&pool);
	event_reader_free(reader);
	return status;
}

enum status record_peek(const char *path, struct text *out)
{
	struct text start = TEXT_EMPTY;
	enum status status = STATUS_OK;
	const char *line = NULL;
	size_t len;

	for (size_t i = 0; i < 2 && status == STATUS_OK && !line; i++) {
		status = file_read_start(path, peek_bytes[i], &start);
		line = second_line(&start, &len);
	}
	if (status == STATUS_OK)
		status = line ? add_begin(line, len, out) : STATUS_BAD_DATA;
	text_release(&start);
	return status;
}
