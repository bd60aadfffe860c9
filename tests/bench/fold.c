/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the steps from a record's bytes to its score cost inside of one process.
 *
 *   fold FORM_FOLDER RECORD COUNT
 *
 * Does each step COUNT times and prints the medians in microseconds, beside the SM3 digest of the
 * same bytes, the least that checking the chain can cost. */
#include "config.h"

#include "tests/bench/bench.h"

#include "base/digest.h"
#include "base/file.h"
#include "form/form.h"
#include "form/form_load.h"
#include "record/record.h"
#include "score/check.h"
#include "score/score.h"

enum step { STEP_FORM, STEP_DIGEST, STEP_READ, STEP_FOLD, STEP_SCORE, STEP_CHECK, STEP_COUNT };

static const char *const words[STEP_COUNT] = {
    [STEP_FORM] = "form cagrade", [STEP_DIGEST] = "read SM3-alone", [STEP_READ] = "read cagrade",
    [STEP_FOLD] = "fold cagrade", [STEP_SCORE] = "score cagrade",   [STEP_CHECK] = "check cagrade",
};

/* The time since *since_us, which becomes now. */
static double lap(double *since_us)
{
	double now_us = bench_now_us();
	double lap_us = now_us - *since_us;

	*since_us = now_us;
	return lap_us;
}

static double load_form(const char *folder, struct form **out)
{
	struct diag_list diags = {.errors = 0};
	double since_us = bench_now_us();

	bench_need(form_load(folder, out, &diags) == STATUS_OK, folder);
	diag_release(&diags);
	return lap(&since_us);
}

static double digest(const char *path)
{
	struct text bytes = TEXT_EMPTY;
	char hex[DIGEST_HEX_SIZE];
	double since_us = bench_now_us();

	bench_need(file_read(path, &bytes) == STATUS_OK, path);
	digest_sm3(&(struct digest_part){bytes.bytes, bytes.len}, 1, hex);
	text_release(&bytes);
	return lap(&since_us);
}

/* Read, fold, score and check once; times of the steps go to times[step][index]. */
static void assess(const struct form *form, const char *path, double *times[], size_t index)
{
	struct diag_list diags = {.errors = 0};
	struct check_record condition = {.is_torn = false};
	struct warnings warnings = {{0}};
	struct answers answers;
	struct record *record;
	struct score score;
	size_t count;
	double since_us = bench_now_us();

	bench_need(record_open(path, RECORD_READ, &record, &diags) == STATUS_OK, path);
	times[STEP_READ][index] = lap(&since_us);
	const struct event *events = record_events(record, &count);
	answers_init(&answers, form);
	answers_fold(&answers, events, count);
	times[STEP_FOLD][index] = lap(&since_us);
	score_init(&score, &answers);
	times[STEP_SCORE][index] = lap(&since_us);
	check_find(&warnings, &answers, &score, &condition);
	times[STEP_CHECK][index] = lap(&since_us);
	warnings_release(&warnings);
	score_release(&score);
	answers_release(&answers);
	record_close(record);
	diag_release(&diags);
}

int main(int argc, char **argv)
{
	double *times[STEP_COUNT];
	size_t count;

	if (argc != 4) {
		fputs("usage: fold FORM_FOLDER RECORD COUNT\n", stderr);
		return 2;
	}
	count = bench_count(argv[3]);
	for (enum step step = 0; step < STEP_COUNT; step++)
		bench_need((times[step] = calloc(count, sizeof **times)) != NULL, "memory");
	for (size_t i = 0; i < count; i++) {
		struct form *form;

		times[STEP_FORM][i] = load_form(argv[1], &form);
		times[STEP_DIGEST][i] = digest(argv[2]);
		assess(form, argv[2], times, i);
		form_free(form);
	}
	for (enum step step = 0; step < STEP_COUNT; step++) {
		printf("%s us %.0f\n", words[step], bench_median(times[step], count));
		free(times[step]);
	}
	return 0;
}
