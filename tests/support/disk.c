/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calls in place of the C library's, which fail as a disk would make them. */
#include "config.h"

#include "tests/support/disk.h"

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

int fsync(int fd)
{
	if (faults.fsync_passes-- <= 0 && is_failing(&faults.fsync_fails, EIO))
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
	if (faults.lacks_rename) {
		errno = EINVAL;
		return -1;
	}
	return (int)syscall(SYS_renameat2, old_folder, old_name, new_folder, new_name, flags);
}

ssize_t pwrite(int fd, const void *bytes, size_t len, off_t at)
{
	faults.was_cut = !faults.was_cut;
	if (faults.cuts_writes && faults.was_cut) {
		errno = EINTR;
		return -1;
	}
	if (faults.garbled_writes > 0 && len > 0) {
		faults.garbled_writes--;
		return syscall(SYS_pwrite64, fd, "\a", (size_t)1, at);
	}
	return syscall(SYS_pwrite64, fd, bytes, faults.cuts_writes ? 1 : len, at);
}

ssize_t pread(int fd, void *bytes, size_t len, off_t at)
{
	return faults.empty_reads-- > 0 ? 0 : syscall(SYS_pread64, fd, bytes, len, at);
}
