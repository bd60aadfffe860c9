/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of an imported sheet against what the record says of its item. */
#include "config.h"

#include "model/evidence.h"
#include "model/import_part.h"
#include "model/refusal.h"
#include "model/search.h"

#include <stdio.h>
#include <string.h>

/* A row, its item, and the two states of it that the row is held against. */
struct look {
	struct import_reading *reading;
	size_t row;
	size_t item;
	struct session_change now;  /* what the record states */
	struct session_change base; /* what it stated when the sheet was exported */
	bool has_base;		    /* the sheet says which row was exported */
	bool is_newer;		    /* the item got a row since */
};

static void complain(const struct look *look, enum import_column column, enum diag_code code,
		     const char *detail_1, const char *detail_2)
{
	import_complain(look->reading, look->row, look->reading->column_at[column], code, detail_1,
			detail_2);
}

static bool has_column(const struct look *look, enum import_column column)
{
	return look->reading->column_at[column] != IMPORT_NOWHERE;
}

/* The row's cell, "" where the sheet lacks the column. */
static const char *cell(const struct look *look, enum import_column column)
{
	if (!has_column(look, column))
		return "";
	return sheet_unguard(
	    sheet_get(&look->reading->sheet, look->row, look->reading->column_at[column]));
}

static bool is_blank(const char *string)
{
	return string[strspn(string, " \t\r\n")] == '\0';
}

/* Equal but for what a spreadsheet, or reading what it saved, makes of a cell: line breaks are LF,
 * CRLF or CR, and blanks around a text are lost where it stands without quotes. */
static bool is_same(const char *a, const char *b)
{
	static const char blanks[] = " \t\r\n";

	for (a += strspn(a, blanks), b += strspn(b, blanks);; a++, b++) {
		a += a[0] == '\r' && a[1] == '\n';
		b += b[0] == '\r' && b[1] == '\n';
		if ((*a == '\r' ? '\n' : *a) != (*b == '\r' ? '\n' : *b))
			return is_blank(a) && is_blank(b);
		if (*a == '\0')
			return true;
	}
}

/* Keep a string for the draft, with LF for line breaks; gives where it begins in the pool. */
static size_t keep(const struct look *look, enum import_column column, const char *string)
{
	struct text *pool = &look->reading->pool;
	size_t start = pool->len;

	if (!session_fits(string))
		complain(look, column, DIAG_CSV_FIELD_TOO_LONG, NULL, NULL);
	for (; *string != '\0'; string++) {
		if (*string != '\r')
			text_add_byte(pool, *string);
		else if (string[1] != '\n')
			text_add_byte(pool, '\n');
	}
	text_add_byte(pool, '\0');
	return start;
}

static bool is_blank_row(const struct sheet *sheet, size_t row)
{
	for (size_t i = 0; i < sheet->rows.at[row].count; i++) {
		if (!is_blank(sheet_get(sheet, row, i)))
			return false;
	}
	return true;
}

/* Cells behind the last column say that a comma slipped in, so that all may stand one too far. */
static void check_width(const struct look *look)
{
	const struct sheet *sheet = &look->reading->sheet;
	size_t width = sheet->rows.at[0].count;
	size_t count = sheet->rows.at[look->row].count;
	char counts[2][24];

	while (count > width && is_blank(sheet_get(sheet, look->row, count - 1)))
		count--;
	if (count <= width)
		return;
	snprintf(counts[0], sizeof counts[0], "%zu", count);
	snprintf(counts[1], sizeof counts[1], "%zu", width);
	import_complain(look->reading, look->row, IMPORT_NOWHERE, DIAG_CSV_FIELD_COUNT, counts[0],
			counts[1]);
}

static bool find_item(struct look *look)
{
	struct import_reading *reading = look->reading;
	const char *id = cell(look, COLUMN_ITEM);
	char first[24];

	look->item = form_item(reading->form, id);
	if (look->item == FORM_NONE || reading->form->items[look->item].type == ITEM_GROUP) {
		complain(look, COLUMN_ITEM, DIAG_IMPORT_ITEM_UNKNOWN, id, NULL);
		return false;
	}
	if (reading->row_of[look->item] > 0) {
		snprintf(first, sizeof first, "%zu", reading->row_of[look->item]);
		complain(look, COLUMN_ITEM, DIAG_IMPORT_ITEM_TWICE, id, first);
		return false;
	}
	reading->row_of[look->item] = reading->sheet.rows.at[look->row].number;
	return true;
}

static struct session_change state_of(const struct event *event)
{
	struct session_change state = {.answer = "", .note = "", .flag = "", .evidence = ""};

	if (event) {
		state.answer = event->answer;
		state.note = event->note;
		state.flag = event->flag;
		state.evidence = event->evidence;
	}
	return state;
}

/* Read the number of the row that was exported; none, or 0, where the item had no row then.  False
 * where the record has no such row of the item. */
