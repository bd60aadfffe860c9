/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of one row of a record: printed, read, refused; causes and evidence. */
#include "config.h"

#include "record/event.h"

#include "base/sheet.h"

#include "tests/support/check.h"

#include <stdint.h>
#include <string.h>

#define LENGTH(table) (sizeof(table) / sizeof *(table))

/* Any 64 hex digits: a row alone does not say whether its chain holds. */
#define HEX "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
#define CHAIN ",sm3:" HEX
#define TIME "2026-11-23T14:03:05+08:00"

TestSuite(event, .fini = check_leaks);

/* One line read, and what it was read into. */
struct parsed {
	struct text pool;
	struct event event;
	char chain[DIGEST_HEX_SIZE];
	size_t covered;
};

static struct parsed parse(const char *line, size_t len)
{
	struct parsed parsed = {.pool = TEXT_EMPTY};

	text_reserve(&parsed.pool, EVENT_POOL_ROOM(len));
	parsed.covered = event_parse(line, len, &parsed.pool, &parsed.event, parsed.chain);
	return parsed;
}

static void parsed_release(struct parsed *parsed)
{
	text_release(&parsed->pool);
}

/* An event that says nothing but its note. */
static struct event noted(const char *note)
{
	return (struct event){.seq = 2,
			      .time = TIME,
			      .by = "li",
			      .item = "6.1.a",
			      .answer = "",
			      .note = note,
			      .flag = "",
			      .evidence = "",
			      .cause = ""};
}

/* Escaped, then guarded, then quoted: by hand from the contract. */
static const struct {
	const char *note;
	const char *printed;
} notes[] = {
    {"", ""},
    {"plain", "plain"},
    {"一二三", "一二三"},
    {"two\nlines", "two\\nlines"},
    {"a\r\nb", "a\\r\\nb"},
    {"C:\\new", "C:\\\\new"},
    {"\\n", "\\\\n"},
    {"\n=1", "\\n=1"},
    {"\r", "\\r"},
    {"\\", "\\\\"},
    {"\\\n\\", "\\\\\\n\\\\"},
    {"a,b", "\"a,b\""},
    {"say \"no\"", "\"say \"\"no\"\"\""},
    {"\"", "\"\"\"\""},
    {" blank", "\" blank\""},
    {"blank ", "\"blank \""},
    {" ", "\" \""},
    {"=1+1", "'=1+1"},
    {"+8", "'+8"},
    {"-1", "'-1"},
    {"@here", "'@here"},
    {"'quoted", "''quoted"},
    {"'", "''"},
    {"'=", "''="},
    {"''", "'''"},
    {"\ttab", "'\ttab"},
    {"\t", "\"'\t\""},
    {"tab\t", "\"tab\t\""},
    {"＝1", "'＝1"},
    {"＋1", "'＋1"},
    {"－1", "'－1"},
    {"＠1", "'＠1"},
    {"=1,2", "\"'=1,2\""},
    {"=\"x\"\n,\\", "\"'=\"\"x\"\"\\n,\\\\\""},
    {"a=1", "a=1"},
    {"\x1b[31m", "\x1b[31m"},
    {"\x7f\x01", "\x7f\x01"},
};

Test(event, prints_each_field_escaped_guarded_and_quoted)
{
	for (size_t i = 0; i < LENGTH(notes); i++) {
		struct event event = noted(notes[i].note);
		struct text printed = TEXT_EMPTY;
		struct text expected = TEXT_EMPTY;

		text_printf(&expected, "2," TIME ",li,6.1.a,,%s,,,", notes[i].printed);
		event_print(&printed, &event);
		cr_expect_str_eq(printed.bytes, expected.bytes, "note %zu", i);
		text_release(&printed);
		text_release(&expected);
	}
}

