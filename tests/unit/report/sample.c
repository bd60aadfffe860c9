/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small form and an assessment over it, made by hand. */
#include "config.h"

#include "tests/unit/report/sample.h"

#include "base/map.h"
#include "record/event.h"

#include <assert.h>
#include <string.h>

#define NEVER_ASKED_FOR                                                                            \
	{                                                                                          \
		.item = FORM_NONE                                                                  \
	}
#define NO_LABEL                                                                                   \
	{                                                                                          \
		{                                                                                  \
			"", ""                                                                     \
		}                                                                                  \
	}

/* What most items have alike. */
#define ITEM(i, id_, group_, type_, role_, en, zh, clause_, required)                              \
	[i] = {.id = id_,                                                                          \
	       .group = group_,                                                                    \
	       .type = type_,                                                                      \
	       .role = role_,                                                                      \
	       .label = {{en, zh}},                                                                \
	       .hint = NO_LABEL,                                                                   \
	       .na = NO_LABEL,                                                                     \
	       .unit = NO_LABEL,                                                                   \
	       .clause = clause_,                                                                  \
	       .is_required = required,                                                            \
	       .relevance = NEVER_ASKED_FOR,                                                       \
	       .indicator = FORM_NONE,                                                             \
	       .level = FORM_NONE,                                                                 \
	       .end = (i) + 1}

static const struct item items[ITEM_COUNT] = {
    ITEM(ITEM_COVER, "cover", FORM_NONE, ITEM_GROUP, ROLE_GROUP, "Cover", "封面", "", false),
    ITEM(ITEM_SUBJECT, "cover.organisation", ITEM_COVER, ITEM_TEXT, ROLE_COVER, "Who is it?",
	 "受检机构是谁？", "", false),
    ITEM(ITEM_DAY, "cover.date", ITEM_COVER, ITEM_DATE, ROLE_COVER, "Which day is it?",
	 "检查日期？", "", false),
    ITEM(ITEM_ELIGIBILITY, "eligibility", FORM_NONE, ITEM_GROUP, ROLE_GROUP, "Eligibility", "前提",
	 "8.4.1", false),
    ITEM(ITEM_LAW, "eligibility.law", ITEM_ELIGIBILITY, ITEM_YESNO, ROLE_ELIGIBILITY,
	 "Has a law been broken?", "是否违法？", "8.4.1", true),
    ITEM(ITEM_S6, "s6", FORM_NONE, ITEM_GROUP, ROLE_GROUP, "Services", "业务质量", "6", false),
    ITEM(ITEM_S61, "s6.1", ITEM_S6, ITEM_GROUP, ROLE_GROUP, "Consulting", "业务咨询", "6.1", false),
    ITEM(ITEM_61A, "6.1.a", ITEM_S61, ITEM_YESNO, ROLE_REQUIREMENT, "Is advice given, \"in full\"?",
	 "是否咨询？", "6.1 a", true),
    ITEM(ITEM_61B, "6.1.b", ITEM_S61, ITEM_YESNO, ROLE_REQUIREMENT, "Is there a brochure?",
	 "有无手册？", "6.1 b", true),
    ITEM(ITEM_71, "s7.1", FORM_NONE, ITEM_GROUP, ROLE_GROUP, "Premises", "服务场所", "7.1", false),
    ITEM(ITEM_PREMISES, "7.1.premises", ITEM_71, ITEM_YESNO, ROLE_REQUIREMENT,
	 "Are there premises?", "有无场所？", "7.1", true),
    ITEM(ITEM_CONSULTING, "consulting", FORM_NONE, ITEM_GROUP, ROLE_GROUP, "Consulting", "业务咨询",
	 "8.1.2", false),
    ITEM(ITEM_BASIC, "consulting.basic", ITEM_CONSULTING, ITEM_YESNO, ROLE_CRITERION,
	 "Is the basic content offered?", "有无基本内容？", "8.1.2", true),
    ITEM(ITEM_VETERANS, "consulting.veterans", ITEM_CONSULTING, ITEM_INTEGER, ROLE_CRITERION,
	 "How many veterans?", "老员工几人？", "8.1.2", true),
    ITEM(ITEM_CONSULTING_SCORE, "consulting.score", ITEM_CONSULTING, ITEM_SCORE, ROLE_SCORE,
	 "Which score, if any?", "直接评几分？", "8.1.2", false),
};

