/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers as people and their spreadsheets write them. */
#include "config.h"

#include "model/import.h"

#include "base/stamp.h"
#include "model/evidence.h"
#include "score/answers.h"
#include "tests/support/check.h"
#include "tests/support/model_fixture.h"

#include <string.h>

#define BOM "\xEF\xBB\xBF"
#define FAULTS_MAX 8

TestSuite(import, .init = model_enter, .fini = model_leave);

Test(import, reads_answers_as_people_write_them)
{
	static const struct {
		const char *id;
		const char *written;
		const char *answer; /* NULL: none of any kind */
	} cases[] = {
	    {"5.1.a", "yes", "yes"},
	    {"5.1.a", "Yes", "yes"},
	    {"5.1.a", "Y", "yes"},
	    {"5.1.a", "TRUE", "yes"},
	    {"5.1.a", "是", "yes"},
	    {"5.1.a", "√", "yes"},
	    {"5.1.a", " ＹＥＳ ", "yes"},
	    {"5.1.a", "No", "no"},
	    {"5.1.a", "n", "no"},
	    {"5.1.a", "False", "no"},
	    {"5.1.a", "否", "no"},
	    {"5.1.a", "×", "no"},
	    {"5.1.a", "NA", "na"},
	    {"5.1.a", "n.a.", "na"},
	    {"5.1.a", "N/A", "na"},
	    {"5.1.a", "不适用", "na"},
	    {"5.1.a", "Open", ""},
	    {"5.1.a", "未答", ""},
	    {"5.1.a", "", ""},
	    {"5.1.a", "maybe", NULL},
	    {"5.1.a", "yes no", NULL},
	    {"5.1.a", "x", NULL},
	    {"5.1.a", "1", "1"}, /* a number, which no yes-or-no question takes */
	    {"advice.staff", "3", "3"},
	    {"advice.staff", "3.0", "3"},
	    {"advice.staff", "３．０", "3"},
	    {"advice.staff", "03", NULL},
	    {"advice.staff", "1,000", NULL},
	    {"advice.staff", "-1", NULL},
	    {"advice.staff", "three", NULL},
	    {"service.speed.days", "7.50", "7.5"},
	    {"service.speed.days", "7,5", NULL},
	    {"service.speed.days", "1e1", NULL},
	    {"advice.score", "5.0", "5"},
	    {"cover.organisation", "Yes", "Yes"},
	    {"cover.organisation", " N/A  Ltd.", " N/A  Ltd."},
	    {"cover.organisation", "open", ""},
	    {"cover.date", "2026-11-23", "2026-11-23"},
	    {"cover.date", "2026/1/5", "2026-01-05"},
	    {"cover.date", "2026.1.5", "2026-01-05"},
	    {"cover.date", "2026年1月5日", "2026-01-05"},
	    {"cover.date", "２０２６－０１－０５", "2026-01-05"},
	    {"cover.date", "1/5/2026", NULL}, /* January or May? */
	    {"cover.date", "5-1-26", NULL},
	    {"cover.date", "2026-1", NULL},
	    {"cover.date", "2026-1-5-6", NULL},
	    {"cover.date", "2026--1-5", NULL},
	    {"cover.date", "2026 1 5", NULL},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct item *item = &model_form()->items[model_item(cases[i].id)];
		struct text read = TEXT_EMPTY;
		bool is_read = import_answer(item, cases[i].written, &read);

		cr_expect_eq(is_read, cases[i].answer != NULL, "'%s' for %s", cases[i].written,
			     cases[i].id);
		cr_expect_str_eq(read.bytes, cases[i].answer ? cases[i].answer : "",
				 "'%s' for %s: %s", cases[i].written, cases[i].id, read.bytes);
		text_release(&read);
	}
}

