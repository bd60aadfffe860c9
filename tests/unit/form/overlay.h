/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small forms in the test's own folder: tests/forms/good, and what a test changes in it. */
#ifndef CAGRADE_TESTS_OVERLAY_H
#define CAGRADE_TESTS_OVERLAY_H

#include "base/diag.h"
#include "base/file.h"
#include "base/text.h"
#include "form/form.h"
#include "form/form_load.h"

#include "tests/support/scratch.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define OVERLAY_SHEET_COUNT 7

static const char *const overlay_sheets[OVERLAY_SHEET_COUNT] = {
    "criteria.csv", "form.csv",	 "indicators.csv", "items.csv",
    "levels.csv",   "links.csv", "rulings.csv",
};

static char overlay_root[PATH_MAX]; /* the folder of the tests' sources */

/* For .init of a suite; scratch_leave() is its .fini. */
static inline void overlay_enter(void)
{
	const char *root = getenv("TEST_SRCDIR");

	if (!realpath(root ? root : "tests", overlay_root))
		abort();
	scratch_enter();
}

/* Read a file into text; false where there is none. */
static inline bool overlay_read(const char *path, struct text *text)
{
	enum status status;

	text_clear(text);
	status = file_read(path, text);
	cr_assert(status == STATUS_OK || status == STATUS_MISSING, "%s", path);
	return status == STATUS_OK;
}

/* Copy those sheets of a folder of tests/forms that are there. */
static inline void overlay_copy(const char *folder)
{
	struct text path = TEXT_EMPTY;
	struct text bytes = TEXT_EMPTY;

	for (size_t i = 0; i < OVERLAY_SHEET_COUNT; i++) {
		text_clear(&path);
		text_printf(&path, "%s/forms/%s/%s", overlay_root, folder, overlay_sheets[i]);
		if (overlay_read(path.bytes, &bytes))
			scratch_write(overlay_sheets[i], bytes.bytes, bytes.len);
	}
	text_release(&path);
	text_release(&bytes);
}

/* Put another piece in the place of one that the sheet holds once. */
static inline void overlay_replace(const char *sheet, const char *old, const char *new)
{
	struct text before = TEXT_EMPTY;
	struct text after = TEXT_EMPTY;
	const char *at;

	cr_assert(overlay_read(sheet, &before));
	at = strstr(before.bytes, old);
	cr_assert(at && !strstr(at + 1, old), "'%s' stands not once in %s", old, sheet);
	text_add(&after, before.bytes, (size_t)(at - before.bytes));
	text_add_string(&after, new);
	text_add_string(&after, at + strlen(old));
	scratch_write(sheet, after.bytes, after.len);
	text_release(&before);
	text_release(&after);
}

/* What is wrong with the form here, a line a fault, as `form check` says it; "" for a form that is
 * read.  One with faults must not be handed out.  Yours: free(). */
static inline char *overlay_faults(void)
{
	struct diag_list diags = {0};
	struct text lines = TEXT_EMPTY;
	struct form *form;
	enum status status = form_load(".", &form, &diags);

	cr_expect_eq(status, diags.errors > 0 ? STATUS_BAD_DATA : STATUS_OK);
	cr_expect_eq(form == NULL, diags.errors > 0);
	for (size_t i = 0; i < diags.diags.count; i++) {
		diag_print(&lines, &diags.diags.at[i]);
		text_add_byte(&lines, '\n');
	}
	form_free(form);
	diag_release(&diags);
	return text_take(&lines);
}

/* Hold what is wrong with the form here against what should be; context names the case. */
static inline void overlay_expect(const char *faults, const char *context)
{
	char *found = overlay_faults();

	cr_expect_str_eq(found, faults, "%s\nexpected:\n%sfound:\n%s", context, faults, found);
	free(found);
}

/* The form here, which must be without faults.  Yours: form_free(). */
static inline struct form *overlay_form(void)
{
	struct diag_list diags = {0};
	struct form *form;

	cr_assert_eq(form_load(".", &form, &diags), STATUS_OK);
	cr_assert_eq(diags.diags.count, 0);
	diag_release(&diags);
	return form;
}

#endif
