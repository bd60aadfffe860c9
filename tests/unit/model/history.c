/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be undone and done again, told from rows alone. */
#include "config.h"

#include "model/history.h"

#include "record/event.h"
#include "tests/support/check.h"

#include <string.h>

#define ROWS_MAX 16
#define DIGEST "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"

TestSuite(history, .fini = check_leaks);

struct row {
	const char *item;
	const char *answer;
	const char *cause;
};

static void print_changes(struct text *out, const struct change *changes, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		text_printf(out, "%zu", changes[i].first);
		if (changes[i].last != changes[i].first)
			text_printf(out, "-%zu", changes[i].last);
		text_add_byte(out, ' ');
	}
}

/* Fold the rows, the first `prefix` of them before the rest; print both stacks: "2 3-5 | 6 ". */
static void fold(struct text *out, const struct row *rows, size_t prefix)
{
	struct event events[ROWS_MAX];
	struct history history = {0};
	size_t count = 0;

	for (; rows[count].item; count++)
		events[count] = (struct event){
		    .seq = count + 1,
		    .time = "",
		    .by = "",
		    .item = rows[count].item,
		    .answer = rows[count].answer,
		    .note = "",
		    .flag = "",
		    .evidence = "",
		    .cause = rows[count].cause,
		};
	history_fold(&history, events, prefix < count ? prefix : count);
	history_fold(&history, events, count);
	text_clear(out);
	print_changes(out, history.undo.at, history.undo.count);
	text_add_string(out, "| ");
	print_changes(out, history.redo.at, history.redo.count);
	history_release(&history);
}

/* Each list comes to the same stacks wherever the folding is interrupted. */
static void expect(const char *what, const struct row *rows, const char *stacks)
{
	struct text folded = TEXT_EMPTY;

	for (size_t prefix = 0; prefix <= ROWS_MAX; prefix++) {
		fold(&folded, rows, prefix);
		cr_expect_str_eq(folded.bytes, stacks, "%s, interrupted behind row %zu: %s", what,
				 prefix, folded.bytes);
	}
	text_release(&folded);
}

#define BEGIN                                                                                      \
	{                                                                                          \
		"record.begin", "tiny 2", ""                                                       \
	}
#define END                                                                                        \
	{                                                                                          \
		NULL, NULL, NULL                                                                   \
	}

Test(history, changes_stack_up)
{
	static const struct row nothing[] = {END};
	static const struct row begun[] = {BEGIN, END};
	static const struct row three[] = {
	    BEGIN, {"a", "yes", ""}, {"b", "no", ""}, {"a", "no", ""}, END};

	expect("nothing", nothing, "| ");
	expect("a record's own row is no change", begun, "| ");
	expect("three changes", three, "2 3 4 | ");
}

Test(history, undo_and_redo_move_the_top)
{
	static const struct row undone[] = {
	    BEGIN, {"a", "yes", ""}, {"b", "no", ""}, {"b", "", "undo 3"}, END};
	static const struct row both[] = {
	    BEGIN, {"a", "yes", ""}, {"b", "no", ""}, {"b", "", "undo 3"}, {"a", "", "undo 2"},
	    END};
	static const struct row again[] = {BEGIN,
					   {"a", "yes", ""},
					   {"b", "no", ""},
					   {"b", "", "undo 3"},
					   {"a", "", "undo 2"},
					   {"a", "yes", "redo 2"},
					   END};
	static const struct row later[] = {
	    BEGIN, {"a", "yes", ""}, {"a", "", "undo 2"}, {"b", "no", ""}, END};
	static const struct row second[] = {
	    BEGIN, {"a", "yes", ""}, {"a", "no", ""}, {"a", "yes", "undo 3"}, END};

	expect("one undone", undone, "2 | 3 ");
	expect("both undone", both, "| 3 2 ");
	expect("one done again", again, "2 | 3 ");
	expect("a later change empties redo", later, "4 | ");
	expect("undo goes back to what stood before", second, "2 | 3 ");
}

Test(history, import_is_one_change)
{
	static const struct row one[] = {BEGIN,
					 {"a", "yes", "import 1/3"},
					 {"b", "yes", "import 2/3"},
					 {"c", "yes", "import 3/3"},
					 {"d", "yes", ""},
					 END};
	static const struct row two[] = {BEGIN,
					 {"a", "yes", "import 1/2"},
					 {"b", "yes", "import 2/2"},
					 {"a", "no", "import 1/2"},
					 {"b", "no", "import 2/2"},
					 END};
	static const struct row undone[] = {BEGIN,
					    {"a", "yes", "import 1/2"},
					    {"b", "yes", "import 2/2"},
					    {"b", "", "undo 3"},
					    {"a", "", "undo 2"},
					    END};
	static const struct row half_undone[] = {BEGIN,
						 {"a", "yes", "import 1/2"},
						 {"b", "yes", "import 2/2"},
						 {"b", "", "undo 3"},
						 END};
	static const struct row again[] = {BEGIN,
					   {"a", "yes", "import 1/2"},
					   {"b", "yes", "import 2/2"},
					   {"b", "", "undo 3"},
					   {"a", "", "undo 2"},
					   {"a", "yes", "redo 2"},
					   {"b", "yes", "redo 3"},
					   END};
	static const struct row beginless[] = {
	    BEGIN, {"a", "yes", "import 2/3"}, {"b", "yes", "import 3/3"}, END};

	expect("an import and a change", one, "2-4 5 | ");
	expect("two imports", two, "2-3 4-5 | ");
	expect("an import undone", undone, "| 2-3 ");
	expect("an import whose undoing was cut short", half_undone, "| 2-3 ");
	expect("an import done again", again, "2-3 | ");
	expect("an import without its first row", beginless, "2-3 | ");
}

