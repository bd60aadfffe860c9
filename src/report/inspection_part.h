/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of an inspection report, each a function that adds its blocks.  No other module needs
 * this. */
#ifndef CAGRADE_REPORT_INSPECTION_PART_H
#define CAGRADE_REPORT_INSPECTION_PART_H

#include "base/text.h"
#include "report/inspection.h"

/* A report on its way. */
struct inspection {
	struct report *out;
	const struct assessment *assessment;
	size_t *finding; /* by item: the number of the finding, from 1; 0: none */
};

/* The indicators with both ends, as table and as chart. */
void inspection_add_scores(const struct inspection *inspection);

/* The scores given directly, beside what the criteria give, and why. */
void inspection_add_direct_scores(const struct inspection *inspection);

/* Number the findings: each no to a requirement, a criterion or a trait, and each yes that bars
 * every level; only of what is asked.  Fills inspection->finding. */
void inspection_number_findings(struct inspection *inspection);

/* The questions of eligibility, and their answers. */
void inspection_add_eligibility(const struct inspection *inspection);

/* How many requirements of each clause are met, and each requirement. */
void inspection_add_requirements(const struct inspection *inspection);

/* What was answered for the indicators, and of the level characteristics. */
void inspection_add_criteria(const struct inspection *inspection);
void inspection_add_traits(const struct inspection *inspection);

/* Each finding with its note and evidence. */
void inspection_add_findings(const struct inspection *inspection);

/* Warnings and contradictions. */
void inspection_add_warnings(const struct inspection *inspection);

/* How the standard was read: rulings that touched the result, and those that always hold. */
void inspection_add_rulings(const struct inspection *inspection);

/* What was changed after a seal, by whom, and why. */
void inspection_add_amendments(const struct inspection *inspection);

/* Add the words as a block and empty them. */
void inspection_say(const struct inspection *inspection, enum report_block_kind kind,
		    struct text *words);

/* Add the words as a cell and empty them. */
void inspection_cell(const struct inspection *inspection, enum report_tone tone,
		     struct text *words);

/* Add the note and the evidence of an item's last row as details to the last row of a table. */
void inspection_add_remarks(const struct inspection *inspection, size_t item);

#endif
