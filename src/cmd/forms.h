/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where forms are found, and each loaded once. */
#ifndef CAGRADE_CMD_FORMS_H
#define CAGRADE_CMD_FORMS_H

#include "base/diag.h"
#include "base/status.h"
#include "base/text.h"
#include "base/vec.h"

struct form;

/* Forms that a command has loaded; {0} to begin with. */
struct forms {
	VEC(struct form *) loaded;
};

void forms_release(struct forms *forms);

/* Where the program's own folder has a `locale/` have messages looked up there, unless
 * CAGRADE_LOCALEDIR says otherwise; and where it has a `terminfo/`, terminals that the system does
 * not know, unless TERMINFO_DIRS does.  Call it before i18n_start(). */
void forms_use_own_folders(void);

/* The form's folder: id_or_dir itself where it holds a slash, else under the data folder.
 * Added to out. */
void forms_add_folder(struct text *out, const char *id_or_dir);

/* Load a form, or give the one loaded before.
 *
 * id_or_dir  NULL: the default form
 * errors     as form_load()
 * owner      the form stays in forms */
CHECKED enum status forms_get(struct forms *forms, const char *id_or_dir, const struct form **out,
			      struct diag_list *diags);

/* The ids of the forms in the data folder, in order.  Each string and the array are yours. */
struct form_ids {
	VEC(char *) list;
};
CHECKED enum status forms_list(struct form_ids *out);
void form_ids_release(struct form_ids *ids);

#endif
