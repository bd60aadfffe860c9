/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An assessment as JSON, for machines. */
#include "config.h"

#include "report/write_json.h"

#include "base/decimal.h"
#include "base/mem.h"
#include "form/form.h"

#include <assert.h>
#include <jansson.h>
#include <stdlib.h>

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

static json_t *total(const struct score *score)
{
	json_t *object = json_object();

	set(object, "low", number(score->total.low, SUM_PLACES));
	set(object, "high", number(score->total.high, SUM_PLACES));
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

void write_json_score(struct text *out, const struct assessment *assessment)
{
	const struct score *score = assessment->score;
	json_t *object;
	int failed;

	json_set_alloc_funcs(mem_alloc, free); /* so that the library never lacks memory */
	object = json_object();
	set(object, "record", path_of(assessment));
	set(object, "form", json_string(assessment->form->id));
	set(object, "subject", json_string(assessment_subject(assessment)));
	set(object, "complete", json_boolean(score->is_complete));
	set(object, "eligible", eligible(score));
	set(object, "total", total(score));
	set(object, "level", level(assessment));
	set(object, "on_bound", json_boolean(score->is_on_bound));
	set(object, "indicators", indicators(assessment));
	set(object, "requirements", requirements(score));
	set(object, "sections", sections(assessment));
	set(object, "warnings", warnings(assessment));
	failed = json_dump_callback(object, add_bytes, out, 0);
	assert(!failed);
	(void)failed;
	json_decref(object);
	text_add_byte(out, '\n');
}
