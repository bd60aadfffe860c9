/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a call that depends on the world ended. */
#ifndef CAGRADE_BASE_STATUS_H
#define CAGRADE_BASE_STATUS_H

/* Zero is good.  STATUS_SYSTEM leaves the reason in errno. */
enum status {
	STATUS_OK = 0,
	STATUS_SYSTEM,	    /* a system call failed; errno says why */
	STATUS_MISSING,	    /* no such file */
	STATUS_EXISTS,	    /* the file exists already */
	STATUS_NOT_REGULAR, /* a folder, link, FIFO or device where a plain file is needed */
	STATUS_TOO_LARGE,   /* larger than the program takes */
	STATUS_LOCKED,	    /* another program is writing this file */
	STATUS_READ_ONLY,   /* the file or its medium does not let us write */
	STATUS_CHANGED,	    /* the file was changed or replaced behind our back */
	STATUS_BAD_DATA,    /* the content is at fault; diagnostics say where */
};

/* Must be looked at. */
#define CHECKED __attribute__((warn_unused_result))

/* The status in words for the end of a message, translated: "no such file".  Reads errno for
 * STATUS_SYSTEM, so call it before anything that may change errno. */
const char *status_text(enum status status);

#endif
