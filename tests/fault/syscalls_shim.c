/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stands between the program and the C library (LD_PRELOAD), counts the calls that the program
 * makes of the system, and has one of them fail, come up short, or be the last.
 *
 *   SHIM_LOG=FILE   write the name of each call there, a line each
 *   SHIM_CALL=N     the call that the fault hits, from 1
 *   SHIM_FAULT=F    a number: that errno; `short`: a read or write moves the first half alone;
 *                   `kill`: SIGKILL before the call; `nosync`: every sync does nothing and says
 *                   that all is well, whatever SHIM_CALL is
 *   SHIM_FOR_GOOD=1 the fault also hits every later call of the same name: the disk stays full
 *
 * What the C library calls on its own account passes by, but for the stdio functions named here.
 * getc() is not: it is called for each byte, and standard input is no disk. */
#include "config.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What becomes of a call. */
enum fate { FATE_PASSES, FATE_FAILS, FATE_COMES_SHORT };

static struct {
	bool is_ready;
	bool is_over; /* the program has done its work and is on its way out */
	bool is_for_good;
	int log_fd;		 /* -1: none */
	_Atomic long calls;	 /* come to so far, by all threads */
	long hit_call;		 /* 0: none */
	const char *_Atomic hit; /* the name of the call that was hit; NULL before */
	const char *fault;
} shim;

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* Coverage is written on the way out, which is not the program's doing. */
static void end_counting(void)
{
	shim.is_over = true;
}

