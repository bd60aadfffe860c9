/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks a folder and those in it: always in the same order, and in little memory however many files
 * there are. */
#ifndef CAGRADE_BASE_WALK_H
#define CAGRADE_BASE_WALK_H

#include <stdbool.h>
#include <stddef.h>

enum walk_step {
	WALK_FILE, /* what is no folder and no link, under a wanted name; or the path itself */
	WALK_LINK, /* a symbolic link, under a wanted name or to a folder: not followed */
	WALK_UNREADABLE, /* a folder, or the path itself, that cannot be read; errno says why */
	WALK_OVER,
};

struct walk;

/* Walk a path: a folder (a link to one too), or anything else, which is then the only file.
 *
 * wants   is asked for the name of each file in a folder; NULL: all are wanted
 * owner   walk_free() */
struct walk *walk_new(const char *path, bool (*wants)(const char *name));
void walk_free(struct walk *walk);

/* Go on to what comes next in the order of the paths' bytes.
 *
 * path_out  behind the path given and a slash; borrowed until the next step */
enum walk_step walk_next(struct walk *walk, const char **path_out);

#endif
