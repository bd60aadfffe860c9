/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzz: the sheets of a form.  The input is one sheet or more, parted by 0x1E, each behind the
 * letter of its name; what is not there is as in tests/forms/good.  A sheet that begins with `@`
 * gets its usual header.  Behind a form that loads, its questions are answered and scored. */
#include "config.h"

#include "tests/fuzz/fuzz.h"

#include "base/file.h"
#include "base/mem.h"
#include "form/form.h"
#include "form/form_load.h"
#include "score/check.h"
#include "score/score.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SHEET_END 0x1E
#define SHEETS (sizeof names / sizeof *names)

static const char letters[] = "finclkr";
static const char *const names[] = {"form.csv",	  "items.csv", "indicators.csv", "criteria.csv",
				    "levels.csv", "links.csv", "rulings.csv"};

static struct {
	struct text usual; /* of tests/forms/good */
	struct text now;
} sheets[SHEETS];

enum status __real_file_read(const char *path, struct text *out);
enum status __wrap_file_read(const char *path, struct text *out);

/* In place of the file on disk, so that a round takes no system call. */
enum status __wrap_file_read(const char *path, struct text *out)
{
	const char *name = strrchr(path, '/') + 1;

	text_clear(out);
	for (size_t i = 0; i < SHEETS; i++) {
		if (strcmp(names[i], name) == 0)
			text_add(out, sheets[i].now.bytes, sheets[i].now.len);
	}
	return STATUS_OK;
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	const char *tests = getenv("TEST_SRCDIR");

	(void)argc;
	(void)argv;
	for (size_t i = 0; i < SHEETS; i++) {
		struct text path = TEXT_EMPTY;

		sheets[i].usual = sheets[i].now = TEXT_EMPTY;
		text_printf(&path, "%s/forms/good/%s", tests ? tests : "tests", names[i]);
		if (__real_file_read(path.bytes, &sheets[i].usual) != STATUS_OK) {
			perror(path.bytes);
			exit(EXIT_FAILURE);
		}
		text_release(&path);
	}
	return 0;
}

static void put_sheet(size_t sheet, const char *bytes, size_t len)
{
	struct text *now = &sheets[sheet].now;
	const struct text *usual = &sheets[sheet].usual;

	text_clear(now);
	if (len > 0 && *bytes == '@') {
		text_add(now, usual->bytes, strcspn(usual->bytes, "\n") + 1);
		bytes++;
		len--;
	}
	text_add(now, bytes, len);
}

static void lay_out(const char *bytes, size_t len)
{
	const char *end = bytes + len;

	for (size_t i = 0; i < SHEETS; i++)
		put_sheet(i, sheets[i].usual.bytes, sheets[i].usual.len);
	while (bytes < end) {
		const char *stop = memchr(bytes, SHEET_END, (size_t)(end - bytes));

		if (!stop)
			stop = end;
		for (size_t i = 0; i < SHEETS; i++)
			if (letters[i] == *bytes)
				put_sheet(i, bytes + 1, (size_t)(stop - bytes - 1));
		bytes = stop + 1;
	}
}

static void check_corridor(struct corridor corridor)
{
	fuzz_hold(decimal_compare(corridor.low, corridor.high) <= 0);
	fuzz_hold(decimal_compare(corridor.high, decimal_from_integer(SCORE_MAX)) <= 0);
}

static void check_score(const struct form *form, const struct event *events, size_t count)
{
	struct check_record condition = {0};
	struct answers answers;
	struct score score;
	struct warnings warnings = {0};

	answers_init(&answers, form);
	answers_fold(&answers, events, count);
	score_init(&score, &answers);
	check_corridor(score.total);
	fuzz_hold(score.level_low <= score.level_high && score.level_high < form->level_count);
	for (size_t i = 0; i < form->indicator_count; i++)
		check_corridor(score.indicators[i].score);
	check_find(&warnings, &answers, &score, &condition);
	warnings_release(&warnings);
	score_release(&score);
	answers_release(&answers);
}

/* Some answer that each item takes; a group takes none. */
static const char *answer_for(const struct item *item, size_t index)
{
	static const char *const answers[] = {"yes", "no", "na",  "1",		"5",
					      "0",   "3",  "2.5", "2026-11-23", ""};
	const size_t count = sizeof answers / sizeof *answers;

	for (size_t i = 0; i < count; i++) {
		const char *answer = answers[(index * 7 + i) % count];

		if (answer_parse(item, answer, NULL) == REFUSAL_NONE)
			return answer;
	}
	return "";
}

static void score_answered(const struct form *form)
{
	struct event *events = mem_alloc((form->item_count + 1) * sizeof *events);
	size_t count = 0;

	check_score(form, events, 0);
	for (size_t i = 0; i < form->item_count; i++) {
		if (form->items[i].type == ITEM_GROUP)
			continue;
		events[count] = (struct event){.seq = count + 1,
					       .time = "",
					       .by = "",
					       .item = form->items[i].id,
					       .answer = answer_for(&form->items[i], i),
					       .note = "",
					       .flag = "",
					       .evidence = "",
					       .cause = ""};
		count++;
	}
	check_score(form, events, count / 2);
	check_score(form, events, count);
	free(events);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct diag_list diags = {0};
	struct form *form = NULL;
	enum status status;

	lay_out((const char *)bytes, len);
	status = form_load(".", &form, &diags);
	fuzz_hold(status == STATUS_OK || status == STATUS_BAD_DATA);
	fuzz_hold((status == STATUS_OK) == (form != NULL));
	fuzz_hold((status == STATUS_OK) == (diags.errors == 0));
	fuzz_check_words(&diags);
	if (form)
		score_answered(form);
	form_free(form);
	diag_release(&diags);
	return 0;
}
