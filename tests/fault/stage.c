/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands that are brought into trouble, and the folder in which they work. */
#include "config.h"

#include "tests/fault/stage.h"

#include "base/file.h"
#include "tests/fault/program.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct stage_command commands[] = {
    {"assess, begin", {"assess", "--plain", "new.csv"}, true, "new.csv", NULL},
    {"assess", {"assess", "--plain", "ca.csv"}, true, "ca.csv", NULL},
    {"assess, torn", {"assess", "--plain", "torn.csv"}, true, "torn.csv", NULL},
    {"assess, sealed",
     {"assess", "--plain", "--reason", "late, \"but\" true", "sealed.csv"},
     true,
     "sealed.csv",
     NULL},
    {"import, begin", {"import", "new.csv", "sheet.csv"}, false, "new.csv", NULL},
    {"import", {"import", "ca.csv", "sheet.csv"}, false, "ca.csv", NULL},
    {"import, torn", {"import", "torn.csv", "sheet.csv"}, false, "torn.csv", NULL},
    {"import, dry run", {"import", "--dry-run", "ca.csv", "sheet.csv"}, false, NULL, NULL},
    {"seal", {"seal", "--yes", "ca.csv"}, false, "ca.csv", NULL},
    {"seal, torn", {"seal", "--yes", "torn.csv"}, false, "torn.csv", NULL},
    {"export", {"export", "ca.csv", "-o", "out.csv"}, false, NULL, "out.csv"},
    {"export, over another", {"export", "ca.csv", "-o", "old.csv"}, false, NULL, "old.csv"},
    {"export, to a pipe", {"export", "ca.csv", "-o", "-"}, false, NULL, NULL},
    {"export, onto a record", {"export", "ca.csv", "-o", "other.csv"}, false, NULL, NULL},
    {"export, onto itself", {"export", "ca.csv", "-o", "ca.csv"}, false, NULL, NULL},
    {"score", {"score", "ca.csv", "torn.csv"}, false, NULL, NULL},
    {"score, csv", {"score", "--format", "csv", "ca.csv"}, false, NULL, NULL},
    {"score, json", {"score", "--format", "json", "ca.csv"}, false, NULL, NULL},
    {"next", {"next", "ca.csv"}, false, NULL, NULL},
    {"log", {"log", "ca.csv", "6.2.2.b"}, false, NULL, NULL},
    {"verify", {"verify", "ca.csv", "torn.csv"}, false, NULL, NULL},
    {"verify, slip", {"verify", "--expect", "@slip", "ca.csv"}, false, NULL, NULL},
    {"form list", {"form", "list"}, false, NULL, NULL},
    {"form check", {"form", "check", "@form"}, false, NULL, NULL},
    {"merge", {"merge", "-o", "out.csv", "ca.csv", "other.csv"}, false, NULL, "out.csv"},
    {"merge, latest",
     {"merge", "--latest", "-o", "out.csv", "ca.csv", "other.csv"},
     false,
     NULL,
     "out.csv"},
    {"report", {"report", "ca.csv", "-o", "out.html"}, false, NULL, "out.html"},
    {"diff", {"diff", "ca.csv", "other.csv"}, false, NULL, NULL},
    {"summary", {"summary", "."}, false, NULL, NULL},
};

const struct stage_command *stage_command(size_t index)
{
	return index < sizeof commands / sizeof *commands ? &commands[index] : NULL;
}

enum { FILE_CA, FILE_OTHER, FILE_TORN, FILE_SEALED, FILE_SHEET, FILE_OLD };
static const char *const names[STAGE_FILES] = {
    [FILE_CA] = "ca.csv",	  [FILE_OTHER] = "other.csv", [FILE_TORN] = "torn.csv",
    [FILE_SEALED] = "sealed.csv", [FILE_SHEET] = "sheet.csv", [FILE_OLD] = "old.csv",
};

#define SHEET "item,answer,note\r\n6.1.c,yes,\r\n6.1.d,no,\"the, \"\"file\"\"\"\r\n6.2.2.a,no,\r\n"
#define NOTE_LEN 3000
#define HALF_A_ROW "9,2026-11-23T08:03:05+00:00,wang,6.1.c,\"ye"

static void write_file(const char *name, const char *bytes, size_t len)
{
	int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

	cr_assert_geq(fd, 0, "%s", name);
	cr_assert_eq(write(fd, bytes, len), (ssize_t)len, "%s", name);
	close(fd);
}

