/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A typed growing array: `VEC(struct item) items = {0};`, then items.at[0 .. items.count - 1]. */
#ifndef CAGRADE_BASE_VEC_H
#define CAGRADE_BASE_VEC_H

#include "base/mem.h"

#include <stdlib.h>

#define VEC(type)                                                                                  \
	struct {                                                                                   \
		type *at;                                                                          \
		size_t count;                                                                      \
		size_t room;                                                                       \
	}

/* Make room for one more element and give the new last one, whose bytes are not set.  Pointers
 * into the vector die here: keep indices. */
#define vec_push(vec)                                                                              \
	((vec)->count < (vec)->room                                                                \
	     ? (void)0                                                                             \
	     : (void)((vec)->room = (vec)->room ? 2 * (vec)->room : 8,                             \
		      (vec)->at = mem_resize((vec)->at, (vec)->room, sizeof *(vec)->at)),          \
	 &(vec)->at[(vec)->count++])

/* Make room for count elements at once, where it is known how many there will be. */
#define vec_reserve(vec, wanted)                                                                   \
	((vec)->room >= (wanted)                                                                   \
	     ? (void)0                                                                             \
	     : (void)((vec)->room = (wanted),                                                      \
		      (vec)->at = mem_resize((vec)->at, (vec)->room, sizeof *(vec)->at)))

#define vec_clear(vec) ((void)((vec)->count = 0))

#define vec_release(vec)                                                                           \
	(free((vec)->at), (void)((vec)->at = NULL, (vec)->count = 0, (vec)->room = 0))

#endif
