/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of a record: who said what of one item, and when. */
#include "config.h"

#include "record/event.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "base/sheet.h"
#include "record/chain.h"
#include "record/number.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum field {
	FIELD_SEQ,
	FIELD_TIME,
	FIELD_BY,
	FIELD_ITEM,
	FIELD_ANSWER,
	FIELD_NOTE,
	FIELD_FLAG,
	FIELD_EVIDENCE,
	FIELD_CAUSE,
	FIELD_CHAIN,
	FIELD_COUNT
};

#define CHAIN_PREFIX_LEN (sizeof CHAIN_PREFIX - 1)
#define RECORD_PREFIX "record." /* of what stands in place of an item */

struct event_reader {
	struct sheet_reader *sheet;
};

const struct event event_nothing = {
    .time = "",
    .by = "",
    .item = "",
    .answer = "",
    .note = "",
    .flag = "",
    .evidence = "",
    .cause = "",
};

bool event_is_of_record(const struct event *event)
{
	/* Hardly any row is, and that is seen at its first letter. */
	return event->item[0] == RECORD_PREFIX[0] &&
	       strncmp(event->item, RECORD_PREFIX, strlen(RECORD_PREFIX)) == 0;
}

bool event_is_seal(const struct event *event)
{
	return strcmp(event->item, EVENT_SEAL_ITEM) == 0 &&
	       cause_parse(event->cause).kind != CAUSE_MERGE;
}

bool event_is_conflict(const struct event *event)
{
	/* Hardly any row has a flag. */
	return event->flag[0] != '\0' && strcmp(event->flag, EVENT_FLAG_CONFLICT) == 0;
}

bool event_says_the_same(const struct event *a, const struct event *b)
{
	return strcmp(a->answer, b->answer) == 0 && strcmp(a->note, b->note) == 0 &&
	       strcmp(a->flag, b->flag) == 0 && strcmp(a->evidence, b->evidence) == 0;
}

struct event_form event_form(const struct event *begin)
{
	struct event_form form = {.id = begin->answer};
	const char *blank = strrchr(begin->answer, ' ');
	const char *at = blank ? blank + 1 : "";
	size_t version;

	if (!blank || strcmp(begin->item, EVENT_BEGIN_ITEM) != 0)
		return form;
	form.id_len = (size_t)(blank - begin->answer);
	if (number_take(&at, &version) && *at == '\0')
		form.version = version;
	return form;
}

struct event_reader *event_reader_new(void)
{
	struct event_reader *reader = mem_alloc(sizeof *reader);

	reader->sheet = sheet_reader_new();
	return reader;
}

void event_reader_free(struct event_reader *reader)
{
	if (!reader)
		return;
	sheet_reader_free(reader->sheet);
	free(reader);
}

/* Add the string with its line breaks and backslashes escaped, so that a row stays on its line. */
static void add_escaped(struct text *out, const char *string)
{
	for (; *string != '\0'; string++) {
		if (*string == '\n')
			text_add_string(out, "\\n");
		else if (*string == '\r')
			text_add_string(out, "\\r");
		else if (*string == '\\')
			text_add_string(out, "\\\\");
		else
			text_add_byte(out, *string);
	}
}

/* Add a comma and the field: escaped, then guarded, then quoted; reading goes the other way. */
static void add_field(struct text *out, const char *string)
{
	size_t len = strlen(string);

	text_add_byte(out, ',');
	if (strcspn(string, "\n\r\\") == len) {
		sheet_add_guarded(out, string, len);
	} else {
		struct text escaped = TEXT_EMPTY;

		add_escaped(&escaped, string);
		sheet_add_guarded(out, escaped.bytes, escaped.len);
		text_release(&escaped);
	}
}

void event_print(struct text *out, const struct event *event)
{
	text_printf(out, "%zu", event->seq);
	add_field(out, event->time);
	add_field(out, event->by);
	add_field(out, event->item);
	add_field(out, event->answer);
	add_field(out, event->note);
	add_field(out, event->flag);
	add_field(out, event->evidence);
	add_field(out, event->cause);
}

static char unescaped(char letter)
{
	switch (letter) {
	case 'n':
		return '\n';
	case 'r':
		return '\r';
	case '\\':
		return '\\';
	default:
		return '\0';
	}
}

/* Add what the escaped string stands for.  A backslash that begins no escape stays as it is: in a
 * row of ours there is none, and holding the row against its bytes finds it. */
static void add_unescaped(struct text *out, const char *string, size_t len)
{
	const char *end = string + len;
	const char *backslash = memchr(string, '\\', len);

	while (backslash && backslash + 1 < end) {
		char meant = unescaped(backslash[1]);

		text_add(out, string, (size_t)(backslash - string));
		text_add_byte(out, meant ? meant : '\\');
		string = backslash + (meant ? 2 : 1);
		backslash = memchr(string, '\\', (size_t)(end - string));
	}
	text_add(out, string, (size_t)(end - string));
}

/* Put the field's string, with its NUL, into the pool. */
static const char *pool_string(struct text *pool, const struct sheet_field *field)
{
	const char *string = pool->bytes + pool->len;
	const char *content = sheet_unguard(field->bytes);

	add_unescaped(pool, content, field->len - (size_t)(content - field->bytes));
	text_add_byte(pool, '\0');
	return string;
}

