/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzz: text on its way to a screen: made safe, measured, clipped, wrapped, searched.  The first
 * byte gives the width. */
#include "config.h"

#include "tests/fuzz/fuzz.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

#define COLS_MIN 2

/* A text that is being wrapped, and how far its lines have come. */
struct wrapping {
	const char *bytes;
	size_t len;
	size_t at; /* behind the last line */
	size_t cols;
	size_t lines;
};

/* True where nothing but blanks and at most one line end stands in the gap between two lines. */
static bool is_gap(const char *bytes, size_t len)
{
	size_t line_ends = 0;

	for (size_t i = 0; i < len; i++) {
		if (bytes[i] != ' ' && bytes[i] != '\n')
			return false;
		line_ends += bytes[i] == '\n';
	}
	return line_ends <= 1;
}

static void take_line(void *ctx, const char *start, size_t line_len)
{
	struct wrapping *wrapping = ctx;
	size_t from = (size_t)(start - wrapping->bytes);

	fuzz_hold(from >= wrapping->at && from + line_len <= wrapping->len);
	fuzz_hold(is_gap(wrapping->bytes + wrapping->at, from - wrapping->at));
	fuzz_hold(utf8_is_valid(start, line_len) || memchr(start, '\0', line_len));
	fuzz_hold(utf8_cols(start, line_len) <= wrapping->cols);
	wrapping->at = from + line_len;
	wrapping->lines++;
}

static void check_wrapped(const char *bytes, size_t len, size_t cols)
{
	struct wrapping wrapping = {.bytes = bytes, .len = len, .cols = cols};
	size_t line_ends = 0;

	fuzz_hold(utf8_wrap(bytes, len, cols, take_line, &wrapping) == wrapping.lines);
	for (size_t i = 0; i < len; i++)
		line_ends += bytes[i] == '\n';
	fuzz_hold(wrapping.lines > line_ends);
	fuzz_hold(is_gap(bytes + wrapping.at, len - wrapping.at));
}

static void check_shown(const char *bytes, size_t len, bool keep_lines, size_t cols)
{
	struct text shown = TEXT_EMPTY;
	struct text again = TEXT_EMPTY;

	utf8_add_shown(&shown, bytes, len, keep_lines);
	fuzz_hold(fuzz_is_shown(shown.bytes, shown.len, keep_lines));
	/* What is safe stays as it is. */
	utf8_add_shown(&again, shown.bytes, shown.len, keep_lines);
	fuzz_hold(again.len == shown.len && memcmp(again.bytes, shown.bytes, shown.len) == 0);
	if (len > 0)
		fuzz_hold(shown.len > 0);
	check_wrapped(shown.bytes, shown.len, cols);
	text_release(&shown);
	text_release(&again);
}

static void check_steps(const char *bytes, size_t len)
{
	size_t at = 0;

	while (at < len) {
		size_t next = utf8_next(bytes, len, at);

		fuzz_hold(next > at && next <= len);
		fuzz_hold(utf8_is_valid(bytes + at, next - at));
		at = next;
	}
	while (at > 0) {
		size_t before = utf8_previous(bytes, len, at);

		fuzz_hold(before < at);
		fuzz_hold(utf8_is_valid(bytes + before, at - before));
		at = before;
	}
}

static void check_valid(const char *bytes, size_t len, size_t cols)
{
	struct text key = TEXT_EMPTY;
	size_t clipped_cols;
	size_t clipped = utf8_clip(bytes, len, cols, &clipped_cols);

	fuzz_hold(clipped <= len && clipped_cols <= cols);
	fuzz_hold(utf8_cols(bytes, clipped) == clipped_cols);
	fuzz_hold(utf8_count(bytes, len) <= len);
	check_steps(bytes, len);
	check_wrapped(bytes, len, cols);
	utf8_add_search_key(&key, bytes, len);
	fuzz_hold(utf8_is_valid(key.bytes, key.len));
	text_release(&key);
}

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t len)
{
	const char *bytes = (const char *)input + 1;
	size_t cols;

	if (len == 0)
		return 0;
	len--;
	cols = COLS_MIN + input[0] % 80;
	check_shown(bytes, len, true, cols);
	check_shown(bytes, len, false, cols);
	fuzz_hold(utf8_first_fault(bytes, len) <= len);
	fuzz_hold((utf8_first_fault(bytes, len) == len) == utf8_is_valid(bytes, len));
	if (utf8_is_valid(bytes, len))
		check_valid(bytes, len, cols);
	return 0;
}
