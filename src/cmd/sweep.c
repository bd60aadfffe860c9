/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every record in some folders, read and scored, several at once, and handed over in order. */
#include "config.h"

#include "cmd/sweep.h"

#include "base/crew.h"
#include "base/mem.h"
#include "base/vec.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Files are given to a hand by batches, which grow with the number of files: the first are small,
 * so that a few large records keep all hands busy, the later ones large, since each is waited for.
 */
#define BATCH_FILES_MAX 64
#define BATCH_FILES_OF_ALL 16 /* one more in a batch for every so many files */
#define BATCHES_PER_JOB 4     /* so that no hand waits for another's */

struct batch_of_files {
	struct swept files[BATCH_FILES_MAX];
	size_t count;
};

struct hand {
	const struct sweep *sweep;
	struct appraiser *appraiser;
};

/* A sweep under way. */
struct sweeping {
	const struct sweep *sweep;
	struct crew *crew;
	struct batch_of_files *filled; /* being filled; NULL: none */
	size_t file_count;	       /* added so far */
	bool is_over;		       /* who takes wants no more */
};

static bool is_csv(const char *name)
{
	size_t len = strlen(name);

	return len > 4 && strcasecmp(name + len - 4, ".csv") == 0;
}

static void note(struct swept *file, const struct appraisal *appraisal, const struct sweep *sweep)
{
	file->finding = appraisal->finding;
	file->row = appraisal->row;
	file->status = appraisal->status;
	file->reason = appraisal->reason;
	cells_clear(&file->cells);
	if (!finding_is_scored(appraisal->finding))
		return;
	struct assessment assessment = {
	    .path = file->path.bytes,
	    .form = sweep->form,
	    .answers = appraisal->answers,
	    .score = appraisal->score,
	    .warnings = appraisal->warnings,
	    .slip = appraisal->slip,
	    .is_sealed = appraisal->is_sealed,
	};
	summary_row(&file->cells, &assessment, appraisal->is_checked, sweep->has_leaves);
	file->standing = standing_of(&assessment);
}

static void look_at_batch(void *ctx, void *piece)
{
	const struct hand *hand = ctx;
	struct batch_of_files *batch = piece;

	for (size_t i = 0; i < batch->count; i++) {
		struct swept *file = &batch->files[i];
		struct appraisal appraisal;

		if (file->step != WALK_FILE)
			continue;
		appraiser_look(hand->appraiser, file->path.bytes, &appraisal);
		note(file, &appraisal, hand->sweep);
	}
}

/* Hand the oldest batch over; false where there is none. */
static bool hand_over(struct sweeping *sweeping)
{
	struct batch_of_files *batch = crew_take(sweeping->crew);

	if (!batch)
		return false;
	for (size_t i = 0; i < batch->count && !sweeping->is_over; i++)
		sweeping->is_over = !sweeping->sweep->take(sweeping->sweep->ctx, &batch->files[i]);
	return true;
}

static void give_filled(struct sweeping *sweeping)
{
	if (sweeping->filled)
		crew_give(sweeping->crew);
	sweeping->filled = NULL;
}

static bool is_full(const struct sweeping *sweeping)
{
	size_t wanted = 1 + sweeping->file_count / BATCH_FILES_OF_ALL;

	return sweeping->filled->count >= (wanted < BATCH_FILES_MAX ? wanted : BATCH_FILES_MAX);
}

static void add_file(struct sweeping *sweeping, enum walk_step step, const char *path,
		     bool is_given)
{
	int reason = errno;

	if (!sweeping->filled) {
		while (!crew_blank(sweeping->crew))
			(void)hand_over(sweeping);
		sweeping->filled = crew_blank(sweeping->crew);
		sweeping->filled->count = 0;
	}
	struct swept *file = &sweeping->filled->files[sweeping->filled->count++];
	file->step = step;
	file->status = STATUS_SYSTEM;
	file->reason = reason;
	file->is_given = is_given;
	text_clear(&file->path);
	text_add_string(&file->path, path);
	sweeping->file_count++;
	if (is_full(sweeping))
		give_filled(sweeping);
}

static void sweep_path(struct sweeping *sweeping, const char *path)
{
	struct walk *walk = walk_new(path, is_csv);
	enum walk_step step;
	const char *found;

	while (!sweeping->is_over && (step = walk_next(walk, &found)) != WALK_OVER)
		add_file(sweeping, step, found, strcmp(found, path) == 0);
	walk_free(walk);
}

