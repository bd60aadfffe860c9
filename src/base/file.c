/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files: whole reads, atomic replacement and creation, and small synced appends. */
#include "config.h"

#include "base/file.h"

#include "base/fd.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Names tried for a temporary file; those before may be left from a program of the same pid that
 * a power cut ended. */
#define TEMPORARY_NAMES 1000
#define TEMPORARY_NAME_SIZE 64

/* A name in a folder.  The folder stays open, so that its file and its sync cannot be parted by
 * a folder that is renamed meanwhile. */
struct place {
	int folder_fd;
	const char *name; /* borrowed from the path */
};

static enum status place_open(const char *path, struct place *place)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash ? mem_copy(path, (size_t)(slash + 1 - path)) : mem_string(".");

	place->name = slash ? slash + 1 : path;
	do {
		place->folder_fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	} while (place->folder_fd < 0 && errno == EINTR);
	free(folder);
	return place->folder_fd < 0 ? STATUS_SYSTEM : STATUS_OK;
}

static void place_close(struct place *place)
{
	fd_close(place->folder_fd);
}

/* Remove a file of ours behind a failure, whose errno stays. */
static void place_remove(const struct place *place, const char *name)
{
	int why = errno;

	(void)unlinkat(place->folder_fd, name, 0);
	errno = why;
}

/* A new or renamed file lasts only when its folder is on disk too. */
static enum status place_sync(const struct place *place)
{
	/* EINVAL: the file system has no such sync, and so no need of it. */
	return fsync(place->folder_fd) == 0 || errno == EINVAL ? STATUS_OK : STATUS_SYSTEM;
}

enum status file_read(const char *path, struct text *out)
{
	return fd_read_path(path, out);
}

enum status file_read_start(const char *path, size_t max_bytes, struct text *out)
{
	enum status status;
	ssize_t got = 1;
	int fd;

	text_clear(out);
	status = fd_open(AT_FDCWD, path, O_RDONLY, &fd);
	if (status != STATUS_OK)
		return status;
	text_reserve(out, max_bytes);
	while (out->len < max_bytes && got != 0) {
		got = pread(fd, out->bytes + out->len, max_bytes - out->len, (off_t)out->len);
		if (got < 0 && errno != EINTR)
			break;
		out->len += got > 0 ? (size_t)got : 0;
	}
	fd_close(fd);
	out->bytes[out->len] = '\0';
	return got < 0 ? STATUS_SYSTEM : STATUS_OK;
}

/* Make a file under a name that no other file has. */
static enum status temporary_create(const struct place *place, char name[TEMPORARY_NAME_SIZE],
				    int *fd_out)
{
	enum status status = STATUS_EXISTS;

	for (int i = 0; i < TEMPORARY_NAMES && status == STATUS_EXISTS; i++) {
		snprintf(name, TEMPORARY_NAME_SIZE, ".cagrade-%ld-%d.tmp", (long)getpid(), i);
		status = fd_create(place->folder_fd, name, fd_out);
	}
	return status == STATUS_EXISTS ? STATUS_SYSTEM : status; /* errno is EEXIST */
}

static enum status temporary_write(const struct place *place, const char *bytes, size_t len,
				   char name[TEMPORARY_NAME_SIZE])
{
	enum status status;
	int fd;

	status = temporary_create(place, name, &fd);
	if (status != STATUS_OK)
		return status;
	status = fd_write(fd, bytes, len, 0);
	if (status == STATUS_OK && fsync(fd) != 0)
		status = STATUS_SYSTEM;
	fd_close(fd);
	if (status != STATUS_OK)
		place_remove(place, name);
	return status;
}

/* What stands under the name: OK where it is a plain file. */
static enum status place_look(const struct place *place)
{
	struct stat facts;

	if (fstatat(place->folder_fd, place->name, &facts, AT_SYMLINK_NOFOLLOW) != 0)
		return errno == ENOENT ? STATUS_MISSING : STATUS_SYSTEM;
	return S_ISREG(facts.st_mode) ? STATUS_OK : STATUS_NOT_REGULAR;
}