static void keep(struct stage *stage, size_t file)
{
	cr_assert_eq(file_read(names[file], &stage->files[file]), STATUS_OK, "%s", names[file]);
}

/* Begin a record with these answers, the last of which has a note of that length: long enough for
 * the rows that follow to come to a new block of the disk. */
static void begin_record(const char *name, const char *answers, size_t note_len, struct text *said)
{
	struct text sheet = TEXT_EMPTY;

	text_printf(&sheet, "item,answer,note\n%s,", answers);
	for (size_t i = 0; i < note_len; i++)
		text_add_byte(&sheet, 'n');
	text_add_byte(&sheet, '\n');
	write_file("sheet.csv", sheet.bytes, sheet.len);
	text_release(&sheet);
	program_do((const char *const[]){"import", name, "sheet.csv", NULL}, NULL, said);
}

static void take_slip(struct text *out, const struct text *said)
{
	const char *slip = strstr(said->bytes, "slip ");

	cr_assert(slip);
	slip += strlen("slip ");
	text_add(out, slip, strcspn(slip, "\n"));
}

void stage_init(struct stage *stage)
{
	struct text said = TEXT_EMPTY;

	for (size_t i = 0; i < STAGE_FILES; i++)
		stage->files[i] = TEXT_EMPTY;
	stage->slip = TEXT_EMPTY;
	begin_record("other.csv", "6.1.a,na,\n6.2.2.b,no", 1, &said);
	keep(stage, FILE_OTHER);
	begin_record("ca.csv", "6.2.2.a,yes,\n6.2.2.b,yes", NOTE_LEN, &said);
	keep(stage, FILE_CA);
	take_slip(&stage->slip, &said);
	program_do((const char *const[]){"export", "ca.csv", "-o", "old.csv", NULL}, NULL, &said);
	keep(stage, FILE_OLD);
	program_do((const char *const[]){"seal", "--yes", "ca.csv", NULL}, NULL, &said);
	cr_assert_eq(file_read("ca.csv", &stage->files[FILE_SEALED]), STATUS_OK);
	text_add(&stage->files[FILE_TORN], stage->files[FILE_CA].bytes, stage->files[FILE_CA].len);
	text_add_string(&stage->files[FILE_TORN], HALF_A_ROW);
	text_add_string(&stage->files[FILE_SHEET], SHEET);
	/* Not what an export of the record gives: that it is replaced has to be seen. */
	text_add_string(&stage->files[FILE_OLD], "old\r\n");
	text_release(&said);
}

void stage_release(struct stage *stage)
{
	for (size_t i = 0; i < STAGE_FILES; i++)
		text_release(&stage->files[i]);
	text_release(&stage->slip);
}

static void clear_folder(void)
{
	DIR *folder = opendir(".");
	const struct dirent *entry;

	cr_assert(folder);
	while ((entry = readdir(folder)))
		if (entry->d_type != DT_DIR)
			cr_assert_eq(unlink(entry->d_name), 0, "%s", entry->d_name);
	closedir(folder);
}

/* True where the words name the file, or the folder with all of them. */
static bool is_named(const struct stage_command *command, size_t file)
{
	for (size_t i = 0; command->words[i]; i++)
		if (strcmp(command->words[i], names[file]) == 0 ||
		    strcmp(command->words[i], ".") == 0)
			return true;
	return false;
}

void stage_reset(const struct stage *stage, const struct stage_command *command)
{
	clear_folder();
	for (size_t i = 0; i < STAGE_FILES; i++)
		if (is_named(command, i))
			write_file(names[i], stage->files[i].bytes, stage->files[i].len);
}

const struct text *stage_before(const struct stage *stage, const struct stage_command *command,
				const char *name)
{
	for (size_t i = 0; i < STAGE_FILES; i++)
		if (strcmp(names[i], name) == 0 && is_named(command, i))
			return &stage->files[i];
	return NULL;
}

size_t stage_count(const struct stage_command *command)
{
	size_t count = 0;

	for (size_t i = 0; i < STAGE_FILES; i++)
		count += is_named(command, i);
	return count;
}

void stage_words(const struct stage *stage, const struct stage_command *command,
		 const char *out[STAGE_WORDS_MAX + 1])
{
	for (size_t i = 0; i <= STAGE_WORDS_MAX; i++) {
		out[i] = command->words[i];
		if (out[i] && strcmp(out[i], "@slip") == 0)
			out[i] = stage->slip.bytes;
		if (out[i] && strcmp(out[i], "@form") == 0)
			out[i] = getenv("TEST_FORMS");
	}
}