static void get_ready(void)
{
	const char *log = getenv("SHIM_LOG");
	const char *call = getenv("SHIM_CALL");
	const char *fault = getenv("SHIM_FAULT");

	shim.is_ready = true;
	shim.log_fd = log ? NEXT(open)(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
	shim.hit_call = call ? strtol(call, NULL, 10) : 0;
	shim.fault = fault ? fault : "";
	shim.is_for_good = getenv("SHIM_FOR_GOOD") != NULL;
	atexit(end_counting);
}

static void log_call(const char *name)
{
	char line[64];
	int len = snprintf(line, sizeof line, "%s\n", name);

	if (shim.log_fd >= 0 && NEXT(write)(shim.log_fd, line, (size_t)len) != len)
		abort();
}

static bool is_hit(const char *name)
{
	if (!shim.is_ready)
		get_ready();
	log_call(name);
	if (++shim.calls == shim.hit_call)
		shim.hit = name;
	else if (!shim.is_for_good || !shim.hit || strcmp(name, shim.hit) != 0)
		return false;
	return true;
}

/* Come to the next call.  Where it fails, errno says how. */
static enum fate come_to(const char *name)
{
	if (shim.is_over || !is_hit(name) || strcmp(shim.fault, "nosync") == 0)
		return FATE_PASSES;
	if (strcmp(shim.fault, "kill") == 0)
		kill(getpid(), SIGKILL);
	if (strcmp(shim.fault, "short") == 0)
		return FATE_COMES_SHORT;
	errno = (int)strtol(shim.fault, NULL, 10);
	return FATE_FAILS;
}

static bool fails(const char *name)
{
	return come_to(name) == FATE_FAILS;
}

/* Likewise of a call that moves bytes.  It never comes so short as to move none: that would be the
 * end of the file. */
static bool fails_to_move(const char *name, size_t *len)
{
	enum fate fate = come_to(name);

	if (fate == FATE_COMES_SHORT && *len > 1)
		*len /= 2;
	return fate == FATE_FAILS;
}

static bool is_without_sync(void)
{
	return strcmp(shim.fault, "nosync") == 0;
}

/* The argument behind the flags, where they have one. */
static mode_t mode_behind(int flags, va_list arguments)
{
	return flags & O_CREAT ? va_arg(arguments, mode_t) : 0;
}

int open(const char *path, int flags, ...)
{
	va_list arguments;
	mode_t mode;

	va_start(arguments, flags);
	mode = mode_behind(flags, arguments);
	va_end(arguments);
	return fails("open") ? -1 : NEXT(open)(path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...)
{
	va_list arguments;
	mode_t mode;

	va_start(arguments, flags);
	mode = mode_behind(flags, arguments);
	va_end(arguments);
	return fails("openat") ? -1 : NEXT(openat)(folder, path, flags, mode);
}

int fcntl(int fd, int command, ...)
{
	va_list arguments;
	void *argument;

	va_start(arguments, command);
	argument = va_arg(arguments, void *);
	va_end(arguments);
	return fails("fcntl") ? -1 : NEXT(fcntl)(fd, command, argument);
}

#define MOVE(name, parameters, arguments)                                                          \
	ssize_t name parameters                                                                    \
	{                                                                                          \
		return fails_to_move(#name, &len) ? -1 : NEXT(name) arguments;                     \
	}
MOVE(read, (int fd, void *bytes, size_t len), (fd, bytes, len))
MOVE(write, (int fd, const void *bytes, size_t len), (fd, bytes, len))
MOVE(pread, (int fd, void *bytes, size_t len, off_t at), (fd, bytes, len, at))
MOVE(pwrite, (int fd, const void *bytes, size_t len, off_t at), (fd, bytes, len, at))

#define SYNC(name)                                                                                 \
	int name(int fd)                                                                           \
	{                                                                                          \
		if (fails(#name))                                                                  \
			return -1;                                                                 \
		return is_without_sync() ? 0 : NEXT(name)(fd);                                     \
	}
SYNC(fsync)
SYNC(fdatasync)

#define CALL(result, failure, name, parameters, arguments)                                         \
	result name parameters                                                                     \
	{                                                                                          \
		return fails(#name) ? (failure) : NEXT(name) arguments;                            \
	}
CALL(int, -1, close, (int fd), (fd))
CALL(int, -1, ftruncate, (int fd, off_t len), (fd, len))
CALL(int, -1, fchmod, (int fd, mode_t mode), (fd, mode))
CALL(int, -1, access, (const char *path, int mode), (path, mode))
CALL(int, -1, stat, (const char *path, struct stat *out), (path, out))
CALL(int, -1, lstat, (const char *path, struct stat *out), (path, out))
CALL(int, -1, fstat, (int fd, struct stat *out), (fd, out))
CALL(int, -1, fstatat, (int folder, const char *path, struct stat *out, int flags),
     (folder, path, out, flags))
CALL(int, -1, mkdir, (const char *path, mode_t mode), (path, mode))
CALL(int, -1, rename, (const char *old, const char *path), (old, path))
CALL(int, -1, renameat, (int old_folder, const char *old, int folder, const char *path),
     (old_folder, old, folder, path))
CALL(int, -1, renameat2,
     (int old_folder, const char *old, int folder, const char *path, unsigned flags),
     (old_folder, old, folder, path, flags))
CALL(int, -1, linkat, (int old_folder, const char *old, int folder, const char *path, int flags),
     (old_folder, old, folder, path, flags))
CALL(int, -1, unlink, (const char *path), (path))
CALL(int, -1, unlinkat, (int folder, const char *path, int flags), (folder, path, flags))
CALL(ssize_t, -1, readlink, (const char *restrict path, char *restrict out, size_t size),
     (path, out, size))
CALL(DIR *, NULL, opendir, (const char *path), (path))
CALL(struct dirent *, NULL, readdir, (DIR * dir), (dir))

/* A stream keeps in mind that a call of it failed: so moving a byte the wrong way has to fail too.
 */
static bool fails_to_say(const char *name, FILE *file)
{
	int reason;

	if (!fails(name))
		return false;
	reason = errno;
	(void)fgetc(file);
	errno = reason;
	return true;
}

int fflush(FILE *file)
{
	return fails_to_say("fflush", file) ? EOF : NEXT(fflush)(file);
}

size_t fwrite(const void *restrict bytes, size_t size, size_t count, FILE *restrict file)
{
	return fails_to_say("fwrite", file) ? 0 : NEXT(fwrite)(bytes, size, count, file);
}

/* What the headers make of some of them in a hardened build. */
int __open_2(const char *path, int flags);
int __openat_2(int folder, const char *path, int flags);
ssize_t __read_chk(int fd, void *bytes, size_t len, size_t size);
ssize_t __pread_chk(int fd, void *bytes, size_t len, off_t at, size_t size);
ssize_t __readlink_chk(const char *path, char *out, size_t len, size_t size);

int __open_2(const char *path, int flags)
{
	return open(path, flags);
}

int __openat_2(int folder, const char *path, int flags)
{
	return openat(folder, path, flags);
}

ssize_t __read_chk(int fd, void *bytes, size_t len, size_t size)
{
	return len > size ? -1 : read(fd, bytes, len);
}

ssize_t __pread_chk(int fd, void *bytes, size_t len, off_t at, size_t size)
{
	return len > size ? -1 : pread(fd, bytes, len, at);
}

ssize_t __readlink_chk(const char *path, char *out, size_t len, size_t size)
{
	return len > size ? -1 : readlink(path, out, len);
}
