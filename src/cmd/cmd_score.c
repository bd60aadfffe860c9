/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `cagrade score`: total, level and every indicator. */
#include "config.h"

#include "base/i18n.h"
#include "cmd/common.h"
#include "report/write_csv.h"
#include "report/write_json.h"
#include "report/write_text.h"

#include <string.h>

struct format {
	const char *name;
	void (*write_header)(struct text *out); /* NULL: none */
	void (*write)(struct text *out, const struct assessment *assessment);
	bool parts_records; /* an empty line stands between two records */
};

static const struct format formats[] = {
    {"text", NULL, write_text_score, true},
    {"csv", write_csv_score_header, write_csv_score, false},
    {"json", NULL, write_json_score, false},
};

static const struct format *find_format(const char *name)
{
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		if (strcmp(formats[i].name, name) == 0)
			return &formats[i];
	}
	return NULL;
}

struct scoring {
	const struct format *format;
	bool has_written;
};

static enum ending score_one(const struct session *session, void *ctx)
{
	struct scoring *scoring = ctx;
	struct assessment assessment = common_assessment(session);
	struct text out = TEXT_EMPTY;
	if (scoring->has_written && scoring->format->parts_records)
		text_add_byte(&out, '\n');
	scoring->format->write(&out, &assessment);
	scoring->has_written = true;
	enum ending ending = common_print(&out);
	text_release(&out);
	return ending;
}

static enum ending run(const struct opts *opts)
{
	const char *name = opts->of[OPT_FORMAT] ? opts->of[OPT_FORMAT] : "text";
	const struct format *format = find_format(name);
	if (!format)
		return common_complain(_("--format: '%s' is none of text, csv, json"), name);
	enum ending header = ENDING_DONE;
	if (format->write_header) {
		struct text out = TEXT_EMPTY;
		format->write_header(&out);
		header = common_print(&out);
		text_release(&out);
	}
	struct scoring scoring = {.format = format};
	return common_worst(header, common_each_record(opts, score_one, &scoring));
}

const struct command cmd_score = {
    .name = "score",
    .operands = N_("RECORD..."),
    .summary = N_("total, level and every indicator"),
    .about = N_("Score each record: the total and the level with both ends while questions are\n"
		"open, the indicators, the requirements clause by clause, warnings, and how the\n"
		"standard was read where it is silent."),
    .operands_min = 1,
    .operands_max = SIZE_MAX,
    .options = cmd_score_options,
    .run = run,
};
