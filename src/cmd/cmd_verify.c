/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `cagrade verify`: does a record hold, alone and against its slip? */
#include "config.h"

#include "base/i18n.h"
#include "cmd/common.h"
#include "record/record.h"
#include "record/verify.h"

#include <string.h>

static enum ending ending_of(enum verdict_kind kind)
{
	return kind == VERDICT_OK || kind == VERDICT_WHOLE ? ENDING_DONE : ENDING_NO;
}

static enum ending print_verdict(const char *path, const struct verdict *verdict,
				 const struct slip *expected, const struct slip *slip)
{
	struct text out = TEXT_EMPTY;
	verdict_print(&out, path, verdict, expected);
	text_add_byte(&out, '\n');
	if (slip) {
		char printed[SLIP_SIZE];
		slip_print(slip, printed);
		text_printf(&out, "slip %s\n", printed);
	}
	enum ending ending = common_worst(common_print(&out), ending_of(verdict->kind));
	text_release(&out);
	return ending;
}

static enum ending verify_one(const char *path, const struct slip *expected)
{
	struct diag_list diags = {0};
	struct record *record = NULL;
	enum status status = record_open(path, RECORD_READ, &record, &diags);
	if (status != STATUS_OK && status != STATUS_BAD_DATA)
		(void)common_complain_status(path, status);
	common_print_diags(&diags);
	if (status == STATUS_BAD_DATA && expected) {
		/* An emptied file: nothing is left of what the slip shows was there. */
		struct verdict emptied = {.kind = VERDICT_SHORT, .row = 0};
		return print_verdict(path, &emptied, expected, NULL);
	}
	if (status != STATUS_OK)
		return ENDING_TROUBLE;

	struct verdict verdict = verdict_of(record, expected);
	struct slip slip = record_slip(record);
	enum ending ending = print_verdict(path, &verdict, expected, &slip);
	record_close(record);
	return ending;
}

/* Read a slip, or the line that commands and reports print it in, which people copy as it is. */
static bool read_slip(const char *given, struct slip *out)
{
	static const char word[] = "slip ";
	bool has_word = strncmp(given, word, strlen(word)) == 0;
	return slip_parse(has_word ? given + strlen(word) : given, out);
}

static enum ending run(const struct opts *opts)
{
	struct slip expected;
	const char *slip = opts->of[OPT_EXPECT];
	if (slip && !read_slip(slip, &expected))
		return common_complain(_("--expect: '%s' is no slip, which reads ROWS:DIGEST"),
				       slip);
	if (slip && opts->operand_count != 1)
		return common_complain(_("--expect takes one record"));
	enum ending worst = ENDING_DONE;
	for (size_t i = 0; i < opts->operand_count; i++)
		worst = common_worst(worst, verify_one(opts->operands[i], slip ? &expected : NULL));
	return worst;
}

const struct command cmd_verify = {
    .name = "verify",
    .operands = N_("RECORD..."),
    .summary = N_("does a record hold, row by row and against its slip?"),
    .about = N_("Check the chain of each record, and with --expect that nothing is missing at its\n"
		"end.  The chain alone shows changes inside a record; a cut tail or a wholly new\n"
		"record is shown only by the slip on the signed paper."),
    .operands_min = 1,
    .operands_max = SIZE_MAX,
    .options = cmd_verify_options,
    .run = run,
};
