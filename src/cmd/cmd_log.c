/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `cagrade log`: who answered what, when, old and new. */
#include "config.h"

#include "base/i18n.h"
#include "cmd/common.h"
#include "form/form.h"
#include "report/write_text.h"

static enum ending write_log(const struct session *session, const char *id)
{
	size_t item = FORM_NONE;
	if (id) {
		item = form_item(session->form, id);
		if (item == FORM_NONE)
			return common_complain(_("the form has no item '%s'"), id);
	}
	struct assessment assessment = common_assessment(session);
	struct text out = TEXT_EMPTY;
	write_text_log(&out, &assessment, item);
	enum ending ending = common_print(&out);
	text_release(&out);
	return ending;
}

static enum ending run(const struct opts *opts)
{
	struct forms forms = {0};
	struct session *session = NULL;
	enum ending ending = common_open(&forms, opts, opts->operands[0], COMMON_READ, &session);
	if (session)
		ending = write_log(session, opts->operand_count > 1 ? opts->operands[1] : NULL);
	session_close(session);
	forms_release(&forms);
	return ending;
}

const struct command cmd_log = {
    .name = "log",
    .operands = N_("RECORD [ITEM]"),
    .summary = N_("who answered what, when, old and new"),
    .about = N_("Print every row of the record, or those of one item."),
    .operands_min = 1,
    .operands_max = 2,
    .options = cmd_log_options,
    .run = run,
};
