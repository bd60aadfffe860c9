/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last row of each item so far. */
#include "config.h"

#include "report/memory.h"

#include "base/map.h"

void memory_init(struct memory *memory)
{
	*memory = (struct memory){.index_by_item = map_new()};
}

void memory_release(struct memory *memory)
{
	map_free(memory->index_by_item);
	vec_release(&memory->last);
}

const struct event *memory_take(struct memory *memory, const struct event *event)
{
	const struct event *before = NULL;
	size_t index = map_find(memory->index_by_item, event->item);

	if (index == MAP_NONE) {
		map_add(memory->index_by_item, event->item, memory->last.count);
		*vec_push(&memory->last) = event;
	} else {
		before = memory->last.at[index];
		memory->last.at[index] = event;
	}
	return before;
}
