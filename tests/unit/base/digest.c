/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of SM3 digests; the vectors are those of GB/T 32905, annex A. */
#include "config.h"

#include "base/digest.h"

#include "tests/support/check.h"

#include <string.h>

#define ABCD_16 "abcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcd"
#define DIGEST_OF_ABC "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
#define DIGEST_OF_ABCD_16 "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"
#define DIGEST_OF_NOTHING "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b"

TestSuite(digest, .fini = check_leaks);

Test(digest, meets_the_vectors_of_the_standard)
{
	static const struct {
		const char *message;
		const char *expected;
	} cases[] = {
	    {"abc", DIGEST_OF_ABC},
	    {ABCD_16, DIGEST_OF_ABCD_16},
	    {"", DIGEST_OF_NOTHING},
	};
	char hex[DIGEST_HEX_SIZE];

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct digest_part part = {cases[i].message, strlen(cases[i].message)};

		digest_sm3(&part, 1, hex);
		cr_expect_str_eq(hex, cases[i].expected, "'%s'", cases[i].message);
	}
}

Test(digest, of_parts_is_that_of_the_whole)
{
	char hex[DIGEST_HEX_SIZE];

	for (size_t cut = 0; cut <= 64; cut++) {
		struct digest_part parts[] = {{ABCD_16, cut}, {NULL, 0}, {&ABCD_16[cut], 64 - cut}};

		digest_sm3(parts, 3, hex);
		cr_expect_str_eq(hex, DIGEST_OF_ABCD_16, "cut at %zu", cut);
	}
	digest_sm3(NULL, 0, hex);
	cr_expect_str_eq(hex, DIGEST_OF_NOTHING);
}

Test(digest, takes_nul_bytes_for_bytes)
{
	char with_nul[DIGEST_HEX_SIZE];
	char without[DIGEST_HEX_SIZE];

	digest_sm3(&(struct digest_part){"abc\0", 4}, 1, with_nul);
	digest_sm3(&(struct digest_part){"abc", 3}, 1, without);
	cr_expect_str_neq(with_nul, without);
}

Test(digest, hex_is_exactly_64_lower_case_digits)
{
	char hex[] = DIGEST_OF_ABC;

	cr_expect(digest_is_hex(hex));
	cr_expect_not(digest_is_hex(""));
	cr_expect_not(digest_is_hex(DIGEST_OF_ABC "0"));
	cr_expect_not(digest_is_hex(" " DIGEST_OF_ABC));
	cr_expect_not(digest_is_hex(DIGEST_OF_ABC "\n"));
	/* Any byte but a lower-case hex digit spoils it, wherever it stands. */
	for (size_t at = 0; at < DIGEST_HEX_LEN; at++) {
		for (int byte = 0; byte < 256; byte++) {
			bool is_hex = (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'f');

			hex[at] = (char)byte;
			cr_assert_eq(digest_is_hex(hex), is_hex, "byte %d at %zu", byte, at);
		}
		hex[at] = DIGEST_OF_ABC[at];
	}
}
