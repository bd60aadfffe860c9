/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets to form: the small good form, every broken one, and the real one. */
#include "config.h"

#include "form/form_load.h"

#include "tests/unit/form/overlay.h"

#include "base/digest.h"
#include "base/mem.h"
#include "base/sheet.h"

#include <dirent.h>
#include <sys/stat.h>

TestSuite(form_load, .init = overlay_enter, .fini = scratch_leave);

#define EN LANGUAGE_EN
#define ZH LANGUAGE_ZH

static struct form *good_form(void)
{
	overlay_copy("good");
	return overlay_form();
}

static const struct item *item_of(const struct form *form, const char *id)
{
	size_t index = form_item(form, id);

	cr_assert_neq(index, FORM_NONE, "%s", id);
	return &form->items[index];
}

static bool is_decimal(struct decimal number, int64_t digits, int places)
{
	return number.digits == digits && number.places == places;
}

Test(form_load, reads_the_heading)
{
	struct form *form = good_form();

	cr_expect_str_eq(form->id, "tiny");
	cr_expect_eq(form->version, 2);
	cr_expect_str_eq(form->title.in[EN], "A tiny form, for tests");
	cr_expect_str_eq(form->title.in[ZH], "供测试用的小表");
	cr_expect_str_eq(form->standard, "T/TINY 1-2026");
	form_free(form);
}

Test(form_load, reads_types_roles_and_groups)
{
	static const struct {
		const char *id;
		const char *group; /* "": none */
		size_t depth;
		enum item_type type;
		enum item_role role;
		bool is_required;
		size_t members; /* nested ones included */
	} cases[] = {
	    {"cover", "", 0, ITEM_GROUP, ROLE_GROUP, false, 2},
	    {"cover.organisation", "cover", 1, ITEM_TEXT, ROLE_COVER, false, 0},
	    {"cover.date", "cover", 1, ITEM_DATE, ROLE_COVER, false, 0},
	    {"eligibility", "", 0, ITEM_GROUP, ROLE_GROUP, false, 1},
	    {"eligibility.law", "eligibility", 1, ITEM_YESNO, ROLE_ELIGIBILITY, true, 0},
	    {"s5", "", 0, ITEM_GROUP, ROLE_GROUP, false, 5},
	    {"s5.1", "s5", 1, ITEM_GROUP, ROLE_GROUP, false, 2},
	    {"5.1.a", "s5.1", 2, ITEM_YESNO, ROLE_REQUIREMENT, true, 0},
	    {"5.2.a", "s5.2", 2, ITEM_YESNO, ROLE_REQUIREMENT, true, 0},
	    {"s6", "", 0, ITEM_GROUP, ROLE_GROUP, false, 14},
	    {"advice.offered", "advice", 2, ITEM_YESNO, ROLE_CRITERION, true, 0},
	    {"advice.staff", "advice", 2, ITEM_INTEGER, ROLE_CRITERION, true, 0},
	    {"advice.score", "advice", 2, ITEM_SCORE, ROLE_SCORE, false, 0},
	    {"service", "s6", 1, ITEM_GROUP, ROLE_GROUP, false, 8},
	    {"service.speed", "service", 2, ITEM_GROUP, ROLE_GROUP, false, 6},
	    {"service.speed.days", "service.speed", 3, ITEM_DECIMAL, ROLE_CRITERION, true, 0},
	    {"service.rating.score", "service", 2, ITEM_SCORE, ROLE_SCORE, true, 0},
	    {"level", "", 0, ITEM_GROUP, ROLE_GROUP, false, 2},
	    {"level.2.plans", "level", 1, ITEM_YESNO, ROLE_TRAIT, false, 0},
	};
	struct form *form = good_form();

	cr_expect_eq(form->item_count, 29);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct item *item = item_of(form, cases[i].id);

		cr_expect_str_eq(item->id, cases[i].id);
		cr_expect_str_eq(item->group == FORM_NONE ? "" : form->items[item->group].id,
				 cases[i].group, "%s", item->id);
		cr_expect_eq(item->depth, cases[i].depth, "%s", item->id);
		cr_expect_eq(item->type, cases[i].type, "%s", item->id);
		cr_expect_eq(item->role, cases[i].role, "%s", item->id);
		cr_expect_eq(item->is_required, cases[i].is_required, "%s", item->id);
		cr_expect_eq(item->end - (size_t)(item - form->items) - 1, cases[i].members, "%s",
			     item->id);
	}
	form_free(form);
}

