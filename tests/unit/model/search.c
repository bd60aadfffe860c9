/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding questions by words of either language. */
#include "config.h"

#include "model/search.h"

#include "tests/support/check.h"
#include "tests/support/model_fixture.h"

#include <string.h>

TestSuite(search, .init = model_enter, .fini = model_leave);

static bool matches(const struct session *session, const char *id, const char *typed)
{
	struct text key = TEXT_EMPTY;
	bool is_found;

	search_add_key(&key, typed);
	is_found = search_matches(&session->answers, model_item(id), key.bytes);
	text_release(&key);
	return is_found;
}

Test(search, finds_in_both_languages_whatever_the_case_and_width)
{
	static const struct {
		const char *id;
		const char *typed;
		bool is_found;
	} cases[] = {
	    {"advice.staff", "how many", true},
	    {"advice.staff", "HOW Many", true},
	    {"advice.staff", "ｈｏｗ　ｍａｎｙ", true},
	    {"advice.staff", "  how many \t", true},
	    {"advice.staff", "咨询人员", true},
	    {"advice.staff", "Count them", true}, /* the hint */
	    {"advice.staff", "点人数", true},
	    {"advice.staff", "advice.st", true}, /* the id */
	    {"5.1.b", "5.1 B", true},		 /* the clause */
	    {"5.1.b", "recorded?", true},
	    {"5.1.b", "clear", false},
	    {"advice.staff", "how  many", false},
	    {"advice.staff", "", false},
	    {"advice.staff", "   ", false},
	    {"advice.staff", "people", false}, /* a unit says nothing of the question */
	};
	struct session *session = model_begin();

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		cr_expect_eq(matches(session, cases[i].id, cases[i].typed), cases[i].is_found,
			     "'%s' in %s", cases[i].typed, cases[i].id);
	session_close(session);
}

Test(search, finds_a_heading_at_its_first_question)
{
	struct session *session = model_begin();

	/* s5.1 `Advice` has its hint `Ask at the desk.`; s5 `Requirements` begins there too. */
	cr_expect(matches(session, "5.1.a", "at the desk"));
	cr_expect(matches(session, "5.1.a", "requirements"));
	cr_expect_not(matches(session, "5.1.b", "at the desk"));
	cr_expect_not(matches(session, "5.2.a", "requirements"));
	session_close(session);
}

Test(search, finds_notes_and_text_answers)
{
	struct session *session = model_begin();

	model_at(session, "cover.organisation", ACTION_ANSWER, "East China CA");
	model_at(session, "5.2.a", ACTION_YES, NULL);
	model_at(session, "5.2.a", ACTION_NOTE, "Aushang im Flur");
	cr_expect(matches(session, "cover.organisation", "east china"));
	cr_expect(matches(session, "5.2.a", "aushang"));
	cr_expect_not(matches(session, "5.2.a", "yes"),
		      "answers by word are filtered, not searched");
	session_close(session);
}

Test(search, walks_round_and_comes_to_itself_last)
{
	struct session *session = model_begin();
	const struct answers *answers = &session->answers;
	size_t date = model_item("cover.date"), rules = model_item("level.1.rules"),
	       plans = model_item("level.2.plans"), staff = model_item("advice.staff");

	/* `Read them.` is the hint of both traits. */
	cr_expect_eq(search_next(answers, date, "read them"), rules);
	cr_expect_eq(search_next(answers, rules, "read them"), plans);
	cr_expect_eq(search_next(answers, plans, "read them"), rules);
	cr_expect_eq(search_previous(answers, rules, "read them"), plans);
	cr_expect_eq(search_previous(answers, date, "read them"), plans);
	cr_expect_eq(search_next(answers, staff, "count them"), staff);
	cr_expect_eq(search_next(answers, staff, "nowhere"), FORM_NONE);
	cr_expect_eq(search_next(answers, staff, ""), FORM_NONE);
	session_close(session);
}

/* Print the spans as `start+len `. */
static void list_spans(struct text *out, const char *string, const char *typed)
{
	struct search_spans spans = {0};
	struct text key = TEXT_EMPTY;

	search_add_key(&key, typed);
	search_find(&spans, "left over", "o");
	search_find(&spans, string, key.bytes);
	text_clear(out);
	for (size_t i = 0; i < spans.list.count; i++)
		text_printf(out, "%zu+%zu ", spans.list.at[i].start, spans.list.at[i].len);
	search_spans_release(&spans);
	text_release(&key);
}

Test(search, marks_hits_by_whole_graphemes_of_the_original)
{
	static const struct {
		const char *string;
		const char *typed;
		const char *spans;
	} cases[] = {
	    {"", "a", ""},
	    {"abc", "", ""},
	    {"abc", "d", ""},
	    {"Advice on advice", "advice", "0+6 10+6 "},
	    {"aaa", "aa", "0+2 "}, /* spans do not overlap */
	    {"aaaa", "aa", "0+2 2+2 "},
	    {"ＣＡ ca", "ca", "0+6 7+2 "}, /* three bytes for each wide letter */
	    {"证书的证书", "证书", "0+6 9+6 "},
	    {"ﬁne", "i", "0+3 "}, /* a ligature is marked as a whole */
	    {"ﬁne", "in", "0+4 "},
	    {"①②", "12", "0+6 "},
	    {"e\xCC\x81t", "\xC3\xA9", "0+3 "}, /* e with an accent of its own, and in one */
	    {"x e\xCC\x81", "e", ""},		/* another letter */
	};
	struct text spans = TEXT_EMPTY;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		list_spans(&spans, cases[i].string, cases[i].typed);
		cr_expect_str_eq(spans.bytes, cases[i].spans, "'%s' in '%s': %s", cases[i].typed,
				 cases[i].string, spans.bytes);
	}
	text_release(&spans);
}
