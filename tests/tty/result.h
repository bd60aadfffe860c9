/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the answers of answers.h must come to, whichever way they came into the record. */
#ifndef CAGRADE_TESTS_RESULT_H
#define CAGRADE_TESTS_RESULT_H

struct work;

/* Begin the folder's record from the answers as a spreadsheet would bring them. */
void result_import(const struct work *work);

/* The two records' scores as JSON are the same byte for byte, and what was worked out by hand. */
void result_expect_same_score(const struct work *a, const struct work *b);

/* The record's export says of each question what the table says. */
void result_expect_exported(const struct work *work);

#endif