Test(event, reads_each_field_back)
{
	for (size_t i = 0; i < LENGTH(notes); i++) {
		struct text line = TEXT_EMPTY;
		struct parsed parsed;

		text_printf(&line, "2," TIME ",li,6.1.a,,%s,,," CHAIN, notes[i].printed);
		parsed = parse(line.bytes, line.len);
		cr_expect_eq(parsed.covered, line.len - strlen(CHAIN), "note %zu", i);
		if (parsed.covered > 0)
			cr_expect_str_eq(parsed.event.note, notes[i].note, "note %zu", i);
		parsed_release(&parsed);
		text_release(&line);
	}
}

Test(event, reads_every_column)
{
	static const char line[] = "18446744073709551615," TIME ",李雷,6.1.a,no,why,yes,"
				   "\"ref=a, b\",amend 1: =,sm3:" HEX;
	struct parsed parsed = parse(line, strlen(line));

	cr_assert_eq(parsed.covered, strlen(line) - strlen(CHAIN));
	cr_expect_eq(parsed.event.seq, SIZE_MAX);
	cr_expect_str_eq(parsed.event.time, TIME);
	cr_expect_str_eq(parsed.event.by, "李雷");
	cr_expect_str_eq(parsed.event.item, "6.1.a");
	cr_expect_str_eq(parsed.event.answer, "no");
	cr_expect_str_eq(parsed.event.note, "why");
	cr_expect_str_eq(parsed.event.flag, "yes");
	cr_expect_str_eq(parsed.event.evidence, "ref=a, b");
	cr_expect_str_eq(parsed.event.cause, "amend 1: =");
	cr_expect_str_eq(parsed.chain, HEX);
	parsed_release(&parsed);
}

/* Lines that no printing gives, or that are no rows. */
static const char *const refused[] = {
    "",
    ",,,,,,,,," CHAIN,
    "2,t,b,i,a,n,f,e" CHAIN,	 /* a column short */
    "2,t,b,i,a,n,f,e,c,d" CHAIN, /* one too many */
    "2,t,b,i,a,n,f,e,c",	 /* no chain */
    "2,t,b,i,a,n,f,e,c,",
    /* seq: one spelling, from 1 on */
    "0,t,b,i,a,n,f,e,c" CHAIN,
    "02,t,b,i,a,n,f,e,c" CHAIN,
    "+2,t,b,i,a,n,f,e,c" CHAIN,
    "'+2,t,b,i,a,n,f,e,c" CHAIN,
    "-2,t,b,i,a,n,f,e,c" CHAIN,
    "2.0,t,b,i,a,n,f,e,c" CHAIN,
    "2 ,t,b,i,a,n,f,e,c" CHAIN,
    " 2,t,b,i,a,n,f,e,c" CHAIN,
    "\"2\",t,b,i,a,n,f,e,c" CHAIN,
    "0x2,t,b,i,a,n,f,e,c" CHAIN,
    "two,t,b,i,a,n,f,e,c" CHAIN,
    "18446744073709551616,t,b,i,a,n,f,e,c" CHAIN,
    "18446744073709551618,t,b,i,a,n,f,e,c" CHAIN,
    "184467440737095516150,t,b,i,a,n,f,e,c" CHAIN,
    /* escapes: three, each needed */
    "2,t,b,i,a,\\t,f,e,c" CHAIN,
    "2,t,b,i,a,\\N,f,e,c" CHAIN,
    "2,t,b,i,a,\\,f,e,c" CHAIN,
    "2,t,b,i,a,\\\\\\,f,e,c" CHAIN,
    "2,t,b,i,a,\"x\ny\",f,e,c" CHAIN,
    "2,t,b,i,a,\"x\ry\",f,e,c" CHAIN,
    /* the guard: there, and only where it is needed */
    "2,t,b,i,a,=1,f,e,c" CHAIN,
    "2,t,b,i,a,'n,f,e,c" CHAIN,
    "2,t,b,i,a,',f,e,c" CHAIN,
    "2,t,b,i,a,＝1,f,e,c" CHAIN,
    "2,t,b,i,a,\"\t\",f,e,c" CHAIN,
    /* quotes: in their places, and only where they are needed */
    "2,t,b,i,a,\"n\",f,e,c" CHAIN,
    "2,t,b,i,a,\"\",f,e,c" CHAIN,
    "2,t,b,i,a, n,f,e,c" CHAIN,
    "2,t,b,i,a,n ,f,e,c" CHAIN,
    "2,t,b,i,a,\"n,f,e,c" CHAIN,
    "2,t,b,i,a,n\"n,f,e,c" CHAIN,
    "2,t,b,i,a,\"a,b\" ,f,e,c" CHAIN,
    "2,t,=b,=i,\"a\",n,f,e,c" CHAIN, /* as long as it should be */
    "2;t;b;i;a;n;f;e;c;sm3:" HEX,
    /* what is no UTF-8, and line ends */
    "2,t,b,i,a,\xff,f,e,c" CHAIN,
    "2,t,b,i,a,\xc0\x80,f,e,c" CHAIN,
    "2,t,b,i,a,\xed\xa0\x80,f,e,c" CHAIN,
    "\xef\xbb\xbf"
    "2,t,b,i,a,n,f,e,c" CHAIN,
    "2,t,b,i,a,n,f,e,c" CHAIN "\r",
    "2,t,b,i,a,n,f,e,c" CHAIN "\n",
    /* the chain: `sm3:` and 64 lower-case digits */
    "2,t,b,i,a,n,f,e,c," HEX,
    "2,t,b,i,a,n,f,e,c,sm3:",
    "2,t,b,i,a,n,f,e,c,SM3:" HEX,
    "2,t,b,i,a,n,f,e,c,sha256:" HEX,
    "2,t,b,i,a,n,f,e,c,sm3: " HEX,
    "2,t,b,i,a,n,f,e,c,\"sm3:" HEX "\"",
    "2,t,b,i,a,n,f,e,c,sm3:" HEX "0",
    "2,t,b,i,a,n,f,e,c,sm3:" HEX " ",
    "2,t,b,i,a,n,f,e,c,sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e",
    "2,t,b,i,a,n,f,e,c,sm3:66C7F0F462EEEDD9D1F2D46BDC10E4E24167C4875CF2F7A2297DA02B8F4BA8E0",
    "2,t,b,i,a,n,f,e,c,sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8eg",
};

