/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base/file: whole reads, replacement, creation and appends, on real files. */
#include "config.h"

#include "base/file.h"

#include "tests/support/disk.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

TestSuite(file, .init = enter_folder, .fini = leave_folder);

/* What renameat2() says: nothing, that the file system does not know it, that the kernel does not.
 */
static const int rename_errors[] = {0, EINVAL, ENOSYS};

#define KERNELS (sizeof rename_errors / sizeof *rename_errors)

Test(file, read_takes_every_byte_and_drops_what_was_there)
{
	struct text text = TEXT_EMPTY;
	struct text long_text = TEXT_EMPTY;

	text_add_string(&text, "old");
	put("empty", "");
	cr_assert_eq(file_read("empty", &text), STATUS_OK);
	cr_assert_eq(text.len, 0);
	cr_assert_eq(text.bytes[0], '\0');

	while (long_text.len < 300000)
		text_add(&long_text, "line\0\xff\n", 7);
	cr_assert_eq(file_create("long", long_text.bytes, long_text.len), STATUS_OK);
	cr_assert_eq(file_read("long", &text), STATUS_OK);
	cr_assert_eq(text.len, long_text.len);
	cr_assert_eq(memcmp(text.bytes, long_text.bytes, text.len), 0);
	cr_assert_eq(text.bytes[text.len], '\0');
	text_release(&text);
	text_release(&long_text);
}

/* A file of the kernel's shows no size. */
Test(file, read_takes_a_file_without_a_size)
{
	struct text text = TEXT_EMPTY;
	struct stat facts;

	cr_assert_eq(stat("/proc/self/status", &facts), 0);
	cr_assert_eq(facts.st_size, 0);
	cr_assert_eq(file_read("/proc/self/status", &text), STATUS_OK);
	cr_expect_not_null(strstr(text.bytes, "\nPid:\t"));
	cr_expect_eq(text.bytes[text.len - 1], '\n');
	text_release(&text);
}

Test(file, read_refuses_what_is_no_file_and_follows_links)
{
	static const struct {
		const char *path;
		enum status status;
	} cases[] = {
	    {"target", STATUS_OK},
	    {"link", STATUS_OK},
	    {"missing", STATUS_MISSING},
	    {"dangling", STATUS_MISSING},
	    {"missing/x", STATUS_MISSING},
	    {"target/x", STATUS_MISSING},
	    {"", STATUS_MISSING},
	    {"fifo", STATUS_NOT_REGULAR},
	    {"folder", STATUS_NOT_REGULAR},
	    {".", STATUS_NOT_REGULAR},
	    {"/dev/null", STATUS_NOT_REGULAR},
	    {"huge", STATUS_TOO_LARGE},
	};
	struct text text = TEXT_EMPTY;

	make_odd_files();
	put("huge", "");
	cr_assert_eq(truncate("huge", (off_t)FILE_READ_MAX_BYTES + 1), 0);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		cr_assert_eq(file_read(cases[i].path, &text), cases[i].status, "%s", cases[i].path);
	text_release(&text);
}

Test(file, read_leaves_the_reason_in_errno)
{
	struct text text = TEXT_EMPTY;

	put("secret", "x");
	cr_assert_eq(chmod("secret", 0), 0);
	give_up_root();
	cr_assert_eq(file_read("secret", &text), STATUS_SYSTEM);
	cr_assert_eq(errno, EACCES);
}

Test(file, read_goes_on_after_interrupts_and_tells_what_fails)
{
	struct text text = TEXT_EMPTY;

	put("a", "content");
	faults.open_errno = faults.read_errno = EINTR;
	faults.open_fails = faults.read_fails = 2;
	cr_assert_eq(file_read("a", &text), STATUS_OK);
	cr_assert_str_eq(text.bytes, "content");
	cr_assert_eq(faults.open_fails + faults.read_fails, 0);
	faults.open_errno = faults.read_errno = EIO;
	faults.open_fails = 1;
	cr_assert_eq(file_read("a", &text), STATUS_SYSTEM);
	cr_assert_eq(errno, EIO);
	faults.fstat_fails = 1; /* what it is, and how long */
	cr_assert_eq(file_read("a", &text), STATUS_SYSTEM);
	cr_assert_eq(errno, EIO);
	faults.read_fails = 1;
	cr_assert_eq(file_read("a", &text), STATUS_SYSTEM);
	cr_assert_eq(errno, EIO);
	cr_assert_eq(file_read("a", &text), STATUS_OK);
	text_release(&text);
}