Test(import, parse_holds_the_answer_against_the_item)
{
	static const struct {
		const char *id;
		const char *written;
		enum refusal refusal;
	} cases[] = {
	    {"5.1.a", "n/a", REFUSAL_NONE},
	    {"5.2.a", "n/a", REFUSAL_NA},
	    {"5.2.a", "1", REFUSAL_NOT_YESNO},
	    {"5.2.a", "0", REFUSAL_NOT_YESNO},
	    {"5.2.a", "maybe", REFUSAL_NOT_YESNO},
	    {"advice.staff", "2.5", REFUSAL_NOT_INTEGER},
	    {"advice.staff", "yes", REFUSAL_NOT_INTEGER},
	    {"service.speed.cases", "0", REFUSAL_BELOW_MIN},
	    {"service.speed.disputes", "101", REFUSAL_ABOVE_MAX},
	    {"service.speed.days", "soon", REFUSAL_NOT_DECIMAL},
	    {"advice.score", "2", REFUSAL_NOT_SCORE},
	    {"cover.date", "2026-02-30", REFUSAL_NOT_DATE},
	    {"cover.date", "today", REFUSAL_NOT_DATE},
	    {"s5", "yes", REFUSAL_GROUP},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct item *item = &model_form()->items[model_item(cases[i].id)];
		struct text read = TEXT_EMPTY;

		text_add_string(&read, "kept");
		cr_expect_eq(import_parse(item, cases[i].written, &read), cases[i].refusal,
			     "'%s' for %s", cases[i].written, cases[i].id);
		cr_expect_eq(strcmp(read.bytes, "kept") != 0, cases[i].refusal == REFUSAL_NONE,
			     "'%s' for %s: %s", cases[i].written, cases[i].id, read.bytes);
		text_release(&read);
	}
}

Test(import, evidence_is_read_in_any_order_and_refused_whole)
{
	static const struct {
		const char *written;
		const char *evidence; /* NULL: refused */
	} cases[] = {
	    {"", ""},
	    {" ; ", ""},
	    {"method=interview", "method=interview"},
	    {"METHOD=interview", NULL}, /* keys are the record's */
	    {"method=Interview", "method=interview"},
	    {"method=chat", NULL},
	    {"role=chief; method=test", "method=test; role=chief"},
	    {"ref=CPS 4.1;sample=１２／３００;", "ref=CPS 4.1; sample=12/300"},
	    {"sample=12", NULL},
	    {"sample=12/", NULL},
	    {"sample=Dec 30", NULL},
	    {"ref=a\\;b", "ref=a\\;b"},
	    {"ref=a; ref=b", NULL},
	    {"ref=a; page=3", NULL},
	    {"talked to the chief", NULL},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct text read = TEXT_EMPTY;
		bool fits = evidence_read(cases[i].written, &read);

		cr_expect_eq(fits, cases[i].evidence != NULL, "'%s'", cases[i].written);
		cr_expect_str_eq(read.bytes, cases[i].evidence ? cases[i].evidence : "", "'%s': %s",
				 cases[i].written, read.bytes);
		text_release(&read);
	}
}

static void add_given(struct text *out, const char *string, const char *brackets)
{
	if (string)
		text_printf(out, "%c%s%c", brackets[0], string, brackets[1]);
}

/* Print what a sheet would change, as `id=answer(note)<flag>{evidence}by@time;`, or its faults as
 * `ROW:COLUMN CODE;`. */
static void read_sheet(struct text *out, const char *sheet, const struct answers *answers,
		       bool begins)
{
	struct diag_list diags = {0};
	struct import import;
	enum status status = import_read("sheet.csv", sheet, strlen(sheet), answers->form, answers,
					 begins, &import, &diags);

	text_clear(out);
	cr_expect_eq(status, diags.errors > 0 ? STATUS_BAD_DATA : STATUS_OK);
	cr_expect(diags.errors == 0 || import.changes.count == 0, "a fault lets nothing through");
	cr_expect_eq(import.rows.count, import.changes.count);
	diag_sort(&diags);
	for (size_t i = 0; i < diags.diags.count; i++)
		text_printf(out, "%zu:%zu %s;", diags.diags.at[i].row, diags.diags.at[i].column,
			    diag_name(diags.diags.at[i].code));
	for (size_t i = 0; i < import.changes.count; i++) {
		const struct session_change *change = &import.changes.at[i];

		text_add_string(out, answers->form->items[change->item].id);
		if (change->answer)
			text_printf(out, "=%s", change->answer);
		add_given(out, change->note, "()");
		add_given(out, change->flag, "<>");
		add_given(out, change->evidence, "{}");
		if (change->by || change->time)
			text_printf(out, "%s@%s", change->by ? change->by : "",
				    change->time ? change->time : "");
		text_add_byte(out, ';');
	}
	import_release(&import);
	diag_release(&diags);
}

