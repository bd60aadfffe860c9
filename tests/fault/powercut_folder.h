/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder of files: which file has which name, and what is in it. */
#ifndef CAGRADE_TESTS_POWERCUT_FOLDER_H
#define CAGRADE_TESTS_POWERCUT_FOLDER_H

#include "base/text.h"
#include "base/vec.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FOLDER_NO_FILE ((size_t)-1)

struct folder_entry {
	const char *name; /* borrowed */
	size_t file;
};

/* A file without a name is there as long as somebody has it open. */
struct folder {
	VEC(struct folder_entry) entries;
	VEC(struct text) files;
};

void folder_release(struct folder *folder);

/* A folder of the same names and files.  folder_release() */
struct folder folder_copy(const struct folder *folder);

/* The file that has the name, or FOLDER_NO_FILE. */
size_t folder_find(const struct folder *folder, const char *name);

bool folder_has_name(const struct folder *folder, size_t file);

/* A new empty file without a name. */
size_t folder_add_file(struct folder *folder);

/* Give the file the name, which another may have had.  It keeps those that it has. */
void folder_name(struct folder *folder, const char *name, size_t file);
void folder_unname(struct folder *folder, const char *name);

/* Cut a file there, or fill it up with NULs. */
void folder_set_length(struct text *file, uint64_t len);

/* Write into a file, which grows where it has to. */
void folder_put_bytes(struct text *file, uint64_t at, const char *bytes, size_t len);

#endif
