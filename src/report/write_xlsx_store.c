/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the workbook library keeps the parts of a workbook until they are packed. */
#include "config.h"

#include "report/write_xlsx_store.h"

#include "base/fd.h"
#include "base/mem.h"
#include "base/text.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

struct store {
	struct text bytes;
	size_t at; /* where the next read or write begins, at most bytes.len */
};

static ssize_t store_read(void *cookie, char *out, size_t size)
{
	struct store *store = cookie;
	size_t left = store->bytes.len - store->at;
	size_t count = size < left ? size : left;

	memcpy(out, store->bytes.bytes + store->at, count);
	store->at += count;
	return (ssize_t)count;
}

static ssize_t store_write(void *cookie, const char *bytes, size_t size)
{
	struct store *store = cookie;
	size_t left = store->bytes.len - store->at;
	size_t over = size < left ? size : left; /* written over what is there */

	memcpy(store->bytes.bytes + store->at, bytes, over);
	text_add(&store->bytes, bytes + over, size - over);
	store->at += size;
	return (ssize_t)size;
}

static int store_seek(void *cookie, off64_t *offset, int whence)
{
	struct store *store = cookie;
	size_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? store->at : store->bytes.len;
	off64_t to = (off64_t)from + *offset;

	if (to < 0 || to > (off64_t)store->bytes.len)
		return -1;
	store->at = (size_t)to;
	*offset = to;
	return 0;
}

static int store_close(void *cookie)
{
	struct store *store = cookie;

	text_release(&store->bytes);
	free(store);
	return 0;
}

FILE *store_open(void)
{
	struct store *store = mem_alloc(sizeof *store);
	FILE *stream;

	store->bytes = TEXT_EMPTY;
	stream = fopencookie(store, "w+",
			     (cookie_io_functions_t){.read = store_read,
						     .write = store_write,
						     .seek = store_seek,
						     .close = store_close});
	if (!stream)
		(void)store_close(store);
	return stream;
}

/* The library passes nothing of ours along that could count instead. */
static size_t stream_count;

size_t store_stream_count(void)
{
	return stream_count;
}

/* Declared here and not by the library's header: its versions do not agree on `const`. */
FILE *lxw_tmpfile(const char *folder);

FILE *lxw_tmpfile(const char *folder)
{
	(void)folder;
	stream_count++;
	return store_open();
}

/* How a ZIP container is made: its members, each behind a header; a directory with an entry for
 * each of them, which repeats the header; and an end that says where the directory stands. */
#define HEADER "PK\3\4"
#define HEADER_BYTES 30
#define HEADER_SUMS_AT 14 /* of checksum and both lengths: SUMS_BYTES */
#define HEADER_NAME_AT 26 /* the lengths of the name and of what stands behind it */
#define ENTRY "PK\1\2"
#define ENTRY_BYTES 46
#define ENTRY_SUMS_AT 16
#define ENTRY_LEN_AT 20 /* of the member, as it is packed */
#define ENTRY_UNPACKED_AT 24
#define ENTRY_NAME_AT 28
#define ENTRY_COMMENT_AT 32
#define ENTRY_OFFSET_AT 42
#define END "PK\5\6"
#define END_BYTES 22
#define END_LEN_AT 12 /* of the directory, and behind it where it begins */
#define END_OFFSET_AT 16
#define SUMS_BYTES 12
#define SIGNATURE_BYTES 4

/* A number of some bytes, the lowest first. */
static size_t number_at(const char *bytes, size_t count)
{
	size_t number = 0;

	while (count-- > 0)
		number = number << 8 | (unsigned char)bytes[count];
	return number;
}

/* How much stands behind a header or an entry: the name, and what may follow it. */
static size_t tail_len(const char *lengths)
{
	return number_at(lengths, 2) + number_at(lengths + 2, 2);
}

/* How long an entry of the directory is. */
static size_t entry_len(const char *entry)
{
	return ENTRY_BYTES + tail_len(entry + ENTRY_NAME_AT) +
	       number_at(entry + ENTRY_COMMENT_AT, 2);
}

/* True where the member stands at its place, as its entry says; *at is then behind it. */
static bool is_member(const char *bytes, size_t len, const char *entry, size_t *at)
{
	const char *header = bytes + *at;

	if (number_at(entry + ENTRY_OFFSET_AT, 4) != *at || len - *at < HEADER_BYTES ||
	    memcmp(header, HEADER, SIGNATURE_BYTES) != 0 ||
	    memcmp(header + HEADER_SUMS_AT, entry + ENTRY_SUMS_AT, SUMS_BYTES) != 0)
		return false;
	*at +=
	    HEADER_BYTES + tail_len(header + HEADER_NAME_AT) + number_at(entry + ENTRY_LEN_AT, 4);
	return *at <= len;
}

/* True where the members fill the container up to its directory, and that holds just them. */
static bool has_members(const char *bytes, size_t directory_at, size_t directory_len)
{
	size_t end = directory_at + directory_len;
	size_t at = 0;

	for (size_t entry_at = directory_at; entry_at < end;) {
		const char *entry = bytes + entry_at;

		if (end - entry_at < ENTRY_BYTES || memcmp(entry, ENTRY, SIGNATURE_BYTES) != 0 ||
		    !is_member(bytes, directory_at, entry, &at))
			return false;
		entry_at += entry_len(entry);
		if (entry_at > end)
			return false;
	}
	return at == directory_at;
}

/* Where a directory stands that its end speaks of. */
struct directory {
	size_t at, len;
};

static bool find_directory(const char *bytes, size_t len, struct directory *out)
{
	const char *end;

	if (len < END_BYTES)
		return false;
	end = bytes + len - END_BYTES;
	if (memcmp(end, END, SIGNATURE_BYTES) != 0)
		return false;
	*out = (struct directory){
	    .at = number_at(end + END_OFFSET_AT, 4),
	    .len = number_at(end + END_LEN_AT, 4),
	};
	return out->at + out->len + END_BYTES == len;
}

bool store_is_container(const char *bytes, size_t len)
{
	struct directory directory;

	return find_directory(bytes, len, &directory) &&
	       has_members(bytes, directory.at, directory.len);
}

/* How long all members are together, unpacked. */
static size_t unpacked_len(const char *bytes, const struct directory *directory)
{
	size_t end = directory->at + directory->len;
	size_t sum = 0;

	for (size_t at = directory->at; at < end; at += entry_len(bytes + at))
		sum += number_at(bytes + at + ENTRY_UNPACKED_AT, 4);
	return sum;
}

/* Take so much of the disk for a moment. */
static bool can_take(const char *folder, size_t len)
{
	struct text name = TEXT_EMPTY;
	bool is_taken;
	int fd;

	text_printf(&name, "%s/.cagrade-XXXXXX", folder);
	fd = mkstemp(name.bytes);
	if (fd >= 0)
		(void)unlink(name.bytes);
	text_release(&name);
	is_taken = fd >= 0 && posix_fallocate(fd, 0, (off_t)len) == 0;
	if (fd >= 0)
		fd_close(fd);
	return is_taken;
}

bool store_has_room(const char *folder, const char *bytes, size_t len)
{
	struct directory directory;

	return store_is_container(bytes, len) && find_directory(bytes, len, &directory) &&
	       can_take(folder, unpacked_len(bytes, &directory));
}
