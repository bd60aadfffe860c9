/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base/utf8: validity, columns, graphemes, wrapping, search keys, and what is shown for what hides.
 */
#include "config.h"

#include "base/utf8.h"

#include "base/text.h"
#include "tests/support/check.h"

#include <criterion/criterion.h>
#include <dlfcn.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistr.h>
#include <unicase.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

TestSuite(utf8, .fini = check_leaks);

static bool is_memory_short;

/* In place of the library's: it runs out of memory where a test says so. */
uint8_t *u8_casefold(const uint8_t *bytes, size_t len, const char *language, uninorm_t form,
		     uint8_t *restrict result, size_t *result_len)
{
	uint8_t *(*real)(const uint8_t *, size_t, const char *, uninorm_t, uint8_t *, size_t *);

	if (is_memory_short) {
		errno = ENOMEM;
		return NULL;
	}
	*(void **)&real = dlsym(RTLD_NEXT, "u8_casefold");
	return real(bytes, len, language, form, result, result_len);
}

/* A small generator whose numbers are the same on every machine. */
static uint32_t next_random(uint32_t *state)
{
	*state = *state * 1664525U + 1013904223U;
	return *state >> 16;
}

Test(utf8, first_fault_names_the_byte_where_valid_text_ends)
{
	static const struct {
		const char *bytes;
		size_t len;
		size_t fault;
	} cases[] = {
	    {"", 0, 0},
	    {"plain", 5, 5},
	    {"\u4e2d\u6587 \U0001F600", 11, 11},
	    {"\n\t\x7f", 3, 3},
	    {"ab\0c", 4, 2},
	    {"\u4e2d\0", 4, 3},
	    {"ab\xff", 3, 2},
	    {"\x80", 1, 0},
	    {"a\xe4\xb8", 3, 1},	/* cut in the middle */
	    {"a\xc0\xaf", 3, 1},	/* a slash, written too long */
	    {"\xed\xa0\x80", 3, 0},	/* a surrogate */
	    {"\xf4\x90\x80\x80", 4, 0}, /* above U+10FFFF */
	    {"\xf4\x8f\xbf\xbf", 4, 4}, /* U+10FFFF */
	    {"\u00e9\0\xff", 4, 2},	/* the NUL comes first */
	    {"\u00e9\xff\0", 4, 2},	/* the bad byte comes first */
	    {"\xb8\xb8\xb8", 3, 0},	/* GB18030 */
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		size_t fault = utf8_first_fault(cases[i].bytes, cases[i].len);

		cr_assert_eq(fault, cases[i].fault, "case %zu: %zu", i, fault);
		cr_assert_eq(utf8_is_valid(cases[i].bytes, cases[i].len), fault == cases[i].len);
	}
}

/* Four bytes, each on one side of a bound of the encoding, in every combination. */
Test(utf8, first_fault_is_where_the_library_finds_one)
{
	static const unsigned char bytes[] = {'\0', 'a',  0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0,
					      0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED,
					      0xEE, 0xEF, 0xF0, 0xF4, 0xF5, 0xFF};
	const size_t count = sizeof bytes;

	for (size_t i = 0; i < count * count * count * count; i++) {
		const uint8_t string[] = {bytes[i % count], bytes[i / count % count],
					  bytes[i / count / count % count],
					  bytes[i / count / count / count]};
		const uint8_t *fault = u8_check(string, sizeof string);
		const uint8_t *nul = memchr(string, '\0', sizeof string);
		size_t due = fault ? (size_t)(fault - string) : sizeof string;

		if (nul && (size_t)(nul - string) < due)
			due = (size_t)(nul - string);
		cr_assert_eq(utf8_first_fault((const char *)string, sizeof string), due,
			     "%02x %02x %02x %02x", string[0], string[1], string[2], string[3]);
	}
}

