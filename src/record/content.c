/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the bytes of a record say: its rows, how far they hold, and what follows. */
#include "config.h"

#include "record/content.h"

#include "record/chain.h"

#include <string.h>

#define HEADER_LEN (sizeof EVENT_HEADER - 1)
#define BOM "\xEF\xBB\xBF"

/* The bytes that are still to be read, and where what they say goes. */
struct reading {
	struct content *content;
	struct event_reader *reader;
	const char *bytes;
	size_t len;
	size_t at; /* where the next line begins */
	bool trusts_chains;
};

struct line {
	const char *bytes; /* without the LF */
	size_t len;
	bool has_newline;
};

static bool next_line(const struct reading *reading, struct line *out)
{
	const char *start = reading->bytes + reading->at;
	size_t left = reading->len - reading->at;
	const char *newline;

	if (left == 0)
		return false;
	newline = memchr(start, '\n', left);
	out->bytes = start;
	out->len = newline ? (size_t)(newline - start) : left;
	out->has_newline = newline != NULL;
	return true;
}

static void step_over(struct reading *reading, const struct line *line)
{
	reading->at += line->len + line->has_newline;
}

static struct content_row *add_row(struct content *content, size_t end)
{
	struct content_row *row = vec_push(&content->rows);

	row->end = end;
	return row;
}

/* Take in the ends and the chains of all leading lines that end in a chain. */
static void take_chains(struct reading *reading)
{
	struct content *content = reading->content;
	struct line line;

	while (next_line(reading, &line)) {
		struct content_row *row =
		    add_row(content, reading->at + line.len + line.has_newline);

		if (chain_parse(line.bytes, line.len, row->chain) == 0) {
			content->rows.count--;
			return;
		}
		step_over(reading, &line);
		content->state.newline_missing = !line.has_newline;
	}
}

/* The row, without its chain, that stands in a line whose chain was taken in. */
static const char *row_at(const struct reading *reading, size_t number, size_t *len_out)
{
	const struct content_row *rows = reading->content->rows.at;
	size_t start = rows[number - 1].end;
	size_t end = rows[number].end;
	bool has_newline = reading->bytes[end - 1] == '\n';

	*len_out = end - start - has_newline - CHAIN_CELL_LEN;
	return reading->bytes + start;
}

/* How many of the chains taken in are those due, from the first one on.
 *
 * That is looked at before any row is read: the code of a digest is so long that, taking turns with
 * it, the code that reads a row would have to come back to the processor's cache with every row. */
static size_t count_chains_due(const struct reading *reading)
{
	const struct content *content = reading->content;
	size_t number = 1;

	while (number < content->rows.count) {
		size_t len;
		const char *row = row_at(reading, number, &len);

		if (!chain_holds(row, len, number == 1, content->rows.at[number].chain))
			break;
		number++;
	}
	return number - 1;
}

/* Does the row stand where it belongs?  Its number ties it to the row before it, as its chain does.
 */
static bool row_holds(const struct event *event, size_t number)
{
	return event->seq == number && (number > 1 || strcmp(event->item, EVENT_BEGIN_ITEM) == 0);
}

/* Take in the row whose chain was taken in; else leave all as it was. */
static bool take_row(struct reading *reading, size_t number)
{
	struct content *content = reading->content;
	size_t pool_len = content->pool.len;
	struct event *event = vec_push(&content->events);
	size_t len;
	const char *row = row_at(reading, number, &len);

	if (event_parse_row(row, len, &content->pool, event) && row_holds(event, number))
		return true;
	content->events.count--;
	text_cut(&content->pool, pool_len);
	return false;
}

/* Take in all leading rows that hold.  A last line without LF may be one of them: the LF alone did
 * not come to disk. */
static void take_rows(struct reading *reading)
{
	struct content *content = reading->content;
	size_t chains;
	size_t rows = 0;

	take_chains(reading);
	chains = reading->trusts_chains ? content->rows.count - 1 : count_chains_due(reading);
	while (rows < chains && take_row(reading, rows + 1))
		rows++;
	if (rows + 1 == content->rows.count)
		return;
	content_cut(content, rows);
	content->state.newline_missing = false; /* another line follows */
	reading->at = content->rows.at[rows].end;
}

/* The line's length without the CR that a spreadsheet has put at its end. */
static size_t bare_len(const struct line *line)
{
	bool has_cr = line->len > 0 && line->bytes[line->len - 1] == '\r';

	return line->len - has_cr;
}

/* Does the line end as a row does, in a chain and a line end?  So it was written to its end, even
 * where nothing else of it can be read: the whole file may have been saved in another encoding. */
static bool ends_like_a_row(const struct line *line)
{
	static const char mark[] = "," CHAIN_PREFIX;
	const size_t mark_len = sizeof mark - 1;
	char hex[DIGEST_HEX_SIZE] = "";
	size_t len = bare_len(line);
	const char *end;

	if (!line->has_newline || len < mark_len + DIGEST_HEX_SIZE - 1)
		return false;
	end = line->bytes + len - (DIGEST_HEX_SIZE - 1);
	memcpy(hex, end, DIGEST_HEX_SIZE - 1);
	return memcmp(end - mark_len, mark, mark_len) == 0 && digest_is_hex(hex);
}

/* Take in an event from behind the rows that hold, if the line can be read as one at all: what was
 * altered is still scored, with a warning.  True where the line is a whole row, though it may be
 * spelled otherwise than we would: it was written to its end, so no power cut made it. */
