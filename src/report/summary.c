/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Assessments as rows of one table. */
#include "config.h"

#include "report/summary.h"

#include "base/decimal.h"
#include "base/mem.h"
#include "form/form.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* Places of numbers at least: a leaf scores whole points, anything weighted has hundredths. */
#define LEAF_PLACES 0
#define SUM_PLACES 2

#define YEAR_LEN 4 /* of a date, which is YYYY-MM-DD */

void columns_add(struct columns *columns, const char *name, enum cell_kind kind)
{
	*vec_push(&columns->list) = (struct column){.name = mem_string(name), .kind = kind};
}

void columns_release(struct columns *columns)
{
	for (size_t i = 0; i < columns->list.count; i++)
		free(columns->list.at[i].name);
	vec_release(&columns->list);
}

size_t columns_find(const struct columns *columns, const char *name)
{
	for (size_t i = 0; i < columns->list.count; i++) {
		if (strcmp(columns->list.at[i].name, name) == 0)
			return i;
	}
	return FORM_NONE;
}

void cells_clear(struct cells *cells)
{
	text_clear(&cells->bytes);
	vec_clear(&cells->starts);
}

void cells_release(struct cells *cells)
{
	text_release(&cells->bytes);
	vec_release(&cells->starts);
}

/* Begin a cell; whoever does so ends it with end_cell(). */
static struct text *begin_cell(struct cells *cells)
{
	*vec_push(&cells->starts) = cells->bytes.len;
	return &cells->bytes;
}

static void end_cell(struct cells *cells)
{
	text_add_byte(&cells->bytes, '\0');
}

void cells_add(struct cells *cells, const char *string)
{
	text_add_string(begin_cell(cells), string);
	end_cell(cells);
}

void cells_add_count(struct cells *cells, size_t count)
{
	text_printf(begin_cell(cells), "%zu", count);
	end_cell(cells);
}

void cells_add_number(struct cells *cells, struct decimal number, int min_places)
{
	decimal_print(begin_cell(cells), number, min_places);
	end_cell(cells);
}

static void add_truth(struct cells *cells, bool is_true)
{
	cells_add(cells, is_true ? "yes" : "no");
}

const char *cells_at(const struct cells *cells, size_t column)
{
	assert(column < cells->starts.count);
	return cells->bytes.bytes + cells->starts.at[column];
}

void summary_columns(struct columns *out, const struct form *form, bool has_leaves)
{
#define COLUMN(code, name, kind) columns_add(out, name, CELL_##kind);
#include "report/summary.def"
#undef COLUMN
	struct text name = TEXT_EMPTY;

	for (size_t i = 0; has_leaves && i < form->indicator_count; i++) {
		if (!form->indicators[i].is_leaf)
			continue;
		text_clear(&name);
		text_printf(&name, "%s:low", form->indicators[i].id);
		columns_add(out, name.bytes, CELL_NUMBER);
		text_clear(&name);
		text_printf(&name, "%s:high", form->indicators[i].id);
		columns_add(out, name.bytes, CELL_NUMBER);
	}
	text_release(&name);
}

/* The answer to a question of the cover; "" where the form does not ask it. */
static const char *cover(const struct assessment *assessment, const char *id)
{
	size_t item = form_item(assessment->form, id);

	return item == FORM_NONE ? "" : assessment_answer(assessment, item);
}

static void add_cover(struct cells *out, const struct assessment *assessment)
{
	const char *date = cover(assessment, FORM_DATE_ID);
	struct text year = TEXT_EMPTY;

	assessment_add_path(begin_cell(out), assessment);
	end_cell(out);
	cells_add(out, assessment->form->id);
	cells_add(out, assessment_subject(assessment));
	cells_add(out, date);
	text_add(&year, date, strlen(date) > YEAR_LEN ? YEAR_LEN : 0);
	cells_add(out, year.bytes);
	text_release(&year);
	cells_add(out, cover(assessment, FORM_INSPECTORS_ID));
}

static const char *settled(const struct assessment *assessment)
{
	size_t level = assessment_level(assessment);

	if (assessment->score->eligibility == INELIGIBLE)
		return SUMMARY_NO_LEVEL;
	return level == FORM_NONE ? "" : assessment->form->levels[level].id;
}

static void add_result(struct cells *out, const struct assessment *assessment)
{
	const struct score *score = assessment->score;
	const struct level *levels = assessment->form->levels;

	add_truth(out, score->is_complete);
	if (score->eligibility == ELIGIBILITY_OPEN)
		cells_add(out, "");
	else
		add_truth(out, score->eligibility == ELIGIBLE);
	cells_add_number(out, score->total.low, SUM_PLACES);
	cells_add_number(out, score->total.high, SUM_PLACES);
	cells_add(out, levels[score->level_low].id);
	cells_add(out, levels[score->level_high].id);
	cells_add(out, settled(assessment));
	add_truth(out, score->is_on_bound);
}

static void add_state(struct cells *out, const struct assessment *assessment, bool is_verified)
{
	const struct tally *requirements = &assessment->score->requirements;
	char slip[SLIP_SIZE];

	cells_add_count(out, assessment->score->open_count);
	cells_add_count(out, requirements->met);
	cells_add_count(out, requirements->not_met);
	cells_add_count(out, requirements->na);
	cells_add_count(out, requirements->open);
	cells_add_count(out, assessment->warnings->list.count);
	add_truth(out, assessment->is_sealed);
	slip_print(&assessment->slip, slip);
	cells_add(out, slip);
	cells_add(out, is_verified ? "whole" : "unverified");
}

void summary_row(struct cells *out, const struct assessment *assessment, bool is_verified,
		 bool has_leaves)
{
	const struct form *form = assessment->form;

	add_cover(out, assessment);
	add_result(out, assessment);
	add_state(out, assessment, is_verified);
	assert(out->starts.count == SUMMARY_COLUMN_COUNT);
	for (size_t i = 0; has_leaves && i < form->indicator_count; i++) {
		if (!form->indicators[i].is_leaf)
			continue;
		cells_add_number(out, assessment->score->indicators[i].score.low, LEAF_PLACES);
		cells_add_number(out, assessment->score->indicators[i].score.high, LEAF_PLACES);
	}
}
