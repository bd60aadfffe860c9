/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks a folder and those in it, in order.
 *
 * To be put into order, names have to be held; and a folder may have more of them than anyone wants
 * to hold.  So a folder is read again and again, each time for the names that come next. */
#include "config.h"

#include "base/walk.h"

#include "base/fd.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/vec.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define NAMES_HELD 4096 /* of a folder, at least, and at most twice as many */

enum entry_kind { ENTRY_FILE, ENTRY_FOLDER, ENTRY_LINK };

/* An entry of a folder.  The name of a folder ends in a slash, so that it stands where the paths of
 * what is in it stand. */
struct entry {
	char *name;
	enum entry_kind kind;
};

/* A folder on the way from the path given to where the walk is. */
struct level {
	size_t path_len;	   /* of the walk's path up to this folder, its slash included */
	VEC(struct entry) entries; /* in order */
	size_t next;		   /* the one to be visited next */
	bool has_more;		   /* the folder has names behind the last of them */
};

struct walk {
	bool (*wants)(const char *name);
	struct text path; /* of the last step */
	VEC(struct level) levels;
	bool is_begun;
};

struct walk *walk_new(const char *path, bool (*wants)(const char *name))
{
	struct walk *walk = mem_alloc(sizeof *walk);

	walk->wants = wants;
	walk->path = TEXT_EMPTY;
	text_add_string(&walk->path, path);
	return walk;
}

/* Drop the entries from `first` on. */
static void drop_entries(struct level *level, size_t first)
{
	for (size_t i = first; i < level->entries.count; i++)
		free(level->entries.at[i].name);
	level->entries.count = first;
}

static void leave_level(struct walk *walk)
{
	struct level *level = &walk->levels.at[--walk->levels.count];

	drop_entries(level, 0);
	vec_release(&level->entries);
}

void walk_free(struct walk *walk)
{
	if (!walk)
		return;
	while (walk->levels.count > 0)
		leave_level(walk);
	vec_release(&walk->levels);
	text_release(&walk->path);
	free(walk);
}

static int compare_entries(const void *a, const void *b)
{
	return strcmp(((const struct entry *)a)->name, ((const struct entry *)b)->name);
}

static bool is_folder_at(int folder_fd, const char *name)
{
	struct stat facts;

	return fstatat(folder_fd, name, &facts, 0) == 0 && S_ISDIR(facts.st_mode);
}

/* What is under the name; some file systems do not tell in the folder itself. */
static unsigned char type_of(int folder_fd, const struct dirent *dirent)
{
	struct stat facts;

	if (dirent->d_type != DT_UNKNOWN)
		return dirent->d_type;
	if (fstatat(folder_fd, dirent->d_name, &facts, AT_SYMLINK_NOFOLLOW) != 0)
		return DT_REG; /* whoever opens it is told why */
	if (S_ISDIR(facts.st_mode))
		return DT_DIR;
	return S_ISLNK(facts.st_mode) ? DT_LNK : DT_REG;
}

/* True, with *kind_out set, where the walk stops at the entry. */
static bool is_visited(const struct walk *walk, int folder_fd, const struct dirent *dirent,
		       enum entry_kind *kind_out)
{
	const char *name = dirent->d_name;
	unsigned char type = type_of(folder_fd, dirent);
	bool is_wanted = !walk->wants || walk->wants(name);

	if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
		return false;
	if (type == DT_DIR)
		*kind_out = ENTRY_FOLDER;
	else if (type == DT_LNK)
		*kind_out = ENTRY_LINK;
	else
		*kind_out = ENTRY_FILE;
	return type == DT_DIR || is_wanted || (type == DT_LNK && is_folder_at(folder_fd, name));
}

/* Put the entries into order, and keep no more than are to be held. */
static void settle(struct level *level)
{
	if (level->entries.count > 0)
		qsort(level->entries.at, level->entries.count, sizeof *level->entries.at,
		      compare_entries);
	if (level->entries.count > NAMES_HELD) {
		drop_entries(level, NAMES_HELD);
		level->has_more = true;
	}
}

