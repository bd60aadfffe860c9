/* SPDX-License-Identifier: GPL-3.0-or-later */
/* criteria.csv: what each score of a leaf asks for. */
#include "config.h"

#include "form/load_cell.h"

#include "base/mem.h"
#include "base/vec.h"

#include <stdlib.h>

#define PERCENT_MAX 100 /* keeps value x whole exact in 64 bits, too */

/* By form_scores; for 0 nothing is needed. */
static const char *const score_words[] = {"1", "3", "5"};

/* By enum test. */
static const char *const test_names[] = {
    [TEST_YES] = "yes",
    [TEST_AT_MOST] = "<=",
    [TEST_AT_LEAST] = ">=",
    [TEST_EQUAL] = "=",
    [TEST_SHARE_AT_MOST] = "share<=",
    [TEST_SHARE_AT_LEAST] = "share>=",
    [TEST_NOES_AT_MOST] = "noes<=",
};

#define TEST_COUNT (sizeof test_names / sizeof *test_names)

enum operands { ONE_ITEM, PART_AND_WHOLE, ITEM_LIST };
enum value_kind { VALUE_NONE, VALUE_DECIMAL, VALUE_PERCENT, VALUE_WHOLE };

#define YESNO (1u << ITEM_YESNO)
#define INTEGER (1u << ITEM_INTEGER)
#define NUMBER (1u << ITEM_INTEGER | 1u << ITEM_DECIMAL)

/* What each test takes. */
static const struct test_kind {
	unsigned types; /* of its items: a bit a type */
	enum operands operands;
	enum value_kind value;
} kinds[TEST_COUNT] = {
    [TEST_YES] = {YESNO, ONE_ITEM, VALUE_NONE},
    [TEST_AT_MOST] = {NUMBER, ONE_ITEM, VALUE_DECIMAL},
    [TEST_AT_LEAST] = {NUMBER, ONE_ITEM, VALUE_DECIMAL},
    [TEST_EQUAL] = {NUMBER, ONE_ITEM, VALUE_DECIMAL},
    [TEST_SHARE_AT_MOST] = {INTEGER, PART_AND_WHOLE, VALUE_PERCENT},
    [TEST_SHARE_AT_LEAST] = {INTEGER, PART_AND_WHOLE, VALUE_PERCENT},
    [TEST_NOES_AT_MOST] = {YESNO, ITEM_LIST, VALUE_WHOLE},
};

static const enum diag_code operands_faults[] = {
    [ONE_ITEM] = DIAG_FORM_TEST_ONE_ITEM,
    [PART_AND_WHOLE] = DIAG_FORM_TEST_SHARE,
    [ITEM_LIST] = DIAG_FORM_TEST_LIST,
};

/* A criterion and the row that it stands in. */
struct placed {
	struct criterion criterion;
	size_t row;
};

struct criteria {
	VEC(struct placed) placed;
	VEC(size_t) items; /* of all criteria: form->criterion_items */
};

/* The test of a row; NULL where it is not known. */
static const struct test_kind *kind_of(const struct load *load, size_t row,
				       const struct criterion *criterion)
{
	return form_tables_cell(&load->tables, row, COL_CRITERIA_TEST) ? &kinds[criterion->test]
								       : NULL;
}

static void item_fault(struct load *load, size_t row, enum diag_code code, size_t item,
		       const char *detail)
{
	form_tables_fault(&load->tables, row, COL_CRITERIA_ITEM, code, load->form->items[item].id,
			  detail);
}

/* An item feeds one leaf, fits the test, and must be answered, or a complete form could leave the
 * score open. */
