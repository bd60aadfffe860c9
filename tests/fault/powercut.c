/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Power cuts replayed: the system calls of a whole assessment are written down, and every state in
 * which a cut may have left the disk is built and opened.  What was acknowledged is there, and each
 * record can be read and written on. */
#include "config.h"

#include "tests/fault/fault.h"
#include "tests/fault/powercut_disk.h"
#include "tests/fault/powercut_trace.h"
#include "tests/fault/program.h"
#include "tests/fault/script.h"
#include "tests/support/scratch.h"

#include "base/digest.h"

#include <stdio.h>

#define SAMPLE_STEP 11
#define TORN_EACH_BYTE_MAX ((size_t)1024) /* of longer writes every so many-th alone */
#define TORN_STEP 61
#define SUBSET_MAX 8
#define WORDS_MAX 8

#define REAL "real" /* the folder in which the session takes place */

static void leave(void)
{
	DIR *folder = opendir(REAL);
	const struct dirent *entry;

	while (folder && (entry = readdir(folder)))
		(void)unlinkat(dirfd(folder), entry->d_name, 0);
	if (folder)
		closedir(folder);
	scratch_leave();
}

TestSuite(powercut, .init = scratch_enter, .fini = leave, .timeout = 1500);

/* The session. */

struct step {
	const char *words[WORDS_MAX + 1];
	const char *input;
	const char *record; /* begun or appended to; NULL: none */
	const char *output; /* written as a whole; NULL: none */
};

#define SHEET                                                                                      \
	"item,answer,note\r\n6.2.8.a,yes,\r\n6.2.8.b,no,\"two, \"\"old\"\" forms\"\r\n"            \
	"6.2.8.c,yes,\r\n6.2.9.a,yes,\r\n6.2.9.b,no,=no service\r\n6.2.9.c,no,\r\n"

/* Thirty answers, two of them put right, one of those taken back and done again, and a note. */
static const char walk[] =
    "电子认证, \"甲\" CA\nECP-007\n北京\n2026-11-23\n2025\n李雷\n韩梅\n010\n全部\nCPS 3\n"
    "no\nno\nyes\n"
    "yes\nno\nyes\nyes\nno\nyes\nyes\nyes\nno\nyes\nyes\nyes\nno\nyes\nyes\nyes\nno\n"
    ":goto 6.1.a\nno\n:goto 6.1.b\nyes\n:undo\n:redo\n:goto 6.1.c\n:note =desk, \"closed\"\n";

static const struct step steps[] = {
    {{"assess", "--plain", "ca.csv"}, walk, "ca.csv", NULL},
    {{"export", "ca.csv", "-o", "out.csv"}, NULL, NULL, "out.csv"},
    {{"import", "ca.csv", "sheet.csv"}, NULL, "ca.csv", NULL},
    {{"seal", "--yes", "ca.csv"}, NULL, "ca.csv", NULL},
    {{"export", "ca.csv", "-o", "out.csv"}, NULL, NULL, "out.csv"},
    {{"assess", "--plain", "--reason", "found, \"late\"", "ca.csv"},
     ":goto 6.1.d\nno\n:goto 6.2.2.a\nno\n",
     "ca.csv",
     NULL},
    {{"export", "ca.csv", "-o", "out.csv"}, NULL, NULL, "out.csv"},
    {{"import", "second.csv", "sheet.csv"}, NULL, "second.csv", NULL},
    {{"assess", "--plain", "torn.csv"}, "yes\n:goto 6.1.a\nno\n", "torn.csv", NULL},
    {{"merge", "-o", "merged.csv", "ca.csv", "second.csv"}, NULL, NULL, "merged.csv"},
    {{"report", "ca.csv", "-o", "report.html"}, NULL, NULL, "report.html"},
};

#define HALF_A_ROW "4,2026-11-23T08:03:05+00:00,wang,6.1.c,\"ye"

/* What a file has to be.
 *
 * kept  acknowledged: a record begins with it, an output is it; empty: nothing yet
 * due   what the step under way makes of an output: it may be that already */
struct promise {
	const char *name;
	bool is_record;
	struct text kept;
	struct text due;
};

struct replay {
	struct fault fault;
	struct disk *disk;
	VEC(struct promise) promises;
	VEC(char *) seen; /* digests of the states since the last call */
	struct image image;
	const struct cut *cut; /* that the image comes from */
	const struct step *step;
	size_t call;	  /* of the step, from 1 */
	struct text tail; /* what was torn before */
};

#define WHERE "%s %s, call %zu: "
#define WHERE_OF(replay) (replay)->step->words[0], (replay)->step->words[1], (replay)->call

