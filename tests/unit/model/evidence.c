/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an answer rests on, read as people write it. */
#include "config.h"

#include "model/evidence.h"

#include "base/text.h"
#include "tests/support/check.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(evidence, .fini = check_leaks);

#define COUNT(table) (sizeof(table) / sizeof *(table))

Test(evidence, is_read_into_the_records_spelling)
{
	static const struct {
		const char *written, *read;
	} cases[] = {
	    {"", ""},
	    {"method=test", "method=test"},
	    {"role=clerk;method=Test", "method=test; role=clerk"},
	    {"sample=１２／３００", "sample=12/300"},
	    {"ref=a\\; b", "ref=a\\; b"},
	    {"method=; ref=; sample=; role=", ""},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct text read = TEXT_EMPTY;

		cr_expect(evidence_read(cases[i].written, &read), "%s", cases[i].written);
		cr_expect_str_eq(read.bytes, cases[i].read, "%s: %s", cases[i].written, read.bytes);
		text_release(&read);
	}
}

Test(evidence, is_refused_where_a_key_or_a_value_is_none)
{
	static const char *const written[] = {
	    "I saw it",	  "method=guess",      "sample=12",  "sample=/300",
	    "sample=12/", "sample=a/b",	       "place=here", "method=test; method=test",
	    "ref",	  "ref=x; sample=1-2",
	};

	for (size_t i = 0; i < COUNT(written); i++) {
		struct text read = TEXT_EMPTY;

		cr_expect_not(evidence_read(written[i], &read), "%s", written[i]);
		cr_expect_str_eq(read.bytes, "", "%s", written[i]);
		text_release(&read);
	}
}
