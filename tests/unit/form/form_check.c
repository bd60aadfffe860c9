/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules across rows and sheets, on both sides of each bound; their messages by place are shown in
 * tests/forms/broken. */
#include "config.h"

#include "form/form_check.h"

#include "tests/unit/form/overlay.h"

#include <stdio.h>

TestSuite(form_check, .init = overlay_enter, .fini = scratch_leave);

#define SIBLINGS "the weights of this indicator and its siblings add up to "

Test(form_check, adds_weights_exactly)
{
	static const struct {
		const char *advice;
		const char *service;
		const char *faults;
	} cases[] = {
	    {"0.1", "0.9", ""},
	    {"0.0001", "0.9999", ""},
	    {"0.5000", "0.50", ""},
	    {"0", "1", ""},
	    {"", "1", ""},
	    {"1", "", ""},
	    {"0.3333", "0.6666", "indicators.csv:2:5: " SIBLINGS "0.9999, not to 1\n"},
	    {"0.5", "0.5001", "indicators.csv:2:5: " SIBLINGS "1.0001, not to 1\n"},
	    {"1", "1", "indicators.csv:2:5: " SIBLINGS "2, not to 1\n"},
	    {"0", "0", "indicators.csv:2:5: " SIBLINGS "0, not to 1\n"},
	    {"", "0.75", "indicators.csv:2:5: " SIBLINGS "0.75, not to 1\n"},
	    {"", "",
	     "indicators.csv:2:5: neither this indicator nor any of its siblings has a weight\n"},
	    {"1.0001", "0", "indicators.csv:2:5: the weight 1.0001 is above 1\n"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char row[64];

		overlay_copy("good");
		snprintf(row, sizeof row, "6.1,1,%s,Advice", cases[i].advice);
		overlay_replace("indicators.csv", "6.1,1,0.25,Advice", row);
		snprintf(row, sizeof row, "6.2,,%s,Service", cases[i].service);
		overlay_replace("indicators.csv", "6.2,,0.75,Service", row);
		overlay_expect(cases[i].faults, cases[i].advice);
	}
}

Test(form_check, takes_trees_four_deep)
{
	struct form *form;

	overlay_copy("good");
	overlay_replace("indicators.csv", "service.speed,service,",
			"second,service,,,1,Second,二\nthird,second,,,1,Third,三\n"
			"service.speed,third,");
	form = overlay_form();
	cr_expect_eq(form->indicators[form_indicator(form, "service.speed")].parent,
		     form_indicator(form, "third"));
	form_free(form);
}

Test(form_check, wants_levels_to_rise_from_0_to_5)
{
	static const struct {
		const char *first;
		const char *second;
		const char *faults;
	} cases[] = {
	    {"0", "0.0001", ""},
	    {"0.0", "5", ""},
	    {"0", "5.0001", "levels.csv:3:2: the min 5.0001 is above 5, the highest total\n"},
	    {"0.1", "0.2", "levels.csv:2:2: the first level begins at 0.1, not at 0\n"},
	    {"0", "0", "levels.csv:3:2: the min 0 is not above that of row 2\n"},
	    {"3.5", "3.49",
	     "levels.csv:2:2: the first level begins at 3.5, not at 0\n"
	     "levels.csv:3:2: the min 3.49 is not above that of row 2\n"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char row[64];

		overlay_copy("good");
		snprintf(row, sizeof row, "A,%s,plain", cases[i].first);
		overlay_replace("levels.csv", "A,0,plain", row);
		snprintf(row, sizeof row, "B,%s,fine", cases[i].second);
		overlay_replace("levels.csv", "B,3.5,fine", row);
		overlay_expect(cases[i].faults, cases[i].second);
	}
}

/* `disputes` is a whole number from 0 to 100, `days` (which here asks for nothing itself) a decimal
 * from 0 to 365.5, `cases` a whole number of 1 or more. */
Test(form_check, knows_what_is_never_asked)
{
	static const struct {
		const char *relevant;
		bool can_hold;
	} cases[] = {
	    {"service.speed.disputes > 99.5", true}, {"service.speed.disputes > 100", false},
	    {"service.speed.disputes >= 100", true}, {"service.speed.disputes >= 101", false},
	    {"service.speed.disputes = 0", true},    {"service.speed.disputes = 100", true},
	    {"service.speed.disputes = 101", false}, {"service.speed.disputes = 1.5", false},
	    {"service.speed.disputes < 1", true},    {"service.speed.disputes < 0", false},
	    {"service.speed.disputes <= 0", true},   {"service.speed.cases <= 1", true},
	    {"service.speed.cases <= 0.5", false},   {"service.speed.cases < 1", false},
	    {"service.speed.cases > 99999", true},   {"service.speed.cases = 0", false},
	    {"service.speed.cases >= 99999", true},  {"service.speed.days = 1.5", true},
	    {"service.speed.days = 365.6", false},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct text row = TEXT_EMPTY;
		struct text fault = TEXT_EMPTY;

		overlay_copy("good");
		text_printf(
		    &row,
		    "service.speed.note,service.speed,text,Note?,备注？,Any.,任意。,,,,,,,%s,1\n"
		    "service.speed.score,service.speed,score",
		    cases[i].relevant);
		overlay_replace("items.csv", "service.speed.score,service.speed,score", row.bytes);
		if (!cases[i].can_hold)
			text_printf(&fault,
				    "items.csv:26:14: '%s' never holds: the item can never be "
				    "asked\n",
				    cases[i].relevant);
		overlay_expect(fault.bytes, cases[i].relevant);
		text_release(&row);
		text_release(&fault);
	}
}

/* Nothing that a form counts is negative, so where there is no min it is 0. */
Test(form_check, knows_what_is_never_asked_without_a_min)
{
	static const struct {
		const char *relevant;
		const char *faults;
	} cases[] = {
	    {"service.speed.disputes <= 0", ""},
	    {"service.speed.disputes < 0",
	     "items.csv:25:14: 'service.speed.disputes < 0' never holds: the item can never be "
	     "asked\n"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		overlay_copy("good");
		overlay_replace("items.csv", "6.2.1,yes,,0,100,cases", "6.2.1,yes,,,100,cases");
		overlay_replace("items.csv", "service.speed.disputes > 0", cases[i].relevant);
		overlay_expect(cases[i].faults, cases[i].relevant);
	}
}

#define WORDS_OF_REQUIRED " is none of: yes\n"
#define NO_DECIMAL " is no plain decimal with at most 4 places\n"

/* Rules that a faulty cell would break too keep still: one fault is told once. */
Test(form_check, tells_a_fault_once)
{
	static const struct {
		const char *sheet;
		const char *old;
		const char *new;
		const char *faults;
	} cases[] = {
	    /* required or not: a score beside criteria, an item of a criterion, what decides
	     * whether a required item is asked, what may be n.a. */
	    {"items.csv", "6.1,,,,,,,1\nservice,s6", "6.1,ja,,,,,,1\nservice,s6",
	     "items.csv:18:9: 'ja'" WORDS_OF_REQUIRED},
	    {"items.csv", "6.1,yes,,0,,people", "6.1,ja,,0,,people",
	     "items.csv:17:9: 'ja'" WORDS_OF_REQUIRED},
	    {"items.csv", "6.2.1,yes,,0,100,cases", "6.2.1,ja,,0,100,cases",
	     "items.csv:24:9: 'ja'" WORDS_OF_REQUIRED},
	    {"items.csv", "5.1 a,yes,no advice", "5.1 a,ja,no advice",
	     "items.csv:9:9: 'ja'" WORDS_OF_REQUIRED},
	    /* limits: of the whole of a share, of what decides */
	    {"items.csv", "6.2.1,yes,,1,,cases", "6.2.1,yes,,one,,cases",
	     "items.csv:21:11: 'one'" NO_DECIMAL},
	    {"items.csv", "6.2.1,yes,,0,100,cases", "6.2.1,yes,,-1,100,cases",
	     "items.csv:24:11: '-1'" NO_DECIMAL},
	    {"items.csv", "6.2.1,yes,,0,100,cases", "6.2.1,yes,,0,many,cases",
	     "items.csv:24:12: 'many'" NO_DECIMAL},
	    /* an id: of what belongs to a level */
	    {"items.csv", "level.1.rules,", "level.3.rul\u00e9s,",
	     "items.csv:29:1: the id 'level.3.rul\u00e9s' holds other than letters, digits, '.', "
	     "'_' "
	     "and '-'\n"},
	    {"items.csv", "service.speed.score,",
	     "service.speed.score,service.speed,score,S,几,H,提,"
	     ",,,,,,,1\nservice.speed.score,",
	     "items.csv:27:1: the id 'service.speed.score' stands in row 26 already\n"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		overlay_copy("good");
		overlay_replace(cases[i].sheet, cases[i].old, cases[i].new);
		overlay_expect(cases[i].faults, cases[i].new);
	}
}

Test(form_check, wants_the_operands_of_each_test)
{
	static const struct {
		const char *row;
		const char *faults;
	} cases[] = {
	    {"advice,5,advice.staff/,>=,3", "criteria.csv:10:3: the test '>=' takes one item\n"},
	    {"advice,5,/advice.staff,>=,3", "criteria.csv:10:3: the test '>=' takes one item\n"},
	    {"service.speed,5,service.speed.late service.speed.cases,share<=,3",
	     "criteria.csv:10:3: the test 'share<=' takes two items, PART/WHOLE\n"},
	    {"service.speed,5,service.speed.late//service.speed.cases,share<=,3",
	     "criteria.csv:10:3: the test 'share<=' takes two items, PART/WHOLE\n"},
	    {"service.speed,5,service.speed.late / service.speed.cases,share<=,3", ""},
	    {"advice,5, advice.staff ,>=,3", ""},
	    {"advice,5,advice.written,noes<=,0", ""},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		overlay_copy("good");
		overlay_replace("criteria.csv", "advice,5,advice.staff,>=,3", cases[i].row);
		overlay_expect(cases[i].faults, cases[i].row);
	}
}

Test(form_check, lets_ids_be_that_only_begin_like_a_reserved_one)
{
	overlay_copy("good");
	overlay_replace("levels.csv", "B,3.5", "nonesuch,3.5");
	overlay_replace("items.csv", "cover.date,", "records.date,");
	overlay_expect("", "ids");
}

/* A share of nothing is no share. */
Test(form_check, wants_a_whole_of_one_or_more)
{
	static const char *const mins[] = {"", "0", "0.9999"};

	for (size_t i = 0; i < sizeof mins / sizeof *mins; i++) {
		char cells[32];

		overlay_copy("good");
		snprintf(cells, sizeof cells, "6.2.1,yes,,%s,,cases", mins[i]);
		overlay_replace("items.csv", "6.2.1,yes,,1,,cases", cells);
		overlay_expect(
		    "criteria.csv:5:3: the whole 'service.speed.cases' has no min of 1 or more\n"
		    "criteria.csv:6:3: the whole 'service.speed.cases' has no min of 1 or more\n",
		    mins[i]);
	}
}

#define TWICE "criteria.csv:12:3: row 11 tests the same for the same score\n"
#define WEAKER "criteria.csv:12:3: row 11 asks more for a lower score\n"
#define NEVER "criteria.csv:12:3: this and row 11, both needed, cannot hold together\n"
#define DAYS "service.speed.extra,"

/* Two criteria over one number that nothing else tests. */
Test(form_check, knows_criteria_that_clash)
{
	static const struct {
		const char *first; /* score,item,test,value */
		const char *second;
		const char *faults;
	} cases[] = {
	    {"1," DAYS "<=,5", "3," DAYS "<=,3", ""},
	    {"1," DAYS "<=,5", "3," DAYS "<=,5", ""},
	    {"1," DAYS "<=,5", "3," DAYS "<=,5.0001", WEAKER},
	    {"3," DAYS "<=,5", "5," DAYS "<=,7", WEAKER},
	    {"1," DAYS ">=,5", "3," DAYS ">=,7", ""},
	    {"1," DAYS ">=,5", "3," DAYS ">=,4", WEAKER},
	    {"1," DAYS "<=,5", "3," DAYS "=,0", ""},
	    {"1," DAYS "<=,5", "3," DAYS "=,5", ""},
	    {"1," DAYS "<=,5", "3," DAYS "=,6", NEVER},
	    {"1," DAYS ">=,5", "3," DAYS "=,4", NEVER},
	    {"1," DAYS "=,5", "3," DAYS "=,5", ""},
	    {"1," DAYS "=,5", "3," DAYS "=,4", NEVER},
	    {"1," DAYS "=,5", "3," DAYS "<=,6", WEAKER},
	    {"1," DAYS "=,5", "3," DAYS ">=,4", WEAKER},
	    {"1," DAYS ">=,5", "3," DAYS "<=,5", ""},
	    {"1," DAYS ">=,5", "3," DAYS "<=,4", NEVER},
	    {"1," DAYS ">=,5", "1," DAYS "<=,4", NEVER},
	    {"1," DAYS ">=,3", "1," DAYS "<=,4", ""},
	    {"1," DAYS "=,3", "1," DAYS "<=,4", ""},
	    {"1," DAYS "<=,4", "1," DAYS "<=,4", TWICE},
	    {"1," DAYS "<=,4", "1," DAYS "<=,3", TWICE},
	    {"1," DAYS "=,4", "1," DAYS "=,3", TWICE},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct text rows = TEXT_EMPTY;

		overlay_copy("good");
		overlay_replace(
		    "items.csv", "service.speed.score,service.speed,score",
		    "service.speed.extra,service.speed,decimal,Extra?,另加？,Any.,任意。,"
		    ",yes,,,,,,1\nservice.speed.score,service.speed,score");
		text_printf(&rows, "advice,5,advice.staff,>=,3\nservice.speed,%s\nservice.speed,%s",
			    cases[i].first, cases[i].second);
		overlay_replace("criteria.csv", "advice,5,advice.staff,>=,3", rows.bytes);
		overlay_expect(cases[i].faults, rows.bytes);
		text_release(&rows);
	}
}

/* The same item under another test, score or leaf, or in another share, is another matter. */
Test(form_check, lets_other_criteria_be)
{
	static const char *const rows[] = {
	    "advice,3,advice.offered,yes,",
	    "advice,1,advice.written,yes,",
	    "advice,5,advice.offered advice.written,noes<=,0",
	    "advice,3,advice.written,noes<=,1",
	    "service.speed,3,service.speed.late/service.speed.cases,share>=,10",
	    "service.speed,5,service.speed.answered/service.speed.cases,share<=,80",
	    "service.speed,5,service.speed.late,<=,1000",
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct text all = TEXT_EMPTY;

		overlay_copy("good");
		text_printf(&all, "%s\nadvice,5,advice.staff,>=,3", rows[i]);
		overlay_replace("criteria.csv", "advice,5,advice.staff,>=,3", all.bytes);
		overlay_expect("", rows[i]);
		text_release(&all);
	}
}

/* An item belongs to the leaf with the longest id that its own begins with. */
Test(form_check, tells_leaves_by_the_longest_id)
{
	struct form *form;
	const struct item *item;

	overlay_copy("good");
	overlay_replace("indicators.csv", "service,,6.2,,0.75",
			"advice.phone,,6.1,,,By telephone,电话咨询\nservice,,6.2,,0.75");
	overlay_replace(
	    "items.csv", "advice.staff,advice,integer",
	    "advice.phone.score,advice,score,Score?,几分？,Look.,查看。,,,,,,,,1\n"
	    "advice.phone.line,advice,yesno,A line?,有专线吗？,Ring.,拨打。,,yes,,,,,,1\n"
	    "advice.staff,advice,integer");
	overlay_replace("criteria.csv", "advice,1,advice.offered",
			"advice.phone,1,advice.phone.line,yes,\nadvice,1,advice.offered");
	form = overlay_form();
	item = &form->items[form_item(form, "advice.phone.line")];
	cr_expect_eq(item->indicator, form_indicator(form, "advice.phone"));
	cr_expect_eq(form->items[form_item(form, "advice.score")].indicator,
		     form_indicator(form, "advice"));
	form_free(form);
}
