/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzz: a spreadsheet that is imported.  What it gives is what the record takes, and importing it
 * again changes nothing. */
#include "config.h"

#include "tests/fuzz/fuzz.h"

#include "base/mem.h"
#include "base/stamp.h"
#include "form/form.h"
#include "model/evidence.h"
#include "model/import.h"

#include <stdlib.h>
#include <string.h>

/* Read the sheet into *out; false where it is at fault. */
static bool read_sheet(const uint8_t *bytes, size_t len, const struct answers *answers, bool begins,
		       struct import *out)
{
	struct diag_list diags = {0};
	enum status status = import_read("fuzz.csv", (const char *)bytes, len, fuzz_form(), answers,
					 begins, out, &diags);

	fuzz_hold(status == STATUS_OK || status == STATUS_BAD_DATA);
	fuzz_hold((status == STATUS_OK) == (diags.errors == 0));
	fuzz_hold(status == STATUS_OK || out->changes.count == 0);
	fuzz_check_words(&diags);
	diag_release(&diags);
	return status == STATUS_OK;
}

static void check_evidence(const char *evidence)
{
	struct text again = TEXT_EMPTY;

	fuzz_hold(evidence_read(evidence, &again));
	fuzz_hold(strcmp(again.bytes, evidence) == 0);
	text_release(&again);
}

static void check_change(const struct session_change *change)
{
	const struct item *item = &fuzz_form()->items[change->item];
	int64_t instant;

	fuzz_hold(change->item < fuzz_form()->item_count && item->type != ITEM_GROUP);
	if (change->answer)
		fuzz_hold(answer_parse(item, change->answer, NULL) == REFUSAL_NONE &&
			  session_fits(change->answer));
	if (change->note)
		fuzz_hold(session_fits(change->note) && !strchr(change->note, '\r'));
	if (change->flag)
		fuzz_hold(strcmp(change->flag, "") == 0 || strcmp(change->flag, "yes") == 0);
	if (change->evidence)
		check_evidence(change->evidence);
	if (change->by)
		fuzz_hold(session_fits(change->by));
	if (change->time)
		fuzz_hold(stamp_parse(change->time, &instant));
}

static const char *or_empty(const char *string)
{
	return string ? string : "";
}

/* With all of the changes taken, the sheet has nothing more to say. */
static void check_again(const uint8_t *bytes, size_t len, const struct import *import)
{
	size_t count = import->changes.count;
	struct event *events = mem_alloc((count + 1) * sizeof *events);
	struct import again = {.pool = TEXT_EMPTY};
	struct answers answers;

	for (size_t i = 0; i < count; i++) {
		const struct session_change *change = &import->changes.at[i];

		events[i] = (struct event){.seq = i + 1,
					   .time = "",
					   .by = "",
					   .item = fuzz_form()->items[change->item].id,
					   .answer = or_empty(change->answer),
					   .note = or_empty(change->note),
					   .flag = or_empty(change->flag),
					   .evidence = or_empty(change->evidence),
					   .cause = ""};
	}
	answers_init(&answers, fuzz_form());
	answers_fold(&answers, events, count);
	fuzz_hold(read_sheet(bytes, len, &answers, true, &again));
	fuzz_hold(again.changes.count == 0);
	import_release(&again);
	answers_release(&answers);
	free(events);
}

/* A record that the sheet meets. */
static void check_met(const uint8_t *bytes, size_t len)
{
	static const struct event events[] = {
	    {1, "", "", "5.1.a", "yes", "note", "", "", ""},
	    {2, "", "", "5.1.b", "no", "", "yes", "method=test; sample=1/2", ""},
	    {3, "", "", "5.1.a", "no", "a\nb", "", "ref=x", ""},
	    {4, "", "", "cover.organisation", "=1+1", "", "conflict", "", ""},
	    {5, "", "", "service.speed.cases", "12", "", "", "", ""},
	};
	struct import import = {.pool = TEXT_EMPTY};
	struct answers answers;

	answers_init(&answers, fuzz_form());
	answers_fold(&answers, events, sizeof events / sizeof *events);
	if (read_sheet(bytes, len, &answers, false, &import))
		for (size_t i = 0; i < import.changes.count; i++)
			check_change(&import.changes.at[i]);
	import_release(&import);
	answers_release(&answers);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct import import = {.pool = TEXT_EMPTY};
	struct answers nothing;

	answers_init(&nothing, fuzz_form());
	if (read_sheet(bytes, len, &nothing, true, &import)) {
		for (size_t i = 0; i < import.changes.count; i++)
			check_change(&import.changes.at[i]);
		check_again(bytes, len, &import);
	}
	check_met(bytes, len);
	import_release(&import);
	answers_release(&nothing);
	return 0;
}
