/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a fuzz target over the files of its corpus, one test each, as TAP. */
#include "config.h"

#include "tests/fuzz/fuzz.h"

#include "base/file.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define DEADLINE_SECONDS 20 /* for one file of a few hundred bytes: none hangs */

/* Targets that need nothing leave it out. */
__attribute__((weak)) int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	return 0;
}

static int is_input(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static void run(const char *folder, const char *name, int number)
{
	struct text path = TEXT_EMPTY;
	struct text input = TEXT_EMPTY;

	text_printf(&path, "%s/%s", folder, name);
	if (file_read(path.bytes, &input) != STATUS_OK) {
		printf("not ok %d - %s cannot be read\n", number, name);
	} else {
		alarm(DEADLINE_SECONDS);
		LLVMFuzzerTestOneInput((const uint8_t *)input.bytes, input.len);
		printf("ok %d - %s\n", number, name);
	}
	fflush(stdout);
	text_release(&input);
	text_release(&path);
}

int main(int argc, char **argv)
{
	const char *tests = getenv("TEST_SRCDIR");
	struct text folder = TEXT_EMPTY;
	struct dirent **names;
	int count;

	text_printf(&folder, "%s/fuzz/corpus/" FUZZ_TARGET, tests ? tests : "tests");
	count = scandir(folder.bytes, &names, is_input, alphasort);
	if (count <= 0) {
		printf("Bail out! no corpus in %s\n", folder.bytes);
		return EXIT_FAILURE;
	}
	LLVMFuzzerInitialize(&argc, &argv);
	printf("1..%d\n", count);
	for (int i = 0; i < count; i++) {
		run(folder.bytes, names[i]->d_name, i + 1);
		free(names[i]);
	}
	free(names);
	text_release(&folder);
	return EXIT_SUCCESS;
}