struct sheet_case {
	const char *sheet;
	const char *result;
};

static void expect_sheets(const struct sheet_case *cases, size_t count,
			  const struct answers *answers, bool begins)
{
	struct text result = TEXT_EMPTY;

	for (size_t i = 0; i < count; i++) {
		read_sheet(&result, cases[i].sheet, answers, begins);
		cr_expect_str_eq(result.bytes, cases[i].result, "%s\ngives\n%s", cases[i].sheet,
				 result.bytes);
	}
	text_release(&result);
}

#define EXPECT_SHEETS(cases, answers, begins)                                                      \
	expect_sheets(cases, sizeof(cases) / sizeof *(cases), answers, begins)

Test(import, takes_sheets_of_every_make)
{
	static const struct sheet_case cases[] = {
	    {"item,answer\n5.1.a,yes\n", "5.1.a=yes;"},
	    {BOM "item,answer\r\n5.1.a,yes\r\n", "5.1.a=yes;"},
	    {"item,answer\r5.1.a,yes\r", "5.1.a=yes;"},
	    {"item;answer\n5.1.a;yes", "5.1.a=yes;"},
	    {"item\tanswer\n5.1.a\tyes\n", "5.1.a=yes;"},
	    {"\"item\";\"if any, or none, answer\";answer\n5.1.a;;yes\n", "5.1.a=yes;"},
	    {"\"this, that, other\";item;answer\n;5.1.a;yes\n", "5.1.a=yes;"},
	    {" Answer ,ＩＴＥＭ,remark\nyes,5.1.a,whatever\n", "5.1.a=yes;"},
	    {"item,answer\n,\n\n5.1.a,yes\n  ,\n", "5.1.a=yes;"},
	    {"item,answer\n5.1.a,yes,,\n", "5.1.a=yes;"},
	    {"item,answer\n5.1.a\n", ""},
	    {"item,answer\n", ""},
	    {"item,answer\n5.1.a,\n5.1.b,  \n", ""},
	    {"item,answer\n5.1.b,no\n5.1.a,是\n", "5.1.b=no;5.1.a=yes;"},
	    {"item,answer,note\n5.1.a,,only a note\n", "5.1.a(only a note);"},
	    {"item,answer,note\n5.1.a,,\"two\r\nlines\"\n", "5.1.a(two\nlines);"},
	    {"item,answer,note\n5.1.a,,'=1+1\n5.1.b,,'quoted'\n", "5.1.a(=1+1);5.1.b('quoted');"},
	    {"item,answer,flag\n5.1.a,,Yes\n5.1.b,,\n", "5.1.a<yes>;"},
	    {"item,answer,evidence\n5.1.a,yes,role=x; method=Test\n",
	     "5.1.a=yes{method=test; role=x};"},
	    {"item,answer,method,ref,sample,role\n5.1.a,yes,interview,a;b,12/300,\n",
	     "5.1.a=yes{method=interview; ref=a\\;b; sample=12/300};"},
	    {"item,answer,sample\n5.1.a,,1/2\n", "5.1.a{sample=1/2};"},
	    {"item,answer,by,time\n5.1.a,yes,wang,yesterday\n", "5.1.a=yes;"},
	};
	struct session *session = model_begin();

	EXPECT_SHEETS(cases, &session->answers, false);
	session_close(session);
}

