/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of assessments as rows of one table, and of groups of them. */
#include "config.h"

#include "report/summary.h"

#include "report/groups.h"
#include "report/write_json.h"
#include "report/write_summary.h"
#include "tests/support/check.h"
#include "tests/unit/report/sample.h"

#include <string.h>

#define DIGEST "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"

TestSuite(summary, .fini = check_leaks);

static void sample_begin(struct sample *sample)
{
	sample_init(sample);
	sample->assessment.slip = (struct slip){.rows = 7, .digest = DIGEST};
}

/* What is said of the sample as CSV, without a header. */
static void expect_row(const struct sample *sample, bool is_verified, bool has_leaves,
		       const char *expected)
{
	struct cells cells = CELLS_EMPTY;
	struct text out = TEXT_EMPTY;

	summary_row(&cells, &sample->assessment, is_verified, has_leaves);
	write_csv_cells(&out, &cells);
	cr_expect_str_eq(out.bytes, expected);
	text_release(&out);
	cells_release(&cells);
}

Test(summary, has_the_columns_of_the_contract)
{
	struct columns columns = {0};
	struct text out = TEXT_EMPTY;
	struct sample sample;

	sample_begin(&sample);
	summary_columns(&columns, &sample.form, true);
	write_csv_columns(&out, &columns);
	cr_expect_str_eq(
	    out.bytes, "record,form,organisation,date,year,inspectors,complete,eligible,total_low,"
		       "total_high,level_low,level_high,level,on_bound,open,met,not_met,na,"
		       "undecided,warnings,sealed,slip,verdict,consulting:low,consulting:high,"
		       "aftersales.complaints:low,aftersales.complaints:high,"
		       "aftersales.disputes:low,aftersales.disputes:high,"
		       "aftersales.satisfaction:low,aftersales.satisfaction:high\n");
	cr_expect_eq(columns_find(&columns, "year"), SUMMARY_YEAR);
	cr_expect_eq(columns_find(&columns, "verdict"), SUMMARY_VERDICT);
	cr_expect_eq(columns_find(&columns, "yea"), FORM_NONE);
	text_release(&out);
	columns_release(&columns);
	sample_release(&sample);
}

Test(summary, says_what_is_open)
{
	struct sample sample;

	sample_begin(&sample);
	sample.score.open_count = 9;
	sample.score.requirements = (struct tally){.open = 3};
	sample.score.level_high = 2;
	expect_row(&sample, false, true,
		   "a.csv,small,,,,,no,,0.00,5.00,I,III,,no,9,0,0,0,3,0,no,7:" DIGEST
		   ",unverified,0,5,0,5,0,5,0,5\n");
	sample_release(&sample);
}

Test(summary, says_what_is_settled)
{
	struct sample sample;

	sample_begin(&sample);
	sample_settle(&sample);
	sample_say(&sample, (struct event){.item = "cover.organisation", .answer = "=甲, 乙"});
	sample_say(&sample, (struct event){.item = "cover.date", .answer = "2026-11-20"});
	sample_warn(&sample, CHECK_TORN, FORM_NONE, FORM_NONE, 0);
	sample.score.is_on_bound = true;
	sample.score.requirements = (struct tally){1, 2, 3, 4};
	sample.assessment.is_sealed = true;
	expect_row(
	    &sample, true, true,
	    "a.csv,small,\"'=甲, 乙\",2026-11-20,2026,,yes,yes,4.20,4.20,II,II,II,yes,0,1,2,3,"
	    "4,1,yes,7:" DIGEST ",whole,5,5,3,3,1,1,3,3\n");
	sample_release(&sample);
}

Test(summary, gives_no_level_without_eligibility)
{
	struct cells cells = CELLS_EMPTY;
	struct sample sample;

	sample_begin(&sample);
	sample_settle(&sample);
	sample.score.eligibility = INELIGIBLE;
	sample.score.is_settled = false;
	summary_row(&cells, &sample.assessment, false, false);
	cr_expect_str_eq(cells_at(&cells, SUMMARY_ELIGIBLE), "no");
	cr_expect_str_eq(cells_at(&cells, SUMMARY_SETTLED), "none");
	cr_expect_str_eq(cells_at(&cells, SUMMARY_LEVEL_LOW), "II");
	cells_release(&cells);
	sample_release(&sample);
}

/* The cells of one row after the other, as JSON: counts and truths have types of their own. */
Test(summary, is_an_object_a_row_in_json)
{
	struct columns columns = {0};
	struct cells cells = CELLS_EMPTY;
	struct text out = TEXT_EMPTY;

	columns_add(&columns, "text", CELL_TEXT);
	columns_add(&columns, "count", CELL_COUNT);
	columns_add(&columns, "number", CELL_NUMBER);
	columns_add(&columns, "truth", CELL_TRUTH);
	cells_add(&cells, "a \"b\"\n");
	cells_add_count(&cells, 12);
	cells_add_number(&cells, (struct decimal){.digits = 35, .places = 1}, 2);
	cells_add(&cells, "yes");
	write_json_cells(&out, &columns, &cells);
	cells_clear(&cells);
	for (size_t i = 0; i < 3; i++)
		cells_add(&cells, "");
	cells_add(&cells, "no");
	write_json_cells(&out, &columns, &cells);
	cr_expect_str_eq(out.bytes,
			 "{\"text\": \"a \\\"b\\\"\\n\", \"count\": 12, \"number\": \"3.50\", "
			 "\"truth\": true}\n"
			 "{\"text\": null, \"count\": null, \"number\": null, \"truth\": false}\n");
	text_release(&out);
	cells_release(&cells);
	columns_release(&columns);
}