Test(form_load, reads_what_items_say)
{
	struct form *form = good_form();
	const struct item *asked = item_of(form, "5.1.a");
	const struct item *days = item_of(form, "service.speed.days");
	const struct item *cover = item_of(form, "cover");

	cr_expect_str_eq(asked->label.in[EN], "Is advice clear?");
	cr_expect_str_eq(asked->label.in[ZH], "咨询是否明确？");
	cr_expect_str_eq(asked->hint.in[EN], "Listen.");
	cr_expect_str_eq(asked->hint.in[ZH], "旁听。");
	cr_expect_str_eq(asked->na.in[EN], "no advice is offered");
	cr_expect_str_eq(asked->na.in[ZH], "不提供咨询");
	cr_expect_str_eq(asked->clause, "5.1 a");
	cr_expect_eq(asked->since, 1);
	cr_expect_eq(item_of(form, "cover.date")->since, 2);
	cr_expect_str_eq(days->unit.in[EN], "working days");
	cr_expect_str_eq(days->unit.in[ZH], "工作日");
	cr_expect_str_eq(days->na.in[EN], "");
	cr_expect_str_eq(cover->hint.in[ZH], "");
	cr_expect_str_eq(cover->unit.in[ZH], "");
	cr_expect_str_eq(cover->clause, "");
	form_free(form);
}

Test(form_load, reads_limits_and_relevance)
{
	struct form *form = good_form();
	const struct item *days = item_of(form, "service.speed.days");
	const struct item *staff = item_of(form, "advice.staff");

	cr_expect(days->has_min && is_decimal(days->min, 0, 0));
	cr_expect(days->has_max && is_decimal(days->max, 3655, 1));
	cr_expect(staff->has_min && !staff->has_max);
	cr_expect_eq(days->relevance.item, form_item(form, "service.speed.disputes"));
	cr_expect_eq(days->relevance.op, COMPARE_MORE);
	cr_expect(is_decimal(days->relevance.number, 0, 0));
	cr_expect_eq(staff->relevance.item, FORM_NONE);
	cr_expect_eq(days->indicator, form_indicator(form, "service.speed"));
	cr_expect_eq(staff->indicator, form_indicator(form, "advice"));
	cr_expect_eq(item_of(form, "5.1.a")->indicator, FORM_NONE);
	cr_expect_eq(item_of(form, "level.2.plans")->level, 1);
	cr_expect_eq(staff->level, FORM_NONE);
	form_free(form);
}

Test(form_load, reads_indicators_and_levels)
{
	struct form *form = good_form();
	const struct indicator *speed = &form->indicators[2];

	cr_assert_eq(form->indicator_count, 4);
	cr_expect_eq(form->indicators[1].parent, FORM_NONE);
	cr_expect_not(form->indicators[1].is_leaf);
	cr_expect_eq(form->indicators[1].score_item, FORM_NONE);
	cr_expect_str_eq(speed->id, "service.speed");
	cr_expect_eq(speed->parent, 1);
	cr_expect_str_eq(speed->clause, "6.2.1");
	cr_expect_str_eq(speed->table, "2");
	cr_expect_str_eq(speed->label.in[EN], "Speed");
	cr_expect_str_eq(speed->label.in[ZH], "速度");
	cr_expect(speed->is_leaf);
	cr_expect(speed->has_weight && is_decimal(speed->weight, 1, 0));
	cr_expect(is_decimal(form->indicators[0].weight, 25, 2));
	cr_expect_eq(speed->score_item, form_item(form, "service.speed.score"));
	cr_expect_not(form->indicators[3].has_weight);
	cr_assert_eq(form->level_count, 2);
	cr_expect_str_eq(form->levels[0].id, "A");
	cr_expect(is_decimal(form->levels[1].min, 35, 1));
	cr_expect_str_eq(form->levels[1].label.in[EN], "fine");
	cr_expect_str_eq(form->levels[1].description.in[ZH], "总分达到3.5。");
	form_free(form);
}

