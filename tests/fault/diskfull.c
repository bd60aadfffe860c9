/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Disks that are full in every way: the program says what is not saved, loses nothing that was, and
 * makes up for it once there is room. */
#include "config.h"

#include "tests/fault/mount.h"
#include "tests/fault/trial.h"
#include "tests/support/scratch.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>

#define SAMPLE_STEP 37
#define DISKS_SAMPLE_STEP 3

#define DISK "disk"
#define BACK ".." /* from the disk's folder */
#define FILLER ".filler"

#define IMAGES "images"
#define IMAGE IMAGES "/full"
#define IMAGE_BYTES ((size_t)2 << 20)

static void leave(void)
{
	unlink(IMAGE);
	scratch_leave();
}

TestSuite(diskfull, .init = scratch_enter, .fini = leave, .timeout = 1500);

static bool writes(const struct stage_command *command)
{
	return command->record || command->output;
}

static void name_case(struct trial *trial, const char *trouble, size_t room)
{
	text_clear(&trial->where);
	text_printf(&trial->where, "%s, %s, room for %zu", trial->reference.command->name, trouble,
		    room);
}

/* A limit on the size of files: each write goes as far as there is room, to the byte. */

#define OUTPUT_STEP_BYTES 1024
#define TORN_MAX_BYTES 64 /* more than any tail of stage.c */

static void try_limit(struct trial *trial, size_t max_bytes)
{
	name_case(trial, "a limit", max_bytes);
	trial_reset(trial);
	trial_run(trial, &(struct program_run){.file_max_bytes = max_bytes});
	trial_judge(trial);
	trial_judge_again(trial);
}

static void try_limits(struct trial *trial, size_t first, size_t last, size_t step)
{
	for (size_t max_bytes = first; max_bytes < last + step; max_bytes += step)
		if (fault_takes(&trial->fault))
			try_limit(trial, max_bytes);
}

/* A record from where it grows, byte by byte.  A torn tail goes into a file of its own. */
static void try_all_limits(struct trial *trial)
{
	const struct reference *reference = &trial->reference;
	const struct stage_command *command = reference->command;
	const struct text *before =
	    command->record ? stage_before(&trial->stage, command, command->record) : NULL;

	if (command->output)
		try_limits(trial, 1, reference->output.len, OUTPUT_STEP_BYTES);
	if (before && before->bytes[before->len - 1] != '\n')
		try_limits(trial, 1, TORN_MAX_BYTES, 1);
	if (command->record)
		try_limits(trial, before ? before->len : 1, reference->record.len, 1);
}

Test(diskfull, at_every_byte_it_is_told_and_made_up_for)
{
	struct trial trial;

	trial_begin(&trial, "diskfull.limits", SAMPLE_STEP);
	for (size_t i = 0; stage_command(i); i++) {
		if (!writes(stage_command(i)) || !trial_can(&trial, stage_command(i)))
			continue;
		trial_refer(&trial, stage_command(i), &(struct program_run){0});
		try_all_limits(&trial);
	}
	trial_end(&trial);
}

/* Full file systems. */

/* One way in which a disk has no room: for bytes, for files, or for anything at all. */
struct trouble {
	const char *name;
	const char *options; /* of a file system in memory; NULL: an ext4 image */
	size_t unit_bytes;   /* of room; 0: room is counted in files */
	bool is_read_only;
};

static const struct trouble troubles[] = {
    {"full memory", "size=256k", 4096, false},
    {"no inodes", "size=1m,nr_inodes=40", 0, false},
    {"full ext4", NULL, 1024, false},
    {"read-only", "size=256k", 4096, true},
};

#define UNITS_MAX 200 /* more room than any command takes */

static void mount_disk(const struct trouble *trouble)
{
	if (trouble->options)
		mount_memory(DISK, trouble->options);
	else
		cr_assert(mount_image(IMAGE, DISK), "the image cannot be mounted");
	cr_assert_eq(chdir(DISK), 0);
}

static void unmount_disk(void)
{
	cr_assert_eq(chdir(BACK), 0);
	mount_end(DISK);
}

static void name_filler(char out[64], size_t number)
{
	snprintf(out, 64, FILLER "-%zu", number);
}

/* Make empty files until no more can be made, and take some away again. */
static void fill_inodes(size_t room)
{
	char name[64];
	size_t count = 0;
	int fd;

	for (;; count++) {
		name_filler(name, count);
		fd = open(name, O_WRONLY | O_CREAT | O_EXCL, 0600);
		if (fd < 0)
			break;
		close(fd);
	}
	cr_assert_eq(errno, ENOSPC);
	for (; room > 0 && count > 0; room--) {
		name_filler(name, --count);
		unlink(name);
	}
}

static void fill(const struct trouble *trouble, size_t room)
{
	if (trouble->is_read_only)
		mount_change(BACK "/" DISK, "ro");
	else if (trouble->unit_bytes > 0)
		mount_fill(FILLER, room * trouble->unit_bytes);
	else
		fill_inodes(room);
}

static void make_room(const struct trouble *trouble)
{
	char name[64];

	if (trouble->is_read_only)
		mount_change(BACK "/" DISK, "rw");
	unlink(FILLER);
	for (size_t i = 0; i < UNITS_MAX; i++) {
		name_filler(name, i);
		unlink(name);
	}
}