enum status file_replace(const char *path, const char *bytes, size_t len)
{
	char temporary[TEMPORARY_NAME_SIZE];
	struct place place;
	enum status status = place_open(path, &place);

	if (status != STATUS_OK)
		return status;
	/* rename() would put the file in place of a link or FIFO, which somebody made on purpose.
	 */
	status = place_look(&place);
	if (status == STATUS_OK || status == STATUS_MISSING)
		status = temporary_write(&place, bytes, len, temporary);
	if (status == STATUS_OK) {
		if (renameat(place.folder_fd, temporary, place.folder_fd, place.name) != 0) {
			place_remove(&place, temporary);
			status = STATUS_SYSTEM;
		} else {
			status = place_sync(&place);
		}
	}
	place_close(&place);
	return status;
}

/* Rename, but never in place of another file. */
static enum status rename_new(const struct place *place, const char *temporary)
{
	int folder = place->folder_fd;

	if (renameat2(folder, temporary, folder, place->name, RENAME_NOREPLACE) == 0)
		return STATUS_OK;
	if (errno == EINVAL || errno == ENOSYS) { /* not known to this kernel or file system */
		if (linkat(folder, temporary, folder, place->name, 0) == 0) {
			place_remove(place, temporary);
			return STATUS_OK;
		}
	}
	return errno == EEXIST ? STATUS_EXISTS : STATUS_SYSTEM;
}

static enum status publish_new(const struct place *place, const char *temporary)
{
	enum status status = rename_new(place, temporary);

	if (status != STATUS_OK) {
		place_remove(place, temporary);
		return status;
	}
	status = place_sync(place);
	if (status != STATUS_OK)
		place_remove(place, place->name);
	return status;
}

enum status file_create(const char *path, const char *bytes, size_t len)
{
	char temporary[TEMPORARY_NAME_SIZE];
	struct place place;
	enum status status = place_open(path, &place);

	if (status != STATUS_OK)
		return status;
	status = place_look(&place); /* to say so at once; what decides is the rename */
	if (status == STATUS_OK || status == STATUS_NOT_REGULAR)
		status = STATUS_EXISTS;
	else if (status == STATUS_MISSING)
		status = temporary_write(&place, bytes, len, temporary);
	if (status == STATUS_OK)
		status = publish_new(&place, temporary);
	place_close(&place);
	return status;
}

/* Add the bytes to the end of the open file, or leave it as it was. */
static enum status append_synced(int fd, const char *bytes, size_t len)
{
	struct stat facts;
	int why;

	if (fstat(fd, &facts) != 0)
		return STATUS_SYSTEM;
	if (fd_write(fd, bytes, len, (uint64_t)facts.st_size) == STATUS_OK && fsync(fd) == 0)
		return STATUS_OK;
	why = errno;
	/* Where even this fails, half a piece stays; the first reason is the one to tell. */
	(void)!ftruncate(fd, facts.st_size);
	errno = why;
	return STATUS_SYSTEM;
}

static enum status append_new(const struct place *place, const char *bytes, size_t len)
{
	enum status status;
	int fd;

	status = fd_create(place->folder_fd, place->name, &fd);
	if (status != STATUS_OK)
		return status;
	status = append_synced(fd, bytes, len);
	fd_close(fd);
	if (status == STATUS_OK)
		status = place_sync(place);
	if (status != STATUS_OK)
		place_remove(place, place->name);
	return status;
}

enum status file_append(const char *path, const char *bytes, size_t len)
{
	struct place place;
	enum status status = place_open(path, &place);
	int fd;

	if (status != STATUS_OK)
		return status;
	status = fd_open(place.folder_fd, place.name, O_WRONLY | O_NOFOLLOW, &fd);
	if (status == STATUS_OK) {
		status = append_synced(fd, bytes, len);
		fd_close(fd);
	} else if (status == STATUS_MISSING) {
		status = append_new(&place, bytes, len);
	}
	place_close(&place);
	return status;
}

bool file_is_same(const char *path_a, const char *path_b)
{
	struct stat a;
	struct stat b;

	return stat(path_a, &a) == 0 && stat(path_b, &b) == 0 && a.st_dev == b.st_dev &&
	       a.st_ino == b.st_ino;
}
