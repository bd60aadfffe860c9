/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts in a CSV that people open with a spreadsheet. */
#include "config.h"

#include "base/cell.h"

#include "base/sheet.h"
#include "base/utf8.h"

#include <string.h>
#include <strings.h>

/* No date with its day, month and time in words is longer; a number may be, up to a point. */
#define DATE_MAX_CHARACTERS 48
#define NUMBER_MAX_CHARACTERS 1000

static const char *const marks[] = {CELL_MARK, CELL_MARK_ASCII};

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static bool is_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* True where a number or a date could stand in it: with a digit, a full-width one too, which a
 * Chinese spreadsheet reads, or with the Chinese word for year, month or day. */
static bool has_digit(const char *string)
{
	static const char *const wide[] = {"０", "１", "２", "３", "４", "５", "６",
					   "７", "８", "９", "年", "月", "日"};

	for (const char *at = string; *at != '\0'; at++) {
		if (is_digit(*at))
			return true;
	}
	for (size_t i = 0; i < sizeof wide / sizeof *wide; i++) {
		if (strstr(string, wide[i]))
			return true;
	}
	return false;
}

static bool has_letter(const char *string)
{
	while (*string != '\0' && !is_letter(*string))
		string++;
	return *string != '\0';
}

/* Bytes before the marks that the string ends in. */
static size_t bare_len(const char *string, size_t len)
{
	for (size_t i = 0; i < sizeof marks / sizeof *marks;) {
		size_t mark_len = strlen(marks[i]);

		if (len >= mark_len && memcmp(string + len - mark_len, marks[i], mark_len) == 0) {
			len -= mark_len;
			i = 0;
		} else {
			i++;
		}
	}
	return len;
}

/* True for a control character that is none of those which part words and lines. */
static bool has_control(const char *string)
{
	for (; *string != '\0'; string++) {
		if ((unsigned char)*string < ' ' && !strchr("\t\n\r", *string))
			return true;
	}
	return false;
}

static bool is_word(const char *string, size_t len, const char *word)
{
	return len == strlen(word) && strncasecmp(string, word, len) == 0;
}

/* A text that ends in a mark itself counts as the one before it does: so a mark is put behind it
 * just where one would be taken off. */
bool cell_is_like_value(const char *string)
{
	size_t len = bare_len(string, strlen(string));
	size_t count;

	if (sheet_needs_guard(string, strlen(string)) || has_control(string))
		return false;
	if (!has_digit(string))
		return is_word(string, len, "true") || is_word(string, len, "false");
	count = utf8_count(string, len);
	return count <= DATE_MAX_CHARACTERS ||
	       (count <= NUMBER_MAX_CHARACTERS && !has_letter(string));
}

void cell_add(struct text *out, const char *string, const char *mark)
{
	struct text marked = TEXT_EMPTY;

	text_add_string(&marked, string);
	if (cell_is_like_value(string))
		text_add_string(&marked, mark);
	sheet_add_guarded(out, marked.bytes, marked.len);
	text_release(&marked);
}

size_t cell_unmarked_len(const char *field)
{
	size_t len = strlen(field);

	if (!cell_is_like_value(field))
		return len;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		size_t mark_len = strlen(marks[i]);

		if (len >= mark_len && memcmp(field + len - mark_len, marks[i], mark_len) == 0)
			return len - mark_len;
	}
	return len;
}

void cell_add_bare(struct text *out, const char *string)
{
	if (sheet_unguard(string) != string)
		text_add_byte(out, '\'');
	text_add_string(out, string);
	if (cell_unmarked_len(string) < strlen(string))
		text_add_string(out, CELL_MARK);
}
