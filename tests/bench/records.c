/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes assessments to be summed up, always the same ones.
 *
 *   records FORM_FOLDER FOLDER COUNT
 *
 * FOLDER/records/YEAR/NUMBER.csv  COUNT records of 200 rows each, as the program writes them
 * FOLDER/tidy.csv                 the same as `export --tidy` writes them, under one header
 * FOLDER/weights.csv              item,weight: each direct score's, in the total, in units of
 * 1/10000 FOLDER/expected.csv             record,total: what every program must come to, by record
 *
 * In each every leaf that weighs has a direct score, so that a total takes no more than a sum; the
 * other rows are answers to the rest of the form, some of them given twice, some with a note. */
#include "config.h"

#include "tests/bench/bench.h"

#include "base/file.h"
#include "base/text.h"
#include "form/form.h"
#include "form/form_load.h"
#include "record/draft.h"
#include "record/record.h"
#include "report/write_csv_answers.h"
#include "score/advise.h"
#include "score/check.h"
#include "score/score.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ROWS 200
#define PER_FOLDER 1000
#define FIRST_YEAR 2017
#define WEIGHT_UNITS 10000
#define LENGTH(table) (sizeof(table) / sizeof *(table))

static const char *const notes[] = {
    "seen in the archive of the office",
    "two of twelve files lacked the signed form, the rest was whole",
    "the \"hot line\" was answered at the third ring, then at once",
    "抽查十二份受理材料，其中一份缺少签收回执",
    "访谈客服主管：回访每季度一次，有台账",
    "C:\\archive\\2026, shelf 3",
};

struct maker {
	const struct form *form;
	struct event_reader *reader;
	uint64_t state; /* of the numbers drawn */
	struct text strings;
	struct event events[ROWS];
	size_t count;
	FILE *tidy, *expected;
};

/* xorshift64*: small, the same everywhere. */
static size_t draw(struct maker *maker, size_t limit)
{
	maker->state ^= maker->state >> 12;
	maker->state ^= maker->state << 25;
	maker->state ^= maker->state >> 27;
	return (size_t)((maker->state * UINT64_C(0x2545F4914F6CDD1D)) >> 33) % limit;
}

/* Keep a string as long as the record is being made. */
static const char *keep(struct maker *maker, const char *string)
{
	const char *kept = maker->strings.bytes + maker->strings.len;

	text_add(&maker->strings, string, strlen(string) + 1);
	return kept;
}

static void add(struct maker *maker, const char *item, const char *answer)
{
	struct text time = TEXT_EMPTY;

	if (maker->count == ROWS)
		return;
	text_printf(&time, "2026-11-%02zuT%02zu:%02zu:%02zu+08:00", 1 + maker->count / 100,
		    8 + maker->count / 60 % 10, maker->count % 60, draw(maker, 60));
	maker->events[maker->count] = (struct event){
	    .seq = maker->count + 1,
	    .time = keep(maker, time.bytes),
	    .by = "李明",
	    .item = item,
	    .answer = keep(maker, answer),
	    .note = draw(maker, 6) == 0 ? notes[draw(maker, LENGTH(notes))] : "",
	    .flag = "",
	    .evidence = draw(maker, 8) == 0 ? "method=document; ref=CPS 4.9; sample=12/300" : "",
	    .cause = "",
	};
	maker->count++;
	text_release(&time);
}

static const char *draw_score(struct maker *maker)
{
	static const char *const scores[] = {"0", "1", "3", "5", "5"};

	return scores[draw(maker, LENGTH(scores))];
}

/* An answer that the item takes; "" for what is better left open. */
static const char *draw_answer(struct maker *maker, const struct item *item, size_t number)
{
	static char text[64];

	switch (item->type) {
	case ITEM_YESNO:
		return item->role == ROLE_ELIGIBILITY || draw(maker, 10) == 0 ? "no" : "yes";
	case ITEM_SCORE:
		return draw_score(maker);
	case ITEM_DATE:
		snprintf(text, sizeof text, "%zu-11-20",
			 FIRST_YEAR + number / PER_FOLDER % PER_FOLDER);
		return text;
	case ITEM_TEXT:
		snprintf(text, sizeof text, "Authority %zu, Ltd", number % 97);
		return text;
	case ITEM_GROUP:
	case ITEM_INTEGER:
	case ITEM_DECIMAL:
		break;
	}
	return "";
}

static void answer(struct maker *maker, size_t item, size_t number)
{
	const struct item *asked = &maker->form->items[item];
	const char *given = draw_answer(maker, asked, number);

	if (given[0] != '\0')
		add(maker, asked->id, given);
}

/* Fill the events: what must be there, the rest of the form from some place on, some of it again.
 */
