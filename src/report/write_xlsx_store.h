/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the workbook library keeps the parts of a workbook until they are packed: in memory. */
#ifndef CAGRADE_REPORT_WRITE_XLSX_STORE_H
#define CAGRADE_REPORT_WRITE_XLSX_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* The library writes each part to a temporary file and does not look whether what it writes there
 * arrives: on a full disk a workbook would lack cells, and nobody would say so.  It gets that file
 * from a function of its own, lxw_tmpfile(), and the dynamic loader prefers the program's function
 * of that name, which is ours and gives store_open().
 *
 * Not every library lets itself be served so: linked with -Bsymbolic-functions it calls its own
 * function all the same, and built with USE_MEM_FILE none at all.  store_stream_count() then stands
 * still, and store_has_room() tells afterwards whether the disk was full. */

/* A stream that is read and written and grows in memory, where nothing is lost.  Yours: fclose().
 * NULL where there is none. */
FILE *store_open(void);

/* How many streams the library has got from us since the program began. */
size_t store_stream_count(void);

/* True where the bytes are a ZIP container without a gap: each member stands where the directory
 * says, with the lengths and the checksum that it says. */
bool store_is_container(const char *bytes, size_t len);

/* True where the folder takes all members of the container, unpacked, at once.  A member that was
 * cut short on a full disk is as long as there was room then, so that all of them do not fit now;
 * unless somebody has made room in between. */
bool store_has_room(const char *folder, const char *bytes, size_t len);

#endif
