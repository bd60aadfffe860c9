/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the workbook library keeps the parts of a workbook until they are packed: in memory. */
#ifndef CAGRADE_REPORT_WRITE_XLSX_STORE_H
#define CAGRADE_REPORT_WRITE_XLSX_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* The library calls a function of this name, its own, for a temporary file, and does not look
 * whether what it writes there arrives: on a full disk a workbook would lack cells, and nobody
 * would say so. The dynamic loader prefers the program's own function of that name, which is this
 * one: a stream that is read and written and grows in memory, where nothing is lost.
 *
 * tmpdir  the library's; not looked at
 * owner   fclose() */
FILE *lxw_tmpfile(char *tmpdir);

/* True where the program was linked so that the loader knows of the function above. */
bool store_is_in_memory(void);

/* True where the bytes are a ZIP container without a gap: each member stands where the directory
 * says, with the lengths and the checksum that it says. */
bool store_is_container(const char *bytes, size_t len);

#endif
