/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk that fails on demand: link disk.c, which stands in place of the C library's calls. */
#ifndef CAGRADE_TESTS_FAULTS_H
#define CAGRADE_TESTS_FAULTS_H

#include <stdbool.h>

/* How the calls fail; all zero: not at all. */
struct disk_faults {
	int fsync_passes; /* good calls before the first that fails */
	int fsync_fails;
	int fsync_errno; /* 0: EIO */
	int fdatasync_fails;
	int ftruncate_fails;
	int fstat_passes;
	int fstat_fails;
	int fchmod_fails;
	int lock_errno; /* of F_OFD_SETLK; 0: it works */
	int open_fails; /* with open_errno */
	int open_errno;
	int rename_errno; /* of renameat2(), as of an old kernel; 0: it works */
	int linkat_fails; /* as on a disk for cameras */
	bool loses_race;  /* another program is first to take the name */
	bool cuts_writes; /* one byte a call, each behind an EINTR */
	bool was_cut;
	int writes;	    /* calls of pwrite() so far */
	int garbled_writes; /* the first byte comes out wrong */
	int idle_writes;    /* nothing is written, and no error told */
	int empty_reads;    /* as if the file ended there */
	int read_passes;
	int read_fails; /* with read_errno */
	int read_errno;
};
extern struct disk_faults faults;

#endif
