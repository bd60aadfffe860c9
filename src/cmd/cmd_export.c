/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `cagrade export`: the answers for a spreadsheet or a database. */
#include "config.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "cmd/common.h"
#include "report/write_csv_answers.h"
#include "report/write_xlsx.h"

#include <string.h>

static bool ends_in(const char *name, const char *ending)
{
	size_t len = strlen(name), tail = strlen(ending);
	return len >= tail && strcmp(name + len - tail, ending) == 0;
}

static bool is_workbook(const struct opts *opts)
{
	return ends_in(opts->of[OPT_OUTPUT], ".xlsx");
}

/* Name the character that has no place in the encoding, and the line of the CSV that it is in. */
static enum ending complain_of_character(const char *path, const struct text *csv, size_t at,
					 enum encoding encoding)
{
	size_t line = 1;
	for (size_t i = 0; i < at; i++)
		line += csv->bytes[i] == '\n';
	struct text character = TEXT_EMPTY;
	text_add(&character, csv->bytes + at, utf8_next(csv->bytes, csv->len, at) - at);
	enum ending ending =
	    common_complain(_("%1$s: line %2$zu: the character '%3$s' is none of %4$s"), path, line,
			    character.bytes, encoding_name(encoding));
	text_release(&character);
	return ending;
}

static enum ending encode(const char *path, struct text *csv, enum encoding encoding)
{
	size_t fault;
	enum status status = encoding_encode(csv, encoding, &fault);
	if (status == STATUS_OK)
		return ENDING_DONE;
	if (status == STATUS_BAD_DATA)
		return complain_of_character(path, csv, fault, encoding);
	return common_complain(_("%1$s: this system cannot write %2$s"), path,
			       encoding_name(encoding));
}

static enum ending add_workbook(const struct opts *opts, const struct assessment *assessment,
				struct text *out)
{
	struct text why = TEXT_EMPTY;
	enum ending ending = ENDING_DONE;
	if (!write_xlsx(out, assessment, i18n_language(), opts->of[OPT_OUTPUT], &why))
		ending = common_complain("%s: %s", opts->of[OPT_OUTPUT], why.bytes);
	text_release(&why);
	return ending;
}

static enum ending add_csv(const struct opts *opts, const struct assessment *assessment,
			   struct text *out)
{
	enum encoding encoding = ENCODING_UTF8;
	if (!common_encoding(opts, &encoding))
		return ENDING_TROUBLE;
	if (opts->of[OPT_TIDY])
		write_csv_tidy(out, assessment, i18n_language());
	else
		write_csv_answers(out, assessment, i18n_language(), encoding);
	return encode(opts->of[OPT_OUTPUT], out, encoding);
}

static enum ending write_export(const struct opts *opts, const struct session *session)
{
	struct assessment assessment = common_assessment(session);
	struct text out = TEXT_EMPTY;
	enum ending ending = is_workbook(opts) ? add_workbook(opts, &assessment, &out)
					       : add_csv(opts, &assessment, &out);
	if (ending == ENDING_DONE)
		ending = common_write_output(opts->of[OPT_OUTPUT], &out, &assessment.path, 1);
	text_release(&out);
	return ending;
}

static enum ending run(const struct opts *opts)
{
	const char *output = opts->of[OPT_OUTPUT];
	if (!output)
		return common_complain(_("say with -o which file to write"));
	if (strcmp(output, "-") != 0 && !ends_in(output, ".csv") && !is_workbook(opts))
		return common_complain(_("%s: the name ends neither in .csv nor in .xlsx"), output);
	if (is_workbook(opts) && (opts->of[OPT_ENCODING] || opts->of[OPT_TIDY]))
		return common_complain(_("%s: --encoding and --tidy are for CSV"), output);
	struct forms forms = {0};
	struct session *session = NULL;
	enum ending ending = common_open(&forms, opts, opts->operands[0], COMMON_READ, &session);
	if (session)
		ending = write_export(opts, session);
	session_close(session);
	forms_release(&forms);
	return ending;
}

const struct command cmd_export = {
    .name = "export",
    .operands = N_("RECORD -o FILE"),
    .summary = N_("one row a question, for a spreadsheet"),
    .about =
	N_("Write the answers for a spreadsheet: FILE.xlsx with scores that recompute, or CSV:\n"
	   "FILE.csv, or - for the standard output.  An edited export comes back through\n"
	   "`cagrade import`, a workbook when its sheet of answers is saved as CSV."),
    .operands_min = 1,
    .operands_max = 1,
    .options = cmd_export_options,
    .run = run,
};