Test(event, refuses_what_printing_would_not_give)
{
	static const char good[] = "2,t,b,i,a,n,f,e,c" CHAIN;
	struct parsed parsed = parse(good, strlen(good));

	cr_expect_eq(parsed.covered, strlen("2,t,b,i,a,n,f,e,c"));
	parsed_release(&parsed);
	for (size_t i = 0; i < LENGTH(refused); i++) {
		parsed = parse(refused[i], strlen(refused[i]));
		cr_expect_eq(parsed.covered, 0, "line %zu: %s", i, refused[i]);
		cr_expect_eq(parsed.pool.len, 0, "line %zu leaves bytes in the pool", i);
		parsed_release(&parsed);
	}
}

Test(event, refuses_a_nul_anywhere)
{
	static const char good[] = "2,t,b,i,a,n,f,e,c" CHAIN;

	for (size_t at = 0; at < sizeof good; at++) {
		size_t len = at < strlen(good) ? strlen(good) : sizeof good;
		char line[sizeof good];
		struct parsed parsed;

		memcpy(line, good, sizeof good);
		line[at] = '\0';
		parsed = parse(line, len);
		cr_expect_eq(parsed.covered, 0, "a NUL at %zu", at);
		parsed_release(&parsed);
	}
}

/* A spreadsheet's cell holds 32767 characters, counted as they stand in the file. */
static bool is_taken(char letter, size_t count, const char *tail)
{
	struct text note = TEXT_EMPTY;
	struct text line = TEXT_EMPTY;
	struct parsed parsed;
	struct event event;
	bool comes_back;

	for (size_t i = 0; i < count; i++)
		text_add_byte(&note, letter);
	text_add_string(&note, tail);
	event = noted(note.bytes);
	event_print(&line, &event);
	text_add_string(&line, CHAIN);
	parsed = parse(line.bytes, line.len);
	comes_back = parsed.covered > 0 && strcmp(parsed.event.note, note.bytes) == 0;
	parsed_release(&parsed);
	text_release(&line);
	text_release(&note);
	return comes_back;
}

