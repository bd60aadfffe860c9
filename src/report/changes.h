/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has changed between two assessments, as blocks of a document in the language spoken. */
#ifndef CAGRADE_REPORT_CHANGES_H
#define CAGRADE_REPORT_CHANGES_H

#include "report/assessment.h"
#include "report/report.h"
#include "score/compare.h"

/* Add which records are compared, their scores side by side, and the items that differ, grouped by
 * how they do: better, worse, and so on. */
void changes_add(struct report *out, const struct assessment *before,
		 const struct assessment *after, const struct compare *compare);

/* Compose a document of nothing else.  *out is yours: report_release() */
void changes_compose(struct report *out, const struct assessment *before,
		     const struct assessment *after, const struct compare *compare);

#endif
