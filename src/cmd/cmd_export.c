/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `cagrade export`: the answers for a spreadsheet. */
#include "config.h"

#include "base/i18n.h"
#include "cmd/common.h"
#include "report/write_csv.h"

#include <string.h>

static bool ends_in(const char *name, const char *ending)
{
	size_t len = strlen(name), tail = strlen(ending);
	return len >= tail && strcmp(name + len - tail, ending) == 0;
}

static enum ending export(const struct session *session, const char *output) {
	struct assessment assessment = common_assessment(session); struct text out = TEXT_EMPTY;
	write_csv_answers(&out, &assessment, i18n_language());
	const char *input = assessment.path;
	enum ending ending = common_write_output(output, &out, &input, 1);
	text_release(&out);
	return ending;
}

static enum ending run(const struct opts *opts)
{
	const char *output = opts->of[OPT_OUTPUT];
	if (!output)
		return common_complain(_("say with -o which file to write"));
	if (strcmp(output, "-") != 0 && !ends_in(output, ".csv"))
		return common_complain(_("%s: the name does not end in .csv"), output);
	struct forms forms = {0};
	struct session *session = NULL;
	enum ending ending = common_open(&forms, opts, opts->operands[0], COMMON_READ, &session);
	if (session)
		ending = export(session, output);
	session_close(session);
	forms_release(&forms);
	return ending;
}

static const enum opt options[] = {OPT_OUTPUT, OPT_FORM, OPT_COUNT};

const struct command cmd_export = {
    .name = "export",
    .operands = N_("RECORD -o FILE"),
    .summary = N_("one row a question, for a spreadsheet"),
    .about = N_("Write the answers as CSV that a spreadsheet opens right: FILE.csv, or - for the\n"
		"standard output.  An edited export comes back through `cagrade import`."),
    .operands_min = 1,
    .operands_max = 1,
    .options = options,
    .run = run,
};
