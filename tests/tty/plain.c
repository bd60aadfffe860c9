/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of `assess --plain`, spoken to through a pipe. */
#include "config.h"

#include "model/action.h"
#include "tests/support/check.h"
#include "tests/tty/answers.h"
#include "tests/tty/result.h"
#include "tests/tty/work.h"

#include <string.h>
#include <sys/wait.h>

TestSuite(plain, .fini = check_leaks, .timeout = 100);

static const char *const assess[] = {"assess", "--plain", WORK_RECORD, NULL};

static size_t count_of(const char *string, const char *part)
{
	size_t count = 0;

	for (const char *at = strstr(string, part); at; at = strstr(at + 1, part))
		count++;
	return count;
}

/* Run to the end of the input, which ends well. */
static struct outcome speak(const struct work *work, const char *input)
{
	struct outcome outcome = work_run(work, assess, input);

	cr_expect(WIFEXITED(outcome.status));
	cr_expect_eq(WEXITSTATUS(outcome.status), 0, "%s", outcome.err.bytes);
	return outcome;
}

/* The last line is `slip ROWS:` and 64 hex digits. */
static void expect_slip(const struct work *work, const struct text *out)
{
	struct text slip = TEXT_EMPTY;
	const char *last = strstr(out->bytes, "\nslip ");

	cr_assert(last, "%s", out->bytes);
	text_printf(&slip, "\nslip %zu:", work_row_count(work));
	cr_expect_eq(strncmp(last, slip.bytes, slip.len), 0, "%s", last);
	cr_expect_eq(strspn(last + slip.len, "0123456789abcdef"), 64);
	cr_expect_str_eq(last + slip.len + 64, "\n");
	text_release(&slip);
}

/* A line of `:note`, which takes no line breaks. */
static void add_note(struct text *lines, const char *note)
{
	text_add_string(lines, ":note ");
	for (const char *at = note; *at != '\0'; at++)
		text_add_byte(lines, *at == '\n' ? ' ' : *at);
	text_add_byte(lines, '\n');
}

/* The lines that answer the question with that place, with its note and a direct score behind it.
 */
static void add_lines(struct text *lines, size_t place)
{
	const struct given *given = answers_at(place);

	if (answers_has_direct_score(place)) {
		const struct given *score = answers_at(place + 1);

		text_printf(lines, ":score %s\n", score->answer);
		text_printf(lines, ":goto %s\n", score->item);
		add_note(lines, score->note);
		text_printf(lines, ":goto %s\n", given->item);
	}
	if (given->note)
		add_note(lines, given->note);
	text_printf(lines, "%s\n", given->answer);
}

Test(plain, the_same_answers_score_as_on_the_screen)
{
	struct work spoken = work_begin();
	struct work imported = work_begin();
	struct text lines = TEXT_EMPTY;
	struct outcome outcome;

	for (size_t place = 0; place < answers_count(); place = answers_next(place))
		add_lines(&lines, place);
	text_add_string(&lines, ":quit\n");
	outcome = speak(&spoken, lines.bytes);
	cr_expect_str_eq(outcome.err.bytes, "");
	expect_slip(&spoken, &outcome.out);
	result_import(&imported);
	result_expect_same_score(&spoken, &imported);
	outcome_release(&outcome);
	text_release(&lines);
	work_end(&spoken);
	work_end(&imported);
}

Test(plain, what_is_refused_is_said_and_asked_again)
{
	static const char lines[] = ":goto 8.4.1\n"
				    "maybe\n"	 /* no such answer */
				    "na\n"	 /* always applies */
				    ":nothing\n" /* no such action */
				    ":yes now\n" /* nothing can stand behind it */
				    "no\n";
	struct work work = work_begin();
	struct outcome outcome = speak(&work, lines);

	cr_expect_eq(count_of(outcome.err.bytes, "\n"), 4, "%s", outcome.err.bytes);
	cr_expect(strstr(outcome.err.bytes, "'nothing'"));
	cr_expect(strstr(outcome.err.bytes, "'yes'"));
	/* Once for the question, once behind each refusal, once for the question behind it. */
	cr_expect_eq(count_of(outcome.out.bytes, "this question is answered yes or no"), 1 + 4 + 1,
		     "%s", outcome.out.bytes);
	cr_expect_eq(count_of(outcome.out.bytes, "eligibility.hazard"), 1);
	cr_expect(work_has_row(&work, "eligibility.accident", "no"));
	cr_expect_eq(work_row_count(&work), 2);
	expect_slip(&work, &outcome.out);
	outcome_release(&outcome);
	work_end(&work);
}

