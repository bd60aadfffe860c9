/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an answer rests on: found, spelled, and said in words. */
#include "config.h"

#include "record/evidence.h"

#include "base/text.h"
#include "tests/support/check.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(evidence, .fini = check_leaks);

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const struct {
	const char *evidence;
	const char *key;
	const char *value; /* NULL: not there */
} evidences[] = {
    {"", "ref", NULL},
    {"method=document", "method", "document"},
    {"method=document; ref=p. 4; sample=12/300", "ref", "p. 4"},
    {"method=document; ref=p. 4; sample=12/300", "sample", "12/300"},
    {"method=document;ref=p. 4", "ref", "p. 4"},
    {"method=document;   ref=p. 4", "ref", "p. 4"},
    {"method=document; ref=p. 4", "role", NULL},
    {"method=document; ref=p. 4", "re", NULL},
    {"xref=a; ref=b", "ref", "b"},
    {"ref=a=b", "ref", "a=b"},
    {"ref=", "ref", ""},
    {"ref=; role=x", "ref", ""},
    {"ref", "ref", NULL},
    {"ref; ref=b", "ref", "b"},
    {"ref=a; ref=b", "ref", "a"},
    {"ref=a\\; role=b; role=c", "ref", "a; role=b"},
    {"ref=a\\; role=b; role=c", "role", "c"},
    {"ref=a\\\\; role=b", "ref", "a\\"},
    {"ref=a\\\\; role=b", "role", "b"},
    {"ref=a\\b", "ref", "ab"},
    {"ref=a\\", "ref", "a\\"},
};

Test(evidence, finds_values_in_evidence)
{
	for (size_t i = 0; i < COUNT(evidences); i++) {
		const char *evidence = evidences[i].evidence;
		struct text value = TEXT_EMPTY;

		text_add_string(&value, ">");
		cr_expect_eq(evidence_get(evidence, evidences[i].key, &value),
			     evidences[i].value != NULL, "'%s'", evidence);
		cr_expect_eq(value.bytes[0], '>');
		cr_expect_str_eq(value.bytes + 1, evidences[i].value ? evidences[i].value : "",
				 "'%s'", evidence);
		text_release(&value);
	}
}

Test(evidence, spells_evidence_so_that_it_is_found_again)
{
	static const char value[] = "a; role=\\b\\; =;\\";
	struct text evidence = TEXT_EMPTY;
	struct text found = TEXT_EMPTY;

	evidence_add(&evidence, "method", "test");
	evidence_add(&evidence, "sample", "");
	evidence_add(&evidence, "ref", value);
	evidence_add(&evidence, "role", "clerk");
	cr_expect_str_eq(evidence.bytes,
			 "method=test; ref=a\\; role=\\\\b\\\\\\; =\\;\\\\; role=clerk");
	cr_expect(evidence_get(evidence.bytes, "ref", &found));
	cr_expect_str_eq(found.bytes, value);
	text_clear(&found);
	cr_expect(evidence_get(evidence.bytes, "role", &found));
	cr_expect_str_eq(found.bytes, "clerk");
	cr_expect_not(evidence_get(evidence.bytes, "sample", &found));
	text_release(&evidence);
	text_release(&found);
}

Test(evidence, is_ours_where_each_part_is_a_key_of_ours_and_none_comes_twice)
{
	static const struct {
		const char *evidence;
		bool is_ours;
	} cases[] = {
	    {"", true},
	    {" ; ;", true},
	    {"method=test", true},
	    {"role=a; method=guess;ref=b", true},
	    {"ref=a\\; ref=b", true}, /* a value with a semicolon in it */
	    {"ref=a; ref=b", false},
	    {"ref", false},
	    {"reference=a", false},
	    {"place=here", false},
	    {"method=test; I saw it", false},
	};

	for (size_t i = 0; i < COUNT(cases); i++)
		cr_expect_eq(evidence_is_ours(cases[i].evidence), cases[i].is_ours, "'%s'",
			     cases[i].evidence);
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
	    {"method=guess", "guess"},
	    /* in our order, whatever theirs: a merge puts parts in that of their bytes */
	    {"method=test; ref=log 3; role=head; sample=2/3",
	     "test; reference log 3; sample 2/3; told by head"},
	    {"ref=; role=x", "told by x"},
	    /* what is none of ours, as it stands */
	    {"sheets=sm3:00", "sheets=sm3:00"},
	    {"colour=red; ref=a", "colour=red; ref=a"},
	    {"method=test; method=document", "method=test; method=document"},
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
