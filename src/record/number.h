/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting numbers as a record spells them: seq, causes, the slip. */
#ifndef CAGRADE_RECORD_NUMBER_H
#define CAGRADE_RECORD_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

/* Take the digits that *at begins with, a number from 1 on without leading zeros, and step behind
 * them.  False, and nothing changed, where there is none or it is too large. */
bool number_take(const char **at, size_t *out);

#endif
