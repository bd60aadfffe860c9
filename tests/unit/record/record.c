/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the record on disk: begun, appended to, torn, held by one writer. */
#include "config.h"

#include "record/record.h"

#include "base/sheet.h"

#include "tests/support/faults.h"
#include "tests/support/rows.h"
#include "tests/support/scratch.h"

#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

#define LENGTH(table) (sizeof(table) / sizeof *(table))
#define NAME "a.csv"
#define NOTE NAME ".lock"
#define TAIL NAME ".torn"
#define HEX ROWS_HEX

TestSuite(record, .init = scratch_enter, .fini = scratch_leave);

/* The chains here came from `nettle-hash -a sm3`. */
#define CHAIN_1 "069934a5162f19d5a677792806e286a220a23ad2ec95b0523a4656dc400469fe"
#define CHAIN_2 "e41345d538ceb4b912068e961af276b1d7fd05a6c0362906a68a18ad0ecf87ca"
#define CHAIN_3 "3b93e597e144921ed5fd35d998addf1173f2647fecf12d1b9cb8a5a4ac010ecc"
#define LINES_0_1                                                                                  \
	"seq,time,by,item,answer,note,flag,evidence,cause,chain\n"                                 \
	"1,2026-11-23T14:03:05+08:00,李雷,record.begin,gbt35289-2017 1,,,sheets=sm3:" HEX          \
	",,sm3:" CHAIN_1 "\n"
#define LINES_2_3                                                                                    \
	"2,2026-11-23T14:04:00+08:00,李雷,6.1.a,no,\"'=SUM(A1), he said \"\"no\"\"\\nC:\\\\log\"," \
	"yes,\"method=document; ref=§3, p. 4\",,sm3:" CHAIN_2 "\n"                                   \
	"3,2026-11-23T14:04:30+08:00,李雷,6.1.a,,,,,undo 2,sm3:" CHAIN_3 "\n"

static const struct record_birth birth = {.form_id = "gbt35289-2017",
					  .form_version = 1,
					  .form_digest = HEX,
					  .time = "2026-11-23T14:03:05+08:00",
					  .by = "李雷"};

static const struct event events_2_3[] = {
    {.time = "2026-11-23T14:04:00+08:00",
     .by = "李雷",
     .item = "6.1.a",
     .answer = "no",
     .note = "=SUM(A1), he said \"no\"\nC:\\log",
     .flag = "yes",
     .evidence = "method=document; ref=§3, p. 4",
     .cause = ""},
    {.time = "2026-11-23T14:04:30+08:00",
     .by = "李雷",
     .item = "6.1.a",
     .answer = "",
     .note = "",
     .flag = "",
     .evidence = "",
     .cause = "undo 2"},
};

static struct event plain_event(const char *note, const char *cause)
{
	return (struct event){.time = "",
			      .by = "",
			      .item = "6.1.a",
			      .answer = "yes",
			      .note = note,
			      .flag = "",
			      .evidence = "",
			      .cause = cause};
}

static enum status open_record(enum record_mode mode, struct record **out)
{
	struct diag_list diags = {0};
	enum status status = record_open(NAME, mode, out, &diags);

	diag_release(&diags);
	return status;
}

static struct record *must_open(enum record_mode mode)
{
	struct record *record = NULL;

	cr_assert_eq(open_record(mode, &record), STATUS_OK);
	return record;
}

static struct record *must_begin(void)
{
	struct record *record = NULL;

	cr_assert_eq(record_begin(NAME, &birth, &record), STATUS_OK);
	return record;
}

static enum status append_note(struct record *record, const char *note, const char *cause)
{
	struct event event = plain_event(note, cause);

	return record_append(record, &event, 1);
}

