/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the workbook as a file. */
#include "config.h"

#include "report/write_xlsx.h"

#include "record/event.h"
#include "tests/support/check.h"
#include "tests/unit/report/sample.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

TestSuite(write_xlsx, .fini = check_leaks);

#ifdef CHECK_HAS_ASAN
/* Called by the sanitizer: the library does not give back the strings of a list that a cell may be
 * chosen from; our own leaks are still found. */
const char *__lsan_default_suppressions(void);

const char *__lsan_default_suppressions(void)
{
	return "leak:lxw_strdup\n";
}
#endif

/* A workbook is a ZIP file. */
#define START "PK\3\4"

#ifdef HAVE_XLSX

Test(write_xlsx, gives_the_same_bytes_for_the_same_assessment)
{
	struct text out[2] = {TEXT_EMPTY, TEXT_EMPTY};
	struct text why = TEXT_EMPTY;

	for (size_t i = 0; i < 2; i++) {
		struct sample sample;

		sample_init(&sample);
		sample_say(&sample, (struct event){.item = "6.1.b",
						   .time = "2026-11-23T14:03:05+08:00",
						   .answer = "no",
						   .note = "甲\x1b_x0041_\uFFFF"});
		cr_assert(write_xlsx(&out[i], &sample.assessment, LANGUAGE_ZH, "a.xlsx", &why),
			  "%s", why.bytes);
		sample_release(&sample);
	}
	cr_expect_eq(strncmp(out[0].bytes, START, strlen(START)), 0);
	cr_expect_eq(out[0].len, out[1].len);
	cr_expect_eq(memcmp(out[0].bytes, out[1].bytes, out[0].len), 0);
	text_release(&out[0]);
	text_release(&out[1]);
	text_release(&why);
}

/* No file may be longer than this; what the library keeps meanwhile is in none. */
Test(write_xlsx, says_why_it_cannot_be_written)
{
	struct rlimit limit = {.rlim_cur = 1000, .rlim_max = RLIM_INFINITY};
	struct sample sample;
	struct text out = TEXT_EMPTY;
	struct text why = TEXT_EMPTY;

	sample_init(&sample);
	cr_assert_neq(signal(SIGXFSZ, SIG_IGN), SIG_ERR);
	cr_assert_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
	cr_expect_not(write_xlsx(&out, &sample.assessment, LANGUAGE_EN, "a.xlsx", &why));
	cr_expect_eq(out.len, 0);
	cr_expect_gt(why.len, 0);
	text_release(&why);
	sample_release(&sample);
}

#else

Test(write_xlsx, says_that_it_was_left_out)
{
	struct sample sample;
	struct text out = TEXT_EMPTY;
	struct text why = TEXT_EMPTY;

	sample_init(&sample);
	cr_expect_not(write_xlsx(&out, &sample.assessment, LANGUAGE_EN, "a.xlsx", &why));
	cr_expect_eq(out.len, 0);
	cr_expect_str_eq(why.bytes, "this program was built without support for xlsx");
	text_release(&why);
	sample_release(&sample);
}

#endif

Test(write_xlsx, names_the_cell_that_cannot_hold_its_text)
{
	struct sample sample;
	struct text note = TEXT_EMPTY;
	struct text out = TEXT_EMPTY;
	struct text why = TEXT_EMPTY;

	while (note.len < 32768)
		text_add_byte(&note, 'x');
	sample_init(&sample);
	sample_say(&sample, (struct event){.item = "6.1.b", .note = note.bytes});
	cr_expect_not(write_xlsx(&out, &sample.assessment, LANGUAGE_EN, "a.xlsx", &why));
	cr_expect_eq(out.len, 0);
	cr_expect_str_eq(why.bytes, "Answers, cell F6: the text is longer than a cell holds");
	text_release(&note);
	text_release(&why);
	sample_release(&sample);
}
