/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory runs out: each allocation of each command fails in turn, alone and with all behind it. The
 * program then says so and ends with 2, or comes to the same as ever; the record holds what was
 * acknowledged and no half of anything; a terminal is left as it was. */
#include "config.h"

#include "base/vec.h"
#include "record/record.h"
#include "tests/fault/fault.h"
#include "tests/support/check.h"
#include "tests/tty/term.h"
#include "tests/tty/work.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define SAMPLE_STEP 17
#define SCREEN_SAMPLE_STEP 67
#define ARGUMENTS_MAX 10
#define STATUS_TROUBLE 2

#define OLD WORK_RECORD /* a record that is there */
#define NEW "new.csv"	/* one that is not */
#define SHEET "sheet.csv"
#define FORM "FORM" /* stands for the option that names the little form */

static const struct command {
	const char *name;
	const char *record; /* what it may write to; NULL: none */
	const char *output; /* likewise */
	const char *input;
	const char *arguments[ARGUMENTS_MAX];
} commands[] = {
    {"help", NULL, NULL, "", {"--help"}},
    {"version", NULL, NULL, "", {"--version"}},
    {"usage", NULL, NULL, "", {"verify", "--nonsense"}},
    {"missing", NULL, NULL, "", {"score", FORM, "missing.csv"}},
    {"begin", NEW, NULL, "CA\n\nyes\n:note why\nno\n:undo\n", {"assess", "--plain", FORM, NEW}},
    {"assess", OLD, NULL, "no\n:scores\n:warnings\n:help\n", {"assess", "--plain", FORM, OLD}},
    {"chinese", OLD, NULL, "no\n", {"assess", "--plain", "--lang", "zh", FORM, OLD}},
    {"import", OLD, NULL, "", {"import", FORM, OLD, SHEET}},
    {"import_new", NEW, NULL, "", {"import", FORM, NEW, SHEET}},
    {"import_gb18030", NEW, NULL, "", {"import", FORM, NEW, "gb18030.csv"}},
    {"import_utf16", NEW, NULL, "", {"import", FORM, NEW, "utf16.csv"}},
    {"dry_run", NULL, NULL, "", {"import", "--dry-run", FORM, OLD, SHEET}},
    {"seal", OLD, NULL, "", {"seal", "--yes", FORM, OLD}},
    {"export", NULL, "out.csv", "", {"export", FORM, OLD, "-o", "out.csv"}},
    {"export_gb18030",
     NULL,
     "out.csv",
     "",
     {"export", FORM, OLD, "--encoding", "gb18030", "-o", "out.csv"}},
    {"report", NULL, "out.html", "", {"report", FORM, OLD, "-o", "out.html"}},
    {"report_text", NULL, "out.txt", "", {"report", FORM, OLD, "-o", "out.txt"}},
    {"merge", NULL, "out.csv", "", {"merge", "-o", "out.csv", OLD, "other.csv"}},
    {"diff", NULL, NULL, "", {"diff", FORM, OLD, "other.csv"}},
    {"score", NULL, NULL, "", {"score", FORM, OLD}},
    {"score_csv", NULL, NULL, "", {"score", "--format", "csv", FORM, OLD}},
    {"score_json", NULL, NULL, "", {"score", "--format", "json", FORM, OLD}},
    {"next", NULL, NULL, "", {"next", FORM, OLD}},
    {"log", NULL, NULL, "", {"log", FORM, OLD}},
    {"verify", NULL, NULL, "", {"verify", OLD}},
};

/* The files that each case begins with, and what a command without any failure makes of them. */
struct stage {
	struct work work;
	struct text form; /* the option */
	struct text old, other, sheet;
	struct outcome reference;
	struct text record, output; /* of the reference */
	int told;		    /* a file that gets a byte when an allocation failed */
};

static void set_number(const char *name, unsigned long number)
{
	char printed[24];

	snprintf(printed, sizeof printed, "%lu", number);
	setenv(name, printed, 1);
}

static void plan_failure(const struct stage *stage, size_t at, bool for_good)
{
	cr_assert_eq(ftruncate(stage->told, 0), 0);
	cr_assert_eq(lseek(stage->told, 0, SEEK_SET), 0); /* where the program writes, too */
	set_number("ALLOC_FAIL", at);
	if (for_good)
		setenv("ALLOC_FOR_GOOD", "1", 1);
	else
		unsetenv("ALLOC_FOR_GOOD");
}