Test(record, begins_with_header_and_first_row)
{
	struct record *record = must_begin();
	const struct record_state *state = record_state(record);
	const struct event *events;
	struct stat facts;
	size_t count;

	cr_expect(scratch_holds(NAME, LINES_0_1, strlen(LINES_0_1)));
	cr_assert_eq(stat(NAME, &facts), 0);
	cr_expect_eq(facts.st_mode & 07777, 0600);
	cr_expect_eq(state->condition, RECORD_OK);
	cr_expect_eq(state->whole_rows, 1);
	cr_expect_not(state->is_sealed);
	events = record_events(record, &count);
	cr_assert_eq(count, 1);
	cr_expect_eq(events[0].seq, 1);
	cr_expect_str_eq(events[0].item, EVENT_BEGIN_ITEM);
	cr_expect_str_eq(events[0].answer, "gbt35289-2017 1");
	cr_expect_str_eq(record_chain(record, 1), CHAIN_1);
	cr_expect_str_eq(record_path(record), NAME);
	record_close(record);
	record_close(NULL);
}

Test(record, is_never_begun_in_an_existing_file)
{
	struct record *record = NULL;

	scratch_write(NAME, "", 0);
	cr_expect_eq(record_begin(NAME, &birth, &record), STATUS_EXISTS);
	cr_expect(scratch_holds(NAME, "", 0));
	unlink(NAME);
	cr_assert_eq(symlink("nowhere", NAME), 0);
	cr_expect_eq(record_begin(NAME, &birth, &record), STATUS_EXISTS);
	cr_expect_not(scratch_has("nowhere"));
	unlink(NAME);
	cr_assert_eq(mkdir(NAME, 0700), 0);
	cr_expect_eq(record_begin(NAME, &birth, &record), STATUS_EXISTS);
	cr_expect_null(record);
}

Test(record, is_not_begun_by_what_is_no_text)
{
	struct record_birth bad = birth;
	struct record *record = NULL;

	bad.by = "\xff";
	cr_expect_eq(record_begin(NAME, &bad, &record), STATUS_BAD_DATA);
	cr_expect_not(scratch_has(NAME));
	cr_expect_null(record);
}

Test(record, appends_rows_that_are_read_back)
{
	struct record *record = must_begin();
	const struct event *events;
	struct slip slip;
	size_t count;

	cr_assert_eq(record_append(record, events_2_3, 0), STATUS_OK);
	cr_assert_eq(record_append(record, events_2_3, 1), STATUS_OK);
	cr_assert_eq(record_append(record, events_2_3 + 1, 1), STATUS_OK);
	cr_expect(scratch_holds(NAME, LINES_0_1 LINES_2_3, strlen(LINES_0_1 LINES_2_3)));
	slip = record_slip(record);
	cr_expect_eq(slip.rows, 3);
	cr_expect_str_eq(slip.digest, CHAIN_3);
	for (int again = 0; again < 2; again++) { /* as appended, and as read */
		events = record_events(record, &count);
		cr_assert_eq(count, 3);
		cr_expect_eq(events[1].seq, 2);
		cr_expect_str_eq(events[1].note, events_2_3[0].note);
		cr_expect_str_eq(events[1].evidence, events_2_3[0].evidence);
		cr_expect_eq(events[2].seq, 3);
		cr_expect_str_eq(events[2].cause, "undo 2");
		cr_expect_str_eq(record_chain(record, 2), CHAIN_2);
		cr_expect_str_eq(record_chain(record, 3), CHAIN_3);
		record_close(record);
		record = must_open(RECORD_READ);
	}
	record_close(record);
}

Test(record, appends_several_rows_at_once)
{
	struct record *record = must_begin();

	cr_assert_eq(record_append(record, events_2_3, 2), STATUS_OK);
	cr_expect(scratch_holds(NAME, LINES_0_1 LINES_2_3, strlen(LINES_0_1 LINES_2_3)));
	record_close(record);
}

