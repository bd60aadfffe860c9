/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `cagrade summary`: one row an assessment, of thousands. */
#include "config.h"

#include "base/i18n.h"
#include "base/sheet.h"
#include "cmd/common.h"
#include "cmd/progress.h"
#include "cmd/sweep.h"
#include "record/number.h"
#include "report/write_json.h"
#include "report/write_summary.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define JOBS_MAX 64
#define JOBS_BY_DEFAULT_MAX 16 /* more than that wait for whoever prints */
#define PRINTED_BYTES ((size_t)32 << 10)

enum format { FORMAT_TEXT, FORMAT_CSV, FORMAT_JSON, FORMAT_COUNT };

static const char *const format_names[FORMAT_COUNT] = {"text", "csv", "json"};

/* A summary under way. */
struct summing {
	const struct opts *opts;
	const struct form *form;
	enum format format;
	size_t group_column; /* FORM_NONE: each assessment is a row */
	size_t jobs;
	struct columns columns; /* of the rows that are printed */
	struct groups groups;	/* by the column, or all in one */
	struct text out;	/* what is still to be printed */
	struct text faults;	/* the list for --faults, as CSV */
	struct progress progress;
	size_t file_count, row_count, fault_count, other_count, link_count;
	bool is_stopped; /* nothing can be printed any more */
	enum ending ending;
};

static bool find_format(const char *name, enum format *out)
{
	for (enum format i = 0; i < FORMAT_COUNT; i++) {
		if (!name || strcmp(format_names[i], name) == 0) {
			*out = i;
			return true;
		}
	}
	(void)common_complain(_("--format: '%s' is none of text, csv, json"), name);
	return false;
}

static bool find_jobs(const char *given, size_t *out)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	const char *at = given;

	*out = processors > 0 ? (size_t)processors : 1;
	if (*out > JOBS_BY_DEFAULT_MAX)
		*out = JOBS_BY_DEFAULT_MAX;
	if (!given || (number_take(&at, out) && *at == '\0' && *out <= JOBS_MAX))
		return true;
	(void)common_complain(_("--jobs: '%1$s' is no number from 1 to %2$d"), given, JOBS_MAX);
	return false;
}

/* Find the column that --group names; each of a summary will do. */
static bool find_group(const struct form *form, const char *name, size_t *out)
{
	struct columns columns = {0};
	struct text names = TEXT_EMPTY;

	*out = FORM_NONE;
	if (!name)
		return true;
	summary_columns(&columns, form, false);
	*out = columns_find(&columns, name);
	for (size_t i = 0; i < columns.list.count; i++)
		text_printf(&names, "%s%s", i > 0 ? ", " : "", columns.list.at[i].name);
	if (*out == FORM_NONE)
		(void)common_complain(_("--group: '%1$s' is none of %2$s"), name, names.bytes);
	columns_release(&columns);
	text_release(&names);
	return *out != FORM_NONE;
}

/* Print what has gathered. */
static void flush_out(struct summing *summing)
{
	if (summing->out.len == 0)
		return;
	progress_hide(&summing->progress);
	enum ending printed = common_print(&summing->out);
	summing->is_stopped = printed != ENDING_DONE;
	summing->ending = common_worst(summing->ending, printed);
	text_clear(&summing->out);
}

/* Say what is wrong with a file in words. */
static void compose_fault(struct text *out, const struct swept *file)
{
	bool is_file = file->step == WALK_FILE;

	switch (is_file ? file->finding : FINDING_UNREADABLE) {
	case FINDING_NO_RECORD:
		text_add_string(out, _("is no record: the header line is missing or different"));
		break;
	case FINDING_EMPTY:
		text_add_string(out, _("is empty, as no record ever is"));
		break;
	case FINDING_HEADLESS:
		text_add_string(out, _("is what is left of a record: its header line is lost"));
		break;
	case FINDING_TORN:
		text_printf(out, _("torn after row %zu"), file->row);
		break;
	case FINDING_ALTERED:
		text_printf(out, _("altered at row %zu"), file->row);
		break;
	case FINDING_OTHER_FORM:
		text_add_string(out, _("is of another form"));
		break;
	case FINDING_OTHER_SHEETS:
		text_add_string(
		    out,
		    _("was begun with other sheets of this form; scored by these all the same"));
		break;
	case FINDING_UNREADABLE:
		errno = file->reason;
		text_add_string(out, status_text(file->status));
		break;
	case FINDING_SCORED:
	case FINDING_COUNT:
		break;
	}
}