/* Whose allocation failed first: OURS, or a LIBRARYS; NOBODYS where it was not come to. */
enum { NOBODYS = 0, OURS = 'o', LIBRARYS = 'l' };

static char whose_failed(const struct stage *stage)
{
	char whose;

	return pread(stage->told, &whose, 1, 0) == 1 ? whose : NOBODYS;
}

static const char *path_of(const struct stage *stage, const char *name)
{
	static char path[256];

	snprintf(path, sizeof path, "%s/%s", stage->work.folder.bytes, name);
	return path;
}

/* The file's bytes, none where there is no file. */
static void read_if_there(const struct stage *stage, const char *name, struct text *out)
{
	text_clear(out);
	if (access(path_of(stage, name), F_OK) == 0)
		work_read(&stage->work, name, out);
}

static char gb18030[] = "item,answer,note\n5.1.a,\xCA\xC7,\xD6\xA4\xCA\xE9\n"; /* yes; a word */
static char utf16[] = "\xFF\xFEi\0t\0e\0m\0,\0a\0n\0s\0w\0e\0r\0\n\0"
		      "5\0.\0001\0.\0a\0,\0n\0o\0\n\0";

static void put_files(const struct stage *stage)
{
	static const char *const made[] = {NEW,	      NEW ".lock", OLD ".lock",
					   "out.csv", "out.html",  "out.txt"};

	for (size_t i = 0; i < sizeof made / sizeof *made; i++)
		(void)unlink(path_of(stage, made[i]));
	work_write(&stage->work, OLD, &stage->old);
	work_write(&stage->work, "other.csv", &stage->other);
	work_write(&stage->work, SHEET, &stage->sheet);
	work_write(&stage->work, "gb18030.csv", &(struct text){gb18030, sizeof gb18030 - 1, 0});
	work_write(&stage->work, "utf16.csv", &(struct text){utf16, sizeof utf16 - 1, 0});
}

static struct outcome run(const struct stage *stage, const struct command *command)
{
	const char *arguments[ARGUMENTS_MAX + 1] = {NULL};

	for (size_t i = 0; i < ARGUMENTS_MAX && command->arguments[i]; i++)
		arguments[i] = strcmp(command->arguments[i], FORM) == 0 ? stage->form.bytes
									: command->arguments[i];
	put_files(stage);
	return work_run(&stage->work, arguments, command->input);
}

/* Make a record by the program itself; its bytes go to out. */
static void make_record(struct stage *stage, const char *input, struct text *out)
{
	const struct command begin = {NULL, NULL, NULL, input, {"assess", "--plain", FORM, NEW}};
	struct outcome outcome = run(stage, &begin);

	cr_assert_eq(outcome.status, 0, "%s", outcome.err.bytes);
	read_if_there(stage, NEW, out);
	outcome_release(&outcome);
}

static void stage_begin(struct stage *stage)
{
	const char *program = getenv("CAGRADE_BIN");
	const char *tests = getenv("TEST_SRCDIR");
	char *slash;
	struct text path = TEXT_EMPTY;

	cr_assert(program && tests, "CAGRADE_BIN or TEST_SRCDIR is not set");
	*stage = (struct stage){.form = TEXT_EMPTY,
				.old = TEXT_EMPTY,
				.other = TEXT_EMPTY,
				.sheet = TEXT_EMPTY,
				.record = TEXT_EMPTY,
				.output = TEXT_EMPTY};
	text_add_string(&path, program);
	slash = strrchr(path.bytes, '/');
	text_cut(&path, slash ? (size_t)(slash + 1 - path.bytes) : 0);
	text_add_string(&path, "tests/fault/alloc_cagrade");
	setenv("CAGRADE_BIN", path.bytes, 1);
	text_release(&path);
	setenv("TMPDIR", "/dev/shm", 0); /* thousands of syncs */
	text_printf(&stage->form, "--form=%s/forms/good", tests);
	stage->told = memfd_create("told", 0);
	cr_assert_geq(stage->told, 0);
	set_number("ALLOC_FD", (unsigned long)stage->told + 1);
	set_number("ALLOC_FAIL", 0);
	stage->work = work_begin();
	text_add_string(&stage->sheet, "item,answer,note\n5.1.a,no,why\n5.2.a,yes,\n");
	make_record(stage, "CA\n2026-11-23\nno\n", &stage->old);
	make_record(stage, "Other\n2026-11-24\nyes\n", &stage->other);
}