/* Rows may be made of the record's own events, which move while they are appended. */
Test(record, appends_its_own_events)
{
	struct record *record = must_begin();
	const struct event *events;
	size_t count;

	cr_assert_eq(append_note(record, "own", ""), STATUS_OK);
	events = record_events(record, &count);
	while (count < 200) {
		cr_assert_eq(record_append(record, events + 1, count - 1), STATUS_OK);
		events = record_events(record, &count);
	}
	for (size_t i = 1; i < count; i++) {
		cr_expect_eq(events[i].seq, i + 1);
		cr_expect_str_eq(events[i].note, "own");
	}
	record_close(record);
	record = must_open(RECORD_READ);
	cr_expect_eq(record_state(record)->whole_rows, count);
	record_close(record);
}

Test(record, knows_when_it_is_sealed)
{
	struct event seal = plain_event("", "");
	struct record *record = must_begin();

	seal.item = EVENT_SEAL_ITEM;
	cr_assert_eq(record_append(record, &seal, 1), STATUS_OK);
	cr_expect(record_state(record)->is_sealed);
	cr_assert_eq(append_note(record, "", "amend 1: late"), STATUS_OK);
	cr_expect_not(record_state(record)->is_sealed);
	record_close(record);
}

/* Each is refused, and nothing of it or beside it is written. */
Test(record, refuses_rows_that_it_could_not_read_again)
{
	struct record *record = must_begin();
	struct text long_note = TEXT_EMPTY;
	struct event pair[] = {plain_event("good", ""), plain_event("\xc3(", "")};

	for (size_t i = 0; i <= SHEET_FIELD_MAX_CHARACTERS; i++)
		text_add_byte(&long_note, 'n');
	cr_expect_eq(append_note(record, long_note.bytes, ""), STATUS_BAD_DATA);
	cr_expect_eq(record_append(record, pair, 2), STATUS_BAD_DATA);
	cr_expect_eq(append_note(record, "", "import 1/2"), STATUS_BAD_DATA);
	cr_expect_eq(append_note(record, "", "import 2/2"), STATUS_BAD_DATA);
	cr_expect_eq(record_state(record)->whole_rows, 1);
	cr_expect(scratch_holds(NAME, LINES_0_1, strlen(LINES_0_1)));
	text_cut(&long_note, SHEET_FIELD_MAX_CHARACTERS);
	cr_expect_eq(append_note(record, long_note.bytes, ""), STATUS_OK);
	cr_expect_eq(record_state(record)->whole_rows, 2);
	record_close(record);
	text_release(&long_note);
}

Test(record, appends_an_import_as_one)
{
	struct event import[] = {plain_event("", "import 1/2"), plain_event("", "import 2/2")};
	struct record *record = must_begin();

	cr_expect_eq(record_append(record, import, 2), STATUS_OK);
	record_close(record);
	record = must_open(RECORD_READ);
	cr_expect_eq(record_state(record)->condition, RECORD_OK);
	cr_expect_eq(record_state(record)->whole_rows, 3);
	record_close(record);
}

Test(record, is_not_written_to_when_opened_for_reading)
{
	struct record *record = must_begin();
	struct diag_list diags = {0};

	record_close(record);
	record = must_open(RECORD_READ);
	record_hold(record, "li");
	cr_expect_not(scratch_has(NOTE));
	cr_expect_eq(append_note(record, "", ""), STATUS_READ_ONLY);
	record_close(record);
	cr_assert_eq(record_from_bytes("memory", LINES_0_1, strlen(LINES_0_1), &record, &diags),
		     STATUS_OK);
	cr_expect_eq(append_note(record, "", ""), STATUS_READ_ONLY);
	cr_expect_str_eq(record_path(record), "memory");
	record_close(record);
	cr_expect(scratch_holds(NAME, LINES_0_1, strlen(LINES_0_1)));
}

static void expect_no_append(const char *bytes, size_t len, enum record_condition condition)
{
	struct record *record;

	scratch_write(NAME, bytes, len);
	record = must_open(RECORD_WRITE);
	cr_expect_eq(record_state(record)->condition, condition);
	cr_expect_eq(append_note(record, "", ""), STATUS_BAD_DATA);
	record_close(record);
	cr_expect(scratch_holds(NAME, bytes, len));
	cr_expect_not(scratch_has(TAIL));
}

