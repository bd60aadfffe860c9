/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Open files: what every read, write and sync of a plain file has to mind. */
#ifndef CAGRADE_BASE_FD_H
#define CAGRADE_BASE_FD_H

#include "base/status.h"
#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>

/* Open a plain file under a folder, or under the path where folder_fd is AT_FDCWD.  Never waits
 * on a FIFO or device, and is closed in a program that this one starts.
 *
 * flags    of open(2), without O_CREAT; O_NOFOLLOW to refuse a link
 * returns  with the open file in *fd_out on OK only: fd_close()
 * errors   MISSING, NOT_REGULAR, SYSTEM */
CHECKED enum status fd_open(int folder_fd, const char *path, int flags, int *fd_out);

/* Make a new empty file, mode 0600 whatever the umask, open for writing.
 * errors  EXISTS, SYSTEM */
CHECKED enum status fd_create(int folder_fd, const char *name, int *fd_out);

/* Close.  Keeps errno, as it comes behind failures. */
void fd_close(int fd);

/* Read from the beginning to the end, in place of what out holds.
 * errors  TOO_LARGE (above FILE_READ_MAX_BYTES), SYSTEM */
CHECKED enum status fd_read(int fd, struct text *out);

/* The same of the plain file under the path.
 * errors  those of fd_open() too */
CHECKED enum status fd_read_path(const char *path, struct text *out);

/* Write all the bytes at that offset, in as many calls as it takes.
 * errors  SYSTEM; some of the bytes may be in the file */
CHECKED enum status fd_write(int fd, const char *bytes, size_t len, uint64_t at);

/* True where the file holds the bytes at that offset; else errno says why (EIO: other bytes). */
bool fd_holds(int fd, const char *bytes, size_t len, uint64_t at);

#endif
