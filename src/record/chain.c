/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chain of digests that ties each row of a record to all rows before it, and the slip. */
#include "config.h"

#include "record/chain.h"

#include "record/event.h"
#include "record/number.h"

#include <stdio.h>
#include <string.h>

void chain_begin(char hex_out[static DIGEST_HEX_SIZE])
{
	const struct digest_part header = {EVENT_HEADER, sizeof EVENT_HEADER - 1};

	digest_sm3(&header, 1, hex_out);
}

void chain_next(const char previous[static DIGEST_HEX_SIZE], const char *row, size_t len,
		char hex_out[static DIGEST_HEX_SIZE])
{
	/* The chain before has a fixed length, so that no byte can move between it and the row. */
	const struct digest_part parts[] = {{previous, DIGEST_HEX_LEN}, {"\n", 1}, {row, len}};

	digest_sm3(parts, sizeof parts / sizeof *parts, hex_out);
}

/* Does the line end in the chain that is due?  Behind another line the chain before it and the LF
 * stand right before the row, so that all that is digested is in one piece. */
static bool line_holds(const char *line, size_t len, bool is_first)
{
	static const char mark[] = "," CHAIN_PREFIX;
	const size_t mark_len = sizeof mark - 1;
	char due[DIGEST_HEX_SIZE];
	const char *cell;

	if (len < CHAIN_CELL_LEN)
		return false;
	cell = line + len - CHAIN_CELL_LEN;
	if (is_first) {
		chain_begin(due);
		chain_next(due, line, (size_t)(cell - line), due);
	} else {
		const char *start = line - 1 - DIGEST_HEX_LEN;

		digest_sm3(&(struct digest_part){start, (size_t)(cell - start)}, 1, due);
	}
	return memcmp(cell, mark, mark_len) == 0 &&
	       memcmp(cell + mark_len, due, DIGEST_HEX_LEN) == 0;
}

size_t chain_count(const char *lines, size_t len)
{
	const char *end = lines + len;
	const char *line = lines;
	size_t count = 0;

	while (line < end) {
		const char *newline = memchr(line, '\n', (size_t)(end - line));
		const char *line_end = newline ? newline : end;

		if (!line_holds(line, (size_t)(line_end - line), count == 0))
			break;
		count++;
		line = line_end + 1;
	}
	return count;
}

void slip_print(const struct slip *slip, char out[static SLIP_SIZE])
{
	snprintf(out, SLIP_SIZE, "%zu:%s", slip->rows, slip->digest);
}

bool slip_parse(const char *string, struct slip *out)
{
	const char *at = string;
	size_t rows;

	if (!number_take(&at, &rows) || *at != ':' || !digest_is_hex(at + 1))
		return false;
	out->rows = rows;
	memcpy(out->digest, at + 1, DIGEST_HEX_SIZE);
	return true;
}
