/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the CSV writer of scores. */
#include "config.h"

#include "report/write_csv.h"

#include "record/event.h"
#include "tests/support/check.h"
#include "tests/unit/report/sample.h"

#include <string.h>

TestSuite(write_csv, .fini = check_leaks);

static void expect_score(const struct sample *sample, const char *expected)
{
	struct text out = TEXT_EMPTY;

	write_csv_score(&out, &sample->assessment);
	cr_expect_str_eq(out.bytes, expected);
	text_release(&out);
}

Test(write_csv, heads_the_scores)
{
	struct text out = TEXT_EMPTY;

	write_csv_score_header(&out);
	cr_expect_str_eq(out.bytes, "record,subject,id,clause,weight,low,high,given,weighted_low,"
				    "weighted_high\n");
	text_release(&out);
}

Test(write_csv, tells_a_corridor)
{
	struct sample sample;

	sample_init(&sample);
	sample_say(&sample, (struct event){.item = "cover.organisation", .answer = "甲公司"});
	expect_score(&sample, "a.csv,甲公司,consulting,8.1.2,0.6,0,5,,0.00,3.00\n"
			      "a.csv,甲公司,aftersales,8.1.5,0.4,0.00,5.00,,0.00,2.00\n"
			      "a.csv,甲公司,aftersales.complaints,8.1.5.1,0.75,0,5,,0.00,3.75\n"
			      "a.csv,甲公司,aftersales.disputes,8.1.5.3,,0,5,,,\n"
			      "a.csv,甲公司,aftersales.satisfaction,8.1.5.4,0.25,0,5,,0.00,1.25\n"
			      "a.csv,甲公司,total,,,0.00,5.00,,,\n");
	sample_release(&sample);
}

Test(write_csv, tells_what_is_settled_and_what_was_given)
{
	struct sample sample;

	sample_init(&sample);
	sample_settle(&sample);
	expect_score(&sample, "a.csv,,consulting,8.1.2,0.6,5,5,,3.00,3.00\n"
			      "a.csv,,aftersales,8.1.5,0.4,3.00,3.00,,1.20,1.20\n"
			      "a.csv,,aftersales.complaints,8.1.5.1,0.75,3,3,,2.25,2.25\n"
			      "a.csv,,aftersales.disputes,8.1.5.3,,1,1,,,\n"
			      "a.csv,,aftersales.satisfaction,8.1.5.4,0.25,3,3,3,0.75,0.75\n"
			      "a.csv,,total,,,4.20,4.20,,,\n");
	sample_release(&sample);
}

Test(write_csv, guards_what_a_spreadsheet_would_run)
{
	static const char row[] = "'-1.csv,\"'=1+1,\"\"x\"\"\",consulting,";
	struct sample sample;
	struct text out = TEXT_EMPTY;

	sample_init(&sample);
	sample.assessment.path = "-1.csv";
	sample_say(&sample, (struct event){.item = "cover.organisation", .answer = "=1+1,\"x\""});
	write_csv_score(&out, &sample.assessment);
	cr_expect_eq(strncmp(out.bytes, row, strlen(row)), 0, "%s", out.bytes);
	text_release(&out);
	sample_release(&sample);
}