/* A longer text is looked at many bytes at once: each place of it must count all the same. */
Test(utf8, first_fault_is_found_at_every_place)
{
	static const char plain[] = "twenty-three plain bytes";
	static const unsigned char bytes[] = {'\0', 'a', 0x7F, 0x80, 0xC2, 0xE4, 0xF0, 0xFF};

	for (size_t place = 0; place < sizeof plain - 1; place++) {
		for (size_t i = 0; i < sizeof bytes; i++) {
			bool is_fault = bytes[i] == '\0' || bytes[i] > 0x7F;
			size_t len = sizeof plain - 1;
			char text[sizeof plain];

			memcpy(text, plain, sizeof plain);
			text[place] = (char)bytes[i];
			cr_assert_eq(utf8_first_fault(text, len), is_fault ? place : len,
				     "%02x at %zu", bytes[i], place);
		}
	}
}

Test(utf8, wide_len_takes_what_is_beyond_ascii)
{
	static const struct {
		const char *bytes;
		size_t len;
		size_t wide_len;
	} cases[] = {
	    {"", 0, 0},
	    {"a\u4e2d", 4, 0},
	    {"\u4e2d\u6587,", 7, 6},
	    {"\u4e2d\u6587", 6, 6},
	    {"\u00e9\U0001F600\u4e2d\0", 10, 9},
	    {"\u4e2d\0\u6587", 7, 3},
	    {"\u4e2d\xe6\x96", 5, 3},	  /* cut in the middle */
	    {"\u4e2d\u6587", 5, 3},	  /* by its length alone */
	    {"\u00e9\xed\xa0\x80", 5, 2}, /* a surrogate */
	    {"\xe0\x80\xaf", 3, 0},	  /* written too long */
	    {"\x96\x87", 2, 0},
	};

	for (size_t i = 0; i < COUNT(cases); i++)
		cr_expect_eq(utf8_wide_len(cases[i].bytes, cases[i].len), cases[i].wide_len,
			     "case %zu", i);
}

Test(utf8, count_counts_characters)
{
	static const struct {
		const char *string;
		size_t count;
	} cases[] = {
	    {"", 0}, {"abc", 3}, {"\u4e2d\u6587", 2}, {"e\u0301", 2}, {"\U0001F600!", 2},
	};

	for (size_t i = 0; i < COUNT(cases); i++)
		cr_assert_eq(utf8_count(cases[i].string, strlen(cases[i].string)), cases[i].count,
			     "case %zu", i);
}

Test(utf8, cols_counts_columns_of_a_terminal)
{
	static const struct {
		const char *string;
		size_t cols;
	} cases[] = {
	    {"", 0},
	    {"abc ~", 5},
	    {"\u4e2d\u6587", 4},
	    {"a\u4e2db", 4},
	    {"\uff0c\u3002\uff08", 6},		   /* full-width punctuation */
	    {"\uff21\uff76\uff66", 4},		   /* full-width A, half-width kana */
	    {"e\u0301", 1},			   /* a combining mark */
	    {"\u00b7\u2026\u2014\u201c\u00d7", 5}, /* ambiguous: one each */
	    {"\u2460\u2500\u25a0\u2605", 4},	   /* ambiguous: one each */
	    {"\U0001F600", 2},
	    {"\U00020000", 2},
	    {"\xea\xb0\x80", 2}, /* a Hangul syllable */
	    {"\n\t\x1b", 0},
	    {"\u00e9\u00df", 2},
	};

	for (size_t i = 0; i < COUNT(cases); i++)
		cr_assert_eq(utf8_cols(cases[i].string, strlen(cases[i].string)), cases[i].cols,
			     "case %zu: %zu", i,
			     utf8_cols(cases[i].string, strlen(cases[i].string)));
}

