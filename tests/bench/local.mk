# SPDX-License-Identifier: GPL-3.0-or-later
# Benchmarks: built and run by `make bench` alone, and never a reason to fail.

EXTRA_PROGRAMS = $(BENCH_TOOLS)
CLEANFILES += $(BENCH_TOOLS)
EXTRA_DIST += %D%/README.md %D%/ask.sh %D%/bench.sh %D%/median.awk %D%/report.awk \
	%D%/summary.awk %D%/summary.mlr %D%/summary.py %D%/summary.sh %D%/summary.sql \
	%D%/summary-duckdb.sql %D%/summary-duckdb-records.sql %D%/summary-own.awk %D%/summary-report.awk

BENCH_TOOLS = \
	%D%/append$(EXEEXT) \
	%D%/floor$(EXEEXT) \
	%D%/fold$(EXEEXT) \
	%D%/floors$(EXEEXT) \
	%D%/pty$(EXEEXT) \
	%D%/records$(EXEEXT) \
	%D%/spawn$(EXEEXT)

BENCH_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)

# What bench.sh reads.
EXTRA_DIST += %D%/limits %D%/many.awk %D%/peers.sh

tests_bench_append_CPPFLAGS = $(BENCH_CPPFLAGS)
tests_bench_append_LDADD = $(LINK_RECORD)
tests_bench_append_SOURCES = %D%/append.c %D%/bench.h

tests_bench_floor_CPPFLAGS = $(BENCH_CPPFLAGS)
tests_bench_floor_CFLAGS = $(AM_CFLAGS) $(NCURSES_CFLAGS)
tests_bench_floor_LDADD = $(NCURSES_LIBS)
tests_bench_floor_SOURCES = %D%/floor.c %D%/bench.h

tests_bench_fold_CPPFLAGS = $(BENCH_CPPFLAGS)
tests_bench_fold_LDADD = $(LINK_SCORE)
tests_bench_fold_SOURCES = %D%/fold.c %D%/bench.h

tests_bench_floors_CPPFLAGS = $(BENCH_CPPFLAGS)
tests_bench_floors_CFLAGS = $(AM_CFLAGS) $(NETTLE_CFLAGS)
tests_bench_floors_LDADD = $(CSV_LIBS) $(NETTLE_LIBS)
tests_bench_floors_SOURCES = %D%/floors.c %D%/bench.h

tests_bench_pty_CPPFLAGS = $(BENCH_CPPFLAGS)
tests_bench_pty_SOURCES = %D%/pty.c %D%/bench.h

tests_bench_records_CPPFLAGS = $(BENCH_CPPFLAGS)
tests_bench_records_LDADD = $(LINK_REPORT)
tests_bench_records_SOURCES = %D%/records.c %D%/bench.h

tests_bench_spawn_CPPFLAGS = $(BENCH_CPPFLAGS)
tests_bench_spawn_SOURCES = %D%/spawn.c %D%/bench.h

.PHONY: bench bench-summary
bench: all-am $(BENCH_TOOLS)
	@CAGRADE_BIN='$(abs_top_builddir)/cagrade$(EXEEXT)' \
	BENCH_BIN='$(abs_top_builddir)/%D%' BENCH_SRCDIR='$(abs_top_srcdir)' \
		$(SHELL) '$(srcdir)/%D%/bench.sh'

bench-summary: all-am $(BENCH_TOOLS)
	@CAGRADE_BIN='$(abs_top_builddir)/cagrade$(EXEEXT)' \
	BENCH_BIN='$(abs_top_builddir)/%D%' BENCH_SRCDIR='$(abs_top_srcdir)' \
		$(SHELL) '$(srcdir)/%D%/summary.sh'
