# SPDX-License-Identifier: GPL-3.0-or-later
# The screens of the documents: `make check` says where they are stale, `make screens` makes them anew.

check_PROGRAMS += tests/run_screens
tests_run_screens_CPPFLAGS = $(TEST_CPPFLAGS)
tests_run_screens_CFLAGS = $(TEST_CFLAGS) $(VTERM_CFLAGS)
tests_run_screens_LDADD = $(LINK_BASE) $(VTERM_LIBS) -lutil $(LINK_TEST)
tests_run_screens_SOURCES = \
	%D%/scenes.c \
	%D%/scenes.h \
	%D%/screens.c \
	tests/support/check.h \
	tests/tty/job.c \
	tests/tty/job.h \
	tests/tty/term.c \
	tests/tty/term.h \
	tests/tty/term_keys.c \
	tests/tty/term_look.c \
	tests/tty/term_part.h \
	tests/tty/work.c \
	tests/tty/work.h

EXTRA_DIST += %D%/paste.awk %D%/paste.sh %D%/stage.sh

.PHONY: screens
screens: all-am tests/run_screens$(EXEEXT)
	@$(AM_TESTS_ENVIRONMENT) rm -f '$(srcdir)'/doc/screens/*.txt && \
		UPDATE=1 tests/run_screens$(EXEEXT) && cd '$(srcdir)' && $(SHELL) %D%/paste.sh
