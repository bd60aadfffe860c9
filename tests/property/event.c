/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For every event: parsing what was printed gives the event again, and printing what was parsed
 * gives the line again. */
#include "config.h"

#include "record/event.h"
#include "record/evidence.h"

#include "tests/support/check.h"
#include "tests/support/draw.h"

#include <inttypes.h>
#include <stdint.h>
#include <string.h>

#define LENGTH(table) (sizeof(table) / sizeof *(table))

#define ROUNDS 20000
#define PIECES_MAX 9
#define STRINGS 8 /* of an event */
#define HEX "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"

TestSuite(event_property, .fini = check_leaks);

/* What a row is made of, and what people, spreadsheets and attackers put into cells. */
static const char *const pieces[] = {
    "",		"\n",	   "\r",     "\r\n",	    "\\",     "\\n",	"\\r",
    "\\\\",	",",	   "\"",     "\"\"",	    "'",      "''",	"=",
    "=1+1",	"+",	   "-",	     "@",	    "\t",     " ",	"  ",
    ";",	"sm3:",	   HEX,	     (",sm3:" HEX), "＝",     "＋",	"－",
    "＠",	"\u3000",  "\u00A0", "\uFEFF",	    "\u202E", "\u200B", "\u2028",
    "\xc2\x85", "\x1b[2J", "\x07",   "\x08",	    "\x7f",   "\x01",	"证书",
    "é",	"e\u0301", "😀",	     "\U0010FFFF",  "\uFFFD", "no",	"=HYPERLINK(\"x\",\"y\")",
    "0",	"1,2",	   "n",	     "r",	    "\x0b",   "\x0c",	"record.begin",
};

static const char *hostile(uint64_t *state, struct text *out)
{
	text_clear(out);
	for (size_t count = draw(state, PIECES_MAX + 1); count > 0; count--)
		text_add_string(out, pieces[draw(state, LENGTH(pieces))]);
	return out->bytes;
}

static bool is_same(const struct event *a, const struct event *b)
{
	return a->seq == b->seq && strcmp(a->time, b->time) == 0 && strcmp(a->by, b->by) == 0 &&
	       strcmp(a->item, b->item) == 0 && strcmp(a->answer, b->answer) == 0 &&
	       strcmp(a->note, b->note) == 0 && strcmp(a->flag, b->flag) == 0 &&
	       strcmp(a->evidence, b->evidence) == 0 && strcmp(a->cause, b->cause) == 0;
}

/* One by one: the order in which an initializer's calls are made is the compiler's own. */
static struct event make_event(uint64_t *state, struct text strings[static STRINGS])
{
	struct event event;
	size_t bits = 1 + draw(state, 63); /* numbers of all lengths, not long ones alone */

	event.seq = 1 + (size_t)(draw_bits(state) >> bits);
	event.time = hostile(state, &strings[0]);
	event.by = hostile(state, &strings[1]);
	event.item = hostile(state, &strings[2]);
	event.answer = hostile(state, &strings[3]);
	event.note = hostile(state, &strings[4]);
	event.flag = hostile(state, &strings[5]);
	event.evidence = hostile(state, &strings[6]);
	event.cause = hostile(state, &strings[7]);
	return event;
}

/* Print the event, read the line, print what was read. */
static bool comes_back(const struct event *event)
{
	struct text line = TEXT_EMPTY;
	struct text again = TEXT_EMPTY;
	struct text pool = TEXT_EMPTY;
	char chain[DIGEST_HEX_SIZE];
	struct event parsed;
	size_t len;
	bool is_back;

	event_print(&line, event);
	len = line.len;
	text_add_string(&line, ",sm3:" HEX);
	text_reserve(&pool, EVENT_POOL_ROOM(line.len));
	is_back = !memchr(line.bytes, '\n', line.len) && !memchr(line.bytes, '\r', line.len) &&
		  event_parse(line.bytes, line.len, &pool, &parsed, chain) == len &&
		  is_same(event, &parsed) && strcmp(chain, HEX) == 0;
	if (is_back) {
		event_print(&again, &parsed);
		is_back = again.len == len && memcmp(again.bytes, line.bytes, len) == 0;
	}
	text_release(&line);
	text_release(&again);
	text_release(&pool);
	return is_back;
}

Test(event_property, parsing_gives_back_what_was_printed)
{
	struct text strings[STRINGS] = {TEXT_EMPTY, TEXT_EMPTY, TEXT_EMPTY, TEXT_EMPTY,
					TEXT_EMPTY, TEXT_EMPTY, TEXT_EMPTY, TEXT_EMPTY};
	uint64_t state = draw_seed();

	for (size_t round = 0; round < ROUNDS; round++) {
		uint64_t before = state;
		struct event event = make_event(&state, strings);

		cr_assert(comes_back(&event), DRAW_SEED "=%" PRIu64 " finds it again", before);
	}
	for (size_t i = 0; i < LENGTH(strings); i++)
		text_release(&strings[i]);
}

/* What event_parse() must say of a line, by its meaning: what any reader of CSV makes of it,
 * printed again, is the line. */
static size_t due_length(struct event_reader *reader, const struct text *line, struct text *pool,
			 struct event *event_out, char chain_out[static DIGEST_HEX_SIZE])
{
	struct text again = TEXT_EMPTY;
	size_t len = 0;

