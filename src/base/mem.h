/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Allocation that never returns NULL: running out of memory ends the program. */
#ifndef CAGRADE_BASE_MEM_H
#define CAGRADE_BASE_MEM_H

#include <stddef.h>

/* Allocate size bytes, all zero.  Yours: free().  A size of 0 gives a valid pointer. */
void *mem_alloc(size_t size_bytes);

/* Resize a block of mem_alloc() (or NULL) to count elements of size_bytes each.  Bytes that are
 * new are not set.  Yours in place of the old one. */
void *mem_resize(void *old, size_t count, size_t size_bytes);

/* Copy len bytes and put a NUL behind them.  Yours: free(). */
char *mem_copy(const char *bytes, size_t len);

/* Copy a string.  Yours: free(). */
char *mem_string(const char *string);

/* Have hook called once before the program ends for want of memory: the terminal is restored
 * there.  Every answer is on disk by then, so nothing else needs saving.  NULL takes it away. */
void mem_on_exhausted(void (*hook)(void));

#endif