Test(record, is_not_appended_to_when_altered_or_without_its_first_row)
{
	static const char altered[] = LINES_0_1 LINES_2_3;
	struct text bytes = TEXT_EMPTY;

	text_add_string(&bytes, altered);
	strstr(bytes.bytes, "he said")[0] = 'H';
	expect_no_append(bytes.bytes, bytes.len, RECORD_ALTERED);
	expect_no_append(ROWS_HEADER "\n", strlen(ROWS_HEADER) + 1, RECORD_TORN);
	expect_no_append(ROWS_HEADER, strlen(ROWS_HEADER), RECORD_TORN);
	expect_no_append(altered, strlen(ROWS_HEADER) + 20, RECORD_TORN);
	text_release(&bytes);
}

Test(record, says_what_is_no_record)
{
	static const char *const files[] = {"", "\n", "item,answer\n", "\xef\xbb\xbf"};

	for (size_t i = 0; i < LENGTH(files); i++) {
		struct diag_list diags = {0};
		struct record *record = NULL;

		scratch_write(NAME, files[i], strlen(files[i]));
		cr_expect_eq(record_open(NAME, RECORD_WRITE, &record, &diags), STATUS_BAD_DATA);
		cr_expect_null(record);
		cr_assert_eq(diags.diags.count, 1);
		cr_expect_eq(diags.diags.at[0].code, DIAG_NOT_A_RECORD);
		cr_expect_str_eq(diags.diags.at[0].file, NAME);
		cr_expect_eq(diags.diags.at[0].row, 1);
		diag_release(&diags);
		cr_expect(scratch_holds(NAME, files[i], strlen(files[i])));
	}
}

Test(record, says_what_is_no_record_in_memory)
{
	struct diag_list diags = {0};
	struct record *record = NULL;

	cr_expect_eq(record_from_bytes("memory", "x", 1, &record, &diags), STATUS_BAD_DATA);
	cr_expect_null(record);
	cr_expect_eq(diags.errors, 1);
	diag_release(&diags);
}

Test(record, opens_plain_files_alone)
{
	struct record *record = NULL;

	cr_expect_eq(open_record(RECORD_READ, &record), STATUS_MISSING);
	cr_expect_eq(open_record(RECORD_WRITE, &record), STATUS_MISSING);
	cr_assert_eq(mkfifo(NAME, 0600), 0);
	cr_expect_eq(open_record(RECORD_READ, &record), STATUS_NOT_REGULAR);
	cr_expect_eq(open_record(RECORD_WRITE, &record), STATUS_NOT_REGULAR);
	unlink(NAME);
	cr_assert_eq(mkdir(NAME, 0700), 0);
	cr_expect_eq(open_record(RECORD_READ, &record), STATUS_NOT_REGULAR);
	cr_expect_eq(open_record(RECORD_WRITE, &record), STATUS_NOT_REGULAR);
	rmdir(NAME);
	/* a link: read through, but never written through */
	scratch_write("real.csv", LINES_0_1, strlen(LINES_0_1));
	cr_assert_eq(symlink("real.csv", NAME), 0);
	cr_expect_eq(open_record(RECORD_WRITE, &record), STATUS_NOT_REGULAR);
	cr_expect_null(record);
	cr_assert_eq(open_record(RECORD_READ, &record), STATUS_OK);
	record_close(record);
}

Test(record, leaves_the_reason_of_a_failure_in_errno)
{
	char name[300];
	struct diag_list diags = {0};
	struct record *record = NULL;

	memset(name, 'a', sizeof name);
	name[sizeof name - 1] = '\0';
	for (int mode = RECORD_READ; mode <= RECORD_WRITE; mode++) {
		errno = 0;
		cr_expect_eq(record_open(name, (enum record_mode)mode, &record, &diags),
			     STATUS_SYSTEM);
		cr_expect_eq(errno, ENAMETOOLONG);
	}
	errno = 0;
	cr_expect_eq(record_begin(name, &birth, &record), STATUS_SYSTEM);
	cr_expect_eq(errno, ENAMETOOLONG);
}

