/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calls in place of the C library's, which fail as a disk would make them. */
#include "config.h"

#include "tests/support/disk.h"

#include <stdarg.h>
#include <sys/syscall.h>

struct disk_faults faults;

static bool is_failing(int *fails, int why)
{
	if (*fails <= 0)
		return false;
	(*fails)--;
	errno = why;
	return true;
}

static bool is_passing(int *passes)
{
	if (*passes <= 0)
		return false;
	(*passes)--;
	return true;
}

int open(const char *path, int flags, ...)
{
	va_list rest;
	mode_t mode;

	va_start(rest, flags);
	mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
	va_end(rest);
	return openat(AT_FDCWD, path, flags, mode);
}

int openat(int folder_fd, const char *path, int flags, ...)
{
	va_list rest;
	mode_t mode;

	va_start(rest, flags);
	mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
	va_end(rest);
	if (is_failing(&faults.open_fails, faults.open_errno))
		return -1;
	return (int)syscall(SYS_openat, folder_fd, path, flags, mode);
}

int fcntl(int fd, int command, ...)
{
	va_list rest;
	void *argument;

	va_start(rest, command);
	argument = va_arg(rest, void *);
	va_end(rest);
	if (command == F_OFD_SETLK && faults.lock_errno != 0) {
		errno = faults.lock_errno;
		return -1;
	}
	return (int)syscall(SYS_fcntl, fd, command, argument);
}

int fstat(int fd, struct stat *facts)
{
	if (!is_passing(&faults.fstat_passes) && is_failing(&faults.fstat_fails, EIO))
		return -1;
	return fstatat(fd, "", facts, AT_EMPTY_PATH);
}

int fchmod(int fd, mode_t mode)
{
	return is_failing(&faults.fchmod_fails, EPERM) ? -1 : (int)syscall(SYS_fchmod, fd, mode);
}

int fsync(int fd)
{
	if (!is_passing(&faults.fsync_passes) &&
	    is_failing(&faults.fsync_fails, faults.fsync_errno ? faults.fsync_errno : EIO))
		return -1;
	return (int)syscall(SYS_fsync, fd);
}

int fdatasync(int fd)
{
	return is_failing(&faults.fdatasync_fails, EIO) ? -1 : (int)syscall(SYS_fdatasync, fd);
}

int ftruncate(int fd, off_t len)
{
	return is_failing(&faults.ftruncate_fails, EROFS) ? -1
							  : (int)syscall(SYS_ftruncate, fd, len);
}

int renameat2(int old_folder, const char *old_name, int new_folder, const char *new_name,
	      unsigned flags)
{
	if (faults.loses_race)
		close(openat(new_folder, new_name, O_WRONLY | O_CREAT | O_EXCL, 0600));
	if (faults.rename_errno != 0) {
		errno = faults.rename_errno;
		return -1;
	}
	return (int)syscall(SYS_renameat2, old_folder, old_name, new_folder, new_name, flags);
}

int linkat(int old_folder, const char *old_name, int new_folder, const char *new_name, int flags)
{
	if (is_failing(&faults.linkat_fails, EPERM))
		return -1;
	return (int)syscall(SYS_linkat, old_folder, old_name, new_folder, new_name, flags);
}

ssize_t pwrite(int fd, const void *bytes, size_t len, off_t at)
{
	faults.writes++;
	faults.was_cut = !faults.was_cut;
	if (faults.cuts_writes && faults.was_cut) {
		errno = EINTR;
		return -1;
	}
	if (is_failing(&faults.idle_writes, 0))
		return 0;
	if (faults.garbled_writes > 0 && len > 0) {
		faults.garbled_writes--;
		return syscall(SYS_pwrite64, fd, "\a", (size_t)1, at);
	}
	return syscall(SYS_pwrite64, fd, bytes, faults.cuts_writes ? 1 : len, at);
}

ssize_t pread(int fd, void *bytes, size_t len, off_t at)
{
	if (!is_passing(&faults.read_passes) && is_failing(&faults.read_fails, faults.read_errno))
		return -1;
	return is_failing(&faults.empty_reads, 0) ? 0 : syscall(SYS_pread64, fd, bytes, len, at);
}

/* What a hardened build calls in place of pread() where it knows the room for the bytes. */
ssize_t __pread_chk(int fd, void *bytes, size_t len, off_t at, size_t room);
ssize_t __pread_chk(int fd, void *bytes, size_t len, off_t at, size_t room)
{
	if (len > room)
		abort();
	return pread(fd, bytes, len, at);
}
