/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base/encoding: what spreadsheets save text in, told apart and brought to UTF-8 and back. */
#include "config.h"

#include "base/encoding.h"

#include "base/utf8.h"
#include "tests/support/check.h"

#include <criterion/criterion.h>
#include <stdint.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

TestSuite(encoding, .fini = check_leaks);

/* A string and its length, which a NUL in it does not end. */
#define BYTES(literal) literal, sizeof(literal) - 1

static struct text text_of(const char *bytes, size_t len)
{
	struct text text = TEXT_EMPTY;

	text_add(&text, bytes, len);
	return text;
}

static bool holds(const struct text *text, const char *bytes, size_t len)
{
	return text->len == len && memcmp(text->bytes, bytes, len) == 0;
}

Test(encoding, is_known_by_the_names_people_use)
{
	static const struct {
		const char *name;
		enum encoding encoding;
	} cases[] = {
	    {"utf-8", ENCODING_UTF8},	  {"UTF8", ENCODING_UTF8},	 {"UTF-16", ENCODING_UTF16},
	    {"utf16", ENCODING_UTF16},	  {"GB18030", ENCODING_GB18030}, {"gbk", ENCODING_GB18030},
	    {"GB2312", ENCODING_GB18030},
	};
	enum encoding encoding = ENCODING_COUNT;

	for (size_t i = 0; i < COUNT(cases); i++) {
		cr_expect(encoding_parse(cases[i].name, &encoding), "%s", cases[i].name);
		cr_expect_eq(encoding, cases[i].encoding, "%s", cases[i].name);
	}
	encoding = ENCODING_COUNT;
	cr_expect_not(encoding_parse("latin1", &encoding));
	cr_expect_not(encoding_parse("", &encoding));
	cr_expect_not(encoding_parse("utf-8 ", &encoding));
	cr_expect_eq(encoding, ENCODING_COUNT);
	cr_expect_str_eq(encoding_name(ENCODING_UTF8), "UTF-8");
	cr_expect_str_eq(encoding_name(ENCODING_UTF16), "UTF-16");
	cr_expect_str_eq(encoding_name(ENCODING_GB18030), "GB18030");
}

/* In GB 2312: 是 CA C7, 否 B7 F1, 联 C1 AA, 通 CD A8, which by themselves nearly fit UTF-8. */
Test(encoding, is_told_from_the_bytes)
{
	static const struct {
		const char *bytes;
		size_t len;
		enum encoding encoding;
	} cases[] = {
	    {BYTES(""), ENCODING_UTF8},
	    {BYTES("item,answer\n6.1.a,yes\n"), ENCODING_UTF8},
	    {BYTES("6.1.a,是\n"), ENCODING_UTF8},
	    {BYTES("\xFF\xFE"
		   "a\0"),
	     ENCODING_UTF16},
	    {BYTES("\xFE\xFF"
		   "\0a"),
	     ENCODING_UTF16},
	    {BYTES("6.1.a,\xCA\xC7\n"), ENCODING_GB18030},
	    {BYTES("6.1.a,\xC1\xAA\xCD\xA8\n"), ENCODING_GB18030},
	    {BYTES("6.1.a,\x94\x39\xDA\x33\n"), ENCODING_GB18030},
	    /* UTF-8 with one byte cut out of it, or put into it, is UTF-8 with a fault. */
	    {BYTES("6.1.a,是是\xE6\x98\n"), ENCODING_UTF8},
	    {BYTES("6.1.a,是\xCA\n"), ENCODING_UTF8},
	    {BYTES("\xEF\xBB\xBF"
		   "6.1.a,\xCA\xC7\n"),
	     ENCODING_UTF8},
	    /* What is neither: a byte of Latin-1 before a comma, a NUL. */
	    {BYTES("caf\xE9,\n"), ENCODING_UTF8},
	    {BYTES("\xFF\n"), ENCODING_UTF8},
	    {BYTES("\xCA\xC7\0"), ENCODING_UTF8},
	};

	for (size_t i = 0; i < COUNT(cases); i++)
		cr_expect_eq(encoding_detect(cases[i].bytes, cases[i].len), cases[i].encoding,
			     "case %zu", i);
}

Test(encoding, is_brought_to_utf8)
{
	static const struct {
		enum encoding from;
		const char *bytes;
		size_t len;
		const char *utf8;
		size_t utf8_len;
	} cases[] = {
	    {ENCODING_GB18030, BYTES("a,\xCA\xC7\r\n"), BYTES("a,是\r\n")},
	    {ENCODING_GB18030, BYTES("\x94\x39\xDA\x33"), BYTES("\xF0\x9F\x92\xA9")},
	    {ENCODING_GB18030, BYTES(""), BYTES("")},
	    {ENCODING_UTF16, BYTES("\xFF\xFE\x2F\x66,\0"), BYTES("是,")},
	    {ENCODING_UTF16, BYTES("\xFE\xFF\x66\x2F\0,"), BYTES("是,")},
	    {ENCODING_UTF16, BYTES("\x2F\x66"), BYTES("是")},
	    {ENCODING_UTF16, BYTES("\xFF\xFE\x3D\xD8\xA9\xDC"), BYTES("\xF0\x9F\x92\xA9")},
	    {ENCODING_UTF16, BYTES("\xFF\xFE"), BYTES("")},
	    {ENCODING_UTF8, BYTES("\xEF\xBB\xBF\xFF"), BYTES("\xEF\xBB\xBF\xFF")},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct text text = text_of(cases[i].bytes, cases[i].len);
		size_t fault;

		cr_expect_eq(encoding_decode(&text, cases[i].from, &fault), STATUS_OK, "case %zu",
			     i);
		cr_expect(holds(&text, cases[i].utf8, cases[i].utf8_len), "case %zu", i);
		text_release(&text);
	}
}

