/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base/sandbox: what a program that was held down can still do, and what not.  Each test holds down
 * a child, since there is no way back. */
#include "config.h"

#include "base/sandbox.h"

#include "tests/support/scratch.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>

#define VERSION_TRUNCATE 3
#define VERSION_NETWORK 4
#define VERSION_IOCTL 5
#define VERSION_SCOPES 6
#define STATUS_NOT_HELD 99

static void begin(void)
{
	scratch_enter();
	cr_assert_eq(mkdir("in", 0700), 0);
	cr_assert_eq(mkdir("in/below", 0700), 0);
	cr_assert_eq(mkdir("out", 0700), 0);
	scratch_write("in/record.csv", "row\n", 4);
	scratch_write("out/other.csv", "other\n", 6);
}

static void end(void)
{
	static const char *const names[] = {
	    "in/record.csv", "in/record.csv.lock", "in/record.csv.torn", "in/new.csv",
	    "in/below/new",  "out/other.csv",	   "out/new.csv"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		unlink(names[i]);
	rmdir("in/below");
	scratch_leave();
}

TestSuite(sandbox, .init = begin, .fini = end);

/* The version of the kernel's interface; 0 or less: there is none. */
static long version(void)
{
#ifdef SYS_landlock_create_ruleset
	return syscall(SYS_landlock_create_ruleset, NULL, (size_t)0, 1U);
#else
	return 0;
#endif
}

/* Hold a child down but for these files and have it work there; work tells which of its steps
 * failed first, 0 for none.  Where the system knows no sandbox the child may do all it wants, and
 * there is nothing to test. */
static int held(const char *const *written, size_t count, int (*work)(void))
{
	int status;
	pid_t child;

	if (version() < 1)
		cr_skip_test("this kernel has no Landlock");
	child = fork();
	cr_assert_geq(child, 0);
	if (child == 0)
		_exit(sandbox_enter(written, count) ? work() : STATUS_NOT_HELD);
	cr_assert_eq(waitpid(child, &status, 0), child);
	cr_assert(WIFEXITED(status), "ended with 0x%x", (unsigned)status);
	cr_assert_neq(WEXITSTATUS(status), STATUS_NOT_HELD, "was not held down");
	return WEXITSTATUS(status);
}

static int held_to_record(int (*work)(void))
{
	static const char *const written[] = {"in/record.csv"};

	return held(written, 1, work);
}

/* True where a call that gave this result was barred. */
static bool is_barred(int result)
{
	return result < 0 && (errno == EACCES || errno == EPERM || errno == EXDEV);
}

static int try_outside(void)
{
	const int create = O_WRONLY | O_CREAT;

	if (!is_barred(open("out/other.csv", O_WRONLY)))
		return 1;
	if (!is_barred(open("out/other.csv", O_RDWR | O_APPEND)))
		return 2;
	if (!is_barred(open("out/new.csv", create, 0600)))
		return 3;
	if (!is_barred(open("new.csv", create, 0600)))
		return 4;
	if (!is_barred(unlink("out/other.csv")))
		return 5;
	if (!is_barred(rename("out/other.csv", "in/new.csv")))
		return 6;
	if (!is_barred(rename("in/record.csv", "out/new.csv")))
		return 7;
	if (!is_barred(link("out/other.csv", "in/new.csv")))
		return 8;
	if (!is_barred(mkdir("out/folder", 0700)))
		return 9;
	if (version() >= VERSION_TRUNCATE && !is_barred(truncate("out/other.csv", 0)))
		return 10;
	return 0;
}

Test(sandbox, bars_all_writing_elsewhere)
{
	cr_expect_eq(held_to_record(try_outside), 0);
	cr_expect(scratch_holds("out/other.csv", "other\n", 6));
	cr_expect_not(scratch_has("out/new.csv"));
}

/* What writers of records and results do. */
static int work_beside_record(void)
{
	struct file_log *log;

	if (file_log_open("in/record.csv", &log) != STATUS_OK)
		return 1;
	if (file_log_append(log, "more\n", 5) != STATUS_OK)
		return 2;
	if (file_log_cut(log, 4) != STATUS_OK || file_log_append(log, "again\n", 6) != STATUS_OK)
		return 3;
	file_log_close(log);
	if (file_append("in/record.csv.torn", "tail", 4) != STATUS_OK)
		return 4;
	if (file_create("in/record.csv.lock", "note", 4) != STATUS_OK ||
	    unlink("in/record.csv.lock") != 0)
		return 5;
	if (file_create("in/new.csv", "new", 3) != STATUS_OK ||
	    file_replace("in/new.csv", "newer", 5) != STATUS_OK)
		return 6;
	if (file_create("in/below/new", "new", 3) != STATUS_OK)
		return 7;
	return 0;
}

Test(sandbox, lets_the_record_grow_and_files_come_beside_it)
{
	cr_expect_eq(held_to_record(work_beside_record), 0);
	cr_expect(scratch_holds("in/record.csv", "row\nagain\n", 10));
	cr_expect(scratch_holds("in/new.csv", "newer", 5));
}

static int make_odd_files(void)
{
	if (!is_barred(symlink("/etc/passwd", "in/link")))
		return 1;
	if (!is_barred(mkfifo("in/fifo", 0600)))
		return 2;
	if (!is_barred(mkdir("in/folder", 0700)))
		return 3;
	if (!is_barred(rmdir("in/below")))
		return 4;
	return 0;
}

Test(sandbox, bars_links_fifos_and_folders_even_beside_the_record)
{
	cr_expect_eq(held_to_record(make_odd_files), 0);
}

static int read_everything(void)
{
	struct text text = TEXT_EMPTY;
	enum status record = file_read("in/record.csv", &text);
	enum status other = file_read("out/other.csv", &text);
	enum status system = file_read("/etc/passwd", &text);

	text_release(&text);
	return record != STATUS_OK || other != STATUS_OK || system != STATUS_OK;
}

Test(sandbox, lets_everything_be_read)
{
	cr_expect_eq(held_to_record(read_everything), 0);
}

static int write_anywhere(void)
{
	if (!is_barred(open("in/record.csv", O_WRONLY)))
		return 1;
	return try_outside();
}

Test(sandbox, bars_all_writing_where_nothing_is_to_be_written)
{
	static const char *const missing[] = {"missing/record.csv"};

	cr_expect_eq(held(NULL, 0, write_anywhere), 0);
	cr_expect_eq(held(missing, 1, write_anywhere), 0);
	cr_expect(scratch_holds("in/record.csv", "row\n", 4));
}

static int write_in_both(void)
{
	bool holds = file_replace("in/new.csv", "a", 1) == STATUS_OK &&
		     file_replace("out/new.csv", "b", 1) == STATUS_OK;

	return !holds || !is_barred(open("new.csv", O_WRONLY | O_CREAT, 0600));
}

Test(sandbox, takes_several_folders)
{
	static const char *const written[] = {"in/record.csv", "out/"};

	cr_expect_eq(held(written, 2, write_in_both), 0);
}

static int write_here(void)
{
	return file_replace("out/new.csv", "a", 1) != STATUS_OK;
}

Test(sandbox, takes_a_bare_name_for_one_in_the_working_folder)
{
	static const char *const written[] = {"record.csv"};

	cr_expect_eq(held(written, 1, write_here), 0);
}

static int opened_before;

static int use_what_is_open(void)
{
	return write(opened_before, "x", 1) != 1 || ftruncate(opened_before, 0) != 0;
}

Test(sandbox, leaves_what_is_open)
{
	opened_before = open("out/other.csv", O_WRONLY);
	cr_assert_geq(opened_before, 0);
	cr_expect_eq(held_to_record(use_what_is_open), 0);
	cr_expect(scratch_holds("out/other.csv", "", 0));
	close(opened_before);
}

static int start_program(void)
{
	execl("/bin/true", "true", (char *)NULL);
	return errno != EACCES;
}

Test(sandbox, bars_other_programs)
{
	cr_expect_eq(held_to_record(start_program), 0);
}

static struct sockaddr_in listener_address;

/* A socket of this machine that listens. */
static int listen_on_tcp(void)
{
	struct sockaddr *address = (struct sockaddr *)&listener_address;
	socklen_t size = sizeof listener_address;
	int listener = socket(AF_INET, SOCK_STREAM, 0);

	listener_address =
	    (struct sockaddr_in){.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	cr_assert_eq(bind(listener, address, size), 0);
	cr_assert_eq(listen(listener, 1), 0);
	cr_assert_eq(getsockname(listener, address, &size), 0);
	return listener;
}

static int connect_by_tcp(void)
{
	const struct sockaddr *address = (const struct sockaddr *)&listener_address;
	int socket_fd = socket(AF_INET, SOCK_STREAM, 0);

	return !is_barred(connect(socket_fd, address, sizeof listener_address)) ||
	       !is_barred(bind(socket_fd, address, sizeof listener_address));
}

Test(sandbox, bars_the_network)
{
	int listener = listen_on_tcp();

	if (version() < VERSION_NETWORK)
		cr_skip_test("this kernel's Landlock knows no network");
	cr_expect_eq(held_to_record(connect_by_tcp), 0);
	close(listener);
}

static struct sockaddr_un abstract_address = {.sun_family = AF_UNIX};

static int connect_by_name(void)
{
	const struct sockaddr *address = (const struct sockaddr *)&abstract_address;
	int socket_fd = socket(AF_UNIX, SOCK_STREAM, 0);

	return !is_barred(connect(socket_fd, address, sizeof abstract_address));
}

Test(sandbox, bars_abstract_sockets)
{
	int listener = socket(AF_UNIX, SOCK_STREAM, 0);

	if (version() < VERSION_SCOPES)
		cr_skip_test("this kernel's Landlock knows no scopes");
	snprintf(abstract_address.sun_path + 1, sizeof abstract_address.sun_path - 1,
		 "cagrade-test-%ld", (long)getpid());
	cr_assert_eq(bind(listener, (struct sockaddr *)&abstract_address, sizeof abstract_address),
		     0);
	cr_assert_eq(listen(listener, 1), 0);
	cr_expect_eq(held_to_record(connect_by_name), 0);
	close(listener);
}

static int ask_device(void)
{
	int device = open("/dev/random", O_RDONLY);
	int bits;

	return device < 0 || !is_barred(ioctl(device, 0x80045200 /* RNDGETENTCNT */, &bits));
}

Test(sandbox, bars_ioctl_of_devices)
{
	if (version() < VERSION_IOCTL)
		cr_skip_test("this kernel's Landlock knows no ioctl");
	cr_expect_eq(held_to_record(ask_device), 0);
}
