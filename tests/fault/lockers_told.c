/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who comes second to a record is told who holds it, whatever name he knows it by; and who finds
 * another file under its name writes nothing. */
#include "config.h"

#include "record/record.h"

#include "tests/fault/fault.h"
#include "tests/fault/ledger.h"
#include "tests/support/rows.h"
#include "tests/support/scratch.h"
#include "tests/tty/work.h"

#include <stdio.h>
#include <sys/wait.h>

#define OTHERS_MAX 3
#define ROWS_MAX 5    /* that stand before */
#define BEGINNINGS 20 /* of each number of writers */
#define SAMPLE_STEP 7

#define LINK "link.csv"
#define ASIDE "aside.csv"

TestSuite(lockers_told, .init = scratch_enter, .fini = scratch_leave);

static void leave_files(void)
{
	static const char *const names[] = {LEDGER_RECORD, LINK, ASIDE};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct text note = TEXT_EMPTY;

		text_printf(&note, "%s.lock", names[i]);
		unlink(names[i]);
		unlink(note.bytes);
		text_release(&note);
	}
}

/* Begin a record, open it, and append a few rows. */
static struct record *hold(struct ledger *ledger, const char *by, size_t rows)
{
	struct record *record = NULL;

	ledger_begin_record();
	cr_assert_eq(ledger_open(LEDGER_RECORD, RECORD_WRITE, &record), STATUS_OK);
	record_hold(record, by);
	for (size_t i = 0; i < rows; i++)
		cr_assert_eq(ledger_append(ledger, record, 0, i, 0), STATUS_OK);
	return record;
}

/* What another process finds. */
enum {
	FOUND_TOLD,	/* it may not write, and knows who does */
	FOUND_NOT_TOLD, /* it may not write */
	FOUND_OPEN,	/* it could have written */
	FOUND_UNREADABLE
};

struct attempt {
	const char *path;
	const char *by; /* who should hold it, and in which process */
	pid_t holder;
};

static int try_to_write(void *ctx, int writer)
{
	const struct attempt *attempt = ctx;
	struct record *record = NULL;
	struct text holder = TEXT_EMPTY;
	struct text due = TEXT_EMPTY;
	int found;

	(void)writer;
	if (ledger_open(attempt->path, RECORD_WRITE, &record) != STATUS_LOCKED)
		return FOUND_OPEN;
	if (ledger_open(attempt->path, RECORD_READ, &record) != STATUS_OK)
		return FOUND_UNREADABLE;
	record_close(record);
	record_holder(attempt->path, &holder);
	text_printf(&due, "by %s pid %d host ", attempt->by, (int)attempt->holder);
	found = strncmp(holder.bytes, due.bytes, due.len) == 0 ? FOUND_TOLD : FOUND_NOT_TOLD;
	text_release(&holder);
	text_release(&due);
	return found;
}

/* All the others at once. */
static void try_others(struct fault *fault, const struct attempt *attempt, int others, int due)
{
	pid_t processes[OTHERS_MAX];

	for (int i = 0; i < others; i++)
		processes[i] = ledger_fork(try_to_write, (void *)attempt, i);
	for (int i = 0; i < others; i++) {
		int found = ledger_wait(processes[i]);

		if (found != due)
			fault_missed(fault, "%s, held by '%s': other %d finds %d", attempt->path,
				     attempt->by, i, found);
	}
}

static void hold_against(struct fault *fault, const char *by, int others, size_t rows)
{
	struct ledger *ledger = ledger_new();
	struct record *record = hold(ledger, by, rows);
	const struct attempt attempt = {LEDGER_RECORD, by, getpid()};

	try_others(fault, &attempt, others, FOUND_TOLD);
	if (ledger_append(ledger, record, 0, rows, 0) != STATUS_OK)
		fault_lost(fault, "the holder can no longer write");
	ledger_check(ledger, fault, 0, "read by its holder"); /* that gives up no lock */
	try_others(fault, &attempt, others, FOUND_TOLD);
	record_close(record);
	ledger_check(ledger, fault, 0, "held");
	try_others(fault, &attempt, 1, FOUND_OPEN);
	leave_files();
	ledger_free(ledger);
}

Test(lockers_told, who_holds_the_record)
{
	static const char *const names[] = {"li", "李雷", "a, \"b\""};
	struct fault fault = fault_begin("lockers.told", SAMPLE_STEP);

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		for (int others = 1; others <= OTHERS_MAX; others++)
			for (size_t rows = 0; rows < ROWS_MAX; rows++)
				if (fault_takes(&fault))
					hold_against(&fault, names[i], others, rows);
	fault_end(&fault);
}

