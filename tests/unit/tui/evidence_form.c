/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tui/evidence_form: fields filled in by keys, and what they come to in the record. */
#include "config.h"

#include "tui/evidence_form.h"

#include "base/text.h"
#include "tests/support/check.h"
#include "tests/support/tui_keys.h"
#include "tui/frame.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(evidence_form, .fini = check_leaks);

#define COUNT(table) (sizeof(table) / sizeof *(table))

static void press(void *ctx, struct key key)
{
	(void)evidence_form_key(ctx, key);
}

static void expect(const struct evidence_form *form, const char *due, const char *keys)
{
	struct text evidence = TEXT_EMPTY;

	evidence_form_add(&evidence, form);
	cr_expect_str_eq(evidence.bytes, due, "%s: %s", keys, evidence.bytes);
	text_release(&evidence);
}

Test(evidence_form, keys_fill_the_fields)
{
	static const struct {
		const char *begin, *keys, *evidence;
	} cases[] = {
	    {"", "", ""},
	    {"", "i", "method=interview"},
	    {"", "i t", "method=test"}, /* the last one counts */
	    {"", "d Backspace", ""},
	    {"", "Space", "method=document"}, /* the first, then one after the other */
	    {"", "Space Space Space Space Space", "method=document"},
	    {"", "z 1", ""}, /* no method begins so */
	    {"", "o Down CPS Down 12 / 300 Down lead",
	     "method=observation; ref=CPS; sample=12/300; "
	     "role=lead"},
	    {"", "Tab a;b Tab 1 Tab 2 Tab c", "ref=a\\;b; sample=1/2; role=c"},
	    {"", "Up x S-Tab 7 S-Tab 3", "sample=3/7; role=x"},
	    {"", "Down Down a1b Down 2c", "sample=1/2"}, /* digits only */
	    {"", "Down Down \uFF11\uFF12 \uFF0F 2", "sample=12/2"},
	    {"method=test; ref=x; sample=1/2; role=y", "",
	     "method=test; ref=x; sample=1/2; role=y"},
	    {"method=test; ref=x; sample=1/2; role=y", "Del Down C-u Down C-u Down C-u Down C-u",
	     ""},
	    {"ref=a\\\\b", "Down c", "ref=a\\\\bc"},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct evidence_form form;

		cr_assert(evidence_form_init(&form, cases[i].begin), "%s", cases[i].begin);
		tui_keys(cases[i].keys, press, &form);
		expect(&form, cases[i].evidence, cases[i].keys);
		evidence_form_release(&form);
	}
}

Test(evidence_form, takes_no_evidence_that_it_has_no_field_for)
{
	static const char *const evidences[] = {"place=here", "method=test; place=here", "as told",
						"role=x; method=test", "sample=1"};

	for (size_t i = 0; i < COUNT(evidences); i++) {
		struct evidence_form form;

		cr_expect_not(evidence_form_init(&form, evidences[i]), "%s", evidences[i]);
	}
}

Test(evidence_form, a_sample_is_whole_or_not_at_all)
{
	static const struct {
		const char *keys;
		bool is_fine;
	} cases[] = {
	    {"", true},
	    {"i Down x", true},
	    {"Down Down 12", false},
	    {"Down Down / 300", false},
	    {"Down Down 12 / 300", true},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct evidence_form form;

		cr_assert(evidence_form_init(&form, ""));
		tui_keys(cases[i].keys, press, &form);
		cr_expect_eq(evidence_form_fault(&form) == NULL, cases[i].is_fine, "%s",
			     cases[i].keys);
		evidence_form_release(&form);
	}
}

Test(evidence_form, a_paste_goes_into_the_field_at_the_cursor)
{
	struct evidence_form form;

	cr_assert(evidence_form_init(&form, ""));
	cr_expect_not(evidence_form_paste(&form, "test", 4), "a method is chosen");
	tui_keys("Down", press, &form);
	cr_expect(evidence_form_paste(&form, "CPS 4.1\nand 4.2", 15));
	expect(&form, "ref=CPS 4.1 and 4.2", "paste");
	evidence_form_release(&form);
}

/* Wherever the cursor is, its field is in sight, in any room. */
Test(evidence_form, shows_the_field_at_the_cursor_in_any_room)
{
	for (size_t rows = 1; rows <= EVIDENCE_FORM_ROWS; rows++) {
		struct evidence_form form;
		struct frame frame;

		frame_init(&frame);
		cr_assert(evidence_form_init(&form, "method=test; ref=r; sample=1/2; role=w"));
		for (enum evidence_field field = 0; field < FIELD_COUNT; field++) {
			static const char *const ends[FIELD_COUNT] = {"t", "r", "1", "2", "w"};
			const struct cell *cell;

			frame_clear(&frame, rows, 40);
			evidence_form_draw(&form, &frame, frame_area(&frame));
			cell = frame_cell(&frame, frame.cursor_row, frame.cursor_col - 1);
			cr_expect_str_eq(cell->bytes, ends[field], "field %d in %zu rows",
					 (int)field, rows);
			tui_keys("Down", press, &form);
		}
		evidence_form_release(&form);
		frame_release(&frame);
	}
}
