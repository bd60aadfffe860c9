/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which questions are shown. */
#include "config.h"

#include "model/filter.h"

#include "tests/support/check.h"
#include "tests/support/model_fixture.h"

#include <string.h>

TestSuite(filter, .init = model_enter, .fini = model_leave);

Test(filter, has_the_words_of_the_contract)
{
	static const char *const words[FILTER_COUNT] = {"all", "open", "no", "flagged",
							"contradictory"};

	for (enum filter filter = 0; filter < FILTER_COUNT; filter++) {
		enum filter found = FILTER_COUNT;

		cr_expect_str_eq(filter_word(filter), words[filter]);
		cr_expect(filter_parse(words[filter], &found));
		cr_expect_eq(found, filter, "%s", words[filter]);
	}
}

Test(filter, parse_refuses_other_words)
{
	static const char *const strings[] = {"", "All", "flag", "open "};

	for (size_t i = 0; i < sizeof strings / sizeof *strings; i++) {
		enum filter found = FILTER_COUNT;

		cr_expect_not(filter_parse(strings[i], &found), "'%s'", strings[i]);
		cr_expect_eq(found, FILTER_COUNT, "'%s' touched the result", strings[i]);
	}
}

/* The ids that the filter takes, each with a blank behind it. */
static void list_taken(struct text *out, const struct session *session, enum filter filter)
{
	text_clear(out);
	for (size_t i = 0; i < session->form->item_count; i++) {
		if (filter_takes(filter, i, &session->answers, &session->warnings))
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
	list_taken(&taken, session, FILTER_NO);
	cr_expect_str_eq(taken.bytes, "5.1.a ");
	list_taken(&taken, session, FILTER_FLAGGED);
	cr_expect_str_eq(taken.bytes, "5.1.b ");
	/* Answered, closed by the direct score, not required, or not known to be asked: not open.
	 */
	list_taken(&taken, session, FILTER_OPEN);
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
	list_taken(&taken, session, FILTER_CONTRADICTORY);
	cr_expect_str_eq(taken.bytes, "", "a no without a note contradicts nothing");
	/* A no beside the 5 that it bears on; and a part above its whole. */
	model_at(session, "service.speed.score", ACTION_ANSWER, "5");
	model_at(session, "service.speed.cases", ACTION_ANSWER, "10");
	model_at(session, "service.speed.late", ACTION_ANSWER, "11");
	list_taken(&taken, session, FILTER_CONTRADICTORY);
	cr_expect(strstr(taken.bytes, "5.2.a ") != NULL, "%s", taken.bytes);
	cr_expect(strstr(taken.bytes, "service.speed.late ") != NULL, "%s", taken.bytes);
	cr_expect(strstr(taken.bytes, "service.speed.cases ") == NULL, "%s", taken.bytes);
	/* Several of one kind. */
	model_at(session, "advice.score", ACTION_ANSWER, "5");
	model_at(session, "5.1.a", ACTION_NO, NULL);
	model_at(session, "5.1.b", ACTION_NO, NULL);
	list_taken(&taken, session, FILTER_CONTRADICTORY);
	cr_expect(strstr(taken.bytes, "5.1.a 5.1.b 5.2.a ") != NULL, "%s", taken.bytes);
	text_release(&taken);
	session_close(session);
}