Test(import, tells_every_fault_by_row_and_column)
{
	static const struct sheet_case cases[] = {
	    {"", "0:0 CSV_NO_HEADER;"},
	    {"item\n5.1.a\n", "1:0 CSV_COLUMN_MISSING;"},
	    {"question,answer\n", "1:0 CSV_COLUMN_MISSING;"},
	    {"a,b\n", "1:0 CSV_COLUMN_MISSING;1:0 CSV_COLUMN_MISSING;"},
	    {"item,answer,Item\n", "1:3 CSV_COLUMN_TWICE;"},
	    {"item,answer\n5.1.z,yes\ns5,yes\n,yes\n",
	     "2:1 IMPORT_ITEM_UNKNOWN;3:1 IMPORT_ITEM_UNKNOWN;4:1 IMPORT_ITEM_UNKNOWN;"},
	    {"item,answer\n5.1.a,yes\n5.1.b,yes\n5.1.a,yes\n", "4:1 IMPORT_ITEM_TWICE;"},
	    {"item,answer\n5.1.a,1\n\n5.2.a,na\nadvice.staff,2.5\ncover.date,23.11.2026\n",
	     "2:2 IMPORT_ANSWER;4:2 IMPORT_ANSWER;5:2 IMPORT_ANSWER;6:2 IMPORT_ANSWER;"},
	    {"item,answer\n5.1.a,yes,no\n", "2:0 CSV_FIELD_COUNT;"},
	    {"answer,flag,item\nyes,no,5.1.a\n,conflict,5.1.b\n",
	     "2:2 IMPORT_FLAG;3:2 IMPORT_FLAG;"},
	    {"item,answer,evidence\n5.1.a,yes,seen\n", "2:3 IMPORT_EVIDENCE;"},
	    {"item,answer,ref,sample,method\n5.1.a,yes,x,30-Dec,chat\n",
	     "2:4 IMPORT_EVIDENCE;2:5 IMPORT_EVIDENCE;"},
	    {"item,answer,seq\n5.1.a,yes,2\n5.1.b,yes,x\n5.2.a,yes,1\n",
	     "2:3 IMPORT_SEQ;3:3 IMPORT_SEQ;4:3 IMPORT_SEQ;"},
	};
	struct session *session = model_begin();

	EXPECT_SHEETS(cases, &session->answers, false);
	session_close(session);
}

Test(import, refuses_a_note_that_no_row_can_hold)
{
	struct session *session = model_begin();
	struct text sheet = TEXT_EMPTY;
	struct text result = TEXT_EMPTY;

	/* A cell may hold 32767 characters; each line break takes two of them in a row. */
	text_add_string(&sheet, "item,answer,note\n5.1.a,,\"x");
	for (int i = 0; i < 20000; i++)
		text_add_byte(&sheet, '\n');
	text_add_string(&sheet, "\"\n");
	read_sheet(&result, sheet.bytes, &session->answers, false);
	cr_expect_str_eq(result.bytes, "2:3 CSV_FIELD_TOO_LONG;");
	text_release(&sheet);
	text_release(&result);
	session_close(session);
}

Test(import, changes_only_what_differs)
{
	static const struct sheet_case cases[] = {
	    {"item,answer\n5.1.a,Yes\n5.1.b,no\nadvice.staff,3.0\n", "5.1.b=no;"},
	    {"item,answer\n5.1.a,open\n", "5.1.a=;"},
	    {"item,answer\n5.1.b,open\n", ""},
	    {"item,answer,note,flag\n5.1.a,yes,,\n", ""},	   /* empty cells */
	    {"item,answer,note\n5.1.a,yes,\"as\r\nfound\"\n", ""}, /* as it stands */
	    {"item,answer,method\n5.1.a,yes,\n", ""},
	    {"item,answer,method\n5.1.a,,interview\n", ""},
	    {"item,answer,ref\n5.1.a,,log\n", "5.1.a{method=interview; ref=log; role=chief};"},
	    {"item,answer,evidence\n5.1.a,,role=chief; method=interview\n", ""},
	};
	struct session *session = model_begin();

	model_at(session, "advice.staff", ACTION_ANSWER, "3");
	model_at(session, "5.1.a", ACTION_YES, NULL);
	model_at(session, "5.1.a", ACTION_NOTE, "as\nfound");
	model_at(session, "5.1.a", ACTION_FLAG, NULL);
	model_at(session, "5.1.a", ACTION_EVIDENCE, "method=interview; role=chief");
	EXPECT_SHEETS(cases, &session->answers, false);
	session_close(session);
}