Test(utf8, plain_stands_for_what_terminals_draw_one_or_two_columns_wide)
{
	static const struct {
		const char *character;
		char plain;
	} cases[] = {
	    {"\u201c", '"'},  {"\u201d", '"'},	{"\u2019", '\''},     {"\u2014", '-'},
	    {"\u2026", '.'},  {"\u00b7", '.'},	{"\u00d7", 'x'},      {"\u2192", '>'},
	    {"\u2460", '1'},  {"\u2162", '3'},	{"\u00e9", 'e'},      {"e\u0301", '\0'},
	    {"\u03b1", '?'},  {"\u2502", '?'},	{"\u2500", '-'},      {"\u00bd", '?'},
	    {"a", '\0'},      {" ", '\0'},	{"\u4e2d", '\0'},     {"\uff0c", '\0'},
	    {"\u3000", '\0'}, {"\uff21", '\0'}, {"\U0001F600", '\0'}, {"\u222c", '?'},
	    {"\u212b", '?'},
	};

	for (size_t i = 0; i < COUNT(cases); i++)
		cr_expect_eq(utf8_plain(cases[i].character, strlen(cases[i].character)),
			     cases[i].plain, "'%s'", cases[i].character);
}

Test(utf8, clip_takes_what_fits_and_cuts_no_grapheme)
{
	static const struct {
		const char *string;
		size_t max_cols;
		size_t len;
		size_t cols;
	} cases[] = {
	    {"", 5, 0, 0},
	    {"abc", 0, 0, 0},
	    {"abc", 2, 2, 2},
	    {"abc", 3, 3, 3},
	    {"abc", 9, 3, 3},
	    {"\u4e2d\u6587", 1, 0, 0},
	    {"\u4e2d\u6587", 3, 3, 2},
	    {"a\u4e2d\u6587", 3, 4, 3},
	    {"e\u0301e\u0301", 1, 3, 1},
	    {"ae\u0301", 1, 1, 1},
	    {"a\u0301\u4e2d", 2, 3, 1},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		size_t cols = 99;
		size_t len =
		    utf8_clip(cases[i].string, strlen(cases[i].string), cases[i].max_cols, &cols);

		cr_assert_eq(len, cases[i].len, "case %zu: %zu bytes", i, len);
		cr_assert_eq(cols, cases[i].cols, "case %zu: %zu columns", i, cols);
	}
	cr_assert_eq(utf8_clip("abc", 3, 2, NULL), 2);
}

/* Marks each grapheme with '|' in front, walked forwards; backwards must stop at the same places.
 */
static void split_graphemes(const char *string, char *marked)
{
	size_t len = strlen(string);
	size_t stops[64] = {0};
	size_t count = 0;

	*marked = '\0';
	for (size_t at = 0; at < len; at = stops[++count]) {
		stops[count + 1] = utf8_next(string, len, at);
		strcat(marked, "|");
		strncat(marked, string + at, stops[count + 1] - at);
	}
	for (size_t at = len; at > 0; at = stops[count])
		cr_assert_eq(utf8_previous(string, len, at), stops[--count], "%s", string);
}

Test(utf8, next_and_previous_stop_between_graphemes)
{
	static const struct {
		const char *string;
		const char *marked;
	} cases[] = {
	    {"ab", "|a|b"},
	    {"e\u0301x", "|e\u0301|x"},
	    {"ae\u0301", "|a|e\u0301"},
	    {"a\u0301\u0302b", "|a\u0301\u0302|b"},
	    {"\u4e2d\u6587\uff0c", "|\u4e2d|\u6587|\uff0c"},
	    {"\r\na", "|\r\n|a"},
	    {"a\r\n", "|a|\r\n"},
	    {"\u26a0\ufe0fx", "|\u26a0\ufe0f|x"},
	    {"\u8fbb\U000E0100\u5c71", "|\u8fbb\U000E0100|\u5c71"},
	    {"\U0001F600\U0001F600", "|\U0001F600|\U0001F600"},
	    {"\u1112\u1161\u11ab\u1100", "|\u1112\u1161\u11ab|\u1100"},
	};
	char marked[128];

	for (size_t i = 0; i < COUNT(cases); i++) {
		split_graphemes(cases[i].string, marked);
		cr_assert_str_eq(marked, cases[i].marked, "case %zu", i);
	}
}

