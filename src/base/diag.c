/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Faults in what the user gave us: the list of them, and how one is said. */
#include "config.h"

#include "base/diag.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"

#include <assert.h>
#include <string.h>

/* Where a detail comes into the words. */
#define MARK_1 "%1$s"
#define MARK_2 "%2$s"
#define MARK_LEN (sizeof MARK_1 - 1)

struct kind {
	enum diag_severity severity;
	const char *name;
	const char *words;
};

static const struct kind kinds[DIAG_COUNT] = {
#define DIAG(code, severity, words) [DIAG_##code] = {severity, #code, words},
#include "base/diag.def"
#undef DIAG
};

static const struct kind *kind_of(enum diag_code code)
{
	assert(code < DIAG_COUNT);
	return &kinds[code];
}

static char *copy_or_null(const char *string)
{
	return string ? mem_string(string) : NULL;
}

void diag_add(struct diag_list *list, enum diag_code code, struct diag_place place,
	      const char *detail_1, const char *detail_2)
{
	if (diag_severity(code) == DIAG_ERROR)
		list->errors++;
	if (list->diags.count == DIAG_LIST_MAX) {
		list->left_out++;
		return;
	}
	*vec_push(&list->diags) = (struct diag){
	    .code = code,
	    .file = copy_or_null(place.file),
	    .row = place.row,
	    .column = place.column,
	    .detail = {copy_or_null(detail_1), copy_or_null(detail_2)},
	};
}

void diag_release(struct diag_list *list)
{
	for (size_t i = 0; i < list->diags.count; i++) {
		free(list->diags.at[i].file);
		free(list->diags.at[i].detail[0]);
		free(list->diags.at[i].detail[1]);
	}
	vec_release(&list->diags);
	list->errors = 0;
	list->left_out = 0;
}

static const char *or_empty(const char *string)
{
	return string ? string : "";
}

static int compare_sizes(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

/* By place; then by all else, since qsort() may put equal ones in any order and the same faults
 * are to read the same everywhere. */
static int compare(const void *left, const void *right)
{
	const struct diag *a = left;
	const struct diag *b = right;
	int order = strcmp(or_empty(a->file), or_empty(b->file));

	if (order == 0)
		order = compare_sizes(a->row, b->row);
	if (order == 0)
		order = compare_sizes(a->column, b->column);
	if (order == 0)
		order = compare_sizes(a->code, b->code);
	for (size_t i = 0; i < 2 && order == 0; i++)
		order = strcmp(or_empty(a->detail[i]), or_empty(b->detail[i]));
	return order;
}

void diag_sort(struct diag_list *list)
{
	if (list->diags.count > 0)
		qsort(list->diags.at, list->diags.count, sizeof *list->diags.at, compare);
}

enum diag_severity diag_severity(enum diag_code code)
{
	return kind_of(code)->severity;
}

const char *diag_name(enum diag_code code)
{
	return kind_of(code)->name;
}

/* Add the words with the details filled in.  Not by printf(): words may use the second detail
 * alone, which printf() does not allow. */
static void add_filled(struct text *out, const char *words, const struct diag *diag)
{
	for (; *words != '\0'; words++) {
		bool is_first = strncmp(words, MARK_1, MARK_LEN) == 0;

		if (is_first || strncmp(words, MARK_2, MARK_LEN) == 0) {
			text_add_string(out, or_empty(diag->detail[is_first ? 0 : 1]));
			words += MARK_LEN - 1;
		} else {
			text_add_byte(out, *words);
		}
	}
}

void diag_print(struct text *out, const struct diag *diag)
{
	struct text line = TEXT_EMPTY;

	if (diag->file) {
		text_add_string(&line, diag->file);
		if (diag->row > 0)
			text_printf(&line, ":%zu", diag->row);
		if (diag->row > 0 && diag->column > 0)
			text_printf(&line, ":%zu", diag->column);
		text_add_string(&line, ": ");
	}
	if (diag_severity(diag->code) == DIAG_WARNING)
		text_add_string(&line, _("warning: "));
	add_filled(&line, _(kind_of(diag->code)->words), diag);
	/* Names and details come from the user's files and may hold anything. */
	utf8_add_shown(out, line.bytes, line.len, false);
	text_release(&line);
}
