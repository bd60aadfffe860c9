/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a terminal reports of its mouse. */
#include "config.h"

#include "tui/mouse.h"

#include <string.h>

/* The number for what was done; shift, alt and control are added to it, and make no difference. */
#define MODIFIERS 28U
#define BUTTON_FIRST 0U
#define WHEEL_UP 64U
#define WHEEL_DOWN 65U

#define BYTES_LEN 3
#define BYTE_ZERO 32U /* is added to each number, so that none is a control */

#define DECIMAL_MAX 9999999U

/* A report as numbers; columns and rows count from 1. */
struct report {
	unsigned deed, col, row;
};

bool mouse_is_whole(const char *bytes, size_t len, bool is_decimal)
{
	static const char within[] = "0123456789;";

	if (!is_decimal)
		return len == BYTES_LEN;
	return len > 0 && (len == MOUSE_REPORT_BYTES || !strchr(within, bytes[len - 1]));
}

/* Take a number and the byte behind it.  False where no number stands there, or another byte. */
static bool take_number(const char **at, const char *end, char behind, unsigned *out)
{
	unsigned number = 0;
	const char *start = *at;

	for (; *at < end && **at >= '0' && **at <= '9' && number <= DECIMAL_MAX; (*at)++)
		number = number * 10 + (unsigned)(**at - '0');
	if (*at == start || *at == end || **at != behind)
		return false;
	(*at)++;
	*out = number;
	return true;
}

static bool parse_decimal(const char *bytes, size_t len, struct report *out)
{
	const char *end = bytes + len;

	return take_number(&bytes, end, ';', &out->deed) &&
	       take_number(&bytes, end, ';', &out->col) && take_number(&bytes, end, 'M', &out->row);
}

static bool parse_bytes(const char *bytes, size_t len, struct report *out)
{
	const unsigned char *at = (const unsigned char *)bytes;

	if (len != BYTES_LEN || at[0] < BYTE_ZERO || at[1] <= BYTE_ZERO || at[2] <= BYTE_ZERO)
		return false;
	*out = (struct report){at[0] - BYTE_ZERO, at[1] - BYTE_ZERO, at[2] - BYTE_ZERO};
	return true;
}

bool mouse_parse(const char *bytes, size_t len, bool is_decimal, struct mouse *out)
{
	struct report report;
	enum mouse_kind kind;

	if (!(is_decimal ? parse_decimal : parse_bytes)(bytes, len, &report))
		return false;
	if (report.col == 0 || report.row == 0)
		return false;
	switch (report.deed & ~MODIFIERS) {
	case BUTTON_FIRST:
		kind = MOUSE_CLICK;
		break;
	case WHEEL_UP:
		kind = MOUSE_WHEEL_UP;
		break;
	case WHEEL_DOWN:
		kind = MOUSE_WHEEL_DOWN;
		break;
	default:
		return false;
	}
	*out = (struct mouse){kind, report.row - 1, report.col - 1};
	return true;
}
