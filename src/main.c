/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cagrade: grade a certification authority by GB/T 35289-2017, at a terminal.
 *
 * The map of the source.  A layer may include itself and what stands in its row, nothing above:
 *
 *   base/    C and POSIX      memory, text, exact decimals, UTF-8, CSV, digests, files, faults
 *   form/    base             what the standard asks and how it scores, read from sheets
 *   record/  base             what was answered: an append-only log of events, chained
 *   score/   base form event  answers to scores, both ends; warnings; advice.  All pure
 *   model/   the above        session_do(): the one door to every change; actions, import
 *   report/  base form score event chain    an assessment as text, CSV, JSON, HTML, xlsx
 *   tui/     base form score model          the screen (ncurses)
 *   line/    base form score model          the same, line by line
 *   cmd/     all              one short file a command
 *
 * To follow an answer: tui/tui.c gets a key from tui/screen.c, tui/walk.c finds its action in
 * tui/keymap.c, model/session_do.c carries that out, model/session_write.c makes it an event,
 * record/record.c and base/file_log.c put it on disk; then session_refresh() has score/answers.c
 * fold it and score/score.c score it, and the panes of tui/ draw what came of it.
 *
 * To follow a question: form/load_items.c takes its label from a cell of items.csv, and
 * tui/pane_question.c draws it by tui/page.c into tui/frame.c, which tui/screen.c shows. */
#include "config.h"

#include "base/i18n.h"
#include "cmd/cmd.h"
#include "cmd/common.h"
#include "cmd/forms.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <unistd.h>

/* Fill 0, 1 and 2 where the caller closed them: the next file opened, a record, would take their
 * place, and what we print would go into it.  /dev/null stands there the wrong way round, so that
 * reading and printing fail and are told of. */
static bool hold_standard_streams(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
		if (fcntl(fd, F_GETFD) >= 0 || errno != EBADF)
			continue;
		if (open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
			return false;
	}
	return true;
}

int main(int argc, char **argv)
{
	if (!hold_standard_streams())
		return ENDING_TROUBLE;
	/* A full disk and a closed pipe are errors of the write, not the end of the program. */
	signal(SIGXFSZ, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
	forms_use_own_folders();
	if (!i18n_start(language_of_environment()))
		(void)common_complain(_("the locale is not UTF-8; UTF-8 is written all the same"));
	return (int)cmd_main(argc, argv);
}
