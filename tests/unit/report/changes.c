/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of what has changed between two assessments, read as plain text. */
#include "config.h"

#include "report/changes.h"

#include "report/write_report_text.h"
#include "tests/support/check.h"
#include "tests/unit/report/sample.h"

#include <string.h>

TestSuite(changes, .fini = check_leaks);

#define DIGEST "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

/* Two assessments over one form, and what is said of how they compare. */
struct pair {
	struct sample before;
	struct sample after;
	struct compare compare;
	enum trend indicators[INDICATOR_COUNT];
};

static void pair_init(struct pair *pair)
{
	struct assessment *sides[] = {&pair->before.assessment, &pair->after.assessment};

	sample_init(&pair->before);
	sample_init(&pair->after);
	pair->before.assessment.path = "old.csv";
	pair->before.events[0].time = "2025-11-20T09:00:00+08:00";
	pair->before.events[0].answer = "small 1";
	pair->after.events[0].time = "2026-11-20T09:00:00+08:00";
	for (size_t i = 0; i < 2; i++) {
		sides[i]->slip.rows = i + 1;
		memcpy(sides[i]->slip.digest, DIGEST, sizeof DIGEST);
	}
	memset(pair->indicators, 0, sizeof pair->indicators);
	pair->compare = (struct compare){.indicators = pair->indicators};
}

static void pair_release(struct pair *pair)
{
	vec_release(&pair->compare.items);
	sample_release(&pair->before);
	sample_release(&pair->after);
}

/* Say that an item differs so; its last rows are those of the samples. */
static void differ(struct pair *pair, size_t item, enum trend trend)
{
	*vec_push(&pair->compare.items) = (struct compare_item){
	    .trend = trend,
	    .item = item,
	    .before = answers_event(&pair->before.answers, item),
	    .after = answers_event(&pair->after.answers, item),
	};
	pair->compare.counts[trend]++;
}

static void expect_holds(const struct pair *pair, const char *piece)
{
	struct text out = TEXT_EMPTY;
	struct report report;

	changes_compose(&report, &pair->before.assessment, &pair->after.assessment, &pair->compare);
	write_report_text(&out, &report);
	cr_expect(strstr(out.bytes, piece) != NULL, "no %s in %s", piece, out.bytes);
	text_release(&out);
	report_release(&report);
}

Test(changes, names_both_records)
{
	struct pair pair;

	pair_init(&pair);
	sample_say(&pair.after, (struct event){.item = "cover.organisation", .answer = "甲"});
	expect_holds(&pair, "Two assessments side by side\n"
			    "============================\n"
			    "\n"
			    "Before: old.csv: not named yet, begun 2025-11-20T09:00:00+08:00, form "
			    "version 1\n"
			    "    slip 1:" DIGEST "\n"
			    "Now: a.csv: 甲, begun 2026-11-20T09:00:00+08:00, form version 2\n"
			    "    slip 2:" DIGEST "\n");
	expect_holds(&pair, "\nNo answer has changed.\n");
	pair_release(&pair);
}

Test(changes, puts_scores_side_by_side)
{
	struct pair pair;

	pair_init(&pair);
	sample_settle(&pair.after);
	pair.compare.total = TREND_CHANGED;
	pair.compare.level = TREND_BETTER;
	pair.indicators[DISPUTES] = TREND_WORSE;
	expect_holds(&pair,
		     "Clause   Indicator                          Before   Now  Change\n"
		     "         Total                        0.00 to 5.00  4.20  changed\n"
		     "         Level                            I to III    II  better\n"
		     "8.1.2    Consulting                         0 to 5     5  unchanged\n"
		     "8.1.5    After-sales service          0.00 to 5.00  3.00  unchanged\n"
		     "8.1.5.1  Complaints to the authority        0 to 5     3  unchanged\n"
		     "8.1.5.3  Disputes with customers            0 to 5     1  worse\n"
		     "8.1.5.4  Customer satisfaction              0 to 5     3  unchanged\n");
	pair_release(&pair);
}

