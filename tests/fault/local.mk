# SPDX-License-Identifier: GPL-3.0-or-later
# Fault tests: exhaustive loops.  `make check` runs a sample of each, `make check-faults` the whole.

# The part of the loops over damaged records, lockers, ends and clocks.

check_LIBRARIES += tests/fault/libfault.a
tests_fault_libfault_a_CPPFLAGS = $(TEST_CPPFLAGS)
tests_fault_libfault_a_CFLAGS = $(TEST_CFLAGS) $(VTERM_CFLAGS)
tests_fault_libfault_a_SOURCES = \
	%D%/fault.c \
	%D%/fault.h \
	%D%/hostile.c \
	%D%/hostile.h \
	%D%/judge.c \
	%D%/judge.h \
	%D%/ledger.c \
	%D%/ledger.h \
	tests/support/check.h \
	tests/support/rows.h \
	tests/support/scratch.h \
	tests/tty/answers.c \
	tests/tty/answers.h \
	tests/tty/job.c \
	tests/tty/job.h \
	tests/tty/term.c \
	tests/tty/term.h \
	tests/tty/term_keys.c \
	tests/tty/term_look.c \
	tests/tty/term_part.h \
	tests/tty/walker.c \
	tests/tty/walker.h \
	tests/tty/work.c \
	tests/tty/work.h

FAULT_TESTS = \
	tests/fault/cuts \
	tests/fault/damage \
	tests/fault/slip \
	tests/fault/lockers \
	tests/fault/ends \
	tests/fault/clocks

LINK_FAULT = tests/fault/libfault.a $(LINK_MODEL) $(VTERM_LIBS) -lutil $(LINK_TEST)

check_PROGRAMS += $(FAULT_TESTS)

tests_fault_cuts_CPPFLAGS = $(TEST_CPPFLAGS)
tests_fault_cuts_CFLAGS = $(TEST_CFLAGS)
tests_fault_cuts_LDADD = $(LINK_FAULT)
tests_fault_cuts_SOURCES = %D%/cuts.c

tests_fault_damage_CPPFLAGS = $(TEST_CPPFLAGS)
tests_fault_damage_CFLAGS = $(TEST_CFLAGS)
tests_fault_damage_LDADD = $(LINK_FAULT)
tests_fault_damage_SOURCES = %D%/damage.c %D%/damage_resave.c

tests_fault_slip_CPPFLAGS = $(TEST_CPPFLAGS)
tests_fault_slip_CFLAGS = $(TEST_CFLAGS)
tests_fault_slip_LDADD = $(LINK_FAULT)
tests_fault_slip_SOURCES = %D%/slip.c

tests_fault_lockers_CPPFLAGS = $(TEST_CPPFLAGS)
tests_fault_lockers_CFLAGS = $(TEST_CFLAGS)
tests_fault_lockers_LDADD = $(LINK_FAULT)
tests_fault_lockers_SOURCES = %D%/lockers.c %D%/lockers_told.c

tests_fault_ends_CPPFLAGS = $(TEST_CPPFLAGS)
tests_fault_ends_CFLAGS = $(TEST_CFLAGS) $(VTERM_CFLAGS)
tests_fault_ends_LDADD = $(LINK_FAULT)
tests_fault_ends_SOURCES = %D%/ends.c

tests_fault_clocks_CPPFLAGS = $(TEST_CPPFLAGS)
tests_fault_clocks_CFLAGS = $(TEST_CFLAGS)
tests_fault_clocks_LDADD = $(LINK_FAULT)
tests_fault_clocks_SOURCES = \
	%D%/clocks.c \
	%D%/clocks_session.c \
	tests/support/model_fixture.c \
	tests/support/model_fixture.h

# The part of failed allocations: the program itself, with an allocator that fails.

FAULT_TESTS += tests/fault/alloc
tests_fault_alloc_CPPFLAGS = $(TEST_CPPFLAGS)
tests_fault_alloc_CFLAGS = $(TEST_CFLAGS) $(VTERM_CFLAGS)
tests_fault_alloc_LDADD = $(LINK_FAULT)
tests_fault_alloc_SOURCES = %D%/alloc.c

EXTRA_PROGRAMS += tests/fault/alloc_cagrade
CLEANFILES += tests/fault/alloc_cagrade$(EXEEXT)
tests_fault_alloc_cagrade_CPPFLAGS = $(AM_CPPFLAGS)
tests_fault_alloc_cagrade_LDFLAGS = $(AM_LDFLAGS) \
	-Wl,--wrap=malloc -Wl,--wrap=calloc -Wl,--wrap=realloc
