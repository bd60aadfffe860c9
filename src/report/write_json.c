/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Assessments as JSON, for machines. */
#include "config.h"

#include "report/write_json.h"

#include "base/decimal.h"
#include "base/mem.h"
#include "form/form.h"

#include <assert.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* Places of numbers at least: a leaf scores whole points, anything weighted has hundredths. */
#define LEAF_PLACES 0
#define SUM_PLACES 2

/* The value becomes the object's own.  It fails on a NULL only, which no string is that a form, a
 * record or assessment_add_path() gives: they are all UTF-8. */
static void set(json_t *object, const char *key, json_t *value)
{
	int failed = json_object_set_new(object, key, value);

	assert(!failed);
	(void)failed;
}

static void append(json_t *array, json_t *value)
{
	int failed = json_array_append_new(array, value);

	assert(!failed);
	(void)failed;
}

/* A number goes out as a string: no reader's floating point may come between a total and a level.
 */
static json_t *number(struct decimal decimal, int min_places)
{
	struct text printed = TEXT_EMPTY;
	json_t *string;

	decimal_print(&printed, decimal, min_places);
	string = json_stringn(printed.bytes, printed.len);
	text_release(&printed);
	return string;
}

static json_t *number_or_null(bool exists, struct decimal decimal, int min_places)
{
	return exists ? number(decimal, min_places) : json_null();
}

static json_t *path_of(const struct assessment *assessment)
{
	struct text path = TEXT_EMPTY;
	json_t *string;

	assessment_add_path(&path, assessment);
	string = json_stringn(path.bytes, path.len);
	text_release(&path);
	return string;
}

static json_t *eligible(const struct score *score)
{
	if (score->eligibility == ELIGIBILITY_OPEN)
		return json_null();
	return json_boolean(score->eligibility == ELIGIBLE);
}

static json_t *corridor(const struct corridor *of, int min_places)
{
	json_t *object = json_object();

	set(object, "low", number(of->low, min_places));
	set(object, "high", number(of->high, min_places));
	return object;
}

static json_t *settled(const struct assessment *assessment)
{
	size_t level = assessment_level(assessment);

	if (assessment->score->eligibility == INELIGIBLE)
		return json_string("none");
	if (level == FORM_NONE)
		return json_null();
	return json_string(assessment->form->levels[level].id);
}

static json_t *level(const struct assessment *assessment)
{
	const struct level *levels = assessment->form->levels;
	json_t *object = json_object();

	set(object, "low", json_string(levels[assessment->score->level_low].id));
	set(object, "high", json_string(levels[assessment->score->level_high].id));
	set(object, "settled", settled(assessment));
	return object;
}

static json_t *indicator(const struct indicator *of, const struct indicator_score *score)
{
	int places = of->is_leaf ? LEAF_PLACES : SUM_PLACES;
	json_t *object = json_object();

	set(object, "id", json_string(of->id));
	set(object, "clause", json_string(of->clause));
	set(object, "weight", number_or_null(of->has_weight, of->weight, 0));
	set(object, "low", number(score->score.low, places));
	set(object, "high", number(score->score.high, places));
	set(object, "given", number_or_null(score->is_given, score->score.low, LEAF_PLACES));
	set(object, "derived_low",
	    number_or_null(score->is_derived, score->derived.low, LEAF_PLACES));
	set(object, "derived_high",
	    number_or_null(score->is_derived, score->derived.high, LEAF_PLACES));
	set(object, "weighted_low",
	    number_or_null(of->has_weight, score->weighted.low, SUM_PLACES));
	set(object, "weighted_high",
	    number_or_null(of->has_weight, score->weighted.high, SUM_PLACES));
	return object;
}

static json_t *indicators(const struct assessment *assessment)
{
	const struct form *form = assessment->form;
	json_t *array = json_array();

	for (size_t i = 0; i < form->indicator_count; i++)
		append(array, indicator(&form->indicators[i], &assessment->score->indicators[i]));
	return array;
}

