/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tui/words: answers, corridors, levels and times as people read them. */
#include "config.h"

#include "tui/words.h"

#include "tests/support/check.h"
#include "tests/support/tui_stage.h"

#include <criterion/criterion.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

TestSuite(words, .init = stage_enter, .fini = stage_leave);

static void expect(struct text *text, const char *due)
{
	cr_expect_str_eq(text->bytes, due);
	text_clear(text);
}

Test(words, answers_are_written_out)
{
	struct item yesno = {.type = ITEM_YESNO, .na = {{"never", "never"}}};
	struct item number = {.type = ITEM_DECIMAL, .unit = {{"days", "\u5929"}}};
	struct item bare = {.type = ITEM_DECIMAL, .unit = {{"", ""}}};
	struct item written = {.type = ITEM_TEXT};
	struct text text = TEXT_EMPTY;

	words_add_answer(&text, &yesno, "yes");
	expect(&text, "yes");
	words_add_answer(&text, &yesno, "na");
	expect(&text, "not applicable");
	words_add_answer(&text, &yesno, "perhaps"); /* what an older form took */
	expect(&text, "perhaps");
	words_add_answer(&text, &number, "7.5");
	expect(&text, "7.5 days");
	words_add_answer(&text, &bare, "7.5");
	expect(&text, "7.5");
	words_add_answer(&text, &written, "no");
	expect(&text, "no");
	words_add_answer(&text, &written, "");
	expect(&text, "");
	text_release(&text);
}

Test(words, a_corridor_of_one_score_is_one_number)
{
	static const struct {
		struct corridor corridor;
		int places;
		const char *due;
	} cases[] = {
	    {{{1, 0}, {5, 0}}, 0, "1-5"},	    {{{3, 0}, {3, 0}}, 0, "3"},
	    {{{30, 1}, {3, 0}}, 2, "3.00"},	    {{{342, 2}, {41, 1}}, 2, "3.42-4.10"},
	    {{{3425, 3}, {5, 0}}, 2, "3.425-5.00"},
	};
	struct text text = TEXT_EMPTY;

	for (size_t i = 0; i < COUNT(cases); i++) {
		words_add_corridor(&text, &cases[i].corridor, cases[i].places);
		expect(&text, cases[i].due);
	}
	text_release(&text);
}

Test(words, the_level_is_what_it_may_still_be)
{
	static const struct {
		enum eligibility eligibility;
		bool is_settled;
		size_t low, high;
		const char *due;
	} cases[] = {
	    {ELIGIBILITY_OPEN, false, 0, 2, "level I/II/III"},
	    {ELIGIBLE, false, 1, 2, "level II/III"},
	    {ELIGIBILITY_OPEN, false, 1, 1, "level II if eligible"},
	    {ELIGIBLE, true, 1, 1, "level II, planned tracking: settled"},
	    {INELIGIBLE, false, 1, 1, "no level: not eligible"},
	};
	struct text text = TEXT_EMPTY;

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct score score = {.form = stage_form(),
				      .eligibility = cases[i].eligibility,
				      .is_settled = cases[i].is_settled,
				      .level_low = cases[i].low,
				      .level_high = cases[i].high};

		words_add_level(&text, &score);
		expect(&text, cases[i].due);
	}
	text_release(&text);
}

Test(words, times_are_cut_to_what_is_read)
{
	struct event event = {.time = "2026-11-23T14:03:05+08:00", .by = "li"};
	struct event odd = {.time = "odd", .by = "li"};
	struct text text = TEXT_EMPTY;

	words_add_when(&text, &event);
	expect(&text, "2026-11-23 14:03, li");
	words_add_when(&text, &odd);
	expect(&text, "odd odd, li");
	text_release(&text);
}

Test(words, what_is_saved_is_said)
{
	struct session session = {.saved_at = ""};
	struct text text = TEXT_EMPTY;
	char reason[] = "seen again";

	words_add_saved(&text, &session);
	expect(&text, "all saved");
	session = (struct session){.saved_at = "2026-11-23T14:03:05+08:00"};
	words_add_saved(&text, &session);
	expect(&text, "saved 14:03:05");
	session.history.sealed_at = 7;
	words_add_saved(&text, &session);
	expect(&text, "sealed: read only");
	session.reason = reason; /* behind the seal stand amendments */
	words_add_saved(&text, &session);
	expect(&text, "saved 14:03:05");
	session.is_read_only = true;
	words_add_saved(&text, &session);
	expect(&text, "read only");
	session.condition.is_altered = true;
	words_add_saved(&text, &session);
	expect(&text, "altered: read only");
	session.pending.count = 2;
	words_add_saved(&text, &session);
	expect(&text, "NOT SAVED: 2");
	text_release(&text);
}
