/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A walk through the form line by line, and what has to stand in the record of it: whatever the
 * program said is saved, is. */
#ifndef CAGRADE_TESTS_SCRIPT_H
#define CAGRADE_TESTS_SCRIPT_H

#include "base/text.h"
#include "record/record.h"

#include <stdbool.h>

/* Add the lines that are typed, for `assess --plain`. */
void script_add_input(struct text *out);

/* The line of the walk that was said to be saved, but of which the record has no row, or not behind
 * those of the lines before it; NULL where there is none.
 *
 * said  all that the program said, stdout and stderr in order; it may have ended early */
const char *script_lost(const char *said, const struct record *record);

/* True where each line that states something was told to be saved, or not to be. */
bool script_is_told(const char *said);

/* True where some line was told not to be saved. */
bool script_has_unsaved(const char *said);

/* True where the record's last rows for all items that the walk states say what it said last. */
bool script_is_whole(const struct record *record);

/* Append a row to the record.  True where it took it, and is whole with it and with all the rows
 * that held before. */
bool script_goes_on(const char *path);

#endif
