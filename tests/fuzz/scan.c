/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what a program has said and ends with 1 where it could not be sent to a terminal as it is.
 * Tabs are no harm. */
#include "config.h"

#include "tests/fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>

int main(void)
{
	struct text said = TEXT_EMPTY;
	int byte;
	bool is_shown;

	while ((byte = getchar()) != EOF)
		text_add_byte(&said, (char)(byte == '\t' ? ' ' : byte));
	is_shown = fuzz_is_shown(said.bytes, said.len, true);
	text_release(&said);
	return is_shown ? EXIT_SUCCESS : EXIT_FAILURE;
}
