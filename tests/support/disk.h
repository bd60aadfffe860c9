/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder of its own for each test, and a disk that fails on demand. */
#ifndef CAGRADE_TESTS_DISK_H
#define CAGRADE_TESTS_DISK_H

#include "base/file.h"
#include "tests/support/check.h"
#include "tests/support/faults.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define NOBODY 65534

static char folder[] = "/tmp/cagrade-file-XXXXXX";

static inline void enter_folder(void)
{
	faults.fsync_passes = 0;
	cr_assert_not_null(mkdtemp(folder));
	cr_assert_eq(chdir(folder), 0);
	signal(SIGXFSZ, SIG_IGN); /* as the program does */
	alarm(60);		  /* an open that waits would wait for ever */
}

/* The names in the folder; removes them where asked. */
static inline size_t count_names(bool is_removing)
{
	DIR *names = opendir(folder);
	size_t count = 0;

	while (names) {
		struct dirent *entry = readdir(names);

		if (!entry)
			break;
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		count++;
		if (is_removing)
			unlinkat(dirfd(names), entry->d_name,
				 entry->d_type == DT_DIR ? AT_REMOVEDIR : 0);
	}
	if (names)
		closedir(names);
	return count;
}

/* Writing past the limit fails, as on a full disk. */
static inline void limit_file_size(rlim_t bytes)
{
	struct rlimit limit;

	cr_assert_eq(getrlimit(RLIMIT_FSIZE, &limit), 0);
	limit.rlim_cur = bytes < limit.rlim_max ? bytes : limit.rlim_max;
	cr_assert_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static inline void leave_folder(void)
{
	limit_file_size(RLIM_INFINITY); /* coverage is written at the end */
	if (geteuid() != getuid() && seteuid(getuid()) != 0)
		abort();
	count_names(true);
	rmdir(folder);
	check_leaks();
}

static inline void put(const char *path, const char *string)
{
	FILE *file = fopen(path, "wb");

	cr_assert_not_null(file);
	cr_assert_geq(fputs(string, file), 0);
	cr_assert_eq(fclose(file), 0);
}

static inline bool holds(const char *path, const char *string)
{
	struct text text = TEXT_EMPTY;
	bool is_same = file_read(path, &text) == STATUS_OK && text.len == strlen(string) &&
		       memcmp(text.bytes, string, text.len) == 0;

	text_release(&text);
	return is_same;
}

static inline mode_t mode_of(const char *path)
{
	struct stat facts;

	cr_assert_eq(stat(path, &facts), 0);
	return facts.st_mode & 07777;
}

/* A FIFO, a folder, a link to a file and a link to nothing. */
static inline void make_odd_files(void)
{
	cr_assert_eq(mkfifo("fifo", 0600), 0);
	cr_assert_eq(mkdir("folder", 0700), 0);
	put("target", "target");
	cr_assert_eq(symlink("target", "link"), 0);
	cr_assert_eq(symlink("nothing", "dangling"), 0);
}

/* Root may write everything, so the tests of what may not be written go on as nobody. */
static inline void give_up_root(void)
{
	cr_assert_eq(chmod(folder, 0755), 0);
	if (geteuid() == 0)
		cr_assert_eq(seteuid(NOBODY), 0);
}

#endif
