/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The little form of tests/forms/good, and sessions over it, spoken to in short words. */
#ifndef CAGRADE_TESTS_MODEL_FIXTURE_H
#define CAGRADE_TESTS_MODEL_FIXTURE_H

#include "model/session.h"

#define MODEL_RECORD "record.csv"
#define MODEL_TIME "2026-11-23T06:03:05+00:00" /* what model_clock() says, in UTC */

/* For .init and .fini of a suite: a folder of its own, the form read, times in UTC. */
void model_enter(void);
void model_leave(void);

/* The form; a test that cannot read it aborts.  The folder is $TEST_SRCDIR/forms/good, or the
 * nearest tests/forms/good in the working folder and those above it. */
const struct form *model_form(void);

/* The index of an item that must be there. */
size_t model_item(const char *id);

/* Have last time's answer to one question stand beside a session, from a record of that version of
 * the form. */
void model_set_earlier(struct session *session, int version, const char *id, const char *answer);

/* Have one earlier note of the inspector's on a question at hand. */
void model_set_phrases(struct session *session, const char *id, const char *note);

/* A clock that stands still. */
time_t model_clock(void);

/* Begin MODEL_RECORD, or open it again; with a reason where that is not NULL.  A test that cannot
 * aborts.  session_close() */
struct session *model_begin(void);
struct session *model_open(const char *reason);

/* Carry out an action; gives how it ended.  model_message() has its message until the next one. */
enum reply_kind model_do(struct session *session, enum action action, const char *argument);
const char *model_message(void);

/* Put the cursor on an item and carry out an action there. */
enum reply_kind model_at(struct session *session, const char *id, enum action action,
			 const char *argument);

/* The id of the item that the cursor is on. */
const char *model_cursor(const struct session *session);

/* The rows behind the first, each as `ITEM=ANSWER(NOTE)<FLAG>{EVIDENCE}[CAUSE];` without the
 * brackets that would be empty.  Until the next call. */
const char *model_rows(const struct session *session);

#endif
