/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The least that reading records can cost.
 *
 *   floors WHAT <LIST
 *
 * LIST names the files, one a line; each is read whole, and then, as WHAT says:
 *
 * read    nothing
 * libcsv  parsed by libcsv, whose callbacks do nothing
 * sm3     every row is digested by nettle as its chain does: the chain before it, LF, the row
 * sm3-all the file is digested by nettle in one piece
 *
 * A digest is not looked at, nor written as hex.  Sums up on stderr. */
#include "config.h"

#include "tests/bench/bench.h"

#include <csv.h>
#include <fcntl.h>
#include <nettle/sm3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEX_LEN 64
#define CHAIN_CELL_LEN (5 + HEX_LEN) /* `,sm3:` and the digest */

static unsigned char *bytes;
static size_t room;
static size_t rows;

static size_t read_file(const char *path)
{
	struct stat facts;
	size_t len = 0;
	int fd = open(path, O_RDONLY);

	bench_need(fd >= 0 && fstat(fd, &facts) == 0, path);
	if ((size_t)facts.st_size > room) {
		room = (size_t)facts.st_size;
		bytes = realloc(bytes, room);
		bench_need(bytes != NULL, "memory");
	}
	while (len < (size_t)facts.st_size) {
		ssize_t got = read(fd, bytes + len, (size_t)facts.st_size - len);

		bench_need(got > 0, path);
		len += (size_t)got;
	}
	close(fd);
	return len;
}

static void take_field(void *field, size_t len, void *ctx)
{
	(void)field;
	(void)len;
	(void)ctx;
}

static void take_row(int end, void *ctx)
{
	(void)end;
	(void)ctx;
}

static void parse(size_t len)
{
	struct csv_parser parser;

	bench_need(csv_init(&parser, 0) == 0, "libcsv");
	bench_need(csv_parse(&parser, bytes, len, take_field, take_row, NULL) == len, "libcsv");
	csv_fini(&parser, take_field, take_row, NULL);
	csv_free(&parser);
}

static void digest_all(size_t len)
{
	uint8_t digest[SM3_DIGEST_SIZE];
	struct sm3_ctx context;

	sm3_init(&context);
	sm3_update(&context, len, bytes);
	sm3_digest(&context, sizeof digest, digest);
}

/* The chain before a row and its LF stand right before the row, at the end of the line before it,
 * so that the library gets all in one piece.  That of the header does not stand there: the first
 * row is digested with fewer bytes. */
static void digest_rows(size_t len)
{
	const unsigned char *end = bytes + len;
	const unsigned char *line = memchr(bytes, '\n', len);

	while (line && ++line < end) {
		const unsigned char *newline = memchr(line, '\n', (size_t)(end - line));
		const unsigned char *start = bytes;
		uint8_t digest[SM3_DIGEST_SIZE];
		struct sm3_ctx context;

		if (line - bytes > HEX_LEN + 1 + CHAIN_CELL_LEN)
			start = line - HEX_LEN - 1;
		bench_need(newline && newline - line > CHAIN_CELL_LEN, "a record");
		sm3_init(&context);
		sm3_update(&context, (size_t)(newline - start) - CHAIN_CELL_LEN, start);
		sm3_digest(&context, sizeof digest, digest);
		line = newline;
		rows++;
	}
}

static void look(const char *what, size_t len)
{
	if (strcmp(what, "libcsv") == 0)
		parse(len);
	else if (strcmp(what, "sm3") == 0)
		digest_rows(len);
	else if (strcmp(what, "sm3-all") == 0)
		digest_all(len);
}

int main(int argc, char **argv)
{
	char path[4096];
	size_t total = 0;
	size_t files = 0;

	if (argc != 2) {
		fputs("usage: floors read|libcsv|sm3|sm3-all <LIST\n", stderr);
		return 2;
	}
	for (; fgets(path, sizeof path, stdin); files++) {
		path[strcspn(path, "\n")] = '\0';
		size_t len = read_file(path);
		look(argv[1], len);
		total += len;
	}
	fprintf(stderr, "%zu files, %zu bytes, %zu rows digested\n", files, total, rows);
	free(bytes);
	return 0;
}
