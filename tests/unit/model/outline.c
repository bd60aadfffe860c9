/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of contents beside the questions. */
#include "config.h"

#include "model/outline.h"

#include "tests/support/check.h"
#include "tests/support/model_fixture.h"

#include <string.h>

TestSuite(outline, .init = model_enter, .fini = model_leave);

/* All rows by id: a group as `id 1/2`, a question as `id`, with a blank behind. */
static void list_rows(struct text *out, const struct outline *outline,
		      const struct session *session)
{
	text_clear(out);
	for (size_t i = 0; i < outline->rows.count; i++) {
		struct outline_row row = outline_row(outline, session, i);

		text_printf(out, "%s ", session->form->items[row.item].id);
		if (row.is_group)
			text_printf(out, "%zu/%zu ", row.done, row.all);
	}
}

static struct outline_row row_of(const struct outline *outline, const struct session *session,
				 const char *id)
{
	size_t row = 0;

	while (row < outline->rows.count && outline->rows.at[row] != model_item(id))
		row++;
	cr_assert_lt(row, outline->rows.count, "no row for %s", id);
	return outline_row(outline, session, row);
}

Test(outline, shows_all_groups_and_the_questions_of_the_cursors_own)
{
	struct session *session = model_begin();
	struct outline outline;
	struct text rows = TEXT_EMPTY;

	outline_init(&outline);
	outline_update(&outline, session);
	list_rows(&rows, &outline, session);
	/* Nothing required in cover and level: all count.  s6 has 3 + 4 + 1; days is not asked yet.
	 */
	cr_expect_str_eq(rows.bytes,
			 "cover 0/2 cover.organisation cover.date eligibility 0/1 s5 0/3 s5.1 0/2 "
			 "s5.2 0/1 s6 0/8 advice 0/3 service 0/5 service.speed 0/4 level 0/2 ");
	session_go(session, model_item("service.rating.score"));
	outline_update(&outline, session);
	list_rows(&rows, &outline, session);
	cr_expect_str_eq(rows.bytes,
			 "cover 0/2 eligibility 0/1 s5 0/3 s5.1 0/2 s5.2 0/1 s6 0/8 advice 0/3 "
			 "service 0/5 service.speed 0/4 service.rating.score level 0/2 ");
	text_release(&rows);
	outline_release(&outline);
	session_close(session);
}

Test(outline, counts_what_is_done)
{
	struct session *session = model_begin();
	struct outline outline;
	struct outline_row row;

	outline_init(&outline);
	outline_update(&outline, session);
	model_at(session, "cover.date", ACTION_ANSWER, "2026-11-23");
	model_at(session, "5.1.a", ACTION_NA, NULL);
	model_at(session, "service.speed.disputes", ACTION_ANSWER, "1"); /* now days is asked */
	model_at(session, "advice.score", ACTION_ANSWER, "3");		 /* closes its criteria */
	outline_update(&outline, session);
	row = row_of(&outline, session, "cover");
	cr_expect(row.done == 1 && row.all == 2);
	row = row_of(&outline, session, "s5");
	cr_expect(row.done == 1 && row.all == 3);
	row = row_of(&outline, session, "advice");
	cr_expect(row.done == 3 && row.all == 3);
	row = row_of(&outline, session, "service.speed");
	cr_expect(row.done == 1 && row.all == 5);
	row = row_of(&outline, session, "s6");
	cr_expect(row.done == 4 && row.all == 9);
	outline_release(&outline);
	session_close(session);
}

Test(outline, marks_the_gravest_problem_of_a_group_and_where_it_is)
{
	/* Each step makes the group s5 graver than the one before. */
	static const struct {
		const char *at;
		enum action action;
		const char *argument;
		enum outline_mark mark;
		const char *problem;
	} steps[] = {
	    {"5.1.a", ACTION_YES, NULL, OUTLINE_OPEN, "5.1.b"},
	    {"5.2.a", ACTION_FLAG, NULL, OUTLINE_FLAGGED, "5.2.a"},
	    {"5.1.b", ACTION_NOTE, "no log", OUTLINE_FLAGGED, "5.2.a"},
	    {"5.1.b", ACTION_NO, NULL, OUTLINE_NO, "5.1.b"},
	    {"5.2.a", ACTION_NO, NULL, OUTLINE_WARNED, "5.2.a"}, /* without a note */
	};
	struct session *session = model_begin();
	struct outline outline;

	outline_init(&outline);
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		struct outline_row row;

		model_at(session, steps[i].at, steps[i].action, steps[i].argument);
		outline_update(&outline, session);
		row = row_of(&outline, session, "s5");
		cr_expect_eq(row.mark, steps[i].mark, "step %zu: %d", i, (int)row.mark);
		cr_expect_eq(row.problem, model_item(steps[i].problem), "step %zu", i);
	}
	outline_release(&outline);
	session_close(session);
}