Test(plain, the_end_of_the_input_quits_wherever_it_comes)
{
	static const struct {
		const char *lines;
		size_t rows; /* the first says that the record begins */
	} cases[] = {
	    {"", 1},
	    {"\n", 1},
	    {"Example CA\n", 2},
	    {"Example CA\nECP-1", 3}, /* the line's end is missing, its answer is not */
	    {"Example CA\n:undo\n", 3},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct work work = work_begin();
		struct outcome outcome = speak(&work, cases[i].lines);

		expect_slip(&work, &outcome.out);
		cr_expect_eq(work_row_count(&work), cases[i].rows, "'%s'", cases[i].lines);
		outcome_release(&outcome);
		work_end(&work);
	}
}

Test(plain, two_colons_begin_a_text_with_one)
{
	struct work work = work_begin();
	struct outcome outcome = speak(&work, ":goto cover.cps\n:: see the site\n");

	cr_expect_str_eq(outcome.err.bytes, "");
	cr_expect(work_has_row(&work, "cover.cps", ": see the site"));
	outcome_release(&outcome);
	work_end(&work);
}

/* An argument that the action takes at the question `consulting.basic`. */
static const char *argument_of(enum action_argument argument)
{
	static const char *const arguments[] = {
	    [ARG_NONE] = "",
	    [ARG_ANSWER] = " yes",
	    [ARG_SCORE] = " 3",
	    [ARG_NOTE] = " seen",
	    [ARG_CLAUSE] = " 6.2.9e",
	    [ARG_EVIDENCE] = " method=document; ref=CPS 4.1",
	    [ARG_SEARCH] = " CRL",
	    [ARG_FILTER] = " all",
	    [ARG_WHAT_IF] = " consulting=5",
	    [ARG_PHRASE] = "",
	};

	return arguments[argument];
}

/* Actions that the question refuses, with good reason. */
static bool is_refused(enum action action)
{
	return action == ACTION_NA || action == ACTION_NEXT_HIT || action == ACTION_PREVIOUS_HIT ||
	       action == ACTION_UNDO || action == ACTION_REDO || action == ACTION_TAKE_OVER ||
	       action == ACTION_PHRASE;
}

Test(plain, every_action_can_be_said)
{
	for (enum action action = 0; action < ACTION_COUNT; action++) {
		const struct action_info *info = action_info(action);
		struct work work = work_begin();
		struct text lines = TEXT_EMPTY;
		struct outcome outcome;

		text_printf(&lines, ":goto consulting.basic\n:%s%s\n", info->word,
			    argument_of(info->argument));
		outcome = speak(&work, lines.bytes);
		cr_expect_eq(outcome.err.len > 0, is_refused(action), "'%s': %s", info->word,
			     outcome.err.bytes);
		cr_expect_not(strstr(outcome.err.bytes, "no action"), "%s", info->word);
		outcome_release(&outcome);
		text_release(&lines);
		work_end(&work);
	}
}

Test(plain, the_help_names_every_action)
{
	struct work work = work_begin();
	struct outcome outcome = speak(&work, ":help\n");

	for (enum action action = 0; action < ACTION_COUNT; action++) {
		struct text line = TEXT_EMPTY;

		text_printf(&line, "\n:%s", action_info(action)->word);
		cr_expect(strstr(outcome.out.bytes, line.bytes), "%s", line.bytes);
		text_release(&line);
	}
	outcome_release(&outcome);
	work_end(&work);
}

/* Nothing of an earlier session is lost, and the walk goes on where it stood. */
Test(plain, goes_on_where_the_last_session_ended)
{
	struct work work = work_begin();
	struct outcome outcome = speak(&work, ":goto eligibility.hazard\nno\n");

	outcome_release(&outcome);
	outcome = speak(&work, "");
	cr_expect_eq(count_of(outcome.out.bytes, "Question 12 of 228, eligibility.hazard."), 1,
		     "%s", outcome.out.bytes);
	cr_expect(strstr(outcome.out.bytes, "the answer so far is no"));
	expect_slip(&work, &outcome.out);
	outcome_release(&outcome);
	work_end(&work);
}

Test(plain, a_pipe_is_spoken_to_line_by_line_without_being_asked)
{
	static const char *const ways[][3] = {{"assess", WORK_RECORD, NULL}, {WORK_RECORD, NULL}};

	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		struct work work = work_begin();
		struct outcome outcome = work_run(&work, ways[i], "Example CA\n");

		cr_expect_eq(outcome.status, 0, "%s", outcome.err.bytes);
		cr_expect(strstr(outcome.out.bytes, "Question 2 of 228, cover.licence."));
		expect_slip(&work, &outcome.out);
		outcome_release(&outcome);
		work_end(&work);
	}
}