Test(event, takes_strings_up_to_a_cells_limit)
{
	cr_expect(is_taken('n', SHEET_FIELD_MAX_CHARACTERS, ""));
	cr_expect(is_taken('n', SHEET_FIELD_MAX_CHARACTERS - 1, "证"));
	cr_expect_not(is_taken('n', SHEET_FIELD_MAX_CHARACTERS + 1, ""));
	cr_expect_not(is_taken('n', SHEET_FIELD_MAX_CHARACTERS, "证"));
	/* an escape takes two characters, a guard one */
	cr_expect(is_taken('\n', SHEET_FIELD_MAX_CHARACTERS / 2, ""));
	cr_expect_not(is_taken('\n', SHEET_FIELD_MAX_CHARACTERS / 2 + 1, ""));
	cr_expect(is_taken('=', SHEET_FIELD_MAX_CHARACTERS - 1, ""));
	cr_expect_not(is_taken('=', SHEET_FIELD_MAX_CHARACTERS, ""));
}

Test(event, parses_many_rows_into_one_pool)
{
	static const char line[] = "2,t,b,i,a,\"\\\\n, \\n\",f,e,c" CHAIN;
	struct text pool = TEXT_EMPTY;
	char chain[DIGEST_HEX_SIZE];
	struct event events[100];

	text_reserve(&pool, LENGTH(events) * EVENT_POOL_ROOM(strlen(line)));
	for (size_t i = 0; i < LENGTH(events); i++) {
		/* A bad line in between leaves nothing behind. */
		cr_expect_eq(event_parse("\"", 1, &pool, &events[i], chain), 0);
		cr_expect_neq(event_parse(line, strlen(line), &pool, &events[i], chain), 0);
	}
	for (size_t i = 0; i < LENGTH(events); i++) {
		cr_expect_str_eq(events[i].note, "\\n, \n");
		cr_expect_str_eq(events[i].cause, "c");
	}
	text_release(&pool);
}

/* What can be understood of rows that were altered. */
static const struct {
	const char *line;
	bool is_read;
	size_t seq;
	const char *note;
	const char *chain;
} loose[] = {
    {"2,t,b,i,a,n,f,e,c" CHAIN, true, 2, "n", HEX},
    {"\"2\",t,b,i,a,\"n\",f,e,c" CHAIN, true, 2, "n", HEX},
    {"2,t,b,i,a,=1,f,e,c" CHAIN, true, 2, "=1", HEX},
    {"2,t,b,i,a,C:\\temp\\,f,e,c" CHAIN, true, 2, "C:\\temp\\", HEX},
    {"2,t,b,i,a,n,f,e,c,", true, 2, "n", ""},
    {"2,t,b,i,a,n,f,e,c,sm3:66C7", true, 2, "n", ""},
    {"0,t,b,i,a,n,f,e,c" CHAIN, false, 0, NULL, NULL},
    {"seq,t,b,i,a,n,f,e,c" CHAIN, false, 0, NULL, NULL},
    {"2,t,b,i,a,n,f,e,c", false, 0, NULL, NULL},
    {"2;t;b;i;a;n;f;e;c;sm3:" HEX, false, 0, NULL, NULL},
    {"", false, 0, NULL, NULL},
};

Test(event, reads_altered_rows_as_far_as_they_can_be_understood)
{
	struct event_reader *reader = event_reader_new();

	for (size_t i = 0; i < LENGTH(loose); i++) {
		size_t len = strlen(loose[i].line);
		struct text pool = TEXT_EMPTY;
		char chain[DIGEST_HEX_SIZE];
		struct event event;

		text_reserve(&pool, EVENT_POOL_ROOM(len));
		cr_assert_eq(event_read(reader, loose[i].line, len, &pool, &event, chain),
			     loose[i].is_read, "line %zu", i);
		if (loose[i].is_read) {
			cr_expect_eq(event.seq, loose[i].seq, "line %zu", i);
			cr_expect_str_eq(event.note, loose[i].note, "line %zu", i);
			cr_expect_str_eq(chain, loose[i].chain, "line %zu", i);
		}
		text_release(&pool);
	}
	event_reader_free(reader);
	event_reader_free(NULL);
}

