/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many assessments as plain text for people. */
#include "config.h"

#include "report/write_summary.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "form/form.h"
#include "report/layout.h"
#include "report/phrase.h"

#include <string.h>

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

#define GAP_COLS 2
#define BAR_COLS 40 /* of the longest bar */
#define BINS_PER_POINT 2
#define SUM_PLACES 2

static void add_blanks(struct text *out, size_t count)
{
	while (count-- > 0)
		text_add_byte(out, ' ');
}

/* Add the words, which are safe to show, with blanks on one side up to a width. */
static void add_padded(struct text *out, const char *words, size_t cols, bool is_right)
{
	size_t taken = utf8_cols(words, strlen(words));
	size_t blanks = taken < cols ? cols - taken : 0;

	add_blanks(out, is_right ? blanks : 0);
	text_add_string(out, words);
	add_blanks(out, is_right ? 0 : blanks);
}

/* The columns of the list, the widths of what stands under them, and on which side it stands. */
static const struct {
	const char *header;
	size_t cols;
	bool is_right;
} list[] = {
    {N_("Total"), 12, false},  {N_("Level"), 9, false}, {N_("Open"), 5, true},
    {N_("Warnings"), 5, true}, {N_("Date"), 10, false}, {N_("Organisation, record"), 0, false},
};

enum { LIST_TOTAL, LIST_LEVEL, LIST_OPEN, LIST_WARNINGS, LIST_DATE, LIST_NAME, LIST_COUNT };

_Static_assert(COUNT_OF(list) == LIST_COUNT, "each column of the list has its place");

/* Add a cell of the list: as wide as its header at least. */
static void add_list_cell(struct text *out, size_t column, const char *words)
{
	const char *header = _(list[column].header);
	size_t header_cols = utf8_cols(header, strlen(header));
	size_t cols = header_cols > list[column].cols ? header_cols : list[column].cols;

	if (column + 1 == LIST_COUNT) {
		text_add_string(out, words);
		text_add_byte(out, '\n');
		return;
	}
	add_padded(out, words, cols, list[column].is_right);
	add_blanks(out, GAP_COLS);
}

void write_text_summary_head(struct text *out)
{
	for (size_t i = 0; i < LIST_COUNT; i++)
		add_list_cell(out, i, _(list[i].header));
}

/* Put `low`, or `low to high`, into the text. */
static void compose_ends(struct text *out, const char *low, const char *high)
{
	text_clear(out);
	if (strcmp(low, high) == 0)
		text_add_string(out, low);
	else
		text_printf(out, _("%1$s to %2$s"), low, high);
}

static void compose_level(struct text *out, const struct cells *cells)
{
	const char *settled = cells_at(cells, SUMMARY_SETTLED);

	compose_ends(out, cells_at(cells, SUMMARY_LEVEL_LOW), cells_at(cells, SUMMARY_LEVEL_HIGH));
	if (strcmp(settled, SUMMARY_NO_LEVEL) == 0) {
		text_clear(out);
		text_add_string(out, _("none"));
	} else if (settled[0] == '\0') {
		text_add_byte(out, '?');
	}
}

static void compose_name(struct text *out, const struct cells *cells)
{
	const char *subject = cells_at(cells, SUMMARY_SUBJECT);
	const char *record = cells_at(cells, SUMMARY_RECORD);

	text_clear(out);
	if (subject[0] != '\0') {
		utf8_add_shown(out, subject, strlen(subject), false);
		text_add_string(out, _(", "));
	}
	utf8_add_shown(out, record, strlen(record), false);
}

void write_text_summary_line(struct text *out, const struct cells *cells)
{
	struct text words = TEXT_EMPTY;

	compose_ends(&words, cells_at(cells, SUMMARY_TOTAL_LOW),
		     cells_at(cells, SUMMARY_TOTAL_HIGH));
	add_list_cell(out, LIST_TOTAL, words.bytes);
	compose_level(&words, cells);
	add_list_cell(out, LIST_LEVEL, words.bytes);
	add_list_cell(out, LIST_OPEN, cells_at(cells, SUMMARY_OPEN));
	add_list_cell(out, LIST_WARNINGS, cells_at(cells, SUMMARY_WARNINGS));
	add_list_cell(out, LIST_DATE, cells_at(cells, SUMMARY_DATE));
	compose_name(&words, cells);
	add_list_cell(out, LIST_NAME, words.bytes);
	text_release(&words);
}

/* Add how many have a level, where any has. */
static void add_level_count(struct text *out, const char *level, size_t count)
{
	if (count == 0)
		return;
	if (out->len > 0)
		text_add_string(out, _(", "));
	text_printf(out, _("%1$s: %2$zu"), level, count);
}

static void number_cell(struct layout_table *table, struct decimal number)
{
	struct text printed = TEXT_EMPTY;

	decimal_print(&printed, number, SUM_PLACES);
	layout_cell(table, printed.bytes);
	text_release(&printed);
}

static void add_group(struct layout_table *table, const struct groups *groups,
		      const struct group *group)
{
	struct text words = TEXT_EMPTY;

	layout_cell(table, group->key[0] != '\0' ? group->key : _("(empty)"));
	text_printf(&words, "%zu", group->count);
	layout_cell(table, words.bytes);
	number_cell(table, spread_least(&group->low));
	number_cell(table, spread_median(&group->low));
	number_cell(table, spread_mean(&group->low));
	number_cell(table, spread_greatest(&group->low));
	text_clear(&words);
	for (size_t i = 0; i < groups->form->level_count; i++)
		add_level_count(&words, groups->form->levels[i].id, group->levels[i]);
	add_level_count(&words, _("none"), group->barred_count);
	add_level_count(&words, _("not settled"), group->unsettled_count);
	layout_cell(table, words.bytes);
	text_release(&words);
}

