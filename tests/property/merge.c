/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random records that share starts, part, and are merged again and again: what comes of merging
 * them does not depend on their order, nor on how often; it has every row, and takes what one side
 * alone changed.
 *
 * TEST_SEED in the environment takes the place of the first seed; a failure prints the seed of the
 * case that failed, so that TEST_SEED=SEED begins with it. */
#include "config.h"

#include "base/stamp.h"

#include "tests/support/draw.h"
#include "tests/support/merge_fixture.h"

#include <stdint.h>

TestSuite(merge_property, .fini = check_leaks);

#define CASES 300
#define RECORDS 5 /* written in a case */
#define STEPS 24
#define SOURCES 3 /* merged in the end */

static const char *const items[] = {"6.1.a", "6.1.b", "6.1.c", "6.1.d"};

#define ITEMS (sizeof items / sizeof *items)

#define DRAW(random, ...)                                                                          \
	((const char *const[]){__VA_ARGS__})[draw(                                                 \
	    random, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))]

struct world {
	uint64_t seed;
	uint64_t random;
	bool has_merges; /* among the records are merged ones */
	struct writing records[RECORDS];
	size_t count;
};

static void expect(const struct world *world, bool holds, const char *what)
{
	if (!holds)
		cr_assert_fail("seed %llu: %s", (unsigned long long)world->seed, what);
}

/* A minute in which seconds fall together, clocks go wrong, and zones differ. */
static void draw_time(uint64_t *random, struct text *out)
{
	static const char *const zones[][2] = {
	    {"2026-11-23T14:00:", "+08:00"},
	    {"2026-11-23T06:00:", "+00:00"},
	    {"2026-11-23T01:30:", "-04:30"},
	};
	const char *const *zone = zones[draw(random, 3)];

	text_clear(out);
	text_printf(out, "%s%02zu%s", zone[0], draw(random, 20), zone[1]);
}

static void add_row(struct world *world, struct writing *record)
{
	uint64_t *random = &world->random;
	struct text time = TEXT_EMPTY;
	struct text cells = TEXT_EMPTY;
	const char *by = DRAW(random, "li", "wang", "zhao");
	const char *item = draw(random, 20) == 0 ? "record.seal" : items[draw(random, ITEMS)];
	const char *answer = DRAW(random, "yes", "no", "na", "");
	const char *note = DRAW(random, "", "", "a", "b\\na", "c");
	const char *flag = DRAW(random, "", "", "", "yes");
	const char *evidence = DRAW(random, "", "", "ref=1", "method=test; ref=2");
	const char *cause = DRAW(random, "", "", "undo 2", "import 1/1", "amend 1: why");

	draw_time(random, &time);
	text_printf(&cells, "%s,%s,%s,%s,%s,%s", item, answer, note, flag, evidence, cause);
	writing_add(record, time.bytes, by, cells.bytes);
	text_release(&time);
	text_release(&cells);
}

static struct writing begin(struct world *world)
{
	struct text time = TEXT_EMPTY;
	struct writing record;

	draw_time(&world->random, &time);
	record = writing_begin(time.bytes, DRAW(&world->random, "li", "wang", "zhao"));
	text_release(&time);
	return record;
}

/* Put a merge of two records in the place of one of them: the inspector goes on in that. */
static void merge_two(struct world *world)
{
	struct writing *a = &world->records[draw(&world->random, world->count)];
	struct writing *b = &world->records[draw(&world->random, world->count)];
	struct merging merging =
	    merging_of((const struct text *const[]){&a->rows.bytes, &b->rows.bytes, NULL},
		       draw(&world->random, 3) == 0);

	expect(world, merging.is_sound, "two records clash");
	writing_release(a);
	*a = writing_of(&merging.bytes);
	merging_release(&merging);
	world->has_merges = true;
}

/* Write records that begin alone or as copies of others. */
static struct world make_world(uint64_t seed, bool has_merges)
{
	struct world world = {.seed = seed, .random = seed};

	world.records[world.count++] = begin(&world);
	for (size_t i = 0; i < STEPS; i++) {
		size_t chosen = draw(&world.random, world.count);
		size_t what = draw(&world.random, 10);

		if (what == 0 && world.count < RECORDS)
			world.records[world.count++] = begin(&world);
		else if (what <= 2 && world.count < RECORDS)
			world.records[world.count++] = writing_copy(&world.records[chosen]);
		else if (what == 3 && has_merges)
			merge_two(&world);
		else
			add_row(&world, &world.records[chosen]);
	}
	while (world.count < SOURCES)
		world.records[world.count++] = writing_copy(&world.records[0]);
	return world;
}

static void world_release(struct world *world)
{
	for (size_t i = 0; i < world->count; i++)
		writing_release(&world->records[i]);
}

