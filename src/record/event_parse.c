/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of a record in the one spelling that we print, taken apart in place.
 *
 * The library that reads any CSV takes ten times as long, and then the row would have to be printed
 * again to see that it is spelled as ours are.  Here both are one look at each byte: a cell has one
 * spelling, so that each step of reading undoes the only step by which printing can have made it.
 */
#include "config.h"

#include "record/event.h"

#include "base/sheet.h"
#include "base/utf8.h"
#include "record/chain.h"
#include "record/number.h"

#include <assert.h>
#include <string.h>

enum kind {
	KIND_PLAIN,
	KIND_WIDE, /* part of a character that is not ASCII */
	KIND_MARK, /* a comma, a quote, or a backslash */
	KIND_NONE, /* no row holds it */
};

/* The kind of each byte. */
static const unsigned char kinds[256] = {
    ['\0'] = KIND_NONE, ['\n'] = KIND_NONE, ['\r'] = KIND_NONE,		 [','] = KIND_MARK,
    ['"'] = KIND_MARK,	['\\'] = KIND_MARK, [0x80 ... 0xFF] = KIND_WIDE,
};

/* The bytes that a cell may begin with and still need a closer look: guards, what a guard stands
 * before, a blank, a quote. */
static const bool is_strange_first[256] = {
    ['='] = true, ['+'] = true,	 ['-'] = true, ['@'] = true,  ['\t'] = true,
    [' '] = true, ['\''] = true, ['"'] = true, [0xEF] = true,
};

/* The cells that are still to be taken.  Behind the last one stands a comma, so that each ends in
 * one, and behind that a NUL, which no cell holds. */
struct cells {
	char *at;
	const char *end; /* where that last comma stands */
};

static enum kind kind_of(char byte)
{
	return (enum kind)kinds[(unsigned char)byte];
}

static bool is_blank(char byte)
{
	return byte == ' ' || byte == '\t';
}

/* Take the quotes off the cell that begins at `start`, in place, and step behind its comma.  The
 * end of what is left, or NULL where a quote is out of place.  *is_marked_out becomes true where a
 * comma or a quote is in it. */
static char *unquote(struct cells *cells, char *start, bool *is_marked_out)
{
	char *to = start;
	const char *from = start + 1;
	const char *quote;

	while ((quote = memchr(from, '"', (size_t)(cells->end - from)))) {
		memmove(to, from, (size_t)(quote - from));
		to += quote - from;
		from = quote + 1;
		if (*from != '"')
			break;
		*to++ = '"';
		from++;
		*is_marked_out = true;
	}
	if (!quote || *from != ',')
		return NULL;
	*is_marked_out |= memchr(start, ',', (size_t)(to - start)) != NULL;
	cells->at = start + (from - start) + 1;
	return to;
}

/* Step behind the comma of the cell without quotes that begins at `start`.  Its end, or NULL where
 * a quote stands in it. */
static char *step_over(struct cells *cells, char *start)
{
	char *at = start;

	while (*at != ',' && *at != '"')
		at++;
	if (*at == '"')
		return NULL;
	cells->at = at + 1;
	return at;
}

/* True where a cell may hold the bytes. */
static bool is_text(const char *bytes, size_t len)
{
	if (memchr(bytes, '\n', len) || memchr(bytes, '\r', len))
		return false;
	return utf8_is_valid(bytes, len) && (len <= SHEET_FIELD_MAX_CHARACTERS ||
					     utf8_count(bytes, len) <= SHEET_FIELD_MAX_CHARACTERS);
}

/* Put what the escapes between two places stand for in their place, and a NUL behind it.  False
 * where a backslash begins none. */