/* What a wrap gave, and what it has to hold to. */
struct wrapped {
	const char *bytes;
	size_t len;
	size_t max_cols;
	size_t at; /* the end of the last line */
	size_t lines;
	struct text joined; /* the lines with '|' behind each */
};

static void take_line(void *ctx, const char *start, size_t line_len)
{
	struct wrapped *wrapped = ctx;
	size_t at = (size_t)(start - wrapped->bytes);

	cr_assert_leq(wrapped->at, at, "a character is doubled: '%s'", wrapped->bytes);
	for (size_t gap = wrapped->at; gap < at; gap++)
		cr_assert(wrapped->bytes[gap] == ' ' || wrapped->bytes[gap] == '\n',
			  "a character is lost: '%s'", wrapped->bytes);
	cr_assert_leq(utf8_cols(start, line_len), wrapped->max_cols, "'%s'", wrapped->bytes);
	cr_assert(utf8_is_valid(start, line_len), "a character is cut: '%s'", wrapped->bytes);
	wrapped->at = at + line_len;
	wrapped->lines++;
	text_add(&wrapped->joined, start, line_len);
	text_add_byte(&wrapped->joined, '|');
}

static struct wrapped wrap(const char *bytes, size_t len, size_t max_cols)
{
	struct wrapped wrapped = {
	    .bytes = bytes, .len = len, .max_cols = max_cols, .joined = TEXT_EMPTY};
	size_t lines = utf8_wrap(bytes, len, max_cols, take_line, &wrapped);

	cr_assert_eq(lines, wrapped.lines);
	for (size_t gap = wrapped.at; gap < len; gap++)
		cr_assert_eq(bytes[gap], ' ', "the end is lost: '%s'", bytes);
	return wrapped;
}

Test(utf8, wrap_breaks_where_the_language_allows)
{
	static const struct {
		const char *string;
		size_t max_cols;
		const char *lines;
	} cases[] = {
	    {"", 10, "|"},
	    {"abc", 10, "abc|"},
	    {"\n", 10, "||"},
	    {"a\nb", 10, "a|b|"},
	    {"a\n\nb\n", 10, "a||b||"},
	    {"hello world", 5, "hello|world|"},
	    {"hello world", 10, "hello|world|"},
	    {"hello world", 11, "hello world|"},
	    {"ab cd ef", 5, "ab cd|ef|"},   /* the blank at the break takes no column */
	    {"ab cd   ef", 5, "ab cd|ef|"}, /* nor do several */
	    {"ab    cd", 3, "ab|cd|"},
	    {"ab cd", 3, "ab|cd|"},
	    {"abcdefgh", 3, "abc|def|gh|"}, /* a word wider than the line */
	    {"a bcdefgh", 3, "a|bcd|efg|h|"},
	    {"abc   ", 4, "abc |"}, /* blanks at the end, as far as they fit */
	    {"abc  \nd", 3, "abc|d|"},
	    {"      ", 4, "    |"},
	    {"  ab cd", 5, "  ab|cd|"}, /* an indent stays */
	    {"  abcd", 4, "abcd|"},	/* but makes no line of its own */
	    {"\u4e2d\u6587\u5b57\u7b26", 4, "\u4e2d\u6587|\u5b57\u7b26|"},
	    {"\u4e2d\u6587\u5b57\u7b26", 5, "\u4e2d\u6587|\u5b57\u7b26|"},
	    {"\u4e2d\u6587\u5b57\u7b26", 2, "\u4e2d|\u6587|\u5b57|\u7b26|"},
	    /* closing punctuation begins no line, opening punctuation ends none */
	    {"\u4e2d\u6587\uff0c\u5b57", 4, "\u4e2d|\u6587\uff0c|\u5b57|"},
	    {"\u4e2d\u6587\u5b57\u3002", 6, "\u4e2d\u6587|\u5b57\u3002|"},
	    {"\u4e2d\u6587\uff08\u5b57\uff09", 6, "\u4e2d\u6587|\uff08\u5b57\uff09|"},
	    {"\u4e2d\u300a\u6587\u300b", 4, "\u4e2d|\u300a|\u6587\u300b|"},
	    {"abcdef\uff0c", 6, "abcde|f\uff0c|"}, /* a cut word too */
	    {"abcdef\uff09\u3002", 6, "abcde|f\uff09\u3002|"},
	    {"\uff0c\uff0c\uff0c", 4, "\uff0c\uff0c|\uff0c|"}, /* nothing else is there */
	    {"\u4e2dabc\u6587", 5, "\u4e2dabc|\u6587|"},
	    {"e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301|e\u0301|"},
	    {"50 %", 3, "50|%|"},
	    {"as --plain", 6, "as|--|plain|"},
	    {"the Ctrl-J", 8, "the|Ctrl-J|"},	       /* what has a hyphen stays together */
	    {"follow-up-call", 8, "follow-|up-call|"}, /* as far as there is room */
	    {"7-8-9", 3, "7-|8-9|"},
	    {"a\u00a0b c", 3, "a\u00a0b|c|"}, /* a no-break space is no blank */
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct wrapped wrapped =
		    wrap(cases[i].string, strlen(cases[i].string), cases[i].max_cols);

		cr_assert_str_eq(wrapped.joined.bytes, cases[i].lines, "case %zu", i);
		text_release(&wrapped.joined);
	}
}