Test(encoding, names_the_byte_that_is_none_of_it_and_leaves_the_text)
{
	static const struct {
		enum encoding from;
		const char *bytes;
		size_t len;
		size_t fault;
	} cases[] = {
	    {ENCODING_GB18030, BYTES("ab\xFF"), 2},
	    {ENCODING_GB18030, BYTES("\xCA\xC7\xCA"), 2}, /* half a character */
	    {ENCODING_UTF16,
	     BYTES("\xFF\xFE"
		   "a\0\0\xDC"),
	     4}, /* half a pair */
	    {ENCODING_UTF16,
	     BYTES("\xFF\xFE"
		   "a\0b"),
	     4}, /* half a unit */
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct text text = text_of(cases[i].bytes, cases[i].len);
		size_t fault = 99;

		cr_expect_eq(encoding_decode(&text, cases[i].from, &fault), STATUS_BAD_DATA,
			     "case %zu", i);
		cr_expect_eq(fault, cases[i].fault, "case %zu: %zu", i, fault);
		cr_expect(holds(&text, cases[i].bytes, cases[i].len), "case %zu", i);
		text_release(&text);
	}
}

Test(encoding, is_written_with_the_mark_that_its_readers_look_for)
{
	static const struct {
		enum encoding to;
		const char *bytes;
		size_t len;
	} cases[] = {
	    {ENCODING_UTF8, BYTES("是,\xF0\x9F\x92\xA9")},
	    {ENCODING_UTF16, BYTES("\xFF\xFE\x2F\x66,\0\x3D\xD8\xA9\xDC")},
	    {ENCODING_GB18030, BYTES("\xCA\xC7,\x94\x39\xDA\x33")},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct text text = text_of(BYTES("是,\xF0\x9F\x92\xA9"));
		size_t fault;

		cr_expect_eq(encoding_encode(&text, cases[i].to, &fault), STATUS_OK, "case %zu", i);
		cr_expect(holds(&text, cases[i].bytes, cases[i].len), "case %zu", i);
		text_release(&text);
	}
}

/* U+E78D of the private use area once stood for a character of GB 18030 that has moved since. */
Test(encoding, names_the_character_that_has_no_place_in_it)
{
	struct text text = text_of(BYTES("是,\xEE\x9E\x8D"));
	size_t fault = 99;

	cr_expect_eq(encoding_encode(&text, ENCODING_GB18030, &fault), STATUS_BAD_DATA);
	cr_expect_eq(fault, 4);
	cr_expect(holds(&text, BYTES("是,\xEE\x9E\x8D")));
	cr_expect_eq(encoding_encode(&text, ENCODING_UTF16, &fault), STATUS_OK);
	cr_expect(holds(&text, BYTES("\xFF\xFE\x2F\x66,\0\x8D\xE7")));
	text_release(&text);
}

static void add_character(struct text *out, uint32_t code)
{
	if (code < 0x80) {
		text_add_byte(out, (char)code);
		return;
	}
	if (code < 0x800) {
		text_add_byte(out, (char)(0xC0 | code >> 6));
	} else if (code < 0x10000) {
		text_add_byte(out, (char)(0xE0 | code >> 12));
		text_add_byte(out, (char)(0x80 | (code >> 6 & 0x3F)));
	} else {
		text_add_byte(out, (char)(0xF0 | code >> 18));
		text_add_byte(out, (char)(0x80 | (code >> 12 & 0x3F)));
		text_add_byte(out, (char)(0x80 | (code >> 6 & 0x3F)));
	}
	text_add_byte(out, (char)(0x80 | (code & 0x3F)));
}

/* Every character outside of the private use area comes back from either. */
Test(encoding, loses_no_character)
{
	struct text all = TEXT_EMPTY;

	for (uint32_t code = 1; code < 0x110000; code++) {
		if (code < 0xD800 || code >= 0xF900)
			add_character(&all, code);
	}
	cr_assert(utf8_is_valid(all.bytes, all.len));
	for (enum encoding encoding = 0; encoding < ENCODING_COUNT; encoding++) {
		struct text text = text_of(all.bytes, all.len);
		size_t fault;

		cr_expect_eq(encoding_encode(&text, encoding, &fault), STATUS_OK);
		cr_expect_eq(encoding_detect(text.bytes, text.len), encoding);
		cr_expect_eq(encoding_decode(&text, encoding, &fault), STATUS_OK);
		cr_expect(holds(&text, all.bytes, all.len), "%s", encoding_name(encoding));
		text_release(&text);
	}
	text_release(&all);
}