static struct promise *find_promise(struct replay *replay, const char *name, bool is_record)
{
	struct promise *promise;

	for (size_t i = 0; i < replay->promises.count; i++)
		if (strcmp(replay->promises.at[i].name, name) == 0)
			return &replay->promises.at[i];
	promise = vec_push(&replay->promises);
	*promise = (struct promise){
	    .name = name, .is_record = is_record, .kept = TEXT_EMPTY, .due = TEXT_EMPTY};
	return promise;
}

static void set_text(struct text *text, const struct text *to)
{
	text_clear(text);
	text_add(text, to->bytes, to->len);
}

static bool is_same(const struct text *a, const struct text *b)
{
	return a->len == b->len && memcmp(a->bytes, b->bytes, a->len) == 0;
}

/* One state of the disk. */

static void write_image(const struct image *image)
{
	for (size_t i = 0; i < image->files.count; i++)
		scratch_write(image->files.at[i].name, image->files.at[i].bytes.bytes,
			      image->files.at[i].bytes.len);
}

static void remove_image(struct replay *replay)
{
	for (size_t i = 0; i < replay->image.files.count; i++) {
		char name[64];

		unlink(replay->image.files.at[i].name);
		snprintf(name, sizeof name, "%s.torn", replay->image.files.at[i].name);
		unlink(name);
	}
}

static size_t count_lines(const struct text *text)
{
	size_t count = 0;

	for (size_t i = 0; i < text->len; i++)
		count += text->bytes[i] == '\n';
	return count;
}

/* Behind a hole in many rows written at once stand whole ones, as in a record that a hand has been
 * at.  Such a record is still read, and never cut. */
static bool may_look_altered(const struct replay *replay)
{
	return replay->cut->tear == TEAR_HOLE;
}

static void judge_record(struct replay *replay, const struct promise *promise,
			 const struct text *bytes)
{
	size_t rows = promise->kept.len > 0 ? count_lines(&promise->kept) - 1 : 1;
	struct diag_list diags = {0};
	struct record *record = NULL;
	bool is_altered;
	enum status status = record_open(promise->name, RECORD_READ, &record, &diags);

	diag_release(&diags);
	if (bytes->len < promise->kept.len ||
	    memcmp(bytes->bytes, promise->kept.bytes, promise->kept.len) != 0)
		fault_lost(&replay->fault, WHERE "%s: rows that were saved", WHERE_OF(replay),
			   promise->name);
	if (status != STATUS_OK) {
		fault_lost(&replay->fault, WHERE "%s cannot be read", WHERE_OF(replay),
			   promise->name);
		return;
	}
	if (record_state(record)->whole_rows < rows)
		fault_lost(&replay->fault, WHERE "%s: %zu rows of %zu", WHERE_OF(replay),
			   promise->name, record_state(record)->whole_rows, rows);
	is_altered = record_state(record)->condition == RECORD_ALTERED;
	record_close(record);
	if (is_altered && !may_look_altered(replay))
		fault_missed(&replay->fault, WHERE "%s is taken for altered", WHERE_OF(replay),
			     promise->name);
	if (!is_altered && !script_goes_on(promise->name))
		fault_missed(&replay->fault, WHERE "%s takes no row any more", WHERE_OF(replay),
			     promise->name);
}

static void judge_output(struct replay *replay, const struct promise *promise,
			 const struct text *bytes)
{
	bool is_old = promise->kept.len > 0 && is_same(bytes, &promise->kept);

	if (!is_old && !is_same(bytes, &promise->due))
		fault_lost(&replay->fault, WHERE "%s is neither old nor whole", WHERE_OF(replay),
			   promise->name);
}

static void judge_promise(struct replay *replay, const struct promise *promise)
{
	const struct text *bytes = image_find(&replay->image, promise->name);

	if (bytes && promise->is_record)
		judge_record(replay, promise, bytes);
	else if (bytes)
		judge_output(replay, promise, bytes);
	else if (promise->kept.len > 0)
		fault_lost(&replay->fault, WHERE "%s is gone", WHERE_OF(replay), promise->name);
}

/* What was torn before stands where it stood, or was set aside; look before the record is written
 * on. */
static void judge_tail(struct replay *replay)
{
	const struct text *record = image_find(&replay->image, "torn.csv");
	const struct text *aside = image_find(&replay->image, "torn.csv.torn");
	const struct text *tail = &replay->tail;

	if (aside && aside->len >= tail->len && memcmp(aside->bytes, tail->bytes, tail->len) == 0)
		return;
	if (!record || record->len < tail->len ||
	    memcmp(record->bytes + record->len - tail->len, tail->bytes, tail->len) != 0)
		fault_lost(&replay->fault, WHERE "the torn tail", WHERE_OF(replay));
}