/* The last row of an item; NULL: none. */
static const struct event *last_of(const struct event *events, size_t count, const char *item)
{
	while (count-- > 0) {
		if (strcmp(events[count].item, item) == 0)
			return &events[count];
	}
	return NULL;
}

static const struct event *last_merged(const struct merging *merging, const char *item)
{
	return last_of(merging->merge.events.at, merging->merge.events.count, item);
}

static bool says_the_same(const struct event *a, const struct event *b)
{
	static const struct event nothing = {.answer = "", .note = "", .flag = "", .evidence = ""};

	a = a ? a : &nothing;
	b = b ? b : &nothing;
	return strcmp(a->answer, b->answer) == 0 && strcmp(a->note, b->note) == 0 &&
	       strcmp(a->flag, b->flag) == 0 && strcmp(a->evidence, b->evidence) == 0;
}

static bool is_conflict(const struct event *event)
{
	return event && strcmp(event->flag, EVENT_FLAG_CONFLICT) == 0;
}

static const char *digest_of(const struct merge_source *source, size_t index)
{
	const char *cause = source->events[index].cause;

	return strncmp(cause, "merge ", 6) == 0 ? cause + 6 : source->chains[index];
}

static size_t count_digest(const struct merge *merge, const char *digest)
{
	size_t found = 0;

	for (size_t i = 0; i < merge->events.count; i++)
		found += strcmp(merge->events.at[i].cause + 6, digest) == 0;
	return found;
}

/* Every row of every source is there, once; and what is more are rows of the merge's own, at most
 * one an item. */
static void expect_all_rows(const struct world *world, const struct merging *merging)
{
	const struct merge *merge = &merging->merge;
	bool is_known[RECORDS * STEPS * 2] = {false};
	size_t own = 0;

	expect(world, merge->events.count <= sizeof is_known, "there is no end of rows");
	for (size_t i = 0; i < merging->count; i++) {
		const struct merge_source *source = &merging->sources[i];

		for (size_t j = 0; j < source->count; j++)
			expect(world, count_digest(merge, digest_of(source, j)) == 1,
			       "a row is lost, or twice");
		for (size_t k = 0; k < merge->events.count; k++)
			for (size_t j = 0; j < source->count; j++)
				is_known[k] |= strcmp(merge->events.at[k].cause + 6,
						      digest_of(source, j)) == 0;
	}
	for (size_t k = 0; k < merge->events.count; k++)
		own += !is_known[k];
	expect(world, own <= ITEMS, "there are rows from nowhere");
	expect(world, strcmp(merge->events.at[0].item, EVENT_BEGIN_ITEM) == 0, "no beginning");
}

static int64_t instant_of(const struct world *world, const struct event *event)
{
	int64_t instant = 0;

	expect(world, stamp_parse(event->time, &instant), "a time is none");
	return instant;
}

/* All rows stand in order but for those at the end, each of which is the last of its item. */
static void expect_order(const struct world *world, const struct merge *merge)
{
	const struct event *events = merge->events.at;
	size_t at = 2;

	for (; at < merge->events.count; at++) {
		int64_t before = instant_of(world, &events[at - 1]);
		int64_t now = instant_of(world, &events[at]);

		if (now < before ||
		    (now == before && strcmp(events[at].cause, events[at - 1].cause) < 0))
			break;
	}
	for (; at < merge->events.count; at++)
		expect(world, last_of(events, merge->events.count, events[at].item) == &events[at],
		       "out of order, and not for an item's last row");
}

/* The rows that all sources begin with. */
static size_t lead_of(const struct merging *merging)
{
	size_t lead = 0;

	for (;; lead++) {
		for (size_t i = 0; i < merging->count; i++) {
			if (lead >= merging->sources[i].count ||
			    strcmp(digest_of(&merging->sources[i], lead),
				   digest_of(&merging->sources[0], lead)) != 0)
				return lead;
		}
	}
}

/* What the sources say of an item since the rows that all begin with. */
struct sayings {
	const struct event *spoken;  /* the last word of one that has rows of it since */
	size_t speakers;	     /* how many have */
	const struct event *changed; /* the last word of one that ends elsewhere than it stood */
	size_t changes;		     /* how many do */
	bool is_agreed;		     /* those all answer alike */
};

static struct sayings sayings_of(const struct merging *merging, const char *item)
{
	size_t lead = lead_of(merging);
	const struct event *before = last_of(merging->sources[0].events, lead, item);
	struct sayings said = {.spoken = before, .changed = before, .is_agreed = true};

	for (size_t i = 0; i < merging->count; i++) {
		const struct merge_source *source = &merging->sources[i];
		const struct event *last = last_of(source->events, source->count, item);

		if (last && last >= &source->events[lead]) {
			said.spoken = last;
			said.speakers++;
		}
		if (says_the_same(last, before))
			continue;
		if (is_conflict(last) ||
		    (said.changes > 0 && strcmp(last->answer, said.changed->answer) != 0))
			said.is_agreed = false;
		said.changed = last;
		said.changes++;
	}
	return said;
}