Test(history, seal_and_amendments)
{
	static const struct row sealed[] = {
	    BEGIN, {"a", "yes", ""}, {"record.seal", "", ""}, {"b", "no", "amend 1: typo"}, END};
	static const struct row undone[] = {BEGIN,
					    {"a", "yes", ""},
					    {"record.seal", "", ""},
					    {"a", "", "amend 1: undo 2: wrong CA"},
					    END};
	static const struct row again[] = {BEGIN,
					   {"a", "yes", ""},
					   {"record.seal", "", ""},
					   {"a", "", "amend 1: undo 2: wrong CA"},
					   {"a", "yes", "amend 2: redo 2: right after all"},
					   END};
	static const struct row imported[] = {BEGIN,
					      {"record.seal", "", ""},
					      {"a", "yes", "amend 1: import 1/2: late sheet"},
					      {"b", "yes", "amend 1: import 2/2: late sheet"},
					      END};
	static const struct row reason[] = {BEGIN,
					    {"a", "yes", ""},
					    {"record.seal", "", ""},
					    {"a", "no", "amend 1: undo 2: was my wish"},
					    END};

	expect("a seal between changes", sealed, "2 4 | ");
	expect("an undo behind a seal", undone, "| 2 ");
	expect("a redo behind a seal", again, "2 | ");
	expect("an import behind a seal", imported, "3-4 | ");
	expect("a reason that reads like an undo", reason, "2 4 | ");
}

/* Each by itself: what one moves, the next could move back. */
Test(history, odd_rows_move_nothing)
{
	static const struct row odd[] = {
	    {"a", "", "undo 99"},		    /* no such row */
	    {"a", "", "undo 3"},		    /* itself */
	    {"b", "", "undo 2"},		    /* another item */
	    {"a", "no", "undo 2"},		    /* not what stood before */
	    {"a", "yes", "redo 2"},		    /* nothing was undone */
	    {"a", "", "undo 18446744073709551615"}, /* the largest number */
	};
	static const struct row unknown[] = {
	    BEGIN, {"a", "yes", "by hand"}, {"a", "no", "undo 0"}, END};

	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
		const struct row rows[] = {BEGIN, {"a", "yes", ""}, odd[i], END};

		expect(odd[i].cause, rows, "2 | ");
	}
	expect("causes of another program are changes", unknown, "2 3 | ");
}

Test(history, merge_is_a_beginning)
{
	static const struct row merged[] = {BEGIN,
					    {"a", "yes", ""},
					    {"a", "", "undo 2"},
					    {"b", "no", ""},
					    {"a", "no", "merge " DIGEST},
					    END};
	static const struct row later[] = {
	    BEGIN, {"a", "no", "merge " DIGEST}, {"a", "yes", ""}, {"a", "no", "undo 3"}, END};

	expect("nothing from before a merge", merged, "| ");
	expect("a change after a merge goes back to it", later, "| 3 ");
}

Test(history, knows_the_row_before_the_seal_and_the_amendments)
{
	static const char *const items[] = {"record.begin", "a", "b", "a", "record.seal", "b", "a"};
	static const char *const causes[] = {
	    "", "", "", "", "", "amend 3: x", "amend 4: undo 1: x"};
	static const size_t before[] = {0, 0, 0, 2, 0, 3, 4};
	static const struct event merged = {.item = "record.seal", .cause = "merge " DIGEST};
	struct event events[8] = {[7] = merged};
	struct history history = {0};

	for (size_t i = 0; i < 7; i++)
		events[i] = (struct event){i + 1, "", "", items[i], "", "", "", "", causes[i]};
	history_fold(&history, events, 7);
	for (size_t seq = 1; seq <= 7; seq++)
		cr_expect_eq(history_before(&history, seq), before[seq - 1], "row %zu", seq);
	history_fold(&history, events, 8);
	cr_expect_eq(history.sealed_at, 5, "the seal of a merge's source closes nothing");
	cr_expect_eq(history.amendments, 4);
	history_release(&history);
}
