/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `cagrade report`: the inspection report. */
#include "config.h"

#include "base/i18n.h"
#include "cmd/common.h"
#include "cmd/earlier.h"
#include "report/inspection.h"
#include "report/write_html.h"
#include "report/write_report_text.h"

#include <string.h>

struct format {
	const char *ending; /* of the file's name */
	void (*write)(struct text *out, const struct report *report);
};

static const struct format formats[] = {
    {".html", write_html_report},
    {".txt", write_report_text},
    {"-", write_report_text},
};

/* The format that the name asks for; NULL where it asks for none. */
static const struct format *find_format(const char *name)
{
	size_t len = strlen(name);
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		size_t tail = strlen(formats[i].ending);
		bool is_whole = formats[i].ending[0] == '-'; /* the standard output has no ending */
		if ((is_whole ? len == tail : len > tail) &&
		    strcmp(name + len - tail, formats[i].ending) == 0)
			return &formats[i];
	}
	return NULL;
}

static enum ending write_report(const struct opts *opts, const struct format *format,
				const struct session *session, const struct session *previous)
{
	struct assessment assessment = common_assessment(session);
	struct assessment before;
	if (previous)
		before = common_assessment(previous);
	struct report report;
	inspection_compose(&report, &assessment, previous ? &before : NULL);
	struct text out = TEXT_EMPTY;
	format->write(&out, &report);
	report_release(&report);
	const char *const inputs[] = {opts->operands[0], opts->of[OPT_PREVIOUS]};
	enum ending ending =
	    common_write_output(opts->of[OPT_OUTPUT], &out, inputs, previous ? 2 : 1);
	text_release(&out);
	return ending;
}

static enum ending open_and_write(struct forms *forms, const struct opts *opts,
				  const struct format *format)
{
	struct session *session = NULL;
	struct session *previous = NULL;
	enum ending ending = common_open(forms, opts, opts->operands[0], COMMON_READ, &session);
	if (session && opts->of[OPT_PREVIOUS])
		ending = earlier_open(forms, opts, session, opts->of[OPT_PREVIOUS], &previous);
	if (ending == ENDING_DONE)
		ending = write_report(opts, format, session, previous);
	session_close(previous);
	session_close(session);
	return ending;
}

static enum ending run(const struct opts *opts)
{
	const char *output = opts->of[OPT_OUTPUT];
	if (!output)
		return common_complain(_("say with -o which file to write"));
	const struct format *format = find_format(output);
	if (!format)
		return common_complain(_("%s: the name ends neither in .html nor in .txt"), output);
	struct forms forms = {0};
	enum ending ending = open_and_write(&forms, opts, format);
	forms_release(&forms);
	return ending;
}

const struct command cmd_report = {
    .name = "report",
    .operands = N_("RECORD -o FILE"),
    .summary = N_("the inspection report"),
    .about = N_(
	"Write the inspection report: FILE.html, one file to read on the screen and to print on\n"
	"A4, or FILE.txt, 80 columns for a terminal or a mail; - is the same text on the\n"
	"standard output.  It holds what the record says and nothing else, so that the same\n"
	"record gives the same report."),
    .operands_min = 1,
    .operands_max = 1,
    .options = cmd_report_options,
    .run = run,
};
