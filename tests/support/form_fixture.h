/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The real form, and assessments over it spelled as pairs of item and answer. */
#ifndef CAGRADE_TESTS_FORM_FIXTURE_H
#define CAGRADE_TESTS_FORM_FIXTURE_H

#include "score/check.h"
#include "score/score.h"

/* The form of GB/T 35289-2017, read once a process and never freed; a test that cannot read it
 * aborts, with the diagnostics on stderr.  Its folder is $TEST_FORMS, or that under
 * $CAGRADE_DATADIR/forms, or that under the nearest `forms` in the working folder and those above
 * it. */
const struct form *fixture_form(void);

/* The index of what must be there: aborts, with the id on stderr, where it is not. */
size_t fixture_item(const char *id);
size_t fixture_indicator(const char *id);
const struct item *fixture_question(const char *id);

/* An assessment under way: its rows, what they come to, and the score as of the last
 * assessment_score(). */
struct assessment {
	VEC(struct event) events; /* the first is record.begin */
	struct answers answers;
	struct score score;
};

/* Begin with nothing said, and score that.  assessment_release() frees all. */
void assessment_init(struct assessment *assessment);
void assessment_release(struct assessment *assessment);

/* Add a row and fold it; the strings are borrowed.  The score stays as it was. */
void assessment_say(struct assessment *assessment, const char *item, const char *answer);
void assessment_say_with_note(struct assessment *assessment, const char *item, const char *answer,
			      const char *note);
void assessment_say_conflict(struct assessment *assessment, const char *item, const char *answer);

/* Add rows that answer all of a leaf's questions so that they just come to a score: each threshold
 * of this score and the lower ones is met with nothing to spare, and all that only higher ones ask
 * is missed, by as little as an answer can miss it.  Aborts where the tables have no such answers:
 * 0 for tables 3 to 5. */
void assessment_fill(struct assessment *assessment, const char *leaf, int score);

/* An answer other than that of assessment_fill().  The name is the item's id without the leaf's own
 * and a dot; NULL: no change. */
struct change {
	const char *name;
	const char *answer;
};

#define CHANGES_MAX 2

/* What the leaf comes to (as assessment_leaf() shows it) when its answers just come to the score
 * `from`, but for the changes, which are made in their order. */
const char *fixture_leaf_but_for(const char *leaf, int from,
				 const struct change changes[CHANGES_MAX]);

/* The leaf comes to `expected` when its answers just come to `from`, but for one change. */
#define EXPECT_LEAF(leaf, from, name, answer, expected)                                            \
	cr_expect_str_eq(                                                                          \
	    fixture_leaf_but_for(leaf, from, (const struct change[CHANGES_MAX]){{name, answer}}),  \
	    expected)

/* Answer all 16 leaves so that they come to the score, tables 3 to 5 to no less than 1. */
void assessment_fill_all(struct assessment *assessment, int score);

/* Answer all three questions of eligibility no. */
void assessment_make_eligible(struct assessment *assessment);

/* Answer every requirement of sections 6 and 7 alike. */
void assessment_say_requirements(struct assessment *assessment, const char *answer);

/* Score anew. */
void assessment_score(struct assessment *assessment);

/* The two ends of the last score as text: "1..3", or "3" where both are equal; of the total and of
 * an indicator with two places: "0.16..5.00".  In one of eight buffers that take turns. */
const char *assessment_leaf(const struct assessment *assessment, const char *leaf);
const char *assessment_derived(const struct assessment *assessment, const char *leaf);
const char *assessment_indicator(const struct assessment *assessment, const char *indicator);
const char *assessment_total(const struct assessment *assessment);

bool assessment_is_open(const struct assessment *assessment, const char *item);

/* How many warnings of one code the last score gives, of a record that is sound. */
size_t assessment_count_warnings(const struct assessment *assessment, enum check_code code);

#endif
