/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where forms are found, and each loaded once. */
#include "config.h"

#include "cmd/forms.h"

#include "base/mem.h"
#include "cmd/common.h"
#include "form/form.h"
#include "form/form_load.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_folder(const char *path)
{
	struct stat info;
	return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

/* Add the folder that the running program stands in; nothing where the system does not tell. */
static void add_program_folder(struct text *out)
{
	char path[PATH_MAX];
	ssize_t len = readlink("/proc/self/exe", path, sizeof path - 1);
	if (len <= 0)
		return;
	path[len] = '\0';
	text_add(out, path, (size_t)(strrchr(path, '/') - path));
}

/* Add the folder that holds `forms/`: CAGRADE_DATADIR, the program's own folder where it has a
 * `forms/` (a build tree, a bundle on a stick), or where the program was installed. */
static void add_datadir(struct text *out)
{
	const char *given = getenv("CAGRADE_DATADIR");
	if (given && *given) {
		text_add_string(out, given);
		return;
	}
	struct text own = TEXT_EMPTY;
	add_program_folder(&own);
	size_t len = own.len;
	text_add_string(&own, "/forms");
	bool has_forms = len > 0 && is_folder(own.bytes);
	text_cut(&own, len);
	text_add_string(out, has_forms ? own.bytes : PKGDATADIR);
	text_release(&own);
}

/* Give the variable a value that ends in the folder `name` beside the program, where there is one.
 */
static void offer_own_folder(const char *variable, const char *before, const char *name)
{
	struct text value = TEXT_EMPTY;
	text_add_string(&value, before);
	add_program_folder(&value);
	text_add_string(&value, name);
	if (is_folder(value.bytes + strlen(before)))
		setenv(variable, value.bytes, 0);
	text_release(&value);
}

void forms_use_own_folders(void)
{
	offer_own_folder("CAGRADE_LOCALEDIR", "", "/locale");
	offer_own_folder("TERMINFO_DIRS", ":",
			 "/terminfo"); /* nothing before a colon: the system's */
}

void forms_add_folder(struct text *out, const char *id_or_dir)
{
	if (!strchr(id_or_dir, '/')) {
		add_datadir(out);
		text_add_string(out, "/forms/");
	}
	text_add_string(out, id_or_dir);
}

enum status forms_get(struct forms *forms, const char *id_or_dir, const struct form **out,
		      struct diag_list *diags)
{
	*out = NULL;
	if (!id_or_dir)
		id_or_dir = DEFAULT_FORM;
	for (size_t i = 0; i < forms->loaded.count; i++) {
		if (strcmp(forms->loaded.at[i]->id, id_or_dir) == 0) {
			*out = forms->loaded.at[i];
			return STATUS_OK;
		}
	}
	struct text folder = TEXT_EMPTY;
	forms_add_folder(&folder, id_or_dir);
	struct form *form = NULL;
	enum status status = form_load(folder.bytes, &form, diags);
	text_release(&folder);
	if (status == STATUS_OK)
		*out = *vec_push(&forms->loaded) = form;
	return status;
}

void forms_release(struct forms *forms)
{
	for (size_t i = 0; i < forms->loaded.count; i++)
		form_free(forms->loaded.at[i]);
	vec_release(&forms->loaded);
}

static int compare_ids(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Add the ids of the folders in `dir` that hold a form, by a look at their form.csv.  One that
 * cannot be looked at is taken too: whoever opens it is told why. */
static enum status add_ids(struct form_ids *out, DIR *dir, struct text *folder)
{
	size_t len = folder->len;
	for (;;) {
		errno = 0;
		const struct dirent *entry = readdir(dir);
		if (!entry)
			return errno == 0 ? STATUS_OK : STATUS_SYSTEM;
		text_cut(folder, len);
		text_printf(folder, "%s/form.csv", entry->d_name);
		if (entry->d_name[0] != '.' && common_is_there(folder->bytes))
			*vec_push(&out->list) = mem_string(entry->d_name);
	}
}

enum status forms_list(struct form_ids *out)
{
	struct text folder = TEXT_EMPTY;
	add_datadir(&folder);
	text_add_string(&folder, "/forms/");
	DIR *dir = opendir(folder.bytes);
	if (!dir) {
		text_release(&folder);
		return errno == ENOENT ? STATUS_MISSING : STATUS_SYSTEM;
	}
	enum status status = add_ids(out, dir, &folder);
	int reason = errno;
	closedir(dir);
	text_release(&folder);
	if (out->list.count > 0)
		qsort(out->list.at, out->list.count, sizeof *out->list.at, compare_ids);
	errno = reason;
	return status;
}

void form_ids_release(struct form_ids *ids)
{
	for (size_t i = 0; i < ids->list.count; i++)
		free(ids->list.at[i]);
	vec_release(&ids->list);
}