static void make_events(struct maker *maker, size_t number)
{
	const struct form *form = maker->form;

	maker->count = 1;
	text_clear(&maker->strings);
	text_reserve(&maker->strings, (size_t)ROWS * 256); /* so that no string moves */
	for (size_t i = 0; i < form->item_count; i++) {
		if (form->items[i].role == ROLE_SCORE || form->items[i].role == ROLE_COVER ||
		    form->items[i].role == ROLE_ELIGIBILITY)
			answer(maker, i, number);
	}
	for (size_t i = 0; maker->count < ROWS; i++) {
		size_t item = (i + number * 7) % form->item_count;

		if (form->items[item].role == ROLE_REQUIREMENT ||
		    form->items[item].role == ROLE_CRITERION || i >= form->item_count)
			answer(maker, item, number);
	}
}

static void begin_events(struct maker *maker)
{
	static char answer[128];
	static char sheets[128];

	snprintf(answer, sizeof answer, "%s %d", maker->form->id, maker->form->version);
	snprintf(sheets, sizeof sheets, "sheets=sm3:%s", maker->form->digest);
	maker->events[0] = (struct event){.seq = 1,
					  .time = "2026-11-01T08:00:00+08:00",
					  .by = "李明",
					  .item = EVENT_BEGIN_ITEM,
					  .answer = answer,
					  .note = "",
					  .flag = "",
					  .evidence = sheets,
					  .cause = ""};
}

/* Add the assessment to the tidy file and its total to the expected ones. */
static void tell(struct maker *maker, const char *path, bool is_first)
{
	struct check_record sound = {.is_torn = false};
	struct assessment assessment = {.path = path, .form = maker->form};
	struct text out = TEXT_EMPTY;
	struct answers answers;
	struct warnings warnings;
	struct score score;

	answers_init(&answers, maker->form);
	answers_fold(&answers, maker->events, maker->count);
	score_init(&score, &answers);
	check_find(&warnings, &answers, &score, &sound);
	assessment.answers = &answers;
	assessment.score = &score;
	assessment.warnings = &warnings;
	write_csv_tidy(&out, &assessment, LANGUAGE_EN);
	fputs(is_first ? out.bytes : strchr(out.bytes, '\n') + 1, maker->tidy);
	text_clear(&out);
	bench_need(decimal_compare(score.total.low, score.total.high) == 0, "an open total");
	decimal_print(&out, score.total.low, 2);
	fprintf(maker->expected, "%s,%s\n", path, out.bytes);
	text_release(&out);
	warnings_release(&warnings);
	score_release(&score);
	answers_release(&answers);
}

static void make_folder(const char *path)
{
	bench_need(mkdir(path, 0700) == 0 || errno == EEXIST, path);
}

static void make_record(struct maker *maker, size_t number)
{
	struct text path = TEXT_EMPTY;
	struct text bytes = TEXT_EMPTY;
	FILE *file;

	text_printf(&path, "records/%zu", FIRST_YEAR + number / PER_FOLDER);
	make_folder(path.bytes);
	text_printf(&path, "/%06zu.csv", number);
	make_events(maker, number);
	draft_whole(&bytes, maker->events, maker->count);
	file = fopen(path.bytes, "w");
	bench_need(file && fputs(bytes.bytes, file) >= 0 && fclose(file) == 0, path.bytes);
	tell(maker, path.bytes, number == 0);
	text_release(&path);
	text_release(&bytes);
}

static void write_weights(const struct form *form)
{
	FILE *file = fopen("weights.csv", "w");

	bench_need(file != NULL, "weights.csv");
	fputs("item,weight\n", file);
	for (size_t i = 0; i < form->indicator_count; i++) {
		struct decimal weight;

		if (form->indicators[i].score_item == FORM_NONE)
			continue;
		weight = advise_weight(form, i);
		for (; weight.places < 4; weight.places++)
			weight.digits *= 10;
		for (; weight.places > 4; weight.places--)
			weight.digits /= 10;
		fprintf(file, "%s,%" PRId64 "\n", form->items[form->indicators[i].score_item].id,
			weight.digits);
	}
	bench_need(fclose(file) == 0, "weights.csv");
}

int main(int argc, char **argv)
{
	struct diag_list diags = {.errors = 0};
	struct maker maker = {.state = 35289, .strings = TEXT_EMPTY};
	struct form *form;
	size_t count;

	if (argc != 4) {
		fputs("usage: records FORM_FOLDER FOLDER COUNT\n", stderr);
		return 2;
	}
	count = bench_count(argv[3]);
	bench_need(form_load(argv[1], &form, &diags) == STATUS_OK, argv[1]);
	bench_need(chdir(argv[2]) == 0, argv[2]);
	make_folder("records");
	maker.form = form;
	maker.tidy = fopen("tidy.csv", "w");
	maker.expected = fopen("expected.csv", "w");
	bench_need(maker.tidy && maker.expected, "tidy.csv, expected.csv");
	write_weights(form);
	begin_events(&maker);
	for (size_t i = 0; i < count; i++)
		make_record(&maker, i);
	bench_need(fclose(maker.tidy) == 0 && fclose(maker.expected) == 0,
		   "tidy.csv, expected.csv");
	text_release(&maker.strings);
	form_free(form);
	diag_release(&diags);
	return 0;
}
