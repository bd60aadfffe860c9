/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `cagrade next`: what is still open. */
#include "config.h"

#include "base/i18n.h"
#include "cmd/common.h"
#include "report/write_text.h"
#include "score/advise.h"

static enum ending list_open(const struct session *session, void *ctx)
{
	(void)ctx;
	struct assessment assessment = common_assessment(session);
	struct advices advices = {0};
	advise_open(&advices, &session->answers, &session->score);
	struct text out = TEXT_EMPTY;
	write_text_next(&out, &assessment, &advices);
	enum ending ending = common_print(&out);
	text_release(&out);
	advices_release(&advices);
	return ending;
}

static enum ending run(const struct opts *opts)
{
	return common_each_record(opts, list_open, NULL);
}

const struct command cmd_next = {
    .name = "next",
    .operands = N_("RECORD"),
    .summary = N_("what is still open"),
    .about = N_("List the open questions, those first that can still move the level."),
    .operands_min = 1,
    .operands_max = 1,
    .options = cmd_next_options,
    .run = run,
};
