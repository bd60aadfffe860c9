/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Look-up of an index by a string.  The only module that knows the hash table library. */
#include "config.h"

#include "base/map.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

/* The library allocates as the rest of the program does, so it never sees an allocation fail. */
#define uthash_malloc(size_bytes) mem_alloc(size_bytes)
#define uthash_fatal(message) abort()
#include <uthash.h>

struct entry {
	const char *key; /* borrowed */
	size_t index;
	UT_hash_handle hh;
};

struct map {
	struct entry *entries; /* the library's table hangs on the first; NULL: none */
};

struct map *map_new(void)
{
	return mem_alloc(sizeof(struct map));
}

void map_free(struct map *map)
{
	struct entry *entry;
	struct entry *next;

	if (!map)
		return;
	entry = map->entries;
	HASH_CLEAR(hh, map->entries); /* frees the table and leaves the entries linked */
	for (; entry; entry = next) {
		next = entry->hh.next;
		free(entry);
	}
	free(map);
}

static struct entry *find(const struct map *map, const char *key)
{
	struct entry *entry;

	HASH_FIND_STR(map->entries, key, entry);
	return entry;
}

bool map_add(struct map *map, const char *key, size_t index)
{
	struct entry *entry;

	if (find(map, key))
		return false;
	entry = mem_alloc(sizeof *entry);
	entry->key = key;
	entry->index = index;
	HASH_ADD_KEYPTR(hh, map->entries, entry->key, strlen(entry->key), entry);
	return true;
}

size_t map_find(const struct map *map, const char *key)
{
	const struct entry *entry = find(map, key);

	return entry ? entry->index : MAP_NONE;
}
