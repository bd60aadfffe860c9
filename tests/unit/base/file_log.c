/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base/file_log: the lock, appends that are on disk whole or not at all, and changes from outside.
 */
#include "config.h"

#include "base/file.h"

#include "tests/support/disk.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

TestSuite(file_log, .init = enter_folder, .fini = leave_folder);

static void add_behind(const char *path, const char *string)
{
	FILE *file = fopen(path, "ab");

	cr_assert_not_null(file);
	cr_assert_geq(fputs(string, file), 0);
	cr_assert_eq(fclose(file), 0);
}

static struct file_log *open_log(const char *path)
{
	struct file_log *log = NULL;

	cr_assert_eq(file_log_open(path, &log), STATUS_OK);
	return log;
}

Test(file_log, refuses_what_is_no_plain_file)
{
	static const struct {
		const char *path;
		enum status status;
	} cases[] = {
	    {"missing", STATUS_MISSING},       {"missing/x", STATUS_MISSING},
	    {"fifo", STATUS_NOT_REGULAR},      {"folder", STATUS_NOT_REGULAR},
	    {"link", STATUS_NOT_REGULAR},      {"dangling", STATUS_NOT_REGULAR},
	    {"/dev/null", STATUS_NOT_REGULAR},
	};
	struct file_log *log;

	make_odd_files();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		cr_assert_eq(file_log_open(cases[i].path, &log), cases[i].status, "%s",
			     cases[i].path);
	file_log_close(NULL);
}

Test(file_log, that_may_not_be_written_is_read_only)
{
	struct file_log *log;

	put("read", "x");
	put("none", "x");
	cr_assert_eq(mkfifo("fifo", 0444), 0);
	cr_assert_eq(chmod("fifo", 0444), 0);
	cr_assert_eq(chmod("read", 0444), 0);
	cr_assert_eq(chmod("none", 0), 0);
	cr_assert_eq(mkdir("folder", 0755), 0);
	give_up_root();
	cr_assert_eq(file_log_open("read", &log), STATUS_READ_ONLY);
	cr_assert_eq(file_log_open("none", &log), STATUS_SYSTEM);
	cr_assert_eq(errno, EACCES);
	cr_assert_eq(file_log_open("folder", &log), STATUS_NOT_REGULAR);
	cr_assert_eq(file_log_open("fifo", &log), STATUS_NOT_REGULAR);
}

Test(file_log, on_a_medium_that_takes_no_writes_is_read_only)
{
	static const int reasons[] = {EACCES, EPERM, EROFS};
	struct file_log *log;

	put("a", "x");
	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
		faults.open_errno = reasons[i];
		faults.open_fails = 1; /* for writing alone */
		cr_assert_eq(file_log_open("a", &log), STATUS_READ_ONLY, "errno %d", reasons[i]);
		faults.open_fails = 2;
		cr_assert_eq(file_log_open("a", &log), STATUS_SYSTEM, "errno %d", reasons[i]);
		cr_assert_eq(errno, reasons[i]);
	}
	faults.open_errno = EIO;
	faults.open_fails = 1;
	cr_assert_eq(file_log_open("a", &log), STATUS_SYSTEM);
	cr_assert_eq(errno, EIO);
}

Test(file_log, that_cannot_be_locked_or_looked_at_is_not_opened)
{
	struct file_log *log;

	put("a", "x");
	faults.lock_errno = EACCES; /* what some systems say in place of EAGAIN */
	cr_assert_eq(file_log_open("a", &log), STATUS_LOCKED);
	faults.lock_errno = ENOLCK;
	cr_assert_eq(file_log_open("a", &log), STATUS_SYSTEM);
	cr_assert_eq(errno, ENOLCK);
	faults.lock_errno = 0;
	faults.fstat_passes = 1;
	faults.fstat_fails = 1;
	cr_assert_eq(file_log_open("a", &log), STATUS_SYSTEM);
	cr_assert_eq(errno, EIO);
	file_log_close(open_log("a"));
}

/* What another process gets that opens the log. */
static enum status status_in_child(const char *path)
{
	pid_t child = fork();
	int ended;

	if (child == 0) {
		struct file_log *log;

		_exit((int)file_log_open(path, &log));
	}
	cr_assert_gt(child, 0);
	cr_assert_eq(waitpid(child, &ended, 0), child);
	cr_assert(WIFEXITED(ended));
	return (enum status)WEXITSTATUS(ended);
}

