/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds a damaged record against what the contract says of it. */
#include "config.h"

#include "tests/fault/judge.h"

#include "base/mem.h"
#include "record/verify.h"

#include <stdlib.h>

struct judge *judge_new(const char *name, size_t sample_step)
{
	struct judge *judge = mem_alloc(sizeof *judge);

	judge->fault = fault_begin(name, sample_step);
	judge->record = mem_alloc(sizeof *judge->record);
	judge->other = mem_alloc(sizeof *judge->other);
	hostile_make(judge->record, 1);
	hostile_make(judge->other, 2);
	return judge;
}

void judge_end(struct judge *judge)
{
	hostile_release(judge->record);
	hostile_release(judge->other);
	free(judge->record);
	free(judge->other);
	fault_end(&judge->fault);
	free(judge);
}

/* The last row before the damage that counts where what follows is torn: an import that is not
 * whole is torn as a whole. */
static size_t last_kept(const struct hostile *record, size_t first_row)
{
	size_t kept = first_row > 0 ? first_row - 1 : 0;

	if (kept > 0 && kept <= HOSTILE_ROWS && record->piece_last[kept] > kept)
		kept = record->piece_first[kept] - 1;
	return kept;
}

static void judge_verdict(struct judge *judge, const struct verdict *verdict,
			  const struct damage *damage)
{
	size_t altered_row = damage->first_row > 0 ? damage->first_row : 1;
	size_t kept = last_kept(judge->record, damage->first_row);

	switch (verdict->kind) {
	case VERDICT_ALTERED:
		if (verdict->row != altered_row)
			fault_missed(&judge->fault, "%s: altered at row %zu, not %zu", damage->what,
				     verdict->row, altered_row);
		break;
	case VERDICT_TORN:
		if (damage->rows_follow)
			fault_missed(&judge->fault, "%s: torn, not altered", damage->what);
		if (verdict->row != kept)
			fault_missed(&judge->fault, "%s: torn after row %zu, not %zu", damage->what,
				     verdict->row, kept);
		break;
	default:
		fault_missed(&judge->fault, "%s: taken for good", damage->what);
		break;
	}
}

void judge_bytes(struct judge *judge, const struct text *bytes, const struct damage *damage)
{
	struct diag_list diags = {0};
	struct record *record = NULL;
	struct verdict verdict;
	enum status status =
	    record_from_bytes("damaged", bytes->bytes, bytes->len, &record, &diags);

	diag_release(&diags);
	if (status != STATUS_OK) { /* no record at all */
		if (damage->first_row > 0)
			fault_lost(&judge->fault, "%s: does not open", damage->what);
		return;
	}
	verdict = verdict_of(record, NULL);
	judge_verdict(judge, &verdict, damage);
	if (!hostile_holds(judge->record, record, last_kept(judge->record, damage->first_row)))
		fault_lost(&judge->fault, "%s: the rows before it", damage->what);
	record_close(record);
}
