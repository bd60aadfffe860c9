/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form: what a standard asks, how its answers score, and which levels there are.
 *
 * A form is read from sheets (form_load.h) and never changes afterwards.  Everything refers to
 * everything else by index; FORM_NONE stands for nothing.  The code knows no clause of any
 * standard, only the few reserved ids named below. */
#ifndef CAGRADE_FORM_FORM_H
#define CAGRADE_FORM_FORM_H

#include "base/decimal.h"
#include "base/digest.h"
#include "base/i18n.h"
#include "base/text.h"
#include "base/vec.h"

#include <stdbool.h>
#include <stddef.h>

struct map;

#define FORM_NONE ((size_t)-1)
#define FORM_SUBJECT_ID "cover.organisation"  /* its answer names who is assessed */
#define FORM_DATE_ID "cover.date"	      /* when */
#define FORM_INSPECTORS_ID "cover.inspectors" /* by whom */
#define FORM_SCORE_SUFFIX ".score"	      /* behind a leaf's id: its score given directly */

enum item_type {
	ITEM_GROUP,
	ITEM_TEXT,
	ITEM_DATE,
	ITEM_YESNO,
	ITEM_INTEGER,
	ITEM_DECIMAL,
	ITEM_SCORE, /* given directly, one of form_scores */
};

/* What an item is for; follows from its id, see load_role.c. */
enum item_role {
	ROLE_GROUP,
	ROLE_COVER,	  /* about the inspection; bears on nothing */
	ROLE_ELIGIBILITY, /* id `eligibility.…`: a yes bars every level */
	ROLE_REQUIREMENT, /* met, not met, not applicable or open; carries no points */
	ROLE_CRITERION,	  /* id `LEAF.…`: feeds the criteria of one leaf indicator */
	ROLE_SCORE,	  /* id `LEAF.score`: the leaf's score given directly */
	ROLE_TRAIT,	  /* id `level.K.…`: what an authority of the K-th level looks like */
};

enum comparison { COMPARE_LESS, COMPARE_AT_MOST, COMPARE_EQUAL, COMPARE_AT_LEAST, COMPARE_MORE };

/* The item is asked only while `item OP number` holds. */
struct relevance {
	size_t item; /* FORM_NONE: always asked */
	enum comparison op;
	struct decimal number;
};

/* What every answer asks of its item comes first: so it stands in one line of the cache. */
struct item {
	const char *id;
	enum item_type type;
	enum item_role role;
	bool is_required; /* the form is complete only with it */
	bool has_min, has_max;
	struct relevance relevance;
	size_t group;	  /* the group it stands in; FORM_NONE at the top */
	size_t indicator; /* ROLE_CRITERION, ROLE_SCORE: the leaf; else FORM_NONE */
	struct decimal min, max;
	size_t depth; /* groups above it */
	struct label label;
	struct label hint;
	struct label na;   /* when it may be answered "not applicable"; "" where never */
	struct label unit; /* of a number */
	const char *clause;
	int since;	   /* the form version that last changed what it asks */
	size_t level;	   /* ROLE_TRAIT: the level; else FORM_NONE */
	size_t first_link; /* the leaves that a requirement bears on, in sheet order: */
	size_t link_count; /* links[first .. first+count-1]; 0 of any other item */
	size_t end;	   /* a group's members, nested ones too, stand behind it up to here; of any
			      other item its own index + 1 */
};

struct indicator {
	const char *id;
	size_t parent, depth; /* FORM_NONE: a first-level indicator; how many stand above it */
	const char *clause;
	const char *table;     /* number of the standard's table, or "" */
	bool has_weight;       /* without one it is scored and stays out of the sum */
	struct decimal weight; /* within the parent */
	struct label label;
	bool is_leaf;
	size_t score_item;	/* the leaf's `LEAF.score`; FORM_NONE on a parent */
	size_t first_criterion; /* its criteria, by score: criteria[first .. first+count-1] */
	size_t criterion_count; /* 0 on a leaf: it has a direct score only */
};

