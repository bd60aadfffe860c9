/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the fuzz targets share. */
#include "config.h"

#include "tests/fuzz/fuzz.h"

#include "base/mem.h"
#include "form/form.h"
#include "form/form_load.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>
#include <unistd.h>

_Noreturn void fuzz_broken(const char *invariant, const char *file, int line)
{
	fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, invariant);
	abort();
}

char *fuzz_string(const uint8_t *bytes, size_t len)
{
	return mem_copy((const char *)bytes, strnlen((const char *)bytes, len));
}

char *fuzz_take(const uint8_t **bytes, size_t *len, char separator)
{
	const uint8_t *end = *len > 0 ? memchr(*bytes, separator, *len) : NULL;
	size_t taken = end ? (size_t)(end - *bytes) : *len;
	char *string = fuzz_string(*bytes, taken);

	*bytes += taken + (end != NULL);
	*len -= taken + (end != NULL);
	return string;
}

/* True for a character that steers a terminal or hides from its reader.  The two joiners and the
 * variation selectors have a place in words and are not among them. */
static bool is_unseen(ucs4_t character)
{
	static const struct {
		ucs4_t first, last;
	} unseen[] = {
	    {0x0000, 0x001F}, {0x007F, 0x009F}, {0x00AD, 0x00AD},   {0x061C, 0x061C},
	    {0x200B, 0x200B}, {0x200E, 0x200F}, {0x2028, 0x202E},   {0x2060, 0x206F},
	    {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xE0001, 0xE007F},
	};

	for (size_t i = 0; i < sizeof unseen / sizeof *unseen; i++)
		if (unseen[i].first <= character && character <= unseen[i].last)
			return true;
	return false;
}

bool fuzz_is_shown(const char *bytes, size_t len, bool keep_lines)
{
	const uint8_t *at = (const uint8_t *)bytes;

	while (len > 0) {
		ucs4_t character;
		int size = u8_mbtoucr(&character, at, len);

		if (size <= 0 || (is_unseen(character) && !(keep_lines && character == '\n')))
			return false;
		at += size;
		len -= (size_t)size;
	}
	return true;
}

void fuzz_check_words(const struct diag_list *diags)
{
	struct text words = TEXT_EMPTY;

	for (size_t i = 0; i < diags->diags.count; i++) {
		text_clear(&words);
		diag_print(&words, &diags->diags.at[i]);
		fuzz_hold(fuzz_is_shown(words.bytes, words.len, false));
	}
	text_release(&words);
}

static _Noreturn void give_up(const char *what)
{
	perror(what);
	exit(EXIT_FAILURE);
}

const struct form *fuzz_form(void)
{
	static struct form *form;
	const char *tests = getenv("TEST_SRCDIR");
	struct diag_list diags = {0};
	struct text folder = TEXT_EMPTY;

	if (form)
		return form;
	text_printf(&folder, "%s/forms/good", tests ? tests : "tests");
	if (form_load(folder.bytes, &form, &diags) != STATUS_OK)
		give_up(folder.bytes);
	diag_release(&diags);
	text_release(&folder);
	return form;
}

static char own_folder[] = "/dev/shm/cagrade-fuzz-XXXXXX";

static void leave_folder(void)
{
	DIR *names = opendir(own_folder);

	for (struct dirent *entry; names && (entry = readdir(names));)
		(void)unlinkat(dirfd(names), entry->d_name, 0);
	if (names)
		closedir(names);
	(void)rmdir(own_folder);
}

void fuzz_enter_folder(void)
{
	if (!mkdtemp(own_folder) || chdir(own_folder) != 0)
		give_up(own_folder);
	atexit(leave_folder);
}