void write_text_groups(struct text *out, const struct groups *groups, const char *column)
{
	static const enum layout_column columns[] = {LAYOUT_WRAPPED, LAYOUT_RIGHT, LAYOUT_RIGHT,
						     LAYOUT_RIGHT,   LAYOUT_RIGHT, LAYOUT_RIGHT,
						     LAYOUT_LEFT};
	const char *const header[] = {column,	 _("Number"),  _("Minimum"), _("Median"),
				      _("Mean"), _("Maximum"), _("Levels")};
	struct layout_table table = {.columns = columns, .column_count = COUNT_OF(columns)};

	for (size_t i = 0; i < COUNT_OF(header); i++)
		layout_cell(&table, header[i]);
	for (size_t i = 0; i < groups->list.count; i++)
		add_group(&table, groups, &groups->list.at[i]);
	layout_table(out, &table);
}

/* Bars on their way out: they are all measured before the first is drawn. */
struct bars {
	VEC(char *) labels;
	VEC(size_t) counts;
};

static void add_bar(struct bars *bars, struct text *label, size_t count)
{
	*vec_push(&bars->labels) = text_take(label);
	*vec_push(&bars->counts) = count;
}

/* However short a bar is, something is to be seen of it. */
static void draw_bar(struct text *out, size_t count, size_t most, bool is_ascii)
{
	size_t cols = count > 0 ? 1 + (BAR_COLS - 1) * count / most : 0;

	while (cols-- > 0)
		text_add_string(out, is_ascii ? "#" : "█");
	text_printf(out, "%s%zu\n", count > 0 ? " " : "", count);
}

/* Draw the bars, and give them up. */
static void draw_bars(struct text *out, struct bars *bars, bool is_ascii)
{
	size_t label_cols = 0;
	size_t most = 1;

	for (size_t i = 0; i < bars->counts.count; i++) {
		size_t cols = utf8_cols(bars->labels.at[i], strlen(bars->labels.at[i]));

		label_cols = cols > label_cols ? cols : label_cols;
		most = bars->counts.at[i] > most ? bars->counts.at[i] : most;
	}
	for (size_t i = 0; i < bars->counts.count; i++) {
		add_blanks(out, GAP_COLS);
		add_padded(out, bars->labels.at[i], label_cols, false);
		text_add_string(out, is_ascii ? " | " : " │ ");
		draw_bar(out, bars->counts.at[i], most, is_ascii);
		free(bars->labels.at[i]);
	}
	vec_release(&bars->labels);
	vec_release(&bars->counts);
}

/* The lower end of a bin; bins are half points, as the levels begin at such. */
static struct decimal bin_start(int bin)
{
	return (struct decimal){.digits = 10 / BINS_PER_POINT * bin, .places = 1};
}

static size_t count_within(const struct groups *groups, struct decimal low, struct decimal high)
{
	size_t count = 0;

	for (size_t i = 0; i < groups->list.count; i++)
		count += spread_within(&groups->list.at[i].low, low, high);
	return count;
}

static void add_total_bars(struct bars *bars, const struct groups *groups)
{
	const int bins = SCORE_MAX * BINS_PER_POINT;

	for (int i = 0; i < bins; i++) {
		/* The last bin holds the highest total too. */
		struct decimal end =
		    i + 1 < bins ? bin_start(i + 1) : decimal_from_integer(SCORE_MAX + 1);
		struct text label = TEXT_EMPTY;

		text_add_byte(&label, '[');
		decimal_print(&label, bin_start(i), 1);
		text_add_string(&label, ", ");
		decimal_print(&label, bin_start(i + 1), 1);
		text_add_byte(&label, i + 1 < bins ? ')' : ']');
		add_bar(bars, &label, count_within(groups, bin_start(i), end));
	}
}

static void add_level_bars(struct bars *bars, const struct groups *groups)
{
	const struct form *form = groups->form;
	struct text label = TEXT_EMPTY;
	size_t barred = 0;
	size_t unsettled = 0;

	for (size_t level = 0; level < form->level_count; level++) {
		size_t count = 0;

		for (size_t i = 0; i < groups->list.count; i++)
			count += groups->list.at[i].levels[level];
		text_printf(&label, _("%1$s (%2$s)"), form->levels[level].id,
			    i18n_label(&form->levels[level].label));
		add_bar(bars, &label, count);
	}
	for (size_t i = 0; i < groups->list.count; i++) {
		barred += groups->list.at[i].barred_count;
		unsettled += groups->list.at[i].unsettled_count;
	}
	text_add_string(&label, _("none"));
	add_bar(bars, &label, barred);
	text_add_string(&label, _("not settled"));
	add_bar(bars, &label, unsettled);
}

void write_text_spread(struct text *out, const struct groups *groups, bool is_ascii)
{
	struct bars bars = {0};

	layout_paragraph(out, "", _("Totals (low ends, with open questions taken as not met):"));
	add_total_bars(&bars, groups);
	draw_bars(out, &bars, is_ascii);
	text_add_byte(out, '\n');
	layout_paragraph(out, "", _("Levels:"));
	add_level_bars(&bars, groups);
	draw_bars(out, &bars, is_ascii);
}