/* Add an entry that comes behind those visited before, unless more than enough come before it. */
static void offer(struct level *level, char *name, enum entry_kind kind, const char *visited)
{
	size_t count = level->entries.count;
	bool is_behind =
	    level->has_more && strcmp(name, level->entries.at[NAMES_HELD - 1].name) > 0;

	if (strcmp(name, visited) <= 0 || is_behind) {
		free(name);
		return;
	}
	*vec_push(&level->entries) = (struct entry){.name = name, .kind = kind};
	if (count + 1 == (size_t)2 * NAMES_HELD)
		settle(level);
}

/* Read the names that come behind `visited`.  False, with errno, where that fails. */
static bool read_names(const struct walk *walk, struct level *level, DIR *dir, const char *visited)
{
	struct text name = TEXT_EMPTY;
	const struct dirent *dirent;
	enum entry_kind kind;

	for (errno = 0; (dirent = readdir(dir)); errno = 0) {
		if (!is_visited(walk, dirfd(dir), dirent, &kind))
			continue;
		text_add_string(&name, dirent->d_name);
		if (kind == ENTRY_FOLDER)
			text_add_byte(&name, '/');
		offer(level, text_take(&name), kind, visited);
	}
	bool is_read = errno == 0;
	settle(level);
	return is_read;
}

/* Read the next names of the folder that the walk's path names up to its last slash.
 *
 * is_given  it is the path that was given, which may be a link */
static bool read_folder(struct walk *walk, struct level *level, bool is_given)
{
	int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | (is_given ? 0 : O_NOFOLLOW);
	size_t count = level->entries.count;
	char *visited = mem_string(count > 0 ? level->entries.at[count - 1].name : "");
	int fd;

	/* With its slash the path would be that of what a link points to. */
	walk->path.bytes[level->path_len - 1] = '\0';
	fd = open(level->path_len > 1 ? walk->path.bytes : "/", flags);
	walk->path.bytes[level->path_len - 1] = '/';
	DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
	drop_entries(level, 0);
	level->next = 0;
	level->has_more = false;
	bool is_read = dir && read_names(walk, level, dir, visited);
	int reason = errno;
	if (dir)
		closedir(dir);
	else if (fd >= 0)
		fd_close(fd);
	free(visited);
	errno = reason;
	return is_read;
}

/* Go into the folder that the walk's path names. */
static enum walk_step enter(struct walk *walk, bool is_given)
{
	struct level level = {.path_len = 0};

	if (walk->path.bytes[walk->path.len - 1] != '/')
		text_add_byte(&walk->path, '/');
	level.path_len = walk->path.len;
	bool is_read = read_folder(walk, &level, is_given);
	int reason = errno;
	*vec_push(&walk->levels) = level;
	errno = reason;
	return is_read ? WALK_OVER : WALK_UNREADABLE;
}

static enum walk_step begin(struct walk *walk)
{
	struct stat facts;

	walk->is_begun = true;
	if (fstatat(AT_FDCWD, walk->path.bytes, &facts, 0) != 0)
		return errno == ENOENT ? WALK_FILE : WALK_UNREADABLE;
	return S_ISDIR(facts.st_mode) ? enter(walk, true) : WALK_FILE;
}

/* Visit the next entry of a level; WALK_OVER where it leads into a folder. */
static enum walk_step visit(struct walk *walk, struct level *level)
{
	const struct entry *entry = &level->entries.at[level->next++];

	text_add_string(&walk->path, entry->name);
	switch (entry->kind) {
	case ENTRY_FILE:
		return WALK_FILE;
	case ENTRY_LINK:
		return WALK_LINK;
	case ENTRY_FOLDER:
		break;
	}
	return enter(walk, false);
}

enum walk_step walk_next(struct walk *walk, const char **path_out)
{
	enum walk_step step = walk->is_begun ? WALK_OVER : begin(walk);

	while (step == WALK_OVER && walk->levels.count > 0) {
		struct level *level = &walk->levels.at[walk->levels.count - 1];

		text_cut(&walk->path, level->path_len);
		if (level->next < level->entries.count)
			step = visit(walk, level);
		else if (!level->has_more)
			leave_level(walk);
		else if (!read_folder(walk, level, walk->levels.count == 1))
			step = WALK_UNREADABLE;
	}
	*path_out = walk->path.bytes;
	return step;
}
