/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A command brought into trouble, and held against how it goes without. */
#include "config.h"

#include "tests/fault/trial.h"

#include "tests/fault/script.h"
#include "tests/support/scratch.h"

#include <signal.h>
#include <sys/wait.h>

bool trial_is_done(const struct trial *trial)
{
	return WIFEXITED(trial->status) && WEXITSTATUS(trial->status) != PROGRAM_TROUBLE &&
	       WEXITSTATUS(trial->status) == WEXITSTATUS(trial->reference.status);
}

static bool is_as(struct trial *trial, const char *name, const struct text *text)
{
	return file_read(name, &trial->found) == STATUS_OK && trial->found.len == text->len &&
	       memcmp(trial->found.bytes, text->bytes, text->len) == 0;
}

/* The end. */

static bool has_line(const char *said, const char *line, size_t len)
{
	for (; *said != '\0'; said += strcspn(said, "\n"), said += *said == '\n')
		if (strcspn(said, "\n") == len && memcmp(said, line, len) == 0)
			return true;
	return false;
}

/* True where the program complained of something that it does not complain of where it ends well.
 */
static bool has_message(const struct trial *trial)
{
	static const char start[] = "cagrade: ";
	const char *line = trial->said.bytes;

	for (; *line != '\0'; line += strcspn(line, "\n"), line += *line == '\n')
		if (strncmp(line, start, sizeof start - 1) == 0 &&
		    (program_ended_with(trial->reference.status, PROGRAM_TROUBLE) ||
		     !has_line(trial->reference.said.bytes, line, strcspn(line, "\n"))))
			return true;
	return false;
}

static void judge_end(struct trial *trial)
{
	if (trial->is_killed) {
		if (!WIFSIGNALED(trial->status) || WTERMSIG(trial->status) != SIGKILL)
			fault_missed(&trial->fault, "%s: ended with 0x%x", trial->where.bytes,
				     (unsigned)trial->status);
		return;
	}
	if (trial_is_done(trial))
		return;
	if (!program_ended_with(trial->status, PROGRAM_TROUBLE))
		fault_missed(&trial->fault, "%s: ended with 0x%x: %s", trial->where.bytes,
			     (unsigned)trial->status, trial->said.bytes);
	else if (!has_message(trial))
		fault_missed(&trial->fault, "%s: says nothing: %s", trial->where.bytes,
			     trial->said.bytes);
}

/* The record. */

/* Bytes of the record before the command that stand for whole rows: nothing may touch them. */
static size_t durable_len(const struct text *before)
{
	size_t len = before->len;

	while (len > 0 && before->bytes[len - 1] != '\n')
		len--;
	return len;
}

/* The slip that was printed last is of rows that the record holds. */
static bool holds_slip(const struct trial *trial, const struct record *record)
{
	const char *last = NULL;
	struct slip slip;
	char printed[SLIP_SIZE];
	size_t len;

	for (const char *at = trial->said.bytes; (at = strstr(at, "slip ")); at++)
		last = at + strlen("slip ");
	if (!last)
		return true;
	len = strcspn(last, "\n");
	if (len >= sizeof printed)
		return false;
	memcpy(printed, last, len);
	printed[len] = '\0';
	return slip_parse(printed, &slip) && record && slip.rows >= 1 &&
	       slip.rows <= record_state(record)->whole_rows &&
	       strcmp(record_chain(record, slip.rows), slip.digest) == 0;
}

/* What is torn stands in the record or was set aside. */
static void judge_tail(struct trial *trial, const struct text *before, const char *name)
{
	size_t durable = durable_len(before);
	struct text path = TEXT_EMPTY;
	struct text tail = TEXT_EMPTY;

	text_add(&tail, before->bytes + durable, before->len - durable);
	text_printf(&path, "%s.torn", name);
	if (tail.len > 0 && !is_as(trial, path.bytes, &tail) && !is_as(trial, name, before))
		fault_lost(&trial->fault, "%s: the torn tail", trial->where.bytes);
	text_release(&path);
	text_release(&tail);
}