static bool is_new(struct replay *replay)
{
	struct text all = TEXT_EMPTY;
	char digest[DIGEST_HEX_SIZE];

	for (size_t i = 0; i < replay->image.files.count; i++) {
		const struct image_file *file = &replay->image.files.at[i];

		text_printf(&all, "%s %zu ", file->name, file->bytes.len);
		text_add(&all, file->bytes.bytes, file->bytes.len);
	}
	digest_sm3(&(struct digest_part){all.bytes, all.len}, 1, digest);
	text_release(&all);
	for (size_t i = 0; i < replay->seen.count; i++)
		if (strcmp(replay->seen.at[i], digest) == 0)
			return false;
	*vec_push(&replay->seen) = mem_string(digest);
	return true;
}

static void try_cut(struct replay *replay, const struct cut *cut)
{
	replay->cut = cut;
	disk_cut(replay->disk, cut, &replay->image);
	if (!is_new(replay) || !fault_takes(&replay->fault))
		return;
	write_image(&replay->image);
	judge_tail(replay);
	for (size_t i = 0; i < replay->promises.count; i++)
		judge_promise(replay, &replay->promises.at[i]);
	remove_image(replay);
}

/* All states that a cut at this point may leave. */

/* The write under way is torn, over all that waits and over nothing of it. */
static void try_tear(struct replay *replay, enum tear tear, size_t at)
{
	size_t last = disk_waiting(replay->disk) - 1;
	uint64_t all = (UINT64_C(1) << last) - 1;

	try_cut(replay, &(struct cut){UINT64_C(1) << last, tear, at});
	try_cut(replay, &(struct cut){UINT64_C(1) << last | all, tear, at});
}

static void try_tears(struct replay *replay)
{
	uint64_t offset;
	const struct text *write = disk_last_write(replay->disk, &offset);
	size_t step;

	if (!write)
		return;
	step = write->len <= TORN_EACH_BYTE_MAX ? 1 : TORN_STEP;
	for (size_t at = 0; at < write->len; at += step) {
		try_tear(replay, TEAR_CUT, at);
		try_tear(replay, TEAR_NULS, at);
	}
	for (size_t at = offset / DISK_SECTOR_BYTES * DISK_SECTOR_BYTES; at < offset + write->len;
	     at += DISK_SECTOR_BYTES)
		try_tear(replay, TEAR_HOLE, at);
}

static void forget_seen(struct replay *replay)
{
	for (size_t i = 0; i < replay->seen.count; i++)
		free(replay->seen.at[i]);
	vec_clear(&replay->seen);
}

/* Each subset of what waits; where more waits than is worth it, of the youngest, with all the older
 * ones and with none. */
static void try_subsets(struct replay *replay)
{
	size_t waiting = disk_waiting(replay->disk);
	size_t older = waiting > SUBSET_MAX ? waiting - SUBSET_MAX : 0;
	uint64_t all_older = (UINT64_C(1) << older) - 1;

	cr_assert_lt(waiting, 64, WHERE "%zu changes wait", WHERE_OF(replay), waiting);
	for (uint64_t subset = 0; subset < UINT64_C(1) << (waiting - older); subset++) {
		try_cut(replay, &(struct cut){subset << older, TEAR_NONE, 0});
		if (older > 0)
			try_cut(replay, &(struct cut){subset << older | all_older, TEAR_NONE, 0});
	}
}

static void try_cuts(struct replay *replay, bool is_written)
{
	forget_seen(replay);
	try_subsets(replay);
	if (is_written)
		try_tears(replay);
}

/* The replay. */

static bool has_line(const struct text *said, const char *start)
{
	const char *at = said->bytes;

	while ((at = strstr(at, start))) {
		if (at == said->bytes || at[-1] == '\n')
			return true;
		at++;
	}
	return false;
}

/* What the user reads is a promise: all that was answered so far stays. */
static void take_word(struct replay *replay, const struct trace_call *call)
{
	struct promise *promise;
	struct image now = {0};
	const struct text *bytes;

	if (call->kind != TRACE_WRITE || call->fd != 1 || !replay->step->record ||
	    !(has_line(&call->bytes, "saved ") || has_line(&call->bytes, "slip ")))
		return;
	promise = find_promise(replay, replay->step->record, true);
	disk_look(replay->disk, &now);
	bytes = image_find(&now, promise->name);
	cr_assert(bytes, "%s is said to be saved and is not there", promise->name);
	set_text(&promise->kept, bytes);
	image_release(&now);
	try_cuts(replay, false);
}

