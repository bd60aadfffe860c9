/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which questions are shown. */
#include "config.h"

#include "model/filter.h"

#include "tests/support/check.h"
#include "tests/support/model_fixture.h"

#include <string.h>

TestSuite(filter, .init = model_enter, .fini = model_leave);

Test(filter, kinds_have_the_words_of_the_contract)
{
	static const char *const words[KIND_COUNT] = {"open", "no", "flagged", "contradictory",
						      "moving"};

	for (enum kind kind = 0; kind < KIND_COUNT; kind++) {
		unsigned found = ~0U;

		cr_expect_str_eq(filter_word(kind), words[kind]);
		cr_expect(filter_parse(words[kind], &found));
		cr_expect_eq(found, FILTER_OF(kind), "%s", words[kind]);
	}
}

Test(filter, is_written_as_words_with_commas)
{
	static const struct {
		const char *read, *written;
		unsigned filter;
	} cases[] = {
	    {"all", "all", FILTER_ALL},
	    {"open,flagged", "open,flagged", FILTER_OF(KIND_OPEN) | FILTER_OF(KIND_FLAGGED)},
	    {"flagged,open", "open,flagged", FILTER_OF(KIND_OPEN) | FILTER_OF(KIND_FLAGGED)},
	    {"no,no", "no", FILTER_OF(KIND_NO)},
	    {"All ", "all", FILTER_ALL}, /* as people type */
	    {" Open, FLAGGED", "open,flagged", FILTER_OF(KIND_OPEN) | FILTER_OF(KIND_FLAGGED)},
	    {"\uff4eo\uff0copen", "open,no", FILTER_OF(KIND_OPEN) | FILTER_OF(KIND_NO)},
	    {"no\u3001open", "open,no", FILTER_OF(KIND_OPEN) | FILTER_OF(KIND_NO)},
	    {"moving,contradictory,flagged,no,open", "open,no,flagged,contradictory,moving", 31},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct text written = TEXT_EMPTY;
		unsigned found = ~0U;

		cr_expect(filter_parse(cases[i].read, &found), "%s", cases[i].read);
		cr_expect_eq(found, cases[i].filter, "%s", cases[i].read);
		filter_add_words(&written, found);
		cr_expect_str_eq(written.bytes, cases[i].written);
		text_release(&written);
	}
}

Test(filter, names_are_for_people)
{
	struct text names = TEXT_EMPTY;

	filter_add_names(&names, FILTER_ALL);
	text_add_byte(&names, '|');
	filter_add_names(&names, FILTER_OF(KIND_NO) | FILTER_OF(KIND_MOVING));
	cr_expect_str_eq(names.bytes, "all|no, moving");
	text_release(&names);
}

Test(filter, parse_refuses_other_words)
{
	static const char *const strings[] = {"",	  "flag",     "open,",	  ",open",
					      "open,,no", "all,open", "open all", "open;no",
					      "opened",	  "no no"};

	for (size_t i = 0; i < sizeof strings / sizeof *strings; i++) {
		unsigned found = ~0U;

		cr_expect_not(filter_parse(strings[i], &found), "'%s'", strings[i]);
		cr_expect_eq(found, ~0U, "'%s' touched the result", strings[i]);
	}
}

/* The ids that the filter takes, each with a blank behind it. */
static void list_taken(struct text *out, const struct session *session, unsigned filter)
{
	text_clear(out);
	for (size_t i = 0; i < session->form->item_count; i++) {
		if (session->form->items[i].type != ITEM_GROUP && filter_takes(filter, session, i))
			text_printf(out, "%s ", session->form->items[i].id);
	}
}

Test(filter, takes_what_it_is_named_after)
{
	struct session *session = model_begin();
	struct text taken = TEXT_EMPTY;

	model_at(session, "5.1.a", ACTION_NO, NULL);
	model_at(session, "5.1.b", ACTION_FLAG, NULL);
	model_at(session, "advice.score", ACTION_ANSWER, "5");
	list_taken(&taken, session, FILTER_OF(KIND_NO));
	cr_expect_str_eq(taken.bytes, "5.1.a ");
	list_taken(&taken, session, FILTER_OF(KIND_FLAGGED));
	cr_expect_str_eq(taken.bytes, "5.1.b ");
	/* Answered, closed by the direct score, not required, or not known to be asked: not open.
	 */
	list_taken(&taken, session, FILTER_OF(KIND_OPEN));
	cr_expect_str_eq(taken.bytes, "eligibility.law 5.1.b 5.2.a service.speed.cases "
				      "service.speed.late service.speed.answered "
				      "service.speed.disputes service.rating.score ");
	text_release(&taken);
	session_close(session);
}