Test(utf8, wrap_loses_nothing_whatever_the_text)
{
	static const char *const pieces[] = {
	    "a",      "b",	"word",		" ",	      "  ",	    "\n",     "\u4e2d",
	    "\u6587", "\uff0c", "\u3002",	"\uff08",     "\u300b",	    "\u201c", "\u2026",
	    "-",      "/",	"3.5",		"%",	      "\u0301",	    "\u200d", "\t",
	    "\u00ad", "\u3000", "\U0001F600",	"\U0001F3FD", "\U0001F1E8", "\u1112", "\u1161",
	    "\r",     "\u2028", "\u0915\u094d", "\u00a0",
	};
	uint32_t state = 35289;

	for (size_t round = 0; round < 20000; round++) {
		struct text text = TEXT_EMPTY;
		size_t count = next_random(&state) % 24;
		struct wrapped wrapped;

		for (size_t i = 0; i < count; i++)
			text_add_string(&text, pieces[next_random(&state) % COUNT(pieces)]);
		wrapped = wrap(text.bytes, text.len, 2 + next_random(&state) % 12);
		text_release(&wrapped.joined);
		text_release(&text);
	}
}

/* Wraps letters and ideographs with the punctuation behind them, in every width. */
static void check_closing(const char *closing, size_t letters)
{
	struct text text = TEXT_EMPTY;
	struct text bad = TEXT_EMPTY;

	for (size_t i = 0; i < letters; i++)
		text_add_string(&text, i % 4 == 3 ? "\u5b57" : "x");
	text_printf(&text, "%s\u5b57", closing);
	text_printf(&bad, "|%s", closing);
	for (size_t max_cols = 4; max_cols < 12; max_cols++) {
		struct wrapped wrapped = wrap(text.bytes, text.len, max_cols);

		cr_assert_null(strstr(wrapped.joined.bytes, bad.bytes), "%s", wrapped.joined.bytes);
		text_release(&wrapped.joined);
	}
	text_release(&text);
	text_release(&bad);
}

Test(utf8, wrap_begins_no_line_with_closing_punctuation)
{
	static const char *const closing[] = {
	    "\uff0c", "\u3002", "\u3001", "\uff1b", "\uff1a", "\uff1f",
	    "\uff01", "\uff09", "\u300b", "\u300d", "\u3011", "\u201d",
	    "\u2026", ",",	".",	  ")",	    "%",
	};

	for (size_t i = 0; i < COUNT(closing); i++) {
		for (size_t letters = 1; letters < 12; letters++)
			check_closing(closing[i], letters);
	}
}