Test(file_log, is_locked_against_every_other_writer)
{
	struct file_log *log;
	struct file_log *second;
	int fd;

	put("a", "x");
	fd = dup(STDIN_FILENO);
	cr_assert_eq(close(fd), 0);
	log = open_log("a");
	cr_assert_eq(fcntl(fd, F_GETFD), FD_CLOEXEC, "a program we start would hold the lock");
	cr_assert_eq(file_log_open("a", &second), STATUS_LOCKED);
	cr_assert_eq(status_in_child("a"), STATUS_LOCKED);
	/* Reading opens and closes the file, which would end a lock of the older kind. */
	cr_assert(holds("a", "x"));
	cr_assert_eq(status_in_child("a"), STATUS_LOCKED);
	cr_assert_eq(link("a", "b"), 0);
	cr_assert_eq(file_log_open("b", &second), STATUS_LOCKED, "another name, the same file");
	file_log_close(log);
	cr_assert_eq(status_in_child("a"), STATUS_OK);
	file_log_close(open_log("a"));
}

Test(file_log, appends_behind_what_is_there)
{
	struct text text = TEXT_EMPTY;
	struct file_log *log;

	put("a", "one\n");
	log = open_log("a");
	cr_assert_eq(file_log_append(log, "two\n", 4), STATUS_OK);
	cr_assert_eq(file_log_append(log, "", 0), STATUS_OK);
	text_add_string(&text, "old");
	cr_assert_eq(file_log_read(log, &text), STATUS_OK);
	cr_assert_str_eq(text.bytes, "one\ntwo\n");
	faults.cuts_writes = true;
	cr_assert_eq(file_log_append(log, "three\n", 6), STATUS_OK);
	cr_assert(holds("a", "one\ntwo\nthree\n"));
	file_log_close(log);
	text_release(&text);
}

Test(file_log, reads_back_more_than_one_block)
{
	struct text text = TEXT_EMPTY;
	struct file_log *log;

	while (text.len < 20000)
		text_printf(&text, "row %zu\n", text.len);
	put("a", "");
	log = open_log("a");
	faults.read_errno = EIO;
	faults.read_passes = 1; /* the first block */
	faults.read_fails = 1;
	faults.writes = 0;
	cr_assert_eq(file_log_append(log, text.bytes, text.len), STATUS_OK);
	cr_assert_eq(faults.writes, 2);
	cr_assert(holds("a", text.bytes));
	file_log_close(log);
	text_release(&text);
}

Test(file_log, on_a_full_disk_is_as_before_and_works_once_there_is_room)
{
	struct file_log *log;

	put("a", "0123456789\n");
	log = open_log("a");
	for (rlim_t limit = 11; limit < 16; limit++) { /* none to all but one byte fit */
		limit_file_size(limit);
		cr_assert_eq(file_log_append(log, "abcd\n", 5), STATUS_SYSTEM);
		cr_assert_eq(errno, EFBIG);
		cr_assert(holds("a", "0123456789\n"));
	}
	limit_file_size(RLIM_INFINITY);
	cr_assert_eq(file_log_append(log, "abcd\n", 5), STATUS_OK);
	cr_assert(holds("a", "0123456789\nabcd\n"));
	file_log_close(log);
}

Test(file_log, writes_anew_after_a_failed_sync)
{
	struct file_log *log;

	put("a", "one\n");
	log = open_log("a");
	faults.fdatasync_fails = 1; /* the first attempt */
	faults.writes = 0;
	cr_assert_eq(file_log_append(log, "two\n", 4), STATUS_OK);
	cr_assert_eq(faults.writes, 2, "a second sync alone may lie");
	cr_assert(holds("a", "one\ntwo\n"));
	faults.fdatasync_fails = 100;
	cr_assert_eq(file_log_append(log, "three\n", 6), STATUS_SYSTEM);
	cr_assert_eq(errno, EIO);
	cr_assert(holds("a", "one\ntwo\n"));
	faults.fdatasync_fails = 0;
	cr_assert_eq(file_log_append(log, "three\n", 6), STATUS_OK);
	cr_assert(holds("a", "one\ntwo\nthree\n"));
	file_log_close(log);
}

Test(file_log, finds_out_what_was_written_wrong)
{
	struct file_log *log;

	put("a", "one\n");
	log = open_log("a");
	faults.garbled_writes = 1;
	cr_assert_eq(file_log_append(log, "two\n", 4), STATUS_OK);
	cr_assert(holds("a", "one\ntwo\n"));
	faults.garbled_writes = 2;
	cr_assert_eq(file_log_append(log, "x", 1), STATUS_SYSTEM);
	cr_assert_eq(errno, EIO);
	cr_assert(holds("a", "one\ntwo\n"));
	file_log_close(log);
}