static void set_tally(json_t *object, struct tally tally)
{
	set(object, "met", json_integer((json_int_t)tally.met));
	set(object, "not_met", json_integer((json_int_t)tally.not_met));
	set(object, "na", json_integer((json_int_t)tally.na));
	set(object, "open", json_integer((json_int_t)tally.open));
}

static json_t *requirements(const struct score *score)
{
	json_t *object = json_object();

	set_tally(object, score->requirements);
	return object;
}

static json_t *sections(const struct assessment *assessment)
{
	const struct form *form = assessment->form;
	json_t *array = json_array();

	for (size_t i = 0; i < form->item_count; i++) {
		json_t *object;

		if (!assessment_is_section(assessment, i))
			continue;
		object = json_object();
		set(object, "clause", json_string(form->items[i].clause));
		set_tally(object, assessment_section(assessment, i));
		append(array, object);
	}
	return array;
}

static json_t *warning(const struct assessment *assessment, const struct warning *of)
{
	const char *item = assessment_warned_item(assessment, of);
	json_t *object = json_object();

	set(object, "code", json_string(check_spelling(of->code)));
	if (item)
		set(object, "item", json_string(item));
	if (of->indicator != FORM_NONE)
		set(object, "indicator",
		    json_string(assessment->form->indicators[of->indicator].id));
	return object;
}

static json_t *warnings(const struct assessment *assessment)
{
	json_t *array = json_array();

	for (size_t i = 0; i < assessment->warnings->list.count; i++)
		append(array, warning(assessment, &assessment->warnings->list.at[i]));
	return array;
}

static int add_bytes(const char *bytes, size_t len, void *out)
{
	text_add(out, bytes, len);
	return 0;
}

/* Add the object on one line, and give it up. */
static void dump(struct text *out, json_t *object)
{
	int failed = json_dump_callback(object, add_bytes, out, 0);

	assert(!failed);
	(void)failed;
	json_decref(object);
	text_add_byte(out, '\n');
}

void write_json_score(struct text *out, const struct assessment *assessment)
{
	const struct score *score = assessment->score;
	json_t *object;

	json_set_alloc_funcs(mem_alloc, free); /* so that the library never lacks memory */
	object = json_object();
	set(object, "record", path_of(assessment));
	set(object, "form", json_string(assessment->form->id));
	set(object, "subject", json_string(assessment_subject(assessment)));
	set(object, "complete", json_boolean(score->is_complete));
	set(object, "eligible", eligible(score));
	set(object, "total", corridor(&score->total, SUM_PLACES));
	set(object, "level", level(assessment));
	set(object, "on_bound", json_boolean(score->is_on_bound));
	set(object, "indicators", indicators(assessment));
	set(object, "requirements", requirements(score));
	set(object, "sections", sections(assessment));
	set(object, "warnings", warnings(assessment));
	dump(out, object);
}

static json_t *side(const struct assessment *assessment)
{
	json_t *object = json_object();
	char slip[SLIP_SIZE];

	slip_print(&assessment->slip, slip);
	set(object, "record", path_of(assessment));
	set(object, "subject", json_string(assessment_subject(assessment)));
	set(object, "form", json_string(assessment->form->id));
	set(object, "version", json_integer(compare_form_version(assessment->answers)));
	set(object, "slip", json_string(slip));
	return object;
}

static void set_change(json_t *object, json_t *before, json_t *after, enum trend trend)
{
	set(object, "before", before);
	set(object, "after", after);
	set(object, "change", json_string(compare_spelling(trend)));
}

static json_t *changed_total(const struct assessment *before, const struct assessment *after,
			     const struct compare *compare)
{
	json_t *object = json_object();

	set_change(object, corridor(&before->score->total, SUM_PLACES),
		   corridor(&after->score->total, SUM_PLACES), compare->total);
	return object;
}

static json_t *changed_level(const struct assessment *before, const struct assessment *after,
			     const struct compare *compare)
{
	json_t *object = json_object();

	set_change(object, level(before), level(after), compare->level);
	return object;
}

