/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Look-up of an index by a string. */
#ifndef CAGRADE_BASE_MAP_H
#define CAGRADE_BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>

#define MAP_NONE ((size_t)-1)

struct map;

/* A new empty map.  Yours: map_free(), for which NULL is fine. */
struct map *map_new(void);
void map_free(struct map *map);

/* Remember index under key.  The key's bytes are borrowed and must outlive the map.  False, and
 * nothing changed, where the key is there already. */
bool map_add(struct map *map, const char *key, size_t index);

/* The index under key, or MAP_NONE. */
size_t map_find(const struct map *map, const char *key);

#endif