Test(record, has_one_writer_and_any_readers)
{
	struct record *writer = must_begin();
	struct record *other = NULL;

	cr_expect_eq(open_record(RECORD_WRITE, &other), STATUS_LOCKED);
	cr_expect_null(other);
	other = must_open(RECORD_READ);
	cr_expect_eq(record_state(other)->whole_rows, 1);
	cr_assert_eq(append_note(writer, "", ""), STATUS_OK);
	cr_expect_eq(record_state(other)->whole_rows, 1);
	record_close(other);
	cr_expect_eq(open_record(RECORD_WRITE, &other), STATUS_LOCKED);
	record_close(writer);
	other = must_open(RECORD_WRITE);
	cr_expect_eq(record_state(other)->whole_rows, 2);
	record_close(other);
}

Test(record, says_who_holds_it)
{
	struct text expected = TEXT_EMPTY;
	struct text holder = TEXT_EMPTY;
	struct record *record;
	struct record *other = NULL;
	char host[256];

	setenv("CAGRADE_NOW", "0", 1);
	setenv("TZ", "UTC0", 1);
	cr_assert_eq(gethostname(host, sizeof host), 0);
	record = must_begin();
	text_printf(&expected, "by 李雷 pid %ld host %s since 1970-01-01T00:00:00+00:00",
		    (long)getpid(), host);
	record_holder(NAME, &holder);
	cr_expect_str_eq(holder.bytes, expected.bytes);
	/* One who was turned away takes no note away. */
	cr_expect_eq(open_record(RECORD_WRITE, &other), STATUS_LOCKED);
	cr_expect(scratch_has(NOTE));
	record_close(record);
	cr_expect_not(scratch_has(NOTE));
	text_release(&expected);
	text_release(&holder);
}

/* The note is text only: where it cannot be written, all goes on. */
Test(record, is_written_without_a_note_too)
{
	struct record *record;

	cr_assert_eq(mkdir(NOTE, 0700), 0);
	record = must_begin();
	cr_expect_eq(append_note(record, "", ""), STATUS_OK);
	record_close(record);
	cr_expect(scratch_has(NOTE));
	cr_assert_eq(rmdir(NOTE), 0);
	cr_assert_eq(symlink("elsewhere", NOTE), 0);
	record = must_open(RECORD_WRITE);
	record_hold(record, "li");
	record_close(record);
	cr_expect(scratch_has(NOTE), "what somebody made is not ours to remove");
}

/* A writer that was killed leaves its note, but no lock. */
Test(record, is_free_when_its_holder_was_killed)
{
	struct record *record;
	int status;
	pid_t child = fork();

	if (child == 0) {
		record = must_begin();
		if (append_note(record, "", "") == STATUS_OK)
			raise(SIGKILL);
		_exit(1);
	}
	cr_assert_eq(waitpid(child, &status, 0), child);
	cr_assert(WIFSIGNALED(status));
	cr_expect(scratch_has(NOTE));
	record = must_open(RECORD_WRITE);
	cr_expect_eq(record_state(record)->whole_rows, 2);
	record_hold(record, "wang");
	record_close(record);
	cr_expect_not(scratch_has(NOTE));
}

/* Another process in between; while it lives nobody else writes. */
Test(record, is_held_against_another_process)
{
	struct record *record = must_begin();
	struct record *other = NULL;
	int status;
	pid_t child = fork();

	if (child == 0)
		_exit(open_record(RECORD_WRITE, &other) == STATUS_LOCKED ? 0 : 1);
	cr_assert_eq(waitpid(child, &status, 0), child);
	cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	cr_expect_eq(append_note(record, "", ""), STATUS_OK);
	record_close(record);
}

