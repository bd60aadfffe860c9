/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UTF-8: validity, columns on a terminal, wrapping, caseless search, and text made safe to show. */
#ifndef CAGRADE_BASE_UTF8_H
#define CAGRADE_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>

struct text;

/* True where bytes are valid UTF-8 without a NUL. */
bool utf8_is_valid(const char *bytes, size_t len);

/* How many bytes of valid characters beyond ASCII the string begins with. */
size_t utf8_wide_len(const char *bytes, size_t len);

/* The byte where the first fault of invalid UTF-8 (or a NUL) stands; len where there is none. */
size_t utf8_first_fault(const char *bytes, size_t len);

/* Characters (code points) in valid UTF-8, as a spreadsheet's cell limit counts. */
size_t utf8_count(const char *bytes, size_t len);

/* Columns that valid UTF-8 takes on a terminal; a character of no width counts 0. */
size_t utf8_cols(const char *bytes, size_t len);

/* An ASCII character, of one column, that can stand for the first character of valid UTF-8 where
 * terminals differ in whether it takes one or two: a quotation mark for a curved one, `?` where
 * there is nothing like it.  '\0' where none differs. */
char utf8_plain(const char *bytes, size_t len);

/* Columns that any bytes take once they are shown as utf8_add_shown() has them, on one line. */
size_t utf8_shown_cols(const char *bytes, size_t len);

/* Bytes of the longest start of the string that takes at most max_cols columns and cuts no
 * grapheme.  *cols_out (may be NULL) gets the columns taken. */
size_t utf8_clip(const char *bytes, size_t len, size_t max_cols, size_t *cols_out);

/* The next grapheme boundary behind `at` (at < len), and the one before it (at > 0). */
size_t utf8_next(const char *bytes, size_t len, size_t at);
size_t utf8_previous(const char *bytes, size_t len, size_t at);

/* Call line(ctx, start, line_len) for each line of the text when wrapped to max_cols columns
 * (>= 2) by UAX #14; LF parts lines always, so a text with LF at its end ends in an empty line; a
 * word wider than max_cols is cut behind a hyphen or by graphemes; blanks at a break belong to no
 * line.  An empty text is one empty line.  The text is valid UTF-8.  Returns the number of lines.
 */
size_t utf8_wrap(const char *bytes, size_t len, size_t max_cols,
		 void (*line)(void *ctx, const char *start, size_t line_len), void *ctx);

/* Add the key under which valid UTF-8 is searched, whatever its case and width: NFKC and
 * casefold. */
void utf8_add_search_key(struct text *out, const char *bytes, size_t len);

/* Add any bytes in a form that can be sent to a terminal, a log line or HTML: a control character,
 * an escape, a bidi override or a character of no width becomes a visible stand-in (U+241B for
 * ESC, <U+202E> for an override), a byte that is not UTF-8 becomes U+FFFD.  Combining marks stay,
 * and so do a joiner or a variation selector behind a character that it works on.  LF stays only
 * where keep_lines.  What is added is valid UTF-8. */
void utf8_add_shown(struct text *out, const char *bytes, size_t len, bool keep_lines);

#endif