static const struct indicator indicators[INDICATOR_COUNT] = {
    [CONSULTING] = {.id = "consulting",
		    .parent = FORM_NONE,
		    .clause = "8.1.2",
		    .table = "2",
		    .has_weight = true,
		    .weight = {6, 1},
		    .label = {{"Consulting", "业务咨询"}},
		    .is_leaf = true,
		    .score_item = ITEM_CONSULTING_SCORE,
		    .first_criterion = 0,
		    .criterion_count = 1},
    [AFTERSALES] = {.id = "aftersales",
		    .parent = FORM_NONE,
		    .clause = "8.1.5",
		    .table = "",
		    .has_weight = true,
		    .weight = {4, 1},
		    .label = {{"After-sales service", "售后服务"}},
		    .is_leaf = false,
		    .score_item = FORM_NONE,
		    .first_criterion = 0,
		    .criterion_count = 0},
    [COMPLAINTS] = {.id = "aftersales.complaints",
		    .parent = AFTERSALES,
		    .depth = 1,
		    .clause = "8.1.5.1",
		    .table = "9",
		    .has_weight = true,
		    .weight = {75, 2},
		    .label = {{"Complaints to the authority", "客户投诉"}},
		    .is_leaf = true,
		    .score_item = FORM_NONE,
		    .first_criterion = 0,
		    .criterion_count = 1},
    [DISPUTES] = {.id = "aftersales.disputes",
		  .parent = AFTERSALES,
		  .depth = 1,
		  .clause = "8.1.5.3",
		  .table = "11",
		  .label = {{"Disputes with customers", "客户纠纷"}},
		  .is_leaf = true,
		  .score_item = FORM_NONE,
		  .first_criterion = 0,
		  .criterion_count = 1},
    [SATISFACTION] = {.id = "aftersales.satisfaction",
		      .parent = AFTERSALES,
		      .depth = 1,
		      .clause = "8.1.5.4",
		      .table = "12",
		      .has_weight = true,
		      .weight = {25, 2},
		      .label = {{"Customer satisfaction", "客户满意度"}},
		      .is_leaf = true,
		      .score_item = FORM_NONE,
		      .first_criterion = 0,
		      .criterion_count = 0},
};

static struct level levels[] = {
    {"I", {0, 0}, {{"basic execution", "基本执行级"}}, NO_LABEL},
    {"II", {35, 1}, {{"planned tracking", "计划跟踪级"}}, NO_LABEL},
    {"III", {45, 1}, {{"optimised control", "优化控制级"}}, NO_LABEL},
};

static struct ruling rulings[] = {
    {"disputes", "8.2", RULING_INDICATOR, DISPUTES, {{"No weight.", "没有权重。"}}},
    {"bound", "8.4", RULING_ON_BOUND, FORM_NONE, {{"The bound belongs above.", "归上级。"}}},
    {"never_rounded", "8.1", RULING_ALWAYS, FORM_NONE, {{"Never rounded.", "不取整。"}}},
    {"no_level", "8.4.1", RULING_INELIGIBLE, FORM_NONE, {{"No level is given.", "不定级。"}}},
    {"not_offered", "6.1", RULING_NA, ITEM_S61, {{"It comes to 0.", "结果为0。"}}},
};

static void init_form(struct sample *sample)
{
	struct form *form = &sample->form;

	memcpy(sample->items, items, sizeof items);
	sample->items[ITEM_COVER].end = ITEM_DAY + 1;
	sample->items[ITEM_ELIGIBILITY].end = ITEM_LAW + 1;
	sample->items[ITEM_S6].end = ITEM_61B + 1;
	sample->items[ITEM_S61].end = ITEM_61B + 1;
	sample->items[ITEM_71].end = ITEM_PREMISES + 1;
	sample->items[ITEM_CONSULTING].end = ITEM_CONSULTING_SCORE + 1;
	memcpy(sample->indicators, indicators, sizeof indicators);
	*form = (struct form){
	    .id = "small",
	    .version = 2,
	    .title = {{"A small form", "小表"}},
	    .standard = "GB/T 0",
	    .items = sample->items,
	    .item_count = ITEM_COUNT,
	    .indicators = sample->indicators,
	    .indicator_count = INDICATOR_COUNT,
	    .levels = levels,
	    .level_count = sizeof levels / sizeof *levels,
	    .rulings = rulings,
	    .ruling_count = sizeof rulings / sizeof *rulings,
	    .item_by_id = map_new(),
	    .indicator_by_id = map_new(),
	};
	for (size_t i = 0; i < INDICATOR_COUNT; i++)
		map_add(form->indicator_by_id, indicators[i].id, i);
	for (size_t i = 0; i < ITEM_COUNT; i++)
		map_add(form->item_by_id, items[i].id, i);
}

