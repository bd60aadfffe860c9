/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SM3 digests (GB/T 32905).  The only module that knows the digest library. */
#include "config.h"

#include "base/digest.h"

#include <nettle/sm3.h>
#include <string.h>

#define HEX_DIGITS "0123456789abcdef"

/* Without a table, so that the compiler can work out many digits at once. */
static char hex_digit(unsigned char nibble)
{
	return (char)(nibble + (nibble > 9 ? 'a' - 10 : '0'));
}

void digest_sm3(const struct digest_part *parts, size_t count, char hex_out[static DIGEST_HEX_SIZE])
{
	uint8_t digest[SM3_DIGEST_SIZE];
	/* Set by sm3_init(); the compiler's own zeros before it would cost a tenth of a digest. */
	__attribute__((uninitialized)) struct sm3_ctx context;

	_Static_assert(DIGEST_HEX_LEN == 2 * SM3_DIGEST_SIZE, "two hex digits a byte");
	sm3_init(&context);
	for (size_t i = 0; i < count; i++) {
		if (parts[i].len > 0) /* bytes may be NULL where there are none */
			sm3_update(&context, parts[i].len, (const uint8_t *)parts[i].bytes);
	}
	sm3_digest(&context, sizeof digest, digest);
	for (size_t i = 0; i < sizeof digest; i++) {
		hex_out[2 * i] = hex_digit(digest[i] >> 4);
		hex_out[2 * i + 1] = hex_digit(digest[i] & 0xf);
	}
	hex_out[DIGEST_HEX_LEN] = '\0';
}

bool digest_is_hex(const char *string)
{
	return strspn(string, HEX_DIGITS) == DIGEST_HEX_LEN && string[DIGEST_HEX_LEN] == '\0';
}
