/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contradictions and gaps in what was answered: one finder a code, asked of what is answered. */
#include "config.h"

#include "score/check.h"

#include "base/i18n.h"

#include <assert.h>

/* What the finders look at. */
struct scene {
	const struct form *form;
	const struct answers *answers;
	const struct score *score;
};

/* Finds what one code warns of, item by item. */
struct finder {
	enum answer_kind kind; /* of the items it is asked of, which are asked for themselves */
	void (*find)(struct warnings *out, const struct scene *scene, size_t item);
};

static void add(struct warnings *out, enum check_code code, size_t item, size_t indicator)
{
	*vec_push(&out->list) =
	    (struct warning){.code = code, .item = item, .indicator = indicator};
}

static enum answer_kind kind_of(const struct scene *scene, size_t item)
{
	return scene->answers->of[item].kind;
}

static bool has_note(const struct scene *scene, size_t item)
{
	return answers_note(scene->answers, item)[0] != '\0';
}

static struct decimal low_end(const struct scene *scene, size_t indicator)
{
	return scene->score->indicators[indicator].score.low;
}

static void find_contradiction(struct warnings *out, const struct scene *scene, size_t item)
{
	const struct item *no = &scene->form->items[item];

	for (size_t i = 0; i < no->link_count; i++) {
		size_t leaf = scene->form->links[no->first_link + i];

		if (decimal_compare(low_end(scene, leaf), decimal_from_integer(SCORE_MAX)) == 0)
			add(out, CHECK_CONTRADICTION, item, leaf);
	}
}

static void find_na_no_reason(struct warnings *out, const struct scene *scene, size_t item)
{
	if (!has_note(scene, item))
		add(out, CHECK_NA_NO_REASON, item, FORM_NONE);
}

/* The clause is told once, at the first of its items that is n.a. */
static void find_na_mixed(struct warnings *out, const struct scene *scene, size_t item)
{
	size_t group = scene->form->items[item].group;
	bool is_mixed = false;

	if (!form_is_optional_clause(scene->form, item))
		return;
	for (size_t i = group + 1; i < scene->form->items[group].end; i++) {
		enum answer_kind kind = kind_of(scene, i);

		if (scene->form->items[i].role != ROLE_REQUIREMENT)
			continue;
		if (kind == ANSWER_NA && i < item)
			return;
		if (kind == ANSWER_YES || kind == ANSWER_NO)
			is_mixed = true;
	}
	if (is_mixed)
		add(out, CHECK_NA_MIXED, item, FORM_NONE);
}

static void find_na_scored(struct warnings *out, const struct scene *scene, size_t item)
{
	const struct item *na = &scene->form->items[item];

	if (!form_is_optional_clause(scene->form, item))
		return;
	for (size_t i = 0; i < na->link_count; i++) {
		size_t leaf = scene->form->links[na->first_link + i];

		if (form_asks_for_service(scene->form, leaf) &&
		    decimal_compare(low_end(scene, leaf), DECIMAL_ZERO) > 0)
			add(out, CHECK_NA_SCORED, item, leaf);
	}
}

/* The indicator whose criteria the item's direct score stands in place of; NULL where there is no
 * direct score, or the leaf knows no other. */
static const struct indicator_score *overridden(const struct scene *scene, size_t item)
{
	const struct item *score_item = &scene->form->items[item];
	const struct indicator_score *leaf;

	if (score_item->role != ROLE_SCORE)
		return NULL;
	leaf = &scene->score->indicators[score_item->indicator];
	return leaf->is_given && leaf->is_derived ? leaf : NULL;
}

static void find_score_no_reason(struct warnings *out, const struct scene *scene, size_t item)
{
	if (overridden(scene, item) && !has_note(scene, item))
		add(out, CHECK_SCORE_NO_REASON, item, scene->form->items[item].indicator);
}

/* Not of eligibility, where no is the good answer. */
static bool wants_note_on_no(enum item_role role)
{
	return role == ROLE_REQUIREMENT || role == ROLE_CRITERION || role == ROLE_TRAIT;
}

static void find_no_without_note(struct warnings *out, const struct scene *scene, size_t item)
{
	if (wants_note_on_no(scene->form->items[item].role) && !has_note(scene, item))
		add(out, CHECK_NO_WITHOUT_NOTE, item, FORM_NONE);
}

static void find_score_differs(struct warnings *out, const struct scene *scene, size_t item)
{
	const struct indicator_score *leaf = overridden(scene, item);

	if (leaf && (decimal_compare(leaf->score.low, leaf->derived.low) < 0 ||
		     decimal_compare(leaf->score.low, leaf->derived.high) > 0))
		add(out, CHECK_SCORE_DIFFERS, item, scene->form->items[item].indicator);
}

static void find_level_trait(struct warnings *out, const struct scene *scene, size_t item)
{
	const struct item *trait = &scene->form->items[item];

	if (trait->role == ROLE_TRAIT && scene->score->eligibility != INELIGIBLE &&
	    trait->level <= scene->score->level_low)
		add(out, CHECK_LEVEL_TRAIT, item, FORM_NONE);
}

