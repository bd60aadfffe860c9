/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several programs on one record at once: one writes at a time, the others are told who, a reader
 * sees what was acknowledged, and a writer that is killed keeps nobody out. */
#include "config.h"

#include "record/record.h"

#include "tests/fault/fault.h"
#include "tests/fault/ledger.h"
#include "tests/support/scratch.h"

#include <sched.h>
#include <signal.h>
#include <stdio.h>

#define WRITERS_MAX 4
#define ROWS_EACH 6
#define RUSHES 60 /* of each number of writers */
#define KILLS 150
#define READS 100
#define ROWS_AHEAD 20	/* of the reader */
#define LONG_NOTE 30000 /* bytes: a kill may come in the middle of such a write */
#define SAMPLE_STEP 7

#define LINK "link.csv"
#define NOTE LEDGER_RECORD ".lock"

TestSuite(lockers, .init = scratch_enter, .fini = scratch_leave);

/* What a writer needs to know. */
struct crowd {
	struct ledger *ledger;
	bool has_link; /* every other writer goes by the link */
	size_t note_bytes;
};

static const char *path_of(const struct crowd *crowd, int writer)
{
	return crowd->has_link && writer % 2 == 1 ? LINK : LEDGER_RECORD;
}

/* Open the record as soon as no other holds it; NULL where something else is the matter. */
static struct record *open_in_turn(const struct crowd *crowd, int writer)
{
	struct record *record = NULL;
	enum status status = STATUS_LOCKED;
	char by[32];

	while (status == STATUS_LOCKED) {
		sched_yield();
		status = ledger_open(path_of(crowd, writer), RECORD_WRITE, &record);
	}
	if (status != STATUS_OK)
		return NULL;
	snprintf(by, sizeof by, "writer %d", writer);
	record_hold(record, by);
	if (atomic_fetch_add(&crowd->ledger->holders, 1) != 0)
		atomic_fetch_add(&crowd->ledger->clashes, 1);
	return record;
}

static void give_up(const struct crowd *crowd, struct record *record)
{
	atomic_fetch_sub(&crowd->ledger->holders, 1);
	record_close(record);
}

/* Append a few rows at a time, until all of one's own are there. */
static int write_in_turns(void *ctx, int writer)
{
	const struct crowd *crowd = ctx;

	for (size_t number = 0; number < ROWS_EACH;) {
		struct record *record = open_in_turn(crowd, writer);

		if (!record)
			return 1;
		for (size_t i = 0; i <= number % 3 && number < ROWS_EACH; i++, number++)
			if (ledger_append(crowd->ledger, record, writer, number, 0) != STATUS_OK)
				return 1;
		give_up(crowd, record);
	}
	return 0;
}

static void leave_files(void)
{
	unlink(LEDGER_RECORD);
	unlink(LEDGER_RECORD ".torn");
	unlink(NOTE);
	unlink(LINK);
	unlink(LINK ".lock");
}

static void rush(struct fault *fault, int writers, bool has_link)
{
	struct crowd crowd = {.ledger = ledger_new(), .has_link = has_link};
	pid_t processes[WRITERS_MAX];

	ledger_begin_record();
	cr_assert(!has_link || link(LEDGER_RECORD, LINK) == 0);
	for (int i = 0; i < writers; i++)
		processes[i] = ledger_fork(write_in_turns, &crowd, i);
	for (int i = 0; i < writers; i++)
		if (ledger_wait(processes[i]) != 0)
			fault_missed(fault, "writer %d of %d could not write", i, writers);
	if (crowd.ledger->clashes > 0)
		fault_missed(fault, "two writers at once, %zu times", crowd.ledger->clashes);
	if (crowd.ledger->acked != ROWS_EACH * (size_t)writers)
		fault_lost(fault, "%zu rows of %d writers", crowd.ledger->acked, writers);
	ledger_check(crowd.ledger, fault, 0, has_link ? "rush with a link" : "rush");
	if (scratch_has(NOTE) || scratch_has(LINK ".lock"))
		fault_missed(fault, "a note is left behind");
	leave_files();
	ledger_free(crowd.ledger);
}

Test(lockers, write_in_turns_and_lose_nothing)
{
	struct fault fault = fault_begin("lockers.rush", SAMPLE_STEP);

	for (int writers = 2; writers <= WRITERS_MAX; writers++)
		for (int i = 0; i < RUSHES; i++)
			if (fault_takes(&fault))
				rush(&fault, writers, i % 2 == 1);
	fault_end(&fault);
}

/* Append until killed. */
static int write_on(void *ctx, int writer)
{
	const struct crowd *crowd = ctx;
	struct record *record = open_in_turn(crowd, writer);

	for (size_t number = 0; record && number < LEDGER_ROWS_MAX; number++) {
		enum status status = ledger_append(crowd->ledger, record, writer, number,
						   number % 2 == 1 ? crowd->note_bytes : 0);

		if (status != STATUS_OK)
			break;
	}
	return 1;
}

