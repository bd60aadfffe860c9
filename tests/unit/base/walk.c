/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of walks through folders. */
#include "config.h"

#include "base/walk.h"

#include "base/text.h"
#include "tests/support/check.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MANY 20000 /* several times as many names as are held at once */

static void enter(void)
{
	char folder[] = "/tmp/cagrade-walk-XXXXXX";

	cr_assert_not_null(mkdtemp(folder));
	cr_assert_eq(chdir(folder), 0);
}

static void leave(void)
{
	char *folder = getcwd(NULL, 0);
	struct text command = TEXT_EMPTY;

	text_printf(&command, "chmod -R u+rwx '%s' && rm -r '%s'", folder, folder);
	cr_expect_eq(system(command.bytes), 0);
	text_release(&command);
	free(folder);
	check_leaks();
}

TestSuite(walk, .init = enter, .fini = leave);

static void make(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT, 0600);

	cr_assert_geq(fd, 0);
	close(fd);
}

static void make_folder(const char *path)
{
	cr_assert_eq(mkdir(path, 0700), 0);
}

static bool is_wanted(const char *name)
{
	return strncmp(name, "no", 2) != 0;
}

/* Walk, and write down each step: a letter and the path. */
static void expect_steps(const char *path, const char *expected)
{
	static const char letters[] = {
	    [WALK_FILE] = 'f', [WALK_LINK] = 'l', [WALK_UNREADABLE] = 'u'};
	struct walk *walk = walk_new(path, is_wanted);
	struct text steps = TEXT_EMPTY;
	enum walk_step step;
	const char *found;

	while ((step = walk_next(walk, &found)) != WALK_OVER)
		text_printf(&steps, "%c %s\n", letters[step], found);
	cr_expect_eq(walk_next(walk, &found), WALK_OVER, "and it stays over");
	cr_expect_str_eq(steps.bytes, expected);
	text_release(&steps);
	walk_free(walk);
}

/* '-' stands before '.', '.' before '/', capitals before small letters, all ASCII before the rest:
 * a folder stands where the paths of what is in it stand. */
Test(walk, goes_in_the_order_of_the_paths_bytes)
{
	make_folder("a");
	make("a/x");
	make_folder("a/deep");
	make("a/deep/er");
	make("a-b");
	make("a.b");
	make("a0");
	make("B");
	make("é");
	make_folder("empty");
	expect_steps(".", "f ./B\n"
			  "f ./a-b\n"
			  "f ./a.b\n"
			  "f ./a/deep/er\n"
			  "f ./a/x\n"
			  "f ./a0\n"
			  "f ./é\n");
	expect_steps("a/", "f a/deep/er\nf a/x\n");
	expect_steps("empty", "");
}

Test(walk, takes_a_path_that_is_no_folder_as_it_is)
{
	make("no-record");
	expect_steps("no-record", "f no-record\n");
	expect_steps("missing", "f missing\n");
	expect_steps("", "f \n");
}

Test(walk, passes_over_names_that_are_not_wanted)
{
	make_folder("no-folder");
	make("no-folder/no");
	make("no-folder/yes");
	make(".hidden");
	cr_assert_eq(symlink("nothing", "no-link"), 0);
	cr_assert_eq(symlink(".hidden", "no-link-to-a-file"), 0);
	expect_steps(".", "f ./.hidden\nf ./no-folder/yes\n");
}

/* A loop of links would never end, and a file would be met twice. */
Test(walk, follows_no_link_but_the_path_itself)
{
	make_folder("folder");
	make("folder/file");
	cr_assert_eq(symlink("..", "folder/loop"), 0);
	cr_assert_eq(symlink("file", "folder/link"), 0);
	cr_assert_eq(symlink("nothing", "folder/dangling"), 0);
	cr_assert_eq(symlink("../folder", "folder/no-name"), 0);
	cr_assert_eq(symlink("folder", "given"), 0);
	expect_steps("given", "l given/dangling\n"
			      "f given/file\n"
			      "l given/link\n"
			      "l given/loop\n"
			      "l given/no-name\n");
}

