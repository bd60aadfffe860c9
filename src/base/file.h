/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files: whole reads, atomic replacement, and a locked file that grows by synced appends. */
#ifndef CAGRADE_BASE_FILE_H
#define CAGRADE_BASE_FILE_H

#include "base/status.h"
#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>

#define FILE_READ_MAX_BYTES ((size_t)512 << 20) /* the largest file the program takes in */

/* Read a whole plain file in place of what out holds (links followed; never blocks on a FIFO or
 * device).
 * errors  MISSING, NOT_REGULAR, TOO_LARGE, SYSTEM */
CHECKED enum status file_read(const char *path, struct text *out);

/* Read no more than the first max_bytes of a plain file, in place of what out holds.  Likewise. */
CHECKED enum status file_read_start(const char *path, size_t max_bytes, struct text *out);

/* Write a file that appears under its name only when whole and synced, in place of an old one:
 * temporary file beside it, sync, rename, sync of the folder.  Mode 0600 under any umask.
 * errors  NOT_REGULAR (the name is a folder, link, FIFO or device), SYSTEM; no temporary file is
 *         left behind, and the old one stays, unless it was the folder's sync that failed */
CHECKED enum status file_replace(const char *path, const char *bytes, size_t len);

/* The same, but never in place of anything that has the name already.
 * errors  EXISTS, SYSTEM; nothing is left behind */
CHECKED enum status file_create(const char *path, const char *bytes, size_t len);

/* Add bytes to the end of a file (created 0600 where missing), synced; all of them or none.  Takes
 * no lock: for files that one program alone writes at a time.
 * errors  NOT_REGULAR (links too), EXISTS (made by another meanwhile), SYSTEM */
CHECKED enum status file_append(const char *path, const char *bytes, size_t len);

/* True where the two paths name one file. */
bool file_is_same(const char *path_a, const char *path_b);

/* A file held open, and locked against other writers, to which whole pieces are added. */
struct file_log;

/* Open an existing plain file for appending and lock it (F_OFD_SETLK; never waits).
 * errors  MISSING, NOT_REGULAR (links too), LOCKED, READ_ONLY, SYSTEM
 * owner   *out is yours on OK only: file_log_close() */
CHECKED enum status file_log_open(const char *path, struct file_log **out);

/* Close, and with it give up the lock.  NULL is fine. */
void file_log_close(struct file_log *log);

/* Read the whole file as it is now, in place of what out holds; its end counts as the file's
 * durable end from here on.
 * errors  CHANGED (it was cut while it was read), TOO_LARGE, SYSTEM */
CHECKED enum status file_log_read(struct file_log *log, struct text *out);

/* Append bytes: one write, sync, read back and compared.  On OK they are on disk.  On any error
 * the file is cut back to where it stood, and the sync is never tried again by itself: after a
 * failed one the system may report success for pages that it has dropped, so the bytes are
 * written anew, once, before giving up.  Where the disk refuses even the cut, the next call tries
 * it first, so that the log works again once there is room.
 * errors  SYSTEM, CHANGED (the file is not as long as we left it, or no longer under its name) */
CHECKED enum status file_log_append(struct file_log *log, const char *bytes, size_t len);

/* Cut the file to its first len bytes, at most its durable ones, synced.  Where the disk refuses,
 * the next append tries the cut again first.
 * errors  SYSTEM, CHANGED (as for file_log_append()) */
CHECKED enum status file_log_cut(struct file_log *log, uint64_t len);

#endif
