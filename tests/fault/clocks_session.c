/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A clock that runs backwards while one session lasts: what was said last counts, and undo takes
 * back what was said last, by the order of the rows. */
#include "config.h"

#include "model/session.h"

#include "tests/fault/fault.h"
#include "tests/support/model_fixture.h"

#include <criterion/criterion.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#define START INT64_C(1795420985) /* 2026-11-23T08:03:05Z */
#define DAY INT64_C(86400)
#define COUNT(table) (sizeof(table) / sizeof *(table))

TestSuite(clocks_session, .init = model_enter, .fini = model_leave);

/* The clock has no room for more than the time, so what it says next stands here. */
static int64_t now;
static int64_t step;

static time_t stepping_clock(void)
{
	now += step;
	return (time_t)now;
}

static const struct {
	const char *name;
	int64_t step;
} steps[] = {
    {"by a second", -1},
    {"by an hour", -3600},
    {"by a day", -DAY},
    {"by a hundred years", -36525 * DAY},
    {"a hundred years on", 36525 * DAY},
    {"not at all", 0},
};

/* Answer, change, undo and redo through the first questions; say what stands then. */
static void live(struct text *out, int64_t clock_step)
{
	const struct session_options options = {.by = "li", .clock = stepping_clock};
	struct session *session = NULL;

	now = START;
	step = clock_step;
	cr_assert_eq(session_begin(MODEL_RECORD, model_form(), &options, &session), STATUS_OK);
	for (size_t item = 0; item < model_form()->item_count; item++) {
		session_go(session, item);
		model_do(session, ACTION_YES, NULL);
		session_go(session, item);
		model_do(session, ACTION_NO, NULL);
		session_go(session, item);
		model_do(session, ACTION_NOTE, "said later");
		if (item % 3 == 0)
			model_do(session, ACTION_UNDO, NULL);
		if (item % 6 == 0)
			model_do(session, ACTION_REDO, NULL);
	}
	text_add_string(out, model_rows(session));
	session_close(session);
	unlink(MODEL_RECORD);
}

Test(clocks_session, keeps_the_order_of_rows)
{
	struct fault fault = fault_begin("clocks.session", 1);
	struct text due = TEXT_EMPTY;
	struct text found = TEXT_EMPTY;

	live(&due, 1);
	cr_assert(strstr(due.bytes, "said later") && strstr(due.bytes, "undo "));
	for (size_t i = 0; i < COUNT(steps); i++) {
		if (!fault_takes(&fault))
			continue;
		text_clear(&found);
		live(&found, steps[i].step);
		if (strcmp(due.bytes, found.bytes) != 0)
			fault_lost(&fault, "the clock goes %s: %s, not %s", steps[i].name,
				   found.bytes, due.bytes);
	}
	text_release(&due);
	text_release(&found);
	fault_end(&fault);
}