Test(file, read_start_takes_no_more_than_asked)
{
	static const struct {
		size_t max_bytes;
		const char *expected;
	} cases[] = {{0, ""}, {1, "c"}, {6, "conten"}, {7, "content"}, {8, "content"}};
	struct text text = TEXT_EMPTY;

	put("a", "content");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		text_add_string(&text, "old");
		cr_assert_eq(file_read_start("a", cases[i].max_bytes, &text), STATUS_OK);
		cr_assert_str_eq(text.bytes, cases[i].expected);
		cr_assert_eq(text.len, strlen(cases[i].expected));
	}
	faults.read_errno = EINTR;
	faults.read_fails = 2;
	cr_assert_eq(file_read_start("a", 4, &text), STATUS_OK);
	cr_assert_str_eq(text.bytes, "cont");
	faults.read_errno = EIO;
	faults.read_fails = 1;
	cr_assert_eq(file_read_start("a", 4, &text), STATUS_SYSTEM);
	cr_assert_eq(errno, EIO);
	cr_assert_eq(file_read_start("missing", 4, &text), STATUS_MISSING);
	text_release(&text);
}

Test(file, replace_gives_a_new_file_of_mode_0600_under_any_umask)
{
	static const mode_t masks[] = {0, 022, 077, 0777};

	for (size_t i = 0; i < sizeof masks / sizeof *masks; i++) {
		put("a", "old content");
		cr_assert_eq(chmod("a", 0644), 0);
		umask(masks[i]);
		cr_assert_eq(file_replace("a", "new\0", 4), STATUS_OK);
		cr_assert_eq(file_replace("b", "", 0), STATUS_OK);
		cr_assert_eq(mode_of("a"), 0600, "umask %o", masks[i]);
		cr_assert_eq(mode_of("b"), 0600, "umask %o", masks[i]);
		umask(022);
		cr_assert(holds("b", ""));
		cr_assert_eq(file_replace("a", "new", 3), STATUS_OK);
		cr_assert(holds("a", "new"));
		cr_assert_eq(count_names(false), 2, "a temporary file is left");
	}
}

Test(file, replace_goes_by_any_path)
{
	char path[sizeof folder + 8];

	snprintf(path, sizeof path, "%s/a", folder);
	cr_assert_eq(mkdir("folder", 0700), 0);
	cr_assert_eq(file_replace(path, "1", 1), STATUS_OK);
	cr_assert_eq(file_replace("folder/b", "2", 1), STATUS_OK);
	cr_assert(holds("a", "1"));
	cr_assert(holds("folder/b", "2"));
	cr_assert_eq(unlink("folder/b"), 0);
	cr_assert_eq(rmdir("folder"), 0, "a temporary file is left");
	cr_assert_eq(file_replace("missing/b", "2", 1), STATUS_SYSTEM);
	cr_assert_eq(errno, ENOENT);
	cr_assert_eq(file_replace("", "2", 1), STATUS_SYSTEM);
	cr_assert_eq(errno, ENOENT);
}

Test(file, replace_refuses_what_is_no_plain_file)
{
	static const char *const names[] = {"fifo", "folder", "link", "dangling", "."};

	make_odd_files();
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		cr_assert_eq(file_replace(names[i], "x", 1), STATUS_NOT_REGULAR, "%s", names[i]);
	cr_assert(holds("target", "target"));
	cr_assert_eq(access("nothing", F_OK), -1);
	cr_assert_eq(count_names(false), 5, "a temporary file is left");
}

Test(file, replace_that_fails_leaves_the_old_file_alone)
{
	put("a", "old");
	limit_file_size(5);
	cr_assert_eq(file_replace("a", "longer than that", 16), STATUS_SYSTEM);
	cr_assert_eq(errno, EFBIG);
	cr_assert(holds("a", "old"));
	limit_file_size(RLIM_INFINITY);

	faults.fsync_fails = 1;
	cr_assert_eq(file_replace("a", "new", 3), STATUS_SYSTEM);
	cr_assert_eq(errno, EIO);
	cr_assert(holds("a", "old"));
	cr_assert_eq(count_names(false), 1, "a temporary file is left");
}