static const struct {
	const char *string;
	enum cause_kind kind;
	size_t number;
	size_t total;
	const char *reason;
} causes[] = {
    {"", CAUSE_NONE, 0, 0, ""},
    {"undo 7", CAUSE_UNDO, 7, 0, ""},
    {"undo 18446744073709551615", CAUSE_UNDO, SIZE_MAX, 0, ""},
    {"redo 12", CAUSE_REDO, 12, 0, ""},
    {"import 1/1", CAUSE_IMPORT, 1, 1, ""},
    {"import 3/12", CAUSE_IMPORT, 3, 12, ""},
    {"amend 2: a typing error: 3, not 5", CAUSE_AMEND, 2, 0, "a typing error: 3, not 5"},
    {"amend 2: undo 7: a slip", CAUSE_UNDO, 7, 0, "a slip"},
    {"amend 2: redo 12: not a slip", CAUSE_REDO, 12, 0, "not a slip"},
    {"amend 3: import 1/2: from the sheet", CAUSE_IMPORT, 1, 2, "from the sheet"},
    {"amend 3: import 3/2: from the sheet", CAUSE_AMEND, 3, 0, "import 3/2: from the sheet"},
    {"amend 3: undo 7", CAUSE_AMEND, 3, 0, "undo 7"},
    {"merge " HEX, CAUSE_MERGE, 0, 0, ""},
    {"undo", CAUSE_OTHER, 0, 0, ""},
    {"undo ", CAUSE_OTHER, 0, 0, ""},
    {"undo 0", CAUSE_OTHER, 0, 0, ""},
    {"undo 07", CAUSE_OTHER, 0, 0, ""},
    {"undo -7", CAUSE_OTHER, 0, 0, ""},
    {"undo 7 ", CAUSE_OTHER, 0, 0, ""},
    {"undo  7", CAUSE_OTHER, 0, 0, ""},
    {"undo 18446744073709551616", CAUSE_OTHER, 0, 0, ""},
    {"Undo 7", CAUSE_OTHER, 0, 0, ""},
    {"redo 7a", CAUSE_OTHER, 0, 0, ""},
    {"import 0/3", CAUSE_OTHER, 0, 0, ""},
    {"import 4/3", CAUSE_OTHER, 0, 0, ""},
    {"import 3", CAUSE_OTHER, 0, 0, ""},
    {"import 1/", CAUSE_OTHER, 0, 0, ""},
    {"import 1/3x", CAUSE_OTHER, 0, 0, ""},
    {"amend 1", CAUSE_OTHER, 0, 0, ""},
    {"amend 1:no blank", CAUSE_OTHER, 0, 0, ""},
    {"amend : why", CAUSE_OTHER, 0, 0, ""},
    {"merge", CAUSE_OTHER, 0, 0, ""},
    {"merge abc", CAUSE_OTHER, 0, 0, ""},
    {"something else", CAUSE_OTHER, 0, 0, ""},
};

Test(event, tells_causes_apart)
{
	for (size_t i = 0; i < LENGTH(causes); i++) {
		struct cause cause = cause_parse(causes[i].string);

		cr_expect_eq(cause.kind, causes[i].kind, "'%s'", causes[i].string);
		cr_expect_eq(cause.number, causes[i].number, "'%s'", causes[i].string);
		cr_expect_eq(cause.total, causes[i].total, "'%s'", causes[i].string);
		cr_expect_str_eq(cause.reason, causes[i].reason, "'%s'", causes[i].string);
	}
}