static void check_item(struct load *load, size_t row, const struct criterion *criterion,
		       size_t index)
{
	const struct form *form = load->form;
	const struct item *item = &form->items[index];
	const struct test_kind *kind = kind_of(load, row, criterion);
	bool is_type_known = form_tables_cell(&load->tables, index, COL_ITEMS_TYPE);

	if (kind && is_type_known && !(kind->types & (1u << item->type)))
		item_fault(load, row, DIAG_FORM_TEST_TYPE, index, test_names[criterion->test]);
	else if (criterion->indicator != FORM_NONE && item->indicator != criterion->indicator)
		item_fault(load, row, DIAG_FORM_OTHER_LEAF, index,
			   form->indicators[criterion->indicator].id);
	else if (!item->is_required && form_tables_cell(&load->tables, index, COL_ITEMS_REQUIRED))
		item_fault(load, row, DIAG_FORM_ITEM_OPTIONAL, index, NULL);
}

/* A share of nothing is no share, so the whole is 1 or more. */
static void check_whole(struct load *load, size_t row, size_t index)
{
	const struct item *whole = &load->form->items[index];

	if (form_tables_cell(&load->tables, index, COL_ITEMS_MIN) &&
	    (!whole->has_min || decimal_compare(whole->min, decimal_from_integer(1)) < 0))
		item_fault(load, row, DIAG_FORM_SHARE_WHOLE, index, NULL);
}

static bool fits(enum operands operands, size_t item_count, size_t slash_count)
{
	switch (operands) {
	case ONE_ITEM:
		return item_count == 1 && slash_count == 0;
	case PART_AND_WHOLE:
		return item_count == 2 && slash_count == 1;
	case ITEM_LIST:
		return slash_count == 0;
	}
	return false;
}

static void check_operands(struct load *load, size_t row, const struct criterion *criterion,
			   const size_t *items)
{
	const char *text = form_tables_text(&load->tables, row, COL_CRITERIA_ITEM);
	const struct test_kind *kind = kind_of(load, row, criterion);
	size_t slash_count = 0;

	for (const char *at = text; *at != '\0'; at++)
		slash_count += *at == '/';
	for (size_t i = 0; i < criterion->item_count; i++) {
		size_t twin = 0;

		while (twin < i && (items[twin] != items[i] || items[i] == FORM_NONE))
			twin++;
		if (twin < i)
			item_fault(load, row, DIAG_FORM_CRITERION_ITEM_TWICE, items[i], NULL);
		else if (items[i] != FORM_NONE)
			check_item(load, row, criterion, items[i]);
	}
	if (!kind)
		return;
	if (!fits(kind->operands, criterion->item_count, slash_count))
		form_tables_fault(&load->tables, row, COL_CRITERIA_ITEM,
				  operands_faults[kind->operands], test_names[criterion->test],
				  NULL);
	else if (kind->operands == PART_AND_WHOLE && items[1] != FORM_NONE)
		check_whole(load, row, items[1]);
}

/* Read one item, `PART/WHOLE`, or items parted by blanks. */
static void read_items(struct load *load, size_t row, struct criteria *criteria,
		       struct criterion *criterion)
{
	const char *text = form_tables_cell(&load->tables, row, COL_CRITERIA_ITEM);
	char *copy = mem_string(text ? text : "");
	char *rest = copy;
	const char *id;

	criterion->first_item = criteria->items.count;
	while ((id = load_cell_cut(&rest, " /")))
		*vec_push(&criteria->items) = load_cell_item(load, row, COL_CRITERIA_ITEM, id);
	criterion->item_count = criteria->items.count - criterion->first_item;
	if (criterion->item_count > 0)
		check_operands(load, row, criterion, &criteria->items.at[criterion->first_item]);
	else if (text)
		form_tables_fault(&load->tables, row, COL_CRITERIA_ITEM, DIAG_FORM_CELL_EMPTY, NULL,
				  NULL);
	free(copy);
}

static void check_value(struct load *load, size_t row, const struct criterion *criterion,
			enum value_kind kind)
{
	enum diag_code code;