/* The only spelling of a chain: a digest has many, and each other one would let a changed row pass
 * for whole. */
static void read_chain(const char *field, char chain_out[static DIGEST_HEX_SIZE])
{
	chain_out[0] = '\0';
	if (strncmp(field, CHAIN_PREFIX, CHAIN_PREFIX_LEN) == 0 &&
	    digest_is_hex(field + CHAIN_PREFIX_LEN))
		memcpy(chain_out, field + CHAIN_PREFIX_LEN, DIGEST_HEX_SIZE);
}

bool event_read(struct event_reader *reader, const char *line, size_t len, struct text *pool,
		struct event *event_out, char chain_out[static DIGEST_HEX_SIZE])
{
	const struct sheet_field *fields;
	const char *at;
	size_t count;
	size_t seq;

	if (!sheet_reader_split(reader->sheet, line, len, &fields, &count) || count != FIELD_COUNT)
		return false;
	at = fields[FIELD_SEQ].bytes;
	if (!number_take(&at, &seq) || *at != '\0')
		return false;
	assert(pool->room - pool->len > EVENT_POOL_ROOM(len)); /* the strings must not move */
	event_out->seq = seq;
	event_out->time = pool_string(pool, &fields[FIELD_TIME]);
	event_out->by = pool_string(pool, &fields[FIELD_BY]);
	event_out->item = pool_string(pool, &fields[FIELD_ITEM]);
	event_out->answer = pool_string(pool, &fields[FIELD_ANSWER]);
	event_out->note = pool_string(pool, &fields[FIELD_NOTE]);
	event_out->flag = pool_string(pool, &fields[FIELD_FLAG]);
	event_out->evidence = pool_string(pool, &fields[FIELD_EVIDENCE]);
	event_out->cause = pool_string(pool, &fields[FIELD_CAUSE]);
	read_chain(fields[FIELD_CHAIN].bytes, chain_out);
	return true;
}

/* Step over a word that the string begins with. */
static bool take_word(const char **at, const char *word)
{
	size_t len = strlen(word);

	if (strncmp(*at, word, len) != 0)
		return false;
	*at += len;
	return true;
}

/* Read `undo SEQ`, `redo SEQ` or `import K/N` into the cause; false, and nothing taken, where none
 * stands here. */
static bool take_deed(const char **at, struct cause *cause)
{
	const char *end = *at;
	struct cause deed = *cause;

	if (take_word(&end, "undo "))
		deed.kind = CAUSE_UNDO;
	else if (take_word(&end, "redo "))
		deed.kind = CAUSE_REDO;
	else if (take_word(&end, "import "))
		deed.kind = CAUSE_IMPORT;
	else
		return false;
	if (!number_take(&end, &deed.number))
		return false;
	if (deed.kind == CAUSE_IMPORT &&
	    (!take_word(&end, "/") || !number_take(&end, &deed.total) || deed.number > deed.total))
		return false;
	*cause = deed;
	*at = end;
	return true;
}

/* Read what stands behind `amend `. */
static bool take_amendment(const char *at, struct cause *cause)
{
	if (!number_take(&at, &cause->amendment) || !take_word(&at, ": "))
		return false;
	struct cause deed = *cause;
	const char *end = at;
	bool has_deed = take_deed(&end, &deed) && take_word(&end, ": ");
	if (has_deed) {
		*cause = deed;
		cause->reason = end;
	} else {
		cause->kind = CAUSE_AMEND;
		cause->number = cause->amendment;
		cause->reason = at;
	}
	return true;
}

struct cause cause_parse(const char *string)
{
	static const struct cause other = {.kind = CAUSE_OTHER, .reason = ""};
	struct cause cause = other;
	const char *at = string;
	bool is_whole = false;

	if (*string == '\0') {
		cause.kind = CAUSE_NONE;
		is_whole = true;
	} else if (take_word(&at, EVENT_CAUSE_MERGE)) {
		cause.kind = CAUSE_MERGE;
		is_whole = digest_is_hex(at);
	} else if (take_word(&at, "amend ")) {
		is_whole = take_amendment(at, &cause);
	} else {
		is_whole = take_deed(&at, &cause) && *at == '\0';
	}
	return is_whole ? cause : other;
}

void cause_add_words(struct text *out, const char *string)
{
	struct cause cause = cause_parse(string);

	switch (cause.kind) {
	case CAUSE_NONE:
	case CAUSE_AMEND: /* told below, with those of the other kinds */
		break;
	case CAUSE_UNDO:
		text_printf(out, _("undo of row %zu"), cause.number);
		break;
	case CAUSE_REDO:
		text_printf(out, _("redo of row %zu"), cause.number);
		break;
	case CAUSE_IMPORT:
		text_printf(out, _("import, %1$zu of %2$zu"), cause.number, cause.total);
		break;
	case CAUSE_MERGE:
		text_add_string(out, _("from a merge"));
		break;
	case CAUSE_OTHER:
		text_add_string(out, string);
		break;
	}
	if (cause.amendment == 0)
		return;
	if (cause.kind != CAUSE_AMEND)
		text_add_string(out, _("; "));
	text_printf(out, _("amendment %1$zu: %2$s"), cause.amendment, cause.reason);
}
