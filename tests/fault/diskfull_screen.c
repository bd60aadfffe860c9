/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk that fills up while somebody walks through the form: the answer that is not saved stays on
 * the screen with the reason, and is saved once there is room. */
#include "config.h"

#include "tests/fault/fault.h"
#include "tests/fault/mount.h"
#include "tests/fault/program.h"
#include "tests/fault/script.h"
#include "tests/support/scratch.h"
#include "tests/tty/answers.h"
#include "tests/tty/term.h"
#include "tests/tty/walker.h"

#include <stdio.h>

TestSuite(diskfull_screen, .init = scratch_enter, .fini = scratch_leave, .timeout = 300);

#define DISK "disk"
#define IMAGE "image"
#define IMAGE_BYTES ((size_t)2 << 20)
#define FILLER DISK "/.filler"
#define RECORD "ca.csv"
#define ITEM "6.1.a"
#define SAVED_AT "08:03:05" /* by PROGRAM_NOW */

/* The record ends so near to the end of a block, of 1024 bytes or of 4096, that no row fits. */
#define BLOCK_BYTES 4096
#define LEFT_BYTES 20

static void import_note(size_t note_len, struct text *record)
{
	struct text sheet = TEXT_EMPTY;
	struct text said = TEXT_EMPTY;

	text_add_string(&sheet, "item,answer,note\n6.2.2.a,yes,");
	for (size_t i = 0; i < note_len; i++)
		text_add_byte(&sheet, 'n');
	text_add_byte(&sheet, '\n');
	scratch_write("sheet.csv", sheet.bytes, sheet.len);
	unlink(RECORD);
	program_do((const char *const[]){"import", RECORD, "sheet.csv", NULL}, NULL, &said);
	cr_assert_eq(file_read(RECORD, record), STATUS_OK);
	text_release(&sheet);
	text_release(&said);
}

static void make_record(void)
{
	struct text record = TEXT_EMPTY;

	import_note(1, &record);
	import_note(1 + BLOCK_BYTES - LEFT_BYTES - record.len % BLOCK_BYTES, &record);
	cr_assert_eq(record.len % BLOCK_BYTES, BLOCK_BYTES - LEFT_BYTES);
	scratch_write(DISK "/" RECORD, record.bytes, record.len);
	text_release(&record);
}

static struct term *start(const char *option)
{
	const char *argv[] = {getenv("CAGRADE_BIN"), "assess", RECORD, option, NULL};
	static const char *const env[] = {"CAGRADE_BY=" PROGRAM_BY, "CAGRADE_NOW=" PROGRAM_NOW,
					  NULL};

	return term_start(&(struct term_options){.argv = argv, .env = env, .folder = DISK});
}

static void type_line(struct term *term, const char *line)
{
	term_type(term, line);
	term_key(term, "Enter");
}

/* The record has the answer in its last row, and nothing else was written. */
static bool has_answer(void)
{
	struct diag_list diags = {0};
	struct record *record = NULL;
	size_t count = 0;
	const struct event *events;
	bool is_there = false;

	if (record_open(DISK "/" RECORD, RECORD_READ, &record, &diags) == STATUS_OK) {
		events = record_events(record, &count);
		is_there = record_state(record)->condition == RECORD_OK && count == 3 &&
			   strcmp(events[2].item, ITEM) == 0 && strcmp(events[2].answer, "no") == 0;
	}
	record_close(record);
	diag_release(&diags);
	return is_there;
}

static bool walk_screen(void)
{
	struct term *term = start(NULL);
	bool is_well;

	cr_assert(term_expect(term, "/228"));
	walker_go(term, ITEM, answers_place(ITEM));
	mount_fill(FILLER, 0);
	term_key(term, "n");
	is_well = term_expect_in_row(term, 0, "NOT SAVED: 1") &&
		  term_expect(term, "No space left on device") && term_expect(term, "[n] no") &&
		  term_expect(term, "NOT SAVED: this answer is not on disk yet") && !has_answer();
	cr_assert_eq(unlink(FILLER), 0);
	term_key(term, "S");
	is_well = is_well && term_expect(term, "all is saved") &&
		  term_expect_in_row(term, 0, "saved " SAVED_AT) && has_answer();
	walker_quit(term);
	term_end(term);
	return is_well;
}

static bool walk_plain(void)
{
	struct term *term = start("--plain");
	bool is_well;
	int status = -1;

	type_line(term, ":goto " ITEM);
	cr_assert(term_expect(term, ITEM ". Consulting."));
	mount_fill(FILLER, 0);
	type_line(term, "no");
	is_well = term_expect(term, "NOT SAVED: No space left on device") &&
		  term_expect(term, "the answer so far is no") &&
		  term_expect(term, "NOT SAVED: this is not on disk yet") && !has_answer();
	cr_assert_eq(unlink(FILLER), 0);
	type_line(term, ":save");
	is_well = is_well && term_expect(term, "saved " SAVED_AT) && has_answer();
	type_line(term, ":quit");
	is_well = term_wait_exit(term, &status) && is_well && program_ended_with(status, 0);
	term_end(term);
	return is_well;
}

static void try_walk(struct fault *fault, const char *name, bool (*walk)(void))
{
	if (!fault_takes(fault))
		return;
	make_record();
	if (!walk())
		fault_missed(fault, "%s", name);
	if (!script_goes_on(DISK "/" RECORD))
		fault_lost(fault, "%s: the record", name);
	mount_end(DISK);
}

Test(diskfull_screen, an_answer_that_is_not_saved_stays_on_the_screen)
{
	struct fault fault = fault_begin("diskfull.screen", 1);

	if (!mount_begin() || mkdir(DISK, 0700) != 0) {
		fault_skip(&fault, "no file system may be mounted here");
		fault_end(&fault);
	}
	mount_memory(DISK, "size=64k");
	try_walk(&fault, "full memory, screen", walk_screen);
	mount_memory(DISK, "size=64k");
	try_walk(&fault, "full memory, plain", walk_plain);
	mount_make_image(IMAGE, IMAGE_BYTES);
	if (mount_image(IMAGE, DISK))
		try_walk(&fault, "full ext4, screen", walk_screen);
	else
		fault_skip(&fault, "no loop device");
	fault_end(&fault);
}