static bool find_seq(const struct look *look, size_t *seq_out)
{
	const struct answers *answers = look->reading->answers;
	const char *written = cell(look, COLUMN_SEQ);
	struct text key = TEXT_EMPTY;
	struct decimal number = DECIMAL_ZERO;
	bool is_number;

	search_add_key(&key, written);
	is_number =
	    key.len == 0 || (decimal_parse(key.bytes, &number) && decimal_is_integer(number));
	text_release(&key);
	*seq_out = (size_t)number.digits;
	if (!is_number || *seq_out > answers->folded)
		return false;
	return *seq_out == 0 ||
	       form_item(answers->form, answers->events[*seq_out - 1].item) == look->item;
}

static void find_states(struct look *look)
{
	const struct answers *answers = look->reading->answers;
	size_t seq = 0;

	look->now = state_of(answers_event(answers, look->item));
	look->base = state_of(NULL);
	if (!has_column(look, COLUMN_SEQ) || look->reading->begins)
		return;
	if (!find_seq(look, &seq)) {
		complain(look, COLUMN_SEQ, DIAG_IMPORT_SEQ, cell(look, COLUMN_SEQ),
			 answers->form->items[look->item].id);
		return;
	}
	look->has_base = true;
	look->is_newer = answers->of[look->item].seq > seq;
	if (seq > 0)
		look->base = state_of(&answers->events[seq - 1]);
}

/* True where the sheet says what stands now, or what stood when it was exported: then nobody
 * changed it there, whatever the record got since. */
static bool is_stated(const struct look *look, const char *said, const char *base, const char *now)
{
	return is_same(said, now) || (look->has_base && is_same(said, base));
}

/* The same for a cell, of which an empty one says something only where it was emptied. */
static bool says_nothing(const struct look *look, const char *said, const char *base,
			 const char *now)
{
	return is_stated(look, said, base, now) || (!look->has_base && is_blank(said));
}

/* True where the record has changed it too since the export: what either says would be lost without
 * a word. */
static bool clashes(const struct look *look, const char *base, const char *now)
{
	return look->is_newer && !is_same(base, now);
}

static void complain_of_answer(const struct look *look, enum refusal refusal)
{
	struct text why = TEXT_EMPTY;

	refusal_add_words(&why, &look->reading->form->items[look->item], refusal);
	complain(look, COLUMN_ANSWER, DIAG_IMPORT_ANSWER, cell(look, COLUMN_ANSWER), why.bytes);
	text_release(&why);
}

static void take_answer(const struct look *look, const char *answer, struct import_draft *draft)
{
	if (look->is_newer)
		complain(look, COLUMN_ANSWER, DIAG_IMPORT_CONFLICT, answer, look->now.answer);
	else
		draft->answer = keep(look, COLUMN_ANSWER, answer);
}

/* An export says each answer twice, and people change the one that reads like words.  Passed over
 * without a word it would be lost.  Where the answer beside it was changed, it is merely old. */
static void check_word(const struct look *look, const char *answer)
{
	const struct item *item = &look->reading->form->items[look->item];
	const char *written = cell(look, COLUMN_WORD);
	const char *base = look->base.answer;
	struct text word = TEXT_EMPTY;

	if (!look->has_base || item->type != ITEM_YESNO || is_blank(written) ||
	    (!is_blank(answer) && !is_same(answer, base)))
		return;
	if (import_parse(item, written, &word) == REFUSAL_NONE && !is_same(word.bytes, base))
		complain(look, COLUMN_WORD, DIAG_IMPORT_WORD, written, base);
	text_release(&word);
}

static void read_answer(const struct look *look, struct import_draft *draft)
{
	const struct item *item = &look->reading->form->items[look->item];
	const char *written = cell(look, COLUMN_ANSWER);
	struct text answer = TEXT_EMPTY;
	enum refusal refusal;

	check_word(look, written);
	if (is_blank(written) || says_nothing(look, written, look->base.answer, look->now.answer))
		return;
	refusal = import_parse(item, written, &answer);
	if (refusal != REFUSAL_NONE)
		complain_of_answer(look, refusal);
	else if (!is_stated(look, answer.bytes, look->base.answer, look->now.answer))
		take_answer(look, answer.bytes, draft);
	text_release(&answer);
}

static void read_note(const struct look *look, struct import_draft *draft)
{
	const char *note = cell(look, COLUMN_NOTE);

	if (!has_column(look, COLUMN_NOTE) ||
	    says_nothing(look, note, look->base.note, look->now.note))
		return;
	if (clashes(look, look->base.note, look->now.note))
		complain(look, COLUMN_NOTE, DIAG_IMPORT_CONFLICT, note, look->now.note);
	else
		draft->note = keep(look, COLUMN_NOTE, note);
}

static void read_flag(const struct look *look, struct import_draft *draft)
{
	const char *written = cell(look, COLUMN_FLAG);
	struct text key = TEXT_EMPTY;

	if (!has_column(look, COLUMN_FLAG) ||
	    says_nothing(look, written, look->base.flag, look->now.flag))
		return;
	search_add_key(&key, written);
	if (key.len > 0 && strcmp(key.bytes, "yes") != 0)
		complain(look, COLUMN_FLAG, DIAG_IMPORT_FLAG, written, NULL);
	else if (!is_stated(look, key.bytes, look->base.flag, look->now.flag))
		draft->flag = keep(look, COLUMN_FLAG, key.bytes);
	text_release(&key);
}