/* Add a row to the list of --faults: record, fault, row. */
static void list_fault(struct summing *summing, const struct swept *file)
{
	struct assessment named = {.path = file->path.bytes};
	struct text path = TEXT_EMPTY;
	bool is_file = file->step == WALK_FILE;

	assessment_add_path(&path, &named);
	sheet_add_guarded(&summing->faults, path.bytes, path.len);
	text_printf(&summing->faults, ",%s,",
		    finding_spelling(is_file ? file->finding : FINDING_UNREADABLE));
	if (is_file && (file->finding == FINDING_TORN || file->finding == FINDING_ALTERED))
		text_printf(&summing->faults, "%zu", file->row);
	text_add_byte(&summing->faults, '\n');
	text_release(&path);
}

/* What cannot be read may be sound: that is trouble, where a fault is an answer. */
static enum ending fault_ending(const struct swept *file)
{
	bool is_unread = file->step == WALK_UNREADABLE || file->finding == FINDING_UNREADABLE;

	if (!is_unread || file->status == STATUS_NOT_REGULAR || file->status == STATUS_TOO_LARGE)
		return ENDING_NO;
	return ENDING_TROUBLE;
}

static void tell_fault(struct summing *summing, const struct swept *file)
{
	struct text words = TEXT_EMPTY;

	compose_fault(&words, file);
	progress_hide(&summing->progress);
	(void)common_complain("%s: %s", file->path.bytes, words.bytes);
	text_release(&words);
	summing->fault_count++;
	summing->ending = common_worst(summing->ending, fault_ending(file));
	if (summing->opts->of[OPT_FAULTS])
		list_fault(summing, file);
}

static void add_row(struct summing *summing, const struct swept *file)
{
	bool is_grouped = summing->group_column != FORM_NONE;
	const char *key = is_grouped ? cells_at(&file->cells, summing->group_column) : "";

	summing->row_count++;
	groups_add(&summing->groups, key, &file->standing);
	if (is_grouped)
		return;
	if (summing->format == FORMAT_CSV)
		write_csv_cells(&summing->out, &file->cells);
	else if (summing->format == FORMAT_JSON)
		write_json_cells(&summing->out, &summing->columns, &file->cells);
	else
		write_text_summary_line(&summing->out, &file->cells);
	if (summing->out.len >= PRINTED_BYTES)
		flush_out(summing);
}

/* Of what was found, and not named, an ordinary CSV is no fault. */
static bool is_fault(const struct swept *file)
{
	if (file->step == WALK_UNREADABLE)
		return true;
	return file->finding != FINDING_SCORED &&
	       (file->finding != FINDING_NO_RECORD || file->is_given);
}

static bool take(void *ctx, const struct swept *file)
{
	struct summing *summing = ctx;

	summing->file_count++;
	if (file->step == WALK_LINK)
		summing->link_count++;
	else if (is_fault(file))
		tell_fault(summing, file);
	else if (file->finding == FINDING_NO_RECORD)
		summing->other_count++;
	if (file->step == WALK_FILE && finding_is_scored(file->finding))
		add_row(summing, file);
	progress_show(&summing->progress, summing->file_count);
	return !summing->is_stopped;
}

static void begin_rows(struct summing *summing)
{
	bool has_leaves = summing->opts->of[OPT_INDICATORS];

	if (summing->group_column == FORM_NONE)
		summary_columns(&summing->columns, summing->form, has_leaves);
	else
		groups_columns(&summing->columns, &summing->groups, summing->opts->of[OPT_GROUP]);
	if (summing->format == FORMAT_CSV)
		write_csv_columns(&summing->out, &summing->columns);
	if (summing->format == FORMAT_TEXT && summing->group_column == FORM_NONE)
		write_text_summary_head(&summing->out);
}

static void add_groups(struct summing *summing)
{
	struct cells cells = CELLS_EMPTY;

	groups_sort(&summing->groups);
	if (summing->format == FORMAT_TEXT)
		write_text_groups(&summing->out, &summing->groups, summing->opts->of[OPT_GROUP]);
	for (size_t i = 0; i < summing->groups.list.count && summing->format != FORMAT_TEXT; i++) {
		cells_clear(&cells);
		groups_row(&cells, &summing->groups, &summing->groups.list.at[i]);
		if (summing->format == FORMAT_CSV)
			write_csv_cells(&summing->out, &cells);
		else
			write_json_cells(&summing->out, &summing->columns, &cells);
	}
	cells_release(&cells);
}