/* The lock is on the file, so it counts under its other name; the note is beside the first. */
static void hold_by_link(struct fault *fault, int others, size_t rows)
{
	struct ledger *ledger = ledger_new();
	struct record *record = hold(ledger, "li", rows);

	cr_assert_eq(link(LEDGER_RECORD, LINK), 0);
	try_others(fault, &(struct attempt){LINK, "li", getpid()}, others, FOUND_NOT_TOLD);
	record_close(record);
	record = NULL;
	if (ledger_open(LINK, RECORD_WRITE, &record) != STATUS_OK)
		fault_missed(fault, "free, but not under its other name");
	record_hold(record, "wang");
	try_others(fault, &(struct attempt){LEDGER_RECORD, "", getpid()}, others, FOUND_NOT_TOLD);
	try_others(fault, &(struct attempt){LINK, "wang", getpid()}, others, FOUND_TOLD);
	if (ledger_append(ledger, record, 0, rows, 0) != STATUS_OK)
		fault_lost(fault, "the holder by the other name cannot write");
	record_close(record);
	ledger_check(ledger, fault, 0, "held by a link");
	leave_files();
	ledger_free(ledger);
}

Test(lockers_told, under_another_name_too)
{
	struct fault fault = fault_begin("lockers.linked", SAMPLE_STEP);

	for (int others = 1; others <= OTHERS_MAX; others++)
		for (size_t rows = 0; rows < ROWS_MAX; rows++)
			if (fault_takes(&fault))
				hold_by_link(&fault, others, rows);
	fault_end(&fault);
}

/* What others do to the file behind a writer's back. */

static void put_another(void)
{
	struct rows rows = rows_hostile();

	scratch_write(LEDGER_RECORD, rows.bytes.bytes, rows.bytes.len); /* renamed into place */
	rows_release(&rows);
}

static void take_away(void)
{
	cr_assert_eq(unlink(LEDGER_RECORD), 0);
}

static void rename_it(void)
{
	cr_assert_eq(rename(LEDGER_RECORD, ASIDE), 0);
}

static void put_link(void)
{
	rename_it();
	cr_assert_eq(symlink(ASIDE, LEDGER_RECORD), 0);
}

static void put_folder(void)
{
	rename_it();
	cr_assert_eq(mkdir(LEDGER_RECORD, 0700), 0);
}

static void put_copy(void)
{
	struct text bytes = TEXT_EMPTY;

	cr_assert_eq(file_read(LEDGER_RECORD, &bytes), STATUS_OK);
	scratch_write(LEDGER_RECORD, bytes.bytes, bytes.len);
	text_release(&bytes);
}

static void cut_it(void)
{
	cr_assert_eq(truncate(LEDGER_RECORD, 60), 0);
}

static void grow_it(void)
{
	cr_assert_eq(file_append(LEDGER_RECORD, "x\n", 2), STATUS_OK);
}

static const struct {
	const char *what;
	void (*act)(void);
} acts[] = {
    {"replaced", put_another}, {"taken away", take_away}, {"renamed", rename_it},
    {"a link", put_link},      {"a folder", put_folder},  {"a copy of itself", put_copy},
    {"cut", cut_it},	       {"grown", grow_it},
};

static void read_if_there(const char *name, struct text *out)
{
	if (file_read(name, out) != STATUS_OK)
		text_clear(out);
}

static bool is_same(const struct text *a, const struct text *b)
{
	return a->len == b->len && memcmp(a->bytes, b->bytes, a->len) == 0;
}

/* The writer must see it, and leave the file that is there now, and the one that was, alone. */
static void act_behind_back(struct fault *fault, size_t act, size_t rows, size_t tries)
{
	struct ledger *ledger = ledger_new();
	struct record *record = hold(ledger, "li", rows);
	struct text named[2] = {TEXT_EMPTY, TEXT_EMPTY};
	struct text held[2] = {TEXT_EMPTY, TEXT_EMPTY};

	cr_assert_eq(link(LEDGER_RECORD, LINK), 0); /* what the writer has open */
	acts[act].act();
	read_if_there(LEDGER_RECORD, &named[0]);
	read_if_there(LINK, &held[0]);
	for (size_t i = 0; i < tries; i++)
		if (ledger_append(ledger, record, 0, rows, 0) != STATUS_CHANGED)
			fault_missed(fault, "%s: not seen", acts[act].what);
	read_if_there(LEDGER_RECORD, &named[1]);
	read_if_there(LINK, &held[1]);
	if (!is_same(&named[0], &named[1]) || !is_same(&held[0], &held[1]))
		fault_lost(fault, "%s: written to", acts[act].what);
	record_close(record);
	rmdir(LEDGER_RECORD);
	leave_files();
	for (size_t i = 0; i < 2; i++) {
		text_release(&named[i]);
		text_release(&held[i]);
	}
	ledger_free(ledger);
}

Test(lockers_told, that_the_file_is_another_one)
{
	struct fault fault = fault_begin("lockers.replaced", SAMPLE_STEP);

	for (size_t act = 0; act < sizeof acts / sizeof *acts; act++)
		for (size_t rows = 0; rows < ROWS_MAX; rows++)
			for (size_t tries = 1; tries <= 2; tries++)
				if (fault_takes(&fault))
					act_behind_back(&fault, act, rows, tries);
	fault_end(&fault);
}

