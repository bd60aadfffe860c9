/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `cagrade merge`: several inspectors' records into one. */
#include "config.h"

#include "base/file.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "cmd/common.h"
#include "record/draft.h"
#include "record/merge.h"
#include "record/record.h"

#include <stdlib.h>
#include <string.h>

/* The records that are read; sources[i] borrows from records[i]. */
struct inputs {
	const char *const *paths;
	struct record **records;
	struct merge_source *sources;
	size_t count;
};

/* Only a record that holds to its last row is taken: what is missing or changed in it would be
 * missing or changed in the merged one, under a chain that holds. */
static bool is_sound(const char *path, const struct record *record)
{
	const struct record_state *state = record_state(record);
	if (state->condition == RECORD_TORN)
		(void)common_complain(_("%1$s: is torn after row %2$zu, and is not merged"), path,
				      state->whole_rows);
	if (state->condition == RECORD_ALTERED)
		(void)common_complain(_("%1$s: is altered at row %2$zu, and is not merged"), path,
				      state->altered_row);
	return state->condition == RECORD_OK;
}

static bool open_input(const char *path, struct record **out)
{
	struct diag_list diags = {0};
	enum status status = record_open(path, RECORD_READ, out, &diags);
	if (status != STATUS_OK && status != STATUS_BAD_DATA)
		(void)common_complain_status(path, status);
	common_print_diags(&diags);
	return status == STATUS_OK && is_sound(path, *out);
}

/* Is the record of the form, with the same sheets, that the first one was begun with? */
static bool is_of_one_form(const struct inputs *inputs, size_t index)
{
	size_t count;
	const struct event *first = record_events(inputs->records[0], &count);
	const struct event *begin = record_events(inputs->records[index], &count);
	if (strcmp(begin->answer, first->answer) != 0)
		(void)common_complain(_("%1$s: is of the form '%2$s', but %3$s is of '%4$s'"),
				      inputs->paths[index], begin->answer, inputs->paths[0],
				      first->answer);
	else if (strcmp(begin->evidence, first->evidence) != 0)
		(void)common_complain(
		    _("%1$s: was begun with other sheets of the form '%2$s' than %3$s"),
		    inputs->paths[index], begin->answer, inputs->paths[0]);
	else
		return true;
	return false;
}

static struct merge_source source_of(const struct record *record)
{
	struct merge_source source = {0};
	source.events = record_events(record, &source.count);
	const char **chains = mem_alloc(source.count * sizeof *chains);
	for (size_t i = 0; i < source.count; i++)
		chains[i] = record_chain(record, i + 1);
	source.chains = chains;
	return source;
}

/* Open all records; every fault is told, and then none is taken. */
static bool inputs_open(struct inputs *inputs, const struct opts *opts)
{
	size_t count = opts->operand_count;
	bool are_sound = true;
	*inputs = (struct inputs){
	    .paths = (const char *const *)opts->operands,
	    .records = mem_alloc(count * sizeof *inputs->records),
	    .sources = mem_alloc(count * sizeof *inputs->sources),
	    .count = count,
	};
	for (size_t i = 0; i < count; i++)
		are_sound = open_input(inputs->paths[i], &inputs->records[i]) && are_sound;
	for (size_t i = 0; are_sound && i < count; i++)
		inputs->sources[i] = source_of(inputs->records[i]);
	bool are_alike = are_sound;
	for (size_t i = 1; are_sound && i < count; i++)
		are_alike = is_of_one_form(inputs, i) && are_alike;
	return are_alike;
}

static void inputs_release(struct inputs *inputs)
{
	for (size_t i = 0; i < inputs->count; i++) {
		free((void *)inputs->sources[i].chains);
		record_close(inputs->records[i]);
	}
	free(inputs->sources);
	free(inputs->records);
}

static void print_side(struct text *out, const char *item, const struct event *side)
{
	struct text line = TEXT_EMPTY;
	const char *by = *side->by != '\0' ? side->by : "-";
	if (event_is_conflict(side))
		text_printf(&line, _("%1$s: %2$s differed before, %3$s"), item, by, side->time);
	else if (*side->answer == '\0')
		text_printf(&line, _("%1$s: %2$s left it open, %3$s"), item, by, side->time);
	else
		text_printf(&line, _("%1$s: %2$s answered %3$s, %4$s"), item, by, side->answer,
			    side->time);
	utf8_add_shown(out, line.bytes, line.len, false);
	text_add_byte(out, '\n');
	text_release(&line);
}

