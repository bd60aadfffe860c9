/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inspection report: what an assessment says, as a document in the language spoken. */
#ifndef CAGRADE_REPORT_INSPECTION_H
#define CAGRADE_REPORT_INSPECTION_H

#include "report/assessment.h"
#include "report/report.h"

/* Compose the report: cover, result, indicators, requirements clause by clause, what was answered
 * for the indicators, findings, direct scores with their reasons, warnings, how the standard was
 * read, changes since the last inspection, amendments after a seal, and lines to sign on beside the
 * slip.  Nothing in it depends on the clock.
 *
 * previous  an earlier assessment over the same form; NULL: none
 * owner     *out is yours: report_release() */
void inspection_compose(struct report *out, const struct assessment *assessment,
			const struct assessment *previous);

#endif
