/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an answer rests on: read, and said in words. */
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

Test(evidence, is_said_in_words)
{
	static const struct {
		const char *evidence, *words;
	} cases[] = {
	    {"", ""},
	    {"method=interview", "interview"},
	    {"method=document; ref=CPS 4.1\\; 4.2; sample=12/300; role=auditor",
	     "document; reference CPS 4.1; 4.2; sample 12/300; told by auditor"},
	    {"role=head of the desk", "told by head of the desk"},
	    {"sheets=sm3:00", "sheets=sm3:00"}, /* what is none of ours, as it stands */
	    {"method=guess", "method=guess"},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct text words = TEXT_EMPTY;

		evidence_add_words(&words, cases[i].evidence);
		cr_expect_str_eq(words.bytes, cases[i].words, "%s", words.bytes);
		text_release(&words);
	}
}

Test(evidence, methods_have_words_and_letters_of_their_own)
{
	static const char *const methods[] = {"document", "interview", "observation", "test"};

	for (size_t i = 0; i < EVIDENCE_METHOD_COUNT; i++) {
		cr_expect_str_eq(evidence_method(i), methods[i]);
		cr_expect_str_eq(evidence_method_words(methods[i]), methods[i]);
		for (size_t j = 0; j < i; j++)
			cr_expect_neq(methods[i][0], methods[j][0]);
	}
	cr_expect_str_eq(evidence_method_words("guess"), "guess");
	cr_expect_str_eq(evidence_method_words(""), "");
}
