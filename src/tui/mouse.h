/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a terminal reports of its mouse. */
#ifndef CAGRADE_TUI_MOUSE_H
#define CAGRADE_TUI_MOUSE_H

#include <stdbool.h>
#include <stddef.h>

/* Have presses and the wheel reported, in decimal where the terminal can, and end that. */
#define MOUSE_ON "\033[?1006h\033[?1000h"
#define MOUSE_OFF "\033[?1000l\033[?1006l"

/* What a report begins with: one in decimal, `0;12;7M`, or three bytes. */
#define MOUSE_DECIMAL "\033[<"
#define MOUSE_BYTES "\033[M"

enum mouse_kind { MOUSE_CLICK, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN };

struct mouse {
	enum mouse_kind kind;
	size_t row, col; /* of the screen, from 0 */
};

/* Room for what a report holds behind its beginning: three numbers of up to ten digits. */
#define MOUSE_REPORT_BYTES 34

/* True where the bytes behind the beginning are a whole report, or can become none. */
bool mouse_is_whole(const char *bytes, size_t len, bool is_decimal);

/* Read a whole report.  False, and *out untouched, where it says nothing that is of use here: a
 * button let go, another button, or no report at all. */
bool mouse_parse(const char *bytes, size_t len, bool is_decimal, struct mouse *out);

#endif