/* True where the item is the part of the criterion's share and above its whole. */
static bool is_above_whole(const struct scene *scene, size_t item,
			   const struct criterion *criterion)
{
	const size_t *items = scene->form->criterion_items + criterion->first_item;
	const struct answer *of = scene->answers->of;

	return form_is_share(criterion) && items[0] == item && of[items[1]].kind == ANSWER_NUMBER &&
	       decimal_compare(of[item].number, of[items[1]].number) > 0;
}

/* The item is told once, however many criteria use the share. */
static void find_part_above_whole(struct warnings *out, const struct scene *scene, size_t item)
{
	const struct form *form = scene->form;
	const struct indicator *leaf;

	if (form->items[item].role != ROLE_CRITERION)
		return;
	leaf = &form->indicators[form->items[item].indicator];
	for (size_t i = 0; i < leaf->criterion_count; i++) {
		if (is_above_whole(scene, item, &form->criteria[leaf->first_criterion + i])) {
			add(out, CHECK_PART_ABOVE_WHOLE, item, form->items[item].indicator);
			return;
		}
	}
}

/* The codes without a finder are the record's: find_of_record(). */
static const struct finder finders[CHECK_COUNT] = {
    [CHECK_CONTRADICTION] = {ANSWER_NO, find_contradiction},
    [CHECK_NA_NO_REASON] = {ANSWER_NA, find_na_no_reason},
    [CHECK_NA_MIXED] = {ANSWER_NA, find_na_mixed},
    [CHECK_NA_SCORED] = {ANSWER_NA, find_na_scored},
    [CHECK_SCORE_NO_REASON] = {ANSWER_NUMBER, find_score_no_reason},
    [CHECK_NO_WITHOUT_NOTE] = {ANSWER_NO, find_no_without_note},
    [CHECK_SCORE_DIFFERS] = {ANSWER_NUMBER, find_score_differs},
    [CHECK_LEVEL_TRAIT] = {ANSWER_NO, find_level_trait},
    [CHECK_PART_ABOVE_WHOLE] = {ANSWER_NUMBER, find_part_above_whole},
};

/* The items that are asked, in form order, by their answer.  Of a yes or a text, which most are, no
 * finder says anything. */
struct suspects {
	VEC(size_t) of[ANSWER_KIND_COUNT];
};

static void find_suspects(struct suspects *out, const struct answers *answers)
{
	for (size_t i = 0; i < answers->answered.count; i++) {
		size_t item = answers->answered.at[i];
		enum answer_kind kind = answers->of[item].kind;

		if (kind != ANSWER_YES && kind != ANSWER_TEXT &&
		    answers_asked(answers, item) != ASKED_NO)
			*vec_push(&out->of[kind]) = item;
	}
}

static void suspects_release(struct suspects *suspects)
{
	for (enum answer_kind kind = 0; kind < ANSWER_KIND_COUNT; kind++)
		vec_release(&suspects->of[kind]);
}

static void find_of_items(struct warnings *out, const struct scene *scene,
			  const struct suspects *suspects, const struct finder *finder)
{
	for (size_t i = 0; i < suspects->of[finder->kind].count; i++)
		finder->find(out, scene, suspects->of[finder->kind].at[i]);
}

static void find_orphans(struct warnings *out, const struct answers *answers)
{
	for (size_t i = 0; i < answers->orphans.count; i++) {
		size_t seq = answers->orphans.at[i];

		*vec_push(&out->list) = (struct warning){
		    .code = CHECK_ORPHAN_ROW,
		    .item = form_item(answers->form, answers->events[seq - 1].item),
		    .indicator = FORM_NONE,
		    .seq = seq,
		};
	}
}

static void find_of_record(struct warnings *out, const struct answers *answers,
			   const struct check_record *record, enum check_code code)
{
	if (code == CHECK_ORPHAN_ROW)
		find_orphans(out, answers);
	else if ((code == CHECK_FORM_CHANGED && record->form_changed) ||
		 (code == CHECK_ALTERED && record->is_altered) ||
		 (code == CHECK_TORN && record->is_torn))
		add(out, code, FORM_NONE, FORM_NONE);
}

void check_find(struct warnings *out, const struct answers *answers, const struct score *score,
		const struct check_record *record)
{
	struct scene scene = {.form = answers->form, .answers = answers, .score = score};

	struct suspects suspects = {0};

	*out = (struct warnings){0};
	find_suspects(&suspects, answers);
	for (enum check_code code = 0; code < CHECK_COUNT; code++) {
		if (finders[code].find)
			find_of_items(out, &scene, &suspects, &finders[code]);
		else
			find_of_record(out, answers, record, code);
	}
	suspects_release(&suspects);
}

void warnings_release(struct warnings *warnings)
{
	vec_release(&warnings->list);
}

const char *check_spelling(enum check_code code)
{
	static const char *const spellings[CHECK_COUNT] = {
#define CHECK(code, spelling, words) [CHECK_##code] = (spelling),
#include "score/check.def"
#undef CHECK
	};

	assert(code < CHECK_COUNT);
	return spellings[code];
}

const char *check_words(enum check_code code)
{
	static const char *const sentences[CHECK_COUNT] = {
#define CHECK(code, spelling, words) [CHECK_##code] = (words),
#include "score/check.def"
#undef CHECK
	};

	assert(code < CHECK_COUNT);
	return sentences[code];
}
