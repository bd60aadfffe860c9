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