/* Whoever comes next finds the record free, all that was acknowledged, and a note of the dead. */
static void take_over(struct fault *fault, const struct crowd *crowd, pid_t dead)
{
	struct ledger *ledger = crowd->ledger;
	struct record *record = NULL;
	size_t count = 0;
	enum status status;

	if (!scratch_has(NOTE))
		fault_missed(fault, "killed %d: no note", (int)dead);
	ledger_check(ledger, fault, 1, "killed");
	status = ledger_open(LEDGER_RECORD, RECORD_WRITE, &record);
	if (status != STATUS_OK) {
		fault_missed(fault, "killed %d, but the next one gets %d", (int)dead, (int)status);
		return;
	}
	record_hold(record, "next");
	/* The last row may be there whole, though its writer did not live to see it. */
	(void)record_events(record, &count);
	if (count == ledger->acked + 2) {
		ledger->rows[ledger->acked].writer = 1;
		ledger->rows[ledger->acked].number = ledger->acked;
		ledger->acked++;
	}
	if (ledger_append(ledger, record, 2, 0, 0) != STATUS_OK)
		fault_missed(fault, "killed %d, and no row is taken", (int)dead);
	record_close(record);
	ledger_check(ledger, fault, 0, "taken over");
	if (scratch_has(NOTE))
		fault_missed(fault, "killed %d: its note is left", (int)dead);
}

static void kill_holder(struct fault *fault, size_t rows, size_t note_bytes)
{
	struct crowd crowd = {.ledger = ledger_new(), .note_bytes = note_bytes};
	pid_t holder;

	ledger_begin_record();
	holder = ledger_fork(write_on, &crowd, 1);
	while (crowd.ledger->acked < rows && crowd.ledger->acked < LEDGER_ROWS_MAX)
		sched_yield();
	kill(holder, SIGKILL);
	if (ledger_wait(holder) != -1)
		fault_missed(fault, "the writer ended by itself");
	take_over(fault, &crowd, holder);
	leave_files();
	ledger_free(crowd.ledger);
}

Test(lockers, that_are_killed_keep_nobody_out)
{
	struct fault fault = fault_begin("lockers.killed", SAMPLE_STEP);

	for (size_t i = 0; i < KILLS; i++)
		if (fault_takes(&fault))
			kill_holder(&fault, 1 + i % 50, i % 2 * LONG_NOTE);
	fault_end(&fault);
}

/* Append, but not far ahead of the reader, until it has read enough. */
static int write_before_reader(void *ctx, int writer)
{
	const struct crowd *crowd = ctx;
	struct ledger *ledger = crowd->ledger;
	struct record *record = open_in_turn(crowd, writer);

	for (size_t number = 0; record && ledger->reads < READS;) {
		if (ledger->acked >= ROWS_AHEAD * (ledger->reads + 1)) {
			sched_yield();
			continue;
		}
		if (ledger_append(ledger, record, writer, number, number % 300) != STATUS_OK)
			return 1;
		number++;
	}
	if (!record)
		return 1;
	give_up(crowd, record);
	return 0;
}

/* A reader sees all that was acknowledged before it opened, and at most half a row behind it. */
static void read_beside(struct fault *fault, struct ledger *ledger)
{
	size_t acked = ledger->acked;
	struct record *record = NULL;
	const struct event *events;
	size_t count = 0;

	if (ledger_open(LEDGER_RECORD, RECORD_READ, &record) != STATUS_OK) {
		fault_lost(fault, "the reader cannot open");
		return;
	}
	events = record_events(record, &count);
	if (count < acked + 1)
		fault_lost(fault, "the reader has %zu rows of %zu", count, acked + 1);
	for (size_t i = 1; i < count; i++)
		if (events[i].seq != i + 1 || strtoul(events[i].note + 2, NULL, 10) != i - 1)
			fault_lost(fault, "the reader has '%.20s' as row %zu", events[i].note,
				   i + 1);
	if (record_state(record)->condition == RECORD_ALTERED)
		fault_missed(fault, "the reader finds row %zu altered",
			     record_state(record)->altered_row);
	record_close(record);
}

Test(lockers, let_a_reader_see_what_was_acknowledged)
{
	struct fault fault = fault_begin("lockers.reader", 1);
	struct crowd crowd = {.ledger = ledger_new()};
	pid_t writer;

	ledger_begin_record();
	writer = ledger_fork(write_before_reader, &crowd, 1);
	while (crowd.ledger->reads < READS) {
		if (fault_takes(&fault))
			read_beside(&fault, crowd.ledger);
		crowd.ledger->reads++;
	}
	if (ledger_wait(writer) != 0)
		fault_missed(&fault, "the writer could not write");
	ledger_check(crowd.ledger, &fault, 0, "written beside a reader");
	leave_files();
	ledger_free(crowd.ledger);
	fault_end(&fault);
}
