/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the workbook's parts in memory. */
#include "config.h"

#include "report/write_xlsx_store.h"

#include "tests/support/check.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

TestSuite(write_xlsx_store, .fini = check_leaks);

Test(write_xlsx_store, gives_back_what_was_written)
{
	FILE *file = store_open();
	char read[16] = "";

	cr_assert_not_null(file);
	cr_expect_eq(fwrite("0123456789", 1, 10, file), 10);
	cr_expect_eq(fseek(file, 3, SEEK_SET), 0);
	cr_expect_eq(fread(read, 1, 4, file), 4);
	cr_expect_str_eq(read, "3456");
	cr_expect_eq(ftell(file), 7);
	cr_expect_eq(fseek(file, -2, SEEK_END), 0);
	cr_expect_eq(fwrite("abcd", 1, 4, file), 4); /* over the end */
	rewind(file);
	cr_expect_eq(fread(read, 1, sizeof read, file), 12);
	cr_expect_eq(memcmp(read, "01234567abcd", 12), 0);
	cr_expect_neq(fseek(file, 13, SEEK_SET), 0);
	cr_expect_eq(fclose(file), 0);
}

Test(write_xlsx_store, grows)
{
	FILE *file = store_open();
	unsigned sum = 0;

	cr_assert_not_null(file);
	for (unsigned i = 0; i < 1000000; i++)
		cr_assert_neq(putc((int)(i % 251), file), EOF);
	rewind(file);
	for (unsigned i = 0; i < 1000000; i++)
		sum += (unsigned)getc(file) != i % 251;
	cr_expect_eq(sum, 0);
	cr_expect_eq(getc(file), EOF);
	fclose(file);
}

/* A container of one member `a`, whose content is `xyz` as it is: made by hand. */
#define SUMS "\1\2\3\4\3\0\0\0\3\0\0\0"
#define MEMBER "PK\3\4\0\0\0\0\0\0\0\0\0\0" SUMS "\1\0\0\0axyz"
#define ENTRY "PK\1\2\0\0\0\0\0\0\0\0\0\0\0\0" SUMS "\1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0a"
#define END "PK\5\6\0\0\0\0\1\0\1\0\57\0\0\0\42\0\0\0\0\0" /* 47 bytes from 34 on */

Test(write_xlsx_store, knows_a_whole_container)
{
	static const char whole[] = MEMBER ENTRY END;
	size_t len = sizeof whole - 1;
	char bytes[sizeof whole];

	cr_assert_eq(sizeof MEMBER - 1, 34);
	cr_assert_eq(sizeof ENTRY - 1, 47);
	cr_expect(store_is_container(whole, len));
	for (size_t cut = 0; cut < len; cut++) {
		memcpy(bytes, whole, sizeof bytes);
		cr_expect_not(store_is_container(bytes, cut), "cut at %zu", cut);
		memmove(bytes + cut, bytes + cut + 1, len - cut);
		cr_expect_not(store_is_container(bytes, len - 1), "a hole at %zu", cut);
	}
}

Test(write_xlsx_store, knows_what_the_directory_says)
{
	static const char whole[] = MEMBER ENTRY END;
	static const struct {
		size_t at;
		const char *what;
	} cases[] = {
	    {0, "the header's signature"},
	    {14, "its checksum"},
	    {18, "its length"},
	    {26, "the name's length"},
	    {34, "the entry's start"},
	    {34 + 16, "its checksum"},
	    {34 + 28, "the name's length"},
	    {34 + 42, "its offset"},
	    {81, "the end's start"},
	    {81 + 12, "the directory's length"},
	    {81 + 16, "its offset"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char bytes[sizeof whole];

		memcpy(bytes, whole, sizeof bytes);
		bytes[cases[i].at] ^= 1;
		cr_expect_not(store_is_container(bytes, sizeof whole - 1), "%s", cases[i].what);
	}
}

/* No file may be longer than that for now: as good as a full disk. */
static bool has_room_in(size_t limit_bytes)
{
	static const char whole[] = MEMBER ENTRY END;
	struct rlimit limit;
	struct rlimit usual;
	bool has_room;

	cr_assert_eq(getrlimit(RLIMIT_FSIZE, &usual), 0);
	limit = (struct rlimit){.rlim_cur = limit_bytes, .rlim_max = usual.rlim_max};
	cr_assert_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
	has_room = store_has_room(".", whole, sizeof whole - 1);
	cr_assert_eq(setrlimit(RLIMIT_FSIZE, &usual), 0);
	return has_room;
}

Test(write_xlsx_store, knows_whether_the_members_had_room)
{
	cr_assert_neq(signal(SIGXFSZ, SIG_IGN), SIG_ERR);
	cr_expect_not(has_room_in(2));
	cr_expect(has_room_in(3)); /* as long as the member is */
	cr_expect_not(store_has_room(".", MEMBER, sizeof MEMBER - 1));
}
