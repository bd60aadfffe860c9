/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UTF-8: validity, columns on a terminal, wrapping, caseless search, and text made safe to show. */
#include "config.h"

#include "base/utf8.h"

#include "base/mem.h"
#include "base/text.h"

#include <assert.h>
#include <errno.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>

/* Which of the characters whose width depends on the font take two columns goes by the encoding's
 * tradition; under this one they take one, as on a terminal. */
#define WIDTH_ENCODING "UTF-8"
/* Under this one they take two, as on a terminal with a font for Chinese. */
#define WIDE_ENCODING "GBK"

#define ZERO_WIDTH_NON_JOINER 0x200C
#define ZERO_WIDTH_JOINER 0x200D
#define DELETE 0x7F

static const uint8_t *as_u8(const char *bytes)
{
	return (const uint8_t *)bytes;
}

/* Printable ASCII is most of what passes through here, and needs no table. */
static bool is_plain(char byte)
{
	return byte >= ' ' && byte <= '~';
}

/* Bytes of printable ASCII that the string begins with. */
static size_t plain_len(const char *bytes, size_t len)
{
	size_t at = 0;

	while (at < len && is_plain(bytes[at]))
		at++;
	return at;
}

bool utf8_is_valid(const char *bytes, size_t len)
{
	return utf8_first_fault(bytes, len) == len;
}

static bool is_tail(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

/* True where a character of three bytes stands here, as most that are not ASCII are; E0 and ED are
 * left out, behind which not every tail may stand. */
static bool is_common_wide(const char *bytes, size_t len)
{
	unsigned char head = len >= 3 ? (unsigned char)bytes[0] : 0;

	return head > 0xE0 && head < 0xF0 && head != 0xED && is_tail(bytes[1]) && is_tail(bytes[2]);
}

size_t utf8_wide_len(const char *bytes, size_t len)
{
	size_t at = 0;

	while (at < len && (unsigned char)bytes[at] >= 0x80) {
		int next = is_common_wide(bytes + at, len - at)
			       ? 3
			       : u8_mblen(as_u8(bytes + at), len - at);

		if (next <= 0)
			break;
		at += (size_t)next;
	}
	return at;
}

/* Bytes of ASCII other than NUL that the string begins with. */
static size_t ascii_len(const char *bytes, size_t len)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t word;
	size_t at = 0;

	for (; len - at >= sizeof word; at += sizeof word) {
		memcpy(&word, bytes + at, sizeof word);
		/* The high bit of a byte comes from itself, or from taking one from a NUL. */
		if (((word | (word - ones)) & (ones << 7)) != 0)
			break;
	}
	while (at < len && bytes[at] != '\0' && (unsigned char)bytes[at] < 0x80)
		at++;
	return at;
}

size_t utf8_first_fault(const char *bytes, size_t len)
{
	size_t at = ascii_len(bytes, len);
	size_t wide_len;

	while (at < len && (wide_len = utf8_wide_len(bytes + at, len - at)) > 0) {
		at += wide_len;
		at += ascii_len(bytes + at, len - at);
	}
	return at;
}

size_t utf8_count(const char *bytes, size_t len)
{
	size_t count = 0;

	for (size_t at = 0; at < len; at++)
		count += ((unsigned char)bytes[at] & 0xC0) != 0x80; /* not a continuation byte */
	return count;
}

size_t utf8_cols(const char *bytes, size_t len)
{
	size_t plain = plain_len(bytes, len);

	if (plain == len)
		return len;
	return plain + (size_t)u8_width(as_u8(bytes + plain), len - plain, WIDTH_ENCODING);
}

size_t utf8_clip(const char *bytes, size_t len, size_t max_cols, size_t *cols_out)
{
	size_t at = 0;
	size_t cols = 0;

	while (at < len) {
		size_t next = utf8_next(bytes, len, at);
		size_t next_cols = cols + utf8_cols(bytes + at, next - at);

		if (next_cols > max_cols)
			break;
		cols = next_cols;
		at = next;
	}
	if (cols_out)
		*cols_out = cols;
	return at;
}

