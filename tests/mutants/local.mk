# SPDX-License-Identifier: GPL-3.0-or-later
# What takes longer, or needs more tools, than `make check` may: each builds in a folder of its own.

EXTRA_DIST += %D% tests/coverage

.PHONY: check-mutants coverage lint

# All, or those that MUTANTS names.
MUTANTS =
check-mutants:
	@$(SHELL) '$(srcdir)/%D%/run.sh' '$(abs_top_srcdir)' '$(abs_top_builddir)/mutants' $(MUTANTS)

coverage:
	@$(SHELL) '$(srcdir)/tests/coverage/run.sh' '$(abs_top_srcdir)' \
		'$(abs_top_builddir)/coverage' $(TESTS)

lint: all-am
	@LINT_CFLAGS='$(NCURSES_CFLAGS) $(NETTLE_CFLAGS) $(JANSSON_CFLAGS)' \
		$(SHELL) '$(srcdir)/tests/lint/analyse.sh' '$(abs_top_srcdir)' '$(abs_top_builddir)'
