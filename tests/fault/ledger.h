/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What several processes that write one record know of it: kept in memory that all of them share,
 * so that it outlives those that are killed. */
#ifndef CAGRADE_TESTS_LEDGER_H
#define CAGRADE_TESTS_LEDGER_H

#include "record/record.h"
#include "tests/fault/fault.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#define LEDGER_RECORD "ca.csv"
#define LEDGER_ROWS_MAX 4096
#define LEDGER_DEADLINE_SECONDS 120 /* nothing that is right waits so long */

struct ledger {
	atomic_size_t holders; /* processes that hold the record now */
	atomic_size_t clashes; /* times that one got it while another held it */
	atomic_size_t acked;   /* rows acknowledged, the first row not counted */
	atomic_size_t reads;   /* by a reader beside the writers */
	atomic_size_t unnamed; /* processes refused without a word who holds it */
	struct {
		int writer;
		size_t number;
	} rows[LEDGER_ROWS_MAX]; /* as acknowledged, in order */
};

/* Yours: ledger_free(). */
struct ledger *ledger_new(void);
void ledger_free(struct ledger *ledger);

/* Begin the record and close it. */
void ledger_begin_record(void);

enum status ledger_open(const char *path, enum record_mode mode, struct record **out);

/* Append one row, `WRITER NUMBER` in its note and as many bytes behind that; once it is
 * acknowledged the ledger has it. */
enum status ledger_append(struct ledger *ledger, struct record *record, int writer, size_t number,
			  size_t bytes);

/* The record must hold every row acknowledged, in order, once; and behind those at most `more` that
 * no one lived to acknowledge. */
void ledger_check(const struct ledger *ledger, struct fault *fault, size_t more, const char *what);

/* Run work(ctx, writer) in a process of its own; it ends with what that returns. */
pid_t ledger_fork(int (*work)(void *ctx, int writer), void *ctx, int writer);

/* Wait for the process; what its work returned, -1 where it was killed. */
int ledger_wait(pid_t process);

#endif
