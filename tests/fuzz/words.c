/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzz: the small words of a record: numbers, times, days, slips, causes, evidence, and answers to
 * each question as people write them. */
#include "config.h"

#include "tests/fuzz/fuzz.h"

#include "base/decimal.h"
#include "base/stamp.h"
#include "base/utf8.h"
#include "form/form.h"
#include "model/evidence.h"
#include "model/import.h"
#include "record/chain.h"
#include "record/event.h"

#include <stdlib.h>
#include <string.h>

/* A number printed is read back as the same, and has one spelling but for zeros at its end. */
static void check_decimal(const char *string)
{
	struct decimal number, again;
	struct text printed = TEXT_EMPTY;

	if (!decimal_parse(string, &number))
		return;
	decimal_print(&printed, number, 0);
	fuzz_hold(decimal_parse(printed.bytes, &again) && decimal_compare(number, again) == 0);
	fuzz_hold(strncmp(string, printed.bytes, printed.len) == 0);
	text_release(&printed);
}

static void check_stamp(const char *string)
{
	char printed[STAMP_SIZE];
	int64_t instant, again;

	(void)stamp_is_date(string);
	if (!stamp_parse(string, &instant))
		return;
	stamp_print((time_t)instant, printed);
	fuzz_hold(stamp_parse(printed, &again) && again == instant);
}

static void check_slip(const char *string)
{
	struct slip slip;
	char printed[SLIP_SIZE];

	if (!slip_parse(string, &slip))
		return;
	slip_print(&slip, printed);
	fuzz_hold(strcmp(printed, string) == 0);
}

static void check_cause(const char *string)
{
	struct cause cause = cause_parse(string);

	fuzz_hold((cause.kind == CAUSE_NONE) == (string[0] == '\0'));
	fuzz_hold(cause.reason != NULL);
	if (cause.kind == CAUSE_IMPORT)
		fuzz_hold(cause.number >= 1 && cause.number <= cause.total);
}

static void check_evidence(const char *string)
{
	struct text read = TEXT_EMPTY;
	struct text again = TEXT_EMPTY;

	if (evidence_read(string, &read)) {
		fuzz_hold(evidence_read(read.bytes, &again));
		fuzz_hold(strcmp(read.bytes, again.bytes) == 0);
	} else {
		fuzz_hold(read.len == 0);
	}
	text_release(&read);
	text_release(&again);
}

/* What import takes the record takes, and takes again as it stands there. */
static void check_answer(const struct item *item, const char *string)
{
	struct text answer = TEXT_EMPTY;
	struct text again = TEXT_EMPTY;
	enum refusal refusal = import_parse(item, string, &answer);

	if (refusal == REFUSAL_NONE) {
		fuzz_hold(answer_parse(item, answer.bytes, NULL) == REFUSAL_NONE);
		fuzz_hold(import_parse(item, answer.bytes, &again) == REFUSAL_NONE);
		fuzz_hold(strcmp(answer.bytes, again.bytes) == 0);
	} else {
		fuzz_hold(answer.len == 0);
	}
	text_release(&answer);
	text_release(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	const struct form *form = fuzz_form();
	char *string = fuzz_string(bytes, len);

	/* All of them get strings that are text: rows and lines are checked before. */
	if (utf8_is_valid(string, strlen(string))) {
		check_decimal(string);
		check_stamp(string);
		check_slip(string);
		check_cause(string);
		check_evidence(string);
		for (size_t i = 0; i < form->item_count; i++)
			if (form->items[i].type != ITEM_GROUP)
				check_answer(&form->items[i], string);
	}
	free(string);
	return 0;
}
