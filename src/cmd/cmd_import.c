/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `cagrade import`: answers from a spreadsheet's CSV, all or nothing. */
#include "config.h"

#include "base/file.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "cmd/common.h"
#include "model/import.h"

#include <string.h>

/* A record as we write it, whatever became of its rows. */
static bool is_record(const struct text *bytes)
{
	return strncmp(bytes->bytes, EVENT_HEADER "\n", strlen(EVENT_HEADER "\n")) == 0;
}

/* A spreadsheet's own file: xlsx and ods are ZIP containers, xls is older. */
static bool is_workbook(const struct text *bytes)
{
	return strncmp(bytes->bytes, "PK\3\4", 4) == 0 ||
	       strncmp(bytes->bytes, "\xD0\xCF\x11\xE0", 4) == 0;
}

/* Bring the sheet into UTF-8 from the encoding that --encoding names, or else that it looks like,
 * which is told.  A record is in UTF-8 whatever became of it. */
static enum ending decode(const struct opts *opts, const char *path, struct text *bytes)
{
	if (is_record(bytes) && !opts->of[OPT_ENCODING])
		return ENDING_DONE;
	if (is_workbook(bytes))
		return common_complain(_("%s: a workbook: save its sheet of answers as CSV, and "
					 "import that"),
				       path);
	enum encoding encoding = encoding_detect(bytes->bytes, bytes->len);
	if (!common_encoding(opts, &encoding))
		return ENDING_TROUBLE;
	if (!opts->of[OPT_ENCODING] && encoding != ENCODING_UTF8)
		(void)common_complain(_("%1$s: read as %2$s"), path, encoding_name(encoding));
	size_t fault;
	enum status status = encoding_decode(bytes, encoding, &fault);
	if (status == STATUS_BAD_DATA)
		return common_complain(_("%1$s: not %2$s, from byte %3$zu on"), path,
				       encoding_name(encoding), fault + 1);
	if (status != STATUS_OK)
		return common_complain(_("%1$s: this system cannot read %2$s"), path,
				       encoding_name(encoding));
	return ENDING_DONE;
}

/* Read the sheet against what is answered so far; faults are told on stderr. */
static enum ending read_sheet(const struct opts *opts, const struct form *form,
			      const struct answers *answers, bool begins, struct import *out)
{
	const char *path = opts->operands[1];
	struct text bytes = TEXT_EMPTY;
	struct diag_list diags = {0};
	enum status status = file_read(path, &bytes);
	enum ending ending =
	    status == STATUS_OK ? decode(opts, path, &bytes) : common_complain_status(path, status);
	if (ending == ENDING_DONE && import_read(path, bytes.bytes, bytes.len, form, answers,
						 begins, out, &diags) != STATUS_OK)
		ending = ENDING_TROUBLE;
	common_print_diags(&diags);
	text_release(&bytes);
	return ending;
}

static void add_shown(struct text *out, const char *answer)
{
	utf8_add_shown(out, answer, strlen(answer), false);
}

/* One line a change: `ITEM: "old" -> "new"`, notes and the rest by name alone. */
static void print_change(struct text *out, const struct session_change *change,
			 const struct answers *answers)
{
	const struct event *old = answers_event(answers, change->item);
	text_printf(out, "%s:", answers->form->items[change->item].id);
	if (change->answer) {
		text_add_string(out, " \"");
		add_shown(out, old ? old->answer : "");
		text_add_string(out, "\" -> \"");
		add_shown(out, change->answer);
		text_add_byte(out, '"');
	}
	if (change->note)
		text_printf(out, " %s", _("note"));
	if (change->flag)
		text_printf(out, " %s", _("flag"));
	if (change->evidence)
		text_printf(out, " %s", _("evidence"));
	text_add_byte(out, '\n');
}

static enum ending print_difference(const struct import *import, const struct answers *answers)
{
	struct text out = TEXT_EMPTY;
	for (size_t i = 0; i < import->changes.count; i++)
		print_change(&out, &import->changes.at[i], answers);
	enum ending ending = common_print(&out);
	text_release(&out);
	return common_worst(ending, import->changes.count > 0 ? ENDING_NO : ENDING_DONE);
}

static enum ending append_changes(struct session *session, const struct import *import)
{
	const char *path = record_path(session->record);
	if (import->changes.count > 0) {
		if (common_is_barred(session))
			return ENDING_TROUBLE;
		enum status status =
		    session_import(session, import->changes.at, import->changes.count);
		if (status != STATUS_OK)
			return common_complain_status(path, status);
	}
	(void)common_complain(Q_("%1$s: %2$zu change imported", "%1$s: %2$zu changes imported",
				 import->changes.count),
			      path, import->changes.count);
	return common_print_slip(session);
}

static enum ending import_into(const struct opts *opts, struct forms *forms)
{
	bool is_dry = opts->of[OPT_DRY_RUN] != NULL;
	struct session *session = NULL;
	enum ending ending = common_open(forms, opts, opts->operands[0],
					 is_dry ? COMMON_READ : COMMON_WRITE, &session);
	if (!session)
		return ending;
	struct import import = {.pool = TEXT_EMPTY};
	ending = read_sheet(opts, session->form, &session->answers, false, &import);
	if (ending == ENDING_DONE)
		ending = is_dry ? print_difference(&import, &session->answers)
				: append_changes(session, &import);
	import_release(&import);
	session_close(session);
	return ending;
}

static enum ending begin_and_append(const struct opts *opts, struct forms *forms,
				    const struct import *import)
{
	struct session *session = NULL;
	enum ending ending = common_begin(forms, opts, opts->operands[0], &session);
	if (session)
		ending = append_changes(session, import);
	session_close(session);
	return ending;
}

/* The sheet is read before the record begins, so that a faulty one leaves nothing behind. */
static enum ending import_new(const struct opts *opts, struct forms *forms)
{
	const struct form *form = common_form(forms, opts->of[OPT_FORM]);
	if (!form)
		return ENDING_TROUBLE;
	struct answers nothing;
	answers_init(&nothing, form);
	struct import import = {.pool = TEXT_EMPTY};
	enum ending ending = read_sheet(opts, form, &nothing, true, &import);
	if (ending == ENDING_DONE)
		ending = opts->of[OPT_DRY_RUN] ? print_difference(&import, &nothing)
					       : begin_and_append(opts, forms, &import);
	import_release(&import);
	answers_release(&nothing);
	return ending;
}

static enum ending run(const struct opts *opts)
{
	struct forms forms = {0};
	bool is_there = common_is_there(opts->operands[0]);
	enum ending ending = is_there ? import_into(opts, &forms) : import_new(opts, &forms);
	forms_release(&forms);
	return ending;
}

const struct command cmd_import = {
    .name = "import",
    .operands = N_("RECORD SHEET"),
    .summary = N_("answers from a spreadsheet's CSV"),
    .about =
	N_("Take the answers of a CSV sheet with the columns item and answer into the record,\n"
	   "which is begun where it does not exist.  All or nothing: every fault is listed by\n"
	   "row and column, and then nothing is written."),
    .operands_min = 2,
    .operands_max = 2,
    .options = cmd_import_options,
    .changes_record = true,
    .run = run,
};
