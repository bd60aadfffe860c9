/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Encodings that spreadsheets save and open text in, to and from UTF-8. */
#ifndef CAGRADE_BASE_ENCODING_H
#define CAGRADE_BASE_ENCODING_H

#include "base/status.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

enum encoding {
	ENCODING_UTF8,
	ENCODING_UTF16,	  /* little-endian where no BOM says otherwise */
	ENCODING_GB18030, /* GBK and GB 2312 are parts of it */
	ENCODING_COUNT
};

/* The encoding's own name: "GB18030". */
const char *encoding_name(enum encoding encoding);

/* The encoding that people call so (`utf-8`, `utf8`, `utf-16`, `gb18030`, `gbk`, `gb2312`, whatever
 * the case); false, and *out untouched, for any other name. */
bool encoding_parse(const char *name, enum encoding *out);

/* The encoding that the bytes of a text are in: UTF-16 by its BOM; GB18030 where they are that from
 * end to end and are, read as UTF-8, more often wrong than right; else UTF-8.  So one bad byte in
 * UTF-8 turns no Chinese into other Chinese: the text is UTF-8 with a fault in it. */
enum encoding encoding_detect(const char *bytes, size_t len);

/* Bring a text from the encoding into UTF-8.  A BOM of UTF-16 is left out; UTF-8 stays as it is,
 * valid or not.
 *
 * errors  BAD_DATA, with the byte where the first fault stands in *fault_out; SYSTEM: the C library
 *         has no converter for it; the text is as it was */
CHECKED enum status encoding_decode(struct text *text, enum encoding from, size_t *fault_out);

/* Bring a text from valid UTF-8 into the encoding.  UTF-16 is little-endian and gets a BOM.
 *
 * errors  BAD_DATA: the character at *fault_out of the UTF-8 has no place in the encoding; SYSTEM
 *         as above; the text is as it was */
CHECKED enum status encoding_encode(struct text *text, enum encoding to, size_t *fault_out);

#endif
