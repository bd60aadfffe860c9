/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The note beside a record that says who holds it.  Text for people: the lock is on the record. */
#ifndef CAGRADE_RECORD_HOLDER_H
#define CAGRADE_RECORD_HOLDER_H

#include "base/text.h"

#include <stdbool.h>

/* Write NAME.csv.lock, `by NAME pid PID host HOST since TIME`; by may be any text.  False where it
 * could not be written, which matters to nobody but the one who would have read it. */
bool holder_write(const char *record_path, const char *by);

/* Take the note away. */
void holder_remove(const char *record_path);

/* Add the note, on one line and made safe to show; nothing where there is none. */
void holder_read(const char *record_path, struct text *out);

#endif
