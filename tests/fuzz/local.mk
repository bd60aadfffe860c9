# SPDX-License-Identifier: GPL-3.0-or-later
# Hostile input.  `make check` gives each target the files of its corpus, and some seconds of new
# bytes where clang has its fuzzer; `make fuzz` gives each FUZZ_SECONDS (an hour).

FUZZ_LINK = $(LINK_MODEL)
FUZZ_COMMON = %D%/driver.c %D%/fuzz.c %D%/fuzz.h
FUZZ_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)

check_PROGRAMS += \
	tests/fuzz/replay_editor \
	tests/fuzz/replay_form \
	tests/fuzz/replay_import \
	tests/fuzz/replay_merge \
	tests/fuzz/replay_plain \
	tests/fuzz/replay_record \
	tests/fuzz/replay_shown \
	tests/fuzz/replay_words

tests_fuzz_replay_editor_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_TARGET='"editor"'
tests_fuzz_replay_editor_LDADD = libtui.a $(FUZZ_LINK)
tests_fuzz_replay_editor_SOURCES = %D%/editor.c $(FUZZ_COMMON)

tests_fuzz_replay_form_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_TARGET='"form"'
tests_fuzz_replay_form_LDFLAGS = $(AM_LDFLAGS) -Wl,--wrap=file_read
tests_fuzz_replay_form_LDADD = $(FUZZ_LINK)
tests_fuzz_replay_form_SOURCES = %D%/form.c $(FUZZ_COMMON)

tests_fuzz_replay_import_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_TARGET='"import"'
tests_fuzz_replay_import_LDADD = $(FUZZ_LINK)
tests_fuzz_replay_import_SOURCES = %D%/import.c $(FUZZ_COMMON)

tests_fuzz_replay_merge_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_TARGET='"merge"'
tests_fuzz_replay_merge_LDADD = $(FUZZ_LINK)
tests_fuzz_replay_merge_SOURCES = %D%/merge.c tests/support/rows.h $(FUZZ_COMMON)

tests_fuzz_replay_plain_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_TARGET='"plain"'
tests_fuzz_replay_plain_LDADD = libline.a $(FUZZ_LINK)
tests_fuzz_replay_plain_SOURCES = %D%/plain.c $(FUZZ_COMMON)

tests_fuzz_replay_record_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_TARGET='"record"'
tests_fuzz_replay_record_LDADD = $(FUZZ_LINK)
tests_fuzz_replay_record_SOURCES = %D%/record.c tests/support/rows.h $(FUZZ_COMMON)

tests_fuzz_replay_shown_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_TARGET='"shown"'
tests_fuzz_replay_shown_LDADD = $(FUZZ_LINK)
tests_fuzz_replay_shown_SOURCES = %D%/shown.c $(FUZZ_COMMON)

tests_fuzz_replay_words_CPPFLAGS = $(FUZZ_CPPFLAGS) -DFUZZ_TARGET='"words"'
tests_fuzz_replay_words_LDADD = $(FUZZ_LINK)
tests_fuzz_replay_words_SOURCES = %D%/words.c $(FUZZ_COMMON)

# The whole program on hostile names, bytes and sizes; what it writes; and the fuzzer.
EXTRA_PROGRAMS += tests/fuzz/scan
CLEANFILES += tests/fuzz/scan$(EXEEXT)
tests_fuzz_scan_CPPFLAGS = $(FUZZ_CPPFLAGS)
tests_fuzz_scan_LDADD = $(FUZZ_LINK)
tests_fuzz_scan_SOURCES = %D%/scan.c %D%/fuzz.c %D%/fuzz.h
tests/fuzz/said.sh.log tests/fuzz/said.sh.trs: tests/fuzz/scan$(EXEEXT)

dist_check_SCRIPTS += \
	%D%/bounds.sh \
	%D%/held.sh \
	%D%/run.sh \
	%D%/said.sh
EXTRA_DIST += %D%/corpus %D%/fuzz.mk %D%/words.dict

.PHONY: fuzz
fuzz: all-am
	@CAGRADE_BIN='$(abs_top_builddir)/cagrade$(EXEEXT)' \
	TEST_SRCDIR='$(abs_top_srcdir)/tests' \
	MAKE='$(MAKE)' FUZZ_SECONDS="$${FUZZ_SECONDS:-3600}" \
		$(SHELL) '$(srcdir)/%D%/run.sh'