/* A row without a blank in its answer names no form; one without a number names no version. */
Test(event, reads_the_form_that_a_record_was_begun_over)
{
	static const struct {
		const char *item;
		const char *answer;
		const char *id;
		size_t version;
	} cases[] = {
	    {"record.begin", "gbt35289-2017 3", "gbt35289-2017", 3},
	    {"record.begin", "a form 12", "a form", 12},
	    {"record.begin", "gbt35289-2017", "", 0},
	    {"record.begin", "gbt35289-2017 ", "gbt35289-2017", 0},
	    {"record.begin", "gbt35289-2017 03", "gbt35289-2017", 0},
	    {"record.begin", "gbt35289-2017 3a", "gbt35289-2017", 0},
	    {"record.begin", " 3", "", 3},
	    {"record.begin", "", "", 0},
	    {"record.seal", "gbt35289-2017 3", "", 0},
	    {"6.1.a", "gbt35289-2017 3", "", 0},
	};

	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct event begin = event_nothing;
		struct event_form form;

		begin.item = cases[i].item;
		begin.answer = cases[i].answer;
		form = event_form(&begin);
		cr_expect_eq(form.id_len, strlen(cases[i].id), "'%s'", cases[i].answer);
		cr_expect_eq(memcmp(form.id, cases[i].id, form.id_len), 0, "'%s'", cases[i].answer);
		cr_expect_eq(form.version, cases[i].version, "'%s'", cases[i].answer);
	}
}

Test(event, says_the_same_whoever_said_it)
{
	static const struct event row = {1, "t", "by", "6.1.a", "no", "n", "yes", "ref=x", ""};
	static const struct event others[] = {
	    {1, "t", "by", "6.1.a", "yes", "n", "yes", "ref=x", ""},
	    {1, "t", "by", "6.1.a", "no", "m", "yes", "ref=x", ""},
	    {1, "t", "by", "6.1.a", "no", "n", "", "ref=x", ""},
	    {1, "t", "by", "6.1.a", "no", "n", "yes", "ref=y", ""},
	};
	static const struct event twin = {2,   "u",   "me",    "6.1.b", "no",
					  "n", "yes", "ref=x", "undo 1"};

	cr_expect(event_says_the_same(&row, &twin));
	for (size_t i = 0; i < LENGTH(others); i++)
		cr_expect_not(event_says_the_same(&row, &others[i]), "%zu", i);
}

Test(event, tells_rows_in_conflict)
{
	static const char *const others[] = {"", "yes", "conflicts", "conflic", "c", "Conflict"};
	struct event event = event_nothing;

	for (size_t i = 0; i < LENGTH(others); i++) {
		event.flag = others[i];
		cr_expect_not(event_is_conflict(&event), "%s", others[i]);
	}
	event.flag = "conflict";
	cr_expect(event_is_conflict(&event));
}

Test(event, tells_rows_of_the_record_from_rows_of_items)
{
	struct event event = event_nothing;

	cr_expect_not(event_is_of_record(&event));
	event.item = "record.begin";
	cr_expect(event_is_of_record(&event));
	event.item = "record.later";
	cr_expect(event_is_of_record(&event));
	event.item = "record";
	cr_expect_not(event_is_of_record(&event));
	event.item = "recorded";
	cr_expect_not(event_is_of_record(&event));
	event.item = "6.record.a";
	cr_expect_not(event_is_of_record(&event));
}

Test(event, cause_says_why_a_row_was_written)
{
	static const struct {
		const char *cause, *words;
	} cases[] = {
	    {"", ""},
	    {"undo 7", "undo of row 7"},
	    {"redo 12", "redo of row 12"},
	    {"import 2/5", "import, 2 of 5"},
	    {"merge 66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
	     "from a merge"},
	    {"amend 1: the log was found", "amendment 1: the log was found"},
	    {"amend 2: undo 6: not swapped", "undo of row 6; amendment 2: not swapped"},
	    {"of a later version", "of a later version"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct text words = TEXT_EMPTY;

		cause_add_words(&words, cases[i].cause);
		cr_expect_str_eq(words.bytes, cases[i].words);
		text_release(&words);
	}
}