static void init_score(struct sample *sample)
{
	sample->score = (struct score){
	    .form = &sample->form,
	    .indicators = sample->scores,
	    .total = sample_corridor("0", "5"),
	    .level_low = 0,
	    .level_high = 2,
	    .open_count = 6,
	    .requirements = {.open = 3},
	};
	for (size_t i = 0; i < INDICATOR_COUNT; i++)
		sample_score(sample, i, "0", "5");
	sample_derive(sample, CONSULTING, "0", "5");
	sample_derive(sample, COMPLAINTS, "0", "5");
	sample_derive(sample, DISPUTES, "0", "5");
	sample_weigh(sample, CONSULTING, "0", "3");
	sample_weigh(sample, AFTERSALES, "0", "2");
	sample_weigh(sample, COMPLAINTS, "0", "3.75");
	sample_weigh(sample, SATISFACTION, "0", "1.25");
}

void sample_init(struct sample *sample)
{
	*sample = (struct sample){0};
	init_form(sample);
	sample->answers =
	    (struct answers){.form = &sample->form, .events = sample->events, .of = sample->of};
	init_score(sample);
	sample->assessment = (struct assessment){
	    .path = "a.csv",
	    .form = &sample->form,
	    .answers = &sample->answers,
	    .score = &sample->score,
	    .warnings = &sample->warnings,
	};
	sample_say(sample, (struct event){.item = EVENT_BEGIN_ITEM, .answer = "small 2"});
}

void sample_release(struct sample *sample)
{
	map_free(sample->form.item_by_id);
	map_free(sample->form.indicator_by_id);
	vec_release(&sample->warnings.list);
}

static enum answer_kind kind_of(const char *answer)
{
	if (answer[0] == '\0')
		return ANSWER_OPEN;
	if (strcmp(answer, "yes") == 0)
		return ANSWER_YES;
	if (strcmp(answer, "no") == 0)
		return ANSWER_NO;
	if (strcmp(answer, "na") == 0)
		return ANSWER_NA;
	return answer[strspn(answer, "0123456789.")] == '\0' ? ANSWER_NUMBER : ANSWER_TEXT;
}

void sample_say(struct sample *sample, struct event event)
{
	const char **strings[] = {&event.time, &event.by,	&event.answer, &event.note,
				  &event.flag, &event.evidence, &event.cause};
	size_t item = form_item(&sample->form, event.item);

	for (size_t i = 0; i < sizeof strings / sizeof *strings; i++)
		*strings[i] = *strings[i] ? *strings[i] : "";
	assert(sample->answers.folded < SAMPLE_ROWS_MAX);
	event.seq = ++sample->answers.folded;
	sample->events[event.seq - 1] = event;
	if (item != FORM_NONE)
		sample->of[item] = (struct answer){.kind = kind_of(event.answer), .seq = event.seq};
}

struct corridor sample_corridor(const char *low, const char *high)
{
	struct corridor corridor;
	bool fits = decimal_parse(low, &corridor.low) && decimal_parse(high, &corridor.high);

	assert(fits);
	(void)fits;
	return corridor;
}

void sample_score(struct sample *sample, size_t indicator, const char *low, const char *high)
{
	sample->scores[indicator].score = sample_corridor(low, high);
}

void sample_derive(struct sample *sample, size_t indicator, const char *low, const char *high)
{
	sample->scores[indicator].is_derived = true;
	sample->scores[indicator].derived = sample_corridor(low, high);
}

void sample_weigh(struct sample *sample, size_t indicator, const char *low, const char *high)
{
	sample->scores[indicator].weighted = sample_corridor(low, high);
}

void sample_warn(struct sample *sample, enum check_code code, size_t item, size_t indicator,
		 size_t seq)
{
	*vec_push(&sample->warnings.list) =
	    (struct warning){.code = code, .item = item, .indicator = indicator, .seq = seq};
}

void sample_settle(struct sample *sample)
{
	sample_score(sample, CONSULTING, "5", "5");
	sample_derive(sample, CONSULTING, "5", "5");
	sample_weigh(sample, CONSULTING, "3", "3");
	sample_score(sample, COMPLAINTS, "3", "3");
	sample_derive(sample, COMPLAINTS, "3", "3");
	sample_weigh(sample, COMPLAINTS, "2.25", "2.25");
	sample_score(sample, DISPUTES, "1", "1");
	sample_derive(sample, DISPUTES, "1", "1");
	sample_score(sample, SATISFACTION, "3", "3");
	sample_weigh(sample, SATISFACTION, "0.75", "0.75");
	sample->scores[SATISFACTION].is_given = true;
	sample_score(sample, AFTERSALES, "3", "3");
	sample_weigh(sample, AFTERSALES, "1.2", "1.2");
	sample->score.total = sample_corridor("4.2", "4.2");
	sample->score.level_low = sample->score.level_high = 1;
	sample->score.eligibility = ELIGIBLE;
	sample->score.is_settled = true;
	sample->score.is_complete = true;
	sample->score.open_count = 0;
	sample->score.requirements = (struct tally){.met = 3};
}