Test(filter, contradictory_takes_statements_that_differ_and_not_missing_notes)
{
	struct session *session = model_begin();
	struct text taken = TEXT_EMPTY;

	model_at(session, "5.2.a", ACTION_NO, NULL);
	list_taken(&taken, session, FILTER_OF(KIND_CONTRADICTORY));
	cr_expect_str_eq(taken.bytes, "", "a no without a note contradicts nothing");
	/* A no beside the 5 that it bears on; and a part above its whole. */
	model_at(session, "service.speed.score", ACTION_ANSWER, "5");
	model_at(session, "service.speed.cases", ACTION_ANSWER, "10");
	model_at(session, "service.speed.late", ACTION_ANSWER, "11");
	list_taken(&taken, session, FILTER_OF(KIND_CONTRADICTORY));
	cr_expect(strstr(taken.bytes, "5.2.a ") != NULL, "%s", taken.bytes);
	cr_expect(strstr(taken.bytes, "service.speed.late ") != NULL, "%s", taken.bytes);
	cr_expect(strstr(taken.bytes, "service.speed.cases ") == NULL, "%s", taken.bytes);
	/* Several of one kind. */
	model_at(session, "advice.score", ACTION_ANSWER, "5");
	model_at(session, "5.1.a", ACTION_NO, NULL);
	model_at(session, "5.1.b", ACTION_NO, NULL);
	list_taken(&taken, session, FILTER_OF(KIND_CONTRADICTORY));
	cr_expect(strstr(taken.bytes, "5.1.a 5.1.b 5.2.a ") != NULL, "%s", taken.bytes);
	text_release(&taken);
	session_close(session);
}

Test(filter, of_several_kinds_takes_what_is_of_any)
{
	struct session *session = model_begin();
	struct text taken = TEXT_EMPTY;

	model_at(session, "5.1.a", ACTION_NO, NULL);
	model_at(session, "5.2.a", ACTION_YES, NULL);
	model_at(session, "5.2.a", ACTION_FLAG, NULL);
	list_taken(&taken, session, FILTER_OF(KIND_NO) | FILTER_OF(KIND_FLAGGED));
	cr_expect_str_eq(taken.bytes, "5.1.a 5.2.a ");
	/* Of two kinds at once, and taken once. */
	model_at(session, "5.1.a", ACTION_FLAG, NULL);
	list_taken(&taken, session, FILTER_OF(KIND_NO) | FILTER_OF(KIND_FLAGGED));
	cr_expect_str_eq(taken.bytes, "5.1.a 5.2.a ");
	text_release(&taken);
	session_close(session);
}

Test(filter, moving_takes_what_is_open_and_the_level_may_depend_on)
{
	struct session *session = model_begin();
	struct text taken = TEXT_EMPTY;

	/* The requirements carry no points, and the rating has no weight. */
	list_taken(&taken, session, FILTER_OF(KIND_MOVING));
	cr_expect_str_eq(taken.bytes,
			 "eligibility.law advice.offered advice.written advice.staff "
			 "service.speed.cases service.speed.late service.speed.answered "
			 "service.speed.disputes ");
	cr_expect_eq(session->mover_count, 8);
	/* 5 x 0.75 is 3.75: level B whatever advice comes to. */
	model_at(session, "service.speed.score", ACTION_ANSWER, "5");
	list_taken(&taken, session, FILTER_OF(KIND_MOVING));
	cr_expect_str_eq(taken.bytes, "eligibility.law ");
	model_at(session, "eligibility.law", ACTION_NO, NULL);
	list_taken(&taken, session, FILTER_OF(KIND_MOVING));
	cr_expect_str_eq(taken.bytes, "");
	cr_expect_eq(session->mover_count, 0);
	text_release(&taken);
	session_close(session);
}