Test(utf8, search_key_is_the_same_whatever_case_and_width)
{
	static const struct {
		const char *string;
		const char *key;
	} cases[] = {
	    {"", ""},
	    {"abc XYZ 09 @[`{", "abc xyz 09 @[`{"},
	    {"\uff21\uff22\uff11", "ab1"},
	    {"\u2460\u338f", "1kg"},
	    {"\u00c9t\u00e9", "\u00e9t\u00e9"},
	    {"E\u0301", "\u00e9"},
	    {"Stra\u00dfe", "strasse"},
	    {"\u6D4B\u8BD5CA", "\u6D4B\u8BD5ca"},
	    {"A\nB", "a\nb"},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct text key = TEXT_EMPTY;

		text_add_string(&key, ">");
		utf8_add_search_key(&key, cases[i].string, strlen(cases[i].string));
		cr_assert_str_eq(key.bytes + 1, cases[i].key, "case %zu", i);
		text_release(&key);
	}
}

/* The exit status of a program in trouble: the way every allocation fails. */
Test(utf8, search_key_without_memory_ends_the_program, .exit_code = 2)
{
	struct text key = TEXT_EMPTY;

	is_memory_short = true;
	utf8_add_search_key(&key, "\u00e9", 2);
}

Test(utf8, shown_cols_are_those_of_what_is_shown)
{
	static const struct {
		const char *string;
		size_t cols;
	} cases[] = {
	    {"", 0},	    {"plain", 5},  {"\u8bc1\u4e66", 4},
	    {"e\u0301", 1}, {"a\x1b[", 3}, /* the stand-in for ESC has one column */
	    {"a\nb", 3},    {"\u202E", 8}, /* <U+202E> */
	};

	for (size_t i = 0; i < COUNT(cases); i++)
		cr_expect_eq(utf8_shown_cols(cases[i].string, strlen(cases[i].string)),
			     cases[i].cols, "case %zu", i);
}

