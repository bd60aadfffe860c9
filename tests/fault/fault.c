/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts the cases of an exhaustive loop. */
#include "config.h"

#include "tests/fault/fault.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define TOLD_MAX 10 /* of each kind: a broken rule breaks in thousands of cases */

static size_t step_of_environment(size_t otherwise)
{
	const char *set = getenv("FAULT_SAMPLE");
	unsigned long step = set ? strtoul(set, NULL, 10) : 0;

	return step > 0 ? step : otherwise;
}

struct fault fault_begin(const char *name, size_t sample_step)
{
	return (struct fault){.name = name,
			      .step = step_of_environment(sample_step),
			      .told = TEXT_EMPTY,
			      .skipped = TEXT_EMPTY};
}

bool fault_takes(struct fault *fault)
{
	if (fault->seen++ % fault->step != 0)
		return false;
	fault->cases++;
	return true;
}

static void tell(struct fault *fault, const char *what, const char *format, va_list arguments)
{
	char *words = NULL;

	if (vasprintf(&words, format, arguments) < 0)
		return;
	text_printf(&fault->told, "%s: %s: %s\n", fault->name, what, words);
	free(words);
}

void fault_lost(struct fault *fault, const char *format, ...)
{
	va_list arguments;

	if (fault->lost++ >= TOLD_MAX)
		return;
	va_start(arguments, format);
	tell(fault, "lost", format, arguments);
	va_end(arguments);
}

void fault_missed(struct fault *fault, const char *format, ...)
{
	va_list arguments;

	if (fault->missed++ >= TOLD_MAX)
		return;
	va_start(arguments, format);
	tell(fault, "missed", format, arguments);
	va_end(arguments);
}

void fault_skip(struct fault *fault, const char *what)
{
	text_printf(&fault->skipped, "; SKIP %s", what);
}

/* With one write, for several programs may do so at a time. */
static void add_to_figures(const struct text *line)
{
	const char *path = getenv("FAULT_FIGURES");
	int fd;

	if (!path)
		return;
	fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
	cr_assert_geq(fd, 0, "%s: cannot be written", path);
	cr_assert_eq(write(fd, line->bytes, line->len), (ssize_t)line->len);
	close(fd);
}

void fault_end(struct fault *fault)
{
	struct text line = TEXT_EMPTY;
	bool is_left_out = fault->cases == 0 && fault->skipped.len > 0;
	bool is_run = fault->cases > 0 || is_left_out;
	bool is_good = is_run && fault->lost == 0 && fault->missed == 0;

	text_printf(&line, "fault: %s: %zu cases, %zu lost, %zu missed", fault->name, fault->cases,
		    fault->lost, fault->missed);
	if (fault->step > 1)
		text_printf(&line, " (sample: one in %zu)", fault->step);
	text_printf(&line, "%s\n", fault->skipped.bytes);
	fputs(line.bytes, stdout);
	fflush(stdout);
	add_to_figures(&line);
	cr_expect(is_good, "%s%s", line.bytes, fault->told.bytes);
	text_release(&line);
	text_release(&fault->told);
	text_release(&fault->skipped);
	if (is_left_out)
		cr_skip_test("the system lacks what it needs");
}