static struct standing standing(const char *low, const char *high, size_t level)
{
	return (struct standing){.total = sample_corridor(low, high), .level = level};
}

static void expect_groups(const struct groups *groups, const char *expected)
{
	struct columns columns = {0};
	struct cells cells = CELLS_EMPTY;
	struct text out = TEXT_EMPTY;

	groups_columns(&columns, groups, "year");
	write_csv_columns(&out, &columns);
	for (size_t i = 0; i < groups->list.count; i++) {
		cells_clear(&cells);
		groups_row(&cells, groups, &groups->list.at[i]);
		write_csv_cells(&out, &cells);
	}
	cr_expect_str_eq(out.bytes, expected);
	text_release(&out);
	cells_release(&cells);
	columns_release(&columns);
}

Test(summary, puts_together_what_has_one_key)
{
	struct sample sample;
	struct groups groups;
	struct standing barred = standing("4.2", "4.2", FORM_NONE);
	struct standing whole = standing("3", "3", 0);

	barred.is_barred = true;
	whole.is_complete = true;
	sample_begin(&sample);
	groups_init(&groups, &sample.form);
	groups_add(&groups, "2026",
		   &(struct standing){.total = sample_corridor("1", "5"), .level = FORM_NONE});
	groups_add(&groups, "2025", &barred);
	groups_add(&groups, "2026", &whole);
	groups_add(&groups, "", &whole);
	groups_add(&groups, "2026",
		   &(struct standing){.total = sample_corridor("4.5", "4.5"), .level = 2});
	groups_sort(&groups);
	expect_groups(&groups,
		      "year,n,complete,low_min,low_median,low_mean,low_max,high_min,high_median,"
		      "high_mean,high_max,level:I,level:II,level:III,level:none,level:open\n"
		      ",1,1,3.00,3.00,3.00,3.00,3.00,3.00,3.00,3.00,1,0,0,0,0\n"
		      "2025,1,0,4.20,4.20,4.20,4.20,4.20,4.20,4.20,4.20,0,0,0,1,0\n"
		      "2026,3,1,1.00,3.00,2.8333,4.50,3.00,4.50,4.1667,5.00,1,0,1,0,1\n");
	groups_release(&groups);
	sample_release(&sample);
}

/* Bounds belong to the bin above them, the highest total to the last. */
Test(summary, draws_how_totals_and_levels_are_spread)
{
	static const char expected[] =
	    "Totals (low ends, with open questions taken as not met):\n"
	    "  [0.0, 0.5) | 0\n"
	    "  [0.5, 1.0) | 0\n"
	    "  [1.0, 1.5) | 0\n"
	    "  [1.5, 2.0) | 0\n"
	    "  [2.0, 2.5) | 0\n"
	    "  [2.5, 3.0) | 0\n"
	    "  [3.0, 3.5) | #################### 1\n"
	    "  [3.5, 4.0) | ######################################## 2\n"
	    "  [4.0, 4.5) | 0\n"
	    "  [4.5, 5.0] | #################### 1\n"
	    "\n"
	    "Levels:\n"
	    "  I (basic execution)     | #################### 1\n"
	    "  II (planned tracking)   | ######################################## 2\n"
	    "  III (optimised control) | #################### 1\n"
	    "  none                    | 0\n"
	    "  not settled             | 0\n";
	const struct standing standings[] = {standing("3.49", "3.49", 0), standing("3.5", "3.5", 1),
					     standing("3.99", "4", 1), standing("5", "5", 2)};
	struct text out = TEXT_EMPTY;
	struct sample sample;
	struct groups groups;

	sample_begin(&sample);
	groups_init(&groups, &sample.form);
	for (size_t i = 0; i < sizeof standings / sizeof *standings; i++)
		groups_add(&groups, i % 2 ? "a" : "b", &standings[i]);
	write_text_spread(&out, &groups, true);
	cr_expect_str_eq(out.bytes, expected);
	text_clear(&out);
	write_text_spread(&out, &groups, false);
	cr_expect_not_null(strstr(out.bytes, "  [3.0, 3.5) │ ████████████████████ 1\n"));
	text_release(&out);
	groups_release(&groups);
	sample_release(&sample);
}

Test(summary, lists_an_assessment_on_one_line_whatever_its_name)
{
	struct cells cells = CELLS_EMPTY;
	struct text out = TEXT_EMPTY;
	struct sample sample;

	sample_begin(&sample);
	sample_say(&sample, (struct event){.item = "cover.organisation", .answer = "A\n\x1b[2JB"});
	sample.score.level_high = 2;
	sample.score.open_count = 12;
	summary_row(&cells, &sample.assessment, false, false);
	write_text_summary_line(&out, &cells);
	cr_expect_str_eq(out.bytes, "0.00 to 5.00  I to III?     12         0              "
				    "A\u240A\u241B[2JB, a.csv\n");
	text_release(&out);
	cells_release(&cells);
	sample_release(&sample);
}
