/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program held down, so that a hostile file which found a fault in it gains little. */
#ifndef CAGRADE_BASE_SANDBOX_H
#define CAGRADE_BASE_SANDBOX_H

#include <stdbool.h>
#include <stddef.h>

/* Give up for good, in this process and all that it may start, what the work ahead does not need
 * (Landlock): to write, make, cut or remove files outside of some folders, to start programs, and
 * to open TCP connections, abstract sockets and ioctl(2) of devices.  What is open already stays
 * so, and everything can still be read: the libraries' tables of terminals, characters and users
 * stand in more places than anyone can name.
 *
 * written  paths of the files that will be written; the folder of each, and what stands below it,
 *          stays open to writing.  A folder that is not there is passed over
 * returns  false where the system has no such thing; nothing is given up then.  Older kernels
 *          (from 5.13 on) know a part of it, and the rest is left out without a word */
bool sandbox_enter(const char *const *written, size_t count);

#endif
