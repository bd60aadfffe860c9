/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of two assessments side by side, as CSV and as JSON. */
#include "config.h"

#include "report/write_diff.h"

#include "report/write_json.h"
#include "tests/support/check.h"
#include "tests/unit/report/sample.h"

#include <string.h>

TestSuite(write_diff, .fini = check_leaks);

#define DIGEST "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static const struct event stranger = {
    .item = "9.new", .answer = "5", .note = "", .evidence = "ref=a"};

/* An earlier sample of nothing and a later one that is settled, with two items that differ. */
struct pair {
	struct sample before;
	struct sample after;
	struct compare_item items[2];
	enum trend indicators[INDICATOR_COUNT];
	struct compare compare;
};

static void pair_init(struct pair *pair)
{
	sample_init(&pair->before);
	sample_init(&pair->after);
	sample_settle(&pair->after);
	pair->before.assessment.path = "old.csv";
	sample_say(&pair->before,
		   (struct event){.item = "6.1.a", .answer = "no", .note = "=1+1,\n\"x\""});
	sample_say(&pair->after, (struct event){.item = "6.1.a", .answer = "yes"});
	pair->items[0] = (struct compare_item){
	    .trend = TREND_BETTER,
	    .item = ITEM_61A,
	    .before = answers_event(&pair->before.answers, ITEM_61A),
	    .after = answers_event(&pair->after.answers, ITEM_61A),
	};
	pair->items[1] =
	    (struct compare_item){.trend = TREND_NEW, .item = FORM_NONE, .after = &stranger};
	memset(pair->indicators, 0, sizeof pair->indicators);
	pair->indicators[CONSULTING] = TREND_CHANGED;
	pair->compare = (struct compare){
	    .items = {.at = pair->items, .count = 2, .room = 2},
	    .counts = {[TREND_BETTER] = 1, [TREND_NEW] = 1},
	    .indicators = pair->indicators,
	    .total = TREND_CHANGED,
	    .level = TREND_WORSE,
	};
}

static void pair_release(struct pair *pair)
{
	sample_release(&pair->before);
	sample_release(&pair->after);
}

Test(write_diff, writes_csv)
{
	struct pair pair;
	struct text out = TEXT_EMPTY;

	pair_init(&pair);
	pair.after.score.eligibility = INELIGIBLE;
	write_diff_csv(&out, &pair.before.assessment, &pair.after.assessment, &pair.compare);
	cr_expect_str_eq(out.bytes,
			 "part,id,clause,change,before_low,before_high,after_low,after_high,before,"
			 "after,note_before,note_after,evidence_before,evidence_after\n"
			 "total,,,changed,0.00,5.00,4.20,4.20,,,,,,\n"
			 "level,,,worse,I,III,none,none,,,,,,\n"
			 "indicator,consulting,8.1.2,changed,0,5,5,5,,,,,,\n"
			 "indicator,aftersales,8.1.5,same,0.00,5.00,3.00,3.00,,,,,,\n"
			 "indicator,aftersales.complaints,8.1.5.1,same,0,5,3,3,,,,,,\n"
			 "indicator,aftersales.disputes,8.1.5.3,same,0,5,1,1,,,,,,\n"
			 "indicator,aftersales.satisfaction,8.1.5.4,same,0,5,3,3,,,,,,\n"
			 "item,6.1.a,6.1 a,better,,,,,no,yes,\"'=1+1,\n\"\"x\"\"\",,,\n"
			 "item,9.new,,new,,,,,,5,,,,ref=a\n",
			 "%s", out.bytes);
	text_release(&out);
	pair_release(&pair);
}

Test(write_diff, writes_json)
{
	static const char *const pieces[] = {
	    "{\"before\": {\"record\": \"old.csv\", \"subject\": \"\", \"form\": \"small\", "
	    "\"version\": 2, \"slip\": \"2:" DIGEST "\"}, \"after\": {\"record\": \"a.csv\", ",
	    "\"counts\": {\"better\": 1, \"worse\": 0, \"changed\": 0, \"new\": 1, \"gone\": 0, "
	    "\"reworded\": 0, \"note\": 0}, \"total\": {\"before\": {\"low\": \"0.00\", \"high\": "
	    "\"5.00\"}, \"after\": {\"low\": \"4.20\", \"high\": \"4.20\"}, \"change\": "
	    "\"changed\"}, \"level\": {\"before\": {\"low\": \"I\", \"high\": \"III\", "
	    "\"settled\": null}, \"after\": {\"low\": \"II\", \"high\": \"II\", \"settled\": "
	    "\"II\"}, \"change\": \"worse\"}, \"indicators\": [{\"id\": \"consulting\", "
	    "\"clause\": \"8.1.2\", \"before\": {\"low\": \"0\", \"high\": \"5\"}, \"after\": "
	    "{\"low\": \"5\", \"high\": \"5\"}, \"change\": \"changed\"}, {\"id\": \"aftersales\"",
	    "\"items\": [{\"id\": \"6.1.a\", \"clause\": \"6.1 a\", \"before\": {\"answer\": "
	    "\"no\", \"note\": \"=1+1,\\n\\\"x\\\"\", \"evidence\": \"\"}, \"after\": {\"answer\": "
	    "\"yes\", \"note\": \"\", \"evidence\": \"\"}, \"change\": \"better\"}, {\"id\": "
	    "\"9.new\", \"clause\": null, \"before\": {\"answer\": null, \"note\": \"\", "
	    "\"evidence\": \"\"}, \"after\": {\"answer\": \"5\", \"note\": \"\", \"evidence\": "
	    "\"ref=a\"}, \"change\": \"new\"}]}\n",
	};
	struct pair pair;
	struct text out = TEXT_EMPTY;

	pair_init(&pair);
	pair.before.assessment.slip.rows = 2;
	memcpy(pair.before.assessment.slip.digest, DIGEST, sizeof DIGEST);
	write_json_diff(&out, &pair.before.assessment, &pair.after.assessment, &pair.compare);
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
		cr_expect(strstr(out.bytes, pieces[i]), "no %s in %s", pieces[i], out.bytes);
	cr_expect_eq(strchr(out.bytes, '\n'), out.bytes + out.len - 1, "one line");
	text_release(&out);
	pair_release(&pair);
}

Test(write_diff, writes_text)
{
	struct pair pair;
	struct text out = TEXT_EMPTY;

	pair_init(&pair);
	write_diff_text(&out, &pair.before.assessment, &pair.after.assessment, &pair.compare);
	cr_expect(strncmp(out.bytes, "Two assessments side by side\n====", 33) == 0);
	cr_expect(strstr(out.bytes, "\nbetter (1)\n"));
	text_release(&out);
	pair_release(&pair);
}