Test(file, replace_tells_when_the_folder_is_not_on_disk)
{
	put("a", "old");
	faults.fsync_passes = 1; /* the file's */
	faults.fsync_fails = 1;
	cr_assert_eq(file_replace("a", "new", 3), STATUS_SYSTEM);
	cr_assert_eq(errno, EIO);
	cr_assert(holds("a", "new"));
	cr_assert_eq(count_names(false), 1);
}

/* A file system without such a sync has no need of it. */
Test(file, replace_takes_a_folder_that_knows_no_sync)
{
	faults.fsync_passes = 1; /* the file's */
	faults.fsync_errno = EINVAL;
	faults.fsync_fails = 1;
	cr_assert_eq(file_replace("a", "new", 3), STATUS_OK);
	cr_assert_eq(faults.fsync_fails, 0);
	cr_assert(holds("a", "new"));
}

Test(file, replace_and_create_tell_when_no_new_file_can_be_made)
{
	put("a", "old");
	faults.fchmod_fails = 1;
	cr_assert_eq(file_replace("a", "new", 3), STATUS_SYSTEM);
	cr_assert_eq(errno, EPERM);
	cr_assert(holds("a", "old"));
	cr_assert_eq(count_names(false), 1, "a temporary file is left");
	give_up_root();
	cr_assert_eq(file_replace("a", "new", 3), STATUS_SYSTEM);
	cr_assert_eq(errno, EACCES);
	cr_assert_eq(file_create("b", "new", 3), STATUS_SYSTEM);
	cr_assert_eq(errno, EACCES);
	cr_assert_eq(file_append("b", "new", 3), STATUS_SYSTEM);
	cr_assert_eq(errno, EACCES);
	cr_assert_eq(count_names(false), 1);
}

Test(file, replace_writes_on_after_interrupts_and_short_writes)
{
	faults.cuts_writes = true;
	faults.open_errno = EINTR;
	faults.open_fails = 2;
	cr_assert_eq(file_replace("a", "piece by piece", 14), STATUS_OK);
	cr_assert(holds("a", "piece by piece"));
}

Test(file, replace_and_create_pass_by_names_that_are_left_over)
{
	char name[64];

	for (int i = 0; i < 3; i++) {
		snprintf(name, sizeof name, ".cagrade-%ld-%d.tmp", (long)getpid(), i);
		put(name, "left");
	}
	cr_assert_eq(file_replace("a", "1", 1), STATUS_OK);
	cr_assert_eq(file_create("b", "2", 1), STATUS_OK);
	cr_assert(holds("a", "1"));
	cr_assert(holds("b", "2"));
	cr_assert(holds(name, "left"));
	cr_assert_eq(count_names(false), 5);
}

Test(file, replace_ends_where_every_name_is_left_over)
{
	char name[64];

	for (int i = 0; i < 1000; i++) {
		snprintf(name, sizeof name, ".cagrade-%ld-%d.tmp", (long)getpid(), i);
		put(name, "left");
	}
	cr_assert_eq(file_replace("a", "1", 1), STATUS_SYSTEM);
	cr_assert_eq(errno, EEXIST);
	cr_assert_eq(count_names(false), 1000);
}

Test(file, create_never_takes_the_place_of_anything)
{
	static const char *const names[] = {"target", "fifo", "folder", "link", "dangling"};

	make_odd_files();
	for (size_t kernel = 0; kernel < KERNELS; kernel++) {
		faults.rename_errno = rename_errors[kernel];
		for (size_t i = 0; i < sizeof names / sizeof *names; i++)
			cr_assert_eq(file_create(names[i], "x", 1), STATUS_EXISTS, "%s", names[i]);
		cr_assert(holds("target", "target"));
		umask(0777);
		cr_assert_eq(file_create("new", "content", 7), STATUS_OK);
		umask(022);
		cr_assert_eq(mode_of("new"), 0600);
		cr_assert(holds("new", "content"));
		cr_assert_eq(count_names(false), 6, "a temporary file is left");
		cr_assert_eq(unlink("new"), 0);
	}
}

