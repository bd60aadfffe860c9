/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answers as CSV: for a spreadsheet, and for a database. */
#ifndef CAGRADE_REPORT_WRITE_CSV_ANSWERS_H
#define CAGRADE_REPORT_WRITE_CSV_ANSWERS_H

#include "base/encoding.h"
#include "base/i18n.h"
#include "base/text.h"
#include "report/assessment.h"

/* Add the answers for a spreadsheet, one row a question in form order, unanswered ones too: CRLF,
 * line breaks as they are.  What it writes comes back through import and changes nothing, as it is
 * and as a spreadsheet saves it.
 *
 * `answer` is in the record's spelling, `answer_word` says yes, no and n.a. in the language,
 * `question` is in it too.  Every cell has the formula guard; a text that a spreadsheet would take
 * for a number or a date has the mark of base/cell.h behind it, and `clause` a section sign before
 * it.  `seq` is the row that stated the question last, empty before the first.
 *
 * encoding  which the text, UTF-8 here, is to be brought into: UTF-8 begins with a BOM (that of
 *           UTF-16 comes with it), and the mark is one that its readers know */
void write_csv_answers(struct text *out, const struct assessment *assessment,
		       enum language language, enum encoding encoding);

/* Add the answers for a database or a statistics program, one row an assessment and question: LF,
 * no BOM, no mark, a header in one spelling in every language and version; a later version adds
 * columns at the end.
 *
 * record                    the record's path, as it was named
 * form, version, standard   of the form
 * subject                   who is assessed
 * item, section, clause     the question's id, the id of its group, and its clause
 * kind                      cover, eligibility, requirement, criterion, score or trait
 * type                      text, date, yesno, integer, decimal or score
 * required                  yes or no: whether the form is complete only with it
 * target                    what a criterion, a score or a trait is of: the leaf, or the level
 * question                  in the language
 * state                     answered, open, not_asked (because of another answer) or conflict
 * answer                    in the record's spelling
 * number                    the answer where it is a number; 1 for yes, 0 for no
 * unit                      of the number, in the language
 * note, flag, method, ref, sample, role, by, time, seq   of its last row */
void write_csv_tidy(struct text *out, const struct assessment *assessment, enum language language);

#endif