/* What lies behind the cut, from what was on the disk there before. */
#define BYTES(literal) literal, sizeof literal - 1
static const struct {
	const char *bytes;
	size_t len;
} behind[] = {
    {BYTES("")},
    {BYTES("\0")},
    {BYTES("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0")},
    {BYTES("ld bytes,\"of\nanother file\n\n")},
    {BYTES("9,sm3:no digest\n4,,,6.1.a,ye")},
};

/* The rows of the first `rows_count` rows and the appended one are there and no other, and the
 * tail is kept. */
static void expect_mended(const struct rows *rows, size_t cut, size_t rows_count,
			  const struct text *torn)
{
	size_t whole_len = rows_start(rows, rows_count + 1);
	struct record *record = must_open(RECORD_READ);
	struct text found = TEXT_EMPTY;
	const struct event *events;
	size_t count;

	cr_expect_eq(record_state(record)->condition, RECORD_OK, "cut at %zu", cut);
	events = record_events(record, &count);
	cr_expect_eq(count, rows_count + 1, "cut at %zu: %zu rows", cut, count);
	cr_expect_str_eq(events[count - 1].note, "behind the cut", "cut at %zu", cut);
	cr_assert_eq(file_read(NAME, &found), STATUS_OK);
	cr_expect(found.len > whole_len && memcmp(found.bytes, rows->bytes.bytes, whole_len) == 0,
		  "cut at %zu: another row", cut);
	if (torn->len > whole_len)
		cr_expect(scratch_holds(TAIL, torn->bytes + whole_len, torn->len - whole_len),
			  "cut at %zu: the tail is not kept", cut);
	else
		cr_expect_not(scratch_has(TAIL), "cut at %zu: a tail of nothing", cut);
	record_close(record);
	text_release(&found);
}

/* How many rows the contract says are whole in the first `cut` bytes. */
static size_t rows_in_cut(const struct rows *rows, size_t cut, bool has_behind)
{
	size_t count = 0;

	while (count < ROWS_HOSTILE && rows_start(rows, count + 2) <= cut + !has_behind)
		count++;
	return count;
}

/* Whatever a power cut leaves: nothing that was acknowledged is lost, nothing is glued to it. */
Test(record, goes_on_behind_every_cut)
{
	struct rows rows = rows_hostile();

	for (size_t i = 0; i < LENGTH(behind); i++) {
		for (size_t cut = rows_start(&rows, 2); cut <= rows.bytes.len; cut++) {
			struct text torn = TEXT_EMPTY;
			struct record *record;

			text_add(&torn, rows.bytes.bytes, cut);
			text_add(&torn, behind[i].bytes, behind[i].len);
			scratch_write(NAME, torn.bytes, torn.len);
			unlink(TAIL);
			record = must_open(RECORD_WRITE);
			cr_expect(scratch_holds(NAME, torn.bytes, torn.len),
				  "opening cuts nothing");
			cr_expect_not(scratch_has(TAIL));
			cr_assert_eq(append_note(record, "behind the cut", ""), STATUS_OK);
			cr_expect_eq(record_state(record)->condition, RECORD_OK);
			cr_expect_eq(record_state(record)->torn_bytes, 0);
			record_close(record);
			expect_mended(&rows, cut, rows_in_cut(&rows, cut, behind[i].len > 0),
				      &torn);
			text_release(&torn);
		}
	}
	rows_release(&rows);
}

Test(record, adds_the_missing_newline_with_the_next_row)
{
	size_t len = strlen(LINES_0_1);
	struct record *record;

	scratch_write(NAME, LINES_0_1, len - 1);
	record = must_open(RECORD_WRITE);
	cr_expect_eq(record_state(record)->condition, RECORD_OK);
	cr_expect(record_state(record)->newline_missing);
	cr_expect(scratch_holds(NAME, LINES_0_1, len - 1));
	cr_assert_eq(record_append(record, events_2_3, 1), STATUS_OK);
	cr_expect_not(record_state(record)->newline_missing);
	cr_assert_eq(record_append(record, events_2_3 + 1, 1), STATUS_OK);
	cr_expect(scratch_holds(NAME, LINES_0_1 LINES_2_3, strlen(LINES_0_1 LINES_2_3)));
	cr_expect_not(scratch_has(TAIL));
	record_close(record);
}

