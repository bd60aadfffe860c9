/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One assessment as every writer takes it, and what they all ask of it. */
#ifndef CAGRADE_REPORT_ASSESSMENT_H
#define CAGRADE_REPORT_ASSESSMENT_H

#include "record/chain.h"
#include "score/check.h"
#include "score/score.h"

#include <stdbool.h>
#include <stddef.h>

struct text;

/* All borrowed. */
struct assessment {
	const char *path; /* of the record, as the user named it */
	const struct form *form;
	const struct answers *answers;
	const struct score *score;
	const struct warnings *warnings;
	struct slip slip;
	bool is_sealed;
};

/* Add the record's path for an output that must be UTF-8, which a file's name need not be: U+FFFD
 * stands for each byte that is none.  Control characters stay. */
void assessment_add_path(struct text *out, const struct assessment *assessment);

/* The answer to the form's subject item: who is assessed; "" while it is open. */
const char *assessment_subject(const struct assessment *assessment);

/* The item's answer in the record's spelling; "" while it is open, of a group too. */
const char *assessment_answer(const struct assessment *assessment, size_t item);

/* The level that is settled, into form->levels; FORM_NONE while there is none. */
size_t assessment_level(const struct assessment *assessment);

/* True where the item is a group that holds requirements itself, not only through groups in it. */
bool assessment_is_section(const struct assessment *assessment, size_t item);

/* How the requirements stand that the group holds itself. */
struct tally assessment_section(const struct assessment *assessment, size_t group);

/* The id of the item that a warning is about, though the form may lack it; NULL where it is about
 * none. */
const char *assessment_warned_item(const struct assessment *assessment,
				   const struct warning *warning);

#endif
