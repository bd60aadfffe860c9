/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Open files: what every read, write and sync of a plain file has to mind. */
#include "config.h"

#include "base/fd.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Without O_NONBLOCK the open of a FIFO waits for its other end; a plain file does not care.
 * Without O_NOCTTY a terminal could become ours. */
#define OPEN_FLAGS (O_CLOEXEC | O_NONBLOCK | O_NOCTTY)

#define FILE_MODE (S_IRUSR | S_IWUSR)
#define READ_ROOM ((size_t)64 << 10) /* bytes asked for at a time */
#define COMPARE_ROOM 4096

static int open_again(int folder_fd, const char *path, int flags)
{
	int fd;

	do {
		fd = openat(folder_fd, path, flags | OPEN_FLAGS, FILE_MODE);
	} while (fd < 0 && errno == EINTR);
	return fd;
}

static enum status open_failure(void)
{
	switch (errno) {
	case ENOENT:
	case ENOTDIR: /* a file where the path has a folder */
		return STATUS_MISSING;
	case ELOOP:  /* a link, with O_NOFOLLOW */
	case EISDIR: /* a folder, for writing */
	case ENXIO:  /* a FIFO without a reader, a socket, a device that is not there */
		return STATUS_NOT_REGULAR;
	default:
		return STATUS_SYSTEM;
	}
}

/* Open a plain file, and tell how many bytes it has. */
static enum status open_plain(int folder_fd, const char *path, int flags, int *fd_out,
			      uint64_t *len_out)
{
	int fd = open_again(folder_fd, path, flags);
	struct stat facts;

	if (fd < 0)
		return open_failure();
	if (fstat(fd, &facts) != 0) {
		fd_close(fd);
		return STATUS_SYSTEM;
	}
	if (!S_ISREG(facts.st_mode)) {
		fd_close(fd);
		return STATUS_NOT_REGULAR;
	}
	*fd_out = fd;
	*len_out = (uint64_t)facts.st_size;
	return STATUS_OK;
}

enum status fd_open(int folder_fd, const char *path, int flags, int *fd_out)
{
	uint64_t len;

	return open_plain(folder_fd, path, flags, fd_out, &len);
}

enum status fd_create(int folder_fd, const char *name, int *fd_out)
{
	int fd = open_again(folder_fd, name, O_WRONLY | O_CREAT | O_EXCL);
	int why;

	if (fd < 0)
		return errno == EEXIST ? STATUS_EXISTS : STATUS_SYSTEM;
	if (fchmod(fd, FILE_MODE) == 0) {
		*fd_out = fd;
		return STATUS_OK;
	}
	why = errno;
	(void)unlinkat(folder_fd, name, 0);
	(void)close(fd);
	errno = why;
	return STATUS_SYSTEM;
}

void fd_close(int fd)
{
	int why = errno;

	/* Nothing is lost by a failure: what has to last was synced before.  After EINTR the
	 * descriptor is gone all the same, and a second close() might hit another file's. */
	(void)close(fd);
	errno = why;
}

/* Read up to the length that the file had: there it ends, however it grows meanwhile.  But some
 * show none. */
static enum status read_whole(int fd, uint64_t len, struct text *out)
{
	text_clear(out);
	if (len > FILE_READ_MAX_BYTES)
		return STATUS_TOO_LARGE;
	text_reserve(out, (size_t)len + READ_ROOM);
	while (len == 0 || out->len < len) {
		ssize_t got;

		text_reserve(out, READ_ROOM);
		got = pread(fd, out->bytes + out->len, READ_ROOM, (off_t)out->len);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return STATUS_SYSTEM;
		if (got == 0)
			break;
		out->len += (size_t)got;
		out->bytes[out->len] = '\0';
		if (out->len > FILE_READ_MAX_BYTES)
			return STATUS_TOO_LARGE;
	}
	return STATUS_OK;
}

enum status fd_read(int fd, struct text *out)
{
	struct stat facts;

	text_clear(out);
	if (fstat(fd, &facts) != 0)
		return STATUS_SYSTEM;
	return read_whole(fd, (uint64_t)facts.st_size, out);
}

enum status fd_read_path(const char *path, struct text *out)
{
	enum status status;
	uint64_t len;
	int fd;

	text_clear(out);
	status = open_plain(AT_FDCWD, path, O_RDONLY, &fd, &len);
	if (status != STATUS_OK)
		return status;
	status = read_whole(fd, len, out);
	fd_close(fd);
	return status;
}

enum status fd_write(int fd, const char *bytes, size_t len, uint64_t at)
{
	size_t done = 0;

	while (done < len) {
		ssize_t put = pwrite(fd, bytes + done, len - done, (off_t)(at + done));

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return STATUS_SYSTEM;
		if (put == 0) { /* no call may do this; one that does must not hang us */
			errno = EIO;
			return STATUS_SYSTEM;
		}
		done += (size_t)put;
	}
	return STATUS_OK;
}

bool fd_holds(int fd, const char *bytes, size_t len, uint64_t at)
{
	char found[COMPARE_ROOM];
	size_t done = 0;

	while (done < len) {
		size_t left = len - done;
		ssize_t got =
		    pread(fd, found, left < sizeof found ? left : sizeof found, (off_t)(at + done));

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return false;
		if (got == 0 || memcmp(found, bytes + done, (size_t)got) != 0) {
			errno = EIO;
			return false;
		}
		done += (size_t)got;
	}
	return true;
}
