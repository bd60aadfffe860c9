/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What commands share: messages, opening a record over its form, writing a result. */
#ifndef CAGRADE_CMD_COMMON_H
#define CAGRADE_CMD_COMMON_H

#include "base/diag.h"
#include "base/encoding.h"
#include "base/status.h"
#include "base/text.h"
#include "cmd/cmd.h"
#include "cmd/forms.h"
#include "model/session.h"
#include "report/assessment.h"

#include <stdbool.h>
#include <stddef.h>

/* One message on stderr: `cagrade: ` and what printf would print, made safe to show.  Gives
 * ENDING_TROUBLE, so that a command can return it. */
enum ending common_complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* `cagrade: SUBJECT: why` for a status; reads errno, so call it first.  Gives ENDING_TROUBLE. */
enum ending common_complain_status(const char *subject, enum status status);

/* Print all diagnostics on stderr in order of their places, and empty the list. */
void common_print_diags(struct diag_list *diags);

/* Write the bytes to stdout, as they are; on a terminal, which CSV and JSON with the bytes of
 * others in it could steer, made safe to show.  A full disk or a closed pipe is a message and
 * ENDING_TROUBLE. */
enum ending common_print(const struct text *text);

/* True where something has the name, or nobody can tell: whoever opens it is told why. */
bool common_is_there(const char *path);

/* Write a result under its name, in place of any older one, or to stdout where the name is `-`.
 * Refused where the file is a record or one of the inputs. */
enum ending common_write_output(const char *path, const struct text *content,
				const char *const *inputs, size_t input_count);

/* The encoding that --encoding names; *out stays as it is where the option is not given.  False,
 * after a message, where it names none. */
bool common_encoding(const struct opts *opts, enum encoding *out);

/* Ask a yes-or-no question on the terminal; --yes answers it.  Without both: a message, false. */
bool common_confirm(const struct opts *opts, const char *question);

enum common_mode { COMMON_READ, COMMON_WRITE };

/* Open an existing record.  Its form is --form, or the one that the record names.
 *
 * Trouble is told on stderr and *out is NULL; that the record is torn or altered is told too.
 * The session is yours: session_close(), before forms are released. */
enum ending common_open(struct forms *forms, const struct opts *opts, const char *path,
			enum common_mode mode, struct session **out);

/* Begin a new record with the form of --form, or the default one.  Likewise. */
enum ending common_begin(struct forms *forms, const struct opts *opts, const char *path,
			 struct session **out);

/* True where the record takes no change, and why is told on stderr. */
bool common_is_barred(const struct session *session);

/* The form for a new record; told on stderr and NULL where it cannot be loaded. */
const struct form *common_form(struct forms *forms, const char *id_or_dir);

/* The result as the writers want it; borrows all of it from the session. */
struct assessment common_assessment(const struct session *session);

/* `slip ROWS:DIGEST` on stdout, alone on a line. */
enum ending common_print_slip(const struct session *session);

/* The higher of two endings. */
enum ending common_worst(enum ending a, enum ending b);

/* Run work on each operand, a record's path, opened for reading; the highest ending wins. */
enum ending common_each_record(const struct opts *opts,
			       enum ending (*work)(const struct session *session, void *ctx),
			       void *ctx);

#endif