static json_t *counts(const struct compare *compare)
{
	json_t *object = json_object();

	for (enum trend i = TREND_SAME + 1; i < TREND_COUNT; i++)
		set(object, compare_spelling(i), json_integer((json_int_t)compare->counts[i]));
	return object;
}

static json_t *changed_indicators(const struct assessment *before, const struct assessment *after,
				  const struct compare *compare)
{
	const struct form *form = after->form;
	json_t *array = json_array();

	for (size_t i = 0; i < form->indicator_count; i++) {
		int places = form->indicators[i].is_leaf ? LEAF_PLACES : SUM_PLACES;
		json_t *object = json_object();

		set(object, "id", json_string(form->indicators[i].id));
		set(object, "clause", json_string(form->indicators[i].clause));
		set_change(object, corridor(&before->score->indicators[i].score, places),
			   corridor(&after->score->indicators[i].score, places),
			   compare->indicators[i]);
		append(array, object);
	}
	return array;
}

/* One side of an item: what its last row says; event is NULL where there is none. */
static json_t *stated(const char *answer, const struct event *event)
{
	json_t *object = json_object();

	set(object, "answer", answer[0] != '\0' ? json_string(answer) : json_null());
	set(object, "note", json_string(event ? event->note : ""));
	set(object, "evidence", json_string(event ? event->evidence : ""));
	return object;
}

static json_t *changed_item(const struct assessment *before, const struct assessment *after,
			    const struct compare_item *item)
{
	const struct event *was = item->before;
	const struct event *is = item->after;
	json_t *object = json_object();

	if (item->item == FORM_NONE) {
		set(object, "id", json_string((was ? was : is)->item));
		set(object, "clause", json_null());
		set_change(object, stated(was ? was->answer : "", was),
			   stated(is ? is->answer : "", is), item->trend);
	} else {
		set(object, "id", json_string(after->form->items[item->item].id));
		set(object, "clause", json_string(after->form->items[item->item].clause));
		set_change(object, stated(compare_answer(before->answers, item->item), was),
			   stated(compare_answer(after->answers, item->item), is), item->trend);
	}
	return object;
}

static json_t *changed_items(const struct assessment *before, const struct assessment *after,
			     const struct compare *compare)
{
	json_t *array = json_array();

	for (size_t i = 0; i < compare->items.count; i++)
		append(array, changed_item(before, after, &compare->items.at[i]));
	return array;
}

void write_json_diff(struct text *out, const struct assessment *before,
		     const struct assessment *after, const struct compare *compare)
{
	json_t *object;

	json_set_alloc_funcs(mem_alloc, free); /* so that the library never lacks memory */
	object = json_object();
	set(object, "before", side(before));
	set(object, "after", side(after));
	set(object, "counts", counts(compare));
	set(object, "total", changed_total(before, after, compare));
	set(object, "level", changed_level(before, after, compare));
	set(object, "indicators", changed_indicators(before, after, compare));
	set(object, "items", changed_items(before, after, compare));
	dump(out, object);
}

static json_t *cell(enum cell_kind kind, const char *content)
{
	if (content[0] == '\0')
		return json_null();
	switch (kind) {
	case CELL_TRUTH:
		return json_boolean(strcmp(content, "yes") == 0);
	case CELL_COUNT:
		return json_integer((json_int_t)strtoull(content, NULL, 10));
	case CELL_TEXT:
	case CELL_NUMBER:
		break;
	}
	return json_string(content);
}

void write_json_cells(struct text *out, const struct columns *columns, const struct cells *cells)
{
	json_t *object;

	json_set_alloc_funcs(mem_alloc, free); /* so that the library never lacks memory */
	object = json_object();
	for (size_t i = 0; i < columns->list.count; i++)
		set(object, columns->list.at[i].name,
		    cell(columns->list.at[i].kind, cells_at(cells, i)));
	dump(out, object);
}