/* The sheet has them in another order: speed first, and its 5 before its 1. */
Test(form_load, orders_criteria_by_leaf_and_score)
{
	static const struct {
		const char *leaf;
		int score;
		enum test test;
		const char *items[2];
		int64_t value;
	} cases[] = {
	    {"advice", 1, TEST_YES, {"advice.offered", NULL}, 0},
	    {"advice", 3, TEST_NOES_AT_MOST, {"advice.offered", "advice.written"}, 0},
	    {"advice", 3, TEST_AT_LEAST, {"advice.staff", NULL}, 1},
	    {"advice", 5, TEST_AT_LEAST, {"advice.staff", NULL}, 3},
	    {"service.speed", 1, TEST_AT_MOST, {"service.speed.disputes", NULL}, 2},
	    {"service.speed", 1, TEST_AT_MOST, {"service.speed.days", NULL}, 5},
	    {"service.speed",
	     3,
	     TEST_SHARE_AT_MOST,
	     {"service.speed.late", "service.speed.cases"},
	     10},
	    {"service.speed",
	     3,
	     TEST_SHARE_AT_LEAST,
	     {"service.speed.answered", "service.speed.cases"},
	     80},
	    {"service.speed", 5, TEST_EQUAL, {"service.speed.disputes", NULL}, 0},
	};
	struct form *form = good_form();

	cr_assert_eq(form->criterion_count, sizeof cases / sizeof *cases);
	for (size_t i = 0; i < form->criterion_count; i++) {
		const struct criterion *criterion = &form->criteria[i];
		const size_t *items = &form->criterion_items[criterion->first_item];

		cr_expect_str_eq(form->indicators[criterion->indicator].id, cases[i].leaf);
		cr_expect_eq(criterion->score, cases[i].score, "%zu", i);
		cr_expect_eq(criterion->test, cases[i].test, "%zu", i);
		cr_expect(is_decimal(criterion->value, cases[i].value, 0), "%zu", i);
		cr_expect_eq(criterion->item_count, cases[i].items[1] ? 2 : 1, "%zu", i);
		for (size_t j = 0; j < criterion->item_count; j++)
			cr_expect_str_eq(form->items[items[j]].id, cases[i].items[j]);
	}
	cr_expect_eq(form->indicators[0].first_criterion, 0);
	cr_expect_eq(form->indicators[0].criterion_count, 4);
	cr_expect_eq(form->indicators[1].criterion_count, 0);
	cr_expect_eq(form->indicators[2].first_criterion, 4);
	cr_expect_eq(form->indicators[2].criterion_count, 5);
	cr_expect_eq(form->indicators[3].criterion_count, 0);
	form_free(form);
}

/* The item bears on just these leaves, in this order; the last is NULL. */
static void expect_links(const struct form *form, const char *item, const char *const *leaves)
{
	const struct item *linked = &form->items[form_item(form, item)];
	size_t count = 0;

	for (; leaves[count]; count++) {
		cr_assert_lt(count, linked->link_count, "%s: %s", item, leaves[count]);
		cr_expect_eq(form->links[linked->first_link + count],
			     form_indicator(form, leaves[count]), "%s: %s", item, leaves[count]);
	}
	cr_expect_eq(linked->link_count, count, "%s", item);
}

Test(form_load, reads_links_and_rulings)
{
	static const struct {
		const char *id;
		enum ruling_applies applies;
	} rulings[] = {
	    {"no_points", RULING_ALWAYS},     {"on_bound", RULING_ON_BOUND},
	    {"no_level", RULING_INELIGIBLE},  {"not_offered", RULING_NA},
	    {"unweighted", RULING_INDICATOR},
	};
	struct form *form = good_form();

	cr_assert_eq(form->link_count, 3);
	expect_links(form, "5.1.a", (const char *const[]){"advice", NULL});
	expect_links(form, "5.2.a", (const char *const[]){"service.speed", NULL});
	expect_links(form, "advice.offered", (const char *const[]){NULL});
	cr_assert_eq(form->ruling_count, sizeof rulings / sizeof *rulings);
	for (size_t i = 0; i < form->ruling_count; i++) {
		cr_expect_str_eq(form->rulings[i].id, rulings[i].id);
		cr_expect_eq(form->rulings[i].applies, rulings[i].applies);
	}
	cr_expect_eq(form->rulings[0].subject, FORM_NONE);
	cr_expect_eq(form->rulings[3].subject, form_item(form, "s5.1"));
	cr_expect_eq(form->rulings[4].subject, form_indicator(form, "service.rating"));
	cr_expect_str_eq(form->rulings[4].clause, "6.2.2");
	cr_expect_str_eq(form->rulings[4].label.in[EN], "The rating weighs nothing.");
	form_free(form);
}