size_t utf8_next(const char *bytes, size_t len, size_t at)
{
	const uint8_t *next;

	assert(at < len);
	/* Nothing in ASCII joins a printable character in front of it. */
	if (is_plain(bytes[at]) && (at + 1 == len || is_plain(bytes[at + 1])))
		return at + 1;
	next = u8_grapheme_next(as_u8(bytes + at), as_u8(bytes + len));
	return (size_t)(next - as_u8(bytes));
}

size_t utf8_previous(const char *bytes, size_t len, size_t at)
{
	const uint8_t *previous;

	assert(at > 0 && at <= len);
	previous = u8_grapheme_prev(as_u8(bytes + at), as_u8(bytes));
	return (size_t)(previous - as_u8(bytes));
}

/* A text without LF that is being wrapped. */
struct paragraph {
	const char *bytes;
	size_t len;
	size_t max_cols;
	char *breaks; /* for each byte, may a line begin here? as unilbrk.h has it */
};

/* True where a line may begin with the character, or grapheme, in front of which a word is cut.
 * The rules know no answer inside of a word, so ask whether one may begin behind an ideograph,
 * where a line ends at anything but closing punctuation and the like. */
static bool may_begin_line(const char *bytes, size_t len)
{
	static const char ideograph[] = "\u4e00";
	const size_t ideograph_len = sizeof ideograph - 1;
	char pair[sizeof ideograph + 4];
	char breaks[sizeof pair];
	int first_len = u8_mblen(as_u8(bytes), len);

	assert(first_len > 0);
	memcpy(pair, ideograph, ideograph_len);
	memcpy(pair + ideograph_len, bytes, (size_t)first_len);
	u8_possible_linebreaks(as_u8(pair), ideograph_len + (size_t)first_len, WIDTH_ENCODING,
			       breaks);
	return breaks[ideograph_len] == UC_BREAK_POSSIBLE;
}

/* The end of as many whole characters from `start` as fit: the last resort where a single grapheme
 * is wider than a line.  No character is, so at least one is taken. */
static size_t clip_characters(const struct paragraph *paragraph, size_t start)
{
	size_t end = start;
	size_t next = start;

	do {
		end = next;
		next += (size_t)u8_mblen(as_u8(paragraph->bytes + end), paragraph->len - end);
	} while (utf8_cols(paragraph->bytes + start, next - start) <= paragraph->max_cols);
	assert(end > start);
	return end;
}

/* The place where a word that begins at `start` and is wider than a line is cut: the last that
 * fits and leaves the rest with a character that may begin a line, if there is any. */
static size_t cut_word(const struct paragraph *paragraph, size_t start)
{
	const char *bytes = paragraph->bytes;
	size_t len = paragraph->len;
	size_t fit = start + utf8_clip(bytes + start, len - start, paragraph->max_cols, NULL);

	if (fit == start)
		return clip_characters(paragraph, start);
	for (size_t end = fit; end > start; end = utf8_previous(bytes, len, end)) {
		if (may_begin_line(bytes + end, len - end))
			return end;
	}
	return fit;
}

/* Where the line that begins at `start` ends, blanks behind it included.  Blanks may stand past
 * the edge, as the one at a break is not shown.  An option, a key's name and a word are harder to
 * read in two, so a line ends behind their hyphen only where it could not end before. */
static size_t line_end(const struct paragraph *paragraph, size_t start)
{
	size_t cols = 0;
	size_t last_break = start;
	size_t last_hyphen = start;
	bool is_indent = true; /* the library knows no break behind the blanks of an indent */

	for (size_t at = start, next; at < paragraph->len; at = next) {
		bool is_blank;
		bool is_behind_hyphen = at > start && paragraph->bytes[at - 1] == '-';

		if (is_indent || (paragraph->breaks[at] == UC_BREAK_POSSIBLE && !is_behind_hyphen))
			last_break = at;
		else if (paragraph->breaks[at] == UC_BREAK_POSSIBLE)
			last_hyphen = at;
		next = utf8_next(paragraph->bytes, paragraph->len, at);
		is_blank = paragraph->bytes[at] == ' ' && next == at + 1;
		is_indent = is_indent && is_blank;
		cols += utf8_cols(paragraph->bytes + at, next - at);
		if (cols <= paragraph->max_cols || is_blank)
			continue;
		if (last_break > start)
			return last_break;
		return last_hyphen > start ? last_hyphen : cut_word(paragraph, start);
	}
	return paragraph->len;
}

