/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SM3 digests (GB/T 32905).  The only module that knows the digest library. */
#ifndef CAGRADE_BASE_DIGEST_H
#define CAGRADE_BASE_DIGEST_H

#include <stdbool.h>
#include <stddef.h>

#define DIGEST_HEX_LEN 64
#define DIGEST_HEX_SIZE (DIGEST_HEX_LEN + 1)

struct digest_part {
	const char *bytes; /* borrowed */
	size_t len;
};

/* The SM3 digest of the parts one behind the other, as 64 lower-case hex digits and a NUL. */
void digest_sm3(const struct digest_part *parts, size_t count,
		char hex_out[static DIGEST_HEX_SIZE]);

/* True where the string begins with exactly 64 lower-case hex digits and ends there. */
bool digest_is_hex(const char *string);

#endif