static void judge_rows(struct trial *trial, struct record *record)
{
	const char *lost = script_lost(trial->said.bytes, record);

	if (trial->reference.command->walks && lost)
		fault_lost(&trial->fault, "%s: '%s', which was saved", trial->where.bytes, lost);
	if (trial_is_done(trial) && trial->reference.command->walks &&
	    !script_is_told(trial->said.bytes))
		fault_missed(&trial->fault, "%s: not told of each answer", trial->where.bytes);
	if (!holds_slip(trial, record))
		fault_lost(&trial->fault, "%s: what the slip says", trial->where.bytes);
	if (record && record_state(record)->condition == RECORD_ALTERED)
		fault_lost(&trial->fault, "%s: altered", trial->where.bytes);
}

static void judge_record(struct trial *trial, const char *name)
{
	const struct text *before = stage_before(&trial->stage, trial->reference.command, name);
	size_t durable = before ? durable_len(before) : 0;
	struct diag_list diags = {0};
	struct record *record = NULL;
	bool is_there = scratch_has(name);

	if (is_there && record_open(name, RECORD_READ, &record, &diags) != STATUS_OK)
		fault_lost(&trial->fault, "%s: the record does not open", trial->where.bytes);
	diag_release(&diags);
	if (before && (file_read(name, &trial->found) != STATUS_OK || trial->found.len < durable ||
		       memcmp(trial->found.bytes, before->bytes, durable) != 0))
		fault_lost(&trial->fault, "%s: rows of before", trial->where.bytes);
	judge_rows(trial, record);
	record_close(record);
	if (before)
		judge_tail(trial, before, name);
	/* A walk may go on behind an answer that is not saved, and save it with the next. */
	if (trial_is_done(trial) && !script_has_unsaved(trial->said.bytes) &&
	    !is_as(trial, name, &trial->reference.record))
		fault_missed(&trial->fault, "%s: well, but not all is done", trial->where.bytes);
}

/* All else. */

static void judge_output(struct trial *trial, const char *name)
{
	const struct text *before = stage_before(&trial->stage, trial->reference.command, name);
	bool is_whole = is_as(trial, name, &trial->reference.output);
	bool is_old = before ? is_as(trial, name, before) : !scratch_has(name);

	if (!is_whole && !is_old)
		fault_lost(&trial->fault, "%s: the file is neither old nor whole",
			   trial->where.bytes);
	if (!is_whole && trial_is_done(trial))
		fault_missed(&trial->fault, "%s: well, but nothing is written", trial->where.bytes);
}

static bool ends_with(const char *name, const char *end)
{
	size_t len = strlen(name);

	return len >= strlen(end) && strcmp(name + len - strlen(end), end) == 0;
}

/* A torn tail is set aside and stays. */
static bool may_stay(const struct trial *trial, const char *name)
{
	return ends_with(name, ".torn") ? trial->reference.command->record != NULL
					: trial->may_leave;
}

static void judge_file(struct trial *trial, const char *name)
{
	const struct stage_command *command = trial->reference.command;
	const struct text *before = stage_before(&trial->stage, trial->reference.command, name);

	if ((command->record && strcmp(command->record, name) == 0) ||
	    (command->output && strcmp(command->output, name) == 0))
		return; /* judged for themselves */
	if (before && !is_as(trial, name, before))
		fault_lost(&trial->fault, "%s: %s was touched", trial->where.bytes, name);
	if (!before && !may_stay(trial, name))
		fault_missed(&trial->fault, "%s: %s is left behind", trial->where.bytes, name);
}

static void judge_folder(struct trial *trial)
{
	DIR *folder = opendir(".");
	const struct dirent *entry;
	size_t known = 0;

	cr_assert(folder);
	while ((entry = readdir(folder))) {
		bool is_ours = entry->d_name[0] == '.' && !ends_with(entry->d_name, ".tmp");

		if (is_ours || entry->d_type == DT_DIR)
			continue;
		known +=
		    stage_before(&trial->stage, trial->reference.command, entry->d_name) != NULL;
		judge_file(trial, entry->d_name);
	}
	closedir(folder);
	if (known != stage_count(trial->reference.command))
		fault_lost(&trial->fault, "%s: a file is gone", trial->where.bytes);
}

