/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Encodings that spreadsheets save and open text in, by the C library's converters. */
#include "config.h"

#include "base/encoding.h"

#include "base/utf8.h"

#include <assert.h>
#include <errno.h>
#include <iconv.h>
#include <string.h>
#include <strings.h>

#define UTF8 "UTF-8"
#define UTF16_LITTLE "UTF-16LE"
#define UTF16_BIG "UTF-16BE"
#define GB18030 "GB18030"

#define BOM_LITTLE "\xFF\xFE"
#define BOM_BIG "\xFE\xFF"
#define BOM_UTF8 "\xEF\xBB\xBF"

#define PIECE_BYTES 4096 /* converted at a time */

const char *encoding_name(enum encoding encoding)
{
	static const char *const names[ENCODING_COUNT] = {
	    [ENCODING_UTF8] = UTF8,
	    [ENCODING_UTF16] = "UTF-16",
	    [ENCODING_GB18030] = GB18030,
	};

	assert(encoding < ENCODING_COUNT);
	return names[encoding];
}

bool encoding_parse(const char *name, enum encoding *out)
{
	static const struct {
		const char *name;
		enum encoding encoding;
	} known[] = {
	    {"utf-8", ENCODING_UTF8},	   {"utf8", ENCODING_UTF8},   {"utf-16", ENCODING_UTF16},
	    {"utf16", ENCODING_UTF16},	   {"gbk", ENCODING_GB18030}, {"gb2312", ENCODING_GB18030},
	    {"gb18030", ENCODING_GB18030},
	};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		if (strcasecmp(known[i].name, name) == 0) {
			*out = known[i].encoding;
			return true;
		}
	}
	return false;
}

static bool begins_with(const char *bytes, size_t len, const char *start)
{
	size_t start_len = strlen(start);

	return len >= start_len && memcmp(bytes, start, start_len) == 0;
}

/* Add the bytes, converted; gives how many could be. */
static size_t convert_all(iconv_t converter, const char *bytes, size_t len, struct text *out)
{
	char *from = (char *)bytes; /* which iconv() only reads, though it is older than const */
	size_t left = len;
	size_t failed;

	do {
		char piece[PIECE_BYTES];
		char *to = piece;
		size_t room = sizeof piece;

		failed = iconv(converter, &from, &left, &to, &room);
		text_add(out, piece, sizeof piece - room);
	} while (failed == (size_t)-1 && errno == E2BIG);
	return len - left;
}

/* Add the bytes, converted; *converted_out is how many could be.
 * errors  BAD_DATA, SYSTEM */
static enum status convert(const char *bytes, size_t len, const char *from, const char *to,
			   struct text *out, size_t *converted_out)
{
	iconv_t converter = iconv_open(to, from);

	if (converter == (iconv_t)-1)
		return STATUS_SYSTEM;
	*converted_out = convert_all(converter, bytes, len, out);
	iconv_close(converter);
	return *converted_out == len ? STATUS_OK : STATUS_BAD_DATA;
}

/* Put the outcome in the place of the text, where there is one. */
static enum status replace(struct text *text, struct text *outcome, enum status status)
{
	int reason = errno;

	if (status == STATUS_OK) {
		text_release(text);
		*text = *outcome;
	} else {
		text_release(outcome);
	}
	errno = reason;
	return status;
}

static enum status decode_utf16(struct text *text, size_t *fault_out)
{
	struct text out = TEXT_EMPTY;
	bool is_big = begins_with(text->bytes, text->len, BOM_BIG);
	bool has_bom = is_big || begins_with(text->bytes, text->len, BOM_LITTLE);
	size_t start = has_bom ? strlen(BOM_BIG) : 0;
	enum status status = convert(text->bytes + start, text->len - start,
				     is_big ? UTF16_BIG : UTF16_LITTLE, UTF8, &out, fault_out);

	*fault_out += start;
	return replace(text, &out, status);
}

static enum status decode_gb18030(struct text *text, size_t *fault_out)
{
	struct text out = TEXT_EMPTY;
	enum status status = convert(text->bytes, text->len, GB18030, UTF8, &out, fault_out);

	return replace(text, &out, status);
}

enum status encoding_decode(struct text *text, enum encoding from, size_t *fault_out)
{
	*fault_out = 0;
	if (from == ENCODING_UTF16)
		return decode_utf16(text, fault_out);
	return from == ENCODING_GB18030 ? decode_gb18030(text, fault_out) : STATUS_OK;
}

enum status encoding_encode(struct text *text, enum encoding to, size_t *fault_out)
{
	struct text out = TEXT_EMPTY;
	enum status status;

	*fault_out = 0;
	if (to == ENCODING_UTF8)
		return STATUS_OK;
	if (to == ENCODING_UTF16)
		text_add_string(&out, BOM_LITTLE);
	status = convert(text->bytes, text->len, UTF8,
			 to == ENCODING_UTF16 ? UTF16_LITTLE : GB18030, &out, fault_out);
	return replace(text, &out, status);
}

static bool is_ascii(char byte)
{
	return ((unsigned char)byte & 0x80) == 0;
}

/* True where, read as UTF-8, more bytes are out of place than characters beyond ASCII fit.  Chinese
 * in GB18030 fits now and then by chance; UTF-8 that was damaged fits but for the damage. */
static bool is_hardly_utf8(const char *bytes, size_t len)
{
	size_t faults = 0;
	size_t fits = 0;

	for (size_t at = 0; at < len;) {
		size_t whole = utf8_first_fault(bytes + at, len - at);

		for (size_t i = at; i < at + whole; i++)
			fits += !is_ascii(bytes[i]) && ((unsigned char)bytes[i] & 0x40) != 0;
		at += whole;
		faults += at < len;
		at += at < len;
	}
	return faults > fits;
}

static bool is_gb18030(const char *bytes, size_t len)
{
	struct text out = TEXT_EMPTY;
	size_t converted;
	bool fits = convert(bytes, len, GB18030, UTF8, &out, &converted) == STATUS_OK;

	text_release(&out);
	return fits;
}

enum encoding encoding_detect(const char *bytes, size_t len)
{
	if (begins_with(bytes, len, BOM_LITTLE) || begins_with(bytes, len, BOM_BIG))
		return ENCODING_UTF16;
	/* A NUL is in no text of the other two, and would count as a fault of UTF-8. */
	if (begins_with(bytes, len, BOM_UTF8) || memchr(bytes, '\0', len) ||
	    utf8_is_valid(bytes, len) || !is_hardly_utf8(bytes, len) || !is_gb18030(bytes, len))
		return ENCODING_UTF8;
	return ENCODING_GB18030;
}