Test(file_log, tries_anew_where_it_cannot_write_or_read_back)
{
	struct file_log *log;

	put("a", "one\n");
	log = open_log("a");
	faults.idle_writes = 1;
	cr_assert_eq(file_log_append(log, "two\n", 4), STATUS_OK);
	faults.idle_writes = 2;
	cr_assert_eq(file_log_append(log, "x", 1), STATUS_SYSTEM);
	cr_assert_eq(errno, EIO);
	faults.empty_reads = 1;
	cr_assert_eq(file_log_append(log, "three\n", 6), STATUS_OK);
	faults.read_errno = EIO;
	faults.read_fails = 2;
	cr_assert_eq(file_log_append(log, "x", 1), STATUS_SYSTEM);
	cr_assert_eq(errno, EIO);
	faults.read_errno = EINTR;
	faults.read_fails = 2;
	cr_assert_eq(file_log_append(log, "four\n", 5), STATUS_OK);
	cr_assert_eq(faults.read_fails, 0);
	cr_assert(holds("a", "one\ntwo\nthree\nfour\n"));
	file_log_close(log);
}

Test(file_log, read_that_fails_is_told)
{
	struct text text = TEXT_EMPTY;
	struct file_log *log;

	put("a", "one\n");
	log = open_log("a");
	for (int passes = 0; passes < 2; passes++) {
		faults.fstat_passes = passes;
		faults.fstat_fails = 1;
		cr_assert_eq(file_log_read(log, &text), STATUS_SYSTEM);
		cr_assert_eq(errno, EIO);
	}
	faults.fstat_fails = 1;
	cr_assert_eq(file_log_append(log, "two\n", 4), STATUS_SYSTEM);
	cr_assert_eq(errno, EIO);
	cr_assert_eq(file_log_append(log, "two\n", 4), STATUS_OK);
	cr_assert(holds("a", "one\ntwo\n"));
	file_log_close(log);
	text_release(&text);
}

Test(file_log, cut_while_it_is_read_has_changed)
{
	struct text text = TEXT_EMPTY;
	struct file_log *log;

	put("a", "one\n");
	log = open_log("a");
	faults.empty_reads = 1;
	cr_assert_eq(file_log_read(log, &text), STATUS_CHANGED);
	faults.empty_reads = 0;
	cr_assert_eq(file_log_read(log, &text), STATUS_OK);
	cr_assert_str_eq(text.bytes, "one\n");
	file_log_close(log);
	text_release(&text);
}

Test(file_log, that_cannot_be_cut_back_is_cut_before_the_next_append)
{
	struct text text = TEXT_EMPTY;
	struct file_log *log;

	put("a", "one\n");
	log = open_log("a");
	faults.fdatasync_fails = 1;
	faults.ftruncate_fails = 100;
	cr_assert_eq(file_log_append(log, "two\n", 4), STATUS_SYSTEM);
	cr_assert_eq(errno, EIO, "what failed first is told");
	cr_assert(holds("a", "one\ntwo\n"), "the piece that was never synced stays behind");
	cr_assert_eq(file_log_append(log, "three\n", 6), STATUS_SYSTEM);
	cr_assert_eq(file_log_read(log, &text), STATUS_SYSTEM, "it is not taken for a good one");
	faults.ftruncate_fails = 0;
	cr_assert_eq(file_log_append(log, "three\n", 6), STATUS_OK);
	cr_assert(holds("a", "one\nthree\n"));
	file_log_close(log);
	text_release(&text);
}

Test(file_log, read_cuts_what_was_never_synced)
{
	struct text text = TEXT_EMPTY;
	struct file_log *log;

	put("a", "one\n");
	log = open_log("a");
	faults.fdatasync_fails = 1;
	faults.ftruncate_fails = 2;
	cr_assert_eq(file_log_append(log, "two\n", 4), STATUS_SYSTEM);
	cr_assert_eq(file_log_read(log, &text), STATUS_OK);
	cr_assert_str_eq(text.bytes, "one\n");
	file_log_close(log);
	text_release(&text);
}

Test(file_log, changed_behind_what_was_never_synced_is_left_alone)
{
	struct text text = TEXT_EMPTY;
	struct file_log *log;

	put("a", "one\n");
	log = open_log("a");
	faults.fdatasync_fails = 1;
	faults.ftruncate_fails = 2;
	cr_assert_eq(file_log_append(log, "two\n", 4), STATUS_SYSTEM);
	cr_assert_eq(truncate("a", 2), 0);
	cr_assert_eq(file_log_read(log, &text), STATUS_CHANGED);
	cr_assert(holds("a", "on"));
	file_log_close(log);
	text_release(&text);
}