static bool take_loose(struct reading *reading, const struct line *line)
{
	struct content *content = reading->content;
	char chain[DIGEST_HEX_SIZE];
	struct event event;

	if (event_parse(line->bytes, line->len, &content->pool, &event, chain) == 0 &&
	    !event_read(reading->reader, line->bytes, bare_len(line), &content->pool, &event,
			chain))
		return false;
	event.seq = content->events.count + 1;
	*vec_push(&content->events) = event;
	return line->has_newline && chain[0] != '\0';
}

/* Take in what can be read of the rest; true where a whole row is in it, whatever its chain.  The
 * end of its first line alone shows no row: half of a new row may stand before the end of an old
 * one. */
static bool take_rest(struct reading *reading)
{
	size_t start = reading->at;
	bool has_row = false;
	struct line line;

	while (next_line(reading, &line)) {
		has_row |=
		    take_loose(reading, &line) || (reading->at > start && ends_like_a_row(&line));
		step_over(reading, &line);
	}
	return has_row;
}

void content_cut(struct content *content, size_t rows)
{
	content->events.count = rows;
	content->rows.count = rows + 1;
}

/* Leave out the last rows while they belong to an import whose last row is not there. */
static void drop_open_import(struct content *content)
{
	while (content->events.count > 0) {
		size_t rows = content->events.count;
		struct cause cause = cause_parse(content->events.at[rows - 1].cause);

		if (cause.kind != CAUSE_IMPORT || cause.number == cause.total)
			return;
		content_cut(content, rows - 1);
	}
}

bool content_is_sealed(const struct content *content, size_t rows)
{
	while (rows > 0 && strcmp(content->events.at[rows - 1].item, EVENT_BEGIN_ITEM) == 0)
		rows--;
	return rows > 0 && event_is_seal(&content->events.at[rows - 1]);
}

/* Torn or altered?  The rule is one of bytes, and this is its letter: without a whole row in the
 * rest it is torn, with one it is altered.  So a flipped bit in the last row makes a torn record
 * where the line is no row any more, and an altered one where it still is; and the rows of an old
 * file that the disk shows behind a power cut are altered too.  Nothing is lost either way: a torn
 * tail is set aside before it is cut, and what is altered is never cut. */
static void judge_rest(struct reading *reading)
{
	struct content *content = reading->content;
	struct record_state *state = &content->state;
	size_t rows = content->events.count;

	if (take_rest(reading)) {
		state->condition = RECORD_ALTERED;
		state->whole_rows = rows;
		state->altered_row = rows + 1;
		return;
	}
	content_cut(content, rows);
	drop_open_import(content);
	state->whole_rows = content->events.count;
	state->torn_bytes = reading->len - content->rows.at[state->whole_rows].end;
	if (state->torn_bytes > 0)
		state->newline_missing = false; /* if it was, that row is among those torn */
	/* A record is born with its first row, so one without any has lost it. */
	if (state->torn_bytes > 0 || state->whole_rows == 0)
		state->condition = RECORD_TORN;
}

/* Is this the header as a spreadsheet may have saved it again: with a BOM, quotes, other
 * separators, or CRLF?  Its first name is enough, unlike in record_has_header(): who opens a file
 * as a record means one, and then a header that was cut or changed is altered, and not missing. */
static bool is_resaved_header(const struct line *line)
{
	static const char *const forms[] = {"seq", "\"seq\""};
	const char *start = line->bytes;
	size_t len = line->len;

	if (len >= sizeof BOM - 1 && memcmp(start, BOM, sizeof BOM - 1) == 0) {
		start += sizeof BOM - 1;
		len -= sizeof BOM - 1;
	}
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		size_t form_len = strlen(forms[i]);

		if (len < form_len || memcmp(start, forms[i], form_len) != 0)
			continue;
		if (len == form_len ||
		    (start[form_len] != '\0' && strchr(",;\t\r", start[form_len])))
			return true;
	}
	return false;
}

static void clear(struct content *content)
{
	vec_clear(&content->events);
	vec_clear(&content->rows);
	text_clear(&content->pool);
	content->state = (struct record_state){.condition = RECORD_OK};
}

bool content_read_again(struct content *content, struct event_reader *reader, const char *bytes,
			size_t len, bool trusts_chains)
{
	struct reading reading = {.content = content,
				  .reader = reader,
				  .bytes = bytes,
				  .len = len,
				  .trusts_chains = trusts_chains};
	struct line header;
	bool is_exact;

	clear(content);
	if (!next_line(&reading, &header))
		return false;
	is_exact = header.len == HEADER_LEN && memcmp(header.bytes, EVENT_HEADER, HEADER_LEN) == 0;
	if (!is_exact && !is_resaved_header(&header))
		return false;
	/* Once for all rows, so that no string moves. */
	text_reserve(&content->pool, EVENT_POOL_ROOM(len));
	step_over(&reading, &header);
	chain_begin(add_row(content, reading.at)->chain);
	if (is_exact) {
		take_rows(&reading);
		judge_rest(&reading);
	} else {
		(void)take_rest(&reading);
		content->state.condition = RECORD_ALTERED;
		content->state.altered_row = 1;
	}
	content->state.is_sealed = content_is_sealed(content, content->state.whole_rows);
	return true;
}

bool content_read(struct content *out, struct event_reader *reader, const char *bytes, size_t len)
{
	*out = (struct content){.pool = TEXT_EMPTY};
	return content_read_again(out, reader, bytes, len, false);
}

void content_release(struct content *content)
{
	vec_release(&content->events);
	vec_release(&content->rows);
	text_release(&content->pool);
}
