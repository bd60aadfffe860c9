/* SPDX-License-Identifier: GPL-3.0-or-later */
/* File systems mounted for a test, seen by its process alone. */
#include "config.h"

#include "tests/fault/mount.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

/* From the kernel: no header of the C library names them. */
#define EXT4_IOC_SHUTDOWN _IOR('X', 125, uint32_t)
#define EXT4_GOING_FLAGS_NOLOGFLUSH UINT32_C(2)

/* Run a tool without a word; true where it went well. */
static bool run_tool(const char *const *argv)
{
	pid_t child = fork();
	int status;

	cr_assert_geq(child, 0, "no process");
	if (child == 0) {
		int nothing = open("/dev/null", O_RDWR);

		dup2(nothing, STDOUT_FILENO);
		dup2(nothing, STDERR_FILENO);
		execvp(argv[0], (char *const *)argv);
		_exit(127);
	}
	while (waitpid(child, &status, 0) < 0)
		cr_assert_eq(errno, EINTR);
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool mount_begin(void)
{
	return unshare(CLONE_NEWNS) == 0 && mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
}

void mount_memory(const char *folder, const char *options)
{
	cr_assert_eq(mount("none", folder, "tmpfs", 0, options), 0, "tmpfs %s: %s", options,
		     strerror(errno));
}

void mount_change(const char *folder, const char *options)
{
	char all[64] = "remount,";

	strncat(all, options, sizeof all - strlen(all) - 1);
	cr_assert(run_tool((const char *const[]){"mount", "-o", all, folder, NULL}), "%s", all);
}

void mount_make_image(const char *image, size_t bytes)
{
	int fd = open(image, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

	cr_assert(fd >= 0 && ftruncate(fd, (off_t)bytes) == 0, "%s: %s", image, strerror(errno));
	close(fd);
	cr_assert(run_tool((const char *const[]){"mkfs.ext4", "-qF", image, NULL}), "mkfs.ext4");
}

bool mount_image(const char *image, const char *folder)
{
	return run_tool((const char *const[]){"mount", "-o", "loop", image, folder, NULL});
}

void mount_cut_power(const char *folder)
{
	uint32_t flags = EXT4_GOING_FLAGS_NOLOGFLUSH;
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	cr_assert_geq(fd, 0, "%s", folder);
	cr_assert_eq(ioctl(fd, EXT4_IOC_SHUTDOWN, &flags), 0, "no power cut: %s", strerror(errno));
	close(fd);
}

void mount_end(const char *folder)
{
	cr_assert_eq(umount2(folder, 0), 0, "%s: %s", folder, strerror(errno));
}

void mount_end_images(const char *folder)
{
	cr_assert_eq(umount2(folder, MNT_DETACH), 0, "%s: %s", folder, strerror(errno));
}

/* Write until nothing more goes in; how many bytes went. */
static uint64_t write_all_that_goes(int fd)
{
	static const char block[1024];
	uint64_t len = 0;
	ssize_t put;

	while ((put = write(fd, block, sizeof block)) > 0)
		len += (uint64_t)put;
	cr_assert_eq(errno, ENOSPC);
	cr_assert_eq(fsync(fd), 0);
	return len;
}

void mount_fill(const char *filler, size_t room_bytes)
{
	int fd = open(filler, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	uint64_t len = 0;
	uint64_t more;

	cr_assert_geq(fd, 0, "%s: %s", filler, strerror(errno));
	/* What a file system keeps back until it knows where the bytes go, the sync sets free. */
	while ((more = write_all_that_goes(fd)) > 0)
		len += more;
	cr_assert_eq(ftruncate(fd, (off_t)(len - room_bytes)), 0);
	close(fd);
}
