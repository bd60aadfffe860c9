/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of records scored one after the other. */
#include "config.h"

#include "model/appraisal.h"

#include "base/file.h"
#include "model/birth.h"
#include "tests/support/check.h"
#include "tests/support/model_fixture.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

TestSuite(appraisal, .init = model_enter, .fini = model_leave);

/* A record with an answer, as MODEL_RECORD; its bytes are yours. */
static struct text make_record(void)
{
	struct session *session = model_begin();
	struct text bytes = TEXT_EMPTY;

	model_at(session, "5.1.a", ACTION_NO, "");
	session_close(session);
	cr_assert_eq(file_read(MODEL_RECORD, &bytes), STATUS_OK);
	return bytes;
}

static void put(const char *path, const struct text *bytes, size_t len)
{
	cr_assert_eq(file_replace(path, bytes->bytes, len), STATUS_OK);
}

/* Change the first `from` in the bytes to as many others. */
static void change(struct text *bytes, const char *from, const char *to)
{
	char *at = strstr(bytes->bytes, from);

	cr_assert_not_null(at, "%s", from);
	memcpy(at, to, strlen(to));
}

static enum finding look(bool checks_chains, const char *path)
{
	struct appraiser *appraiser = appraiser_new(model_form(), checks_chains);
	struct appraisal found;

	appraiser_look(appraiser, path, &found);
	appraiser_free(appraiser);
	return found.finding;
}

Test(appraisal, scores_as_a_session_does)
{
	struct text bytes = make_record();
	struct session *session = model_open(NULL);
	struct appraiser *appraiser = appraiser_new(model_form(), true);
	struct appraisal found;

	appraiser_look(appraiser, MODEL_RECORD, &found);
	cr_assert_eq(found.finding, FINDING_SCORED);
	cr_expect_eq(decimal_compare(found.score->total.low, session->score.total.low), 0);
	cr_expect_eq(decimal_compare(found.score->total.high, session->score.total.high), 0);
	cr_expect_eq(found.score->open_count, session->score.open_count);
	cr_expect_eq(found.warnings->list.count, session->warnings.list.count);
	cr_expect_eq(found.answers->of[model_item("5.1.a")].kind, ANSWER_NO);
	cr_expect_eq(found.slip.rows, 2);
	cr_expect_not(found.is_sealed);
	cr_expect(found.is_checked);
	appraiser_free(appraiser);
	appraiser_free(NULL);
	session_close(session);
	text_release(&bytes);
}

Test(appraisal, looks_at_one_file_after_the_other)
{
	struct text bytes = make_record();
	struct appraiser *appraiser = appraiser_new(model_form(), false);
	struct appraisal found;

	put("torn.csv", &bytes, bytes.len - 9);
	for (int i = 0; i < 3; i++) {
		appraiser_look(appraiser, MODEL_RECORD, &found);
		cr_expect_eq(found.finding, FINDING_SCORED);
		cr_expect_not(found.is_checked);
		appraiser_look(appraiser, "torn.csv", &found);
		cr_expect_eq(found.finding, FINDING_TORN);
		cr_expect_eq(found.row, 1);
	}
	appraiser_free(appraiser);
	text_release(&bytes);
}

Test(appraisal, finds_what_is_wrong)
{
	struct text bytes = make_record();

	put("empty.csv", &bytes, 0);
	put("torn.csv", &bytes, bytes.len - 9);
	change(&bytes, ",no,", ",na,");
	put("answer.csv", &bytes, bytes.len);
	change(&bytes, "sheets=sm3:", "sheets=sm4:");
	put("sheets.csv", &bytes, bytes.len);
	change(&bytes, "record.begin,", "record.begin,x");
	put("form.csv", &bytes, bytes.len);
	change(&bytes, "seq", "not");
	put("headless.csv", &bytes, bytes.len);
	change(&bytes, "not,time", "a,b\nc,d");
	put("other.csv", &bytes, 8);
	cr_expect_eq(look(false, "empty.csv"), FINDING_EMPTY);
	cr_expect_eq(look(false, "torn.csv"), FINDING_TORN);
	cr_expect_eq(look(false, "answer.csv"), FINDING_SCORED, "nobody looked at the chain");
	cr_expect_eq(look(true, "answer.csv"), FINDING_ALTERED);
	cr_expect_eq(look(false, "sheets.csv"), FINDING_OTHER_SHEETS);
	cr_expect_eq(look(true, "sheets.csv"), FINDING_ALTERED);
	cr_expect_eq(look(false, "form.csv"), FINDING_OTHER_FORM);
	cr_expect_eq(look(false, "headless.csv"), FINDING_HEADLESS);
	cr_expect_eq(look(false, "other.csv"), FINDING_NO_RECORD);
	text_release(&bytes);
}

Test(appraisal, says_why_a_file_cannot_be_read)
{
	struct appraiser *appraiser = appraiser_new(model_form(), false);
	struct appraisal found;

	appraiser_look(appraiser, "missing.csv", &found);
	cr_expect_eq(found.finding, FINDING_UNREADABLE);
	cr_expect_eq(found.status, STATUS_MISSING);
	cr_assert_eq(mkfifo("fifo.csv", 0600), 0);
	appraiser_look(appraiser, "fifo.csv", &found);
	cr_expect_eq(found.finding, FINDING_UNREADABLE);
	cr_expect_eq(found.status, STATUS_NOT_REGULAR);
	appraiser_free(appraiser);
}

Test(appraisal, spells_each_finding_in_its_own_way)
{
	for (enum finding a = 0; a < FINDING_COUNT; a++) {
		cr_expect_neq(finding_spelling(a)[0], '\0');
		for (enum finding b = a + 1; b < FINDING_COUNT; b++)
			cr_expect_str_neq(finding_spelling(a), finding_spelling(b));
		cr_expect_eq(finding_is_scored(a),
			     a == FINDING_SCORED || a == FINDING_OTHER_SHEETS);
	}
}

/* What a first row says, held against the form `tiny`, version 2. */
Test(appraisal, holds_a_birth_against_the_form)
{
	struct text sheets = TEXT_EMPTY;
	const struct form *form = model_form();

	text_printf(&sheets, "sheets=sm3:%s", form->digest);
	const struct {
		const char *item, *answer, *evidence;
		enum birth birth;
	} cases[] = {
	    {"record.begin", "tiny 2", sheets.bytes, BIRTH_SAME_FORM},
	    {"record.begin", "tiny 1", "", BIRTH_SAME_FORM},
	    {"record.begin", "tiny 2", "", BIRTH_OTHER_SHEETS},
	    {"record.begin", "tiny 2", "sheets=sm3:00", BIRTH_OTHER_SHEETS},
	    {"record.begin", "tin 2", sheets.bytes, BIRTH_OTHER_FORM},
	    {"record.begin", "tiny2 2", sheets.bytes, BIRTH_OTHER_FORM},
	    {"record.begin", "tiny", sheets.bytes, BIRTH_OTHER_FORM},
	    {"record.begin", "", sheets.bytes, BIRTH_OTHER_FORM},
	    {"5.1.a", "tiny 2", sheets.bytes, BIRTH_OTHER_FORM},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct event begin = event_nothing;

		begin.item = cases[i].item;
		begin.answer = cases[i].answer;
		begin.evidence = cases[i].evidence;
		cr_expect_eq(birth_over(&begin, 1, form), cases[i].birth, "case %zu", i);
	}
	cr_expect_eq(birth_over(NULL, 0, form), BIRTH_OTHER_FORM);
	text_release(&sheets);
}
