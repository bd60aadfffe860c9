/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzz: plain mode.  The input is what the user types; what comes back can be shown, and the record
 * is whole whatever was typed. */
#include "config.h"

#include "tests/fuzz/fuzz.h"

#include "base/mem.h"
#include "line/line.h"
#include "model/session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NAME "fuzz.csv"

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	(void)fuzz_form(); /* before the folder is another */
	fuzz_enter_folder();
	return 0;
}

static time_t standing_clock(void)
{
	return 1795413785;
}

static struct session *begin(void)
{
	struct session_options options = {.by = "li", .clock = standing_clock};
	struct session *session = NULL;

	(void)unlink(NAME);
	fuzz_hold(session_begin(NAME, fuzz_form(), &options, &session) == STATUS_OK);
	return session;
}

static void check_record(size_t rows)
{
	struct record *record = NULL;
	struct diag_list diags = {0};

	fuzz_hold(record_open(NAME, RECORD_READ, &record, &diags) == STATUS_OK);
	fuzz_hold(record_state(record)->condition == RECORD_OK);
	fuzz_hold(record_state(record)->whole_rows == rows);
	record_close(record);
	diag_release(&diags);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct session *session = begin();
	char *said = NULL;
	size_t said_len = 0;
	struct line_options options = {.out = open_memstream(&said, &said_len)};
	size_t rows;

	options.in = len > 0 ? fmemopen((void *)bytes, len, "r") : fopen("/dev/null", "r");
	options.err = options.out;
	fuzz_hold(options.in && options.out);
	fuzz_hold(line_run(session, &options) == STATUS_OK);
	fclose(options.in);
	fclose(options.out);
	fuzz_hold(fuzz_is_shown(said, said_len, true));
	fuzz_hold(session->pending.count == 0);
	rows = session->saved_seq;
	session_close(session);
	check_record(rows);
	free(said);
	return 0;
}