tests_fault_alloc_cagrade_LDADD = $(cagrade_LDADD)
tests_fault_alloc_cagrade_SOURCES = src/main.c %D%/alloc_fail.c

tests/fault/alloc.log tests/fault/alloc.trs: tests/fault/alloc_cagrade$(EXEEXT)

# The part of the system: calls that fail, power cuts, full disks.  The shim stands before the C
# library of the program under test, so it is built without what the build mode adds.

check_LIBRARIES += tests/fault/libtrial.a
tests_fault_libtrial_a_CPPFLAGS = $(TEST_CPPFLAGS)
tests_fault_libtrial_a_CFLAGS = $(TEST_CFLAGS)
tests_fault_libtrial_a_SOURCES = \
	%D%/mount.c \
	%D%/mount.h \
	%D%/program.c \
	%D%/program.h \
	%D%/script.c \
	%D%/script.h \
	%D%/stage.c \
	%D%/stage.h \
	%D%/trial.c \
	%D%/trial.h

EXTRA_PROGRAMS += tests/fault/syscalls_shim.so
CLEANFILES += tests/fault/syscalls_shim.so$(EXEEXT)
tests_fault_syscalls_shim_so_CPPFLAGS =
tests_fault_syscalls_shim_so_CFLAGS = $(WARN_CFLAGS) -fPIC
tests_fault_syscalls_shim_so_LDFLAGS = -shared
tests_fault_syscalls_shim_so_SOURCES = %D%/syscalls_shim.c

TRIAL_CPPFLAGS = $(TEST_CPPFLAGS) \
	-DSYSCALLS_SHIM='"$(abs_top_builddir)/tests/fault/syscalls_shim.so"'
LINK_TRIAL = tests/fault/libtrial.a $(LINK_FAULT)

FAULT_TESTS += \
	tests/fault/diskfull \
	tests/fault/powercut \
	tests/fault/realcut \
	tests/fault/syscalls

tests_fault_diskfull_CPPFLAGS = $(TEST_CPPFLAGS)
tests_fault_diskfull_CFLAGS = $(TEST_CFLAGS) $(VTERM_CFLAGS)
tests_fault_diskfull_LDADD = $(LINK_TRIAL)
tests_fault_diskfull_SOURCES = %D%/diskfull.c %D%/diskfull_screen.c

tests_fault_powercut_CPPFLAGS = $(TEST_CPPFLAGS)
tests_fault_powercut_CFLAGS = $(TEST_CFLAGS)
tests_fault_powercut_LDADD = $(LINK_TRIAL)
tests_fault_powercut_SOURCES = \
	%D%/powercut.c \
	%D%/powercut_disk.c \
	%D%/powercut_disk.h \
	%D%/powercut_folder.c \
	%D%/powercut_folder.h \
	%D%/powercut_trace.c \
	%D%/powercut_trace.h

tests_fault_realcut_CPPFLAGS = $(TRIAL_CPPFLAGS)
tests_fault_realcut_CFLAGS = $(TEST_CFLAGS)
tests_fault_realcut_LDADD = $(LINK_TRIAL)
tests_fault_realcut_SOURCES = %D%/realcut.c

tests_fault_syscalls_CPPFLAGS = $(TRIAL_CPPFLAGS)
tests_fault_syscalls_CFLAGS = $(TEST_CFLAGS)
tests_fault_syscalls_LDADD = $(LINK_TRIAL)
tests_fault_syscalls_SOURCES = %D%/syscalls.c

tests/fault/realcut.log tests/fault/realcut.trs: tests/fault/syscalls_shim.so
tests/fault/syscalls.log tests/fault/syscalls.trs: tests/fault/syscalls_shim.so

# All loops to their end, and what came of them: fault-figures.txt, a line a loop, and
# fault-summary.txt, which make prints.  FAULT_TESTS and FAULT_SCRIPTS name what is run.

EXTRA_DIST += %D%/summary.sh
CLEANFILES += fault-figures.txt fault-summary.txt

check-faults: all
	rm -f fault-figures.txt fault-summary.txt
	FAULT_SAMPLE=1 FAULT_FIGURES='$(abs_builddir)/fault-figures.txt'; \
	export FAULT_SAMPLE FAULT_FIGURES; status=0; \
	$(MAKE) $(AM_MAKEFLAGS) check-am TESTS='$(FAULT_TESTS) $(FAULT_SCRIPTS)' \
		TEST_SUITE_LOG=check-faults.log || status=1; \
	$(SHELL) $(srcdir)/%D%/summary.sh fault-figures.txt >fault-summary.txt || status=1; \
	cat fault-summary.txt; exit $$status
.PHONY: check-faults