static void replay_trace(struct replay *replay, const struct text *trace)
{
	const char *at = trace->bytes;
	struct trace_call call = {.bytes = TEXT_EMPTY};

	disk_start(replay->disk);
	replay->call = 0;
	while (trace_next(&at, &call)) {
		replay->call++;
		if (disk_do(replay->disk, &call))
			try_cuts(replay, call.kind == TRACE_WRITE_AT);
		take_word(replay, &call);
	}
	text_release(&call.bytes);
}

/* The model must have come to what is really there. */
static void compare_with_folder(struct replay *replay, const struct text *real, const char *name)
{
	struct image now = {0};
	const struct text *bytes;

	disk_look(replay->disk, &now);
	bytes = image_find(&now, name);
	cr_assert(bytes && is_same(bytes, real), "%s is replayed wrong", name);
	image_release(&now);
}

/* Run the step for good in the folder `real`, and then replay it. */
static void run_step(struct replay *replay, const struct step *step)
{
	static const char *const under[] = {TRACE_WORDS, NULL};
	const char *made = step->record ? step->record : step->output;
	struct promise *promise = find_promise(replay, made, step->record != NULL);
	struct text trace = TEXT_EMPTY;
	struct text said = TEXT_EMPTY;
	struct text real = TEXT_EMPTY;

	cr_assert_eq(chdir(REAL), 0);
	cr_assert(program_ended_with(program_run(&(struct program_run){.arguments = step->words,
								       .input = step->input,
								       .under = under},
						 &said),
				     0),
		  "%s: %s", step->words[0], said.bytes);
	cr_assert_eq(file_read(TRACE_NAME, &trace), STATUS_OK);
	cr_assert_eq(file_read(made, &real), STATUS_OK);
	cr_assert_eq(chdir(".."), 0);
	if (step->output)
		set_text(&promise->due, &real);
	replay->step = step;
	replay_trace(replay, &trace);
	compare_with_folder(replay, &real, made);
	promise = find_promise(replay, made, step->record != NULL);
	set_text(&promise->kept, &real); /* the command has ended well */
	try_cuts(replay, false);
	text_release(&trace);
	text_release(&said);
	text_release(&real);
}

static bool can_trace(void)
{
	return system("strace -o /dev/null true 2>/dev/null") == 0;
}

static void write_file(const char *name, const struct text *bytes)
{
	scratch_write(name, bytes->bytes, bytes->len);
}

/* What stands in the folder before the session: a sheet, and a record that an earlier cut has left
 * torn. */
static void begin_session(struct replay *replay)
{
	struct promise *torn = find_promise(replay, "torn.csv", true);
	struct text sheet = TEXT_EMPTY;
	struct text said = TEXT_EMPTY;
	struct text whole = TEXT_EMPTY;

	cr_assert_eq(mkdir(REAL, 0700), 0);
	cr_assert_eq(chdir(REAL), 0);
	text_add_string(&sheet, "item,answer\n6.2.2.a,yes\n6.2.2.b,no\n");
	write_file("sheet.csv", &sheet);
	program_do((const char *const[]){"import", "torn.csv", "sheet.csv", NULL}, NULL, &said);
	cr_assert_eq(file_read("torn.csv", &whole), STATUS_OK);
	set_text(&torn->kept, &whole);
	text_add_string(&replay->tail, HALF_A_ROW);
	text_add(&whole, replay->tail.bytes, replay->tail.len);
	write_file("torn.csv", &whole);
	disk_put(replay->disk, "torn.csv", &whole);
	text_clear(&sheet);
	text_add_string(&sheet, SHEET);
	write_file("sheet.csv", &sheet);
	cr_assert_eq(chdir(".."), 0);
	text_release(&sheet);
	text_release(&said);
	text_release(&whole);
}

static void replay_release(struct replay *replay)
{
	for (size_t i = 0; i < replay->promises.count; i++) {
		text_release(&replay->promises.at[i].kept);
		text_release(&replay->promises.at[i].due);
	}
	vec_release(&replay->promises);
	forget_seen(replay);
	vec_release(&replay->seen);
	image_release(&replay->image);
	text_release(&replay->tail);
	disk_free(replay->disk);
}

Test(powercut, loses_nothing_that_was_acknowledged)
{
	struct replay replay = {
	    .fault = fault_begin("powercut", SAMPLE_STEP), .disk = disk_new(), .tail = TEXT_EMPTY};

	if (!can_trace()) {
		fault_skip(&replay.fault, "strace is not there, or may not trace");
		fault_end(&replay.fault);
	}
	begin_session(&replay);
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		if (program_has(steps[i].words[0]))
			run_step(&replay, &steps[i]);
		else
			fault_skip(&replay.fault, steps[i].words[0]);
	}
	replay_release(&replay);
	fault_end(&replay.fault);
}