	if (event_read(reader, line->bytes, line->len, pool, event_out, chain_out) &&
	    chain_out[0] != '\0') {
		event_print(&again, event_out);
		len = again.len;
		text_printf(&again, ",sm3:%s", chain_out);
		if (again.len != line->len || memcmp(again.bytes, line->bytes, again.len) != 0)
			len = 0;
	}
	text_release(&again);
	return len;
}

/* A line that may be a row or nearly one: cells in any spelling, mostly ten. */
static void make_line(uint64_t *state, struct text *out)
{
	static const char *const around[][2] = {{"\"", "\""},  {"", ""},  {"", ""},  {"'", ""},
						{"\"'", "\""}, {" ", ""}, {"", "\t"}};
	struct text cell = TEXT_EMPTY;
	size_t cells = draw(state, 20) == 0 ? draw(state, 12) : 8;

	text_clear(out);
	text_printf(out, "%zu", draw(state, 30));
	for (; cells > 0; cells--) {
		size_t spelling = draw(state, LENGTH(around));

		hostile(state, &cell);
		if (draw(state, 2) == 0)
			text_clear(&cell);
		text_printf(out, ",%s%s%s", around[spelling][0], cell.bytes, around[spelling][1]);
	}
	text_add_string(out, draw(state, 20) == 0 ? ",sm3:" : ",sm3:" HEX);
	text_release(&cell);
}

/* Change, take away or put in a byte or two. */
static void damage(uint64_t *state, struct text *line)
{
	static const char bytes[] = "\"\"\\,'= \t\n\r\0\x80\xC3n0aA";

	for (size_t count = draw(state, 3); count > 0; count--)
		line->bytes[draw(state, line->len)] = bytes[draw(state, sizeof bytes - 1)];
	if (draw(state, 8) == 0)
		text_cut(line, draw(state, line->len));
}

static void expect_equal(struct event_reader *reader, const struct text *line, uint64_t before,
			 size_t *taken)
{
	struct text pools[2] = {TEXT_EMPTY, TEXT_EMPTY};
	struct event events[2];
	char chains[2][DIGEST_HEX_SIZE];

	for (size_t i = 0; i < LENGTH(pools); i++)
		text_reserve(&pools[i], EVENT_POOL_ROOM(line->len));
	size_t due = due_length(reader, line, &pools[0], &events[0], chains[0]);
	size_t found = event_parse(line->bytes, line->len, &pools[1], &events[1], chains[1]);
	cr_assert_eq(found, due, DRAW_SEED "=%" PRIu64 " finds it again: %zu, not %zu", before,
		     found, due);
	if (due > 0)
		cr_assert(is_same(&events[0], &events[1]) && strcmp(chains[0], chains[1]) == 0,
			  DRAW_SEED "=%" PRIu64 " finds it again", before);
	else
		cr_assert(pools[1].len == 0 && pools[1].bytes[0] == '\0');
	*taken += due > 0;
	for (size_t i = 0; i < LENGTH(pools); i++)
		text_release(&pools[i]);
}

Test(event_property, parsing_takes_what_reading_and_printing_gives_back)
{
	struct event_reader *reader = event_reader_new();
	struct text strings[STRINGS] = {TEXT_EMPTY, TEXT_EMPTY, TEXT_EMPTY, TEXT_EMPTY,
					TEXT_EMPTY, TEXT_EMPTY, TEXT_EMPTY, TEXT_EMPTY};
	struct text line = TEXT_EMPTY;
	uint64_t state = draw_seed();
	size_t taken = 0;

	for (size_t round = 0; round < 4 * ROUNDS; round++) {
		uint64_t before = state;

		if (round % 2 == 0) {
			make_line(&state, &line);
		} else {
			struct event event = make_event(&state, strings);

			text_clear(&line);
			event_print(&line, &event);
			text_add_string(&line, ",sm3:" HEX);
		}
		damage(&state, &line);
		expect_equal(reader, &line, before, &taken);
	}
	cr_expect(taken > ROUNDS / 2 && taken < 3 * ROUNDS, "%zu of the lines are rows", taken);
	for (size_t i = 0; i < LENGTH(strings); i++)
		text_release(&strings[i]);
	text_release(&line);
	event_reader_free(reader);
}

/* evidence_get() finds what evidence_add() wrote, whatever else stands beside it. */
Test(event_property, evidence_gives_back_each_value)
{
	static const char *const keys[] = {"method", "ref", "sample", "role"};
	struct text values[4] = {TEXT_EMPTY, TEXT_EMPTY, TEXT_EMPTY, TEXT_EMPTY};
	uint64_t state = draw_seed();

	for (size_t round = 0; round < ROUNDS / 4; round++) {
		uint64_t before = state;
		struct text evidence = TEXT_EMPTY;

		for (size_t i = 0; i < LENGTH(keys); i++)
			evidence_add(&evidence, keys[i], hostile(&state, &values[i]));
		for (size_t i = 0; i < LENGTH(keys); i++) {
			struct text found = TEXT_EMPTY;
			bool is_there = evidence_get(evidence.bytes, keys[i], &found);

			cr_assert_eq(is_there, values[i].len > 0,
				     DRAW_SEED "=%" PRIu64 " finds it again", before);
			cr_assert_str_eq(found.bytes, values[i].bytes,
					 DRAW_SEED "=%" PRIu64 " finds it again", before);
			text_release(&found);
		}
		text_release(&evidence);
	}
	for (size_t i = 0; i < LENGTH(values); i++)
		text_release(&values[i]);
}
