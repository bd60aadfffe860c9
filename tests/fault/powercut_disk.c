/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk as the system calls leave it: what a sync has made last, and what waits for one. */
#include "config.h"

#include "tests/fault/powercut_disk.h"

#include "tests/fault/powercut_folder.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define FDS_MAX 64

enum change_kind {
	CHANGE_BYTES,
	CHANGE_LENGTH,
	CHANGE_NAME, /* a file gets a name, be it another's, and loses an old one if it is given */
	CHANGE_UNNAME, /* nothing has the name any more */
};

/* What waits for a sync. */
struct change {
	enum change_kind kind;
	size_t file;
	uint64_t at; /* the offset, or the length */
	struct text bytes;
	const char *name; /* the disk's, as all names */
	const char *old_name;
};

enum fd_kind { FD_CLOSED, FD_STREAM, FD_FOLDER, FD_FILE, FD_OUTSIDE };

struct fd {
	enum fd_kind kind;
	size_t file;
};

struct disk {
	struct folder synced;
	VEC(struct change) waiting; /* the oldest first */
	VEC(char *) names;
	struct fd fds[FDS_MAX];
};

/* Changes. */

static void put_torn_bytes(struct text *file, const struct change *change, const struct cut *cut)
{
	uint64_t end = change->at + change->bytes.len;

	switch (cut->tear) {
	case TEAR_NONE:
		folder_put_bytes(file, change->at, change->bytes.bytes, change->bytes.len);
		break;
	case TEAR_NULS:
		if (file->len < end)
			folder_set_length(file, end);
		folder_put_bytes(file, change->at, change->bytes.bytes, cut->at);
		break;
	case TEAR_CUT:
		folder_put_bytes(file, change->at, change->bytes.bytes, cut->at);
		break;
	case TEAR_HOLE:
		folder_put_bytes(file, change->at, change->bytes.bytes, change->bytes.len);
		for (uint64_t i = cut->at; i < cut->at + DISK_SECTOR_BYTES; i++)
			if (i >= change->at && i < end)
				file->bytes[i] = '\0';
		break;
	}
}

static void apply(struct folder *folder, const struct change *change, const struct cut *cut)
{
	switch (change->kind) {
	case CHANGE_BYTES:
		put_torn_bytes(&folder->files.at[change->file], change, cut);
		break;
	case CHANGE_LENGTH:
		folder_set_length(&folder->files.at[change->file], change->at);
		break;
	case CHANGE_NAME:
		if (change->old_name)
			folder_unname(folder, change->old_name);
		folder_name(folder, change->name, change->file);
		break;
	case CHANGE_UNNAME:
		folder_unname(folder, change->name);
		break;
	}
}

/* The folder after what happened of what waits.  folder_release() */
static struct folder folder_after(const struct disk *disk, const struct cut *cut)
{
	const struct cut whole = {.tear = TEAR_NONE};
	struct folder folder = folder_copy(&disk->synced);

	for (size_t i = 0; i < disk->waiting.count; i++)
		if (cut->happened >> i & 1)
			apply(&folder, &disk->waiting.at[i],
			      i + 1 == disk->waiting.count ? cut : &whole);
	return folder;
}

static struct folder folder_now(const struct disk *disk)
{
	return folder_after(disk, &(struct cut){.happened = UINT64_MAX, .tear = TEAR_NONE});
}

/* The disk. */

struct disk *disk_new(void)
{
	struct disk *disk = mem_alloc(sizeof *disk);

	*disk = (struct disk){0};
	return disk;
}

static void change_release(struct change *change)
{
	text_release(&change->bytes);
}

void disk_free(struct disk *disk)
{
	folder_release(&disk->synced);
	for (size_t i = 0; i < disk->waiting.count; i++)
		change_release(&disk->waiting.at[i]);
	vec_release(&disk->waiting);
	for (size_t i = 0; i < disk->names.count; i++)
		free(disk->names.at[i]);
	vec_release(&disk->names);
	free(disk);
}

static const char *keep_name(struct disk *disk, const char *name)
{
	return *vec_push(&disk->names) = mem_string(name);
}

void disk_put(struct disk *disk, const char *name, const struct text *bytes)
{
	size_t file = folder_add_file(&disk->synced);

	text_add(&disk->synced.files.at[file], bytes->bytes, bytes->len);
	folder_name(&disk->synced, keep_name(disk, name), file);
}

void disk_start(struct disk *disk)
{
	for (int fd = 0; fd < FDS_MAX; fd++)
		disk->fds[fd] = (struct fd){.kind = fd <= 2 ? FD_STREAM : FD_CLOSED};
}