/* True where it went as it goes where there is room enough. */
static bool try_room(struct trial *trial, const struct trouble *trouble, size_t room)
{
	bool is_done;

	name_case(trial, trouble->name, room);
	mount_disk(trouble);
	trial_reset(trial);
	fill(trouble, room);
	trial_run(trial, &(struct program_run){0});
	is_done = trial->status == trial->reference.status;
	trial_judge(trial);
	make_room(trouble);
	trial_judge_again(trial);
	unmount_disk();
	return is_done;
}

/* With no room, with room for one unit, and so on until it goes well. */
static void try_rooms(struct trial *trial, const struct trouble *trouble)
{
	bool is_done = false;

	for (size_t room = 0; room < UNITS_MAX && !is_done; room++) {
		if (fault_takes(&trial->fault))
			is_done = try_room(trial, trouble, room) || trouble->is_read_only;
	}
}

static bool can_mount(void)
{
	if (!mount_begin() || mkdir(DISK, 0700) != 0 || mkdir(IMAGES, 0700) != 0)
		return false;
	mount_make_image(IMAGE, IMAGE_BYTES);
	if (!mount_image(IMAGE, DISK))
		return false;
	mount_end(DISK);
	return true;
}

Test(diskfull, on_every_disk_it_is_told_and_made_up_for)
{
	struct trial trial;

	trial_begin(&trial, "diskfull.disks", DISKS_SAMPLE_STEP);
	if (!can_mount()) {
		fault_skip(&trial.fault, "no file system may be mounted here");
		trial_end(&trial);
	}
	for (size_t i = 0; stage_command(i); i++) {
		if (!trial_can(&trial, stage_command(i)))
			continue;
		trial_refer(&trial, stage_command(i), &(struct program_run){0});
		for (size_t j = 0; j < sizeof troubles / sizeof *troubles; j++)
			try_rooms(&trial, &troubles[j]);
	}
	trial_end(&trial);
}

/* A disk whose sync fails: the image's blocks have nowhere to go, so each write goes well, and what
 * was written is gone once the disk is mounted again.  A sync that is tried once more by itself
 * says that all is well. */

#define SPARSE_IMAGE IMAGES "/sparse"
#define SPARSE_BYTES ((size_t)16 << 20)
#define SPARSE_FILLER IMAGES "/filler"
#define PAGE_BYTES 4096
#define PAGES_MAX 40

static void mount_sparse(void)
{
	cr_assert(mount_image(SPARSE_IMAGE, DISK), "the image cannot be mounted");
	cr_assert_eq(chdir(DISK), 0);
}

static void begin_sparse(const struct trial *trial, size_t room)
{
	int fd;

	mount_memory(IMAGES, "size=1200k");
	mount_make_image(SPARSE_IMAGE, SPARSE_BYTES);
	mount_sparse();
	trial_reset(trial);
	fd = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	cr_assert(fd >= 0 && syncfs(fd) == 0);
	close(fd);
	mount_fill(BACK "/" SPARSE_FILLER, room * PAGE_BYTES);
}

/* True where there was room enough. */
static bool try_sync(struct trial *trial, size_t room)
{
	bool is_done;

	name_case(trial, "failing sync", room);
	begin_sparse(trial, room);
	trial_run(trial, &(struct program_run){0});
	is_done = trial_is_done(trial);
	cr_assert_eq(unlink(BACK "/" SPARSE_FILLER), 0);
	unmount_disk();
	mount_sparse(); /* only now is seen what is on it */
	trial->may_leave = true;
	trial_judge(trial);
	trial_judge_again(trial);
	unmount_disk();
	mount_end_images(IMAGES);
	return is_done;
}

Test(diskfull, where_sync_fails_it_is_told_and_made_up_for)
{
	struct trial trial;

	trial_begin(&trial, "diskfull.sync", DISKS_SAMPLE_STEP);
	if (!can_mount()) {
		fault_skip(&trial.fault, "no file system may be mounted here");
		trial_end(&trial);
	}
	for (size_t i = 0; stage_command(i); i++) {
		bool is_done = false;

		if (!writes(stage_command(i)) || !trial_can(&trial, stage_command(i)))
			continue;
		trial_refer(&trial, stage_command(i), &(struct program_run){0});
		for (size_t room = 0; room < PAGES_MAX && !is_done; room++)
			if (fault_takes(&trial.fault))
				is_done = try_sync(&trial, room);
	}
	trial_end(&trial);
}

/* An output that takes nothing. */

static void try_output(struct trial *trial)
{
	name_case(trial, "/dev/full", 0);
	trial_reset(trial);
	trial_run(trial, &(struct program_run){.out = "/dev/full"});
	trial_judge(trial);
	if (!trial->reference.command->output && trial->reference.said.len > 0 &&
	    trial_is_done(trial))
		fault_missed(&trial->fault, "%s: well, but nothing was printed",
			     trial->where.bytes);
	trial_judge_again(trial);
}

Test(diskfull, an_output_that_takes_nothing_is_told)
{
	struct trial trial;

	trial_begin(&trial, "diskfull.output", 1);
	for (size_t i = 0; stage_command(i); i++) {
		if (!trial_can(&trial, stage_command(i)) || !fault_takes(&trial.fault))
			continue;
		trial_refer(&trial, stage_command(i), &(struct program_run){0});
		try_output(&trial);
	}
	trial_end(&trial);
}
