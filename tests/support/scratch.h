/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder of its own for each test that works on files. */
#ifndef CAGRADE_TESTS_SCRATCH_H
#define CAGRADE_TESTS_SCRATCH_H

#include "base/file.h"
#include "base/text.h"

#include "tests/support/check.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Make the folder and go there; for .init of a suite.  In memory where that can be had: the tests
 * sync thousands of times. */
static inline void scratch_enter(void)
{
	char folder[] = "/dev/shm/cagrade-XXXXXX";
	char fallback[] = "/tmp/cagrade-XXXXXX";
	const char *made = mkdtemp(folder);

	if (!made)
		made = mkdtemp(fallback);
	if (!made || chdir(made) != 0)
		abort();
}

/* Remove the folder with what is in it; for .fini. */
static inline void scratch_leave(void)
{
	char *folder = getcwd(NULL, 0);
	DIR *dir = opendir(".");
	const struct dirent *entry;

	if (!folder || !dir)
		abort();
	while ((entry = readdir(dir)))
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 &&
		    unlink(entry->d_name) != 0)
			rmdir(entry->d_name);
	closedir(dir);
	rmdir(folder);
	free(folder);
	check_leaks();
}

/* Put a file of these bytes there, in place of what has the name. */
static inline void scratch_write(const char *name, const char *bytes, size_t len)
{
	cr_assert_eq(file_replace(name, bytes, len), STATUS_OK);
}

/* The file holds these bytes and no other. */
static inline bool scratch_holds(const char *name, const char *bytes, size_t len)
{
	struct text found = TEXT_EMPTY;
	bool is_same = file_read(name, &found) == STATUS_OK && found.len == len &&
		       memcmp(found.bytes, bytes, len) == 0;

	text_release(&found);
	return is_same;
}

static inline bool scratch_has(const char *name)
{
	struct stat facts;

	return lstat(name, &facts) == 0;
}

#endif