/* What stands below the list for people: how many, how they are spread, what was not looked at. */
static void add_foot(struct summing *summing)
{
	struct text *out = &summing->out;
	bool is_ascii = summing->opts->of[OPT_ASCII];

	text_add_byte(out, '\n');
	text_printf(out, _("Assessments: %1$zu; faulty: %2$zu\n"), summing->row_count,
		    summing->fault_count);
	text_add_string(out, summing->opts->of[OPT_VERIFY]
				 ? _("Verified: the chains of all these records hold\n")
				 : _("Not verified: nobody looked whether the chains hold; "
				     "--verify does\n"));
	if (summing->row_count == 0)
		return;
	text_add_byte(out, '\n');
	write_text_spread(out, &summing->groups, is_ascii);
}

static void end_rows(struct summing *summing)
{
	if (summing->group_column != FORM_NONE)
		add_groups(summing);
	if (summing->format == FORMAT_TEXT)
		add_foot(summing);
	flush_out(summing);
	progress_hide(&summing->progress);
}

/* Nothing is passed over without a word. */
static void tell_rest(const struct summing *summing)
{
	size_t others = summing->other_count;
	size_t links = summing->link_count;

	if (others > 0)
		(void)common_complain(Q_("%zu other CSV file is no record",
					 "%zu other CSV files are no records", others),
				      others);
	if (links > 0)
		(void)common_complain(Q_("%zu symbolic link is not followed",
					 "%zu symbolic links are not followed", links),
				      links);
	if (summing->row_count == 0)
		(void)common_complain(_("there is no record to sum up"));
}

static enum ending write_faults(const struct summing *summing)
{
	const struct opts *opts = summing->opts;
	const char *path = opts->of[OPT_FAULTS];

	if (!path)
		return ENDING_DONE;
	return common_write_output(path, &summing->faults, (const char *const *)opts->operands,
				   opts->operand_count);
}

static enum ending sum_up(struct summing *summing)
{
	const struct opts *opts = summing->opts;
	struct sweep sweep = {
	    .form = summing->form,
	    .checks_chains = opts->of[OPT_VERIFY],
	    .has_leaves = opts->of[OPT_INDICATORS],
	    .jobs = summing->jobs,
	    .take = take,
	    .ctx = summing,
	};

	groups_init(&summing->groups, summing->form);
	text_add_string(&summing->faults, "record,fault,row\n");
	begin_rows(summing);
	summing->progress = progress_begin();
	sweep_run(&sweep, opts->operands, opts->operand_count);
	if (!summing->is_stopped) {
		end_rows(summing);
		tell_rest(summing);
		summing->ending = common_worst(summing->ending, write_faults(summing));
	}
	groups_release(&summing->groups);
	columns_release(&summing->columns);
	text_release(&summing->out);
	text_release(&summing->faults);
	return summing->ending;
}

/* A path that is not there is a slip of the finger: better told before hours of work. */
static bool are_there(const struct opts *opts)
{
	bool are_all = true;

	for (size_t i = 0; i < opts->operand_count; i++) {
		if (common_is_there(opts->operands[i]))
			continue;
		(void)common_complain_status(opts->operands[i], STATUS_MISSING);
		are_all = false;
	}
	return are_all;
}

static enum ending run(const struct opts *opts)
{
	struct summing summing = {.opts = opts, .out = TEXT_EMPTY, .faults = TEXT_EMPTY};

	if (!find_format(opts->of[OPT_FORMAT], &summing.format) ||
	    !find_jobs(opts->of[OPT_JOBS], &summing.jobs))
		return ENDING_TROUBLE;
	if (opts->of[OPT_GROUP] && opts->of[OPT_INDICATORS])
		return common_complain(_("--group and --indicators exclude each other"));
	if (!are_there(opts))
		return ENDING_TROUBLE;
	struct forms forms = {0};
	enum ending ending = ENDING_TROUBLE;
	summing.form = common_form(&forms, opts->of[OPT_FORM]);
	if (summing.form && find_group(summing.form, opts->of[OPT_GROUP], &summing.group_column))
		ending = sum_up(&summing);
	forms_release(&forms);
	return ending;
}

const struct command cmd_summary = {
    .name = "summary",
    .operands = N_("PATH..."),
    .summary = N_("one row an assessment, of all records in folders"),
    .about =
	N_("Walk the folders, read every record, and print one row an assessment; faulty records\n"
	   "are listed apart, and the status is 1.  --group puts them together by a column: how\n"
	   "many there are, the minimum, median, mean and maximum of their totals, their levels.\n"
	   "Without --verify nobody looks whether the chains hold, and each row says so."),
    .operands_min = 1,
    .operands_max = SIZE_MAX,
    .options = cmd_summary_options,
    .run = run,
};
