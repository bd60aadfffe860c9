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

/* Copy 64 hex digits; false where they are none.  Without a way out of the loop, so that the
 * compiler can look at many digits at once. */
static bool copy_hex(const char *hex, char hex_out[static DIGEST_HEX_SIZE])
{
	unsigned char strangers = 0;

	for (size_t i = 0; i < DIGEST_HEX_LEN; i++) {
		unsigned char above_0 = (unsigned char)(hex[i] - '0');
		unsigned char above_a = (unsigned char)(hex[i] - 'a');

		strangers |= (above_0 > 9) & (above_a > 5);
	}
	memcpy(hex_out, hex, DIGEST_HEX_LEN);
	hex_out[DIGEST_HEX_LEN] = '\0';
	return strangers == 0;
}

size_t chain_parse(const char *line, size_t len, char hex_out[static DIGEST_HEX_SIZE])
{
	static const char mark[] = "," CHAIN_PREFIX;
	size_t row_len = len - CHAIN_CELL_LEN;

	if (len <= CHAIN_CELL_LEN || memcmp(line + row_len, mark, sizeof mark - 1) != 0 ||
	    !copy_hex(line + len - DIGEST_HEX_LEN, hex_out))
		return 0;
	return row_len;
}

bool chain_holds(const char *line, size_t row_len, bool is_first,
		 const char chain[static DIGEST_HEX_SIZE])
{
	char due[DIGEST_HEX_SIZE];

	if (is_first) {
		chain_begin(due);
		chain_next(due, line, row_len, due);
	} else {
		const size_t before = DIGEST_HEX_LEN + 1; /* the chain before it, and the LF */

		digest_sm3(&(struct digest_part){line - before, before + row_len}, 1, due);
	}
	return memcmp(chain, due, DIGEST_HEX_LEN) == 0;
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
