/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Verdicts on a record, alone and against its slip. */
#include "config.h"

#include "record/verify.h"

#include "base/utf8.h"

#include <string.h>

/* The first row that does not hold, by the record itself or by the slip; 0 where there is none. */
static size_t first_altered(const struct record *record, const struct slip *expected)
{
	const struct record_state *state = record_state(record);
	size_t row = state->condition == RECORD_ALTERED ? state->altered_row : 0;

	/* The slip's row holds in itself, so it stands before any that does not. */
	if (expected && expected->rows <= state->whole_rows &&
	    strcmp(record_chain(record, expected->rows), expected->digest) != 0)
		return expected->rows;
	return row;
}

struct verdict verdict_of(const struct record *record, const struct slip *expected)
{
	const struct record_state *state = record_state(record);
	size_t altered_row = first_altered(record, expected);
	struct verdict verdict = {.row = state->whole_rows};

	if (altered_row > 0) {
		verdict.kind = VERDICT_ALTERED;
		verdict.row = altered_row;
	} else if (expected && expected->rows > state->whole_rows) {
		verdict.kind = VERDICT_SHORT;
	} else if (state->condition == RECORD_TORN) {
		verdict.kind = VERDICT_TORN;
	} else if (expected) {
		verdict.kind = VERDICT_OK;
		verdict.since = state->whole_rows - expected->rows;
	} else {
		verdict.kind = VERDICT_WHOLE;
	}
	return verdict;
}

void verdict_print(struct text *out, const char *path, const struct verdict *verdict,
		   const struct slip *expected)
{
	utf8_add_shown(out, path, strlen(path), false);
	switch (verdict->kind) {
	case VERDICT_OK:
		text_add_string(out, ": ok");
		if (verdict->since > 0)
			text_printf(out, ", %zu rows since", verdict->since);
		break;
	case VERDICT_WHOLE:
		text_printf(out, ": whole up to row %zu; completeness not shown", verdict->row);
		break;
	case VERDICT_TORN:
		text_printf(out, ": torn after row %zu", verdict->row);
		break;
	case VERDICT_ALTERED:
		text_printf(out, ": altered at row %zu", verdict->row);
		break;
	case VERDICT_SHORT:
		text_printf(out, ": short, %zu of %zu rows", verdict->row, expected->rows);
		break;
	}
}