Test(utf8, shown_makes_visible_what_hides)
{
	static const struct {
		const char *bytes;
		size_t len;
		const char *shown;
	} cases[] = {
	    {"", 0, ""},
	    {"plain ~", 7, "plain ~"},
	    {"\u4e2d\u6587\uff0c\u3000x", 13, "\u4e2d\u6587\uff0c\u3000x"},
	    {"a\0b", 3, "a\u2400b"},
	    {"\x1b[2J", 4, "\u241b[2J"},
	    {"\t\r\x1f\x7f", 4, "\u2409\u240d\u241f\u2421"},
	    {"a\nb", 3, "a\u240ab"},
	    {"\xc2\x85\xc2\x9b", 4, "<U+0085><U+009B>"},
	    {"\u202e\u2066\u200f\u061c", 11, "<U+202E><U+2066><U+200F><U+061C>"},
	    {"a\u200bb\u2060\ufeff", 11, "a<U+200B>b<U+2060><U+FEFF>"},
	    {"\u2028\u2029", 6, "<U+2028><U+2029>"},
	    {"x\u00ady", 4, "x<U+00AD>y"},
	    {"\U000E0041", 4, "<U+E0041>"},	     /* a tag */
	    {"\u3164\u115f", 6, "<U+3164><U+115F>"}, /* fillers */
	    {"\u034f", 2, "<U+034F>"},
	    {"\ufff9", 3, "<U+FFF9>"},			  /* opens an annotation */
	    {"\uffff\U0001FFFE", 7, "<U+FFFF><U+1FFFE>"}, /* noncharacters */
	    {"\u0378", 2, "<U+0378>"},			  /* assigned to nothing */
	    {"\ue000", 3, "\ue000"},			  /* private use has a glyph */
	    {"e\u0301\u0e01\u0e47", 9, "e\u0301\u0e01\u0e47"},
	    {"\xff\xfe", 2, "\ufffd\ufffd"},
	    {"\xe4\xb8z", 3, "\ufffd\ufffdz"},
	    {"\xed\xa0\x80", 3, "\ufffd\ufffd\ufffd"},
	    {"a\xe4", 2, "a\ufffd"},
	    /* joiners stay behind Arabic letters and viramas alone */
	    {"\u0645\u200c\u062e", 7, "\u0645\u200c\u062e"},
	    {"\u0915\u094d\u200d\u0937", 12, "\u0915\u094d\u200d\u0937"},
	    {"\ua872\u200d", 6, "\ua872\u200d"},
	    {"\u0645\u200c\u200c", 8, "\u0645\u200c<U+200C>"},
	    {"ad\u200dmin", 8, "ad<U+200D>min"},
	    {"\u200c", 3, "<U+200C>"},
	    {"\u4e2d\u200d", 6, "\u4e2d<U+200D>"},
	    {"\U0001F468\u200d\U0001F469", 11, "\U0001F468<U+200D>\U0001F469"},
	    /* variation selectors stay behind ideographs and emoji */
	    {"\u8fbb\U000E0100", 7, "\u8fbb\U000E0100"},
	    {"\u26a0\ufe0f", 6, "\u26a0\ufe0f"},
	    {"\u26a0\ufe0f\ufe0f", 9, "\u26a0\ufe0f<U+FE0F>"},
	    {"1\ufe0f2", 5, "1<U+FE0F>2"},
	    {"\u202e\ufe0f", 6, "<U+202E><U+FE0F>"},
	    {"\u4e2d\u202e\ufe0f", 9, "\u4e2d<U+202E><U+FE0F>"},
	    {"\u26a0a\ufe0f", 7, "\u26a0a<U+FE0F>"},
	    {"\n\ufe0f", 4, "\u240a<U+FE0F>"},
	    {"\xff\u200d", 4, "\ufffd<U+200D>"},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct text shown = TEXT_EMPTY;

		utf8_add_shown(&shown, cases[i].bytes, cases[i].len, false);
		cr_assert_str_eq(shown.bytes, cases[i].shown, "case %zu", i);
		text_release(&shown);
	}
}

Test(utf8, shown_keeps_line_ends_where_asked)
{
	struct text shown = TEXT_EMPTY;

	text_add_string(&shown, "x");
	utf8_add_shown(&shown, "a\n\r\n\u4e2d\n", 8, true);
	cr_assert_str_eq(shown.bytes, "xa\n\u240d\n\u4e2d\n");
	text_release(&shown);
}

Test(utf8, shown_is_valid_and_harmless_whatever_the_bytes)
{
	uint32_t state = 8;

	for (size_t round = 0; round < 20000; round++) {
		struct text once = TEXT_EMPTY;
		struct text twice = TEXT_EMPTY;
		char bytes[24];
		size_t len = next_random(&state) % sizeof bytes;

		for (size_t i = 0; i < len; i++) {
			static const unsigned char leads[] = {0xE2, 0x80, 0xEF, 0xB8, 0xF3, 0xA0};
			uint32_t random = next_random(&state);

			bytes[i] = (char)(random % 3 ? leads[random / 3 % COUNT(leads)] : random);
		}
		utf8_add_shown(&once, bytes, len, false);
		cr_assert(utf8_is_valid(once.bytes, once.len));
		for (size_t i = 0; i < once.len; i++)
			cr_assert(once.bytes[i] < 0 ||
				  (once.bytes[i] >= ' ' && once.bytes[i] < 127));
		cr_assert_null(strstr(once.bytes, "\u202e"));
		utf8_add_shown(&twice, once.bytes, once.len, false);
		cr_assert_str_eq(twice.bytes, once.bytes, "shown again it is the same");
		text_release(&once);
		text_release(&twice);
	}
}
