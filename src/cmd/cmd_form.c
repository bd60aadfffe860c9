/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `cagrade form`: which forms there are, and whether one is sound. */
#include "config.h"

#include "base/i18n.h"
#include "cmd/common.h"
#include "form/form.h"

#include <string.h>

static enum ending print_form(struct forms *forms, const char *id)
{
	const struct form *form = common_form(forms, id);
	if (!form)
		return common_complain(_("the form '%s' cannot be used"), id);
	struct text line = TEXT_EMPTY;
	text_printf(&line, "%s %d  %s  %s\n", form->id, form->version, form->standard,
		    i18n_label(&form->title));
	enum ending ending = common_print(&line);
	text_release(&line);
	return ending;
}

static enum ending list_forms(void)
{
	struct forms forms = {0};
	struct form_ids ids = {0};
	enum ending worst = ENDING_DONE;
	enum status status = forms_list(&ids);
	if (status != STATUS_OK)
		worst = common_complain_status("forms", status);
	for (size_t i = 0; i < ids.list.count; i++)
		worst = common_worst(worst, print_form(&forms, ids.list.at[i]));
	form_ids_release(&ids);
	forms_release(&forms);
	return worst;
}

/* Of a sheet that cannot be read nobody knows whether it is at fault. */
static bool has_unread_sheet(const struct diag_list *diags)
{
	for (size_t i = 0; i < diags->diags.count; i++) {
		if (diags->diags.at[i].code == DIAG_FORM_SHEET_UNREADABLE)
			return true;
	}
	return false;
}

/* A faulty form is the answer no; a folder or a sheet that cannot be read is trouble. */
static enum ending check_form(const char *folder)
{
	struct forms forms = {0};
	struct diag_list diags = {0};
	const struct form *form = NULL;
	struct text path = TEXT_EMPTY; /* "." and "x" are folders here, not ids */
	text_printf(&path, "%s%s", strchr(folder, '/') ? "" : "./", folder);
	enum ending ending = ENDING_DONE;
	enum status status = forms_get(&forms, path.bytes, &form, &diags);
	if (status == STATUS_BAD_DATA)
		ending = has_unread_sheet(&diags) ? ENDING_TROUBLE : ENDING_NO;
	else if (status != STATUS_OK)
		ending = common_complain_status(folder, status);
	common_print_diags(&diags);
	text_release(&path);
	forms_release(&forms);
	return ending;
}

static enum ending run(const struct opts *opts)
{
	const char *verb = opts->operands[0];
	if (strcmp(verb, "list") == 0 && opts->operand_count == 1)
		return list_forms();
	if (strcmp(verb, "check") == 0 && opts->operand_count == 2)
		return check_form(opts->operands[1]);
	return common_complain(_("usage: cagrade form list, or cagrade form check DIR"));
}

const struct command cmd_form = {
    .name = "form",
    .operands = N_("list | check DIR"),
    .summary = N_("which forms there are, and whether one is sound"),
    .about = N_("`form list` names the forms that are installed; `form check DIR` reports every\n"
		"fault of the sheets in a folder by sheet, row and column."),
    .operands_min = 1,
    .operands_max = 2,
    .options = cmd_form_options,
    .run = run,
};
