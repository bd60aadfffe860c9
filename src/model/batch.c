/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows on their way into the record, with strings of their own. */
#include "config.h"

#include "model/batch.h"

static const char *keep(struct batch *batch, const char *string)
{
	char *kept = mem_string(string);

	*vec_push(&batch->strings) = kept;
	return kept;
}

void batch_add(struct batch *batch, const struct event *event)
{
	*vec_push(&batch->events) = (struct event){
	    .time = keep(batch, event->time),
	    .by = keep(batch, event->by),
	    .item = keep(batch, event->item),
	    .answer = keep(batch, event->answer),
	    .note = keep(batch, event->note),
	    .flag = keep(batch, event->flag),
	    .evidence = keep(batch, event->evidence),
	    .cause = keep(batch, event->cause),
	};
}

void batch_release(struct batch *batch)
{
	for (size_t i = 0; i < batch->strings.count; i++)
		free(batch->strings.at[i]);
	vec_release(&batch->strings);
	vec_release(&batch->events);
}