Test(form_load, finds_columns_in_any_order)
{
	static const char links[] = "\uFEFFindicator,item\r\nadvice,\"5.1.a\"\r\n\r\n"
				    "service.speed,5.2.a\r\n";
	struct form *form;

	overlay_copy("good");
	scratch_write("links.csv", links, sizeof links - 1);
	form = overlay_form();
	cr_assert_eq(form->link_count, 2);
	expect_links(form, "5.1.a", (const char *const[]){"advice", NULL});
	expect_links(form, "5.2.a", (const char *const[]){"service.speed", NULL});
	form_free(form);
}

Test(form_load, brings_the_links_of_an_item_together)
{
	static const char links[] = "item,indicator\n5.2.a,service.speed\n5.1.b,service.rating\n"
				    "5.2.a,advice\n5.1.b,advice\n5.2.a,service.rating\n";
	struct form *form;

	overlay_copy("good");
	scratch_write("links.csv", links, sizeof links - 1);
	form = overlay_form();
	cr_assert_eq(form->link_count, 5);
	expect_links(form, "5.1.a", (const char *const[]){NULL});
	expect_links(form, "5.1.b", (const char *const[]){"service.rating", "advice", NULL});
	expect_links(form, "5.2.a",
		     (const char *const[]){"service.speed", "advice", "service.rating", NULL});
	form_free(form);
}

/* Write the sheet again without one of its columns; its name, or NULL where it has no such one.
 * Yours: free(). */
static char *drop_column(const char *name, size_t dropped)
{
	struct diag_list diags = {0};
	struct sheet sheet;
	struct text bytes = TEXT_EMPTY;
	struct text shorter = TEXT_EMPTY;
	char *column = NULL;

	cr_assert(overlay_read(name, &bytes));
	cr_assert_eq(sheet_parse(&sheet, name, bytes.bytes, bytes.len, ',', &diags), STATUS_OK);
	if (dropped < sheet.rows.at[0].count)
		column = mem_string(sheet_get(&sheet, 0, dropped));
	for (size_t row = 0; row < sheet.rows.count; row++) {
		for (size_t i = 0; i < sheet.rows.at[row].count; i++) {
			const char *cell = sheet_get(&sheet, row, i);

			if (i == dropped)
				continue;
			if (i > (dropped == 0))
				text_add_byte(&shorter, ',');
			sheet_add_field(&shorter, cell, strlen(cell));
		}
		text_add_byte(&shorter, '\n');
	}
	scratch_write(name, shorter.bytes, shorter.len);
	sheet_release(&sheet);
	text_release(&bytes);
	text_release(&shorter);
	return column;
}

/* Whatever column is missing, that is told, and no fault that only comes of it. */
Test(form_load, tells_a_missing_column_once)
{
	size_t columns = 0;

	for (size_t i = 0; i < OVERLAY_SHEET_COUNT; i++) {
		for (size_t dropped = 0;; dropped++) {
			struct text faults = TEXT_EMPTY;
			char *column;

			overlay_copy("good");
			column = drop_column(overlay_sheets[i], dropped);
			if (!column)
				break;
			text_printf(&faults, "%s:1: the column '%s' is missing\n",
				    overlay_sheets[i], column);
			overlay_expect(faults.bytes, column);
			text_release(&faults);
			free(column);
			columns++;
		}
	}
	cr_expect_eq(columns, 5 + 5 + 7 + 15 + 6 + 2 + 5);
}

/* Rules look at rows two by two. */
Test(form_load, refuses_more_rows_than_anybody_is_asked)
{
	static const char head[] = "id,clause,applies,label::en,label::zh\n";
	static const size_t counts[] = {10000, 10001};

	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
		struct text sheet = TEXT_EMPTY;

		text_add_string(&sheet, head);
		for (size_t row = 0; row < counts[i]; row++)
			text_printf(&sheet, "r%zu,5,always,R,规\n", row);
		overlay_copy("good");
		scratch_write("rulings.csv", sheet.bytes, sheet.len);
		overlay_expect(i == 0 ? "" : "rulings.csv: the sheet has more than 10000 rows\n",
			       "rows");
		text_release(&sheet);
	}
}

Test(form_load, reads_sheets_that_may_be_empty)
{
	static const char links[] = "item,indicator";
	static const char rulings[] = "id,clause,applies,label::en,label::zh\n";
	struct form *form;

	overlay_copy("good");
	scratch_write("links.csv", links, sizeof links - 1);
	scratch_write("rulings.csv", rulings, sizeof rulings - 1);
	form = overlay_form();
	cr_expect_eq(form->link_count, 0);
	cr_expect_eq(form->ruling_count, 0);
	form_free(form);
}

