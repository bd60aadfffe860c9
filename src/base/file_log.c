/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A locked file that grows by pieces, each on disk whole or not at all. */
#include "config.h"

#include "base/fd.h"
#include "base/file.h"
#include "base/mem.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct file_log {
	int fd;
	char *path;
	uint64_t durable_len; /* bytes that are on disk for good; what follows is left over */
	bool has_leftover;    /* a failed append could not be cut away yet */
};

/* The lock belongs to the open file: it keeps out a second opening in this very program too, and
 * closing another one does not drop it, as a lock by F_SETLK would both allow. */
static enum status lock(int fd)
{
	struct flock whole_file = {.l_type = F_WRLCK, .l_whence = SEEK_SET};

	if (fcntl(fd, F_OFD_SETLK, &whole_file) == 0)
		return STATUS_OK;
	return errno == EAGAIN || errno == EACCES ? STATUS_LOCKED : STATUS_SYSTEM;
}

/* Open for appending.  Without O_APPEND, which moves every write to wherever the end is by then,
 * and some file systems ignore: a piece belongs at the durable end, and is read back there. */
static enum status open_writable(const char *path, int *fd_out)
{
	enum status status = fd_open(AT_FDCWD, path, O_RDWR | O_NOFOLLOW, fd_out);
	int why = errno;

	if (status != STATUS_SYSTEM || (why != EACCES && why != EPERM && why != EROFS))
		return status;
	status = fd_open(AT_FDCWD, path, O_RDONLY | O_NOFOLLOW, fd_out);
	if (status == STATUS_OK) {
		fd_close(*fd_out);
		return STATUS_READ_ONLY;
	}
	errno = why;
	return status == STATUS_NOT_REGULAR ? status : STATUS_SYSTEM;
}

enum status file_log_open(const char *path, struct file_log **out)
{
	struct stat facts;
	enum status status;
	int fd;

	status = open_writable(path, &fd);
	if (status != STATUS_OK)
		return status;
	status = lock(fd);
	if (status == STATUS_OK && fstat(fd, &facts) != 0)
		status = STATUS_SYSTEM;
	if (status != STATUS_OK) {
		fd_close(fd);
		return status;
	}
	*out = mem_alloc(sizeof **out);
	**out = (struct file_log){
	    .fd = fd, .path = mem_string(path), .durable_len = (uint64_t)facts.st_size};
	return STATUS_OK;
}

void file_log_close(struct file_log *log)
{
	if (!log)
		return;
	fd_close(log->fd);
	free(log->path);
	free(log);
}

/* See that the file is still the one under its name, and as long as we left it.  A shorter one
 * must not be cut to the durable length, which would fill it up with NULs. */
static enum status check_unchanged(const struct file_log *log)
{
	struct stat open_file;
	struct stat named;
	uint64_t len;

	if (fstat(log->fd, &open_file) != 0)
		return STATUS_SYSTEM;
	if (lstat(log->path, &named) != 0)
		return errno == ENOENT || errno == ENOTDIR ? STATUS_CHANGED : STATUS_SYSTEM;
	if (named.st_dev != open_file.st_dev || named.st_ino != open_file.st_ino)
		return STATUS_CHANGED;
	len = (uint64_t)open_file.st_size;
	if (len < log->durable_len || (len > log->durable_len && !log->has_leftover))
		return STATUS_CHANGED;
	return STATUS_OK;
}

/* Cut the file back to its durable length.  Where that fails it is tried again before the next
 * append, which may find the disk well again. */
static enum status cut_leftover(struct file_log *log)
{
	log->has_leftover =
	    ftruncate(log->fd, (off_t)log->durable_len) != 0 || fdatasync(log->fd) != 0;
	return log->has_leftover ? STATUS_SYSTEM : STATUS_OK;
}

enum status file_log_read(struct file_log *log, struct text *out)
{
	struct stat before;
	enum status status;

	text_clear(out);
	/* What is left over may look like a whole piece, but was never synced. */
	if (log->has_leftover) {
		status = check_unchanged(log);
		if (status == STATUS_OK)
			status = cut_leftover(log);
		if (status != STATUS_OK)
			return status;
	}
	if (fstat(log->fd, &before) != 0)
		return STATUS_SYSTEM;
	status = fd_read(log->fd, out);
	if (status != STATUS_OK)
		return status;
	if (out->len < (uint64_t)before.st_size)
		return STATUS_CHANGED;
	log->durable_len = out->len;
	return STATUS_OK;
}

/* One whole attempt: write, sync, read back; or the file is as before. */
static enum status append_once(struct file_log *log, const char *bytes, size_t len)
{
	int why;

	if (log->has_leftover && cut_leftover(log) != STATUS_OK)
		return STATUS_SYSTEM;
	if (fd_write(log->fd, bytes, len, log->durable_len) == STATUS_OK &&
	    fdatasync(log->fd) == 0 && fd_holds(log->fd, bytes, len, log->durable_len)) {
		log->durable_len += len;
		return STATUS_OK;
	}
	why = errno;
	(void)!cut_leftover(log); /* what failed first is what the user has to know */
	errno = why;
	return STATUS_SYSTEM;
}

enum status file_log_append(struct file_log *log, const char *bytes, size_t len)
{
	enum status status = check_unchanged(log);
	int why;

	if (status != STATUS_OK)
		return status;
	status = append_once(log, bytes, len);
	if (status != STATUS_OK) {
		why = errno;
		status = append_once(log, bytes, len);
		errno = why;
	}
	return status;
}

enum status file_log_cut(struct file_log *log, uint64_t len)
{
	enum status status = check_unchanged(log);

	assert(len <= log->durable_len);
	if (status != STATUS_OK)
		return status;
	log->durable_len = len;
	return cut_leftover(log);
}
