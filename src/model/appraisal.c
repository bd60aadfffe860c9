/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records scored one after the other. */
#include "config.h"

#include "model/appraisal.h"

#include "base/mem.h"
#include "model/birth.h"
#include "record/survey.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>

struct appraiser {
	const struct form *form;
	struct survey *survey;
	bool checks_chains;
	struct answers answers;
	bool is_scored; /* what follows holds memory */
	struct score score;
	struct warnings warnings;
};

struct appraiser *appraiser_new(const struct form *form, bool checks_chains)
{
	struct appraiser *appraiser = mem_alloc(sizeof *appraiser);

	appraiser->form = form;
	appraiser->checks_chains = checks_chains;
	appraiser->survey = survey_new();
	answers_init(&appraiser->answers, form);
	return appraiser;
}

static void drop_last(struct appraiser *appraiser)
{
	if (!appraiser->is_scored)
		return;
	warnings_release(&appraiser->warnings);
	score_release(&appraiser->score);
	appraiser->is_scored = false;
}

void appraiser_free(struct appraiser *appraiser)
{
	if (!appraiser)
		return;
	drop_last(appraiser);
	answers_release(&appraiser->answers);
	survey_free(appraiser->survey);
	free(appraiser);
}

static enum finding finding_of_ruin(enum survey_ruin ruin)
{
	switch (ruin) {
	case RUIN_EMPTY:
		return FINDING_EMPTY;
	case RUIN_HEADLESS:
		return FINDING_HEADLESS;
	case RUIN_NONE:
		break;
	}
	return FINDING_NO_RECORD;
}

/* Read the file; true where it is a record whose rows hold, as far as was looked. */
static bool read_rows(struct appraiser *appraiser, const char *path, struct appraisal *out)
{
	out->status = survey_read(appraiser->survey, path, appraiser->checks_chains);
	out->reason = errno;
	if (out->status == STATUS_BAD_DATA) {
		out->finding = finding_of_ruin(survey_ruin(appraiser->survey));
		return false;
	}
	if (out->status != STATUS_OK) {
		out->finding = FINDING_UNREADABLE;
		return false;
	}
	const struct record_state *state = survey_state(appraiser->survey);
	if (state->condition == RECORD_TORN) {
		out->finding = FINDING_TORN;
		out->row = state->whole_rows;
	} else if (state->condition == RECORD_ALTERED) {
		out->finding = FINDING_ALTERED;
		out->row = state->altered_row;
	}
	return state->condition == RECORD_OK;
}

static void score_rows(struct appraiser *appraiser, const struct event *events, size_t count,
		       struct appraisal *out)
{
	struct check_record record = {.form_changed = out->finding == FINDING_OTHER_SHEETS};

	answers_clear(&appraiser->answers);
	answers_fold(&appraiser->answers, events, count);
	score_init(&appraiser->score, &appraiser->answers);
	check_find(&appraiser->warnings, &appraiser->answers, &appraiser->score, &record);
	appraiser->is_scored = true;
	out->answers = &appraiser->answers;
	out->score = &appraiser->score;
	out->warnings = &appraiser->warnings;
	out->slip = survey_slip(appraiser->survey);
	out->is_sealed = survey_state(appraiser->survey)->is_sealed;
	out->is_checked = survey_is_checked(appraiser->survey);
}

void appraiser_look(struct appraiser *appraiser, const char *path, struct appraisal *out)
{
	size_t count;

	*out = (struct appraisal){.finding = FINDING_SCORED};
	drop_last(appraiser);
	if (!read_rows(appraiser, path, out))
		return;
	const struct event *events = survey_events(appraiser->survey, &count);
	enum birth birth = birth_over(events, count, appraiser->form);
	if (birth == BIRTH_OTHER_FORM)
		out->finding = FINDING_OTHER_FORM;
	else if (birth == BIRTH_OTHER_SHEETS)
		out->finding = FINDING_OTHER_SHEETS;
	if (birth != BIRTH_OTHER_FORM)
		score_rows(appraiser, events, count, out);
}

bool finding_is_scored(enum finding finding)
{
	return finding == FINDING_SCORED || finding == FINDING_OTHER_SHEETS;
}

const char *finding_spelling(enum finding finding)
{
	static const char *const spellings[FINDING_COUNT] = {
#define FINDING(code, spelling) [FINDING_##code] = (spelling),
#include "model/appraisal.def"
#undef FINDING
	};

	assert(finding < FINDING_COUNT);
	return spellings[finding];
}