Test(file, create_gives_way_to_one_that_comes_first)
{
	faults.loses_race = true;
	for (size_t kernel = 0; kernel < KERNELS; kernel++) {
		faults.rename_errno = rename_errors[kernel];
		cr_assert_eq(file_create("a", "x", 1), STATUS_EXISTS);
		cr_assert(holds("a", ""));
		cr_assert_eq(count_names(false), 1, "a temporary file is left");
		cr_assert_eq(unlink("a"), 0);
	}
}

Test(file, create_that_fails_leaves_nothing)
{
	for (int passes = 0; passes < 2; passes++) { /* the file's sync fails, then the folder's */
		faults.fsync_passes = passes;
		faults.fsync_fails = 1;
		cr_assert_eq(file_create("a", "x", 1), STATUS_SYSTEM);
		cr_assert_eq(errno, EIO);
		cr_assert_eq(faults.fsync_fails, 0);
		cr_assert_eq(count_names(false), 0);
	}
	limit_file_size(5);
	cr_assert_eq(file_create("a", "longer", 6), STATUS_SYSTEM);
	cr_assert_eq(errno, EFBIG);
	cr_assert_eq(count_names(false), 0);
}

Test(file, create_that_cannot_give_the_name_leaves_nothing)
{
	faults.rename_errno = EINVAL;
	faults.linkat_fails = 1;
	cr_assert_eq(file_create("a", "x", 1), STATUS_SYSTEM);
	cr_assert_eq(errno, EPERM);
	cr_assert_eq(count_names(false), 0);
	faults.rename_errno = EIO; /* known well, but failing: no second way is tried */
	cr_assert_eq(file_create("a", "x", 1), STATUS_SYSTEM);
	cr_assert_eq(errno, EIO);
	cr_assert_eq(count_names(false), 0);
}

Test(file, append_makes_the_file_and_adds_to_it)
{
	umask(0777);
	cr_assert_eq(file_append("a", "one\n", 4), STATUS_OK);
	umask(022);
	cr_assert_eq(mode_of("a"), 0600);
	cr_assert_eq(file_append("a", "two\n", 4), STATUS_OK);
	cr_assert(holds("a", "one\ntwo\n"));
	cr_assert_eq(count_names(false), 1);
}

Test(file, append_refuses_what_is_no_plain_file)
{
	static const char *const names[] = {"fifo", "folder", "link", "dangling"};

	make_odd_files();
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		cr_assert_eq(file_append(names[i], "x", 1), STATUS_NOT_REGULAR, "%s", names[i]);
	cr_assert(holds("target", "target"));
	cr_assert_eq(access("nothing", F_OK), -1);
}

Test(file, append_adds_all_or_nothing)
{
	limit_file_size(5);
	cr_assert_eq(file_append("new", "longer", 6), STATUS_SYSTEM);
	cr_assert_eq(errno, EFBIG);
	cr_assert_eq(count_names(false), 0);
	put("a", "old");
	cr_assert_eq(file_append("a", "more", 4), STATUS_SYSTEM);
	cr_assert_eq(errno, EFBIG);
	cr_assert(holds("a", "old"));
	faults.fsync_fails = 1;
	cr_assert_eq(file_append("a", "m", 1), STATUS_SYSTEM);
	cr_assert(holds("a", "old"));
	faults.fsync_passes = 1; /* the folder's sync fails */
	faults.fsync_fails = 1;
	cr_assert_eq(file_append("new", "x", 1), STATUS_SYSTEM);
	cr_assert_eq(count_names(false), 1);
	faults.fstat_passes = 1;
	faults.fstat_fails = 1;
	cr_assert_eq(file_append("a", "m", 1), STATUS_SYSTEM);
	cr_assert_eq(errno, EIO);
	cr_assert(holds("a", "old"));
	cr_assert_eq(file_append("missing/a", "m", 1), STATUS_SYSTEM);
	cr_assert_eq(errno, ENOENT);
}

Test(file, is_same_sees_through_names)
{
	make_odd_files();
	cr_assert_eq(link("target", "hard"), 0);
	put("other", "target");
	cr_assert(file_is_same("target", "target"));
	cr_assert(file_is_same("target", "./folder/../target"));
	cr_assert(file_is_same("target", "link"));
	cr_assert(file_is_same("hard", "link"));
	cr_assert_not(file_is_same("target", "other"));
	cr_assert_not(file_is_same("target", "/dev/null"), "another device");
	cr_assert_not(file_is_same("target", "missing"));
	cr_assert_not(file_is_same("missing", "missing"));
}
