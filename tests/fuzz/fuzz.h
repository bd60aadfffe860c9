/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the fuzz targets share.  A target takes any bytes and ends the program where an invariant of
 * what it feeds them to does not hold.  Built with clang's fuzzer it is given ever new bytes; built
 * with driver.c those of its corpus. */
#ifndef CAGRADE_TESTS_FUZZ_H
#define CAGRADE_TESTS_FUZZ_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct diag_list;
struct form;

/* The names are the fuzzer's.  Initialize may be left out; it is called once before all else. */
int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

/* End the program where the invariant does not hold. */
#define fuzz_hold(holds) ((holds) ? (void)0 : fuzz_broken(#holds, __FILE__, __LINE__))
_Noreturn void fuzz_broken(const char *invariant, const char *file, int line);

/* The bytes as a string, up to the first NUL.  Yours: free(). */
char *fuzz_string(const uint8_t *bytes, size_t len);

/* Take the piece in front of the first separator off the bytes.  Yours: free(). */
char *fuzz_take(const uint8_t **bytes, size_t *len, char separator);

/* The text can be sent to a terminal: valid UTF-8 without a control (but LF where lines are kept),
 * without what turns the direction of writing, and without characters that nobody sees. */
bool fuzz_is_shown(const char *bytes, size_t len, bool keep_lines);

/* What is said of faults can be shown, each on its line. */
void fuzz_check_words(const struct diag_list *diags);

/* The little form of tests/forms/good, read once.  Ends the program where it cannot be. */
const struct form *fuzz_form(void);

/* A folder of the program's own, in memory where that can be had, becomes the working folder; it
 * goes with all that is in it when the program ends. */
void fuzz_enter_folder(void);

#endif