static size_t without_blanks(const char *bytes, size_t len)
{
	while (len > 0 && bytes[len - 1] == ' ')
		len--;
	return len;
}

static size_t wrap_paragraph(const struct paragraph *paragraph,
			     void (*line)(void *ctx, const char *start, size_t line_len), void *ctx)
{
	size_t lines = 0;
	size_t end;

	for (size_t start = 0; start < paragraph->len; start = end) {
		const char *bytes = paragraph->bytes + start;
		size_t len;

		end = line_end(paragraph, start);
		if (end < paragraph->len) {
			len = without_blanks(bytes, end - start);
			if (len == 0) /* an indent that the word behind it leaves no room for */
				continue;
		} else {
			len = utf8_clip(bytes, end - start, paragraph->max_cols, NULL);
		}
		line(ctx, bytes, len);
		lines++;
	}
	return lines;
}

size_t utf8_wrap(const char *bytes, size_t len, size_t max_cols,
		 void (*line)(void *ctx, const char *start, size_t line_len), void *ctx)
{
	struct paragraph paragraph = {.bytes = bytes, .max_cols = max_cols};
	const char *end = bytes + len;
	size_t lines = 0;

	assert(max_cols >= 2);
	for (;;) {
		const char *lf = memchr(paragraph.bytes, '\n', (size_t)(end - paragraph.bytes));

		paragraph.len = (size_t)((lf ? lf : end) - paragraph.bytes);
		if (utf8_cols(paragraph.bytes, paragraph.len) <= max_cols) {
			line(ctx, paragraph.bytes, paragraph.len);
			lines++;
		} else {
			paragraph.breaks = mem_resize(paragraph.breaks, paragraph.len, 1);
			u8_possible_linebreaks(as_u8(paragraph.bytes), paragraph.len,
					       WIDTH_ENCODING, paragraph.breaks);
			lines += wrap_paragraph(&paragraph, line, ctx);
		}
		if (!lf)
			break;
		paragraph.bytes = lf + 1;
	}
	free(paragraph.breaks);
	return lines;
}

/* What stands for a number that is a character by itself, as of a list or a level: its digit. */
static char plain_number(uc_fraction_t number)
{
	if (number.denominator != 1 || number.numerator < 0 || number.numerator > 9)
		return '?';
	return (char)('0' + number.numerator);
}

char utf8_plain(const char *bytes, size_t len)
{
	static const char *const signs[][2] = {
	    {"\"", "\u201C\u201D\u201E\u201F\u2033"},
	    {"'", "\u2018\u2019\u201A\u201B\u2032\u00B4"},
	    {"-", "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500"},
	    {".", "\u00B7\u2022\u2027\u2026"},
	    {"x", "\u00D7"},
	    {">", "\u2192\u2265"},
	    {"<", "\u2190\u2264"},
	};
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
	ucs4_t character;
	int tag;

	u8_mbtouc(&character, as_u8(bytes), len);
	if (uc_width(character, WIDTH_ENCODING) != 1 || uc_width(character, WIDE_ENCODING) == 1)
		return '\0';
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		if (u8_strchr(as_u8(signs[i][1]), character))
			return signs[i][0][0];
	}
	if (uc_numeric_value(character).denominator != 0)
		return plain_number(uc_numeric_value(character));
	if (uc_decomposition(character, &tag, parts) > 0 && is_plain((char)parts[0]) &&
	    parts[0] < DELETE)
		return (char)parts[0];
	return '?';
}