static void take_evidence(const struct look *look, const char *evidence, struct import_draft *draft)
{
	if (clashes(look, look->base.evidence, look->now.evidence))
		complain(look, COLUMN_EVIDENCE, DIAG_IMPORT_CONFLICT, evidence, look->now.evidence);
	else
		draft->evidence = keep(look, COLUMN_EVIDENCE, evidence);
}

static void read_whole_evidence(const struct look *look, struct import_draft *draft)
{
	const char *written = cell(look, COLUMN_EVIDENCE);
	struct text evidence = TEXT_EMPTY;

	if (says_nothing(look, written, look->base.evidence, look->now.evidence))
		return;
	if (!evidence_read(written, &evidence))
		complain(look, COLUMN_EVIDENCE, DIAG_IMPORT_EVIDENCE, written, evidence_hint());
	else if (!is_stated(look, evidence.bytes, look->base.evidence, look->now.evidence))
		take_evidence(look, evidence.bytes, draft);
	text_release(&evidence);
}

/* Read one part of the evidence from its column.  True where it changes what stands. */
static bool read_part(const struct look *look, enum evidence_key key, const char *base,
		      const char *now, struct text *said)
{
	enum import_column column = COLUMN_METHOD + (enum import_column)key;
	const char *written = cell(look, column);

	if (!has_column(look, column) || says_nothing(look, written, base, now))
		return false;
	if (!evidence_read_value(key, written, said)) {
		complain(look, column, DIAG_IMPORT_EVIDENCE, written, evidence_hint());
		return false;
	}
	if (is_stated(look, said->bytes, base, now))
		return false;
	if (clashes(look, base, now)) {
		complain(look, column, DIAG_IMPORT_CONFLICT, written, now);
		return false;
	}
	return true;
}

/* Add one part of the evidence as it is to be: from its column, or as it stands.  Gives true where
 * the column changes it. */
static bool add_part(const struct look *look, enum evidence_key key, struct text *evidence)
{
	const char *word = evidence_key_word(key);
	struct text base = TEXT_EMPTY;
	struct text now = TEXT_EMPTY;
	struct text said = TEXT_EMPTY;
	bool is_new;

	evidence_get(look->base.evidence, word, &base);
	evidence_get(look->now.evidence, word, &now);
	is_new = read_part(look, key, base.bytes, now.bytes, &said);
	evidence_add(evidence, word, is_new ? said.bytes : now.bytes);
	text_release(&base);
	text_release(&now);
	text_release(&said);
	return is_new;
}

static void read_evidence(const struct look *look, struct import_draft *draft)
{
	struct text evidence = TEXT_EMPTY;
	bool is_new = false;

	if (has_column(look, COLUMN_EVIDENCE)) {
		read_whole_evidence(look, draft);
		return;
	}
	for (enum evidence_key key = 0; key < EVIDENCE_KEY_COUNT; key++)
		is_new |= add_part(look, key, &evidence);
	if (is_new)
		draft->evidence = keep(look, COLUMN_METHOD, evidence.bytes);
	text_release(&evidence);
}

/* Who said it and when is the sheet's to say only where there is no record yet. */
static void read_origin(const struct look *look, struct import_draft *draft)
{
	const char *by = cell(look, COLUMN_BY);
	const char *time = cell(look, COLUMN_TIME);
	int64_t instant;

	if (!look->reading->begins)
		return;
	if (!is_blank(by))
		draft->by = keep(look, COLUMN_BY, by);
	if (is_blank(time))
		return;
	if (stamp_parse(time, &instant))
		draft->time = keep(look, COLUMN_TIME, time);
	else
		complain(look, COLUMN_TIME, DIAG_IMPORT_TIME, time, NULL);
}

void import_row_read(struct import_reading *reading, size_t row)
{
	struct look look = {.reading = reading, .row = row};
	struct import_draft draft = {
	    .row = reading->sheet.rows.at[row].number,
	    .answer = IMPORT_NOWHERE,
	    .note = IMPORT_NOWHERE,
	    .flag = IMPORT_NOWHERE,
	    .evidence = IMPORT_NOWHERE,
	    .by = IMPORT_NOWHERE,
	    .time = IMPORT_NOWHERE,
	};

	if (is_blank_row(&reading->sheet, row))
		return;
	check_width(&look);
	if (!find_item(&look))
		return;
	draft.item = look.item;
	find_states(&look);
	read_answer(&look, &draft);
	read_note(&look, &draft);
	read_flag(&look, &draft);
	read_evidence(&look, &draft);
	read_origin(&look, &draft);
	if (draft.answer != IMPORT_NOWHERE || draft.note != IMPORT_NOWHERE ||
	    draft.flag != IMPORT_NOWHERE || draft.evidence != IMPORT_NOWHERE)
		*vec_push(&reading->drafts) = draft;
}