/* Name, NUL, length, NUL and bytes of each sheet, in name order, as they are on disk. */
Test(form_load, digests_the_sheets)
{
	struct text all = TEXT_EMPTY;
	struct text bytes = TEXT_EMPTY;
	char expected[DIGEST_HEX_SIZE];
	struct form *form;

	overlay_copy("good");
	overlay_replace("links.csv", "item,indicator\n", "item,indicator\r\n\r\n");
	form = overlay_form();
	for (size_t i = 0; i < OVERLAY_SHEET_COUNT; i++) {
		cr_assert(overlay_read(overlay_sheets[i], &bytes));
		text_printf(&all, "%s%c%zu%c", overlay_sheets[i], '\0', bytes.len, '\0');
		text_add(&all, bytes.bytes, bytes.len);
	}
	digest_sm3(&(struct digest_part){all.bytes, all.len}, 1, expected);
	cr_expect_str_eq(form->digest, expected);
	form_free(form);
	text_release(&all);
	text_release(&bytes);
}

Test(form_load, tells_a_folder_that_cannot_be_read)
{
	struct diag_list diags = {0};
	struct form *form = (struct form *)&diags; /* to see that it is set */

	cr_expect_eq(form_load("nowhere", &form, &diags), STATUS_MISSING);
	cr_expect_null(form);
	scratch_write("file", "", 0);
	form = (struct form *)&diags;
	cr_expect_eq(form_load("file", &form, &diags), STATUS_SYSTEM);
	cr_expect_null(form);
	cr_expect_eq(diags.diags.count, 0);
}

Test(form_load, tells_a_sheet_that_is_no_file)
{
	overlay_copy("good");
	cr_assert_eq(unlink("links.csv"), 0);
	cr_assert_eq(mkfifo("links.csv", 0600), 0);
	overlay_expect("links.csv: the sheet cannot be read: not a plain file\n", "a FIFO");
}

/* What was wrong before with something else does not spoil a good form. */
Test(form_load, counts_its_own_faults_only)
{
	struct diag_list diags = {0};
	struct form *form;

	overlay_copy("good");
	diag_add(&diags, DIAG_CSV_SYNTAX, (struct diag_place){.file = "other.csv"}, NULL, NULL);
	cr_expect_eq(form_load(".", &form, &diags), STATUS_OK);
	cr_expect_not_null(form);
	cr_expect_eq(diags.diags.count, 1);
	form_free(form);
	diag_release(&diags);
}

/* Make the form of a folder of tests/forms/broken: its sheets over the good ones, less those that
 * its remove.txt names. */
static void overlay_broken(const char *name)
{
	struct text path = TEXT_EMPTY;
	struct text removed = TEXT_EMPTY;

	overlay_copy("good");
	text_printf(&path, "broken/%s", name);
	overlay_copy(path.bytes);
	text_clear(&path);
	text_printf(&path, "%s/forms/broken/%s/remove.txt", overlay_root, name);
	if (overlay_read(path.bytes, &removed)) {
		for (size_t i = 0; i < OVERLAY_SHEET_COUNT; i++)
			if (strstr(removed.bytes, overlay_sheets[i]))
				cr_assert_eq(unlink(overlay_sheets[i]), 0);
	}
	text_release(&path);
	text_release(&removed);
}

static void expect_broken(const char *name)
{
	struct text path = TEXT_EMPTY;
	struct text expected = TEXT_EMPTY;

	text_printf(&path, "%s/forms/broken/%s/expect.txt", overlay_root, name);
	overlay_broken(name);
	if (overlay_read(path.bytes, &expected) && expected.len > 0)
		overlay_expect(expected.bytes, name);
	else
		cr_expect_fail("%s says nothing", path.bytes);
	text_release(&path);
	text_release(&expected);
}

Test(form_load, tells_all_faults_of_each_broken_form)
{
	struct text path = TEXT_EMPTY;
	const struct dirent *entry;
	size_t count = 0;
	DIR *folder;

	text_printf(&path, "%s/forms/broken", overlay_root);
	folder = opendir(path.bytes);
	cr_assert_not_null(folder, "%s", path.bytes);
	while ((entry = readdir(folder))) {
		if (entry->d_name[0] == '.')
			continue;
		expect_broken(entry->d_name);
		count++;
	}
	cr_expect_geq(count, 30);
	closedir(folder);
	text_release(&path);
}

/* The real form; NULL where this tree has none. */
static struct form *real_form(void)
{
	struct diag_list diags = {0};
	struct text path = TEXT_EMPTY;
	struct text items = TEXT_EMPTY;
	struct form *form = NULL;