enum test {
	TEST_YES,	     /* the item is answered yes */
	TEST_AT_MOST,	     /* the number is <= value */
	TEST_AT_LEAST,	     /* the number is >= value */
	TEST_EQUAL,	     /* the number is = value */
	TEST_SHARE_AT_MOST,  /* 100 x items[0] <= value x items[1] */
	TEST_SHARE_AT_LEAST, /* 100 x items[0] >= value x items[1] */
	TEST_NOES_AT_MOST,   /* at most value of the items are answered no */
};

struct criterion {
	size_t indicator;
	int score; /* of form_scores, not 0: the lowest that needs it */
	enum test test;
	size_t first_item; /* form->criterion_items[first_item .. first_item + item_count - 1] */
	size_t item_count; /* 1, 2 for shares, 1 or more for noes */
	struct decimal value;
};

struct level {
	const char *id;
	struct decimal min; /* the level's lowest total; levels stand in rising order */
	struct label label;
	struct label description;
};

enum ruling_applies {
	RULING_ALWAYS,
	RULING_ON_BOUND,   /* the total stands on a bound between two levels */
	RULING_INELIGIBLE, /* no level is given */
	RULING_NA,	   /* the item, or one of the group's, is answered n.a. */
	RULING_INDICATOR,  /* bears on that indicator's score */
};

/* How the standard is read where it is silent or contradicts itself. */
struct ruling {
	const char *id;
	const char *clause;
	enum ruling_applies applies;
	size_t subject; /* RULING_NA: an item; RULING_INDICATOR: an indicator */
	struct label label;
};

struct form {
	const char *id; /* gbt35289-2017 */
	int version;
	struct label title;
	const char *standard; /* GB/T 35289-2017 */
	struct item *items;   /* in sheet order: a group, then its members */
	size_t item_count;
	struct indicator *indicators; /* in sheet order: a parent, then its children */
	size_t indicator_count;
	struct criterion *criteria; /* grouped by indicator, rising score, then sheet order */
	size_t criterion_count;
	size_t *criterion_items;
	size_t criterion_item_count;
	struct level *levels;
	size_t level_count;
	size_t *links; /* leaves, each item's together */
	size_t link_count;
	struct ruling *rulings;
	size_t ruling_count;

	char digest[DIGEST_HEX_SIZE]; /* SM3 over the sheets, as a record's first row has it */
	struct map *item_by_id, *indicator_by_id; /* the form's own, as are its strings */
	VEC(struct text) texts;			  /* where they stand */
};

/* What a leaf can score by 8.1.1: 0, 1, 3, 5; and how the sheets spell types and comparisons. */
#define FORM_SCORE_COUNT 4
#define FORM_SCORE_MAX 5
extern const int form_scores[FORM_SCORE_COUNT];
extern const char *const form_types[ITEM_SCORE + 1];
extern const char *const form_signs[COMPARE_MORE + 1];

/* Free a form and all that it owns.  NULL is fine. */
void form_free(struct form *form);

/* The index of the item or the indicator with that id; FORM_NONE where there is none. */
size_t form_item(const struct form *form, const char *id);
size_t form_indicator(const struct form *form, const char *id);

/* True where every requirement of the item's group may be answered n.a.: the clause describes a
 * service that the authority may choose not to offer. */
bool form_is_optional_clause(const struct form *form, size_t item);

/* True where the leaf asks for a service itself: its score 1 needs a plain yes, so that the
 * leaf comes to 0 where the service is not offered. */
bool form_asks_for_service(const struct form *form, size_t leaf);

/* True where the criterion asks for a share of its first item in its second; where it asks for the
 * item. */
bool form_is_share(const struct criterion *criterion);
bool form_criterion_asks(const struct form *form, const struct criterion *criterion, size_t item);

/* True where `number OP bound` holds. */
bool form_compare(struct decimal number, enum comparison op, struct decimal bound);

#endif