/* One line a side of each conflict; how to settle them; and the slip. */
static enum ending print_result(const struct merge *merge, const struct slip *slip)
{
	struct text out = TEXT_EMPTY;
	for (size_t i = 0; i < merge->conflicts.count; i++) {
		const struct merge_conflict *conflict = &merge->conflicts.at[i];
		for (size_t j = 0; j < conflict->side_count; j++)
			print_side(&out, conflict->item,
				   &merge->sides.at[conflict->first_side + j]);
	}
	char printed[SLIP_SIZE];
	slip_print(slip, printed);
	text_printf(&out, "slip %s\n", printed);
	enum ending ending = common_print(&out);
	text_release(&out);
	if (merge->conflicts.count == 0)
		return ending;
	(void)common_complain(Q_("%zu conflict; an answer in the merged record settles it",
				 "%zu conflicts; an answer in the merged record settles each",
				 merge->conflicts.count),
			      merge->conflicts.count);
	return common_worst(ending, ENDING_NO);
}

/* Read what is to be written as it will be read later.  Notes put together may be more than a cell
 * holds, and then the record would not open whole. */
static enum ending take_slip(const struct merge *merge, const struct text *bytes, struct slip *out)
{
	struct diag_list diags = {0};
	struct record *record = NULL;
	if (bytes->len > FILE_READ_MAX_BYTES)
		return common_complain_status(_("the merged record"), STATUS_TOO_LARGE);
	enum status status = record_from_bytes("", bytes->bytes, bytes->len, &record, &diags);
	diag_release(&diags);
	if (status != STATUS_OK)
		return common_complain_status(_("the merged record"), status);
	size_t rows = record_state(record)->whole_rows;
	*out = record_slip(record);
	record_close(record);
	if (rows == merge->events.count)
		return ENDING_DONE;
	return common_complain(
	    _("%s: the notes or the evidence of all are together more than a cell holds"),
	    merge->events.at[rows].item);
}

static enum ending write_merged(const struct opts *opts, const struct inputs *inputs,
				const struct merge *merge)
{
	struct text bytes = TEXT_EMPTY;
	struct slip slip;
	draft_whole(&bytes, merge->events.at, merge->events.count);
	enum ending ending = take_slip(merge, &bytes, &slip);
	if (ending == ENDING_DONE && !opts->of[OPT_DRY_RUN])
		ending =
		    common_write_output(opts->of[OPT_OUTPUT], &bytes, inputs->paths, inputs->count);
	if (ending == ENDING_DONE)
		ending = print_result(merge, &slip);
	text_release(&bytes);
	return ending;
}

static enum ending merge_inputs(const struct opts *opts, const struct inputs *inputs)
{
	struct merge merge;
	struct merge_clash clash;
	enum ending ending;
	if (merge_records(&merge, inputs->sources, inputs->count, opts->of[OPT_LATEST] != NULL,
			  &clash))
		ending = write_merged(opts, inputs, &merge);
	else
		ending = common_complain(
		    _("row %1$zu of %2$s and row %3$zu of %4$s have one digest and differ: "
		      "one of them is forged"),
		    clash.row[0], inputs->paths[clash.source[0]], clash.row[1],
		    inputs->paths[clash.source[1]]);
	merge_release(&merge);
	return ending;
}

static enum ending run(const struct opts *opts)
{
	const char *output = opts->of[OPT_OUTPUT];
	if (!output && !opts->of[OPT_DRY_RUN])
		return common_complain(_("say with -o which file to write"));
	if (output && strcmp(output, "-") == 0)
		return common_complain(_("a record is a file: -o wants its name"));
	struct inputs inputs;
	enum ending ending = ENDING_TROUBLE;
	if (inputs_open(&inputs, opts))
		ending = merge_inputs(opts, &inputs);
	inputs_release(&inputs);
	return ending;
}

const struct command cmd_merge = {
    .name = "merge",
    .operands = N_("-o OUT A B..."),
    .summary = N_("several inspectors' records into one"),
    .about =
	N_("Put the rows of several records of one form into a new record.  What one inspector\n"
	   "answered is taken; where two answered differently the question is open again, the\n"
	   "answers are listed, and the status is 1.  The records themselves stay as they are."),
    .operands_min = 2,
    .operands_max = SIZE_MAX,
    .options = cmd_merge_options,
    .run = run,
};
