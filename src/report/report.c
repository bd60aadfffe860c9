/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A neutral document: everything stands in flat arrays, and a block knows where its part is. */
#include "config.h"

#include "report/report.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define SHORT_NAME_COLS 20

void report_init(struct report *report, const char *title, const char *foot)
{
	assert(foot[strspn(foot, "0123456789:abcdefghijklmnopqrstuvwxyz ")] == '\0');
	*report = (struct report){.title = mem_string(title), .foot = mem_string(foot)};
}

void report_release(struct report *report)
{
	for (size_t i = 0; i < report->blocks.count; i++)
		free(report->blocks.at[i].words);
	for (size_t i = 0; i < report->columns.count; i++)
		free((void *)report->columns.at[i].header);
	for (size_t i = 0; i < report->cells.count; i++)
		free(report->cells.at[i].words);
	for (size_t i = 0; i < report->details.count; i++) {
		free(report->details.at[i].label);
		free(report->details.at[i].words);
	}
	for (size_t i = 0; i < report->bars.count; i++)
		free(report->bars.at[i].label);
	for (size_t i = 0; i < report->marks.count; i++)
		free(report->marks.at[i].label);
	vec_release(&report->blocks);
	vec_release(&report->columns);
	vec_release(&report->rows);
	vec_release(&report->cells);
	vec_release(&report->details);
	vec_release(&report->bars);
	vec_release(&report->marks);
	free(report->title);
	free(report->foot);
}

void report_add(struct report *report, enum report_block_kind kind, const char *words)
{
	*vec_push(&report->blocks) = (struct report_block){
	    .kind = kind,
	    .words = mem_string(words),
	    .first_column = report->columns.count,
	    .first_row = report->rows.count,
	    .first_bar = report->bars.count,
	    .first_mark = report->marks.count,
	};
}

static struct report_block *last_block(struct report *report)
{
	assert(report->blocks.count > 0);
	return &report->blocks.at[report->blocks.count - 1];
}

void report_begin_table(struct report *report, enum report_block_kind kind,
			const struct report_column *columns, size_t count)
{
	report_add(report, kind, "");
	for (size_t i = 0; i < count; i++)
		*vec_push(&report->columns) = (struct report_column){
		    .kind = columns[i].kind, .header = mem_string(columns[i].header)};
	last_block(report)->column_count = count;
}

void report_begin_facts(struct report *report)
{
	static const struct report_column columns[] = {{REPORT_STATE, ""}, {REPORT_WORDS, ""}};

	report_begin_table(report, REPORT_FACTS, columns, 2);
}

void report_begin_signatures(struct report *report)
{
	static const struct report_column columns[] = {{REPORT_STATE, ""}};

	report_begin_table(report, REPORT_SIGNATURES, columns, 1);
}

static void begin_row(struct report *report, bool is_heading)
{
	assert(last_block(report)->column_count > 0);
	*vec_push(&report->rows) = (struct report_row){
	    .is_heading = is_heading,
	    .first_cell = report->cells.count,
	    .first_detail = report->details.count,
	};
	last_block(report)->row_count++;
}

void report_begin_row(struct report *report)
{
	begin_row(report, false);
}

void report_cell(struct report *report, enum report_tone tone, const char *words)
{
	*vec_push(&report->cells) = (struct report_cell){.tone = tone, .words = mem_string(words)};
}

void report_indented_cell(struct report *report, size_t depth, const char *words)
{
	*vec_push(&report->cells) =
	    (struct report_cell){.depth = depth, .words = mem_string(words)};
}

void report_fact(struct report *report, const char *name, const char *value)
{
	report_begin_row(report);
	report_cell(report, REPORT_PLAIN, name);
	report_cell(report, REPORT_PLAIN, value);
}

void report_heading_row(struct report *report, const char *words)
{
	begin_row(report, true);
	report_cell(report, REPORT_PLAIN, words);
}

void report_detail(struct report *report, const char *label, const char *words)
{
	assert(last_block(report)->row_count > 0);
	if (words[0] == '\0')
		return;
	*vec_push(&report->details) =
	    (struct report_detail){.label = mem_string(label), .words = mem_string(words)};
	report->rows.at[report->rows.count - 1].detail_count++;
}

void report_begin_chart(struct report *report)
{
	report_add(report, REPORT_CHART, "");
}

void report_bar(struct report *report, const char *label, size_t depth,
		const struct corridor *score, int min_places)
{
	assert(last_block(report)->kind == REPORT_CHART);
	*vec_push(&report->bars) = (struct report_bar){
	    .label = mem_string(label),
	    .depth = depth,
	    .score = *score,
	    .min_places = min_places,
	};
	last_block(report)->bar_count++;
}

void report_mark(struct report *report, const char *label, struct decimal at)
{
	assert(last_block(report)->kind == REPORT_CHART);
	*vec_push(&report->marks) = (struct report_mark){.label = mem_string(label), .at = at};
	last_block(report)->mark_count++;
}

bool report_has_short_names(const struct report *report, const struct report_block *block)
{
	for (size_t i = 0; i < block->row_count; i++) {
		const char *name = report_cell_at(report, block, i, 0)->words;

		if (utf8_shown_cols(name, strlen(name)) > SHORT_NAME_COLS)
			return false;
	}
	return true;
}

const struct report_column *report_column_at(const struct report *report,
					     const struct report_block *block, size_t column)
{
	assert(column < block->column_count);
	return &report->columns.at[block->first_column + column];
}

const struct report_row *report_row_at(const struct report *report,
				       const struct report_block *block, size_t row)
{
	assert(row < block->row_count);
	return &report->rows.at[block->first_row + row];
}

const struct report_cell *report_cell_at(const struct report *report,
					 const struct report_block *block, size_t row,
					 size_t column)
{
	assert(column < block->column_count);
	return &report->cells.at[report_row_at(report, block, row)->first_cell + column];
}
