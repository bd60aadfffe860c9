/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Power cuts of a real file system: the program is killed in the middle of its work, the disk stops
 * at that moment, and is mounted again.  All that was said to be saved is there. */
#include "config.h"

#include "tests/fault/fault.h"
#include "tests/fault/mount.h"
#include "tests/fault/program.h"
#include "tests/support/scratch.h"

#include "record/record.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <time.h>

#define ROUNDS 200
#define SAMPLE_STEP 11
#define CONTROL_ROUNDS 4 /* without sync */
#define ANSWERS 40	 /* of a round, if nobody killed the program */
#define ITEM "cover.scope"
#define IMAGE "image"
#define IMAGE_BYTES ((size_t)16 << 20)
#define DISK "disk"
#define NAME_SIZE 64

TestSuite(realcut, .init = scratch_enter, .fini = scratch_leave, .timeout = 600);

/* What was acknowledged, kept outside of the disk. */
struct notes {
	char name[NAME_SIZE];	/* of the record, in this folder */
	VEC(char *) answers;	/* in order */
	size_t answer_count;	/* that were typed, of all rounds */
	const char *const *env; /* of the program */
};

static void begin_notes(struct notes *notes, size_t round)
{
	for (size_t i = 0; i < notes->answers.count; i++)
		free(notes->answers.at[i]);
	vec_clear(&notes->answers);
	snprintf(notes->name, sizeof notes->name, DISK "/ca-%zu.csv", round);
}

static void add_lines(struct notes *notes, struct text *out)
{
	for (size_t i = 0; i < ANSWERS; i++)
		text_printf(out, ":goto " ITEM "\nanswer %zu\n", notes->answer_count + i);
}

static size_t count_saved(const struct text *said)
{
	size_t count = said->len > 0 && strncmp(said->bytes, "saved ", 6) == 0;

	for (const char *at = said->bytes; (at = strstr(at, "\nsaved ")); at++)
		count++;
	return count;
}

/* Read until that many answers are said to be saved, or the program ends. */
static void wait_for_saved(const struct program *program, size_t count, struct text *said)
{
	char bytes[512];
	ssize_t got = 1;

	while (got != 0 && count_saved(said) < count) {
		got = read(program->said_fd, bytes, sizeof bytes);
		cr_assert(got >= 0 || errno == EINTR);
		if (got > 0)
			text_add(said, bytes, (size_t)got);
	}
}

/* Let the program go on for a moment, so that it is not always killed at the same call. */
static void pass_us(long us)
{
	struct timespec start;
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &start);
	do {
		clock_gettime(CLOCK_MONOTONIC, &now);
	} while ((now.tv_sec - start.tv_sec) * 1000000 + (now.tv_nsec - start.tv_nsec) / 1000 < us);
}

/* Have the program append answers, kill it, and note what it said. */
static void work_and_kill(struct notes *notes, size_t round)
{
	struct text input = TEXT_EMPTY;
	struct text said = TEXT_EMPTY;
	struct program program;
	size_t saved;

	add_lines(notes, &input);
	program = program_start(&(struct program_run){
	    .arguments = (const char *const[]){"assess", "--plain", notes->name, NULL},
	    .input = input.bytes,
	    .env = notes->env});
	wait_for_saved(&program, 1 + round * 7 % 23, &said);
	pass_us((long)(round * 37 % 400));
	kill(program.pid, SIGKILL);
	(void)program_finish(&program, &said);
	saved = count_saved(&said);
	cr_assert_gt(saved, 0, "nothing was saved: %s", said.bytes);
	for (size_t i = 0; i < saved; i++) {
		struct text answer = TEXT_EMPTY;

		text_printf(&answer, "answer %zu", notes->answer_count + i);
		*vec_push(&notes->answers) = text_take(&answer);
	}
	notes->answer_count += ANSWERS;
	text_release(&input);
	text_release(&said);
}

static void cut_power(void)
{
	mount_cut_power(DISK);
	mount_end(DISK);
	cr_assert(mount_image(IMAGE, DISK), "the disk cannot be mounted any more");
}

/* How many answers that were acknowledged the record does not have, in order. */
static size_t count_lost(const struct notes *notes)
{
	struct diag_list diags = {0};
	struct record *record = NULL;
	size_t found = 0;
	size_t count = 0;
	const struct event *events = NULL;

	if (record_open(notes->name, RECORD_READ, &record, &diags) == STATUS_OK &&
	    record_state(record)->condition != RECORD_ALTERED)
		events = record_events(record, &count);
	for (size_t i = 0; i < count && found < notes->answers.count; i++)
		found += strcmp(events[i].answer, notes->answers.at[found]) == 0;
	record_close(record);
	diag_release(&diags);
	return notes->answers.count - found;
}

/* Every other round goes on in the record of the one before. */
static size_t play_round(struct notes *notes, size_t round)
{
	if (round % 2 == 0)
		begin_notes(notes, round);
	work_and_kill(notes, round);
	cut_power();
	return count_lost(notes);
}

static void release_notes(struct notes *notes)
{
	begin_notes(notes, 0);
	vec_release(&notes->answers);
}

/* Without sync the same rounds must lose: else they would show nothing. */
static void play_without_sync(void)
{
	struct notes notes = {
	    .env = (const char *const[]){"LD_PRELOAD=" SYSCALLS_SHIM, "SHIM_FAULT=nosync", NULL}};
	size_t lost = 0;

	for (size_t round = 0; round < CONTROL_ROUNDS; round++) {
		begin_notes(&notes, ROUNDS + round);
		work_and_kill(&notes, round);
		cut_power();
		lost += count_lost(&notes);
	}
	cr_expect_gt(lost, 0, "no answer is lost even without sync: the cuts are none");
	release_notes(&notes);
}

static bool can_cut(void)
{
	if (!mount_begin() || mkdir(DISK, 0700) != 0 || access("/dev/loop-control", R_OK) != 0)
		return false;
	mount_make_image(IMAGE, IMAGE_BYTES);
	return mount_image(IMAGE, DISK);
}

Test(realcut, loses_nothing_that_was_acknowledged)
{
	struct notes notes = {0};
	struct fault fault = fault_begin("realcut", SAMPLE_STEP);

	if (!can_cut()) {
		fault_skip(&fault, "no file system may be mounted here");
		fault_end(&fault);
	}
	for (size_t round = 0; round < ROUNDS; round++) {
		size_t lost;

		if (!fault_takes(&fault))
			continue;
		lost = play_round(&notes, fault.cases - 1);
		if (lost > 0)
			fault_lost(&fault, "round %zu: %zu answers", round, lost);
	}
	play_without_sync();
	mount_end(DISK);
	release_notes(&notes);
	fault_end(&fault);
}
