/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records read one after the other in the same memory, for those who look at thousands. */
#include "config.h"

#include "record/survey.h"

#include "base/file.h"
#include "base/mem.h"
#include "record/content.h"

#include <stdlib.h>
#include <string.h>

#define CHAIN_MARK "," CHAIN_PREFIX
#define CHAIN_MARK_LEN (sizeof CHAIN_MARK - 1)

struct survey {
	struct text bytes; /* of the file, where one was read */
	struct event_reader *reader;
	struct content content;
	bool is_checked;
	enum survey_ruin ruin;
};

struct survey *survey_new(void)
{
	struct survey *survey = mem_alloc(sizeof *survey);

	survey->bytes = TEXT_EMPTY;
	survey->content = (struct content){.pool = TEXT_EMPTY};
	survey->reader = event_reader_new();
	return survey;
}

void survey_free(struct survey *survey)
{
	if (!survey)
		return;
	content_release(&survey->content);
	event_reader_free(survey->reader);
	text_release(&survey->bytes);
	free(survey);
}

/* True where a digest stands at the end of a line here, or of the file. */
static bool is_chain_end(const char *hex, const char *end)
{
	char digits[DIGEST_HEX_SIZE] = "";

	if ((size_t)(end - hex) < DIGEST_HEX_LEN)
		return false;
	memcpy(digits, hex, DIGEST_HEX_LEN);
	hex += DIGEST_HEX_LEN;
	return digest_is_hex(digits) && (hex == end || *hex == '\n' || *hex == '\r');
}

static bool holds_row(const char *bytes, size_t len)
{
	const char *end = bytes + len;
	const char *mark;

	while ((mark = memmem(bytes, (size_t)(end - bytes), CHAIN_MARK, CHAIN_MARK_LEN))) {
		bytes = mark + CHAIN_MARK_LEN;
		if (is_chain_end(bytes, end))
			return true;
	}
	return false;
}

static enum survey_ruin find_ruin(const char *bytes, size_t len)
{
	if (len == 0)
		return RUIN_EMPTY;
	return bytes[0] == '\0' || holds_row(bytes, len) ? RUIN_HEADLESS : RUIN_NONE;
}

/* True where nothing but the chains is left to be looked at. */
static bool is_plainly_whole(const struct record_state *state)
{
	return state->condition == RECORD_OK && !state->newline_missing;
}

enum status survey_read_bytes(struct survey *survey, const char *bytes, size_t len,
			      bool checks_chains)
{
	struct content *content = &survey->content;
	bool is_record = content_read_again(content, survey->reader, bytes, len, !checks_chains);

	if (is_record && !checks_chains && !is_plainly_whole(&content->state)) {
		checks_chains = true;
		(void)content_read_again(content, survey->reader, bytes, len, false);
	}
	survey->is_checked = is_record && checks_chains;
	survey->ruin = is_record ? RUIN_NONE : find_ruin(bytes, len);
	return is_record ? STATUS_OK : STATUS_BAD_DATA;
}

enum status survey_read(struct survey *survey, const char *path, bool checks_chains)
{
	enum status status = file_read(path, &survey->bytes);

	if (status != STATUS_OK)
		return status;
	return survey_read_bytes(survey, survey->bytes.bytes, survey->bytes.len, checks_chains);
}

bool survey_is_checked(const struct survey *survey)
{
	return survey->is_checked;
}

enum survey_ruin survey_ruin(const struct survey *survey)
{
	return survey->ruin;
}

const struct record_state *survey_state(const struct survey *survey)
{
	return &survey->content.state;
}

const struct event *survey_events(const struct survey *survey, size_t *count_out)
{
	*count_out = survey->content.events.count;
	return survey->content.events.at;
}

struct slip survey_slip(const struct survey *survey)
{
	struct slip slip = {.rows = survey->content.state.whole_rows};

	memcpy(slip.digest, survey->content.rows.at[slip.rows].chain, DIGEST_HEX_SIZE);
	return slip;
}
