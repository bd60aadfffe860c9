/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk as the system calls leave it: what a sync has made last, and what waits for one.  Of what
 * waits a power cut may leave any part, in any order: POSIX promises no more. */
#ifndef CAGRADE_TESTS_POWERCUT_DISK_H
#define CAGRADE_TESTS_POWERCUT_DISK_H

#include "base/text.h"
#include "base/vec.h"
#include "tests/fault/powercut_trace.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DISK_SECTOR_BYTES ((size_t)512)

/* One folder of files, as a reader finds it. */
struct image {
	VEC(struct image_file {
		const char *name; /* borrowed from the disk */
		struct text bytes;
	})
	files;
};

void image_release(struct image *image);

/* The file's content; NULL where no file has the name. */
const struct text *image_find(const struct image *image, const char *name);

/* What the write under way when the power went left of its bytes. */
enum tear {
	TEAR_NONE,
	TEAR_CUT,  /* the first ones alone */
	TEAR_NULS, /* the first ones; the file has grown all the same, and NULs stand for the rest
		    */
	TEAR_HOLE, /* all but those of one sector, which is NULs */
};

struct cut {
	uint64_t happened; /* of what waits: bit i for the i-th, from the oldest */
	enum tear tear;	   /* of the youngest, which must be a write */
	size_t at; /* bytes of it before the tear; HOLE: the offset of the sector in the file */
};

struct disk; /* opaque */

/* A disk with an empty folder.  disk_free() */
struct disk *disk_new(void);
void disk_free(struct disk *disk);

/* Put a file there, synced. */
void disk_put(struct disk *disk, const char *name, const struct text *bytes);

/* A program starts, with no file open but the standard streams. */
void disk_start(struct disk *disk);

/* Carry out a call.  True where something now waits that did not, or waits no more.  Ends the test
 * where the call changes a file outside of the working folder. */
bool disk_do(struct disk *disk, const struct trace_call *call);

size_t disk_waiting(const struct disk *disk);

/* The youngest of what waits, if it is a write: its bytes, and in *offset where in the file they
 * go; else NULL. */
const struct text *disk_last_write(const struct disk *disk, uint64_t *offset);

/* The folder behind a power cut, in place of what out holds; without the files that nobody is
 * promised anything of: temporary ones and the notes of holders. */
void disk_cut(const struct disk *disk, const struct cut *cut, struct image *out);

/* The folder as it is for those who are still there. */
void disk_look(const struct disk *disk, struct image *out);

#endif