Test(file_log, changed_behind_our_back_is_not_appended_to)
{
	struct text text = TEXT_EMPTY;
	struct file_log *log;

	put("a", "one\n");
	log = open_log("a");
	add_behind("a", "foreign\n");
	cr_assert_eq(file_log_append(log, "two\n", 4), STATUS_CHANGED);
	cr_assert_eq(file_log_cut(log, 0), STATUS_CHANGED);
	cr_assert(holds("a", "one\nforeign\n"));
	cr_assert_eq(file_log_read(log, &text), STATUS_OK); /* now it is known */
	cr_assert_eq(file_log_append(log, "two\n", 4), STATUS_OK);
	cr_assert(holds("a", "one\nforeign\ntwo\n"));

	cr_assert_eq(truncate("a", 3), 0);
	cr_assert_eq(file_log_append(log, "three\n", 6), STATUS_CHANGED);
	cr_assert(holds("a", "one"));
	file_log_close(log);
	text_release(&text);
}

Test(file_log, replaced_or_removed_is_not_appended_to)
{
	struct file_log *log;

	put("a", "one\n");
	put("b", "one\n");
	log = open_log("a");
	cr_assert_eq(rename("b", "a"), 0);
	cr_assert_eq(file_log_append(log, "two\n", 4), STATUS_CHANGED);
	cr_assert(holds("a", "one\n"));
	cr_assert_eq(unlink("a"), 0);
	cr_assert_eq(file_log_append(log, "two\n", 4), STATUS_CHANGED);
	cr_assert_eq(symlink("c", "a"), 0);
	cr_assert_eq(file_log_append(log, "two\n", 4), STATUS_CHANGED);
	file_log_close(log);
}

Test(file_log, whose_folder_is_another_is_not_appended_to)
{
	static char elsewhere[] = "/dev/shm/cagrade-file-XXXXXX"; /* most often another device */
	struct file_log *log;

	cr_assert_eq(mkdir("folder", 0700), 0);
	put("folder/a", "one\n");
	log = open_log("folder/a");
	cr_assert_eq(rename("folder", "moved"), 0);
	cr_assert_eq(file_log_append(log, "two\n", 4), STATUS_CHANGED);
	put("folder", "a file, no folder");
	cr_assert_eq(file_log_append(log, "two\n", 4), STATUS_CHANGED);
	cr_assert_eq(unlink("folder"), 0);
	if (mkdtemp(elsewhere)) {
		cr_assert_eq(symlink(elsewhere, "folder"), 0);
		put("folder/a", "one\n");
		cr_assert_eq(file_log_append(log, "two\n", 4), STATUS_CHANGED);
		cr_assert(holds("folder/a", "one\n"));
		cr_assert_eq(unlink("folder/a"), 0);
		cr_assert_eq(rmdir(elsewhere), 0);
		cr_assert_eq(unlink("folder"), 0);
	}
	cr_assert_eq(rename("moved", "folder"), 0);
	cr_assert_eq(file_log_append(log, "two\n", 4), STATUS_OK);
	cr_assert(holds("folder/a", "one\ntwo\n"));
	cr_assert_eq(chmod("folder", 0), 0);
	give_up_root();
	cr_assert_eq(file_log_append(log, "three\n", 6), STATUS_SYSTEM);
	cr_assert_eq(errno, EACCES);
	cr_assert_eq(seteuid(getuid()), 0);
	cr_assert_eq(chmod("folder", 0700), 0);
	cr_assert(holds("folder/a", "one\ntwo\n"));
	file_log_close(log);
	cr_assert_eq(unlink("folder/a"), 0);
}

Test(file_log, cut_takes_the_tail_off)
{
	struct file_log *log;

	put("a", "one\ntwo\nthr");
	log = open_log("a");
	cr_assert_eq(file_log_cut(log, 8), STATUS_OK);
	cr_assert(holds("a", "one\ntwo\n"));
	cr_assert_eq(file_log_append(log, "three\n", 6), STATUS_OK);
	cr_assert(holds("a", "one\ntwo\nthree\n"));
	faults.fdatasync_fails = 1;
	cr_assert_eq(file_log_cut(log, 8), STATUS_SYSTEM);
	cr_assert_eq(errno, EIO);
	cr_assert_eq(file_log_append(log, "three\n", 6), STATUS_OK);
	cr_assert(holds("a", "one\ntwo\nthree\n"));
	faults.ftruncate_fails = 1;
	cr_assert_eq(file_log_cut(log, 4), STATUS_SYSTEM);
	cr_assert_eq(errno, EROFS);
	cr_assert(holds("a", "one\ntwo\nthree\n"));
	cr_assert_eq(file_log_append(log, "four\n", 5), STATUS_OK); /* cuts first */
	cr_assert(holds("a", "one\nfour\n"));
	file_log_close(log);
}