/* Several begin the same record at once. */

static int begin(void *ctx, int writer)
{
	static const struct record_birth birth = {.form_id = "gbt35289-2017",
						  .form_version = 1,
						  .form_digest = ROWS_HEX,
						  .time = "2026-11-23T14:03:05+08:00",
						  .by = "li"};
	struct ledger *ledger = ctx;
	struct record *record = NULL;
	enum status status;

	atomic_fetch_add(&ledger->holders, 1);
	while (ledger->reads == 0) /* for the sign to start */
		continue;
	status = record_begin(LEDGER_RECORD, &birth, &record);
	if (status != STATUS_OK)
		return status == STATUS_EXISTS || status == STATUS_LOCKED ? 0 : 2;
	status = ledger_append(ledger, record, writer, 0, 0);
	record_close(record);
	return status == STATUS_OK ? 1 : 2;
}

static void begin_together(struct fault *fault, int writers)
{
	struct ledger *ledger = ledger_new();
	pid_t processes[OTHERS_MAX + 1];
	int began = 0;

	for (int i = 0; i < writers; i++)
		processes[i] = ledger_fork(begin, ledger, i);
	while (ledger->holders < (size_t)writers)
		continue;
	ledger->reads = 1;
	for (int i = 0; i < writers; i++)
		began += ledger_wait(processes[i]);
	if (began != 1)
		fault_missed(fault, "%d of %d began the record", began, writers);
	ledger_check(ledger, fault, 0, "begun together");
	leave_files();
	ledger_free(ledger);
}

Test(lockers_told, who_began_the_record)
{
	struct fault fault = fault_begin("lockers.begun", SAMPLE_STEP);

	for (int writers = 2; writers <= OTHERS_MAX + 1; writers++)
		for (int i = 0; i < BEGINNINGS; i++)
			if (fault_takes(&fault))
				begin_together(&fault, writers);
	fault_end(&fault);
}

/* The same through the program. */

static const char *const commands[][5] = {
    {"assess", "--plain", WORK_RECORD, NULL},
    {"import", WORK_RECORD, "sheet.csv", NULL},
    {"seal", "--yes", WORK_RECORD, NULL},
};

/* Each command that writes ends with 2, says who holds the record, and changes nothing. */
static void refuse_command(struct fault *fault, const struct work *work, size_t command,
			   const char *by)
{
	struct text path = TEXT_EMPTY;
	struct text due = TEXT_EMPTY;
	struct text before = TEXT_EMPTY;
	struct text after = TEXT_EMPTY;
	struct record *record = NULL;
	struct outcome outcome;

	text_printf(&path, "%s/" WORK_RECORD, work->folder.bytes);
	cr_assert_eq(ledger_open(path.bytes, RECORD_WRITE, &record), STATUS_OK);
	record_hold(record, by);
	text_printf(&due, "by %s, process %d on ", by, (int)getpid());
	work_read(work, WORK_RECORD, &before);
	outcome = work_run(work, commands[command], "y\nn\n");
	work_read(work, WORK_RECORD, &after);
	if (!WIFEXITED(outcome.status) || WEXITSTATUS(outcome.status) != 2)
		fault_missed(fault, "'%s' ended with 0x%x", commands[command][0],
			     (unsigned)outcome.status);
	if (!strstr(outcome.err.bytes, due.bytes))
		fault_missed(fault, "'%s' said: %s", commands[command][0], outcome.err.bytes);
	if (!is_same(&before, &after))
		fault_lost(fault, "'%s' changed the record", commands[command][0]);
	record_close(record);
	outcome_release(&outcome);
	text_release(&path);
	text_release(&due);
	text_release(&before);
	text_release(&after);
}

Test(lockers_told, by_the_program)
{
	static const char *const names[] = {"li", "李雷"};
	struct fault fault = fault_begin("lockers.program", 1);
	struct work work = work_begin();
	struct text sheet = TEXT_EMPTY;
	struct text said = TEXT_EMPTY;

	text_add_string(&sheet, "item,answer\n6.1.a,yes\n");
	work_write(&work, "sheet.csv", &sheet);
	work_do(&work, (const char *const[]){"import", WORK_RECORD, "sheet.csv", NULL}, &said);
	text_clear(&sheet);
	text_add_string(&sheet, "item,answer\n6.1.a,no\n");
	work_write(&work, "sheet.csv", &sheet);
	for (size_t name = 0; name < sizeof names / sizeof *names; name++)
		for (size_t command = 0; command < sizeof commands / sizeof *commands; command++)
			if (fault_takes(&fault))
				refuse_command(&fault, &work, command, names[name]);
	work_end(&work);
	text_release(&sheet);
	text_release(&said);
	fault_end(&fault);
}
