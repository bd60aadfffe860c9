/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The note beside a record that says who holds it. */
#include "config.h"

#include "record/holder.h"

#include "base/fd.h"
#include "base/stamp.h"
#include "base/utf8.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NOTE_MAX_BYTES 512 /* more is no note of ours, and would flood the message it is put in */
#define HOST_SIZE 256

static char *note_path(const char *record_path)
{
	struct text path = TEXT_EMPTY;

	text_printf(&path, "%s.lock", record_path);
	return text_take(&path);
}

/* The note is advice alone and not worth a sync, which every start would wait for.  A plain file
 * under its name is the note of one who held the record before us; anything else somebody made. */
static bool put_note(const char *path, const char *bytes, size_t len)
{
	struct stat facts;
	enum status status;
	int fd;

	if (lstat(path, &facts) == 0 && S_ISREG(facts.st_mode))
		(void)unlink(path);
	if (fd_create(AT_FDCWD, path, &fd) != STATUS_OK)
		return false;
	status = fd_write(fd, bytes, len, 0);
	fd_close(fd);
	if (status != STATUS_OK) /* a note cut short would name another, or nobody */
		(void)unlink(path);
	return status == STATUS_OK;
}

bool holder_write(const char *record_path, const char *by)
{
	char host[HOST_SIZE] = "";
	char since[STAMP_SIZE];
	struct text note = TEXT_EMPTY;
	char *path = note_path(record_path);
	bool is_written;

	if (gethostname(host, sizeof host - 1) != 0)
		host[0] = '\0';
	stamp_print(stamp_system_clock(), since);
	text_add_string(&note, "by ");
	utf8_add_shown(&note, by, strlen(by), false);
	text_printf(&note, " pid %ld host %s since %s\n", (long)getpid(), host, since);
	is_written = put_note(path, note.bytes, note.len);
	text_release(&note);
	free(path);
	return is_written;
}

void holder_remove(const char *record_path)
{
	char *path = note_path(record_path);

	(void)unlink(path);
	free(path);
}

/* Read the first bytes of a plain file; 0 where there is none. */
static size_t read_start(const char *path, char *bytes, size_t size)
{
	ssize_t len;
	int fd;

	/* The note's name is there for the taking, so it may be a link, a FIFO, or huge. */
	if (fd_open(AT_FDCWD, path, O_RDONLY | O_NOFOLLOW, &fd) != STATUS_OK)
		return 0;
	len = read(fd, bytes, size);
	fd_close(fd);
	return len > 0 ? (size_t)len : 0;
}

void holder_read(const char *record_path, struct text *out)
{
	char *path = note_path(record_path);
	char note[NOTE_MAX_BYTES];
	size_t len = read_start(path, note, sizeof note);

	if (len > 0 && note[len - 1] == '\n')
		len--;
	utf8_add_shown(out, note, len, false);
	free(path);
}