Test(walk, says_which_folder_cannot_be_read, .timeout = 60)
{
	const char *found;

	make_folder("closed");
	make("closed/file");
	make("other");
	cr_assert_eq(chmod("closed", 0), 0);
	if (geteuid() == 0) {
		char *folder = getcwd(NULL, 0);

		cr_assert_eq(chmod(folder, 0755), 0);
		free(folder);
		cr_assert_eq(seteuid(65534), 0);
	}
	struct walk *walk = walk_new(".", NULL);
	cr_expect_eq(walk_next(walk, &found), WALK_UNREADABLE);
	cr_expect_eq(errno, EACCES);
	cr_expect_str_eq(found, "./closed/");
	cr_expect_eq(walk_next(walk, &found), WALK_FILE);
	cr_expect_str_eq(found, "./other");
	cr_expect_eq(walk_next(walk, &found), WALK_OVER);
	walk_free(walk);
	cr_assert_eq(seteuid(getuid()), 0);
}

/* Whether it is a folder is not known, so it must not pass for a file. */
Test(walk, says_why_the_path_itself_cannot_be_looked_at)
{
	char path[NAME_MAX + 2] = "";
	const char *found;

	memset(path, 'x', NAME_MAX + 1);
	struct walk *walk = walk_new(path, NULL);
	cr_expect_eq(walk_next(walk, &found), WALK_UNREADABLE);
	cr_expect_eq(errno, ENAMETOOLONG);
	cr_expect_str_eq(found, path);
	cr_expect_eq(walk_next(walk, &found), WALK_OVER);
	walk_free(walk);
}

/* More names than are held at once, made in an order of their own, with folders among them. */
Test(walk, meets_each_of_very_many_names_once, .timeout = 120)
{
	struct text expected = TEXT_EMPTY;
	size_t met = 0;
	const char *found;

	for (size_t i = 0; i < MANY; i++) {
		char name[32];

		snprintf(name, sizeof name, "%05zu", i * 7919 % MANY);
		if (i % 100 == 0)
			make_folder(name);
		else
			make(name);
	}
	struct walk *walk = walk_new(".", NULL);
	for (size_t i = 0; i < MANY; i++) {
		text_clear(&expected);
		text_printf(&expected, "./%05zu", i);
		struct stat facts;
		cr_assert_eq(stat(expected.bytes, &facts), 0);
		if (S_ISDIR(facts.st_mode))
			continue;
		cr_assert_eq(walk_next(walk, &found), WALK_FILE);
		cr_assert_str_eq(found, expected.bytes);
		met++;
	}
	cr_expect_eq(walk_next(walk, &found), WALK_OVER);
	cr_expect_eq(met, MANY - MANY / 100);
	walk_free(walk);
	text_release(&expected);
}

/* More names than are held at once, and the folder goes while the first of them are visited. */
Test(walk, says_that_a_folder_went_away, .timeout = 60)
{
	const char *found;

	make_folder("folder");
	for (size_t i = 0; i < MANY / 4; i++) {
		char name[32];

		snprintf(name, sizeof name, "folder/%05zu", i);
		make(name);
	}
	struct walk *walk = walk_new("folder", NULL);
	cr_expect_eq(walk_next(walk, &found), WALK_FILE);
	cr_assert_eq(rename("folder", "gone"), 0);
	enum walk_step step = WALK_FILE;
	while (step == WALK_FILE)
		step = walk_next(walk, &found);
	cr_expect_eq(step, WALK_UNREADABLE);
	cr_expect_eq(errno, ENOENT);
	cr_expect_str_eq(found, "folder/");
	cr_expect_eq(walk_next(walk, &found), WALK_OVER);
	walk_free(walk);
}

Test(walk, goes_as_deep_as_folders_do)
{
	struct text path = TEXT_EMPTY;
	struct text expected = TEXT_EMPTY;

	text_add_string(&path, "d");
	for (size_t depth = 0; depth < 20; depth++) {
		make_folder(path.bytes);
		text_add_string(&path, "/d");
	}
	make(path.bytes);
	text_printf(&expected, "f %s\n", path.bytes);
	expect_steps("d", expected.bytes);
	text_release(&path);
	text_release(&expected);
}

Test(walk, begins_at_the_root_too)
{
	struct walk *walk = walk_new("/", NULL);
	const char *found;

	cr_expect_neq(walk_next(walk, &found), WALK_OVER);
	cr_expect(found[0] == '/' && found[1] != '/' && found[1] != '\0', "%s", found);
	walk_free(walk);
}

Test(walk, can_be_given_up)
{
	const char *found;

	make_folder("a");
	make("a/b");
	make("c");
	struct walk *walk = walk_new(".", NULL);
	cr_expect_eq(walk_next(walk, &found), WALK_FILE);
	walk_free(walk);
	walk_free(NULL);
}
