/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The system calls of a program, as strace wrote them down. */
#include "config.h"

#include "tests/fault/powercut_trace.h"

#include "base/mem.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

/* The calls that matter.  `takes` says what each argument is: a folder or the path in it, a file,
 * bytes, an offset or length, the flags of open(), or nothing of interest. */
static const struct known {
	const char *name;
	enum trace_kind kind;
	const char *takes;
} known_calls[] = {
    {"open", TRACE_OPEN, "pg"},		  {"openat", TRACE_OPEN, "dpg"},
    {"close", TRACE_CLOSE, "f"},	  {"write", TRACE_WRITE, "fb"},
    {"pwrite64", TRACE_WRITE_AT, "fb-o"}, {"ftruncate", TRACE_CUT, "fo"},
    {"fsync", TRACE_SYNC, "f"},		  {"fdatasync", TRACE_SYNC, "f"},
    {"rename", TRACE_RENAME, "pp"},	  {"renameat", TRACE_RENAME, "dpdp"},
    {"renameat2", TRACE_RENAME, "dpdp-"}, {"link", TRACE_LINK, "pp"},
    {"linkat", TRACE_LINK, "dpdp-"},	  {"unlink", TRACE_UNLINK, "p"},
    {"unlinkat", TRACE_UNLINK, "dp-"},
};

/* What leaves the content of every disk as it is. */
static const char *const idle_calls[] = {
    "access",
    "chdir",
    "execve",
    "faccessat",
    "faccessat2",
    "fadvise64",
    "fchmod",
    "fcntl",
    "fstat",
    "fstatfs",
    "getcwd",
    "getdents64",
    "ioctl",
    "lseek",
    "lstat",
    "mmap",
    "newfstatat",
    "poll",
    "ppoll",
    "pread64",
    "read",
    "readlink",
    "readlinkat",
    "stat",
    "statfs",
    "statx",
    "landlock_add_rule",
    "landlock_create_ruleset",
    "landlock_restrict_self",
};

/* A line that is being read. */
struct reader {
	const char *at;
	struct trace_call *call;
	size_t paths; /* read so far */
	size_t folders;
};

static long long read_number(struct reader *reader)
{
	char *end;
	long long number;

	if (strncmp(reader->at, "AT_FDCWD", strlen("AT_FDCWD")) == 0) {
		reader->at += strlen("AT_FDCWD");
		return TRACE_HERE;
	}
	number = strtoll(reader->at, &end, 0);
	cr_assert_neq(end, reader->at, "no number: %.40s", reader->at);
	reader->at = end;
	return number;
}

static int digit_of(char hex)
{
	return hex <= '9' ? hex - '0' : hex - 'a' + 10;
}

/* Add a string, each byte of which stands as \xHH, to out. */
static void read_string(struct reader *reader, struct text *out)
{
	const char *at = reader->at;

	cr_assert_eq(*at, '"', "no string: %.40s", at);
	for (at++; *at == '\\' && at[1] == 'x'; at += 4)
		text_add_byte(out, (char)(digit_of(at[2]) * 16 + digit_of(at[3])));
	cr_assert_eq(*at, '"', "a string that is cut: %.40s", at);
	reader->at = at + 1;
}

static void read_path(struct reader *reader)
{
	char *out = reader->paths++ == 0 ? reader->call->path : reader->call->new_path;
	struct text path = TEXT_EMPTY;

	read_string(reader, &path);
	cr_assert_lt(path.len, TRACE_PATH_SIZE);
	text_add_byte(&path, '\0');
	memcpy(out, path.bytes, path.len);
	text_release(&path);
}

static void read_flags(struct reader *reader)
{
	size_t len = strcspn(reader->at, ",)");
	char *flags = mem_copy(reader->at, len);

	reader->call->creates = strstr(flags, "O_CREAT") != NULL;
	reader->call->truncates = strstr(flags, "O_TRUNC") != NULL;
	free(flags);
	reader->at += len;
}

static void read_folder(struct reader *reader)
{
	int folder = (int)read_number(reader);

	if (reader->folders++ == 0)
		reader->call->folder = folder;
	else
		reader->call->new_folder = folder;
}

static void read_argument(struct reader *reader, char takes)
{
	switch (takes) {
	case 'd':
		read_folder(reader);
		break;
	case 'p':
		read_path(reader);
		break;
	case 'f':
		reader->call->fd = (int)read_number(reader);
		break;
	case 'b':
		read_string(reader, &reader->call->bytes);
		break;
	case 'o':
		reader->call->at = (uint64_t)read_number(reader);
		break;
	case 'g':
		read_flags(reader);
		break;
	default: /* of no interest */
		reader->at += strcspn(reader->at, ",)");
		break;
	}
	if (strncmp(reader->at, ", ", 2) == 0)
		reader->at += 2;
}

static void read_call(struct trace_call *out, const struct known *known, const char *arguments)
{
	struct reader reader = {.at = arguments, .call = out};

	out->kind = known->kind;
	out->folder = out->new_folder = TRACE_HERE;
	out->path[0] = out->new_path[0] = '\0';
	text_clear(&out->bytes);
	for (const char *takes = known->takes; *takes != '\0'; takes++)
		read_argument(&reader, *takes);
}

/* The number behind the last ` = ` of the line: what the call returned. */
static long long result_of(const char *line, size_t len)
{
	const char *end = line + len;

	while (end > line && strncmp(end, " = ", 3) != 0)
		end--;
	cr_assert_gt(end, line, "no result: %.80s", line);
	return strtoll(end + 3, NULL, 10);
}

static bool is_name(const char *name, const char *line)
{
	size_t len = strlen(name);

	return strncmp(line, name, len) == 0 && line[len] == '(';
}

/* The call of the line; NULL where it changes nothing. */
static const struct known *find_known(const char *line)
{
	for (size_t i = 0; i < sizeof known_calls / sizeof *known_calls; i++)
		if (is_name(known_calls[i].name, line))
			return &known_calls[i];
	for (size_t i = 0; i < sizeof idle_calls / sizeof *idle_calls; i++)
		if (is_name(idle_calls[i], line))
			return NULL;
	cr_assert_fail("the trace has a call that nobody knows: %.80s", line);
	return NULL;
}

/* Take the bytes that were written, of all those given. */
static void take_result(struct trace_call *call, long long result)
{
	if (call->kind == TRACE_OPEN)
		call->fd = (int)result;
	if (call->kind == TRACE_WRITE || call->kind == TRACE_WRITE_AT)
		text_cut(&call->bytes, (size_t)result);
}

bool trace_next(const char **at, struct trace_call *out)
{
	while (**at != '\0') {
		const char *line = *at;
		size_t len = strcspn(line, "\n");
		const struct known *known;
		long long result;

		*at += len + (line[len] == '\n');
		if (line[0] == '+' || line[0] == '-') /* the program's end, or a signal */
			continue;
		known = find_known(line);
		result = result_of(line, len);
		if (!known || result < 0)
			continue;
		read_call(out, known, strchr(line, '(') + 1);
		take_result(out, result);
		return true;
	}
	return false;
}