Test(record, adds_tails_to_those_kept_before)
{
	struct record *record;

	for (int i = 0; i < 2; i++) {
		scratch_write(NAME, LINES_0_1 "half", strlen(LINES_0_1 "half"));
		record = must_open(RECORD_WRITE);
		cr_expect_eq(append_note(record, "", ""), STATUS_OK);
		cr_expect_eq(append_note(record, "", ""), STATUS_OK);
		record_close(record);
	}
	cr_expect(scratch_holds(TAIL, "halfhalf", 8));
}

Test(record, cuts_nothing_where_the_tail_cannot_be_kept)
{
	static const char torn[] = LINES_0_1 "half";
	struct record *record;

	scratch_write(NAME, torn, strlen(torn));
	cr_assert_eq(mkdir(TAIL, 0700), 0);
	record = must_open(RECORD_WRITE);
	cr_expect_eq(append_note(record, "", ""), STATUS_NOT_REGULAR);
	cr_expect(scratch_holds(NAME, torn, strlen(torn)));
	cr_expect_eq(record_state(record)->condition, RECORD_TORN);
	cr_expect_eq(record_state(record)->whole_rows, 1);
	rmdir(TAIL);
	cr_expect_eq(record_append(record, events_2_3, 2), STATUS_OK);
	cr_expect(scratch_holds(NAME, LINES_0_1 LINES_2_3, strlen(LINES_0_1 LINES_2_3)));
	cr_expect(scratch_holds(TAIL, "half", 4));
	record_close(record);
}

Test(record, cuts_nothing_when_only_read)
{
	static const char torn[] = LINES_0_1 "half";
	struct record *record;

	scratch_write(NAME, torn, strlen(torn));
	record = must_open(RECORD_READ);
	cr_expect_eq(record_state(record)->condition, RECORD_TORN);
	cr_expect_eq(record_state(record)->torn_bytes, 4);
	record_close(record);
	record = must_open(RECORD_WRITE);
	record_close(record);
	cr_expect(scratch_holds(NAME, torn, strlen(torn)));
	cr_expect_not(scratch_has(TAIL));
}

