/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `cagrade assess`: the walk through the form, on the screen or line by line. */
#include "config.h"

#include "base/i18n.h"
#include "cmd/common.h"
#include "cmd/earlier.h"
#include "line/line.h"
#include "model/baseline.h"
#include "tui/tui.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

static enum ending open_or_begin(struct forms *forms, const struct opts *opts, struct session **out)
{
	const char *path = opts->operands[0];
	if (common_is_there(path)) {
		bool is_read_only = opts->of[OPT_READ_ONLY] != NULL;
		return common_open(forms, opts, path, is_read_only ? COMMON_READ : COMMON_WRITE,
				   out);
	}
	if (opts->of[OPT_READ_ONLY])
		return common_complain_status(path, STATUS_MISSING);
	return common_begin(forms, opts, path, out);
}

static enum status walk(const struct opts *opts, struct session *session)
{
	struct tui_options full = {.is_ascii = opts->of[OPT_ASCII] != NULL};
	struct line_options plain = {.in = stdin, .out = stdout, .err = stderr};
	enum status status = opts->of[OPT_PLAIN] ? STATUS_MISSING : tui_run(session, &full);
	return status == STATUS_MISSING ? line_run(session, &plain) : status;
}

/* Where a signal asked the program to end, whoever sent it is to see that it did. */
static void end_as_asked(void)
{
	int number = tui_ending_signal();

	if (number > 0) {
		signal(number, SIG_DFL);
		raise(number);
	}
}

/* Walk, and say what came of it. */
static enum ending assess(const struct opts *opts, struct session *session)
{
	enum ending ending = ENDING_DONE;
	enum status status = walk(opts, session);
	if (status != STATUS_OK)
		ending = common_complain_status(_("terminal"), status);
	if (session->pending.count > 0)
		ending = common_complain(Q_("NOT SAVED: %zu answer was left behind",
					    "NOT SAVED: %zu answers were left behind",
					    session->pending.count),
					 session->pending.count);
	return common_worst(ending, common_print_slip(session));
}

/* Have last time's answers stand beside the questions, where an earlier record was named. */
static enum ending set_previous(struct forms *forms, const struct opts *opts,
				struct session *session)
{
	const char *path = opts->of[OPT_PREVIOUS];
	struct session *previous = NULL;
	if (!path)
		return ENDING_DONE;
	enum ending ending = earlier_open(forms, opts, session, path, &previous);
	if (previous)
		session_set_baseline(session, baseline_new(previous));
	session_close(previous);
	return ending;
}

/* True where what is to stand beside the record is there, so that no new one is begun in vain. */
static bool has_companions(const struct opts *opts)
{
	static const enum opt companions[] = {OPT_PREVIOUS, OPT_PHRASES};
	for (size_t i = 0; i < sizeof companions / sizeof *companions; i++) {
		const char *path = opts->of[companions[i]];
		if (path && access(path, R_OK) != 0) {
			(void)common_complain_status(path, errno == ENOENT ? STATUS_MISSING
									   : STATUS_SYSTEM);
			return false;
		}
	}
	return true;
}

static enum ending run(const struct opts *opts)
{
	if (!has_companions(opts))
		return ENDING_TROUBLE;
	struct forms forms = {0};
	struct session *session = NULL;
	enum ending ending = open_or_begin(&forms, opts, &session);
	if (session)
		ending = set_previous(&forms, opts, session);
	if (session && opts->of[OPT_PHRASES])
		session_set_phrases(session, phrases_new(opts->of[OPT_PHRASES], session->by));
	if (session && ending == ENDING_DONE)
		ending = assess(opts, session);
	session_close(session);
	forms_release(&forms);
	end_as_asked();
	return ending;
}

const struct command cmd_assess = {
    .name = "assess",
    .operands = N_("RECORD"),
    .summary = N_("walk through the form on the terminal"),
    .about =
	N_("Open the record, or begin it, and walk through the form.  Every answer is on disk\n"
	   "before the screen says saved.  `cagrade RECORD.csv` is short for it."),
    .operands_min = 1,
    .operands_max = 1,
    .options = cmd_assess_options,
    .changes_record = true,
    .run = run,
};