static void stage_end(struct stage *stage)
{
	work_end(&stage->work);
	text_release(&stage->form);
	text_release(&stage->old);
	text_release(&stage->other);
	text_release(&stage->sheet);
	text_release(&stage->record);
	text_release(&stage->output);
	close(stage->told);
}

static void take_reference(struct stage *stage, const struct command *command)
{
	set_number("ALLOC_FAIL", 0);
	stage->reference = run(stage, command);
	cr_assert(WIFEXITED(stage->reference.status), "%s", command->name);
	text_clear(&stage->record);
	if (command->record)
		read_if_there(stage, command->record, &stage->record);
	text_clear(&stage->output);
	if (command->output)
		read_if_there(stage, command->output, &stage->output);
}

static size_t count_lines(const struct text *text, const char *begin)
{
	size_t count = 0;

	for (const char *line = text->bytes; *line != '\0'; line += strcspn(line, "\n") + 1) {
		count += strncmp(line, begin, strlen(begin)) == 0;
		if (line[strcspn(line, "\n")] == '\0')
			break;
	}
	return count;
}

static bool is_same(const struct text *a, const struct text *b)
{
	return a->len == b->len && memcmp(a->bytes, b->bytes, a->len) == 0;
}

/* The record is whole, begins as it did, and says nothing that it would not have said without any
 * failure; it has as many rows as were acknowledged, or more. */
static bool is_kept(const struct stage *stage, const char *name, size_t acknowledged)
{
	bool is_new = strcmp(name, NEW) == 0;
	struct text bytes = TEXT_EMPTY;
	struct diag_list diags = {0};
	struct record *record = NULL;
	bool is_kept;

	read_if_there(stage, name, &bytes);
	if (is_new && bytes.len == 0)
		return acknowledged == 0;
	is_kept =
	    bytes.len >= (is_new ? 0 : stage->old.len) && bytes.len <= stage->record.len &&
	    memcmp(bytes.bytes, stage->record.bytes, bytes.len) == 0 &&
	    record_from_bytes(name, bytes.bytes, bytes.len, &record, &diags) == STATUS_OK &&
	    record_state(record)->condition == RECORD_OK &&
	    !record_state(record)->newline_missing &&
	    count_lines(&bytes, "") >= (is_new ? 2 : count_lines(&stage->old, "")) + acknowledged;
	record_close(record);
	diag_release(&diags);
	text_release(&bytes);
	return is_kept;
}

/* Nothing half made lies about: no temporary file, and an output is whole or not there. */
static bool is_tidy(const struct stage *stage, const char *output_name)
{
	struct text output = TEXT_EMPTY;
	DIR *names = opendir(stage->work.folder.bytes);
	bool is_tidy;

	if (output_name)
		read_if_there(stage, output_name, &output);
	is_tidy = output.len == 0 || is_same(&output, &stage->output);
	for (struct dirent *entry; names && (entry = readdir(names));)
		is_tidy = is_tidy && strncmp(entry->d_name, ".cagrade", 8) != 0;
	closedir(names);
	text_release(&output);
	return is_tidy;
}

/* The lack of memory is named; where a library does not pass it on (the C library then knows no
 * converter any more), whatever it led to. */
static bool is_told(const struct stage *stage, const struct outcome *outcome)
{
	return outcome->status == W_EXITCODE(STATUS_TROUBLE, 0) &&
	       (strstr(outcome->err.bytes, "memory") ||
		(outcome->err.len > 0 && whose_failed(stage) == LIBRARYS));
}

static void judge(const struct stage *stage, const struct command *command,
		  const struct outcome *outcome, const char *where, struct fault *fault)
{
	const struct outcome *reference = &stage->reference;
	bool is_as_ever = outcome->status == reference->status &&
			  is_same(&outcome->out, &reference->out) &&
			  is_same(&outcome->err, &reference->err);

	if (!is_told(stage, outcome) && !is_as_ever)
		fault_missed(fault, "%s: ended with 0x%x: %s", where, (unsigned)outcome->status,
			     outcome->err.bytes);
	if (!is_tidy(stage, command->output))
		fault_missed(fault, "%s: something half made lies about", where);
	if (command->record &&
	    !is_kept(stage, command->record, count_lines(&outcome->out, "saved ")))
		fault_lost(fault, "%s: the record is not as acknowledged", where);
}