static void limit_file_size(rlim_t len)
{
	struct rlimit limit;

	cr_assert_eq(getrlimit(RLIMIT_FSIZE, &limit), 0);
	limit.rlim_cur = len < limit.rlim_max ? len : limit.rlim_max;
	cr_assert_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

/* As on a full disk: the rows fit in part. */
Test(record, can_be_tried_again_when_the_disk_was_full)
{
	struct record *record = must_begin();
	struct sigaction ignore = {.sa_handler = SIG_IGN};

	cr_assert_eq(sigaction(SIGXFSZ, &ignore, NULL), 0);
	for (size_t more = 0; more < strlen(LINES_2_3); more += 7) {
		limit_file_size(strlen(LINES_0_1) + more);
		errno = 0;
		cr_expect_eq(record_append(record, events_2_3, 2), STATUS_SYSTEM);
		cr_expect_eq(errno, EFBIG, "errno %d", errno);
		cr_expect_eq(record_state(record)->whole_rows, 1);
		cr_expect(scratch_holds(NAME, LINES_0_1, strlen(LINES_0_1)));
	}
	limit_file_size(RLIM_INFINITY);
	cr_expect_eq(record_append(record, events_2_3, 2), STATUS_OK);
	cr_expect(scratch_holds(NAME, LINES_0_1 LINES_2_3, strlen(LINES_0_1 LINES_2_3)));
	record_close(record);
}

/* The tail was kept, but the rows found no room: it is not kept twice. */
Test(record, keeps_a_tail_once_however_often_it_is_tried)
{
	struct record *record;
	struct sigaction ignore = {.sa_handler = SIG_IGN};

	cr_assert_eq(sigaction(SIGXFSZ, &ignore, NULL), 0);
	scratch_write(NAME, LINES_0_1 "half", strlen(LINES_0_1 "half"));
	record = must_open(RECORD_WRITE);
	limit_file_size(strlen(LINES_0_1) + 1);
	cr_expect_eq(record_append(record, events_2_3, 2), STATUS_SYSTEM);
	cr_expect_eq(record_append(record, events_2_3, 2), STATUS_SYSTEM);
	limit_file_size(RLIM_INFINITY);
	cr_expect_eq(record_append(record, events_2_3, 2), STATUS_OK);
	cr_expect(scratch_holds(TAIL, "half", 4));
	cr_expect(scratch_holds(NAME, LINES_0_1 LINES_2_3, strlen(LINES_0_1 LINES_2_3)));
	record_close(record);
}

/* The tail is kept, but the disk refuses to cut it off: nothing is written behind it. */
Test(record, cuts_the_tail_before_the_next_append_where_the_disk_refused)
{
	static const char torn[] = LINES_0_1 "half";
	struct record *record;

	scratch_write(NAME, torn, strlen(torn));
	record = must_open(RECORD_WRITE);
	faults.ftruncate_fails = 1;
	cr_expect_eq(record_append(record, events_2_3, 2), STATUS_SYSTEM);
	cr_expect_eq(errno, EROFS);
	cr_expect_eq(record_state(record)->condition, RECORD_TORN);
	cr_expect(scratch_holds(NAME, torn, strlen(torn)));
	cr_expect_eq(record_append(record, events_2_3, 2), STATUS_OK);
	cr_expect_eq(record_state(record)->condition, RECORD_OK);
	cr_expect(scratch_holds(NAME, LINES_0_1 LINES_2_3, strlen(LINES_0_1 LINES_2_3)));
	cr_expect(scratch_holds(TAIL, "half", 4));
	record_close(record);
}

Test(record, is_not_appended_to_when_changed_behind_its_back)
{
	struct record *record = must_begin();

	scratch_write(NAME, LINES_0_1, strlen(LINES_0_1)); /* another file under the name */
	cr_expect_eq(append_note(record, "", ""), STATUS_CHANGED);
	cr_expect_eq(record_state(record)->whole_rows, 1);
	cr_expect(scratch_holds(NAME, LINES_0_1, strlen(LINES_0_1)));
	record_close(record);
}

/* Strings of events handed out before stay where they are; the array may move. */
Test(record, keeps_strings_in_place)
{
	struct record *record = must_begin();
	struct event kept[2];
	size_t count;

	cr_assert_eq(append_note(record, "first", ""), STATUS_OK);
	memcpy(kept, record_events(record, &count), sizeof kept);
	for (int i = 0; i < 100; i++)
		cr_assert_eq(append_note(record, "more", ""), STATUS_OK);
	cr_expect_str_eq(kept[0].item, EVENT_BEGIN_ITEM);
	cr_expect_str_eq(kept[1].note, "first");
	record_close(record);
}

/* 10,000 rows: what takes time with the square of the rows would show. */
Test(record, takes_many_rows, .timeout = 20)
{
	enum { ROWS = 10000 };
	struct event *events = calloc(ROWS, sizeof *events);
	struct record *record = must_begin();

	cr_assert(events);
	for (size_t i = 0; i < ROWS; i++)
		events[i] = plain_event("a note, with a comma", "");
	cr_assert_eq(record_append(record, events, ROWS), STATUS_OK);
	free(events);
	record_close(record);
	record = must_open(RECORD_READ);
	cr_expect_eq(record_state(record)->whole_rows, ROWS + 1);
	record_close(record);
}
