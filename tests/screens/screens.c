/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The screens of the documents: the real program at work on a terminal, held against the files of
 * doc/screens/.
 *
 * UPDATE=1 in the environment, which `make screens` sets, writes the files anew. */
#include "config.h"

#include "base/file.h"
#include "tests/screens/scenes.h"
#include "tests/support/check.h"
#include "tests/tty/term.h"
#include "tests/tty/work.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

TestSuite(screens, .fini = check_leaks, .timeout = 300);

#define TALK_ROWS 100 /* more than any of them fills */

static void add_doc_path(struct text *out, const char *name)
{
	const char *tests = getenv("TEST_SRCDIR");

	text_printf(out, "%s/../doc%s", tests && *tests ? tests : "tests", name);
}

/* What the commands of the scene find in their environment. */
static void set_stage(const struct scene *scene)
{
	const char *program = getenv("CAGRADE_BIN");
	struct text path = TEXT_EMPTY;
	struct text doc = TEXT_EMPTY;

	add_doc_path(&doc, "");
	text_printf(&path, "%.*s:%s", (int)(strrchr(program, '/') - program), program,
		    getenv("PATH"));
	setenv("PATH", path.bytes, 1);
	text_release(&path);
	setenv("CAGRADE_BY", scene->is_chinese ? "李明" : "Li Ming", 1);
	setenv("DOC", doc.bytes, 1);
	text_release(&doc);
}

/* Add the script that shows each command as somebody types it, and runs it; `before` stands in
 * front of each where it is run. */
static void add_script(struct text *script, const char *commands, const char *before)
{
	text_add_string(script, "SLIP=$(cat slip 2>/dev/null)\n");
	for (const char *at = commands; *at != '\0';) {
		size_t len = strcspn(at, "\n");

		text_printf(script, "cat <<END\n\\$ %.*s\nEND\n%s%.*s\n", (int)len, at, before,
			    (int)len, at);
		at += len + (at[len] == '\n');
	}
}

static struct term *start(const struct work *work, const struct scene *scene, const char *script,
			  int rows)
{
	return term_start(&(struct term_options){
	    .argv = (const char *const[]){"sh", "-c", script, NULL},
	    .env = (const char *const[]){"TZ=CST-8", "LC_ALL",
					 scene->is_chinese ? "LANG=zh_CN.UTF-8" : "LANG=C.UTF-8",
					 NULL},
	    .folder = work->folder.bytes,
	    .rows = rows,
	});
}

/* Do what is shown nowhere. */
static void run_before(const struct work *work, const struct scene *scene)
{
	struct text script = TEXT_EMPTY;
	struct term *term;
	int status;

	text_printf(&script, "set -e\n. \"$DOC/../tests/screens/stage.sh\"\n%s", scene->before);
	term = start(work, scene, script.bytes, TALK_ROWS);
	cr_assert(term_wait_exit(term, &status));
	cr_assert_eq(status, 0, "%s\n%s", scene->before, term_screen(term));
	term_end(term);
	text_release(&script);
}

static struct term *start_shown(const struct work *work, const struct scene *scene)
{
	struct text script = TEXT_EMPTY;
	struct term *term;

	/* What has the terminal for itself is waited for, and no shell in front of it. */
	add_script(&script, scene->commands, scene->keys ? "exec " : "");
	term =
	    start(work, scene, script.bytes, scene->rows || scene->keys ? scene->rows : TALK_ROWS);
	text_release(&script);
	return term;
}

/* Press the next of the keys: a name, or a text between quotes.  Returns what stands behind it. */
static const char *press_one(struct term *term, const char *keys)
{
	bool is_text = keys[0] == '\'';
	const char *begin = is_text ? keys + 1 : keys;
	size_t len = strcspn(begin, is_text ? "'" : " ");
	struct text key = TEXT_EMPTY;

	text_add(&key, begin, len);
	if (is_text)
		term_type(term, key.bytes);
	else
		term_key(term, key.bytes);
	text_release(&key);
	begin += len + is_text;
	return begin + strspn(begin, " ");
}

static void press(struct term *term, const struct scene *scene)
{
	if (scene->awaited)
		cr_assert(term_expect(term, scene->awaited));
	cr_assert(term_settle(term));
	for (const char *keys = scene->keys; *keys != '\0';) {
		keys = press_one(term, keys);
		if (*keys != '\0' || !scene->ends)
			cr_assert(term_settle(term), "%s: in front of '%s'", scene->name, keys);
	}
}

static bool is_hex(char byte)
{
	return byte != '\0' && strchr("0123456789abcdef", byte);
}

/* Digests change with every byte of the form's sheets, so digits in order stand for them, also
 * where one goes on in the next row. */
static void mask_digests(struct text *shown)
{
	const size_t shortest_len = 12;
	size_t passed = 0;

	for (size_t i = 0; i < shown->len; i++) {
		size_t len = 0;

		while (is_hex(shown->bytes[i + len]))
			len++;
		for (size_t k = 0; len >= shortest_len && k < len; k++)
			shown->bytes[i + k] = "0123456789abcdef"[(passed + k) % 16];
		i += len;
		passed = len >= shortest_len && shown->bytes[i] == '\n' ? passed + len : 0;
	}
}

/* Read what the scene comes to, without the empty rows at its end. */
static void play(const struct scene *scene, struct text *shown)
{
	struct work work = work_begin();
	struct term *term;
	int status;

	set_stage(scene);
	if (scene->before)
		run_before(&work, scene);
	term = start_shown(&work, scene);
	if (scene->keys)
		press(term, scene);
	if (!scene->keys || scene->ends)
		cr_assert(term_wait_exit(term, &status));
	text_add_string(shown, term_screen(term));
	while (shown->len > 1 && shown->bytes[shown->len - 2] == '\n')
		text_cut(shown, shown->len - 1);
	mask_digests(shown);
	term_end(term);
	work_end(&work);
}

static void check_scene(const struct scene *scene)
{
	struct text name = TEXT_EMPTY;
	struct text path = TEXT_EMPTY;
	struct text shown = TEXT_EMPTY;
	struct text kept = TEXT_EMPTY;

	text_printf(&name, "/screens/%s.txt", scene->name);
	add_doc_path(&path, name.bytes);
	play(scene, &shown);
	if (getenv("UPDATE")) {
		cr_assert_eq(file_replace(path.bytes, shown.bytes, shown.len), STATUS_OK, "%s",
			     path.bytes);
	} else {
		cr_expect_eq(file_read(path.bytes, &kept), STATUS_OK, "%s: see `make screens`",
			     path.bytes);
		cr_expect_str_eq(shown.bytes, kept.bytes, "stale: see `make screens`; %s shows\n%s",
				 scene->name, shown.bytes);
	}
	text_release(&name);
	text_release(&path);
	text_release(&shown);
	text_release(&kept);
}

Test(screens, in_the_documents_are_those_of_the_program)
{
	for (size_t i = 0; i < scenes_count(); i++)
		check_scene(scenes_at(i));
}
