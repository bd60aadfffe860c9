/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the benchmarks share: a clock, medians, and giving up. */
#ifndef CAGRADE_TESTS_BENCH_H
#define CAGRADE_TESTS_BENCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* End the program where the world does not play along; errno says why. */
static inline void bench_need(bool is_well, const char *what)
{
	if (is_well)
		return;
	perror(what);
	exit(2);
}

/* Microseconds since some instant. */
static inline double bench_now_us(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static inline int bench_compare(const void *a, const void *b)
{
	double x = *(const double *)a;
	double y = *(const double *)b;

	return (x > y) - (x < y);
}

/* The median of count > 0 values, which are sorted by the way. */
static inline double bench_median(double *values, size_t count)
{
	qsort(values, count, sizeof *values, bench_compare);
	return count % 2 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

/* A number of times from the command line, 1 .. 100000. */
static inline size_t bench_count(const char *string)
{
	char *end;
	unsigned long count = strtoul(string, &end, 10);

	if (*string == '\0' || *end != '\0' || count < 1 || count > 100000) {
		fprintf(stderr, "'%s' is no number from 1 to 100000\n", string);
		exit(2);
	}
	return count;
}

#endif