/* Calls. */

static struct fd *find_fd(struct disk *disk, int fd)
{
	cr_assert(fd >= 0 && fd < FDS_MAX && disk->fds[fd].kind != FD_CLOSED, "fd %d", fd);
	return &disk->fds[fd];
}

/* True where the path is of a file of the working folder, be it by an open folder. */
static bool is_inside(struct disk *disk, int folder, const char *path)
{
	if (folder != TRACE_HERE && find_fd(disk, folder)->kind != FD_FOLDER)
		return false;
	return !strchr(path, '/');
}

static void wait_for_sync(struct disk *disk, struct change change)
{
	*vec_push(&disk->waiting) = change;
}

static void add_name(struct disk *disk, size_t file, const char *name, const char *old_name)
{
	wait_for_sync(disk,
		      (struct change){.kind = CHANGE_NAME,
				      .file = file,
				      .bytes = TEXT_EMPTY,
				      .name = keep_name(disk, name),
				      .old_name = old_name ? keep_name(disk, old_name) : NULL});
}

static void add_length(struct disk *disk, size_t file, uint64_t len)
{
	wait_for_sync(
	    disk,
	    (struct change){.kind = CHANGE_LENGTH, .file = file, .at = len, .bytes = TEXT_EMPTY});
}

static bool do_open(struct disk *disk, const struct trace_call *call)
{
	struct fd *fd = &disk->fds[call->fd];
	struct folder now;

	cr_assert_lt(call->fd, FDS_MAX);
	if (strcmp(call->path, ".") == 0 || strcmp(call->path, "./") == 0) {
		*fd = (struct fd){.kind = FD_FOLDER};
		return false;
	}
	if (!is_inside(disk, call->folder, call->path)) {
		cr_assert_not(call->creates || call->truncates, "outside: %s", call->path);
		*fd = (struct fd){.kind = FD_OUTSIDE};
		return false;
	}
	now = folder_now(disk);
	*fd = (struct fd){.kind = FD_FILE, .file = folder_find(&now, call->path)};
	folder_release(&now);
	if (fd->file == FOLDER_NO_FILE && !call->creates) {
		*fd = (struct fd){.kind = FD_OUTSIDE}; /* a sheet, which nobody writes */
		return false;
	}
	if (fd->file == FOLDER_NO_FILE) {
		fd->file = folder_add_file(&disk->synced);
		add_name(disk, fd->file, call->path, NULL);
	} else if (call->truncates) {
		add_length(disk, fd->file, 0);
	}
	return call->creates || call->truncates;
}

static bool do_write(struct disk *disk, const struct trace_call *call)
{
	const struct fd *fd = find_fd(disk, call->fd);
	struct change change = {.kind = CHANGE_BYTES, .file = fd->file, .at = call->at};

	if (fd->kind == FD_STREAM)
		return false;
	cr_assert(fd->kind == FD_FILE && call->kind == TRACE_WRITE_AT,
		  "a write without an offset, or outside");
	change.bytes = TEXT_EMPTY;
	text_add(&change.bytes, call->bytes.bytes, call->bytes.len);
	wait_for_sync(disk, change);
	return true;
}

static bool is_of_names(const struct change *change)
{
	return change->kind == CHANGE_NAME || change->kind == CHANGE_UNNAME;
}

/* Make last what waits of a file, or of the folder's names. */
static void sync_waiting(struct disk *disk, const struct fd *fd)
{
	const struct cut whole = {.tear = TEAR_NONE};
	size_t kept = 0;

	for (size_t i = 0; i < disk->waiting.count; i++) {
		struct change *change = &disk->waiting.at[i];
		bool is_meant = fd->kind == FD_FOLDER
				    ? is_of_names(change)
				    : !is_of_names(change) && change->file == fd->file;

		if (is_meant) {
			apply(&disk->synced, change, &whole);
			change_release(change);
		} else {
			disk->waiting.at[kept++] = *change;
		}
	}
	disk->waiting.count = kept;
}

static bool may_be_seen(const struct disk *disk, const struct change *change)
{
	if (is_of_names(change) || folder_has_name(&disk->synced, change->file))
		return true;
	for (size_t i = 0; i < disk->waiting.count; i++)
		if (disk->waiting.at[i].kind == CHANGE_NAME &&
		    disk->waiting.at[i].file == change->file)
			return true;
	return false;
}

