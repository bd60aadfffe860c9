/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a call that depends on the world ended, in words. */
#include "config.h"

#include "base/status.h"

#include "base/i18n.h"

#include <assert.h>
#include <errno.h>
#include <stdbool.h>
#include <string.h>

/* The C library's words: people look them up.  It translates them only where the system has the
 * locale, so those that are to be expected stand here, for our catalogue. */
static const char *system_text(int error)
{
	switch (error) {
	case EACCES:
		return _("Permission denied");
	case EPERM:
		return _("Operation not permitted");
	case ENOENT:
		return _("No such file or directory");
	case ENOTDIR:
		return _("Not a directory");
	case ENAMETOOLONG:
		return _("File name too long");
	case EROFS:
		return _("Read-only file system");
	case ENOSPC:
		return _("No space left on device");
	case EDQUOT:
		return _("Disk quota exceeded");
	case EFBIG:
		return _("File too large");
	case EIO:
		return _("Input/output error");
	default:
		return strerror(error);
	}
}

const char *status_text(enum status status)
{
	switch (status) {
	case STATUS_OK:
		return _("no fault");
	case STATUS_SYSTEM:
		return system_text(errno);
	case STATUS_MISSING:
		return _("no such file");
	case STATUS_EXISTS:
		return _("the file exists already");
	case STATUS_NOT_REGULAR:
		return _("not a plain file");
	case STATUS_TOO_LARGE:
		return _("the file is too large");
	case STATUS_LOCKED:
		return _("another program is writing this file");
	case STATUS_READ_ONLY:
		return _("the file cannot be written to");
	case STATUS_CHANGED:
		return _("another program has changed the file");
	case STATUS_BAD_DATA:
		return _("the content is at fault");
	}
	assert(false && "no such status");
	return "";
}