void utf8_add_search_key(struct text *out, const char *bytes, size_t len)
{
	uint8_t *key;
	size_t key_len;

	if (plain_len(bytes, len) == len) {
		text_reserve(out, len);
		for (size_t at = 0; at < len; at++) {
			bool is_capital = bytes[at] >= 'A' && bytes[at] <= 'Z';

			text_add_byte(out, (char)(bytes[at] + (is_capital ? 'a' - 'A' : 0)));
		}
		return;
	}
	key = u8_casefold(as_u8(bytes), len, NULL, UNINORM_NFKC, NULL, &key_len);
	if (!key) {
		assert(errno == ENOMEM);
		/* Asking for what no machine has ends the program the way it ends for all. */
		key = mem_resize(NULL, SIZE_MAX, SIZE_MAX);
	}
	text_add(out, (const char *)key, key_len);
	free(key);
}

/* True behind a letter that changes its shape with its neighbours, or a virama: there, and only
 * there, a joiner does its work (RFC 5892, appendix A).  Elsewhere it makes two different strings
 * look the same, or has some terminals draw several emoji in the columns of one. */
static bool takes_joiner(ucs4_t character)
{
	int type = uc_joining_type(character);

	return type == UC_JOINING_TYPE_D || type == UC_JOINING_TYPE_L ||
	       type == UC_JOINING_TYPE_R || uc_combining_class(character) == UC_CCC_VR;
}

/* True behind what has variants: the ideographs of people's names, emoji, Mongolian letters. */
static bool takes_variation(ucs4_t character)
{
	return character > DELETE && (uc_is_property_unified_ideograph(character) ||
				      uc_is_property_emoji(character) || takes_joiner(character));
}

/* True for a character that may be shown as it is.  `before` is the character in front of it, 0
 * where there is none or a stand-in was shown for it, so that never two in a row are hidden. */
static bool is_shown_itself(ucs4_t character, ucs4_t before)
{
	const uint32_t unseen = UC_CATEGORY_MASK_Cc | UC_CATEGORY_MASK_Cf | UC_CATEGORY_MASK_Cn |
				UC_CATEGORY_MASK_Zl | UC_CATEGORY_MASK_Zp;

	if (character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER)
		return takes_joiner(before);
	if (uc_is_property_variation_selector(character))
		return takes_variation(before);
	return !uc_is_general_category_withtable(character, unseen) &&
	       !uc_is_property_default_ignorable_code_point(character);
}

static void add_stand_in(struct text *out, ucs4_t character)
{
	if (character < ' ') {
		static const char first_picture[] = "\u2400";

		text_add(out, first_picture, sizeof first_picture - 2);
		text_add_byte(out, (char)(first_picture[2] + (char)character));
	} else if (character == DELETE) {
		text_add_string(out, "\u2421");
	} else {
		text_printf(out, "<U+%04" PRIX32 ">", character);
	}
}

/* Add the character, or what stands for it, that the bytes begin with; its length in bytes.
 * *before is the character in front of it and becomes this one. */
static size_t add_character_shown(struct text *out, const char *bytes, size_t len, bool keep_lines,
				  ucs4_t *before)
{
	ucs4_t character;
	int character_len = u8_mbtoucr(&character, as_u8(bytes), len);

	if (character_len < 0) {
		text_add_string(out, "\uFFFD");
		*before = 0;
		return 1;
	}
	if (is_shown_itself(character, *before) || (character == '\n' && keep_lines)) {
		text_add(out, bytes, (size_t)character_len);
		*before = character;
	} else {
		add_stand_in(out, character);
		*before = 0;
	}
	return (size_t)character_len;
}

void utf8_add_shown(struct text *out, const char *bytes, size_t len, bool keep_lines)
{
	ucs4_t before = 0;
	size_t at = 0;

	while (at < len) {
		size_t plain = plain_len(bytes + at, len - at);

		text_add(out, bytes + at, plain);
		at += plain;
		if (plain > 0)
			before = (ucs4_t)bytes[at - 1];
		if (at < len)
			at += add_character_shown(out, bytes + at, len - at, keep_lines, &before);
	}
}

size_t utf8_shown_cols(const char *bytes, size_t len)
{
	struct text shown = TEXT_EMPTY;
	size_t cols;

	if (plain_len(bytes, len) == len)
		return len;
	utf8_add_shown(&shown, bytes, len, false);
	cols = utf8_cols(shown.bytes, shown.len);
	text_release(&shown);
	return cols;
}
