/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program held down by the kernel's Landlock. */
#include "config.h"

#include "base/sandbox.h"

#include "base/fd.h"
#include "base/mem.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef SYS_landlock_create_ruleset

/* The kernel's interface, from its documentation: the headers of a system are often older than the
 * kernel that runs below it. */
#define CREATE_RULESET_VERSION 1U /* a flag: tell which version is there */
#define RULE_PATH_BENEATH 1

struct ruleset {
	uint64_t files;	  /* rights that are lost but where a rule gives them */
	uint64_t network; /* from version 4 on; older kernels take zeros */
	uint64_t scopes;  /* from version 6 on */
};

struct path_beneath {
	uint64_t rights;
	int32_t folder_fd;
} __attribute__((packed));

#define FILE_EXECUTE (UINT64_C(1) << 0)
#define FILE_WRITE (UINT64_C(1) << 1)
#define FOLDER_REMOVE_FOLDER (UINT64_C(1) << 4)
#define FOLDER_REMOVE_FILE (UINT64_C(1) << 5)
#define FOLDER_MAKE_FILE (UINT64_C(1) << 8)
#define FOLDER_MAKE_OTHERS (UINT64_C(0x1EC0)) /* devices, folders, sockets, FIFOs, links */
#define FOLDER_REFER (UINT64_C(1) << 13)      /* move between folders */
#define FILE_TRUNCATE (UINT64_C(1) << 14)
#define DEVICE_IOCTL (UINT64_C(1) << 15)

#define NETWORK_TCP (UINT64_C(3)) /* bind and connect */

/* Not the scope of signals too: Ctrl-Z has to stop the whole job. */
#define SCOPE_ABSTRACT_SOCKETS (UINT64_C(1))

/* What writing a file takes: beside it come a temporary one, the holder's note and a torn tail. */
#define WRITING (FILE_WRITE | FOLDER_REMOVE_FILE | FOLDER_MAKE_FILE | FILE_TRUNCATE)

/* What the kernel can take away, by its version of the interface. */
static struct ruleset known_rights(long version)
{
	struct ruleset known = {
	    .files = FILE_EXECUTE | FILE_WRITE | FOLDER_REMOVE_FOLDER | FOLDER_REMOVE_FILE |
		     FOLDER_MAKE_FILE | FOLDER_MAKE_OTHERS,
	};

	if (version >= 2)
		known.files |= FOLDER_REFER;
	if (version >= 3)
		known.files |= FILE_TRUNCATE;
	if (version >= 4)
		known.network = NETWORK_TCP;
	if (version >= 5)
		known.files |= DEVICE_IOCTL;
	if (version >= 6)
		known.scopes = SCOPE_ABSTRACT_SOCKETS;
	return known;
}

/* Keep the folder of a file open to writing.  Where it cannot be opened nothing can be written
 * there either, and whoever tries is told why. */
static void allow_writing(int ruleset_fd, const struct ruleset *known, const char *path)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash ? mem_copy(path, (size_t)(slash + 1 - path)) : mem_string(".");
	struct path_beneath rule = {
	    .rights = WRITING & known->files,
	    .folder_fd = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC),
	};

	free(folder);
	if (rule.folder_fd < 0)
		return;
	(void)syscall(SYS_landlock_add_rule, ruleset_fd, RULE_PATH_BENEATH, &rule, 0U);
	fd_close(rule.folder_fd);
}

bool sandbox_enter(const char *const *written, size_t count)
{
	long version =
	    syscall(SYS_landlock_create_ruleset, NULL, (size_t)0, CREATE_RULESET_VERSION);
	struct ruleset known = known_rights(version);
	bool is_held;
	int fd;

	if (version < 1)
		return false;
	fd = (int)syscall(SYS_landlock_create_ruleset, &known, sizeof known, 0U);
	if (fd < 0)
		return false;
	for (size_t i = 0; i < count; i++)
		allow_writing(fd, &known, written[i]);
	is_held = prctl(PR_SET_NO_NEW_PRIVS, 1UL, 0UL, 0UL, 0UL) == 0 &&
		  syscall(SYS_landlock_restrict_self, fd, 0U) == 0;
	fd_close(fd);
	return is_held;
}

#else

bool sandbox_enter(const char *const *written, size_t count)
{
	(void)written;
	(void)count;
	return false;
}

#endif
