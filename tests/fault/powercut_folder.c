/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder of files: which file has which name, and what is in it. */
#include "config.h"

#include "tests/fault/powercut_folder.h"

#include <string.h>

void folder_release(struct folder *folder)
{
	for (size_t i = 0; i < folder->files.count; i++)
		text_release(&folder->files.at[i]);
	vec_release(&folder->files);
	vec_release(&folder->entries);
}

struct folder folder_copy(const struct folder *folder)
{
	struct folder copy = {0};

	for (size_t i = 0; i < folder->entries.count; i++)
		*vec_push(&copy.entries) = folder->entries.at[i];
	for (size_t i = 0; i < folder->files.count; i++) {
		const struct text *file = &folder->files.at[i];
		size_t added = folder_add_file(&copy);

		text_add(&copy.files.at[added], file->bytes, file->len);
	}
	return copy;
}

size_t folder_find(const struct folder *folder, const char *name)
{
	for (size_t i = 0; i < folder->entries.count; i++)
		if (strcmp(folder->entries.at[i].name, name) == 0)
			return folder->entries.at[i].file;
	return FOLDER_NO_FILE;
}

bool folder_has_name(const struct folder *folder, size_t file)
{
	for (size_t i = 0; i < folder->entries.count; i++)
		if (folder->entries.at[i].file == file)
			return true;
	return false;
}

size_t folder_add_file(struct folder *folder)
{
	*vec_push(&folder->files) = TEXT_EMPTY;
	return folder->files.count - 1;
}

void folder_name(struct folder *folder, const char *name, size_t file)
{
	folder_unname(folder, name);
	*vec_push(&folder->entries) = (struct folder_entry){name, file};
}

void folder_unname(struct folder *folder, const char *name)
{
	size_t kept = 0;

	for (size_t i = 0; i < folder->entries.count; i++)
		if (strcmp(folder->entries.at[i].name, name) != 0)
			folder->entries.at[kept++] = folder->entries.at[i];
	folder->entries.count = kept;
}

void folder_set_length(struct text *file, uint64_t len)
{
	if (len < file->len)
		text_cut(file, (size_t)len);
	while (file->len < len)
		text_add_byte(file, '\0');
}

void folder_put_bytes(struct text *file, uint64_t at, const char *bytes, size_t len)
{
	if (len == 0)
		return;
	if (file->len < at + len)
		folder_set_length(file, at + len);
	memcpy(file->bytes + at, bytes, len);
}