/* Hold an outline that has followed every answer against one that is made now. */
static void expect_like_new(const struct outline *followed, const struct session *session,
			    size_t step)
{
	struct outline made;

	outline_init(&made);
	outline_update(&made, session);
	cr_assert_eq(followed->rows.count, made.rows.count, "step %zu", step);
	for (size_t i = 0; i < session->form->item_count; i++) {
		const struct outline_sum *a = &followed->sums[i];
		const struct outline_sum *b = &made.sums[i];

		cr_expect(a->mark == b->mark && a->problem == b->problem &&
			      a->required == b->required && a->required_done == b->required_done &&
			      a->optional == b->optional && a->optional_done == b->optional_done,
			  "step %zu: %s", step, session->form->items[i].id);
	}
	outline_release(&made);
}

Test(outline, follows_each_answer)
{
	static const struct {
		const char *at;
		enum action action;
		const char *argument;
	} steps[] = {
	    {"5.1.a", ACTION_NO, NULL}, /* a warning: without a note */
	    {"5.1.b", ACTION_NO, NULL},
	    {"5.1.a", ACTION_NOTE, "nobody knew"}, /* which goes again */
	    {"5.1.a", ACTION_FLAG, NULL},
	    {"service.speed.disputes", ACTION_ANSWER, "1"}, /* now days is asked */
	    {"service.speed.days", ACTION_ANSWER, "3"},
	    {"advice.offered", ACTION_YES, NULL},
	    {"advice.score", ACTION_ANSWER, "5"}, /* closes its criteria; without a reason */
	    {"advice.offered", ACTION_NO, NULL},
	    {"5.1.a", ACTION_YES, NULL},
	    {"service.speed.disputes", ACTION_ANSWER, "0"},
	    {"eligibility.law", ACTION_YES, NULL},
	    {"level.1.rules", ACTION_NO, NULL},
	    {"advice.score", ACTION_OPEN, NULL},
	    {"advice.score", ACTION_UNDO, NULL},
	    {"advice.score", ACTION_UNDO, NULL},
	    {"cover.organisation", ACTION_ANSWER, "A"},
	};
	struct session *session = model_begin();
	struct outline outline;

	outline_init(&outline);
	outline_update(&outline, session);
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		model_at(session, steps[i].at, steps[i].action, steps[i].argument);
		outline_update(&outline, session);
		expect_like_new(&outline, session, i);
	}
	outline_release(&outline);
	session_close(session);
}

Test(outline, names_nothing_where_all_is_fine)
{
	struct session *session = model_begin();
	struct outline outline;
	struct outline_row row;

	outline_init(&outline);
	model_at(session, "5.2.a", ACTION_YES, NULL);
	model_at(session, "eligibility.law", ACTION_NO, NULL); /* the good answer there */
	outline_update(&outline, session);
	row = row_of(&outline, session, "s5.2");
	cr_expect(row.mark == OUTLINE_FINE && row.problem == FORM_NONE);
	row = row_of(&outline, session, "eligibility");
	cr_expect(row.mark == OUTLINE_FINE && row.problem == FORM_NONE);
	row = row_of(&outline, session, "cover");
	cr_expect(row.mark == OUTLINE_FINE && row.problem == FORM_NONE, "it need not be answered");
	model_at(session, "eligibility.law", ACTION_YES, NULL);
	outline_update(&outline, session);
	row = row_of(&outline, session, "eligibility");
	cr_expect_eq(row.mark, OUTLINE_NO);
	outline_release(&outline);
	session_close(session);
}

Test(outline, finds_the_cursors_row_and_what_moving_passes_over)
{
	struct session *session = model_begin();
	struct outline outline;

	outline_init(&outline);
	for (size_t i = 0; i < session->form->item_count; i++) {
		struct outline_row row;

		session_go(session, i);
		outline_update(&outline, session);
		row = outline_row(&outline, session, outline_cursor(&outline, session));
		cr_expect_eq(row.item, session->cursor, "from item %zu", i);
		cr_expect_not(row.is_group);
		cr_expect_eq(row.depth, session->form->items[row.item].depth);
	}
	session_go(session, model_item("service.speed.disputes"));
	model_do(session, ACTION_ANSWER, "0");
	session_go(session, model_item("service.speed.disputes"));
	outline_update(&outline, session);
	cr_expect(row_of(&outline, session, "service.speed.days").is_passed_over);
	cr_expect_not(row_of(&outline, session, "service.speed.cases").is_passed_over);
	model_do(session, ACTION_FILTER, "no");
	outline_update(&outline, session);
	cr_expect(row_of(&outline, session, "service.speed.cases").is_passed_over);
	outline_release(&outline);
	session_close(session);
}