static bool unescape(char *start, char *end)
{
	char *first = memchr(start, '\\', (size_t)(end - start));
	char *to = first ? first : end;

	for (const char *from = to; from < end; from++) {
		char byte = *from;

		if (byte == '\\') {
			if (++from == end || !strchr("nr\\", *from))
				return false;
			byte = *from == 'n' ? '\n' : *from == 'r' ? '\r' : '\\';
		}
		*to++ = byte;
	}
	*to = '\0';
	return true;
}

/* Take the next cell, whatever is in it; NULL where printing would not have made it.  Kept apart,
 * so that take_cell() need not make room for its variables. */
__attribute__((noinline)) static const char *take_any_cell(struct cells *cells)
{
	char *start = cells->at;
	bool is_quoted = *start == '"';
	bool is_marked = false;
	char *end;

	if (start > cells->end)
		return NULL;
	end = is_quoted ? unquote(cells, start, &is_marked) : step_over(cells, start);
	if (!end || !is_text(start, (size_t)(end - start)))
		return NULL;
	bool is_guarded = end > start && *start == '\'';
	start += is_guarded;
	if (sheet_needs_guard(start, (size_t)(end - start)) != is_guarded)
		return NULL;
	bool has_blank_edge =
	    end > start && (is_blank(end[-1]) || (!is_guarded && is_blank(*start)));
	if ((is_marked || has_blank_edge) != is_quoted || !unescape(start, end))
		return NULL;
	return start;
}

/* Step over text that is neither quoted nor escaped. */
static char *step_over_bare(char *at, const char *end)
{
	size_t wide_len;

	do {
		while (kind_of(at[0]) == KIND_PLAIN && kind_of(at[1]) == KIND_PLAIN)
			at += 2;
		at += kind_of(*at) == KIND_PLAIN;
		wide_len = kind_of(*at) == KIND_WIDE ? utf8_wide_len(at, (size_t)(end - at)) : 0;
		at += wide_len;
	} while (wide_len > 0);
	return at;
}

/* Take the next cell.  Most of them are empty, or short and bare. */
static inline const char *take_cell(struct cells *cells)
{
	char *start = cells->at;
	char *at;

	if (*start == ',') {
		cells->at = start + 1;
		return "";
	}
	at = step_over_bare(start, cells->end);
	if (*at != ',' || at - start > SHEET_FIELD_MAX_CHARACTERS ||
	    is_strange_first[(unsigned char)*start] || (at > start && is_blank(at[-1])))
		return take_any_cell(cells);
	*at = '\0';
	cells->at = at + 1;
	return start;
}

static bool take_cells(struct cells *cells, struct event *out)
{
	return (out->time = take_cell(cells)) && (out->by = take_cell(cells)) &&
	       (out->item = take_cell(cells)) && (out->answer = take_cell(cells)) &&
	       (out->note = take_cell(cells)) && (out->flag = take_cell(cells)) &&
	       (out->evidence = take_cell(cells)) && (out->cause = take_cell(cells)) &&
	       cells->at == cells->end + 1;
}

bool event_parse_row(const char *row, size_t len, struct text *pool, struct event *event_out)
{
	/* A copy is taken apart, where the strings are to stand. */
	char *start = pool->bytes + pool->len;
	struct cells cells = {.end = start + len};
	const char *at = start;

	assert(pool->room - pool->len > EVENT_POOL_ROOM(len)); /* the strings must not move */
	memcpy(start, row, len);
	start[len] = ',';
	start[len + 1] = '\0';
	bool is_row = number_take(&at, &event_out->seq) && *at == ',';
	cells.at = start + (at - start) + 1;
	is_row = is_row && take_cells(&cells, event_out);
	if (is_row)
		pool->len += len + 1;
	pool->bytes[pool->len] = '\0';
	return is_row;
}

size_t event_parse(const char *line, size_t len, struct text *pool, struct event *event_out,
		   char chain_out[static DIGEST_HEX_SIZE])
{
	size_t covered = chain_parse(line, len, chain_out);

	return covered > 0 && event_parse_row(line, covered, pool, event_out) ? covered : 0;
}