	text_printf(&path, "%s/../forms/gbt35289-2017/items.csv", overlay_root);
	if (overlay_read(path.bytes, &items)) {
		text_cut(&path, path.len - strlen("/items.csv"));
		cr_assert_eq(form_load(path.bytes, &form, &diags), STATUS_OK);
		cr_expect_eq(diags.diags.count, 0);
	} else {
		cr_skip("no real form here");
	}
	diag_release(&diags);
	text_release(&path);
	text_release(&items);
	return form;
}

static size_t count_role(const struct form *form, const char *group, enum item_role role)
{
	size_t first = group ? form_item(form, group) : 0;
	size_t end = group ? form->items[first].end : form->item_count;
	size_t count = 0;

	for (size_t i = first; i < end; i++)
		count += form->items[i].role == role;
	return count;
}

Test(form_load, reads_the_real_items)
{
	struct form *form = real_form();

	cr_assert_neq(form_item(form, "s6"), FORM_NONE);
	cr_assert_neq(form_item(form, "s7"), FORM_NONE);
	cr_expect_eq(count_role(form, "s6", ROLE_REQUIREMENT), 65);
	cr_expect_eq(count_role(form, "s7", ROLE_REQUIREMENT), 25);
	cr_expect_eq(count_role(form, NULL, ROLE_REQUIREMENT), 90);
	cr_expect_eq(count_role(form, NULL, ROLE_ELIGIBILITY), 3);
	cr_expect_eq(count_role(form, NULL, ROLE_SCORE), 16);
	cr_expect_neq(form_item(form, FORM_SUBJECT_ID), FORM_NONE);
	cr_expect_eq(form->level_count, 3);
	form_free(form);
}

/* Clause, weight and place of the 19 indicators: 8.1.1, table 18. */
Test(form_load, reads_the_real_indicators)
{
	static const struct {
		const char *id;
		const char *parent; /* "": none */
		const char *clause;
		int64_t tenths; /* of weight; 0: none */
		bool is_leaf;
	} cases[] = {
	    {"consulting", "", "8.1.2", 1, true},
	    {"handling", "", "8.1.3", 4, false},
	    {"handling.disclosure", "handling", "8.1.3.1", 1, true},
	    {"handling.notification", "handling", "8.1.3.2", 2, true},
	    {"handling.cycle", "handling", "8.1.3.3", 1, true},
	    {"handling.validity", "handling", "8.1.3.4", 3, true},
	    {"handling.authentication", "handling", "8.1.3.5", 3, true},
	    {"support", "", "8.1.4", 2, true},
	    {"aftersales", "", "8.1.5", 1, false},
	    {"aftersales.complaints", "aftersales", "8.1.5.1", 4, true},
	    {"aftersales.followup", "aftersales", "8.1.5.2", 2, true},
	    {"aftersales.disputes", "aftersales", "8.1.5.3", 0, true},
	    {"aftersales.satisfaction", "aftersales", "8.1.5.4", 4, true},
	    {"judicial", "", "8.1.6", 1, true},
	    {"assurance", "", "8.1.7", 1, false},
	    {"assurance.attitude", "assurance", "8.1.7.1", 1, true},
	    {"assurance.facilities", "assurance", "8.1.7.2", 3, true},
	    {"assurance.continuity", "assurance", "8.1.7.3", 4, true},
	    {"assurance.discipline", "assurance", "8.1.7.4", 2, true},
	};
	struct form *form = real_form();
	size_t leaf_count = 0;

	cr_assert_eq(form->indicator_count, 19);
	for (size_t i = 0; i < form->indicator_count; i++) {
		const struct indicator *indicator = &form->indicators[i];

		cr_expect_str_eq(indicator->id, cases[i].id);
		cr_expect_str_eq(indicator->clause, cases[i].clause, "%s", indicator->id);
		cr_expect_str_eq(
		    indicator->parent == FORM_NONE ? "" : form->indicators[indicator->parent].id,
		    cases[i].parent, "%s", indicator->id);
		cr_expect_eq(indicator->has_weight, cases[i].tenths > 0, "%s", indicator->id);
		if (indicator->has_weight)
			cr_expect(is_decimal(indicator->weight, cases[i].tenths, 1), "%s",
				  indicator->id);
		cr_expect_eq(indicator->is_leaf, cases[i].is_leaf, "%s", indicator->id);
		leaf_count += indicator->is_leaf;
	}
	cr_expect_eq(leaf_count, 16);
	form_free(form);
}