/* Forget what waits of files that no cut gives a name any more. */
static void forget_unseen(struct disk *disk)
{
	size_t kept = 0;

	for (size_t i = 0; i < disk->waiting.count; i++) {
		struct change change = disk->waiting.at[i];

		if (may_be_seen(disk, &change))
			disk->waiting.at[kept++] = change;
		else
			change_release(&change);
	}
	disk->waiting.count = kept;
}

static bool do_sync(struct disk *disk, const struct trace_call *call)
{
	const struct fd *fd = find_fd(disk, call->fd);

	if (fd->kind != FD_FILE && fd->kind != FD_FOLDER)
		return false;
	sync_waiting(disk, fd);
	forget_unseen(disk);
	return true;
}

static bool do_rename(struct disk *disk, const struct trace_call *call)
{
	struct folder now = folder_now(disk);
	size_t file = folder_find(&now, call->path);

	folder_release(&now);
	cr_assert(file != FOLDER_NO_FILE && is_inside(disk, call->folder, call->path) &&
		      is_inside(disk, call->new_folder, call->new_path),
		  "outside: %s", call->path);
	add_name(disk, file, call->new_path, call->kind == TRACE_RENAME ? call->path : NULL);
	return true;
}

static bool do_unlink(struct disk *disk, const struct trace_call *call)
{
	cr_assert(is_inside(disk, call->folder, call->path), "outside: %s", call->path);
	wait_for_sync(disk, (struct change){.kind = CHANGE_UNNAME,
					    .bytes = TEXT_EMPTY,
					    .name = keep_name(disk, call->path)});
	return true;
}

static bool do_cut(struct disk *disk, const struct trace_call *call)
{
	cr_assert_eq(find_fd(disk, call->fd)->kind, FD_FILE);
	add_length(disk, disk->fds[call->fd].file, call->at);
	return true;
}

bool disk_do(struct disk *disk, const struct trace_call *call)
{
	switch (call->kind) {
	case TRACE_OPEN:
		return do_open(disk, call);
	case TRACE_CLOSE:
		if (call->fd < FDS_MAX) /* it may be of no file */
			disk->fds[call->fd] = (struct fd){.kind = FD_CLOSED};
		return false;
	case TRACE_WRITE:
	case TRACE_WRITE_AT:
		return do_write(disk, call);
	case TRACE_CUT:
		return do_cut(disk, call);
	case TRACE_SYNC:
		return do_sync(disk, call);
	case TRACE_RENAME:
	case TRACE_LINK:
		return do_rename(disk, call);
	case TRACE_UNLINK:
		return do_unlink(disk, call);
	}
	return false;
}

/* Power cuts. */

size_t disk_waiting(const struct disk *disk)
{
	return disk->waiting.count;
}

const struct text *disk_last_write(const struct disk *disk, uint64_t *offset)
{
	const struct change *last;

	if (disk->waiting.count == 0)
		return NULL;
	last = &disk->waiting.at[disk->waiting.count - 1];
	*offset = last->at;
	return last->kind == CHANGE_BYTES ? &last->bytes : NULL;
}

void image_release(struct image *image)
{
	for (size_t i = 0; i < image->files.count; i++)
		text_release(&image->files.at[i].bytes);
	vec_release(&image->files);
}

const struct text *image_find(const struct image *image, const char *name)
{
	for (size_t i = 0; i < image->files.count; i++)
		if (strcmp(image->files.at[i].name, name) == 0)
			return &image->files.at[i].bytes;
	return NULL;
}

static bool is_promised(const char *name)
{
	size_t len = strlen(name);

	return name[0] != '.' && (len < 5 || strcmp(name + len - 5, ".lock") != 0);
}

/* Hand the folder's files over to the image. */
static void take_image(struct folder *folder, struct image *out)
{
	image_release(out);
	for (size_t i = 0; i < folder->entries.count; i++) {
		const struct folder_entry *entry = &folder->entries.at[i];
		struct image_file *file;

		if (!is_promised(entry->name))
			continue;
		file = vec_push(&out->files);
		file->name = entry->name;
		file->bytes = TEXT_EMPTY;
		text_add(&file->bytes, folder->files.at[entry->file].bytes,
			 folder->files.at[entry->file].len);
	}
	folder_release(folder);
}

void disk_cut(const struct disk *disk, const struct cut *cut, struct image *out)
{
	struct folder folder = folder_after(disk, cut);

	take_image(&folder, out);
}

void disk_look(const struct disk *disk, struct image *out)
{
	struct folder folder = folder_now(disk);

	take_image(&folder, out);
}
