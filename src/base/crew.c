/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work done by several threads, and taken back in the order in which it was given.
 *
 * The pieces stand in a ring.  Behind one another go: what was given, what a hand has begun, and
 * what was taken back; each only ever counts up. */
#include "config.h"

#include "base/crew.h"

#include "base/mem.h"

#include <assert.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

struct crew_thread {
	struct crew *crew;
	void *hand;
	pthread_t id;
};

struct crew {
	crew_work *work;
	void *hand; /* the one that works without a thread */
	void *const *pieces;
	size_t piece_count;
	struct crew_thread *threads;
	size_t thread_count;

	pthread_mutex_t lock; /* of all below */
	pthread_cond_t given_one, done_one;
	size_t given, begun, taken; /* counts; piece n stands at n % piece_count */
	bool *is_done;		    /* by place */
	size_t awaited;		    /* the place that is waited for */
	bool is_over;
};

static size_t place(const struct crew *crew, size_t number)
{
	return number % crew->piece_count;
}

/* Wait for a piece; false where there will be no more. */
static bool begin_piece(struct crew *crew, size_t *place_out)
{
	while (crew->begun == crew->given && !crew->is_over)
		pthread_cond_wait(&crew->given_one, &crew->lock);
	if (crew->begun == crew->given)
		return false;
	*place_out = place(crew, crew->begun++);
	return true;
}

static void *run_thread(void *argument)
{
	struct crew_thread *thread = argument;
	struct crew *crew = thread->crew;
	size_t at;

	pthread_mutex_lock(&crew->lock);
	while (begin_piece(crew, &at)) {
		pthread_mutex_unlock(&crew->lock);
		crew->work(thread->hand, crew->pieces[at]);
		pthread_mutex_lock(&crew->lock);
		crew->is_done[at] = true;
		if (at == crew->awaited)
			pthread_cond_signal(&crew->done_one);
	}
	pthread_mutex_unlock(&crew->lock);
	return NULL;
}

struct crew *crew_new(void *const *hands, size_t hand_count, void *const *pieces,
		      size_t piece_count, crew_work *work)
{
	struct crew *crew = mem_alloc(sizeof *crew);

	assert(hand_count > 0 && piece_count > 0);
	crew->work = work;
	crew->hand = hands[0];
	crew->pieces = pieces;
	crew->piece_count = piece_count;
	crew->is_done = mem_alloc(piece_count * sizeof *crew->is_done);
	crew->threads = mem_alloc(hand_count * sizeof *crew->threads);
	pthread_mutex_init(&crew->lock, NULL);
	pthread_cond_init(&crew->given_one, NULL);
	pthread_cond_init(&crew->done_one, NULL);
	for (size_t i = 0; hand_count > 1 && i < hand_count; i++) {
		struct crew_thread *thread = &crew->threads[crew->thread_count];

		*thread = (struct crew_thread){.crew = crew, .hand = hands[i]};
		crew->thread_count += pthread_create(&thread->id, NULL, run_thread, thread) == 0;
	}
	return crew;
}

void crew_free(struct crew *crew)
{
	if (!crew)
		return;
	pthread_mutex_lock(&crew->lock);
	crew->is_over = true;
	crew->given = crew->begun; /* what nobody has begun is left undone */
	pthread_cond_broadcast(&crew->given_one);
	pthread_mutex_unlock(&crew->lock);
	for (size_t i = 0; i < crew->thread_count; i++)
		pthread_join(crew->threads[i].id, NULL);
	pthread_cond_destroy(&crew->done_one);
	pthread_cond_destroy(&crew->given_one);
	pthread_mutex_destroy(&crew->lock);
	free(crew->threads);
	free(crew->is_done);
	free(crew);
}

/* Only the one who gives and takes changes these two counts, so that the looks at them need no
 * lock. */
void *crew_blank(struct crew *crew)
{
	if (crew->given - crew->taken == crew->piece_count)
		return NULL;
	return crew->pieces[place(crew, crew->given)];
}

void crew_give(struct crew *crew)
{
	assert(crew->given - crew->taken < crew->piece_count);
	pthread_mutex_lock(&crew->lock);
	crew->is_done[place(crew, crew->given)] = false;
	crew->given++;
	pthread_cond_signal(&crew->given_one);
	pthread_mutex_unlock(&crew->lock);
}

void *crew_take(struct crew *crew)
{
	size_t at = place(crew, crew->taken);

	if (crew->taken == crew->given)
		return NULL;
	if (crew->thread_count == 0) {
		crew->begun++;
		crew->work(crew->hand, crew->pieces[at]);
	} else {
		pthread_mutex_lock(&crew->lock);
		crew->awaited = at;
		while (!crew->is_done[at])
			pthread_cond_wait(&crew->done_one, &crew->lock);
		pthread_mutex_unlock(&crew->lock);
	}
	crew->taken++;
	return crew->pieces[at];
}
