/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `cagrade diff`: two assessments side by side. */
#include "config.h"

#include "base/i18n.h"
#include "cmd/common.h"
#include "cmd/earlier.h"
#include "report/write_diff.h"
#include "report/write_json.h"
#include "score/compare.h"

#include <string.h>

typedef void diff_writer(struct text *out, const struct assessment *before,
			 const struct assessment *after, const struct compare *compare);

static const struct {
	const char *name;
	diff_writer *write;
} formats[] = {
    {"text", write_diff_text},
    {"csv", write_diff_csv},
    {"json", write_json_diff},
};

static diff_writer *find_writer(const char *name)
{
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		if (strcmp(formats[i].name, name) == 0)
			return formats[i].write;
	}
	return NULL;
}

static enum ending print_diff(const struct session *earlier, const struct session *later,
			      diff_writer *write)
{
	struct assessment before = common_assessment(earlier);
	struct assessment after = common_assessment(later);
	struct compare_side side_before = {before.answers, before.score};
	struct compare_side side_after = {after.answers, after.score};
	struct compare compare;
	compare_init(&compare, &side_before, &side_after);
	struct text out = TEXT_EMPTY;
	write(&out, &before, &after, &compare);
	enum ending ending = common_print(&out);
	if (compare.differs)
		ending = common_worst(ending, ENDING_NO);
	text_release(&out);
	compare_release(&compare);
	return ending;
}

static enum ending run(const struct opts *opts)
{
	const char *name = opts->of[OPT_FORMAT] ? opts->of[OPT_FORMAT] : "text";
	diff_writer *write = find_writer(name);
	if (!write)
		return common_complain(_("--format: '%s' is none of text, csv, json"), name);
	struct forms forms = {0};
	struct session *later = NULL;
	struct session *earlier = NULL;
	enum ending ending = common_open(&forms, opts, opts->operands[1], COMMON_READ, &later);
	if (later)
		ending = earlier_open(&forms, opts, later, opts->operands[0], &earlier);
	if (earlier)
		ending = print_diff(earlier, later, write);
	session_close(earlier);
	session_close(later);
	forms_release(&forms);
	return ending;
}

const struct command cmd_diff = {
    .name = "diff",
    .operands = N_("OLD NEW"),
    .summary = N_("two assessments side by side"),
    .about =
	N_("Compare an earlier record with a later one: the total, the level and the indicators\n"
	   "side by side, then what is better, worse, newly answered, no longer answered, or\n"
	   "differs in its note alone.  Answers to questions whose words have changed between two\n"
	   "versions of the form are told apart.  The status is 1 where anything differs."),
    .operands_min = 2,
    .operands_max = 2,
    .options = cmd_diff_options,
    .run = run,
};