/* One command with each of its allocations failing.  Returns when one was not come to. */
static void exhaust(struct stage *stage, const struct command *command, bool for_good,
		    struct fault *fault)
{
	bool is_reached = true;

	for (size_t at = 1; is_reached; at++) {
		struct outcome outcome;
		char where[64];

		if (!fault_takes(fault))
			continue;
		snprintf(where, sizeof where, "%s, allocation %zu%s", command->name, at,
			 for_good ? " and all behind it" : "");
		plan_failure(stage, at, for_good);
		outcome = run(stage, command);
		is_reached = whose_failed(stage) != NOBODYS;
		judge(stage, command, &outcome, where, fault);
		outcome_release(&outcome);
	}
}

TestSuite(alloc, .fini = check_leaks, .timeout = 3000);

Test(alloc, every_command_says_so_and_loses_nothing)
{
	struct fault fault = fault_begin("alloc.commands", SAMPLE_STEP);
	struct stage stage;

	stage_begin(&stage);
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
		take_reference(&stage, &commands[i]);
		exhaust(&stage, &commands[i], false, &fault);
		exhaust(&stage, &commands[i], true, &fault);
		outcome_release(&stage.reference);
	}
	stage_end(&stage);
	fault_end(&fault);
}

/* What is typed before the program listens waits for it; it holds nothing that a terminal in its
 * usual mode would take for more than a character. */
#define TYPED "jyynjuus"

static struct term *start_screen(const struct stage *stage)
{
	const char *argv[] = {getenv("CAGRADE_BIN"), "assess", stage->form.bytes, OLD, NULL};
	struct term *term;

	put_files(stage);
	/* Wide, so that no message is wrapped. */
	term = term_start(&(struct term_options){
	    .argv = argv, .folder = stage->work.folder.bytes, .rows = 24, .cols = 200});
	term_type(term, TYPED);
	term_key(term, "Esc");
	term_type(term, "qq\r:quit\r"); /* the end of plain mode, where it came to that */
	return term;
}

/* The screen library crashes, or ends the program with 1, where it lacks memory.  Before it begins
 * the program sees that there is some, but for this test. */
static bool is_ended_by_library(const struct stage *stage, int status)
{
	return whose_failed(stage) == LIBRARYS &&
	       (status == W_EXITCODE(1, 0) || status == W_EXITCODE(STATUS_TROUBLE, 0) ||
		WTERMSIG(status) == SIGSEGV);
}

static void judge_screen(struct stage *stage, struct term *term, const char *where,
			 struct fault *fault)
{
	int status = -1;
	bool is_told;

	if (!term_wait_exit(term, &status))
		fault_missed(fault, "%s: does not end", where);
	is_told = status == W_EXITCODE(STATUS_TROUBLE, 0) && term_find(term, "memory", NULL, NULL);
	if (!is_told && status != 0 && !is_ended_by_library(stage, status))
		fault_missed(fault, "%s: ended with 0x%x: %s", where, (unsigned)status,
			     term_screen(term));
	if (!term_modes_restored(term))
		fault_missed(fault, "%s: the terminal is not restored", where);
	if (!is_kept(stage, OLD, 0))
		fault_lost(fault, "%s: the record is not as acknowledged", where);
}

Test(alloc, the_screen_is_given_back)
{
	struct fault fault = fault_begin("alloc.screen", SCREEN_SAMPLE_STEP);
	struct stage stage;
	struct term *term;
	bool is_reached = true;
	int status;

	stage_begin(&stage);
	term = start_screen(&stage);
	cr_assert(term_wait_exit(term, &status));
	cr_assert_eq(status, 0);
	term_end(term);
	read_if_there(&stage, OLD, &stage.record);
	cr_assert_gt(count_lines(&stage.record, ""), count_lines(&stage.old, "") + 2,
		     "what was typed did not arrive");
	for (size_t at = 1; is_reached; at++) {
		char where[64];

		if (!fault_takes(&fault))
			continue;
		snprintf(where, sizeof where, "screen, allocation %zu", at);
		plan_failure(&stage, at, at % 2 == 0);
		term = start_screen(&stage);
		judge_screen(&stage, term, where, &fault);
		is_reached = whose_failed(&stage) != NOBODYS;
		term_end(term);
	}
	stage_end(&stage);
	fault_end(&fault);
}