/* What one alone speaks of, or changes, stands so; what all answer alike is answered so; and where
 * two who knew nothing of each other answer differently there is a conflict. */
static void expect_item(const struct world *world, const struct merging *merging, const char *item)
{
	struct sayings said = sayings_of(merging, item);
	const struct event *stands = last_merged(merging, item);
	/* Of more, two may have gone on together behind the lead. */
	bool are_two = merging->count == 2 && !world->has_merges;

	if (said.speakers <= 1)
		expect(world, says_the_same(stands, said.spoken), "one side's word is not taken");
	if (are_two && said.changes <= 1)
		expect(world, says_the_same(stands, said.changed), "one's change is not taken");
	if (said.is_agreed && said.changes == merging->count)
		expect(world,
		       !is_conflict(stands) && strcmp(stands->answer, said.changed->answer) == 0,
		       "what all say alike does not stand");
	if (are_two && said.changes == 2 && !said.is_agreed)
		expect(world, is_conflict(stands) && stands->answer[0] == '\0',
		       "different answers are no conflict");
}

static void expect_conflicts_listed(const struct world *world, const struct merging *merging)
{
	size_t open = 0;

	for (size_t i = 0; i < ITEMS; i++)
		open += is_conflict(last_merged(merging, items[i]));
	expect(world, open == merging->merge.conflicts.count, "the list of conflicts is wrong");
}

/* Merged anew beside any of its sources, beside all of them, and beside itself, it stays. */
static void expect_absorbing(const struct world *world, const struct merging *merging,
			     const struct text *const sources[SOURCES])
{
	for (size_t i = 0; i <= SOURCES; i++) {
		const struct text *other = i < SOURCES ? sources[i] : &merging->bytes;
		struct merging again =
		    i % 2 ? MERGE(other, &merging->bytes) : MERGE(&merging->bytes, other);

		expect(world, is_same_text(&merging->bytes, &again.bytes), "once more changes it");
		expect(world, again.merge.conflicts.count == merging->merge.conflicts.count,
		       "once more settles it");
		merging_release(&again);
	}
	{
		struct merging all = MERGE(sources[2], &merging->bytes, sources[0], sources[1]);

		expect(world, is_same_text(&merging->bytes, &all.bytes), "all once more change it");
		merging_release(&all);
	}
}

static void expect_any_order(const struct world *world, const struct merging *merging,
			     const struct text *const sources[SOURCES], bool takes_latest)
{
	static const size_t orders[][SOURCES] = {
	    {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};

	for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
		const struct text *const ordered[] = {sources[orders[i][0]], sources[orders[i][1]],
						      sources[orders[i][2]], NULL};
		struct merging other = merging_of(ordered, takes_latest);

		expect(world, is_same_text(&merging->bytes, &other.bytes), "the order matters");
		merging_release(&other);
	}
}

static void expect_sound(struct world *world, bool takes_latest)
{
	const struct text *const sources[] = {&world->records[0].rows.bytes,
					      &world->records[1].rows.bytes,
					      &world->records[2].rows.bytes, NULL};
	struct merging merging = merging_of(sources, takes_latest);

	expect(world, merging.is_sound, "rows clash");
	expect_all_rows(world, &merging);
	expect_order(world, &merging.merge);
	expect_conflicts_listed(world, &merging);
	expect_any_order(world, &merging, sources, takes_latest);
	expect_absorbing(world, &merging, sources);
	if (takes_latest)
		expect(world, world->has_merges || merging.merge.conflicts.count == 0,
		       "the latest does not settle it");
	for (size_t i = 0; i < ITEMS && !takes_latest; i++)
		expect_item(world, &merging, items[i]);
	merging_release(&merging);
}

Test(merge_property, three_records_come_to_one_in_any_order)
{
	for (size_t i = 0; i < CASES; i++) {
		struct world world = make_world(draw_seed() + i, i % 2 == 1);

		expect_sound(&world, i % 3 == 2);
		world_release(&world);
	}
}

Test(merge_property, two_records_differ_only_where_both_changed)
{
	for (size_t i = 0; i < CASES; i++) {
		struct world world = make_world(draw_seed() + i, false);
		struct merging merging =
		    MERGE(&world.records[0].rows.bytes, &world.records[1].rows.bytes);

		expect(&world, merging.is_sound, "rows clash");
		expect_all_rows(&world, &merging);
		for (size_t j = 0; j < ITEMS; j++)
			expect_item(&world, &merging, items[j]);
		merging_release(&merging);
		world_release(&world);
	}
}
