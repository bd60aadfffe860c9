/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The walk through a form on a full-screen terminal. */
#ifndef CAGRADE_TUI_TUI_H
#define CAGRADE_TUI_TUI_H

#include "base/status.h"

#include <stdbool.h>

struct session;

struct tui_options {
	bool is_ascii; /* lines and bars in plain ASCII, for fonts that lack or widen the others */
	bool is_plain; /* no colours, as where NO_COLOR is set in the environment */
};

/* Walk through the form until the user leaves, the terminal goes away or a signal ends the program;
 * the terminal is as it was before when this returns.  The messages and the form are in the
 * language of i18n_language().
 *
 * errors  MISSING: there is no terminal that can show it, and the caller asks line by line;
 *         SYSTEM: the terminal could not be set up; nothing was shown */
CHECKED enum status tui_run(struct session *session, const struct tui_options *options);

/* The signal that ended tui_run(), 0 where none did.  The caller closes the session and then ends
 * the program by it: by this signal, with its default action. */
int tui_ending_signal(void);

#endif
