/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small form and an assessment over it, made by hand, so that writers are tested without what
 * loads forms, folds events and scores. */
#ifndef CAGRADE_TESTS_REPORT_SAMPLE_H
#define CAGRADE_TESTS_REPORT_SAMPLE_H

#include "report/assessment.h"

/* The items, in form order. */
enum {
	ITEM_COVER,
	ITEM_SUBJECT,
	ITEM_DAY,
	ITEM_ELIGIBILITY,
	ITEM_LAW,
	ITEM_S6,
	ITEM_S61,
	ITEM_61A,
	ITEM_61B,
	ITEM_71,
	ITEM_PREMISES,
	ITEM_CONSULTING,
	ITEM_BASIC,
	ITEM_VETERANS,
	ITEM_CONSULTING_SCORE,
	ITEM_COUNT
};

/* The indicators, in form order. */
enum {
	CONSULTING,   /* weight 0.6 */
	AFTERSALES,   /* weight 0.4 */
	COMPLAINTS,   /* of after-sales, weight 0.75 */
	DISPUTES,     /* of after-sales, without a weight */
	SATISFACTION, /* of after-sales, weight 0.25, without criteria */
	INDICATOR_COUNT
};

#define SAMPLE_ROWS_MAX 16

struct sample {
	struct form form;
	struct item items[ITEM_COUNT];
	struct indicator indicators[INDICATOR_COUNT];
	struct event events[SAMPLE_ROWS_MAX];
	struct answer of[ITEM_COUNT];
	struct answers answers;
	struct indicator_score scores[INDICATOR_COUNT];
	struct score score;
	struct warnings warnings;
	struct assessment assessment;
};

/* The record "a.csv" of one row, record.begin, over the form "small", version 2: nothing is
 * answered, every leaf scores 0 to 5, and so do parent and total; no level is settled.  Not to be
 * moved.  sample_release() frees what it owns. */
void sample_init(struct sample *sample);
void sample_release(struct sample *sample);

/* Add a row and let it count: its seq is given here, strings left NULL become "".  The answer's
 * kind follows from its spelling, a number's value is not filled in.  The score stays. */
void sample_say(struct sample *sample, struct event event);

/* Set the two ends of an indicator, of what its criteria give, and what it weighs. */
void sample_score(struct sample *sample, size_t indicator, const char *low, const char *high);
void sample_derive(struct sample *sample, size_t indicator, const char *low, const char *high);
void sample_weigh(struct sample *sample, size_t indicator, const char *low, const char *high);

/* Add a warning; FORM_NONE and 0 for what it is not about. */
void sample_warn(struct sample *sample, enum check_code code, size_t item, size_t indicator,
		 size_t seq);

/* The corridor between two numbers as decimal_parse() takes them. */
struct corridor sample_corridor(const char *low, const char *high);

/* Settle all: consulting 5; after-sales 3.00 from complaints 3, disputes 1 and satisfaction 3,
 * given directly; total 4.20 of level II, eligible, complete. */
void sample_settle(struct sample *sample);

#endif
