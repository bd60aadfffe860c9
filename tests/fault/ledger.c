/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What several processes that write one record know of it. */
#include "config.h"

#include "tests/fault/ledger.h"

#include "tests/support/rows.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static const struct record_birth birth = {.form_id = "gbt35289-2017",
					  .form_version = 1,
					  .form_digest = ROWS_HEX,
					  .time = "2026-11-23T14:03:05+08:00",
					  .by = "li"};

struct ledger *ledger_new(void)
{
	struct ledger *ledger =
	    mmap(NULL, sizeof *ledger, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	cr_assert_neq(ledger, MAP_FAILED);
	return ledger;
}

void ledger_free(struct ledger *ledger)
{
	munmap(ledger, sizeof *ledger);
}

void ledger_begin_record(void)
{
	struct record *record = NULL;

	cr_assert_eq(record_begin(LEDGER_RECORD, &birth, &record), STATUS_OK);
	record_close(record);
}

enum status ledger_open(const char *path, enum record_mode mode, struct record **out)
{
	struct diag_list diags = {0};
	enum status status = record_open(path, mode, out, &diags);

	diag_release(&diags);
	return status;
}

static void print_note(struct text *out, int writer, size_t number)
{
	text_printf(out, "%d %zu", writer, number);
}

enum status ledger_append(struct ledger *ledger, struct record *record, int writer, size_t number,
			  size_t bytes)
{
	struct text note = TEXT_EMPTY;
	size_t at = ledger->acked;
	enum status status;

	print_note(&note, writer, number);
	for (size_t i = 0; i < bytes; i++)
		text_add_byte(&note, '.');
	status = record_append(record,
			       &(struct event){.time = "",
					       .by = "",
					       .item = "6.1.a",
					       .answer = "yes",
					       .note = note.bytes,
					       .flag = "",
					       .evidence = "",
					       .cause = ""},
			       1);
	text_release(&note);
	if (status == STATUS_OK && at < LEDGER_ROWS_MAX) {
		ledger->rows[at].writer = writer;
		ledger->rows[at].number = number;
		ledger->acked = at + 1;
	}
	return status;
}

static bool says(const struct event *event, int writer, size_t number)
{
	struct text note = TEXT_EMPTY;
	bool is_same;

	print_note(&note, writer, number);
	is_same = strncmp(event->note, note.bytes, note.len) == 0 &&
		  strspn(event->note + note.len, ".") == strlen(event->note + note.len);
	text_release(&note);
	return is_same;
}

void ledger_check(const struct ledger *ledger, struct fault *fault, size_t more, const char *what)
{
	struct record *record = NULL;
	const struct event *events;
	size_t acked = ledger->acked;
	size_t count;

	if (ledger_open(LEDGER_RECORD, RECORD_READ, &record) != STATUS_OK) {
		fault_lost(fault, "%s: does not open", what);
		return;
	}
	events = record_events(record, &count);
	if (count < acked + 1 || count > acked + 1 + more)
		fault_lost(fault, "%s: %zu rows, not %zu", what, count - 1, acked);
	for (size_t i = 0; i < acked && i + 1 < count; i++)
		if (!says(&events[i + 1], ledger->rows[i].writer, ledger->rows[i].number))
			fault_lost(fault, "%s: row %zu is '%.20s'", what, i + 2,
				   events[i + 1].note);
	if (record_state(record)->condition != RECORD_OK &&
	    (more == 0 || record_state(record)->condition != RECORD_TORN))
		fault_missed(fault, "%s: condition %d", what, record_state(record)->condition);
	record_close(record);
}

pid_t ledger_fork(int (*work)(void *ctx, int writer), void *ctx, int writer)
{
	pid_t process = fork();

	cr_assert_geq(process, 0, "no process");
	if (process == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		alarm(LEDGER_DEADLINE_SECONDS);
		_exit(work(ctx, writer));
	}
	return process;
}

int ledger_wait(pid_t process)
{
	int status;

	cr_assert_eq(waitpid(process, &status, 0), process);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