void trial_judge(struct trial *trial)
{
	const struct stage_command *command = trial->reference.command;

	judge_end(trial);
	judge_folder(trial);
	if (command->output)
		judge_output(trial, command->output);
	if (command->record)
		judge_record(trial, command->record);
	else if (trial_is_done(trial) &&
		 strcmp(trial->said.bytes, trial->reference.said.bytes) != 0)
		fault_missed(&trial->fault, "%s: well, but says another thing: %s",
			     trial->where.bytes, trial->said.bytes);
}

void trial_judge_going_on(struct trial *trial)
{
	const char *record = trial->reference.command->record;

	if (record && scratch_has(record) && !script_goes_on(record))
		fault_missed(&trial->fault, "%s: takes no row any more", trial->where.bytes);
}

static bool walk_is_whole(const char *name)
{
	struct diag_list diags = {0};
	struct record *record = NULL;
	bool is_whole = record_open(name, RECORD_READ, &record, &diags) == STATUS_OK &&
			record_state(record)->condition == RECORD_OK && script_is_whole(record);

	record_close(record);
	diag_release(&diags);
	return is_whole;
}

void trial_judge_again(struct trial *trial)
{
	const struct stage_command *command = trial->reference.command;
	bool is_whole = true;

	if (command->output && is_as(trial, command->output, &trial->reference.output))
		return; /* a record is not written over even by the command that made it */
	trial_run(trial, &(struct program_run){0});
	if (command->output)
		is_whole = is_as(trial, command->output, &trial->reference.output);
	if (command->record)
		is_whole = command->walks ? walk_is_whole(command->record)
					  : is_as(trial, command->record, &trial->reference.record);
	if (!is_whole || trial->status != trial->reference.status)
		fault_missed(&trial->fault, "%s: not made up for: %s", trial->where.bytes,
			     trial->said.bytes);
	trial_judge_going_on(trial);
}

/* The runs. */

void trial_begin(struct trial *trial, const char *name, size_t sample_step)
{
	*trial = (struct trial){
	    .fault = fault_begin(name, sample_step),
	    .input = TEXT_EMPTY,
	    .reference = {.said = TEXT_EMPTY, .record = TEXT_EMPTY, .output = TEXT_EMPTY},
	    .where = TEXT_EMPTY,
	    .said = TEXT_EMPTY,
	    .found = TEXT_EMPTY};
	stage_init(&trial->stage);
	script_add_input(&trial->input);
}

void trial_end(struct trial *trial)
{
	stage_release(&trial->stage);
	text_release(&trial->input);
	text_release(&trial->reference.said);
	text_release(&trial->reference.record);
	text_release(&trial->reference.output);
	text_release(&trial->where);
	text_release(&trial->said);
	text_release(&trial->found);
	fault_end(&trial->fault);
}

bool trial_can(struct trial *trial, const struct stage_command *command)
{
	if (program_has(command->words[0]))
		return true;
	fault_skip(&trial->fault, command->name);
	return false;
}

void trial_reset(const struct trial *trial)
{
	stage_reset(&trial->stage, trial->reference.command);
}

void trial_run(struct trial *trial, const struct program_run *run)
{
	const struct stage_command *command = trial->reference.command;
	const char *words[STAGE_WORDS_MAX + 1];
	struct program_run full = *run;

	stage_words(&trial->stage, command, words);
	full.arguments = words;
	full.input = command->walks ? trial->input.bytes : NULL;
	trial->status = program_run(&full, &trial->said);
}

static void take_after(const char *name, struct text *out)
{
	text_clear(out);
	if (name)
		cr_assert_eq(file_read(name, out), STATUS_OK, "%s is not made", name);
}

void trial_refer(struct trial *trial, const struct stage_command *command,
		 const struct program_run *run)
{
	struct reference *reference = &trial->reference;

	reference->command = command;
	trial_reset(trial);
	trial_run(trial, run);
	reference->status = trial->status;
	cr_assert(WIFEXITED(reference->status), "%s: %s", command->name, trial->said.bytes);
	text_clear(&reference->said);
	text_add(&reference->said, trial->said.bytes, trial->said.len);
	take_after(command->record, &reference->record);
	take_after(command->output, &reference->output);
}