Test(import, holds_an_edited_export_against_what_came_since)
{
	static const struct sheet_case cases[] = {
	    /* as exported, whatever came since */
	    {"item,answer,note,seq\n5.1.a,yes,first,3\n5.1.b,,,\n", ""},
	    /* as the record has it by now */
	    {"item,answer,note,seq\n5.1.a,no,second,3\n5.1.b,no,,\n", ""},
	    /* a third answer; and one to what was open when exported */
	    {"item,answer,note,seq\n5.1.a,na,first,3\n5.1.b,yes,,0\n",
	     "2:2 IMPORT_CONFLICT;3:2 IMPORT_CONFLICT;"},
	    {"item,answer,seq\n5.1.a,open,3\n", "2:2 IMPORT_CONFLICT;"},
	    {"item,answer,note,seq\n5.1.a,yes,third,3\n", "2:3 IMPORT_CONFLICT;"},
	    /* exported as it stands now, so nothing came since: an emptied cell counts */
	    {"item,answer,note,seq\n5.1.a,yes,,5\n", "5.1.a=yes();"},
	    {"item,answer,note,seq\n5.1.a,,second,5\n", ""}, /* but an empty answer never does */
	    /* a blank behind it keeps a spreadsheet from making a date of it */
	    {"item,answer,sample,seq\n5.2.a,,\"1/2 \",7\n", ""},
	    {"item,answer,sample,seq\n5.2.a,,1/4,7\n", "2:3 IMPORT_CONFLICT;"},
	    {"item,answer,evidence,seq\n5.2.a,,sample=1/4,7\n", "2:3 IMPORT_CONFLICT;"},
	    {"item,answer,flag,ref,seq\n5.2.a,,YES,p. 3,7\n",
	     "5.2.a<yes>{ref=p. 3; sample=1/3; role=clerk};"},
	    /* the record has the other's answer only */
	    {"item,answer,note,seq\n5.1.b,no,a note,\n", "5.1.b(a note);"},
	};
	struct session *session = model_begin();

	model_at(session, "5.1.a", ACTION_YES, NULL);			       /* row 2 */
	model_at(session, "5.1.a", ACTION_NOTE, "first");		       /* row 3, exported */
	model_at(session, "5.1.a", ACTION_NO, NULL);			       /* row 4 */
	model_at(session, "5.1.a", ACTION_NOTE, "second");		       /* row 5 */
	model_at(session, "5.1.b", ACTION_NO, NULL);			       /* row 6 */
	model_at(session, "5.2.a", ACTION_EVIDENCE, "sample=1/2");	       /* row 7 */
	model_at(session, "5.2.a", ACTION_EVIDENCE, "sample=1/3; role=clerk"); /* row 8 */
	EXPECT_SHEETS(cases, &session->answers, false);
	session_close(session);
}

Test(import, takes_names_and_times_only_where_it_begins)
{
	static const struct sheet_case begins[] = {
	    {"item,answer,by,time,seq\n5.1.a,yes,wang," MODEL_TIME ",17\n",
	     "5.1.a=yeswang@" MODEL_TIME ";"},
	    {"item,answer,by,time\n5.1.a,yes,,\n", "5.1.a=yes;"},
	    {"item,answer,by,time\n5.1.a,yes,wang,2026/11/23 14:03\n", "2:4 IMPORT_TIME;"},
	};
	static const struct sheet_case goes_on[] = {
	    {"item,answer,by,time\n5.1.a,yes,wang," MODEL_TIME "\n", "5.1.a=yes;"},
	    {"item,answer,by,time\n5.1.a,yes,wang,2026/11/23 14:03\n", "5.1.a=yes;"},
	};
	struct answers nothing;

	answers_init(&nothing, model_form());
	EXPECT_SHEETS(begins, &nothing, true);
	EXPECT_SHEETS(goes_on, &nothing, false);
	answers_release(&nothing);
}

Test(import, an_answer_settles_a_conflict)
{
	static const struct sheet_case cases[] = {
	    {"item,answer,flag\n5.1.a,,conflict\n", ""},
	    {"item,answer,flag\n5.1.a,yes,conflict\n", "5.1.a=yes;"},
	};
	static const struct session_change conflict = {.flag = "conflict"};
	struct session_change changes[] = {conflict};
	struct session *session = model_begin();

	changes[0].item = model_item("5.1.a");
	cr_assert_eq(session_import(session, changes, 1), STATUS_OK);
	EXPECT_SHEETS(cases, &session->answers, false);
	changes[0] = (struct session_change){.item = changes[0].item, .answer = "yes"};
	cr_assert_eq(session_import(session, changes, 1), STATUS_OK);
	cr_expect_str_eq(session_flag(session, changes[0].item), "");
	session_close(session);
}