	if (kind == VALUE_WHOLE && !decimal_is_integer(criterion->value))
		code = DIAG_FORM_WHOLE;
	else if (kind == VALUE_PERCENT &&
		 decimal_compare(criterion->value, decimal_from_integer(PERCENT_MAX)) > 0)
		code = DIAG_FORM_PERCENT;
	else
		return;
	form_tables_fault(&load->tables, row, COL_CRITERIA_VALUE, code,
			  form_tables_text(&load->tables, row, COL_CRITERIA_VALUE), NULL);
}

static void read_value(struct load *load, size_t row, struct criterion *criterion)
{
	const struct test_kind *kind = kind_of(load, row, criterion);
	const char *text = form_tables_cell(&load->tables, row, COL_CRITERIA_VALUE);

	if (!kind || !text)
		return;
	if (kind->value == VALUE_NONE && *text != '\0')
		form_tables_fault(&load->tables, row, COL_CRITERIA_VALUE, DIAG_FORM_VALUE_IDLE,
				  test_names[criterion->test], NULL);
	else if (kind->value != VALUE_NONE && *text == '\0')
		form_tables_fault(&load->tables, row, COL_CRITERIA_VALUE, DIAG_FORM_VALUE_MISSING,
				  test_names[criterion->test], NULL);
	else if (load_cell_decimal(load, row, COL_CRITERIA_VALUE, &criterion->value))
		check_value(load, row, criterion, kind->value);
}

static void read_criterion(struct load *load, size_t row, struct criteria *criteria)
{
	struct criterion criterion = {.indicator =
					  load_cell_leaf(load, row, COL_CRITERIA_INDICATOR)};
	size_t score = load_cell_word(load, row, COL_CRITERIA_SCORE, score_words,
				      sizeof score_words / sizeof *score_words);
	size_t test = load_cell_word(load, row, COL_CRITERIA_TEST, test_names, TEST_COUNT);

	if (score != LOAD_NO_WORD)
		criterion.score = form_scores[score + 1];
	if (test != LOAD_NO_WORD)
		criterion.test = (enum test)test;
	read_items(load, row, criteria, &criterion);
	read_value(load, row, &criterion);
	if (form_tables_is_sound(&load->tables, SHEET_CRITERIA, row))
		*vec_push(&criteria->placed) = (struct placed){criterion, row};
}

static int compare_sizes(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

/* By indicator, rising score, and sheet order. */
static int compare(const void *left, const void *right)
{
	const struct placed *a = left;
	const struct placed *b = right;
	int order = compare_sizes(a->criterion.indicator, b->criterion.indicator);

	if (order == 0)
		order = a->criterion.score - b->criterion.score;
	return order != 0 ? order : compare_sizes(a->row, b->row);
}

/* Hand the criteria over to the form, in order, and tell each leaf which are its own. */
static void place(struct load *load, struct criteria *criteria)
{
	struct form *form = load->form;
	size_t count = criteria->placed.count;

	if (count > 0)
		qsort(criteria->placed.at, count, sizeof *criteria->placed.at, compare);
	form->criteria = mem_alloc(count * sizeof *form->criteria);
	form->criterion_count = count;
	load->criterion_rows = mem_alloc(count * sizeof *load->criterion_rows);
	for (size_t i = 0; i < count; i++) {
		const struct criterion *criterion = &criteria->placed.at[i].criterion;
		struct indicator *leaf = &form->indicators[criterion->indicator];

		form->criteria[i] = *criterion;
		load->criterion_rows[i] = criteria->placed.at[i].row;
		if (leaf->criterion_count++ == 0)
			leaf->first_criterion = i;
	}
	form->criterion_items = criteria->items.at;
	form->criterion_item_count = criteria->items.count;
}

void load_criteria(struct load *load)
{
	struct criteria criteria = {0};

	for (size_t row = 0; row < load->tables.of[SHEET_CRITERIA].row_count; row++)
		read_criterion(load, row, &criteria);
	place(load, &criteria);
	vec_release(&criteria.placed);
}
