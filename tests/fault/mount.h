/* SPDX-License-Identifier: GPL-3.0-or-later */
/* File systems mounted for a test.  No other program sees them, and they go when the test's process
 * ends, however it ends. */
#ifndef CAGRADE_TESTS_MOUNT_H
#define CAGRADE_TESTS_MOUNT_H

#include <stdbool.h>
#include <stddef.h>

/* Begin to mount in this process.  False where it may not, or a tool is missing. */
bool mount_begin(void);

/* Mount an empty file system in memory over the folder, with options as `size=64k`.  Ends the test
 * where that fails, as all of the following. */
void mount_memory(const char *folder, const char *options);

/* Give the file system over the folder other options: `ro`, `rw`, `size=128k`. */
void mount_change(const char *folder, const char *options);

/* Make an image with an empty ext4 file system, whose blocks take room only once they are
 * written. */
void mount_make_image(const char *image, size_t bytes);

/* Mount the image over the folder.  False where there is no loop device. */
bool mount_image(const char *image, const char *folder);

/* Cut the power of the ext4 file system: nothing more reaches the image, not the journal either.
 * Whoever writes must have ended before. */
void mount_cut_power(const char *folder);

void mount_end(const char *folder);

/* The same of a file system that holds images: a loop device lets go of its image in its own time.
 */
void mount_end_images(const char *folder);

/* Fill the file system up with that file, but for some bytes. */
void mount_fill(const char *filler, size_t room_bytes);

#endif
