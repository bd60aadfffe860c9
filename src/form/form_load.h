/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets to form. */
#ifndef CAGRADE_FORM_FORM_LOAD_H
#define CAGRADE_FORM_FORM_LOAD_H

#include "base/diag.h"
#include "base/status.h"

struct form;

/* Read the form whose sheets stand in a folder: form.csv, items.csv, indicators.csv, criteria.csv,
 * levels.csv, links.csv, rulings.csv.  Every fault of every sheet is reported in one run, those of
 * form_check() included.
 *
 * folder  path of the folder; diagnostics name the sheet alone (`items.csv`)
 * errors  STATUS_OK with diags->errors == 0: *out is a whole form, yours: form_free().
 *         STATUS_BAD_DATA: diags say what is wrong; MISSING or SYSTEM: the folder cannot be read.
 *         *out is NULL then. */
CHECKED enum status form_load(const char *folder, struct form **out, struct diag_list *diags);

#endif
