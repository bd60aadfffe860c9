/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the words for how a call ended. */
#include "config.h"

#include "base/status.h"

#include "tests/support/check.h"

#include <errno.h>
#include <string.h>

TestSuite(status, .fini = check_leaks);

Test(status, has_words_of_its_own_for_each)
{
	const char *words[STATUS_BAD_DATA + 1];

	errno = ENOSPC;
	for (enum status status = STATUS_OK; status <= STATUS_BAD_DATA; status++) {
		words[status] = status_text(status);
		cr_expect_gt(strlen(words[status]), 0);
		for (enum status other = STATUS_OK; other < status; other++)
			cr_expect_str_neq(words[status], words[other]);
	}
	cr_expect_str_eq(status_text(STATUS_MISSING), "no such file");
}

/* In English they are the C library's, known or not to our catalogue. */
Test(status, gives_the_systems_words_for_errno)
{
	static const int errors[] = {EACCES, EPERM,  ENOENT, ENOTDIR, ENAMETOOLONG, EROFS,
				     ENOSPC, EDQUOT, EFBIG,  EIO,     EINVAL,	    EMFILE};

	for (size_t i = 0; i < sizeof errors / sizeof *errors; i++) {
		errno = errors[i];
		cr_expect_str_eq(status_text(STATUS_SYSTEM), strerror(errors[i]));
	}
}
