/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every unit test needs beside Criterion. */
#ifndef CAGRADE_TESTS_CHECK_H
#define CAGRADE_TESTS_CHECK_H

#include <criterion/criterion.h>
#include <stdlib.h>

/* Criterion ends a test's process without looking for leaks, and a leak report alone fails no
 * test: so suites end with this, `TestSuite(text, .fini = check_leaks);`, which aborts on a leak.
 * Without the address sanitizer it does nothing. */
#if defined __SANITIZE_ADDRESS__
#define CHECK_HAS_ASAN 1
#elif defined __has_feature
#if __has_feature(address_sanitizer)
#define CHECK_HAS_ASAN 1
#endif
#endif

#ifdef CHECK_HAS_ASAN
#include <sanitizer/lsan_interface.h>
#endif

static inline void check_leaks(void)
{
#ifdef CHECK_HAS_ASAN
	if (__lsan_do_recoverable_leak_check())
		abort();
#endif
}

#endif
