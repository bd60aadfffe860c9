/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `cagrade seal`: close a record, after showing what is open or contradictory. */
#include "config.h"

#include "base/i18n.h"
#include "cmd/common.h"
#include "report/write_text.h"
#include "score/advise.h"

#include <stdio.h>

/* Show on stderr what the one who seals should have seen. */
static void show_what_is_left(const struct session *session)
{
	struct assessment assessment = common_assessment(session);
	struct text out = TEXT_EMPTY;
	if (session->score.open_count > 0) {
		struct advices advices = {0};
		advise_open(&advices, &session->answers, &session->score);
		write_text_next(&out, &assessment, &advices);
		advices_release(&advices);
	}
	for (size_t i = 0; i < session->warnings.list.count; i++) {
		write_text_warning(&out, &assessment, &session->warnings.list.at[i]);
		text_add_byte(&out, '\n');
	}
	fputs(out.bytes, stderr);
	text_release(&out);
}

static enum ending seal(const struct opts *opts, struct session *session)
{
	const char *path = record_path(session->record);
	if (session->is_read_only && common_is_barred(session))
		return ENDING_TROUBLE;
	show_what_is_left(session);
	if (!common_confirm(opts, _("Seal this record?")))
		return ENDING_TROUBLE;
	enum status status = session_seal(session);
	if (status != STATUS_OK)
		return common_complain_status(path, status);
	return common_print_slip(session);
}

static enum ending run(const struct opts *opts)
{
	struct forms forms = {0};
	struct session *session = NULL;
	enum ending ending = common_open(&forms, opts, opts->operands[0], COMMON_WRITE, &session);
	if (session)
		ending = seal(opts, session);
	session_close(session);
	forms_release(&forms);
	return ending;
}

const struct command cmd_seal = {
    .name = "seal",
    .operands = N_("RECORD"),
    .summary = N_("close a record and print its slip"),
    .about = N_("Show what is open or contradictory, ask, and close the record.  A change behind\n"
		"the seal needs a reason and is a numbered amendment.  The slip belongs on paper,\n"
		"beside the signatures."),
    .operands_min = 1,
    .operands_max = 1,
    .options = cmd_seal_options,
    .changes_record = true,
    .run = run,
};
