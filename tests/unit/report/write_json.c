/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the JSON writer, against the object of the contract. */
#include "config.h"

#include "report/write_json.h"

#include "tests/support/check.h"
#include "tests/unit/report/sample.h"

#include <string.h>

TestSuite(write_json, .fini = check_leaks);

static void expect_json(const struct sample *sample, const char *expected)
{
	struct text out = TEXT_EMPTY;

	write_json_score(&out, &sample->assessment);
	cr_expect_str_eq(out.bytes, expected);
	text_release(&out);
}

static void expect_holds(const struct sample *sample, const char *piece)
{
	struct text out = TEXT_EMPTY;

	write_json_score(&out, &sample->assessment);
	cr_expect(strstr(out.bytes, piece) != NULL, "no %s in %s", piece, out.bytes);
	text_release(&out);
}

Test(write_json, tells_a_corridor)
{
	struct sample sample;

	sample_init(&sample);
	expect_json(
	    &sample,
	    "{\"record\": \"a.csv\", \"form\": \"small\", \"subject\": \"\", \"complete\": false, "
	    "\"eligible\": null, \"total\": {\"low\": \"0.00\", \"high\": \"5.00\"}, "
	    "\"level\": {\"low\": \"I\", \"high\": \"III\", \"settled\": null}, "
	    "\"on_bound\": false, \"indicators\": ["
	    "{\"id\": \"consulting\", \"clause\": \"8.1.2\", \"weight\": \"0.6\", "
	    "\"low\": \"0\", \"high\": \"5\", \"given\": null, "
	    "\"derived_low\": \"0\", \"derived_high\": \"5\", "
	    "\"weighted_low\": \"0.00\", \"weighted_high\": \"3.00\"}, "
	    "{\"id\": \"aftersales\", \"clause\": \"8.1.5\", \"weight\": \"0.4\", "
	    "\"low\": \"0.00\", \"high\": \"5.00\", \"given\": null, "
	    "\"derived_low\": null, \"derived_high\": null, "
	    "\"weighted_low\": \"0.00\", \"weighted_high\": \"2.00\"}, "
	    "{\"id\": \"aftersales.complaints\", \"clause\": \"8.1.5.1\", \"weight\": \"0.75\", "
	    "\"low\": \"0\", \"high\": \"5\", \"given\": null, "
	    "\"derived_low\": \"0\", \"derived_high\": \"5\", "
	    "\"weighted_low\": \"0.00\", \"weighted_high\": \"3.75\"}, "
	    "{\"id\": \"aftersales.disputes\", \"clause\": \"8.1.5.3\", \"weight\": null, "
	    "\"low\": \"0\", \"high\": \"5\", \"given\": null, "
	    "\"derived_low\": \"0\", \"derived_high\": \"5\", "
	    "\"weighted_low\": null, \"weighted_high\": null}, "
	    "{\"id\": \"aftersales.satisfaction\", \"clause\": \"8.1.5.4\", \"weight\": \"0.25\", "
	    "\"low\": \"0\", \"high\": \"5\", \"given\": null, "
	    "\"derived_low\": null, \"derived_high\": null, "
	    "\"weighted_low\": \"0.00\", \"weighted_high\": \"1.25\"}], "
	    "\"requirements\": {\"met\": 0, \"not_met\": 0, \"na\": 0, \"open\": 3}, "
	    "\"sections\": ["
	    "{\"clause\": \"6.1\", \"met\": 0, \"not_met\": 0, \"na\": 0, \"open\": 2}, "
	    "{\"clause\": \"7.1\", \"met\": 0, \"not_met\": 0, \"na\": 0, \"open\": 1}], "
	    "\"warnings\": []}\n");
	sample_release(&sample);
}

Test(write_json, tells_what_is_settled)
{
	struct sample sample;

	sample_init(&sample);
	sample_settle(&sample);
	expect_holds(&sample,
		     "\"complete\": true, \"eligible\": true, "
		     "\"total\": {\"low\": \"4.20\", \"high\": \"4.20\"}, "
		     "\"level\": {\"low\": \"II\", \"high\": \"II\", \"settled\": \"II\"}, "
		     "\"on_bound\": false, ");
	expect_holds(&sample,
		     "{\"id\": \"aftersales\", \"clause\": \"8.1.5\", \"weight\": \"0.4\", "
		     "\"low\": \"3.00\", \"high\": \"3.00\", \"given\": null, "
		     "\"derived_low\": null, \"derived_high\": null, "
		     "\"weighted_low\": \"1.20\", \"weighted_high\": \"1.20\"}");
	expect_holds(&sample, "{\"id\": \"aftersales.satisfaction\", \"clause\": \"8.1.5.4\", "
			      "\"weight\": \"0.25\", \"low\": \"3\", \"high\": \"3\", "
			      "\"given\": \"3\", \"derived_low\": null, \"derived_high\": null, "
			      "\"weighted_low\": \"0.75\", \"weighted_high\": \"0.75\"}");
	sample_release(&sample);
}

