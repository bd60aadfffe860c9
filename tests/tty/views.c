/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of what stands beside the walk, on a real terminal: scores tried out, evidence, last time's
 * answers, earlier notes. */
#include "config.h"

#include "tests/support/check.h"
#include "tests/tty/answers.h"
#include "tests/tty/term.h"
#include "tests/tty/walker.h"
#include "tests/tty/work.h"

#include <string.h>

TestSuite(views, .fini = check_leaks, .timeout = 100);

#define ITEM "6.2.9.e"

/* Begin at the item; options end with NULL, and NULL stands for none. */
static struct term *start(const struct work *work, const char *const *options)
{
	struct term *term = work_assess(work, &(struct work_screen){.options = options});

	cr_assert(term_expect(term, "/228"));
	walker_go(term, ITEM, answers_place(ITEM));
	return term;
}

Test(views, scores_are_tried_out_and_never_written)
{
	struct work work = work_begin();
	struct term *term = start(&work, NULL);

	term_key(term, "w");
	cr_assert(term_expect(term, "> 8.1.2 Consulting"));
	term_type(term, "5");
	cr_assert(term_expect(term, "total 0.66-5.00"));
	term_key(term, "Down");
	term_type(term, "3");
	cr_assert(term_expect(term, "total 0.74-4.92"));
	cr_assert(term_expect(term, "total 0.16-5.00   level I/II/III"));
	term_key(term, "Del");
	cr_assert(term_expect(term, "total 0.66-5.00"));
	term_key(term, "Esc");
	walker_expect(term, answers_place(ITEM));
	walker_quit(term);
	cr_expect_eq(work_row_count(&work), 1);
	term_end(term);
	work_end(&work);
}

Test(views, evidence_is_filled_in_field_by_field)
{
	struct work work = work_begin();
	struct term *term = start(&work, NULL);
	struct text record = TEXT_EMPTY;

	term_key(term, "e");
	cr_assert(term_expect(term, "Method:"));
	term_type(term, "i");
	term_key(term, "Tab");
	term_type(term, "业务规则 4.9.7");
	term_key(term, "Tab");
	term_type(term, "12/300");
	term_key(term, "Down");
	term_type(term, "运维");
	cr_assert(term_expect(term, "Told by: 运维"));
	cr_assert(term_expect(term, "Sample: 12      of 300"));
	term_key(term, "Enter");
	cr_assert(term_expect(term, "Evidence: interview"));
	walker_quit(term);
	work_read(&work, WORK_RECORD, &record);
	cr_expect(strstr(record.bytes, "method=interview; ref=业务规则 4.9.7; sample=12/300; "
				       "role=运维"),
		  "%s", record.bytes);
	text_release(&record);
	term_end(term);
	work_end(&work);
}

/* An earlier record with an answer and a note of the inspector's. */
static void write_earlier(const struct work *work, const char *name)
{
	const char *const arguments[] = {"assess", "--plain", name, NULL};
	struct outcome outcome =
	    work_run(work, arguments, ":goto " ITEM "\n:note 没有写明发布间隔\nno\n");

	cr_assert_eq(outcome.status, 0, "%s", outcome.err.bytes);
	outcome_release(&outcome);
}

Test(views, last_times_answer_is_taken_over)
{
	static const char *const options[] = {"--previous", "old.csv", NULL};
	struct work work = work_begin();
	struct term *term;

	write_earlier(&work, "old.csv");
	term = start(&work, options);
	cr_assert(term_expect(term, "Last time: no (2026-11-23 08:03, wang)"));
	cr_assert(term_expect(term, "[ ] open"));
	term_key(term, "p");
	walker_expect(term, answers_place(ITEM) + 1);
	cr_assert(term_expect_in_row(term, 0, "saved " WORK_TIME));
	walker_quit(term);
	cr_expect(work_has_row(&work, ITEM, "no"));
	cr_expect_eq(work_row_count(&work), 2);
	term_end(term);
	work_end(&work);
}

Test(views, earlier_notes_are_offered)
{
	static const char *const options[] = {"--phrases", ".", NULL};
	struct work work = work_begin();
	struct text record = TEXT_EMPTY;
	struct term *term;

	write_earlier(&work, "old.csv");
	term = start(&work, options);
	term_key(term, "m");
	cr_assert(term_expect(term, "Note 6.2.9 e:"));
	term_key(term, "C-p");
	cr_assert(term_expect(term, "> 1 没有写明发布间隔"));
	term_type(term, "1");
	cr_assert(term_expect_gone(term, "> 1 "));
	term_type(term, "，同上次");
	term_key(term, "Enter");
	cr_assert(term_expect(term, "Note: 没有写明发布间隔，同上次"));
	walker_quit(term);
	work_read(&work, WORK_RECORD, &record);
	cr_expect(strstr(record.bytes, ",没有写明发布间隔，同上次,"), "%s", record.bytes);
	text_release(&record);
	term_end(term);
	work_end(&work);
}