/* A path that was given, and where it leads. */
struct root {
	char *path; /* whole, without links and with a slash at its end */
	size_t index;
};

static int compare_roots(const void *a, const void *b)
{
	const struct root *root_a = a;
	const struct root *root_b = b;
	int order = strcmp(root_a->path, root_b->path);

	/* Of the same path the one that was given first. */
	return order != 0 ? order
			  : (root_a->index > root_b->index) - (root_a->index < root_b->index);
}

static char *true_path(const char *path)
{
	char *whole = realpath(path, NULL);
	struct text out = TEXT_EMPTY;

	text_add_string(&out, whole ? whole : path);
	text_add_byte(&out, '/');
	free(whole);
	return text_take(&out);
}

/* Tell of each path whether it is to be swept: not where another one leads there too. */
static void choose_roots(char *const *paths, size_t count, bool *is_swept)
{
	struct root *roots = mem_alloc(count * sizeof *roots);
	const char *cover = NULL;

	for (size_t i = 0; i < count; i++)
		roots[i] = (struct root){.path = true_path(paths[i]), .index = i};
	qsort(roots, count, sizeof *roots, compare_roots);
	for (size_t i = 0; i < count; i++) {
		is_swept[roots[i].index] =
		    !cover || strncmp(roots[i].path, cover, strlen(cover)) != 0;
		if (is_swept[roots[i].index])
			cover = roots[i].path;
	}
	for (size_t i = 0; i < count; i++)
		free(roots[i].path);
	free(roots);
}

static void sweep_paths(struct sweeping *sweeping, char *const *paths, size_t count)
{
	bool *is_swept = mem_alloc(count * sizeof *is_swept);

	choose_roots(paths, count, is_swept);
	for (size_t i = 0; i < count && !sweeping->is_over; i++) {
		if (is_swept[i])
			sweep_path(sweeping, paths[i]);
	}
	give_filled(sweeping);
	while (!sweeping->is_over && hand_over(sweeping))
		;
	free(is_swept);
}

/* The hands and the batches of a sweep, and what both hold. */
struct gear {
	struct hand *hands;
	struct batch_of_files *batches;
	void **hand_list, **batch_list;
	size_t hand_count, batch_count;
};

static struct gear gear_new(const struct sweep *sweep)
{
	struct gear gear = {.hand_count = sweep->jobs,
			    .batch_count = sweep->jobs * BATCHES_PER_JOB};

	gear.hands = mem_alloc(gear.hand_count * sizeof *gear.hands);
	gear.hand_list = mem_alloc(gear.hand_count * sizeof *gear.hand_list);
	gear.batches = mem_alloc(gear.batch_count * sizeof *gear.batches);
	gear.batch_list = mem_alloc(gear.batch_count * sizeof *gear.batch_list);
	for (size_t i = 0; i < gear.hand_count; i++) {
		gear.hands[i] = (struct hand){
		    .sweep = sweep,
		    .appraiser = appraiser_new(sweep->form, sweep->checks_chains),
		};
		gear.hand_list[i] = &gear.hands[i];
	}
	for (size_t i = 0; i < gear.batch_count; i++) {
		gear.batch_list[i] = &gear.batches[i];
		for (size_t j = 0; j < BATCH_FILES_MAX; j++) {
			gear.batches[i].files[j].path = TEXT_EMPTY;
			gear.batches[i].files[j].cells = CELLS_EMPTY;
		}
	}
	return gear;
}

static void gear_release(struct gear *gear)
{
	for (size_t i = 0; i < gear->hand_count; i++)
		appraiser_free(gear->hands[i].appraiser);
	for (size_t i = 0; i < gear->batch_count; i++) {
		for (size_t j = 0; j < BATCH_FILES_MAX; j++) {
			text_release(&gear->batches[i].files[j].path);
			cells_release(&gear->batches[i].files[j].cells);
		}
	}
	free(gear->hands);
	free(gear->hand_list);
	free(gear->batches);
	free(gear->batch_list);
}

void sweep_run(const struct sweep *sweep, char *const *paths, size_t count)
{
	struct gear gear = gear_new(sweep);
	struct sweeping sweeping = {
	    .sweep = sweep,
	    .crew = crew_new(gear.hand_list, gear.hand_count, gear.batch_list, gear.batch_count,
			     look_at_batch),
	};

	sweep_paths(&sweeping, paths, count);
	crew_free(sweeping.crew);
	gear_release(&gear);
}
