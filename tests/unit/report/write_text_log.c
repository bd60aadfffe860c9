/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the log for people. */
#include "config.h"

#include "report/write_text.h"

#include "tests/support/check.h"
#include "tests/unit/report/sample.h"

TestSuite(write_text_log, .fini = check_leaks);

#define TIME "2026-11-23T14:03:05+08:00"

static void expect_log(const struct sample *sample, size_t item, const char *expected)
{
	struct text out = TEXT_EMPTY;

	write_text_log(&out, &sample->assessment, item);
	cr_expect_str_eq(out.bytes, expected, "%s", out.bytes);
	text_release(&out);
}

Test(write_text_log, tells_old_and_new)
{
	struct sample sample;

	sample_init(&sample);
	sample_say(&sample, (struct event){.item = "6.1.a", .answer = "yes", .time = TIME});
	sample_say(&sample,
		   (struct event){.item = "6.1.b", .answer = "na", .time = TIME, .by = "王"});
	sample_say(&sample,
		   (struct event){.item = "6.1.a", .answer = "no", .time = TIME, .by = "Li"});
	sample_say(&sample, (struct event){.item = "6.1.a", .time = TIME, .by = "Li"});
	sample_say(&sample, (struct event){.item = "record.seal", .time = TIME, .by = "Li"});
	expect_log(&sample, FORM_NONE,
		   "1    -  record begun with form small 2\n"
		   "2  " TIME "  -  6.1.a: open -> yes\n"
		   "3  " TIME "  王  6.1.b: open -> not applicable\n"
		   "4  " TIME "  Li  6.1.a: yes -> no\n"
		   "5  " TIME "  Li  6.1.a: no -> open\n"
		   "6  " TIME "  Li  record sealed\n");
	expect_log(&sample, ITEM_61A,
		   "2  " TIME "  -  6.1.a: open -> yes\n"
		   "4  " TIME "  Li  6.1.a: yes -> no\n"
		   "5  " TIME "  Li  6.1.a: no -> open\n");
	expect_log(&sample, ITEM_PREMISES, "");
	sample_release(&sample);
}

Test(write_text_log, tells_what_changed_beside_the_answer)
{
	struct sample sample;

	sample_init(&sample);
	sample_say(&sample, (struct event){.item = "6.1.a", .answer = "no", .note = "none"});
	sample_say(&sample, (struct event){.item = "6.1.a",
					   .answer = "no",
					   .note = "none",
					   .flag = "yes",
					   .evidence = "method=test"});
	sample_say(&sample, (struct event){.item = "6.1.a", .answer = "no", .flag = "yes"});
	sample_say(&sample, (struct event){.item = "6.1.a", .flag = "conflict"});
	sample_say(&sample, (struct event){.item = "6.1.a", .answer = "yes"});
	expect_log(&sample, ITEM_61A,
		   "2    -  6.1.a: open -> no; note: none\n"
		   "3    -  6.1.a: no; flagged; evidence: test\n"
		   "4    -  6.1.a: no; note taken away; evidence taken away\n"
		   "5    -  6.1.a: no -> open; conflict: the inspectors differ\n"
		   "6    -  6.1.a: open -> yes; flag taken off\n");
	sample_release(&sample);
}

Test(write_text_log, tells_the_cause)
{
	static const struct {
		const char *cause, *expected;
	} cases[] = {
	    {"", "2    -  6.1.a: open -> yes\n"},
	    {"undo 12", "2    -  6.1.a: open -> yes; undo of row 12\n"},
	    {"redo 12", "2    -  6.1.a: open -> yes; redo of row 12\n"},
	    {"import 3/90", "2    -  6.1.a: open -> yes; import, 3 of 90\n"},
	    {"amend 1: misheard", "2    -  6.1.a: open -> yes; amendment 1: misheard\n"},
	    {"merge 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
	     "2    -  6.1.a: open -> yes; from a merge\n"},
	    {"new kind 7", "2    -  6.1.a: open -> yes; new kind 7\n"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct sample sample;

		sample_init(&sample);
		sample_say(&sample, (struct event){
					.item = "6.1.a", .answer = "yes", .cause = cases[i].cause});
		expect_log(&sample, ITEM_61A, cases[i].expected);
		sample_release(&sample);
	}
}

Test(write_text_log, leaves_texts_and_unknown_items_as_they_are)
{
	struct sample sample;

	sample_init(&sample);
	sample_say(&sample, (struct event){.item = "cover.organisation", .answer = "na"});
	sample_say(&sample, (struct event){.item = "old.item", .answer = "na"});
	sample_say(&sample, (struct event){.item = "old.item", .answer = "3.50"});
	expect_log(&sample, FORM_NONE,
		   "1    -  record begun with form small 2\n"
		   "2    -  cover.organisation: open -> na\n"
		   "3    -  old.item: open -> na\n"
		   "4    -  old.item: na -> 3.50\n");
	sample_release(&sample);
}

Test(write_text_log, wraps_and_shows_whatever_was_written)
{
	struct sample sample;

	sample_init(&sample);
	sample_say(&sample,
		   (struct event){.item = "6.1.a",
				  .by = "L\x1b[1mi",
				  .answer = "no",
				  .note = "=1+1\n客户说没有手册，柜台也没有，电话里也说没有，"
					  "网站上只有广告。"});
	/* 3 columns of lead; behind them 77, of which letters and blanks take 40: 18 ideographs */
	expect_log(&sample, ITEM_61A,
		   "2    L\u241B[1mi  6.1.a: open -> no; note: =1+1\u240A"
		   "客户说没有手册，柜台也没有，电话里也\n"
		   "   说没有，网站上只有广告。\n");
	sample_release(&sample);
}