Test(write_json, tells_a_direct_score_beside_what_the_criteria_give)
{
	struct sample sample;

	sample_init(&sample);
	sample_score(&sample, CONSULTING, "1", "1");
	sample_derive(&sample, CONSULTING, "3", "5");
	sample_weigh(&sample, CONSULTING, "0.6", "0.6");
	sample.scores[CONSULTING].is_given = true;
	expect_holds(&sample, "\"weight\": \"0.6\", \"low\": \"1\", \"high\": \"1\", "
			      "\"given\": \"1\", \"derived_low\": \"3\", \"derived_high\": \"5\", "
			      "\"weighted_low\": \"0.60\", \"weighted_high\": \"0.60\"}");
	sample_release(&sample);
}

Test(write_json, keeps_every_digit_of_a_total)
{
	struct sample sample;

	sample_init(&sample);
	sample.score.total = sample_corridor("3.425", "4.4999");
	expect_holds(&sample, "\"total\": {\"low\": \"3.425\", \"high\": \"4.4999\"}");
	sample_release(&sample);
}

Test(write_json, gives_no_level_to_the_ineligible)
{
	struct sample sample;

	sample_init(&sample);
	sample.score.eligibility = INELIGIBLE;
	expect_holds(&sample,
		     "\"eligible\": false, \"total\": {\"low\": \"0.00\", \"high\": \"5.00\"}, "
		     "\"level\": {\"low\": \"I\", \"high\": \"III\", \"settled\": \"none\"}, ");
	sample_release(&sample);
}

Test(write_json, tells_a_total_on_a_bound)
{
	struct sample sample;

	sample_init(&sample);
	sample_settle(&sample);
	sample.score.total = sample_corridor("3.5", "3.5");
	sample.score.is_on_bound = true;
	expect_holds(&sample,
		     "\"total\": {\"low\": \"3.50\", \"high\": \"3.50\"}, "
		     "\"level\": {\"low\": \"II\", \"high\": \"II\", \"settled\": \"II\"}, "
		     "\"on_bound\": true, ");
	sample_release(&sample);
}

Test(write_json, counts_requirements_by_the_clause_that_holds_them)
{
	struct sample sample;

	sample_init(&sample);
	sample_say(&sample, (struct event){.item = "6.1.a", .answer = "yes"});
	sample_say(&sample, (struct event){.item = "6.1.b", .answer = "na"});
	sample_say(&sample, (struct event){.item = "7.1.premises", .answer = "no"});
	sample.score.requirements = (struct tally){.met = 1, .not_met = 1, .na = 1};
	expect_holds(
	    &sample,
	    "\"requirements\": {\"met\": 1, \"not_met\": 1, \"na\": 1, \"open\": 0}, "
	    "\"sections\": ["
	    "{\"clause\": \"6.1\", \"met\": 1, \"not_met\": 0, \"na\": 1, \"open\": 0}, "
	    "{\"clause\": \"7.1\", \"met\": 0, \"not_met\": 1, \"na\": 0, \"open\": 0}], ");
	sample_release(&sample);
}

Test(write_json, warns_with_the_keys_that_are_meant)
{
	struct sample sample;

	sample_init(&sample);
	sample_say(&sample, (struct event){.item = "old.item", .answer = "yes"});
	sample_warn(&sample, CHECK_CONTRADICTION, ITEM_61A, CONSULTING, 0);
	sample_warn(&sample, CHECK_NO_WITHOUT_NOTE, ITEM_61B, FORM_NONE, 0);
	sample_warn(&sample, CHECK_ORPHAN_ROW, FORM_NONE, FORM_NONE, 2);
	sample_warn(&sample, CHECK_ORPHAN_ROW, ITEM_BASIC, FORM_NONE, 1);
	sample_warn(&sample, CHECK_TORN, FORM_NONE, FORM_NONE, 0);
	expect_holds(&sample, "\"warnings\": [{\"code\": \"contradiction\", \"item\": \"6.1.a\", "
			      "\"indicator\": \"consulting\"}, "
			      "{\"code\": \"no_without_note\", \"item\": \"6.1.b\"}, "
			      "{\"code\": \"orphan_row\", \"item\": \"old.item\"}, "
			      "{\"code\": \"orphan_row\", \"item\": \"consulting.basic\"}, "
			      "{\"code\": \"torn\"}]}\n");
	sample_release(&sample);
}

Test(write_json, keeps_any_text_whole)
{
	struct sample sample;

	sample_init(&sample);
	sample.assessment.path = "\xff/甲\xe7\x94.csv";
	sample_say(&sample, (struct event){.item = "cover.organisation",
					   .answer = "=甲\"证\\书\"\n/公司\x1b[31m\t"});
	expect_holds(&sample, "{\"record\": \"\uFFFD/甲\uFFFD\uFFFD.csv\", ");
	expect_holds(&sample, "\"subject\": \"=甲\\\"证\\\\书\\\"\\n/公司\\u001B[31m\\t\", ");
	sample_release(&sample);
}

Test(write_json, puts_each_record_on_a_line_of_its_own)
{
	struct sample sample;
	struct text out = TEXT_EMPTY;
	size_t lines = 0;

	sample_init(&sample);
	write_json_score(&out, &sample.assessment);
	write_json_score(&out, &sample.assessment);
	for (size_t i = 0; i < out.len; i++)
		lines += out.bytes[i] == '\n';
	cr_expect_eq(lines, 2);
	cr_expect_eq(out.bytes[out.len - 1], '\n');
	text_release(&out);
	sample_release(&sample);
}