Test(changes, says_which_level_in_a_word)
{
	static const struct {
		enum eligibility eligibility;
		bool is_settled;
		const char *expected;
	} cases[] = {
	    {ELIGIBLE, true, "  II  unchanged\n"},
	    {ELIGIBILITY_OPEN, false, "  II, if eligible  unchanged\n"},
	    {INELIGIBLE, false, "  no level  unchanged\n"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct pair pair;

		pair_init(&pair);
		sample_settle(&pair.after);
		pair.after.score.eligibility = cases[i].eligibility;
		pair.after.score.is_settled = cases[i].is_settled;
		expect_holds(&pair, cases[i].expected);
		pair_release(&pair);
	}
}

Test(changes, groups_items_by_how_they_differ)
{
	struct pair pair;

	pair_init(&pair);
	sample_say(&pair.before,
		   (struct event){.item = "cover.organisation", .answer = "Old name"});
	sample_say(&pair.after, (struct event){.item = "cover.organisation", .answer = "New name"});
	sample_say(&pair.before, (struct event){.item = "6.1.a", .answer = "no", .note = "none"});
	sample_say(&pair.after, (struct event){.item = "6.1.a", .answer = "yes", .note = "none"});
	sample_say(&pair.before, (struct event){.item = "6.1.b", .answer = "no", .note = "one"});
	sample_say(&pair.after,
		   (struct event){
		       .item = "6.1.b", .answer = "yes", .note = "two", .evidence = "method=test"});
	sample_say(&pair.before, (struct event){.item = "7.1.premises", .answer = "yes"});
	differ(&pair, ITEM_SUBJECT, TREND_CHANGED);
	differ(&pair, ITEM_61A, TREND_BETTER);
	differ(&pair, ITEM_61B, TREND_BETTER);
	differ(&pair, ITEM_PREMISES, TREND_GONE);
	expect_holds(&pair, "Clause  Before    Now       Question\n"
			    "\n"
			    "better (2)\n"
			    "6.1 a   not met   met       Is advice given, \"in full\"?\n"
			    "                            Note: none\n"
			    "6.1 b   not met   met       Is there a brochure?\n"
			    "                            Note before: one\n"
			    "                            Note now: two\n"
			    "                            Evidence now: test\n"
			    "\n"
			    "changed (1)\n"
			    "        answered  answered  Who is it?\n"
			    "                            Before: Old name\n"
			    "                            Now: New name\n"
			    "\n"
			    "no longer answered (1)\n"
			    "7.1     met       open      Are there premises?\n");
	pair_release(&pair);
}

Test(changes, tells_reworded_questions_apart)
{
	struct pair pair;

	pair_init(&pair);
	sample_say(&pair.before, (struct event){.item = "6.1.a", .answer = "no"});
	sample_say(&pair.after, (struct event){.item = "6.1.a", .answer = "yes"});
	differ(&pair, ITEM_61A, TREND_REWORDED);
	expect_holds(&pair,
		     "Questions whose words have changed between the two versions of the form "
		     "stand\n"
		     "apart; their answers are not judged.\n"
		     "\n"
		     "Clause  Before   Now  Question\n"
		     "\n"
		     "answered to other words (1)\n"
		     "6.1 a   not met  met  Is advice given, \"in full\"?\n");
	pair_release(&pair);
}

Test(changes, tells_of_what_the_form_lacks)
{
	static const struct event gone = {
	    .item = "9.gone", .answer = "yes", .note = "seen", .evidence = ""};
	struct pair pair;

	pair_init(&pair);
	*vec_push(&pair.compare.items) =
	    (struct compare_item){.trend = TREND_GONE, .item = FORM_NONE, .before = &gone};
	pair.compare.counts[TREND_GONE] = 1;
	expect_holds(&pair, "Question\n"
			    "\n"
			    "no longer answered (1)\n"
			    "9.gone\n"
			    "The form does not have this item.\n"
			    "Before: yes\n"
			    "Note before: seen\n");
	pair_release(&pair);
}
