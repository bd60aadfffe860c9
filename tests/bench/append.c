/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one durable append to a record costs beside a bare write and fdatasync of the same bytes.
 *
 *   append FOLDER COUNT
 *
 * Two files are made in FOLDER, which should be empty.  The two ways take turns, row by row, so
 * that a slow spell of the disk hits both.  Prints the median of each in microseconds. */
#include "config.h"

#include "tests/bench/bench.h"

#include "base/text.h"
#include "record/record.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static const struct event typical = {
    .time = "2026-11-23T14:03:05+08:00",
    .by = "inspector",
    .item = "6.2.9.e",
    .answer = "no",
    .note = "two of twelve requests were filed without the applicant's signature",
    .flag = "",
    .evidence = "method=document; ref=archive 2026-07; sample=12/300",
    .cause = "",
};

static struct record *begin(void)
{
	struct record_birth birth = {
	    .form_id = "bench",
	    .form_version = 1,
	    .form_digest = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
	    .time = typical.time,
	    .by = typical.by,
	};
	struct record *record;

	bench_need(record_begin("record.csv", &birth, &record) == STATUS_OK, "record.csv");
	return record;
}

/* The last row as it stands on disk. */
static void last_row(const struct record *record, struct text *out)
{
	size_t count;
	const struct event *events = record_events(record, &count);

	text_clear(out);
	event_print(out, &events[count - 1]);
	text_printf(out, ",%s%s\n", CHAIN_PREFIX, record_chain(record, count));
}

/* Append rows in both ways; the times go to the two arrays. */
static void take_turns(size_t count, double *record_us, double *bare_us)
{
	struct record *record = begin();
	struct text row = TEXT_EMPTY;
	int bare = open("bare.csv", O_WRONLY | O_CREAT | O_APPEND, 0600);

	bench_need(bare >= 0, "bare.csv");
	for (size_t i = 0; i < count; i++) {
		double begun_us = bench_now_us();

		bench_need(record_append(record, &typical, 1) == STATUS_OK, "record.csv");
		record_us[i] = bench_now_us() - begun_us;
		last_row(record, &row);
		begun_us = bench_now_us();
		bench_need(write(bare, row.bytes, row.len) == (ssize_t)row.len, "bare.csv");
		bench_need(fdatasync(bare) == 0, "bare.csv");
		bare_us[i] = bench_now_us() - begun_us;
	}
	close(bare);
	text_release(&row);
	record_close(record);
}

int main(int argc, char **argv)
{
	double *record_us;
	double *bare_us;
	size_t count;

	if (argc != 3) {
		fputs("usage: append FOLDER COUNT\n", stderr);
		return 2;
	}
	count = bench_count(argv[2]);
	bench_need(chdir(argv[1]) == 0, argv[1]);
	record_us = calloc(count, sizeof *record_us);
	bare_us = calloc(count, sizeof *bare_us);
	bench_need(record_us && bare_us, "memory");
	take_turns(count, record_us, bare_us);
	printf("cagrade us %.0f\n", bench_median(record_us, count));
	printf("write+fdatasync us %.0f\n", bench_median(bare_us, count));
	free(record_us);
	free(bare_us);
	return 0;
}
